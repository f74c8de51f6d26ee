"""Surplus and deficit, and the steps between totals: which side of zero a bar is on says the sign."""

from dataclasses import replace

import pytest
from bar_points import YEARS, boxes, inked, lines, panel, point, series, words
from chart_panels import PALETTE, STYLE

from brief_builder.charts.look.palette import Palette
from brief_builder.charts.model import Panel, Series
from brief_builder.problems import Fault

NAVY, TEAL, PLUM, ORANGE, *_ = STYLE.accents
TOTAL = STYLE.accents[5]


def balance(*values: float | None, labels=YEARS, **more) -> Panel:
    return panel("balance", series("", values, "balance", labels), **more)


def test_a_surplus_stands_above_the_line_a_deficit_below_and_both_have_one_colour() -> None:
    ink = inked(balance(0.4, -1.2))
    up, down = boxes(ink)
    assert (up.colour, down.colour, round(down.y + down.height - up.y, 6)) == (PLUM, PLUM, 0.0)


@pytest.mark.parametrize(
    ("language", "above", "below"),
    [("en", "surplus", "deficit"), ("fr", "excédent", "déficit"), ("km", "អតិរេក", "ឱនភាព")],
)
def test_words_say_what_the_sides_are(language: str, above: str, below: str) -> None:
    ink = inked(balance(0.4, -1.2), language=language)
    said, zero = words(ink), lines(ink)[0].y0
    assert said[above].y > zero > said[below].y


def test_a_side_without_a_bar_has_no_word() -> None:
    said = words(inked(balance(-0.4, -1.2)))
    assert ("surplus" in said, "deficit" in said) == (False, True)


def test_a_language_without_these_words_is_a_fault() -> None:
    with pytest.raises(Fault, match="charts have no words in `de`") as caught:
        inked(balance(-0.4, -1.2), language="de")
    assert caught.value.code == "text-missing"


def test_the_words_stand_left_and_right_of_the_line_where_bars_lie() -> None:
    ink = inked(balance(0.4, -1.2, horizontal=True))
    said, zero = words(ink), lines(ink)[0].x0
    assert (said["surplus"].align, said["deficit"].align) == ("left", "right")
    assert said["surplus"].x > zero > said["deficit"].x
    assert said["surplus"].y > max(box.y + box.height for box in boxes(ink))


def test_names_stand_on_the_other_side_of_the_line_than_their_bars() -> None:
    ink = inked(balance(0.4, -1.2))
    said, zero = words(ink), lines(ink)[0].y0
    assert [said["2021"].y < zero, said["2022"].y > zero] == [True, True]


def test_a_year_that_is_not_published_stands_where_the_others_do() -> None:
    ink = inked(balance(-0.4, None))
    (place,), zero = boxes(ink, mark="missing"), lines(ink)[0].y0
    assert round(place.y + place.height, 6) == round(zero, 6)


def test_of_many_years_an_axis_says_the_figures() -> None:
    years = [str(1994 + n) for n in range(30)]
    ink = inked(balance(*[(-1) ** n * (1.0 + n / 10) for n in range(30)], labels=years))
    said = words(ink)
    assert {"surplus", "deficit", "0", "2", "\u22122"} <= set(said)
    assert "1.0" not in said


# -- steps between totals


def waterfall(*values: tuple[str, float | None], **more) -> Panel:
    return panel("waterfall", Series("", tuple(point(name, value) for name, value in values), "exports"), **more)


STEPS = (("2022", 2.4), ("Garments", 0.5), ("Footwear", -0.9), ("2023", 2.0))


def test_totals_stand_on_zero_and_steps_hang_where_the_one_before_ended() -> None:
    first, up, down, last = boxes(inked(waterfall(*STEPS)))
    assert round(first.y, 6) == round(last.y, 6)
    unit = first.height / 2.4
    ends = [(box.y - first.y, box.y + box.height - first.y) for box in (up, down, last)]
    expected = [(2.4, 2.9), (2.0, 2.9), (0.0, 2.0)]
    assert [[round(end / unit, 6) for end in pair] for pair in ends] == [[*pair] for pair in expected]


def test_thin_lines_lead_from_each_end_to_the_next_bar() -> None:
    ink = inked(waterfall(*STEPS))
    first, up, down, last = boxes(ink)
    levels = [first.y + first.height, up.y + up.height, down.y]
    leads = [line for line in lines(ink) if line.colour == STYLE.faint]
    assert [round(line.y0, 6) for line in leads] == [round(level, 6) for level in levels]
    assert [round(line.x1, 6) for line in leads] == [round(box.x, 6) for box in (up, down, last)]


def test_a_step_has_a_sign_and_a_total_has_none() -> None:
    assert {"2.4", "+0.5", "\u22120.9", "2.0"} <= set(words(inked(waterfall(*STEPS))))


