"""A part's tags in → each of them in the order in which they are evaluated, with the names that are known there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from jinja2 import nodes

from brief_builder.template.reading.blocks import OPENERS
from brief_builder.template.reading.tags import Tag

if TYPE_CHECKING:
    from brief_builder.template.compiled import CompiledPart

T = TypeVar("T")
# A tag, its syntax tree, the names known there → the names that it brings, and what each stands for.
Read = Callable[[Tag, nodes.Node | None, Mapping[str, T]], dict[str, T]]


def walk(part: CompiledPart, read: Read[T], unknown: T, macro: Callable[[nodes.Macro], T]) -> None:
    """Call `read` with each tag of the part, in order.

    Args:
        part: the part whose tags are read.
        read: takes each tag, and gives the names that it brings.
        unknown: what a name of which nothing is known stands for.
        macro: gives what the name of a macro stands for after its end.
    """
    opened: list[nodes.Node | None] = []
    scopes: list[dict[str, T]] = [{} if part.paired else dict.fromkeys(_all_brought(part), unknown)]
    for tag in part.ordered:
        node = part.syntax.get(tag.number)
        names = read(tag, node, scopes[-1])
        if tag.word in OPENERS:
            opened.append(node)
            scopes.append({**scopes[-1], **names})
        elif tag.word.startswith("end") and len(scopes) > 1:
            inner, opening = scopes.pop(), opened.pop()
            if isinstance(opening, nodes.Macro):
                scopes[-1] = {**scopes[-1], opening.name: macro(opening)}
            if tag.word == "endif" and len(inner) > len(scopes[-1]):
                # What is set in a condition is known after it, and may be either.
                scopes[-1] = {**dict.fromkeys(inner, unknown), **scopes[-1]}
        elif names:
            scopes[-1] = {**scopes[-1], **names}


def _all_brought(part: CompiledPart) -> list[str]:
    """Every name that a block of the part brings."""
    stored = (name for node in part.syntax.values() for name in node.find_all(nodes.Name) if name.ctx == "store")
    return ["loop", *(name.name for name in stored)]


def loops_around(part: CompiledPart) -> dict[int, tuple[int, ...]]:
    """Tag → the `for` tags whose turns it is evaluated in, outermost first; what stands after `else` is in none."""
    around: dict[int, tuple[int, ...]] = {}
    open_: list[tuple[Tag, bool]] = []
    for tag in part.ordered:
        if tag.word == "else" and open_ and open_[-1][0].word == "for":
            open_[-1] = (open_[-1][0], False)
        elif tag.word.startswith("end") and open_:
            open_.pop()
        around[tag.number] = tuple(opening.number for opening, turning in open_ if turning)
        if tag.word in OPENERS:
            open_.append((tag, tag.word == "for"))
    return around
