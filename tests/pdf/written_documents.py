"""Small documents that say their language, as Word and PowerPoint write it."""

from __future__ import annotations

import io
from typing import Any

import docx
import pptx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

KHMER = "ព្រះរាជាណាចក្រកម្ពុជា"
_FONT = "Noto Sans Khmer"


def letter(language: str, title: str, heading: str, text: str) -> bytes:
    """A Word file: a heading, a text, a word in German, a list and a table with a header row.

    A Khmer one has Khmer as complex script, beside English, as Word has it.
    """
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.language = language
    of_styles: Any = next(document.styles.element.iter(qn("w:lang")))
    of_styles.set(qn("w:val"), "en-CA" if language == "km-KH" else language)
    of_styles.set(qn("w:bidi"), "km-KH")
    for paragraph in (document.add_heading(heading, 1), document.add_paragraph(text)):
        if language == "km-KH":
            _in_khmer(paragraph.runs[0])
    foreign = OxmlElement("w:lang")
    foreign.set(qn("w:val"), "de-DE")
    document.add_paragraph("1, 2, ").add_run("drei")._r.get_or_add_rPr().append(foreign)
    document.add_paragraph("3", style="List Bullet")
    table = document.add_table(2, 2)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for number, cell in enumerate((cell for row in table.rows for cell in row.cells), start=1):
        cell.text = str(number)
    return _saved(document)


def _in_khmer(run: Any) -> None:
    properties = run._r.get_or_add_rPr()
    fonts, complex_script, language = (OxmlElement(name) for name in ("w:rFonts", "w:cs", "w:lang"))
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)
    for which in ("val", "bidi"):
        language.set(qn(f"w:{which}"), "km-KH")
    properties.insert(0, fonts)
    properties.extend([complex_script, language])


def slides(language: str, title: str, text: str) -> bytes:
    """A presentation of one slide, with notes that are not for the audience."""
    presentation = pptx.Presentation()
    presentation.core_properties.title = title
    presentation.core_properties.language = language
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    assert slide.shapes.title is not None
    slide.shapes.title.text = title
    slide.placeholders[1].text = text
    slide.notes_slide.notes_text_frame.text = "NOT FOR THE AUDIENCE"
    for shape in slide.placeholders:
        for run in (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs):
            run._r.get_or_add_rPr().set("lang", language)
            if language == "km-KH":
                run.font.name = _FONT
                for script in ("ea", "cs"):
                    font = run._r.get_or_add_rPr().makeelement(qn(f"a:{script}"), {"typeface": _FONT})
                    run._r.get_or_add_rPr().append(font)
    return _saved(presentation)


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
