"""Heat maps: a cell is the stronger the larger its value, and says its number; what is missing says so."""

from itertools import pairwise

import pytest
from box_panels import drawn, of, panel, point, said, words
from chart_panels import PALETTE, STYLE

from brief_builder.charts.plot.ink import Box, Curve, Dot, Line
from brief_builder.office.colours import contrast

YEARS = ["2021", "2022", "2023"]


def table(*rows: list[float | None], names: str = "ABCD", **more):
    return panel(
        "heatmap", *([point(y, v) for y, v in zip(YEARS, row, strict=False)] for row in rows), names=names, **more
    )


def test_rows_are_series_and_columns_are_categories() -> None:
    ink = drawn(table([1, 2, 3], [4, 5, 6]))
    assert words(ink, "A").y > words(ink, "B").y
    assert words(ink, "2021").x < words(ink, "2022").x < words(ink, "2023").x
    assert said(ink) == ["2021", "2022", "2023", "A", "1", "2", "3", "B", "4", "5", "6"]


def test_the_larger_the_value_the_stronger_the_tint() -> None:
    boxes = of(drawn(table([1, 20, 300])), Box)
    ratios = [contrast(box.colour, STYLE.paper) for box in boxes]
    assert ratios == sorted(ratios)
    assert boxes[-1].colour == PALETTE.of("accent1")


def test_values_on_both_sides_of_zero_have_two_hues_and_zero_has_none() -> None:
    below, zero, above = of(drawn(table([-5, 0, 5])), Box)
    reds = [int(box.colour[1:3], 16) - int(box.colour[5:7], 16) for box in (below, above)]
    assert (reds[0] > 0 > reds[1], zero.colour) == (True, STYLE.paper)


def test_of_values_that_are_all_below_zero_the_farthest_is_the_strongest() -> None:
    boxes = of(drawn(table([-1, -2, -3])), Box)
    ratios = [contrast(box.colour, STYLE.paper) for box in boxes]
    assert ratios == sorted(ratios)


def test_each_number_is_readable_on_its_ground() -> None:
    for accent in range(1, 7):
        rows = [[point(str(n), n + 1, colour=f"accent{accent}") for n in range(12)]]
        for item in drawn(panel("heatmap", *rows, names="A")):
            if getattr(item, "on", None):
                assert contrast(item.colour, item.on) >= 4.5


def test_a_missing_cell_is_a_dotted_frame_with_its_words_or_a_dash_where_they_are_too_wide() -> None:
    wide = drawn(table([1, None, 3]))
    narrow = drawn(panel("heatmap", [point(str(n), None if n == 2 else n) for n in range(16)], names="A"))
    assert [[box.mark for box in of(ink, Box)].count("missing") for ink in (wide, narrow)] == [1, 1]
    assert ("not published" in said(wide), "\u2013" in said(narrow)) == (True, True)


def test_an_estimate_has_a_hatched_corner_and_what_is_derived_a_frame() -> None:
    ink = drawn(
        panel("heatmap", [point("2021", 1, "estimated"), point("2022", 2, "derived"), point("2023", 3)], names="A")
    )
    estimated, derived, _ = of(ink, Box)
    strokes, (frame,) = of(ink, Line), of(ink, Curve)
    assert {estimated.x < line.x0 < line.x1 < estimated.x + estimated.width for line in strokes} == {True}
    assert {derived.x < x < derived.x + derived.width for x, _ in frame.spots} == {True}


def test_ones_and_zeros_are_dots_and_strokes_a_matrix_of_what_is_there() -> None:
    ink = drawn(table([1, 0, 1], [0, None, 1]))
    assert len(of(ink, Dot)) == 3
    assert [text for text in said(ink) if text in ("0", "1")] == []
    assert [box.mark for box in of(ink, Box)] == ["missing"]


def test_amounts_that_are_all_zero_are_figures_and_no_matrix() -> None:
    ink = drawn(table([0, 0, None], [0, 0, 0]))
    assert (said(ink).count("0"), of(ink, Dot)) == (5, [])


def test_the_ground_of_zero_is_as_pale_among_zeros_as_among_others() -> None:
    zeros, others = (of(drawn(table(values)), Box)[0].colour for values in ([0, 0, 0], [0, 5, 9]))
    assert zeros == others


def test_ones_and_zeros_of_millions_are_figures_and_no_matrix() -> None:
    ink = drawn(table([1, 0, 1], scale=6))
    assert (said(ink).count("1"), of(ink, Dot)) == (2, [])


def test_a_series_in_the_grey_of_context_stays_grey() -> None:
    rows = (
        [point("2021", 5), point("2022", 9)],
        [point("2021", 5, colour="context"), point("2022", 9, colour="context")],
    )
    boxes = of(drawn(panel("heatmap", *rows, names="AB")), Box)
    assert [len({box.colour[n : n + 2] for n in (1, 3, 5)}) == 1 for box in boxes] == [False, False, True, True]


def test_columns_break_where_the_series_does_and_the_note_stands_below() -> None:
    ink = drawn(table([1, 2, 3], break_after=2, break_note="different source"))
    _, second, third = of(ink, Box)
    dashed = next(line for line in of(ink, Line) if line.dash)
    assert second.x + second.width < dashed.x0 < third.x
    assert words(ink, "different source").y < third.y


def test_categories_whose_names_find_no_room_above_stand_below_each_other() -> None:
    names = ["Electrical machinery", "Telecommunications", "Pharmaceuticals", "Semiconductors", "Petrochemicals"] * 2
    rows = [[point(f"{name} {n}", n) for n, name in enumerate(names)] for _ in range(2)]
    ink = drawn(panel("heatmap", *rows, names=["2022", "2023"]), wide=12, high=9)
    assert words(ink, "2022").x < words(ink, "2023").x
    assert words(ink, "Electrical machinery 0").y > words(ink, "Telecommunications 1").y


def test_panels_on_one_scale_have_the_same_tint_for_the_same_value() -> None:
    ink = drawn(table([1, 5, 9], title="A"), table([5, 20, 30], title="B"), shared=True)
    boxes = of(ink, Box)
    assert (boxes[1].colour, boxes[2].colour == boxes[5].colour) == (boxes[3].colour, False)


@pytest.mark.parametrize("rows", [1, 6])
def test_rows_stand_evenly(rows: int) -> None:
    lowers = [box.y for box in of(drawn(table(*([1, 2, 3] for _ in range(rows)), names="ABCDEF")), Box)][::3]
    steps = {round(a - b, 6) for a, b in pairwise(lowers)}
    assert len(steps) <= 1
