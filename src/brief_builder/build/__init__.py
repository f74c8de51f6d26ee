"""A folder in → the pack's files out: the one place that joins the stages."""

from brief_builder.build.checking import CheckReport, check
from brief_builder.build.loading import Loaded, load
from brief_builder.build.producing import Built, build
from brief_builder.build.reporting import FactReport, fact_reports

__all__ = ["Built", "CheckReport", "FactReport", "Loaded", "build", "check", "fact_reports", "load"]
