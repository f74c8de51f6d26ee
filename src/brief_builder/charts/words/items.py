"""Points and what they are called → those that are told of many, and how they are told one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.words.families import HANGING
from brief_builder.charts.words.pointing import Pointing
from brief_builder.wording import Phrase
from brief_builder.wording.phrase import joined

if TYPE_CHECKING:
    from brief_builder.charts.model import Point

# From the fullest to the shortest; what is brief tells the same as what stands before it, its unit once.
Level = Literal["all", "some", "brief", "ends", "brief ends", "extremes", "largest"]
LEVELS: tuple[Level, ...] = ("all", "some", "brief", "ends", "brief ends", "extremes", "largest")
BRIEF: frozenset[Level] = frozenset({"brief", "brief ends"})
Told = dict[Level, Phrase]
MANY = 6  # up to so many are all told


@dataclass(frozen=True, slots=True)
class Item:
    """A point, what it is called, and what is remarked of it."""

    called: str
    point: Point
    remark: str = ""

    @property
    def value(self) -> Decimal:
        assert self.point.value is not None  # noqa: S101  asked of items that have a value
        return self.point.value


Tell = Callable[[Iterable[Item], str, Pointing], Phrase]


def full(items: Iterable[Item], between: str, pointing: Pointing) -> Phrase:
    """Each with its figure as in the text."""
    return joined((pointing.full(item.called, item.point, item.remark) for item in items), between)


def brief(items: Iterable[Item], between: str, pointing: Pointing) -> Phrase:
    """Each with its number alone; the unit is said before."""
    return joined((pointing.brief(item.called, item.point, item.remark) for item in items), between)


def value_of(item: Item) -> Decimal:
    """The value, to compare it."""
    return item.value


def known_of(items: Iterable[Item]) -> list[Item]:
    """Those that have a value."""
    return [item for item in items if item.point.value is not None]


def ranked_of(items: Iterable[Item]) -> list[Item]:
    """Those that have a value and can be the largest or the smallest: “Other” is none, unless nothing else is there."""
    known = known_of(items)
    return [item for item in known if not item.point.kept_last] or known


def extremes(items: Iterable[Item], pointing: Pointing, between: str) -> Told:
    """The largest and the smallest of those that can be ranked."""
    known = ranked_of(items)
    if not known:
        return {}
    least, most = _least_and_most(known, pointing)
    told: Told = {"largest": full(remarked([most], known, pointing), between, pointing)}
    if least is not most:
        told["extremes"] = full(remarked([most, least], known, pointing), between, pointing)
    return told


def chosen(items: Sequence[Item], pointing: Pointing) -> list[Item]:
    """The first, last, largest and smallest that have a value, in their order; the first of all where none has one."""
    known = known_of(items)
    return remarked(ends(known, known), known, pointing) if known else list(items[:1])


def ends(items: Iterable[Item], every: Sequence[Item]) -> list[Item]:
    """Those of a series that are its first and last, or the largest and smallest of all series, in their order."""
    known, ranked = known_of(items), ranked_of(every)
    if not known:
        return []
    kept = (known[0], known[-1], min(ranked, key=value_of), max(ranked, key=value_of))
    return [item for item in known if any(item is one for one in kept)]


def remarked(items: Sequence[Item], every: Sequence[Item], pointing: Pointing) -> list[Item]:
    """Each with the remark that it is the largest or smallest of all, where these are two."""
    if not every:
        return list(items)
    least, most = _least_and_most(ranked_of(every), pointing)
    if least.point is most.point:
        return list(items)
    remarks = {id(least.point): pointing.terms.smallest, id(most.point): pointing.terms.largest}
    return [replace(item, remark=remarks.get(id(item.point), "")) for item in items]


def _least_and_most(items: Sequence[Item], pointing: Pointing) -> tuple[Item, Item]:
    """The smallest and the largest; where bars that all hang are told by their sizes, by these."""
    hang = pointing.panel.kind in HANGING and all(item.value < 0 for item in items)
    most, least = max(items, key=value_of), min(items, key=value_of)
    return (most, least) if hang else (least, most)
