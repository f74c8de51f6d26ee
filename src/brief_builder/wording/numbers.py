"""A Decimal, a unit and a scale → the number as the language writes it: "C$2.1 billion", "12%", "41,900"."""

import re
from collections.abc import Mapping
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from brief_builder.facts.interval import half_up
from brief_builder.facts.units import above_below, is_currency
from brief_builder.problems import Fault
from brief_builder.wording.language import Language

# A figure as a reader sees one: digits with their separators, in Latin or Khmer numerals. What belongs to a name is
# none: the 7 of “G7”, the 19 of “COVID-19”; behind the code of a currency it is one.
_NAMED = r"(?<![A-Za-zÀ-ɏ\d])(?<!\d[.,\u00a0\u202f])(?<![A-Za-z]-)"
_MONEY = r"(?:C\$|US\$|\$|(?:(?<=CAD)|(?<=USD)|(?<=EUR)|(?<=GBP)|(?<=KHR)|(?<=THB)|(?<=VND)|(?<=Rs)))"
_DIGITS = r"(?:\d[\d,.\u00a0\u202f]*\d|\d)"
_PARTED = r"(?<!\d)(?<!\d[.,\u00a0\u202f])\d+[.,]\d[\d,.\u00a0\u202f]*(?<=\d)"  # “R2.4”: no name has a decimal mark
PRINTED = re.compile(rf"{_MONEY}{_DIGITS}|{_NAMED}{_DIGITS}|{_PARTED}|[០-៩]+")


def amount(language: Language, value: Decimal, unit: str, scale: int, decimals: int, *, spell: bool = False) -> str:
    """The value with its unit, its sign and as many digits as `decimals` (XBRL, base units) allows.

    Args:
        value: in base units; rounded half-up here, never by the locale's own rule.
        scale: power of ten of the scale word to use; 0 for none.
        spell: what is counted in wholes is in words from zero to nine (Canada.ca, 4.6); all else keeps its digits.
    """
    size, places = _scaled(abs(value), scale, decimals)
    word = _spelled(language, size, unit) if spell and places == 0 and scale not in language.scales else None
    words = _sized(language, size, places, unit, scale, spelled=word if value >= 0 else None)
    return language.minus.format(x=words) if value < 0 and size != 0 else words


def _spelled(language: Language, size: Decimal, unit: str) -> str | None:
    """The word for a small number of what comes in wholes; None where it is written in digits.

    One, where it has a gender, agrees with a unit of the pack. Whom persons and organizations are is said by the
    sentence around them, and so is their gender.
    """
    if unit not in language.wholes or size != size.to_integral_value() or not 0 <= size < len(language.counts):
        return None
    if size == 1 and language.one_feminine:
        if unit not in language.own | language.gendered:
            return None
        return language.one_feminine if unit in language.feminine else language.counts[1]
    return language.counts[int(size)]


def _sized(
    language: Language,
    size: Decimal,
    places: int,
    unit: str,
    scale: int,
    *,
    of_rate: bool = False,
    spelled: str | None = None,
) -> str:
    """A size with its unit; `of_rate` names what stands for each of something: persons, whom a label names else."""
    above, below = above_below(unit)
    if below:
        return _for_each(language, _sized(language, size, places, above, scale, of_rate=True), below)
    digits = spelled or _digits(language, size, places)
    category = Locale.parse(language.locale).plural_form(size)
    words = _one_of(language.scales.get(scale), category, "{n}").format(n=digits)
    scaled = scale in language.scales
    if unit in language.own or (of_rate and unit in language.rates.things):
        word = _one_of(_thing(language, unit), "other" if scaled else category, unit)
        made = language.rates.thing[scaled].format(n=words, unit=word)
        # The no-break space belongs between digits and a word (Canada.ca, 4.6).
        return language.contracted(made.replace("\u00a0", " ") if spelled else made)
    if unit in language.units:
        return _one_of(language.units[unit], category, "{n}").format(n=words)
    if unit in language.money:
        return language.money[unit][scaled].format(n=words)
    return language.money_other.format(n=words, code=unit)


def _for_each(language: Language, words: str, below: str) -> str:
    """“C$55 per person”, “C$1.37 per US$1”."""
    rates = language.rates
    if below in rates.per:
        return rates.per[below].format(x=words)
    if is_currency(below):
        return rates.per_money.format(x=words, one=_sized(language, Decimal(1), 0, below, 0))
    return rates.per_thing.format(x=words, one=_one_of(_thing(language, below), "one", below))


def _thing(language: Language, unit: str) -> Mapping[str, str]:
    """The words of what is counted; Fault text-missing for a unit of the pack that has none in the language."""
    if unit not in language.rates.things:
        help_ = f"add `{language.code}:` under its `label:` in units.yaml"
        raise Fault("text-missing", f"the unit `{unit}` has no word in the language `{language.code}`", help=help_)
    return language.rates.things[unit]


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

    above, below = above_below(unit)
    if language.unit_once:
        lower = bare(language, low, scale, decimals)
    else:  # “C$54 to C$57 per person”
        lower = amount(language, low, above if below else unit, scale, decimals)
    return signed(low, lower), signed(high, amount(language, high, unit, scale, decimals))


def unit_words(language: Language, unit: str, scale: int) -> str:
    """What numbers without a unit are counted in: "C$ billion", "%", "persons"; empty for a ratio.

    Args:
        scale: power of ten: 0, 3, 6, 9 or 12.

    Raises:
        ValueError: there is no word for the scale, or the unit is not counted by scales.
    """
    words = language.said_once
    above, below = above_below(unit)
    if below:
        return _for_each(language, unit_words(language, above, scale), below)
    alone, scaled = words.names.get(unit, words.other)
    if unit in language.own:
        word = _one_of(_thing(language, unit), "other", unit)
        pattern = language.rates.thing[1].format(n="{scale}", unit=word)
        alone, scaled = word, language.contracted(pattern.format(scale=words.scales.get(scale, "")))
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
    return language.in_numerals(str(format_decimal(value, format=pattern, locale=language.locale)))


def _one_of(patterns: Mapping[str, str] | None, category: str, otherwise: str) -> str:
    """The pattern for a plural category."""
    return patterns.get(category, patterns.get("other", otherwise)) if patterns else otherwise
