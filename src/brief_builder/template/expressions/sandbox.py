"""Filters → the Jinja environment in which tags are evaluated, and the list of what an expression may hold.

A template is a file from somebody: its expressions read data and nothing else. Two walls: an allow-list of syntax
nodes checked before anything runs, and Jinja's immutable sandbox in which attribute access means a key of a mapping
or a property that the object's class names in `template_names`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from brief_builder.problems import Fault
from brief_builder.template.expressions.comparing import COMPARED, Comparing, comparing, tested
from brief_builder.template.expressions.comparing import TESTS as COMPARISONS
from brief_builder.template.expressions.filters import FILTERS, METHODS, RANGE, TESTS, as_exact, limited, product
from brief_builder.template.expressions.kinds import Kinds, guarded
from brief_builder.template.expressions.late import Functions, Late, made
from brief_builder.template.expressions.measuring import (
    EXACT_PRICE,
    OUTER_FILTERS,
    OUTER_TESTS,
    Measuring,
    Spend,
    joined_output,
    measured,
    measuring,
    size_of,
)
from brief_builder.template.expressions.plainly import plain_source
from brief_builder.template.marks import BLOCK, BLOCK_END, COMMENT, COMMENT_END, VALUE, VALUE_END

BUILT_IN_FILTERS = tuple(sorted(FILTERS))
TEST_NAMES = tuple(sorted(TESTS))
LOOP_NAMES = ("depth", "first", "index", "index0", "last", "length", "nextitem", "previtem", "revindex", "revindex0")
ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Slice, nodes.Filter, nodes.Test, nodes.Keyword, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Add, nodes.Sub, nodes.Div, nodes.Neg, nodes.Concat, nodes.CondExpr, nodes.List, nodes.Tuple,
    nodes.For, nodes.If, nodes.Assign, nodes.With, nodes.Macro, nodes.Call, nodes.Mul, nodes.Mod, nodes.FloorDiv,
    nodes.Dict, nodes.Pair, nodes.Pos,
)  # fmt: skip
WHY_NOT: dict[type[nodes.Node], str] = {
    nodes.Pow: "`**` is not allowed in a tag",
    nodes.CallBlock: "`call` is not allowed; a macro is called by its name: {{ name(…) }}",
    nodes.NSRef: "`set` takes a name without a dot",
    nodes.FilterBlock: "`filter` blocks are not allowed; put the filter behind each value",
}
METHOD, CALL_RANGE = "_method_", "_range"  # what `x.items()` and `range(…)` are compiled to


class _Methods(NodeTransformer):
    """`x.items()` → a filter of our own on x: data have no methods, whatever Python can do with them."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  named by Jinja's visitor
        self.generic_visit(node)
        callee = node.node
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            return node
        if isinstance(callee, nodes.Getattr) and callee.attr in METHODS:
            return _filtered(node, callee.node, METHOD + callee.attr, node.args)
        if isinstance(callee, nodes.Name) and callee.name == "range" and node.args and not node.kwargs:
            return _filtered(node, node.args[0], CALL_RANGE, node.args[1:])
        return node


def _filtered(call: nodes.Call, on: nodes.Expr, name: str, arguments: list[nodes.Expr]) -> nodes.Filter:
    return nodes.Filter(on, name, arguments, call.kwargs, None, None, lineno=call.lineno)


class Environment(ImmutableSandboxedEnvironment):
    """Strict about missing names; reads mappings, sequences, and what classes name in `template_names`."""

    kinds = Kinds()
    intercepted_binops = frozenset({"+", "-", "*", "/", "%", "//"})
    spend: Spend = staticmethod(lambda _: None)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        def parse(text: str) -> nodes.Template:
            parsed: nodes.Template = _Methods().visit(super(Environment, self)._parse(text, name, filename))
            return parsed

        found = None
        if "_brief_" in source:
            with suppress(TemplateSyntaxError, ValueError):  # Jinja says on which line of the whole
                found = plain_source(source, parse)
        if found is None:
            return parse(source)
        found.set_environment(self)
        return found

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        if self.code_generator_class is CodeGenerator and not (name or filename or defer_init):
            from brief_builder.template.expressions.writing import written  # not for templates that were kept

            code = written(source, self, _settled)
            if code is not None:
                return code
        return super()._generate(_settled(source), name, filename, defer_init)

    def concat(self, parts: Iterable[str]) -> str:
        """The text of a part or a macro; raises limit-reached before it grows beyond what can be opened again."""
        return joined_output(parts)

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a macro of the template; data are never called."""
        if not isinstance(obj, Macro):
            raise Fault("tag-forbidden", "only a macro of this template can be called")
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute; raises limit-reached before a text, list or number grows beyond what a document needs."""
        left, right = as_exact(left, right)
        if isinstance(left, (float, Decimal)):
            self.spend(EXACT_PRICE)
        if operator in ("*", "%", "//"):
            return product(operator, left, right)
        if hasattr(left, "__len__") and hasattr(right, "__len__"):
            limited(len(left) + len(right))
            self.spend(size_of(left) + size_of(right))
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a name behind a dot gives; an undefined value when there is nothing that a tag may read."""
        if type(obj) is dict and attribute in obj:  # by far the most frequent case
            return obj[attribute]
        found, value = lookup(obj, attribute)
        return value if found else self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The same for what stands in brackets: a key, or an index (0-based)."""
        found, value = lookup(obj, argument)
        return value if found else self.undefined(obj=obj, name=argument)


