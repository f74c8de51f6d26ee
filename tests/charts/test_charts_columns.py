"""Columns: figures in full, then as numbers, then an axis; what is missing is a place as long as the longest."""

import pytest
from bar_points import boxes, inked, lines, panel, point, series, words
from chart_panels import STYLE

from brief_builder.charts.model import Kind, Panel, Series
from brief_builder.charts.plot.ink import Words

NBSP = "\u00a0"


def columns(*values: float | None, **more) -> Panel:
    labels = [str(2024 - len(values) + n) for n in range(len(values))]
    return panel("column", series("", values, "exports", labels), **more)


@pytest.mark.parametrize("kind", ["column", "balance", "grouped"])
def test_a_bar_that_is_not_zero_can_be_seen(kind: Kind) -> None:
    ink = inked(panel(kind, series("", [0.1, 0.0, 90], "exports")), high=5)
    assert [box.height >= 0.75 for box in boxes(ink)] == [True, True]


def test_figures_stand_in_full_as_long_as_they_find_room() -> None:
    assert f"C$2.4{NBSP}billion" in words(inked(columns(2.4, 2.1)))


def test_of_many_columns_figures_are_numbers() -> None:
    said = words(inked(columns(*(1 + n / 10 for n in range(12)))))
    assert {"1.0", "2.1"} <= set(said)


def test_of_more_columns_an_axis_says_the_figures() -> None:
    ink = inked(columns(*(1 + n / 10 for n in range(40))))
    assert [text for text in words(ink) if "." in text or NBSP in text] == []
    assert {"0", "2", "4", "5"} <= set(words(ink))


def test_letters_become_smaller_before_figures_lose_their_words() -> None:
    held = [1.5] * 8
    sizes = {item.size for item in inked(columns(*held), wide=14.8) if isinstance(item, Words) and NBSP in item.text}
    assert sizes == {STYLE.least}


def test_every_year_is_named_where_figures_are_in_full_and_of_very_many_some() -> None:
    assert sum(text.isdecimal() for text in words(inked(columns(*[1.5] * 8)))) == 8
    assert sum(text.isdecimal() and len(text) == 4 for text in words(inked(columns(*[1.5] * 40)))) < 12


@pytest.mark.parametrize("count", [3, 12])
def test_a_missing_column_is_a_place_as_long_as_the_longest(count: int) -> None:
    ink = inked(columns(2.4, None, *([2.1] * (count - 2))))
    (place,) = boxes(ink, mark="missing")
    assert place.height == pytest.approx(max(box.height for box in boxes(ink)))


def test_of_many_columns_a_missing_one_may_be_without_words() -> None:
    assert "not published" not in " ".join(words(inked(columns(2.4, None, *[2.1] * 10))))


def test_the_mark_of_a_break_ends_at_the_line_where_no_column_hangs() -> None:
    ink = inked(columns(2.4, 2.1, 2.2, break_after=1, break_note="new classification"))
    rule = next(line for line in lines(ink) if line.dash)
    assert min(rule.y0, rule.y1) == pytest.approx(boxes(ink)[0].y)


def test_the_words_of_a_break_stand_above_all_columns() -> None:
    ink = inked(columns(2.4, 2.1, 9.0, break_after=1, break_note="new classification"))
    said = words(ink)
    assert said["new classification"].y > said[f"C$9.0{NBSP}billion"].y + STYLE.least


def test_columns_of_things_lie_down_before_they_are_refused() -> None:
    names = ["Electrical machinery", "Telecommunications", "Pharmaceuticals", "Semiconductors", "Petrochemicals"] * 2
    ink = inked(panel("column", series("", [1.5] * 10, "exports", [f"{name} {n}" for n, name in enumerate(names)])))
    first, second = boxes(ink)[:2]
    assert (first.x, first.y > second.y) == (second.x, True)


def test_a_point_without_a_colour_has_that_of_its_series() -> None:
    bare = panel("column", Series("", (point("2023", 2.4, ""),), "imports"))
    assert boxes(inked(bare))[0].colour == STYLE.accents[1]
