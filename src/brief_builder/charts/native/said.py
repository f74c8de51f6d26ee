"""A figure in words → the number format that says them, for labels that somebody formatted in another language.

The words are those of the pack: “environ 2,4 G$ CA (estimation)”. As a format they follow when somebody edits the
data. Its decimal mark is that of the reader's computer in Office; LibreOffice takes the one of the language.
"""

from __future__ import annotations

import locale
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from brief_builder.charts.native.formats import Format
from brief_builder.charts.native.shown import value_shown
from brief_builder.wording.tags import tag_of

if TYPE_CHECKING:
    from decimal import Decimal

    from brief_builder.charts.model import Point

_NUMBER = re.compile("\\d(?:[\\d.,\u00a0\u202f]*\\d)?")
_MINUS = "\u2212"
_POWERS = (0, 3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class Said:
    """A figure at a mark.

    Attributes:
        words: as pictures and tables say it.
        code: the number format (ISO 29500-1, 18.8.31) that says these words of its value; None where none does, as of
            a range.
        plain: whether it is stated: its words say nothing but a number and a unit.
    """

    words: str
    code: str | None
    plain: bool


def said_of(point: Point, language: str) -> Said | None:
    """How a chart in a language says a point; None for a missing one."""
    value = value_shown(point)
    if value is None:
        return None
    return Said(point.text, _code(point.text, value, point.scale // 3 * 3, language), point.mark == "stated")


def _code(words: str, value: Decimal, scale: int, language: str) -> str | None:
    """The format, for values above zero and below it."""
    numbers = list(_NUMBER.finditer(words))
    if len(numbers) != 1 or '"' in words:
        return None
    [number] = numbers
    powers = (scale, *_POWERS)
    found = (Format(power).said_by(number[0], abs(value), language) for power in powers)
    way = next((each for each in found if each is not None), None)
    if way is None:
        return None
    before, behind = words[: number.start()], words[number.end() :]
    above = below = before
    if value >= 0:
        hedge, space, unit = before.rpartition(" ")  # “about −C$2.4 billion”
        below = f"{hedge}{space}{_MINUS}{unit}"
    elif _MINUS in before:
        above = before.replace(_MINUS, "")
    mark = _locale(language)
    return ";".join(f"{mark}{_quoted(each)}{way.size}{_quoted(behind)}" for each in (above, below))


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""


@lru_cache(maxsize=16)
def _locale(language: str) -> str:
    """The language of a format (18.8.31): “[$-C0C]” is French as in Canada; empty where it has no number."""
    name = tag_of(language).replace("-", "_")
    number = next((number for number, known in sorted(locale.windows_locale.items()) if known == name), None)
    return f"[$-{number:X}]" if number is not None else ""
