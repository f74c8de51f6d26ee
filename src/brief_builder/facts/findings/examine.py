"""Facts and a date → what a careful officer would remark: conflicts, gaps, age, what cannot be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from brief_builder.facts.findings import comparability, conflicts, dates, gaps, trends
from brief_builder.facts.findings.claims import (
    acronyms,
    agreements,
    attribution,
    coverage,
    hedged,
    lists,
    lookalikes,
    names,
    open_questions,
    quoting,
    relative_dates,
    roles,
)
from brief_builder.facts.findings.finding import Finding, resolved
from brief_builder.facts.model import Facts
from brief_builder.problems import Fault, Problem

# One detector a class of finding; their order is that of the report within a severity.
DETECTORS: tuple[Callable[[Facts], Iterable[Finding]], ...] = (
    trends.trends,
    trends.balances,
    conflicts.conflicts,
    conflicts.flow_identities,
    comparability.currencies,
    comparability.spans,
    comparability.measures,
    comparability.reporters,
    comparability.stocks,
    comparability.breaks,
    comparability.inferred_currencies,
    conflicts.recurring,
    conflicts.mirror_flows,
    trends.diverging,
    gaps.gaps,
    gaps.outliers,
    dates.undated,
    conflicts.stated_identities,
    hedged.hedged,
    hedged.dropped,
    lists.lists,
    lists.near_terms,
    acronyms.clashes,
    acronyms.unexplained,
    names.variants,
    roles.roles,
    roles.persons,
    attribution.speakers,
    attribution.causes,
    attribution.forecasts,
    attribution.opinions,
    relative_dates.relative,
    coverage.authority,
    coverage.internal,
    agreements.validity,
    agreements.subsets,
    lookalikes.lookalikes,
    lookalikes.repeated,
    coverage.single_sources,
    open_questions.deadlines,
    open_questions.posts,
    open_questions.questions,
)
# Those that also look at the texts of the sources: source key → (its name as messages give it, the text).
TEXT_DETECTORS: tuple[Callable[[Facts, Mapping[str, tuple[str, str]]], Iterable[Finding]], ...] = (
    quoting.repeated,
    quoting.typography,
    quoting.headings,
    quoting.shared,
)


def examine(facts: Facts, as_of: date, texts: Mapping[str, tuple[str, str]] | None = None) -> list[Finding]:
    """What is to be remarked about facts that are readable and each true to its source; resolved where a pack says how.

    Args:
        facts: the facts of a pack.
        as_of: the day the pack speaks for; never the clock.
        texts: as `check_evidence` takes them; None looks at the facts alone.
    """
    found = [finding for detector in DETECTORS for finding in detector(facts)]
    found += [finding for detector in TEXT_DETECTORS for finding in detector(facts, texts or {})]
    found += dates.stale(facts, as_of)
    return [each if each.resolution else resolved(each, facts.resolutions) for each in found]


def unused_resolutions(facts: Facts, findings: Iterable[Finding]) -> list[Problem]:
    """Resolutions of what is no longer found: a reason that is printed for nothing."""
    used = {id(finding.resolution) for finding in findings}
    return [
        Fault(
            "resolution-unused", f"nothing is found that this resolves: `{resolution.finding}`", severity="warning"
        ).at(resolution.place)
        for resolution in facts.resolutions
        if id(resolution) not in used
    ]
