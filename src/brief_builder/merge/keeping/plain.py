"""Objects of a compiled template → JSON, and back. Only the classes of a list can be made, and none of their code runs.

Each object stands once in a table, by which those that share it know it. A value is a word, a number, true, false or
null as JSON has it, or a list that begins with what it is: `o` the object with this number, `t` a tuple, `l` a list,
`d` a dictionary (key, value, key …), `f` a set, `b` bytes, `n` a decimal, `q` a fraction, `s` a markup language.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from importlib import import_module
from typing import Any

from brief_builder.office.dialect import DRAWING, PLAIN, WORD

_DIALECTS = {dialect.name: dialect for dialect in (WORD, DRAWING, PLAIN)}
_OURS = {
    "brief_builder.office.colours": ("Palette",),
    "brief_builder.office.package": ("Relationship",),
    "brief_builder.office.parts": ("Part",),
    "brief_builder.office.styles": ("Style",),
    "brief_builder.problems.model": ("Excerpt", "Note", "Place", "Problem"),
    "brief_builder.template.compiled": ("CompiledPart",),
    "brief_builder.template.reading.native": ("NativeChart",),
    "brief_builder.template.reading.pictures": ("Slot",),
    "brief_builder.template.reading.surroundings": ("Surroundings",),
    "brief_builder.template.reading.tags": ("Tag",),
    "brief_builder.template.reading.tokens": ("Source",),
    "brief_builder.template.slides.deck": ("Deck", "Repeated"),
    "brief_builder.merge.languages.own": ("Own",),
}
_NODES = "jinja2.nodes"
_SCALARS = (str, int, bool, float, type(None))


class Unkept(Exception):  # noqa: N818  internal signal
    """A value that is not kept, or a text that does not hold what was kept."""


def _home(name: str) -> str:
    return next((module for module, names in _OURS.items() if name in names), _NODES)


def _class(name: str) -> type:
    found = getattr(import_module(_home(name)), name, None)
    if not isinstance(found, type):
        raise Unkept(name)
    return found


def _names(kind: type) -> tuple[str, ...]:
    """The names of what an object of the class holds."""
    held = getattr(kind, "__dataclass_fields__", None)
    if held is not None:
        return tuple(held)
    if kind.__module__ != _NODES:
        raise Unkept(kind.__name__)
    return (*kind.fields, *(each for each in kind.attributes if each != "environment"))  # type: ignore[attr-defined]


def dumped(value: Any) -> bytes:
    """The value as JSON; raises Unkept when it holds anything else than the classes above and plain data."""
    numbers: dict[int, int] = {}
    kinds: dict[type, int] = {}
    classes: list[list[Any]] = []
    rows: list[list[Any]] = []
    waiting: list[Any] = []

    def plain(value: Any) -> Any:
        kind = type(value)
        if kind in _SCALARS:
            return value
        if kind is tuple or kind is list:
            return ["t" if kind is tuple else "l", *map(plain, value)]
        if kind is dict:
            return ["d", *(plain(each) for item in value.items() for each in (_simple(item[0]), item[1]))]
        if kind is frozenset or kind is set:
            return ["f", *(plain(_simple(each)) for each in sorted(value, key=repr))]
        if kind is bytes:
            return ["b", b64encode(value).decode()]
        module, name = kind.__module__, kind.__name__
        if name == "Dialect":
            return ["s", value.name]
        if name in ("Decimal", "Fraction") and module in ("decimal", "fractions"):
            return ["n" if name == "Decimal" else "q", str(value)]
        if module != _home(name) or (module == _NODES and not issubclass(kind, _node())):
            raise Unkept(f"{module}.{name}")
        if id(value) not in numbers:
            numbers[id(value)] = len(numbers)
            waiting.append(value)
        return ["o", numbers[id(value)]]

    root = plain(value)
    while len(rows) < len(waiting):
        each = waiting[len(rows)]
        kind = type(each)
        if kind not in kinds:
            kinds[kind] = len(kinds)
            classes.append([kind.__name__, *_names(kind)])
        row: list[Any] = [kinds[kind]]
        rows.append(row)
        row += [plain(getattr(each, name)) for name in classes[kinds[kind]][1:]]
    try:
        return json.dumps([classes, rows, root], separators=(",", ":"), allow_nan=False).encode("ascii")
    except ValueError as error:  # a number that is none
        raise Unkept(str(error)) from None


def _simple(value: Any) -> Any:
    """A key or member, which is compared before what it holds is there."""
    if type(value) not in _SCALARS and not (type(value) is tuple and all(type(each) in _SCALARS for each in value)):
        raise Unkept("a key")
    return value


def _node() -> type:
    from jinja2 import nodes

    return nodes.Node


def loaded(text: bytes) -> Any:
    """The value that `dumped` made this of; raises Unkept for anything else."""
    try:
        classes, rows, root = json.loads(text)
        kinds: list[tuple[type, tuple[str, ...]]] = []
        for name, *names in classes:
            kind = _class(name)
            if _names(kind) != tuple(names):
                raise Unkept(name)
            kinds.append((kind, tuple(names)))
        objects = [kinds[row[0]][0].__new__(kinds[row[0]][0]) for row in rows]
        value = _reader(objects)
        put = object.__setattr__
        for made, row in zip(objects, rows, strict=True):
            kind, field_names = kinds[row[0]]
            for field, held in zip(field_names, row[1:], strict=True):
                put(made, field, value(held) if type(held) is list else held)
            if kind.__module__ == _NODES:
                put(made, "environment", None)
        return value(root)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, ImportError, ArithmeticError) as error:
        raise Unkept(str(error)) from None


def _reader(objects: list[Any]) -> Callable[[Any], Any]:
    def value(held: Any) -> Any:
        if type(held) is not list:
            return held
        kind = held[0]
        if kind == "o":
            return objects[held[1]]
        if kind == "b":
            return b64decode(held[1], validate=True)
        if kind == "s":
            return _DIALECTS[held[1]]
        if kind in ("n", "q"):
            return _number(kind, held[1])
        items = [value(each) if type(each) is list else each for each in held[1:]]
        if kind == "t":
            return tuple(items)
        if kind == "l":
            return items
        if kind == "d":
            return dict(zip(items[::2], items[1::2], strict=True))
        if kind == "f":
            return frozenset(items)
        raise Unkept(str(kind))

    return value


def _number(kind: str, text: str) -> Any:
    if kind == "n":
        from decimal import Decimal

        return Decimal(text)
    from fractions import Fraction

    return Fraction(text)
