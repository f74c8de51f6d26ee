"""A formula and facts → the figure that follows, as an interval, or every rule of combination it breaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from brief_builder.facts.figure import RELATIVE, Figure
from brief_builder.facts.formulas import algebra
from brief_builder.facts.formulas.algebra import SCALAR, Term
from brief_builder.facts.formulas.formula import Call, Name, Negative, Node, Number, Operation, names, parse
from brief_builder.facts.formulas.narrow import narrowed
from brief_builder.facts.interval import NEAR, Interval
from brief_builder.facts.model import Fact
from brief_builder.facts.period import UNKNOWN, Period
from brief_builder.problems import Fault, Note, did_you_mean

_HUNDRED = Interval.exactly(Decimal(100))
_ONE = Interval.exactly(Decimal(1))


@dataclass(frozen=True, slots=True)
class Derived:
    """What a formula gives; the fields mean what they mean in Fact."""

    figure: Figure
    inputs: tuple[str, ...]
    sources: tuple[str, ...]
    period: Period
    compared: Period | None
    period_type: str
    form: str
    flow: str
    measure: str
    reporter: str
    basis: str
    ref_area: str
    counterpart_area: str
    product: str


def derive(formula: str, facts: Mapping[str, Fact], *, given: str | None = None, waive: Iterable[str] = ()) -> Figure:
    """The figure of a formula.

    Args:
        formula: as in a fact file.
        facts: the facts it may name.
        given: name of an identity whose narrowed intervals are used.
        waive: rules that are set aside: reporter, basis, measure, period.

    Raises:
        Fault: the first rule it breaks (formula-…, unit-mix, period-mix, measure-mix, reporter-mix, bound-operand,
            identity-broken); the others are its notes, each beginning with its code.
    """
    found = derivation(parse(formula), formula, facts, given, frozenset(waive))
    if isinstance(found, Derived):
        return found.figure
    first, *others = found
    notes = [*first.notes, *(Note(f"{fault.code}: {fault.message}") for fault in others)]
    raise Fault(first.code, first.message, help=first.help, notes=notes, start=first.start, end=first.end)


def derivation(
    tree: Node, text: str, facts: Mapping[str, Fact], given: str | None, waived: frozenset[str]
) -> Derived | list[Fault]:
    """What the formula gives, or every rule it breaks, in the order unit, measure, period, bound, reporter."""
    missing = _missing(tree, facts)
    if missing:
        return missing
    if not any(True for _ in names(tree)):
        return [Fault("formula-name", "the formula uses no fact", help="a figure needs a source; name facts")]
    try:
        limits = narrowing(given, facts) if given else {}
        work = _Work(text, facts, waived, limits)
        term = work.term(tree)
    except ZeroDivisionError:
        return [Fault("formula-zero", "the formula divides by a figure that may be zero", start=0, end=len(text))]
    except Fault as fault:
        return [fault]
    used = list({name.name: name for name in names(tree)}.values())
    operands = [facts[name.name] for name in used]
    faults = [
        *work.faults,
        *algebra.bounds((facts[name.name], name.start, name.end) for name in used),
        *algebra.origins(operands, waived),
    ]
    if faults:
        return sorted(faults, key=lambda fault: _ORDER.index(fault.code) if fault.code in _ORDER else -1)
    return Derived(
        figure=_figure(term, estimated=any(f.figure is not None and f.figure.estimated for f in operands)),
        inputs=tuple(fact.name for fact in operands),
        sources=tuple(dict.fromkeys(key for fact in operands for key in fact.sources)),
        period=term.period or UNKNOWN,
        compared=term.compared,
        period_type=term.period_type or "unknown",
        form=term.form,
        flow=term.flow,
        measure=_common([fact.measure for fact in operands], ""),
        reporter=_common([fact.reporter for fact in operands], "unknown"),
        basis=_common([fact.basis for fact in operands], "unknown"),
        ref_area=_common([fact.ref_area for fact in operands], ""),
        counterpart_area=_common([fact.counterpart_area for fact in operands], ""),
        product=_common([fact.product for fact in operands], ""),
    )


_ORDER = ("unit-mix", "measure-mix", "period-mix", "bound-operand", "reporter-mix")


def narrowing(identity: str, facts: Mapping[str, Fact]) -> dict[str, Interval]:
    """The intervals that an identity fact leaves to the facts in it; none when it does not hold."""
    tree = facts[identity].tree if identity in facts else None
    if not isinstance(tree, Call) or tree.function != "reconcile":
        raise Fault("formula-name", f"`{identity}` is no identity", help="`given` names a fact with reconcile(…)")
    known = {}
    for name in names(tree):
        figure = facts[name.name].figure
        if figure is not None:
            known[name.name] = figure.interval
    return narrowed(tree.arguments[0], tree.arguments[1], known) or {}


def _missing(tree: Node, facts: Mapping[str, Fact]) -> list[Fault]:
    """A fault for each name that is no fact or has no figure."""
    faults: dict[str, Fault] = {}
    for name in names(tree):
        if name.name not in facts:
            hint = did_you_mean(name.name, facts) or ()
            message = f"no fact is called `{name.name}`"
            faults.setdefault(name.name, Fault("formula-name", message, help=hint, start=name.start, end=name.end))
        elif facts[name.name].figure is None:
            message = f"`{name.name}` has no figure"
            faults.setdefault(name.name, Fault("formula-name", message, start=name.start, end=name.end))
    return list(faults.values())


class _Work:
    """One walk through a formula's tree; breaches are collected, so that all are shown."""

    def __init__(
        self, text: str, facts: Mapping[str, Fact], waived: frozenset[str], limits: Mapping[str, Interval]
    ) -> None:
        self.text, self.facts, self.waived, self.limits = text, facts, waived, limits
        self.faults: list[Fault] = []

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
        bounded = figure.low.is_infinite() or figure.high.is_infinite()
        interval = Interval.around(figure.value, figure.decimals) if bounded else figure.interval
        if self.limits and fact.tree is not None and fact.form != "identity":
            inner = _Work(fact.formula or "", self.facts, frozenset(_ALL_RULES), self.limits).term(fact.tree)
            interval = interval.intersect(inner.interval) or interval
        interval = interval.intersect(self.limits.get(node.name, interval)) or interval
        return algebra.of_fact(fact, figure, interval, node.start, node.end)

    def _operation(self, mark: str, left: Term, right: Term) -> Term:
        if mark in "+-":
            return self._added(mark, left, right, length_only=mark == "-")
        if mark == "*":
            return self._multiplied(left, right)
        return self._divided(left, right, length_only=True)

    def _added(self, mark: str, left: Term, right: Term, *, length_only: bool) -> Term:
        self._check(left, right, length_only=length_only)
        interval = left.interval + right.interval if mark == "+" else left.interval - right.interval
        point = NEAR.add(left.point, right.point) if mark == "+" else NEAR.subtract(left.point, right.point)
        made = algebra.joined(left, right, interval, interval.clamp(point))
        changed = mark == "-" and made.compared is not None and left.compared is None and right.compared is None
        if changed:
            self._check_order(left, right, "later - earlier")
        percentages = left.unit == right.unit == "percent"
        unit = "points" if percentages and mark == "-" else left.unit or right.unit
        form = "difference" if changed else "sum" if mark == "+" else ""
        return replace(made, unit=unit, form=form, flow=algebra.flow_of(left, mark, right))

    def _multiplied(self, left: Term, right: Term) -> Term:
        if left.unit not in (SCALAR, "ratio") and right.unit not in (SCALAR, "ratio"):
            message = f"`{self._shown(left)}` times `{self._shown(right)}` has no unit that means anything"
            self.faults.append(Fault("unit-mix", message, start=left.start, end=right.end))
        interval = left.interval * right.interval
        unit = right.unit if left.unit in (SCALAR, "ratio") and right.unit != SCALAR else left.unit
        point = interval.clamp(NEAR.multiply(left.point, right.point))
        made = algebra.joined(left, right, interval, point, unit)
        return replace(made, flow=left.flow or right.flow)

    def _divided(self, left: Term, right: Term, *, length_only: bool) -> Term:
        unit = "ratio"
        if right.unit in (SCALAR, "ratio"):
            unit = left.unit
        else:
            self._check(left, right, length_only=length_only)
        interval = left.interval / right.interval
        point = interval.clamp(NEAR.divide(left.point, right.point))
        made = algebra.joined(left, right, interval, point, unit)
        # A ratio of amounts is no amount: it takes neither their precision nor their scale word.
        return replace(made, decimals=_ratio_places(point), scale=0) if unit == "ratio" else made

    def _call(self, node: Call, terms: list[Term]) -> Term:
        first, second = terms[0], terms[1]
        match node.function:
            case "growth":
                return self._growth(first, second)
            case "share":
                made = self._divided(first, second, length_only=False)
                point = NEAR.multiply(made.point, _HUNDRED.low)
                # A share under 10% would be a single digit: it gets one decimal.
                places = 1 if abs(point) < 10 else 0
                return replace(
                    made, interval=made.interval * _HUNDRED, point=point, unit="percent", decimals=places, form="share"
                )
            case "ratio":
                return replace(self._divided(first, second, length_only=False), form="ratio")
            case "diff":
                return self._added("-", first, second, length_only=True)
            case "balance":
                return replace(self._added("-", first, second, length_only=False), form="balance")
            case "reconcile":
                return self._reconciled(first, second)
            case _:
                total = first
                for term in terms[1:]:
                    total = self._added("+", total, term, length_only=False)
                return total

    def _growth(self, now: Term, before: Term) -> Term:
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

    def _check(self, left: Term, right: Term, *, length_only: bool) -> None:
        unit = algebra.one_unit(left, right, self.text)
        period = algebra.one_period(left, right, self.text, length_only=length_only)
        self.faults += [f for f in (unit, None if "period" in self.waived else period) if f is not None]

    def _shown(self, term: Term) -> str:
        return self.text[term.start : term.end]


_ALL_RULES = ("reporter", "basis", "measure", "period")


def _figure(term: Term, *, estimated: bool) -> Figure:
    """The result with the precision it may be printed with; see the rounding rule in Figure.rounded."""
    unit = "ratio" if term.unit == SCALAR else term.unit
    decimals = term.decimals if term.decimals is not None else 0
    if unit == "ratio":
        decimals = _ratio_places(term.point)
    low, high = term.interval.low, term.interval.high
    scale = 0 if unit in RELATIVE else term.scale  # a scale word belongs to amounts
    return Figure(term.point, low, high, decimals, unit, scale, "eq", estimated=estimated, derived=True)


def _ratio_places(point: Decimal) -> int:
    """Decimals of a ratio: two significant digits."""
    size = abs(point)
    return 0 if size >= 10 else 1 if size >= 1 else 2


def _common(values: list[str], otherwise: str) -> str:
    return values[0] if len(set(values)) == 1 else otherwise
