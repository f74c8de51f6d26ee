"""A document that anyone drew → the same with tags: behind its text, or in its own words, cells, headers, titles."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from entries import entries_sown
from lxml import etree

from brief_builder.office.xml import NAMESPACES
from word_packages import packed
from zip_members import members_of

VALUE = "Kampot & <Kep> ក្រុង"  # what the tags print: signs of XML, and a complex script
DATA = {"sown": VALUE, "rows": [{"name": VALUE}, {"name": VALUE}, {"name": VALUE}], "yes": True, "no": False}
TAG = "{{ sown }}"
_W, _A, _P = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("w", "a", "p"))
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Parts with words that a person wrote, and that the documentation says are filled.
WORDS = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|(word|ppt)/charts/chart\d*\.xml"
    r"|ppt/(slides/slide|notesSlides/notesSlide|slideLayouts/slideLayout|slideMasters/slideMaster)\d+\.xml"
    r"|ppt/(diagrams/(data|drawing)\d*|comments/modernComment\w*)\.xml"
)
# Paragraphs in these are not the author's words, or are there twice.
_NOT_IN = {
    f"{_W}del", f"{_W}moveFrom", f"{{{NAMESPACES['mc']}}}Fallback", f"{_W}fldSimple",
}  # fmt: skip
_AROUND_RUNS = {_W + name for name in ("hyperlink", "ins", "smartTag", "sdtContent")}
_IN_RUN = {_W + name for name in ("t", "rPr", "lastRenderedPageBreak")} | {f"{_A}t", f"{_A}rPr"}


@dataclass(frozen=True)
class Sown:
    """The document with tags, and how many values they print."""

    data: bytes
    prints: int


def appended(data: bytes) -> Sown:
    """A paragraph and a table with a loop over rows behind the text; a text box and a table on each slide."""
    members = members_of(data)
    prints = 0
    for name in [each for each in members if re.fullmatch(r"word/document\.xml|ppt/slides/slide\d+\.xml", each)]:
        root = etree.fromstring(members[name])
        if name.startswith("word/"):
            body = root.find(f"{_W}body")
            last = body.find(f"{_W}sectPr")
            at = len(body) if last is None else body.index(last)
            for element in reversed(etree.fromstring(_WORD)):
                body.insert(at, element)
            prints += 5
        else:
            tree = root.find(f"{_P}cSld/{_P}spTree")
            ids = [int(each.get("id")) for each in root.iter(f"{_P}cNvPr")]
            extension = tree.find(f"{_P}extLst")
            at = len(tree) if extension is None else tree.index(extension)
            for number, element in enumerate(reversed(etree.fromstring(_SLIDE))):
                element.find(f".//{_P}cNvPr").set("id", str(max(ids, default=1) + 1 + number))
                tree.insert(at, element)
            prints += 4
        members[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Sown(packed(members), prints)


def sown(data: bytes, seed: int) -> Sown:
    """Tags in some of the words of all parts.

    In paragraphs behind, before and between their letters, in `if` and in loops; behind alt texts and other entries.
    """
    chance = random.Random(seed)  # noqa: S311  not for secrets
    members = members_of(data)
    prints = 0
    for name in [each for each in members if each.endswith(".xml")]:
        root = etree.fromstring(members[name])
        before = prints
        for paragraph in list(_paragraphs(root)) if WORDS.fullmatch(name) else ():
            if chance.random() < 0.5:
                prints += _into(paragraph, chance)
        prints += _alt_texts(root, chance) if WORDS.fullmatch(name) else 0
        prints += entries_sown(name, root, TAG, chance)
        if prints > before:
            members[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Sown(packed(members), prints)


def rows_sown(data: bytes) -> Sown:
    """A loop in the first and the last cell of the last row of each table that is as simple as tables are."""
    members = members_of(data)
    prints = 0
    for name in [each for each in members if re.fullmatch(r"word/document\.xml|ppt/slides/slide\d+\.xml", each)]:
        root = etree.fromstring(members[name])
        before = prints
        for table in root.iter(f"{_W}tbl", f"{_A}tbl"):
            row = [each for each in table if each.tag in (f"{_W}tr", f"{_A}tr")][-1:]
            if not row or row[0].find(f".//{_W}tbl") is not None or any(map(_merged, row[0].iter())):
                continue
            cells = [each for each in row[0] if each.tag in (f"{_W}tc", f"{_A}tc")]
            ends = [[p for p in _paragraphs(cell) if _texts(p)] for cell in (cells[0], cells[-1])] if cells else []
            if len(cells) < 2 or not all(ends):
                continue
            first, last = _texts(ends[0][0])[0], _texts(ends[1][-1])[-1]
            first.text = "{% for row in rows %}{{ row.name }}" + (first.text or "")
            last.text = (last.text or "") + "{% endfor %}"
            prints += len(DATA["rows"])
        if prints > before:
            members[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Sown(packed(members), prints)


def _merged(element: etree._Element) -> bool:
    return element.tag in (f"{_W}vMerge", f"{_W}hMerge") or any(
        element.get(name) is not None for name in ("rowSpan", "gridSpan", "hMerge", "vMerge")
    )


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs that hold words of the author, outermost first; none that a field works out."""
    for paragraph in root.iter(f"{_W}p", f"{_A}p"):
        if not any(each.tag in _NOT_IN for each in paragraph.iterancestors()) and not _has_field(paragraph):
            yield paragraph


