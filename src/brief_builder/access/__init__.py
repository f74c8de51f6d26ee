"""A document as `structure` reads it in → what keeps people from reading it out, as problems with their places."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.access.check import check_access
    from brief_builder.access.clean import left_marks

__all__ = ["check_access", "left_marks"]

_HOMES = {
    "check_access": "check",
    "left_marks": "clean",
}
__getattr__ = exported(__name__, _HOMES)
