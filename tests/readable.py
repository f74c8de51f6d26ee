"""A document made from an outline → the same as somebody makes it who thinks of all its readers."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx import Presentation


def readable(data: bytes, title: str) -> bytes:
    """With a title, an author and a subject, and tables that say what they hold and which row is their header."""
    word = b"word/document.xml" in data
    document: Any = Document(io.BytesIO(data)) if word else Presentation(io.BytesIO(data))
    properties = document.core_properties
    properties.title, properties.author, properties.subject = title, "The office", "A pack of the tests"
    for table in document.tables if word else ():
        table._tbl.tblPr.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="Figures"/>'))
        for number, row in enumerate(table.rows):
            about = row._tr.get_or_add_trPr()
            about.insert(0, parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
            if number == 0 and about.find(f"{{{about.nsmap['w']}}}tblHeader") is None:
                about.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
