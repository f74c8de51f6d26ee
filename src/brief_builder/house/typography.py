"""T1: quotation marks, apostrophes, spaces and accents of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from brief_builder.house.finding import SPACE, fault, shown
from brief_builder.house.reading import MASK, Reading
from brief_builder.house.style import Signs, Style, Typography
from brief_builder.problems import Fault

Told = tuple[tuple[int, int], str, tuple[str, ...], Literal["warning", "note"] | None]
_DOUBLE_SPACE = re.compile(r"(?<=\S) {2,}(?=\S)")
_POSTAL = re.compile(r"[A-Z]\d[A-Z] ?\d[A-Z]\d")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=s)'(?=\s)")
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_STRAIGHT = re.compile(r'"')
_HYPHEN = re.compile(r"(?<=[^\W\d_.,;:]) - (?=[^\W\d_])")
_MINUS = re.compile(r"(?:(?<=^)|(?<=[\s(]))-(?=[$€£]?\d[\d.,]*(?![\d-]|\w))")
_CLOSED = re.compile("[”»]")
_QUOTED = 300  # letters of a quotation that are marked as one
_BREAKING = "[ \t\u2002-\u200a]*"
_KEEPING = "\u00a0\u202f"


def typography(style: Style, reading: Reading) -> Iterator[Fault]:
    """What is typed as a typewriter had it, or spaced as another language does."""
    rule: Typography | None = style.rule("T1")
    signs = rule.languages.get(reading.language) if rule is not None else None
    if signs is None:
        return
    found = [*_spaces(reading), *_quotes(reading, signs), *_apostrophes(reading, signs), *_before(reading, signs)]
    found += [*_accents(reading, signs), *_dashes(reading)]
    for span, message, cures, severity in found:
        if reading.wrote(*span):
            yield fault(style, "T1", reading, span, message, *cures, severity=severity)


def _spaces(reading: Reading) -> Iterator[Told]:
    for each in _DOUBLE_SPACE.finditer(reading.text):
        # Two spaces stand before a postal code, and where somebody lines things up nobody means one.
        start, end = reading.original(*each.span())
        beside = end - start == len(each[0])  # else a tag that prints nothing stands between them
        if beside and not _POSTAL.match(reading.text, each.end()) and len(each[0]) < 5:
            yield each.span(), "there are two spaces where one is enough", ("write one",), None


def _quotes(reading: Reading, signs: Signs) -> Iterator[Told]:
    if not signs.quotes:
        return
    opening, closing = signs.quotes[0], signs.quotes[1]
    inside = signs.inside_quotes == "nbsp"
    cure = f"write `{opening}{' ' * inside}…{' ' * inside}{closing}`" + (" with no-break spaces" if inside else "")
    for each in _STRAIGHT.finditer(reading.text):
        if reading.unquoted[each.start()] != MASK and not reading.text[: each.start()].endswith(tuple("0123456789")):
            yield each.span(), "this quotation mark is straight", (cure,), "note"
    if inside:
        yield from _inside(reading, opening, closing)
    yield from _foreign(reading, signs, cure)


def _foreign(reading: Reading, signs: Signs, cure: str) -> Iterator[Told]:
    """Quotation marks of another language; those for a quotation within a quotation are right there."""
    opening, closing = signs.quotes[0], signs.quotes[1]
    depth = 0
    for at, letter in enumerate(reading.text):
        depth += (letter == opening) - (letter == closing)
        if letter in "«“„" and letter != opening and depth <= 0:
            end = _CLOSED.search(reading.text, at + 1, at + _QUOTED)
            yield (
                (at, end.end() if end is not None else at + 1),
                f"`{letter}` is the quotation mark of another language",
                (cure,),
                None,
            )


def _inside(reading: Reading, opening: str, closing: str) -> Iterator[Told]:
    text = reading.text
    begin, end = re.escape(opening), re.escape(closing)
    cures = ("write a no-break space", SPACE)
    for each in re.finditer(rf"{begin}({_BREAKING})(?![{_KEEPING} \t]|\Z)", text):
        said = "a line may break behind" if each[1] else "there is no space behind"
        yield each.span(), f"{said} `{opening}`", cures, None
    for each in re.finditer(rf"(?<![{_KEEPING} \t])({_BREAKING}){end}", text):
        if each.start() > 0:
            said = "a line may break before" if each[1] else "there is no space before"
            yield each.span(), f"{said} `{closing}`", cures, None


def _apostrophes(reading: Reading, signs: Signs) -> Iterator[Told]:
    if signs.apostrophe and signs.apostrophe != "'":
        for each in _APOSTROPHE.finditer(reading.unquoted):
            yield each.span(), "this apostrophe is straight", (f"write `{signs.apostrophe}`",), "note"


def _before(reading: Reading, signs: Signs) -> Iterator[Told]:
    """The space before : ; ! ? as the language has it."""
    text = reading.unquoted
    for sign, wanted in signs.before.items():
        if wanted == "nothing":
            for each in re.finditer(rf"(?<=[^\s(\[/])([ {_KEEPING}]+){re.escape(sign)}(?=\s|\Z|[»”)])", text):
                yield each.span(), f"there is a space before `{sign}`", ("write none",), None
            continue
        cures = (f"write a no-break space before `{sign}`", SPACE)
        for each in re.finditer(rf"(?<![{_KEEPING} \t]){re.escape(sign)}(?=\s|\Z|[{MASK}])", text):
            if each.start() > 0 and text[each.start() - 1] not in MASK:
                span = (each.start() - 1, each.end())
                yield span, f"there is no space before `{sign}`", cures, None
        for each in re.finditer(rf"(?<=\S){_BREAKING[:-1]}+{re.escape(sign)}(?=\s|\Z)", text):
            yield each.span(), f"a line may break before `{sign}`", cures, None


def _accents(reading: Reading, signs: Signs) -> Iterator[Told]:
    """Capitals without the accent that the word has."""
    for bare, right in signs.accents.items():
        edge = r"(?!\w|-\w)" if bare[-1].isalpha() else ""
        for each in re.finditer(rf"(?<![\w-]){re.escape(bare)}{edge}", reading.unquoted):
            yield each.span(), f"`{shown(each[0])}` lacks an accent on a capital", (f"write `{right}`",), None


def _dashes(reading: Reading) -> Iterator[Told]:
    for each in _DOTS.finditer(reading.own):
        yield each.span(), "three points stand for an ellipsis", ("write `…`",), "note"
    for each in _HYPHEN.finditer(reading.own):
        if reading.words.role in ("prose", "heading"):
            cure = "use a comma or a colon, or make two sentences of it"
            yield (each.start() + 1, each.end() - 1), "a hyphen stands for a dash", (cure,), "note"
    for each in _MINUS.finditer(reading.own):
        yield each.span(), "a hyphen stands for a minus sign", ("write `−`",), "note"
