"""The facts of one panel → a problem for each that must not stand on the same scale as the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.facts import Fact
    from brief_builder.inputs import Located
    from brief_builder.problems import Problems

_APART = "give it a panel of its own"


def check_panel(
    bars: Sequence[Fact | None],
    break_after: int | None,
    located: Located,
    path: tuple[str | int, ...],
    problems: Problems,
) -> None:
    """Compare each bar with the first of the panel, and in what is measured with the first since the break.

    Args:
        bars: the facts drawn, None for a missing bar.
        path: the panel's place in charts.yaml.
    """
    first: Fact | None = None
    series: Fact | None = None
    for index, fact in enumerate(bars):
        if index == break_after:
            series = None
        if fact is None or fact.figure is None:
            continue
        first, series = first or fact, series or fact
        fault = _other_scale(first, fact) or _other_measure(series, fact)
        if fault is not None:
            problems.add(located.problem(fault, (*path, "bars", index, "fact")))


def _other_scale(first: Fact, fact: Fact) -> Fault | None:
    assert first.figure is not None and fact.figure is not None  # noqa: S101, PT018  the caller has seen to it
    one, other = first.figure.unit, fact.figure.unit
    if one != other:
        return Fault("unit-mix", f"`{fact.name}` is in {other}, `{first.name}` in {one}: not on one scale", help=_APART)
    if fact is first or first.period.as_long_as(fact.period):
        return None
    return Fault(
        "period-mix",
        f"`{fact.name}` is of the period {fact.period.raw}, `{first.name}` of {first.period.raw}: "
        "they are not known to be of the same length",
        help=_APART,
    )


def _other_measure(first: Fact, fact: Fact) -> Fault | None:
    if first.measure == fact.measure:
        return None
    return Fault(
        "measure-mix",
        f"`{fact.name}` measures {fact.measure or 'something not named'}, "
        f"`{first.name}` {first.measure or 'something not named'}",
        help=(f"{_APART}, or say with `break_after:` where the series breaks",),
    )
