"""A condition's syntax tree → the names of which it says that they are there: `{% if p.phone is defined %}`."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes

Paths = frozenset[str]
NOTHING: Paths = frozenset()


def told_by(test: nodes.Node | None) -> tuple[Paths, Paths]:
    """The names that are there when the condition holds, and those that are there when it does not.

    A name with what is read of it is joined by dots: 'p.phone'.
    """
    if isinstance(test, nodes.Test) and test.name in ("defined", "undefined"):
        path = path_of(test.node)
        told = frozenset({path}) if path else NOTHING
        return (told, NOTHING) if test.name == "defined" else (NOTHING, told)
    if isinstance(test, nodes.Not):
        there, otherwise = told_by(test.node)
        return otherwise, there
    if isinstance(test, nodes.And | nodes.Or):
        (one, not_one), (other, not_other) = told_by(test.left), told_by(test.right)
        if isinstance(test, nodes.And):
            return one | other, not_one & not_other
        return one & other, not_one | not_other
    return NOTHING, NOTHING


def path_of(node: nodes.Node | None) -> str:
    """'p.phone' for a name and what is read of it; '' for any other expression."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        base = path_of(node.node)
        return f"{base}.{node.attr}" if base else ""
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        base = path_of(node.node)
        return f"{base}.{node.arg.value}" if base else ""
    return ""


def is_told(path: str, told: Iterable[str]) -> bool:
    """Whether a name is among them, leads to one of them, or is read of one: who has `p.phone` has `p`."""
    return any(each == path or each.startswith(f"{path}.") or path.startswith(f"{each}.") for each in told)
