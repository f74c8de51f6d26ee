"""Two values and a sign such as `==` → the answer; a fault where it would be another if both were of one kind.

A number is never the same as a text, whatever the text holds, and texts go by their letters: "10" comes before "9".
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from brief_builder.problems import Fault
from brief_builder.template.expressions.measuring import whole_size_of

# Jinja's name of a comparison → its sign, and what does it.
SIGNS: Mapping[str, tuple[str, Callable[[Any, Any], Any]]] = {
    "eq": ("==", operator.eq), "ne": ("!=", operator.ne), "gt": (">", operator.gt), "gteq": (">=", operator.ge),
    "lt": ("<", operator.lt), "lteq": ("<=", operator.le),
}  # fmt: skip
# The names that tests have for the same.
TESTS = {
    "==": "eq", "eq": "eq", "equalto": "eq", "!=": "ne", "ne": "ne", ">": "gt", "gt": "gt", "greaterthan": "gt",
    ">=": "gteq", "ge": "gteq", "<": "lt", "lt": "lt", "lessthan": "lt", "<=": "lteq", "le": "lteq",
}  # fmt: skip
_NUMBER = re.compile(r"\s*[-+]?\d{1,40}(?:\.\d{1,40})?\s*")
_ANSWERS = {True: ("true", "yes"), False: ("false", "no")}
COMPARED = "_compared"


def comparing(spend: Callable[[int], None]) -> Callable[..., Any]:
    """The filter that `Comparing` puts into a tree."""

    def filtered(sides: tuple[Any, Any], name: str, written: str) -> Any:
        spend(1 + whole_size_of(sides[1]))
        return compared(*sides, name, written)

    return filtered


def tested(name: str) -> Callable[[Any, Any], Any]:
    """The test with this name, as in `select("gt", 3)`."""
    return lambda left, right: compared(left, right, TESTS[name])


class Comparing(NodeTransformer):
    """Lets `compared` do what compares two values."""

    def visit_Compare(self, node: nodes.Compare) -> nodes.Expr:  # noqa: N802  named by Jinja's visitor
        self.generic_visit(node)
        operand = node.ops[0]
        if len(node.ops) != 1 or operand.op not in SIGNS:
            return node
        sides = (node.expr, operand.expr)
        constant = [side for side, each in zip(("left", "right"), sides, strict=True) if isinstance(each, nodes.Const)]
        common: dict[str, Any] = {"lineno": node.lineno, "environment": node.environment}
        arguments: list[nodes.Expr] = [nodes.Const(each, **common) for each in (operand.op, "".join(constant))]
        return nodes.Filter(nodes.Tuple([*sides], "load", **common), COMPARED, arguments, [], None, None, **common)


def compared(left: Any, right: Any, name: str, written: str = "") -> Any:
    """What a comparison gives.

    Args:
        left: what stands before the sign.
        right: what stands behind it.
        name: Jinja's name of the comparison.
        written: which side stands in the tag as it is: 'left', 'right', 'leftright' or ''.

    Raises:
        Fault: render-failed, for a text that holds the number, date or answer which it is compared with, and for the
            order of texts that are numbers.
    """
    sign, compare = SIGNS[name]
    if type(left) is type(right):
        if type(left) is str and name not in ("eq", "ne") and _NUMBER.fullmatch(left) and _NUMBER.fullmatch(right):
            message = f"`{sign}` compares `{left.strip()}` and `{right.strip()}` as texts, letter by letter"
            raise Fault("render-failed", message, help="write `| float` behind both, to compare them as numbers")
        return compare(left, right)
    if isinstance(left, str) is not isinstance(right, str):
        text, other, side = (left, right, "left") if isinstance(left, str) else (right, left, "right")
        if name in ("eq", "ne"):
            _check_same(text, other, sign, side in written)
        elif isinstance(other, date):
            kinds = "a text with a date" if text is left else "a date with a text"
            raise Fault("render-failed", f"`{sign}` cannot compare {kinds}", help=_as_date(other))
    elif all(isinstance(side, (float, Decimal)) and isfinite(side) for side in (left, right)):
        left, right = _exact(left), _exact(right)  # 0.1 in a tag is the 0.1 of the data
    return compare(left, right)


def _check_same(text: str, other: Any, sign: str, text_is_written: bool) -> None:
    """Raise for a text that holds the very thing of another kind which it is compared with."""
    shown = text.strip()
    behind = f'write `| float` behind the text, or "{shown}" in quotation marks for the number'
    if isinstance(other, bool):
        if shown.lower() not in _ANSWERS[other]:
            return
        what = "true" if other else "false"
        behind = f"write {what} without quotation marks" + ("" if text_is_written else ", in the data")
    elif isinstance(other, date):
        if not _is_day(shown, other):
            return
        what, behind = f"the date {other.isoformat()}", _as_date(other)
    elif isinstance(other, (int, float, Decimal)) and _NUMBER.fullmatch(text) and Decimal(shown) == _exact(other):
        what = f"the number {other}"
        behind = f"write {shown} without quotation marks" if text_is_written else behind
    else:
        return
    message = f"`{sign}` compares {what} with the text `{shown}`, and the two are never the same"
    raise Fault("render-failed", message, help=behind)


def _exact(number: float | Decimal) -> Decimal:
    return Decimal(repr(number)) if isinstance(number, float) else Decimal(number)


def _as_date(day: date) -> str:
    return f'compare it with a date, or as a text: `NAME | string` is "{day.isoformat()}"'


def _is_day(text: str, day: date) -> bool:
    """Whether a text holds this date."""
    try:
        return datetime.fromisoformat(text) == (day if isinstance(day, datetime) else datetime.combine(day, time()))
    except ValueError:
        return False
