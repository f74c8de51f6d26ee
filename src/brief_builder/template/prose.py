"""A text of the pack in → prose whose tags are evaluated with the facts; **bold** and *italic* are kept.

A text is written by the pack's author and may hold value tags; a fact is data and is never evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from jinja2 import nodes

from brief_builder.problems import Fault, Place
from brief_builder.template.checking.check import NameCheck
from brief_builder.template.expressions.parsing import parse_value
from brief_builder.template.expressions.sandbox import BUILT_IN_FILTERS, environment
from brief_builder.template.reading.tags import find_spans, make_tag
from brief_builder.wording import Phrase, Piece

_KINDS = ("docx", "image", "link", "markdown")  # keys of values that are more than words
_ALSO = {"picture": "image", "img": "image"}
_EMPHASIS = re.compile(r"\*\*|\*")
_MOST_DIGITS = 300  # before or after the point; a number with more is no figure of a document
Filters = Mapping[str, Callable[..., Any]]


@dataclass(frozen=True)
class _Value:
    """A value tag in a text; start..end are offsets into the text."""

    body: str
    start: int
    end: int
    bold: bool
    italic: bool
    evaluate: Callable[..., Any] = field(repr=False)


@dataclass(frozen=True)
class Prose:
    """A compiled text: pieces of words and value tags in order.

    `whole` is False when a tag leads to something whose own file is wrong, so that it cannot be evaluated.
    """

    text: str
    parts: tuple[Piece | _Value, ...]
    whole: bool = True

    def phrase(self, data: Mapping[str, Any]) -> Phrase:
        """The text with its tags evaluated.

        Raises:
            Fault: from a filter or a missing value; start and end are offsets into the text.
        """
        pieces: list[Piece] = []
        for part in self.parts:
            if isinstance(part, Piece):
                pieces.append(part)
                continue
            try:
                value = part.evaluate(**data)
                pieces += [_emphasised(piece, part) for piece in as_phrase(value).pieces]
            except Fault as fault:
                fault.start, fault.end = part.start, part.end
                raise
            except Exception as error:
                raise Fault("render-failed", _reason(error), start=part.start, end=part.end) from None
        return Phrase(tuple(pieces))

    def values(self, data: Mapping[str, Any]) -> tuple[tuple[int, int, str], ...]:
        """Each value tag: where it begins and ends in the text, and what it prints.

        Raises:
            Fault: as for `phrase`.
        """
        tags = (part for part in self.parts if isinstance(part, _Value))
        return tuple((tag.start, tag.end, str(as_phrase(tag.evaluate(**data)))) for tag in tags)


class Expressions:
    """What stands between the signs of tags in texts; each is compiled once, however many texts hold it.

    They know no data, and serve the texts of every language.
    """

    def __init__(self, filters: Filters) -> None:
        self.filters = (*filters, *BUILT_IN_FILTERS)
        self._env = environment(filters, {})
        self._parsed: dict[str, nodes.Expr] = {}
        self._compiled: dict[str, Callable[..., Any]] = {}

    def parsed(self, body: str) -> nodes.Expr:
        """Its syntax.

        Raises:
            Fault: tag-syntax, tag-forbidden; start and end are offsets into the body.
        """
        if body not in self._parsed:
            self._parsed[body] = parse_value(self._env, body)
        return self._parsed[body]

    def compiled(self, body: str) -> Callable[..., Any]:
        """What gives its value; names are given by name."""
        if body not in self._compiled:
            self._compiled[body] = self._env.compile_expression(body, undefined_to_none=False)
        return self._compiled[body]


def compile_prose(text: str, data: Mapping[str, Any], expressions: Expressions) -> tuple[Prose | None, list[Fault]]:
    """The compiled text, or None and its faults; a fault's start and end are offsets into the text."""
    spans, faults = find_spans(text)
    check = NameCheck(data, expressions.filters)
    parts: list[Piece | _Value] = []
    at = 0
    state = {"**": False, "*": False}
    for span in spans:
        parts += _pieces(text[at : span.start], state)
        at = span.end
        tag = make_tag(0, text, span, Place(""))
        if tag.kind == "comment":
            continue
        if tag.kind == "block":
            message = "a text may hold values, not blocks"
            cure = "put the block into the template, around the tag that prints this text"
            faults.append(Fault("tag-unknown", message, help=cure, start=span.start, end=span.end))
            continue
        base = tag.start + tag.lead
        try:
            found = check.value(expressions.parsed(tag.body), tag.body, {})
        except Fault as fault:
            found = [fault]
        for each in found:
            if each.start is None:
                each.start, each.end = span.start, span.end
            else:
                each.start, each.end = base + each.start, base + (each.end or each.start + 1)
            faults.append(each)
        if not found:
            evaluate = expressions.compiled(tag.body)
            parts.append(_Value(tag.body, span.start, span.end, state["**"], state["*"], evaluate))
    parts += _pieces(text[at:], state)
    wrong = any(fault.severity == "error" for fault in faults)
    return (None if wrong else Prose(text, tuple(parts), not check.met_unknown)), faults


def as_phrase(value: Any) -> Phrase:
    """What a value says, as a Phrase.

    Raises:
        Fault: value-missing, value-unprintable.
    """
    if isinstance(value, Phrase):
        return value
    phrase = getattr(value, "phrase", None)
    if isinstance(phrase, Phrase):
        return phrase
    if value is None:
        raise Fault("value-missing", "this value is empty", help="give it, or write `| default('—')`")
    if not isinstance(value, (str, int, float, Decimal)):
        cures = ("name one value in it, or loop over it",)
        meant = _kind_meant(value) if isinstance(value, Mapping) else ""
        raise Fault("value-unprintable", "this is a group of values", help=(meant, *cures) if meant else cures)
    return Phrase((Piece(_digits(value) if isinstance(value, (float, Decimal)) else str(value)),))


def _digits(value: float | Decimal) -> str:
    """A number with the digits that it was given, and never with an exponent."""
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        message = "this is not a number that can be printed"
        raise Fault("value-unprintable", message, help="give the number, or null")
    return format(number, "f")


def _kind_meant(value: Mapping[Any, Any]) -> str:
    """The key that would make more of a group than a group, where one is misspelt; '' where none seems meant."""
    from difflib import get_close_matches

    for key in map(str, value):
        near = get_close_matches(_ALSO.get(key.lower(), key.lower()), _KINDS, n=1, cutoff=0.7)
        if near:
            return f"did you mean `{near[0]}` by `{key}`?"
    return ""


def _pieces(text: str, state: dict[str, bool]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for match in _EMPHASIS.finditer(text):
        if match.start() > at:
            pieces.append(Piece(text[at : match.start()], bold=state["**"], italic=state["*"]))
        state[match[0]] = not state[match[0]]
        at = match.end()
    if at < len(text):
        pieces.append(Piece(text[at:], bold=state["**"], italic=state["*"]))
    return pieces


def _emphasised(piece: Piece, part: _Value) -> Piece:
    if not part.bold and not part.italic:
        return piece
    return replace(piece, bold=piece.bold or part.bold, italic=piece.italic or part.italic)


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())
    return f"the tag could not be evaluated: {text or type(error).__name__}"
