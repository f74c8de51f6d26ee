"""Native charts: their words are filled, and one whose alt text names data is filled with it, workbook and all."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from brief_builder import BriefError, Template
from brief_builder.leaks import cleaned_member
from brief_builder.wording import Phrase
from chart_packages import C, cells, chart_docx, chart_parts, drawing, names, read, shown
from word_packages import REL, header, p, part, problems, refer, relationships, rendered, run
from zip_members import members_of

BOOK = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"


def value(categories: list[Any], *series: tuple[str, list[Any]], alt: str | None = "What it shows.") -> dict[str, Any]:
    data: dict[str, Any] = {
        "chart": {"categories": categories, "series": [{"name": n, "values": v} for n, v in series]}
    }
    return {**data, "alt": alt} if alt is not None else data


# -- data


def test_a_chart_is_filled_with_data() -> None:
    """More categories, a gap, exact numbers; cache and workbook say the same, and the alt text is the data's."""
    data = value(["R & D", "B", "C"], ("S1", [Decimal("1.10"), None, -0.0]), ("S2", [2, 3.5, 10**6]))
    produced = rendered(chart_docx(), {"c": data})
    assert shown(produced) == [
        ("S1", [("R & D", "1.10"), ("B", None), ("C", "0.0")]),
        ("S2", [("R & D", "2"), ("B", "3.5"), ("C", "1000000")]),
    ]
    assert cells(read(produced, BOOK)) == {
        "B1": "S1", "C1": "S2", "A2": "R & D", "A3": "B", "A4": "C",
        "B2": "1.10", "B4": "0.0", "C2": "2", "C3": "3.5", "C4": "1000000",
    }  # fmt: skip
    assert 'descr="What it shows."' in part(produced)
    chart = read(produced, "word/charts/chart1.xml").decode()
    assert "<c:f>Sheet1!$C$2:$C$4</c:f>" in chart
    assert chart.count("<c:formatCode>#,##0.0</c:formatCode>") == 2


