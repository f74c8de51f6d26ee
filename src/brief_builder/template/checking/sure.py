"""The tags of a part → what they ask data for, learnt once; data → whether they surely have all of it.

`NameCheck` says what is wrong, for which it follows each tag. Of a thousand sets of data, hardly one has something
wrong: they are asked each name once, in the way in which `NameCheck` would ask. Whatever only it can tell is not sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from brief_builder.template.checking.check import any_unknown, items_of, members_of
from brief_builder.template.checking.scopes import walk
from brief_builder.template.expressions.filters import KEEP_ITEMS
from brief_builder.template.expressions.sandbox import CALL_RANGE, LOOP_NAMES, METHOD, TEST_NAMES

if TYPE_CHECKING:
    from brief_builder.template.compiled import CompiledPart
    from brief_builder.template.reading.tags import Tag


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a value.

    Attributes:
        names: what it must have, and what is asked of that; None for nothing.
        entries: what is asked of its entries; None where no loop runs over it.
    """

    names: tuple[tuple[str, Asked | None], ...]
    entries: Asked | None

    def of(self, values: list[Any]) -> bool:
        """Whether at least one of the values has each name: they are what one name may stand for."""
        for key, inner in self.names:
            hits = members_of(values, key)
            if not hits or any_unknown(hits) or (inner is not None and not inner.of(hits)):
                return False
        if self.entries is None:
            return True
        if any(isinstance(value, str) for value in values):
            return False
        entries = items_of(values)
        return entries is None or self.entries.of(entries)


@dataclass(frozen=True, slots=True)
class Questions:
    """All that the tags of a part ask: of the data, and the filters that they name."""

    asked: Asked
    filters: frozenset[str]

    def surely_answered(self, data: Mapping[str, Any], filters: frozenset[str]) -> bool:
        """Whether `NameCheck` finds nothing wrong; False where it might."""
        return self.filters <= filters and self.asked.of([data])


def questions_of(part: CompiledPart) -> Questions | None:
    """What the tags of a part ask; None where they ask in a way that only `NameCheck` knows."""
    if not part.paired:
        return None
    try:
        return _Reader().read(part)
    except (_Unsure, RecursionError):  # `NameCheck` says that it is too deep
        return None


class _Unsure(Exception):  # noqa: N818  no error: the other way is taken
    """Only `NameCheck` can tell."""


class _Wanted:
    """What was met so far of a value; the mutable form of `Asked`."""

    def __init__(self) -> None:
        self.names: dict[str, _Wanted] = {}
        self.runs: _Wanted | None = None

    def member(self, key: str) -> _Wanted:
        return self.names.setdefault(key, _Wanted())

    def entries(self) -> _Wanted:
        if self.runs is None:
            self.runs = _Wanted()
        return self.runs

    def frozen(self) -> Asked | None:
        if not self.names and self.runs is None:
            return None
        names = tuple((key, inner.frozen()) for key, inner in self.names.items())
        return Asked(names, (self.runs.frozen() or Asked((), None)) if self.runs is not None else None)


class _Fixed(_Wanted):
    """A value that stands in the tag: what it has is no matter of the data."""

    def member(self, key: str) -> _Wanted:  # noqa: ARG002  as of every value
        raise _Unsure

    def entries(self) -> _Wanted:
        raise _Unsure


class _Loop(_Fixed):
    """What `loop` stands for."""

    def member(self, key: str) -> _Wanted:
        if key not in LOOP_NAMES:
            raise _Unsure
        return _FIXED


_FIXED, _LOOP = _Fixed(), _Loop()
# As the candidates of `NameCheck`: None for what can only be known when it is evaluated.
_Found = _Wanted | None
_Scope = Mapping[str, _Found]


class _Reader:
    def __init__(self) -> None:
        self.top = _Wanted()
        self.filters: set[str] = set()

    def read(self, part: CompiledPart) -> Questions:
        walk(part, self._tag, None, _refuse)
        return Questions(self.top.frozen() or Asked((), None), frozenset(self.filters))

    def _tag(self, tag: Tag, node: nodes.Node | None, scope: _Scope) -> dict[str, _Found]:
        if isinstance(node, nodes.Expr):
            self._ask(node, scope)
        elif isinstance(node, nodes.If):
            self._ask(node.test, scope)
        elif isinstance(node, nodes.For):
            over = self._ask(node.iter, scope)
            names = _targets(node.target, over.entries() if over is not None else None)
            names["loop"] = _LOOP
            if node.test is not None:
                self._ask(node.test, {**scope, **names})
            return names
        elif isinstance(node, nodes.Assign):
            return _targets(node.target, self._ask(node.node, scope))
        elif node is not None or tag.kind == "value":
            raise _Unsure
        return {}

    def _ask(self, node: nodes.Node, scope: _Scope) -> _Found:
        if isinstance(node, nodes.Name):
            return scope[node.name] if node.name in scope else self.top.member(node.name)
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            return self._member(node, scope)
        if isinstance(node, nodes.Filter):
            return self._filter(node, scope)
        if isinstance(node, nodes.Call):
            raise _Unsure
        if isinstance(node, nodes.Test):
            if node.name.isidentifier() and node.name not in TEST_NAMES:
                raise _Unsure
            asked = [] if node.name in ("defined", "undefined") else [node.node]
            self._all([*asked, *node.args], scope)
            return None
        self._all(node.iter_child_nodes(), scope)
        return _FIXED if isinstance(node, nodes.Const | nodes.List | nodes.Tuple | nodes.CondExpr) else None

    def _all(self, expressions: Iterable[nodes.Node], scope: _Scope) -> None:
        for each in expressions:
            self._ask(each, scope)

    def _member(self, node: nodes.Getattr | nodes.Getitem, scope: _Scope) -> _Found:
        if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
            self._all([node.arg, node.node], scope)
            return None
        key = node.attr if isinstance(node, nodes.Getattr) else node.arg.value  # type: ignore[attr-defined]
        if not isinstance(key, str):
            raise _Unsure  # a list may be shorter today
        base = self._ask(node.node, scope)
        return base.member(key) if base is not None else None

    def _filter(self, node: nodes.Filter, scope: _Scope) -> _Found:
        own = node.name == CALL_RANGE or node.name.startswith(METHOD)
        if not own:
            self.filters.add(node.name)
        self._all([*node.args, *(each.value for each in node.kwargs)], scope)
        if node.node is None:
            return None
        if node.name in ("default", "d") and _is_path(node.node):
            return None  # it may be missing
        base = self._ask(node.node, scope)
        if own:
            return _FIXED if node.name == f"{METHOD}values" else None
        if node.name in ("first", "last", "min", "max") and base is not None:
            return base.entries()
        return base if node.name in KEEP_ITEMS else None


def _targets(target: nodes.Node, stands_for: _Found) -> dict[str, _Found]:
    if isinstance(target, nodes.Name):
        return {target.name: stands_for}
    return {each.name: None for each in target.find_all(nodes.Name)}


def _is_path(node: nodes.Node) -> bool:
    """Whether an expression is a name, or a name behind others, and nothing else."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)


def _refuse(_: nodes.Macro) -> _Found:
    raise _Unsure
