"""Dots: places on one scale, figures at the outer sides or an axis, names at the first row, marks that say how sure."""

import pytest
from box_panels import drawn, of, panel, point, said, words
from chart_panels import STYLE

from brief_builder.charts.model import Annotation
from brief_builder.charts.plot.ink import Dot, Line
from brief_builder.problems import Fault

OLD = [point("Rice", 12), point("Toys", 33), point("Bicycles", 2)]
NEW = [point("Rice", 20), point("Toys", 36), point("Bicycles", 9)]


def test_dots_of_all_rows_stand_on_one_scale_that_need_not_begin_at_zero() -> None:
    rice, toys, bicycles = of(drawn(panel("dot", OLD)), Dot)
    assert (rice.x - bicycles.x) / (toys.x - bicycles.x) == pytest.approx((12 - 2) / (33 - 2))


def test_categories_stand_below_each_other_evenly() -> None:
    rice, toys, bicycles = of(drawn(panel("dot", OLD)), Dot)
    assert rice.y - toys.y == pytest.approx(toys.y - bicycles.y)


def test_figures_stand_at_the_outer_sides_and_then_there_is_no_axis() -> None:
    ink = drawn(panel("dot", OLD, NEW, names=["2019", "2024"]))
    first, second = of(ink, Dot)[:2]
    assert words(ink, "12").x < first.x < second.x < words(ink, "20").x
    assert [line for line in of(ink, Line) if line.x0 == line.x1] == []


def test_a_single_series_says_its_figures_in_full_where_they_fit() -> None:
    assert "C$33\u00a0million" in said(drawn(panel("dot", OLD)))
    assert "33" in said(drawn(panel("dot", OLD), wide=7))


def test_three_series_have_an_axis_and_no_figures() -> None:
    ink = drawn(
        panel("dot", OLD, NEW, [point("Rice", 5), point("Toys", 6), point("Bicycles", 7)], names=["a", "b", "c"])
    )
    assert [text for text in said(ink) if text in ("12", "33", "36")] == []
    assert {"0", "10", "20", "30", "40"} <= set(said(ink))


def test_two_series_are_joined_by_a_thin_line() -> None:
    ink = drawn(panel("dot", OLD, NEW, names=["2019", "2024"]))
    first, second = of(ink, Dot)[:2]
    joins = [line for line in of(ink, Line) if (line.x0, line.x1) == (first.x, second.x)]
    assert [line.y0 for line in joins] == [first.y]


def test_names_of_series_stand_over_the_dots_of_the_first_row() -> None:
    ink = drawn(panel("dot", OLD, NEW, names=["2019", "2024"]))
    for name, dot in zip(("2019", "2024"), of(ink, Dot), strict=False):
        wide = STYLE.label * 2.2
        assert words(ink, name).x <= dot.x <= words(ink, name).x + wide
        assert words(ink, name).y > dot.y


def test_names_are_keys_in_a_row_where_the_first_dots_coincide() -> None:
    ink = drawn(
        panel("dot", [point("Rice", 5), point("Toys", 9)], [point("Rice", 5), point("Toys", 2)], names=["a", "b"])
    )
    keys = [dot for dot in of(ink, Dot) if dot.radius < 0.4 * STYLE.label]
    assert [key.x < words(ink, name).x for key, name in zip(keys, "ab", strict=True)] == [True, True]


def test_dots_that_would_hide_each_other_stand_above_each_other() -> None:
    ink = drawn(
        panel("dot", [point("Rice", 5), point("Toys", 9)], [point("Rice", 5), point("Toys", 2)], names=["a", "b"])
    )
    one, other = [dot for dot in of(ink, Dot) if dot.radius > 0.4 * STYLE.label][:2]
    assert (one.x == other.x, one.y != other.y) == (True, True)


def test_a_mark_says_how_sure_the_figure_is_and_a_whisker_shows_its_range() -> None:
    points = [point("Rice", 5, "derived", 4, 7), point("Toys", 9, "estimated"), point("Bicycles", 0)]
    ink = drawn(panel("dot", points))
    rice, toys, bicycles = of(ink, Dot)
    assert [dot.mark for dot in (rice, toys, bicycles)] == ["derived", "estimated", "stated"]
    unit = (toys.x - bicycles.x) / 9
    caps = sorted(line.x0 for line in of(ink, Line) if line.x0 == line.x1)
    assert caps == pytest.approx([bicycles.x + 4 * unit, bicycles.x + 7 * unit])


def test_a_row_without_a_figure_says_so_and_zero_is_drawn_as_zero() -> None:
    ink = drawn(panel("dot", [point("Rice", 0), point("Toys", None), point("Bicycles", 4)]))
    assert len(of(ink, Dot)) == 2
    assert words(ink, "not published").y == pytest.approx(words(ink, "Toys").y, abs=1)
    assert "C$0\u00a0million" in said(ink)


def test_words_for_a_missing_figure_name_its_series_where_there_are_two() -> None:
    ink = drawn(panel("dot", [point("Rice", None), point("Toys", 2)], NEW[:2], names=["2019", "2024"]))
    assert "not published (2019)" in said(ink)


def test_an_annotation_stands_in_its_row() -> None:
    ink = drawn(panel("dot", OLD, NEW, names=["2019", "2024"], annotations=(Annotation(1, "Duties fell"),)))
    assert words(ink, "Duties fell").y == pytest.approx(words(ink, "Toys").y, abs=1)


def test_a_break_is_a_dashed_line_between_rows_with_its_note() -> None:
    ink = drawn(panel("dot", OLD, break_after=2, break_note="different source"))
    dashed = next(line for line in of(ink, Line) if line.dash)
    _, toys, bicycles = of(ink, Dot)
    assert toys.y > dashed.y0 > bicycles.y
    assert dashed.y0 > words(ink, "different source").y > bicycles.y


def test_panels_on_one_scale_have_an_axis_each_and_equal_units() -> None:
    ink = drawn(panel("dot", OLD, title="A"), panel("dot", NEW, title="B"), shared=True)
    dots = of(ink, Dot)
    assert (dots[1].x - dots[0].x) / (33 - 12) == pytest.approx((dots[4].x - dots[3].x) / (36 - 20))
    assert said(ink).count("40") == 2


def test_rows_that_would_touch_are_refused() -> None:
    with pytest.raises(Fault, match="a row for each of 40 categories does not fit"):
        drawn(panel("dot", [point(f"Thing {n}", n) for n in range(40)]))


def test_where_all_figures_are_zero_the_axis_goes_to_one_of_the_unit() -> None:
    rows = [[point("Rice", 0), point("Fish", 0)] for _ in range(3)]
    ink = drawn(panel("dot", *rows, names="ABC", scale=6))
    assert [text for text in said(ink) if text[0].isdigit()] == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]
