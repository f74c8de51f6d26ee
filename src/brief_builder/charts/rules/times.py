"""A title and the times of a chart → which times it names, and which two figures of a track it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.rules.clauses import compiled

if TYPE_CHECKING:
    from brief_builder.charts.rules.claim_words import Lexicon
    from brief_builder.charts.rules.clauses import Words
    from brief_builder.charts.rules.tracks import Spot, Time, Track

Lead = Literal["", "since", "until", "origin", "than"]
_LEADS: tuple[Lead, ...] = ("since", "until", "origin", "than")
_YEAR = r"(?<![\d,.])(?:19|20)\d\d(?!\d)"
_SHORT = re.compile(r"[-–—/](\d\d)(?!\d)")  # the second year of 2022–23


@dataclass(frozen=True, slots=True)
class Mention:
    """A time that a title names: start and end in its text; `time` None for a year that the chart does not show."""

    start: int
    end: int
    time: Time | None
    lead: Lead


class Times:
    """The times that a title names."""

    def __init__(self, words: Words, lexicon: Lexicon, names: Mapping[str, Time]) -> None:
        self._words, self._lexicon = words, lexicon
        listed = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
        # Khmer writes words against each other, but no digit against the digits of a year.
        edge = r"\w" if lexicon.spaced else r"\d"
        pattern = rf"(?<!{edge})(?:{listed})(?!{edge})|{_YEAR}" if listed else _YEAR
        self.mentions: list[Mention] = []
        for match in re.finditer(pattern, words.text):
            self.mentions.append(Mention(*match.span(), names.get(match[0]), self._lead(match.start())))
            if short := _SHORT.match(words.text, match.end()):
                year = names.get(match[0][:2] + short[1])
                self.mentions.append(Mention(*short.span(1), year, ""))

    def within(self, *stretches: tuple[int, int]) -> list[Mention]:
        """Those that stand in stretches of the text, in their order there."""
        return [m for m in self.mentions if any(start <= m.start < end for start, end in stretches)]

    def only(self, start: int, end: int) -> bool:
        """Whether a stretch names times, and nothing else that means something."""
        return bool(self.within((start, end))) and not self.rest(start, end)

    def rest(self, start: int, end: int) -> str:
        """What a stretch says beside times and small words; "" for nothing."""
        text = list(self._words.text[start:end])
        for mention in self.within((start, end)):
            text[mention.start - start : mention.end - start] = " " * (mention.end - mention.start)
        said = "".join(text)
        for small in (self._lexicon.small, self._lexicon.since, self._lexicon.until, self._lexicon.than):
            said = compiled(small, spaced=self._lexicon.spaced).sub(" ", said)
        return " ".join(re.sub(r"[\d\W_]+" if self._lexicon.spaced else r"[\d\s.,'’()-]+", " ", said).split())

    def _lead(self, start: int) -> Lead:
        """The word before a time that says how it is meant, over small ones: “than in 2022”."""
        before = self._words.text[:start].rstrip()
        front = r"(?<!\w)" if self._lexicon.spaced else ""
        for _ in range(4):
            for lead in _LEADS:
                if re.search(rf"{front}(?:{getattr(self._lexicon, lead)})$", before):
                    return lead
            shorter = re.sub(rf"{front}(?:{self._lexicon.small})$", "", before).rstrip(" '")
            if shorter == before:
                break
            before = shorter
        return ""


def pairs(
    track: Track,
    mentions: Sequence[Mention],
    *,
    backwards: bool = False,
    last_step: bool = False,
    winding: bool = False,
) -> list[tuple[Spot, Spot]]:
    """The two figures, the earlier first, by each way to read the clause; [] when it cannot be read.

    Args:
        mentions: the times that the clause names, in its order.
        backwards: whether the first that is named is compared with the second: “higher in 2022 than in 2023”.
        last_step: whether it speaks of the last time and the one before.
        winding: whether the title tells of moves in several directions, so that any step may be meant.
    """
    known = {spot.time: spot for spot in track.spots}
    named = [known.get(mention.time) for mention in mentions if mention.time is not None]
    spots = list(dict.fromkeys(spot for spot in named if spot is not None))
    if len(named) < len(mentions) or None in named:
        return []
    if len(spots) > 1:
        if backwards:
            return [(spots[1], spots[0])]
        ordered = sorted(spots, key=lambda spot: spot.time[1])
        return [(ordered[0], ordered[-1])]
    if spots:
        return list(_around(track, spots[0], mentions[0].lead))
    sections = [list(part) for part in _sections(track) if len(part) > 1]
    if last_step:
        return [(part[-2], part[-1]) for part in sections[-1:]]
    if winding:
        return [step for part in sections for step in pairwise(part)]
    return [(part[0], part[-1]) for part in sections]


def _around(track: Track, spot: Spot, lead: Lead) -> Iterator[tuple[Spot, Spot]]:
    """From the figure before to the one that is named, unless a word before it says otherwise."""
    own = next(part for part in _sections(track) if spot in part)
    place = track.spots.index(spot)
    before = track.spots[place - 1] if place else None
    if lead == "than":
        own = track.spots
    if lead in ("since", "origin", "than") and own[-1] is not spot:
        yield spot, own[-1]
    if lead == "until" and own[0] is not spot:
        yield own[0], spot
    if lead in ("", "until", "origin") and before is not None:
        yield before, spot


def _sections(track: Track) -> Iterator[Sequence[Spot]]:
    for number in sorted({spot.section for spot in track.spots}):
        yield [spot for spot in track.spots if spot.section == number]
