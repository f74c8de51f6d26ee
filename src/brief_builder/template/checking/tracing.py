"""A tag, the data, and the turns of the loops around it → the path in the data of the value that the tag is about.

Names are followed through loops, `set` and `with`. Where a name can be traced to more than one value, or to none, there
is no path: nothing is said rather than something wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import nodes

from brief_builder.problems import Fault
from brief_builder.template.checking.scopes import walk
from brief_builder.template.expressions.filters import KEEP_ITEMS
from brief_builder.template.expressions.sandbox import METHOD, lookup
from brief_builder.template.reading.tags import Tag

if TYPE_CHECKING:
    from brief_builder.template.compiled import CompiledPart

Path_ = tuple[str | int, ...]
Turns = Mapping[int, tuple[int, tuple[Any, ...]]]  # a `for` tag's number → its turn (1-based), what its names stand for
Found = Iterator[tuple[Path_, Any]]
_QUOTED = re.compile(r"`([^`]+)`")
_MOST = 10_000  # entries of a list that are looked through
# What is wrong with the tag or with where it stands, whatever its value is.
_OF_TAGS = frozenset({
    "document-misplaced", "folder-unknown", "language-unknown", "limit-reached", "link-misplaced", "markdown-structure",
    "needs-paragraph", "picture-in-text", "tag-forbidden", "tag-syntax", "tag-unknown", "unknown-filter",
})  # fmt: skip


class _Bound(NamedTuple):
    """What a name stands for.

    Attributes:
        source: what it is taken from, read in `scope`.
        loop: number of the `for` tag whose entry it is; None when it stands for the source itself.
        part: its place among the names of the loop; None when the loop has one name.
        plain: whether the loop runs over all entries in their order.
    """

    source: nodes.Node
    scope: Scope
    loop: int | None = None
    part: int | None = None
    plain: bool = True


Scope = Mapping[str, "_Bound | None"]


class Tracer:
    """Traces the tags of one part."""

    def __init__(self, part: CompiledPart) -> None:
        self._part = part
        self._scopes: dict[int, Scope] = {}
        self._turns: dict[int, Scope] = {}  # what is known in the turns of the loop that a tag begins
        walk(part, self._read, None, lambda _: None)

    def trace(self, number: int, fault: Fault, data: Mapping[str, Any], turns: Turns) -> Path_:
        """The path of the value that is at fault; of what lacks it, where it is not there; () when it is not known.

        Args:
            number: the tag's.
            fault: what is wrong with it.
            data: what the tags name.
            turns: those at hand of the loops around the tag.
        """
        if fault.code in _OF_TAGS or not fault.of_value:
            return ()
        look = _Look(data, turns)
        scope = self._scopes.get(number, {})
        found: dict[Path_, Any] = {}
        for chain in _chains(_asked(self._part.syntax.get(number))):
            there = list(islice(look.at(chain, scope), 2))
            while not there and fault.code == "unknown-name" and isinstance(chain, nodes.Getattr | nodes.Getitem):
                chain = chain.node
                there = list(islice(look.at(chain, scope), 2))
            if len(there) != 1:
                return ()
            found[there[0][0]] = there[0][1]
        node = self._part.syntax.get(number)
        filters = {each.name for each in node.find_all(nodes.Filter)} if node is not None else set()
        if isinstance(node, nodes.Filter):
            filters.add(node.name)  # a message may name the filter, and a group have an entry that is called so
        quoted = frozenset(_QUOTED.findall(fault.message)) - filters
        if len(found) > 1:
            found = {path: value for path, value in found.items() if _words(value) in quoted}
        if len(found) != 1:
            return ()
        ((path, value),) = found.items()
        return path if fault.code == "unknown-name" else _entry(path, value, quoted)

    def first(
        self,
        number: int,
        node: nodes.Node,
        data: Mapping[str, Any],
        wrong: Callable[[Any], bool],
        *,
        in_turns: bool = False,
    ) -> Path_:
        """The path of the first value of an expression in a tag that is wrong, in any turn; () when it is not known.

        `in_turns` says that it is the condition of a `for` tag, which knows the names that the tag brings.
        """
        scope = (self._turns if in_turns else self._scopes).get(number, {})
        found = _Look(data, {}).at(node, scope)
        return next((path for path, value in islice(found, _MOST) if wrong(value)), ())

    def _read(self, tag: Tag, node: nodes.Node | None, scope: Scope) -> dict[str, _Bound | None]:
        self._scopes.setdefault(tag.number, scope)
        names: dict[str, _Bound | None] = {}
        if isinstance(node, nodes.For):
            plain = node.test is None
            if isinstance(node.target, nodes.Name):
                names[node.target.name] = _Bound(node.iter, scope, tag.number, None, plain)
            elif isinstance(node.target, nodes.Tuple):
                for part, target in enumerate(node.target.items):
                    if isinstance(target, nodes.Name):
                        names[target.name] = _Bound(node.iter, scope, tag.number, part, plain)
                names |= {name.name: None for name in node.target.find_all(nodes.Name) if name.name not in names}
            names["loop"] = None
            self._turns.setdefault(tag.number, {**scope, **names})
        elif isinstance(node, nodes.Assign):
            names = _bound(node.target, node.node, scope)
        elif isinstance(node, nodes.With):
            for target, value in zip(node.targets, node.values, strict=True):
                names |= _bound(target, value, scope)
        elif isinstance(node, nodes.Macro):
            # It is evaluated where it is printed: what the names around it stand for there is not known here.
            names = dict.fromkeys([*scope, *(argument.name for argument in node.args)])
        return names


def value_at(data: Any, path: Path_) -> Any:
    """What stands in the data at a path that was traced."""
    for step in path:
        data = data[step]
    return data


class _Look:
    """Follows expressions into the data, in some turns of the loops; where no turn is given, in all."""

    def __init__(self, data: Mapping[str, Any], turns: Turns) -> None:
        self.data = data
        self.turns = turns

    def at(self, node: nodes.Node, scope: Scope) -> Found:
        """(path, value) of everything that an expression can stand for; nothing where it cannot be traced."""
        if isinstance(node, nodes.Name):
            yield from self._name(node.name, scope)
        elif isinstance(node, nodes.Getattr):
            yield from self._member(node.node, node.attr, scope)
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            yield from self._member(node.node, node.arg.value, scope)

    def _member(self, base: nodes.Node, key: Any, scope: Scope) -> Found:
        for path, owner in self.at(base, scope):
            found, value = lookup(owner, key)
            if found and isinstance(owner, Mapping):
                yield (*path, key if key in owner else str(key)), value
            elif found and isinstance(key, int):
                yield (*path, key % len(owner)), value

    def _name(self, name: str, scope: Scope) -> Found:
        if name not in scope:
            found, value = lookup(self.data, name)
            if found:
                yield (name,), value
            return
        bound = scope[name]
        if bound is None:
            return
        if bound.loop is None:
            yield from self.at(bound.source, bound.scope)
            return
        turn = self.turns.get(bound.loop)
        for index, path, value in self._entries(bound):
            if turn is None or _is_turn(turn, index, value, bound):
                yield path, value

    def _entries(self, bound: _Bound) -> Iterator[tuple[int, Path_, Any]]:
        """(place in its list, path, value) of each entry that a loop's name can stand for."""
        source, keyed = bound.source, False
        while isinstance(source, nodes.Filter) and source.node is not None and source.name in KEEP_ITEMS:
            source = source.node
        if isinstance(source, nodes.Filter) and source.name in (f"{METHOD}items", "items", f"{METHOD}values"):
            # Of the two parts, the first is a key and no value.
            keyed = source.name == f"{METHOD}values" if bound.part is None else bound.part == 1
            if not keyed or source.node is None:
                return
            source = source.node
        for path, listed in self.at(source, bound.scope):
            if keyed and isinstance(listed, Mapping):
                yield from ((index, (*path, key), value) for index, (key, value) in enumerate(listed.items()))
            elif not keyed and isinstance(listed, list | tuple):
                for index, value in enumerate(listed):
                    if bound.part is None:
                        yield index, (*path, index), value
                    elif isinstance(value, list | tuple) and bound.part < len(value):
                        yield index, (*path, index, bound.part), value[bound.part]


