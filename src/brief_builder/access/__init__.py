"""A document as `structure` reads it in → what keeps people from reading it out, as problems with their places."""

from brief_builder.access.check import check_access
from brief_builder.access.clean import left_marks

__all__ = ["check_access", "left_marks"]
