"""A JSON text → plain values that are what the author wrote: numbers keep their digits, no key stands twice."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from brief_builder.inputs.located import Located, Path_, Spots
from brief_builder.problems import Excerpt, Fault, Place, Problems

_MAX_DEPTH = 50
_MAX_DIGITS = 1000
_SHOWN = 50  # repeated keys that are reported at most
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.S)
_PLAIN_EXPONENT = 30  # `1e3` is 1000; beyond this many zeros the exponent stays
_EXPECTED = {
    "Expecting property name enclosed in double quotes": "a key in double quotation marks is expected here",
    "Expecting value": "a value is expected here",
    "Expecting ':' delimiter": "a colon is expected here",
    "Expecting ',' delimiter": "a comma is expected here",
    "Illegal trailing comma before end of object": "the last entry is followed by a comma",
    "Illegal trailing comma before end of array": "the last entry is followed by a comma",
    "Extra data": "the text goes on after its end",
    "Unterminated string starting at": "this text is not ended",
    "Invalid control character at": "a text may not hold a line break or tab; write \\n or \\t",
}


class _Refused(Exception):  # noqa: N818  internal signal
    """A number that cannot be read, as written."""

    def __init__(self, written: str, why: str) -> None:
        super().__init__(why)
        self.written = written
        self.why = why


class _Twice(Exception):  # noqa: N818  internal signal
    """A key stands twice somewhere."""


def parse_json(text: str, shown: str, problems: Problems) -> Located | None:
    """The values of a JSON text, or None when it cannot be read; what is wrong goes into problems.

    Args:
        text: all of it.
        shown: the file's name as messages give it.
    """
    located = Located(shown, None, lines=text.splitlines(), spotted=lambda: _spots(text))
    try:
        located.value = json.loads(
            text, parse_float=_decimal, parse_int=_integer, parse_constant=_constant, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        message, at = _EXPECTED.get(error.msg, error.msg[:1].lower() + error.msg[1:]), error.pos
        comma = re.search(r",\s*$", text[:at])
        if comma is not None and text[at : at + 1] in ("}", "]"):
            message, at = "the last entry is followed by a comma", comma.start()  # as Python says from 3.13 on
        _refuse(located, text, at, 1, f"this is not JSON: {message}", problems)
        return None
    except _Refused as error:
        # Letters may follow on it: `Infinityx`.
        at = next((m.start() for m in _TOKEN.finditer(text) if m[0].startswith(error.written)), 0)
        _refuse(located, text, at, len(error.written), error.why, problems)
        return None
    except _Twice:
        for at, key, first in islice(_repeated(text), _SHOWN):
            message = f"`{key}` stands twice here; the first is on line {_line(text, first)}"
            _refuse(located, text, at, len(key) + 2, message, problems)
        return None
    except RecursionError:
        located.value = None
    if located.value is None or _depth(located.value) > _MAX_DEPTH:
        return _too_deep(located, text, problems)
    return located


def _spots(text: str) -> tuple[Spots, Spots]:
    """Path → (line, column), both 1-based, of each value of a text that is JSON, and of each key."""
    spots: Spots = {}
    keys: Spots = {}
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    way: list[str | int | None] = []  # of each list or group that is open, the entry at hand; None before its name
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in ("}", "]"):
            way.pop()
        elif sign == ",":
            last = way[-1]
            way[-1] = last + 1 if isinstance(last, int) else None
        elif sign != ":":
            is_key = bool(way) and way[-1] is None
            if is_key:
                way[-1] = json.loads(sign)
            line = bisect_right(starts, token.start())
            path: Path_ = tuple(step for step in way if step is not None)
            (keys if is_key else spots)[path] = (line, token.start() - starts[line - 1] + 1)
            if sign in ("{", "["):
                way.append(None if sign == "{" else 0)
    return spots, keys


def _too_deep(located: Located, text: str, problems: Problems) -> Located | None:
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "{[") - (token[0] in "}]")
        if depth > _MAX_DEPTH:
            message = f"the file is nested more than {_MAX_DEPTH} deep"
            _refuse(located, text, token.start(), 1, message, problems)
            return None
    return located  # the text is `null`


def _refuse(located: Located, text: str, at: int, width: int, message: str, problems: Problems) -> None:
    """Report a problem at an offset of the text."""
    line, start = _line(text, at), text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    whole = text[start : end if end >= 0 else len(text)]
    place = Place(located.file, line=line, column=at - start + 1)
    problems.add(Fault("json-syntax", message).at(place, Excerpt(whole, at - start, at - start + width)))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) < len(pairs):
        raise _Twice
    return out


def _integer(written: str) -> int | Decimal:
    if len(written) > _MAX_DIGITS:
        raise _Refused(written, f"a number may not be longer than {_MAX_DIGITS:,} digits")
    return Decimal(written) if written == "-0" else int(written)


def _decimal(written: str) -> Decimal:
    if len(written) > _MAX_DIGITS:
        raise _Refused(written, f"a number may not be longer than {_MAX_DIGITS:,} digits")
    try:
        number = Decimal(written)
    except InvalidOperation:
        number = Decimal("Infinity")
    if not number.is_finite():
        raise _Refused(written, "this number is too large or too small")
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and 0 < exponent <= _PLAIN_EXPONENT:
        number = Decimal(f"{number:f}")
    return number


def _constant(written: str) -> Any:
    raise _Refused(written, f"`{written}` is not JSON: a number has digits")


def _depth(value: Any) -> int:
    """How many lists and objects lie in one another, counted level by level."""
    depth, level = 0, [value]
    while level := [
        child
        for each in level
        if isinstance(each, (dict, list))
        for child in (each.values() if isinstance(each, dict) else each)
    ]:
        depth += 1
    return depth


def _repeated(text: str) -> Iterator[tuple[int, str, int]]:
    """(offset, key, offset of the first one) of each key that stands twice in its object."""
    keys: list[dict[str, int] | None] = []
    last = (0, "")
    for token in _TOKEN.finditer(text):
        if token[0] in ("{", "["):
            keys.append({} if token[0] == "{" else None)
        elif token[0] in ("}", "]"):
            if not keys:
                return  # the text goes on after its end, which is told when the keys are right
            keys.pop()
        elif token[0] == ":" and keys and (own := keys[-1]) is not None:
            try:
                key = str(json.loads(last[1]))
            except ValueError:
                return  # no key stands here, which is told when the others are right
            if key in own:
                yield last[0], key, own[key]
            own.setdefault(key, last[0])
        last = (token.start(), token[0])
