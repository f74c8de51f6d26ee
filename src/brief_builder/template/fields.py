"""A compiled template in → the tree of names that it asks the data for: what each is used as, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from jinja2 import nodes

from brief_builder.problems import Place
from brief_builder.template.compiled import CompiledPart
from brief_builder.template.scopes import walk
from brief_builder.template.tags import Tag

KINDS = ("value", "list", "condition", "picture")
_FIRST_YEAR = 1000  # `trade.2023` names a key, `partners.0` an entry; the syntax is the same


@dataclass(frozen=True, slots=True)
class Field:
    """A name that a template asks for.

    Attributes:
        name: as the tags write it; '' for what the entries of a list are.
        used_as: some of `KINDS`, in that order.
        filters: the filters that it is printed with.
        optional: whether every tag that asks for it says what stands in its place.
        places: where it is asked for, each place once.
        fields: the names that are read of it.
        item: what its entries are; None when it is no list.
        parts: what it is unpacked into, as in `for code, country in …`.
    """

    name: str
    used_as: tuple[str, ...]
    filters: tuple[str, ...]
    optional: bool
    places: tuple[Place, ...]
    fields: tuple[Field, ...]
    item: Field | None
    parts: tuple[Field, ...]


def fields_of(parts: Iterable[CompiledPart], given: Iterable[str] = ()) -> tuple[Field, ...]:
    """The names at the top, in the order in which the template asks for them.

    Args:
        parts: the parts that hold tags, in reading order.
        given: names that the data need not hold.
    """
    root = _Asked("")
    for part in parts:
        nothing: Meaning = ()
        walk(part, _Reader(root, part, frozenset(given)).read, nothing)
    return root.frozen().fields


@dataclass(slots=True)
class _Asked:
    """A field while it is learned."""

    name: str
    kinds: set[str] = field(default_factory=set)
    filters: dict[str, None] = field(default_factory=dict)
    places: dict[Place, None] = field(default_factory=dict)
    plain_uses: int = 0
    uses: int = 0
    fields: dict[str, _Asked] = field(default_factory=dict)
    item: _Asked | None = None
    parts: list[_Asked] = field(default_factory=list)

    def child(self, name: str) -> _Asked:
        return self.fields.setdefault(name, _Asked(name))

    def entry(self) -> _Asked:
        if self.item is None:
            self.item = _Asked("")
        return self.item

    def part(self, index: int) -> _Asked:
        while len(self.parts) <= index:
            self.parts.append(_Asked(""))
        return self.parts[index]

    def frozen(self) -> Field:
        fields = tuple(child.frozen() for child in self.fields.values())
        item = self.item.frozen() if self.item is not None else None
        parts = tuple(part.frozen() for part in self.parts)
        # What is only a way to other names may be missing when all of them may.
        inner = [*fields, *parts, *((item,) if item else ())]
        optional = self.plain_uses == 0 and (self.uses > 0 or bool(inner)) and all(f.optional for f in inner)
        kinds = tuple(kind for kind in KINDS if kind in self.kinds)
        return Field(self.name, kinds, tuple(self.filters), optional, tuple(self.places), fields, item, parts)


class _Ref(NamedTuple):
    """A field that an expression leads to, whether something is said for when it is missing, and through what."""

    asked: _Asked
    optional: bool = False
    filters: tuple[str, ...] = ()


class _Loop(NamedTuple):
    """What `loop` stands for: it knows the entries."""

    entries: tuple[_Ref, ...]


Meaning = tuple[_Ref, ...] | _Loop


class _Reader:
    """Reads the tags of a part into the tree at `root`."""

    def __init__(self, root: _Asked, part: CompiledPart, given: frozenset[str]) -> None:
        self.root = root
        self.slots = part.slots
        self.given = given
        self.place = Place("")
        self.scope: Mapping[str, Meaning] = {}

    def read(self, tag: Tag, node: nodes.Node | None, scope: Mapping[str, Meaning]) -> dict[str, Meaning]:
        """Note what the tag asks for; returns the names that it brings."""
        self.place, self.scope = tag.place, scope
        names: dict[str, Meaning] = {}
        if isinstance(node, nodes.For):
            entries = self._entries(node.iter)
            names = _bound(node.target, entries)
            names["loop"] = _Loop(entries)
            if node.test is not None:
                self.scope = {**scope, **names}
                self._use(node.test, "condition")
        elif isinstance(node, nodes.If):
            self._use(node.test, "condition")
        elif isinstance(node, nodes.Assign):
            names = _bound(node.target, self._use(node.node, ""))
        elif isinstance(node, nodes.With):
            for target, value in zip(node.targets, node.values, strict=True):
                names |= _bound(target, self._use(value, ""))
        elif isinstance(node, nodes.Expr):
            self._use(node, "picture" if tag.number in self.slots else "value")
        return names

    def _use(self, node: nodes.Node, kind: str) -> tuple[_Ref, ...]:
        """Note that an expression is used as `kind` ('' when it is only given a name); what it leads to."""
        refs = self._resolve(node, kind)
        for ref in refs:
            if kind:
                ref.asked.kinds.add(kind)
            ref.asked.filters |= dict.fromkeys(ref.filters)
            ref.asked.places.setdefault(self.place)
            ref.asked.uses += 1
            ref.asked.plain_uses += not ref.optional
        return refs

    def _entries(self, node: nodes.Node) -> tuple[_Ref, ...]:
        """What the entries of a list are."""
        if isinstance(node, nodes.List | nodes.Tuple):
            return tuple(ref for item in node.items for ref in self._use(item, ""))
        return tuple(_Ref(ref.asked.entry(), ref.optional) for ref in self._use(node, "list"))

    def _resolve(self, node: nodes.Node, kind: str) -> tuple[_Ref, ...]:
        """The fields that an expression leads to; what stands beside the way there is used."""
        if isinstance(node, nodes.Name):
            return self._name(node.name)
        if isinstance(node, nodes.Getattr):
            return self._member(node.node, node.attr)
        if isinstance(node, nodes.Getitem):
            return self._subscript(node)
        if isinstance(node, nodes.Filter):
            return self._filter(node, kind)
        if isinstance(node, nodes.CondExpr):
            self._use(node.test, "condition")
            return tuple(ref for b in (node.expr1, node.expr2) if b is not None for ref in self._resolve(b, kind))
        if isinstance(node, nodes.Test):
            for ref in self._resolve(node.node, "condition"):
                ref.asked.kinds.add("condition")
                ref.asked.places.setdefault(self.place)
                ref.asked.uses += 1
                ref.asked.plain_uses += node.name not in ("defined", "undefined") and not ref.optional
            for argument in node.args:
                self._use(argument, "condition")
            return ()
        if isinstance(node, nodes.Compare | nodes.And | nodes.Or | nodes.Not):
            kind = "condition"
        for child in node.iter_child_nodes():
            listed = isinstance(child, nodes.Operand) and child.op in ("in", "notin")
            self._use(child.expr if isinstance(child, nodes.Operand) else child, "list" if listed else kind)
        return ()

    def _name(self, name: str) -> tuple[_Ref, ...]:
        if name in self.scope:
            meaning = self.scope[name]
            return () if isinstance(meaning, _Loop) else meaning
        return () if name in self.given else (_Ref(self.root.child(name)),)

    def _member(self, base: nodes.Node, name: str) -> tuple[_Ref, ...]:
        if isinstance(base, nodes.Name) and isinstance(loop := self.scope.get(base.name), _Loop):
            return tuple(_Ref(r.asked, optional=True) for r in loop.entries) if name in ("previtem", "nextitem") else ()
        refs = self._resolve(base, "")
        # What a filter gives is not what the data holds.
        return tuple(_Ref(ref.asked.child(name), ref.optional) for ref in refs if not ref.filters)

    def _subscript(self, node: nodes.Getitem) -> tuple[_Ref, ...]:
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(key, str) or (isinstance(key, int) and key >= _FIRST_YEAR):
            return self._member(node.node, str(key))
        if isinstance(key, int):
            return self._entries(node.node)
        if isinstance(node.arg, nodes.Slice):
            for child in node.arg.iter_child_nodes():
                self._use(child, "value")
            return self._use(node.node, "list")
        self._use(node.arg, "value")
        self._use(node.node, "value")
        return ()

    def _filter(self, node: nodes.Filter, kind: str) -> tuple[_Ref, ...]:
        arguments = [*node.args, *(pair.value for pair in node.kwargs)]
        if node.name == "default" and node.node is not None:
            refs = tuple(_Ref(ref.asked, optional=True, filters=ref.filters) for ref in self._resolve(node.node, kind))
            return (*refs, *(ref for argument in arguments for ref in self._resolve(argument, kind)))
        for argument in arguments:
            self._use(argument, "value")
        if node.node is None:
            return ()
        if node.name in ("first", "last"):
            return self._entries(node.node)
        if node.name == "length":
            self._use(node.node, "list")
            return ()
        if node.name == "join":
            for ref in self._entries(node.node):
                ref.asked.kinds.add("value")
            return ()
        if node.name == "reverse":
            return self._resolve(node.node, kind)
        return tuple(_Ref(r.asked, r.optional, (*r.filters, node.name)) for r in self._resolve(node.node, kind))


def _bound(target: nodes.Node, refs: tuple[_Ref, ...]) -> dict[str, Meaning]:
    """The names of a loop or assignment, each with what it stands for."""
    if isinstance(target, nodes.Name):
        return {target.name: refs}
    names: dict[str, Meaning] = {}
    if isinstance(target, nodes.Tuple):
        for index, part in enumerate(target.items):
            names |= _bound(part, tuple(_Ref(ref.asked.part(index), ref.optional) for ref in refs))
    return names
