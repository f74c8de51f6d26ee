"""A pack's fact files in → `Facts` out: exact intervals, units, periods, sources, quotes, formulas."""

from brief_builder.facts.evidence.quotes import check_evidence
from brief_builder.facts.figure import Figure
from brief_builder.facts.findings.claims.names import text_variants
from brief_builder.facts.findings.examine import examine, unused_resolutions
from brief_builder.facts.findings.finding import Finding
from brief_builder.facts.findings.staleness import ages
from brief_builder.facts.formulas.derive import derive
from brief_builder.facts.model import Fact, Facts, Source
from brief_builder.facts.period import Period
from brief_builder.facts.reading.load import load_facts
from brief_builder.facts.reading.snapshots import check_snapshots

__all__ = [
    "Fact",
    "Facts",
    "Figure",
    "Finding",
    "Period",
    "Source",
    "ages",
    "check_evidence",
    "check_snapshots",
    "derive",
    "examine",
    "load_facts",
    "text_variants",
    "unused_resolutions",
]