def test_a_hedge_stands_before_the_sign() -> None:
    about = point("Garments", 0.5, number="about 0.5")
    points = (point("2022", 2.4), about, point("2023", 2.9))
    assert "about +0.5" in words(inked(panel("waterfall", Series("", points, "exports"))))


def test_the_figure_of_a_step_down_stands_below_it() -> None:
    ink = inked(waterfall(*STEPS))
    said, (_, up, down, _) = words(ink), boxes(ink)
    assert said["+0.5"].y > up.y + up.height
    assert said["\u22120.9"].y < down.y


def test_ups_and_downs_have_two_colours_and_totals_a_third() -> None:
    assert [box.colour for box in boxes(inked(waterfall(*STEPS)))] == [TOTAL, NAVY, ORANGE, TOTAL]


def test_a_step_may_have_a_colour_of_its_own() -> None:
    points = (point("2022", 2.4), point("Garments", 0.5, "imports"), point("2023", 2.9))
    assert boxes(inked(panel("waterfall", Series("", points, "exports"))))[1].colour == TEAL


def test_totals_are_of_ink_where_the_pack_has_no_colour_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    import bar_points

    monkeypatch.setattr(bar_points, "PALETTE", Palette(PALETTE.accents, {"exports": "accent1"}))
    assert [box.colour for box in boxes(inked(waterfall(*STEPS)))] == [STYLE.ink, NAVY, ORANGE, STYLE.ink]


def test_a_point_between_may_be_a_total() -> None:
    points = [point(name, value) for name, value in (("2021", 1.0), ("Up", 1.0), ("2022", 2.0), ("2023", 2.0))]
    points[2] = replace(points[2], total=True)
    ink = inked(panel("waterfall", Series("", tuple(points), "exports")))
    first, _, middle, _ = boxes(ink)
    assert (round(middle.y, 6), middle.colour) == (round(first.y, 6), TOTAL)


def test_the_smallest_step_can_be_seen_and_has_its_figure() -> None:
    ink = inked(waterfall(("2022", 9000), ("Garments", 0.1), ("2023", 9000.1)))
    assert (boxes(ink)[1].height, "+0.1" in words(ink)) == (0.75, True)


def test_behind_a_step_that_is_not_published_no_line_leads_on() -> None:
    ink = inked(waterfall(("2022", 2.4), ("Garments", None), ("2023", 1.0)))
    assert [line for line in lines(ink) if line.colour == STYLE.faint] == []
    assert "not published" in " ".join(words(ink))


def test_behind_a_step_that_is_not_published_steps_lead_to_the_next_total() -> None:
    ink = inked(waterfall(("2022", 5), ("Rice", 2), ("Fish", None), ("Toys", -1), ("2023", 8)))
    first, _, _, toys, last = boxes(ink)
    unit = first.height / 5
    assert [round((end - first.y) / unit, 6) for end in (toys.y, toys.y + toys.height)] == [8.0, 9.0]
    assert round(last.height / unit, 6) == 8.0
    leads = [line for line in lines(ink) if line.colour == STYLE.faint]
    assert round(leads[-1].x1, 6) == round(last.x, 6)


def test_between_two_steps_that_are_not_published_a_step_has_its_figure_and_no_bar() -> None:
    ink = inked(waterfall(("2022", 5), ("Rice", None), ("Fish", 2), ("Toys", None), ("2023", 8)))
    assert [box.mark for box in boxes(ink)] == ["stated", "missing", "missing", "stated"]
    assert "+2.0" in words(ink)


def test_the_range_of_a_derived_step_is_a_whisker_about_its_end() -> None:
    made = point("Garments", 0.5, low=0.3, high=0.7, mark="derived")
    points = (point("2022", 2.4), made, point("2023", 2.9))
    ink = inked(panel("waterfall", Series("", points, "exports")))
    first, hollow, _ = boxes(ink)
    unit = first.height / 2.4
    stem = next(line for line in lines(ink) if line.x0 == line.x1 and line.colour == NAVY)
    assert [round((end - first.y) / unit, 6) for end in (stem.y0, stem.y1)] == [2.7, 3.1]
    assert round(hollow.height / unit, 6) == 0.5


def test_steps_may_lie_with_the_first_total_on_top() -> None:
    ink = inked(waterfall(*STEPS, horizontal=True))
    first, up, _, last = boxes(ink)
    assert first.y > up.y > last.y
    assert round(first.x + first.width, 6) == round(up.x, 6)


def test_a_running_sum_may_go_below_zero() -> None:
    ink = inked(waterfall(("2022", 0.4), ("Garments", -0.9), ("2023", -0.5)))
    first, down, last = boxes(ink)
    assert down.y < first.y
    assert round(last.y, 6) == round(down.y, 6)
    assert first.height / 0.4 == pytest.approx(last.height / 0.5)
