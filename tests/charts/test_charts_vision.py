"""How far colours look apart, for all eyes: the numbers of published palettes."""

from __future__ import annotations

from itertools import combinations

import pytest

from brief_builder.charts.look.style import Style
from brief_builder.charts.look.vision import VISIONS, difference

MATPLOTLIB = ["1f77b4", "ff7f0e", "2ca02c", "d62728", "9467bd", "8c564b", "e377c2", "7f7f7f", "bcbd22", "17becf"]
NAVY, TEAL, PLUM, ORANGE, GREY, PETROL = Style().accents


def test_black_and_white_are_a_hundred_apart() -> None:
    apart = [round(difference("#000000", "#ffffff", vision), 1) for vision in VISIONS]
    assert apart == [100.0] * 4
    assert difference(NAVY, NAVY, "deutan") == 0


def test_two_of_matplotlibs_colours_are_alike_for_eyes_without_red_cones() -> None:
    pairs = {(one, other): difference(f"#{one}", f"#{other}", "protan") for one, other in combinations(MATPLOTLIB, 2)}
    assert min((round(apart, 1), pair) for pair, apart in pairs.items()) == (4.6, ("ff7f0e", "2ca02c"))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (NAVY, PLUM, [52, 11, 30, 73]),
        (TEAL, ORANGE, [106, 54, 71, 112]),
        (TEAL, GREY, [35, 5, 7, 38]),
    ],
    ids=["navy and plum", "teal and orange", "teal and grey"],
)
def test_the_shipped_accents_are_as_far_apart_as_they_were_measured(one: str, other: str, apart: list[int]) -> None:
    assert [round(difference(one, other, vision)) for vision in VISIONS] == apart
