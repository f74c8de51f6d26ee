"""A chart of a pack → what templates see of it: words by name, its figures as tables, and something to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from brief_builder.charts.model import Drawn

if TYPE_CHECKING:
    from brief_builder.charts.chart import Chart
    from brief_builder.charts.model import Medium


class ShownChart:
    """A chart as templates know it.

    Attributes:
        name: what templates call it: `chart.NAME`.
        title, subtitle, source, alt: its words.
        notes: one sentence each.
        columns: the headers of a table of all its figures; the first is that of the labels.
        rows: each with `label`, and `values`: one for each further column.
        data: the same figures as a text.
        panels: each with `title`, `columns` and `rows` of its own.
        facts: names of the facts drawn, which the merge counts as printed.
        numbers, native, output: what the merge asks for where Office is to draw the chart.
    """

    template_names: ClassVar[frozenset[str]] = frozenset(
        {"name", "title", "subtitle", "notes", "source", "alt", "columns", "rows", "data", "panels"}
    )

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self.name = chart.name
        self.title = chart.title
        self.subtitle = chart.subtitle
        self.source = chart.source
        self.notes = chart.notes
        self.alt = chart.alt
        self.columns = chart.full.whole.columns
        self.rows = chart.full.whole.rows
        self.data = chart.full.data
        self.panels = chart.full.panels
        self.facts = chart.facts
        self.numbers = chart.numbers
        self.native = chart.native
        self.output = chart.output

    def draw(self, width: int, height: int, medium: Medium = "brief") -> Drawn:
        """The picture at this size (EMU); raises like `Chart.draw`."""
        return self._chart.draw(width, height, medium)


class Undrawn(ShownChart):
    """A chart that gives its words and an empty picture."""

    def draw(self, width: int, height: int, _medium: Medium = "brief") -> Drawn:
        """An empty picture of this size (EMU)."""
        return Drawn(svg=b'<svg xmlns="http://www.w3.org/2000/svg"/>', png=b"", width=width, height=height)
