"""Native charts drawn in one language and filled in another: what stands at their marks is what the pack says."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from brief_builder.charts.model import Point
from brief_builder.charts.native.said import said_of
from brief_builder.merge import Template
from brief_builder.merge.charts.said import has_words
from brief_builder.merge.document import Rendered
from chart_checks import KINDS, cache, figures, warned
from chart_packages import C
from native_charts import AXES, SHOWS, axis, bars, book_of, chart_xml, in_file, labels, point, series, space
from pack_charts import pack_charts
from soundness import check_sound

YEARS = [2022, 2023, 2024]
BILLION = '"C$"0.0,,," billion"'
WORDS = ["2,4 G$ CA", "2,1 G$ CA", "environ 2,4 G$ CA (estimation)"]
SAID = (
    '[$-C0C]#,##0.0" G$ CA";[$-C0C]"\u2212"#,##0.0" G$ CA"',
    '[$-C0C]"environ "#,##0.0" G$ CA (estimation)";[$-C0C]"environ \u2212"#,##0.0" G$ CA (estimation)"',
)


def drawn(kind: str, between: str, code: str = "General", *, more: str = "", axes: str = AXES) -> bytes:
    """A chart of three years whose author hatched the last one."""
    held = series(0, "Trade", YEARS, [1, 2, 3], between=point(2, "accent6") + between, code=code)
    rows = [["", "Trade"], *([year, n] for n, year in enumerate(YEARS, 1))]
    return in_file(kind, space(bars(held, more), axes), book_of(rows), alt="{{ chart.trade }}")


def said(template: bytes, kind: str, words: Sequence[Any] = WORDS, *, language: str | None = "fr",
         **entries: Any) -> Rendered:  # fmt: skip
    """The chart in a language, sound, with the figures of its facts in cache and workbook."""
    described = {
        "labels": YEARS,
        "series": {"": list(words)},
        "language": (language or "fr").partition("-")[0],
        **entries,
    }
    charts = {"chart": pack_charts({"trade": described})}
    rendered = Template.read(template, f"t.{kind}").rendered(charts, language=language)
    check_sound(rendered.data)
    figures(rendered)
    return rendered


def formats(rendered: Rendered) -> list[str]:
    """The number formats of labels and axes, in their order."""
    return [unescape(found) for found in re.findall('<c:numFmt formatCode="([^"]*)"', chart_xml(rendered.data))]


@pytest.mark.parametrize("kind", KINDS)
def test_labels_say_what_the_pack_says_in_its_language(kind: str) -> None:
    """In Word and PowerPoint: the figures of the series; the estimate in a label of its own that looks like them."""
    rendered = said(drawn(kind, labels(number_format=BILLION)), kind)
    assert formats(rendered)[:2] == [SAID[1], SAID[0]]
    [own] = etree.fromstring(chart_xml(rendered.data).encode()).iter(f"{C}dLbl")
    assert own.find(f"{C}idx").get("val") == "2"
    assert 'sz="1197" b="1"' in etree.tostring(own).decode()
    assert own.find(f"{C}showVal").get("val") == "1"
    assert cache(rendered) == [("trade, in pieces", [("2022", "2.4"), ("2023", "2.1"), ("2024", "2.4")])]
    assert warned(rendered) == []


def test_a_label_that_was_formatted_singly_keeps_its_look() -> None:
    """Its words alone are others."""
    single = (
        '<c:dLbl><c:idx val="2"/><c:numFmt formatCode="&quot;about C$&quot;0.0" sourceLinked="0"/>'
        f'<c:dLblPos val="ctr"/>{SHOWS.format(1)}</c:dLbl>'
    )
    rendered = said(drawn("pptx", labels(single, number_format=BILLION)), "pptx")
    [own] = etree.fromstring(chart_xml(rendered.data).encode()).iter(f"{C}dLbl")
    assert [child.tag.removeprefix(C) for child in own][:3] == ["idx", "numFmt", "dLblPos"]
    assert own.find(f"{C}numFmt").get("formatCode") == SAID[1]


@pytest.mark.parametrize("language", ["en", "en-CA", None])
def test_in_the_language_of_the_template_its_author_has_the_last_word(language: str | None) -> None:
    """“C$ bn” is a choice."""
    template = drawn("pptx", labels(number_format='"C$"0.0" bn"'))
    rendered = said(template, "pptx", ["C$2.4 billion", "C$2.1 billion", "about C$2.4 billion"], language=language)
    assert formats(rendered)[0] == '"C$"0.0" bn"'
    assert "<c:dLbl>" not in chart_xml(rendered.data)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (BILLION, ["US$2.4 billion", "US$2.1 billion", "about US$2.4 billion"]),
        ('"€"0.0', ["C$2.4 billion", "C$2.1 billion", "C$2.4 billion"]),
        ("[$£-809]0.0", ["€2.4 billion", "€2.1 billion", "€2.4 billion"]),
        ('0.0" CAD"', ["NOK 2.4 billion", "NOK 2.1 billion", "NOK 2.4 billion"]),
    ],
)
def test_no_author_has_a_word_on_the_currency(code: str, words: list[str]) -> None:
    """A chart that was drawn for C$, filled with US dollars, says US$, in its own language too."""
    rendered = said(drawn("pptx", labels(number_format=code)), "pptx", words, language="en")
    shown = [*formats(rendered), *re.findall("<a:t>([^<]*)", chart_xml(rendered.data))]
    assert code not in shown
    assert words[1].partition("2.1")[0].strip() in shown[0] + shown[1]


@pytest.mark.parametrize("code", ['"$"0.0', '"GDP "0.0', '0.0" M$"', '"CA$"0.0', '0.0" bn"', "[$$-1009]0.0"])
def test_another_sign_for_the_same_currency_is_a_choice(code: str) -> None:
    """A bare dollar, M$ and CA$ may be Canadian dollars: the subtitle says which."""
    words = ["C$2.4 billion", "C$2.1 billion", "C$2.4 billion"]
    assert formats(said(drawn("pptx", labels(number_format=code)), "pptx", words, language="en"))[0] == code


def test_a_format_without_words_speaks_every_language() -> None:
    """Numbers stay numbers."""
    rendered = said(drawn("pptx", labels(number_format="0.0,,,")), "pptx")
    assert formats(rendered)[0] == "0.0,,,"
    assert "<c:dLbl>" not in chart_xml(rendered.data)


def test_what_no_format_can_say_is_typed_in_the_look_of_the_labels() -> None:
    """A range has two numbers."""
    rendered = said(drawn("pptx", labels(number_format=BILLION)), "pptx", ["2,4 G$ CA", "de 2,0 à 2,1 G$ CA", None])
    [own] = etree.fromstring(chart_xml(rendered.data).encode()).iter(f"{C}dLbl")
    assert own.find(f"{C}idx").get("val") == "1"
    assert "".join(own.itertext()) == "de 2,0 à 2,1 G$ CA"
    [run] = own.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr")
    assert dict(run.attrib) == {"lang": "fr-CA", "sz": "1197", "b": "1"}


def test_labels_of_the_plot_and_those_that_have_the_format_of_the_values_are_said_too() -> None:
    """Wherever their author wrote the words; the values keep a format without."""
    plot = f"<c:dLbls>{SHOWS.format(1)}</c:dLbls>"
    rendered = said(drawn("pptx", "", '"C$"0.0', more=plot), "pptx")
    xml = chart_xml(rendered.data)
    assert formats(rendered)[:2] == [SAID[1], SAID[0]]
    assert "C$" not in xml
    assert "<c:formatCode>#,##0.0</c:formatCode>" in xml


def test_an_axis_in_words_has_those_of_a_stated_figure() -> None:
    """No “environ” at numbers that are round."""
    axes = axis("cat", 111, 222, "b") + axis("val", 222, 111, "l", number_format='"C$"0" billion"')
    assert SAID[0] in formats(said(drawn("pptx", "", axes=axes), "pptx"))
    estimates = ["environ 2,4 G$ CA (estimation)"] * 3
    assert "#,##0.0" in formats(said(drawn("pptx", "", axes=axes), "pptx", estimates))


def test_a_point_is_found_by_its_name_in_the_language_of_the_template() -> None:
    """The hatch of 2024 stays where the category is “ឆ្នាំ 2024”, wherever it comes to stand."""
    named = {"labels": ["ឆ្នាំ 2024", "ឆ្នាំ 2022", "ឆ្នាំ 2023"], "also": [["2024", "ឆ្នាំ 2024"], ["2022"], ["2023"]]}
    rendered = said(drawn("pptx", ""), "pptx", [3, 1, 2], language="km", **named)
    assert re.findall(r'<c:dPt><c:idx val="(\d)"', chart_xml(rendered.data)) == ["0"]
    assert warned(rendered) == []


def test_a_series_is_found_by_its_name_in_the_language_of_the_template() -> None:
    """The blue of exports stays that of exports, whatever their order in the chart that was drawn."""
    held = [series(0, "Imports", YEARS, [1, 2, 3]), series(1, "Exports", YEARS, [4, 5, 6])]
    rows = [["", "Imports", "Exports"], *([year, n, n + 3] for n, year in enumerate(YEARS, 1))]
    template = in_file("pptx", space(bars(*held)), book_of(rows), alt="{{ chart.trade }}")
    drawn_in = {"Exportations": ["Exports"], "Importations": ["Imports"]}
    described = {"kind": "grouped", "labels": YEARS, "series": {"Exportations": [7, 8, 9], "Importations": [1, 1, 1]}}
    charts = pack_charts({"trade": {**described, "language": "fr", "series_also": drawn_in}})
    rendered = Template.read(template, "t.pptx").rendered({"chart": charts}, language="fr")
    check_sound(rendered.data)
    found = etree.fromstring(chart_xml(rendered.data).encode()).iter(f"{C}ser")
    colours = {
        each.findtext(f"{C}tx//{C}v"): re.findall(r"accent\d", etree.tostring(each).decode())[0] for each in found
    }
    assert colours == {"Exportations": "accent2", "Importations": "accent1"}


def test_a_chart_that_is_filled_says_its_language() -> None:
    """Else its words are read aloud with the sounds of another."""
    xml = chart_xml(said(drawn("pptx", labels(number_format=BILLION)), "pptx").data)
    assert set(re.findall(r'lang="([^"]*)"', xml)) == {"fr-CA"}
    assert '<c:lang val="fr-CA"/>' in xml
    assert '<a:defRPr lang="fr-CA" sz="1197" b="1"/>' in xml
    assert "<a:defRPr/>" not in xml


def test_python_pptx_reads_the_labels() -> None:
    """Their font is that of the template."""
    deck = Presentation(io.BytesIO(said(drawn("pptx", labels(number_format=BILLION)), "pptx").data))
    [chart] = [shape.chart for shape in deck.slides[0].shapes if shape.has_chart]
    shown = chart.plots[0].series[0].data_labels
    assert shown.font.bold
    assert shown.number_format == SAID[0]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", False), ("0.0,,,", False), ("0%", False), ("[Red]0.0;[<0]-0", False), ("[$-409]0.0", False),
        ('0.0" "', False), ("0.00E+00", False),
        ("$0.0", True), ('"C$"0.0', True), ("[$€-40C]0", True), ("0\\M", True), ('0" milliards"', True), ("0 €", True),
    ],
)  # fmt: skip
def test_words_in_a_number_format(code: str, expected: bool) -> None:
    """Letters in quotation marks or behind a backslash, and signs of currencies (ISO 29500-1, 18.8.31)."""
    assert has_words(code) is expected


@pytest.mark.parametrize(
    ("words", "value", "language", "code"),
    [
        ("about C$2.4 billion", "2.4e9", "en",
         '[$-1009]"about C$"#,##0.0,,," billion";[$-1009]"about \u2212C$"#,##0.0,,," billion"'),
        ("\u2212C$2.4 billion", "-2.4e9", "en",
         '[$-1009]"C$"#,##0.0,,," billion";[$-1009]"\u2212C$"#,##0.0,,," billion"'),
        ("2,4 G$ CA", "-2.4e9", "fr", '[$-C0C]#,##0.0,,," G$ CA";[$-C0C]#,##0.0,,," G$ CA"'),  # a bar that hangs
        ("12 %", "12", "fr", '[$-C0C]#,##0" %";[$-C0C]"\u2212"#,##0" %"'),
        ("41,900 persons", "41900", "en", '[$-1009]#,##0" persons";[$-1009]"\u2212"#,##0" persons"'),
        ("2,0 à 2,4 G$ CA", "2.4e9", "fr", None),
        ("nine boats", "9", "en", None),
    ],
)  # fmt: skip
def test_a_format_that_says_the_words(words: str, value: str, language: str, code: str | None) -> None:
    """The number at the scale of its words; above zero, below it."""
    number = Decimal(value)
    made = said_of(Point("2022", number, number, number, words, scale=9 if "e9" in value else 0), language)
    assert made is not None
    assert made.code == code


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('0.0,,," billion"', False),
        ('"C$"#,##0,," million";"−C$"#,##0,," million"', False),
        ("0.0,,,\\B", False),
        ('0,,,.0" milliards"', False),
        ('0.0,," M$"', False),
        ('0.0,,," ពាន់លាន"', False),
        ("0.0,,,", False),
        ("General", False),
        ('0.0" m"', False),
        ('0.0%" of a billion"', False),
        ('0.0,," billion"', True),
        ('0.0" bn"', True),
        ('0.0,,," million"', True),
        ('0,"K";0,,"K"', True),
        ('0.0,," milliards"', True),
        ('0.0,,," លាន"', True),
    ],
)
@pytest.mark.parametrize("on_axis", [False, True])
def test_a_format_that_says_another_scale_than_it_divides_by_is_told(code: str, told: bool, on_axis: bool) -> None:
    """Of labels and of axes, in three languages; the figures of a pack are whole amounts."""
    words = ["C$2.4 billion", "C$2.1 billion", "C$2.4 billion"]
    axes = axis("cat", 111, 222, "b") + axis("val", 222, 111, "l", number_format=code)
    template = drawn("pptx", "", axes=axes) if on_axis else drawn("pptx", labels(number_format=code))
    rendered = said(template, "pptx", words, language="en")
    assert [each.code for each in rendered.problems if each.code == "chart-scale"] == ["chart-scale"] * told
