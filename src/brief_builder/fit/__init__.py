"""A slide and its package in → how high each text comes out with the real fonts, compared with its box."""

from brief_builder.fit.faults import crowded_fault, font_fault, overflow_fault, row_fault, table_fault
from brief_builder.fit.fitting import FittedShape, Fitting
from brief_builder.fit.shrinking import SMALLEST_POINTS, SMALLEST_SCALE, shrunk, write_scale
from brief_builder.fit.tables import FittedTable

__all__ = [
    "SMALLEST_POINTS",
    "SMALLEST_SCALE",
    "FittedShape",
    "FittedTable",
    "Fitting",
    "crowded_fault",
    "font_fault",
    "overflow_fault",
    "row_fault",
    "shrunk",
    "table_fault",
    "write_scale",
]
