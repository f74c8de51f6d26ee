"""A tag's value in → the XML that shows it, by what it is and where it stands. These are the engine's own filters.

Every figure is printed between two marks, so that it is found again in the finished part; `settling` takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from jinja2.runtime import Undefined

from brief_builder.fonts.khmer import with_breaks
from brief_builder.merge.copies.bookmarks import in_list
from brief_builder.merge.state import MAX_CHARACTERS, STATE, Footnote, State, Use
from brief_builder.merge.values.content import content_of, placeable
from brief_builder.merge.values.drawn import refuse_undrawn
from brief_builder.merge.values.looks import PLAIN, Look, run_properties
from brief_builder.merge.values.marking import marks
from brief_builder.merge.values.scripts import NEED_RUNS, stretches
from brief_builder.merge.values.words import in_words
from brief_builder.office.dialect import Dialect, escape, escape_attribute
from brief_builder.problems import Fault
from brief_builder.template.marks import LIFT, LIFT_END, UNFIT
from brief_builder.template.prose import as_phrase
from brief_builder.template.reading.tags import Tag
from brief_builder.wording import NO_FACT, Phrase, Piece

_FORBIDDEN = re.compile(f"[\x00-\x08\x0e-\x1f{UNFIT}]")
_LONG = 2_400_000  # characters that are less than 10 MB, whatever they are
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
# What `write_run` makes an element of, what no file can hold, braces, of which is noted that they are no tag, and words
# that need a run of their own.
_SPECIAL = re.compile(f"[\x00-\x1f{{}}\u00ad{NEED_RUNS}{UNFIT}]")
# A character that words may not have which stand in a run as they are: Latin letters, figures and signs need nothing.
_NO_PLAIN = re.compile("[^ -%'-;=?-z|~\u00a0-\u00ac\u00ae-\u024f\u2013-\u201e\u2026]").search
_ROW = re.compile(r"row \d+")  # a step of the place of what stands in a table
_DRAW = "draw a picture in the template and write the tag as its alt text"


# Those of the engine's filters that say themselves when they print more than plain words.
PRINT_PLAIN = frozenset({"_brief_value", "_brief_turn"})


def value_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {
        "_brief_value": value,
        "_brief_plain": plain,
        "_brief_attribute": attribute,
        "_brief_turn": turn,
        "_brief_fresh": fresh,
        "_brief_macro": macro,
        "_brief_macro_paragraphs": macro_paragraphs,
    }


def value(given: Any, number: int) -> str:
    """Runs that show a value, with the run properties of its tag."""
    state = STATE.get()
    kind = type(given)
    if kind is str or kind is int:
        # Words that need no more than their run, which is nearly all: the rest of this file does the same, slowly.
        text = given if kind is str else str(given)
        if text and state.part is not None:
            if _NO_PLAIN(text) is None:
                written = text
            elif _SPECIAL.search(text) is None:
                written = escape(text)
            else:
                written = ""
            length = len(text)
            if written and length <= _LONG:
                state.characters += length
                if state.characters > MAX_CHARACTERS:
                    state.count(0)  # says so
                before, after = state.part.run_ends[number]
                return f"{before}{written}{after}"
    state.aside.plain = False
    tag = _tag(state, number)
    if not isinstance(given, (str, int, float, Phrase)) and (shown := _content(state, given, tag)) is not None:
        return shown
    phrase = _phrase(state, given, number)
    if phrase is None or state.part is None:
        return ""
    state.count(sum(len(piece.text) for piece in phrase.pieces))
    return runs_of(state, tag, [(piece, look_of(piece)) for piece in phrase.pieces])


def look_of(piece: Piece) -> Look:
    """The look that a piece brings with it."""
    if piece.bold or piece.italic or piece.lang:
        return Look(piece.bold, piece.italic, lang=piece.lang or "")
    return PLAIN


def runs_of(state: State, tag: Tag, pieces: Iterable[tuple[Piece, Look]], base: str | None = None) -> str:
    """The XML of runs that show pieces, each with its look; what they say is marked and cited.

    `base` are run properties to start from; None takes the tag's.
    """
    assert state.part is not None  # noqa: S101  set while a part is rendered
    dialect = state.part.part.dialect
    base = tag.run_properties if base is None else base
    listing = tag.number in state.part.listing
    out: list[str] = []
    after_reference = False
    given = list(pieces)
    shown = [piece for piece, _ in given if piece.text]
    tabular = _in_table(tag) or (tag.alone and len(shown) == 1 and shown[0].display)
    given = [(piece.in_digits if tabular else piece, look) for piece, look in given]
    said = [piece for piece, _ in given]
    texts = [piece.text for piece in said]
    if not all(map(str.isascii, texts)):
        texts = with_breaks(texts)
    for index, (piece, look) in enumerate(given):
        if piece.fact is not None and not listing and not piece.fact.startswith(NO_FACT):
            state.cited_here().names.setdefault(piece.fact)
        if piece.text:
            after_reference = False
            if piece.fact is not None and state.asked:
                state.answered.add((state.part.part.name, tag.number, piece.fact))
            mark, close = marks(state.printed, said, index)
            out.append(runs_by_script(state, dialect, tag.prefix, base, look, (mark, texts[index], close)))
        if piece.cite is not None and (reference := _cite(state, piece, tag)):
            # Two references side by side would read as one number.
            out.append(_raised(state, tag, ",\u00a0") + reference if after_reference else reference)
            after_reference = True
    return "".join(out)


def _in_table(tag: Tag) -> bool:
    """Whether the tag stands in a cell of a table."""
    return any(_ROW.fullmatch(step) for step in tag.place.trail)


def runs_by_script(
    state: State, dialect: Dialect, prefix: str, base: str, look: Look, marked: tuple[str, str, str]
) -> str:
    """The XML of words of one look, with the mark before them and the one behind; a run for each script in Word.

    Args:
        state: learns of letters in complex scripts, and of braces that are words.
        dialect: that of the part.
        prefix: the prefix of the main namespace, with its colon.
        base: run properties as XML; '' for none.
        look: how the words differ from these.
        marked: mark, words, mark; the marks stand in the text, next to the words: stripped later, they leave nothing
            behind.
    """
    mark, text, close = marked
    out: list[str] = []
    parts = stretches(text) if dialect.name == "Word" else [(text, "")]
    for index, (words, script) in enumerate(parts):
        note_braces(state, words)
        state.complex_letters |= bool(script)
        shown = (mark if not index else "") + words + (close if index == len(parts) - 1 else "")
        own = replace(look, script=script) if script else look
        properties = base if own is PLAIN else run_properties(base, prefix, dialect.name, own)
        out.append(dialect.write_run(prefix, properties, shown))
    return "".join(out)


def note_braces(state: State, text: str) -> None:
    """Note that braces in a text are words, so that nobody takes them for a tag that was left."""
    if _BRACES.search(text) is not None:
        state.literals.update(re.split("[\n\r\v\t\f\u00ad]", text))


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
        content = content_of(given) or placeable(given)
        if content is None:
            return None
        blocks = content.blocks(state, tag) if tag.alone else None
        if blocks is not None and tag.list_id:
            blocks = in_list(blocks, tag.prefix, tag.list_id)
        text = content.runs(state, tag) if blocks is None else f"{LIFT}{blocks}{LIFT_END}"
    except Fault as fault:
        state.note(fault, tag.number)
        return ""
    state.count(len(text))
    return text


def plain(given: Any, number: int) -> str:
    """A value as text between XML tags."""
    return escape(words(given, number) or "")


def words(given: Any, number: int, picture: str = _DRAW) -> str | None:
    """A value as bare words, where nothing marks what it cites; None when only its fault was noted.

    `picture` is the cure for a chart of the pack, which is no words.
    """
    state = STATE.get()
    phrase = _phrase(state, given, number, picture)
    _count_citations(phrase)
    if phrase is None:
        return None
    note_braces(state, str(phrase))
    return _one_line(phrase)


def attribute(given: Any, number: int) -> str:
    """A value as text in an XML attribute."""
    return escape_attribute(words(given, number, "let the alt text hold the tag alone") or "")


def turn(_given: Any) -> str:
    """Count a turn of a loop; prints nothing."""
    STATE.get().turn()
    return ""


def fresh(_given: Any, largest: int) -> str:
    """The next id that nothing in the part has."""
    return STATE.get().fresh_id(largest)


def _tag(state: State, number: int) -> Tag:
    assert state.part is not None  # noqa: S101  set while a part is rendered
    return state.part.tags[number]


def _phrase(state: State, given: Any, number: int, picture: str = _DRAW) -> Phrase | None:
    """The value as a phrase, checked for characters that no file can hold; None when only recording a fault."""
    try:
        if not isinstance(given, (str, Phrase)):
            if (content := content_of(given)) is not None:
                given = content.plain_words(state, _tag(state, number))
            elif state.blank:
                given = _as_docxtpl(given)
        if isinstance(given, Undefined):
            str(given)  # a strict undefined says here what is missing, or notes it
            return None
        if not isinstance(given, (str, Phrase)):
            given = in_words(given, state.language)
        if hasattr(given, "draw"):
            refuse_undrawn(given)
            raise Fault("picture-in-text", "this is a picture, and only words can stand here", help=picture)
        phrase = as_phrase(given)
        _refuse_long(str(phrase))
        refuse_forbidden(str(phrase))
    except Fault as fault:
        state.note(fault, number)
        return None
    return phrase


def _as_docxtpl(given: Any) -> Any:
    """What docxtpl prints: nothing for what is missing or null; an answer, a list or group as Python writes it."""
    if given is None or isinstance(given, Undefined):
        return ""
    return str(given) if isinstance(given, (bool, list, tuple, dict)) else given


def refuse_forbidden(text: str) -> None:
    """Raise character-forbidden when a text holds a character that XML, or this engine, keeps for itself."""
    bad = _FORBIDDEN.search(text)
    if bad is not None:
        shown = f"U+{ord(bad[0]):04X}"
        raise Fault("character-forbidden", f"the value holds the character {shown}, which Office files cannot hold")


def _refuse_long(text: str) -> None:
    """Raise limit-reached for a text that no run can hold: its bytes are too many to be read again."""
    if len(text) > _LONG and len(text.encode("utf-8", "replace")) > 4 * _LONG:
        raise Fault(
            "limit-reached", "this value is longer than 9.6 MB", help="print it in several parts, or less of it"
        )


def _one_line(phrase: Phrase) -> str:
    """The words without the breaks that only a run can show."""
    return re.sub(r"\r\n?|[\v\f]", " ", str(phrase))


def _count_citations(phrase: Phrase | None) -> None:
    """Facts printed where nothing marks them, in properties and alt texts, are cited all the same."""
    state = STATE.get()
    for piece in phrase.pieces if phrase is not None else ():
        if piece.fact is not None and not piece.fact.startswith(NO_FACT):
            state.cited_here().names.setdefault(piece.fact)
            state.chart_uses.append(Use(piece.fact, piece.text, state.written, None, "text", piece.way))


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