def _settled(node: Any) -> Any:
    """The tree in which comparisons, loops and joined texts are ours."""
    return Measuring().visit(Comparing().visit(node))


def lookup(obj: Any, key: Any) -> tuple[bool, Any]:
    """(whether there is such a thing, the thing): a key, a key written as a number, an index, or a named property."""
    if type(obj) is dict and type(key) is str:  # by far the most frequent case
        return (True, obj[key]) if key in obj else (False, None)
    kind, names = _kind_of(type(obj))  # type: ignore[arg-type]  # mypy: a type of Any is not seen to be hashable
    if kind is Undefined:
        return False, None
    if kind is Mapping:
        for form in (key,) if isinstance(key, (list, tuple, dict)) else (key, str(key)):
            try:
                if form in obj:
                    return True, obj[form]
            except TypeError:
                continue
        return False, None
    if kind is Sequence and isinstance(key, int):
        return (True, obj[key]) if -len(obj) <= key < len(obj) else (False, None)
    if isinstance(key, str) and key in names:
        return True, getattr(obj, key)
    return False, None


@lru_cache(maxsize=512)
def _kind_of(kind: type) -> tuple[type | None, Collection[str]]:
    """(Undefined, Mapping, Sequence or None, names of properties that tags may read) of the values of a type.

    Asked for every name of every tag, and an abstract class takes long to say whether a value is of it.
    """
    found = next((each for each in (Undefined, Mapping, Sequence) if issubclass(kind, each)), None)
    names = LOOP_NAMES if issubclass(kind, LoopContext) else getattr(kind, "template_names", ())
    return (None if issubclass(kind, (str, bytes)) else found), names


def environment(
    filters: Mapping[str, Callable[..., Any] | Late],
    private: Mapping[str, Callable[..., Any] | Late],
    undefined: type[Undefined] = StrictUndefined,
    spend: Spend = lambda _: None,
    kinds: Kinds | None = None,
) -> Environment:
    """An environment with the public filters of `filters` and the engine's own of `private`.

    `spend` is told how many steps an expression takes; what it raises stops the rendering. `kinds` says what
    filters and `~` take values for.
    """
    env = Environment(
        autoescape=False,
        undefined=undefined,
        keep_trailing_newline=True,
        cache_size=0,
        block_start_string=BLOCK,
        block_end_string=BLOCK_END,
        variable_start_string=VALUE,
        variable_end_string=VALUE_END,
        comment_start_string=COMMENT,
        comment_end_string=COMMENT_END,
    )
    env.globals.clear()
    env.kinds = kinds or env.kinds
    methods = {METHOD + name: method for name, method in METHODS.items()}
    public = {**FILTERS, **filters, **methods, CALL_RANGE: RANGE}
    tests: dict[str, Any] = {**{name: test for name, test in env.tests.items() if not name.isidentifier()}, **TESTS}

    def counted(name: str, function: Callable[..., Any] | Late) -> Callable[..., Any]:
        outer = name.removeprefix(METHOD) in OUTER_FILTERS and name not in filters
        return measured(guarded(name, made(function), env.kinds), spend, name, outer=outer)

    late = {name: Late(partial(counted, name, function)) for name, function in public.items()}
    env.filters = Functions({**late, **measuring(spend, env.kinds.text), COMPARED: comparing(spend), **private})
    tests |= {name: tested(name) for name in COMPARISONS if name in tests}
    env.tests = Functions(
        {name: Late(partial(measured, test, spend, outer=name in OUTER_TESTS)) for name, test in tests.items()}
    )
    env.spend = spend
    return env


@lru_cache(maxsize=1)
def reading_environment() -> Environment:
    """One that tags are read with, and nothing is evaluated."""
    return environment({}, {})
