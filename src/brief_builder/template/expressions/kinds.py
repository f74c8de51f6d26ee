"""A value in front of a filter or beside `~` → the text or list that it is taken for; what is neither is a fault.

Python has words for everything (`None`, `['A', 'B']`), and goes through the letters of a text and the names of a group
as if they were entries. Neither is ever meant in a document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2.runtime import Undefined

from brief_builder.problems import Fault
from brief_builder.template.expressions.measuring import text_is_no_list

_OF_TEXTS = frozenset({
    "capitalize", "format", "lower", "replace", "string", "title", "trim", "truncate", "upper", "wordcount",
})  # fmt: skip
_OF_LISTS = frozenset({
    "batch", "first", "groupby", "join", "last", "map", "max", "min", "reject", "rejectattr", "select", "selectattr",
    "sort", "sum", "unique",
})  # fmt: skip
_OF_GROUPS = frozenset({"dictsort", "items"})
_TOLD = frozenset({"format", "join", "replace"})  # what stands in their brackets is printed
_KINDS = {
    "chart": "the data of a chart", "docx": "a document", "image": "a picture", "link": "a link",
    "markdown": "a text in Markdown",
}  # fmt: skip
_NAMES = {"image": "alt", "link": "text"}  # the entry that holds words, where it is not the one that says the kind


class Kinds:
    """What values are taken for, where nothing is known of the document; see `merge` for where it is."""

    def text(self, value: Any, name: str) -> str:
        """The text that a filter, or `~`, takes the value for; raises value-missing, filter-misuse."""
        if isinstance(value, (str, Undefined)):
            return str(value)  # a strict undefined says here what is missing
        if isinstance(value, bool):
            return self.answer(value, name)
        if isinstance(value, date):
            return value.isoformat()
        if value is None:
            raise self.empty(name)
        if (what := kind_of(value)) is not None:
            raise Fault("filter-misuse", f"{_takes(name)} {what}", help=_words_of(value, name))
        if not isinstance(value, (int, float, Decimal)) and vars(object)["__str__"] is type(value).__str__:
            help_ = "name one value in it, or loop over it"
            raise Fault("filter-misuse", f"{_takes(name)} something else", help=help_)
        return str(value)

    def entries(self, value: Any, name: str) -> Any:
        """The value, unless it has no entries for a filter to go through.

        Raises:
            Fault: list-expected, value-missing, filter-misuse.
        """
        if isinstance(value, Undefined):
            iter(value)  # a strict one says here that a list is missing
        if isinstance(value, str):
            raise text_is_no_list(value, f"`{name}` goes through")
        if isinstance(value, Mapping):
            cure = f"for its values write `GROUP.values() | {name}`, for their names `GROUP.keys() | {name}`"
            if (kind := _kind(value)) != "a group of values":
                cure = "put the filter behind a list of such values, or behind one value of it"
            raise Fault("filter-misuse", f"`{name}` is given {kind}, and goes through a list", help=cure)
        if value is None:
            raise Fault("value-missing", "this is empty, and a list is needed here", help="give a list; `[]` has none")
        if isinstance(value, (bool, int, float, Decimal, date)):
            raise Fault("list-expected", f"this is {plain_kind(value)}, and no list")
        return value

    def group(self, value: Any, name: str) -> Any:
        """The value, unless it is no group of values; raises value-missing, filter-misuse."""
        if isinstance(value, Undefined):
            str(value)
        if isinstance(value, (Mapping, Undefined)):
            return value
        if value is None:
            raise self.empty(name)
        what = plain_kind(value) or kind_of(value) or "something else"
        raise Fault("filter-misuse", f"`{name}` is for a group of values, and this is {what}")

    def answer(self, value: bool, name: str) -> str:
        """The word for true or false."""
        given = "true" if value else "false"
        raise Fault("filter-misuse", f"`{name}` is given {given}", help="choose the words: `('…' if NAME else '…')`")

    def empty(self, name: str) -> Fault:  # noqa: ARG002  those that know the tag use it
        """The fault that a value is null."""
        return Fault(
            "value-missing", "this value is empty", help="give it, or write `| default('—')` before the filter"
        )


def guarded(name: str, function: Callable[..., Any], kinds: Kinds) -> Callable[..., Any]:
    """The filter with this name, given a text where it takes a text, and a list where it takes a list."""
    take: Callable[[Any, str], Any]
    if name in _OF_TEXTS:
        take = kinds.text
    elif name in _OF_LISTS:
        take = kinds.entries
    elif name in _OF_GROUPS or name == "reverse":
        take = kinds.group if name in _OF_GROUPS else _reversible(kinds)
    else:
        return function
    first = 1 if hasattr(function, "jinja_pass_arg") else 0  # before it stands what Jinja gives
    told = name in _TOLD

    @wraps(function)
    def checked(*arguments: Any, **named: Any) -> Any:
        given, rest = arguments[first], arguments[first + 1 :]
        if told:
            rest = tuple(each if type(each) in (str, int, float, Decimal) else kinds.text(each, name) for each in rest)
        return function(*arguments[:first], take(given, name), *rest, **named)

    return checked


def _reversible(kinds: Kinds) -> Callable[[Any, str], Any]:
    return lambda value, name: value if isinstance(value, str) else kinds.entries(value, name)


def kind_of(value: Any) -> str | None:
    """What a value is that is no text; None when it may be one."""
    if isinstance(value, Mapping):
        return _kind(value)
    if isinstance(value, (list, tuple)):
        return "a list"
    if hasattr(value, "draw"):
        return "a picture"
    word: str | None = getattr(type(value), "kind_word", None)
    return word


def plain_kind(value: Any) -> str:
    """What a simple value is; '' for every other."""
    kinds: tuple[tuple[Any, str], ...] = (
        (bool, "true or false"), ((int, float, Decimal), "a number"), (date, "a date"), (str, "a text"),
    )  # fmt: skip
    return next((word for kind, word in kinds if isinstance(value, kind)), "")


def _kind(value: Mapping[Any, Any]) -> str:
    return next((word for key, word in _KINDS.items() if key in value), "a group of values")


def _takes(name: str) -> str:
    if name == "join":
        return "`join` joins texts, and meets"
    return "`~` joins texts, and is given" if name == "~" else f"`{name}` takes a text, and is given"


def _words_of(value: Any, name: str) -> str:
    """How to get a text out of what is none."""
    if isinstance(value, (list, tuple)):
        return "`| join(', ')` makes one text of a list"
    if not isinstance(value, Mapping):
        kind = "name one value of it, such as `NAME.title`" if hasattr(value, "draw") else ""
        return kind or "write the filter that makes it last, and what is joined to it outside the tag"
    kind = next((key for key in _KINDS if key in value), "")
    names = [str(key) for key, each in value.items() if isinstance(each, (str, int, float, Decimal))]
    shown = next((entry for entry in (_NAMES.get(kind, kind), *names) if entry in names), "")
    cure = f"name one value of it, such as `NAME.{shown}`" if shown else "name one value of it"
    return f"print it in a tag of its own, or {cure}" if name == "~" and kind else cure
