"""The chart parts of native charts: what Office draws of a panel, by the rules of the house."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from brief_builder.charts.model import Panel, Point
from brief_builder.charts.native.chart_xml import Native, native_chart
from brief_builder.charts.native.formats import Format
from brief_builder.charts.native.refusing import NATIVE, why_not_native
from brief_builder.problems import Fault
from pack_charts import PALETTE, STYLE, panel_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CM = 360_000
BRIEF, DECK = (int(16.99 * CM), 7 * CM), (20 * CM, int(11.5 * CM))
YEARS = list(range(2019, 2025))
KINDS: dict[str, dict[str, Any]] = {
    "column": {"labels": YEARS, "series": {"": [1.2, None, 1.4, 0, "about 1.9 (derived)", "about 2.1 (estimated)"]}},
    "bar": {"labels": ["Clothing", "Bicycles", "Rice"], "series": {"": [3, 2, 1]}},
    "grouped": {"labels": YEARS, "series": {"Exports": [1, 2, 3, 4, 5, 6], "Imports": [2, 3, 4, None, 6, 7]}},
    "stacked": {"labels": YEARS, "series": {"Exports": [1, 2, 3, 4, 5, 6], "Imports": [2, 3, 4, 5, 6, 7]}},
    "share": {"labels": [2023, 2024], "series": {"Clothing": [62, 60], "Rice": [21, 25], "Other": [17, 15]}},
    "line": {
        "labels": YEARS, "series": {"Exports": [1, 2, 3, 4, 5, "about 6 (estimated)"], "Imports": [2, 3, None, 5, 6, 7]}
    },
    "area": {"labels": YEARS, "series": {"Exports": [1, 2, 3, 4, 5, 6], "Imports": [2, 3, 4, 5, 6, 7]}},
    "slope": {"labels": [2019, 2024], "series": {"Cambodia": [1, 3], "Viet Nam": [2, "about 2.9 (derived)"]}},
    "balance": {"labels": YEARS, "series": {"": [-1.2, -1.1, 0.4, None, 1.9, -2.1]}},
    "waterfall": {
        "labels": ["2023", "Fish", "Rice", "2024"], "totals": ["2023", "2024"], "series": {"": [5, 2, -1, 6]}
    },
}  # fmt: skip


def native(kind: str, size: tuple[int, int] = BRIEF, medium: Any = "brief", **entries: Any) -> Native:
    panel = panel_of("trade", **{"kind": kind, **KINDS[kind], **entries})
    return native_chart((panel,), "Trade", size, medium, STYLE, PALETTE, "en")


def root(kind: str, *args: Any, **entries: Any) -> Any:
    return etree.fromstring(native(kind, *args, **entries).xml)


def refused(kind: str, *args: Any, **entries: Any) -> str:
    with pytest.raises(Fault) as caught:
        native(kind, *args, **entries)
    return f"{caught.value.code}: {caught.value.message} = {' = '.join(caught.value.help)}"


@pytest.mark.parametrize(
    ("language", "tag"), [("en", "en-CA"), ("fr", "fr-CA"), ("km", "km-KH"), ("km-u-nu-khmr", "km-KH")]
)
def test_a_native_chart_says_its_language(language: str, tag: str) -> None:
    """As a whole, where the schema wants it, and of each word."""
    panel = panel_of("trade", kind="line", **KINDS["line"])
    space = etree.fromstring(native_chart((panel,), "Trade", BRIEF, "brief", STYLE, PALETTE, language).xml)
    assert [each.tag for each in space][:3] == [C + "date1904", C + "lang", C + "roundedCorners"]
    assert space[1].get("val") == tag
    assert {each.get("lang") for each in space.iter(f"{A}defRPr", f"{A}rPr", f"{A}endParaRPr")} == {tag}


def test_the_kinds_that_are_native() -> None:
    """Each of them is drawn below."""
    assert set(NATIVE) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("size", "medium", "least"), [(BRIEF, "brief", 900), (DECK, "deck", 1400)])
def test_a_native_chart_is_bare_and_set_in_the_theme(kind: str, size: tuple[int, int], medium: str, least: int) -> None:
    """No border, no fill, no title, no round corners; letters of the theme, as large as the medium asks for."""
    chart = root(kind, size, medium)
    for holder in (chart, chart.find(f"{C}chart/{C}plotArea")):
        look = holder.find(f"{C}spPr")
        assert look.find(f"{A}noFill") is not None
        assert look.find(f"{A}ln/{A}noFill") is not None
    assert chart.find(f"{C}roundedCorners").get("val") == "0"
    assert chart.find(f"{C}date1904").get("val") == "0"
    assert chart.find(f"{C}chart/{C}autoTitleDeleted").get("val") == "1"
    assert next(chart.iter(f"{C}title"), None) is None
    assert chart.find(f"{C}chart/{C}dispBlanksAs").get("val") == "gap"
    sizes = [int(each.get("sz")) for each in chart.iter(f"{A}defRPr", f"{A}rPr") if each.get("sz")]
    assert min(sizes) >= least
    faces = {tuple(face.get("typeface") for face in each.iter(f"{A}latin", f"{A}ea", f"{A}cs"))
             for each in chart.iter(f"{A}defRPr", f"{A}rPr")}  # fmt: skip
    assert faces == {("+mn-lt", "+mn-ea", "+mn-cs")}
    turned = {each.get("rot") for each in chart.iter(f"{A}bodyPr")}
    assert turned <= {None, "0"}


@pytest.mark.parametrize("kind", KINDS)
def test_axes_are_known_by_unsigned_numbers_and_carry_no_marks(kind: str) -> None:
    """Each number stands at its plot, at its axis, and at the axis that it crosses."""
    chart = root(kind)
    ids = [each.get("val") for each in chart.iter(f"{C}axId")]
    assert sorted(ids) == ["111111111", "111111111", "222222222", "222222222"]
    assert sorted(each.get("val") for each in chart.iter(f"{C}crossAx")) == ["111111111", "222222222"]
    assert {each.get("val") for each in chart.iter(f"{C}majorTickMark", f"{C}minorTickMark")} == {"none"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wide", [17, 8])
def test_figures_stand_at_what_shows_them_or_on_an_axis_and_never_on_both(kind: str, wide: int) -> None:
    """An axis has a light grid and at most six numbers, one more in Office; without one there is no grid either.

    Of lines, the last figure stands with the name.
    """
    chart = root(kind, (wide * CM, 8 * CM))
    axis = chart.find(f".//{C}valAx")
    shown = [each for each in chart.iter(f"{C}showVal") if each.get("val") == "1"]
    values = [each for each in shown if kind == "slope" or each.getparent().find(f"{C}showSerName").get("val") == "0"]
    has_axis = axis.find(f"{C}delete").get("val") == "0"
    assert has_axis == (axis.find(f"{C}majorGridlines") is not None)
    assert has_axis != bool(values)
    if has_axis:
        low, step = (float(axis.find(path).get("val")) for path in (f"{C}scaling/{C}min", f"{C}majorUnit"))
        largest = max(float(v) for v in _stacked(kind))
        assert (largest - low) / step <= 4
    if kind not in ("line", "slope", "balance"):
        assert float(axis.find(f"{C}scaling/{C}min").get("val")) == 0


def _stacked(kind: str) -> list[Decimal]:
    """How far the bars or areas of each category reach."""
    held = [[v or Decimal(0) for v in each.values] for each in native(kind).numbers.series]
    if kind == "share":
        return [Decimal(1)]
    if kind in ("stacked", "area"):
        return [sum(column, Decimal(0)) for column in zip(*held, strict=True)]
    return [value for values in held for value in values]


def test_a_colour_of_the_theme_is_named_and_any_other_is_written() -> None:
    """So that a restyle of the theme reaches the chart."""
    chart = root("grouped", colours=["exports", "other"])
    looks = [each.find(f"{C}spPr/{A}solidFill")[0] for each in chart.iter(f"{C}ser")]
    assert [(look.tag.rpartition("}")[2], look.get("val")) for look in looks] == [
        ("schemeClr", "accent1"), ("srgbClr", "5A6B7C"),
    ]  # fmt: skip


def test_estimates_are_hatched_derived_figures_hollow_and_missing_ones_gaps() -> None:
    """In the colour of the series, on paper."""
    made = native("column")
    chart = etree.fromstring(made.xml)
    points = {int(each.find(f"{C}idx").get("val")): each.find(f"{C}spPr") for each in chart.iter(f"{C}dPt")}
    assert sorted(points) == [4, 5]
    hatched, hollow = points[5], points[4]
    assert hatched.find(f"{A}pattFill").get("prst") == "wdUpDiag"
    assert [hatched.find(f"{A}pattFill/{A}{ground}")[0].get("val") for ground in ("fgClr", "bgClr")] == [
        "accent1",
        "bg1",
    ]
    assert hollow.find(f"{A}solidFill")[0].get("val") == "bg1"
    assert {look.find(f"{A}ln/{A}solidFill")[0].get("val") for look in points.values()} == {"accent1"}
    assert {each.find(f"{C}invertIfNegative").get("val") for each in chart.iter(f"{C}dPt", f"{C}ser")} == {"0"}
    assert made.numbers.series[0].values[1] is None
    assert made.numbers.series[0].values[3] == 0


def test_a_line_to_an_estimate_is_dashed_and_its_dot_a_ring() -> None:
    """Of the point at which it ends."""
    (point,) = root("line").iter(f"{C}dPt")
    assert point.find(f"{C}idx").get("val") == "5"
    assert point.find(f"{C}spPr/{A}ln/{A}prstDash").get("val") == "sysDash"
    assert point.find(f"{C}marker/{C}spPr/{A}solidFill")[0].get("val") == "bg1"


def test_what_a_format_says_is_a_number_and_other_words_are_typed() -> None:
    """So that figures follow when somebody edits the data."""
    made = native("column")
    assert made.words == ("about 1.9", "about 2.1")
    assert made.numbers.number_format == '#,##0.0;"−"#,##0.0'
    labels = list(etree.fromstring(made.xml).iter(f"{C}dLbl"))
    assert ["".join(t.text for t in each.iter(f"{A}t")) for each in labels] == ["", *made.words]
    assert labels[0].find(f"{C}numFmt").get("formatCode") == '#,##0;"−"#,##0'  # zero is not 0.0


@pytest.mark.parametrize(
    ("scale", "decimals", "value", "code", "says"),
    [
        (9, -8, "2.44e9", "#,##0.0,,,", "2.4"),
        (0, 0, "-1234", "#,##0", "−1,234"),
        (4, 0, "12000", "#,##0.000,", "12.000"),
    ],
)
def test_the_format_has_the_scale_and_the_places_of_the_words(
    scale: int, decimals: int, value: str, code: str, says: str
) -> None:
    """The minus is that of typesetters."""
    number = Decimal(value)
    made = Format.of([Point("A", number, number, number, "", scale=scale, decimals=decimals)])
    assert made.code == f'{code};"−"{code}'
    assert made.says(number, "en") == says


def test_lines_are_named_at_their_ends_up_to_four() -> None:
    """More have a legend."""
    chart = root("line")
    assert chart.find(f".//{C}legend") is None
    names = [each for each in chart.iter(f"{C}dLbl") if each.find(f"{C}showSerName").get("val") == "1"]
    assert [(each.find(f"{C}idx").get("val"), each.find(f"{C}dLblPos").get("val")) for each in names] == [
        ("5", "r")
    ] * 2
    typed = ["".join(t.text for t in each.iter(f"{A}t")) for each in chart.iter(f"{C}dLbl")]
    assert typed == ["Exports about 6", ""]  # of the other Office writes name and figure
    assert names[0].find(f"{C}showVal").get("val") == "1"
    many = root("line", series={f"Series {n}": [n, 2, 3, 4, 5, n] for n in range(5)})
    assert many.find(f".//{C}legend/{C}legendPos").get("val") == "t"
    assert next(many.iter(f"{C}dLbl"), None) is None


def test_names_of_lines_that_end_together_are_moved_apart() -> None:
    """Up and down from the middle, in parts of the chart's height."""
    chart = root("line", series={"Exports": [1, 2, 3, 4, 5, 6], "Imports": [2, 3, 4, 5, 6, "6.1"]})
    shifts = [float(each.find(f"{C}layout/{C}manualLayout/{C}y").get("val")) for each in chart.iter(f"{C}dLbl")]
    assert shifts[0] > 0 > shifts[1]
    assert sum(shifts) == pytest.approx(0, abs=1e-4)


