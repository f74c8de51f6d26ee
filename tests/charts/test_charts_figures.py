"""Sparklines and large numbers: as little as can be, and all that is needed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from chart_panels import STYLE
from line_panels import NBSP, ink, panel, point, series, texts, words, years

from brief_builder.charts.model import Series
from brief_builder.charts.plot.ink import Box, Curve, Dot, Line, Words
from brief_builder.charts.plot.lines.figure import cut
from brief_builder.problems import Fault

EIGHT = years(2016, 2023)
VALUES = [1.8, 1.9, 2.1, 1.7, 2.2, 2.4, 2.1, 2.0]

# -- sparklines


def test_a_sparkline_has_no_axis_and_no_grid() -> None:
    drawn = ink(panel("sparkline", series("", VALUES, EIGHT)), width=6, height=2)
    assert [each for each in drawn if isinstance(each, Line)] == []


def test_its_first_and_last_figure_are_written_and_the_last_has_a_dot() -> None:
    drawn = ink(panel("sparkline", series("", VALUES, EIGHT)), width=6, height=2)
    (line,), (dot,) = ([each for each in drawn if isinstance(each, kind)] for kind in (Curve, Dot))
    assert [text for text in texts(drawn) if "." in text] == ["1.8", "2.0"]
    assert (dot.x, dot.y) == line.spots[-1]


@pytest.mark.parametrize(("width", "height"), [(4, 1), (3, 1)])
def test_it_works_in_a_cell_of_a_table(width: float, height: float) -> None:
    drawn = ink(panel("sparkline", series("", VALUES, EIGHT)), width=width, height=height)
    assert {"1.8", "2.0"} <= set(texts(drawn))


def test_where_its_figures_leave_no_room_it_is_refused() -> None:
    with pytest.raises(Fault, match="does not fit"):
        ink(panel("sparkline", series("", VALUES, EIGHT)), width=1.2, height=0.6)


def test_a_series_that_breaks_is_drawn_as_bars() -> None:
    drawn = ink(panel("sparkline", series("", VALUES, EIGHT), break_after=5), width=6, height=2)
    bars = [each for each in drawn if isinstance(each, Box)]
    steps = [round(b.x - a.x, 3) for a, b in pairwise(bars)]
    assert [len(bars), len({bar.y for bar in bars}), steps.index(max(steps))] == [8, 1, 4]


# -- numbers


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"about C$2.1{NBSP}billion (derived)", ("about", f"C$2.1{NBSP}billion", "(derived)")),
        (f"C$2.1{NBSP}billion", ("", f"C$2.1{NBSP}billion", "")),
        (f"less than CAD{NBSP}2", ("less than", f"CAD{NBSP}2", "")),
        ("−16% to −10%", ("", "−16% to −10%", "")),
        (f"environ 2,1{NBSP}milliards{NBSP}$ (estimation)", ("environ", f"2,1{NBSP}milliards{NBSP}$", "(estimation)")),
        ("not published", ("", "not published", "")),
    ],
)
def test_a_figure_is_cut_into_hedge_figure_and_qualifier(text: str, parts: tuple[str, str, str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize(("medium", "size"), [("brief", 32), ("deck", 60)])
def test_the_last_figure_is_as_large_as_fits(medium, size: int) -> None:
    drawn = ink(panel("number", series("", [2.1], ["2023"]), title="Imports"), medium=medium)
    assert words(drawn, f"C$2.1{NBSP}billion").size == size


def test_its_title_and_period_stand_under_it_its_hedge_beside_it_in_small_letters() -> None:
    drawn = ink(panel("number", series("", [2.1], ["2023"], marks={0: "derived"}), title="Imports"))
    figure, hedge = words(drawn, f"C$2.1{NBSP}billion"), words(drawn, "about")
    assert figure.y > words(drawn, "Imports").y > words(drawn, "2023").y
    assert [hedge.y == figure.y, hedge.x < figure.x, hedge.size < figure.size / 2] == [True, True, True]


def test_what_led_to_it_is_a_sparkline_whose_last_figure_is_not_written_twice() -> None:
    drawn = ink(panel("number", series("", VALUES, EIGHT), title="Imports"))
    assert [len([each for each in drawn if isinstance(each, Curve)]), texts(drawn).count(f"C$2.0{NBSP}billion")] == [
        1,
        1,
    ]
    assert f"C$1.8{NBSP}billion" in texts(drawn)


def test_numbers_beside_each_other_are_of_one_size() -> None:
    long = Series("", (point("2023", 2.1, "derived"),), "total")
    drawn = ink(panel("number", long, title="A"), panel("number", series("", [1.2], ["2023"]), title="B"), width=12)
    sizes = {each.size for each in drawn if isinstance(each, Words) and "billion" in each.text}
    assert len(sizes) == 1


def test_a_figure_that_does_not_fit_in_large_letters_is_refused() -> None:
    with pytest.raises(Fault, match="does not fit"):
        ink(panel("number", series("", [2.1], ["2023"])), width=2.5, height=2)


def test_what_is_not_known_is_said_in_words_that_are_no_figure() -> None:
    drawn = ink(panel("number", series("", [1.2, None], years(2022, 2023)), title="Imports"))
    assert words(drawn, "not published").size < 2 * STYLE.label
