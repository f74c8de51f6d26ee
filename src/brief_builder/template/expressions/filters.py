"""Jinja's filters and tests, those that a template may use → the same, safe, exact, and giving lists.

What differs from Jinja's own: numbers stay exact and round half up, a text that is no number is a fault and not 0,
what selects gives a list that can be counted, and nothing grows beyond what a document needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from decimal import Context as Digits
from math import isfinite
from typing import Any, ClassVar

from jinja2 import pass_context, pass_environment
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.tests import TESTS as JINJA_TESTS

from brief_builder.problems import Fault, did_you_mean

_JINJA: dict[str, Any] = dict(JINJA_FILTERS)
_JINJA_TESTS: dict[str, Any] = dict(JINJA_TESTS)
_MAX_TEXT = 1_000_000
_MAX_RANGE = 100_000
_MAX_MAPPED = 20_000_000  # characters and items of all results of a `map`
_MAX_BITS = 256  # of a product: 77 digits
_INDEX = re.compile("[0-9]{1,9}")
_FORMAT = re.compile(r"%(?:%|[-+ #0]*\d{0,2}(?:\.\d{1,2})?[sdifeEgGxX])")


def limited(characters: int) -> None:
    """Raise limit-reached before a text or list grows beyond what a document needs."""
    if characters > _MAX_TEXT:
        raise Fault("limit-reached", f"this text would be longer than {_MAX_TEXT:,} characters")


def replace(value: Any, old: str, new: str, count: int | None = None) -> str:
    """The text with `old` replaced; raises limit-reached before it grows beyond what a document needs."""
    text, old, new = str(value), str(old), str(new)
    limited(len(text) + text.count(old) * max(len(new) - len(old), 0))
    return text.replace(old, new) if count is None else text.replace(old, new, count)


@pass_environment
def join(environment: Any, value: Any, between: str = "", attribute: str | int | None = None) -> str:
    """The items as words, with `between` between them; raises like replace."""
    items: list[str] = []
    between = str(between)
    length = 0
    for item in value:
        entry = item if attribute is None else _attribute(environment, item, attribute)
        items.append(environment.kinds.text(entry, "join"))
        length += len(items[-1]) + len(between)
        limited(length)
    return between.join(items)


def default(value: Any, instead: Any = "", empty: bool = False) -> Any:
    """The value, or `instead` when it is missing or null; with `empty` also when it is an empty text or list."""
    missing = value is None or isinstance(value, Undefined)
    return instead if missing or (empty and not value) else value


def as_it_is(value: Any) -> Any:
    """The value: whatever is printed is escaped, so `e` has nothing to do and `safe` must do nothing."""
    return value


def exact(value: Any) -> Decimal:
    """A number, or a text that is one, as an exact number; raises render-failed, value-missing."""
    if value is None:
        help_ = "give it, or write `| default(0)` before the filter"
        raise Fault("value-missing", "this value is empty, and a number is needed here", help=help_)
    if isinstance(value, (bool, list, tuple, Mapping)):
        what = "true or false" if isinstance(value, bool) else "a list or a group of values"
        raise Fault("render-failed", f"a number is needed here, and this is {what}")
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise Fault("render-failed", f"`{_short(value)}` is not a number") from None
    if not number.is_finite() or abs(number.adjusted()) > 999:
        raise Fault("render-failed", f"`{_short(value)}` is not a number that can be printed")
    return number


def as_integer(value: Any, instead: Any = None) -> Any:
    """The number without its fraction; `instead`, where one is given, for what is no number."""
    try:
        return int(exact(value))
    except Fault:
        if instead is None:
            raise
        return instead


def as_number(value: Any, instead: Any = None) -> Any:
    """The exact number that a text holds; `instead`, where one is given, for what is no number."""
    try:
        return exact(value)
    except Fault:
        if instead is None:
            raise
        return instead


def rounded(value: Any, precision: int = 0, method: str = "common") -> Decimal | int:
    """The number rounded half up; method 'ceil' and 'floor' round up and down. An integer when precision is 0."""
    modes = {"common": ROUND_HALF_UP, "ceil": "ROUND_CEILING", "floor": "ROUND_FLOOR"}
    if method not in modes:
        raise Fault("render-failed", f"there is no way to round called `{method}`", help="common, ceil or floor")
    if not isinstance(precision, int) or abs(precision) > 30:
        raise Fault("render-failed", "a number is rounded to 30 digits at most")
    number = _quantized(exact(value), precision, modes[method])
    return int(number) if precision <= 0 else number


def _quantized(number: Decimal, places: int, rounding: str) -> Decimal:
    """The number with as many places (-1 for tens), in a context with room for all its digits."""
    context = Digits(prec=max(number.adjusted(), 0) + abs(places) + 2, rounding=rounding)
    return number.quantize(Decimal(1).scaleb(-places), context=context)


def formatted(pattern: Any, *values: Any) -> str:
    """A text with `%s`, `%d` or `%.2f` in it, filled; widths have two digits at most."""
    text = str(pattern)
    left = "%" in _FORMAT.sub("", text)
    marks = [mark for mark in _FORMAT.findall(text) if mark != "%%"]
    if left or len(marks) != len(values):
        message = f"`{_short(text)}` does not say how to print {len(values)} value{'s' * (len(values) != 1)}"
        raise Fault("render-failed", message, help="use %s, %d or %.2f, one for each value")
    given = [
        str(v) if m[-1] == "s" else int(exact(v)) if m[-1] in "dixX" else v for m, v in zip(marks, values, strict=True)
    ]
    parts = iter(_number(mark, value) for mark, value in zip(marks, given, strict=True))
    return _FORMAT.sub(lambda match: "%" if match[0] == "%%" else next(parts), text)


def batches(value: Iterable[Any], size: int, fill: Any = None) -> list[list[Any]]:
    """Lists of `size` items each; with `fill` the last one is filled up."""
    if not isinstance(size, int) or not 0 < size <= 1000:
        raise Fault("render-failed", "a batch has from 1 to 1,000 items")
    items = list(value)
    out = [items[at : at + size] for at in range(0, len(items), size)]
    if out and fill is not None:
        out[-1] += [fill] * (size - len(out[-1]))
    return out


class Group(tuple[Any, list[Any]]):
    """What items have in common, and the items: `for country, people in …`, or `.grouper` and `.list`."""

    __slots__ = ()
    template_names: ClassVar[frozenset[str]] = frozenset({"grouper", "list"})

    @property
    def grouper(self) -> Any:
        """What they have in common."""
        return self[0]

    @property
    def list(self) -> Any:
        """The items, in their order."""
        return self[1]


@pass_environment
def groups(environment: Any, value: Iterable[Any], attribute: str | int) -> list[Group]:
    """The items that have the same attribute together, in the order of their first appearance."""
    found: dict[str, tuple[Any, list[Any]]] = {}
    for item in value:
        key = _attribute(environment, item, attribute)
        found.setdefault(f"{type(key).__name__}:{key}", (key, []))[1].append(item)
    return [Group(pair) for pair in found.values()]


@pass_environment
def truncated(environment: Any, value: Any, *arguments: Any, **named: Any) -> Any:
    """Jinja's own, of a text or a number."""
    text = value if isinstance(value, Undefined) or hasattr(value, "rsplit") else str(value)
    return _JINJA["truncate"](environment, text, *arguments, **named)


