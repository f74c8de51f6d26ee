"""Claims in words, and figures → which claims the figures contradict, and which agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from brief_builder.facts.findings.finding import Finding, named
from brief_builder.facts.findings.series import Measured, grouped, in_time, measured
from brief_builder.facts.findings.staleness import continues
from brief_builder.facts.model import Fact, Facts, Resolution
from brief_builder.problems.model import Severity

_OPPOSITE = {"surplus": "deficit", "deficit": "surplus", "balanced": "balanced"}


def trends(facts: Facts) -> Iterator[Finding]:
    """Claims of direction against the facts they name, and against later figures of the same series."""
    by_series: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts.values():
        if fact.figure is not None:
            by_series[(*fact.series_key, fact.sources)].append(fact)
    for fact in facts.values():
        if fact.trend is None or any(name not in facts for name in fact.trend.of):
            continue
        chain = [facts[name] for name in fact.trend.of]
        against = [(a, b) for a, b in pairwise(chain) if _contradicts(fact.trend.direction, a, b)]
        if against and fact.rank != "contradicted":
            yield _trend(fact, against, "error")
        elif against:
            yield _set_aside(fact, against)
        elif fact.rank == "contradicted":
            message = "no figure named under `trend:` contradicts this claim"
            because = "take `rank:` out, or name under `trend:` the figures that contradict it"
            yield Finding("trend-contradicted", "warning", (fact.name,), message, because, entry=("rank",))
        else:
            last = chain[-1]
            after = [f for f in by_series[(*last.series_key, last.sources)] if continues(last, f)]
            later = [(last, f) for f in after if _contradicts(fact.trend.direction, last, f)]
            if later:
                yield _trend(fact, later, "warning")


def _trend(fact: Fact, against: list[tuple[Fact, Fact]], severity: Severity) -> Finding:
    direction = fact.trend.direction if fact.trend else ""
    message = f"the claim “{direction}” is contradicted by the figures"
    if severity == "warning":
        message = f"the claim “{direction}” stops before a figure that contradicts it"
    told = {b.name: f"from `{a.name}` to `{b.name}` it went the other way" for a, b in against}
    names = (fact.name, *(b.name for _, b in against))
    return Finding("trend-contradicted", severity, names, message, entry=("trend",), told=told)


def _set_aside(fact: Fact, against: list[tuple[Fact, Fact]]) -> Finding:
    """A contradicted claim that is marked as one: resolved by its rank."""
    message = f"the claim of `{fact.name}` is contradicted by the figures, and set aside"
    names = (fact.name, *(b.name for _, b in against))
    told = {b.name: f"from `{a.name}` to `{b.name}` it went the other way" for a, b in against}
    ranked = Resolution("trend-contradicted", names, (), "rank", fact.rank_reason, fact.place)
    return Finding("trend-contradicted", "note", names, message, entry=("rank",), told=told, resolution=ranked)


def _contradicts(direction: str, before: Fact, after: Fact) -> bool:
    """Whether the figures surely went another way than the claim: their intervals do not even meet."""
    went = _direction(before, after)
    return went is not None and went != direction


def _direction(before: Fact, after: Fact) -> str | None:
    """ "up" or "down"; None when the intervals meet, or cannot be compared."""
    if before.figure is None or after.figure is None or before.figure.unit != after.figure.unit:
        return None
    if after.figure.high < before.figure.low:
        return "down"
    return "up" if after.figure.low > before.figure.high else None


def diverging(facts: Facts) -> Iterator[Finding]:
    """Flows between the same areas that went opposite ways: “trade rose” would be half the truth.

    Only the last step that both flows take is reported: that is what a brief speaks of.
    """
    flows = [one for one in measured(facts) if one.stated and one.fact.flow in ("T", "X", "M") and one.fact.measure]
    between = grouped(flows, lambda one: (one.fact.measure, *one.fact.series_key[2:], one.figure.unit))
    for group in between.values():
        steps: dict[tuple[date | None, date | None, date | None, date | None], dict[str, tuple[Measured, Measured]]] = (
            defaultdict(dict)
        )
        for flow, figures in grouped(group, lambda one: one.fact.flow).items():
            for before, after in pairwise(in_time(figures)):
                if before.fact.sources == after.fact.sources:
                    ends = (
                        before.fact.period.start,
                        before.fact.period.end,
                        after.fact.period.start,
                        after.fact.period.end,
                    )
                    steps[ends][flow] = (before, after)
        for ends in sorted(steps, key=lambda ends: ends[-1] or date.min, reverse=True):
            ways = {flow: _direction(a.fact, b.fact) for flow, (a, b) in steps[ends].items()}
            if {"up", "down"} <= set(ways.values()):
                yield _diverged(steps[ends], ways)
                break


def _diverged(step: dict[str, tuple[Measured, Measured]], ways: dict[str, str | None]) -> Finding:
    moved = {flow: (b, ways[flow]) for flow, (_, b) in step.items() if ways[flow]}
    up = [b.fact for b, way in moved.values() if way == "up"]
    down = [b.fact for b, way in moved.values() if way == "down"]
    names = (*(fact.name for fact in down), *(fact.name for fact in up))
    message = f"{named(down)} went down while {named(up)} went up"
    because = "no sentence may say that trade rose or fell without naming its flow"
    told = {fact.name: "up" for fact in up} | {fact.name: "down" for fact in down}
    return Finding("flows-diverge", "warning", names, message, because, told=told)


def balances(facts: Facts) -> Iterator[Finding]:
    """Claims of a surplus or a deficit against the balances of the pack, seen from either side."""
    known = [
        f
        for f in facts.values()
        if f.flow == "B" and f.figure is not None and f.rank not in ("contradicted", "deprecated")
    ]
    for fact in facts.values():
        if fact.balance is None or fact.rank in ("contradicted", "deprecated"):
            continue
        signs = [(other, sign) for other in known if (sign := _sign(other, fact.balance.of)) is not None]
        against = [other for other, sign in signs if sign != fact.balance.sign]
        agreeing = [other for other, sign in signs if sign == fact.balance.sign]
        if against:
            message = f"`{fact.name}` says {fact.balance.of} has a {fact.balance.sign}; {named(against)} says otherwise"
            names = (fact.name, *(other.name for other in against))
            yield Finding("balance-contradicted", "error", names, message, entry=("balance",))
        elif agreeing:
            message = f"`{fact.name}` and {named(agreeing)} agree"
            mirrored = [other for other in agreeing if other.ref_area != fact.balance.of]
            if mirrored:
                opposite = _OPPOSITE[fact.balance.sign]
                message += f": a {fact.balance.sign} of {fact.balance.of} is a {opposite} of {mirrored[0].ref_area}"
            because = "say whose balance it is, each time"
            names = (fact.name, *(other.name for other in agreeing))
            yield Finding("balance-mirrored", "note", names, message, because, entry=("balance",))


def _sign(balance: Fact, of: str) -> str | None:
    """What a balance surely is, seen from an area; None when its interval holds zero or the area has no part in it."""
    if balance.figure is None or balance.figure.low <= 0 <= balance.figure.high:
        return None
    sign = "surplus" if balance.figure.low > 0 else "deficit"
    if of == balance.ref_area:
        return sign
    return _OPPOSITE[sign] if of == balance.counterpart_area else None
