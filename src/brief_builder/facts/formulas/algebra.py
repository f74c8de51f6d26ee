"""Two operands → may they be combined? Units, periods, measures, reporters, bounds; every breach is a Fault."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from brief_builder.facts.figure import OPEN_BOUNDS, Figure
from brief_builder.facts.interval import Interval
from brief_builder.facts.model import Fact
from brief_builder.facts.period import UNKNOWN, Period
from brief_builder.facts.units import above_below, is_currency, is_money
from brief_builder.problems import Fault

SCALAR = ""  # the unit of a number that is written in a formula

# Which flow a sum or difference of two flows is: total less exports are imports.
_FLOWS = {
    ("T", "-", "X"): "M",
    ("T", "-", "M"): "X",
    ("X", "+", "M"): "T",
    ("M", "+", "X"): "T",
    ("X", "-", "M"): "B",
}


@dataclass(frozen=True, slots=True)
class Bounded:
    """A fact of which a formula knows only a limit: "more than", "at most", "nearly".

    Attributes:
        strict: the limit itself is not reached: more than, and not at least.
        start, end: where it stands in the formula, half-open.
    """

    name: str
    strict: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """What is known of a part of a formula.

    Attributes:
        interval: where the truth lies; an end is infinite where only the other one is known.
        point: one value in it.
        unit: as in Figure, or SCALAR.
        decimals: the coarsest of its inputs; None for a number of the formula.
        scale: the scale word of that input.
        period: None for a number of the formula.
        compared: the earlier period of a change.
        start: 0-based offset of the part in the formula.
        end: offset behind it.
        bounds: the facts in it that are only bounds.
    """

    interval: Interval
    point: Decimal
    unit: str
    start: int
    end: int
    decimals: int | None = None
    scale: int = 0
    period: Period | None = None
    period_type: str = ""
    compared: Period | None = None
    flow: str = ""
    form: str = ""
    bounds: tuple[Bounded, ...] = ()


def of_number(value: Decimal, start: int, end: int) -> Term:
    return Term(Interval.exactly(value), value, SCALAR, start, end)


def of_fact(fact: Fact, figure: Figure, interval: Interval, start: int, end: int) -> Term:
    # A limit is as exact as it is written: "at least 50" persons are at least 50, not 45.
    whole = figure.in_wholes and (figure.exact or figure.bound in OPEN_BOUNDS)
    decimals = None if whole else figure.decimals
    bounded = Bounded(fact.name, figure.bound in ("gt", "lt", "nearly"), start, end)
    return Term(
        interval,
        interval.clamp(figure.value),
        figure.unit,
        start,
        end,
        decimals,
        figure.scale,
        fact.period,
        fact.period_type,
        fact.compared,
        fact.flow,
        bounds=(bounded,) if figure.bound in OPEN_BOUNDS else (),
    )


def joined(left: Term, right: Term, interval: Interval, point: Decimal, unit: str | None = None) -> Term:
    """What two operands have in common, for the value that comes of them: coarsest precision, later period."""
    coarsest = min(precise(left, right), key=lambda t: t.decimals or 0, default=left)
    period, compared = left.period or right.period, left.compared or right.compared
    if left.period is not None and right.period is not None and not _alike(left.period, right.period):
        period, compared = later(left.period, right.period)
    return Term(
        interval,
        point,
        left.unit if unit is None else unit,
        min(left.start, right.start),
        max(left.end, right.end),
        coarsest.decimals,
        coarsest.scale,
        period,
        left.period_type or right.period_type,
        compared,
        left.flow if left.flow == right.flow else "",
        bounds=left.bounds + right.bounds,
    )


def precise(*terms: Term) -> list[Term]:
    """Those whose digits say how precise the result can be; a bound does only where there is nothing else."""
    known = [term for term in terms if term.decimals is not None]
    return [term for term in known if not term.bounds] or known


def significant(point: Decimal, *terms: Term) -> int:
    """Decimals of a product of figures: as many significant digits as the least precise has, but two at least."""
    known = [term for term in precise(*terms) if term.point]
    digits = [term.point.adjusted() + 1 + (term.decimals or 0) for term in known]
    return max(min(digits, default=2), 2) - 1 - point.adjusted() if point else 0


def fitting_scale(point: Decimal, scale: int) -> int:
    """The scale word that an amount keeps when it is multiplied: 0, so that another is found, where it fits no more."""
    size = abs(point)
    return scale if Decimal(1).scaleb(scale) <= size < Decimal(1).scaleb(scale + 3) else 0


def flow_of(left: Term, mark: str, right: Term) -> str:
    """The flow of a sum or difference, "" when it has no name."""
    same = left.flow if left.flow == right.flow else ""
    return _FLOWS.get((left.flow, mark, right.flow), same)


def later(one: Period, other: Period) -> tuple[Period, Period]:
    """The later and the earlier of two periods; the order they are given in when that is not known."""
    if one.end is not None and other.end is not None and one.end < other.end:
        return other, one
    return one, other


def one_unit(left: Term, right: Term, text: str) -> Fault | None:
    """Breach of: what is added or compared has one unit."""
    units = {left.unit, right.unit}
    if len(units) == 1 or units == {SCALAR, "ratio"}:
        return None
    parts = [f"`{text[t.start : t.end]}` is {_unit(t.unit)}" for t in (left, right)]
    help_: tuple[str, ...] = ()
    if not units & {SCALAR, "ratio", "percent", "points"}:
        help_ = ("per(a, b) shares the one out over the other: C$ for each person",)
    if all(is_currency(unit) for unit in units):
        help_ = ("write convert(amount, rate) with an exchange-rate fact, or keep the two currencies apart",)
    return Fault("unit-mix", f"{parts[0]}, but {parts[1]}", help=help_, start=left.start, end=right.end)


def one_period(
    left: Term, right: Term, text: str, *, length_only: bool, help_: str | tuple[str, ...] = ()
) -> Fault | None:
    """Breach of: what is combined covers one period, or for a change periods of one length; `help_` is its cure."""
    if left.period is None or right.period is None:
        return None
    names = [f"`{text[t.start : t.end]}`" for t in (left, right)]
    start, end = left.start, right.end
    if left.period_type != right.period_type:
        message = f"{names[0]} is {_type(left.period_type)}, {names[1]} is {_type(right.period_type)}"
        return Fault("period-mix", message, help="a stock and a flow cannot be combined", start=start, end=end)
    if fault := known_period(text, left, right):
        return fault
    same = left.period.same_as(right.period)
    if same or (length_only and left.period.as_long_as(right.period)):
        return None
    lengths = [_length(t.period or UNKNOWN) for t in (left, right)]
    message = f"{names[0]} is of {lengths[0]}, {names[1]} of {lengths[1]}"
    return Fault("period-mix", message, help=help_, start=start, end=end)


def known_period(text: str, *terms: Term) -> Fault | None:
    """Breach of: it is known when what is combined was."""
    for term in terms:
        name = f"`{text[term.start : term.end]}`"
        if term.period is not None and not term.period.closed:
            return Fault("period-mix", f"the period of {name} is not known", start=term.start, end=term.end)
        if term.period is not None and not term.period.exact:
            message = f"the period of {name}, {term.period.raw}, is only about known"
            return Fault("period-mix", message, help=_ABOUT, start=term.start, end=term.end)
    return None


_ABOUT = "leave the computation out, or waive the rule with a reason: waive: [{rule: period, reason: …}]"


def compared_bounds(*terms: Term) -> list[Fault]:
    """Breach of: what is compared is no bound; from “more than” follows no growth, share or ratio."""
    return [
        Fault(
            "bound-operand",
            f"`{bound.name}` is only a bound; nothing can be computed from it but sums, products and conversions",
            start=bound.start,
            end=bound.end,
        )
        for term in terms
        for bound in term.bounds
    ]


def open_ends(term: Term) -> Fault | None:
    """Breach of: something follows; from “more than” less “more than” nothing does."""
    if term.interval.low.is_infinite() and term.interval.high.is_infinite():
        names = " and ".join(f"`{bound.name}`" for bound in term.bounds)
        message = f"{names} are only bounds; nothing follows from them together"
        return Fault("bound-operand", message, start=term.start, end=term.end)
    return None


def is_exchange(unit: str) -> bool:
    """Whether it is that of an exchange rate: one currency for one of another."""
    above, below = above_below(unit)
    return is_currency(above) and is_currency(below)


def is_rate_of(rate: str, amount: str) -> bool:
    """Whether an exchange rate's unit says what an amount in `amount` is in another currency."""
    return is_exchange(rate) and not is_exchange(amount) and is_money(amount) and above_below(amount)[0] in rate


