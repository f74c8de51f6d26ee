"""Facts → figures by what they measure: families that a reader compares, and their series over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from brief_builder.facts.figure import Figure
from brief_builder.facts.model import Fact, Facts

_SET_ASIDE = frozenset({"contradicted", "deprecated"})
# Forms of derived facts that are figures of the thing itself, and not comparisons of two of them.
_OF_THE_THING = frozenset({"", "sum", "balance"})
REGULAR_MONTHS = frozenset(
    {1, 3, 6, 12}
)  # month, quarter, half-year, year: the frequencies statistics are published in


K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Measured:
    """A fact that has a figure of its own, not a comparison, and is not set aside."""

    fact: Fact
    figure: Figure

    @property
    def stated(self) -> bool:
        """A source gives it; it is not derived."""
        return self.fact.formula is None


def measured(facts: Facts) -> list[Measured]:
    """The figures of a pack in file order."""
    return [
        Measured(fact, fact.figure)
        for fact in facts.values()
        if fact.figure is not None and fact.form in _OF_THE_THING and fact.rank not in _SET_ASIDE
    ]


def subject(one: Measured) -> tuple[str, ...]:
    """What a reader takes two figures for that stand side by side: the same flow between the same areas.

    Without a flow it is the measure that says what is counted. Total trade is one flow from both sides.
    """
    fact = one.fact
    if fact.flow == "T" and fact.ref_area and fact.counterpart_area:
        return (fact.flow, *sorted((fact.ref_area, fact.counterpart_area)), fact.product)
    return (fact.flow or fact.measure, fact.ref_area, fact.counterpart_area, fact.product)


def grouped(figures: Iterable[Measured], key: Callable[[Measured], K]) -> dict[K, list[Measured]]:
    """The figures by a key, in the order of their first."""
    groups: dict[K, list[Measured]] = defaultdict(list)
    for one in figures:
        groups[key(one)].append(one)
    return dict(groups)


def in_time(figures: Iterable[Measured]) -> list[Measured]:
    """The figures with a closed period, oldest first; of one period as in the file."""
    return sorted((one for one in figures if one.fact.period.closed), key=lambda one: one.fact.period.end or date.min)
