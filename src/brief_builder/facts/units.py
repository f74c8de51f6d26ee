"""A unit as facts write it ("CAD", "persons", "CAD/USD", "tonnes") → what it is made of, and the unit of a product."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from brief_builder.facts.origin import Origin
from brief_builder.problems import Fault, did_you_mean

NUMBER = frozenset({"", "ratio"})  # a number of a formula, and a ratio: they count nothing
BUILT_IN = ("persons", "organizations", "percent", "points", "ratio")
WHOLE = frozenset({"persons", "organizations"})  # there is no half of one
_ALONE = frozenset({"percent", "points", "ratio"})  # these stand in no compound unit
_CURRENCY = re.compile("[A-Z]{3}")
_FEW = 4  # currencies of one name that are offered


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """A unit that a pack declares in units.yaml.

    Attributes:
        label: language → plural category of Babel (one, other …) → the word behind the number.
        counted: it comes in wholes, as persons do: 41 is exactly 41.
        feminine: languages in which its word is feminine: « une tonne ».
        origin: where it was declared; None when nobody knows.
    """

    name: str
    label: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    counted: bool = False
    feminine: frozenset[str] = frozenset()
    origin: Origin | None = field(default=None, compare=False)


def is_currency(unit: str) -> bool:
    """Whether it is written as ISO 4217 writes currencies; `check_unit` knows whether there is such a one."""
    return _CURRENCY.fullmatch(unit) is not None


def is_money(unit: str) -> bool:
    """Whether a number in it is a sum of money: a currency, also one for each of something."""
    return is_currency(above_below(unit)[0])


def above_below(unit: str) -> tuple[str, str]:
    """What a unit counts, and for each of what: ("CAD", "persons"); the latter is "" of a simple unit."""
    above, _, below = unit.partition("/")
    return above, below


def product(*units: str) -> str | None:
    """The unit of a product, reduced; None when it is none that means anything, such as CAD times persons.

    "" and "ratio" are numbers and change nothing; percent and points are multiplied by nothing but numbers.
    """
    return _reduced(units, ())


def quotient(left: str, right: str) -> str | None:
    """The unit of left ÷ right, reduced; "ratio" when both are the same, None when it means nothing."""
    if left == right and left != "":
        return "ratio"
    return _reduced((left,), (right,))


def _reduced(above: Iterable[str], below: Iterable[str]) -> str | None:
    above, below = list(above), list(below)
    counted = [unit for unit in (*above, *below) if unit not in NUMBER]
    if any(unit in _ALONE for unit in counted):
        return counted[0] if len(counted) == 1 and counted[0] in above else None
    powers: Counter[str] = Counter()
    for units, sign in ((above, 1), (below, -1)):
        for unit in units:
            if unit not in NUMBER:
                top, bottom = above_below(unit)
                powers[top] += sign
                powers[bottom] -= sign if bottom else 0
    tops = [unit for unit, power in powers.items() if power > 0]
    bottoms = [unit for unit, power in powers.items() if power < 0]
    if any(abs(power) > 1 for power in powers.values()) or len(tops) > 1 or len(bottoms) > 1:
        return None
    if not tops:
        return None if bottoms else "ratio" if counted or "ratio" in above or "ratio" in below else ""
    return tops[0] + ("/" + bottoms[0] if bottoms else "")


def check_unit(unit: str, own: Mapping[str, OwnUnit]) -> None:
    """Fault unit-unknown for what is neither a currency, a unit that the program knows, nor one of the pack."""
    above, slash, below = unit.partition("/")
    if slash:
        for part in (above, below):
            if part in _ALONE or "/" in part or not part:
                message = f"`{unit}` is not a unit for each of something"
                raise Fault("unit-unknown", message, help="write two units: CAD/persons, CAD/USD, persons/km2")
            check_unit(part, own)
        if above == below:
            raise Fault("unit-unknown", f"`{unit}` counts a thing for each of itself", help="that is a `ratio`")
        return
    if unit in BUILT_IN or unit in own or (is_currency(unit) and unit in currencies()):
        return
    message = f"`{unit}` is not a unit"
    if is_currency(unit):
        message = f"`{unit}` is no currency of ISO 4217"
    raise Fault("unit-unknown", message, help=_offered(unit, own))


@cache
def currencies() -> frozenset[str]:
    """The codes of ISO 4217, those of former currencies included."""
    from babel.core import get_global  # slow: only for a code that is to be looked up

    return frozenset(get_global("all_currencies"))


# The signs that are one currency's alone; a bare “$” may be any dollar's.
CURRENCY_SIGNS: Mapping[str, str] = {
    "US$": "USD", "CA$": "CAD", "C$": "CAD", "$ CA": "CAD", "$ US": "USD", "A$": "AUD", "€": "EUR", "£": "GBP",
    "៛": "KHR", "₫": "VND", "฿": "THB", "₹": "INR",
}  # fmt: skip
# What people call what is counted here.
_CALLED = {
    "persons": ("people", "person", "individuals", "inhabitants", "employees", "jobs", "students", "visitors"),
    "organizations": ("companies", "company", "firms", "businesses", "organisations", "institutions", "offices"),
}
_SCALED = re.compile(r"(?:in )?(.*?)\s*\b(thousand|million|billion|trillion)s?\b\s*(.*)", re.IGNORECASE)


def _offered(unit: str, own: Mapping[str, OwnUnit]) -> str | tuple[str, ...]:
    if unit in CURRENCY_SIGNS:
        return f"write the code of the currency: `{CURRENCY_SIGNS[unit]}`"
    if scaled := _SCALED.fullmatch(unit):
        rest = (scaled[1] or scaled[3]).removeprefix("of ") or "EUR"
        unit = CURRENCY_SIGNS.get(rest, rest)
        return f"write the scale with the number: `value: 2.1 {scaled[2].lower()}`, `unit: {unit}`"
    named = _named(unit)
    if named:
        return "did you mean " + " or ".join(f"`{code}` ({name})" for code, name in named) + "?"
    known = [*BUILT_IN, *own]
    called = next((built_in for built_in, words in _CALLED.items() if unit.lower() in words), None)
    if called is not None:
        return f"did you mean `{called}`?"
    hint = did_you_mean(unit, known)
    if hint is None and 2 <= len(unit) <= 4 and unit.isalpha():
        hint = did_you_mean(unit.upper(), _in_use())
        if hint and unit.islower() and unit.upper() not in _in_use():
            # Codes of currencies are capitals: `kt` is rather a unit that nobody has declared than KZT.
            return "declare it in units.yaml, if it is a unit of your own", hint
    listed = f"write a currency code such as CAD, one of {', '.join(BUILT_IN)}, or declare it in units.yaml"
    return hint or listed


def _in_use() -> list[str]:
    """Currencies with which somebody pays today; the first of them are offered first."""
    from babel.core import get_global
    from babel.numbers import get_territory_currencies

    return sorted({code for land in get_global("territory_currencies") for code in get_territory_currencies(land)})


def _named(word: str) -> list[tuple[str, str]]:
    """The few currencies in use that are called so in English: `riel` is KHR."""
    from babel.numbers import get_currency_name

    wanted = {word.casefold(), word.casefold().removesuffix("s")}
    names = ((code, str(get_currency_name(code, locale="en"))) for code in _in_use())
    found = [(code, name) for code, name in names if wanted & {name.casefold(), *name.casefold().split()}]
    return found if len(found) <= _FEW else []
