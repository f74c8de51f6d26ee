"""A property and the element that holds properties → the property in the place that the schema gives it."""

from __future__ import annotations

from lxml import etree

from brief_builder.office.xml import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"

# The sequences of the schema (ISO 29500-1, 17.3.1.26, 17.3.2.28, 17.7.4.17 and 17.4.69), which Word insists on.
PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
    "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing",
    "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
    "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position",
    "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath", "rPrChange",
)  # fmt: skip
_STYLE = (
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden",
    "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid", "pPr", "rPr",
    "tblPr", "trPr", "tcPr", "tblStylePr",
)  # fmt: skip
_CELL = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange",
)  # fmt: skip
_ORDER = {
    W + holder: {W + name: at for at, name in enumerate(names)}
    for holder, names in (("pPr", PARAGRAPH_ORDER), ("rPr", RUN_ORDER), ("style", _STYLE), ("tcPr", _CELL))
}


def put(holder: etree._Element, name: str, **attributes: str) -> etree._Element:
    """The child of this name (without prefix) of a `w:pPr`, `w:rPr`, `w:tcPr` or `w:style`, made where it is missing.

    The attributes, likewise without prefix, are set on it; others that it has stay.
    """
    child = holder.find(W + name)
    if child is None:
        child = holder.makeelement(W + name)
        order = _ORDER[str(holder.tag)]
        at = order[W + name]
        after = next((i for i, held in enumerate(holder) if order.get(str(held.tag), 99) > at), len(holder))
        holder.insert(after, child)
    for key, value in attributes.items():
        child.set(W + key, value)
    return child


def properties(paragraph: etree._Element) -> etree._Element:
    """The `w:pPr` of a paragraph, made where it is missing."""
    held = paragraph.find(W + "pPr")
    if held is None:
        held = paragraph.makeelement(W + "pPr")
        paragraph.insert(0, held)
    return held


def in_order(holder: etree._Element) -> None:
    """Put the children of a `w:pPr` into the order of the schema, which LibreOffice does not always keep."""
    order = _ORDER[str(holder.tag)]
    held = [order.get(str(child.tag), 99) for child in holder]
    if held != sorted(held):
        holder[:] = sorted(holder, key=lambda child: order.get(str(child.tag), 99))


def value(holder: etree._Element | None, path: str) -> str:
    """The `w:val` of what stands at a path of names without prefixes ('pPr/pStyle'); '' when nothing stands there."""
    found = holder.find("/".join(W + step for step in path.split("/"))) if holder is not None else None
    return found.get(W + "val", "") if found is not None else ""


def drop(element: etree._Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def drop_with_control(element: etree._Element) -> None:
    """Take an element out of its tree, and each content control and custom XML around it that then holds nothing."""
    holder = element.getparent()
    drop(element)
    if holder is None or any(child.tag != f"{W}customXmlPr" for child in holder):
        return
    if holder.tag == f"{W}customXml":
        drop_with_control(holder)
    elif holder.tag == f"{W}sdtContent" and (control := holder.getparent()) is not None:
        drop_with_control(control)
