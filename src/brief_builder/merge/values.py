"""A tag's value in → the XML that shows it, by what it is and where it stands. These are the engine's own filters.

Every figure is printed between two marks, so that it can be found again in the finished part; `marks` takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from jinja2.runtime import Undefined
from lxml import etree

from brief_builder.merge import cells
from brief_builder.merge.content import content_of
from brief_builder.merge.copies import bookmark, copy_id, first, in_list, list_copy
from brief_builder.merge.note_copies import note, note_begin
from brief_builder.merge.pictures import placed
from brief_builder.merge.settle import LIFT, LIFT_END
from brief_builder.merge.state import NO_FACT, STATE, Footnote, Printed, State, Use
from brief_builder.office.dialect import escape, escape_attribute
from brief_builder.office.xml import NAMESPACES
from brief_builder.problems import Fault
from brief_builder.template.prose import as_phrase
from brief_builder.template.tags import Tag
from brief_builder.wording import Phrase, Piece

MARK, MARK_END, MARK_CLOSE = "\ufdd8", "\ufdd9", "\ufdda"
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
# rPr children that stand before w:b in the schema's sequence.
_BEFORE_BOLD = ("rStyle", "rFonts")


def engine_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {
        "_brief_value": value,
        "_brief_plain": plain,
        "_brief_attribute": attribute,
        "_brief_picture": picture,
        "_brief_turn": turn,
        "_brief_fresh": fresh,
        "_brief_bookmark": bookmark,
        "_brief_copy_id": copy_id,
        "_brief_first": first,
        "_brief_list": list_copy,
        "_brief_note_begin": note_begin,
        "_brief_note": note,
        "_brief_span": cells.span,
        "_brief_fill": cells.fill,
        "_brief_run": cells.run,
        "_brief_macro": macro,
        "_brief_macro_paragraphs": macro_paragraphs,
    }


def value(given: Any, number: int) -> str:
    """Runs that show a value, with the run properties of its tag."""
    state = STATE.get()
    tag = _tag(state, number)
    if not isinstance(given, (str, int, float, Phrase)) and (shown := _content(state, given, tag)) is not None:
        return shown
    phrase = _phrase(state, given, number)
    if phrase is None or state.part is None:
        return ""
    dialect = state.part.part.dialect
    out: list[str] = []
    after_reference = False
    listing = number in state.part.listing
    for piece in phrase.pieces:
        if piece.fact is not None and not listing and not piece.fact.startswith(NO_FACT):
            state.cited_here().names.setdefault(piece.fact)
        if piece.text:
            after_reference = False
            properties = _properties(tag.run_properties, tag.prefix, dialect.name, piece.bold, piece.italic)
            if _BRACES.search(piece.text) is not None:
                state.literals.update(re.split("[\n\v\t\f]", piece.text))
            mark, close = _marks(state, piece)
            # The marks stand in the text, next to the words: stripped later, they leave nothing behind.
            runs = dialect.write_run(tag.prefix, properties, mark + piece.text + close)
            out.append(runs)
        if piece.cite is not None and (reference := _cite(state, piece, tag)):
            # Two references side by side would read as one number.
            out.append(_raised(state, tag, ",\u00a0") + reference if after_reference else reference)
            after_reference = True
    text = "".join(out)
    state.count(len(text))
    return text


def macro(given: Any, _number: int) -> str:
    """What a macro of words printed; it is XML already."""
    STATE.get().count(len(given))
    return str(given)


def macro_paragraphs(given: Any, number: int) -> str:
    """What a macro of paragraphs printed, in place of the paragraph that calls it."""
    return f"{LIFT}{macro(given, number)}{LIFT_END}"


def _content(state: State, given: Any, tag: Tag) -> str | None:
    """The XML of a value that is more than words, '' when its fault is noted; None when it is no such value."""
    try:
        content = content_of(given)
        if content is None:
            return None
        blocks = content.blocks(state, tag) if tag.alone else None
        if blocks is not None and tag.list_id:
            blocks = in_list(blocks, tag.prefix, tag.list_id)
        text = content.runs(state, tag) if blocks is None else f"{LIFT}{blocks}{LIFT_END}"
    except Fault as fault:
        if state.recorded is None:
            raise
        state.recorded.append((tag.number, fault))
        return ""
    state.count(len(text))
    return text


def plain(given: Any, number: int) -> str:
    """A value as text between XML tags."""
    phrase = _phrase(STATE.get(), given, number)
    _count_citations(phrase)
    return escape(_one_line(phrase)) if phrase is not None else ""


def attribute(given: Any, number: int) -> str:
    """A value as text in an XML attribute."""
    state = STATE.get()
    if hasattr(given, "draw"):
        raise Fault("picture-in-text", "this is a picture among words", help="let the alt text hold the tag alone")
    phrase = _phrase(state, given, number)
    _count_citations(phrase)
    return escape_attribute(_one_line(phrase)) if phrase is not None else ""


def picture(given: Any, number: int) -> Any:
    """What stands in a picture's slot: an object with alt, png and svg (relationship ids)."""
    state = STATE.get()
    try:
        return placed(state, given, number)
    except Fault as fault:
        if state.recorded is None:
            raise
        state.recorded.append((number, fault))
        return {"alt": "", "png": "", "svg": ""}


def turn(_given: Any) -> str:
    """Count a turn of a loop; prints nothing."""
    STATE.get().turn()
    return ""


