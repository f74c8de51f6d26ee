"""Bytes of a part in → an lxml tree out, and back: no entities, no network, no DTD."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from typing import Any

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
_STRICTLY: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "remove_comments": True,
}  # fmt: skip
_HUGE = 10_000_000  # bytes; of a text of so many letters only what makes a tree says that it is too long
_OF_TREES = (b"xml:id", b"\0")  # it alone checks the first; with a nought, texts are in UTF-16, and not searched here
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
    _refuse_foreign(data, part)
    try:
        root = etree.fromstring(data, etree.XMLParser(**_STRICTLY))
    except etree.XMLSyntaxError as error:
        raise _unreadable(part, error) from None
    if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16, or behind a long comment
        raise _declaring(part)
    instructions = list(root.iter(etree.ProcessingInstruction))
    _take_out(each for each in instructions if not each.target.startswith(OWN))
    return root


def refuse_damaged(data: bytes, part: str) -> None:
    """Raise what `parse` does, without making a tree: in half the time, for parts that come out as they are.

    It takes elements in one another to be too deep one later than `parse` does.
    """
    _refuse_foreign(data, part)
    seen = _Seen()
    parser = etree.XMLParser(target=seen, **_STRICTLY)  # type: ignore[arg-type]  # it may lack what makes a tree
    sound = len(data) < _HUGE and not any(each in data for each in _OF_TREES)
    if sound:
        with suppress(etree.XMLSyntaxError):
            etree.fromstring(data, parser)
        sound = not seen.declared and not len(parser.error_log)  # faults of namespaces stand in the log alone
    if not sound:
        parse(data, part)


class _Seen:
    """What a parser calls that makes no tree."""

    declared = False

    def doctype(self, *_: str | None) -> None:
        self.declared = True

    def close(self) -> None:
        """There is nothing to give."""


def _refuse_foreign(data: bytes, part: str) -> None:
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise _declaring(part)
    if STRICT_MARK in data[:8192]:
        raise Fault(
            "template-unreadable",
            "the file is saved as Strict Open XML",
            help="save it again as the ordinary Word document or PowerPoint presentation",
        )


def _declaring(part: str) -> Fault:
    return Fault("template-unsafe", f"{part} declares a document type, which Office files never do")


def _unreadable(part: str, error: etree.XMLSyntaxError) -> Fault:
    return Fault("template-unreadable", f"{part} is not well-formed XML: {_plainly(error.msg)}")


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
    if str(element.tag).startswith(f"{{{namespace}}}"):  # mostly: and the list of all is made anew each time
        return element.prefix or ""
    for prefix, uri in element.nsmap.items():
        if uri == namespace:
            return prefix or ""
    return None


def declarations(root: etree._Element) -> str:
    """The namespace declarations of a root element, as they stand in its tag."""
    return " ".join(f'xmlns:{p}="{uri}"' if p else f'xmlns="{uri}"' for p, uri in root.nsmap.items())
