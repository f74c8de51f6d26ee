"""The words of a figure → what they say: a hedge and a value, a range, a change, and whether it is an estimate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from brief_builder.facts.hedges import BOUND_WORDS
from brief_builder.facts.units import OwnUnit, above_below
from brief_builder.wording.reading.amounts import Amount, UnreadableError, read_amount
from brief_builder.wording.reading.words import FRAMES, Frames, plain

_MARK = re.compile(r"(?P<figure>.+?) \((?P<mark>[^()]+)\)")
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Told:
    """What the words of a figure say.

    Attributes:
        bound: eq, approx, nearly, gt, ge, lt or le; range from low to high; within low and high, of zero.
        low: in base units; the same as `high` where one number is said.
        decimals: place of the last digit that is shown, as in XBRL.
        unit: None where it is not said.
        mark: "estimated", "derived", "both", or "".
        yearly: it is a rate of each year.
        change: it is told as a change, by a verb.
    """

    bound: str
    low: Decimal
    high: Decimal
    decimals: int | None
    unit: str | None
    mark: str = ""
    yearly: bool = False
    change: bool = False


def read_figure(words: str, language: str, units: Mapping[str, OwnUnit] | None = None) -> Told | None:
    """What the words say; None when they are no figure as it is printed in the language.

    What no words hold is not told: the digits that are known of a whole number (41,900 may be exact), and the unit of
    persons and organizations, which English and French leave to the sentence.

    Args:
        language: en, fr or km.
        units: those that the pack declares.
    """
    try:
        return _Reader(language, units or {}).whole(plain(words))
    except UnreadableError:
        return None


@dataclass(frozen=True, slots=True)
class _Reader:
    language: str
    units: Mapping[str, OwnUnit]

    @property
    def frames(self) -> Frames:
        return FRAMES[self.language]

    def whole(self, words: str) -> Told:
        mark = ""
        found = _MARK.fullmatch(words)
        if found is not None and found["mark"] in self.frames.marks:
            words, mark = found["figure"], self.frames.marks[found["mark"]]
        if (yearly := re.fullmatch(self.frames.yearly, words)) is not None:
            try:
                return replace(self.change(yearly["x"]), mark=mark, yearly=True)
            except UnreadableError:  # a unit of the pack may end like that: “5 trips a year”
                pass
        return replace(self.change(words), mark=mark)

    def change(self, words: str) -> Told:
        """A change, or else a figure."""
        frames = self.frames
        if self._is(frames.same, words):
            return Told("eq", _NOTHING, _NOTHING, None, None, change=True)
        if self._is(frames.about_same, words):
            return Told("approx", _NOTHING, _NOTHING, None, None, change=True)
        if (found := self._match(frames.or_same, words)) is not None:
            return self._reaching_nothing(self.change(found["x"]))
        for pattern in (frames.either, frames.little):
            if (found := self._match(pattern, words)) is not None:
                return self._either(found["fall"], found["rise"])
        for pattern, sign in ((frames.rose, 1), (frames.fell, -1)):
            if (found := self._match(pattern, words)) is not None:
                return self._turned(self.figure(found["x"]), sign)
        return self.figure(words)

    def figure(self, words: str) -> Told:
        """A hedge and one number, or two."""
        if (found := self._match(self.frames.within, words)) is not None:
            one = self._one(found["x"])
            return Told("within", -one.value, one.value, one.decimals, one.unit)
        bound, rest = self._hedge(words)
        if bound == "eq" and (found := self._match(self.frames.span, rest)) is not None:
            try:
                return self._span(found["low"], found["high"])
            except UnreadableError:
                pass
        one = self._one(rest)
        return Told(bound, one.value, one.value, one.decimals, one.unit)

    def _one(self, words: str) -> Amount:
        return read_amount(words, self.language, self.units)

    def _span(self, first: str, last: str) -> Told:
        low, high = self._one(first), self._one(last)
        if self.frames.once:
            if low.scale or low.unit is not None:
                raise UnreadableError(first)
            low = replace(low, value=low.value.scaleb(high.scale), decimals=low.decimals - high.scale, unit=high.unit)
        if low.decimals != high.decimals or low.value > high.value:
            # “fell by 2% to 4%” is read before its sign is known: the smaller size comes first.
            raise UnreadableError(f"{first} {last}")
        above = above_below(high.unit or "")[0]
        if low.unit not in (high.unit, above) and not (low.unit is None and above in self.frames.things):
            raise UnreadableError(f"{first} {last}")
        return Told("range", low.value, high.value, high.decimals, high.unit)

    def _hedge(self, words: str) -> tuple[str, str]:
        """The bound that the first words put on the number behind them, and what is behind them."""
        lower = words.lower()
        found = [
            (len(hedge), bound)
            for bound, hedges in BOUND_WORDS[self.language].items()
            for hedge in hedges
            if lower.startswith(hedge) and (hedge.endswith("'") or lower[len(hedge) : len(hedge) + 1] == " ")
        ]
        if not found:
            return "eq", words
        length, bound = max(found)
        return bound, words[length:].lstrip()

    def _turned(self, told: Told, sign: int) -> Told:
        """A size as a change: “by up to” begins at nothing."""
        low, high = (told.low, told.high) if sign > 0 else (-told.high, -told.low)
        bound = told.bound
        if bound == "le":
            low, high, bound = min(low, _NOTHING), max(high, _NOTHING), "range"
        return replace(told, bound=bound, low=low, high=high, change=True)

    def _reaching_nothing(self, told: Told) -> Told:
        if told.bound != "range" or _NOTHING not in (told.low, told.high):
            raise UnreadableError("a change that is no range from nothing")
        return told

    def _either(self, fall: str | None, rise: str | None) -> Told:
        ends = [self._one(words) if words is not None else None for words in (fall, rise)]
        known = [end for end in ends if end is not None]
        if not known or len({(end.unit, end.decimals) for end in known}) != 1:
            raise UnreadableError("a change of two units")
        low, high = (end.value if end is not None else _NOTHING for end in ends)
        return Told("range", -low, high, known[0].decimals, known[0].unit, change=True)

    def _is(self, pattern: str, words: str) -> bool:
        return re.fullmatch(pattern, words, re.IGNORECASE) is not None

    def _match(self, pattern: str, words: str) -> re.Match[str] | None:
        return re.fullmatch(pattern, words, re.IGNORECASE)
