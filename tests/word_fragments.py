"""WordprocessingML fragments → the bytes of a .docx made by python-docx with them, and what was rendered read back."""

from __future__ import annotations

import io
import re
from typing import Any

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from word_packages import part, rendered, run

__all__ = [
    "cell",
    "docx",
    "item",
    "note",
    "note_reference",
    "notes_in_order",
    "p",
    "part",
    "rendered",
    "run",
    "styled",
    "table",
    "tree",
    "w",
    "words",
]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARED = f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_SEPARATORS = (
    '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    '<w:{0} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{0}>'
)


def p(*content: str, properties: str = "") -> str:
    """A paragraph; content is XML, or words when it holds none."""
    inner = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def item(*content: str, num: int, level: int = 0) -> str:
    """An item of the list with this number; its level counts from 0."""
    return p(*content, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def styled(style: str, *content: str) -> str:
    """A paragraph with this style."""
    return p(*content, properties=f'<w:pStyle w:val="{style}"/>')


def cell(*content: str, properties: str = "") -> str:
    """A table cell of paragraphs (XML), or of one paragraph of words."""
    inner = "".join(each if each.startswith(("<w:p>", "<w:tbl>")) else p(each) for each in content)
    return f"<w:tc>{properties}{inner}</w:tc>"


def table(*rows: str) -> str:
    """A table; each row is the XML of its cells, or of a whole `w:tr`."""
    count = max(row.count("<w:tc>") for row in rows)
    grid = '<w:gridCol w:w="2000"/>' * count
    inner = "".join(row if row.startswith("<w:tr") else f"<w:tr>{row}</w:tr>" for row in rows)
    look = '<w:tblW w:w="0" w:type="auto"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"


def note_reference(number: int, kind: str = "footnote") -> str:
    """A run that refers to a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, *content: str, kind: str = "footnote") -> str:
    """A note of one paragraph that begins with its mark."""
    mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
    return f'<w:{kind} w:id="{number}">{p(mark, *content)}</w:{kind}>'


def docx(
    *body: str,
    footnotes: str = "",
    endnotes: str = "",
    comments: str = "",
    numbering: str = "",
    styles: str = "",
    section: str = "",
) -> bytes:
    """A Word document.

    Args:
        body: elements of the body.
        footnotes, endnotes: the notes besides the separators; '' leaves the part out.
        comments: the comments; '' leaves the part out.
        numbering: the content of the numbering part; '' leaves python-docx's own.
        styles: styles to be added.
        section: the content of the last section's properties; '' leaves python-docx's own.
    """
    document = Document()
    element = document.element.body
    for each in body:
        element.insert(
            len(element) - 1,
            parse_xml(re.sub(r"[ />]", rf" {_DECLARED} {nsdecls('wp', 'a', 'r')}\g<0>", each, count=1)),
        )
    if section:
        last = element[-1]
        for child in list(last):
            last.remove(child)
        last.extend(list(parse_xml(f"<w:sectPr {_DECLARED} {nsdecls('r')}>{section}</w:sectPr>")))
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes:
            _add(document, f"{kind}s", f"{_SEPARATORS.format(kind)}{notes}")
    if comments:
        _add(document, "comments", comments)
    if numbering:
        part = document.part.numbering_part
        part._element = parse_xml(f"<w:numbering {_DECLARED}>{numbering}</w:numbering>")
    if styles:
        for style in parse_xml(f"<w:styles {_DECLARED}>{styles}</w:styles>"):
            document.styles.element.append(style)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _add(document: Any, kind: str, content: str) -> None:
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{kind} {_DECLARED}>{content}</w:{kind}>'
    content_type = getattr(CONTENT_TYPE, f"WML_{kind.upper()}")
    part = Part(PackURI(f"/word/{kind}.xml"), content_type, xml.encode(), document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper()))


def tree(data: bytes, name: str = "word/document.xml") -> Any:
    """The root element of a member."""
    return etree.fromstring(part(data, name).encode())


def words(element: Any) -> str:
    """The text of an element."""
    return "".join(t.text or "" for t in element.iter(f"{{{W}}}t"))


def w(name: str) -> str:
    """'id' → '{…}id'."""
    return f"{{{W}}}{name}"


def notes_in_order(data: bytes, kind: str = "footnote") -> list[str]:
    """The words of the notes in the order in which the body refers to them."""
    notes = {e.get(w("id")): words(e).strip() for e in tree(data, f"word/{kind}s.xml").iter(w(kind))}
    return [notes[e.get(w("id"))] for e in tree(data).iter(w(f"{kind}Reference"))]