def test_the_first_row_of_bars_stands_on_top() -> None:
    """And the numbers of the axis below the last."""
    chart = root("bar")
    assert chart.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"
    tight = root("grouped", horizontal=True, labels=["A"] * 12,
                 series={"Exports": [1] * 12, "Imports": [2] * 12})  # fmt: skip
    assert tight.find(f".//{C}valAx/{C}crosses").get("val") == "max"
    assert tight.find(f".//{C}valAx/{C}tickLblPos").get("val") == "nextTo"


def test_labels_stand_below_bars_that_hang() -> None:
    """And not on them; above, where all bars hang."""
    assert root("balance").find(f".//{C}catAx/{C}tickLblPos").get("val") == "low"
    hanging = root("balance", series={"": [-1, -2, -3, -1, None, -2]})
    assert hanging.find(f".//{C}catAx/{C}tickLblPos").get("val") == "high"


@pytest.mark.parametrize("kind", ["column", "bar", "grouped", "balance", "stacked"])
@pytest.mark.parametrize("values", [["-2.4", "-2.1", "-2.2"], ["2.4", "2.1", "2.2"]])
def test_bars_begin_at_zero_whatever_office_would_choose(kind: str, values: list[str]) -> None:
    """Office lets an axis begin near values that differ by less than a sixth, those of bars too."""
    chart = root(
        kind, labels="ABC", series={"A": values, "B": values} if kind in ("grouped", "stacked") else {"": values}
    )
    low, high = (chart.find(f".//{C}valAx/{C}scaling/{C}{end}") for end in ("min", "max"))
    if values[0] == "2.4":
        assert float(low.get("val")) == 0
    else:
        assert float(high.get("val")) == 0


