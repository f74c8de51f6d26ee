"""A syntax tree and filters → the same, telling what each step costs; a rendering adds it up and stops at its limit.

What costs is counted and not timed, so that the same template and data end the same way on every machine: an item of
a list that a loop, a filter, a test or a comparison goes through is one step, and so are a hundred characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from itertools import islice
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from brief_builder.problems import Fault
from brief_builder.template.expressions.filters import limited

MAX_OUTPUT = 80_000_000  # characters or bytes; to be looked at, a part of this size takes 1 GB of memory
MEASURED, ENTRIES, JOINED, PART = "_measured", "_entries", "_joined", "_part"
_SHOWN = 40  # characters of a text in a message
Spend = Callable[[int], None]
_CHARACTERS = 100  # that are gone through while one item of a list is
_MADE = 20  # characters that are written meanwhile
_CHUNK = 256


def size_of(value: Any) -> int:
    """Steps that it takes to go through a value once."""
    if isinstance(value, str):
        return len(value) // _CHARACTERS
    return len(value) if isinstance(value, (list, tuple, dict, range)) else 0


def measured(function: Callable[..., Any], spend: Spend) -> Callable[..., Any]:
    """A filter or test that says what it goes through, and what text it makes."""
    first = 1 if hasattr(function, "jinja_pass_arg") else 0  # before it stands what Jinja gives

    @wraps(function)
    def counted(*arguments: Any, **named: Any) -> Any:
        spend(1 + sum(map(size_of, arguments[first : first + 2])))
        made = function(*arguments, **named)
        if type(made) is str and len(made) > _MADE:
            spend(len(made) // _MADE)
        return made

    return counted


def measuring(spend: Spend, text: Callable[[Any, str], str]) -> dict[str, Callable[..., Any]]:
    """The filters that `Measuring` puts into a tree; `text` gives the text that `~` takes a value for."""

    def passed(value: Any) -> Any:
        spend(1 + size_of(value))
        return value

    def entries(value: Any) -> Any:
        """What a loop runs over; a text would be looped over letter by letter, which is never meant."""
        if isinstance(value, str):
            raise text_is_no_list(value)
        return passed(value)

    def joined(values: Iterable[Any]) -> str:
        """`~`: raises limit-reached before the text grows beyond what a document needs."""
        out: list[str] = []
        length = 0
        for value in values:
            out.append(text(value, "~"))
            length += len(out[-1])
            limited(length)
        return "".join(out)

    def part(value: Any, *bounds: Any) -> Any:
        """`xs[1:3]`, also of a text."""
        if bounds[2] == 0 or not all(each is None or isinstance(each, int) for each in bounds):
            raise Fault("render-failed", "a part of a list goes by whole numbers", help="such as `xs[1:3]`")
        if isinstance(value, Mapping) or not hasattr(type(value), "__getitem__"):
            raise Fault("list-expected", "this is no list, and has no part from here to there")
        spend(1 + size_of(value))
        return value[slice(*bounds)]

    return {MEASURED: passed, ENTRIES: entries, JOINED: joined, PART: part}


def text_is_no_list(text: str, who: str = "a block runs over") -> Fault:
    """The fault that a text is where a loop, or `who`, needs a list."""
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    message = f"this is the text `{shown}`, and {who} the entries of a list"
    return Fault("list-expected", message, help="give a list in the data: `names: [Ann, Bo]`")


class Measuring(NodeTransformer):
    """Looks at what loops run over, measures what values are compared with, and joins texts with a limit."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802  named by Jinja's visitor
        self.generic_visit(node)
        node.iter = _filtered(node.iter, ENTRIES)
        return node

    def visit_Operand(self, node: nodes.Operand) -> nodes.Operand:  # noqa: N802
        self.generic_visit(node)
        node.expr = _filtered(node.expr, MEASURED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        listed = nodes.Tuple(node.nodes, "load", lineno=node.lineno, environment=node.environment)
        return _filtered(listed, JOINED)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        nothing = nodes.Const(None, lineno=node.lineno, environment=node.environment)
        bounds = [each or nothing for each in (node.arg.start, node.arg.stop, node.arg.step)]
        return _filtered(node.node, PART, bounds)


def _filtered(node: Any, name: str, arguments: Sequence[nodes.Expr] = ()) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno, environment=node.environment)


def joined_output(parts: Iterable[str]) -> str:
    """The text of all parts; raises limit-reached before it grows beyond what can be opened again."""
    parts = iter(parts)
    out: list[str] = []
    length = 0
    while chunk := list(islice(parts, _CHUNK)):
        length += sum(map(len, chunk))
        check_output(length)
        out += chunk
    return "".join(out)


def check_output(size: int) -> None:
    """Raise limit-reached for so many characters or bytes of a document."""
    if size > MAX_OUTPUT:
        message = f"the document would be larger than {MAX_OUTPUT // 1_000_000} MB, unpacked"
        raise Fault("limit-reached", message, help="make several documents of it, or loop over less")
