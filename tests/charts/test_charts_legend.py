"""A row of names with swatches: in the order of the series, in further rows where one is full."""

import pytest
from chart_panels import PALETTE, STYLE

from brief_builder.charts.letters import Letters
from brief_builder.charts.plot.ink import Box, Dot, Line, Words
from brief_builder.charts.plot.legend import Entry, Legend
from brief_builder.charts.plot.look import Look

LOOK = Look(STYLE, Letters(), PALETTE, "brief", "en")


def made(*entries: Entry, width: float = 400) -> Legend:
    return Legend.of(entries, width, LOOK, 9.5)


def test_names_stand_behind_their_swatches_in_one_line() -> None:
    ink = made(Entry("Exports", "#111111"), Entry("Imports", "#222222")).ink(10, 100, LOOK)
    first, exports, second, imports = ink
    assert isinstance(first, Box)
    assert isinstance(exports, Words)
    assert (first.x, first.colour, exports.y == imports.y) == (10, "#111111", True)
    assert first.x < exports.x < second.x < imports.x


def test_names_go_on_in_the_next_row_where_one_is_full_and_its_height_is_told() -> None:
    entries = (Entry("Exports of goods", "#111111"), Entry("Imports of goods", "#222222"))
    one, two = made(*entries), made(*entries, width=100)
    assert two.height - one.height == pytest.approx(LOOK.letters.leading * 9.5)
    rows = [item.y for item in two.ink(0, 100, LOOK) if isinstance(item, Words)]
    assert rows[0] - rows[1] == pytest.approx(LOOK.letters.leading * 9.5)


def test_a_name_wider_than_the_room_stands_in_lines() -> None:
    legend = made(Entry("Services and other payments to Cambodia", "#111111"), width=100)
    rows = [item.text for item in legend.ink(0, 100, LOOK) if isinstance(item, Words)]
    assert " ".join(rows) == "Services and other payments to Cambodia"
    assert len(rows) > 1


def test_a_series_without_a_name_is_left_out() -> None:
    assert made(Entry("", "#111111")).height == 0


def test_swatches_are_boxes_lines_or_dots() -> None:
    legend = made(
        Entry("A", "#111111"), Entry("B", "#222222", "line", dash=(2, 2)), Entry("C", "#333333", "dot", "derived")
    )
    box, line, dot = (item for item in legend.ink(0, 100, LOOK) if not isinstance(item, Words))
    assert [type(each) for each in (box, line, dot)] == [Box, Line, Dot]
    assert (line.dash, dot.mark) == ((2, 2), "derived")
