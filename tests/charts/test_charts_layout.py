"""What stands where: bars from zero, words inside the picture and clear of each other, never too small."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from chart_panels import CM, PALETTE, STYLE
from chart_panels import bars as panel_of
from hypothesis import given, settings
from hypothesis import strategies as st

from brief_builder.charts import draw
from brief_builder.charts.letters import Letters
from brief_builder.charts.model import Panel, Picture, Point
from brief_builder.charts.plot.ink import Box, Line, Words
from brief_builder.charts.plot.page import lay_out
from brief_builder.problems import Fault

LETTERS = Letters()


def columns(panels: tuple[Panel, ...]) -> list[Box]:
    return [mark for mark in lay_out(Picture(panels, 17 * CM, 7 * CM), STYLE, PALETTE) if isinstance(mark, Box)]


def box(words: Words) -> tuple[float, float, float, float]:
    wide = LETTERS.width(words.text, words.size, words.bold)
    left = words.x - {"left": 0.0, "center": wide / 2, "right": wide}[words.align]
    return left, words.y - 0.2 * words.size, left + wide, words.y + 0.7 * words.size


def overlapping(words: Iterable[Words]) -> list[tuple[str, str]]:
    return [
        (a.text, b.text)
        for a, b in combinations(words, 2)
        if min(box(a)[2], box(b)[2]) - max(box(a)[0], box(b)[0]) > 0
        and min(box(a)[3], box(b)[3]) - max(box(a)[1], box(b)[1]) > 0
    ]


def test_bars_start_at_zero_so_their_lengths_compare_as_their_figures(trade: tuple[Panel, ...]) -> None:
    first, second, third = columns(trade)
    assert first.y == second.y == third.y
    assert round(second.height / first.height, 6) == round(2.1 / 2.4, 6)
    assert third.height == first.height


def test_a_fill_says_how_sure_the_figure_is(trade: tuple[Panel, ...], flows: tuple[Panel, ...]) -> None:
    marks = [column.mark for column in (*columns(trade), *columns(flows))]
    assert marks == ["stated", "stated", "estimated", "missing", "stated", "stated", "stated", "stated", "derived"]


def test_a_deficit_hangs_from_the_zero_line_and_its_label_stands_above(balance: tuple[Panel, ...]) -> None:
    ink = lay_out(Picture(balance, 17 * CM, 6 * CM), STYLE, PALETTE)
    zero = max(mark.y0 for mark in ink if isinstance(mark, Line))
    tops = {round(mark.y + mark.height, 6) for mark in ink if isinstance(mark, Box)}
    years = [mark.y > zero for mark in ink if isinstance(mark, Words) and mark.text in ("2022", "2023")]
    figures = [mark.y < zero for mark in ink if isinstance(mark, Words) and "C$" in mark.text]
    assert (tops, years, figures) == ({round(zero, 6)}, [True, True], [True, True])


def test_a_derived_bar_ends_where_its_range_begins_and_a_cap_ends_the_range(flows: tuple[Panel, ...]) -> None:
    ink = lay_out(Picture(flows, 17 * CM, 7 * CM), STYLE, PALETTE)
    hollow = next(mark for mark in ink if isinstance(mark, Box) and mark.mark == "derived")
    full = next(mark for mark in ink if isinstance(mark, Box) and mark.colour == STYLE.accents[1])
    stem = next(mark for mark in ink if isinstance(mark, Line) and mark.x0 == mark.x1 and not mark.dash)
    ends = [length / full.height * 1.8 for length in (hollow.height, stem.y1 - hollow.y)]
    assert ends == pytest.approx([2.01275, 2.11285])


def test_baselines_of_panels_stand_in_line(flows: tuple[Panel, ...]) -> None:
    assert len({column.y for column in columns(flows)}) == 1


def test_a_missing_bar_is_an_empty_place_with_words_inside(flows: tuple[Panel, ...]) -> None:
    ink = lay_out(Picture(flows, 17 * CM, 7 * CM), STYLE, PALETTE)
    place = next(mark for mark in ink if isinstance(mark, Box) and mark.mark == "missing")
    words = [mark for mark in ink if isinstance(mark, Words) and mark.text in ("not", "published", "not published")]
    inside = [place.x < box(w)[0] and box(w)[2] < place.x + place.width and w.y > place.y for w in words]
    assert set(inside) == {True}


def test_the_zero_line_is_broken_where_the_series_is(trade: tuple[Panel, ...]) -> None:
    ink = lay_out(Picture(trade, 17 * CM, 7 * CM), STYLE, PALETTE)
    level = [mark for mark in ink if isinstance(mark, Line) and mark.y0 == mark.y1]
    rule = next(mark for mark in ink if isinstance(mark, Line) and mark.dash)
    assert [level[0].x1 < rule.x0, rule.x0 < level[1].x0] == [True, True]


@pytest.mark.parametrize(("medium", "smallest"), [("brief", 9), ("deck", 14)])
def test_letters_are_never_smaller_than_the_medium_allows(flows: tuple[Panel, ...], medium, smallest: int) -> None:
    ink = lay_out(
        Picture(flows, 20 * CM, 10 * CM, medium), replace(STYLE, label=4, panel_title=5).printed_in(medium), PALETTE
    )
    assert min(mark.size for mark in ink if isinstance(mark, Words)) == smallest


def test_labels_shrink_before_they_are_refused(flows: tuple[Panel, ...]) -> None:
    def size(width_: float) -> float:
        ink = lay_out(Picture(flows, int(width_ * CM), 7 * CM), STYLE, PALETTE)
        return next(mark.size for mark in ink if isinstance(mark, Words) and mark.text.startswith("C$37.2"))

    assert [size(17), size(13.4)] == [9.5, 9.0]


def test_panels_stand_below_each_other_where_they_find_no_room_side_by_side(flows: tuple[Panel, ...]) -> None:
    beside, below = (
        [
            mark.x
            for mark in lay_out(Picture(flows, wide * CM, 12 * CM), STYLE, PALETTE)
            if isinstance(mark, Words) and mark.text.endswith(("million", "billion")) and mark.align == "left"
        ]
        for wide in (17, 10)
    )
    assert [beside[0] < beside[1], below[0] == below[1]] == [True, True]


def test_two_dollar_signs_are_no_formula(balance: tuple[Panel, ...]) -> None:
    texts = [
        mark.text for mark in lay_out(Picture(balance, 17 * CM, 6 * CM), STYLE, PALETTE) if isinstance(mark, Words)
    ]
    assert "C$2.3\u00a0billion to C$2.4\u00a0billion" in texts
    assert draw(Picture(balance, 17 * CM, 6 * CM), STYLE, PALETTE).svg.count(b'<g id="text_') == len(texts)


def test_a_picture_too_small_for_its_words_is_a_fault(trade: tuple[Panel, ...]) -> None:
    with pytest.raises(Fault) as caught:
        lay_out(Picture(trade, 6 * CM, 2 * CM), STYLE, PALETTE)
    assert (caught.value.code, "6.0 × 2.0 cm" in caught.value.message) == ("chart-fit", True)
    cure = "make the picture in the template larger: 6.0 × 3.0 cm is enough"
    assert caught.value.help == ("shorten the words, or take bars out", cure)


def test_a_word_wider_than_its_place_is_named(trade: tuple[Panel, ...]) -> None:
    word = replace(trade[0].points[0], text="0", label="Donaudampfschifffahrtsgesellschaft")
    panel = panel_of("", (word,) * 6)
    with pytest.raises(Fault, match="“Donaudampfschifffahrtsgesellschaft” does not fit"):
        lay_out(Picture((replace(panel, break_after=None),), 5 * CM, 7 * CM), STYLE, PALETTE)


def test_a_letter_that_the_font_lacks_is_a_fault(trade: tuple[Panel, ...]) -> None:
    with pytest.raises(Fault) as caught:
        lay_out(Picture((replace(trade[0], title="\U000f1234"),), 17 * CM, 7 * CM), STYLE, PALETTE)
    assert caught.value.code == "chart-glyph"


def test_a_no_break_space_holds_and_lines_are_of_even_length() -> None:
    assert LETTERS.lines("about C$2.1\u00a0billion in 2023", 10, 90) == ["about C$2.1\u00a0billion", "in 2023"]
    assert LETTERS.lines("one two three four", 10, LETTERS.width("one two three", 10)) == ["one two", "three four"]
    assert LETTERS.lines("C$2.1\u00a0billion", 10, 30) is None


bars = st.builds(
    lambda label, value, mark, words: Point(
        label,
        None if mark == "missing" else Decimal(value) * 1_000_000,
        None if mark == "missing" else Decimal(value - 40) * 1_000_000,
        None if mark == "missing" else Decimal(value + 40) * 1_000_000,
        words,
        mark,
        "fact",
        "total",
    ),
    st.sampled_from(["2023", "January to September 2025", "Vêtements", "Q1"]),
    st.integers(-3000, 3000),
    st.sampled_from(["stated", "estimated", "derived", "missing"]),
    st.sampled_from(
        ["C$2.1\u00a0billion", "about C$2.4\u00a0billion (estimated)", "not published", "0", "−16% to −10%"]
    ),
)
panels = st.lists(
    st.builds(
        lambda title, bars, breaks: panel_of(title, bars, breaks if breaks < len(bars) else None, "other source"),
        st.sampled_from(["", "Exports, C$ million", "Goods imports from Cambodia, C$ billion"]),
        st.lists(bars, min_size=1, max_size=9),
        st.integers(1, 5),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(panels=panels, width_=st.integers(6, 22), height=st.integers(3, 12), medium=st.sampled_from(["brief", "deck"]))
def test_words_stay_in_the_picture_and_clear_of_each_other_or_it_is_refused(
    panels: list[Panel], width_: int, height: int, medium
) -> None:
    picture = Picture(tuple(panels), width_ * CM, height * CM, medium)
    try:
        ink = lay_out(picture, STYLE.printed_in(medium), PALETTE)
    except Fault as fault:
        assert fault.code == "chart-fit"  # noqa: PT017  the other outcome is tested below
        return
    words = [mark for mark in ink if isinstance(mark, Words)]
    assert overlapping(words) == []
    right, top = width_ * CM / 12_700 + 0.01, height * CM / 12_700 + 0.01
    outside = [w.text for w in words if box(w)[0] < -0.01 or box(w)[1] < -0.01 or box(w)[2] > right or box(w)[3] > top]
    assert outside == []
