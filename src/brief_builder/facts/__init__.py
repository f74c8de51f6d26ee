"""A pack's fact files in → `Facts` out: exact intervals, units, periods, sources, quotes, formulas."""

from brief_builder.facts.derive import derive
from brief_builder.facts.evidence import check_evidence
from brief_builder.facts.figure import Figure
from brief_builder.facts.findings import findings
from brief_builder.facts.load import load_facts
from brief_builder.facts.model import Fact, Facts, Source
from brief_builder.facts.period import Period
from brief_builder.facts.staleness import ages

__all__ = [
    "Fact",
    "Facts",
    "Figure",
    "Period",
    "Source",
    "ages",
    "check_evidence",
    "derive",
    "findings",
    "load_facts",
]
