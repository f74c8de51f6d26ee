"""The categories of a panel and a width → where each stands, and which of their labels are written, in which lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.plot.ink import Ink, TooTight
from brief_builder.charts.plot.spreading import spread

if TYPE_CHECKING:
    from datetime import date

    from brief_builder.charts.model import Panel
    from brief_builder.charts.plot.look import Look

_UNEVEN = 1.25  # steps whose lengths differ more than those of months, quarters or a year that is not over
_BETWEEN = 0.6  # between the labels of neighbours, in sizes
_AIRY = 1.0  # … where some are left out
_MOST_ROWS = 3
_ABOVE = 0.45  # from the field to the labels below it, in sizes
_NEAR = 0.01  # points that nobody sees
_BELOW_NUMBER = 0.3  # … and so much more where the first stands below the lowest number of an axis


@dataclass(frozen=True, slots=True)
class Stations:
    """Where categories stand, from left to right.

    Attributes:
        xs: of each category, points.
        middles: of the label of each category; where dates stand near each other, not quite below its station.
        labels: the lines of each category; none where the label is left out.
        dated: whether they stand by their dates, because their steps differ.
        rule: where the series breaks; None when it does not.
    """

    xs: tuple[float, ...]
    middles: tuple[float, ...]
    labels: tuple[tuple[str, ...], ...]
    dated: bool
    rule: float | None

    @classmethod
    def of(
        cls, panel: Panel, left: float, right: float, edges: tuple[float, float], look: Look, size: float
    ) -> Stations:
        """The stations between left and right.

        Args:
            edges: what labels, centred under the first and last station, must not leave.

        Raises:
            TooTight: the labels of the first and last category do not fit.
        """
        labels = panel.labels
        shares, dated = shares_of(panel)
        tight: TooTight | None = None
        for fitting in _fittings(labels, edges, look, size, dated=dated):
            try:
                xs = fitting.places(shares, left, right)
                middles, found = fitting.labelled(xs)
            except TooTight as error:
                tight = tight or error
                continue
            after = panel.break_after
            rule = (xs[after - 1] + xs[after]) / 2 if after and 0 < after < len(xs) else None
            return cls(xs, tuple(middles), found, dated, rule)
        assert tight is not None  # noqa: S101  each try ended so
        raise tight

    @property
    def rows(self) -> int:
        """How many lines the labels need."""
        return max((len(lines) for lines in self.labels), default=0)

    @property
    def thinned(self) -> bool:
        """Whether labels are left out."""
        return not all(self.labels)

    def height(self, rows: int, left: float, look: Look, size: float) -> float:
        """What labels in so many lines take below a field that begins at left, in points."""
        return self._above(left, look, size) + look.height(rows, size) if rows else 0.0

    def ink(self, bottom: float, left: float, look: Look, size: float) -> list[Ink]:
        """The labels below a field that begins at a height and at left."""
        top = bottom - self._above(left, look, size)
        return [
            words
            for x, lines in zip(self.middles, self.labels, strict=True)
            for words in look.block(lines, x, top, size)
        ]

    def _above(self, left: float, look: Look, size: float) -> float:
        half = max((look.width(line, size) for line in self.labels[0]), default=0.0) / 2
        return (_ABOVE + (_BELOW_NUMBER if self.middles[0] - half < left - _NEAR else 0.0)) * size


def shares_of(panel: Panel) -> tuple[list[float], bool]:
    """Where each category stands between the first (0) and the last (1), and whether dates decide it."""
    count = len(panel.labels)
    even = [index / (count - 1) for index in range(count)] if count > 1 else [0.5]
    days = _days(panel)
    if days is None or count < 3:
        return even, False
    steps = [after - before for before, after in pairwise(days)]
    if min(steps) <= 0 or max(steps) <= _UNEVEN * min(steps):
        return even, False
    return [(day - days[0]) / (days[-1] - days[0]) for day in days], True


def _days(panel: Panel) -> list[float] | None:
    """The middle of each category's period as a day; None where a figure has no dates."""
    found: dict[int, float] = {}
    for series in panel.series:
        for index, point in enumerate(series.points):
            if point.value is None:
                continue
            if point.start is None or point.end is None:
                return None
            found.setdefault(index, _middle(point.start, point.end))
    held = sorted(found)
    # Where no series has a figure, the place is between its neighbours; at the ends nobody knows it.
    if len(held) < 2 or held[0] != 0 or held[-1] != len(panel.labels) - 1:
        return None
    for one, other in pairwise(held):
        for index in range(one + 1, other):
            found[index] = found[one] + (found[other] - found[one]) * (index - one) / (other - one)
    return [found[index] for index in range(len(panel.labels))]


def _middle(start: date, end: date) -> float:
    return (start.toordinal() + end.toordinal()) / 2


# -- labels


Choice = Literal["all", "pushed", "thinned"]


def _fittings(
    labels: Sequence[str], edges: tuple[float, float], look: Look, size: float, *, dated: bool
) -> Iterator[_Fitting]:
    """The ways to fit labels: to break them into lines is better than to move them, and that than to leave some out."""
    choices: tuple[Choice, ...] = ("all", "pushed", "thinned") if dated else ("all", "thinned")
    for choice in choices:
        for rows in range(1, _MOST_ROWS + 1 if choice != "pushed" else 2):
            yield _Fitting(labels, edges, look, size, rows, choice, dated)