def test_a_short_line_has_its_figures_at_its_points() -> None:
    """Above a peak, below a trough, from zero as in pictures; with an axis where the line would lead through one."""
    one = root("line", labels=YEARS[:4], series={"": ["2.0", "2.4", "1.9", "2.2"]})
    assert [each.get("val") for each in one.iter(f"{C}dLblPos")] == ["b", "b", "t"]
    assert [each.find(f"{C}idx").get("val") for each in one.iter(f"{C}dLbl")] == ["0", "2"]
    assert float(one.find(f".//{C}valAx/{C}scaling/{C}min").get("val")) == 0
    assert one.find(f".//{C}valAx/{C}delete").get("val") == "1"
    level = root("line", labels=YEARS[:3], series={"": ["99.1", "99.4", "99.2"]})
    assert 98.9 < float(level.find(f".//{C}valAx/{C}scaling/{C}min").get("val")) < 99.1
    steep = root("line", labels=YEARS[:4], series={"": [1, "about 400.5 (derived)", 1000, 2]})
    assert steep.find(f".//{C}valAx/{C}delete").get("val") == "0"
    assert next(steep.iter(f"{C}dLbl"), None) is None


def test_lines_of_several_series_begin_at_zero_unless_all_values_are_near_each_other() -> None:
    """As in pictures, and as Office would let them."""

    def begins(*values: str) -> float:
        chart = root("line", series={"A": values, "B": values})
        return float(chart.find(f".//{C}valAx/{C}scaling/{C}min").get("val"))

    assert begins(*"234567") == 0
    assert begins("50", "51", "52", "53", "51", "50") == 50


