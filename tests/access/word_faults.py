"""Faults of Word documents, one for each way in which a rule is broken."""

from __future__ import annotations

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from good_documents import (
    ADDRESS,
    ALT,
    PROSE,
    add_caption,
    add_link,
    add_table,
    docpr,
    find,
    picture,
    table_of,
)
from planted import Planted

FRENCH = "Le commerce entre les deux pays est en hausse depuis 2002, et il est fait surtout de vêtements."
KHMER = "ពាណិជ្ជកម្មរវាងប្រទេសទាំងពីរ"


def _title(text: str) -> Any:
    return lambda d: setattr(d.core_properties, "title", text)


def _no_language(d: Any) -> None:
    for lang in list(d.styles.element.iter(qn("w:lang"))):
        lang.getparent().remove(lang)


def _language(paragraph: Any, **said: str) -> Any:
    for run in paragraph.runs:
        attributes = " ".join(f'w:{name}="{value}"' for name, value in said.items())
        run._r.get_or_add_rPr().append(parse_xml(f"<w:lang {nsdecls('w')} {attributes}/>"))
    return paragraph


def _heading_later(d: Any, level: int) -> Any:
    return d.add_heading("Sources and methods", level)


def _loud(d: Any, style: str = "Normal") -> None:
    run = d.add_paragraph(style=style).add_run("Sources and methods")
    if style == "Normal":
        run.bold, run.font.size = True, Pt(14)
    d.add_paragraph(PROSE)


def _lines(d: Any, texts: list[str], style: str = "Normal") -> None:
    for text in texts:
        d.add_paragraph(text, style=style)


def _no_headings(d: Any) -> None:
    for p in list(d.paragraphs):
        if p.style.name.startswith("Heading"):
            p.style = d.styles["Normal"]
    for _ in range(45):
        d.add_paragraph(PROSE)


def _long(d: Any) -> None:
    for _ in range(45):
        d.add_paragraph(PROSE)


def _unmark_header(d: Any) -> None:
    for element in list(d.element.body.iter(qn("w:tblHeader"))):
        element.getparent().remove(element)


def _no_caption(d: Any) -> None:
    paragraph = next(p for p in d.paragraphs if p.style.name == "Caption")
    paragraph._p.getparent().remove(paragraph._p)


def _caption_as_title(d: Any) -> None:
    _no_caption(d)
    title = parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="Goods trade by year"/>')
    table_of(d)._tbl.tblPr.append(title)


def _cell(d: Any, row: int, column: int, text: str) -> None:
    table_of(d).cell(row, column).text = text


def _no_cant_split(d: Any) -> None:
    for element in list(d.element.body.iter(qn("w:cantSplit"))):
        element.getparent().remove(element)


def _nested(d: Any) -> None:
    inner = table_of(d).cell(1, 1).add_table(2, 2)
    for cell in (cell for row in inner.rows for cell in row.cells):
        cell.text = "1"
    inner.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    inner._tbl.tblPr.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="Parts"/>'))
    for row in inner.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def _column(d: Any) -> None:
    add_caption(d, "Table", "Two parts")
    add_table(d, [["Year", "", "Exports"], ["2022", "", "33.3"]])
    table = d.tables[1]
    table.cell(0, 1).text = ""


def _decorative(d: Any) -> None:
    about = docpr(d)
    about.attrib.pop("descr", None)
    about.append(
        parse_xml(
            f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        )
    )


def _alt(text: str) -> Any:
    return lambda d: docpr(d).set("descr", text)


def _no_alt(d: Any) -> None:
    docpr(d).attrib.pop("descr")


def _in_header(d: Any) -> None:
    shape = d.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(picture()))
    shape._inline.docPr.attrib.pop("descr", None)


def _float(d: Any) -> None:
    inline = docpr(d).getparent()
    inline.tag = qn("wp:anchor")


def _word(text: str = "rise", **look: Any) -> Any:
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


def _shade(fill: str, colour: str, *, bold: bool = True, size: float = 11) -> Any:
    def add(d: Any) -> None:
        for cell in table_of(d).rows[0].cells:
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>'))
            run = cell.paragraphs[0].runs[0]
            run.font.color.rgb, run.bold, run.font.size = RGBColor.from_string(colour), bold, Pt(size)

    return add


