"""Figures that a reader will compare → why they may not be: currencies, spans, measures, reporters, stock or flow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from brief_builder.facts.findings.finding import Finding, counted, named
from brief_builder.facts.findings.series import REGULAR_MONTHS, Measured, grouped, in_time, measured, subject
from brief_builder.facts.model import Fact, Facts
from brief_builder.facts.units import is_currency
from brief_builder.problems.model import Severity


def _beside(facts: Facts) -> Iterator[list[Measured]]:
    """Stated amounts of one subject: what would stand in one table, on one axis, in one sentence."""
    amounts = (one for one in measured(facts) if one.stated and one.figure.is_amount and subject(one)[0])
    for group in grouped(amounts, subject).values():
        if len(group) > 1:
            yield group


def currencies(facts: Facts) -> Iterator[Finding]:
    """One flow in two currencies: never on one axis, in one column or in one sum. Converted figures are comparable."""
    converted = {name for fact in facts.values() if fact.form == "conversion" for name in fact.inputs}
    for group in _beside(facts):
        by_unit = grouped(
            (one for one in group if is_currency(one.figure.unit) and one.fact.name not in converted),
            lambda one: one.figure.unit,
        )
        if len(by_unit) < 2:
            continue
        units = " and ".join(by_unit)
        rare = min(by_unit.values(), key=len)
        ordered = [*rare, *(one for each in by_unit.values() if each is not rare for one in each)]
        message = f"{named(one.fact for one in rare)} and others of the same flow are in {units}"
        because = "no exchange rate is given, so they cannot be compared, added or drawn together"
        rates = {f"{one}/{other}" for one in by_unit for other in by_unit if one != other}
        if any(fact.figure is not None and fact.figure.unit in rates for fact in facts.values()):
            because = "the pack has an exchange rate: convert(amount, rate) makes a fact of it that can be compared"
        # Each country records in its own currency; figures of one country in two are rather a slip.
        areas = [{one.fact.ref_area for one in each} for each in by_unit.values()]
        severity: Severity = "error" if set.intersection(*areas) else "warning"
        told = {one.fact.name: one.figure.unit for one in ordered}
        yield Finding("currency-mix", severity, _names(ordered), message, because, told=told)


def inferred_currencies(facts: Facts) -> Iterator[Finding]:
    """One finding a source and currency, with every figure it concerns."""
    figures = [f for f in facts.values() if f.figure is not None and f.source is not None]
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in figures:
        if fact.unit_basis == "inferred" and fact.figure is not None and fact.source is not None:
            groups.setdefault((fact.source, fact.figure.unit), []).append(fact)
    for (key, unit), group in groups.items():
        name = facts.sources[key].short if key in facts.sources else key
        message = f"{name} names no currency for {counted(len(group), 'figure')}; {unit} was inferred"
        yield Finding("currency-inferred", "warning", tuple(fact.name for fact in group), message)


def spans(facts: Facts) -> Iterator[Finding]:
    """A part of a year beside full years; months, quarters and half-years are series of their own."""
    for group in _beside(facts):
        parts = [one for one in group if one.fact.period.months not in (*REGULAR_MONTHS, None) and _short(one)]
        years = [one for one in group if one.fact.period.months == 12]
        if not parts or not years:
            continue
        months = ", ".join(sorted({counted(one.fact.period.months or 0, "month") for one in parts}))
        verb = "covers" if len(parts) == 1 else "cover"
        message = f"{named(one.fact for one in parts)} {verb} {months}, others of the same flow cover twelve"
        because = "a part of a year is smaller for that alone: no growth, no common series; say which months it covers"
        told = {one.fact.name: one.fact.period.raw for one in (*parts, *years)}
        yield Finding("period-uneven", "error", _names([*parts, *years]), message, because, told=told)


def _short(one: Measured) -> bool:
    return (one.fact.period.months or 0) < 12


def measures(facts: Facts) -> Iterator[Finding]:
    """Different words for what may be one thing: they stay different until somebody maps them."""
    for group in _beside(facts):
        by_measure = grouped((one for one in group if one.fact.measure), lambda one: one.fact.measure)
        if len(by_measure) > 1:
            firsts = [each[0] for each in by_measure.values()]
            message = f"one flow is measured as {' and as '.join(f'`{measure}`' for measure in by_measure)}"
            because = "they count as different things until their `measure:` is the same"
            told = {one.fact.name: one.fact.measure for each in by_measure.values() for one in each}
            names = _names([*firsts, *(one for each in by_measure.values() for one in each if one not in firsts)])
            yield Finding("measure-unmapped", "warning", names, message, because, told=told)
    inferred = [one for one in measured(facts) if one.stated and one.fact.measure_basis == "inferred"]
    for (key, measure), group in grouped(inferred, lambda one: (one.fact.source or "", one.fact.measure)).items():
        name = facts.sources[key].short if key in facts.sources else key
        count = "counts" if len(group) == 1 else "count"
        message = f"{name} does not say that {named(one.fact for one in group)} {count} as `{measure}`; it was inferred"
        yield Finding("measure-unmapped", "warning", _names(group), message)


def reporters(facts: Facts) -> Iterator[Finding]:
    """Flows of which nobody says who recorded them, where several sources give flows; one finding a source."""
    all_flows = [one for one in measured(facts) if one.stated and one.fact.flow]
    if len({one.fact.source for one in all_flows}) < 2:
        return  # one source may be trusted to count in one way
    flows = (one for one in all_flows if one.fact.reporter == "unknown")
    for key, group in grouped(flows, lambda one: one.fact.source or "").items():
        name = facts.sources[key].short if key in facts.sources else key
        message = f"{name} does not say who recorded {counted(len(group), 'figure')} of trade or investment"
        because = "two countries record one flow differently: figures of unknown reporters are kept in series apart"
        yield Finding("reporter-unknown", "warning", _names(group), message, because)


def stocks(facts: Facts) -> Iterator[Finding]:
    """An amount of money for a period that may be what there is at its end, or what came during it.

    Of other amounts, only those that another figure of their measure stands beside: a count by itself misleads nobody.
    """
    times = Counter(one.fact.measure for one in measured(facts) if one.fact.measure)
    for one in measured(facts):
        if not is_currency(one.figure.unit) and times[one.fact.measure] < 2:
            continue
        if not one.stated or one.fact.period_type != "unknown" or not one.fact.period.closed:
            continue
        if one.figure.is_amount and one.fact.flow not in ("T", "X", "M"):  # trade flows in any case
            message = (
                f"`{one.fact.name}`: does it count what there was at the end of {one.fact.period.raw}, or during it?"
            )
            because = "until `period_type:` says so, it is compared with nothing and drawn beside no flow"
            yield Finding("stock-or-flow", "warning", (one.fact.name,), message, because, entry=("period",))


def breaks(facts: Facts) -> Iterator[Finding]:
    """A series whose figures come from several sources: what changed may be the way of counting."""
    stated = [one for one in measured(facts) if one.stated and one.fact.measure]
    for group in grouped(stated, lambda one: (*one.fact.series_key, one.figure.unit)).values():
        for before, after in pairwise(_going_on(in_time(group))):
            if before.fact.source == after.fact.source or before.fact.period.months != after.fact.period.months:
                continue
            firm = before.fact.reporter != "unknown" and before.fact.basis != "unknown"
            if firm and (before.fact.reporter, before.fact.basis) == (after.fact.reporter, after.fact.basis):
                continue
            names = (after.fact.name, before.fact.name)
            message = f"at `{after.fact.name}` the series goes on from another source than `{before.fact.name}`"
            because = "mark a break there: what changed may be the way of counting"
            yield Finding("series-break", "warning", names, message, because)


def _going_on(figures: Iterable[Measured]) -> list[Measured]:
    """One of each period: that of the source that the series comes from, if it goes on; else the first."""
    kept: list[Measured] = []
    for same in grouped(figures, lambda one: (one.fact.period.start, one.fact.period.end)).values():
        goes_on = (one for one in same if kept and one.fact.source == kept[-1].fact.source)
        kept.append(next(goes_on, same[0]))
    return kept


def _names(figures: Iterable[Measured]) -> tuple[str, ...]:
    return tuple(one.fact.name for one in figures)
