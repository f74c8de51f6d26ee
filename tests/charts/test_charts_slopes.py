"""Slopes: a line between two uprights for each series, with its name and value at both ends."""

from __future__ import annotations

from chart_panels import PALETTE
from line_panels import ink, panel, series, texts, words, years

from brief_builder.charts.plot.ink import Curve, Dot, Words

TWO = ["2013", "2023"]


def test_each_series_is_a_line_between_two_uprights() -> None:
    drawn = ink(panel("slope", series("A", [1, 2], TWO), series("B", [3, 1], TWO)))
    ends = {tuple(round(x, 6) for x, _ in each.spots) for each in drawn if isinstance(each, Curve)}
    assert len(ends) == 1


def test_names_and_values_stand_at_both_ends() -> None:
    drawn = ink(panel("slope", series("Exports", [1.2, 2.1], TWO, "exports"), series("Total", [3.3, 1.4], TWO)))
    assert sorted(texts(drawn)) == sorted(["Exports", "1.2", "Exports", "2.1", "Total", "3.3", "Total", "1.4", *TWO])


def test_labels_are_pushed_apart() -> None:
    rows = [series(f"Partner {n}", [1 + n / 1000, 2 + n / 1000], TWO, "context") for n in range(6)]
    drawn = ink(panel("slope", *rows))
    heights = sorted(each.y for each in drawn if isinstance(each, Words) and each.text.startswith("Partner"))
    assert min(b - a for a, b in zip(heights[::2], heights[2::2], strict=False)) > 9


def test_of_more_than_eight_lines_those_not_highlighted_are_grey_and_thin() -> None:
    rows = [series(f"Partner {n}", [1 + n / 4, 2 + n / 4], TWO, "exports") for n in range(9)]
    lines = [each for each in ink(panel("slope", *rows)) if isinstance(each, Curve)]
    one = [each for each in ink(panel("slope", *rows[:8])) if isinstance(each, Curve)]
    assert {line.colour for line in lines} == {PALETTE.context}
    assert lines[0].width < one[0].width


def test_a_series_without_a_figure_at_one_end_is_a_dot_at_the_other() -> None:
    drawn = ink(panel("slope", series("A", [1, 2], TWO), series("B", [None, 3.5], TWO)))
    assert [len([each for each in drawn if isinstance(each, kind)]) for kind in (Curve, Dot)] == [1, 3]
    assert words(drawn, "B").text == "B"


def test_the_line_to_an_estimate_is_dashed_and_its_end_ringed() -> None:
    drawn = ink(panel("slope", series("A", [1, 2], TWO, marks={1: "estimated"})))
    assert [each.dash is not None for each in drawn if isinstance(each, Curve)] == [True]
    assert [each.mark for each in drawn if isinstance(each, Dot)] == ["stated", "estimated"]


def test_of_more_than_two_categories_the_first_and_last_are_drawn() -> None:
    drawn = ink(panel("slope", series("A", [1, 5, 2], years(2021, 2023))))
    assert [text for text in texts(drawn) if text.startswith("20")] == ["2021", "2023"]


def test_one_category_is_a_row_of_dots() -> None:
    drawn = ink(panel("slope", series("A", [1], ["2023"]), series("B", [2], ["2023"])))
    assert [len([each for each in drawn if isinstance(each, kind)]) for kind in (Curve, Dot)] == [0, 2]