@dataclass(frozen=True, slots=True)
class _Fitting:
    """One way to fit labels: in at most so many lines, all of them, all apart from each other, or as many as fit."""

    labels: Sequence[str]
    edges: tuple[float, float]
    look: Look
    size: float
    rows: int
    choice: Choice
    dated: bool

    def places(self, shares: Sequence[float], left: float, right: float) -> tuple[float, ...]:
        """Where the categories stand: from left to right, the ends moved inwards as far as their labels need."""
        outer = (self.edges[1] - self.edges[0]) * (0.45 if len(shares) > 1 else 1)
        halves = [self._wide(self._narrow(self.labels[end], outer)) / 2 for end in (0, -1)]
        x0, x1 = max(left, self.edges[0] + halves[0]), min(right, self.edges[1] - halves[1])
        if x1 < x0:
            raise TooTight(f"“{self.labels[0]}”")
        return tuple(x0 + share * (x1 - x0) for share in shares)

    def labelled(self, xs: Sequence[float]) -> tuple[Sequence[float], tuple[tuple[str, ...], ...]]:
        """Where labels stand, and the lines of those that are kept; TooTight when not even the outermost fit."""
        if self.choice == "pushed":
            return self._pushed(xs), tuple((label,) for label in self.labels)
        for kept in self._choices(xs):
            if (lines := self._side_by_side(xs, kept)) is not None:
                return xs, tuple(tuple(lines.get(index, ())) for index in range(len(xs)))
        raise TooTight(f"“{self.labels[-1]}”")

    def _pushed(self, xs: Sequence[float]) -> list[float]:
        """Each label near its station, none further from it than half its own width."""
        apart = _BETWEEN * self.size
        widths = [self.look.width(label, self.size) for label in self.labels]
        room = self.edges[0] - apart / 2, self.edges[1] + apart / 2
        middles = spread(xs, [wide + apart for wide in widths], *room)
        if middles is None or any(
            abs(middle - x) > wide / 2 for middle, x, wide in zip(middles, xs, widths, strict=True)
        ):
            raise TooTight(f"“{self.labels[-1]}”")
        return middles

    def _choices(self, xs: Sequence[float]) -> Iterator[list[int]]:
        """Which labels may be kept, the most first."""
        last = len(xs) - 1
        if self.choice == "all" or not last:
            yield list(range(last + 1))
            return
        if self.dated:
            yield self._from_the_left(xs)
        for step in range(2, last):
            regular = list(range(0, last + 1, step))
            yield regular if regular[-1] == last else [*regular, last]
            if regular[-1] != last and len(regular) > 1:
                yield [*regular[:-1], last]
        yield [0, last]

    def _from_the_left(self, xs: Sequence[float]) -> list[int]:
        """Each label that in one line touches neither the one kept before it nor the last."""
        halves = [self.look.width(label, self.size) / 2 for label in self.labels]
        last, kept = len(xs) - 1, [0]
        for index in range(1, last):
            before = xs[index] - xs[kept[-1]] - halves[index] - halves[kept[-1]]
            behind = xs[last] - xs[index] - halves[last] - halves[index]
            if min(before, behind) >= _AIRY * self.size:
                kept.append(index)
        return [*kept, last]

    def _side_by_side(self, xs: Sequence[float], kept: Sequence[int]) -> dict[int, list[str]] | None:
        """The lines of the kept labels; None where they would touch or leave the edges."""
        out: dict[int, list[str]] = {}
        apart, end = _BETWEEN * self.size, -1e9
        for place, index in enumerate(kept):
            x = xs[index]
            near = [abs(x - xs[kept[other]]) for other in (place - 1, place + 1) if 0 <= other < len(kept)]
            # One line may be wide beside a narrow neighbour; lines broken for their room are all as wide as it.
            rooms = [each - apart for each in near] if self.rows > 1 else [2 * each for each in near]
            outer = 2 * min(x - self.edges[0], self.edges[1] - x) + 0.01
            lines = self.look.letters.lines(self.labels[index], self.size, max(min([outer, *rooms]), 0.0))
            if lines is None or len(lines) > self.rows:
                return None
            half = self._wide(lines) / 2
            # Where some are left out, the others need not stand close; the last must stand somewhere.
            airy = len(kept) < len(xs) and index != kept[-1]
            if x - half < end + (_AIRY * self.size if airy else apart):
                return None
            end = x + half
            out[index] = lines
        return out

    def _narrow(self, label: str, room: float) -> list[str]:
        """The label in at most so many lines, as narrow as that makes it."""
        whole = self.look.width(label, self.size)
        for share in range(self.rows, 0, -1):
            lines = self.look.letters.lines(label, self.size, max(min(whole / share * 1.15, room), 0.0))
            if lines is not None and len(lines) <= self.rows:
                return lines
        raise TooTight(f"“{label}”")

    def _wide(self, lines: Sequence[str]) -> float:
        return max((self.look.width(line, self.size) for line in lines), default=0.0)
