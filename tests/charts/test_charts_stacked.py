"""Bars on each other, and shares of a whole: parts add up, with paper between them; figures in them can be read."""

import pytest
from bar_points import boxes, inked, lines, panel, point, series, words
from chart_panels import STYLE

from brief_builder.charts.model import Series
from brief_builder.charts.plot.ink import Box
from brief_builder.charts.words.notes import missing_notes
from brief_builder.charts.words.terms import terms
from brief_builder.office.colours import contrast
from brief_builder.problems import Fault

NAVY, TEAL, PLUM, *_ = STYLE.accents
GREY = "#8c8c8c"
THREE = (
    series("Garments", (1.8, 2.4, 2.1, 2.3), "exports"),
    series("Footwear", (0.4, 0.5, 0.6, 0.7), "imports"),
    series("Bicycles", (0.2, 0.3, 0.4, 0.5), "balance"),
)


def test_each_part_begins_where_the_one_before_it_ends_with_paper_between() -> None:
    first, second, third = boxes(inked(panel("stacked", *THREE)))[:3]
    gaps = [second.y - (first.y + first.height), third.y - (second.y + second.height)]
    assert [round(gap, 6) for gap in gaps] == [1.0, 1.0]
    # The paper is taken from the upper part: ends stand where the sums are.
    ends = [box.y + box.height - first.y for box in (first, second, third)]
    assert [round(end / ends[0], 6) for end in ends] == [1.0, round(2.2 / 1.8, 6), round(2.4 / 1.8, 6)]


def test_parts_below_zero_stand_below_the_line_and_no_sum_is_given() -> None:
    rows = (series("Goods", (1.8, 2.0), "exports"), series("Services", (-0.8, 0.5), "imports"))
    ink = inked(panel("stacked", *rows))
    up, down = boxes(ink)[:2]
    assert down.y + down.height <= up.y + 0.01
    said = words(ink)
    assert ("1.0" in said, "2.5" in said) == (False, True)


def test_the_sum_stands_above_in_bold_where_sources_state_all_parts() -> None:
    rows = (
        series("Goods", (1.8, 2.0, 1.5), "exports", at_1="estimated"),
        series("Services", (0.8, 0.5, None), "imports"),
    )
    said = words(inked(panel("stacked", *rows)))
    assert said["2.6"].bold
    assert ("2.5" in said, "1.5" in said) == (False, True)


def test_the_sum_is_no_more_accurate_than_the_least_accurate_part() -> None:
    exact = point("2021", 1.25, number="1.25")
    rough = point("2021", 0.8)
    rows = (Series("Goods", (exact,), "exports"), Series("Services", (rough,), "imports"))
    assert "2.1" in words(inked(panel("stacked", *rows)))


def test_a_part_that_is_not_published_is_a_dotted_place_on_top_of_those_that_are() -> None:
    rows = (series("Goods", (1.8, None), "exports"), series("Services", (0.8, 0.5), "imports"))
    ink = inked(panel("stacked", *rows))
    (place,) = boxes(ink, mark="missing")
    below = boxes(ink)[-2]
    assert (below.colour, round(place.y - below.y - below.height, 6)) == (TEAL, 0.0)


@pytest.mark.parametrize("colour", ["exports", "imports", "balance", "accent4", "context"])
def test_a_figure_in_a_part_can_be_read_on_its_colour(colour: str) -> None:
    ink = inked(panel("stacked", series("Goods", (1.8, 2.0), colour), series("Services", (0.8, 0.9), "accent6")))
    figure, ground = words(ink)["1.8"], boxes(ink)[0].colour
    assert (figure.on, contrast(figure.colour, ground) >= 4.5) == (ground, True)


def test_a_figure_in_a_hatched_part_stands_on_paper() -> None:
    rows = (series("Goods", (1.8, 2.0), "exports", at_0="estimated"), series("Services", (0.8, 0.9), "imports"))
    ink = inked(panel("stacked", *rows))
    figure = words(ink)["1.8"]
    plate = next(item for item in ink if isinstance(item, Box) and item.colour == STYLE.paper)
    assert plate.x < figure.x < plate.x + plate.width
    assert plate.y < figure.y < plate.y + plate.height
    assert figure.colour == STYLE.ink


def test_series_are_named_beside_the_last_bar_each_at_its_part() -> None:
    ink = inked(panel("stacked", *THREE))
    said, parts = words(ink), boxes(ink)[-3:]
    for name, part in zip(("Garments", "Footwear", "Bicycles"), parts, strict=True):
        assert said[name].x > part.x + part.width
        assert part.y < said[name].y < part.y + part.height


def test_a_part_too_small_for_its_figure_has_it_behind_its_name() -> None:
    rows = (series("Goods", (40, 50), "exports"), series("Services", (0.8, 0.9), "imports"))
    said = words(inked(panel("stacked", *rows)))
    assert (said["0.9"].y, said["0.9"].x > said["Services"].x) == (said["Services"].y, True)
    assert "0.8" not in said


