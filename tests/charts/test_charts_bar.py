"""Bars that lie: from zero, with their names on the left and their figures at their ends, the smallest to be seen."""

from dataclasses import replace

import pytest
from bar_points import boxes, inked, lines, panel, point, words
from chart_panels import STYLE

from brief_builder.charts.model import Panel, Series
from brief_builder.charts.plot.ink import Words
from brief_builder.problems import Fault

NAVY = STYLE.accents[0]


def bar(*values: tuple[str, float | None], **more) -> Panel:
    return panel("bar", Series("", tuple(point(name, value) for name, value in values), "exports"), **more)


MANY = [(f"Country {n}", 40 / (n + 1)) for n in range(40)]


def test_bars_begin_at_one_line_and_are_as_long_as_their_figures() -> None:
    first, second = boxes(inked(bar(("China", 4), ("Japan", 1))))
    assert (first.x, round(first.width / second.width, 6)) == (second.x, 4.0)


def test_the_first_stands_on_top_with_its_name_left_of_it_and_its_figure_right() -> None:
    ink = inked(bar(("China", 4), ("Japan", 1)))
    (first, second), said = boxes(ink), words(ink)
    assert first.y > second.y
    name, figure = said["China"], said["C$4.0\u00a0billion"]
    assert (name.x, name.align, figure.x > first.x + first.width, figure.bold) == (0.0, "left", True, True)


def test_a_panel_of_bars_lies_whatever_its_direction() -> None:
    values = bar(("China", 4), ("Japan", 1))
    assert inked(replace(values, horizontal=True)) == inked(values)


def test_what_qualifies_a_figure_stands_behind_it_in_plain_letters() -> None:
    about = point("China", 4, text="about C$4.0\u00a0billion (estimated)", mark="estimated")
    said = words(inked(panel("bar", Series("", (about, point("Japan", 1)), "exports"))))
    figure, more = said["about C$4.0\u00a0billion"], said["(estimated)"]
    assert (figure.y, figure.bold, more.bold, more.x > figure.x) == (more.y, True, False, True)


def test_a_bar_below_zero_goes_left_with_its_figure_and_its_name_stands_on_the_free_side() -> None:
    ink = inked(bar(("Grains", 2), ("Clothing", -3)))
    (up, down), said = boxes(ink), words(ink)
    assert round(down.x + down.width, 6) == round(up.x, 6)
    ends = [(said[name].align, said[name].x < up.x) for name in ("Grains", "Clothing", "C$\u22123.0\u00a0billion")]
    assert ends == [("right", True), ("left", False), ("right", True)]


def test_where_nothing_is_published_a_dotted_place_says_so() -> None:
    ink = inked(bar(("China", 4), ("Japan", None)))
    (place,), said = boxes(ink, mark="missing"), words(ink)["not published"]
    assert place.x < said.x < place.x + place.width


def test_nothing_is_drawn_for_zero_but_its_figure() -> None:
    ink = inked(bar(("China", 4), ("Japan", 0)))
    assert (len(boxes(ink)), "C$0.0\u00a0billion" in words(ink)) == (1, True)


def test_a_bar_that_is_not_zero_can_be_seen() -> None:
    _, smallest = boxes(inked(bar(("China", 4000), ("Japan", 0.1))))
    assert smallest.width == 0.75


def test_a_derived_bar_is_sure_up_to_its_range_and_its_figure_stands_beyond() -> None:
    made = point("China", 4, low=3.5, high=4.5, mark="derived")
    ink = inked(panel("bar", Series("", (made, point("Japan", 2)), "exports")))
    hollow, full = boxes(ink)
    cap = max(line.x1 for line in lines(ink) if line.colour == NAVY)
    assert round(hollow.width / full.width, 6) == 1.75
    assert words(ink)["C$4.0\u00a0billion"].x > cap > hollow.x + hollow.width


def test_of_many_bars_the_unit_is_not_said_with_each() -> None:
    said = words(inked(bar(*MANY[:13])))
    assert ("40.0" in said, any("C$" in text for text in said)) == (True, False)


def test_figures_in_full_leave_the_bars_two_fifths_of_the_room() -> None:
    values = bar(("China", 4), ("Japan", 1))
    assert ["C$4.0\u00a0billion" in words(inked(values, wide=wide)) for wide in (17, 4)] == [True, False]


def test_forty_bars_stand_in_a_picture_that_is_high_enough() -> None:
    ink = inked(bar(*MANY), high=18)
    assert (len(boxes(ink)), {item.size for item in ink if isinstance(item, Words)} <= {9.0, 9.5}) == (40, True)


def test_forty_bars_that_have_no_lines_of_their_own_are_refused() -> None:
    with pytest.raises(Fault, match="a chart of 40 bars below each other does not fit") as caught:
        inked(bar(*MANY), high=7)
    assert caught.value.code == "chart-fit"


def test_a_long_name_stands_in_as_few_lines_as_leave_the_bars_room() -> None:
    name = "Articles of apparel and clothing accessories, knitted or crocheted"
    ink = inked(bar((name, 4), ("Japan", 1)))
    rows = [item for item in ink if isinstance(item, Words) and item.text in name]
    assert len(rows) == 2
    assert len({row.x for row in rows}) == 1


def test_bars_of_panels_that_share_a_scale_compare_across_them() -> None:
    ink = inked(bar(("China", 4)), bar(("Japan", 1)), shared=True)
    first, second = boxes(ink)
    assert round(first.width / second.width, 6) == 4.0


def test_a_break_is_a_dashed_line_between_bars_with_its_words_and_interrupts_the_zero_line() -> None:
    ink = inked(bar(("2021", 4), ("2022", 1), ("2023", 2), break_after=2, break_note="different source"))
    rule = next(line for line in lines(ink) if line.dash)
    upright = [line for line in lines(ink) if line.x0 == line.x1]
    assert boxes(ink)[1].y > rule.y0 > boxes(ink)[2].y
    assert "different source" in words(ink)
    assert len(upright) == 2


def test_words_explain_a_bar_beside_its_figure() -> None:
    from brief_builder.charts.model import Annotation

    note = Annotation(1, "Preferences end")
    ink = inked(bar(("China", 4), ("Japan", 1), annotations=(note,)))
    said = words(ink)
    assert said["Preferences end"].x > said["C$1.0\u00a0billion"].x
