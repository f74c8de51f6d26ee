"""What tests do to a good deck, well or badly."""

from __future__ import annotations

import io
from typing import Any

from good_documents import ALT, add_box, add_slide_table, picture
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def first_run(shape: Any) -> Any:
    return shape.text_frame.paragraphs[0].runs[0]


def box(d: Any) -> Any:
    """The text box of the third slide."""
    return d.slides[2].shapes[2]


def body(d: Any) -> Any:
    return d.slides[0].placeholders[1]


def language(shape: Any, language: str) -> None:
    for run in shape._element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", language)


def say(text: str, spoken: str) -> Any:
    def change(d: Any) -> None:
        box(d).text_frame.text = text
        language(box(d), spoken)

    return change


def khmer(latin: str, complex_: str) -> Any:
    """Khmer words, marked as such, in these typefaces."""

    def change(d: Any) -> None:
        say("ពាណិជ្ជកម្ម", "km-KH")(d)
        properties = first_run(box(d))._r.get_or_add_rPr()
        for name, typeface in (("latin", latin), ("cs", complex_)):
            etree.SubElement(properties, qn(f"a:{name}"), typeface=typeface)

    return change


def no_language(d: Any) -> None:
    box(d)._element.find(f".//{qn('a:rPr')}").attrib.pop("lang")
    for element in d.part._element.iter(qn("a:defRPr")):
        element.attrib.pop("lang", None)
    for layout in d.slide_layouts:
        for element in layout._element.iter(qn("a:rPr"), qn("a:defRPr")):
            element.attrib.pop("lang", None)
    for element in d.slide_master._element.iter(qn("a:defRPr")):
        element.attrib.pop("lang", None)


def lines(texts: list[str], *, bullets: bool = False) -> Any:
    def change(d: Any) -> None:
        frame = box(d).text_frame
        frame.text = "\n".join(texts)
        for paragraph in frame.paragraphs:
            if bullets:
                etree.SubElement(paragraph._p.get_or_add_pPr(), qn("a:buChar"), char="•")
        language(box(d), "en-CA")

    return change


def table(d: Any) -> Any:
    return d.slides[1].shapes[1].table


def no_header_row(d: Any) -> None:
    table(d).first_row = False
    for cell in table(d).rows[0].cells:
        cell.fill.background()


def cell(row: int, column: int) -> Any:
    def change(d: Any) -> None:
        table(d).cell(row, column).text = ""

    return change


def second_table(title: str) -> Any:
    def change(d: Any) -> None:
        frame = add_slide_table(d.slides[1], [["Month", "Exports"], ["May", "3"]])
        frame.top = Inches(5)
        for shape in d.slides[1].shapes:
            if shape.has_table and (title or shape.shape_id != frame.shape_id):
                shape._element.nvGraphicFramePr.cNvPr.set("descr", title or "Exports by year.")

    return change


def picture_of(d: Any) -> Any:
    return d.slides[2].shapes[1]


def alt(text: str) -> Any:
    def change(d: Any) -> None:
        about = picture_of(d)._element.nvPicPr.cNvPr
        about.attrib.pop("descr")
        if text:
            about.set("descr", text)

    return change


def decorative(d: Any) -> None:
    alt("")(d)
    about = picture_of(d)._element.nvPicPr.cNvPr
    about.append(
        etree.fromstring(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        )
    )


def shape(alt: str) -> Any:
    def change(d: Any) -> None:
        shape = d.slides[0].shapes.add_shape(MSO_SHAPE.RIGHT_ARROW, Inches(8), Inches(5), Inches(1), Inches(1))
        if alt:
            shape._element.nvSpPr.cNvPr.set("descr", alt)

    return change


def group(alt: str) -> Any:
    def change(d: Any) -> None:
        group = d.slides[0].shapes.add_group_shape()
        group.shapes.add_picture(io.BytesIO(picture()), Inches(7), Inches(5))
        group._element.nvGrpSpPr.cNvPr.set("descr", alt)
        if not alt:
            group._element.nvGrpSpPr.cNvPr.attrib.pop("descr")
        about = group.shapes[0]._element.nvPicPr.cNvPr
        about.attrib.pop("descr", None)

    return change


def colour(colour: str, *, size: float = 18, bold: bool = False) -> Any:
    def change(d: Any) -> None:
        font = first_run(box(d)).font
        font.color.rgb, font.size, font.bold = RGBColor.from_string(colour), Pt(size), bold

    return change


def filled(fill: str, colour: str) -> Any:
    def change(d: Any) -> None:
        shape = d.slides[0].shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(1), Inches(6), Inches(3), Inches(0.8))
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(fill)
        shape.text_frame.text = "Trade fell"
        language(shape, "en-CA")
        first_run(shape).font.color.rgb = RGBColor.from_string(colour)

    return change


def over(fill: str) -> Any:
    """A text box without a fill over a shape with one."""

    def change(d: Any) -> None:
        slide = d.slides[0]
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(0.5), Inches(5.5), Inches(9), Inches(1.8))
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(fill)
        shape._element.nvSpPr.cNvPr.set("descr", "The ground of the note below.")
        add_box(slide, "Trade fell", left=1, top=6)

    return change


