"""The text of a paragraph in → the tags in it, each with its exact span, and what is wrong with their braces.

Word turns straight quotes into curly ones and puts no-break spaces where it likes; inside a tag they mean what the
author meant, outside they stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from brief_builder.lazy import pattern
from brief_builder.problems import Excerpt, Fault, Place
from brief_builder.template.marks import DROPPED
from brief_builder.template.reading.surroundings import Surroundings

Kind = Literal["value", "block", "comment"]
_KINDS: dict[str, Kind] = {"{{": "value", "{%": "block", "{#": "comment"}
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPEN = pattern(r"\{[{%#]")
_MANY = pattern(r"\{\{\{+")
_STRAY = pattern(r"\}\}|%\}|#\}")
# docxtpl's way to write braces that are no tag: the sign in the middle is taken out.
ESCAPED = pattern(r"\{(_)[{%#]|[}%#](_)\}")
_DOUBLE = '"“”„‟«»'
_SINGLE = "'‘’‚‛"
_QUOTE = pattern(f"[{_DOUBLE}{_SINGLE}]")
_MINUS = "–−"  # Word makes the first of a `-` between spaces; the second is a minus by its name
_SPACES = "\u00a0\u202f\u2007\u2009\u200a\t\n"
_WORD = pattern(r"\w+")
# Soft hyphens, joiners, marks of direction, selectors of form: Word and keyboards put them where nobody sees them.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_ALMOST = pattern(rf"(?P<hidden>\{{[{_INVISIBLE}]+[{{%#])|\uff5b[\uff5b{{%\uff05]|\{{[\uff5b\uff05]")
# docxtpl's scopes: paragraph, table row, table cell, run.
_SCOPED = pattern(r"[-+]?(?P<scope>p|tr|tc|r)?(?=\s)(?P<body>.*?)[-+]?", re.S)


@dataclass(frozen=True, slots=True)
class Span:
    """A tag's place in a paragraph's text: 0-based, half-open."""

    start: int
    end: int
    kind: Kind


@dataclass(eq=False, slots=True)
class Tag:
    """One tag of a template.

    Attributes:
        number: 0-based, in document order through the part.
        kind: value, block or comment.
        scope: docxtpl's prefix as written ('', 'p', 'tr', 'tc', 'r').
        body: the expression or statement, with straight quotes and plain spaces.
        shown: the paragraph's text as the author sees it; the tag stands at start..end in it.
        place: where a person finds it.
        node: the paragraph it stands in; None for a tag in an attribute.
        anchor: the processing instruction that stands for it in the tree.
        run_properties: the XML of the run properties that what replaces the tag takes on.
        prefix: the prefix of the dialect's namespace with its colon.
        paragraph_properties: the XML of the properties of its paragraph; '' where there are none.
        alone: whether it is a value and all that its paragraph holds, so that paragraphs and tables may replace it.
        printed_by: the engine's filter that prints its value.
        macro: for a value that prints a macro, whether that holds 'words' or 'paragraphs'; else ''.
        joins_before, joins_after: whether it takes the space beside it away, up to joining its paragraph with the
            one before or after it (`{%-` and `-%}`).
        hidden: offsets of body's characters in what the author wrote, where invisible ones were left out; else None.
        after: for a tag in a note, the tag before the note's reference: the note is read there; None for others.
        counting: 'restart' or 'continue' where the author says so of the lists in a loop, else ''.
        list_id: id of the list (`w:num`) that its paragraph is an item of, where that list begins anew in each turn.
        surroundings: where it stands.
        unit: for a block tag that speaks of whole slides or shapes, 'slide', 'slides', 'shape' or 'group'; else ''.
        leading: tokens that stand before it in the source: what its run properties use.
        word: the first word of a block tag: for, if, else, endfor; '' for other tags.
    """

    number: int
    kind: Kind
    scope: str
    body: str
    shown: str
    start: int
    end: int
    place: Place
    node: etree._Element | None = None
    anchor: etree._Element | None = None
    run_properties: str = ""
    prefix: str = ""
    paragraph_properties: str = ""
    alone: bool = False
    printed_by: str = "_brief_value"
    macro: str = ""
    joins_before: bool = False
    joins_after: bool = False
    hidden: tuple[int, ...] | None = None
    after: Tag | None = None
    counting: str = ""
    list_id: str = ""
    surroundings: Surroundings = field(default=Surroundings())
    unit: str = ""
    leading: str = ""
    lead: int = field(default=0)
    word: str = field(default="", init=False)

    def __post_init__(self) -> None:
        match = _WORD.match(self.body) if self.kind == "block" else None
        self.word = match[0] if match is not None else ""

    @property
    def reading(self) -> tuple[int, ...]:
        """Sorts the tags of a part as they are read: alt texts among the paragraphs, notes at their references."""
        return (self.place.order, self.number) if self.after is None else (*self.after.reading, self.number)

    @property
    def excerpt(self) -> Excerpt:
        """The tag in its paragraph, all of it marked."""
        return Excerpt(self.shown, self.start, self.end)

    def excerpt_of(self, start: int | None, end: int | None) -> Excerpt:
        """The part start..end of the body marked; all of the tag when start is None."""
        if start is None:
            return self.excerpt
        first, last = self._written(start), self._written(end if end is not None else start + 1)
        return Excerpt(self.shown, first, max(last, first + 1))

    def _written(self, offset: int) -> int:
        """Where a character of the body stands in the paragraph's text."""
        if self.hidden is not None:
            offset = self.hidden[min(offset, len(self.hidden) - 1)] if self.hidden else 0
        return self.start + self.lead + offset


