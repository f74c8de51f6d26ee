"""A formula's tree and facts → the interval, unit and period of its result; every rule that it breaks beside it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from brief_builder.facts.formulas import algebra, rates
from brief_builder.facts.formulas.algebra import SCALAR, Term, is_rate_of
from brief_builder.facts.formulas.formula import Call, Name, Negative, Node, Number, Operation, calls
from brief_builder.facts.formulas.narrow import ONE_WAY
from brief_builder.facts.interval import NEAR, Interval, half_up
from brief_builder.facts.model import Fact
from brief_builder.facts.units import product, quotient
from brief_builder.problems import Fault, Note

_HUNDRED = Interval.exactly(Decimal(100))
_ONE = Interval.exactly(Decimal(1))
_SUM = "sum(a, b, …) adds up periods that follow each other"
_ALL_RULES = ("reporter", "basis", "measure", "period")


class Walk:
    """One walk through a formula's tree; breaches are collected, so that all are shown."""

    def __init__(
        self, text: str, facts: Mapping[str, Fact], waived: frozenset[str], limits: Mapping[str, Interval]
    ) -> None:
        self.text, self.facts, self.waived, self.limits = text, facts, waived, limits
        self.faults: list[Fault] = []
        self._narrow: dict[str, Interval] = {}  # derived facts → their intervals within the limits

    def term(self, node: Node) -> Term:
        match node:
            case Number():
                return algebra.of_number(node.value, node.start, node.end)
            case Name():
                return self._fact(node)
            case Negative():
                inner = self.term(node.inner)
                return replace(inner, interval=-inner.interval, point=-inner.point, start=node.start, flow="", form="")
            case Operation():
                made = self._operation(node.mark, self.term(node.left), self.term(node.right))
                return replace(made, start=node.start, end=node.end)
            case Call():
                made = self._call(node, [self.term(argument) for argument in node.arguments])
                return replace(made, start=node.start, end=node.end)

    def _fact(self, node: Name) -> Term:
        fact = self.facts[node.name]
        figure = fact.figure
        if figure is None:
            raise Fault("formula-name", f"`{node.name}` has no figure", start=node.start, end=node.end)
        interval = figure.interval
        if self.limits and fact.tree is not None and fact.form != "identity":
            if node.name not in self._narrow:
                inner = Walk(fact.formula or "", self.facts, frozenset(_ALL_RULES), self.limits)
                inner._narrow = self._narrow  # two formulas may rest on one; it is worked out once
                self._narrow[node.name] = inner.term(fact.tree).interval
            interval = interval.intersect(self._narrow[node.name]) or interval
        interval = interval.intersect(self.limits.get(node.name, interval)) or interval
        return algebra.of_fact(fact, figure, interval, node.start, node.end)

    def _operation(self, mark: str, left: Term, right: Term) -> Term:
        if mark in "+-":
            return self._added(mark, left, right, length_only=mark == "-")
        if mark == "*":
            return self._multiplied(left, right)
        if is_rate_of(right.unit, left.unit):
            return self._rated(rates.converted(left, right, self.text, "/"))
        unit = quotient(left.unit, right.unit)
        if unit not in (None, "ratio") and "/" in left.unit + right.unit and right.unit not in (SCALAR, "ratio"):
            return self._reduced(left, right, unit or "")
        return self._divided(left, right, length_only=True)

    def _added(self, mark: str, left: Term, right: Term, *, length_only: bool) -> Term:
        help_ = _SUM if mark == "+" and rates.in_a_row((left, right)) is not None else ()
        self._check(left, right, length_only=length_only, help_=help_)
        interval = left.interval + right.interval if mark == "+" else left.interval - right.interval
        point = NEAR.add(left.point, right.point) if mark == "+" else NEAR.subtract(left.point, right.point)
        made = algebra.joined(left, right, interval, interval.clamp(point))
        changed = mark == "-" and made.compared is not None and left.compared is None and right.compared is None
        if changed:
            self.faults += algebra.compared_bounds(left, right)
            self._check_order(left, right, "later - earlier")
        percentages = left.unit == right.unit == "percent"
        unit = "points" if percentages and mark == "-" else left.unit or right.unit
        form = "difference" if changed else "sum" if mark == "+" else ""
        return replace(made, unit=unit, form=form, flow=algebra.flow_of(left, mark, right))

    def _multiplied(self, left: Term, right: Term) -> Term:
        for amount, rate in ((left, right), (right, left)):
            if is_rate_of(rate.unit, amount.unit):
                return self._rated(rates.converted(amount, rate, self.text, "*"))
        unit = product(left.unit, right.unit)
        if unit is None:
            message = f"`{self._shown(left)}` times `{self._shown(right)}` has no unit that means anything"
            self.faults.append(Fault("unit-mix", message, start=left.start, end=right.end))
        interval = left.interval * right.interval
        point = interval.clamp(NEAR.multiply(left.point, right.point))
        made = algebra.joined(left, right, interval, point, left.unit if unit is None else unit)
        made = replace(made, flow=left.flow or right.flow)
        if unit is None or {left.unit, right.unit} & {SCALAR, "ratio"}:
            return made
        return self._rated(rates.of_one_time(made, left, right, self.text))

    def _divided(self, left: Term, right: Term, *, length_only: bool) -> Term:
        unit = "ratio"
        if right.unit in (SCALAR, "ratio"):
            unit = left.unit
        else:
            self.faults += algebra.compared_bounds(left, right)
            self._check(left, right, length_only=length_only)
        interval = left.interval / right.interval
        point = interval.clamp(NEAR.divide(left.point, right.point))
        made = algebra.joined(left, right, interval, point, unit)
        # A ratio of amounts is no amount: it takes neither their precision nor their scale word.
        return replace(made, decimals=ratio_places(point), scale=0) if unit == "ratio" else made

    def _reduced(self, left: Term, right: Term, unit: str) -> Term:
        """A quotient whose unit is one: C$ ÷ (C$ per person) are persons."""
        interval = left.interval / right.interval
        point = interval.clamp(NEAR.divide(left.point, right.point))
        made = algebra.joined(left, right, interval, point, unit)
        return self._rated(rates.of_one_time(made, left, right, self.text))

    def _rated(self, found: tuple[Term, list[Fault]]) -> Term:
        """A result of `rates`; a breach of the rule of periods does not count where that is waived."""
        term, faults = found
        self.faults += [f for f in faults if not (f.code == "period-mix" and "period" in self.waived)]
        return term

    def _call(self, node: Call, terms: list[Term]) -> Term:
        first, second = terms[0], terms[1]
        match node.function:
            case "growth":
                return self._growth(first, second)
            case "cagr":
                self._check(first, second, length_only=True)
                self._check_order(first, second, "cagr(later, earlier)", equal=True)
                return self._rated(rates.yearly(first, second, self.text))
            case "per":
                return self._rated(rates.each(first, second, self.text))
            case "convert":
                return self._rated(rates.converted(first, second, self.text))
            case "mean" | "min" | "max":
                for one, other in pairwise(terms):
                    self._check(one, other, length_only=True)
                return self._rated(rates.one_of_many(node.function, terms))
            case "share":
                made = self._divided(first, second, length_only=False)
                point = NEAR.multiply(made.point, _HUNDRED.low)
                # A share under 10% would be a single digit: it gets one decimal.
                places = 1 if half_up(abs(point), 1) < 10 else 0
                made = replace(_of_one_period(made, first), interval=made.interval * _HUNDRED, point=point)
                return replace(made, unit="percent", decimals=places, form="share")
            case "ratio":
                made = self._divided(first, second, length_only=False)
                return replace(_of_one_period(made, first), form="ratio")
            case "diff":
                return self._added("-", first, second, length_only=True)
            case "balance":
                return replace(self._added("-", first, second, length_only=False), form="balance")
            case "reconcile":
                for call in calls(node):
                    if call.function in ONE_WAY:
                        message = f"`{call.function}` cannot stand in an identity"
                        help_ = "give it a fact of its own, and name that fact here"
                        self.faults.append(Fault("formula-syntax", message, help=help_, start=call.start, end=call.end))
                return self._reconciled(first, second)
            case _:
                return self._summed(terms)

    def _summed(self, terms: list[Term]) -> Term:
        """The sum of figures of one period, or of flows of periods in a row: four quarters add up to their year."""
        whole = rates.in_a_row(terms)
        total = terms[0]
        for term in terms[1:]:
            if whole is not None:
                total, term = replace(total, period=whole), replace(term, period=whole)
            total = self._added("+", total, term, length_only=False)
        return total

    def _growth(self, now: Term, before: Term) -> Term:
        self.faults += algebra.compared_bounds(*(t for t in (now, before) if before.unit in (SCALAR, "ratio")))
        made = self._divided(now, before, length_only=True)
        if before.interval.low < 0:
            message = f"`{self._shown(before)}` may be negative; growth from it means nothing"
            self.faults.append(Fault("formula-zero", message, start=before.start, end=before.end))
        self._check_order(now, before, "growth(later, earlier)", equal=True)
        interval = (made.interval - _ONE) * _HUNDRED
        point = interval.clamp(NEAR.multiply(NEAR.subtract(made.point, _ONE.low), _HUNDRED.low))
        return replace(made, interval=interval, point=point, unit="percent", decimals=0, form="growth")

    def _check_order(self, now: Term, before: Term, written: str, *, equal: bool = False) -> None:
        """The later figure comes first: the other way round a rise would be told as a fall."""
        last = now.period.end if now.period is not None else None
        first = before.period.end if before.period is not None else None
        if last is None or first is None or "period" in self.waived:
            return
        if last < first or (equal and last == first):
            message = f"`{self._shown(now)}` is not later than `{self._shown(before)}`"
            help_ = f"write the later figure first: {written}"
            self.faults.append(Fault("period-mix", message, help=help_, start=now.start, end=before.end))

    def _reconciled(self, total: Term, parts: Term) -> Term:
        self.faults += algebra.compared_bounds(total, parts)
        self._check(total, parts, length_only=False)
        common = total.interval.intersect(parts.interval)
        if common is None and not self.faults:
            message = f"`{self._shown(total)}` and `{self._shown(parts)}` differ by more than their rounding"
            ends = [f"{t.interval.low.normalize():,f} to {t.interval.high.normalize():,f}" for t in (total, parts)]
            note = Note(f"the one lies in {ends[0]}, the other in {ends[1]}")
            self.faults.append(Fault("identity-broken", message, notes=[note], start=total.start, end=parts.end))
        interval = common or total.interval
        made = algebra.joined(total, parts, interval, interval.clamp(total.point))
        return replace(made, form="identity", flow=total.flow, decimals=total.decimals, scale=total.scale)

    def _check(self, left: Term, right: Term, *, length_only: bool, help_: str | tuple[str, ...] = ()) -> None:
        unit = algebra.one_unit(left, right, self.text)
        if unit is not None:
            self.faults.append(unit)
        period = algebra.one_period(left, right, self.text, length_only=length_only, help_=help_)
        if period is not None and "period" not in self.waived:
            self.faults.append(period)

    def _shown(self, term: Term) -> str:
        return self.text[term.start : term.end]


def _of_one_period(made: Term, of: Term) -> Term:
    """A share or a ratio compares no two times: where the rule of periods is waived, it is of its first figure."""
    return made if made.compared is None else replace(made, period=of.period, compared=of.compared)


def ratio_places(point: Decimal) -> int:
    """Decimals of a ratio: two significant digits."""
    size = abs(point)
    return 0 if half_up(size, 1) >= 10 else 1 if half_up(size, 2) >= 1 else 2
