"""A Word document and a deck that everybody can read: what tests spoil, one thing at a time."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor as SlideColour
from pptx.oxml.ns import qn as pqn
from pptx.util import Inches as SlideInches
from pptx.util import Pt as SlidePt

ALT = "Goods trade between Canada and Cambodia fell from C$2.4 billion in 2022 to C$2.1 billion in 2023."
PROSE = (
    "Trade in goods between the two countries has grown since 2002, and most of it is clothing that Canada buys. "
    "The figures of the two sources agree for the years in which both of them give one."
)
ADDRESS = "https://www.international.gc.ca/country-pays/cambodia-cambodge/relations.aspx"


@cache
def picture() -> bytes:
    """A small grey picture."""
    data = io.BytesIO()
    Image.new("RGB", (60, 40), "grey").save(data, "PNG")
    return data.getvalue()


def word(spoil: Callable[[DocumentObject], object] = lambda _: None) -> bytes:
    """The good Word document, after a change."""
    document = Document()
    document.core_properties.title = "Canada and Cambodia: trade"
    document.core_properties.author = "Southeast Asia Division"
    document.core_properties.subject = "Trade between the two countries"
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption"):
        document.styles[name].font.color.rgb = RGBColor(0x1B, 0x2A, 0x3A)
    document.add_heading("Trade at a glance", 1)
    document.add_paragraph(PROSE)
    document.add_heading("What is traded", 2)
    document.add_paragraph("Canada buys:")
    for item in ("apparel", "footwear", "textiles"):
        document.add_paragraph(item, style="List Bullet")
    add_caption(document, "Table", "Goods trade by year")
    add_table(document, [["Year", "Exports"], ["2022", "33.3"], ["2023", "37.2"]])
    add_link(document.add_paragraph("More stands in "), "the page on relations with Cambodia", ADDRESS)
    add_picture(document, ALT)
    document.add_heading("What comes next", 1)
    document.add_paragraph(PROSE)
    spoil(document)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def add_table(document: DocumentObject, rows: list[list[str]], *, header: bool = True, whole: bool = True) -> Table:
    """A table at the end, its first row marked as a header, and its rows kept whole."""
    table = document.add_table(len(rows), len(rows[0]))
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
        properties = row._tr.get_or_add_trPr()
        if whole:
            properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if header and number == 0:
            properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    return table


def add_caption(document: DocumentObject, label: str, text: str) -> Paragraph:
    """A caption with the number that Word counts."""
    paragraph = document.add_paragraph(f"{label} ", style="Caption")
    code = f' w:instr=" SEQ {label} \\* ARABIC "'
    paragraph._p.append(parse_xml(f"<w:fldSimple {nsdecls('w')}{code}><w:r><w:t>1</w:t></w:r></w:fldSimple>"))
    paragraph.add_run(f". {text}")
    return paragraph


def add_link(paragraph: Paragraph, text: str, address: str, *, underline: bool = True) -> None:
    """A link at the end of a paragraph."""
    id_ = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    look = '<w:rPr><w:color w:val="12436D"/>' + ('<w:u w:val="single"/>' if underline else "") + "</w:rPr>"
    space = 'xml:space="preserve"'
    paragraph._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{id_}"><w:r>{look}<w:t {space}>{text}</w:t></w:r></w:hyperlink>'
        )
    )


def add_picture(document: DocumentObject, alt: str) -> Any:
    """A picture in a paragraph of its own; its wp:docPr."""
    shape = document.add_picture(io.BytesIO(picture()), Inches(1))
    about = shape._inline.docPr
    about.set("name", "Picture 1")
    if alt:
        about.set("descr", alt)
    return about


def find(document: DocumentObject, text: str) -> Paragraph:
    """The paragraph that begins so."""
    return next(p for p in document.paragraphs if p.text.startswith(text))


def table_of(document: DocumentObject) -> Table:
    """Its table."""
    return document.tables[0]


def docpr(document: DocumentObject) -> Any:
    """What names its picture."""
    return document.element.body.find(f".//{qn('wp:docPr')}")


def deck(spoil: Callable[[Any], object] = lambda _: None) -> bytes:
    """The good deck of three slides, after a change: words, a table, and a chart and a picture."""
    presentation = Presentation()
    presentation.core_properties.title = "Canada and Cambodia: trade"
    presentation.core_properties.author = "Southeast Asia Division"
    presentation.core_properties.subject = "Trade between the two countries"
    first = presentation.slides.add_slide(presentation.slide_layouts[1])
    first.shapes.title.text = "Trade fell in 2023"
    first.placeholders[1].text = "Canada buys clothing\nCambodia buys vehicles"
    second = presentation.slides.add_slide(presentation.slide_layouts[5])
    second.shapes.title.text = "Figures by year"
    add_slide_table(second, [["Year", "Exports"], ["2022", "33.3"], ["2023", "37.2"]])
    third = presentation.slides.add_slide(presentation.slide_layouts[5])
    third.shapes.title.text = "What the chart says"
    shape = third.shapes.add_picture(io.BytesIO(picture()), SlideInches(1), SlideInches(2))
    shape._element.nvPicPr.cNvPr.set("descr", ALT)
    box = add_box(third, "Imports fell by a sixth.", left=5, top=2)
    assert box is not None
    for slide in presentation.slides:
        for run in slide._element.iter(pqn("a:rPr")):
            run.set("lang", "en-CA")
        for run in slide._element.iter(pqn("a:r")):
            run.get_or_add_rPr().set("lang", "en-CA")
    spoil(presentation)
    data = io.BytesIO()
    presentation.save(data)
    return data.getvalue()


def add_box(slide: Any, text: str, left: float = 1, top: float = 5, size: int = 18) -> Any:
    """A text box of a slide, four inches wide."""
    box = slide.shapes.add_textbox(SlideInches(left), SlideInches(top), SlideInches(4), SlideInches(0.6))
    box.text_frame.text = text
    for paragraph in box.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = SlidePt(size)
            run._r.get_or_add_rPr().set("lang", "en-CA")
    return box


def add_slide_table(slide: Any, rows: list[list[str]]) -> Any:
    """A table of a slide with a header row."""
    frame = slide.shapes.add_table(len(rows), len(rows[0]), *map(SlideInches, (1, 2, 6, 2)))
    for row, texts in zip(frame.table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
            for run in cell._tc.iter(pqn("a:r")):
                run.get_or_add_rPr().set("lang", "en-CA")
    # The accent of the default theme is too pale for white letters: a header in dark blue.
    for cell in frame.table.rows[0].cells:
        cell.fill.solid()
        cell.fill.fore_color.rgb = SlideColour(0x12, 0x43, 0x6D)
    return frame


def points(size: float) -> Pt:
    """A size in points."""
    return Pt(size)
