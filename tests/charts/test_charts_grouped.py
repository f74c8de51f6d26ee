"""Bars side by side: figures or an axis, never both; series named at their bars where they fit, else in a row."""

from bar_points import YEARS, boxes, inked, lines, panel, point, series, words
from chart_panels import STYLE

from brief_builder.charts.model import Panel, Series
from brief_builder.charts.plot.ink import Words

NAVY, TEAL, *_ = STYLE.accents
TWO = (series("Exports", (1.8, 2.4, 2.1), "exports"), series("Imports", (0.4, 0.5, 0.6), "imports"))
LONG = series("Services and other payments", (0.2, 0.3, 0.1), "balance")


def years(count: int) -> list[str]:
    return [str(2024 - count + n) for n in range(count)]


def many(count: int, **more) -> Panel:
    names = ("Exports", "Imports", "Transit")
    colours = ("exports", "imports", "balance")
    rows = [
        series(name, [1.0 + n for n in range(count)], colour, years(count))
        for name, colour in zip(names, colours, strict=True)
    ]
    return panel("grouped", *rows, **more)


def test_bars_of_a_category_stand_side_by_side_in_the_order_of_their_series() -> None:
    ink = inked(panel("grouped", *TWO))
    first, second = boxes(ink)[:2]
    assert (first.colour, second.colour, first.y) == (NAVY, TEAL, second.y)
    assert 1 <= second.x - (first.x + first.width) < 5  # paper between them


def test_each_figure_stands_over_its_bar_and_there_is_no_axis() -> None:
    ink = inked(panel("grouped", *TWO))
    figures = [text for text in words(ink) if text[0].isdigit() and text not in YEARS]
    assert figures == ["1.8", "0.4", "2.4", "0.5", "2.1", "0.6"]
    assert len(lines(ink)) == 1


def test_where_figures_do_not_all_fit_an_axis_stands_in_their_place() -> None:
    ink = inked(many(20))
    said = words(ink)
    assert ("20" in said, "1.0" in said) == (True, False)
    assert len([line for line in lines(ink) if line.y0 == line.y1]) > 4


def test_series_are_named_at_the_bars_of_the_first_category() -> None:
    ink = inked(panel("grouped", *TWO))
    first, second = boxes(ink)[:2]
    said = words(ink)
    middles = [round(box.x + box.width / 2, 6) for box in (first, second)]
    assert [round(said[name].x, 6) for name in ("Exports", "Imports")] == middles
    assert said["Exports"].y > said["1.8"].y > first.y + first.height


def test_the_last_category_names_them_where_the_first_lacks_a_figure() -> None:
    rows = (series("Exports", (1.8, 2.4, 2.1), "exports"), series("Imports", (None, 0.5, 0.6), "imports"))
    ink = inked(panel("grouped", *rows))
    assert words(ink)["Imports"].x > boxes(ink)[-2].x


def test_names_that_do_not_fit_stand_in_a_row_above_in_the_order_of_the_bars() -> None:
    ink = inked(panel("grouped", *TWO, LONG))
    said = words(ink)
    names = [said[name] for name in ("Exports", "Imports", "Services and other payments")]
    assert len({name.y for name in names}) == 1
    assert [name.x for name in names] == sorted(name.x for name in names)
    assert [box.colour for box in boxes(ink)[:3]] == [NAVY, TEAL, STYLE.accents[2]]


def test_series_are_named_behind_the_figures_of_bars_that_lie() -> None:
    said = words(inked(panel("grouped", *TWO, LONG, horizontal=True)))
    assert [said[name].y == said[figure].y for name, figure in (("Exports", "1.8"), (LONG.name, "0.2"))] == [True, True]


def test_a_figure_below_zero_stands_below_its_bar_and_names_stand_below_all() -> None:
    rows = (series("Goods", (1.8, -2.4), "exports"), series("Services", (-0.4, 0.5), "imports"))
    ink = inked(panel("grouped", *rows))
    said, lowest = words(ink), min(box.y for box in boxes(ink))
    assert said["\u22122.4"].y < lowest
    assert [said[year].y < said["\u22122.4"].y for year in YEARS[:2]] == [True, True]


def test_an_empty_place_stands_where_no_figure_is_published() -> None:
    rows = (series("Exports", (1.8, 2.4), "exports"), series("Imports", (0.4, None), "imports"))
    assert [len(boxes(inked(panel("grouped", *rows, horizontal=lies)), mark="missing")) for lies in (False, True)] == [
        1,
        1,
    ]


def test_of_years_in_little_room_at_least_two_are_named() -> None:
    """Every fifth would be one alone, which does not tell how far apart they are."""
    years = [str(year) for year in range(2018, 2024)]
    rows = [panel("grouped", series("", [1, 2, 3, 4, 5, 6], "exports", years)) for _ in range(12)]
    ink = inked(*rows, wide=17, high=9, shared=True)
    named = [item.text for item in ink if isinstance(item, Words) and item.text in years]
    assert named == ["2019", "2022"] * 12


def test_things_whose_names_have_no_room_below_bars_lie_down_and_years_do_not() -> None:
    names = [f"Articles of apparel and clothing accessories {n}" for n in range(8)]
    rows = tuple(
        Series(name, tuple(point(label, 2.0 + n, colour) for n, label in enumerate(names)), colour)
        for name, colour in (("Exports", "exports"), ("Imports", "imports"))
    )
    ink = inked(panel("grouped", *rows), wide=12, high=9)
    assert boxes(ink)[-1].width > boxes(ink)[-1].height
    ink = inked(many(30))
    assert boxes(ink)[-1].height > boxes(ink)[-1].width


def test_of_many_years_those_are_named_that_find_room() -> None:
    said = words(inked(many(30)))
    assert [year in said for year in ("1994", "1995", "2010", "2022")] == [True, False, True, True]
