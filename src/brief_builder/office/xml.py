"""Bytes of a part in → an lxml tree out, and back: no entities, no network, no DTD."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from brief_builder.problems import Fault

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p188": "http://schemas.microsoft.com/office/powerpoint/2018/8/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
# Strict files (ISO 29500-1) use other namespaces; nothing here writes them, so they are refused by name.
STRICT_MARK = b"http://purl.oclc.org/ooxml/"

_WHOLE = re.compile(r"\s*([+-]?[0-9]{1,10})\s*")
OWN = "brief-"  # how the processing instructions begin that are the engine's anchors


@lru_cache(maxsize=1024)
def clark(name: str) -> str:
    """'w:p' → '{http://…wordprocessingml…}p'."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def whole(text: str | None, otherwise: int = 0, least: int = 0) -> int:
    """The whole number that an attribute holds; `otherwise` where it holds none, or one below `least`.

    Not for str.isdigit: it takes a ² for a digit, and int does not. More than ten digits are no number of Office's.
    """
    if text is None:
        return otherwise
    found = _WHOLE.fullmatch(text)
    number = int(found[1]) if found is not None else least - 1
    return number if number >= least else otherwise


def is_on(said: str | None) -> bool:
    """Whether an attribute says true, as `xsd:boolean` or ST_OnOff does (ISO 29500-1, 22.9.2.7); None says it not."""
    return said in ("1", "true", "on")


def parse(data: bytes, part: str) -> etree._Element:
    """The root element, without comments and without the instructions of other programs: both may split a text.

    Raises:
        Fault: template-unreadable when the bytes are not XML, template-unsafe when they declare a document type.
    """
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise Fault("template-unsafe", f"{part} declares a document type, which Office files never do")
    if STRICT_MARK in data[:8192]:
        raise Fault(
            "template-unreadable",
            "the file is saved as Strict Open XML",
            help="save it again as the ordinary Word document or PowerPoint presentation",
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Fault("template-unreadable", f"{part} is not well-formed XML: {_plainly(error.msg)}") from None
    if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16, or behind a long comment
        raise Fault("template-unsafe", f"{part} declares a document type, which Office files never do")
    instructions = list(root.iter(etree.ProcessingInstruction))
    _take_out(each for each in instructions if not each.target.startswith(OWN))
    return root


def _plainly(said: str | None) -> str:
    """What the parser says, without what it advises programmers to do."""
    if said is not None and re.search("XML_PARSE_HUGE|Amplification", said):
        return "a text in it, or the depth of its elements, is beyond any document's"
    return str(said)


def _take_out(nodes: Iterable[etree._Element]) -> None:
    """Remove nodes that are no elements, given in document order, and leave the text behind each.

    A text that many of them stand in is put together once, and not once for each.
    """
    texts: dict[tuple[etree._Element, bool], list[str]] = {}  # by what is before them: a neighbour, or their parent
    for node in nodes:
        parent, before = node.getparent(), node.getprevious()
        if parent is None:
            continue
        key = (parent, False) if before is None else (before, True)
        texts.setdefault(key, []).append(node.tail or "")
        parent.remove(node)
    for (node, is_before), behind in texts.items():
        if is_before:
            node.tail = "".join([node.tail or "", *behind])
        else:
            node.text = "".join([node.text or "", *behind])


def serialize(root: etree._Element) -> str:
    """The part's text with its XML declaration."""
    return _DECLARATION + etree.tostring(root, encoding="unicode")


def prefix_of(element: etree._Element, namespace: str) -> str | None:
    """The prefix that stands for a namespace at this element; '' when it is the default, None when undeclared."""
    for prefix, uri in element.nsmap.items():
        if uri == namespace:
            return prefix or ""
    return None


def declarations(root: etree._Element) -> str:
    """The namespace declarations of a root element, as they stand in its tag."""
    return " ".join(f'xmlns:{p}="{uri}"' if p else f'xmlns="{uri}"' for p, uri in root.nsmap.items())
