"""Facts, sources and a day → what is old, what is undated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from brief_builder.facts.findings.finding import Finding, counted
from brief_builder.facts.findings.staleness import ages
from brief_builder.facts.model import Facts


def stale(facts: Facts, as_of: date) -> Iterator[Finding]:
    """Facts older than their kind may be."""
    for age in ages(facts, as_of):
        message = {
            "period": f"its period, {age.fact.period.raw}, ended {counted(age.months, 'month')} before {as_of}",
            "source": f"its source was published {counted(age.months, 'month')} before {as_of}",
            "valid_until": f"it was valid until {age.since}",
            "review_by": f"it was to be reviewed by {age.since}",
        }[age.entry]
        message += f"; the limit is {age.limit}" if age.limit else ""
        message = f"`{age.fact.name}` is old: {message}"
        yield Finding("fact-stale", "warning", (age.fact.name,), message, entry=(age.entry,))


def undated(facts: Facts) -> Iterator[Finding]:
    """Sources without a date, and how many of their facts have none either: nobody knows how old these are."""
    quoted: dict[str, int] = {}
    dateless: dict[str, int] = {}
    for fact in facts.values():
        if fact.source is not None:
            quoted[fact.source] = quoted.get(fact.source, 0) + 1
            dateless[fact.source] = dateless.get(fact.source, 0) + (fact.period.kind == "unknown")
    for source in facts.sources.values():
        if source.published is not None or source.key not in quoted:
            continue
        said = f"; it says “{source.published_raw}”" if source.published_raw else ""
        message = f"{source.short}, “{source.title}”, carries no date{said}"
        count = dateless[source.key]
        because = (
            f"{counted(count, 'fact')} of it {'has' if count == 1 else 'have'} no date either: say “undated” with them"
        )
        yield Finding("source-undated", "warning", (), message, because if count else "", source=source.key)