def origins(facts: Iterable[Fact], waived: frozenset[str], shared_out: frozenset[str] = frozenset()) -> list[Fault]:
    """Breaches of: one measure, one reporter, one basis. Facts of one source that agree in these may be combined.

    Args:
        shared_out: names of the facts by which others are divided, as by persons: these measure something else.
    """
    found: dict[str, Fault] = {}
    for one, other in combinations(facts, 2):
        rates = [is_exchange(fact.figure.unit if fact.figure is not None else "") for fact in (one, other)]
        if rates[0] != rates[1]:
            continue  # an exchange rate is reported by a bank, of no trade
        apart = (one.name in shared_out) != (other.name in shared_out)
        names = f"`{one.name}` and `{other.name}`"
        if one.measure != other.measure and not apart and "measure" not in waived:
            message = f"{names} measure different things: {_word(one.measure)}, {_word(other.measure)}"
            found.setdefault("measure", Fault("measure-mix", message))
        for rule in ("reporter",) if apart else ("reporter", "basis"):
            if rule in waived or rule in found:
                continue
            values = getattr(one, rule), getattr(other, rule)
            alone = len({*one.sources, *other.sources}) == 1
            if values[0] == values[1] and (values[0] != "unknown" or alone):
                continue
            what = "reporter" if rule == "reporter" else "basis (customs or balance of payments)"
            message = f"{names} are not known to have the same {what}"
            if "unknown" not in values:
                message = f"{names} differ in their {what}: {values[0]}, {values[1]}"
            help_ = f"set `{rule}:` for both, or waive the rule with a reason: waive: [{{rule: {rule}, reason: …}}]"
            found[rule] = Fault("reporter-mix", message, help=help_)
    return list(found.values())


def _alike(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _unit(unit: str) -> str:
    return {
        SCALAR: "a bare number",
        "percent": "a percentage",
        "points": "a difference of percentages",
        "ratio": "a ratio",
    }.get(unit, f"in {unit}")


def _type(period_type: str) -> str:
    return {
        "duration": "counted over a period",
        "instant": "counted at one date",
        "unknown": "not said to be a stock or a flow (period_type)",
    }.get(period_type, period_type)


def _length(period: Period) -> str:
    if period.months is None:
        return f"{period.raw}"
    return f"{period.raw} ({period.months} month{'s' if period.months != 1 else ''})"


def _word(measure: str) -> str:
    return measure or "not said"
