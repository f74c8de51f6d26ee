"""The figures of a chart in full: each cell is accounted for, and nothing of any panel is left out."""

from __future__ import annotations

from dataclasses import replace

from chart_panels import bars, stated

from brief_builder.charts.model import Annotation, Panel, Point, Series
from brief_builder.charts.words.table import Full, Recalled, in_full
from brief_builder.charts.words.terms import terms
from brief_builder.wording import Phrase

GAP = Point("2021", None, None, None, "not published in 2024", "missing", number="none")


def full(*panels: Panel, **said: Phrase) -> Full:
    """Figures are “F of” their fact, with their sign; periods are the last part of its name."""
    recalled = Recalled("trade", lambda f: Phrase.of(f"F of {f}", f), lambda f: Phrase.of(f.split(".")[-1], f), said)
    return in_full(panels, terms("en"), recalled)


def accounted(phrase: Phrase) -> list[tuple[str, str | None]]:
    return [(piece.text, piece.fact) for piece in phrase.pieces]


def test_each_cell_is_accounted_for() -> None:
    """Labels by the fact that stands there, what is missing by the chart."""
    rows = full(bars("", [GAP, stated("2022", "2", "2")])).whole.rows
    assert [accounted(row.label) for row in rows] == [[("2021", "@chart.trade")], [("2022", "total.2022")]]
    assert [accounted(value) for row in rows for value in row.values] == [
        [("not published in 2024", "@chart.trade")],
        [("F of total.2022", "total.2022")],
    ]


def test_a_label_of_a_gap_is_accounted_for_by_another_series() -> None:
    """Where one has a fact there."""
    later = stated("2022", "2", "2")
    exports = Series("Exports", (GAP, later))
    imports = Series("Imports", (replace(stated("2021", "3", "3"), fact="imports.2021"), later))
    row = full(Panel("", (exports, imports), "line")).whole.rows[0]
    assert accounted(row.label) == [("2021", "imports.2021")]


def test_a_title_keeps_the_facts_of_its_tags() -> None:
    """A figure typed into it stays untraced, as in the title of a chart."""
    said = {"Exports in 2022": Phrase.of("Exports in ") + Phrase.of("2022", "total.2022")}
    panels = bars("Exports in 2022", [stated("2022", "2", "2")]), bars("Imports, 2022", [stated("2022", "2", "2")])
    shown = full(*panels, **said)
    assert [accounted(table.title) for table in shown.panels] == [
        [("Exports in ", None), ("2022", "total.2022")],
        [("Imports, 2022", None)],
    ]


def test_a_heat_map_of_one_row_without_a_name_has_no_colon_before_it() -> None:
    """Its columns tell what its cells are."""
    panel = bars("", [stated("2021", "1", "1"), stated("2022", "2", "2")], kind="heatmap")
    assert str(full(panel).data) == "2021: F of total.2021; 2022: F of total.2022."


def test_panels_with_other_labels_lose_no_row() -> None:
    """A dash where a panel has nothing; what is there twice stays twice."""
    first = bars("A", [stated("2022", "1", "1"), stated("2022", "2", "2")])
    second = bars("B", [stated("2023", "3", "3")])
    rows = [(str(row.label), [str(value) for value in row.values]) for row in full(first, second).whole.rows]
    assert rows == [
        ("2022", ["F of total.2022", "–"]),
        ("2022", ["F of total.2022", "–"]),
        ("2023", ["–", "F of total.2023"]),
    ]


def test_every_row_has_a_value_for_each_column() -> None:
    """Whatever stands beside each other."""
    lines = Panel("L", tuple(Series(name, (stated("2022", "1", "1"),)) for name in "xy"), "line")
    cells = Panel("H", tuple(Series(name, (stated("a", "1", "1"), stated("b", "1", "1"))) for name in "xyz"), "heatmap")
    whole = full(lines, cells, Panel("T", (), "timeline"), bars("E", [])).whole
    assert [str(column) for column in whole.columns] == ["", "L, 2022", "H, a", "H, b", "T, Event", "E"]
    assert {len(row.values) for row in whole.rows} == {len(whole.columns) - 1}


def test_a_chart_without_points_has_no_data() -> None:
    """As one whose facts are wrong: its template is not blamed."""
    shown = full(Panel("", (), "column"))
    assert (str(shown.data), shown.whole.rows) == ("", ())


def test_one_value_is_told_without_a_label() -> None:
    """Where it has none."""
    assert str(full(bars("", [replace(stated("", "1", "1"), fact="f")], kind="number")).data) == "F of f."


def test_what_is_written_beside_a_figure_stands_behind_the_figures() -> None:
    """Who cannot see the chart is told it too; a fact accounts for it."""
    panel = bars("", [stated("2022", "1", "one"), stated("2023", "2", "two")])
    noted = replace(panel, annotations=(Annotation(1, "March 2023: borders opened.", "borders"),))
    data = full(noted).data
    assert str(data) == ("2022: F of total.2022; 2023: F of total.2023. 2023 – March 2023: borders opened.")
    assert ("March 2023: borders opened.", "borders") in accounted(data)
