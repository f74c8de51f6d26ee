"""Lines: honest slopes, gaps and dashes; figures at points or an axis, never both; names at the ends."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from chart_panels import PALETTE, STYLE
from line_panels import ink, panel, point, series, texts, words, years

from brief_builder.charts.look.palette import TEXT_CONTRAST
from brief_builder.charts.model import Series
from brief_builder.charts.plot.ink import Box, Curve, Dot, Ink, Line
from brief_builder.charts.plot.spreading import spread
from brief_builder.office.colours import contrast

EXPORTS = [0.5, 0.4, 0.6, 0.7, 0.6, 0.8, 0.7, 0.9]
IMPORTS = [1.8, 1.9, 2.1, 1.7, 2.2, 2.4, 2.1, 2.0]
EIGHT = years(2016, 2023)


def curves(drawn: list[Ink]) -> list[Curve]:
    return [each for each in drawn if isinstance(each, Curve)]


def dots(drawn: list[Ink]) -> list[Dot]:
    return [each for each in drawn if isinstance(each, Dot)]


def grid(drawn: list[Ink]) -> list[Line]:
    """Level lines that run across the field."""
    return [each for each in drawn if isinstance(each, Line) and each.y0 == each.y1 and each.x1 - each.x0 > 100]


# -- where points stand


def test_categories_stand_at_even_steps() -> None:
    (line,) = curves(ink(panel("line", series("", IMPORTS, EIGHT))))
    steps = {round(b[0] - a[0], 6) for a, b in pairwise(line.spots)}
    assert len(steps) == 1


def test_uneven_years_stand_by_their_dates_so_that_slopes_are_honest() -> None:
    labels = ["2005", "2010", "2022", "2023"]
    (line,) = curves(ink(panel("line", series("", [1.2, 1.9, 2.4, 2.1], labels, dated=True))))
    xs = [x for x, _ in line.spots]
    shares = [round((x - xs[0]) / (xs[-1] - xs[0]), 2) for x in xs]
    assert shares == [0.0, 0.28, 0.94, 1.0]


def test_years_without_dates_stand_evenly_however_they_are_called() -> None:
    (line,) = curves(ink(panel("line", series("", [1.2, 1.9, 2.4], ["2005", "2010", "2023"]))))
    xs = [x for x, _ in line.spots]
    assert xs[1] - xs[0] == pytest.approx(xs[2] - xs[1])


def test_labels_are_left_out_before_they_touch_the_first_and_the_last_never() -> None:
    drawn = ink(panel("line", series("", [1.0 + index % 7 / 10 for index in range(40)], years(1984, 2023))))
    kept = [text for text in texts(drawn) if text in years(1984, 2023)]
    assert (kept[0], kept[-1], 3 < len(kept) < 20) == ("1984", "2023", True)


def test_near_dates_move_their_labels_apart_before_one_is_left_out() -> None:
    labels = ["2005", "2010", "2022", "2023"]
    drawn = ink(panel("line", series("", [1.2, 1.9, 2.4, 2.1], labels, dated=True)))
    assert [text for text in texts(drawn) if text in labels] == labels


# -- gaps, marks, breaks


def test_a_missing_point_is_a_gap_and_never_zero() -> None:
    drawn = ink(panel("line", series("", [1.2, 1.5, None, 2.4, 2.1], years(2019, 2023))))
    assert [len(line.spots) for line in curves(drawn)] == [2, 2]
    assert "not published" in texts(drawn)


def test_a_point_between_gaps_is_a_dot() -> None:
    drawn = ink(panel("line", series("A", [1, None, 2, None, 1, 2, 2, 1], EIGHT), series("B", IMPORTS, EIGHT)))
    xs = [x for x, _ in curves(drawn)[-1].spots]
    found = [round(dot.x, 3) for dot in dots(drawn)]
    assert [round(xs[0], 3) in found, round(xs[2], 3) in found] == [True, True]


def test_the_line_to_an_estimated_or_derived_point_is_dashed() -> None:
    drawn = ink(panel("line", series("A", IMPORTS, EIGHT, marks={6: "estimated", 7: "derived"})))
    assert [(len(line.spots), line.dash is not None) for line in curves(drawn)] == [(6, False), (3, True)]
    assert [dot.mark for dot in dots(drawn)] == ["estimated", "derived"]


def test_the_range_of_a_derived_point_is_drawn_through_it() -> None:
    drawn = ink(panel("line", series("A", IMPORTS, EIGHT, marks={7: "derived"})))
    (dot,) = dots(drawn)
    through = [
        each for each in drawn if isinstance(each, Line) and each.x0 == each.x1 == dot.x and each.y0 < dot.y < each.y1
    ]
    assert len(through) == 1


def test_the_line_is_interrupted_where_the_series_breaks() -> None:
    drawn = ink(panel("line", series("", IMPORTS, EIGHT), break_after=3, note="other source"))
    first, second = curves(drawn)
    rule = next(each for each in drawn if isinstance(each, Line) and each.dash)
    assert first.spots[-1][0] < rule.x0 < second.spots[0][0]
    assert words(drawn, "other source").y > max(y for _, y in second.spots)


# -- figures or an axis


def test_few_points_carry_their_figures_and_there_is_no_grid() -> None:
    drawn = ink(panel("line", series("", [1.8, 2.4, 2.1], years(2021, 2023))))
    assert [text for text in texts(drawn) if "billion" in text] == [
        f"C${x}\u00a0billion" for x in ("1.8", "2.4", "2.1")
    ]
    assert len(grid(drawn)) == 1


def test_figures_without_their_unit_are_taken_where_they_do_not_fit_whole() -> None:
    drawn = ink(panel("line", series("", [1.8, 2.4, 2.1, 2.2], years(2020, 2023))), width=6, height=5)
    assert [text for text in texts(drawn) if "." in text] == ["1.8", "2.4", "2.1", "2.2"]


def test_many_points_have_an_axis_and_one_figure_at_the_end() -> None:
    drawn = ink(panel("line", series("", [*IMPORTS[:7], 2.3], EIGHT)))
    assert [len(grid(drawn)) > 2, [text for text in texts(drawn) if text == "2.3"]] == [True, ["2.3"]]


def test_small_changes_of_large_values_are_seen_and_large_ones_begin_at_zero() -> None:
    def lowest(values: list[float]) -> str:
        return next(text for text in texts(ink(panel("line", series("A", values, EIGHT)))) if text[0].isdigit())

    assert [lowest([20.0, 20.2, 20.1, 20.8, 20.5, 21.0, 20.9, 21.1])[:2], lowest(IMPORTS)] == ["20", "0.0"]


def test_without_an_axis_a_line_stands_over_zero_unless_it_came_out_level() -> None:
    def strong(values: list[float]) -> int:
        drawn = ink(panel("line", series("", values, years(2022, 2023))))
        return [line.colour for line in grid(drawn)].count(STYLE.base)

    assert [strong([2.4, 2.1]), strong([24.0, 24.2])] == [1, 0]


def test_the_zero_line_is_strong_where_values_cross_it() -> None:
    drawn = ink(panel("line", series("Balance", [-1, 0.5, -0.4, 0.3, -1, -1.2, 0.1, 0.2], EIGHT)))
    assert [line.colour for line in grid(drawn)].count(STYLE.base) == 1


def test_panels_that_share_a_scale_have_one_length_for_a_unit() -> None:
    one, other = series("", IMPORTS, EIGHT), series("", EXPORTS, EIGHT)
    first, second = curves(ink(panel("line", one, title="One"), panel("line", other, title="Other"), shared=True))
    units = [
        (line.spots[1][1] - line.spots[0][1]) / float(of.points[1].value - of.points[0].value)
        for line, of in ((first, one), (second, other))
    ]
    assert units[0] == pytest.approx(units[1])


def test_a_panel_without_any_figure_says_so() -> None:
    drawn = ink(panel("line", series("", [None] * 8, EIGHT)))
    assert "not published" in texts(drawn)


def test_a_series_without_any_figure_is_told_in_words() -> None:
    drawn = ink(panel("line", series("Goods", IMPORTS, EIGHT), series("Services", [None] * 8, EIGHT)))
    assert "Services: not published" in texts(drawn)


# -- names


def test_names_and_last_values_stand_at_the_ends_in_the_order_of_the_lines() -> None:
    drawn = ink(
        panel("line", series("Exports", EXPORTS, EIGHT, "exports"), series("Imports", IMPORTS, EIGHT, "imports"))
    )
    exports, imports = words(drawn, "Exports"), words(drawn, "Imports")
    right = max(x for line in curves(drawn) for x, _ in line.spots)
    assert [exports.y < imports.y, min(exports.x, imports.x) > right] == [True, True]
    assert {"0.9", "2.0"} <= set(texts(drawn))


def test_names_have_the_colour_of_their_line_where_it_can_be_read_else_a_square() -> None:
    drawn = ink(
        panel("line", series("Exports", EXPORTS, EIGHT, "exports"), series("Imports", IMPORTS, EIGHT, "imports"))
    )
    colours = [words(drawn, name).colour for name in ("Exports", "Imports")]
    assert colours == [PALETTE.of("exports"), STYLE.ink]
    assert contrast(PALETTE.of("imports"), STYLE.paper) < TEXT_CONTRAST
    assert [each.colour for each in drawn if isinstance(each, Box)] == [PALETTE.of("imports")]


def test_names_at_one_place_are_pushed_apart_without_changing_their_order() -> None:
    rows = [series(f"Partner {n}", [1 + n / 100 * step for step in range(8)], EIGHT, "context") for n in range(6)]
    drawn = ink(panel("line", *rows))
    heights = [words(drawn, f"Partner {n}").y for n in range(6)]
    assert heights == sorted(heights)


def test_where_names_do_not_fit_at_the_ends_they_stand_in_a_legend_in_the_order_of_the_ends() -> None:
    rows = [series(f"Partner {n}", [1 + n / 10] * 8, EIGHT, f"accent{n + 1}") for n in range(6)]
    drawn = ink(panel("line", *rows), height=2.5)
    found = [text for text in texts(drawn) if text.startswith("Partner")]
    assert found == [f"Partner {n}" for n in (5, 4, 3, 2, 1, 0)]
    assert len({words(drawn, name).y for name in found}) == 1


def test_what_only_stands_beside_is_grey_thin_and_beneath() -> None:
    rows = [series("A", IMPORTS, EIGHT, "imports"), series("B", EXPORTS, EIGHT, "context")]
    below, above = curves(ink(panel("line", *rows)))
    assert [below.colour, below.width < above.width] == [PALETTE.context, True]


def test_a_line_that_ends_earlier_says_when_its_value_was() -> None:
    drawn = ink(panel("line", series("A", [*IMPORTS[:6], None, None], EIGHT), series("B", EXPORTS, EIGHT)))
    assert "2.4 (2021)" in texts(drawn)


def test_a_highlighted_point_has_a_dot() -> None:
    row = series("", IMPORTS, EIGHT, "context")
    chosen = replace(row.points[2], colour="imports")
    drawn = ink(panel("line", Series("", (*row.points[:2], chosen, *row.points[3:]), "imports")))
    assert len(dots(drawn)) == 2


def test_one_point_alone_is_a_dot_with_its_figure() -> None:
    drawn = ink(panel("line", Series("", (point("2023", 2.1),), "total")))
    assert [len(dots(drawn)), "C$2.1\u00a0billion" in texts(drawn)] == [1, True]


# -- spreading


def test_labels_move_as_little_as_they_can_in_sum_of_squares() -> None:
    assert spread([10, 10, 50], [4, 4, 4], 0, 100) == [8, 12, 50]


def test_labels_stay_in_their_room_and_in_order() -> None:
    assert spread([1, 0.5, 99], [4, 4, 4], 0, 100) == [6, 2, 98]


def test_labels_that_are_higher_than_their_room_have_no_places() -> None:
    assert spread([1, 2, 3], [4, 4, 4], 0, 11) is None