def test_pieces_of_a_stack_too_small_for_their_figure_have_none() -> None:
    """The others keep theirs, as in pictures; where most are too small, there is an axis."""
    chart = root("stacked", (12 * CM, 7 * CM), labels=[2023, 2024], series={"Imports": [90, 80], "Exports": [1, 20]})
    hidden = [each for each in chart.iter(f"{C}dLbl") if each.find(f"{C}delete") is not None]
    assert [(each.getparent().getparent().find(f"{C}idx").get("val"), each.find(f"{C}idx").get("val"))
            for each in hidden] == [("1", "0")]  # fmt: skip
    assert [len(each) for each in hidden] == [2]
    tiny = {f"Part {n}": [1 if n else 90] * 2 for n in range(4)}
    assert root("stacked", labels=[2023, 2024], series=tiny).find(f".//{C}valAx/{C}delete").get("val") == "0"


def test_figures_of_bars_that_go_left_stand_beside_the_names_and_not_on_them() -> None:
    """The axis begins so far below the lowest bar as its figure is wide."""
    lows = []
    for value in ("-5", "-1000000.2"):
        chart = root("bar", (9 * CM, 6 * CM), labels=["Footwear", "Bicycles"], series={"": [value.strip("-"), value]})
        lows.append(float(chart.find(f".//{C}valAx/{C}scaling/{C}min").get("val")) / float(value))
    assert 1.1 < lows[0] < lows[1]


