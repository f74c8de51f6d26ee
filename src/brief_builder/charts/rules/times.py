"""A title and the times of a chart → which times it names, and how it means them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.rules.clauses import compiled

if TYPE_CHECKING:
    from brief_builder.charts.rules.claim_words import Lexicon
    from brief_builder.charts.rules.clauses import Words
    from brief_builder.charts.rules.tracks import Time

Lead = Literal["", "since", "until", "origin", "than", "between", "before", "level"]
# “Than” first: “par rapport à” ends in the word for “until”.
_LEADS: tuple[Lead, ...] = ("than", "since", "until", "origin", "between", "before")
_YEAR = r"(?<![\d,.])(?:19|20)\d\d(?!\d)"
_SHORT = re.compile(r"[-–—/](\d\d)(?!\d)")  # the second year of 2022–23


@dataclass(frozen=True, slots=True)
class Mention:
    """A time that a title names.

    Attributes:
        start, end: in the title's text, half-open.
        time: None for one that the chart does not show.
        lead: what the word before it makes of it; `lead_at`: where that word begins, `start` without one.
        year: of one that is not shown; None when nobody can tell.
    """

    start: int
    end: int
    time: Time | None
    lead: Lead
    lead_at: int
    year: int | None = None


class Times:
    """The times that a title names.

    Args:
        names: what a title may call a time; None for a name of several.
    """

    def __init__(self, words: Words, lexicon: Lexicon, names: Mapping[str, Time | None]) -> None:
        self._words, self._lexicon = words, lexicon
        listed = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
        # Khmer writes words against each other, but no digit against the digits of a year.
        edge = r"\w" if lexicon.spaced else r"\d"
        named = rf"(?P<name>{listed or '(?!)'})"
        month = rf"(?P<month>(?:{lexicon.months})(?: ?{_YEAR})?)"
        pattern = rf"(?<!{edge})(?:{named}|{month})(?!{edge})|{_YEAR}"
        self.mentions: list[Mention] = []
        for match in re.finditer(pattern, words.text):
            start, end = match.span()
            lead, at = self._lead(start)
            if self._is_level(start, end):
                lead, at = "level", start
            # A month alone is one only behind such a word: ships may march, and a word may be “may”.
            if not any(letter.isdigit() for letter in match[0]) and lexicon.spaced and not self._is_led(start):
                continue
            year = int(match[0]) if match["name"] is None and match["month"] is None else None
            self.mentions.append(Mention(start, end, names.get(match[0]), lead, at, year))
            if short := _SHORT.match(words.text, end):
                second = names.get(match[0][:2] + short[1])
                self.mentions.append(Mention(*short.span(1), second, "", short.start(1)))

    def within(self, *stretches: tuple[int, int]) -> list[Mention]:
        """Those that stand in stretches of the text, in their order there."""
        return [m for m in self.mentions if any(start <= m.start < end for start, end in stretches)]

    def only(self, start: int, end: int) -> bool:
        """Whether a stretch names times, and nothing else that means something."""
        return bool(self.within((start, end))) and not self.rest(start, end)

    def rest(self, start: int, end: int) -> str:
        """What a stretch says beside times and small words; "" for nothing."""
        said, lexicon = self._without_times(start, end), self._lexicon
        for small in (lexicon.small, lexicon.since, lexicon.until, lexicon.than, lexicon.before):
            said = compiled(small, spaced=lexicon.spaced).sub(" ", said)
        return " ".join(re.sub(r"[\d\W_]+" if lexicon.spaced else r"[\d\s.,'’()-]+", " ", said).split())

    def is_of_level(self, start: int, end: int) -> bool:
        """Whether a stretch names nothing but the figure of a time: “the level of 2022”."""
        said, lexicon = self._without_times(start, end), self._lexicon
        for small in (lexicon.levels, lexicon.summits, lexicon.small, lexicon.than, lexicon.last_step, lexicon.until):
            said = compiled(small, spaced=lexicon.spaced).sub(" ", said)
        return not any(letter.isalnum() for letter in said)

    def are_listed(self, one: Mention, other: Mention) -> bool:
        """Whether two times stand side by side, and make no span: “in 2020 and 2022”."""
        if one.lead or other.lead:
            return False
        said = self._words.text[one.end : other.start]
        said = compiled(self._lexicon.small, spaced=self._lexicon.spaced).sub(" ", said) + " "
        lists = compiled(self._lexicon.lists, spaced=False)
        return bool(lists.search(said)) and not lists.sub(" ", said).strip()

    def make_span(self, one: Mention, other: Mention) -> bool:
        """Whether two times are the ends of a span, or of a comparison: “from 2020 to 2022”, “in 2020 than in 2019”."""
        if "than" in (one.lead, other.lead) or one.lead in ("origin", "between", "since"):
            return True
        return not self.rest(one.end, other.start)

    def are_joined(self, one: Mention, other: Mention) -> bool:
        """Whether two times name one stretch: “2020–21”, in which its first year may count or not."""
        return not one.lead and not any(letter.isalnum() for letter in self._words.text[one.end : other.start])

    def _without_times(self, start: int, end: int) -> str:
        text = list(self._words.text[start:end])
        for mention in self.within((start, end)):
            text[mention.start - start : mention.end - start] = " " * (mention.end - mention.start)
        return "".join(text)

    def _is_level(self, start: int, end: int) -> bool:
        """Whether a period only says which figure was reached: “back to 2021 levels”."""
        lexicon, text = self._lexicon, self._words.text
        front = r"(?<!\w)" if lexicon.spaced else ""
        before, than = text[:start].rstrip(), compiled(lexicon.than, spaced=lexicon.spaced)
        if than.search(text, 0, start):
            return False
        if re.search(rf"{front}(?:{lexicon.level_of})$", before):
            return True
        return compiled(lexicon.level_behind, spaced=False).match(text, end) is not None

    def _is_led(self, start: int) -> bool:
        lexicon, before = self._lexicon, self._words.text[:start].rstrip()
        known = (
            lexicon.small,
            lexicon.since,
            lexicon.until,
            lexicon.origin,
            lexicon.than,
            lexicon.between,
            lexicon.before,
        )
        if not before or not (before[-1].isalnum() or before[-1] == "'"):
            return True
        led = re.search(rf"(?<!\w)(?:{'|'.join(known)})$", before)
        return led is not None or re.search(rf"(?:{lexicon.lists})$", before) is not None

    def _lead(self, start: int) -> tuple[Lead, int]:
        """The word before a time that says how it is meant, over small ones and records: “from a record in 2022”."""
        before = self._words.text[:start].rstrip()
        front = r"(?<!\w)" if self._lexicon.spaced else ""
        for _ in range(6):
            for lead in _LEADS:
                if found := re.search(rf"{front}(?:{getattr(self._lexicon, lead)})$", before):
                    return lead, found.start()
            passed = rf"{self._lexicon.small}|{self._lexicon.summits}|{self._lexicon.levels}"
            shorter = re.sub(rf"{front}(?:{passed})$", "", before).rstrip(" '")
            if shorter == before:
                break
            before = shorter
        return "", start