def _has_field(paragraph: etree._Element) -> bool:
    """Whether a field stands in it, or one that began above it is still open."""
    depth = 0
    root = paragraph.getroottree().getroot()
    if paragraph.find(f".//{_W}fldSimple") is not None or paragraph.find(f"{_A}fld") is not None:
        return True
    if paragraph.find(f".//{_W}fldChar") is not None:
        return True
    for char in root.iter(f"{_W}fldChar", f"{_W}p"):
        if char is paragraph:
            return depth > 0
        depth += {"begin": 1, "end": -1}.get(char.get(f"{_W}fldCharType", ""), 0)
    return False


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The texts of runs that stand in the paragraph, also in its links, controls and insertions."""
    return [
        each
        for run in paragraph.iter(f"{_W}r", f"{_A}r")
        if _is_within(run, paragraph) and all(child.tag in _IN_RUN for child in run)
        for each in run
        if each.tag in (f"{_W}t", f"{_A}t") and (each.text or "").strip()
    ]


def _is_within(run: etree._Element, paragraph: etree._Element) -> bool:
    """Whether nothing but what may stand around runs is between the two."""
    for element in run.iterancestors():
        if element is paragraph:
            return True
        if element.tag not in _AROUND_RUNS | {f"{_W}sdt"}:
            return False
    return False


def looped(data: bytes, seed: int) -> Sown:
    """Loops and conditions around neighbours: paragraphs, tables and what else lies between; and around slides.

    How often the value is printed is not counted (0): what lies between may not be copied everywhere.
    """
    chance = random.Random(seed)  # noqa: S311  not for secrets
    members = members_of(data)
    made = 0
    for name in [each for each in members if WORDS.fullmatch(each)]:
        root = etree.fromstring(members[name])
        before = made
        for holder in [each for each in root.iter() if sum(e.tag in (f"{_W}p", f"{_A}p") for e in each) > 1]:
            inside = [p for p in holder if p.tag in (f"{_W}p", f"{_A}p") and not _has_field(p)]
            if len(inside) < 2 or chance.random() < 0.6 or any(e.tag in _NOT_IN for e in holder.iterancestors()):
                continue
            first, last = sorted(chance.sample(range(len(inside)), 2))
            opening = chance.choice(["{% for row in rows %}", "{% if yes %}", "{% if no %}"])
            closing = "{% endfor %}" if "for" in opening else "{% endif %}"
            inside[first].addprevious(_words(inside[first], opening))
            inside[last].addnext(_words(inside[last], closing))
            made += 1
        shapes = [t for t in root.iter(f"{_A}t") if (t.text or "").strip()] if name.startswith("ppt/slides/") else []
        if shapes and chance.random() < 0.6:
            tag = chance.choice(
                [
                    "{% slide for row in rows %}{{ row.name }}",
                    "{% shape if yes %}",
                    "{% shape if no %}",
                    "{% slide if yes %}",
                ]
            )
            text = chance.choice(shapes)
            text.text = tag + (text.text or "")
            made += 1
        if made > before:
            members[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Sown(packed(members), -made)


def _words(beside: etree._Element, text: str) -> etree._Element:
    """A paragraph of the same kind with these words."""
    space = _W if beside.tag == f"{_W}p" else _A
    paragraph = etree.Element(f"{space}p")
    run = etree.SubElement(paragraph, f"{space}r")
    etree.SubElement(run, f"{space}t").text = text
    return paragraph


def _into(paragraph: etree._Element, chance: random.Random) -> int:
    """Put tags into a paragraph; gives how many values they print."""
    texts = _texts(paragraph)
    if not texts:
        return 0
    text = chance.choice(texts)
    ways: list[tuple[Callable[[str], str], int]] = [
        (lambda said: f"{said} {TAG}", 1),
        (lambda said: f"{TAG} {said}", 1),
        (lambda said: f"{said[: len(said) // 2]}{TAG}{said[len(said) // 2 :]}", 1),
        (lambda said: f"{{% if yes %}}{said} {TAG}{{% endif %}}", 1),
        (lambda said: f"{said}{{% if no %}}{TAG}{{% endif %}}", 0),
        (lambda said: f"{said}{{% for row in rows %}}{{{{ row.name }}}}, {{% endfor %}}", 3),
    ]
    way, count = chance.choice(ways)
    text.text = way(text.text or "")
    if text.tag == f"{_W}t":
        text.set(_XML_SPACE, "preserve")
        if chance.random() < 0.3:
            _split(text, chance)
    return count


def _split(text: etree._Element, chance: random.Random) -> None:
    """Cut a run in two within its tag, as Word does when somebody corrects a letter of it."""
    said = text.text or ""
    found = re.search(r"\{\{[^}]*\}\}", said)
    run = text.getparent()
    if found is None or run is None or len([each for each in run if each.tag == f"{_W}t"]) != 1:
        return
    cut = chance.randrange(found.start() + 1, found.end())
    twin = deepcopy(run)
    text.text = said[:cut]
    for each in twin:
        if each.tag == f"{_W}t":
            each.text = said[cut:]
    run.addnext(twin)


def _alt_texts(root: etree._Element, chance: random.Random) -> int:
    """Tags behind the words of alt texts, in all but copies for old readers."""
    prints = 0
    for element in root.iter(f"{{{NAMESPACES['wp']}}}docPr", f"{_P}cNvPr"):
        if any(each.tag in _NOT_IN for each in element.iterancestors()) or chance.random() < 0.5:
            continue
        if element.get("descr"):
            element.set("descr", f"{element.get('descr')}: {TAG}")
            prints += 1
    return prints


WAYS: dict[str, Callable[[bytes], Sown]] = {
    "appended": appended,
    "in rows": rows_sown,
    "sown": lambda data: sown(data, 1),
    "sown again": lambda data: sown(data, 2),
    "looped": lambda data: looped(data, 1),
    "looped again": lambda data: looped(data, 2),
}

_WORD = f"""<x xmlns:w="{NAMESPACES["w"]}">
<w:p><w:r><w:t>Said of it: {TAG}</w:t></w:r></w:p>
<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>
<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>
<w:tr><w:tc>
<w:p><w:r><w:t>{{% for row in rows %}}{{{{ loop.index }}}}</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>{{{{ row.name }}}}{{% endfor %}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t>{{% if yes %}}{TAG}{{% endif %}}</w:t></w:r></w:p></x>"""
_SLIDE = f"""<x xmlns:a="{NAMESPACES["a"]}" xmlns:p="{NAMESPACES["p"]}">
<p:sp><p:nvSpPr><p:cNvPr id="0" name="Sown box"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="4000000" cy="400000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>
<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{TAG}</a:t></a:r></a:p></p:txBody></p:sp>
<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="0" name="Sown table"/>
<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>
<p:xfrm><a:off x="0" y="500000"/><a:ext cx="4000000" cy="370840"/></p:xfrm>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">
<a:tbl><a:tblPr/>
<a:tblGrid><a:gridCol w="2000000"/><a:gridCol w="2000000"/></a:tblGrid>
<a:tr h="370840"><a:tc><a:txBody><a:bodyPr/><a:lstStyle/>
<a:p><a:r><a:t>{{% for row in rows %}}{{{{ row.name }}}}</a:t></a:r></a:p>
</a:txBody><a:tcPr/></a:tc>
<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>
<a:p><a:r><a:t>{{{{ loop.index }}}}{{% endfor %}}</a:t></a:r></a:p>
</a:txBody><a:tcPr/></a:tc></a:tr>
</a:tbl></a:graphicData></a:graphic></p:graphicFrame></x>"""
