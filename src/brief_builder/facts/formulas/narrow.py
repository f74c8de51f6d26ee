"""An identity that holds and the intervals of its facts → the narrower intervals that it implies.

Forward and backward through the tree (HC4): with T = X + M, what is known of T and X limits M. Nothing true is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from brief_builder.facts.formulas.formula import Call, Name, Negative, Node, Number, Operation
from brief_builder.facts.interval import Interval

_HUNDRED = Decimal(100)
_ROUNDS = 4
# What an identity may not hold: backwards they lead to nothing, or to what only the facts themselves can tell.
ONE_WAY = frozenset({"cagr", "convert", "min", "max"})


def narrowed(total: Node, parts: Node, known: Mapping[str, Interval]) -> dict[str, Interval] | None:
    """The facts' intervals under total = parts, or None when both sides cannot be equal."""
    current = dict(known)
    total, parts = plain(total), plain(parts)
    for _ in range(_ROUNDS):
        before = dict(current)
        common = evaluate(total, current).intersect(evaluate(parts, current))
        if common is None:
            return None
        for side in (total, parts):
            if not _push(side, common, current):
                return None
        if current == before:
            break
    return current


def plain(node: Node) -> Node:
    """The same with every function written out in + - * /; those of ONE_WAY are none of an identity."""
    match node:
        case Operation():
            return Operation(node.mark, plain(node.left), plain(node.right), node.start, node.end)
        case Negative():
            return Negative(plain(node.inner), node.start, node.end)
        case Call():
            return _written_out(node.function, [plain(argument) for argument in node.arguments], node)
        case _:
            return node


def evaluate(node: Node, known: Mapping[str, Interval]) -> Interval:
    """The interval of a tree without functions; ZeroDivisionError where a divisor may be zero."""
    match node:
        case Number():
            return Interval.exactly(node.value)
        case Name():
            return known[node.name]
        case Negative():
            return -evaluate(node.inner, known)
        case Operation():
            left, right = evaluate(node.left, known), evaluate(node.right, known)
            match node.mark:
                case "+":
                    return left + right
                case "-":
                    return left - right
                case "*":
                    return left * right
                case _:
                    return left / right
        case Call():
            return evaluate(plain(node), known)


def _written_out(function: str, arguments: list[Node], at: Node) -> Node:
    def operation(mark: str, left: Node, right: Node) -> Operation:
        return Operation(mark, left, right, at.start, at.end)

    hundred, one = (Number(value, at.start, at.end) for value in (_HUNDRED, Decimal(1)))
    first, second = arguments[0], arguments[1]
    match function:
        case "growth":
            return operation("*", operation("-", operation("/", first, second), one), hundred)
        case "share":
            return operation("*", operation("/", first, second), hundred)
        case "ratio" | "per":
            return operation("/", first, second)
        case "sum" | "mean":
            total = first
            for argument in arguments[1:]:
                total = operation("+", total, argument)
            if function == "sum":
                return total
            return operation("/", total, Number(Decimal(len(arguments)), at.start, at.end))
        case _:  # diff, balance; reconcile compares two sides that differ by nothing
            return operation("-", first, second)


def _push(node: Node, wanted: Interval, known: dict[str, Interval]) -> bool:
    """Limit what is below node so that node can lie in wanted; False when it cannot."""
    match node:
        case Name():
            met = known[node.name].intersect(wanted)
            if met is not None:
                known[node.name] = met
            return met is not None
        case Number():
            return node.value in wanted
        case Negative():
            return _push(node.inner, -wanted, known)
        case Operation():
            left, right = evaluate(node.left, known), evaluate(node.right, known)
            for side, limit in (
                (node.left, _left(node.mark, wanted, right)),
                (node.right, _right(node.mark, wanted, left)),
            ):
                if limit is not None and not _push(side, limit, known):
                    return False
            return True
        case Call():
            return _push(plain(node), wanted, known)


def _left(mark: str, wanted: Interval, right: Interval) -> Interval | None:
    """Where the left operand must lie; None when nothing follows."""
    match mark:
        case "+":
            return wanted - right
        case "-":
            return wanted + right
        case "*":
            return wanted / right if Decimal(0) not in right else None
        case _:
            return wanted * right


def _right(mark: str, wanted: Interval, left: Interval) -> Interval | None:
    match mark:
        case "+":
            return wanted - left
        case "-":
            return left - wanted
        case "*":
            return wanted / left if Decimal(0) not in left else None
        case _:
            return left / wanted if Decimal(0) not in wanted else None
