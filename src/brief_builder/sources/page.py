"""An HTML page → what a reader sees of it: blocks as lines, tables by rows, nothing that is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from brief_builder.problems import Fault
from brief_builder.sources.text import Kind, SourceText, joined

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "title", "legend", "figcaption"})
_BLOCKS = _HEADINGS | frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt"),
        *(
            "fieldset",
            "figure",
            "footer",
            "form",
            "header",
            "hr",
            "html",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
        ),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "option"),
    }
)
_UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 2_000  # elements inside each other


def read_html(text: str, shown: str) -> SourceText:
    """The text; Fault file-unreadable for a page that nests without end. Nothing is fetched, no entity is followed."""
    from lxml import etree, html  # on first use: it takes its time

    if not text.strip():
        return SourceText(shown, "")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return SourceText(shown, "")
    return joined(shown, _pieces(tree, shown))


def _pieces(tree: _Element, shown: str) -> Iterator[tuple[Kind, str, str]]:
    """Kind, place and words of each block, without recursion: pages nest as deep as they like."""
    words: list[str] = []
    kind: Kind = "paragraph"
    heading = ""
    rows = 0
    stack: list[tuple[Any, bool]] = [(tree, False)]
    depth = 0
    while stack:
        node, leaving = stack.pop()
        name = node.tag if isinstance(node.tag, str) else ""
        if name in _BLOCKS:
            said = " ".join("".join(words).split())
            words = []
            if said:
                place = f"under “{heading[:60]}”" if heading else ""
                yield kind, place, said
                if kind == "heading":
                    heading = said
                kind = "cell" if kind in ("row", "cell") else "paragraph"
        if leaving:
            depth -= 1
            kind = "paragraph" if name in ("table", "tr", *_HEADINGS) else kind
            words.append(node.tail or "")
            continue
        depth += 1
        if depth > _DEEPEST:
            message = f"{shown} nests more than {_DEEPEST:,} elements inside each other"
            raise Fault("file-unreadable", message, help="copy its text into a .txt file")
        if not name or name in _UNSEEN or _hidden(node):
            depth -= 1
            words.append(node.tail or "")
            continue
        if name in _HEADINGS:
            kind = "heading"
        elif name == "tr":
            kind, rows = "row", rows + 1
        elif name == "br":
            words.append(" ")
        elif name == "wbr":
            words.append("\u200b")
        words.append(node.text or "")
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))
    said = " ".join("".join(words).split())
    if said:
        yield kind, "", said


def _hidden(node: _Element) -> bool:
    style = node.get("style") or ""
    return node.get("hidden") is not None or node.get("aria-hidden") == "true" or bool(_HIDDEN.search(style))
