"""The tree of a document to be inserted → the same as its readers see it: changes accepted, notes to authors gone.

Word keeps tracked changes in the text (ISO 29500-1, 17.13.5). What is inserted counts, what is deleted does not.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.office.schema import W, drop
from brief_builder.office.xml import NAMESPACES

_W14 = f"{{{NAMESPACES['w14']}}}"
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_COMMENTS = {W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")}
_DELETED = {W + name for name in ("del", "moveFrom", "cellDel")}
_INSERTED = {W + name for name in ("ins", "moveTo", "cellIns")}
_CHANGES = {
    W + name
    for name in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
        "tblPrExChange", "numberingChange", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd",
        "moveToRangeStart", "moveToRangeEnd",
        *(f"customXml{what}Range{end}" for what in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")),
    )
}  # fmt: skip
# What means nothing outside the document's own package, or to anybody but Word while it was being written.
_ALWAYS = {
    W + name
    for name in (
        "proofErr", "lastRenderedPageBreak", "permStart", "permEnd", "divId", "dataBinding", "placeholder",
        "printerSettings", "altChunk", "subDoc", "customXmlPr", "smartTagPr",
    )
}  # fmt: skip
_UNWRAP = _INSERTED | {W + "smartTag", W + "customXml"}
_ATTRIBUTES = {_W14 + "paraId", _W14 + "textId", _WP14 + "anchorId", _WP14 + "editId", _OFFICE + "spid"} | {
    W + name for name in ("rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidTr", "rsidSect", "rsidDel")
}


def clean(root: etree._Element) -> tuple[bool, bool]:
    """Change the tree; returns whether it held comments, and whether it held tracked changes."""
    elements = list(root.iter(etree.Element))
    tags = {str(element.tag) for element in elements}
    comments, changes = bool(tags & _COMMENTS), bool(tags & (_DELETED | _INSERTED | _CHANGES))
    if changes:
        _rows_and_marks(root)
    for element in elements:
        if element.tag in _COMMENTS:
            _drop_with_run(element)
        elif element.tag in _ALWAYS or element.tag in _CHANGES or element.tag in _DELETED:
            drop(element)
        else:
            for name in _ATTRIBUTES.intersection(map(str, element.attrib)):
                del element.attrib[name]
    for element in [e for e in elements if e.tag in _UNWRAP]:
        _unwrap(element)
    if changes:
        for table in list(root.iter(W + "tbl")):
            if table.find(f".//{W}tr") is None:
                drop(table)
    return comments, changes


def _rows_and_marks(root: etree._Element) -> None:
    """Drop rows and cells that were deleted, and join a paragraph whose mark was deleted with the next."""
    for row in list(root.iter(W + "tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            drop(row)
    for cell in list(root.iter(W + "tc")):
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            around = cell.getparent()
            drop(cell)
            if around is not None and around.find(f".//{W}tc") is None:
                drop(around)
    for paragraph in list(root.iter(W + "p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None or (mark.find(W + "del") is None and mark.find(W + "moveFrom") is None):
            continue
        following = paragraph.getnext()
        if following is not None and following.tag == W + "p":
            at = 1 if following.find(W + "pPr") is not None else 0
            content = [child for child in paragraph if child.tag != W + "pPr"]
            following[at:at] = content
            drop(paragraph)


def _drop_with_run(element: etree._Element) -> None:
    """A comment's mark stands in a run of its own."""
    run = element.getparent()
    drop(element)
    if run is not None and run.tag == W + "r" and all(child.tag == W + "rPr" for child in run):
        drop(run)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    children = list(element)
    drop(element)
    parent[at:at] = children