def test_the_first_bar_names_them_where_the_last_lacks_a_part() -> None:
    rows = (*THREE[:2], series("Bicycles", (0.2, 0.3, 0.4, None), "balance"))
    ink = inked(panel("stacked", *rows))
    assert words(ink)["Bicycles"].x < words(ink)["2021"].x < boxes(ink)[0].x + boxes(ink)[0].width


def test_series_are_named_in_a_row_where_no_bar_has_all_of_them() -> None:
    rows = (*THREE[:2], series("Bicycles", (None, 0.3, 0.4, None), "balance"))
    said = words(inked(panel("stacked", *rows)))
    assert len({said[name].y for name in ("Garments", "Footwear", "Bicycles")}) == 1


def test_series_are_named_above_the_parts_of_the_first_bar_that_lies() -> None:
    ink = inked(panel("stacked", *THREE, horizontal=True))
    said, parts = words(ink), boxes(ink)[:3]
    assert [said[name].y > parts[0].y + parts[0].height for name in ("Garments", "Footwear", "Bicycles")] == [True] * 3
    assert round(said["Garments"].x, 6) == round(parts[0].x, 6)


def test_an_axis_stands_where_most_parts_cannot_hold_their_figure() -> None:
    labels = [str(1994 + n) for n in range(30)]
    rows = [series(each.name, [1.0] * 30, each.colour, labels) for each in THREE]
    ink = inked(panel("stacked", *rows))
    assert ("3" in words(ink), "1.0" in words(ink)) == (True, False)


def test_columns_of_panels_that_share_a_scale_compare_by_their_sums() -> None:
    small = (series("Goods", (0.9,), "exports"), series("Services", (0.3,), "imports"))
    large = (series("Goods", (1.8,), "exports"), series("Services", (1.8,), "imports"))
    ink = inked(panel("stacked", *small), panel("stacked", *large), shared=True)
    heights = [box.height for box in boxes(ink, NAVY)]
    assert round(heights[1] / heights[0], 6) == 2.0


# -- shares


def test_bars_of_shares_are_equally_long_whatever_their_sums() -> None:
    ink = inked(panel("share", *THREE, horizontal=True))
    firsts, lasts = boxes(ink, NAVY), boxes(ink, PLUM)
    assert len({round(last.x + last.width - first.x, 6) for first, last in zip(firsts, lasts, strict=True)}) == 1
    whole = lasts[0].x + lasts[0].width - firsts[0].x
    assert round(firsts[0].width / whole, 6) == round(1.8 / 2.4, 6)


def test_a_part_of_a_share_says_its_own_figure() -> None:
    ink = inked(panel("share", *THREE, horizontal=True))
    assert {"1.8", "0.4", "0.2"} <= set(words(ink))
    assert not any("%" in text for text in words(ink))


def test_a_bar_of_shares_without_one_of_its_parts_says_so_instead() -> None:
    rows = (*THREE[:2], series("Bicycles", (0.2, None, 0.4, 0.5), "balance"))
    ink = inked(panel("share", *rows, horizontal=True))
    (place,) = boxes(ink, mark="missing")
    assert [len(boxes(ink, colour)) for colour in (NAVY, TEAL)] == [3, 3]
    assert place.y < words(ink)["not published"].y < place.y + place.height


def test_shares_of_many_years_stand_on_an_axis_of_percentages() -> None:
    labels = [str(1994 + n) for n in range(30)]
    rows = [series(each.name, [1.0] * 30, each.colour, labels) for each in THREE]
    assert {"0%", "20%", "100%"} <= set(words(inked(panel("share", *rows))))


def test_a_part_below_zero_is_no_share() -> None:
    rows = (series("Goods", (1.8,), "exports"), series("Services", (-0.4,), "imports"))
    with pytest.raises(Fault, match="“2021” has a part below zero, which is no share of a whole") as caught:
        inked(panel("share", *rows))
    assert caught.value.code == "chart-data"


def test_panels_that_share_a_scale_may_hold_shares() -> None:
    ink = inked(panel("share", *THREE), panel("share", *THREE), shared=True)
    assert len({round(box.height, 6) for box in boxes(ink, NAVY)[:1] + boxes(ink, NAVY)[4:5]}) == 1


def test_the_zero_line_ends_before_the_names_beside_a_bar() -> None:
    ink = inked(panel("stacked", *THREE))
    (zero,) = (line for line in lines(ink) if line.y0 == line.y1)
    assert boxes(ink)[-1].x < zero.x1 < words(ink)["Garments"].x


def test_no_note_speaks_of_a_range_that_is_not_drawn() -> None:
    made = point("2021", 1.8, low=1.7, high=1.9, mark="derived")
    rows = (Series("Goods", (made,), "exports"), series("Services", (0.8,), "imports"))
    told = [missing_notes([panel(kind, *rows)], [], terms("en"), shared=False) for kind in ("stacked", "grouped")]
    assert [any("range" in str(sentence) for sentence in sentences) for sentences in told] == [False, True]
