"""A panel → a table of its points: series below each other, or, where their categories find no room above, turned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point

Cell = tuple["Point", str]  # a point, and what it is of


@dataclass(frozen=True, slots=True)
class Table:
    """Names and cells.

    Attributes:
        cells: row by row.
        break_across: the column before which the series break; None where they do not.
        break_down: the row before which they do, in a turned table.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    break_across: int | None = None
    break_down: int | None = None

    @classmethod
    def of(cls, panel: Panel) -> Table:
        """A row for each series."""
        cells = tuple(
            tuple((point, point.colour or series.colour) for point in series.points) for series in panel.series
        )
        return cls(tuple(series.name for series in panel.series), panel.labels, cells, panel.break_after or None)

    def turned(self) -> Table:
        """A row for each category."""
        cells = tuple(zip(*self.cells, strict=True))
        return Table(self.columns, self.rows, cells, self.break_down, self.break_across)
