"""Facts with sources in → briefing packs out: a Word brief and a PowerPoint deck, every figure proven.

from brief_builder import Template, batch, build, check
Template.open("brief.docx").render({"name": "…"})          # any mapping, no pack
build("data/canada-cambodia", out="output")                # a pack
for result in batch("countries.xlsx", out="output"): ...   # many packs
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from brief_builder.batch import Batch, BatchResult, RowCheck, batch, check_row
    from brief_builder.build import (
        Built,
        CheckReport,
        FactReport,
        FetchReport,
        Filled,
        Offer,
        Offered,
        Rebuilt,
        Shared,
        Started,
        TemplateCheck,
        Verified,
        build,
        check,
        check_templates,
        fact_reports,
        fetch,
        init_pack,
        offered_names,
        render_file,
        share,
        verify,
        watch,
    )
    from brief_builder.merge import Template
    from brief_builder.problems import BriefError, Place, Problem

__all__ = [
    "Batch",
    "BatchResult",
    "BriefError",
    "Built",
    "CheckReport",
    "FactReport",
    "FetchReport",
    "Filled",
    "Offer",
    "Offered",
    "Place",
    "Problem",
    "Rebuilt",
    "RowCheck",
    "Shared",
    "Started",
    "Template",
    "TemplateCheck",
    "Verified",
    "batch",
    "build",
    "check",
    "check_row",
    "check_templates",
    "fact_reports",
    "fetch",
    "init_pack",
    "offered_names",
    "render_file",
    "share",
    "verify",
    "watch",
]

_HOMES = {
    "Batch": "batch",
    "BatchResult": "batch",
    "BriefError": "problems",
    "Built": "build",
    "CheckReport": "build",
    "FactReport": "build",
    "FetchReport": "build",
    "Filled": "build",
    "Offer": "build",
    "Offered": "build",
    "Place": "problems",
    "Problem": "problems",
    "Rebuilt": "build",
    "RowCheck": "batch",
    "Shared": "build",
    "Started": "build",
    "Template": "merge",
    "TemplateCheck": "build",
    "Verified": "build",
    "batch": "batch",
    "build": "build",
    "check": "build",
    "check_row": "batch",
    "check_templates": "build",
    "fact_reports": "build",
    "fetch": "build",
    "init_pack": "build",
    "offered_names": "build",
    "render_file": "build",
    "share": "build",
    "verify": "build",
    "watch": "build",
}


def __getattr__(name: str) -> Any:
    """Load a name's room when it is first asked for, so that `brief --help` loads none."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    room = import_module(f"{__name__}.{_HOMES[name]}")
    value = getattr(room, name)
    globals()[name] = value
    return value