@pass_environment
def unique(
    environment: Any, value: Iterable[Any], case_sensitive: bool = False, attribute: str | int | None = None
) -> list[Any]:
    """The items, each once; with `attribute`, the first of those that have the same."""
    found: dict[Any, Any] = {}
    for item in value:
        key = item if attribute is None else _attribute(environment, item, attribute)
        if isinstance(key, str) and not case_sensitive:
            key = key.lower()
        try:
            found.setdefault(key, item)
        except TypeError:  # a list or a group of values
            found.setdefault((type(key).__name__, str(key)), item)
    return list(found.values())


@pass_environment
def total(environment: Any, value: Iterable[Any], attribute: str | int | None = None, start: Any = 0) -> Any:
    """The sum of the items, or of one attribute of each."""
    if isinstance(value, str):
        raise Fault("list-expected", f"`sum` adds the numbers of a list, and this is the text `{_short(value)}`")
    for item in value:
        number = item if attribute is None else _attribute(environment, item, attribute)
        if not isinstance(number, Undefined) and isinstance(number, (str, list, tuple, dict)):
            what = f"the text `{_short(number)}`" if isinstance(number, str) else "a list or a group of values"
            help_ = "`| float` makes a number of a text: `| map('float') | sum`"
            raise Fault("render-failed", f"`sum` adds numbers, and meets {what}", help=help_)
        start = start + number
    return start


