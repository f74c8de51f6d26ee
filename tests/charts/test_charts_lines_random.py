"""Random panels of each kind of line: words stand clear of each other, of lines and of marks, or it is refused."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from chart_panels import CM, PALETTE, STYLE
from flaws import flaws
from hypothesis import given, settings
from hypothesis import strategies as st

from brief_builder.charts.model import Annotation, Kind, Panel, Picture, Point, Series
from brief_builder.charts.plot.page import lay_out
from brief_builder.problems import Fault

# HYPOTHESIS_EXAMPLES=500 searches longer and elsewhere each time.
MORE = int(os.environ.get("HYPOTHESIS_EXAMPLES", "0"))
NAMES = [
    "Exports", "Imports of goods from Cambodia", "Lao People’s Democratic Republic", "Viet Nam",
    "Machines et appareils électriques", "កម្ពុជា", "ការនាំចេញទំនិញទៅកម្ពុជា", "",
]  # fmt: skip
COLOURS = ["exports", "imports", "balance", "accent4", "context", "total"]
NOTES = ["2019: borders closed", "March 2020: first flights after the pandemic, and a new agreement on investment"]
MARKS = ["stated", "stated", "stated", "stated", "estimated", "derived", "missing"]


def points(chance: Random, labels: list[str], start: int, step: int, colour: str) -> tuple[Point, ...]:
    low, high = chance.choice([(0, 4000), (-3000, 3000), (-900, -100), (2000, 2100), (5, 5)])
    sure = chance.random() < 0.5
    out = []
    for index, label in enumerate(labels):
        mark = "stated" if sure else chance.choice(MARKS)
        year = start + index + (step if index > 1 else 0)
        if mark == "missing":
            out.append(Point(label, None, None, None, "not published", "missing", None, colour, number="not published"))
            continue
        value = chance.randint(low, high)
        words = f"{'about ' if mark != 'stated' else ''}{value / 1000:.1f}".replace("-", "−")
        sign = f" ({mark})" if mark != "stated" else ""
        ends = [Decimal(value + each) * 1_000_000 for each in (0, -60, 60)]
        out.append(
            Point(
                label, *ends, f"{words}\u00a0billion{sign}", mark, "fact", colour, number=words, scale=9,
                start=date(year, 1, 1), end=date(year, 12, 31),
            )
        )  # fmt: skip
    return tuple(out)


def panel(kind: Kind, chance: Random) -> Panel:
    alone = kind in ("sparkline", "number")
    count = 2 if kind == "slope" and chance.random() < 0.8 else chance.choice([1, 2, 3, 5, 6, 7, 12, 25, 40])
    shape = chance.choice(["{}", "Q1 {}", "January to September {}", "ឆ្នាំ {}"])
    start, step = 1980, chance.choice([0, 0, 7])
    labels = [shape.format(start + index) for index in range(count)]
    series = []
    for number in range(1 if alone else chance.choice([1, 1, 2, 3, 4, 5, 9, 12])):
        name, colour = chance.choice(NAMES), chance.choice(COLOURS)
        name = f"{name} {number}" if name or number else ""
        series.append(Series(name, points(chance, labels, start, step, colour), colour))
    breaks = chance.choice([None, None, 1, 4])
    texts = [] if alone else NOTES[: chance.choice([0, 0, 1, 2])]
    notes = (Annotation(chance.randrange(count), text, "fact", chance.choice([None, 0])) for text in texts)
    return Panel(
        chance.choice(["", "Imports from Cambodia, C$ billion"]), tuple(series), kind,
        breaks if breaks and breaks < count else None, chance.choice(["", "other source"]),
        scale=9, annotations=tuple(notes),
    )  # fmt: skip


def picture(kind: Kind, chance: Random) -> Picture:
    width, height, medium = chance.choice(SIZES)
    drawn = tuple(panel(kind, chance) for _ in range(chance.choice([1, 1, 1, 2, 3])))
    return Picture(drawn, width * CM, height * CM, medium, shared=chance.random() < 0.3)


SIZES = [*[(17, 7, "brief"), (20, 11, "deck")] * 2, (8, 5, "brief"), (12, 6, "deck"), (5, 2, "brief")]


@pytest.mark.parametrize("kind", ["line", "area", "slope", "sparkline", "number", "column"])
@settings(max_examples=MORE or 20, deadline=None, derandomize=not MORE)
@given(seed=st.integers(0, 2**32))
def test_words_stand_clear_of_each_other_and_of_what_is_drawn(kind: Kind, seed: int) -> None:
    asked = picture(kind, Random(seed))  # noqa: S311  no secret
    try:
        ink = lay_out(asked, STYLE.printed_in(asked.medium), PALETTE)
    except Fault as fault:
        assert fault.code == "chart-fit"  # noqa: PT017  the other outcome is looked at below
        return
    assert flaws(ink, asked, STYLE.printed_in(asked.medium)) == []
