"""A part's tree with its anchors in → one Jinja source in which every line that matters is known to be a tag's.

Each tag is written as a Jinja tag that begins with a newline inside the tag, so that the line of any Jinja error,
when compiling and when running, leads back to the tag and from there to its place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.xml import serialize
from brief_builder.problems import Fault
from brief_builder.template.copies.ids import freshen
from brief_builder.template.extents.containers import KEEP, LAST_SECTION
from brief_builder.template.marks import (
    BLOCK,
    BLOCK_END,
    CLOSE,
    LAST,
    OPEN,
    RESERVED_RANGE,
    TOKEN,
    TOKEN_END,
    VALUE,
    VALUE_END,
)
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.scan import ANCHOR
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.tokens import Source, Tokens

_RESERVED = re.compile(f"[{RESERVED_RANGE}]")
_INCLUDED = re.compile(rf"{TOKEN}(\d+){TOKEN_END}")
_MARK = re.compile(rf"<\?({ANCHOR}|{KEEP}) (\w+)\?>|{TOKEN}(\d+){TOKEN_END}")


def write_source(
    root: etree._Element, tags: list[Tag], blocks: list[Block], dialect: Dialect, tokens: Tokens
) -> Source:
    """The source of a part. Changes the tree: ids inside loops become tokens."""
    largest = freshen(root, blocks, dialect, tokens)
    assert root.getparent() is None  # noqa: S101  a part's root has no parent
    return replace(_composed(serialize(root), tags, tokens), largest=largest)


def write_element(element: etree._Element, tags: list[Tag], tokens: Tokens) -> Source:
    """The source of an element of a part, without the namespace declarations that surround it; ids are as they are."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    head, close, rest = text.partition(">")
    parent = element.getparent()
    for prefix, uri in (parent.nsmap if parent is not None else {}).items():
        head = head.replace(f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"', "", 1)
    return _composed(head + close + rest, tags, tokens)


def refuse_reserved(root: etree._Element) -> None:
    """Look for what the engine keeps for itself, before it puts any of it in.

    Raises:
        Fault: character-forbidden for noncharacters, template-unsafe for anchors.
    """
    text = etree.tostring(root, encoding="unicode")
    _refuse_noncharacters(text)
    if f"<?{ANCHOR}" in text or f"<?{KEEP}" in text:
        raise Fault("template-unsafe", "the template holds a processing instruction, which Office files never do")


def _refuse_noncharacters(text: str) -> None:
    if _RESERVED.search(text):
        raise Fault("character-forbidden", "the template holds a noncharacter (U+FDD0 to U+FDEF)")


def _included(mark: re.Match[str], tokens: Tokens) -> str:
    """The XML that a token stands for; the token itself when it stands for a Jinja source."""
    source = tokens.sources[int(mark[1])]
    return source[1:] if source[:1] == "T" else mark[0]


def _composed(text: str, tags: list[Tag], tokens: Tokens) -> Source:
    text = _INCLUDED.sub(lambda mark: _included(mark, tokens), text)
    _refuse_noncharacters(_MARK.sub("", text))
    for tag in tags:
        if tag.leading:
            text = text.replace(f"<?{ANCHOR} {tag.number}?>", f"{tag.leading}<?{ANCHOR} {tag.number}?>")
    out: list[str] = []
    lines: list[int] = []
    numbers: list[int] = []
    line, at, last_number = 1, 0, 0
    for mark in _MARK.finditer(text):
        static = text[at : mark.start()]
        at = mark.end()
        line += static.count("\n")
        out.append(static)
        nested = tokens.nested.get(int(mark[3])) if mark[3] is not None else None
        if nested is not None:
            lines += [line + inner - 1 for inner in nested.lines]
            numbers += nested.numbers
            line += nested.text.count("\n")
            out.append(nested.text)
            continue
        number, body = _written(mark, tags, tokens)
        if "\n" in body:
            lines.append(line + 1)
            last_number = number if number is not None else last_number
            numbers.append(last_number)
        line += body.count("\n")
        out.append(body)
    out.append(text[at:])
    return Source("".join(out), tuple(lines), tuple(numbers))


def _written(mark: re.Match[str], tags: list[Tag], tokens: Tokens) -> tuple[int | None, str]:
    if mark[3] is not None:
        source, number = tokens.sources[int(mark[3])], tokens.numbers[int(mark[3])]
        body = source[1:]
        return number, f"{BLOCK}{body}{BLOCK_END}" if source[0] == "B" else f"{VALUE}{body}{VALUE_END}"
    if mark[2] == LAST_SECTION:
        return None, LAST
    if mark[1] == KEEP:
        return None, (OPEN if mark[2].startswith("open") else CLOSE) + mark[2][-1]
    tag = tags[int(mark[2])]
    if tag.kind == "comment":
        return tag.number, ""
    if tag.kind == "value" and tag.macro:
        how = "_brief_macro_paragraphs" if tag.macro == "paragraphs" else "_brief_macro"
        return tag.number, f"{VALUE}\n({tag.body})|{how}({tag.number}){VALUE_END}"
    if tag.kind == "value":
        return tag.number, f"{VALUE}\n({tag.body})|{tag.printed_by}({tag.number}){VALUE_END}"
    tick = f"{VALUE}''|_brief_turn{VALUE_END}" if tag.word == "for" else ""
    turn = "".join(f"{BLOCK}{each}{BLOCK_END}" for each in tokens.turns.get(tag.number, ()))
    return tag.number, f"{BLOCK}\n{tag.body}{BLOCK_END}{tick}{turn}"
