"""Terms → an amount in another currency, one for each of something, a yearly rate, a mean: and the rules they break."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise, starmap

from brief_builder.facts.formulas import algebra
from brief_builder.facts.formulas.algebra import SCALAR, Term, is_exchange, is_rate_of
from brief_builder.facts.interval import NEAR, Interval
from brief_builder.facts.period import Period, joined_mark, read_period
from brief_builder.facts.units import above_below, product, quotient
from brief_builder.problems import Fault

_HUNDRED = Interval.exactly(Decimal(100))
_ONE = Interval.exactly(Decimal(1))
Found = tuple[Term, list[Fault]]  # what comes out, and what is wrong with it


def converted(amount: Term, rate: Term, text: str, mark: str = "") -> Found:
    """The amount in the other currency of an exchange rate.

    The rate may be written in either direction: CAD/USD and USD/CAD both convert either currency.

    Args:
        mark: "*" or "/" where a formula says itself which it is; it must be the one that reduces the units.
    """
    names = [f"`{text[t.start : t.end]}`" for t in (amount, rate)]
    start, end = min(amount.start, rate.start), max(amount.end, rate.end)
    if not is_rate_of(rate.unit, amount.unit):
        units = [t.unit or "a bare number" for t in (amount, rate)]
        message = f"{names[1]}, {units[1]}, is no exchange rate of {names[0]}, {units[0]}"
        help_ = "name a fact with the unit CAD/USD: C$ for one US$"
        return amount, [Fault("unit-mix", message, help=help_, start=start, end=end)]
    divides = above_below(rate.unit)[0] == above_below(amount.unit)[0]
    faults = [fault for fault in (_rate_period(amount, rate, names),) if fault is not None]
    if mark and divides != (mark == "/"):
        message = f"{names[0]} is in {amount.unit}, and {names[1]} in {rate.unit}: together they have no unit"
        help_ = f"convert({text[amount.start : amount.end]}, {text[rate.start : rate.end]}) finds the right direction"
        return amount, [Fault("unit-mix", message, help=help_, start=start, end=end), *faults]
    unit = quotient(amount.unit, rate.unit) if divides else product(amount.unit, rate.unit)
    interval = amount.interval / rate.interval if divides else amount.interval * rate.interval
    point = interval.clamp((NEAR.divide if divides else NEAR.multiply)(amount.point, rate.point))
    made = replace(
        amount,
        interval=interval,
        point=point,
        unit=unit or amount.unit,
        decimals=algebra.significant(point, amount, rate),
        scale=algebra.fitting_scale(point, amount.scale),
        form="conversion",
        bounds=amount.bounds + rate.bounds,
    )
    return made, faults


def _rate_period(amount: Term, rate: Term, names: Sequence[str]) -> Fault | None:
    """A flow takes the average over its own period, a stock the rate of its own day."""
    start, end = min(amount.start, rate.start), max(amount.end, rate.end)
    when, then = amount.period, rate.period
    if when is None or then is None:
        return None
    for period, name in ((when, names[0]), (then, names[1])):
        if not (period.closed and period.exact):
            message = f"the period of {name}, {period.raw}, is not known to the day"
            return Fault("period-mix", message, start=start, end=end)
    averaged = rate.period_type == "duration" and then.kind != "instant"
    if amount.period_type == "duration":
        if averaged and when.same_as(then):
            return None
        help_ = f"take the average rate of {when.raw}: a fact with that period and period_type: duration"
        what = f"an average of {then.raw}" if averaged else f"the rate of {then.raw}"
        message = f"{names[0]} is counted over {when.raw}, and {names[1]} is {what}"
        return Fault("period-mix", message, help=help_, start=start, end=end)
    if amount.period_type == "instant" and then.kind == "instant" and _within(then, when):
        return None
    message = f"{names[0]} is not counted over a period, and {names[1]} is not the rate of its day"
    help_ = "a stock is converted at the rate of one day in its period; set `period_type:` of both"
    return Fault("period-mix", message, help=help_, start=start, end=end)


def each(amount: Term, of: Term, text: str) -> Found:
    """An amount for each of something else: C$ for each person, persons for each km2."""
    names = [f"`{text[t.start : t.end]}`" for t in (amount, of)]
    start, end = amount.start, of.end
    faults: list[Fault] = []
    unit = None if SCALAR in (amount.unit, of.unit) else quotient(amount.unit, of.unit)
    if unit is None or "/" not in unit or is_exchange(unit):
        message = f"{names[0]} for each of {names[1]} has no unit that means anything"
        help_ = "per(amount, count) takes two different units; of one unit write ratio(a, b)"
        faults.append(Fault("unit-mix", message, help=help_, start=start, end=end))
    if fault := _held_inside(amount, of, names) or algebra.known_period(text, amount, of):
        faults.append(fault)
    interval = amount.interval / of.interval
    point = interval.clamp(NEAR.divide(amount.point, of.point))
    made = algebra.joined(amount, of, interval, point, unit or amount.unit)
    made = replace(
        made,
        decimals=algebra.significant(point, amount, of),
        scale=0,
        period=amount.period or of.period,
        period_type=amount.period_type or of.period_type,
        compared=None,
        flow=amount.flow,
        form="per",
    )
    return made, faults


def of_one_time(made: Term, left: Term, right: Term, text: str) -> Found:
    """A product or quotient of figures with units, of the time of both: C$ for each person times persons are C$."""
    names = [f"`{text[t.start : t.end]}`" for t in (left, right)]
    fault = _held_inside(left, right, names)
    if fault is not None and _held_inside(right, left, names[::-1]) is None:
        fault = None
    fault = fault or algebra.known_period(text, left, right)
    of = right if right.period_type == "duration" and left.period_type != "duration" else left
    period, kind = of.period or made.period, of.period_type or made.period_type
    made = replace(
        made, decimals=algebra.significant(made.point, left, right), scale=0, period=period, period_type=kind
    )
    return replace(made, compared=None), [fault] if fault is not None else []


def _held_inside(amount: Term, of: Term, names: Sequence[str]) -> Fault | None:
    """A flow may be shared out over a stock that was counted within its period, and a stock over one of its day.

    The day of a stock may be told less closely than that of the other: an area of 2023, people on July 1, 2023.
    """
    when, then = amount.period, of.period
    if when is None or then is None or not (when.closed and then.closed):
        return None
    kinds = amount.period_type, of.period_type
    inside = _within(then, when) or (kinds == ("instant", "instant") and _within(when, then))
    if (inside and kinds[1] == "instant" and kinds[0] != "unknown") or (kinds[0] == kinds[1] and when.same_as(then)):
        return None
    start, end = amount.start, of.end
    if kinds == ("instant", "duration"):
        message = f"{names[0]} is counted at one date, and {names[1]} over a period"
        help_ = "a flow may be shared out over a stock, and not the other way round"
        return Fault("period-mix", message, help=help_, start=start, end=end)
    if kinds[0] != kinds[1] and kinds != ("duration", "instant"):
        message = f"nobody said which of {names[0]} and {names[1]} is counted over a period, and which at one date"
        help_ = "set `period_type:` of both; a flow may be shared out over a stock, and not the other way round"
        return Fault("period-mix", message, help=help_, start=start, end=end)
    message = f"{names[0]} is of {when.raw}, and {names[1]} of {then.raw}"
    help_ = "take a count within the period of the amount, or at its end"
    return Fault("period-mix", message, help=help_, start=start, end=end)


def yearly(now: Term, before: Term, text: str) -> Found:
    """The growth of each year that, compounded, leads from the earlier figure to the later one; in percent."""
    names = [f"`{text[t.start : t.end]}`" for t in (now, before)]
    start, end = now.start, before.end
    faults = algebra.compared_bounds(now, before)
    if before.interval.low <= 0 or now.interval.low < 0:
        message = f"{names[1]} may be zero, or one of the two negative; no yearly growth leads from it"
        faults.append(Fault("formula-zero", message, start=start, end=end))
    months = 12
    if now.period is None or before.period is None:
        message = "yearly growth needs two facts, each of a period"
        faults.append(Fault("period-mix", message, start=start, end=end))
    elif now.period.closed and before.period.closed:
        apart = before.period.months_until(now.period)
        months = apart or 12
        if apart is None or 0 <= apart < 12:
            message = f"{names[1]} and {names[0]} are not a year or more, in whole months, apart"
            help_ = "write growth(later, earlier): a change within a year says nothing of a whole one"
            faults.append(Fault("period-mix", message, help=help_, start=start, end=end))
        months = max(months, 12)
    if any(fault.code == "formula-zero" for fault in faults):
        return replace(now, unit="percent", decimals=0, scale=0, form="cagr"), faults
    interval = ((now.interval / before.interval).root(12, months) - _ONE) * _HUNDRED
    point = Interval.exactly(NEAR.divide(now.point, before.point)).root(12, months).high
    made = algebra.joined(now, before, interval, interval.clamp(NEAR.multiply(NEAR.subtract(point, 1), 100)), "percent")
    return replace(made, decimals=0, scale=0, form="cagr"), faults


def one_of_many(function: str, terms: Sequence[Term]) -> Found:
    """The mean, the least or the greatest of figures of one unit, all of one period or of periods in a row."""
    if function == "mean":
        total, point = terms[0].interval, terms[0].point
        for term in terms[1:]:
            total, point = total + term.interval, NEAR.add(point, term.point)
        count = Decimal(len(terms))
        interval, point = total / Interval.exactly(count), NEAR.divide(point, count)
    else:
        pick = min if function == "min" else max
        interval = Interval(pick(t.interval.low for t in terms), pick(t.interval.high for t in terms))
        point = pick(term.point for term in terms)
    made = terms[0]
    for term in terms[1:]:
        made = algebra.joined(made, term, interval, point)
    period, fault = _stretch(terms)
    if function != "mean":  # the one that is picked, where it surely is that one, is as precise as it is written
        made = next((replace(made, decimals=t.decimals, scale=t.scale) for t in terms if t.interval == interval), made)
    form = "mean" if function == "mean" else "extreme"
    made = replace(made, interval=interval, point=interval.clamp(point), period=period, compared=None, form=form)
    return made, [fault] if fault is not None else []


def _stretch(terms: Sequence[Term]) -> tuple[Period | None, Fault | None]:
    """The period of all: the one that they share, or from the first to the last of those that follow each other."""
    dated = [(t.period, t) for t in terms if t.period is not None and t.period.start is not None and t.period.closed]
    periods = sorted({(p.start, p.end): p for p, _ in dated}.values(), key=lambda p: (p.start, p.end))
    if len(periods) < 2:
        return terms[0].period or next((t.period for t in terms), None), None
    whole = _whole(periods)
    gap = next(((a, b) for a, b in pairwise(periods) if not _follows(a, b)), None)
    if gap is None or len(dated) != len(terms):
        return whole, None
    message = f"{gap[1].raw} does not follow on {gap[0].raw}: the mean or the extreme of a stretch takes all of it"
    help_ = "name the figure of each period between them, or figures of one period only"
    return whole, Fault("period-mix", message, help=help_, start=terms[0].start, end=terms[-1].end)


def in_a_row(terms: Sequence[Term]) -> Period | None:
    """The period of flows of periods that follow each other without a gap, as four quarters make a year; else None."""
    periods = [t.period for t in terms if t.period is not None and t.period.exact and t.period_type == "duration"]
    if len(periods) != len(terms) or not all(period.closed for period in periods):
        return None
    periods.sort(key=lambda period: period.start or date.min)
    return _whole(periods) if all(starmap(_follows, pairwise(periods))) else None


def _whole(periods: Sequence[Period]) -> Period:
    """From the first to the last of closed periods in order, as a year where it is one."""
    first, last = periods[0], periods[-1]
    raw = f"{first.raw.partition('/')[0]}/{last.raw.rpartition('/')[2]}"
    whole = Period(raw, first.start, last.end, "range", joined_mark(*periods))
    if whole.months is None or first.start is None or last.end is None:
        return whole
    ends = [f"{day.year}-{day.month:02}" for day in (first.start, last.end)]
    if (first.start.month, last.end.month) == (1, 12):  # whole years
        ends = [f"{day.year}" for day in (first.start, last.end)]
    named = read_period("/".join(dict.fromkeys(ends)))
    return replace(named, mark=whole.mark)


def _within(one: Period, other: Period) -> bool:
    """Whether all its days are days of the other; both are closed."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return other.start <= one.start and one.end <= other.end


def _follows(one: Period, other: Period) -> bool:
    """Whether the other begins on the day after the one ends."""
    return one.end is not None and other.start is not None and (other.start - one.end).days == 1
