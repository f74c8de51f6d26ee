"""An error that evaluating a tag raised in → what it means to the author of the tag, without Python's words."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError

from brief_builder.lazy import pattern
from brief_builder.problems import Fault
from brief_builder.template.expressions.filters import FILTERS, TESTS

_GIVE = "give the value, or write `| default('—')`"
_GIVE_LIST = "give the list, or write `| default([])`"
_TESTS = f"tests: {', '.join(sorted(TESTS))}"
_KINDS = {
    "NoneType": "an empty value", "bool": "true or false", "int": "a number", "float": "a number",
    "Decimal": "a number", "decimal.Decimal": "a number", "str": "a text", "list": "a list", "tuple": "a list",
    "dict": "a group of values",
    "date": "a date", "datetime": "a date", "datetime.date": "a date", "datetime.datetime": "a date",
    "Phrase": "a text",
}  # fmt: skip
_OPERANDS = pattern(r"unsupported operand type\(s\) for (\S+?)=?: '([\w.]+)' and '([\w.]+)'")
_COMPARED = pattern(r"'(\S+)' not supported between instances of '([\w.]+)' and '([\w.]+)'")
_ADDED = pattern(r'can only concatenate (\w+) \(not "([\w.]+)"\) to')
_NOT_LIST = pattern(r"(?:argument of type )?'([\w.]+)' (?:object )?is not (?:iterable|a container or iterable)")
_WHOLE = pattern(r"'([\w.]+)' object cannot be interpreted as an integer")
_LOOKED_FOR = pattern(r"'in <string>' requires string as left operand, not ([\w.]+)")
_LENGTH = pattern(r"object of type '([\w.]+)' has no len\(\)")
_OPERAND = pattern(r"bad operand type for (?:unary )?(\S+?)(?:\(\))?: '([\w.]+)'")
_LACKS = pattern(r"(\w+)\(\) missing \d+ required (?:positional|keyword-only) arguments?: (.+)")
_TOO_MUCH = pattern(r"(\w+)\(\) (?:takes|got an unexpected keyword|got multiple values)")
_MACRO_TAKES = pattern(r"macro '(\w+)' takes not more than (\d+) argument")
_MACRO_LACKS = pattern(r"macro '(\w+)' takes no keyword argument '(\w+)'")
_MACRO_ASKS = pattern(r"parameter '(\w+)' was not provided")
_UNPACKED = pattern(r"(?:too many|not enough) values to unpack \(expected (\d+)(?:, got (\d+))?\)")
_NO_PAIR = pattern(r"cannot unpack non-iterable ([\w.]+) object")
_WRITTEN = {function.__name__: name for name, function in FILTERS.items()}  # a filter's own name → that in templates


def fault_of(error: Exception) -> Fault:
    """The fault that an error is."""
    if isinstance(error, Fault):
        return error
    if isinstance(error, UndefinedError):
        return _not_there(str(error))
    if isinstance(error, SecurityError):
        return Fault("tag-forbidden", _plain(str(error)))
    if isinstance(error, TemplateSyntaxError):
        return Fault("tag-syntax", _plain(str(error.message or error)))
    if isinstance(error, RecursionError | MemoryError | SyntaxError):
        return Fault("limit-reached", "this tag needs more than any document does")
    text = _plain(str(error))
    if isinstance(error, OverflowError) or "set_int_max_str_digits" in text:
        return Fault("limit-reached", "this number is larger than any document needs", help="write it as a text")
    if isinstance(error, TypeError) and "SpokenFact" in text:
        message = "a fact is words here; it cannot be compared or computed with"
        return Fault(
            "render-failed", message, help="compare its `.value`; for arithmetic write a formula in a fact file"
        )
    if isinstance(error, ZeroDivisionError):
        cure = "write {% if NAME %} before the tag and {% endif %} behind it, with the name of the number for NAME"
        return Fault("render-failed", "this divides by zero", help=cure)
    if (fault := _of_macro(text) or _of_pair(text)) is not None:
        return fault
    if isinstance(error, TypeError) and (fault := _of_kinds(text) or _of_filter(text)) is not None:
        return fault
    return _of_value(error, text) or Fault(
        "render-failed", f"the tag could not be evaluated: {text or type(error).__name__}"
    )


def fault_of_compiling(error: Exception) -> Fault:
    """The same for an error that was raised before anything was rendered."""
    if isinstance(error, RecursionError | MemoryError | SyntaxError):
        message = "the blocks of this template lie in one another deeper than any document needs"
        return Fault("limit-reached", message, help="19 loops in one another, and some 80 conditions, are possible")
    return fault_of(error)


def _of_value(error: Exception, text: str) -> Fault | None:
    """What filters and tests say of their arguments."""
    if isinstance(error, ArithmeticError):
        return Fault("render-failed", "this cannot be computed with these numbers")
    if text.startswith("Missing parameter for attribute name"):
        message = "this filter is not told which entry to look at"
        return Fault("filter-misuse", message, help="write its name in brackets: `| selectattr('name')`")
    if match := re.fullmatch(r"No test named (.+)\.", text):
        return Fault("filter-misuse", f"there is no test called `{match[1].strip(chr(39))}`", help=_TESTS)
    if text.startswith("expected length"):
        return Fault("filter-misuse", "`truncate` leaves more than the three dots", help="write a number from 3 on")
    if text.startswith("not all arguments converted"):
        help_ = "`| float` makes a number of a text that holds one"
        return Fault("render-failed", "a number is needed here, and this is a text", help=help_)
    if text.startswith("argument must be iterable"):
        return Fault("list-expected", "this is no list")
    return None


class Strict(StrictUndefined):
    """A value that is not there: using it raises an error that says so to the author of the tag."""

    __slots__ = ()

    def __iter__(self) -> Any:
        raise missing_list(self)

    def __len__(self) -> Any:
        raise missing_list(self)

    def __contains__(self, _: Any) -> Any:
        raise missing_list(self)

    @property
    def _undefined_message(self) -> str:
        obj, name = self._undefined_obj, self._undefined_name
        if isinstance(obj, Undefined):  # a part of what is not there: that is the news
            return obj._undefined_message
        if obj is None:
            return f"what should have a `{name}` is empty"
        if isinstance(obj, list | tuple) and isinstance(name, int):
            count = "1 entry" if len(obj) == 1 else f"{len(obj)} entries"
            return f"this list has {count}, and none with the number {name}"
        return _plain(super()._undefined_message)


def missing(undefined: Strict, cure: str = _GIVE) -> Fault:
    """The fault that a value that is not there is; `cure` is for an author who could not know that it is not."""
    return _not_there(undefined._undefined_message, cure)


def missing_list(undefined: Strict) -> Fault:
    """The same where a list is needed, for which other words are no substitute."""
    return missing(undefined, _GIVE_LIST)


def _not_there(text: str, cure: str = _GIVE) -> Fault:
    if match := _MACRO_ASKS.search(text):
        message = f"the macro asks for `{match[1]}`, and a tag that calls it does not give it"
        cure = f"write it into the brackets of that tag, or a value for such tags into the macro: `{match[1]}='—'`"
        return Fault("unknown-name", message, help=cure)
    if "sequence was empty" in text:
        help_ = "give it entries, or write `| default('—')` behind the filter"
        return Fault("value-missing", "this list is empty, and the filter takes an entry of it", help=help_)
    return Fault("unknown-name", _plain(text), help=cure)


def _of_kinds(text: str) -> Fault | None:
    """A sign or a loop that does not go with the kinds of its values."""
    number = "`| float` makes a number of a text that holds one"
    if match := _OPERANDS.search(text):
        sign, kinds = match[1], (match[2], match[3])
    elif match := _ADDED.search(text):
        sign, kinds = "+", (match[1], match[2])
    elif match := _COMPARED.search(text):
        one, other = _kind(match[2]), _kind(match[3])
        return Fault("render-failed", f"`{match[1]}` cannot compare {one} with {other}", help=_cure(number, match))
    elif match := _WHOLE.search(text):
        return Fault("filter-misuse", f"a whole number is needed here, and this is {_kind(match[1])}")
    elif match := _LOOKED_FOR.search(text):
        cure = "`| string` makes a text of a number" if match[1] in ("int", "float", "decimal.Decimal") else ()
        return Fault("render-failed", f"`in` looks for a text in a text, and not for {_kind(match[1])}", help=cure)
    elif match := _LENGTH.search(text):
        if match[1] == "NoneType":
            return Fault("value-missing", "this is empty, and has no length", help="give a list; `[]` has none")
        return Fault("list-expected", f"this is {_kind(match[1])}, and has no length")
    elif match := _OPERAND.search(text):
        return Fault("render-failed", f"`{match[1]}` cannot take {_kind(match[2])}", help=_cure(number, match))
    elif match := _NOT_LIST.search(text):
        if match[1] == "NoneType":
            return Fault("value-missing", "this is empty, and a list is needed here", help="give a list; `[]` has none")
        return Fault("list-expected", f"this is {_kind(match[1])}, and no list")
    else:
        return None
    cure = f"`~` joins texts: {{{{ a ~ b }}}}; {number}" if sign == "+" and "str" in kinds else _cure(number, match)
    return Fault("render-failed", f"`{sign}` cannot take {_kind(kinds[0])} and {_kind(kinds[1])}", help=cure)


def _of_filter(text: str) -> Fault | None:
    """A filter that is given too little or too much in its brackets."""
    if match := _LACKS.search(text):
        name = _WRITTEN.get(match[1], match[1])
        lacks = re.findall(r"'(\w+)'", match[2])
        words = " and ".join(f"`{word}`" for word in lacks)
        cure = f"write what it needs in brackets: `| {name}({', '.join('…' for _ in lacks)})`"
        return Fault("filter-misuse", f"`{name}` is not told {words}", help=cure, of_value=False)
    if match := _TOO_MUCH.search(text):
        name = _WRITTEN.get(match[1], match[1])
        message = f"there is too much in the brackets of `{name}`"
        return Fault("filter-misuse", message, help="take the last out", of_value=False)
    return None


def _of_macro(text: str) -> Fault | None:
    """A macro that is given other values than it takes."""
    if match := _MACRO_TAKES.search(text):
        takes = f"{match[2]} value" + "s" * (match[2] != "1") if match[2] != "0" else "no values"
        message = f"`{match[1]}` takes {takes}, and is given more"
        return Fault("render-failed", message, help="write as many as its {% macro %} names, parted by commas")
    if match := _MACRO_LACKS.search(text):
        message = f"`{match[1]}` takes no value called `{match[2]}`"
        return Fault("render-failed", message, help="use a name that stands in the brackets of its {% macro %}")
    return None


def _of_pair(text: str) -> Fault | None:
    """A block with several names, `for a, b in xs`, over entries that have not as many parts."""
    if match := _UNPACKED.search(text):
        parts = "another number of parts" if match[2] is None else f"{match[2]} part" + "s" * (match[2] != "1")
        message = f"an entry has {parts}, and the tag gives names to {match[1]}"
    elif match := _NO_PAIR.search(text):
        message = f"an entry is {_kind(match[1])}, and the tag gives names to its parts"
    else:
        return None
    return Fault("list-expected", message, help="for the entries of a group, write `in GROUP.items()`; else one name")


def _cure(number: str, match: re.Match[str]) -> str:
    if "date" in match[0] and "not supported" in match[0]:
        return "a date is compared with a date"
    return number if "'str'" in match[0] and "date" not in match[0] else "use it on numbers"


def _kind(name: str) -> str:
    return _KINDS.get(name, "something else")


def _plain(text: str) -> str:
    """Jinja's message without the Python in it."""
    text = " ".join(text.split())
    if "has no attribute" in text or "has no element" in text:
        name = text.rpartition(" has no ")[2].split(" ", 1)[1].strip("'")
        return f"this item has no `{name}`"
    if text.endswith("is undefined"):
        name = text.removesuffix(" is undefined").strip("'")
        return f"there is nothing called `{name}`"
    return text
