"""A formula and facts → the figure that follows, as an interval, or every rule of combination it breaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from brief_builder.facts.figure import RELATIVE, Figure
from brief_builder.facts.formulas import algebra
from brief_builder.facts.formulas.algebra import SCALAR, Term, is_exchange
from brief_builder.facts.formulas.formula import Call, Node, calls, names, parse
from brief_builder.facts.formulas.narrow import narrowed
from brief_builder.facts.formulas.walk import Walk, ratio_places
from brief_builder.facts.interval import Interval, floored
from brief_builder.facts.model import Fact
from brief_builder.facts.period import UNKNOWN, Period
from brief_builder.problems import Fault, Note, did_you_mean


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
        work = Walk(text, facts, waived, limits)
        term = work.term(tree)
    except ZeroDivisionError:
        return [Fault("formula-zero", "the formula divides by a figure that may be zero", start=0, end=len(text))]
    except RecursionError:
        message = "the formulas that this one rests on go on too long for an identity to narrow them"
        return [Fault("formula-syntax", message, help="name the identity with `given:` at the first of them")]
    except Fault as fault:
        return [fault]
    used = list({name.name: name for name in names(tree)}.values())
    operands = [facts[name.name] for name in used]
    shared_out = _shared_out(tree)
    faults = [*work.faults, *algebra.origins(operands, waived, shared_out)]
    if (nothing := algebra.open_ends(term)) is not None:
        faults.append(nothing)
    if faults:
        faults = list({(fault.code, fault.message, fault.start): fault for fault in faults}.values())
        return sorted(faults, key=lambda fault: _ORDER.index(fault.code) if fault.code in _ORDER else -1)
    figures = [fact.figure for fact in operands if fact.figure is not None]
    # Whose figure it is, and of what, say those that are converted and shared out, and not the rates and the heads.
    own = [
        f for f in operands if f.name not in shared_out and not (f.figure and is_exchange(f.figure.unit))
    ] or operands
    return Derived(
        figure=_figure(
            term,
            estimated=any(figure.estimated for figure in figures),
            counted=any(figure.counted and figure.unit == term.unit for figure in figures),
        ),
        inputs=tuple(fact.name for fact in operands),
        sources=tuple(dict.fromkeys(key for fact in operands for key in fact.sources)),
        period=term.period or UNKNOWN,
        compared=term.compared,
        period_type=term.period_type or "unknown",
        form=term.form,
        flow=term.flow,
        measure=_common([fact.measure for fact in own], ""),
        reporter=_common([fact.reporter for fact in own], "unknown"),
        basis=_common([fact.basis for fact in own], "unknown"),
        ref_area=_common([fact.ref_area for fact in own], ""),
        counterpart_area=_common([fact.counterpart_area for fact in own], ""),
        product=_common([fact.product for fact in own], ""),
    )


_ORDER = ("unit-mix", "measure-mix", "period-mix", "bound-operand", "reporter-mix")


def _shared_out(tree: Node) -> frozenset[str]:
    """The facts by which others are divided in per(…, …)."""
    bases = [call.arguments[1] for call in calls(tree) if call.function == "per"]
    return frozenset(name.name for base in bases for name in names(base))


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


def _figure(term: Term, *, estimated: bool, counted: bool) -> Figure:
    """The result with the precision it may be printed with; see the rounding rule in Figure.rounded.

    Of what is known on one side only, the limit is rounded to the other side, so that what is said of it stays true.
    """
    unit = "ratio" if term.unit == SCALAR else term.unit
    decimals = term.decimals if term.decimals is not None else 0
    if unit == "ratio":
        decimals = ratio_places(term.point)
    low, high = term.interval.low, term.interval.high
    scale = 0 if unit in RELATIVE else term.scale  # a scale word belongs to amounts
    point, bound = term.point, "eq"
    strict = any(each.strict for each in term.bounds)
    if high.is_infinite():
        point, bound = floored(low, decimals), "gt" if strict else "ge"
    elif low.is_infinite():
        point, bound = -floored(-high, decimals), "lt" if strict else "le"
    return Figure(point, low, high, decimals, unit, scale, bound, estimated=estimated, derived=True, counted=counted)


def _common(values: list[str], otherwise: str) -> str:
    return values[0] if len(set(values)) == 1 else otherwise