@pass_context
def mapped(context: Context, value: Iterable[Any], *arguments: Any, **named: Any) -> list[Any]:
    """`map(attribute="name")` or `map("upper")`: one attribute of each item, or each item through a filter."""
    environment = context.environment
    if "attribute" in named:
        instead = named.get("default")
        found = (_attribute(environment, item, named["attribute"]) for item in value)
        return [instead if instead is not None and isinstance(f, Undefined) else f for f in found]
    if not arguments or str(arguments[0]).startswith("_") or arguments[0] not in environment.filters:
        known = [name for name in environment.filters if not name.startswith("_")]
        hint = did_you_mean(str(arguments[0]), known) if arguments else None
        raise Fault("unknown-filter", "`map` needs the name of a filter or an attribute", help=hint or ())
    name, *rest = arguments
    out: list[Any] = []
    size = 0
    for item in value:
        out.append(environment.call_filter(name, item, rest, named, context=context))
        size += len(out[-1]) if isinstance(out[-1], (str, list, tuple)) else 0
        if size > _MAX_MAPPED:
            raise Fault("limit-reached", "`map` would make more than any document needs", help="loop over the list")
    return out


def _listed(name: str) -> Callable[..., Any]:
    """Jinja's own filter, whose items come as a list."""
    inner: Any = _JINJA[name]

    @pass_context
    def select(context: Context, *arguments: Any, **named: Any) -> list[Any]:
        return list(inner(context, *arguments, **named))

    return select


FILTERS: dict[str, Callable[..., Any]] = {
    **{name: _JINJA[name] for name in (
        "abs", "capitalize", "count", "dictsort", "first", "items", "last", "length", "list", "lower", "max", "min",
        "reverse", "string", "title", "trim", "upper", "wordcount",
    )},
    **{name: _listed(name) for name in ("reject", "rejectattr", "select", "selectattr")},
    "batch": batches,
    "d": default,
    "default": default,
    "e": as_it_is,
    "escape": as_it_is,
    "float": as_number,
    "format": formatted,
    "groupby": groups,
    "int": as_integer,
    "join": join,
    "map": mapped,
    "replace": replace,
    "round": rounded,
    "safe": as_it_is,
    "sort": _JINJA["sort"],
    "sum": total,
    "truncate": truncated,
    "unique": unique,
}  # fmt: skip

# Filters that give back the same items, all or some of them, so that what the items have is still known.
KEEP_ITEMS = frozenset({
    "list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique", "e", "escape", "safe",
})  # fmt: skip
TESTS: dict[str, Callable[..., Any]] = {
    **{name: _JINJA_TESTS[name] for name in (
        "boolean", "defined", "divisibleby", "eq", "even", "false", "ge", "gt", "in", "integer", "iterable", "le",
        "lower", "lt", "mapping", "ne", "none", "number", "odd", "sequence", "string", "true", "undefined", "upper",
    )},
    "float": lambda value: isinstance(value, (float, Decimal)),
}  # fmt: skip


# -- what stands for the methods that docxtpl's templates call