def fresh(_given: Any, largest: int) -> str:
    """The next id that nothing in the part has."""
    state = STATE.get()
    state.next_id = max(state.next_id, largest) + 1
    return str(state.next_id)


def _tag(state: State, number: int) -> Tag:
    assert state.part is not None  # noqa: S101  set while a part is rendered
    return state.part.tags[number]


def _phrase(state: State, given: Any, number: int) -> Phrase | None:
    """The value as a phrase, checked for characters that no file can hold; None when only recording a fault."""
    try:
        if state.blank and not isinstance(given, (str, int, Phrase)):
            given = _as_docxtpl(given)
        if isinstance(given, Undefined):
            str(given)  # a strict undefined says here what is missing, or notes it
            return None
        if isinstance(given, (datetime, date)):
            given = given.isoformat()
        if hasattr(given, "draw"):
            raise Fault(
                "picture-in-text",
                "this is a picture, and only words can stand here",
                help="draw a picture in the template and write the tag as its alt text",
            )
        phrase = as_phrase(given)
        bad = _FORBIDDEN.search(str(phrase))
        if bad is not None:
            shown = f"U+{ord(bad[0]):04X}"
            raise Fault("character-forbidden", f"the value holds the character {shown}, which Office files cannot hold")
    except Fault as fault:
        if state.recorded is None:
            raise
        state.recorded.append((number, fault))
        return None
    return phrase


def _as_docxtpl(given: Any) -> Any:
    """What docxtpl prints: nothing for what is missing or null, and a list or group as Python writes it."""
    if given is None or isinstance(given, Undefined):
        return ""
    return str(given) if isinstance(given, (list, tuple, dict)) else given


def _one_line(phrase: Phrase) -> str:
    """The words without the breaks that only a run can show."""
    return str(phrase).replace("\v", " ").replace("\f", " ")


def _count_citations(phrase: Phrase | None) -> None:
    """Facts printed where nothing marks them, in properties and alt texts, are cited all the same."""
    state = STATE.get()
    part = state.part.part.name if state.part is not None else ""
    for piece in phrase.pieces if phrase is not None else ():
        if piece.fact is not None and not piece.fact.startswith(NO_FACT):
            state.cited_here().names.setdefault(piece.fact)
            state.chart_uses.append(Use(piece.fact, piece.text, part, None, "text"))


def _marks(state: State, piece: Piece) -> tuple[str, str]:
    if piece.fact is None:
        return "", ""
    state.printed.append(Printed(piece.fact, piece.text, "text"))
    return f"{MARK}{len(state.printed) - 1}{MARK_END}", MARK_CLOSE


def _cite(state: State, piece: Piece, tag: Tag) -> str:
    """A footnote reference in Word; elsewhere the citation is in the notes and prints nothing here."""
    assert piece.cite is not None  # noqa: S101  the caller has looked
    if not state.footnotes_allowed or state.cites is None or state.part is None or state.part.part.shown:
        return ""
    if "text box" in tag.place.trail:
        return ""  # Word has no footnotes in text boxes, and each stands twice in the file
    number = state.next_footnote
    state.next_footnote += 1
    state.footnotes.append(Footnote(number, piece.cite, state.cites.citation(piece.cite)))
    p = tag.prefix
    return f'<{p}r><{p}rPr>{_reference_style(state, p)}</{p}rPr><{p}footnoteReference {p}id="{number}"/></{p}r>'


def _raised(state: State, tag: Tag, text: str) -> str:
    p = tag.prefix
    return f"<{p}r><{p}rPr>{_reference_style(state, p)}</{p}rPr><{p}t>{text}</{p}t></{p}r>"


def _reference_style(state: State, p: str) -> str:
    if state.reference_style:
        return f'<{p}rStyle {p}val="{state.reference_style}"/>'
    return f'<{p}vertAlign {p}val="superscript"/>'


@lru_cache(maxsize=4096)
def _properties(base: str, prefix: str, dialect: str, bold: bool, italic: bool) -> str:
    """Run properties with bold or italic added in the place that the schema gives them."""
    if not bold and not italic:
        return base
    if dialect == "PowerPoint":
        marks = {name: "1" for name, on in (("b", bold), ("i", italic)) if on}
        root = _fragment(base or f"<{prefix}rPr/>", prefix, "a")
        for name, on in marks.items():
            root.set(name, on)
        return _text(root)
    root = _fragment(base or f"<{prefix}rPr/>", prefix, "w")
    w = f"{{{NAMESPACES['w']}}}"
    at = sum(child.tag in tuple(w + name for name in _BEFORE_BOLD) for child in root)
    for name in reversed([n for n, on in (("b", bold), ("bCs", bold), ("i", italic), ("iCs", italic)) if on]):
        if root.find(w + name) is None:
            root.insert(at, root.makeelement(w + name))
    return _text(root)


def _fragment(xml: str, prefix: str, main: str) -> etree._Element:
    names = {**NAMESPACES, (prefix[:-1] or main): NAMESPACES[main]}
    declared = " ".join(f'xmlns:{p}="{uri}"' for p, uri in names.items() if p)
    default = "" if prefix else f' xmlns="{NAMESPACES[main]}"'
    return etree.fromstring(f"<x {declared}{default}>{xml}</x>")[0]


def _text(element: etree._Element) -> str:
    text = etree.tostring(element, encoding="unicode")
    return re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", text)
