"""A seed → figures of every unit, bound, scale and precision, and ways of saying them: what the round trip reads."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from brief_builder.facts import Figure
from brief_builder.facts.figure import OPEN_BOUNDS, stated_interval
from brief_builder.facts.interval import floored
from brief_builder.facts.period import Period, read_period
from brief_builder.facts.units import OwnUnit

UNITS = {
    "boats": OwnUnit(
        "boats",
        {"en": {"one": "boat", "other": "boats"}, "fr": {"one": "bateau", "other": "bateaux"}, "km": {"other": "ទូក"}},
        counted=True,
    ),
    "schools": OwnUnit(
        "schools",
        {
            "en": {"one": "school", "other": "schools"},
            "fr": {"one": "école", "other": "écoles"},
            "km": {"other": "សាលា\u200bរៀន"},
        },
        counted=True,
        feminine=frozenset({"fr"}),
    ),
    "ounces": OwnUnit(
        "ounces",
        {"en": {"one": "ounce", "other": "ounces"}, "fr": {"one": "once", "other": "onces"}, "km": {"other": "អោន"}},
    ),
    "km2": OwnUnit("km2", {"en": {"other": "km²"}, "fr": {"other": "km²"}, "km": {"other": "គីឡូម៉ែត្រ\u200bការ៉េ"}}),
}
_SIMPLE = (
    *("CAD", "USD", "EUR", "GBP", "KHR", "JPY", "percent", "points", "ratio", "persons", "organizations"),
    *("boats", "schools", "ounces", "km2"),
)
_RATES = (
    *("CAD/persons", "USD/organizations", "CAD/USD", "USD/CAD", "persons/km2", "boats/persons", "EUR/ounces"),
    *("persons/organizations", "JPY/boats", "KHR/USD", "organizations/CAD", "schools/persons", "ounces/schools"),
)
_BOUNDS = ("eq", "eq", "approx", "gt", "ge", "lt", "le", "nearly")
_WIDTHS = tuple(map(Decimal, ("0", "0.2", "0.7", "1.4", "3", "40")))  # in units of the last digit
_PERIODS = (
    *("{y}", "{y}-{m:02}", "{y}-{m:02}-{d:02}", "{y}-Q{q}", "{y}-H{h}", "FY{y}-{m:02}", "{y}/{z}", "{y}-01/{y}-{m:02}"),
    *("{y}-{m:02}-{d:02}/{z}-{m:02}-{d:02}", "{y}-{m:02}-01/{y}-{m:02}-{d2:02}", "{y}-03-{d:02}/{y}-08-{d:02}"),
    *("../{y}", "{y}/..", "../{y}-{m:02}", "{y}-{m:02}-{d:02}/..", "202X", "19XX", "unknown", "{y}-{m:02}/{z}-{m:02}"),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A figure, and how it is to be said: `way` as pieces have it, `as_range` where “about” would do.

    `spell` is prose, with small counts in words; `compact` the letters of tables, “C$2.1B”.
    """

    figure: Figure
    way: str
    as_range: bool
    yearly: bool
    spell: bool
    compact: bool = False


def samples(seed: int, count: int) -> Iterator[Sample]:
    """So many figures, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311  for tests, which need the same figures each time
    for _ in range(count):
        figure = _figure(dice)
        ways = ["figure", "short", "size", "number"]
        if figure.derived and figure.bound == "eq":
            ways += ["change", "brief_change"]
        way = dice.choice(ways)
        if way == "number":
            way = f"number {dice.choice((0, 3, 6, 9, 12))}"
        yearly = way in ("short", "change", "brief_change") and figure.unit == "percent" and dice.random() < 0.3
        compact = way in ("figure", "short") and not yearly
        as_range, spell = dice.random() < 0.3, dice.random() < 0.5
        yield Sample(figure, way, as_range, yearly, spell, compact and dice.random() < 0.5)


def periods(seed: int, count: int) -> Iterator[Period]:
    """So many periods; a third of them approximate, uncertain or both."""
    dice = random.Random(seed)  # noqa: S311  for tests, which need the same figures each time
    while count:
        y, m = dice.randint(1950, 2049), dice.randint(1, 12)
        d = dice.randint(1, 14)
        text = dice.choice(_PERIODS).format(
            y=y, z=y + dice.randint(1, 9), m=m, d=d, d2=d + 14, q=dice.randint(1, 4), h=dice.randint(1, 2)
        )
        mark = dice.choice(("", "", "", "", "~", "?", "%"))
        if mark and not text.endswith((".", "unknown")):
            text += mark
        yield read_period(text)
        count -= 1


def _figure(dice: random.Random) -> Figure:
    unit = dice.choice(_SIMPLE if dice.random() < 0.7 else _RATES)
    scale, places = dice.choice((0, 0, 3, 6, 9, 12)), dice.randint(-2, 3)
    digits = dice.choice(
        (0, dice.randint(0, 9), dice.randint(-99, 99), dice.randint(-99_999, 99_999), dice.randint(-(10**12), 10**12))
    )
    counted = unit in UNITS and UNITS[unit].counted
    value, decimals = Decimal(digits).scaleb(scale - places), places - scale
    bound, estimated = dice.choice(_BOUNDS), dice.random() < 0.2
    if dice.random() < 0.6:
        known = stated_interval(value, decimals, bound, unit, counted=counted)
        return Figure(value, known.low, known.high, decimals, unit, scale, bound, estimated, counted=counted)
    width = dice.choice(_WIDTHS) * Decimal(1).scaleb(-decimals)
    low, high = (value + sign * width * dice.randint(0, 100) / 100 for sign in (-1, 1))
    point = value + (high - value) * dice.randint(0, 100) / 100
    if bound in OPEN_BOUNDS and bound != "nearly":  # as a formula leaves it: rounded to the other side
        point = floored(low, decimals) if bound in ("gt", "ge") else -floored(-high, decimals)
    else:
        bound = "eq"
    return Figure(point, low, high, decimals, unit, scale, bound, estimated, derived=True, counted=counted)