def _method(reader: Callable[[Mapping[Any, Any]], Any], name: str) -> Callable[..., Any]:
    def read(value: Any) -> list[Any]:
        if not isinstance(value, Mapping):
            raise Fault("render-failed", f"`{name}()` asks for a group of values, and this is none")
        return list(reader(value))

    return read


def _get(value: Any, key: Any, instead: Any = None) -> Any:
    if not isinstance(value, Mapping):
        raise Fault("render-failed", "`get()` asks for a group of values, and this is none")
    return value.get(key, instead)


def _cycle(loop: Any, *values: Any) -> Any:
    if not isinstance(loop, LoopContext) or not values:
        raise Fault("render-failed", "`cycle()` stands behind `loop` and names what to go through")
    return values[loop.index0 % len(values)]


def _changed(loop: Any, *values: Any) -> bool:
    if not isinstance(loop, LoopContext):
        raise Fault("render-failed", "`changed()` stands behind `loop`")
    return loop.changed(*values)


def _range(*bounds: Any) -> range:
    numbers = [as_integer(bound) for bound in bounds[:3]]
    if len(numbers) == 3 and numbers[2] == 0:
        raise Fault("render-failed", "a range cannot go in steps of 0")
    found = range(*numbers)
    if len(found) > _MAX_RANGE:
        raise Fault("limit-reached", f"a range may not have more than {_MAX_RANGE:,} numbers")
    return found


# method → the filter that it is compiled to; `range` is the only function.
METHODS: dict[str, Callable[..., Any]] = {
    "items": _method(lambda mapping: mapping.items(), "items"),
    "keys": _method(lambda mapping: mapping.keys(), "keys"),
    "values": _method(lambda mapping: mapping.values(), "values"),
    "get": _get,
    "cycle": _cycle,
    "changed": _changed,
}
RANGE: Callable[..., Any] = _range


def as_exact(left: Any, right: Any) -> tuple[Any, Any]:
    """Two numbers, the same digits exactly where one of them is binary; else the two as they are."""
    sides = (left, right)
    if float not in map(type, sides) or any(type(each) not in (int, float, Decimal) for each in sides):
        return sides
    return (exact(left), exact(right)) if all(map(isfinite, sides)) else sides


def product(operator: str, left: Any, right: Any) -> Any:
    """`*`, `%` and `//` of numbers; raises tag-forbidden for anything else, limit-reached for what grows too large."""
    if not all(isinstance(side, (int, float, Decimal)) for side in (left, right)):
        raise Fault("tag-forbidden", f"`{operator}` is for numbers", help="write a filter instead, such as `format`")
    if any(isinstance(side, Decimal) for side in (left, right)):
        left, right = exact(left), exact(right)
    if operator == "*":
        if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > _MAX_BITS:
            raise Fault("limit-reached", "this number is larger than any that a document needs")
        return left * right
    if right == 0:
        raise ZeroDivisionError
    return left % right if operator == "%" else left // right


def _attribute(environment: Any, item: Any, attribute: str | int) -> Any:
    """The attribute of an item; a dotted name goes on into what it finds."""
    for step in str(attribute).split("."):
        item = environment.getitem(item, int(step) if _INDEX.fullmatch(step) else step)
    return item


def _number(mark: str, value: Any) -> str:
    """A value as one mark prints it; decimal places are rounded half up, which `%` itself does not do."""
    if mark[-1] == "s":
        return str(mark % str(value))
    if mark[-1] in "dixX":
        return str(mark % int(exact(value)))
    number = exact(value)
    places = re.search(r"\.(\d+)", mark)
    if mark[-1] == "f":
        number = _quantized(number, int(places[1]) if places else 6, ROUND_HALF_UP)
    try:
        return format(number, mark[1:].replace("-", "<", 1))
    except ValueError:  # a sign that means something to whole numbers alone
        raise Fault("render-failed", f"`{mark}` is no way to print a number", help="use %d or %.2f") from None


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"