def _theme(name: str, tint: str = "") -> Any:
    def add(d: Any) -> None:
        run = find(d, "Trade in goods").runs[0]
        said = f'w:themeTint="{tint}"' if tint else ""
        run._r.get_or_add_rPr().append(
            parse_xml(f'<w:color {nsdecls("w")} w:val="000000" w:themeColor="{name}" {said}/>')
        )

    return add


def _style_colour(d: Any, colour: str) -> None:
    d.styles["List Bullet"].font.color.rgb = RGBColor.from_string(colour)


def _link(text: str, address: str = ADDRESS, *, underline: bool = True) -> Any:
    return lambda d: add_link(d.add_paragraph("What else there is stands in "), text, address, underline=underline)


def _khmer_link(d: Any) -> None:
    _link("នៅទីនេះ")(d)
    run = d.paragraphs[-1]._p.find(f".//{qn('w:hyperlink')}/{qn('w:r')}")
    run.rPr.append(parse_xml(f'<w:lang {nsdecls("w")} w:bidi="km-KH"/>'))


def _two_links(second: str) -> Any:
    def add(d: Any) -> None:
        add_link(d.add_paragraph("For 2022, see "), "the annual report", "https://example.org/2022")
        add_link(d.add_paragraph("For 2023, see "), second, "https://example.org/2023")

    return add


def _change(kind: str) -> Any:
    inner = "<w:r><w:delText>old</w:delText></w:r>" if kind == "del" else "<w:r><w:t>new</w:t></w:r>"
    change = f'<w:{kind} {nsdecls("w")} w:id="90" w:author="A" w:date="2026-01-01T00:00:00Z">{inner}</w:{kind}>'
    return lambda d: find(d, "Canada buys")._p.append(parse_xml(change))


def _comment(d: Any) -> None:
    d.add_comment(find(d, "Canada buys").runs, "Is this so?", author="A", initials="A")


def _typed_note(d: Any) -> None:
    mark = find(d, "Canada buys").add_run("1")
    mark.font.superscript = True
    note = d.add_paragraph()
    sign = note.add_run("1")
    sign.font.superscript = True
    note.add_run(" Statistics Canada, table 12-10-0119.")


def _typed_contents(d: Any) -> None:
    _lines(d, ["Trade at a glance ........ 1", "What is traded ........ 2", "What comes next ........ 3"])


def _typed_caption(d: Any) -> None:
    d.add_paragraph("Table 2. Trade by month")
    add_table(d, [["Month", "Exports"], ["May", "3"]])
    d.tables[1]._tbl.tblPr.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="Trade by month"/>'))


def _real_caption(d: Any) -> None:
    add_caption(d, "Table", "Trade by month")
    add_table(d, [["Month", "Exports"], ["May", "3"]])


