"""What begins at one element and ends at another → begun and ended in the same branch of a block, new in each copy.

A bookmark, a comment or a permission is marked by two elements that share an id. A block between them must not leave
one of the two: then both move out of it. In a loop each copy gets an id of its own, and a bookmark a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.xml import clark
from brief_builder.problems import Fault, Problem
from brief_builder.template.copies.walk import Path, Walk, common, turn_of, walk
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.tokens import Tokens

ID, NAME = clark("w:id"), clark("w:name")
_KINDS = (
    "bookmark", "perm", "commentRange", "moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange",
    "customXmlMoveFromRange", "customXmlMoveToRange",
)  # fmt: skip
_STARTS = {clark(f"w:{kind}Start"): kind for kind in _KINDS}
_ENDS = {clark(f"w:{kind}End"): kind for kind in _KINDS}
_FIELD, _FIELD_TYPE = clark("w:fldChar"), clark("w:fldCharType")


@dataclass(slots=True)
class Range:
    """A thing with a beginning and an end, and the branches around each.

    Attributes:
        kind: 'bookmark', 'commentRange', …
        old: the id of both elements in the template.
        name: the name of a bookmark in the template; '' for others.
        variable: what the turn's copy of it is called in the source; '' where it is not copied.
    """

    kind: str
    old: str
    start: etree._Element
    end: etree._Element
    start_path: Path
    end_path: Path
    name: str = ""
    variable: str = ""


def mend_ranges(root: etree._Element, blocks: list[Block], around: Path = ()) -> list[Range]:
    """The ranges of a tree; those that a block would tear now begin before it and end after it.

    What has no beginning or no end is removed where it would be copied.
    """
    nodes = Walk(root, blocks, around)
    ranges, halves = _found(nodes)
    for each in ranges:
        shared = common(each.start_path, each.end_path)
        if len(each.start_path) > shared:
            _detached(each.start)
            nodes.openings[each.start_path[shared].block].addprevious(each.start)
        if len(each.end_path) > shared:
            _detached(each.end)
            nodes.closings[each.end_path[shared].block].addnext(each.end)
        each.start_path, each.end_path = each.start_path[:shared], each.end_path[:shared]
    for half, path in halves:
        if turn_of(path) is not None:
            _detached(half)
    return ranges


def _found(nodes: Walk) -> tuple[list[Range], list[tuple[etree._Element, Path]]]:
    """The ranges, and the halves of which the other is missing."""
    ranges: list[Range] = []
    halves: list[tuple[etree._Element, Path]] = []
    begun: dict[tuple[str, str], list[tuple[etree._Element, Path]]] = {}
    for node, path in nodes:
        if node.tag in _STARTS:
            begun.setdefault((_STARTS[str(node.tag)], node.get(ID, "")), []).append((node, path))
        elif node.tag in _ENDS:
            kind, old = _ENDS[str(node.tag)], node.get(ID, "")
            waiting = begun.get((kind, old))
            if waiting:
                start, start_path = waiting.pop(0)
                name = start.get(NAME, "") if kind == "bookmark" else ""
                ranges.append(Range(kind, old, start, node, start_path, path, name))
            else:
                halves.append((node, path))
    halves += [half for waiting in begun.values() for half in waiting]
    return ranges, halves


def copy_ranges(ranges: list[Range], tokens: Tokens) -> None:
    """Let what is copied have an id of its own in each turn, and a bookmark also a name of its own."""
    variables: dict[tuple[int, str, str, str], str] = {}
    for each in ranges:
        turn = turn_of(each.start_path)
        if turn is None or each.kind == "commentRange":
            continue
        # A text box stands twice in the file, for new and for old programs, with the same bookmarks.
        key = (turn.tag, each.kind, each.old, each.name)
        if key not in variables:
            variables[key] = tokens.variable(turn.tag, "range")
            made = f"{literal(each.name)}|_brief_bookmark" if each.kind == "bookmark" else "''|_brief_copy_id"
            tokens.turns[turn.tag].append(f"set {variables[key]} = {made}")
        each.variable = variables[key]
        shown = f"V{each.variable}.id" if each.kind == "bookmark" else f"V{each.variable}"
        each.start.set(ID, tokens.add(shown))
        each.end.set(ID, tokens.add(shown))
        if each.kind == "bookmark":
            each.start.set(NAME, tokens.add(f"V{each.variable}.name"))


def check_fields(root: etree._Element, blocks: list[Block], report: Callable[[Problem], None]) -> None:
    """Report each block that would leave a field without its beginning or its end."""
    openings = {block.opening.number: block for block in blocks}
    begun: list[Path] = []
    torn: dict[int, None] = {}
    for node, path in walk(root, blocks):
        if node.tag != _FIELD:
            continue
        kind = node.get(_FIELD_TYPE)
        if kind == "begin":
            begun.append(path)
        elif begun:
            start = begun[-1]
            if start != path:
                torn.setdefault((start if len(start) > len(path) else path)[common(start, path)].tag)
            if kind == "end":
                begun.pop()
    for number in torn:
        first, last = openings[number].tags[0], openings[number].tags[-1]
        fault = Fault(
            "block-crosses",
            f"this `{first.word}` takes only a part of a field with it (a reference, a date, a table of contents)",
            help=f"put {{% {first.word} … %}} and {{% {last.word} %}} before the field, behind it, or around all of it",
        )
        report(fault.at(first.place, first.excerpt))


def literal(text: str) -> str:
    """A text as Jinja writes it."""
    return "'" + re.sub(r"([\\'])", r"\\\1", text) + "'"


def _detached(element: etree._Element) -> None:
    """Take an element out; what is written behind it, such as a condition around the next one, stays."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    if previous is not None:
        previous.tail = (previous.tail or "") + (element.tail or "") or None
    else:
        parent.text = (parent.text or "") + (element.tail or "") or None
    element.tail = None
    parent.remove(element)