def test_only_periods_may_lose_their_label() -> None:
    """“HS 61” has a digit and is a name: without one nobody knows what the bar is."""
    names = [f"HS {n} Knitwear" for n in range(40)]
    assert refused("column", labels=names, series={"": [1] * 40}).startswith("chart-fit: “HS")


def test_a_slope_without_its_last_figure_is_named_at_the_first() -> None:
    """Else a figure stands beside a dot of nobody."""
    chart = root("slope", series={"Cambodia": [1, 3], "Fish": [2, None]})
    named = [each for each in chart.iter(f"{C}dLbl") if each.find(f"{C}showSerName").get("val") == "1"]
    assert [(each.find(f"{C}idx").get("val"), each.find(f"{C}dLblPos").get("val")) for each in named] == [
        ("1", "r"), ("0", "l"),
    ]  # fmt: skip


def test_highlighted_lines_lie_on_those_that_only_stand_beside_and_are_named() -> None:
    """The grey ones are thin and without dots; they are named at their ends too, else in the legend."""
    rows = {f"Country {n}": [n, 2, 3, 4, 5, n % 3] for n in range(8)}
    grey = ["context"] * 3 + ["exports"] + ["context"] * 4
    chart = root("line", series=rows, colours=grey)
    series = list(chart.iter(f"{C}ser"))
    widths = [int(each.find(f"{C}spPr/{A}ln").get("w")) for each in series]
    assert widths[-1] > max(widths[:-1])
    assert [s.find(f"{C}marker/{C}symbol").get("val") for s in series] == ["none"] * 7 + ["circle"]
    named = [each for each in chart.iter(f"{C}dLbl") if each.find(f"{C}showSerName").get("val") == "1"]
    hidden = [each.find(f"{C}idx").get("val") for each in chart.iter(f"{C}legendEntry")]
    assert (len(named), hidden) == (1, ["7"])
    few = root("line", series=dict(list(rows.items())[2:5]), colours=grey[2:5])
    assert few.find(f".//{C}legend") is None


def test_names_that_would_stand_far_from_their_lines_are_refused() -> None:
    """Office draws no thin line from a name to its line."""
    rows = {f"Country {n}": [n / 100, n / 90] for n in range(9)} | {"Canada": [10, 20]}
    told = refused("slope", (17 * CM, 5 * CM), series=rows, colours=["exports"] * 10)
    assert told.startswith("chart-fit: what stands at the ends of the lines does not fit")


