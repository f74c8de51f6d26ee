"""Facts and a date → what a careful officer would remark: age, missing dates, inferred currencies, contradictions."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from brief_builder.facts.findings.staleness import ages, continues
from brief_builder.facts.formulas.formula import Call
from brief_builder.facts.model import Fact, Facts
from brief_builder.problems import Fault, Note, Problem
from brief_builder.problems.model import Severity

_TIMELESS = frozenset({"contradicted", "deprecated"})


def examine(facts: Facts, as_of: date) -> list[Problem]:
    """Warnings, notes and a few errors about facts that are readable and each true to its source.

    Args:
        facts: the facts of a pack.
        as_of: the day the pack speaks for; never the clock.
    """
    found = [*_undated(facts), *_currencies(facts), *_identities(facts), *_conflicts(facts), *_trends(facts)]
    return [*found, *_stale(facts, as_of)]


def _stale(facts: Facts, as_of: date) -> Iterator[Problem]:
    for age in ages(facts, as_of):
        message = {
            "period": f"its period, {age.fact.period.raw}, ended {_counted(age.months, 'month')} before {as_of}",
            "source": f"its source was published {_counted(age.months, 'month')} before {as_of}",
            "valid_until": f"it was valid until {age.since}",
            "review_by": f"it was to be reviewed by {age.since}",
        }[age.entry]
        message += f"; the limit is {age.limit}" if age.limit else ""
        fault = Fault("fact-stale", f"`{age.fact.name}` is old: {message}", severity="warning")
        yield facts.problem(age.fact.name, fault, age.entry)


def _undated(facts: Facts) -> Iterator[Problem]:
    for source in facts.sources.values():
        if source.published is None and any(fact.source == source.key for fact in facts.values()):
            said = f"; it says “{source.published_raw}”" if source.published_raw else ""
            fault = Fault(
                "source-undated", f"{source.short}, “{source.title}”, carries no date{said}", severity="warning"
            )
            yield fault.at(source.place)


def _currencies(facts: Facts) -> Iterator[Problem]:
    """One warning a source and currency, with every figure it concerns."""
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts.values():
        if fact.figure is not None and fact.source is not None and fact.unit_basis == "inferred":
            groups[(fact.source, fact.figure.unit)].append(fact)
    for (key, unit), group in groups.items():
        name = facts.sources[key].short if key in facts.sources else key
        message = f"{name} names no currency for {_counted(len(group), 'figure')}; {unit} was inferred"
        notes = [Note(f"`{fact.name}`", fact.place) for fact in group[1:]]
        yield facts.problem(group[0].name, Fault("currency-inferred", message, notes=notes, severity="warning"))


def _identities(facts: Facts) -> Iterator[Problem]:
    """Identities that hold only because figures are rounded; one that does not hold is refused when it is read."""
    for fact in facts.values():
        if fact.form != "identity" or not isinstance(fact.tree, Call):
            continue
        named = [facts[name] for name in fact.inputs]
        if fact.figure is None or all(f.figure is not None and f.figure.exact for f in named):
            continue
        low, high = (f"{end.normalize():,f}" for end in (fact.figure.low, fact.figure.high))
        message = f"the figures add up within their rounding; together they put the total between {low} and {high}"
        yield facts.problem(fact.name, Fault("identity-rounding", message, severity="note"), "formula")


def _conflicts(facts: Facts) -> Iterator[Problem]:
    """Figures for the same thing whose intervals do not meet."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts.values():
        if fact.figure is None or not fact.measure or not fact.period.closed or fact.form or fact.rank in _TIMELESS:
            continue
        period = fact.period.start, fact.period.end
        key = (*fact.series_key, fact.figure.unit, fact.reporter, fact.basis, *period)
        groups[key].append(fact)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if one.figure and other.figure and one.figure.interval.intersect(other.figure.interval) is None:
                message = f"`{other.name}` and `{one.name}` give different figures for the same thing"
                notes = [Note(f"`{one.name}`", one.place)]
                # Two sources that name no reporter may each be right of its own country's records.
                apart = one.reporter == "unknown" and one.sources != other.sources
                severity: Severity = "warning" if apart else "error"
                yield facts.problem(other.name, Fault("figures-conflict", message, notes=notes, severity=severity))


def _trends(facts: Facts) -> Iterator[Problem]:
    for fact in facts.values():
        if fact.trend is None or any(name not in facts for name in fact.trend.of):
            continue
        chain = [facts[name] for name in fact.trend.of]
        against = [(a, b) for a, b in pairwise(chain) if _contradicts(fact.trend.direction, a, b)]
        if against and fact.rank != "contradicted":
            yield facts.problem(fact.name, _trend_fault(fact, against, "error"), "trend")
        elif not against and fact.rank == "contradicted":
            message = "no figure named under `trend:` contradicts this claim"
            yield facts.problem(fact.name, Fault("trend-contradicted", message, severity="warning"), "rank")
        elif not against:
            after = [f for f in facts.values() if continues(chain[-1], f)]
            later = [(chain[-1], f) for f in after if _contradicts(fact.trend.direction, chain[-1], f)]
            if later:
                yield facts.problem(fact.name, _trend_fault(fact, later, "warning"), "trend")


def _trend_fault(fact: Fact, against: list[tuple[Fact, Fact]], severity: Severity) -> Fault:
    direction = fact.trend.direction if fact.trend else ""
    message = f"the claim “{direction}” is contradicted by the figures"
    if severity == "warning":
        message = f"the claim “{direction}” stops before a figure that contradicts it"
    notes = [Note(f"from `{a.name}` to `{b.name}` it went the other way", b.place) for a, b in against]
    return Fault("trend-contradicted", message, notes=notes, severity=severity)


def _contradicts(direction: str, before: Fact, after: Fact) -> bool:
    """Whether the figures surely went another way than the claim: their intervals do not even meet."""
    if before.figure is None or after.figure is None or before.figure.unit != after.figure.unit:
        return False
    fell, rose = after.figure.high < before.figure.low, after.figure.low > before.figure.high
    return {"up": fell, "down": rose, "flat": fell or rose}[direction]


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number != 1 else ''}"
