"""Areas: always from zero, stacked where nothing is negative, named inside where there is room."""

from __future__ import annotations

import pytest
from chart_panels import PALETTE, STYLE
from line_panels import ink, panel, series, texts, words, years

from brief_builder.charts.plot.ink import Area, Curve, Ink, Line, Words

EIGHT = years(2016, 2023)
GOODS = [1.0, 1.1, 1.2, 1.3, 1.2, 1.4, 1.5, 1.4]
SERVICES = [0.5, 0.5, 0.6, 0.6, 0.5, 0.6, 0.7, 0.8]


def areas(drawn: list[Ink]) -> list[Area]:
    return [each for each in drawn if isinstance(each, Area)]


def zero(drawn: list[Ink]) -> float:
    return next(each.y0 for each in drawn if isinstance(each, Line) and each.colour == STYLE.base)


def test_an_area_stands_on_zero_however_small_its_changes() -> None:
    drawn = ink(panel("area", series("", [20.1, 20.2, 20.1, 20.3, 20.2, 20.1, 20.4, 20.3], EIGHT)))
    (area,) = areas(drawn)
    assert min(y for _, y in area.spots) == pytest.approx(zero(drawn))
    assert "0" in texts(drawn)


def test_areas_stand_on_each_other() -> None:
    drawn = ink(panel("area", series("Goods", GOODS, EIGHT), series("Services", SERVICES, EIGHT, "imports")))
    lower, upper = areas(drawn)
    assert lower.spots[:8] == tuple(reversed(upper.spots[8:]))
    heights = [upper.spots[0][1] - zero(drawn), lower.spots[0][1] - zero(drawn)]
    assert heights[0] / heights[1] == pytest.approx(1.5)


def test_paper_stands_between_areas_that_touch() -> None:
    drawn = ink(panel("area", series("Goods", GOODS, EIGHT), series("Services", SERVICES, EIGHT, "imports")))
    assert [each.width for each in drawn if isinstance(each, Curve) and each.colour == STYLE.paper] == [1.0]


def test_names_stand_inside_in_a_colour_that_can_be_read_there() -> None:
    drawn = ink(panel("area", series("Goods", GOODS, EIGHT, "exports"), series("Services", SERVICES, EIGHT, "imports")))
    inside = {each.text: (each.colour, each.on) for each in drawn if isinstance(each, Words) and each.on}
    navy, teal = PALETTE.of("exports"), PALETTE.of("imports")
    assert inside == {"Goods": (STYLE.paper, navy), "Services": (STYLE.ink, teal)}


def test_a_name_that_has_no_room_inside_stands_at_the_right() -> None:
    thin = [0.05] * 8
    drawn = ink(panel("area", series("Goods", GOODS, EIGHT), series("Services", thin, EIGHT, "balance")))
    assert [words(drawn, "Goods").on is None, words(drawn, "Services").on] == [False, None]


def test_nothing_stands_on_a_missing_value() -> None:
    gap = [1.0, 1.1, 1.2, None, 1.2, 1.4, 1.5, 1.4]
    drawn = ink(panel("area", series("Goods", gap, EIGHT), series("Services", SERVICES, EIGHT, "imports")))
    assert [len(area.spots) for area in areas(drawn)] == [6, 8, 6, 8]


def test_an_area_is_named_with_the_figure_of_the_place_where_it_ends() -> None:
    over = [1.0, 1.0, 1.1, 1.2, 5.0]
    rows = (
        series("Goods", [3, 3.2, 3.4, 3.6, 4], years(2019, 2023)),
        series("Services", [1, 1.1, 1.2, 1.3, None], years(2019, 2023)),
    )
    drawn = ink(panel("area", *rows, series("Investment", over, years(2019, 2023))))
    assert "1.2 (2022)" in texts(drawn)
    assert "5.0" not in texts(drawn)


def test_values_below_zero_are_not_stacked() -> None:
    drawn = ink(panel("area", series("Goods", GOODS, EIGHT), series("Balance", [-1, *GOODS[1:]], EIGHT, "balance")))
    assert areas(drawn) == []


def test_the_part_to_an_estimate_is_pale_and_its_edge_dashed() -> None:
    drawn = ink(panel("area", series("", GOODS, EIGHT, marks={7: "estimated"})))
    assert [area.mark for area in areas(drawn)] == ["stated", "estimated"]
    assert [each.dash is not None for each in drawn if isinstance(each, Curve)] == [False, True]
