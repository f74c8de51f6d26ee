"""A compiled template in → the tree of names that it asks the data for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jinja2 import nodes

from brief_builder.problems import Place
from brief_builder.template.checking.data_fields import Asked, DataField
from brief_builder.template.checking.defined import NOTHING, Paths, is_told, path_of, told_by
from brief_builder.template.checking.scopes import walk
from brief_builder.template.compiled import CompiledPart
from brief_builder.template.expressions.filters import KEEP_ITEMS
from brief_builder.template.expressions.sandbox import CALL_RANGE, METHOD
from brief_builder.template.reading.picture_shapes import MAY_BE
from brief_builder.template.reading.tags import Tag

_FIRST_YEAR = 1000  # `trade.2023` names a key, `partners.0` an entry; the syntax is the same
# Filters that read an attribute of each entry → which of their arguments names it, when it is not `attribute=`.
_BY_ATTRIBUTE = {"groupby": 0, "rejectattr": 0, "selectattr": 0, "sum": 0, "join": 1, "map": 9, "max": 9, "min": 9,
                 "sort": 9, "unique": 9}  # fmt: skip
_OF_ENTRIES = ("batch", "first", "groupby", "join", "last", "map", "max", "min", "sum")
_KEYED = ("dictsort", "items", f"{METHOD}items", f"{METHOD}keys", f"{METHOD}values")
_COUNTS = ("count", "length")


def fields_of(parts: Iterable[CompiledPart], given: Iterable[str] = ()) -> tuple[DataField, ...]:
    """The names at the top, in the order in which the template asks for them.

    Args:
        parts: the parts that hold tags, in reading order.
        given: names that the data need not hold.
    """
    root = Asked("")
    nothing: Meaning = ()
    for part in parts:
        reader = _Reader(root, part, frozenset(given))
        walk(part, reader.read, nothing, reader.macro)
    return root.frozen().fields


class _Ref(NamedTuple):
    """A field that an expression leads to, whether something is said for when it is missing, and through what."""

    asked: Asked
    optional: bool = False
    filters: tuple[str, ...] = ()


class _Loop(NamedTuple):
    """What `loop` stands for: it knows the entries."""

    entries: Entries


class _Pair(NamedTuple):
    """Entries of two parts that a filter made: a key and its value, or what a group of items shares and the items."""

    first: tuple[_Ref, ...]
    second: tuple[_Ref, ...]


class _Macro(NamedTuple):
    """What a macro asks of its arguments, by name, in their order."""

    arguments: dict[str, Asked]


class _Number(NamedTuple):
    """An entry of `range(…)`: what it is the index of is a list."""


Entries = tuple[_Ref, ...] | _Pair
Meaning = tuple[_Ref, ...] | _Pair | _Loop | _Macro | _Number


class _Reader:
    """Reads the tags of a part into the tree at `root`."""

    def __init__(self, root: Asked, part: CompiledPart, given: frozenset[str]) -> None:
        self.root = root
        # Pictures, and nothing else: the words of a shape may be either.
        self.slots = {number for number, slot in part.slots.items() if slot.tag.printed_by != MAY_BE}
        self.given = given
        self.place = Place("")
        self.scope: Mapping[str, Meaning] = {}
        self.defined = NOTHING
        self.macros: dict[str, _Macro] = {}

    def read(self, tag: Tag, node: nodes.Node | None, scope: Mapping[str, Meaning]) -> dict[str, Meaning]:
        """Note what the tag asks for; returns the names that it brings."""
        self.place, self.scope = tag.place, scope
        self.defined = getattr(scope, "defined", NOTHING)
        names: dict[str, Meaning] = {}
        if isinstance(node, nodes.For):
            entries = self._entries(node.iter)
            names = _bound(node.target, entries)
            if isinstance(node.iter, nodes.Filter) and node.iter.name == CALL_RANGE:
                names = dict.fromkeys(names, _Number())
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
        elif isinstance(node, nodes.Macro):
            for value in node.defaults:
                self._use(value, "value")
            self.macros[node.name] = _Macro({argument.name: Asked("") for argument in node.args})
            names = {name: (_Ref(asked),) for name, asked in self.macros[node.name].arguments.items()}
        elif isinstance(node, nodes.Expr):
            self._use(node, "picture" if tag.number in self.slots else "value")
        return names

    def macro(self, node: nodes.Macro) -> Meaning:
        """What a macro's name stands for after its end."""
        return self.macros.get(node.name, ())

    def _use(self, node: nodes.Node, kind: str) -> tuple[_Ref, ...]:
        """Note that an expression is used as `kind` ('' when it is only given a name); what it leads to."""
        refs = self._resolve(node, kind)
        for ref in refs:
            ref.asked.filters |= dict.fromkeys(ref.filters)
            ref.asked.used(self.place, kind, optional=ref.optional)
        return refs

    # -- what an expression leads to

    def _resolve(self, node: nodes.Node, kind: str) -> tuple[_Ref, ...]:
        """The fields that an expression leads to; what stands beside the way there is used."""
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            refs = self._named(node)
            guarded = bool(self.defined) and is_told(path_of(node), self.defined)
            return tuple(_Ref(ref.asked, optional=True, filters=ref.filters) for ref in refs) if guarded else refs
        if isinstance(node, nodes.Filter):
            return self._filter(node, kind)
        if isinstance(node, nodes.Call):
            return self._call(node)
        if isinstance(node, nodes.CondExpr):
            self._use(node.test, "condition")
            sides = zip((node.expr1, node.expr2), told_by(node.test), strict=True)
            return tuple(ref for b, told in sides if b is not None for ref in self._where(told, b, kind))
        if isinstance(node, nodes.Test):
            for ref in self._resolve(node.node, "condition"):
                optional = ref.optional or node.name in ("defined", "undefined")
                ref.asked.used(self.place, "condition", optional=optional)
            for argument in node.args:
                self._use(argument, "condition")
            return ()
        if isinstance(node, nodes.And | nodes.Or):
            self._use(node.left, "condition")
            before, self.defined = self.defined, self.defined | told_by(node.left)[isinstance(node, nodes.Or)]
            self._use(node.right, "condition")
            self.defined = before
            return ()
        if isinstance(node, nodes.Compare | nodes.Not):
            kind = "condition"
        for child in node.iter_child_nodes():
            listed = isinstance(child, nodes.Operand) and child.op in ("in", "notin")
            self._use(child.expr if isinstance(child, nodes.Operand) else child, "list" if listed else kind)
        return ()

    def _where(self, told: Paths, node: nodes.Node, kind: str) -> tuple[_Ref, ...]:
        """What an expression leads to that is evaluated only where these names are there."""
        before, self.defined = self.defined, self.defined | told
        refs = self._resolve(node, kind)
        self.defined = before
        return refs

    def _named(self, node: nodes.Name | nodes.Getattr | nodes.Getitem) -> tuple[_Ref, ...]:
        if isinstance(node, nodes.Name):
            return self._name(node.name)
        return self._member(node.node, node.attr) if isinstance(node, nodes.Getattr) else self._subscript(node)

    def _name(self, name: str) -> tuple[_Ref, ...]:
        if name in self.scope:
            meaning = self.scope[name]
            return () if isinstance(meaning, _Loop | _Pair | _Macro | _Number) else meaning
        return () if name in self.given else (_Ref(self.root.child(name)),)

    def _member(self, base: nodes.Node, name: str) -> tuple[_Ref, ...]:
        meaning = self.scope.get(base.name) if isinstance(base, nodes.Name) else None
        if isinstance(meaning, _Loop):
            near = meaning.entries if name in ("previtem", "nextitem") else ()
            return tuple(_Ref(r.asked, optional=True) for r in near) if not isinstance(near, _Pair) else ()
        if isinstance(meaning, _Pair):
            return {"grouper": meaning.first, "list": meaning.second}.get(name, ())
        refs = self._resolve(base, "")
        # What a filter gives is not what the data holds.
        return tuple(_Ref(ref.asked.child(name), ref.optional) for ref in refs if not ref.filters)

    def _subscript(self, node: nodes.Getitem) -> tuple[_Ref, ...]:
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(key, str) or (isinstance(key, int) and key >= _FIRST_YEAR):
            return self._member(node.node, str(key))
        if isinstance(key, int):
            entries = self._entries(node.node)
            return entries if not isinstance(entries, _Pair) else (entries.first, entries.second)[key == 1]
        if isinstance(node.arg, nodes.Slice):
            for child in node.arg.iter_child_nodes():
                self._use(child, "value")
            return self._use(node.node, "list")
        self._use(node.arg, "value")
        if self._counts(node.arg):
            entries = self._entries(node.node)
            return entries if not isinstance(entries, _Pair) else ()
        self._use(node.node, "value")  # a value of the data may be a place in a list, or a name in a group
        return ()

    def _counts(self, node: nodes.Node) -> bool:
        """Whether an expression gives a whole number, as far as that can be told."""
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            return isinstance(self.scope.get(node.node.name), _Loop) and node.attr not in ("previtem", "nextitem")
        if isinstance(node, nodes.Name):
            return isinstance(self.scope.get(node.name), _Number)
        if isinstance(node, nodes.Filter):
            return node.name in (*_COUNTS, "int")
        if isinstance(node, nodes.Add):
            return self._counts(node.left) or self._counts(node.right)
        whole = isinstance(node, nodes.Const) and isinstance(node.value, int)
        return whole or isinstance(node, nodes.Sub | nodes.Mul | nodes.FloorDiv | nodes.Mod | nodes.Neg | nodes.Pos)

    def _call(self, node: nodes.Call) -> tuple[_Ref, ...]:
        """A macro that is printed: what it asks of its arguments is asked of what they are here."""
        meaning = self.scope.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        arguments = meaning.arguments if isinstance(meaning, _Macro) else {}
        given = dict(zip(arguments, node.args, strict=False)) | {pair.key: pair.value for pair in node.kwargs}
        for name, value in given.items():
            refs = self._resolve(value, "value")
            for ref in refs:
                ref.asked.used(self.place, "", optional=ref.optional)
                if name in arguments:
                    ref.asked.absorb(arguments[name], optional=ref.optional)
        return ()

    # -- filters and lists

    def _filter(self, node: nodes.Filter, kind: str) -> tuple[_Ref, ...]:
        name, inner = node.name, node.node
        if name in ("default", "d") and inner is not None:
            refs = tuple(_Ref(ref.asked, optional=True, filters=ref.filters) for ref in self._resolve(inner, kind))
            return (*refs, *(ref for argument in _arguments(node) for ref in self._resolve(argument, kind)))
        if inner is None or name in _OF_ENTRIES or name in _KEYED:
            entries = self._entries(node)
            first = name in ("first", "last", "max", "min") and not isinstance(entries, _Pair)
            if name in ("join", "sum") and not isinstance(entries, _Pair):
                for ref in entries:
                    ref.asked.kinds.add("value")
            return tuple(entries) if first and not isinstance(entries, _Pair) else ()
        if name == f"{METHOD}get":
            key = node.args[0].value if node.args and isinstance(node.args[0], nodes.Const) else None
            refs = self._member(inner, str(key)) if key is not None else ()
            return tuple(_Ref(ref.asked, optional=True) for ref in refs)
        for argument in _arguments(node):
            self._use(argument, "value")
        if name in _COUNTS or name.startswith("_"):
            self._use(inner, "list" if name in _COUNTS else "value")
            return ()
        refs = self._resolve(inner, kind)
        if name in KEEP_ITEMS:
            self._by_attribute(node, refs)
            return refs
        return tuple(_Ref(r.asked, r.optional, (*r.filters, name)) for r in refs)

    def _entries(self, node: nodes.Node) -> Entries:
        """What the entries of a list are, which is used as one."""
        if isinstance(node, nodes.List | nodes.Tuple):
            return tuple(ref for item in node.items for ref in self._use(item, ""))
        made = isinstance(node, nodes.Filter) and (node.name in _OF_ENTRIES or node.name in _KEYED)
        if not isinstance(node, nodes.Filter) or not made or node.node is None:
            return tuple(_Ref(ref.asked.entry(), ref.optional) for ref in self._use(node, "list") if not ref.filters)
        for argument in _arguments(node):
            self._use(argument, "value")
        lists = self._use(node.node, "list")
        if node.name in _KEYED:
            for ref in lists:
                ref.asked.keyed = True
            values = tuple(_Ref(ref.asked.entry(), ref.optional) for ref in lists)
            keys_only, values_only = node.name == f"{METHOD}keys", node.name == f"{METHOD}values"
            return () if keys_only else values if values_only else _Pair((), values)
        read = self._by_attribute(node, lists)
        if node.name == "groupby":
            return _Pair(read, lists)
        if node.name == "batch":
            return lists
        if node.name in ("map", "join", "sum") and read:
            return read
        return tuple(_Ref(ref.asked.entry(), ref.optional) for ref in lists)

    def _by_attribute(self, node: nodes.Filter, lists: tuple[_Ref, ...]) -> tuple[_Ref, ...]:
        """What a filter reads of each entry of the lists: `sort(attribute="year")`, `groupby("country")`."""
        at = _BY_ATTRIBUTE.get(node.name)
        named = next((pair.value for pair in node.kwargs if pair.key == "attribute"), None)
        by = named or (node.args[at] if at is not None and at < len(node.args) else None)
        if at is None or not isinstance(by, nodes.Const):
            return ()
        refs = tuple(_Ref(ref.asked.entry(), ref.optional) for ref in lists)
        for step in str(by.value).split("."):
            refs = tuple(_Ref(ref.asked.child(step), ref.optional) for ref in refs)
        for ref in refs:
            ref.asked.used(self.place, "value", optional=ref.optional)
        return refs


def _arguments(node: nodes.Filter) -> list[nodes.Expr]:
    return [*node.args, *(pair.value for pair in node.kwargs)]


def _bound(target: nodes.Node, entries: Entries) -> dict[str, Meaning]:
    """The names of a loop or assignment, each with what it stands for."""
    if isinstance(target, nodes.Name):
        return {target.name: entries}
    names: dict[str, Meaning] = {}
    if isinstance(target, nodes.Tuple):
        for index, part in enumerate(target.items):
            if isinstance(entries, _Pair):
                refs: tuple[_Ref, ...] = entries[index] if index < 2 else ()
            else:
                refs = tuple(_Ref(ref.asked.part(index), ref.optional) for ref in entries)
            names |= _bound(part, refs)
    return names
