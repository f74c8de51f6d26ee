"""A number and a language → its digits, as they stand on an axis."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from brief_builder.facts.interval import half_up
from brief_builder.wording.language import language_of
from brief_builder.wording.languages import LANGUAGES


@lru_cache(maxsize=4096)
def digits(language: str, value: Decimal, places: int) -> str:
    """The number with so many digits behind the mark, grouped as the language does, with a true minus."""
    size = half_up(abs(value), places)
    words = language_of(language, LANGUAGES)
    text = str(format_decimal(size, format="#,##0" + ("." + "0" * places if places else ""), locale=words.locale))
    return words.minus.format(x=text) if value < 0 and size else text
