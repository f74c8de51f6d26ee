"""What is wrong, and where a person finds it: `Fault` is raised deep, `Problem` is shown."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.problems.catalogue import CODES
    from brief_builder.problems.code import Code
    from brief_builder.problems.command import command
    from brief_builder.problems.model import BriefError, Excerpt, Fault, Note, Place, Problem, Problems
    from brief_builder.problems.near import did_you_mean
    from brief_builder.problems.paths import printable, shown_path

__all__ = [
    "CODES",
    "BriefError",
    "Code",
    "Excerpt",
    "Fault",
    "Note",
    "Place",
    "Problem",
    "Problems",
    "command",
    "did_you_mean",
    "printable",
    "shown_path",
]

_HOMES = {
    "BriefError": "model",
    "CODES": "catalogue",
    "Code": "code",
    "Excerpt": "model",
    "Fault": "model",
    "Note": "model",
    "Place": "model",
    "Problem": "model",
    "Problems": "model",
    "command": "command",
    "did_you_mean": "near",
    "printable": "paths",
    "shown_path": "paths",
}
__getattr__ = exported(__name__, _HOMES)
