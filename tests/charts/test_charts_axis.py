"""An axis has at most six round numbers, and lines of Khmer stand as far apart as its letters are high."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from itertools import pairwise

import pytest
from line_panels import ink, panel, series, years

from brief_builder.charts.model import Kind
from brief_builder.charts.plot.ink import Ink, Words
from brief_builder.charts.plot.scales import ticks

MOST, KHMER_LEADING = 6, 1.3  # of the rules of charts: numbers of an axis; sizes from line to line
SIZES = ((17, 4), (17, 7), (20, 11.5), (8, 9))
NAMES = "ការ​នាំចេញ​ទំនិញ​ទៅ​កម្ពុជា​ក្នុង​ឆ្នាំ​នេះ​និង​ឆ្នាំ​មុន"


def numbers(drawn: list[Ink]) -> list[str]:
    """What is written of an axis: numbers that are no years."""
    found = [each.text for each in drawn if isinstance(each, Words)]
    return [text for text in found if re.fullmatch(r"[-−]?\d+(?:\.\d+)?", text) and not re.fullmatch(r"\d{4}", text)]


@pytest.mark.parametrize("kind", ["line", "area", "grouped", "stacked"])
@pytest.mark.parametrize("size", SIZES)
def test_a_picture_has_at_most_six_numbers_at_its_axis(kind: Kind, size: tuple[float, float]) -> None:
    chance = random.Random(f"{kind}{size}")  # noqa: S311  the same in each run
    for _ in range(6):
        low, high = sorted(chance.choice([-40, 0, 3, 7, 25, 90, 400]) * chance.random() for _ in range(2))
        labels = years(2000, 2019)
        rows = [series(name, [chance.uniform(low, high) for _ in labels], labels) for name in ("Imports", "Exports")]
        drawn = numbers(ink(panel(kind, *rows), width=size[0], height=size[1]))
        # The last figures of lines stand beside their ends.
        at_the_axis = drawn[: len(drawn) - len(rows)] if kind in ("line", "area") and len(drawn) > MOST else drawn
        assert 2 <= len(at_the_axis) <= MOST, drawn


@pytest.mark.parametrize(("low", "high"), [(0, 1), (-3, 8), (97, 103), (0, 999), ("0.001", "0.0013"), (5, 5)])
def test_the_numbers_of_an_axis_are_round_even_and_enclose_the_values(low: object, high: object) -> None:
    first, last = Decimal(str(low)), Decimal(str(high))
    found = ticks(first, last, MOST)
    steps = {other - one for one, other in pairwise(found)}
    assert (found[0] <= first, found[-1] >= last, len(steps), len(found) <= MOST) == (True, True, 1, True)


def test_lines_of_khmer_stand_as_far_apart_as_they_are_high() -> None:
    labels = ["2022", "2023"]
    row = series("", [2.0, 3.0], labels)
    drawn = ink(panel("column", row, title=NAMES * 4), width=10, height=9)
    lines = sorted((each.y for each in drawn if isinstance(each, Words) and "ការ" in each.text), reverse=True)
    size = max(each.size for each in drawn if isinstance(each, Words) and "ការ" in each.text)
    assert len(lines) > 1
    assert min(one - other for one, other in pairwise(lines)) >= KHMER_LEADING * size
