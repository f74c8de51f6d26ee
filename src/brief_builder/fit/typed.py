"""The text body of a shape or cell, and what stands behind it → its paragraphs as they were typed, with their looks."""

from __future__ import annotations

from lxml import etree

from brief_builder.fit.lines import Paragraph, Runs
from brief_builder.fit.looks import FILL, LEVELS, Look, Spacing, look, said_of_paragraph, said_of_run, spacing
from brief_builder.fit.slots import Slot
from brief_builder.office.xml import clark, whole

_A = clark("a:x")[:-1]
_PARAGRAPH, _RUN, _BREAK, _FIELD = _A + "p", _A + "r", _A + "br", _A + "fld"
_ABOUT, _RUN_ABOUT, _END, _TEXT = _A + "pPr", _A + "rPr", _A + "endParaRPr", _A + "t"
_ALTERNATE = clark("mc:AlternateContent")


def typed(body: etree._Element, slot: Slot) -> tuple[Paragraph, ...]:
    """The paragraphs of a txBody, in order."""
    return tuple(_paragraph(each, slot) for each in body.iterchildren(_PARAGRAPH))


def is_empty(paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether nothing is typed at all."""
    return not any(text for paragraph in paragraphs for row in paragraph.rows for text, _ in row)


def _paragraph(element: etree._Element, slot: Slot) -> Paragraph:
    rows: list[Runs] = []
    row: list[tuple[str, Look]] = []
    last: Look | None = None
    end: etree._Element | None = None
    # pPr comes first (CT_TextParagraph): the level that it says holds for all that follows.
    space, level = _spacing(element[0] if len(element) and element[0].tag == _ABOUT else None, slot)
    for child in element:
        tag = child.tag
        if tag in (_RUN, _FIELD):
            about, text = None, ""
            for part in child:
                if part.tag == _TEXT:
                    text = part.text or ""
                elif part.tag == _RUN_ABOUT:
                    about = part
            last = _look(about, level, slot)
            if text:
                _add(row, text, last)
        elif tag == _BREAK:
            about = next(child.iterchildren(_RUN_ABOUT), None)
            last = _look(about, level, slot) if about is not None or last is None else last
            rows.append(tuple(row) or (("", last),))
            row = []
        elif tag == _END:
            end = child
        elif tag == _ALTERNATE:  # formulas: about as wide as their letters
            last = _look(None, level, slot)
            shown = next(child.iterchildren("*"), child)
            _add(row, "".join(t.text or "" for t in shown.iter("*") if etree.QName(t).localname == "t"), last)
    if row:
        rows.append(tuple(row))
    else:
        rows.append((("", _look(end, level, slot) if end is not None or last is None else last),))
    return Paragraph(space, tuple(rows))


def _add(row: list[tuple[str, Look]], text: str, look_: Look) -> None:
    """Runs that look alike are one: Office splits them for its spelling checks."""
    text = text.replace("\n", " ").replace("\r", " ")
    if row and row[-1][1] is look_:
        row[-1] = (row[-1][0] + text, look_)
    elif text:
        row.append((text, look_))


def _spacing(about: etree._Element | None, slot: Slot) -> tuple[Spacing, int]:
    """The spacing of a paragraph, and its level, 0-based."""
    if about is None:
        key: object = None
    elif len(about):
        key = etree.tostring(about)
    else:
        key = tuple(about.attrib.items())
    known = slot.spacings.get(key)
    if known is None:
        level = min(whole(about.get("lvl")), LEVELS - 1) if about is not None else 0
        said = slot.levels.paragraphs[level]
        if about is not None:
            said = {**said, **said_of_paragraph(about)[0]}
        known = slot.spacings[key] = (spacing(said), level)
    return known


def _look(about: etree._Element | None, level: int, slot: Slot) -> Look:
    # PowerPoint passes over pPr/defRPr: what a run has not, it takes from the styles of its level.
    said = said_of_run(about) if about is not None else {}
    said.pop(FILL, None)  # letters that differ in colour alone are measured as one
    key = (level, *said.items())
    known = slot.looks.get(key)
    if known is None:
        known = slot.looks[key] = look({**slot.levels.runs[level], **said}, slot.fonts)
    return known
