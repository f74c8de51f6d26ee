"""A part's tree with its anchors in → one Jinja source in which every line that matters is known to be a tag's.

Each tag is written as a Jinja tag that begins with a newline inside the tag, so that the line of any Jinja error,
when compiling and when running, leads back to the tag and from there to its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.xml import clark, serialize
from brief_builder.problems import Fault
from brief_builder.template.repair import CLOSE, KEEP, OPEN
from brief_builder.template.sandbox import BLOCK, BLOCK_END, RESERVED, VALUE, VALUE_END
from brief_builder.template.scan import ANCHOR
from brief_builder.template.tags import Tag

TOKEN, TOKEN_END = "\ufdd6", "\ufdd7"
_MARK = re.compile(rf"<\?({ANCHOR}|{KEEP}) (\w+)\?>|{TOKEN}(\d+){TOKEN_END}")
_BOOKMARKS = {clark("w:bookmarkStart"): "start", clark("w:bookmarkEnd"): "end"}
# What stands in these may come out more than once.
_COPYING, _COPIED = ("for", "macro"), ("endfor", "endmacro")
_W_ID, _W_NAME = clark("w:id"), clark("w:name")


class Tokens:
    """Jinja sources that stand in attributes; a token is what the tree holds in their place."""

    def __init__(self) -> None:
        self.sources: list[str] = []

    def add(self, source: str) -> str:
        """The token for a source that begins with 'V' (value) or 'B' (block)."""
        self.sources.append(source)
        return f"{TOKEN}{len(self.sources) - 1}{TOKEN_END}"


@dataclass(frozen=True, slots=True)
class Source:
    """Jinja source, and for each tag the line it begins on (parallel, ascending)."""

    text: str
    lines: tuple[int, ...]
    numbers: tuple[int, ...]

    def tag_on(self, line: int) -> int | None:
        """The number of the tag that a source line belongs to; None before the first."""
        index = bisect_right(self.lines, line) - 1
        return self.numbers[index] if index >= 0 else None


def write_source(root: etree._Element, tags: list[Tag], dialect: Dialect, tokens: Tokens) -> Source:
    """The source of a part. Changes the tree: ids inside loops become tokens."""
    largest = _freshen(root, tags, dialect, tokens)
    text = serialize(root)
    tail = root.getparent()
    assert tail is None  # noqa: S101  a part's root has no parent
    bare = _MARK.sub("", text)
    if any(character in RESERVED for character in bare):
        raise Fault("character-forbidden", "the template holds a noncharacter (U+FDD0 to U+FDEF)")
    out: list[str] = []
    lines: list[int] = []
    numbers: list[int] = []
    line, at, last_number = 1, 0, 0
    for mark in _MARK.finditer(text):
        static = text[at : mark.start()]
        at = mark.end()
        line += static.count("\n")
        out.append(static)
        number, body = _written(mark, tags, tokens, largest)
        if "\n" in body:
            lines.append(line + 1)
            last_number = number if number is not None else last_number
            numbers.append(last_number)
        line += body.count("\n")
        out.append(body)
    out.append(text[at:])
    return Source("".join(out), tuple(lines), tuple(numbers))


def _written(mark: re.Match[str], tags: list[Tag], tokens: Tokens, largest: int) -> tuple[int | None, str]:
    if mark[3] is not None:
        source = tokens.sources[int(mark[3])]
        found = re.search(r"_brief_\w+\((\d+)\)$", source)
        number = int(found[1]) if found else None
        body = source[1:].replace("_brief_fresh()", f"_brief_fresh({largest})")
        return number, f"{BLOCK}{body}{BLOCK_END}" if source[0] == "B" else f"{VALUE}{body}{VALUE_END}"
    if mark[1] == KEEP:
        return None, (OPEN if mark[2].startswith("open") else CLOSE) + mark[2][-1]
    tag = tags[int(mark[2])]
    if tag.kind == "comment":
        return tag.number, ""
    if tag.kind == "value" and tag.macro:
        how = "_brief_macro_paragraphs" if tag.macro == "paragraphs" else "_brief_macro"
        return tag.number, f"{VALUE}\n({tag.body})|{how}({tag.number}){VALUE_END}"
    if tag.kind == "value":
        return tag.number, f"{VALUE}\n({tag.body})|_brief_value({tag.number}){VALUE_END}"
    tick = f"{VALUE}''|_brief_turn{VALUE_END}" if tag.word == "for" else ""
    return tag.number, f"{BLOCK}\n{tag.body}{BLOCK_END}{tick}"


def _freshen(root: etree._Element, tags: list[Tag], dialect: Dialect, tokens: Tokens) -> int:
    """Make ids inside loops tokens that count, and ids that stand twice new ones; returns the largest id."""
    fresh = dict(dialect.fresh)
    held = [e for e in (root.iter(*fresh) if fresh else ()) if e.get(fresh[str(e.tag)], "").isdigit()]
    largest = max((int(e.get(fresh[str(e.tag)], "0")) for e in held), default=0)
    seen: set[tuple[str, str]] = set()
    depth = 0
    for node in root.iter():
        if isinstance(node, etree._ProcessingInstruction):
            if node.target == ANCHOR:
                word = tags[int(node.text or 0)].word
                depth += (word in _COPYING) - (word in _COPIED)
            continue
        if not isinstance(node.tag, str):
            continue
        attribute = fresh.get(node.tag)
        value = node.get(attribute) if attribute is not None else None
        if attribute is not None and value is not None:
            if depth:
                node.set(attribute, tokens.add("V''|_brief_fresh()"))
            elif (node.tag, value) in seen and not _in_fallback(node):
                # A shape that was copied in another program keeps its id; Office wants each once.
                largest += 1
                node.set(attribute, str(largest))
            seen.add((node.tag, value))
        if depth:
            _freshen_copy(node, dialect, tokens)
    return largest


def _freshen_copy(node: etree._Element, dialect: Dialect, tokens: Tokens) -> None:
    """What an element in a loop may not repeat: paragraph ids, bookmarks."""
    for element, attribute in dialect.drop_in_copies:
        if element == node.tag and attribute in node.attrib:
            del node.attrib[attribute]
    if node.tag in _BOOKMARKS:
        old = node.get(_W_ID, "0")
        if _BOOKMARKS[str(node.tag)] == "start":
            node.set(_W_ID, tokens.add(f"V'{_safe(old)}'|_brief_bookmark"))
            node.set(_W_NAME, tokens.add(f"V'{_safe(node.get(_W_NAME, ''))}'|_brief_bookmark_name"))
        else:
            node.set(_W_ID, tokens.add(f"V'{_safe(old)}'|_brief_bookmark_end"))


def _in_fallback(node: etree._Element) -> bool:
    return any(True for _ in node.iterancestors(clark("mc:Fallback")))


def _safe(text: str) -> str:
    """Text that may stand in a Jinja literal and in an XML attribute."""
    return re.sub(r"[^\w.-]", "_", text)