def find_spans(text: str) -> tuple[list[Span], list[Fault]]:
    """The tags of a text and the braces that make none, in order. A fault's start and end are offsets into text."""
    spans: list[Span] = []
    faults: list[Fault] = []
    at = 0
    while (opening := _OPEN.search(text, at)) is not None:
        faults += _strays(text, at, opening.start())
        mark = opening[0]
        end = _closing(text, opening.end(), _CLOSERS[mark], quotes=mark != "{#")
        following = _OPEN.search(text, opening.end())
        if end is not None and following is not None and mark != "{#" and following.start() < end:
            # `{{ a } and {{ b }}`: another tag begins before this one ends, unless that stands in a string literal.
            inside = _outside(straighten(text[opening.end() : end]))
            if _OPEN.search(inside):
                end = None
        many = _MANY.match(text, opening.start())
        if many is not None and (fault := _too_many(text, opening.start(), many.end())) is not None:
            faults.append(fault)
            at = fault.end or many.end()
            continue
        if end is None:
            stop = following.start() if following else len(text)
            faults.append(_unclosed(text, opening.start(), stop, mark))
            at = stop
            continue
        spans.append(Span(opening.start(), end, _KINDS[mark]))
        at = end
        if mark == "{{" and text[end : end + 1] == "}" != text[end + 1 : end + 2] and _closes_nothing(text, spans):
            message, cure = "this brace is printed behind the tag", "take it out"
            faults.append(Fault("tag-open", message, help=cure, start=end, end=end + 1, severity="warning"))
    faults += _strays(text, at, len(text))
    if _ALMOST.search(text) is not None:
        faults += _almost(text, spans)
    return spans, faults


def _too_many(text: str, start: int, inner: int) -> Fault | None:
    """What is wrong with `{{{ name }}}`; None for a tag that begins with a group in braces, as `{{{'x': 1}.x}}` does.

    Args:
        text: a paragraph.
        start: where the braces begin.
        inner: where they end.
    """
    ended = re.compile(r"\}\}+").search(text, inner)
    if ended is None or (inner - start == 3 and "}" in text[inner : ended.start()]):
        return None
    named = text[inner : ended.start()].strip()
    message = f"{text[start:inner]!r} begins no tag".replace("'", "`")
    return Fault("tag-open", message, help=f"write two braces: {{{{ {named} }}}}", start=start, end=ended.end())


def _closes_nothing(text: str, spans: list[Span]) -> bool:
    """Whether no brace in the words before the last tag is open still, as that of `{name: {{ a }}}` is."""
    ends = [0, *(span.end for span in spans)]
    depth = 0
    for brace in re.findall("[{}]", "".join(text[end : span.start] for end, span in zip(ends, spans, strict=False))):
        depth = max(depth + (1 if brace == "{" else -1), 0)
    return depth == 0


def _almost(text: str, spans: list[Span]) -> list[Fault]:
    """Braces that look like those of a tag, and are none."""
    starts = [span.start for span in spans]
    faults: list[Fault] = []
    for match in _ALMOST.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and spans[at].end > match.start():
            continue  # in a text in a tag
        if match["hidden"]:
            message = "an invisible character stands between these braces, so that they begin no tag"
            fault = Fault("tag-open", message, help="delete both braces, and write them anew")
        else:
            message = "these braces are full-width, and begin no tag"
            fault = Fault("tag-open", message, help="write `{{` or `{%` for a tag", severity="warning")
        fault.start, fault.end = match.span()
        faults.append(fault)
    return faults


