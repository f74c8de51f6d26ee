"""Annotations: beside what they explain, tied to it by a thin line, and on nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from chart_panels import CM, STYLE
from flaws import flaws, printed
from line_panels import NBSP, ink, panel, series, texts, words, years

from brief_builder.charts.model import Annotation, Picture
from brief_builder.charts.plot.ink import Box, Curve, Dot, Ink, Line, Words
from brief_builder.problems import Fault

EIGHT = years(2016, 2023)
EXPORTS = [0.5, 0.4, 0.6, 0.7, 0.6, 0.8, 0.7, 0.9]
IMPORTS = [1.8, 1.9, 2.1, 1.7, 2.2, 2.4, 2.1, 2.0]
CLOSED = "March 2020: borders closed"


def faults(drawn: list[Ink]) -> list[str]:
    return flaws(drawn, Picture((), 17 * CM, 7 * CM), STYLE)


def leader(drawn: list[Ink]) -> Line:
    return [each for each in drawn if isinstance(each, Line) and each.colour == STYLE.faint and not each.dash][-1]


def test_words_stand_near_the_point_they_explain_which_has_a_dot() -> None:
    note = Annotation(4, CLOSED, "f", 0)
    drawn = ink(
        panel("line", series("Exports", EXPORTS, EIGHT), series("Imports", IMPORTS, EIGHT), annotations=(note,))
    )
    dot = min((each for each in drawn if isinstance(each, Dot)), key=lambda each: each.x)
    tie = leader(drawn)
    assert abs(tie.x0 - dot.x) < 2
    assert abs(tie.y0 - dot.y) < 12
    assert faults(drawn) == []


def test_words_on_a_category_of_several_series_stand_on_a_line_through_them_all() -> None:
    note = Annotation(4, CLOSED, "f")
    drawn = ink(
        panel("line", series("Exports", EXPORTS, EIGHT), series("Imports", IMPORTS, EIGHT), annotations=(note,))
    )
    upright = next(each for each in drawn if isinstance(each, Line) and each.x0 == each.x1 and each.y1 - each.y0 > 50)
    assert words(drawn, CLOSED).y > upright.y1
    assert faults(drawn) == []


def test_words_hang_from_a_figure_where_its_point_has_no_free_side() -> None:
    drawn = ink(
        panel("area", series("", [2.4, 2.1], years(2022, 2023)), annotations=(Annotation(0, "first year", "f", 0),))
    )
    assert words(drawn, "first year").y > words(drawn, f"C$2.4{NBSP}billion").y
    assert leader(drawn).x0 == leader(drawn).x1
    assert faults(drawn) == []


def test_words_about_a_bar_stand_above_its_figure_and_the_bars_give_them_room() -> None:
    def tallest(*notes: Annotation) -> tuple[list[Ink], float]:
        drawn = ink(panel("column", series("", [1.8, 2.4, 2.1], years(2021, 2023)), annotations=notes))
        return drawn, max(each.height for each in drawn if isinstance(each, Box))

    drawn, shorter = tallest(Annotation(1, "2022: record year", "f"))
    assert words(drawn, "2022: record year").y > words(drawn, f"C$2.4{NBSP}billion").y
    assert shorter < tallest()[1]
    assert faults(drawn) == []


def test_words_about_a_bar_stand_under_the_words_of_a_break() -> None:
    note = Annotation(1, "2022: record year", "f")
    drawn = ink(
        panel(
            "column", series("", [1.8, 2.4, 2.1], years(2021, 2023)),
            break_after=1, note="another source", annotations=(note,),
        )
    )  # fmt: skip
    said = [words(drawn, text).y for text in ("another source", "2022: record year", f"C$2.4{NBSP}billion")]
    assert said == sorted(said, reverse=True)
    assert faults(drawn) == []


def test_bars_with_and_without_annotations_keep_one_scale() -> None:
    one = panel("column", series("", [1.8, 2.4, 2.1], years(2021, 2023)), annotations=(Annotation(1, CLOSED, "f"),))
    other = panel("column", series("", [1.8, 2.4, 2.1], years(2021, 2023)))
    heights = [each.height for each in ink(one, other, shared=True) if isinstance(each, Box)]
    assert heights[:3] == pytest.approx(heights[3:])


def test_words_about_a_bar_below_zero_hang_below_its_figure() -> None:
    drawn = ink(panel("column", series("", [-1.8, -2.4], years(2022, 2023)), annotations=(Annotation(1, CLOSED, "f"),)))
    assert words(drawn, CLOSED).y < min(each.y for each in drawn if isinstance(each, Box))
    assert faults(drawn) == []


def test_two_annotations_keep_clear_of_each_other() -> None:
    notes = (Annotation(4, CLOSED, "f", 0), Annotation(5, "2021: first flights", "f", 0))
    drawn = ink(panel("line", series("Imports", IMPORTS, EIGHT), annotations=notes))
    assert {CLOSED, "2021: first flights"} <= {each.text for each in drawn if isinstance(each, Words)}
    assert faults(drawn) == []


def test_a_grid_is_hidden_behind_the_words() -> None:
    drawn = ink(panel("line", series("Imports", IMPORTS, EIGHT), annotations=(Annotation(3, CLOSED, "f", 0),)))
    _, bottom, _, top = printed(words(drawn, CLOSED))
    level = [each.y0 for each in drawn if isinstance(each, Line) and each.y0 == each.y1]
    assert any(b - a > top - bottom for a, b in pairwise(sorted(level)))
    assert faults(drawn) == []


def test_an_annotation_that_finds_no_place_is_refused_by_its_words() -> None:
    long = "an agreement on the protection of investments that both sides had hoped for since the last round of talks"
    with pytest.raises(Fault, match="an agreement on the protection"):
        ink(panel("line", series("A", IMPORTS, EIGHT), annotations=(Annotation(3, long, "f", 0),)), width=5, height=3)


def test_words_about_a_missing_point_stand_over_its_gap() -> None:
    gap = [*IMPORTS[:4], None, *IMPORTS[5:]]
    drawn = ink(panel("line", series("A", gap, EIGHT), annotations=(Annotation(4, "no survey", "f", 0),)))
    assert "no survey" in texts(drawn)
    assert faults(drawn) == []


def test_words_about_an_area_with_others_on_it_stand_above_them_all() -> None:
    rows = series("Goods", EXPORTS, EIGHT), series("Services", IMPORTS, EIGHT, "imports")
    drawn = ink(panel("area", *rows, annotations=(Annotation(4, CLOSED, "f", 0),)))
    assert words(drawn, CLOSED).y > max(y for each in drawn if isinstance(each, Curve) for _, y in each.spots)
    assert faults(drawn) == []
