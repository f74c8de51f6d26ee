"""What tests do to a good Word document, well or badly."""

from __future__ import annotations

import io
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from good_documents import (
    ADDRESS,
    PROSE,
    add_caption,
    add_link,
    add_table,
    docpr,
    find,
    picture,
    table_of,
)

FRENCH = "Le commerce entre les deux pays est en hausse depuis 2002, et il est fait surtout de vêtements."
KHMER = "ពាណិជ្ជកម្មរវាងប្រទេសទាំងពីរ"


def title(text: str) -> Any:
    return lambda d: setattr(d.core_properties, "title", text)


def no_language(d: Any) -> None:
    for lang in list(d.styles.element.iter(qn("w:lang"))):
        lang.getparent().remove(lang)


def language(paragraph: Any, **said: str) -> Any:
    for run in paragraph.runs:
        attributes = " ".join(f'w:{name}="{value}"' for name, value in said.items())
        run._r.get_or_add_rPr().append(parse_xml(f"<w:lang {nsdecls('w')} {attributes}/>"))
    return paragraph


def typeface(paragraph: Any, **said: str) -> Any:
    for run in paragraph.runs:
        attributes = " ".join(f'w:{name}="{value}"' for name, value in said.items())
        run._r.get_or_add_rPr().insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {attributes}/>"))
    return paragraph


def khmer(**said: str) -> Any:
    """Khmer words, marked as such, in these typefaces."""
    return lambda d: typeface(language(d.add_paragraph(KHMER), val="en-CA", bidi="km-KH"), **said)


def styled_khmer(name: str) -> Any:
    """Khmer words in a style that names a typeface for complex scripts."""

    def change(d: Any) -> None:
        fonts = d.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.pop(qn("w:cstheme"), None)
        fonts.set(qn("w:cs"), name)
        language(d.add_paragraph(KHMER), val="en-CA", bidi="km-KH")

    return change


def heading_later(d: Any, level: int) -> Any:
    return d.add_heading("Sources and methods", level)


def loud(d: Any, style: str = "Normal") -> None:
    run = d.add_paragraph(style=style).add_run("Sources and methods")
    if style == "Normal":
        run.bold, run.font.size = True, Pt(14)
    d.add_paragraph(PROSE)


def lines(d: Any, texts: list[str], style: str = "Normal") -> None:
    for text in texts:
        d.add_paragraph(text, style=style)


def no_headings(d: Any) -> None:
    for p in list(d.paragraphs):
        if p.style.name.startswith("Heading"):
            p.style = d.styles["Normal"]
    for _ in range(45):
        d.add_paragraph(PROSE)


def long(d: Any) -> None:
    for _ in range(45):
        d.add_paragraph(PROSE)


def unmark_header(d: Any) -> None:
    for element in list(d.element.body.iter(qn("w:tblHeader"))):
        element.getparent().remove(element)


def no_caption(d: Any) -> None:
    paragraph = next(p for p in d.paragraphs if p.style.name == "Caption")
    paragraph._p.getparent().remove(paragraph._p)


def caption_as_title(d: Any) -> None:
    no_caption(d)
    title = parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="Goods trade by year"/>')
    table_of(d)._tbl.tblPr.append(title)


def cell(d: Any, row: int, column: int, text: str) -> None:
    table_of(d).cell(row, column).text = text


def no_cant_split(d: Any) -> None:
    for element in list(d.element.body.iter(qn("w:cantSplit"))):
        element.getparent().remove(element)


def nested(d: Any) -> None:
    inner = table_of(d).cell(1, 1).add_table(2, 2)
    for cell in (cell for row in inner.rows for cell in row.cells):
        cell.text = "1"
    inner.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    inner._tbl.tblPr.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="Parts"/>'))
    for row in inner.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def column(d: Any) -> None:
    add_caption(d, "Table", "Two parts")
    add_table(d, [["Year", "", "Exports"], ["2022", "", "33.3"]])
    table = d.tables[1]
    table.cell(0, 1).text = ""


