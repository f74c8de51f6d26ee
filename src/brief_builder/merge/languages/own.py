"""A template in → the language that it says of itself: what most of its letters are marked as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.office import DRAWING, PLAIN, WORD, Package, content_parts, parse
from brief_builder.office.part_types import relationship_type
from brief_builder.office.xml import clark, is_on

_LANG, _VAL, _BIDI = clark("w:lang"), clark("w:val"), clark("w:bidi")
_WORD_PROPERTIES, _WORD_STYLE = clark("w:rPr"), clark("w:rStyle")
_PARAGRAPH, _PARAGRAPH_STYLE = clark("w:p"), f"{clark('w:pPr')}/{clark('w:pStyle')}"
_RUN = clark("w:r")
_DEFAULTS = f"{clark('w:docDefaults')}/{clark('w:rPrDefault')}/{clark('w:rPr')}/{_LANG}"
_DECK_DEFAULTS = f"{clark('p:defaultTextStyle')}/{clark('a:defPPr')}/{clark('a:defRPr')}"


@dataclass(frozen=True, slots=True)
class Own:
    """What a template says of its language.

    Attributes:
        tag: what most of its letters are marked as, or what its defaults say where that is as much; '' for nothing.
        default: what its defaults say; '' for nothing.
        complex: what the defaults of a Word document say of letters in complex scripts; '' for nothing.
    """

    tag: str = ""
    default: str = ""
    complex: str = ""


def own_language(package: Package) -> Own:
    """What the template says, read once for all who ask."""
    return package.once("own language", lambda: _word(package) if package.kind == "docx" else _deck(package))


def _word(package: Package) -> Own:
    root = _styles(package)
    held = root.find(_DEFAULTS) if root is not None else None
    default, bidi = (held.get(_VAL, ""), held.get(_BIDI, "")) if held is not None else ("", "")
    styles = dict(_said_by_styles(root)) if root is not None else {}
    letters: Counter[str] = Counter()
    for part in content_parts(package):
        if part.dialect is not WORD or part.kind == "comments":
            continue
        for paragraph in parse(package.read(part.name), part.name).iter(_PARAGRAPH):
            style = paragraph.find(_PARAGRAPH_STYLE)
            behind = styles.get(style.get(_VAL, "") if style is not None else "", "") or default
            for run in paragraph.iter(_RUN):
                said = _of_run(run.find(_WORD_PROPERTIES), styles) or behind
                letters[said] += sum(len((text.text or "").strip()) for text in run.iter(WORD.text))
    return Own(_most(letters, default), default, bidi)


def _styles(package: Package) -> etree._Element | None:
    kind = relationship_type("styles")
    for rel in package.relationships(package.main_part):
        if rel.type == kind and rel.target in package:
            return parse(package.read(rel.target), rel.target)
    return None


def _said_by_styles(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Style id → the language that it says, or a style that it is based on; '' is the default paragraph style."""
    elements = {each.get(clark("w:styleId"), ""): each for each in root.iter(clark("w:style"))}
    for style_id, element in elements.items():
        at: etree._Element | None = element
        said, steps = "", 0
        while at is not None and not said and steps < len(elements):
            said = _language(at.find(_WORD_PROPERTIES))
            based = at.find(clark("w:basedOn"))
            at, steps = elements.get(based.get(_VAL, "") if based is not None else ""), steps + 1
        yield style_id, said
        if is_on(element.get(clark("w:default"))) and element.get(clark("w:type")) == "paragraph":
            yield "", said


def _of_run(properties: etree._Element | None, styles: dict[str, str]) -> str:
    if properties is None:
        return ""
    style = properties.find(_WORD_STYLE)
    return _language(properties) or (styles.get(style.get(_VAL, ""), "") if style is not None else "")


def _language(properties: etree._Element | None) -> str:
    held = properties.find(_LANG) if properties is not None else None
    return held.get(_VAL, "") if held is not None else ""


def _deck(package: Package) -> Own:
    held = parse(package.read(package.main_part), package.main_part).find(_DECK_DEFAULTS)
    default = held.get("lang", "") if held is not None else ""
    letters: Counter[str] = Counter()
    for part in content_parts(package):
        if part.dialect is PLAIN or part.kind in ("layout", "comments", "sections"):
            continue
        for text in parse(package.read(part.name), part.name).iter(DRAWING.text):
            run = text.getparent()
            properties = run.find(DRAWING.run_properties) if run is not None else None
            said = properties.get("lang", "") if properties is not None else ""
            letters[said or default] += len((text.text or "").strip())
    return Own(_most(letters, default), default)


def _most(letters: Counter[str], default: str) -> str:
    """The language of most letters; the default one where nobody has typed anything, or as much."""
    most = max(letters.values(), default=0)
    return default if letters[default] == most else next(tag for tag, count in letters.items() if count == most)
