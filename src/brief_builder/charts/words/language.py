"""What differs between languages in the words a chart says by itself, as data.

A pattern holds `{n}`, `{years}` and the like where words go. U+00A0 keeps a number and its word on one line, U+200B
stands in Khmer where a line may break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from brief_builder.facts.number import KHMER_DIGITS
from brief_builder.wording import Phrase
from brief_builder.wording.language import written_with

if TYPE_CHECKING:
    from brief_builder.charts.model import Kind
    from brief_builder.charts.words.families import Family

Explained = Literal["estimated", "derived", "range", "missing", "break", "scales", "partial"]


_BEGINS = r"(?<![a-z0-9à-ɏ-])"  # no Latin word goes on here; between Khmer ones there is no space
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]+")


def plain(text: str) -> str:
    """In lower case, with plain spaces, and without what is not seen, such as the places where a line may break."""
    return _SPACES.sub(" ", text.casefold().translate(_UNSEEN))


@dataclass(frozen=True, slots=True)
class PartialWords:
    """That what stands at a year is not all of it.

    Attributes:
        one: pattern with `{years}` (one year) and `{months}`.
        several: the same of two or three years.
        each: pattern with `{months}`, of all years.
        month: Babel pattern of a month alone.
        month_year: of a month with its year.
        day: of a day without its year; `first_day` of the first of a month.
    """

    one: str
    several: str
    each: str
    month: str
    month_year: str
    day: str
    first_day: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one language.

    Attributes:
        locale: as Babel knows it, for the names of months.
        kinds: what a chart of each kind is called, with a capital.
        turned: the same where its bars run the other way than the kind's own.
        below: the same where all bars are below zero.
        both: between the names of two kinds, or two years.
        colon, dash, comma, semicolon, stop: with the spaces around them, but none behind the stop.
        tight: kinds whose figures stand behind their labels with nothing but a space, even a number behind a number.
        then: between what was first and what was last.
        to: between two periods; `to_before` is tried first: beginnings of the second period (regular expressions) and
            what stands there in place of `to` and of the words that they match.
        source, sources: before the name of one source, or of several.
        not_published: for a figure that is missing.
        below_zero: behind the size of a bar that hangs.
        smallest, largest, largest_step: remarks in brackets behind a figure.
        top_three, top_one: patterns with `{n}`, before the largest of so many, at the beginning of a sentence.
        bottom: before the smallest.
        events: pattern with `{n}`, at least two.
        first, last: before the first and the last event.
        panels: pattern with `{n}`, at least two.
        year: pattern with `{year}`, as periods are named.
        period, figure, date, event: headers of a column.
        notes: the sentence that explains each thing a reader must know, for charts whose notes do not say it; by what
            marks are called where they differ, else under "".
        stems: by what a note is known to say it, likewise: regular expressions in lower case, found where a word
            begins; `says` looks for them.
        numerals: the ten digits that numbers are written with; "" for 0 to 9.
    """

    locale: str
    kinds: Mapping[Kind, str]
    turned: Mapping[Kind, str]
    below: Mapping[str, str]
    both: str
    colon: str
    dash: str
    tight: frozenset[Kind]
    comma: str
    semicolon: str
    stop: str
    then: str
    to: str
    to_before: Mapping[str, str]
    source: str
    sources: str
    not_published: str
    below_zero: str
    smallest: str
    largest: str
    largest_step: str
    top_three: str
    top_one: str
    bottom: str
    events: str
    first: str
    last: str
    panels: str
    year: str
    period: str
    figure: str
    date: str
    event: str
    partial: PartialWords
    notes: Mapping[Family | Literal[""], Mapping[Explained, str]]
    stems: Mapping[Family | Literal[""], Mapping[Explained, tuple[str, ...]]]
    numerals: str = ""

    def counted(self, pattern: str, number: int) -> str:
        """A pattern with a number at its `{n}`."""
        return self.in_numerals(pattern.format(n=number))

    def in_numerals(self, words: str) -> str:
        """The words with their digits as the language is to write them."""
        return written_with(self.numerals, words)

    def is_year(self, label: str, year: int) -> bool:
        """Whether a point is called by a year: 2025, ឆ្នាំ 2025 or ឆ្នាំ២០២៥, whatever the digits of the pack are."""
        return _bare(label) in (str(year), _bare(self.year.format(year=year)))

    def note(self, family: Family | Literal[""], told: Explained) -> str | None:
        """The sentence that says it of these marks; None where they do not show it."""
        return self.notes.get(family, {}).get(told) or self.notes[""].get(told)

    def stems_of(self, family: Family | Literal[""], told: Explained) -> tuple[str, ...]:
        """By which words a note is known to say it of these marks."""
        return (*self.stems[""].get(told, ()), *self.stems.get(family, {}).get(told, ()))

    def says(self, written: Iterable[str], family: Family | Literal[""], told: Explained) -> bool:
        """Whether notes, or other words, are known to say it of these marks."""
        said = "\n".join(map(plain, written))
        return any(re.search(_BEGINS + f"(?:{stem})", said) for stem in self.stems_of(family, told))

    def span(self, start: Phrase, end: Phrase) -> Phrase:
        """From the one period to the other, each accounted for by its fact."""
        for pattern, to in self.to_before.items():
            match = re.match(pattern, str(end))
            if match is not None and end.pieces and len(end.pieces[0].text) >= match.end():
                first = end.pieces[0].with_words(partial(_without_first, match.end()))
                return start + to + Phrase((first, *end.pieces[1:]))
        return start + self.to + end


def _bare(label: str) -> str:
    """Without spaces, with digits from 0 to 9."""
    return "".join(label.translate(KHMER_DIGITS).split())


def _without_first(letters: int, text: str) -> str:
    return text[letters:]