def test_many_lines_of_a_slope_are_grey_unless_some_are_highlighted() -> None:
    """As in pictures."""
    chart = root("slope", (17 * CM, 12 * CM), series={f"Country {n}": [n, n + 1] for n in range(9)},
                 colours=["exports"] * 9)  # fmt: skip
    colours = {each.find(f"{C}spPr/{A}ln/{A}solidFill")[0].get("val") for each in chart.iter(f"{C}ser")}
    assert colours == {"757575"}


def test_a_break_is_a_category_without_a_value() -> None:
    """No line leads over it; its label is the words at the break, where they have room."""
    made = native("line", break_after=3, break_note="new method")
    assert made.numbers.labels == ("2019", "2020", "2021", "new method", "2022", "2023", "2024")
    assert [series.values[3] for series in made.numbers.series] == [None, None]
    narrow = native("line", (9 * CM, 6 * CM), break_after=3, break_note="an incomparably different method")
    assert narrow.numbers.labels[3] == "\u00a0"


def test_steps_of_a_waterfall_stand_on_columns_that_nobody_sees() -> None:
    """Rises and falls have their sizes, and a fall is written with a minus."""
    made = native("waterfall")
    held = [(s.name, [None if v is None else int(v) for v in s.values]) for s in made.numbers.series]
    assert held == [
        ("…", [None, 5, 6, None]),
        ("+", [None, 2, None, None]),
        ("−", [None, None, 1, None]),
        ("Σ", [5, None, None, 6]),
    ]
    base, rise, fall, whole = etree.fromstring(made.xml).iter(f"{C}ser")
    assert base.find(f"{C}spPr/{A}noFill") is not None
    assert base.find(f"{C}spPr/{A}ln/{A}noFill") is not None
    assert fall.find(f"{C}dLbls/{C}numFmt").get("formatCode") == '"−"#,##0;"−"#,##0;#,##0'
    assert rise.find(f"{C}dLbls/{C}numFmt").get("formatCode") == '"+"#,##0;"+"#,##0;#,##0'
    colours = [each.find(f"{C}spPr/{A}solidFill")[0].get("val") for each in (rise, fall, whole)]
    assert colours == ["accent1", "accent4", "tx1"]
    assert [s.facts for s in made.numbers.series][2] == (None, None, "trade.0.Rice", None)
    assert [s.values for s in native("waterfall", totals=()).numbers.series] == [s.values for s in made.numbers.series]
    below = native("waterfall", series={"": [-5, -2, 1, -6]}).numbers.series
    assert [[None if v is None else int(v) for v in each.values] for each in below] == [
        [None, -5, -6, None], [None, None, -1, None], [None, -2, None, None], [-5, None, None, -6],
    ]  # fmt: skip


def test_fills_that_touch_have_paper_between_them() -> None:
    """A line around what stands on another; not around what stands on the axis."""
    first, second = root("stacked").iter(f"{C}ser")
    assert first.find(f"{C}spPr/{A}ln/{A}noFill") is not None
    assert second.find(f"{C}spPr/{A}ln/{A}solidFill")[0].get("val") == "bg1"


