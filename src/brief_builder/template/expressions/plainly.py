"""What nearly all tags are (a name, a loop over a name, a condition of one) → the syntax tree that Jinja makes of it.

Jinja reads a tag letter by letter, which takes most of the time in which a template is compiled. These trees are
equal to Jinja's, line by line; whatever is written in any other way is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import nodes

from brief_builder.template.marks import BLOCK, BLOCK_END, COMMENT, VALUE, VALUE_END

_PATH = r"[A-Za-z]\w*(?:\.[A-Za-z]\w*){0,40}"  # Jinja's own way says of more that it is too deep
_NAME = re.compile(_PATH, re.A)
_FOR = re.compile(rf"for +([A-Za-z]\w*) +in +({_PATH}) *", re.A)
_IF = re.compile(rf"if +({_PATH}) *", re.A)
_END = re.compile(r"(else|endfor|endif) *")
_PRINTED = re.compile(rf"\n\(({_PATH})\)\|(\w+)\((\d+)\)", re.A)
_PIECE = re.compile(
    f"{VALUE}([^{VALUE}{VALUE_END}{BLOCK}{BLOCK_END}]*){VALUE_END}|{BLOCK}([^{BLOCK}{BLOCK_END}]*){BLOCK_END}"
)
_TURN = "''|_brief_turn"
# Words that mean something else in an expression.
_WORDS = frozenset(
    [
        "and",
        "or",
        "not",
        "in",
        "is",
        "if",
        "else",
        "elif",
        "for",
        "recursive",
        "true",
        "false",
        "none",
        "True",
        "False",
        "None",
        "loop",
        "self",
        "super",
        "caller",
    ]
)


def plain_value(body: str) -> nodes.Expr | None:
    """The tree of a value tag's body that is a name, or names joined by dots; None for any other."""
    return _path(body.strip(" "), 1)


def plain_block(body: str) -> nodes.For | nodes.If | None:
    """The tree of `for name in names` or `if names`, with nothing in it; None for any other."""
    return _opening(body, 1)


def plain_source(source: str, parse: Callable[[str], nodes.Template]) -> nodes.Template | None:
    """The tree of a part's source; None where a block in it is any other than a loop or a condition.

    Args:
        source: as `template/source.py` writes it.
        parse: Jinja's own way, for values that are more than a name; what it raises is raised.
    """
    if "\r" in source or COMMENT in source:
        return None
    line, at = 1, 0
    bodies: list[list[nodes.Node]] = [[]]  # of each block that is open, the branch at hand
    open_: list[nodes.For | nodes.If] = []
    held: list[nodes.Expr] = []  # what is printed between two blocks
    for piece in _PIECE.finditer(source):
        data = source[at : piece.start()]
        at = piece.end()
        if data:
            if VALUE in data or BLOCK in data:
                return None
            held.append(nodes.TemplateData(data, lineno=line))
            line += data.count("\n")
        value, block = piece[1], piece[2]
        if value is not None:
            held.append(_printed(value, line) or _parsed(value, line, parse))
            line += value.count("\n")
            continue
        _flush(held, bodies[-1])
        after = block.removeprefix("\n")
        line += block.count("\n")
        ending = _END.fullmatch(after)
        if ending is None:
            node = _opening(after, line)
            if node is None:
                return None
            bodies[-1].append(node)
            open_.append(node)
            bodies.append(node.body)
        elif not open_:
            return None
        elif ending[1] == "else":
            if bodies[-1] is open_[-1].else_:
                return None
            bodies[-1] = open_[-1].else_
        elif isinstance(open_[-1], nodes.For) is not (ending[1] == "endfor"):
            return None
        else:
            open_.pop()
            bodies.pop()
    if open_:
        return None
    if data := source[at:]:
        held.append(nodes.TemplateData(data, lineno=line))
    _flush(held, bodies[-1])
    return nodes.Template(bodies[-1], lineno=1)


def _flush(held: list[nodes.Expr], body: list[nodes.Node]) -> None:
    if held:
        body.append(nodes.Output(held[:], lineno=held[0].lineno))
        held.clear()


def _path(text: str, line: int) -> nodes.Expr | None:
    if _NAME.fullmatch(text) is None:
        return None
    first, *rest = text.split(".")
    if first in _WORDS:
        return None
    found: nodes.Expr = nodes.Name(first, "load", lineno=line)
    for name in rest:
        found = nodes.Getattr(found, name, "load", lineno=line)
    return found


def _opening(body: str, line: int) -> nodes.For | nodes.If | None:
    if (loop := _FOR.fullmatch(body)) is not None:
        over = _path(loop[2], line)
        if over is None or loop[1] in _WORDS:
            return None
        return nodes.For(nodes.Name(loop[1], "store", lineno=line), over, [], [], None, False, lineno=line)  # noqa: FBT003
    if (condition := _IF.fullmatch(body)) is not None and (test := _path(condition[1], line)) is not None:
        return nodes.If(test, [], [], [], lineno=line)
    return None


def _printed(value: str, line: int) -> nodes.Expr | None:
    if value == _TURN:
        return nodes.Filter(nodes.Const("", lineno=line), "_brief_turn", [], [], None, None, lineno=line)
    found = _PRINTED.fullmatch(value)
    inner = _path(found[1], line + 1) if found is not None else None
    if found is None or inner is None:
        return None
    number = nodes.Const(int(found[3]), lineno=line + 1)
    return nodes.Filter(inner, found[2], [number], [], None, None, lineno=line + 1)


def _parsed(value: str, line: int, parse: Callable[[str], nodes.Template]) -> nodes.Expr:
    (output,) = parse(f"{VALUE}{value}{VALUE_END}").body
    assert isinstance(output, nodes.Output)  # noqa: S101  it is nothing else
    for node in (output, *output.find_all(nodes.Node)):
        if node.lineno:  # Jinja gives some nodes no line
            node.lineno += line - 1
    return output.nodes[0]
