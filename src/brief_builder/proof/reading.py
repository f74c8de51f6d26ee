"""The bytes of a produced file in → its lines as a reader finds them, each with its place. Opens the file anew."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from brief_builder.office import PLAIN, WORD, Package, Part, content_parts, paragraph_trails, parse
from brief_builder.office.xml import clark
from brief_builder.proof.charts import chart_points

# Fields whose results are numbering, not figures: pages, captions, contents.
_NUMBERING = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|SEQ|TOC|PAGEREF|NOTEREF|REF|STYLEREF)\b", re.I)
_W_FIELD, _W_KIND = clark("w:fldChar"), clark("w:fldCharType")
_W_INSTRUCTION, _W_SIMPLE, _W_INSTR = clark("w:instrText"), clark("w:fldSimple"), clark("w:instr")
_A_FIELD = clark("a:fld")
_W_TABLE, _W_VAL = clark("w:tbl"), clark("w:val")
_TABLE_TEXTS = (clark("w:tblCaption"), clark("w:tblDescription"))
_DRAWN = (clark("wp:docPr"), clark("p:cNvPr"))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a produced file, or a number that a native chart shows.

    Attributes:
        part: the member's name.
        paragraph: 0-based number of the paragraph in its part; in a chart, of the point among those with a value.
        trail: the steps that lead a person to it.
        text: all its text.
        prose: its text without the results of numbering fields.
    """

    part: str
    paragraph: int
    trail: tuple[str, ...]
    text: str
    prose: str


@dataclass(frozen=True)
class Reading:
    """What a produced file says.

    Attributes:
        kind: 'docx' or 'pptx'.
        lines: every paragraph of body, headers, footers, notes; slides and their notes; layouts and masters; the
            numbers of the native charts in them.
        pictures: (part, alt text) → the steps that lead to the picture, or to the table that has it.
        layouts: names of the parts that stand behind slides, whose prompts no reader sees.
        alts: the same as `pictures`, each by itself, in the order of the file: two may say the same.
    """

    kind: str
    lines: tuple[Line, ...]
    pictures: Mapping[tuple[str, str], tuple[str, ...]]
    layouts: frozenset[str]
    alts: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


def read_document(data: bytes) -> Reading:
    """Read a .docx or .pptx.

    Raises:
        Fault: template-unreadable when the bytes are not such a file.
    """
    package = Package.open(data)
    lines: list[Line] = []
    alts: list[tuple[str, str, tuple[str, ...]]] = []
    layouts: set[str] = set()
    for part in content_parts(package):
        if part.dialect is PLAIN or part.repeats:
            continue
        if part.kind == "layout":
            layouts.add(part.name)
        root = parse(package.read(part.name), part.name)
        trails = paragraph_trails(root, part, package)
        lines += _lines(root, part, trails)
        for point in chart_points(root, part, trails, package):
            lines.append(Line(point.chart, point.number, point.trail, point.value, point.value))
            if part.kind == "layout":
                layouts.add(point.chart)
        alts += _pictures(root, part, trails)
    pictures = {(part, alt): trail for part, alt, trail in alts}
    return Reading(package.kind, tuple(lines), pictures, frozenset(layouts), tuple(alts))


def _lines(root: etree._Element, part: Part, trails: Mapping[etree._Element, tuple[str, ...]]) -> list[Line]:
    dialect = part.dialect
    order = {paragraph: n for n, paragraph in enumerate(root.iter(dialect.paragraph))}
    texts: dict[etree._Element, list[str]] = {p: [] for p in order}
    proses: dict[etree._Element, list[str]] = {p: [] for p in order}
    fields: list[str] = []
    for element in root.iter():
        if element.tag == _W_FIELD:
            _step(fields, element.get(_W_KIND, ""))
        elif element.tag == _W_INSTRUCTION and fields:
            fields[-1] += element.text or ""
        elif element.tag == dialect.text or element.tag in dialect.breaks:
            paragraph = next(element.iterancestors(dialect.paragraph), None)
            if paragraph is None or _is_tab_stop(element):
                continue
            text = (element.text or "") if element.tag == dialect.text else dialect.breaks[str(element.tag)]
            texts[paragraph].append(text)
            if not _numbers(element, fields, dialect is WORD):
                proses[paragraph].append(text)
    return [
        Line(part.name, number, trails.get(p, ()), "".join(texts[p]), "".join(proses[p])) for p, number in order.items()
    ]


def _step(fields: list[str], kind: str) -> None:
    if kind == "begin":
        fields.append("")
    elif kind == "end" and fields:
        fields.pop()


def _is_tab_stop(element: etree._Element) -> bool:
    """w:tab is a tab in a run and a tab stop in paragraph properties."""
    parent = element.getparent()
    return parent is not None and parent.tag == clark("w:tabs")


def _numbers(element: etree._Element, fields: list[str], word: bool) -> bool:
    if not word:
        return any(a.tag == _A_FIELD for a in element.iterancestors())
    if any(_NUMBERING.match(field) for field in fields):
        return True
    return any(_NUMBERING.match(a.get(_W_INSTR, "")) for a in element.iterancestors(_W_SIMPLE))


def _pictures(
    root: etree._Element, part: Part, trails: Mapping[etree._Element, tuple[str, ...]]
) -> list[tuple[str, str, tuple[str, ...]]]:
    out: list[tuple[str, str, tuple[str, ...]]] = []
    slide = next((trail[:1] for trail in trails.values() if trail), (part.shown,) if part.shown else ())
    for drawn in root.iter(*_DRAWN):
        alt = drawn.get("descr", "")
        if not alt:
            continue
        around = next((a for a in drawn.iterancestors() if a in trails), None)
        base = trails[around] if around is not None else slide
        steps = tuple(step for step in base if not step.startswith("paragraph "))
        out.append((part.name, alt, (*steps, f'picture "{drawn.get("name", "")}"')))
    for said in root.iter(*_TABLE_TEXTS):
        table = next((a for a in said.iterancestors() if a.tag == _W_TABLE), None)
        inside = next((trails[p] for p in table.iter() if p in trails), ()) if table is not None else ()
        steps = tuple(step for step in inside if not step.startswith(("paragraph ", "row ", "column ")))
        if alt := said.get(_W_VAL, ""):
            out.append((part.name, alt, (*steps, "alt text") if steps else slide))
    return out
