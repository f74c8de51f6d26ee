"""A quote in its source → the words around it that say what its figure is: numbers, periods, the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from brief_builder.facts.evidence.calendar_words import CALENDARS
from brief_builder.facts.evidence.dates import Named, counts_time, periods_in
from brief_builder.facts.evidence.passages import Even, even
from brief_builder.facts.model import Quote
from brief_builder.facts.number import Written, numbers_in

_BEFORE, _BEHIND = 90, 60  # characters of the source around a quote that may say what its figure is
# What a number that names something stands behind: “Chapter 12”, “No. 1234”, « art. 12 », “COVID-19”.
_NAMES = re.compile(
    r"(?:\b(?:nos?\.|n°|nº|art(?:icle|\.)s?|chap(?:ter|itre|\.)s?|sections?|sec\.|pages?|pp?\.|tables?|tableaux?|figures?|fig\."
    r"|annexe?s?|appendix|HS|resolutions?|résolutions?|footnote|note|version|vol\.|volume|phase|ISO|UNSCR)\s+|n°|\b[A-Z]{3,}-)$",
    re.IGNORECASE,
)
_CUT = re.compile(r"\n|…|\.\.\.")


@dataclass(frozen=True)
class Passage:
    """A quote in its surroundings, all with even typography.

    Attributes:
        text: the quote with what the source has before and behind it, on its line.
        start: 0-based offset of the quote in text.
        end: offset behind it.
        sentence: the source's sentence around the quote; None when there is no text of the source.
        language: of the source.
        published: the day of the source, from which “last year” counts; None when nobody knows it.
    """

    text: str
    start: int
    end: int
    sentence: str | None
    language: str
    published: date | None = None

    @property
    def quote(self) -> str:
        return self.text[self.start : self.end]

    @cached_property
    def numbers(self) -> list[Written]:
        """The numbers of the text; dates, lengths of time and what only names something are none."""
        return [n for n in numbers_in(self.text, self.language) if not self._is_time(n)]

    @cached_property
    def inside(self) -> list[Written]:
        """Those that stand wholly in the quote."""
        return [n for n in self.numbers if self.start <= n.start and n.end <= self.end]

    @cached_property
    def periods(self) -> list[Named]:
        """The periods that the text names."""
        return periods_in(self.text, self.language)

    def before(self, number: Written) -> str:
        """The text up to a number."""
        return self.text[: number.start]

    def behind(self, number: Written) -> str:
        """The text behind a number."""
        return self.text[number.end :]

    def shown(self, number: Written) -> str:
        """A number as the source writes it."""
        return self.text[number.start : number.end]

    def _is_time(self, number: Written) -> bool:
        if any(p.start <= number.start and number.end <= p.end and (p.sure or p.kind != "year") for p in self.periods):
            return True
        if number.percent or number.scale:
            return False
        if self._names(number):
            return True
        if counts_time(self.behind(number), self.language):
            return True
        return number.value <= 31 and self._is_day(number)

    def _names(self, number: Written) -> bool:
        before = self.text[max(number.start - 16, 0) : number.start]
        return self.text[number.start].isdigit() and number.decimals <= 0 and _NAMES.search(before) is not None

    def _is_day(self, number: Written) -> bool:
        months = "|".join(CALENDARS.get(self.language, CALENDARS["en"]).months)
        before, behind = self.text[max(number.start - 14, 0) : number.start], self.text[number.end : number.end + 14]
        if self.language == "km":
            return re.match(rf"\s*(?:ខែ\s*)?(?:{months})", behind) is not None
        if re.search(rf"(?<!\w)(?:{months})\s+$", before, re.IGNORECASE) and self.language != "fr":
            return not re.match(r"\s*(?:firms|persons|people|million|billion|thousand)", behind)
        return re.match(rf"\s+(?:{months})(?!\w)", behind, re.IGNORECASE) is not None


def passage_of(quote: Quote, language: str, where: Even | None = None, spot: tuple[int, int] = (0, 0)) -> Passage:
    """The passage of a quote at a spot of its source; without a source, what prefix and suffix say."""
    if where is None:
        exact, before = even(quote.exact).text, even(quote.prefix).text.strip()
        text = f"{before} {exact} {even(quote.suffix).text.strip()}"
        return Passage(text, len(before) + 1, len(before) + 1 + len(exact), None, language)
    start, end = spot
    # What was left out, or a new line, ends what may be said of the figure.
    left = max(start - _BEFORE, 0)
    original = where.source(left, start)
    cuts = [match.end() for match in _CUT.finditer(original)]
    if cuts:
        left = where.at(where.offsets[left] + cuts[-1])
    right = min(end + _BEHIND, len(where.text))
    cut = _CUT.search(where.source(end, right))
    if cut is not None:
        right = where.at(where.offsets[end] + cut.start())
    left, right = min(left, start), max(right, end)
    text = where.text[left:right]
    return Passage(text, start - left, end - left, where.sentence(start, end), language)
