"""A tag's expression and the data in → what is wrong with it, found before anything is rendered.

Names are looked up in the data itself: a loop variable stands for every item of what it runs over, so a name is
unknown only if no item has it. Nothing is evaluated but names, keys and indexes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from jinja2 import nodes

from brief_builder.problems import Fault, Note, Place, did_you_mean
from brief_builder.template.checking.defined import NOTHING, Paths, is_told, told_by
from brief_builder.template.checking.unknown import hyphenated, why_unknown
from brief_builder.template.expressions.filters import KEEP_ITEMS
from brief_builder.template.expressions.measuring import is_written, text_is_no_list
from brief_builder.template.expressions.sandbox import (
    CALL_RANGE,
    LOOP_NAMES,
    METHOD,
    TEST_NAMES,
    lookup,
)

_SAMPLE = 400  # items of a list that are looked at to learn what its items have
_LOOP = object()
MACRO: list[Any] = [object()]  # what the name of a macro stands for; to be told by itself, not by what is in it
_PLAIN = frozenset({str, int, float, bool, type(None), list, dict})  # types that know nothing of files that are wrong
_GROUP = frozenset({dict})
Candidates = list[Any] | None  # None: what it is can only be known when it is evaluated
Scope = Mapping[str, Candidates]
_ONLY_THERE = "`default` helps the name that it stands right behind"


class NameCheck:
    """Checks the tags of one part (or one text) against the data.

    Args:
        data: the names at the top.
        filters: public filters.
        inside: names that are known in some block: the cure for who asks elsewhere, and where the block begins.

    `met_unknown` says whether a name led to something whose own file is wrong. `of` tells of each fault of the tag at
    hand that comes from a value in which expression that is read.
    """

    def __init__(
        self, data: Mapping[str, Any], filters: Iterable[str], inside: Mapping[str, tuple[str, Note]] | None = None
    ) -> None:
        self.data = data
        self.inside = inside or {}
        self.filters = frozenset(filters)
        self.faults: list[Fault] = []
        self.of: dict[Fault, nodes.Node] = {}
        self.body = ""
        self.defined = NOTHING
        self.hyphenated: set[str] = set()  # further parts of names with hyphens, which are one mistake with the first
        self.met_unknown = False

    def value(self, node: nodes.Expr, body: str, scope: Scope) -> list[Fault]:
        """The faults of a value tag."""
        self.faults, self.of, self.body = [], {}, body
        self.defined, self.hyphenated = getattr(scope, "defined", NOTHING), set()
        if isinstance(node, nodes.Call):
            self._call(node, scope)
        else:
            self._visit(node, scope)
        return self.faults

    def block(self, node: nodes.Node, body: str, scope: Scope) -> tuple[list[Fault], dict[str, Candidates]]:
        """The faults of a block tag, and the names it brings."""
        self.faults, self.of, self.body = [], {}, body
        self.defined, self.hyphenated = getattr(scope, "defined", NOTHING), set()
        names: dict[str, Candidates] = {}
        if isinstance(node, nodes.For):
            candidates = self._visit(node.iter, scope)
            self._check_lists(candidates, node.iter)
            items = items_of(candidates)
            names = _targets(node.target, items)
            names["loop"] = [_LOOP]
            if node.test is not None:
                self._visit(node.test, {**scope, **names})
        elif isinstance(node, nodes.If):
            self._visit(node.test, scope)
        elif isinstance(node, nodes.Assign):
            names = _targets(node.target, self._visit(node.node, scope))
        elif isinstance(node, nodes.Macro):
            for value in node.defaults:
                self._visit(value, scope)
            names = {argument.name: None for argument in node.args}
        elif isinstance(node, nodes.With):
            for target, value in zip(node.targets, node.values, strict=True):
                names.update(_targets(target, self._visit(value, scope)))
        return self.faults, names

    def _check_lists(self, candidates: Candidates, node: nodes.Node) -> None:
        """A text would be looped over letter by letter, which is never meant."""
        wrong = next((each for each in candidates or () if isinstance(each, str)), None)
        if wrong is not None:
            fault = text_is_no_list(wrong, written=is_written(node))
            self.of[fault] = node
            self._at(fault, r"\bin\s+(.+?)\s*$")

    def _visit(self, node: nodes.Node, scope: Scope) -> Candidates:
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Const):
            return [node.value]
        if isinstance(node, nodes.Getattr):
            return self._member(node, node.attr, scope)
        if isinstance(node, nodes.Getitem):
            if isinstance(node.arg, nodes.Const):
                return self._member(node, node.arg.value, scope)
            self._visit(node.arg, scope)
            self._visit(node.node, scope)
            return None
        if isinstance(node, nodes.Filter):
            return self._filter(node, scope)
        if isinstance(node, nodes.Call):
            fault = Fault(
                "tag-forbidden",
                "a macro can only be printed",
                help="call it in a tag of its own: {{ name(…) }}",
            )
            self._at(fault, rf"({re.escape(_path(node.node)[0])})\s*\(")
            return None
        if isinstance(node, nodes.Test):
            return self._test(node, scope)
        if isinstance(node, nodes.CondExpr):
            self._visit(node.test, scope)
            sides = zip((node.expr1, node.expr2), told_by(node.test), strict=True)
            branches = [self._where(told, b, scope) for b, told in sides if b is not None]
            return None if any(b is None for b in branches) else [v for b in branches for v in b or ()]
        if isinstance(node, (nodes.List, nodes.Tuple)):
            parts = [self._visit(item, scope) for item in node.items]
            return None if any(p is None for p in parts) else [[v for p in parts for v in p or ()]]
        if isinstance(node, nodes.And | nodes.Or):
            self._visit(node.left, scope)
            self._where(told_by(node.left)[isinstance(node, nodes.Or)], node.right, scope)
            return None
        for child in node.iter_child_nodes():
            self._visit(child, scope)
        return None

    def _where(self, told: Paths, node: nodes.Node, scope: Scope, *, spared: bool = False) -> Candidates:
        """Visit what is evaluated only where these names are there."""
        before, self.defined = self.defined, self.defined | told
        try:
            return self._visit_spared(node, scope) if spared else self._visit(node, scope)
        finally:
            self.defined = before

    def _call(self, node: nodes.Call, scope: Scope) -> None:
        """A macro that is printed: it must be known here."""
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if scope.get(name) is not MACRO:
            macros = sorted(key for key, what in scope.items() if what is MACRO)
            hint = did_you_mean(name, macros)
            known = "macros: " + ", ".join(f"`{m}`" for m in macros) if macros else "there is no macro before this tag"
            fault = Fault("unknown-name", f"no macro is called `{name}`", help=hint or known)
            self._at(fault, rf"({re.escape(name)})\s*\(")
        for argument in [*node.args, *(k.value for k in node.kwargs)]:
            self._visit(argument, scope)

    def _name(self, node: nodes.Name, scope: Scope) -> Candidates:
        if scope.get(node.name) is MACRO:
            cure = f"write {{{{ {node.name}(…) }}}}, in a tag of its own"
            fault = Fault("tag-forbidden", f"`{node.name}` is a macro, and is printed with its brackets", help=cure)
            self._at(fault, rf"\b({re.escape(node.name)})\b")
            return None
        if node.name in scope:
            return scope[node.name]
        found, value = lookup(self.data, node.name)
        if found:
            if is_unknown(value):
                self.met_unknown = True
                return None
            return [value]
        if getattr(self.data, "template_partial", False):
            self.met_unknown = True
            return None
        self._unknown(node.name, self.data, [*scope, *self.data], (node.name,))
        return None

    def _member(self, node: nodes.Getattr | nodes.Getitem, key: Any, scope: Scope) -> Candidates:
        bases = self._visit(node.node, scope)
        if not bases:
            return None
        if _LOOP in bases:
            if key not in LOOP_NAMES:
                self._unknown(f"loop.{key}", None, [f"loop.{n}" for n in LOOP_NAMES], ("loop", str(key)))
            return None
        hits = members_of(bases, key)
        partial = not hits and any(getattr(base, "template_partial", False) for base in bases)
        if partial or any(map(is_unknown, bases)) or any(map(is_unknown, hits)):
            self.met_unknown = True
            return None
        if not hits:
            if all(isinstance(b, Sequence) and not isinstance(b, str) for b in bases) and isinstance(key, int):
                return None  # a list that is shorter today; it is a matter for the rendering
            path = _path(node)
            parent = ".".join(path[:-1])
            known = [f"{parent}.{name}" for base in bases[:20] for name in names_of(base)]
            self._unknown(".".join(path), bases[0], known, path, node.node)
            return None
        return hits

    def _filter(self, node: nodes.Filter, scope: Scope) -> Candidates:
        if node.name == CALL_RANGE or node.name.startswith(METHOD):
            return self._method(node, scope)
        if node.name not in self.filters:
            hint = did_you_mean(node.name, self.filters)
            known = "filters: " + ", ".join(sorted(self.filters))
            fault = Fault("unknown-filter", f"there is no filter `{node.name}`", help=hint or known)
            self._at(fault, rf"\|\s*({re.escape(node.name)})\b")
        for argument in [*node.args, *(k.value for k in node.kwargs)]:
            self._visit(argument, scope)
        if node.node is None:
            return None
        if node.name in ("default", "d"):
            self._visit_spared(node.node, scope)
            return None
        base = self._visit(node.node, scope)
        if node.name in ("first", "last", "min", "max") and base is not None:
            return items_of(base)
        return base if node.name in KEEP_ITEMS else None

    def _visit_spared(self, node: nodes.Node, scope: Scope) -> Candidates:
        """What `default` stands behind: names and their members may be missing, nothing that is made of them."""
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            if isinstance(node, nodes.Getitem):
                self._visit(node.arg, scope)
            self._visit_spared(node.node, scope)
        elif isinstance(node, nodes.CondExpr):
            self._visit(node.test, scope)
            for side, told in zip((node.expr1, node.expr2), told_by(node.test), strict=True):
                if side is not None:
                    self._where(told, side, scope, spared=True)
        elif isinstance(node, nodes.And | nodes.Or):
            self._visit(node.left, scope)
            self._where(told_by(node.left)[isinstance(node, nodes.Or)], node.right, scope, spared=True)
        elif isinstance(node, nodes.Filter) and node.name in ("default", "d") and node.node is not None:
            for each in (node.node, *node.args, *(k.value for k in node.kwargs)):
                self._visit_spared(each, scope)
        elif not isinstance(node, nodes.Name):
            known = len(self.faults)
            self._visit(node, scope)
            for fault in self.faults[known:]:
                if fault.code == "unknown-name" and _ONLY_THERE not in fault.help:
                    fault.help += (_ONLY_THERE,)
        return None

    def _method(self, node: nodes.Filter, scope: Scope) -> Candidates:
        """`x.items()`, `loop.cycle(…)` or `range(…)`, which are compiled to filters."""
        for argument in [*node.args, *(k.value for k in node.kwargs)]:
            self._visit(argument, scope)
        base = self._visit(node.node, scope) if node.node is not None else None
        if base is not None and node.name == f"{METHOD}values":
            return [list(v.values()) for v in base if isinstance(v, Mapping)] or None
        return None

    def _test(self, node: nodes.Test, scope: Scope) -> Candidates:
        if node.name.isidentifier() and node.name not in TEST_NAMES:
            hint = did_you_mean(node.name, TEST_NAMES)
            known = "tests: " + ", ".join(TEST_NAMES)
            self._at(
                Fault("tag-syntax", f"there is no test `is {node.name}`", help=hint or known), re.escape(node.name)
            )
        if node.name not in ("defined", "undefined"):
            self._visit(node.node, scope)
        for argument in node.args:
            self._visit(argument, scope)
        return None

    def _unknown(
        self, path: str, base: Any, known: Iterable[str], steps: tuple[str, ...], of: nodes.Node | None = None
    ) -> None:
        if is_told(path, self.defined) or path in self.hyphenated:
            return
        self.hyphenated.update(hyphenated(path, self.body).split("-")[1:])
        word = getattr(base, "template_word", None)
        message = f"no {word} is called `{path}`" if word else f"there is nothing called `{path}`"
        if base is None and len(steps) > 1 and steps[0] != "loop":
            message = f"`{path.rpartition('.')[0]}` is empty, and has no `{steps[-1]}`"
        # Without a pack nothing is cited, and the name is no help.
        hidden = {"cited"} if self.data.get("cited") == () else set()
        names = sorted({name for name in known if not name.startswith("_")} - hidden)
        hint = why_unknown(path, base, self.body) or did_you_mean(path, names)
        if hint is None and names:
            shown = ", ".join(f"`{name}`" for name in names[:12]) + (", …" if len(names) > 12 else "")
            hint = f"there is: {shown}"
        near = re.findall(r"`([^`]+)`", hint or "")
        place: Place | None = None
        if near and hasattr(base, "template_place"):
            place = base.template_place(near[0].rpartition(".")[2])
        notes = [Note(f"`{near[0]}` stands here", place)] if place is not None else []
        if path in self.inside:
            hint, note = self.inside[path]
            notes = [note]
        fault = Fault("unknown-name", message, help=hint or (), notes=notes)
        if of is not None and (base is None or isinstance(base, (str, int, float, Decimal))):
            self.of[fault] = of
        self._at(fault, r"\s*(?:\.|\[)\s*['\"]?".join(re.escape(s) for s in steps))

    def _at(self, fault: Fault, pattern: str) -> None:
        match = re.search(pattern, self.body)
        if match:
            group = 1 if match.re.groups else 0
            fault.start, fault.end = match.start(group), match.end(group)
        self.faults.append(fault)


def is_unknown(value: Any) -> bool:
    """Whether a value stands for something whose own file is wrong, and has been reported there."""
    return type(value) not in _PLAIN and bool(getattr(value, "template_unknown", False))


def any_unknown(values: list[Any]) -> bool:
    """Whether one of the values is unknown."""
    return not _PLAIN.issuperset(map(type, values)) and any(map(is_unknown, values))


def members_of(bases: list[Any], key: Any) -> list[Any]:
    """What those of the bases that have the key have there."""
    if type(key) is str and _GROUP.issuperset(map(type, bases)):
        return [base[key] for base in bases if key in base]
    return [value for found, value in (lookup(base, key) for base in bases) if found]


def names_of(value: Any) -> list[str]:
    """What a template may read in a value."""
    if isinstance(value, Mapping):
        return [str(key) for key in value]
    return sorted(getattr(type(value), "template_names", ()))


def items_of(candidates: Candidates) -> Candidates:
    if candidates is None:
        return None
    out: list[Any] = []
    for candidate in candidates:
        if isinstance(candidate, (str, bytes)) or not isinstance(candidate, Iterable):
            continue
        out += islice(candidate, _SAMPLE)
    return out or None


def _targets(target: nodes.Node, items: Candidates) -> dict[str, Candidates]:
    """The names that a loop or assignment brings; what the parts of an unpacked item are is not known beforehand."""
    if isinstance(target, nodes.Name):
        return {target.name: items}
    if isinstance(target, nodes.Tuple):
        return {n.name: None for n in target.find_all(nodes.Name)}
    return {}


def _path(node: nodes.Node) -> tuple[str, ...]:
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        return (*_path(node.node), node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return (*_path(node.node), str(node.arg.value))
    return ("…",)
