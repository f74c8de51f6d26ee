"""A number as some country writes it ("1 234,5", "1.234,5", "1'234.5") → the same number in the marks of a language.

What a comma or point means is told by the number itself wherever it can be: two marks, two of a kind, or anything but
three digits behind it leave one reading. What is left, "1,234" and "1.234", is read as the table or the language says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief_builder.problems import Fault

_TOKEN = re.compile(r"\d+(?:[ \u00a0\u2007\u2009\u202f.,'’]\d+)*")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ") | {ord("’"): "'"}
# The mark before decimals, and the one between thousands, of languages whose texts we read.
_CUSTOMS = {"en": (".", ","), "fr": (",", " "), "km": (".", ",")}
_NAMES = {",": "comma", ".": "point"}


def respelled(text: str, language: str, marks: tuple[str, str], decimal: str = "") -> str:
    """The text, as long as before, with its numbers written with other marks.

    Args:
        text: a number, with whatever stands around it.
        language: of the text; tells what "1,234" is when nothing else does.
        marks: the marks to write, (between thousands, before decimals).
        decimal: the decimal mark that the text is known to be written with, "," or "."; "" when nobody knows.

    Raises:
        Fault: number-ambiguous, or number-unreadable for a number that contradicts `decimal`; with its place in text.
    """
    return _TOKEN.sub(lambda found: _respelled(found, language, marks, decimal), text)


def _respelled(found: re.Match[str], language: str, marks: tuple[str, str], decimal: str) -> str:
    token = found[0].translate(_SPACES)
    reading = _reading(token)
    if reading is None:
        return found[0]  # no number that anybody writes: whoever reads it says so
    group, point = reading
    if group == "?":
        group, point = _chosen(point, language, decimal, found)
    elif decimal and (point not in ("", decimal) or group == decimal):
        message = f"`{found[0]}` does not fit the table, in which a {_NAMES[decimal]} stands before the decimals"
        help_ = "correct the number, or `decimal:` in the .yaml file beside the table"
        raise Fault("number-unreadable", message, help=help_, start=found.start(), end=found.end())
    table = {ord(group): marks[0]} if group else {}
    if point:
        table[ord(point)] = marks[1]
    return token.translate(table)


def _chosen(mark: str, language: str, decimal: str, found: re.Match[str]) -> tuple[str, str]:
    """(thousands, decimals) of a number that could be either."""
    point, group = _CUSTOMS.get(language, ("", ""))
    if decimal:
        return ("", mark) if mark == decimal else (mark, "")
    if mark == point:
        return "", mark
    if mark == group:
        return mark, ""
    digits = re.sub(r"\D", "", found[0])
    parts = re.split(r"\D", found[0])
    raise Fault(
        "number-ambiguous",
        f"`{found[0]}` may be {digits} or {parts[0]} and {parts[1]} thousandths",
        help=(f"write `{digits}` for the whole number", "in a table, say `decimal:` in the .yaml file beside it"),
        start=found.start(),
        end=found.end(),
    )


def usual_mark(language: str) -> str:
    """What stands before the decimals in a language; "" for one that is not known here."""
    return _CUSTOMS.get(language, ("", ""))[0]


def _reading(token: str) -> tuple[str, str] | None:
    """(mark between thousands, mark before decimals), "" for none; ("?", mark) when one mark may be either.

    None for what is not one number.
    """
    marks = re.findall(r"\D", token)
    parts = re.split(r"\D", token)
    if not marks:
        return "", ""
    last, before = marks[-1], marks[:-1]
    if last in ".," and last not in before:
        if before:
            return (before[0], last) if len(set(before)) == 1 and _grouped(parts[:-1]) else None
        if len(parts[1]) != 3 or len(parts[0]) > 3 or int(parts[0][0]) == 0:
            return "", last
        return "?", last
    return (last, "") if len(set(marks)) == 1 and _grouped(parts) else None


def _grouped(parts: Sequence[str]) -> bool:
    return 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])


def decimal_marks(text: str) -> tuple[set[str], bool]:
    """The decimal marks that the numbers of a text show, and whether one of them could be read either way."""
    shown: set[str] = set()
    either = False
    for found in _TOKEN.finditer(text):
        group, point = _reading(found[0].translate(_SPACES)) or ("", "")
        if group == "?":
            either = True
        elif point:
            shown.add(point)
        elif group in _NAMES:
            shown.add("," if group == "." else ".")
    return shown, either
