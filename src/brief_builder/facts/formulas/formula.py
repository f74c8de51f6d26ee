"""A formula's text → its tree, every node with its offsets; nothing is computed and nothing is looked up here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from brief_builder.problems import Fault, did_you_mean

# Name → how many arguments: at least, at most (None: any number).
FUNCTIONS: dict[str, tuple[int, int | None]] = {
    "growth": (2, 2),
    "share": (2, 2),
    "diff": (2, 2),
    "sum": (2, None),
    "balance": (2, 2),
    "ratio": (2, 2),
    "reconcile": (2, 2),
    "cagr": (2, 2),
    "per": (2, 2),
    "convert": (2, 2),
    "mean": (2, None),
    "min": (2, None),
    "max": (2, None),
}
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])|(?P<name>[A-Za-z_]\w*(?:\.\w+)*)|(?P<mark>[-+*/(),−×÷]))"
)
_MARKS = {"−": "-", "×": "*", "÷": "/"}
# What formulas of Excel are written with.
_OF_EXCEL = {
    "=": "take it out: a formula begins with what it reckons",
    ";": "write a comma",
    "%": "use share or growth",
}
_MAX_DEPTH = 30
_MAX_TOKENS = 300
_MAX_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula; exact."""

    value: Decimal
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A fact."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus what follows."""

    inner: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Operation:
    """`mark` is one of + - * /."""

    mark: str
    left: Node
    right: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function of FUNCTIONS with as many arguments as it takes."""

    function: str
    arguments: tuple[Node, ...]
    start: int
    end: int


Node = Number | Name | Negative | Operation | Call


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # number, name, mark, end
    text: str
    start: int
    end: int


def parse(text: str) -> Node:
    """The tree of a formula; Fault formula-syntax, with offsets, when it cannot be read."""
    reader = _Reader(_tokens(text))
    node = reader.sum(0)
    left = reader.token
    if left.kind != "end":
        raise Fault("formula-syntax", f"`{left.text}` is not expected here", start=left.start, end=left.end)
    return node


def names(node: Node) -> Iterator[Name]:
    """The facts a tree uses, in the order they are written, repeated where they are repeated."""
    match node:
        case Name():
            yield node
        case Negative():
            yield from names(node.inner)
        case Operation():
            yield from names(node.left)
            yield from names(node.right)
        case Call():
            for argument in node.arguments:
                yield from names(argument)


def calls(node: Node) -> Iterator[Call]:
    """The functions that a tree calls, the outer ones first."""
    match node:
        case Negative():
            yield from calls(node.inner)
        case Operation():
            yield from calls(node.left)
            yield from calls(node.right)
        case Call():
            yield node
            for argument in node.arguments:
                yield from calls(argument)


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            bad = at + len(text[at:]) - len(text[at:].lstrip())
            message, cure = f"`{text[bad]}` cannot stand in a formula", _OF_EXCEL.get(text[bad], ())
            raise Fault("formula-syntax", message, help=cure, start=bad, end=bad + 1)
        kind = match.lastgroup or ""
        word = match[kind]
        found.append(_Token(kind, _MARKS.get(word, word), match.start(kind), match.end(kind)))
        at = match.end()
    if len(found) > _MAX_TOKENS:
        raise Fault(
            "formula-syntax", f"the formula has more than {_MAX_TOKENS} parts", help="name a part of it as a fact"
        )
    found.append(_Token("end", "", len(text), len(text)))
    return found


class _Reader:
    """Recursive descent: sum → product → minus → number, fact, call or parentheses."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def token(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self.token
        self._at += 1
        return token

    def _expect(self, mark: str, opened: _Token) -> _Token:
        if self.token.text == mark and self.token.kind == "mark":
            return self._take()
        found = self.token
        if found.kind == "end":
            message = f"the parenthesis opened at character {opened.start + 1} is not closed"
            raise Fault("formula-syntax", message, start=opened.start, end=opened.end)
        help_ = "separate what a function takes by commas" if found.kind in ("name", "number") else ()
        raise Fault(
            "formula-syntax", f"`{found.text}` is not expected here", help=help_, start=found.start, end=found.end
        )

    def sum(self, depth: int) -> Node:
        if depth > _MAX_DEPTH:
            raise Fault("formula-syntax", f"the formula is nested more than {_MAX_DEPTH} deep")
        node = self._product(depth)
        while self.token.kind == "mark" and self.token.text in "+-":
            mark = self._take().text
            right = self._product(depth)
            node = Operation(mark, node, right, node.start, right.end)
        return node

    def _product(self, depth: int) -> Node:
        node = self._factor(depth)
        while self.token.kind == "mark" and self.token.text in "*/":
            mark = self._take().text
            right = self._factor(depth)
            node = Operation(mark, node, right, node.start, right.end)
        return node

    def _factor(self, depth: int) -> Node:
        token = self._take()
        if token.kind == "number":
            if len(token.text) > _MAX_DIGITS:
                message = f"this number has more than {_MAX_DIGITS} digits"
                raise Fault("formula-syntax", message, start=token.start, end=token.end)
            return Number(Decimal(token.text), token.start, token.end)
        if token.kind == "name":
            if self.token.kind == "mark" and self.token.text == "(":
                return self._call(token, depth)
            return Name(token.text, token.start, token.end)
        if token.text == "-":
            if depth > _MAX_DEPTH:
                raise Fault("formula-syntax", f"the formula is nested more than {_MAX_DEPTH} deep")
            inner = self._factor(depth + 1)
            return Negative(inner, token.start, inner.end)
        if token.text == "(":
            node = self.sum(depth + 1)
            self._expect(")", token)
            return node
        if token.kind == "end":
            start = self._tokens[max(self._at - 2, 0)]
            raise Fault("formula-syntax", "the formula ends too early", start=start.start, end=max(start.end, 1))
        raise Fault("formula-syntax", f"`{token.text}` is not expected here", start=token.start, end=token.end)

    def _call(self, name: _Token, depth: int) -> Call:
        if name.text not in FUNCTIONS:
            hint = did_you_mean(name.text, FUNCTIONS) or "functions: " + ", ".join(FUNCTIONS)
            raise Fault("formula-syntax", f"`{name.text}` is no function", help=hint, start=name.start, end=name.end)
        opened = self._take()
        arguments = [self.sum(depth + 1)]
        while self.token.kind == "mark" and self.token.text == ",":
            self._take()
            arguments.append(self.sum(depth + 1))
        end = self._expect(")", opened).end
        least, most = FUNCTIONS[name.text]
        if len(arguments) < least or (most is not None and len(arguments) > most):
            wanted = f"{least}" if most == least else f"at least {least}"
            message = f"`{name.text}` takes {wanted} figures, not {len(arguments)}"
            raise Fault("formula-syntax", message, start=name.start, end=end)
        return Call(name.text, tuple(arguments), name.start, end)