def is_one_value(text: str) -> bool:
    """Whether a text is one value tag and nothing else."""
    spans, faults = find_spans(text)
    return not faults and [(s.start, s.end, s.kind) for s in spans] == [(0, len(text), "value")]


def make_tag(number: int, text: str, span: Span, place: Place) -> Tag:
    """The tag at a span, its body made plain."""
    inner = _dashed(text[span.start + 2 : span.end - 2], span.kind)
    match = _SCOPED.fullmatch(inner)
    scope, raw, lead = "", inner, 0
    if match is not None:
        scope, raw, lead = match["scope"] or "", match["body"], match.start("body")
    else:
        stripped = inner.lstrip("-+")
        lead, raw = len(inner) - len(stripped), stripped.rstrip("-+") if span.kind == "block" else stripped
    plain = straighten(raw)
    stripped = plain.strip(" " + DROPPED)
    lead += 2 + plain.index(stripped)
    whole = DROPPED not in stripped
    seen = () if whole else tuple(index for index, character in enumerate(stripped) if character != DROPPED)
    return Tag(
        number, span.kind, scope, stripped if whole else "".join(stripped[i] for i in seen), text, span.start,
        span.end, place, joins_before=inner[:1] == "-", joins_after=inner[-1:] == "-" and len(inner) > 1,
        hidden=None if whole else seen, lead=lead,
    )  # fmt: skip


def _dashed(inner: str, kind: Kind) -> str:
    """What stands between the signs of a tag, with the hyphen of `-}}` and `{%-` that Word has made a dash.

    At the beginning of a value it is left: there it may be a minus.
    """
    if len(inner) > 1 and inner[-1] in _MINUS:
        inner = inner[:-1] + "-"
    return "-" + inner[1:] if kind == "block" and inner[:1] in tuple(_MINUS) else inner


def straighten(body: str) -> str:
    """Curly quotes, dashes and odd spaces outside string literals made straight and plain.

    A literal that opens with a curly quote ends at the next quote of its kind; inside it nothing changes. The length
    stays the same, so that offsets do.
    """
    out: list[str] = []
    closing = ""
    for character in body:
        if closing:
            if character in closing:
                out.append('"' if '"' in closing else "'")
                closing = ""
            else:
                out.append(character)
        elif character in _DOUBLE or character in _SINGLE:
            closing = _closers(character)
            out.append('"' if character in _DOUBLE else "'")
        elif character in _SPACES:
            out.append(" ")
        elif character in _MINUS:
            out.append("-")
        elif character in _INVISIBLE:
            out.append(DROPPED)
        else:
            out.append(character)
    return "".join(out)


def _closing(text: str, at: int, closer: str, *, quotes: bool) -> int | None:
    """The end of the closer, not counting one inside a string literal; the first one when a quote never ends."""
    plain = text.find(closer, at)
    if plain < 0:
        return None
    if quotes and _QUOTE.search(text, at, plain):
        closing = ""
        for index in range(at, len(text)):  # the quotes of `straighten`, read no further than the tag goes
            character = text[index]
            if closing:
                closing = "" if character in closing else closing
            elif character in _DOUBLE or character in _SINGLE:
                closing = _closers(character)
            elif text.startswith(closer, index):
                return index + len(closer)
    return plain + len(closer)


def _closers(quote: str) -> str:
    """The characters of which each ends a literal that opens with this quote."""
    if quote in "\"'":
        return quote
    return _DOUBLE if quote in _DOUBLE else _SINGLE


def _outside(text: str) -> str:
    return re.sub(r"\"[^\"]*\"|'[^']*'", "", text)


def _unclosed(text: str, start: int, stop: int, mark: str) -> Fault:
    closer = _CLOSERS[mark]
    single = text.find(closer[-1], start + 2, stop)
    end = single + 1 if single >= 0 else start + len(text[start:stop].rstrip())
    return Fault(
        "tag-open",
        f"the tag begins with `{mark}` and is not ended",
        help=f"write `{closer}` where it ends; a tag stays within one paragraph",
        start=start,
        end=end,
    )


def _strays(text: str, start: int, end: int) -> list[Fault]:
    return [
        Fault(
            "tag-open",
            f"`{match[0]}` ends a tag that was not begun",
            help=f"write `{'{' + match[0][0] if match[0] != '}}' else '{{'}` where it begins",
            start=match.start(),
            end=match.end(),
        )
        for match in _STRAY.finditer(text, start, end)
    ]
