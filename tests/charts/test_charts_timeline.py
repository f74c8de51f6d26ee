"""Timelines: true distances on a line of years, words above and below in turn; a list where they do not fit."""

from datetime import date
from itertools import pairwise

import pytest
from box_panels import drawn, event, of, said, timeline, words

from brief_builder.charts.plot.ink import Area, Box, Curve, Dot, Line, Words

DAYS = (
    event("2011-07-01", "2011-07-01", "1 July 2011", "First"),
    event("2014-01-01", "2014-12-31", "2014", "Second"),
    event("2020-03-10", "2020-03-10", "10 March 2020", "Third"),
)


def band(ink) -> Box:
    return of(ink, Box)[0]


def test_events_stand_at_their_true_distances() -> None:
    ink = drawn(timeline(*DAYS))
    first, third, second = of(ink, Dot)  # above, above, below
    true = (date(2014, 7, 2) - date(2011, 7, 1)).days / (date(2020, 3, 10) - date(2011, 7, 1)).days
    assert (second.x - first.x) / (third.x - first.x) == pytest.approx(true, abs=0.002)


def test_words_stand_above_and_below_in_turn_with_the_date_in_bold() -> None:
    ink = drawn(timeline(*DAYS))
    sides = [words(ink, text).y > band(ink).y for text in ("First", "Second", "Third")]
    assert sides in ([True, False, True], [False, True, False])
    assert [words(ink, text).bold for text in ("1 July 2011", "First")] == [True, False]


def test_years_are_at_most_six_round_numbers() -> None:
    for last in ("2012", "2016", "2024", "2060", "2190"):
        ink = drawn(timeline(*DAYS, event(f"{last}-05-01", f"{last}-05-01", "then", "Last")))
        inside = band(ink).y, band(ink).y + band(ink).height
        years = [int(item.text) for item in of(ink, Words) if inside[0] < item.y < inside[1]]
        steps = {b - a for a, b in pairwise(years)}
        assert (1 <= len(years) <= 6, len(steps) <= 1) == (True, True)


def test_a_day_or_a_year_is_a_dot_and_a_span_is_a_bar() -> None:
    ink = drawn(timeline(*DAYS, event("2012-01-01", "2018-06-30", "2012 to June 2018", "Programme", "accent2")))
    assert len(of(ink, Dot)) == 3
    bar = of(ink, Box)[1]
    assert bar.width / band(ink).width == pytest.approx(6.5 / 10, abs=0.02)


def test_an_end_that_is_not_known_is_an_arrow_beyond_the_last_year() -> None:
    ink = drawn(
        timeline(
            *DAYS, event("2018-01-01", None, "since 2018", "Monitoring"), event(None, "2013-01-01", "to 2013", "Old")
        )
    )
    since, until = sorted(of(ink, Area), key=lambda arrow: -max(x for x, _ in arrow.spots))
    right, left = max(x for x, _ in since.spots), min(x for x, _ in until.spots)
    assert (right == pytest.approx(band(ink).x + band(ink).width), left == pytest.approx(band(ink).x)) == (True, True)


def test_a_leader_leads_from_each_mark_to_its_words() -> None:
    ink = drawn(timeline(*DAYS))
    starts = sorted(curve.spots[0][0] for curve in of(ink, Curve))
    assert starts == pytest.approx(sorted(dot.x for dot in of(ink, Dot)))


def test_marks_at_the_same_time_stand_in_lanes() -> None:
    same = [event("2020-01-05", "2020-01-05", "5 January", f"Event {n}") for n in range(4)]
    dots = of(drawn(timeline(*same)), Dot)
    assert len({(round(dot.x, 3), round(dot.y, 3)) for dot in dots}) == 4


def crowd(count: int = 10) -> list:
    text = "Tariff preference for garments is renewed for another ten years"
    late = [event(f"2024-03-{n + 1:02}", f"2024-03-{n + 1:02}", f"{n + 1} March 2024", text) for n in range(count - 1)]
    return [event("1954-01-01", "1954-12-31", "1954", "Independence"), *late]


def test_what_does_not_fit_beside_the_line_becomes_a_list_without_a_scale() -> None:
    ink = drawn(timeline(*crowd()))
    dots = of(ink, Dot)
    gaps = {round(a.y - b.y, 3) for a, b in pairwise(dots)}
    assert ({dot.x for dot in dots}, len(gaps)) == ({dots[0].x}, 1)
    assert [line.dash is not None for line in of(ink, Line)] == [True]
    assert [text for text in said(ink) if text in ("1960", "1980", "2000", "2020")] == []


def test_in_a_list_dates_stand_left_and_words_right_of_the_line() -> None:
    ink = drawn(timeline(*crowd()))
    line = of(ink, Line)[0].x0
    assert words(ink, "1954").x < line < words(ink, "Independence").x
    assert words(ink, "1954").y == words(ink, "Independence").y


def test_a_list_that_is_too_high_stands_in_columns() -> None:
    ink = drawn(timeline(*crowd(12)), high=6)
    assert len({dot.x for dot in of(ink, Dot)}) == 2


def test_one_event_stands_above_the_line() -> None:
    ink = drawn(timeline(DAYS[0]))
    assert words(ink, "First").y > band(ink).y + band(ink).height


def test_timelines_on_one_scale_stand_below_each_other_with_the_same_years() -> None:
    ink = drawn(timeline(*DAYS, title="A"), timeline(DAYS[1], title="B"), high=12, shared=True)
    years = [item.x for item in of(ink, Words) if item.text == "2016"]
    assert (len(years), len(set(years))) == (2, 1)
