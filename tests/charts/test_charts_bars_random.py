"""Bars of every kind, one to forty categories, long names, three scripts: all words can be read, or it is refused."""

import os
from decimal import Decimal

import pytest
from chart_panels import CM, PALETTE, STYLE
from flaws import flaws
from hypothesis import given, settings
from hypothesis import strategies as st

from brief_builder.charts.model import Annotation, Furniture, Panel, Picture, Point, Series
from brief_builder.charts.plot.page import lay_out
from brief_builder.problems import Fault

# HYPOTHESIS_EXAMPLES=1000 searches longer and elsewhere each time; without it, the same examples are tried each time.
MORE = int(os.environ.get("HYPOTHESIS_EXAMPLES", "0"))
BILLION = Decimal(10) ** 9
NAMES = (
    "2023", "2012", "Rice", "Footwear and leather goods", "Travel goods, handbags and similar containers", "Cambodge",
    "Royaume-Uni de Grande-Bretagne", "Ouvrages en cuir, articles de bourrellerie", "Anticonstitutionnellement", "Q1",
    "កម្ពុជា", "ការនាំចេញទំនិញទៅកម្ពុជា",
)  # fmt: skip
GAPS = ("not published", "non publié", "មិន​បាន​ផ្សព្វផ្សាយ")
COLOURS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "context")
ONE = ("bar", "balance", "waterfall")
SIZES = (("brief", 16.99, 7), ("brief", 16.99, 12), ("brief", 8.2, 6), ("deck", 20, 11.5), ("deck", 30, 12.5))


@st.composite
def points(draw: st.DrawFn, label: str, colour: str, *, negative: bool) -> Point:
    """A point of any mark and size, from nothing to 2,430 billion."""
    mark = draw(st.sampled_from(("stated", "stated", "stated", "estimated", "derived", "missing")))
    if mark == "missing":
        gap = draw(st.sampled_from(GAPS))
        return Point(label, None, None, None, gap, "missing", None, colour, number=gap)
    tenths = draw(st.sampled_from((0, 1, 7, 24, 180, 24_000))) + draw(st.integers(0, 30))
    tenths = -tenths if negative and draw(st.booleans()) else tenths
    value, half = Decimal(tenths) * BILLION / 10, draw(st.sampled_from((0, 1, 3))) * BILLION / 10
    number = ("about " if mark != "stated" else "") + f"{value / BILLION:,.1f}".replace("-", "\u2212")
    text = f"C${number}\u00a0billion" + {"derived": " (derived)", "estimated": " (estimated)"}.get(mark, "")
    low, high = (value - half, value + half) if mark == "derived" else (value, value)
    return Point(label, value, low, high, text, mark, f"f.{label}", colour, 9, -8, number)


@st.composite
def panels(draw: st.DrawFn, kind: str) -> Panel:
    """A panel of a kind; every other has years for categories."""
    count = draw(st.sampled_from((1, 2, 3, 5, 8, 12, 25, 40)))
    labels = (
        [str(2024 - count + n) for n in range(count)]
        if draw(st.booleans())
        else [draw(st.sampled_from(NAMES)) for _ in range(count)]
    )
    rows = 1 if kind in ONE else draw(st.integers(1, 5))
    negative = kind != "share" and draw(st.booleans())
    colours = draw(st.permutations(COLOURS))
    series = tuple(
        Series(
            draw(st.sampled_from(NAMES)) if rows > 1 else "",
            tuple(draw(points(label, colour, negative=negative)) for label in labels),
            colour,
        )
        for colour in colours[:rows]
    )
    breaks = draw(st.sampled_from((None, None, 1, count - 1)))
    notes = draw(st.sampled_from(((), (), (), (Annotation(count // 2, "Tariff preferences end"),))))
    return Panel(
        draw(st.sampled_from(("", "Exports, C$ billion"))), series, kind, breaks or None, "different source",
        draw(st.booleans()), 9, "C$ billion", (), notes,
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["bar", "grouped", "stacked", "share", "balance", "waterfall"])
def test_words_of_bars_can_be_read_or_the_chart_is_refused(kind: str) -> None:
    """Nothing touches, leaves the picture, is struck through, or stands on a colour that swallows it."""

    @settings(max_examples=MORE or 40, deadline=None, derandomize=not MORE)
    @given(
        drawn=st.lists(panels(kind), min_size=1, max_size=2),
        size=st.sampled_from(SIZES),
        shared=st.booleans(),
        furnished=st.booleans(),
    )
    def hold(drawn: list[Panel], size: tuple[str, float, float], *, shared: bool, furnished: bool) -> None:
        medium, wide, high = size
        around = Furniture("Trade rose", "Goods trade, C$ billion", "Source: Statistics") if furnished else None
        asked = Picture(tuple(drawn), int(wide * CM), int(high * CM), medium, around, shared)
        style = STYLE.printed_in(asked.medium)
        try:
            ink = lay_out(asked, style, PALETTE)
        except Fault as fault:
            assert fault.code == "chart-fit"  # noqa: PT017  the other outcome is looked at below
            return
        assert flaws(ink, asked, style) == []

    hold()