def test_what_office_cannot_draw_is_refused_with_its_cure() -> None:
    """Several panels have several scales; other programs show a picture of newer kinds."""
    panel = panel_of("trade", **KINDS["column"])
    told = {
        "panels": why_not_native((panel, panel)),
        "kind": why_not_native((panel_of("trade", kind="treemap"),)),
        "gap": why_not_native((panel_of("trade", kind="area", series={"": [1, None]}),)),
        "zero": why_not_native((panel_of("trade", kind="waterfall", labels="ABC", series={"": [1, -2, -1]}),)),
        "area": why_not_native((panel_of("trade", kind="area", series={"": [1, "about 2 (estimated)"]}),)),
        "share": why_not_native((panel_of("trade", kind="share", series={"": [1, -2]}),)),
        "part": why_not_native((panel_of("trade", kind="share", series={"A": [1, 2], "B": [1, None]}),)),
        "step": why_not_native((panel_of("trade", kind="waterfall", labels="ABC", series={"": [1, None, 1]}),)),
        "lying": why_not_native((panel_of("trade", horizontal=True, **KINDS["waterfall"], kind="waterfall"),)),
        "uneven": why_not_native((_dated("line", 1990, 2000, 2022, 2023),)),
    }
    assert {key: (fault.code, fault.message, fault.help[0]) for key, fault in told.items() if fault is not None} == {
        "panels": ("chart-field", "a chart with 2 panels has several scales, and a native chart has one",
                   "write `as: picture`"),
        "kind": ("chart-field", "a treemap is not drawn by Office on every computer", "write `as: picture`"),
        "gap": ("chart-field", "in a native area chart a gap is drawn as zero", "write `as: picture`"),
        "zero": ("chart-field", "a step of this waterfall crosses zero, which columns that stand on each other cannot "
                 "show", "write `as: picture`"),
        "area": ("chart-field", "a native area is filled in one way from end to end, and cannot show which of its "
                 "figures are sure", "write `as: picture`"),
        "share": ("chart-field", "a share below zero is part of no whole", "write `kind: grouped`"),
        "part": ("chart-field", "a part is not known, and in a native share the parts that are known would fill the "
                 "whole", "write `as: picture`"),
        "step": ("chart-field", "a step of this waterfall is not known, so that nobody knows what the next one stands "
                 "on", "write `as: picture`"),
        "lying": ("chart-field", "a native waterfall stands", "write `as: picture`"),
        "uneven": ("chart-field", "its periods are not evenly apart, and a native chart would draw them so: its steep "
                   "lines would lie", "write `as: picture`"),
    }  # fmt: skip
    assert why_not_native((_dated("line", 2020, 2021, 2022, 2023),)) is None


def _dated(kind: str, *years: int) -> Panel:
    """A panel whose points have the periods of their labels."""
    made = panel_of("trade", kind=kind, labels=years, series={"": [1] * len(years)})
    points = (
        replace(point, start=date(int(point.label), 1, 1), end=date(int(point.label), 12, 31)) for point in made.points
    )
    return replace(made, series=(replace(made.series[0], points=tuple(points)),))


def test_what_has_no_room_is_refused_with_its_cure() -> None:
    """Names are never left out, nor turned; along a line of years some may be."""
    assert refused("bar", (3 * CM, 3 * CM), labels=["Telecommunications", "Fish", "Rice"]) == (
        "chart-fit: “Telecommunications” does not fit a native chart of 3.0 × 3.0 cm in letters of 9 points = shorten "
        "the words = make the picture in the template larger: 9.0 × 3.0 cm is enough = write `as: picture`"
    )
    labels = [str(year) for year in range(1980, 2025)]
    chart = root("column", labels=labels, series={"": [1] * 45})
    assert chart.find(f".//{C}catAx/{C}tickLblSkip").get("val") == "3"


def test_letters_get_smaller_before_a_chart_is_refused() -> None:
    """Down to those of the medium, and no further."""
    sizes = [root("bar", (16 * CM, height * CM // 10)).find(f"{C}txPr//{A}defRPr").get("sz") for height in (70, 13)]
    assert sizes == ["950", "900"]


def test_characters_that_no_file_can_hold_are_refused() -> None:
    """Wherever they stand."""
    assert refused("column", labels=["A\x01", *YEARS[1:]]).startswith(
        "character-forbidden: the chart holds the character"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_has_the_same_bytes(kind: str) -> None:
    """Nothing of it comes from a clock or from chance."""
    assert native(kind).xml == native(kind).xml


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [BRIEF, (8 * CM, 7 * CM), DECK])
def test_the_plot_stays_in_the_chart(kind: str, size: tuple[int, int]) -> None:
    """With its place and size as parts of the chart's."""
    manual = root(kind, size).find(f".//{C}plotArea/{C}layout/{C}manualLayout")
    x, y, w, h = (float(manual.find(f"{C}{name}").get("val")) for name in "xywh")
    assert min(x, y, w, h) >= 0
    assert x + w <= 1
    assert y + h <= 1
    assert re.fullmatch(r"\d+", str(root(kind, size).find(f".//{C}ser/{C}idx").get("val")))
