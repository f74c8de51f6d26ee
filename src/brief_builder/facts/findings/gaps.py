"""Series → the periods that no source gives, and the steps that are too large to be true unseen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from brief_builder.facts.findings.finding import Finding
from brief_builder.facts.findings.series import REGULAR_MONTHS, Measured, grouped, in_time, measured
from brief_builder.facts.model import Facts
from brief_builder.facts.period import Period

# A slip of a scale word is a factor of a thousand; nothing that is counted year after year moves by twenty.
_OUTLIER = 20
_FLOWS = {"T": "total trade", "X": "exports", "M": "imports", "B": "the balance", "FDI": "direct investment"}
_LISTED = 6


def gaps(facts: Facts) -> Iterator[Finding]:
    """Periods that one flow of a family has and another lacks, and holes in a series; never filled in.

    A family is one measure between the same areas, in periods of one length; its span is that of all its flows. Its
    findings hold the missing periods by the first fact of each flow, as fact files write them.
    """
    amounts = [one for one in measured(facts) if one.fact.measure and one.fact.period.months in REGULAR_MONTHS]
    family = grouped(
        amounts, lambda one: (one.fact.measure, *one.fact.series_key[2:], one.figure.unit, one.fact.period.months)
    )
    for (measure, *_), group in family.items():
        by_flow = grouped(group, lambda one: one.fact.flow)
        # What is only derived, such as a balance, has no gaps of its own.
        by_flow = {flow: each for flow, each in by_flow.items() if any(one.stated for one in each)}
        group = [one for each in by_flow.values() for one in each]
        if not group:
            continue
        indexes = [_index(one.fact.period) for one in group]
        months = group[0].fact.period.months or 12
        wanted = range(min(indexes), max(indexes) + months, months)
        if 2 * len(set(indexes)) < len(wanted):
            continue  # what is counted every ten years has no gaps of nine
        missing: dict[str, list[str]] = {}
        derived: list[Measured] = []
        for flow, figures in by_flow.items():
            has = {_index(one.fact.period): one for one in figures}
            holes = [_said(index, months) for index in wanted if index not in has]
            if holes and len(figures) > 1:
                missing[flow] = holes
            derived += [one for one in figures if not one.stated]
        if not missing:
            continue
        parts = [f"{_FLOWS.get(flow, measure)}: {_few(holes)}" for flow, holes in missing.items()]
        message = f"figures of `{measure}` are missing: {'; '.join(parts)}"
        because = "show “not published in the sources” there; never fill a gap by drawing a line through it"
        if derived:
            shown = ", ".join(f"`{one.fact.name}`" for one in derived[:_LISTED])
            because += f"; derived, not published: {shown}"
        shown_at = [one for flow in missing for one in by_flow[flow] if one.stated]
        # By the first fact of each flow that the finding is of: one that is only derived is not.
        firsts = {flow: next(one.fact.name for one in by_flow[flow] if one.stated) for flow in missing}
        details = {firsts[flow]: tuple(holes) for flow, holes in missing.items()}
        yield Finding(
            "series-gap", "warning", tuple(one.fact.name for one in shown_at), message, because, details=details
        )


def _index(period: Period) -> int:
    start = period.start or date.min
    return start.year * 12 + start.month - 1


def _said(index: int, months: int) -> str:
    """The period of so many months that begins there, as fact files write it."""
    (year, month), (last_year, last_month) = divmod(index, 12), divmod(index + months - 1, 12)
    if months == 12 and month == 0:
        return f"{year}"
    first = f"{year}-{month + 1:02}"
    return first if months == 1 else f"{first}/{last_year}-{last_month + 1:02}"


def _few(words: list[str]) -> str:
    if len(words) <= _LISTED:
        return ", ".join(words)
    return f"{', '.join(words[: _LISTED - 1])} and {len(words) - _LISTED + 1} more"


def outliers(facts: Facts) -> Iterator[Finding]:
    """A step in a series, or two flows of one period between the same areas, that differ by a factor of twenty."""
    stated = [one for one in measured(facts) if one.stated and one.figure.is_amount and one.fact.measure]
    for group in grouped(stated, lambda one: (*one.fact.series_key, one.figure.unit)).values():
        for before, after in pairwise(in_time(group)):
            if before.fact.period.months == after.fact.period.months and (times := _times(before, after)):
                message = f"from `{before.fact.name}` to `{after.fact.name}` the figure changes {times} times over"
                because = "look whether a scale word (million, billion) or a digit slipped"
                yield Finding("figure-outlier", "warning", (after.fact.name, before.fact.name), message, because)
    flows = [one for one in stated if one.fact.flow and one.fact.period.closed]
    key = grouped(
        flows, lambda one: (*one.fact.series_key[2:], one.figure.unit, one.fact.period.start, one.fact.period.end)
    )
    for group in key.values():
        by_measure = grouped(group, lambda one: one.fact.measure)
        if len(by_measure) < 2:
            continue
        for first, second in pairwise(by_measure.values()):
            pairs = [(min(a, key=_size), max(b, key=_size)) for a, b in ((first, second), (second, first))]
            rising = [pair for pair in pairs if _size(pair[0]) < _size(pair[1])]
            low, high = max(rising, key=lambda pair: _times(*pair), default=pairs[0])
            if not (times := _times(low, high)):
                continue
            message = f"`{high.fact.name}` is {times} times `{low.fact.name}`"
            because = (
                "they measure different things: look whether unit and measure are right before they stand together"
            )
            yield Finding("figure-outlier", "warning", (high.fact.name, low.fact.name), message, because)


def _size(one: Measured) -> Decimal:
    return abs(one.figure.value)


def _times(one: Measured, other: Measured) -> int:
    """How many times the larger is the smaller; 0 when that is ordinary, or one of them is zero."""
    small, large = sorted(abs(each.figure.value) for each in (one, other))
    return int(large / small) if small and large / small >= _OUTLIER else 0
