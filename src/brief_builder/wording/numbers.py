"""A Decimal, a unit and a scale → the number as the language writes it: "C$2.1 billion", "12%", "41,900"."""

import re
from collections.abc import Mapping
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from brief_builder.facts.interval import half_up
from brief_builder.wording.language import Language

# A figure as a reader sees one: digits with their separators, in Latin or Khmer numerals. What belongs to a name is
# none: the 7 of “G7”, the 19 of “COVID-19”; behind the code of a currency it is one.
_NAMED = r"(?<![A-Za-zÀ-ɏ\d])(?<!\d[.,\u00a0\u202f])(?<![A-Za-z]-)"
_MONEY = r"(?:C\$|US\$|\$|(?:(?<=CAD)|(?<=USD)|(?<=EUR)|(?<=GBP)|(?<=KHR)|(?<=THB)|(?<=VND)|(?<=Rs)))"
_DIGITS = r"(?:\d[\d,.\u00a0\u202f]*\d|\d)"
_PARTED = r"(?<!\d)(?<!\d[.,\u00a0\u202f])\d+[.,]\d[\d,.\u00a0\u202f]*(?<=\d)"  # “R2.4”: no name has a decimal mark
PRINTED = re.compile(rf"{_MONEY}{_DIGITS}|{_NAMED}{_DIGITS}|{_PARTED}|[០-៩]+")


def amount(language: Language, value: Decimal, unit: str, scale: int, decimals: int) -> str:
    """The value with its unit, its sign and as many digits as `decimals` (XBRL, base units) allows.

    Args:
        value: in base units; rounded half-up here, never by the locale's own rule.
        scale: power of ten of the scale word to use; 0 for none.
    """
    size, places = _scaled(abs(value), scale, decimals)
    digits = _digits(language, size, places)
    category = Locale.parse(language.locale).plural_form(size)
    words = _one_of(language.scales.get(scale), category, "{n}").format(n=digits)
    if unit in language.units:
        words = _one_of(language.units[unit], category, "{n}").format(n=words)
    elif unit in language.money:
        plain, scaled = language.money[unit]
        words = (scaled if scale in language.scales else plain).format(n=words)
    else:
        words = language.money_other.format(n=words, code=unit)
    return language.minus.format(x=words) if value < 0 and size != 0 else words


def bare(language: Language, value: Decimal, scale: int, decimals: int) -> str:
    """The value with its sign and nothing else: as many digits as `decimals` (XBRL, base units) allows at the scale."""
    size, places = _scaled(abs(value), scale, decimals)
    digits = _digits(language, size, places)
    return language.minus.format(x=digits) if value < 0 and size != 0 else digits


def ends(
    language: Language, low: Decimal, high: Decimal, unit: str, scale: int, decimals: int, *, plus: bool = False
) -> tuple[str, str]:
    """Both ends of a range; where the language says the unit once, the lower end comes without it.

    Args:
        low, high: in base units.
        plus: a value above zero gets its sign too.
    """

    def signed(value: Decimal, words: str) -> str:
        return language.plus.format(x=words) if plus and value > 0 else words

    lower = bare(language, low, scale, decimals) if language.unit_once else amount(language, low, unit, scale, decimals)
    return signed(low, lower), signed(high, amount(language, high, unit, scale, decimals))


def unit_words(language: Language, unit: str, scale: int) -> str:
    """What numbers without a unit are counted in: "C$ billion", "%", "persons"; empty for a ratio.

    Args:
        scale: power of ten: 0, 3, 6, 9 or 12.

    Raises:
        ValueError: there is no word for the scale, or the unit is not counted by scales.
    """
    words = language.said_once
    alone, scaled = words.names.get(unit, words.other)
    if scale == 0:
        return alone.format(code=unit)
    if scale not in words.scales or not scaled:
        raise ValueError(f"{unit} has no word for the scale {scale}")
    return scaled.format(code=unit, scale=words.scales[scale])


def plain_number(language: Language, value: Decimal, places: int) -> str:
    """The value rounded half-up to so many places behind the decimal mark, grouped, with a true minus."""
    return bare(language, value, 0, places)


def counted(language: Language, number: int) -> str:
    """A count in prose: a word up to nine, digits from ten."""
    return language.counts[number] if 0 <= number < len(language.counts) else _digits(language, Decimal(number), 0)


def _scaled(size: Decimal, scale: int, decimals: int) -> tuple[Decimal, int]:
    """The size at the scale, rounded to the places that can be shown; and how many these are."""
    places = max(scale + decimals, 0)
    return half_up(size.scaleb(-scale), places), places


def _digits(language: Language, value: Decimal, places: int) -> str:
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return str(format_decimal(value, format=pattern, locale=language.locale))


def _one_of(patterns: Mapping[str, str] | None, category: str, otherwise: str) -> str:
    """The pattern for a plural category."""
    return patterns.get(category, patterns.get("other", otherwise)) if patterns else otherwise
