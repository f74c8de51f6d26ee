"""The points of a chart in → the number format that says most of their figures as the text does, at their scale.

Office writes numbers as its reader's computer is set, whatever the language of the pack: a format says how many
digits, and a figure that it cannot say (“about 2.1”) is written in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from brief_builder.charts.model import Point
from brief_builder.charts.words.ticks import digits
from brief_builder.wording.tags import primary

_MINUS = '"\u2212"'  # the sign of typesetters, which Office does not write by itself
_PLUS = '"+"'
_MOST_PLACES = 9  # behind the mark


@dataclass(frozen=True, slots=True)
class Format:
    """A number format of Excel (ISO 29500-1, 18.8.31).

    Attributes:
        power: power of ten of its numbers, a multiple of 3: 9 for billions.
        places: digits behind the mark.
    """

    power: int = 0
    places: int = 0

    @classmethod
    def of(cls, points: Iterable[Point]) -> Format:
        """The largest scale word decides the scale, the most frequent accuracy the places."""
        held = [point for point in points if point.value is not None]
        power = max((point.scale for point in held), default=0) // 3 * 3
        counts = Counter(max(0, power + point.decimals) for point in held)
        return cls(power, max(counts, key=lambda places: (counts[places], places), default=0))

    @property
    def code(self) -> str:
        """As Excel writes it, with a true minus: `#,##0.0,,,;"−"#,##0.0,,,`."""
        return f"{self.size};{_MINUS}{self.size}"

    @property
    def size(self) -> str:
        """The format of a number without its sign."""
        return "#,##0" + ("." + "0" * self.places if self.places else "") + "," * (self.power // 3)

    def signed(self, *, falls: bool) -> str:
        """For sizes of steps: all with a minus, or all with a plus, whatever the sign of the number in the file."""
        sign = _MINUS if falls else _PLUS
        return f"{sign}{self.size};{sign}{self.size};{self.size}"

    def said_by(self, words: str, value: Decimal, language: str) -> Format | None:
        """This format where it says a number as its words do, else one with other places; None where none does."""
        ways = (self, *(Format(self.power, places) for places in range(_MOST_PLACES + 1)))
        return next((way for way in ways if _plain(way.says(value, language)) == _plain(words)), None)

    def says(self, value: Decimal, language: str) -> str:
        """A number in this format, as a reader of the language sees it.

        Office writes digits from 0 to 9, whatever the pack writes.
        """
        return digits(primary(language), value.scaleb(-self.power), self.places)


def _plain(text: str) -> str:
    """A number as it is compared: however its spaces and its minus are written."""
    return "".join(text.replace("\u2212", "-").split())