def decorative(d: Any) -> None:
    about = docpr(d)
    about.attrib.pop("descr", None)
    about.append(
        parse_xml(
            f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        )
    )


def alt(text: str) -> Any:
    return lambda d: docpr(d).set("descr", text)


def no_alt(d: Any) -> None:
    docpr(d).attrib.pop("descr")


def in_header(d: Any) -> None:
    shape = d.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(picture()))
    shape._inline.docPr.attrib.pop("descr", None)


def float_over(d: Any) -> None:
    inline = docpr(d).getparent()
    inline.tag = qn("wp:anchor")


def word(text: str = "rise", **look: Any) -> Any:
    def add(d: Any) -> None:
        paragraph = d.add_paragraph("The figures for the year show a ")
        run = paragraph.add_run(text)
        for name, value in look.items():
            if name == "colour":
                run.font.color.rgb = RGBColor.from_string(value)
            else:
                setattr(run.font, name, value)
        paragraph.add_run(" that the sources do not explain.")

    return add


def shade(fill: str, colour: str, *, bold: bool = True, size: float = 11) -> Any:
    def add(d: Any) -> None:
        for cell in table_of(d).rows[0].cells:
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>'))
            run = cell.paragraphs[0].runs[0]
            run.font.color.rgb, run.bold, run.font.size = RGBColor.from_string(colour), bold, Pt(size)

    return add


def theme(name: str, tint: str = "") -> Any:
    def add(d: Any) -> None:
        run = find(d, "Trade in goods").runs[0]
        said = f'w:themeTint="{tint}"' if tint else ""
        run._r.get_or_add_rPr().append(
            parse_xml(f'<w:color {nsdecls("w")} w:val="000000" w:themeColor="{name}" {said}/>')
        )

    return add


def style_colour(d: Any, colour: str) -> None:
    d.styles["List Bullet"].font.color.rgb = RGBColor.from_string(colour)


def link(text: str, address: str = ADDRESS, *, underline: bool = True) -> Any:
    return lambda d: add_link(d.add_paragraph("What else there is stands in "), text, address, underline=underline)


def khmer_link(d: Any) -> None:
    link("នៅទីនេះ")(d)
    run = d.paragraphs[-1]._p.find(f".//{qn('w:hyperlink')}/{qn('w:r')}")
    run.rPr.append(parse_xml(f'<w:lang {nsdecls("w")} w:bidi="km-KH"/>'))


def two_links(second: str) -> Any:
    def add(d: Any) -> None:
        add_link(d.add_paragraph("For 2022, see "), "the annual report", "https://example.org/2022")
        add_link(d.add_paragraph("For 2023, see "), second, "https://example.org/2023")

    return add


def change(kind: str) -> Any:
    inner = "<w:r><w:delText>old</w:delText></w:r>" if kind == "del" else "<w:r><w:t>new</w:t></w:r>"
    change = f'<w:{kind} {nsdecls("w")} w:id="90" w:author="A" w:date="2026-01-01T00:00:00Z">{inner}</w:{kind}>'
    return lambda d: find(d, "Canada buys")._p.append(parse_xml(change))


def comment(d: Any) -> None:
    d.add_comment(find(d, "Canada buys").runs, "Is this so?", author="A", initials="A")


def typed_note(d: Any) -> None:
    mark = find(d, "Canada buys").add_run("1")
    mark.font.superscript = True
    note = d.add_paragraph()
    sign = note.add_run("1")
    sign.font.superscript = True
    note.add_run(" Statistics Canada, table 12-10-0119.")


def typed_contents(d: Any) -> None:
    lines(d, ["Trade at a glance ........ 1", "What is traded ........ 2", "What comes next ........ 3"])


def typed_caption(d: Any) -> None:
    d.add_paragraph("Table 2. Trade by month")
    add_table(d, [["Month", "Exports"], ["May", "3"]])
    d.tables[1]._tbl.tblPr.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="Trade by month"/>'))


def real_caption(d: Any) -> None:
    add_caption(d, "Table", "Trade by month")
    add_table(d, [["Month", "Exports"], ["May", "3"]])