FAULTS = (
    Planted("no title", "document-untitled", _title(""), "document properties"),
    Planted(
        "a title that a program wrote",
        "document-untitled",
        _title("Microsoft Word - draft.docx"),
        "document properties",
    ),
    Planted(
        "an author that is a program",
        "properties-missing",
        lambda d: setattr(d.core_properties, "author", "python-docx"),
        "document properties",
        severity="note",
    ),
    Planted("no language at all", "language-missing", _no_language, 'heading "Trade at a glance"'),
    Planted(
        "French words marked as English",
        "language-wrong",
        lambda d: _language(d.add_paragraph(FRENCH), val="en-CA"),
        'section "What comes next"',
        lambda d: _language(d.add_paragraph(FRENCH), val="fr-CA"),
    ),
    Planted(
        "English words marked as French",
        "language-wrong",
        lambda d: _language(find(d, "Trade in goods"), val="fr-CA"),
        'section "Trade at a glance", paragraph 1',
    ),
    Planted(
        "Khmer letters without a language of theirs",
        "language-wrong",
        lambda d: _language(d.add_paragraph(KHMER), bidi="ar-SA"),
        'section "What comes next"',
        lambda d: _language(d.add_paragraph(KHMER), val="en-CA", bidi="km-KH"),
    ),
    Planted("no headings in a long document", "headings-missing", _no_headings, "", _long),
    Planted("an empty heading", "heading-empty", lambda d: d.add_heading("", 2)),
    Planted(
        "a level that is skipped",
        "heading-skipped",
        lambda d: _heading_later(d, 3),
        'heading "Sources and methods"',
        lambda d: _heading_later(d, 2),
    ),
    Planted(
        "a first heading of the second level",
        "heading-skipped",
        lambda d: setattr(find(d, "Trade at"), "style", "Heading 2"),
        'heading "Trade at a glance"',
    ),
    Planted(
        "a heading that is bold text",
        "heading-disguised",
        _loud,
        'section "What comes next"',
        lambda d: _loud(d, "Heading 1"),
    ),
    Planted(
        "dashes typed",
        "list-typed",
        lambda d: _lines(d, ["- apparel", "- footwear"]),
        'section "What comes next"',
        lambda d: _lines(d, ["apparel", "footwear"], "List Bullet"),
    ),
    Planted(
        "numbers typed",
        "list-typed",
        lambda d: _lines(d, ["1. apparel", "2. footwear"]),
        'section "What comes next"',
        lambda d: _lines(d, ["apparel", "footwear"], "List Number"),
    ),
    Planted(
        "a bullet typed",
        "list-typed",
        lambda d: d.add_paragraph("•\tapparel"),
        'section "What comes next"',
        lambda d: d.add_paragraph("The sign • stands for a fact."),
    ),
    Planted("a list with line breaks", "list-typed", lambda d: d.add_paragraph("Canada buys:\n- apparel\n- footwear")),
    Planted(
        "Khmer numbers typed",
        "list-typed",
        lambda d: [_language(d.add_paragraph(t), val="en-CA", bidi="km-KH") for t in ("១. ពាណិជ្ជកម្ម", "២. វិនិយោគ")],
    ),
    Planted(
        "an empty paragraph between two",
        "paragraph-empty",
        lambda d: _lines(d, ["", PROSE]),
        'section "What comes next"',
        lambda d: setattr(d.add_paragraph(PROSE).paragraph_format, "space_before", Pt(24)),
    ),
    Planted(
        "spaces between words",
        "spaces-typed",
        lambda d: d.add_paragraph("Name          Date"),
        'section "What comes next"',
    ),
    Planted(
        "an indent of spaces",
        "spaces-typed",
        lambda d: d.add_paragraph("      Indented words"),
        "",
        lambda d: setattr(d.add_paragraph("Indented words").paragraph_format, "left_indent", Pt(24)),
    ),
    Planted(
        "columns of tabs", "tabs-typed", lambda d: _lines(d, ["2022\t33.3", "2023\t37.2"]), 'section "What comes next"'
    ),
    Planted("tabs one after the other", "tabs-typed", lambda d: d.add_paragraph("Name\t\tDate")),
    Planted("no header row", "table-headless", _unmark_header, "table 1"),
    Planted("an empty header cell", "header-empty", lambda d: _cell(d, 0, 1, ""), "table 1, row 1"),
    Planted("an empty corner", "header-empty", lambda d: _cell(d, 0, 0, ""), "table 1, row 1", severity="note"),
    Planted("a table without a title", "table-untitled", _no_caption, "table 1", _caption_as_title),
    Planted(
        "cells merged across",
        "table-merged",
        lambda d: table_of(d).cell(1, 0).merge(table_of(d).cell(1, 1)),
        "table 1, row 2",
    ),
    Planted(
        "cells merged down",
        "table-merged",
        lambda d: table_of(d).cell(1, 0).merge(table_of(d).cell(2, 0)),
        "table 1, row 2",
    ),
    Planted("a table in a table", "table-nested", _nested, "inner table"),
    Planted("an empty row", "table-blank", lambda d: [_cell(d, 1, 0, ""), _cell(d, 1, 1, "")], "table 1, row 2"),
    Planted("rows that split", "row-splits", _no_cant_split, "table 1", severity="note"),
    Planted("a picture without alt text", "alt-missing", _no_alt, 'picture "Picture 1"', _decorative),
    Planted("a picture in the header without alt text", "alt-missing", _in_header, "header"),
    Planted("the name of a file", "alt-file-name", _alt("IMG_2034.jpg"), 'picture "Picture 1"'),
    Planted("the name of a file without its ending", "alt-file-name", _alt("chart_trade_v2"), 'picture "Picture 1"'),
    Planted("the word picture", "alt-vague", _alt("Picture 1"), 'picture "Picture 1"'),
    Planted(
        "what a program wrote", "alt-vague", _alt("A graph Description automatically generated"), 'picture "Picture 1"'
    ),
    Planted(
        "image of",
        "alt-needless",
        _alt("Image of a port with cranes"),
        'picture "Picture 1"',
        _alt("A port with cranes"),
    ),
    Planted(
        "graphique de",
        "alt-needless",
        _alt("Photo du port de Sihanoukville"),
        'picture "Picture 1"',
        _alt("Le port de Sihanoukville"),
    ),
    Planted("an alt text like a page", "alt-long", _alt(f"{ALT} " * 4), 'picture "Picture 1"', _alt(ALT)),
    Planted("a picture that floats", "object-floating", _float, 'picture "Picture 1"'),
    Planted("grey words", "contrast-low", _word(colour="A0A0A0"), 'section "What comes next"', _word(colour="595959")),
    Planted("pale words of the theme", "contrast-low", _theme("accent1"), "paragraph 1", _theme("text2")),
    Planted(
        "white words on a pale cell",
        "contrast-low",
        _shade("8DB3E2", "FFFFFF"),
        "table 1, row 1",
        _shade("12436D", "FFFFFF"),
    ),
    Planted(
        "large words that are too pale",
        "contrast-low",
        _shade("FFFFFF", "999999", size=18),
        "table 1",
        _shade("FFFFFF", "8C8C8C", size=18),
    ),
    Planted(
        "a style that is too pale",
        "contrast-low",
        lambda d: _style_colour(d, "9BBB59"),
        'section "What is traded"',
        lambda d: _style_colour(d, "4F6228"),
    ),
    Planted(
        "words that only colour marks",
        "colour-alone",
        _word(colour="C00000"),
        "",
        _word(colour="C00000", bold=True),
        "note",
    ),
    Planted(
        "a link that only colour marks", "colour-alone", _link("the report", underline=False), "", _link("the report")
    ),
    Planted("click here", "link-vague", _link("click here"), 'section "What comes next"', _link("the report of 2023")),
    Planted("ici", "link-vague", _link("Cliquez ici."), 'section "What comes next"'),
    Planted("here in Khmer", "link-vague", _khmer_link, 'section "What comes next"'),
    Planted(
        "a bare address",
        "link-bare",
        _link(ADDRESS),
        'section "What comes next"',
        _link("canada.ca", "https://canada.ca"),
    ),
    Planted(
        "one name for two places",
        "link-ambiguous",
        _two_links("the annual report"),
        "",
        _two_links("the annual report of 2023"),
    ),
    Planted("a comment", "comments-left", _comment, "comment"),
    Planted("an insertion", "changes-left", _change("ins"), 'section "What is traded", paragraph 1'),
    Planted("a deletion", "changes-left", _change("del"), 'section "What is traded", paragraph 1'),
    Planted("a highlight", "highlight-left", _word(highlight_color=WD_COLOR_INDEX.YELLOW), 'section "What comes next"'),
    Planted("a caption typed", "caption-typed", _typed_caption, 'section "What comes next"', _real_caption),
    Planted("a note typed", "note-typed", _typed_note, 'section "What is traded", paragraph 1'),
    Planted("contents typed", "contents-typed", _typed_contents, 'section "What comes next"'),
    Planted(
        "justified text",
        "text-justified",
        lambda d: setattr(find(d, "Trade in"), "alignment", WD_ALIGN_PARAGRAPH.JUSTIFY),
        "paragraph 1",
        lambda d: setattr(find(d, "Trade in"), "alignment", WD_ALIGN_PARAGRAPH.LEFT),
        "note",
    ),
)