def background(colour: str) -> Any:
    def change(d: Any) -> None:
        fill = d.slides[2].background.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(colour)

    return change


def master_colour(name: Any, brightness: float) -> Any:
    """The box in a colour of the theme, made lighter."""

    def change(d: Any) -> None:
        colour = first_run(box(d)).font.color
        colour.theme_color = name
        colour.brightness = brightness

    return change


def cell_colour(fill: str, colour: str) -> Any:
    def change(d: Any) -> None:
        for cell in table(d).rows[0].cells:
            cell.fill.solid()
            cell.fill.fore_color.rgb = RGBColor.from_string(fill)
            cell.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(colour)

    return change


def style_header(d: Any) -> None:
    """The header as the table style of the theme has it: white on a blue that is too pale for 18 points."""
    for cell in table(d).rows[0].cells:
        cell.fill._xPr.remove(cell.fill._xPr.find(qn("a:solidFill")))
        cell.text_frame.paragraphs[0].runs[0].font.size = Pt(12)


def chart(
    *,
    kind: Any = XL_CHART_TYPE.LINE,
    series: int = 2,
    names: bool = False,
    colours: tuple[str, ...] = ("12436D", "801650"),
) -> Any:
    def change(d: Any) -> None:
        slide = d.slides.add_slide(d.slide_layouts[5])
        slide.shapes.title.text = "Exports and imports"
        language(slide.shapes.title, "en-CA")
        data = CategoryChartData()
        data.categories = ["2021", "2022", "2023"]
        for number in range(series):
            data.add_series(("Exports", "Imports", "Balance")[number], (1, 2, 3 + number))
        frame = slide.shapes.add_chart(kind, Inches(1), Inches(2), Inches(8), Inches(4), data)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", ALT)
        chart = frame.chart
        chart.has_legend = True
        parts = chart.plots[0].series
        if kind == XL_CHART_TYPE.PIE:
            parts = [parts[0].points[number] for number in range(3)]
        for one, colour in zip(parts, colours, strict=False):
            line = kind == XL_CHART_TYPE.LINE
            target = one.format.line.color if line else one.format.fill
            if not line:
                target.solid()
                target = target.fore_color
            target.rgb = RGBColor.from_string(colour)
        if names:
            for one in chart.plots[0].series:
                labels = one.data_labels
                labels.show_series_name = True
                labels.show_value = False

    return change


def no_title(d: Any) -> None:
    title = d.slides[0].shapes.title
    title._element.getparent().remove(title._element)


def title_last(d: Any) -> None:
    title = d.slides[0].shapes.title._element
    tree = title.getparent()
    tree.remove(title)
    tree.append(title)


def retitle(number: int, text: str) -> Any:
    def change(d: Any) -> None:
        d.slides[number].shapes.title.text = text
        language(d.slides[number].shapes.title, "en-CA")

    return change


def boxes(first: float, second: float) -> Any:
    def change(d: Any) -> None:
        add_box(d.slides[2], "What stands above.", left=1, top=first)
        add_box(d.slides[2], "What stands below.", left=1, top=second)

    return change


def sections(*names: str) -> Any:
    def change(d: Any) -> None:
        lists = "".join(
            f'<p14:section name="{n}" id="{{{i}}}"><p14:sldIdLst/></p14:section>' for i, n in enumerate(names)
        )
        element = etree.fromstring(
            '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
            '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
            f'<p14:sectionLst xmlns:p14="{_P14}">{lists}</p14:sectionLst></p:ext></p:extLst>'
        )
        d.part._element.append(element)

    return change


def link(text: str, address: str = "https://example.org/a/report/of/the/year", *, number: int = 2) -> Any:
    def change(d: Any) -> None:
        box = add_box(d.slides[number], text, left=1, top=5)
        first_run(box).hyperlink.address = address

    return change


def two_links(second: str) -> Any:
    def change(d: Any) -> None:
        link("the report", "https://example.org/2022", number=0)(d)
        link(second, "https://example.org/2023", number=2)(d)

    return change


def highlight(d: Any) -> None:
    properties = first_run(box(d))._r.get_or_add_rPr()
    mark = etree.SubElement(properties, qn("a:highlight"))
    etree.SubElement(mark, qn("a:srgbClr"), val="FFFF00")


def coloured_word(*, bold: bool) -> Any:
    def change(d: Any) -> None:
        paragraph = box(d).text_frame.paragraphs[0]
        run = paragraph.add_run()
        run.text = " Exports rose."
        run._r.get_or_add_rPr().set("lang", "en-CA")
        run.font.size = Pt(18)
        run.font.color.rgb = RGBColor(0xC0, 0, 0)
        run.font.bold = bold or None

    return change


def video(d: Any) -> None:
    movie = d.slides[0].shapes.add_movie(
        io.BytesIO(b"film"), Inches(7), Inches(5), Inches(2), Inches(1), poster_frame_image=io.BytesIO(picture())
    )
    movie._element.nvPicPr.cNvPr.set("descr", "The minister speaks in Phnom Penh.")
