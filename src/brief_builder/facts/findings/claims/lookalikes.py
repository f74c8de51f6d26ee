"""What looks the same and is not; what looks like two and is one."""

from __future__ import annotations

from collections.abc import Iterator

from brief_builder.facts.findings.finding import Finding, named
from brief_builder.facts.findings.statements import in_use, shown
from brief_builder.facts.model import Fact, Facts


def lookalikes(facts: Facts) -> Iterator[Finding]:
    """Pairs that the pack itself tells apart: explained, so that nobody joins them later."""
    seen: set[frozenset[str]] = set()
    for fact in facts.values():
        for index, difference in enumerate(fact.different_from):
            pair = frozenset((fact.name, difference.fact))
            if difference.fact not in facts or pair in seen:
                continue
            seen.add(pair)
            message = f"`{fact.name}` and `{difference.fact}` look alike and are different things"
            because = " ".join(next(iter(difference.reason.values())).split())
            entry = ("different_from", index)
            yield Finding("lookalike", "note", (fact.name, difference.fact), message, because, entry=entry)


def repeated(facts: Facts) -> Iterator[Finding]:
    """One claim in several facts: the same kind, subject and label, and no figure."""
    same: dict[tuple[object, ...], list[Fact]] = {}
    for fact in in_use(facts):
        if fact.figure is None and not fact.items and fact.trend is None and fact.balance is None and fact.label:
            label = next(iter(fact.label.values())).casefold()
            same.setdefault((fact.kind, fact.series_key, fact.period.raw, label), []).append(fact)
    for group in same.values():
        if len(group) < 2:
            continue
        keys = list(dict.fromkeys(fact.source or "" for fact in group))
        message = f"{named(group)} make one claim"
        because = "print it once"
        if len(keys) > 1:
            because = f"print it once, and cite {' and '.join(shown(facts, key) for key in keys)}"
        names = tuple(fact.name for fact in group)
        yield Finding("claim-repeated", "note", names, message, because, details={"sources": tuple(keys)})
