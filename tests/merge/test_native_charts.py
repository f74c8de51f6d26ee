"""Charts as Office writes them, filled in Word and in PowerPoint: what stays, what follows, what is told to be lost."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from chart_checks import KINDS, NAMES, PLAIN, cache, data, figures, filled, highlighted, refused, warned
from chart_packages import C
from native_charts import (
    AXES,
    IDS,
    axis,
    bars,
    book_of,
    chart_xml,
    fill,
    in_file,
    labels,
    lines,
    members,
    opened,
    point,
    rows_of,
    series,
    space,
    typed_label,
    unique,
    xy_series,
)

_DATA = re.compile(r"<c:(cat|val|xVal|yVal|bubbleSize|tx)>.*?</c:\1>", re.S)


@pytest.mark.parametrize("kind", KINDS)
def test_all_but_the_data_of_a_chart_stays(kind: str) -> None:
    """Colours, labels, gap width, axis and number formats, extensions: the XML is that of the template without data."""
    template = highlighted(kind)
    rendered = filled(template, kind, data(NAMES, ("Exports", [7, 8, 9]), ("Imports", [1, None, 3])))
    before, after = (_DATA.sub("", chart_xml(each)) for each in (template, rendered.data))
    assert etree.canonicalize(after) == etree.canonicalize(before)
    assert cache(rendered)[1] == ("Imports", [("Canada", "1"), ("Japan", None), ("Korea", "3")])
    assert re.findall("<c:formatCode>([^<]*)", chart_xml(rendered.data)) == ["#,##0.00", "0.0%"]
    figures(rendered)
    assert warned(rendered) == []
    assert members(rendered.data, "/charts/") == members(template, "/charts/")


@pytest.mark.parametrize("kind", KINDS)
def test_the_highlighted_bar_moves_with_its_category(kind: str) -> None:
    """Sorted anew, Japan is the last one; the label that is a field shows the value that it has now."""
    rendered = filled(
        highlighted(kind), kind, data(["Korea", "Canada", "Japan"], ("Exports", [9, 8, 7]), ("Imports", [1, 2, 3]))
    )
    xml = chart_xml(rendered.data)
    assert re.findall(r'<c:dPt><c:idx val="(\d)"', xml) == ["2"]
    assert re.findall(r'<c:dLbl><c:idx val="(\d)"', xml) == ["2"]
    assert '<a:schemeClr val="accent6"/>' in xml
    assert "<a:t>[VALUE]</a:t>" in xml
    figures(rendered)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_formatted_at_a_category_that_goes_is_told(kind: str) -> None:
    """Its point and its label go with it."""
    rendered = filled(highlighted(kind), kind, data(["Canada", "Chile"], ("Exports", [9, 8]), ("Imports", [1, 2])))
    assert "<c:dPt>" not in chart_xml(rendered.data)
    assert warned(rendered) == [
        "chart-format: lost from this chart when it is filled: what was formatted at `Japan` of `Exports`"
    ]
    place = 'paragraph 1, chart "Chart 1"' if kind == "docx" else 'slide 1 "Trade", chart "Chart 1"'
    assert [str(p.place) for p in rendered.problems] == [f"t.{kind}, {place}"]
    assert opened(rendered.data)["Sheet1"].tables["Table1"].ref == "A1:C3"


@pytest.mark.parametrize("kind", KINDS)
def test_labels_that_were_typed_go_and_are_told(kind: str) -> None:
    """They would be old; one whose words come from a tag is new, and goes with its category."""
    between = labels(typed_label(0, "most!"), typed_label(2, "{{ note }}"))
    template = in_file(
        kind, space(bars(series(0, "S", NAMES, [1, 2, 3], between=between))), book_of([r[:2] for r in PLAIN])
    )
    rendered = filled(template, kind, {**data(["Korea", "Canada"], ("S", [1, 2])), "note": "see annex"})
    xml = chart_xml(rendered.data)
    assert "most!" not in xml
    assert re.findall(r'<c:dLbl><c:idx val="(\d)".*?<a:t>([^<]*)', xml) == [("0", "see annex")]
    assert warned(rendered) == ["chart-format: lost from this chart when it is filled: the label `most!` at `Canada`"]


@pytest.mark.parametrize("kind", KINDS)
def test_labels_that_show_cells_go_and_are_told(kind: str) -> None:
    """Value From Cells: which cell would be whose is not known."""
    c15 = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
    ext = (
        f'<c:extLst><c:ext uri="{{02D57815-91ED-43cb-92C2-25804820EDAC}}" {c15}><c15:datalabelsRange>'
        '<c15:f>Sheet1!$D$2:$D$4</c15:f><c15:dlblRangeCache><c:ptCount val="3"/><c:pt idx="0"><c:v>old words</c:v>'
        "</c:pt></c15:dlblRangeCache></c15:datalabelsRange></c:ext>" + unique(0).removeprefix("<c:extLst>")
    )
    between = labels(typed_label(0, "[CELLRANGE]"), more='<c15:showDataLabelsRange val="1"/>')
    template = in_file(kind, space(bars(series(0, "S", NAMES, [1, 2, 3], between=between, ext=ext))), book_of(PLAIN))
    rendered = filled(template, kind, data(NAMES, ("S", [1, 2, 3])))
    xml = chart_xml(rendered.data)
    assert "old words" not in xml
    assert "CELLRANGE" not in xml
    assert 'showDataLabelsRange val="0"' in xml
    assert "uniqueId" in xml
    assert warned(rendered) == [
        "chart-format: lost from this chart when it is filled: the label `[CELLRANGE]` at `Canada`, "
        "the labels of `S` that show cells"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_two_points_of_one_name_keep_their_own_formats(kind: str) -> None:
    """The first stays the first, the second the second."""
    names = ["Other", "Canada", "Other"]
    between = point(0, "accent5") + point(2, "accent6")
    template = in_file(kind, space(bars(series(0, "S", names, [1, 2, 3], between=between))),
                       book_of([["", "S"], *([n, 1] for n in names)]))  # fmt: skip
    rendered = filled(template, kind, data(["Canada", "Other", "Other"], ("S", [1, 2, 3])))
    assert re.findall(r'<c:dPt><c:idx val="(\d)".*?schemeClr val="(\w+)"', chart_xml(rendered.data)) == [
        ("1", "accent5"), ("2", "accent6"),
    ]  # fmt: skip
    assert warned(rendered) == []
    figures(rendered)


@pytest.mark.parametrize("kind", KINDS)
def test_added_series_take_the_colours_of_the_theme_that_are_free(kind: str) -> None:
    """Then the same darker, as Office does; each has an id of its own, and no point of the one that it is like."""
    held = [series(0, "A", NAMES, [1, 2, 3], look=fill("accent1")),
            series(1, "B", NAMES, [1, 2, 3], look=fill("accent3"), between=point(0, "accent5"))]  # fmt: skip
    template = in_file(kind, space(bars(*held)), book_of([["", "A", "B"], *([n, 1, 2] for n in NAMES)]))
    given = [(name, [1, 2, 3]) for name in "ABCDEFGH"]
    rendered = filled(template, kind, data(NAMES, *given))
    root = etree.fromstring(chart_xml(rendered.data).encode())
    looks = [s.find(f"{C}spPr").find(".//{*}schemeClr") for s in root.iter(f"{C}ser")]
    shown = [e.get("val")[-1] + "".join(f" {c.get('val')}" for c in e) for e in looks]
    assert shown == ["1", "3", "4", "5", "6", "2", "1 60000", "2 60000"]
    ids = [e.get("val") for e in root.iter("{*}uniqueId")]
    assert len(ids) == len(set(ids)) == 9
    assert [s.find(f"{C}idx").get("val") for s in root.iter(f"{C}ser")] == list("01234567")
    assert len(root.findall(f".//{C}dPt")) == 1
    figures(rendered)
    assert opened(rendered.data)["Sheet1"].tables["Table1"].ref == "A1:I4"
    again = filled(template, kind, data(NAMES, *given))
    assert again.data == rendered.data


@pytest.mark.parametrize("kind", KINDS)
def test_a_legend_entry_that_was_taken_out_stays_out(kind: str) -> None:
    """By the series that it was of."""
    legend = (
        '<c:legend><c:legendPos val="b"/><c:legendEntry><c:idx val="1"/><c:delete val="1"/></c:legendEntry></c:legend>'
    )
    held = [series(n, name, NAMES, [1, 2, 3]) for n, name in enumerate("ABC")]
    template = in_file(kind, space(bars(*held), legend=legend), book_of([["", *"ABC"], *([n, 1, 2, 3] for n in NAMES)]))
    rendered = filled(template, kind, data(NAMES, ("B", [1, 2, 3]), ("C", [1, 2, 3]), ("A", [1, 2, 3])))
    assert re.findall(r'<c:legendEntry><c:idx val="(\d)"', chart_xml(rendered.data)) == ["0"]
    gone = filled(template, kind, data(NAMES, ("A", [1, 2, 3]), ("C", [1, 2, 3])))
    assert "legendEntry" not in chart_xml(gone.data)


@pytest.mark.parametrize("kind", KINDS)
def test_series_that_a_filter_hides_go(kind: str) -> None:
    """They hold old numbers."""
    c15 = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
    hidden = (
        f'<c:extLst><c:ext uri="{{02D57815-91ED-43cb-92C2-25804820EDAC}}" {c15}><c15:filteredBarSeries><c15:ser>'
        '<c:idx val="1"/><c:order val="1"/><c:val><c:numRef><c:extLst><c:ext '
        'uri="{02D57815-91ED-43cb-92C2-25804820EDAC}"><c15:formulaRef><c15:sqref>Sheet1!$C$2:$C$4</c15:sqref>'
        '</c15:formulaRef></c:ext></c:extLst><c:numCache><c:ptCount val="1"/><c:pt idx="0"><c:v>999</c:v></c:pt>'
        "</c:numCache></c:numRef></c:val></c15:ser></c15:filteredBarSeries></c:ext></c:extLst></c:barChart>"
    )
    xml = space(bars(series(0, "Exports", NAMES, [1, 2, 3]))).replace("</c:barChart>", hidden)
    xml = xml.replace("Sheet1!$B$2:$B$4", "(Sheet1!$B$2,Sheet1!$B$3:$B$4)")
    rendered = filled(in_file(kind, xml, book_of(PLAIN)), kind, data(["X"], ("Exports", [5])))
    assert "999" not in chart_xml(rendered.data)
    assert rows_of(opened(rendered.data)["Sheet1"])[:2] == [[None, "Exports", "Imports"], ["X", 5, 4]]
    figures(rendered)


PIE = '<c:pieChart><c:varyColors val="1"/>{}<c:firstSliceAng val="0"/></c:pieChart>'


@pytest.mark.parametrize("kind", KINDS)
def test_slices_hand_their_colours_on_and_more_slices_take_the_next(kind: str) -> None:
    """No two slices have one colour."""
    between = "".join(point(n, f"accent{n + 1}").replace('<c:invertIfNegative val="0"/>', "") for n in range(3))
    template = in_file(kind, space(PIE.format(series(0, "S", NAMES, [1, 2, 3], between=between, look="")), ""),
                       book_of([["", "S"], *([n, 1] for n in NAMES)]))  # fmt: skip
    rendered = filled(template, kind, data(["New", "Canada", "Korea", "More"], ("S", [1, 2, 3, 4])))
    assert re.findall(r'<c:dPt><c:idx val="(\d)".*?schemeClr val="(\w+)"', chart_xml(rendered.data)) == [
        ("0", "accent2"), ("1", "accent1"), ("2", "accent3"), ("3", "accent4"),
    ]  # fmt: skip
    assert warned(rendered) == []
    figures(rendered)
    fewer = filled(template, kind, data(["Japan"], ("S", [1])))
    assert re.findall(r'<c:dPt><c:idx val="(\d)".*?schemeClr val="(\w+)"', chart_xml(fewer.data)) == [("0", "accent2")]
    assert warned(fewer) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_that_shows_a_cell_shows_what_stands_in_it_now(kind: str) -> None:
    """The title is linked to the name of the first series."""
    title = (
        '<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Exports</c:v></c:pt>'
        "</c:strCache></c:strRef></c:tx>"
    )
    template = in_file(kind, space(bars(series(0, "Exports", NAMES, [1, 2, 3])), title=title), book_of(PLAIN))
    rendered = filled(template, kind, data(["X"], ("Sales", [5])))
    assert chart_xml(rendered.data).count("<c:v>Sales</c:v>") == 2
    figures(rendered)


SECOND = axis("cat", 333, 444, "b", "") + axis("val", 444, 333, "r", number_format="0%")


@pytest.mark.parametrize("kind", KINDS)
def test_columns_and_a_line_on_a_second_axis_keep_their_kinds_by_name(kind: str) -> None:
    """Each series stays in its plot, whatever the order of the data."""
    held = bars(series(0, "Exports", NAMES, [1, 2, 3]))
    line = lines(series(1, "Share", NAMES, [0.1, 0.2, 0.3], code="0%", after='<c:smooth val="0"/>'),
                 ids='<c:axId val="333"/><c:axId val="444"/>')  # fmt: skip
    template = in_file(
        kind, space(held + line, AXES + SECOND), book_of([["", "Exports", "Share"], *([n, 1, 2] for n in NAMES)])
    )
    rendered = filled(template, kind, data(["X", "Y"], ("Share", [0.5, None]), ("Exports", [7, 8])))
    assert cache(rendered) == [("Exports", [("X", "7"), ("Y", "8")]), ("Share", [("X", "0.5"), ("Y", None)])]
    before, after = (_DATA.sub("", chart_xml(each)) for each in (template, rendered.data))
    assert etree.canonicalize(after) == etree.canonicalize(before)
    figures(rendered)
    assert [m.split(" | ")[0] for m in refused(template, kind, data(["X"], ("Share", [1])))] == [
        "chart-values: this chart is of several kinds for 2 series, and the data has 1"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_bubbles_have_places_values_and_sizes(kind: str) -> None:
    """One column each in the workbook; the same places for all, or each its own."""
    one = xy_series(0, "S", {"xVal": ("A", [1, 2]), "yVal": ("B", [3, 4]), "bubbleSize": ("C", [5, 6])})
    plot = f'<c:bubbleChart><c:varyColors val="0"/>{one}<c:bubbleScale val="100"/>{IDS}</c:bubbleChart>'
    axes = axis("val", 111, 222, "b") + axis("val", 222, 111, "l")
    template = in_file(kind, space(plot, axes), book_of([["X", "Y", "Size"], [1, 3, 5], [2, 4, 6]]))
    own = {"c": {"chart": {"series": [
        {"name": "A", "x": [1, 2, 3], "values": [4, 5, 6], "sizes": [7, 8, 9]},
        {"name": "B", "x": [1], "values": [2], "sizes": [3]},
    ]}}}  # fmt: skip
    rendered = filled(template, kind, own)
    figures(rendered)
    assert rows_of(opened(rendered.data)["Sheet1"]) == [
        ["X", "A", "A size", "B x", "B", "B size"], [1, 4, 7, 1, 2, 3], [2, 5, 8], [3, 6, 9],
    ]  # fmt: skip
    shared = {"c": {"chart": {"categories": [1, 2], "series": [{"name": "A", "values": [4, 5], "sizes": [7, None]}]}}}
    rendered = filled(template, kind, shared)
    figures(rendered)
    assert rows_of(opened(rendered.data)["Sheet1"]) == [["X", "A", "A size"], [1, 4, 7], [2, 5]]
    assert refused(template, kind, data([1], ("S", [1])))[0].startswith(
        "chart-values: `S` has no `sizes`, and this is a bubble chart | "
    )
    assert refused(highlighted(kind), kind, shared)[0].startswith(
        "chart-values: `A` has `sizes`, and this is no bubble"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_an_equation_typed_at_a_trend_line_goes_and_is_told(kind: str) -> None:
    """One that Office computes stays."""
    line = (
        '<c:trendline><c:trendlineType val="linear"/><c:dispRSqr val="0"/><c:dispEq val="1"/><c:trendlineLbl>{}'
        '<c:numFmt formatCode="General" sourceLinked="0"/></c:trendlineLbl></c:trendline>'
    )
    typed = "<c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>y = 2x</a:t></a:r></a:p></c:rich></c:tx>"
    errors = (
        '<c:errBars><c:errBarType val="both"/><c:errValType val="percentage"/><c:noEndCap val="0"/><c:val val="5"/>'
        "</c:errBars>"
    )
    template = in_file(
        kind, space(bars(series(0, "S", NAMES, [1, 2, 3], between=line.format(typed) + errors))), book_of(PLAIN)
    )
    rendered = filled(template, kind, data(NAMES, ("S", [1, 2, 3])))
    assert "2x" not in chart_xml(rendered.data)
    assert 'errValType val="percentage"' in chart_xml(rendered.data)
    assert warned(rendered) == [
        "chart-format: lost from this chart when it is filled: the words `y = 2x` at the trend line of `S`"
    ]


REFUSED = [
    ("bar3DChart", "a 3-D column or bar chart"), ("line3DChart", "a 3-D line chart"), ("pie3DChart", "a 3-D pie"),
    ("area3DChart", "a 3-D area chart"), ("stockChart", "a stock chart"), ("surfaceChart", "a surface chart"),
    ("ofPieChart", "a pie of pie or bar of pie"),
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("plot", "named"), REFUSED)
def test_kinds_that_cannot_be_filled_are_refused_by_name(kind: str, plot: str, named: str) -> None:
    """At the chart, with what to do."""
    xml = space(bars(series(0, "S", NAMES, [1, 2, 3])).replace("barChart", plot))
    place = 'paragraph 1, chart "Chart 1"' if kind == "docx" else 'slide 1 "Trade", chart "Chart 1"'
    assert refused(in_file(kind, xml, book_of(PLAIN)), kind, data(NAMES, ("S", [1, 2, 3]))) == [
        f"chart-refused: this is {named}, which cannot be filled | t.{kind}, {place} | "
        "change its type to a flat column, bar, line, area, pie, doughnut, radar, scatter or bubble chart"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_levels_own_error_bars_and_pivots_are_refused_by_name(kind: str) -> None:
    """None of them is left with old numbers."""
    plain = space(bars(series(0, "S", NAMES, [1, 2, 3])))
    levels = plain.replace("strRef><c:f>Sheet1!$A", "multiLvlStrRef><c:f>Sheet1!$A")
    held = r"(multiLvlStrRef><c:f>[^<]*</c:f>)<c:strCache>(<c:ptCount[^>]*>)(.*?)</c:strCache></c:strRef>"
    given = r"\1<c:multiLvlStrCache>\2<c:lvl>\3</c:lvl></c:multiLvlStrCache></c:multiLvlStrRef>"
    levels = re.sub(held, given, levels)
    errors = (
        '<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus><c:numRef>'
        "<c:f>Sheet1!$D$2:$D$4</c:f></c:numRef></c:plus></c:errBars>"
    )
    own = space(bars(series(0, "S", NAMES, [1, 2, 3], between=errors)))
    pivot = plain.replace("<mc:Alt", '<c:pivotSource><c:name>x</c:name><c:fmtId val="1"/></c:pivotSource><mc:Alt')
    found = [refused(in_file(kind, xml, book_of(PLAIN)), kind, data(NAMES, ("S", [1, 2, 3])))[0].split(" | ")[0]
             for xml in (levels, own, pivot)]  # fmt: skip
    assert found == [
        f"chart-refused: this is {what}, which cannot be filled"
        for what in (
            "a chart with labels in several levels",
            "a chart with error bars of its own values",
            "a pivot chart",
        )
    ]


GROUPINGS = ["stacked", "percentStacked"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("plot", [
    *(bars("{}", "{}", grouping=each) for each in GROUPINGS), bars("{}", "{}", direction="bar"), lines("{}", "{}"),
    f'<c:areaChart><c:grouping val="standard"/><c:varyColors val="0"/>{{}}{{}}{IDS}</c:areaChart>',
    f'<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{{}}{{}}{IDS}</c:radarChart>',
    '<c:doughnutChart><c:varyColors val="1"/>{}{}<c:firstSliceAng val="0"/><c:holeSize val="60"/></c:doughnutChart>',
])  # fmt: skip
def test_every_flat_kind_of_office_is_filled(kind: str, plot: str) -> None:
    """More categories than were drawn; a gap; the table holds all."""
    held = [series(n, name, NAMES, [1, 2, 3]) for n, name in enumerate(("Exports", "Imports"))]
    axes = "" if "doughnut" in plot else AXES
    template = in_file(kind, space(plot.replace("{}", held[0], 1).replace("{}", held[1], 1), axes), book_of(PLAIN))
    rendered = filled(
        template, kind, data(["P", "Q", "R", "S"], ("Imports", [1, 2, 3, 4]), ("Exports", [5, None, 7, 8]))
    )
    assert dict(cache(rendered)) == {
        "Imports": [("P", "1"), ("Q", "2"), ("R", "3"), ("S", "4")],
        "Exports": [("P", "5"), ("Q", None), ("R", "7"), ("S", "8")],
    }
    figures(rendered)
    assert opened(rendered.data)["Sheet1"].tables["Table1"].ref == "A1:C5"
