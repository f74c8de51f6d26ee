"""A slide and its package in → how high each text comes out with the real fonts, compared with its box."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
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

_HOMES = {
    "FittedShape": "fitting",
    "FittedTable": "tables",
    "Fitting": "fitting",
    "SMALLEST_POINTS": "shrinking",
    "SMALLEST_SCALE": "shrinking",
    "crowded_fault": "faults",
    "font_fault": "faults",
    "overflow_fault": "faults",
    "row_fault": "faults",
    "shrunk": "shrinking",
    "table_fault": "faults",
    "write_scale": "shrinking",
}
__getattr__ = exported(__name__, _HOMES)
