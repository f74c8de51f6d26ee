"""The facts of a manifest → a problem for each that its quote does not bear out, or its formula does not give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from brief_builder.facts import Fact, Facts, Figure
from brief_builder.facts.evidence.quotes import check_evidence
from brief_builder.facts.figure import stated_interval
from brief_builder.facts.formulas.derive import Derived, derivation
from brief_builder.problems import Fault, Problems

_PLACES = 9  # decimals to which a manifest writes numbers


@dataclass(frozen=True, slots=True)
class Borne:
    """How many facts were judged: by their quotes, by their formulas, and not at all (`taken` from tables)."""

    quoted: int
    computed: int
    taken: int


def check_facts(facts: Facts, problems: Problems) -> Borne:
    """Judge each fact by what the manifest says of it; problems of the code fact-unborne."""
    quoted = Problems()
    check_evidence(facts, {}, quoted)
    for problem in quoted.errors:
        problems.add(replace(problem, code="fact-unborne"))
    for name, fact in facts.items():
        if fact.figure is not None and fact.formula is None and (reason := _unlike(fact.figure)) is not None:
            problems.add(facts.problem(name, Fault("fact-unborne", f"`{name}`: {reason}")))
    counts = [0, 0, 0]
    for name, fact in facts.items():
        if fact.formula is None:
            counts[0 if fact.quote is not None else 2] += 1
            continue
        counts[1] += 1
        for reason in _recomputed(fact, facts):
            help_ = "one of the two was changed, or a figure that goes into it"
            problems.add(facts.problem(name, Fault("fact-unborne", f"`{name}`: {reason}", help=help_)))
    return Borne(*counts)


def _unlike(figure: Figure) -> str | None:
    """In what the range of a stated figure is not that of its value and digits."""
    known = [
        stated_interval(figure.value, decimals, figure.bound, figure.unit, counted=figure.counted)
        for decimals in (figure.decimals, None)
    ]
    if any((_digits(each.low), _digits(each.high)) == (_digits(figure.low), _digits(figure.high)) for each in known):
        return None
    return f"{figure.value:,f} with its digits does not reach from {figure.low:,f} to {figure.high:,f}"


def _recomputed(fact: Fact, facts: Facts) -> list[str]:
    """In what a formula, computed again, differs from what the manifest says that it gives."""
    missing = [name for name in fact.inputs if name not in facts]
    if missing:
        return [f"its formula names `{missing[0]}`, which the manifest does not hold"]
    if fact.tree is None or fact.formula is None:
        return []
    waived = frozenset(waiver.rule for waiver in fact.waivers)
    try:
        found = derivation(fact.tree, fact.formula, facts, fact.given, waived)
    except (ArithmeticError, ValueError, RecursionError):
        return [f"`{fact.formula}` cannot be computed from what the manifest holds"]
    if not isinstance(found, Derived):
        return [f"`{fact.formula}` breaks a rule: {fault.message}" for fault in found]
    wrong = []
    if fact.figure is None:
        return [f"`{fact.formula}` gives a figure, and the manifest has none"]
    for word in ("value", "low", "high"):
        ours, theirs = (_digits(getattr(figure, word)) for figure in (found.figure, fact.figure))
        if not _near(ours, theirs):
            wrong.append(f"`{fact.formula}` gives {ours} as its {word}, and the manifest has {theirs}")
    for word in ("unit", "bound", "decimals", "estimated"):
        ours, theirs = getattr(found.figure, word), getattr(fact.figure, word)
        if ours != theirs:
            wrong.append(f"`{fact.formula}` gives {ours} as its {word}, and the manifest has {theirs}")
    return wrong[:1]  # one changed number changes all that follow from it


def _near(one: str | None, other: str | None) -> bool:
    """Whether two numbers are one, written to the ninth decimal: what goes into a formula was cut there too."""
    if one is None or other is None:
        return one == other
    a, b = Decimal(one), Decimal(other)
    return abs(a - b) <= max(abs(a), abs(b), Decimal(1)) * Decimal("1e-7")


def _digits(value: Decimal) -> str | None:
    if not value.is_finite():
        return None
    with localcontext(prec=100):
        rounded = round(value, _PLACES)
        return f"{rounded.normalize():f}" if rounded else "0"
