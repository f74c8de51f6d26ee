"""Last year's brief and deck of a desk: documents without tags, which the guide docs/drawing.md makes templates of."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.util import Cm as SlideCm
from pptx.util import Pt as SlidePt

from drawn_looks import OFFICE, give_brief_look, give_deck_look
from plain_document import WHOLE

MARKING = "UNCLASSIFIED / NON CLASSIFIÉ"
FOR_THE_DESK = "Ask the other side about the new customs form."  # which partners must not get
CHART = "Chart of last year"  # the alt text of its picture, in both
_ROWS = (
    ("What", "Figure", "Period"),
    ("Two-way goods trade", "C$1.6\N{NO-BREAK SPACE}billion", "2025"),
    ("Members of the business council", "110", "December 2025"),
)


def last_brief(path: Path) -> None:
    """Write the Word brief: two paragraphs, two points, a table, a picture, and a section for the desk."""
    document = docx.Document(io.BytesIO(WHOLE))
    _styles(document)
    header = document.sections[0].header.paragraphs[0]
    header.text, header.alignment = MARKING, WD_ALIGN_PARAGRAPH.RIGHT
    document.core_properties.title = "Trade brief"
    document.core_properties.author = "Our desk"
    document.core_properties.subject = "Goods trade in 2025"
    document.add_paragraph("Trade brief", style="Title")
    document.add_paragraph("In brief", style="Heading 1")
    document.add_paragraph(
        "Two-way goods trade was C$1.6\N{NO-BREAK SPACE}billion in 2025. It fell by 6% from the year before."
    )
    document.add_paragraph("Key messages", style="Heading 1")
    document.add_paragraph(
        "Trade fell. Two-way goods trade came to C$1.6\N{NO-BREAK SPACE}billion.", style="List Bullet"
    )
    document.add_paragraph("Business is organized. The council counts 110 members.", style="List Bullet")
    document.add_paragraph("Figures", style="Heading 1")
    _table(document)
    document.add_paragraph("The chart", style="Heading 1")
    document.add_paragraph("C$ billion")
    run = document.add_paragraph().add_run()
    run.add_picture(io.BytesIO(_chart()), width=Cm(10))
    properties = run._r.find(f".//{qn('wp:docPr')}")
    properties.set("descr", CHART)
    document.add_paragraph("Source: Example Statistical Office")
    document.add_paragraph("For our desk", style="Heading 1")
    document.add_paragraph(FOR_THE_DESK)
    give_brief_look(document, OFFICE)
    _without_trail(document)
    document.save(str(path))


def last_deck(path: Path) -> None:
    """Write the deck: a title, a slide with one message, and a slide with a picture of the chart."""
    deck = Presentation()
    deck.core_properties.title = "Trade brief"
    deck.core_properties.author = "Our desk"
    deck.core_properties.subject = "Goods trade in 2025"
    title, message, chart = (deck.slides.add_slide(deck.slide_layouts[number]) for number in (0, 1, 5))
    title.shapes.title.text = "Trade brief"
    title.placeholders[1].text = "March 2026"
    message.shapes.title.text = "Trade fell"
    message.placeholders[1].text = "It came to C$1.6\N{NO-BREAK SPACE}billion in 2025."
    chart.shapes.title.text = "Two-way goods trade fell by 6%"
    box = title.shapes.add_textbox(SlideCm(15), SlideCm(0.2), SlideCm(10), SlideCm(1))
    box.name = "Marking"
    box.text_frame.text = MARKING
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    box.text_frame.paragraphs[0].runs[0].font.size = SlidePt(12)
    deck.slide_master.shapes._spTree.append(box._element)  # on the master, where all slides have it from
    for slide in (message, chart):
        slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = SlidePt(32)
    unit = chart.shapes.add_textbox(SlideCm(3), SlideCm(3.8), SlideCm(19), SlideCm(1))
    unit.text_frame.text = "C$ billion"
    unit.text_frame.paragraphs[0].runs[0].font.size = SlidePt(14)
    picture = chart.shapes.add_picture(io.BytesIO(_chart()), SlideCm(3), SlideCm(5), width=SlideCm(19))
    picture._element.nvPicPr.cNvPr.set("descr", CHART)
    give_deck_look(deck, OFFICE)
    deck.save(str(path))


def _styles(document: DocumentObject) -> None:
    """Let text be of one size on a page of Letter size."""
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.59), Cm(27.94)
    section.top_margin = section.bottom_margin = Cm(2)


def _without_trail(document: DocumentObject) -> None:
    """Take away what the document that python-docx begins with tells of its own past: numbers of saves, custom XML."""
    header = document.sections[0].header._element
    for root in (document.settings.element, document.styles.element, header, document.element):
        for element in list(root.iter(qn("w:rsids"), qn("w:rsid"))):
            element.getparent().remove(element)
        for element in root.iter():
            for name in [each for each in element.attrib if "rsid" in str(each)]:
                del element.attrib[name]
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith(("/customXml", "/stylesWithEffects")):
            del document.part.rels[key]


def _table(document: DocumentObject) -> None:
    """A table whose head is filled with the theme's first accent, as a design of Word's gallery does it."""
    table = document.add_table(len(_ROWS), len(_ROWS[0]), style="Table Grid")
    title = f'<w:tblCaption {nsdecls("w")} w:val="The figures of this brief"/>'
    table._tbl.tblPr.append(parse_xml(title))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    for row, words in zip(table.rows, _ROWS, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell in head.cells:
        shading = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="000000" w:themeFill="accent1"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shading))
        run = cell.paragraphs[0].runs[0]
        run.font.bold = True
        run._r.rPr.append(parse_xml(f'<w:color {nsdecls("w")} w:val="FFFFFF" w:themeColor="background1"/>'))


def _chart() -> bytes:
    """A picture of two columns, as somebody pasted it from Excel."""
    figure = Figure(figsize=(6, 3), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    columns = axes.bar(["2024", "2025"], [1.7, 1.6], color="#7F7F7F", width=0.5)
    axes.bar_label(columns, ["C$1.7\N{NO-BREAK SPACE}billion", "C$1.6\N{NO-BREAK SPACE}billion"])
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_yticks([])
    axes.set_ylim(0, 2)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", metadata={"Software": None})
    return drawn.getvalue()
