"""A part's tags in → each of them in the order in which they are evaluated, with the names that are known there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from jinja2 import nodes

from brief_builder.template.checking.defined import NOTHING, Paths, told_by
from brief_builder.template.reading.blocks import DIVIDERS, OPENERS
from brief_builder.template.reading.tags import Tag

if TYPE_CHECKING:
    from brief_builder.template.compiled import CompiledPart

T = TypeVar("T")
# A tag, its syntax tree, the names known there → the names that it brings, and what each stands for.
Read = Callable[[Tag, nodes.Node | None, "Names[T]"], dict[str, T]]


def walk(part: CompiledPart, read: Read[T], unknown: T, macro: Callable[[nodes.Macro], T]) -> None:
    """Call `read` with each tag of the part, in order.

    Args:
        part: the part whose tags are read.
        read: takes each tag, and gives the names that it brings.
        unknown: what a name of which nothing is known stands for.
        macro: gives what the name of a macro stands for after its end.
    """
    scope: Names[T] = Names({} if part.paired else dict.fromkeys(_all_brought(part), unknown))
    open_: list[_Open[T]] = []
    for tag in part.ordered:
        node = part.syntax.get(tag.number)
        if tag.word in DIVIDERS and open_:
            # Each branch of a condition begins with what was known before it, and so does what an empty loop has.
            block = open_[-1]
            block.branches.append(scope)
            scope = block.outer.bringing({}, block.otherwise)
            read(tag, node, scope)
            there, otherwise = told_by(node.test if isinstance(node, nodes.If) else None)
            block.otherwise |= otherwise
            scope = scope.bringing({}, there)
            continue
        names = read(tag, node, scope)
        if tag.word in OPENERS:
            there, otherwise = told_by(node.test if isinstance(node, nodes.If | nodes.For) else None)
            open_.append(_Open(tag.word, node, scope, otherwise if tag.word == "if" else NOTHING))
            scope = scope.bringing(names, there)
        elif tag.word.startswith("end") and open_:
            closed, inner = open_.pop(), scope
            scope = closed.outer
            if isinstance(closed.node, nodes.Macro):
                scope = scope.bringing({closed.node.name: macro(closed.node)})
            elif closed.word == "if":
                # What is set in a condition is known after it, and may be either.
                ends = [*closed.branches, inner]
                changed = {name for end in ends for name in end if name not in scope or end[name] is not scope[name]}
                scope = scope.bringing(dict.fromkeys(changed, unknown)) if changed else scope
        elif names:
            scope = scope.bringing(names)


class Names(dict[str, T]):
    """The names that are known at a tag besides those of the data, and what each stands for.

    Attributes:
        defined: the paths of which a condition around says that they are there, such as 'p.phone'.
    """

    def __init__(self, names: Mapping[str, T], defined: Paths = NOTHING) -> None:
        super().__init__(names)
        self.defined = defined

    def bringing(self, names: Mapping[str, T], defined: Paths = NOTHING) -> Names[T]:
        """These and more; a name that is brought anew is another one than that of which something was said."""
        kept = frozenset(path for path in self.defined if path.partition(".")[0] not in names)
        return Names({**self, **names}, kept | defined)


@dataclass(slots=True)
class _Open(Generic[T]):
    """A block that is open.

    Attributes:
        word, node: of its first tag.
        outer: what was known before it.
        otherwise: the paths that are there when none of its conditions so far holds.
        branches: what was known at the end of each of its branches.
    """

    word: str
    node: nodes.Node | None
    outer: Names[T]
    otherwise: Paths = NOTHING
    branches: list[Names[T]] = field(default_factory=list)


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
