"""Treemaps: areas are sizes, the largest first and “Other” last, and each box is named, inside or in the list."""

from itertools import pairwise

import pytest
from box_panels import drawn, of, panel, point, said, words
from chart_panels import PALETTE, STYLE

from brief_builder.charts.plot.ink import Box
from brief_builder.charts.plot.treemap.squares import squarify
from brief_builder.office.colours import contrast
from brief_builder.problems import Fault

LINE = 1.0
PARTS = [
    point("Clothing", 800),
    point("Other", 150, last=True),
    point("Rice", 50),
    point("Shoes", 400),
    point("Toys", 3),
]


def area(box: Box) -> float:
    """With the half of the lines around it."""
    return (box.width + LINE) * (box.height + LINE)


def test_boxes_are_laid_out_as_in_the_paper_that_describes_squarified_treemaps() -> None:
    cells = squarify([6, 6, 4, 3, 2, 2, 1], (0, 0, 6, 4))
    assert cells[:2] == [pytest.approx((0, 2, 3, 2)), pytest.approx((0, 0, 3, 2))]
    assert [round(wide * high, 6) for _, _, wide, high in cells] == [6, 6, 4, 3, 2, 2, 1]


def test_areas_are_as_the_figures() -> None:
    boxes = of(drawn(panel("treemap", PARTS[:4])), Box)
    areas = [area(box) for box in boxes]
    assert [round(each / areas[0], 3) for each in areas] == [1, 0.5, round(50 / 800, 3), round(150 / 800, 3)]


def test_the_largest_stands_first_and_what_is_kept_last_at_the_end() -> None:
    boxes = of(drawn(panel("treemap", PARTS[:4])), Box)
    assert (boxes[0].x, round(boxes[0].y + boxes[0].height + LINE / 2)) == (LINE / 2, round(7 / 2.54 * 72))
    assert (max(boxes, key=lambda box: (box.x, -box.y)), min(area(b) for b in boxes)) == (boxes[3], area(boxes[2]))


def test_a_white_line_stands_between_boxes() -> None:
    boxes = of(drawn(panel("treemap", PARTS[:4])), Box)
    gaps = [b.x - (a.x + a.width) for a, b in pairwise(boxes) if b.x > a.x + a.width]
    assert set(map(lambda gap: round(gap, 6), gaps)) == {LINE}  # noqa: C417  one number


def test_each_part_is_named_with_its_figure_in_its_box_or_in_the_list() -> None:
    ink = drawn(panel("treemap", PARTS))
    names = ["Clothing", "Shoes", "Rice", "Other", "Toys"]
    assert [name in said(ink) for name in names] == [True] * 5
    figures = [text for text in said(ink) if text.removeprefix("C$").startswith(("800", "400", "50", "150", "3"))]
    assert len(figures) == 5


def test_a_box_with_room_for_a_letter_has_the_letter_of_its_entry() -> None:
    parts = [point(f"Machines and equipment {n}", 100 / (n + 1)) for n in range(16)]
    ink = drawn(panel("treemap", parts))
    letters = [text for text in said(ink) if len(text) == 1 and text.isalpha()]
    assert {letters.count(letter) for letter in letters} == {2}


def test_a_label_is_readable_on_its_box() -> None:
    for colour in (f"accent{n}" for n in range(1, 7)):
        parts = [point(f"Thing {n}", 100 - 4 * n, colour=colour) for n in range(12)]
        for item in drawn(panel("treemap", parts)):
            if getattr(item, "on", None):
                assert contrast(item.colour, item.on) >= 4.5


def test_boxes_of_one_colour_are_tinted_by_rank_and_still_stand_out_from_the_paper() -> None:
    grounds = [box.colour for box in of(drawn(panel("treemap", [point(f"T{n}", 90 - n) for n in range(8)])), Box)]
    ratios = [contrast(ground, STYLE.paper) for ground in grounds]
    assert ratios == sorted(ratios, reverse=True)
    assert (grounds[0], ratios[-1] >= 3) == (PALETTE.of("accent1"), True)


def test_colours_that_are_given_are_kept_and_what_is_kept_last_is_grey_only_without_them() -> None:
    given = [
        point("A", 9, colour="accent2"),
        point("B", 5, colour="accent3"),
        point("C", 2, last=True, colour="accent1"),
    ]
    assert [box.colour for box in of(drawn(panel("treemap", given)), Box)] == [
        PALETTE.of(f"accent{n}") for n in (2, 3, 1)
    ]
    plain = of(drawn(panel("treemap", PARTS[:4])), Box)
    assert len({plain[-1].colour[n : n + 2] for n in (1, 3, 5)}) == 1


def test_a_label_in_a_hatched_box_stands_on_a_quiet_place() -> None:
    ink = drawn(panel("treemap", [point("A", 9, "estimated"), point("B", 5)]))
    hatched, place = of(ink, Box)[:2]
    assert (hatched.mark, place.mark, words(ink, "A").on) == ("estimated", "stated", place.colour)


def test_what_has_no_area_is_named_only() -> None:
    ink = drawn(panel("treemap", [point("A", 9), point("B", None), point("C", 0), point("D", -2)]))
    assert len(of(ink, Box)) == 1
    assert {"B", "C", "D", "not published", "C$0\u00a0million"} <= set(said(ink))


def test_maps_on_one_scale_have_areas_that_compare() -> None:
    halves = [point(each.label, float(each.value) / 2) for each in PARTS[:4]]
    ink = drawn(panel("treemap", PARTS[:4], title="A"), panel("treemap", halves, title="B"), shared=True)
    boxes = of(ink, Box)
    assert area(boxes[0]) / area(boxes[4]) == pytest.approx(2, rel=0.01)


def test_a_list_that_leaves_no_room_is_refused() -> None:
    parts = [point(f"Machines and mechanical appliances {n}", 1000 / (n + 1) ** 2) for n in range(40)]
    with pytest.raises(Fault, match="the list of what is too small for words"):
        drawn(panel("treemap", parts), wide=8, high=4)