KINDS = ["COLUMN_CLUSTERED", "BAR_STACKED", "LINE_MARKERS", "AREA", "PIE", "DOUGHNUT", "RADAR"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_flat_kind_is_filled(kind: str) -> None:
    """Fewer categories; the cells of those that went are empty."""
    series = [("S1", (1, 2))] if kind in ("PIE", "DOUGHNUT") else [("S1", (1, 2)), ("S2", (3, 4))]
    template = chart_docx(charts=[chart_parts(kind, series=series)])
    produced = rendered(template, {"c": value(["X"], *[(name, [7]) for name, _ in series])})
    assert shown(produced) == [(name, [("X", "7")]) for name, _ in series]
    assert "A3" not in cells(read(produced, BOOK))


def test_a_scatter_chart_takes_numbers_along_its_axis() -> None:
    """The same for all series, or each its own."""
    template = chart_docx(charts=[chart_parts("XY_SCATTER", (1, 2), (("S1", (3, 4)), ("S2", (5, 6))))])
    produced = rendered(template, {"c": value([1, 2.5, 9], ("S1", [1, 2, 3]), ("S2", [4, 5, None]))})
    assert shown(produced) == [
        ("S1", [("1", "1"), ("2.5", "2"), ("9", "3")]),
        ("S2", [("1", "4"), ("2.5", "5"), ("9", None)]),
    ]
    own = {"chart": {"series": [{"name": "A", "x": [1, 2], "values": [3, 4]}, {"name": "B", "x": [5], "values": [6]}]}}
    produced = rendered(template, {"c": own})
    assert shown(produced) == [("A", [("1", "3"), ("2", "4")]), ("B", [("5", "6")])]
    assert {k: v for k, v in cells(read(produced, BOOK)).items() if k[1] in "12"} == {
        "B1": "A", "C1": "B x", "D1": "B", "A2": "1", "B2": "3", "C2": "5", "D2": "6",
    }  # fmt: skip


def _coloured(xml: str, *colours: str) -> str:
    """Give each series a colour of its own."""
    it = iter(colours)
    look = '<c:spPr><a:solidFill><a:schemeClr val="{}"/></a:solidFill></c:spPr>'
    return re.sub(r"</c:tx>", lambda m: m[0] + look.format(next(it)), xml)


def test_series_keep_their_look_by_name_and_else_by_place() -> None:
    """S2 comes first now; Z takes the place that is left."""
    xml, book = chart_parts()
    template = chart_docx(charts=[(_coloured(xml, "accent3", "accent5"), book)])
    produced = rendered(template, {"c": value(["A"], ("s2", [1]), ("Z", [2]))})
    root = etree.fromstring(read(produced, "word/charts/chart1.xml"))
    found = [
        (s.findtext(f".//{C}v"), s.find(".//{*}schemeClr").get("val"), s.find(f"{C}order").get("val"))
        for s in root.iter(f"{C}ser")
    ]
    assert found == [("s2", "accent5", "0"), ("Z", "accent3", "1")]


def test_a_series_more_takes_the_next_colour_of_the_theme() -> None:
    """And a number of its own; a series less goes."""
    xml, book = chart_parts()
    template = chart_docx(charts=[(_coloured(xml, "accent1", "accent2"), book)])
    produced = rendered(template, {"c": value(["A"], *[(n, [1]) for n in ("S1", "S2", "S3", "S4")])})
    root = etree.fromstring(read(produced, "word/charts/chart1.xml"))
    assert [s.find(".//{*}schemeClr").get("val") for s in root.iter(f"{C}ser")] == [f"accent{n}" for n in (1, 2, 3, 4)]
    assert [s.find(f"{C}idx").get("val") for s in root.iter(f"{C}ser")] == ["0", "1", "2", "3"]
    assert len(shown(rendered(template, {"c": value(["A"], ("S2", [1]))}))) == 1


def test_formats_of_points_go_with_their_labels() -> None:
    """A highlighted bar stays that of its country; labels typed by hand would be old, and go."""
    xml, book = chart_parts(series=[("S1", (1, 2))])
    point = '<c:dPt><c:idx val="1"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/></c:dPt>'
    typed = (
        '<c:dLbls><c:dLbl><c:idx val="1"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>two!</a:t></a:r></a:p></c:rich>'
        "</c:tx>"
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )
    template = chart_docx(charts=[(re.sub(r"(?=<c:cat>)", point + typed, xml), book)])
    chart = read(
        rendered(template, {"c": value(["X", "Y", "B"], ("S1", [1, 2, 3]))}), "word/charts/chart1.xml"
    ).decode()
    assert re.findall(r'<c:dPt><c:idx val="(\d+)"', chart) == ["2"]
    assert "two!" not in chart
    gone = read(rendered(template, {"c": value(["X"], ("S1", [1]))}), "word/charts/chart1.xml").decode()
    assert "<c:dPt>" not in gone


def test_slices_of_a_pie_hand_their_colours_on() -> None:
    """A pie is coloured by slice: what a label leaves, a new one takes."""
    xml, book = chart_parts("PIE", ("A", "B"), [("S", (1, 2))])
    points = "".join(
        f'<c:dPt><c:idx val="{i}"/><c:bubble3D val="0"/><c:explosion val="{i + 1}"/></c:dPt>' for i in (0, 1)
    )
    template = chart_docx(charts=[(re.sub(r"(?=<c:cat>)", points, xml), book)])
    chart = read(rendered(template, {"c": value(["B", "N"], ("S", [1, 2]))}), "word/charts/chart1.xml").decode()
    assert re.findall(r'<c:dPt><c:idx val="(\d)".*?explosion val="(\d)"', chart) == [("0", "2"), ("1", "1")]


def test_dates_and_years_along_the_axis() -> None:
    """Dates are days of Excel in the chart's format; numbers are texts where the chart has texts."""
    by_day = chart_docx(charts=[chart_parts("LINE", (date(2024, 1, 1), date(2024, 1, 2)))])
    days = value([date(2024, 2, 1), date(2025, 3, 1)], ("S1", [1, 2]), ("S2", [1, 2]))
    produced = rendered(by_day, {"c": days})
    assert [label for label, _ in shown(produced)[0][1]] == ["45323", "45717"]
    assert problems(by_day, {"c": value(["Q1"], ("S1", [1]), ("S2", [2]))}) == [
        "chart-values: the axis of this chart shows dates, and the categories are not dates | "
        'paragraph 1, chart "Chart 1" | {{ c }} | write them as 2024-01-31'
    ]
    years = rendered(chart_docx(), {"c": value([2023, 2024], ("S1", [1, 2]), ("S2", [1, 2]))})
    assert [label for label, _ in shown(years)[0][1]] == ["2023", "2024"]


def test_each_copy_of_a_chart_has_a_chart_and_a_workbook_of_its_own() -> None:
    """In a loop each turn has its own data; no copy leaves nothing of the template's chart."""
    template = chart_docx(p("{% for c in cs %}"), p(drawing("{{ c }}")), p("{% endfor %}"))
    data = {"cs": [value(["X"], (f"S{n}", [n])) for n in (1, 2, 3)]}
    produced = rendered(template, data)
    charts = [n for n in names(produced, "word/charts/") if n.endswith(".xml")]
    assert charts == ["word/charts/chart1-copy2.xml", "word/charts/chart1-copy3.xml", "word/charts/chart1.xml"]
    assert [shown(produced, c)[0] for c in charts] == [(f"S{n}", [("X", str(n))]) for n in (2, 3, 1)]
    assert cells(read(produced, BOOK.replace("Sheet1", "Sheet1-copy3")))["B2"] == "3"
    assert len(set(re.findall(r'<c:chart r:id="([^"]+)"', part(produced)))) == 3
    nothing = rendered(template, {"cs": []})
    assert names(nothing, "word/charts/") == names(nothing, "word/embeddings/") == []


def test_a_formula_in_a_name_is_a_text() -> None:
    """No name and no label begins a formula or a link in the workbook."""
    data = value(['=HYPERLINK("http://x")', "{=1}", "http://x.org"], ("=1+1", [1, 2, 3]), ("S2", [1, 2, 3]))
    book = read(rendered(chart_docx(), {"c": data}), BOOK)
    assert (cells(book)["B1"], cells(book)["A2"]) == ("=1+1", '=HYPERLINK("http://x")')


def _changed_book(book: bytes, **members: str | bytes) -> bytes:
    held = members_of(book)
    held |= {
        n.replace("__", "/").replace("_x", ".xml"): c.encode() if isinstance(c, str) else c for n, c in members.items()
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in held.items():
            package.writestr(name, content)
    return out.getvalue()


def test_what_else_the_workbook_holds_is_kept_and_its_bytes_are_the_same_each_time() -> None:
    """Cells beside the data stay; styles too."""
    xml, book = chart_parts()
    sheet = read(book, "xl/worksheets/sheet1.xml").decode()
    sheet = sheet.replace("</row>", '<c r="H1"><v>42</v></c></row>', 1)
    template = chart_docx(charts=[(xml, _changed_book(book, xl__worksheets__sheet1_x=sheet))])
    data = {"c": value(["X"], ("S1", [1]))}
    first, second = rendered(template, data), rendered(template, data)
    assert first == second
    assert cells(read(first, BOOK)) == {"H1": "42", "B1": "S1", "A2": "X", "B2": "1"}
    assert read(read(first, BOOK), "xl/styles.xml") == read(book, "xl/styles.xml")


TABLE = (
    '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" '
    'ref="A1:C3" totalsRowShown="0"><autoFilter ref="A1:C3"/><tableColumns count="3">'
    '<tableColumn id="1" name="Column1"/>'
    '<tableColumn id="2" name="S1"/><tableColumn id="3" name="S2"/></tableColumns></table>'
)


def test_the_table_in_the_workbook_holds_what_the_chart_shows() -> None:
    """Word puts the data of a chart into a table; its columns are called as the cells above them."""
    xml, book = chart_parts()
    rels = relationships(f'<Relationship Id="rId1" Type="{REL}/table" Target="../tables/table1.xml"/>')
    book = _changed_book(book, xl__tables__table1_x=TABLE, **{"xl__worksheets___rels__sheet1_x.rels": rels})
    data = value(["X", "Y", "Z"], ("S2", [1, 2, 3]), ("N", [1, 2, 3]), ("M", [1, 2, 3]))
    table = read(read(rendered(chart_docx(charts=[(xml, book)]), {"c": data}), BOOK), "xl/tables/table1.xml").decode()
    assert 'ref="A1:D4"' in table
    assert re.findall(r'tableColumn .*?name="([^"]+)"', table) == ["Column1", "S2", "N", "M"]


# -- words


TITLE = '<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr/>{}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'


def _titled(*runs: str) -> tuple[str, bytes]:
    xml, book = chart_parts()
    inner = "".join(f'<a:r><a:rPr lang="en-US" b="1"/><a:t>{text}</a:t></a:r>' for text in runs)
    return re.sub(r"<c:chart>", TITLE.format(inner), xml), book


def test_the_title_of_a_chart_is_filled() -> None:
    """Tags split over runs, and blocks; in the look of the tag."""
    template = chart_docx(
        p(drawing("a chart")), charts=[_titled("Trade with {{ na", "me }}{% if draft %} (draft){% endif %}")]
    )
    chart = read(rendered(template, {"name": "R & D", "draft": True}), "word/charts/chart1.xml").decode()
    assert "".join(re.findall(r"<a:t>([^<]*)", chart)) == "Trade with R &amp; D (draft)"
    assert '<a:rPr lang="en-US" b="1"/><a:t>R &amp; D</a:t>' in chart


def test_the_title_of_a_chart_in_a_loop_knows_the_loops_name() -> None:
    """Each turn makes a chart of its own, with data or without."""
    template = chart_docx(p("{% for x in xs %}"), p(drawing("a chart")), p("{% endfor %}"), charts=[_titled("{{ x }}")])
    produced = rendered(template, {"xs": ["one", "two"]})
    charts = [n for n in names(produced, "word/charts/") if n.endswith(".xml")]
    assert ["".join(re.findall(r"<a:t>([^<]*)", read(produced, c).decode())) for c in charts] == ["two", "one"]


def test_names_of_series_and_labels_are_filled_in_the_workbook_too() -> None:
    """The chart holds copies of its cells; both say the same, and no tag is left in the workbook."""
    charts = [chart_parts(categories=("{{ a }}", "B"), series=[("in {{ year }}", (1, 2)), ("S2", (3, 4))])]
    produced = rendered(chart_docx(p(drawing("a chart")), charts=charts), {"a": "R & D", "year": 2024})
    assert shown(produced) == [("in 2024", [("R & D", "1"), ("B", "2")]), ("S2", [("R & D", "3"), ("B", "4")])]
    book = read(produced, BOOK)
    assert (cells(book)["A2"], cells(book)["B1"], cells(book)["A3"]) == ("R & D", "in 2024", "B")
    assert b"{{" not in read(book, "xl/sharedStrings.xml")


def test_a_chart_in_a_header_is_filled() -> None:
    """Its place says where it stands."""
    rels = relationships(f'<Relationship Id="rIdChart1" Type="{REL}/chart" Target="charts/chart1.xml"/>')
    parts = {"header1.xml": header(p(drawing("a chart"))), "_rels/header1.xml.rels": rels}
    template = chart_docx(
        p(drawing("same", number=51)), charts=[_titled("{{ x }}")], parts=parts, section=refer("header1")
    )
    produced = rendered(template, {"x": "one"})
    assert [n for n in names(produced, "word/charts/") if n.endswith(".xml")] == [
        "word/charts/chart1-copy2.xml", "word/charts/chart1.xml",
    ]  # fmt: skip
    assert [line.split(" | ")[1] for line in problems(template, {"xx": 1})] == [
        'paragraph 1, chart "Chart 1", title', 'header, paragraph 1, chart "Chart 1", title',
    ]  # fmt: skip


def test_words_in_the_alt_text_of_a_chart_are_words() -> None:
    """A value that is no data is the alt text; the chart stays as it is drawn."""
    template = chart_docx(p(drawing("{{ words }}")))
    produced = rendered(template, {"words": "Trade & more"})
    assert 'descr="Trade &amp; more"' in part(produced)
    assert shown(produced) == shown(template)


# -- what is refused


def _refused(kind: str, **more: Any) -> list[str]:
    template = chart_docx(charts=[chart_parts(kind, **more)])
    return problems(template, {"c": value(["X"], ("S1", [1]))})


CURE = "change its type to a flat column, bar, line, area, pie, doughnut, radar, scatter or bubble chart"


def test_a_chart_of_a_kind_that_cannot_be_filled_is_refused_by_name() -> None:
    """It is never left with old numbers."""
    xml, book = chart_parts()
    for kind, shown_as in (("bar3DChart", "a 3-D column or bar chart"), ("stockChart", "a stock chart")):
        template = chart_docx(charts=[(xml.replace("c:barChart>", f"c:{kind}>"), book)])
        assert problems(template, {"c": value(["X"], ("S1", [1]))}) == [
            f"chart-refused: this is {shown_as}, which cannot be filled | "
            f'paragraph 1, chart "Chart 1" | {{{{ c }}}} | {CURE}'
        ]


def test_a_workbook_that_cannot_be_read_is_said() -> None:
    """The chart would keep old numbers behind Edit Data."""
    xml, _ = chart_parts()
    found = problems(chart_docx(charts=[(xml, b"no zip")]), {"c": value(["X"], ("S1", [1]))})
    assert found == [
        "chart-refused: the workbook of this chart is damaged, or of a kind that cannot be filled | "
        'paragraph 1, chart "Chart 1" | {{ c }} | draw the chart anew with Insert > Chart, whose workbook is an .xlsx'
    ]


class Drawn:
    """A chart that is drawn as a picture."""

    name = "trade"
    alt = Phrase(())
    facts = ()

    def draw(self, *_: Any) -> None: ...


WRONG: list[tuple[Any, str]] = [
    (Drawn(), "chart-expected: this is drawn as a picture, and the alt text is that of a native chart"),
    ({"image": "x.png"}, "chart-expected: this names something that is not the data of a chart"),
    ({"chart": 5}, "chart-values: `chart` has no entries"),
    ({"chart": {"serie": []}}, "chart-values: `chart` has an entry `serie`, which charts do not know"),
    ({"chart": {"categories": ["A"], "series": []}}, "chart-values: the chart has no series"),
    (value(["A", "B"], ("S1", [1])), "chart-values: `S1` has 1 value for 2 categories"),
    (value(["A"], ("S1", ["1"])), "chart-values: value 1 of `S1` is not a number: `1`"),
    (value(["A"], ("S1", [float("nan")])), "chart-values: value 1 of `S1` is not a number"),
    (value(["A"], ("S1", [True])), "chart-values: value 1 of `S1` is not a number: `yes`"),
    (value([""], ("S1", [1])), "chart-values: category 1 is empty"),
    (value(["A"], ("", [1])), "chart-values: series 1 has no name"),
    (value(["A"], ("S", [1]), ("s", [1])), "chart-values: two series are called `S`"),
    ({"chart": {"series": [{"name": "A", "x": [1], "values": [2]}]}},
     "chart-values: `A` has `x`, and this is no scatter chart"),
    (value([date(1800, 1, 1)], ("S1", [1])), "chart-values: Excel knows no day 1800-01-01"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "message"), WRONG)
def test_data_that_is_not_as_it_must_be_is_said(given: Any, message: str) -> None:
    """At the alt text, with a cure."""
    found = problems(chart_docx(), {"c": given})
    assert [line.split(" | ")[:3] for line in found] == [[message, 'paragraph 1, chart "Chart 1"', "{{ c }}"]]
    assert found[0].count(" | ") >= 3


def test_a_chart_whose_data_is_missing_is_said_even_where_missing_values_print_nothing() -> None:
    """It would be left with the numbers that its author drew."""
    for data in ({}, {"c": None}):
        with pytest.raises(BriefError) as caught:
            Template.read(chart_docx(), "t.docx", missing="empty").render(data)
        assert [f"{x.code}: {x.message}" for x in caught.value.problems if x.severity == "error"] == [
            "chart-expected: the data of this chart is missing"
        ]
    assert [line.split(" | ")[0] for line in problems(chart_docx(), {"c": None})] == [
        "value-missing: this value is empty"
    ]


def test_characters_that_no_file_can_hold_are_refused_in_the_data_of_a_chart() -> None:
    """As in any other value."""
    for data in (value(["A\x01"], ("S", [1])), value(["A"], ("S\ufdd0", [1])), value(["A"], ("S", [1]), alt="\x02")):
        assert problems(chart_docx(), {"c": data})[0].startswith("character-forbidden")


def test_a_chart_of_several_kinds_keeps_its_number_of_series() -> None:
    """Nobody can say of which kind one more would be."""
    xml, book = chart_parts()
    line = re.sub(r"(?s).*(<c:ser>.*?</c:ser>).*", r"\1", xml)
    both = re.sub(r"(?s)<c:ser>(?:(?!<c:ser>).)*</c:ser>(?=\s*<c:axId)", "", xml, count=1).replace(
        "</c:barChart>", f'</c:barChart><c:lineChart><c:grouping val="standard"/>{line}</c:lineChart>'
    )
    assert problems(chart_docx(charts=[(both, book)]), {"c": value(["X"], ("S1", [1]))}) == [
        "chart-values: this chart is of several kinds for 2 series, and the data has 1 | "
        'paragraph 1, chart "Chart 1" | {{ c }} | give as many series as are drawn; their names say which is which'
    ]


def test_a_chart_that_is_not_touched_keeps_its_bytes() -> None:
    """Without a tag nothing of it is written anew, but for who made its workbook and when."""
    template = chart_docx(p(drawing("a chart"), run("{{ x }}")))
    produced = Template.read(template, "t.docx").render({"x": 1})
    assert read(produced, "word/charts/chart1.xml") == read(template, "word/charts/chart1.xml")
    assert read(produced, BOOK) == cleaned_member(BOOK, read(template, BOOK))


def test_a_point_with_a_number_that_none_can_have_is_passed_over() -> None:
    """A list as long as its number says would take all memory."""
    xml, book = chart_parts()
    odd = '<c:pt idx="9999999999"><c:v>x</c:v></c:pt>'
    template = chart_docx(charts=[(re.sub(r"(?=</c:strCache></c:strRef></c:cat>|</c:strCache>)", odd, xml), book)])
    produced = rendered(template, {"c": value(["X"], ("S1", [1]), ("S2", [2]))})
    assert shown(produced) == [("S1", [("X", "1")]), ("S2", [("X", "2")])]
