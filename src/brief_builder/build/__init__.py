"""A folder in → the pack's files out: the one place that joins the stages."""

from brief_builder.build.checking import CheckReport, check
from brief_builder.build.filling import Filled, render_file
from brief_builder.build.inspecting import TemplateCheck, annotated_copy, check_templates
from brief_builder.build.loading import Loaded, load
from brief_builder.build.producing import Built, build
from brief_builder.build.reporting import FactReport, fact_reports

__all__ = [
    "Built",
    "CheckReport",
    "FactReport",
    "Filled",
    "Loaded",
    "TemplateCheck",
    "annotated_copy",
    "build",
    "check",
    "check_templates",
    "fact_reports",
    "load",
    "render_file",
]
