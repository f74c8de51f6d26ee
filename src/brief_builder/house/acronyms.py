"""P2: the texts of a document in order → acronyms that are used before anybody says what they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal

from brief_builder.house.finding import fault
from brief_builder.house.reading import Reading
from brief_builder.house.style import Acronym, Marking, Style
from brief_builder.problems import Fault

# Behind “$” and a space stand the letters of a currency: « 2,1 G$ CA ».
_ACRONYM = re.compile(r"(?<![\w$&@#./-])(?<!\$[ \u00a0\u202f])[A-ZÀ-Þ]{2,7}(?![\w$&@/]|[.-]\w)(?=s?(?!\w))")
_IN_BRACKETS = re.compile(r"\(([A-ZÀ-Þ][A-ZÀ-Þ0-9]{1,7})s?\)")
_BEFORE_BRACKETS = re.compile(r"(?<!\w)(?<!\$[ \u00a0\u202f])([A-ZÀ-Þ][A-ZÀ-Þ0-9]{1,7}) \(([^()]{5,120})\)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_ALIKE = 0.8  # of the letters of two forms of one name
_SMALL = re.compile(r"[^\W\d_]")


def acronyms(
    style: Style, readings: Sequence[Reading], named: Mapping[str, Collection[str]]
) -> Iterator[tuple[int, Fault]]:
    """Each acronym once a document, at its first use; and one that is explained twice, as two things.

    Args:
        named: acronym → its long forms, as the pack says.
    """
    rule: Acronym | None = style.rule("P2")
    if rule is None:
        return
    known = {*rule.known, *_markings(style)}
    explained: dict[str, str] = {}
    told: set[str] = set()
    for number, reading in enumerate(readings):
        text = reading.own
        meant = {short: (long, at) for short, long, at in _meant(text, named)}
        for short, (long, at) in meant.items():
            if short in explained and short not in told and not _alike(explained[short], long):
                message = f"`{short}` stands for “{long}” here, and for “{explained[short]}” before"
                cure = "spell out both each time, and use the acronym for one of them"
                yield number, fault(style, "P2", reading, (at, at + len(short)), message, cure)
                told.add(short)
        passed = _shouted(text) or reading.words.role in ("margin", "alt")
        for each in () if passed else _ACRONYM.finditer(text):
            short = each[0]
            if short in known or short in explained or short in told or _ROMAN.fullmatch(short):
                continue
            if short in meant and each.start() >= meant[short][1]:
                continue
            if reading.wrote(*each.span()):
                told.add(short)
                longs = list(named.get(short, ()))
                example = f"`{longs[0]} ({short})`" if longs else f"the long form, and `({short})` behind it"
                message = f"`{short}` is used before it is spelled out"
                severity: Literal["note"] | None = None if longs else "note"
                yield number, fault(style, "P2", reading, each.span(), message, f"write {example}", severity=severity)
        for short, (long, _) in meant.items():
            explained.setdefault(short, long)


def _markings(style: Style) -> Iterator[str]:
    """The words of security markings, which stand in capitals and shorten nothing."""
    rule: Marking | None = style.rule("M1")
    for words in rule.levels if rule is not None else ():
        yield from (word for said in words.values() for word in said.split())


def long_form(short: str, before: str) -> str:
    """The words before an acronym in brackets that it shortens; '' when they do not have its letters.

    Its letters are looked for backwards in the words before it; the first begins a word (Schwartz and Hearst, 2003).
    """
    window = " ".join(before.split()[-min(len(short) + 5, 2 * len(short)) :])
    at = len(window)
    for index in range(len(short) - 1, -1, -1):
        letter = _plain(short[index])
        at -= 1
        while at >= 0 and (_plain(window[at]) != letter or (index == 0 and at > 0 and window[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return ""
    return window[at:].strip()


def _meant(text: str, named: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str, int]]:
    """Acronyms that a text explains: what they stand for, and from where on they may be used."""
    for each in _IN_BRACKETS.finditer(text):
        if long := long_form(each[1], text[: each.start()]):
            yield each[1], long, each.start(1)
    for each in _BEFORE_BRACKETS.finditer(text):
        if long_form(each[1], each[2]):
            yield each[1], each[2], each.start(1)
    for short, longs in named.items():
        for long in longs:
            if short in text and long.casefold() in text.casefold():
                yield short, long, text.index(short)


def _shouted(text: str) -> bool:
    """Whether all of a text is in capitals, so that its words are no acronyms."""
    letters = _SMALL.findall(text)
    return bool(letters) and not any(letter.islower() for letter in letters)


def _alike(one: str, other: str) -> bool:
    """Whether two names are one, with an article or a plural more."""
    first, second = (" ".join(re.findall(r"\w+", name.casefold())) for name in (one, other))
    return first in second or second in first or SequenceMatcher(None, first, second).ratio() > _ALIKE


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].casefold()
