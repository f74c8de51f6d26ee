"""Native charts of a pack in documents: parts, workbooks and traces of their own, wherever they stand."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Cm
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Cm as SlideCm

from brief_builder import BriefError
from brief_builder.merge import Template
from brief_builder.proof import read_document, untraced_figures
from chart_checks import figures, refused
from chart_packages import names, read
from native_charts import chart_xml, opened, rows_of
from outlines import make_docx, make_pptx
from pack_charts import pack_charts
from soundness import check_sound
from word_packages import packed
from zip_members import members_of

KINDS: dict[str, dict[str, Any]] = {
    "column": {"labels": [2021, 2022, 2023], "series": {"Exports": [1.2, None, "about 2.1 (estimated)"]}},
    "bar": {"labels": ["Fish", "Rice"], "series": {"": [3, -1]}},
    "grouped": {"series": {"Exports": [1, None], "Imports": [2, 3]}},
    "stacked": {"series": {"Exports": [1, 2], "Imports": [2, 3]}},
    "share": {"series": {"Exports": [60, 40], "Imports": [40, 60]}},
    "line": {
        "labels": [1, 2, 3, 4], "series": {"A": [1, 2, None, 4], "B": [4, 3, 2, "about 4 (estimated)"]},
        "break_after": 2,
    },
    "area": {"series": {"Exports": [1, 2], "Imports": [2, 3]}},
    "slope": {"series": {"កម្ពុជា": [1, 2], "វៀតណាម": ["about 1.1 (derived)", 2.1]}},
    "balance": {"series": {"": [-1, 2]}},
    "waterfall": {"labels": ["A", "B", "C"], "totals": ["A", "C"], "series": {"": [3, -1, 2]}},
}  # fmt: skip
SIZES = {"docx": "16 × 7 cm", "pptx": "20 × 11 cm"}
MAKE: dict[str, Callable[[str], bytes]] = {"docx": make_docx, "pptx": make_pptx}


def rendered(kind: str, outline: str, described: dict[str, Any]) -> Any:
    """The document, which is sound."""
    out = Template.read(MAKE[kind](outline), f"t.{kind}").rendered({"chart": pack_charts(described)})
    check_sound(out.data)
    return out


@pytest.mark.parametrize("kind", ["docx", "pptx"])
@pytest.mark.parametrize("of", KINDS)
def test_cache_and_workbook_say_what_the_facts_say(of: str, kind: str) -> None:
    """Opened by openpyxl, where the formulas of the chart lead; each fact is traced to its point."""
    described = {"trade": {"kind": of, **KINDS[of]}}
    out = rendered(kind, f"@picture {SIZES[kind]} = {{{{ chart.trade }}}}", described)
    figures(out)
    chart = pack_charts(described)["trade"]
    wanted = {point.fact: float(point.value) for point in chart.panels[0].points if point.value is not None}
    # Steps of a waterfall are sizes.
    said = {use.fact: float(use.text) if of != "waterfall" or wanted[use.fact] > 0 else -float(use.text)
            for use in out.uses}  # fmt: skip
    assert said == wanted
    assert untraced_figures(read_document(out.data), out.uses) == []
    assert "<c:f>Sheet1!$A$2:" in chart_xml(out.data)


def test_the_workbook_has_texts_and_numbers_in_the_format_of_the_chart() -> None:
    """Names in the first row, labels in the first column; what looks like a formula is a text."""
    described = {"trade": {"labels": ["=1+1", "B"], "series": {"=A1": [1.5, None]}}}
    sheet = opened(rendered("docx", "@picture 12 × 6 cm = {{ chart.trade }}", described).data)["Sheet1"]
    assert rows_of(sheet) == [[None, "=A1"], ["=1+1", 1.5], ["B"]]
    assert [sheet[cell].data_type for cell in ("B1", "A2", "B2")] == ["s", "s", "n"]
    assert sheet["B2"].number_format == '#,##0.0;"−"#,##0.0'


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_each_place_has_parts_of_its_own(kind: str) -> None:
    """Twice the same chart is two chart parts and two workbooks; the dummies do not stay."""
    line = f"@picture {SIZES[kind]} = {{{{ chart.trade }}}}"
    out = rendered(kind, f"{line}\n{line}", {"trade": {}}).data
    folder = "word" if kind == "docx" else "ppt"
    assert names(out, f"{folder}/charts/") == [
        f"{folder}/charts/_rels/chart-trade-1.xml.rels", f"{folder}/charts/_rels/chart-trade-2.xml.rels",
        f"{folder}/charts/chart-trade-1.xml", f"{folder}/charts/chart-trade-2.xml",
    ]  # fmt: skip
    assert names(out, f"{folder}/embeddings/") == [f"{folder}/embeddings/chart-trade-{n}.xlsx" for n in (1, 2)]
    assert names(out, f"{folder}/media/") == []


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_a_document_that_was_made_here_is_a_template_again(kind: str) -> None:
    """Its charts are native charts with an alt text, and are filled."""
    charts = {"chart": pack_charts({"trade": {"alt": "{{ chart.trade }}"}})}
    first = Template.read(MAKE[kind](f"@picture {SIZES[kind]} = {{{{ chart.trade }}}}"), f"t.{kind}").rendered(charts)
    described = {"trade": {"series": {"": [7, 8]}}}
    again = Template.read(first.data, f"t.{kind}").rendered({"chart": pack_charts(described)})
    check_sound(again.data)
    assert ">7</c:v>" in chart_xml(again.data)


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_the_same_template_and_data_give_the_same_bytes(kind: str) -> None:
    """The workbooks too."""
    line = f"@picture {SIZES[kind]} = {{{{ chart.trade }}}}"
    assert rendered(kind, line, {"trade": {}}).data == rendered(kind, line, {"trade": {}}).data


def test_a_slide_that_goes_on_has_a_chart_of_its_own() -> None:
    """A table continues on a further slide, which shows the chart again."""
    deck = Presentation(io.BytesIO(make_pptx("| {% for r in rows %}{{ r }} | {{ r }}{% endfor %} |")))
    picture = io.BytesIO()
    Image.new("RGB", (10, 10)).save(picture, "PNG")
    slide = deck.slides[0]
    drawn = slide.shapes.add_picture(picture, SlideCm(14), SlideCm(1), SlideCm(11), SlideCm(8))
    drawn._element.nvPicPr.cNvPr.set("descr", "{{ chart.trade }}")
    data = io.BytesIO()
    deck.save(data)
    charts = pack_charts({"trade": {}})
    out = Template.read(data.getvalue(), "t.pptx").rendered({"chart": charts, "rows": list(range(30))})
    check_sound(out.data)
    slides = len(Presentation(io.BytesIO(out.data)).slides)
    assert slides > 1
    assert len([n for n in names(out.data, "ppt/charts/") if "_rels" not in n]) == slides
    assert len(names(out.data, "ppt/embeddings/")) == slides
    traced = {use.part for use in out.uses if use.kind == "chart"}
    assert traced == {n for n in names(out.data, "ppt/charts/") if "_rels" not in n}


# -- pictures of Word in which a chart may stand, and those in which none may


def _with_picture(change: Callable[[str], str], header: bool = False) -> bytes:
    """A document with a picture in its body or header, whose XML is changed."""
    picture = io.BytesIO()
    Image.new("RGB", (10, 10)).save(picture, "PNG")
    document = Document()
    holder = document.sections[0].header.paragraphs[0] if header else document.add_paragraph()
    holder.add_run().add_picture(picture, Cm(12), Cm(6))
    data = io.BytesIO()
    document.save(data)
    members = members_of(data.getvalue())
    name = next(n for n in members if re.match("word/header" if header else "word/document", n)
                and b"<wp:docPr" in members[n])  # fmt: skip
    text = members[name].decode().replace("<wp:docPr ", '<wp:docPr descr="{{ chart.trade }}" ', 1)
    members[name] = change(text).encode()
    return packed(members)


def _problems(template: bytes) -> list[str]:
    return [line.partition(" | ")[0] for line in refused(template, "docx", {"chart": pack_charts({"trade": {}})})]


def test_a_picture_in_a_header_takes_no_native_chart() -> None:
    """Word puts none there."""
    assert _problems(_with_picture(str, header=True)) == [
        "chart-misplaced: a header of Word takes no native chart, and the chart `trade` is one (`as: native`)"
    ]


def test_a_picture_that_is_turned_takes_no_native_chart() -> None:
    """Office cannot turn one."""
    assert _problems(_with_picture(lambda text: text.replace("<a:xfrm>", '<a:xfrm rot="5400000">'))) == [
        "chart-misplaced: what is drawn here is turned, which no native chart can be, and the chart `trade` is one "
        "(`as: native`)"
    ]


def test_a_picture_that_is_part_of_a_drawing_takes_no_native_chart() -> None:
    """With other shapes, in a group or on a canvas."""
    space = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"

    def grouped(text: str) -> str:
        uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
        text = text.replace(f'<a:graphicData uri="{uri}">', f'<a:graphicData uri="{space}"><g:wgp xmlns:g="{space}">')
        return text.replace("</pic:pic>", "</pic:pic></g:wgp>")

    assert _problems(_with_picture(grouped)) == [
        "chart-misplaced: this picture is part of a drawing with others, in which Word takes no native chart, and the "
        "chart `trade` is one (`as: native`)"
    ]


def test_a_content_control_for_pictures_takes_no_native_chart() -> None:
    """It holds a picture, or Word repairs the file."""

    def controlled(text: str) -> str:
        start = text.rindex("<w:r>", 0, text.index("<w:drawing>"))
        end = text.index("</w:r>", start) + len("</w:r>")
        before = "<w:sdt><w:sdtPr><w:picture/></w:sdtPr><w:sdtContent>"
        return f"{text[:start]}{before}{text[start:end]}</w:sdtContent></w:sdt>{text[end:]}"

    assert _problems(_with_picture(controlled)) == [
        "chart-misplaced: this is a content control for pictures, which takes no native chart, and the chart `trade` "
        "is one (`as: native`)"
    ]


def test_a_picture_beside_the_text_keeps_its_place() -> None:
    """The drawing is the author's; only what it shows is another."""

    def anchored(text: str) -> str:
        place = '<wp:simplePos x="0" y="0"/>' + "".join(
            f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{at}</wp:posOffset></wp:position{axis}>'
            for axis, at in (("H", 720000), ("V", 1440000))
        )
        text = re.sub(
            "<wp:inline([^>]*)>",
            r'<wp:anchor\1 simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" '
            r'allowOverlap="1" distT="0" distB="0" distL="0" distR="0">' + place,
            text,
        )
        text = re.sub(r"(<wp:extent [^>]*/>)", r"\1<wp:wrapSquare wrapText=" + r'"bothSides"/>', text)
        return text.replace("</wp:inline>", "</wp:anchor>")

    charts = {"chart": pack_charts({"trade": {}})}
    out = Template.read(_with_picture(anchored), "t.docx").rendered(charts)
    check_sound(out.data)
    text = read(out.data, "word/document.xml").decode()
    assert "<wp:posOffset>720000</wp:posOffset>" in text
    assert "<c:chart " in text
    assert "pic:pic" not in text


