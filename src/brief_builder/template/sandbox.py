"""The Jinja environment in which tags are evaluated, and the list of what an expression may hold.

A template is a file from somebody: its expressions read data and nothing else. Two walls: an allow-list of syntax
nodes checked before anything runs, and Jinja's immutable sandbox in which attribute access means a key of a mapping
or a property that the object's class names in `template_names`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from brief_builder.problems import Fault

_MAX_TEXT = 1_000_000
# Private-use delimiters: noncharacters that XML allows and no document may contain.
BLOCK, BLOCK_END = "\ufdd0", "\ufdd1"
VALUE, VALUE_END = "\ufdd2", "\ufdd3"
_COMMENT, _COMMENT_END = "\ufdd4", "\ufdd5"
RESERVED = "".join(chr(c) for c in range(0xFDD0, 0xFDF0))

BUILT_IN_FILTERS = (
    "abs", "capitalize", "default", "first", "join", "last", "length", "lower", "replace", "reverse", "round",
    "title", "trim", "upper",
)  # fmt: skip
TESTS = (
    "defined", "divisibleby", "eq", "even", "false", "ge", "gt", "in", "iterable", "le", "lt", "mapping", "ne",
    "none", "number", "odd", "sequence", "string", "true", "undefined",
)  # fmt: skip
LOOP_NAMES = ("depth", "first", "index", "index0", "last", "length", "nextitem", "previtem", "revindex", "revindex0")
ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Slice, nodes.Filter, nodes.Test, nodes.Keyword, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Add, nodes.Sub, nodes.Div, nodes.Neg, nodes.Concat, nodes.CondExpr, nodes.List, nodes.Tuple,
    nodes.For, nodes.If, nodes.Assign, nodes.With,
)  # fmt: skip
WHY_NOT: dict[type[nodes.Node], str] = {
    nodes.Call: "calls are not allowed in a tag",
    nodes.Mul: "`*` is not allowed in a tag",
    nodes.Pow: "`**` is not allowed in a tag",
    nodes.Mod: "`%` is not allowed in a tag",
    nodes.FloorDiv: "`//` is not allowed in a tag",
}


class Environment(ImmutableSandboxedEnvironment):
    """Strict about missing names; reads mappings, sequences, and what classes name in `template_names`."""

    intercepted_binops = frozenset({"+"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Add two values; raises limit-reached before a text or list grows beyond what a document needs."""
        if hasattr(left, "__len__") and hasattr(right, "__len__"):
            _limited(len(left) + len(right))
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        found, value = lookup(obj, attribute)
        return value if found else self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(argument, slice):
            return obj[argument] if isinstance(obj, (list, tuple)) else self.undefined(obj=obj, name=str(argument))
        found, value = lookup(obj, argument)
        return value if found else self.undefined(obj=obj, name=argument)


def lookup(obj: Any, key: Any) -> tuple[bool, Any]:
    """(whether there is such a thing, the thing): a key, a key written as a number, an index, or a named property."""
    if isinstance(obj, Undefined):
        return False, None
    if isinstance(obj, Mapping):
        for form in (key, str(key)):
            try:
                if form in obj:
                    return True, obj[form]
            except TypeError:
                continue
        return False, None
    if isinstance(obj, Sequence) and not isinstance(obj, (str, bytes)) and isinstance(key, int):
        return (True, obj[key]) if -len(obj) <= key < len(obj) else (False, None)
    names = LOOP_NAMES if isinstance(obj, LoopContext) else getattr(type(obj), "template_names", ())
    if isinstance(key, str) and key in names:
        return True, getattr(obj, key)
    return False, None


def replace(value: Any, old: str, new: str, count: int | None = None) -> str:
    """The text with `old` replaced; raises limit-reached before it grows beyond what a document needs."""
    text, old, new = str(value), str(old), str(new)
    _limited(len(text) + text.count(old) * max(len(new) - len(old), 0))
    return text.replace(old, new) if count is None else text.replace(old, new, count)


def join(value: Any, between: str = "") -> str:
    """The items as words, with `between` between them; raises like replace."""
    items = [str(item) for item in value]
    _limited(sum(map(len, items)) + len(str(between)) * len(items))
    return str(between).join(items)


def _limited(characters: int) -> None:
    if characters > _MAX_TEXT:
        raise Fault("limit-reached", f"this text would be longer than {_MAX_TEXT:,} characters")


def default(value: Any, instead: Any = "", empty: bool = False) -> Any:
    """The value, or `instead` when it is missing or null; with `empty` also when it is an empty text or list."""
    missing = value is None or isinstance(value, Undefined)
    return instead if missing or (empty and not value) else value


def environment(
    filters: Mapping[str, Callable[..., Any]],
    private: Mapping[str, Callable[..., Any]],
    undefined: type[Undefined] = StrictUndefined,
) -> Environment:
    """An environment with the public filters of `filters` and the engine's own of `private`."""
    env = Environment(
        autoescape=False,
        undefined=undefined,
        keep_trailing_newline=True,
        cache_size=0,
        block_start_string=BLOCK,
        block_end_string=BLOCK_END,
        variable_start_string=VALUE,
        variable_end_string=VALUE_END,
        comment_start_string=_COMMENT,
        comment_end_string=_COMMENT_END,
    )
    env.globals.clear()
    built_in = {name: env.filters[name] for name in BUILT_IN_FILTERS}
    built_in |= {"default": default, "join": join, "replace": replace}
    env.filters = {**built_in, **filters, **private}
    env.tests = {name: test for name, test in env.tests.items() if name in TESTS or not name.isidentifier()}
    return env
