"""A number and its Excel number format → the number as the sheet shows it, which decides its precision.

ECMA-376 Part 1, 18.8.31: up to four sections, for positive and negative numbers, zero and text. What is spelled out
here has a point before the decimals, no marks for thousands, and English words for a scale.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from brief_builder.problems import Fault

_SCALES = {0: "", 3: " thousand", 6: " million", 9: " billion", 12: " trillion"}
# What people write behind a number for its scale.
_SCALE_WORDS = {
    **dict.fromkeys(("K", "thousand", "thousands", "millier", "milliers", "ពាន់"), 3),
    **dict.fromkeys(("M", "Mn", "mn", "Mio", "mio", "million", "millions", "លាន"), 6),
    **dict.fromkeys(("B", "Bn", "bn", "Md", "Mrd", "Mds", "billion", "milliard", "milliards", "ប៊ីលាន", "ពាន់លាន"), 9),
}
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_GENERAL_WIDTH = 10  # digits of a number that is not whole: General shows eleven characters with the point
_DIGITS = Context(prec=400, rounding=ROUND_HALF_UP)
Token = tuple[str, str]


def exact(value: float) -> Decimal:
    """The number that a cell holds, to the 15 digits that Excel keeps.

    Raises:
        Fault: cell-unreadable for what is no finite number.
    """
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if not number.is_finite():
        raise Fault("cell-unreadable", "this number is too large")
    return number


def written(value: Decimal, code: str) -> str:
    """The number as the sheet shows it: (2.04, "0.0") → "2.0", (0.125, "0.0%") → "12.5%".

    Raises:
        Fault: cell-unreadable when the format hides the number or shows another one.
    """
    section = _section(value, _sections(code))
    if any(kind in ("general", "@", "/") for kind, _ in section):
        return _general(value)
    if not any(kind == "digit" for kind, _ in section):
        if value != 0:
            raise Fault("cell-unreadable", f"the number format of this cell, `{code}`, hides its number")
        section = _sections(code)[0]
        if not any(kind == "digit" for kind, _ in section):
            return "0"
    return _formatted(value, section, code)


def _formatted(value: Decimal, section: list[Token], code: str) -> str:
    kinds = [kind for kind, _ in section]
    power = kinds.index("E") if "E" in kinds else len(kinds)
    mantissa = section[:power]
    point = next((i for i, (kind, _) in enumerate(mantissa) if kind == "."), len(mantissa))
    decimals = [sign for kind, sign in mantissa[point:] if kind == "digit"]
    if "E" in kinds:
        # As many digits as the mantissa shows; written out, as nothing else is said in powers of ten.
        places = len(decimals) - (value.adjusted() if value else 0)
        return _plain(value, places, places)
    whole = [i for i, (kind, _) in enumerate(mantissa[:point]) if kind == "digit"]
    behind = [i for i, (kind, _) in enumerate(mantissa) if kind == "digit"]
    scaled = sum(1 for i, kind in enumerate(kinds[:point]) if kind == "," and i > (whole[-1] if whole else -1))
    scaled += sum(1 for i, kind in enumerate(kinds) if kind == "," and i > max(point, behind[-1]))
    percent = kinds.count("%")
    _check_words(section, 3 * scaled, code)
    shifted = value.scaleb(2 * percent - (0 if percent == 0 else 3 * scaled), _DIGITS)
    fixed = max((i + 1 for i, sign in enumerate(decimals) if sign != "#"), default=0)
    if percent:
        return _plain(shifted, len(decimals), fixed) + "%"
    if any(kind == "text" and "%" in text for kind, text in section) and not scaled:
        return _plain(value, len(decimals), fixed) + "%"  # `0.0" %"` writes the sign without multiplying
    if 3 * scaled not in _SCALES:
        raise Fault("cell-unreadable", f"the number format of this cell, `{code}`, leaves out too many digits")
    return _plain(value.scaleb(-3 * scaled, _DIGITS), len(decimals), fixed) + _SCALES[3 * scaled]


def _check_words(section: list[Token], power: int, code: str) -> None:
    """`0.0" million"` over a cell that holds 2.1 shows 2.1 million: what is meant must be said."""
    words = re.findall(r"[^\W\d_]+", " ".join(text for kind, text in section if kind == "text"))
    for word in words:
        meant = _SCALE_WORDS.get(word)
        if meant is not None and meant != power:
            shown = f"the number format `{code}` writes “{word}” behind the number"
            has = f"leaves out {power} digits" if power else "leaves out no digits"
            raise Fault(
                "number-ambiguous",
                f"{shown} and {has}: it cannot be told how much is meant",
                help="give the cell a plain number format, or write the number out",
            )


def _plain(value: Decimal, places: int, fixed: int) -> str:
    """Rounded half away from zero to `places`; of the decimals, zeros at the end beyond the first `fixed` are cut."""
    rounded = value.quantize(Decimal(1).scaleb(-places), context=_DIGITS) if -350 < places < 350 else value
    text = f"{rounded:f}"
    whole, _, decimals = text.partition(".")
    if len(decimals) > fixed:
        decimals = decimals[:fixed] + decimals[fixed:].rstrip("0")
    text = f"{whole}.{decimals}" if decimals else whole
    return text.removeprefix("-") if not rounded else text


def _general(value: Decimal) -> str:
    """Whole numbers in full; others to as many digits as a cell has room for, from 0.0001 on."""
    if value == value.to_integral_value(context=_DIGITS):
        return f"{value.to_integral_value(context=_DIGITS):f}".replace("-0", "0") if not value else f"{value:.0f}"
    if value.adjusted() < -4:
        return f"{value:f}"
    places = max(_GENERAL_WIDTH - max(value.adjusted() + 1, 1), 0)
    return _plain(value, places, 0)


def _section(value: Decimal, sections: list[list[Token]]) -> list[Token]:
    numeric = sections[:3]
    if any(kind == "if" for section in numeric for kind, _ in section):
        for section in numeric:
            condition = next((text for kind, text in section if kind == "if"), "")
            if not condition or _holds(value, condition):
                return section
        return numeric[-1]
    if value < 0 and len(numeric) > 1:
        return numeric[1]
    return numeric[2] if value == 0 and len(numeric) > 2 else numeric[0]


def _holds(value: Decimal, condition: str) -> bool:
    found = _CONDITION.fullmatch(condition)
    if found is None:
        return False
    limit = Decimal(found[2])
    return {
        "<": value < limit, ">": value > limit, "=": value == limit,
        "<=": value <= limit, ">=": value >= limit, "<>": value != limit,
    }[found[1]]  # fmt: skip


@lru_cache(maxsize=1000)
def _sections(code: str) -> list[list[Token]]:
    """The format as signs, each with its kind: digit . , % E / @ general if text; `char` is a bare letter."""
    sections: list[list[Token]] = [[]]
    at = 0
    while at < len(code):
        sign, step = code[at], 1
        here = sections[-1]
        if sign == ";":
            sections.append([])
        elif sign == '"':
            end = code.find('"', at + 1)
            end = len(code) if end < 0 else end
            here.append(("text", code[at + 1 : end]))
            step = end + 1 - at
        elif sign == "\\":
            here.append(("text", code[at + 1 : at + 2]))
            step = 2
        elif sign in "_*":
            step = 2  # a space as wide as the next sign, or the next sign again and again
        elif sign == "[":
            end = code.find("]", at)
            end = len(code) if end < 0 else end
            if _CONDITION.fullmatch(code[at + 1 : end]):
                here.append(("if", code[at + 1 : end]))
            elif code[at + 1 : end].lower().strip("hms") == "":
                here.append(("char", code[at + 1 : at + 2]))
            step = end + 1 - at
        elif sign in "0#?":
            here.append(("digit", sign))
        elif sign in ".,%/@":
            here.append((sign, sign))
        elif sign in "Ee" and code[at + 1 : at + 2] in ("+", "-"):
            here.append(("E", sign))
            step = 2
        elif code[at : at + 7].lower() == "general":
            here.append(("general", ""))
            step = 7
        else:
            here.append(("char" if sign.isalpha() else "text", sign))
        at += step
    return sections


def dated(value: datetime | date, code: str) -> str:
    """A date as far as its format shows it: a day, a month or a year, as periods are written."""
    letters = {text.lower() for kind, text in _sections(code)[0] if kind == "char"}
    if isinstance(value, datetime):
        if "h" in letters or "s" in letters:
            return value.isoformat(sep=" ")
        value = value.date()
    if "y" in letters and "d" not in letters:
        return value.isoformat()[: 7 if "m" in letters else 4]
    return value.isoformat()
