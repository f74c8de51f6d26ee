"""python-docx's own document → the one that tests begin with: it, without what no test looks at.

Nine tenths of it are a hundred table styles, twice: in `styles.xml`, and again in a part for Word 2010. With all of
them, each document of a test takes several times as long to read, write, check and validate.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from lxml import etree

WHOLE = (Path(docx.__file__).parent / "templates" / "default.docx").read_bytes()
_TABLE_STYLES = ("TableNormal", "TableGrid")
_TWICE = "stylesWithEffects.xml"

_open_document: Any = docx.Document


def begin_plainly() -> None:
    """Let `docx.Document()` give the plain document; to be called before tests import it."""
    plain = _plain()

    def document(docx: Any = None) -> DocumentObject:
        opened: DocumentObject = _open_document(io.BytesIO(plain) if docx is None else docx)
        return opened

    docx.Document = document  # type: ignore[assignment]


def _plain() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as whole, zipfile.ZipFile(made, "w") as package:
        for name in whole.namelist():
            if not name.endswith(_TWICE):
                part = whole.read(name)
                package.writestr(name, _without(part) if name.endswith((".xml", ".rels")) else part)
    return made.getvalue()


def _without(part: bytes) -> bytes:
    """A part without table styles, and without what leads to the part that holds them again."""
    root = etree.fromstring(part)
    for child in list(root):
        leads = str(child.get("Target") or child.get("PartName") or "")
        unused = child.get(qn("w:type")) == "table" and child.get(qn("w:styleId")) not in _TABLE_STYLES
        if leads.endswith(_TWICE) or (child.tag == qn("w:style") and unused):
            root.remove(child)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
