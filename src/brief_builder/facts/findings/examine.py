"""Facts and a date → what a careful officer would remark: conflicts, gaps, age, what cannot be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from brief_builder.facts.findings import comparability, conflicts, dates, gaps, trends
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
)


def examine(facts: Facts, as_of: date) -> list[Finding]:
    """What is to be remarked about facts that are readable and each true to its source; resolved where a pack says how.

    Args:
        facts: the facts of a pack.
        as_of: the day the pack speaks for; never the clock.
    """
    found = [finding for detector in DETECTORS for finding in detector(facts)]
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
