"""Figures → those that cannot both be true, those given twice, and those that should add up.

The rules are those of XBRL Calculations 1.1: of one precision figures must be equal, of different precision their
intervals must meet; a total is consistent with its parts when the intervals overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from brief_builder.facts.findings.finding import Finding, named
from brief_builder.facts.findings.series import Measured, grouped, measured
from brief_builder.facts.formulas.formula import Call
from brief_builder.facts.interval import Interval
from brief_builder.facts.model import Fact, Facts
from brief_builder.problems.model import Severity


def conflicts(facts: Facts) -> Iterator[Finding]:
    """Figures for the same thing: `figures-conflict` when they differ, `figure-duplicate` when they do not."""
    stated = (one for one in measured(facts) if one.fact.measure and not one.fact.form)
    stated = (one for one in stated if one.fact.period.closed or one.fact.period.kind == "unknown")
    for group in grouped(stated, _same_thing).values():
        if len(group) < 2:
            continue
        finest = max(group, key=lambda one: one.figure.decimals)
        for other in group:
            if other is finest:
                continue
            if finest.fact.period.closed:
                yield _compared(finest, other)
            elif finest.fact.sources != other.fact.sources and not _meet(finest, other):
                names = (other.fact.name, finest.fact.name)
                message = (
                    f"`{names[0]}` and `{names[1]}` give different figures for the same thing, and neither is dated"
                )
                because = "they may be of two years: find out, or print each with its source"
                yield Finding("figures-conflict", "warning", names, message, because)


def _same_thing(one: Measured) -> tuple[object, ...]:
    fact = one.fact
    return (*fact.series_key, one.figure.unit, fact.reporter, fact.basis, fact.period.start, fact.period.end)


def _compared(finest: Measured, other: Measured) -> Finding:
    names = (other.fact.name, finest.fact.name)
    if _meet(finest, other):
        message = f"{named([other.fact, finest.fact])} give the same thing twice, and agree"
        if finest.figure.decimals > other.figure.decimals:
            message += f"; `{finest.fact.name}` is the more precise"
        because = "two sources for one claim: print the more precise, cite both"
        if set(finest.fact.sources) <= set(other.fact.sources):
            because = "keep one of them: two are two places to correct"
        return Finding("figure-duplicate", "note", names, message, because)
    # Two sources that name no reporter may each be right of its own country's records.
    apart = finest.fact.reporter == "unknown" and finest.fact.sources != other.fact.sources
    severity: Severity = "warning" if apart else "error"
    message = f"`{other.fact.name}` and `{finest.fact.name}` give different figures for the same thing"
    because = "neither source says who recorded the figure: each may be right of its own country’s" if apart else ""
    return Finding("figures-conflict", severity, names, message, because)


def _meet(one: Measured, other: Measured) -> bool:
    if one.figure.decimals == other.figure.decimals and one.figure.bound == other.figure.bound == "eq":
        return one.figure.value == other.figure.value
    return one.figure.interval.intersect(other.figure.interval) is not None


def recurring(facts: Facts) -> Iterator[Finding]:
    """One amount that stands for several things of a measure: a copy that was not changed looks just like this.

    Figures of few digits recur by chance. A value is reported when so many figures would be expected to make less than
    one such pair: n(n−1)/2 pairs against 9·10^(d−1) values of d digits.
    """
    stated = [one for one in measured(facts) if one.stated and one.figure.is_amount and one.fact.measure]
    for group in grouped(stated, lambda one: (*_measured_between(one), one.figure.unit)).values():
        pairs = len(group) * (len(group) - 1) // 2
        for value, same in grouped(group, lambda one: one.figure.value).items():
            digits = len(_significant(value))
            apart = {(one.fact.flow, one.fact.period.raw) for one in same}
            if len(same) < 2 or len(apart) < 2 or digits < 2 or pairs >= 9 * 10 ** (digits - 1):
                continue
            others = {(one.fact.flow, one.fact.period.raw): one.fact for one in same}
            message = f"{named(others.values())} hold the same figure"
            because = "no error by itself: look whether one was copied from another; between them nothing changed"
            yield Finding("figure-recurs", "warning", tuple(one.fact.name for one in same), message, because)


def _significant(value: Decimal) -> str:
    return "".join(map(str, value.normalize().as_tuple().digits))


def _measured_between(one: Measured) -> tuple[str, ...]:
    """What is measured, and between whom; the flow left open."""
    fact = one.fact
    return fact.measure, fact.ref_area, fact.counterpart_area, fact.product


def stated_identities(facts: Facts) -> Iterator[Finding]:
    """Identities of the pack that hold only because figures are rounded; one that does not hold is refused when read.

    An identity of exact figures is no finding: nothing looks wrong in it.
    """
    for fact in facts.values():
        if fact.form != "identity" or not isinstance(fact.tree, Call) or fact.figure is None:
            continue
        parts = [figure for name in fact.inputs if (figure := facts[name].figure) is not None]
        if all(figure.exact for figure in parts):
            continue
        message = f"the figures add up within their rounding; together they put the total between {_range(fact.figure)}"
        names = (fact.name, *fact.inputs)
        yield Finding("identity-rounding", "note", names, message, entry=("formula",))


def flow_identities(facts: Facts) -> Iterator[Finding]:
    """Total = exports + imports and balance = exports − imports, wherever a pack gives all three of one kind."""
    known = [set(fact.inputs) for fact in facts.values() if fact.form == "identity"]
    figures = (one for one in measured(facts) if one.stated and one.fact.flow and one.fact.period.closed)
    for group in grouped(figures, _one_account).values():
        for flow, mark in (("T", "+"), ("B", "-")):
            for whole in (one for one in group if one.fact.flow == flow):
                exports, imports = (_part(whole, group, part) for part in ("X", "M"))
                if exports is None or imports is None:
                    continue
                if any({one.fact.name for one in (whole, exports, imports)} <= each for each in known):
                    continue
                found = _identity(whole, exports, imports, mark)
                if found is not None:
                    yield found


def _part(whole: Measured, group: list[Measured], flow: str) -> Measured | None:
    """The flow that the source of a total gives, or else the first that any source gives."""
    parts = [one for one in group if one.fact.flow == flow]
    return min(parts, key=lambda one: one.fact.sources != whole.fact.sources, default=None)


def _one_account(one: Measured) -> tuple[object, ...]:
    fact = one.fact
    return (*_measured_between(one), one.figure.unit, fact.reporter, fact.basis, fact.period.start, fact.period.end)


def _identity(whole: Measured, exports: Measured, imports: Measured, mark: str) -> Finding | None:
    made = exports.figure.interval + imports.figure.interval
    if mark == "-":
        made = exports.figure.interval - imports.figure.interval
    names = tuple(one.fact.name for one in (whole, exports, imports))
    said = f"`{exports.fact.name}` {'plus' if mark == '+' else 'less'} `{imports.fact.name}`"
    common = whole.figure.interval.intersect(made)
    if common is None:
        message = f"{said} is not `{whole.fact.name}`, even within the rounding"
        because = f"the one lies between {_range(made)}, the other between {_range(whole.figure)}"
        # As in `_compared`: sources that name no reporter may each be right of its own country's records.
        apart = whole.fact.reporter == "unknown" and len({one.fact.sources for one in (whole, exports, imports)}) > 1
        if apart:
            because += "; they are of several sources, and nobody says who recorded them"
        return Finding("identity-broken", "warning" if apart else "error", names, message, because)
    if all(one.figure.exact for one in (whole, exports, imports)):
        return None
    message = f"{said} makes `{whole.fact.name}` within the rounding, which puts it between {_range(common)}"
    return Finding("identity-rounding", "note", names, message)


def _range(of: Interval | object) -> str:
    low, high = (getattr(of, end) for end in ("low", "high"))
    return " and ".join(f"{end.normalize():,f}" if end.is_finite() else "any size" for end in (low, high))


_MIRRORED = {"X": "M", "M": "X", "T": "T"}  # what the partner records of it


def mirror_flows(facts: Facts) -> Iterator[Finding]:
    """Exports of one country beside the imports that the other records, and total trade beside total trade.

    They differ in most statistics. Two countries record in two currencies, so figures that the pack converts count in
    both.
    """
    flows = [one for one in measured(facts) if one.stated]
    flows += [
        Measured(fact, fact.figure)
        for fact in facts.values()
        if fact.form == "conversion" and fact.figure is not None and fact.rank == "normal"
    ]
    flows = [one for one in flows if one.fact.flow in _MIRRORED and one.fact.period.closed]
    flows = [one for one in flows if one.fact.ref_area and one.fact.counterpart_area]
    seen = grouped(flows, lambda one: (*_mirror_key(one.fact), one.figure.unit))
    for one in flows:
        if one.fact.flow == "M" or (one.fact.flow == "T" and one.fact.ref_area > one.fact.counterpart_area):
            continue  # each pair once
        for other in seen.get((*_mirrored(one.fact), one.figure.unit), ()):
            if one.figure.interval.intersect(other.figure.interval) is not None:
                continue
            message = f"`{one.fact.name}` and `{other.fact.name}` are one flow as its two ends record it, and differ"
            because = (
                "freight and insurance, goods that go through a third country and the time of recording make such "
                "gaps; print one of the two, and name who recorded it"
            )
            yield Finding("mirror-gap", "warning", (one.fact.name, other.fact.name), message, because)


def _mirror_key(fact: Fact) -> tuple[object, ...]:
    return (
        *(fact.flow, fact.measure, fact.ref_area, fact.counterpart_area, fact.product),
        *(fact.period.start, fact.period.end),
    )


def _mirrored(fact: Fact) -> tuple[object, ...]:
    return (
        *(_MIRRORED[fact.flow], fact.measure, fact.counterpart_area, fact.ref_area, fact.product),
        *(fact.period.start, fact.period.end),
    )