def _is_turn(turn: tuple[int, tuple[Any, ...]], index: int, value: Any, bound: _Bound) -> bool:
    """Whether an entry is the one that the loop is at: a group or list by itself, words and numbers by their place."""
    number, items = turn
    part = bound.part or 0
    if part >= len(items):
        return False
    if isinstance(value, Mapping | list | tuple):
        return value is items[part]
    plain = bound.plain and not (isinstance(bound.source, nodes.Filter) and bound.source.name in KEEP_ITEMS)
    return bool(value == items[part]) and (not plain or index == number - 1)


def _bound(target: nodes.Node, value: nodes.Node, scope: Scope) -> dict[str, _Bound | None]:
    if isinstance(target, nodes.Name):
        return {target.name: _Bound(value, scope)}
    return {name.name: None for name in target.find_all(nodes.Name)}


def _asked(node: nodes.Node | None) -> nodes.Node | None:
    """The expression that a tag evaluates; None when it has none, or more than one."""
    if isinstance(node, nodes.For):
        return node.iter if node.test is None else None
    if isinstance(node, nodes.If):
        return node.test
    if isinstance(node, nodes.Assign):
        return node.node
    return node if isinstance(node, nodes.Expr) else None


def _chains(node: nodes.Node | None) -> Iterator[nodes.Node]:
    """The names in an expression whose values it is made of, each with what is read of it."""
    if node is None or isinstance(node, nodes.Const):
        return
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem | nodes.Call):
        yield node
    elif isinstance(node, nodes.CondExpr):
        for branch in (node.expr1, node.expr2):
            yield from _chains(branch)
    else:
        for child in node.iter_child_nodes():
            yield from _chains(child)


def _entry(path: Path_, value: Any, quoted: frozenset[str]) -> Path_:
    """The path of the entry of a group that a message quotes, by its name or its words; else that of the group."""
    while isinstance(value, Mapping):
        words = ((key, _words(each)) for key, each in value.items())
        named = [key for key, said in words if said is not None and not quoted.isdisjoint((said, f"{key}: {said}"))]
        named = named or [key for key in value if key in quoted]
        if len(named) != 1:
            break
        path, value = (*path, named[0]), value[named[0]]
    return path


def _words(value: Any) -> str | None:
    """A value as a message quotes it; None for a list or group, which none does, and which may be long."""
    return None if isinstance(value, Mapping | list | tuple | set | frozenset) else str(value)
