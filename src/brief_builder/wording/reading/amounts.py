"""A number with its sign, scale word and unit, in words → its value, the digits that are shown, and its unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from brief_builder.facts.evidence.currencies import currencies_in
from brief_builder.facts.number import numbers_in
from brief_builder.facts.units import OwnUnit, is_currency
from brief_builder.wording.reading.words import FRAMES, SENTENCE_ENDS, Frames, plain

_SIGNED = re.compile(r"(?P<sign>[−+]?)(?P<money>C\$|US\$|€|£|[A-Z]{3} )?(?=\S)")
_CODE = re.compile("[A-Z]{3}")
# Digits grouped by threes, all or none; more digits than a float holds are no matter here.
_DIGITS = {
    "en": re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<behind>\d+))?"),
    "fr": re.compile(r"(?:\d{1,3}(?: \d{3})+|\d+)(?:,(?P<behind>\d+))?"),
    "km": re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<behind>\d+))?"),
}


class UnreadableError(Exception):
    """The words are no figure that is printed here."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number says.

    Attributes:
        value: with its sign, in base units.
        decimals: place of its last digit, as in XBRL: −8 of “2.1 billion”.
        scale: power of ten of its scale word, 0 without one.
        unit: what it counts; None where the words do not say it.
    """

    value: Decimal
    decimals: int
    scale: int
    unit: str | None


def read_amount(words: str, language: str, units: Mapping[str, OwnUnit], *, rate: bool = False) -> Amount:
    """The one number that the words are; `words` are `plain`.

    Args:
        units: those of the pack.
        rate: it is the upper part of a rate.

    Raises:
        UnreadableError: they are anything else.
    """
    frames = FRAMES[language]
    if not rate and (per := re.fullmatch(frames.per, words)) is not None:
        below = _below(per["one"], language, units, frames)
        if below is not None:
            above = read_amount(per["x"], language, units, rate=True)
            if above.unit is None or "/" in above.unit:
                raise UnreadableError(words)
            return Amount(above.value, above.decimals, above.scale, f"{above.unit}/{below}")
    # A unit of the pack may begin like a scale word (“thousand tonnes”): it is taken off before the number is read.
    own, words = _own_unit(words, language, units, frames)
    begun = _SIGNED.match(words)
    if begun is None:
        raise UnreadableError(words)
    # The sign of money stays before the number: by it, the M of $2.1M is known for a million.
    found = next((number for number in numbers_in(words, language) if number.start == begun.end()), None)
    digits = _DIGITS[language].match(words, begun.end())
    if found is None:
        raise UnreadableError(words)
    behind = words[found.end :]
    places = len(digits["behind"] or "") if digits is not None else 0
    if own:
        unit: str | None = own
        if behind or found.percent or begun["money"]:
            raise UnreadableError(words)
    elif begun["money"]:
        unit = _currency(begun["money"].strip())
        if behind or found.percent:
            raise UnreadableError(words)
    else:
        unit = "percent" if found.percent else _unit(behind, language, units, frames, scaled=found.scale > 0)
        if found.percent and behind:
            raise UnreadableError(words)
    value = -found.value if begun["sign"] == "−" else found.value
    return Amount(value, places - found.scale, found.scale, unit)


def _own_unit(words: str, language: str, units: Mapping[str, OwnUnit], frames: Frames) -> tuple[str, str]:
    """The unit of the pack with which the words end, and the words before it; "" where they end with none."""
    labels = [(plain(label), name) for name, own in units.items() for label in own.label.get(language, {}).values()]
    ended = words.rstrip(SENTENCE_ENDS)  # “t.” is a unit, with and without its point
    for label, name in sorted(labels, key=lambda pair: -len(pair[0])):
        if label and ended.endswith(label) and len(ended) > len(label):
            return name, re.sub(rf" {frames.of}$" if frames.of else " $", "", ended[: -len(label)]).rstrip()
    return "", words


def _currency(words: str) -> str:
    if _CODE.fullmatch(words):
        return words
    found = currencies_in(words)
    if len(found) != 1:
        raise UnreadableError(words)
    return found.pop()


def _unit(
    words: str, language: str, units: Mapping[str, OwnUnit], frames: Frames, *, scaled: bool = False
) -> str | None:
    """The unit whose words stand behind a number; None where there are none."""
    name = words.strip()
    if not name:
        return None
    if re.fullmatch(frames.points, name):
        return "points"
    if scaled and frames.of:
        name = re.sub(f"^{frames.of}", "", name)
    for unit, own in units.items():
        if name in {plain(word) for word in own.label.get(language, {}).values()}:
            return unit
    for unit, named in frames.things.items():
        if name in named:
            return unit
    return _currency(name)


def _below(words: str, language: str, units: Mapping[str, OwnUnit], frames: Frames) -> str | None:
    """What a rate is for each of; None where the words are no such thing."""
    for unit, named in frames.one.items():
        if words in named:
            return unit
    if re.match(r"\d|[A-Z]+\$|[€£]|[A-Z]{3} \d", words):
        one = read_amount(words, language, units, rate=True)
        return one.unit if one.value == 1 and one.unit is not None and is_currency(one.unit) else None
    try:
        return _unit(words.removeprefix(frames.each), language, units, frames)
    except UnreadableError:
        return None
