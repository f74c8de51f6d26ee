"""The bytes of an html page in → its lines as a reader finds them, and the words in it that name their fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_BLOCKS = (
    _HEADINGS
    | _CELLS
    | {"p", "li", "dt", "dd", "caption", "figcaption", "summary", "title", "desc", "blockquote", "pre"}
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PASSED = frozenset({"script", "style"})


@dataclass(frozen=True, slots=True)
class PageLine:
    """A block of words: `place` are the steps to it; `facts` the words in it that say a fact: name, way, words."""

    place: str
    text: str
    facts: tuple[tuple[str, str, str], ...] = ()


def read_page(data: bytes) -> tuple[PageLine, ...]:
    """The lines of a page, whatever its bytes: what is no html has none."""
    try:
        # huge_tree: libxml2 else gives up on long paths of charts; what is opened is limited in its size before.
        root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return ()
    return tuple(_lines(root)) if root is not None else ()


def _lines(root: etree._Element) -> Iterator[PageLine]:
    section, number = "", 0
    tables = 0
    seats: dict[etree._Element, str] = {}
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        if tag == "table":
            tables += 1
            for y, row in enumerate(element.iter("tr"), start=1):
                for x, cell in enumerate((c for c in row if c.tag in _CELLS), start=1):
                    seats[cell] = f"table {tables}, row {y}, column {x}"
        if tag not in _BLOCKS:
            continue
        text = _even("".join(_words(element)))
        if tag in _HEADINGS:
            section, number, tables = text, 0, 0
        if not text:
            continue
        if element in seats:
            step = seats[element]
        elif tag in _HEADINGS:
            step = "heading"
        elif tag in ("title", "desc"):
            inside = any(True for _ in element.iterancestors("svg"))
            step = f"{'title' if tag == 'title' else 'alt text'} of the {'chart' if inside else 'page'}"
        else:
            number += 1
            step = f"paragraph {number}"
        yield PageLine(f'section "{section}", {step}' if section else step, text, tuple(_facts(element)))


def _words(element: etree._Element) -> Iterator[str]:
    """The words of a block without those of blocks in it."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _BLOCKS and child.tag not in _PASSED:
            yield from _words(child)
        yield child.tail or ""


def _even(text: str) -> str:
    """The text as a browser shows it: runs of plain spaces are one; those that do not break stay as they are."""
    return _SPACE.sub(" ", text).strip(" ")


def _facts(element: etree._Element) -> Iterator[tuple[str, str, str]]:
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _BLOCKS:
            if child.get("data-fact"):
                yield child.get("data-fact", ""), child.get("data-way", ""), _even("".join(_words(child)))
            yield from _facts(child)
