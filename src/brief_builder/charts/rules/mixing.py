"""The facts of panels → a problem for each that must not stand on the same scale as the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.plot.grid import scale_of
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.points import FactPoint
    from brief_builder.charts.reading.rows import Row
    from brief_builder.charts.reading.telling import Telling
    from brief_builder.facts import Fact, Facts

_APART = "give it a panel of its own"
_BREAK = f"{_APART}, or say with `break_after:` where the series breaks"
_INDEX = "derive an index from each (100 in one year) with a formula, and draw that"
_NOTED = "say with `break_after:` where the series breaks, and with `break_note:` why"
_UNSHARED = "take `scales: shared` out, so that each panel has its own"
_TYPES = {"instant": "a level at one date", "duration": "a sum over a period"}
_UNKNOWN = "unknown"
# What facts say of who counted, and how: the entry → what it is called.
_COUNTED = {"reporter": "reported by", "basis": "on the basis"}


# … and of what: as SDMX dimensions.
_OF = {"flow": "of the flow", "ref_area": "of", "counterpart_area": "of trade with", "product": "of"}


@dataclass(slots=True)
class _Section:
    """What stands before a break, or behind it; each the first fact that says so, None where none does."""

    reporter: Fact | None = None
    basis: Fact | None = None


def check_panel(
    rows: Sequence[Sequence[FactPoint]], break_after: int | None, telling: Telling, *, things: bool = False
) -> None:
    """Compare each point with the first of the panel; who counted it and what it measures, only since a break.

    Each point gets the first fault found, which names the cure that the others would need too.

    Args:
        rows: the points of each series.
        break_after: number of points before a break in the series.
        things: whether the points of a series are things, as in a rank, and not the times of one.
    """
    first: Fact | None = None
    sections = _Section(), _Section()
    for points in rows:
        series: Fact | None = None
        for index, drawn in enumerate(points):
            if index == break_after:
                series = None
            fact = drawn.fact
            if fact is None or fact.figure is None:
                continue
            first, series = first or fact, series or fact
            section = sections[break_after is not None and index >= break_after]
            fault = (
                _other_scale(first, fact)
                or _other_measure(series, fact)
                or (None if things else _other_thing(series, fact))
                or _other_count(section, fact)
                or _other_source(series, fact, telling.facts)
            )
            if fault is not None:
                telling.fault(fault, (*drawn.path, "fact"))


def check_shared(panels: Sequence[Panel], rows: Sequence[Sequence[Row]], telling: Telling) -> None:
    """Panels that share a scale are read as one axis: one unit, and periods of one length.

    Of each panel the first figure that does not fit those of the first panel is told.

    Args:
        rows: the series of each panel.
    """
    firsts: dict[str, Fact] = {}
    for panel, own in zip(panels, rows, strict=True):
        drawn = [read for row in own for read in row.points if read.fact is not None and read.fact.figure is not None]
        # Shares are compared by their parts of a whole; a figure alone has no length.
        if not drawn or panel.kind == "share" or (panel.kind == "number" and len(drawn) == 1):
            continue
        first = drawn[0].fact
        assert first is not None  # noqa: S101  looked at above
        first = firsts.setdefault(scale_of(panel), first)
        for read in drawn:
            if read.fact is not None and (fault := _apart(first, read.fact)):
                telling.fault(fault, (*read.path, "fact"))
                break


def _apart(first: Fact, fact: Fact) -> Fault | None:
    """What keeps two facts of panels from one scale."""
    assert first.figure is not None and fact.figure is not None  # noqa: S101, PT018  the caller has seen to it
    shared = "and their panels share one scale"
    if first.figure.unit != fact.figure.unit:
        message = f"`{fact.name}` is in {fact.figure.unit}, `{first.name}` in {first.figure.unit}, {shared}"
        return Fault("unit-mix", message, help=(_UNSHARED, _INDEX))
    if fact is first or first.period.as_long_as(fact.period):
        return None
    message = (
        f"`{fact.name}` is of the period {fact.period.raw}, `{first.name}` of {first.period.raw}, {shared}: "
        "they are not known to be of the same length"
    )
    return Fault("period-mix", message, help=_UNSHARED)


def _other_scale(first: Fact, fact: Fact) -> Fault | None:
    assert first.figure is not None and fact.figure is not None  # noqa: S101, PT018  the caller has seen to it
    one, other = first.figure.unit, fact.figure.unit
    if one != other:
        return Fault(
            "unit-mix",
            f"`{fact.name}` is in {other}, `{first.name}` in {one}: not on one scale",
            help=(_APART, _INDEX),
        )
    if fact is first:
        return None
    if fault := _other_type(first, fact):
        return fault
    if first.period.as_long_as(fact.period):
        return None
    return Fault(
        "period-mix",
        f"`{fact.name}` is of the period {fact.period.raw}, `{first.name}` of {first.period.raw}: "
        "they are not known to be of the same length",
        help=_APART,
    )


def _other_type(first: Fact, fact: Fact) -> Fault | None:
    """A stock beside a flow; also what does not say which it is, beside what does, unless both are of one measure."""
    types = first.period_type, fact.period_type
    if types[0] == types[1]:
        return None
    if _UNKNOWN in types:
        if first.measure == fact.measure:
            return None
        mute, other = (first, fact) if types[0] == _UNKNOWN else (fact, first)
        return Fault(
            "stock-flow-mix",
            f"`{other.name}` is {_TYPES[other.period_type]}; `{mute.name}` measures something else, "
            "and does not say which of the two it is",
            help=(f"say `period_type: duration` or `instant` of `{mute.name}`", _APART),
        )
    return Fault(
        "stock-flow-mix",
        f"`{fact.name}` is {_TYPES[types[1]]}, `{first.name}` {_TYPES[types[0]]}: not on one axis",
        help=(_APART, "draw how the level changed: a fact with `formula: diff(later, earlier)`"),
    )


def _other_measure(first: Fact, fact: Fact) -> Fault | None:
    if first.measure == fact.measure:
        return None
    return Fault(
        "measure-mix",
        f"`{fact.name}` measures {fact.measure or 'something not named'}, "
        f"`{first.name}` {first.measure or 'something not named'}",
        help=_BREAK,
    )


def _other_thing(first: Fact, fact: Fact) -> Fault | None:
    """Another flow, area, partner or product at another time of one series; at one time they are its categories."""
    if first.period.same_as(fact.period):
        return None
    for entry, words in _OF.items():
        one, other = getattr(first, entry), getattr(fact, entry)
        if one and other and one != other:
            message = f"`{fact.name}` is {words} {other}, `{first.name}` {words} {one}: not one series"
            return Fault("measure-mix", message, help=("give each a series of its own", _BREAK))
    return None


def _other_count(section: _Section, fact: Fact) -> Fault | None:
    """Two reporters, or customs beside balance of payments, of which both are known."""
    for entry, words in _COUNTED.items():
        said = getattr(fact, entry)
        if said == _UNKNOWN:
            continue
        before: Fact | None = getattr(section, entry)
        if before is None:
            setattr(section, entry, fact)
        elif getattr(before, entry) != said:
            return Fault(
                "reporter-mix",
                f"`{fact.name}` is {words} {said}, `{before.name}` {words} {getattr(before, entry)}: not on one axis",
                help=(_APART, _NOTED, _INDEX),
            )
    return None


def _other_source(first: Fact, fact: Fact, facts: Facts) -> Fault | None:
    """One series of two publishers. Issues of one publisher, or of one known reporter, are one series."""
    if first.reporter == fact.reporter != _UNKNOWN:
        return None
    one, other = _publishers(first, facts), _publishers(fact, facts)
    # A figure that is computed may rest on more sources than those around it.
    if one <= other or other <= one:
        return None
    return Fault(
        "reporter-mix",
        f"`{fact.name}` is from {' and '.join(sorted(other))}, `{first.name}` from {' and '.join(sorted(one))}: "
        "they would pass for one series",
        help=(_NOTED, _APART, _INDEX),
    )


def _publishers(fact: Fact, facts: Facts) -> set[str]:
    return {facts.sources[key].publisher if key in facts.sources else key for key in fact.sources}
