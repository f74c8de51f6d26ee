"""Tags in → their syntax trees; what is wrong with a tag is said at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from jinja2 import nodes

from brief_builder.problems import Fault, Problem
from brief_builder.template.expressions.parsing import parse_block, parse_value
from brief_builder.template.expressions.sandbox import Environment
from brief_builder.template.reading.blocks import OPENERS, SINGLE
from brief_builder.template.reading.cells import cell_argument
from brief_builder.template.reading.tags import Tag

_PARSED = (*OPENERS, *SINGLE, "elif")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}|[0-9][0-9A-Fa-f]{5}")  # with another first letter, it may be a name


def _parse_argument(tag: Tag, env: Environment) -> nodes.Node:
    """The expression behind the word of a tag; a fault's offsets are those of the body."""
    argument = cell_argument(tag)
    if tag.word == "cellbg" and _COLOUR.fullmatch(argument.strip()):
        help_ = f'write {{% cellbg "{argument.strip()[-6:]}" %}}'
        raise Fault("tag-syntax", "a colour stands in quotation marks", help=help_)
    try:
        return parse_value(env, argument)
    except Fault as fault:
        lead = len(tag.body) - len(argument)
        fault.start, fault.end = (at if at is None else at + lead for at in (fault.start, fault.end))
        raise


def parse_tags(tags: Iterable[Tag], env: Environment, report: Callable[[Problem], None]) -> dict[int, nodes.Node]:
    """The syntax tree of each tag that has one; each tag's own faults, all of them."""
    out: dict[int, nodes.Node] = {}
    for tag in tags:
        try:
            if tag.kind == "value":
                out[tag.number] = parse_value(env, tag.body)
            elif tag.word in _PARSED:
                out[tag.number] = parse_block(env, tag.word, tag.body)
            elif tag.word in ("colspan", "cellbg"):
                out[tag.number] = _parse_argument(tag, env)
        except Fault as fault:
            problem = fault.at(tag.place, tag.excerpt_of(fault.start, fault.end))
            if tag.unit:
                spoken = (line.replace("{% for ", f"{{% {tag.unit} for ") for line in problem.help)
                problem = replace(problem, help=tuple(spoken))
            report(problem)
    return out
