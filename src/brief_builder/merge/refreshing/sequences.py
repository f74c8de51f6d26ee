"""The SEQ fields of a rendered body → the numbers that Word would count, set at once (ISO 29500-1, 17.16.5.56)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from brief_builder.office.fields import Field
from brief_builder.office.xml import clark

_FALLBACK, _ALTERNATE = clark("mc:Fallback"), clark("mc:AlternateContent")
_NUMBER = re.compile(r"\d{1,9}").fullmatch
_MOST_LETTERS = 780  # thirty times `z`: Word writes no larger number in letters
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LOOKS = ("MERGEFORMAT", "CHARFORMAT")


def refresh_sequences(fields: list[Field], levels: Mapping[etree._Element, int]) -> bool:
    """Count every sequence in the order of the document; returns whether anything changed.

    Args:
        fields: those of the body, in order.
        levels: the paragraphs of the body in order → their level, 0 for those that are no headings.
    """
    counting = _Counting(levels)
    changed = False
    for field in fields:
        if field.kind == "SEQ":
            changed |= counting.count(field)
    return changed


class _Counting:
    def __init__(self, levels: Mapping[etree._Element, int]) -> None:
        self.positions = {paragraph: index for index, paragraph in enumerate(levels)}
        self.levels = list(levels.values())
        self.numbers: dict[str, int] = {}
        self.last: dict[str, int] = {}
        # What a shape's form for new readers shows is repeated in the one for old readers, and not counted there.
        self.shown: dict[etree._Element, list[str | None]] = {}

    def count(self, field: Field) -> bool:
        around = next(field.begin.iterancestors(_ALTERNATE), None)
        if around is not None and next(field.begin.iterancestors(_FALLBACK), None) is not None:
            repeated = self.shown.get(around, [])
            return _set(field, repeated.pop(0)) if repeated else False
        arguments, switches = field.words("rs*#")
        name = arguments[0].casefold() if len(arguments) == 1 else ""
        text = self._next(name, field, switches) if name else None
        if around is not None:
            self.shown.setdefault(around, []).append(text)
        return _set(field, text)

    def _next(self, name: str, field: Field, switches: Mapping[str, str]) -> str | None:
        """What the field shows; None where only Word knows."""
        at = self.positions.get(field.paragraphs[0], 0) if field.paragraphs else 0
        if "r" in switches:
            if not _NUMBER(switches["r"]):
                return None
            self.numbers[name] = int(switches["r"])
        elif "c" not in switches:
            if _NUMBER(switches.get("s", "")) and self._passed(name, at, int(switches["s"])):
                self.numbers[name] = 0
            self.numbers[name] = self.numbers.get(name, 0) + 1
        self.last[name] = at
        if "h" in switches and "*" not in switches:
            return ""
        return None if "#" in switches else numeral(self.numbers.get(name, 0), switches.get("*", ""))

    def _passed(self, name: str, at: int, level: int) -> bool:
        """Whether a heading of this level, or above it, stands between the last field of the sequence and this one."""
        between = self.levels[self.last.get(name, -1) + 1 : at + 1]
        return any(0 < each <= level for each in between)


def _set(field: Field, text: str | None) -> bool:
    """Make a field show a number; marked where Word alone can work it out. Returns whether anything changed."""
    if text is not None and field.result == text:
        field.known()
        return False
    if text is None or not field.show(text):
        field.ask()
    else:
        field.known()
    return True


def numeral(number: int, formats: str) -> str | None:
    """A number as `\\* …` asks; None for a format that is not known here."""
    named = [word for word in formats.split() if word.upper() not in _LOOKS]
    kind = named[0] if named else "ARABIC"
    small = kind[:1].islower()
    if kind.upper() == "ARABIC":
        return str(number)
    if kind.upper() == "ALPHABETIC" and 0 < number <= _MOST_LETTERS:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if small else letter.upper()
    if kind.upper() == "ROMAN" and 0 < number < 4000:
        out = ""
        for value, sign in _ROMAN:
            out += sign * (number // value)
            number %= value
        return out if small else out.upper()
    return None
