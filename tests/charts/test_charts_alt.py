"""Alt text: as much as 250 characters hold, the largest, smallest, first and last always, the words as elsewhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from brief_builder.charts.model import Kind, Panel, Point, Series
from brief_builder.charts.words.alt import LONGEST, alt_text
from brief_builder.charts.words.terms import terms
from brief_builder.problems import Fault
from brief_builder.wording import Phrase

EN = terms("en")


def years(*values: int) -> Panel:
    bars = (
        Point(str(2000 + i), Decimal(value), Decimal(value), Decimal(value), f"{value} tonnes", "stated", f"f{i}")
        for i, value in enumerate(values)
    )
    return Panel("Rice, tonnes", (Series("", tuple(bars)),))


def told(subtitle: str, *panels: Panel, sources: tuple[str, ...] = ("Customs",)) -> str:
    return str(alt_text(Phrase.of(subtitle), panels, sources, EN))


def test_a_few_bars_are_all_told() -> None:
    text = told("Rice exports, tonnes, Cambodia, 2000 and 2001", years(3, 5))
    assert text == (
        "Column chart: Rice exports, tonnes, Cambodia, 2000 and 2001. 2000 3 tonnes, 2001 5 tonnes. Source: Customs."
    )


def test_of_many_bars_the_first_last_largest_and_smallest_are_told() -> None:
    text = told("Rice exports", years(3, 5, 9, 4, 1, 6, 7))
    assert text == (
        "Column chart: Rice exports. 2000 3 tonnes, 2002 9 tonnes (largest), 2004 1 tonnes (smallest), "
        "2006 7 tonnes. Source: Customs."
    )


def test_what_is_not_published_is_told_as_such() -> None:
    gap = Point("1999", None, None, None, "not published", "missing")
    panel = years(3)
    assert "1999 not published, 2000 3 tonnes." in told(
        "Rice", replace(panel, series=(Series("", (gap, *panel.points)),))
    )


def test_a_bar_below_zero_is_told_as_such() -> None:
    """In a balance, whose figures are sizes; in other charts they have their sign."""
    hanging, mixed = (replace(years(*values), kind="balance") for values in ((-3, -4), (-3, 4)))
    assert "all bars below zero: Balance. 2000 -3 tonnes, 2001" in told("Balance", hanging)
    assert "2000: -3 tonnes below zero, 2001: 4 tonnes." in told("Balance", mixed)
    assert told("Growth", years(-3, -4)).startswith("Column chart: Growth. 2000 -3 tonnes, 2001 -4 tonnes.")


def test_a_matrix_tells_what_is_there() -> None:
    """Of ones and zeros, the largest and the smallest say nothing."""

    def row(name: str, *values: int) -> Series:
        return Series(name, tuple(
            Point(label, Decimal(value), Decimal(value), Decimal(value), str(value), "stated", f"{name}.{label}")
            for label, value in zip(("Laos", "Japan"), values, strict=True)
        ))  # fmt: skip

    panel = Panel("", (row("Trade", 1, 1), row("Aid", 1, 0), row("Visas", 0, 0)), "heatmap")
    assert told("Agreements", panel) == (
        "Heat map: Agreements. Trade: Laos, Japan; Aid: Laos; Visas: –. Source: Customs."
    )
    assert "Trade: 2/2; Aid: 1/2; Visas: 0/2." in told("Agreements " * 18 + "of", panel, sources=())


def test_titles_of_panels_replace_a_subtitle_that_leaves_no_room(flows: tuple[Panel, ...]) -> None:
    subtitle = "Canada’s trade with Cambodia by flow, C$ million and C$ billion, all goods, calendar years 2021 to 2023"
    text = told(subtitle, *flows, sources=("Global Affairs Canada",)).replace("\u00a0", " ")
    assert text == (
        "Column chart: Exports to Cambodia, C$ million: 2021 not published, 2022 C$33.3 million, 2023 C$37.2 million; "
        "Imports from Cambodia, C$ billion: 2021 C$1.8 billion, 2022 C$2.4 billion, "
        "2023 about C$2.1 billion (derived). Source: Global Affairs Canada."
    )


def test_alt_text_is_never_longer_than_it_may_be() -> None:
    text = told("Rice exports, tonnes", *(years(*range(1, 9)) for _ in range(2)), sources=("Customs office " * 5,))
    assert len(text) <= LONGEST


def test_a_subtitle_that_leaves_no_room_at_all_is_a_fault() -> None:
    with pytest.raises(Fault) as caught:
        told("Rice " * 60, years(3, 5))
    assert (caught.value.code, caught.value.message) == (
        "chart-field",
        "the chart's alt text would be longer than 250 characters",
    )


def things(kind: Kind, **values: int) -> Panel:
    points = (
        Point(name, Decimal(value), Decimal(value), Decimal(value), f"{value} tonnes", "stated", f"f.{name}",
              kept_last=name == "Other")
        for name, value in values.items()
    )  # fmt: skip
    return Panel("", (Series("", tuple(points)),), kind, horizontal=kind == "bar")


MANY = {"Land": 8, "Rice": 7, "Fish": 6, "Silk": 5, "Salt": 4, "Corn": 3, "Wood": 2, "Other": 9}


def test_other_is_neither_the_largest_nor_one_of_how_many() -> None:
    assert told("Goods", things("treemap", **MANY)) == (
        "Treemap: Goods. The largest of 7: Land 8 tonnes, Rice 7 tonnes, Fish 6 tonnes; the smallest: Wood 2 tonnes. "
        "Source: Customs."
    )
    assert told("Goods", things("bar", **MANY)) == (
        "Bar chart: Goods. Land 8 tonnes (largest), Wood 2 tonnes (smallest), Other 9 tonnes. Source: Customs."
    )
    assert "(largest)" not in told("Goods", things("bar", Land=8, Other=9))


@pytest.mark.parametrize(
    ("values", "words"),
    [((3, 5), "2000: 3 tonnes; 2001: 5 tonnes"), ((1, 0), "2000"), ((0, 0), "2000: 0 tonnes; 2001: 0 tonnes")],
    ids=["figures", "ones and zeros", "zeros"],
)
def test_a_heat_map_of_one_row_without_a_name_is_told_by_its_columns(values: tuple[int, int], words: str) -> None:
    assert told("Goods", replace(years(*values), kind="heatmap")) == f"Heat map: Goods. {words}. Source: Customs."


def test_where_nothing_is_drawn_nothing_is_told() -> None:
    assert told("Rice " * 60, Panel("", ()), Panel("", (), "timeline")) == ""