def test_a_chart_is_not_cut_off_by_lines_of_an_exact_height() -> None:
    """Word shows of it what fits a line."""
    document = Document()
    document.add_paragraph("{{ chart.trade }}").paragraph_format.line_spacing = Cm(0.5)
    data = io.BytesIO()
    document.save(data)
    out = Template.read(data.getvalue(), "t.docx").rendered({"chart": pack_charts({"trade": {}})})
    check_sound(out.data)
    assert b"lineRule" not in read(out.data, "word/document.xml")


def test_what_stands_beside_a_chart_on_a_slide_keeps_working() -> None:
    """An animation of the shape whose place it takes names it by its number."""
    out = rendered("pptx", "@shape words\n@picture 20 × 11 cm = {{ chart.trade }}", {"trade": {}})
    slide = etree.fromstring(read(out.data, "ppt/slides/slide1.xml"))
    (frame,) = slide.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}graphicFrame")
    assert frame[0][0].get("id") == "4"
    assert frame[0][0].get("descr") == "What trade shows"


def test_all_that_is_wrong_with_charts_is_told_at_once() -> None:
    """One that has no room, and one that holds what no file can."""
    described = {"one": {"labels": ["Telecommunications"] * 2}, "two": {"labels": ["\x01", "B"]}}
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx("@picture 4 × 4 cm = {{ chart.one }}\n{{ chart.two }}"), "t.docx").rendered(
            {"chart": pack_charts(described)}
        )
    assert sorted(problem.code for problem in caught.value.problems) == ["character-forbidden", "chart-fit"]


def test_libreoffice_shows_the_words_of_each_chart(to_pdf: Callable[[Path], Path], tmp_path: Path) -> None:
    """Labels, figures and names; none is lost."""
    described = {name: {"kind": name, **entries} for name, entries in KINDS.items() if name != "slope"}
    lines = [f"@picture {SIZES['docx']} = {{{{ chart.{name} }}}}" for name in described]
    path = tmp_path / "charts.docx"
    path.write_bytes(rendered("docx", "\n".join(lines), described).data)
    text = subprocess.run(["pdftotext", str(to_pdf(path)), "-"], capture_output=True, text=True, check=True).stdout
    for words in ("about 2.1", "2022", "Fish", "−1", "Exports", "Imports", "60"):
        assert words in text, words
