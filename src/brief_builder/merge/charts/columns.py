"""What a chart held in its workbook, and its new data → the columns in which the new data stand.

Names stand in a row, labels in a column below it, and one column beside it for each series: as Office lays them out,
whatever the layout was. Points of a scatter or bubble chart have columns for their places, values and sizes.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from brief_builder.merge.charts.cells import Area, Cells
from brief_builder.merge.charts.data import ChartData


class Columns:
    """Where the data stand in the workbook.

    Args:
        old: the areas that the chart showed; those of the first one's sheet say where the data begin.
        sheet: the workbook's first sheet, for a chart that showed no cells.
        data: what the chart shows now.
        labels: the categories, as they stand in cells.
        cells: takes what stands in each cell.
    """

    def __init__(
        self, old: list[Area], sheet: str, data: ChartData, labels: Sequence[str | Decimal], cells: Cells
    ) -> None:
        here = [area for area in old if area.sheet == old[0].sheet]
        self.sheet = here[0].sheet if here else sheet
        self.left = min((area.left for area in here), default=1)
        top = min((area.top for area in here), default=1)
        named = any(area.top == area.bottom == top and area.left > self.left for area in here)
        self.top = top if named or top == 1 else top - 1
        self.own = any(series.across is not None for series in data.series)
        self.sized = any(series.sizes is not None for series in data.series)
        self.series = data.series
        self.count = max(len(labels), *(len(series.values) for series in data.series))
        width = len(self._columns(0))
        last = self.left + width * len(data.series) - 1 if self.own else self.left + (width - 1) * len(data.series)
        cells.area = Area(self.sheet, self.left, self.top, last, self.top + self.count)
        # What heads the labels is nobody's name: it stays.
        cells.values.pop((self.sheet, self.top, self.left), None)
        for position, series in enumerate(data.series):
            x, y, *size = self._columns(position)
            self._fill(cells, x, series.across or labels)
            self._fill(cells, y, series.values)
            cells.values[self.sheet, self.top, y] = series.name
            if self.own and x > self.left:
                cells.values[self.sheet, self.top, x] = f"{series.name} x"
            for column in size:
                self._fill(cells, column, series.sizes or ())
                cells.values[self.sheet, self.top, column] = f"{series.name} size"

    def of(self, position: int) -> tuple[Area, Area, Area, Area | None]:
        """The cells of a series' name, of its labels, of its values, and of the sizes of its bubbles."""
        x, y, *size = self._columns(position)
        last = self.top + len(self.series[position].values)

        def below(column: int) -> Area:
            return Area(self.sheet, column, self.top + 1, column, last)

        return Area(self.sheet, y, self.top, y, self.top), below(x), below(y), below(size[0]) if size else None

    def _columns(self, position: int) -> list[int]:
        """The columns of a series: its labels, its values, and the sizes of bubbles."""
        beside = 2 if self.sized else 1
        if self.own:
            first = self.left + (beside + 1) * position
            return [first, *(first + n for n in range(1, beside + 1))]
        first = self.left + beside * position
        return [self.left, *(first + n for n in range(1, beside + 1))]

    def _fill(self, cells: Cells, column: int, values: Sequence[str | Decimal | None]) -> None:
        for index in range(self.count):
            value = values[index] if index < len(values) else None
            cells.values[self.sheet, self.top + 1 + index, column] = value
