"""A Decimal, a unit and a scale → the number as the language writes it: "C$2.1 billion", "12%", "41,900"."""

from collections.abc import Mapping
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from brief_builder.facts.interval import half_up
from brief_builder.wording.language import Language


def amount(language: Language, value: Decimal, unit: str, scale: int, decimals: int) -> str:
    """The value with its unit, its sign and as many digits as `decimals` (XBRL, base units) allows.

    Args:
        value: in base units; rounded half-up here, never by the locale's own rule.
        scale: power of ten of the scale word to use; 0 for none.
    """
    size = abs(value).scaleb(-scale)
    places = max(scale + decimals, 0)
    digits = _digits(language, half_up(size, places), places)
    category = Locale.parse(language.locale).plural_form(half_up(size, places))
    words = _one_of(language.scales.get(scale), category, "{n}").format(n=digits)
    if unit in language.units:
        words = _one_of(language.units[unit], category, "{n}").format(n=words)
    elif unit in language.money:
        plain, scaled = language.money[unit]
        words = (scaled if scale in language.scales else plain).format(n=words)
    else:
        words = language.money_other.format(n=words, code=unit)
    return language.minus.format(x=words) if value < 0 and half_up(size, places) != 0 else words


def counted(language: Language, number: int) -> str:
    """A count in prose: a word up to nine, digits from ten."""
    return language.counts[number] if 0 <= number < len(language.counts) else _digits(language, Decimal(number), 0)


def _digits(language: Language, value: Decimal, places: int) -> str:
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return str(format_decimal(value, format=pattern, locale=language.locale))


def _one_of(patterns: Mapping[str, str] | None, category: str, otherwise: str) -> str:
    """The pattern for a plural category."""
    return patterns.get(category, patterns.get("other", otherwise)) if patterns else otherwise
