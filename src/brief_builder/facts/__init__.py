"""A pack's fact files in → `Facts` out: exact intervals, units, periods, sources, quotes, formulas."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.facts.evidence.compare import Drift, compare_source, drift_problems
    from brief_builder.facts.evidence.quotes import Reference, check_evidence
    from brief_builder.facts.figure import Figure
    from brief_builder.facts.findings.claims.names import text_variants
    from brief_builder.facts.findings.examine import examine, unused_resolutions
    from brief_builder.facts.findings.finding import Finding
    from brief_builder.facts.findings.staleness import ages
    from brief_builder.facts.formulas.derive import derive
    from brief_builder.facts.model import Fact, Facts, Record, Source
    from brief_builder.facts.period import Period
    from brief_builder.facts.reading.load import load_facts
    from brief_builder.facts.reading.snapshots import check_snapshots

__all__ = [
    "Drift",
    "Fact",
    "Facts",
    "Figure",
    "Finding",
    "Period",
    "Record",
    "Reference",
    "Source",
    "ages",
    "check_evidence",
    "check_snapshots",
    "compare_source",
    "derive",
    "drift_problems",
    "examine",
    "load_facts",
    "text_variants",
    "unused_resolutions",
]

_HOMES = {
    "Drift": "evidence.compare",
    "Fact": "model",
    "Facts": "model",
    "Figure": "figure",
    "Finding": "findings.finding",
    "Period": "period",
    "Record": "model",
    "Reference": "evidence.quotes",
    "Source": "model",
    "ages": "findings.staleness",
    "check_evidence": "evidence.quotes",
    "check_snapshots": "reading.snapshots",
    "compare_source": "evidence.compare",
    "derive": "formulas.derive",
    "drift_problems": "evidence.compare",
    "examine": "findings.examine",
    "load_facts": "reading.load",
    "text_variants": "findings.claims.names",
    "unused_resolutions": "findings.examine",
}
__getattr__ = exported(__name__, _HOMES)
