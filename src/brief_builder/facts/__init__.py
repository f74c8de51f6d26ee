"""A pack's fact files in → `Facts` out: exact intervals, units, periods, sources, quotes, formulas."""

from brief_builder.facts.evidence.compare import Drift, compare_source, drift_problems
from brief_builder.facts.evidence.quotes import Reference, check_evidence
from brief_builder.facts.figure import Figure
from brief_builder.facts.findings.examine import examine
from brief_builder.facts.findings.staleness import ages
from brief_builder.facts.formulas.derive import derive
from brief_builder.facts.model import Fact, Facts, Source
from brief_builder.facts.period import Period
from brief_builder.facts.reading.load import load_facts

__all__ = [
    "Drift",
    "Fact",
    "Facts",
    "Figure",
    "Period",
    "Reference",
    "Source",
    "ages",
    "check_evidence",
    "compare_source",
    "derive",
    "drift_problems",
    "examine",
    "load_facts",
]
