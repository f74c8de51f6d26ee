"""A template and its data → a warning where a condition asks a text that is meant as true or false."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from jinja2 import nodes

from brief_builder.problems import Fault, Problem
from brief_builder.template.checking.tracing import Path_, Tracer, value_at
from brief_builder.template.compiled import CompiledPart, CompiledTemplate
from brief_builder.wording.flags import FLAG_CURE, meant_flag

_Named = nodes.Name | nodes.Getattr | nodes.Getitem


def asked_texts(compiled: CompiledTemplate, data: Mapping[str, Any]) -> Iterator[Problem]:
    """Warnings where `{% if x %}` and its like ask `no` or another such text; each value is told once."""
    known: set[Path_] = set()
    for part in compiled.originals:
        yield from _of_part(part, data, known)


def _of_part(part: CompiledPart, data: Mapping[str, Any], known: set[Path_]) -> Iterator[Problem]:
    asked = [(tag, ask) for tag in part.tags for ask in _asked_in(part.syntax.get(tag.number))]
    if not asked:
        return
    tracer, compared = Tracer(part), _compared(part)
    for tag, (node, in_turns) in asked:
        if node in compared:
            continue  # its author knows that it is a text
        path = tracer.first(tag.number, node, data, lambda value: meant_flag(value) is not None, in_turns=in_turns)
        if not path or path in known:
            continue
        known.add(path)
        text = value_at(data, path)
        meant = "true" if meant_flag(text) else "false"
        message = f"this is the text `{text.strip()}`, which counts as yes here"
        fault = Fault("text-asked", message, help=FLAG_CURE.format(meant), severity="warning")
        yield replace(fault.at(tag.place, tag.excerpt), value=path)


def _asked_in(node: nodes.Node | None) -> Iterator[tuple[nodes.Node, bool]]:
    """Each name in a tag whose truth is asked, and whether it is asked in the turns of the loop that the tag begins."""
    if isinstance(node, nodes.For):
        if node.test is not None:
            yield from ((each, True) for each in (*_names(node.test), *_inside(node.test)))
        yield from ((each, False) for each in _inside(node.iter))
    elif isinstance(node, nodes.If):
        yield from ((each, False) for each in (*_names(node.test), *_inside(node.test)))
    elif node is not None:
        yield from ((each, False) for each in _inside(node))


def _inside(node: nodes.Node) -> Iterator[nodes.Node]:
    """The names that parts of an expression ask: `x if y else z`, `not x`, `x or y`."""
    for each in (node, *node.find_all(nodes.Expr)):
        if isinstance(each, nodes.CondExpr):
            yield from _names(each.test)
        elif isinstance(each, nodes.Not):
            yield from _names(each.node)
        elif isinstance(each, nodes.And | nodes.Or):
            yield from _names(each.left)


def _names(node: nodes.Node) -> Iterator[nodes.Node]:
    """The names that an expression asks when it is a condition."""
    if isinstance(node, _Named):
        yield node
    elif isinstance(node, nodes.Not):
        yield from _names(node.node)
    elif isinstance(node, nodes.And | nodes.Or):
        yield from _names(node.left)
        yield from _names(node.right)
    elif isinstance(node, nodes.Filter) and node.name in ("default", "d") and node.node is not None:
        yield from _names(node.node)


def _compared(part: CompiledPart) -> list[nodes.Node]:
    """What the part compares with a text: `answer == "no"`."""
    found: list[nodes.Node] = []
    for node in part.syntax.values():
        for compare in (*([node] if isinstance(node, nodes.Compare) else ()), *node.find_all(nodes.Compare)):
            words = [const for operand in compare.ops for const in operand.find_all(nodes.Const)]
            if any(isinstance(const.value, str) for const in words):
                found.append(compare.expr)
    return found
