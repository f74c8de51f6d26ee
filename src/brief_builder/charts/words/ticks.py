"""A number and a language → its digits, as they stand on an axis."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from brief_builder.facts import Facts
from brief_builder.wording import Voice


@lru_cache(maxsize=4096)
def digits(language: str, value: Decimal, places: int) -> str:
    """The number with so many digits behind the mark, grouped as the language does, with a true minus."""
    return _voice(language).plain_number(value, places)


@lru_cache(maxsize=8)
def _voice(language: str) -> Voice:
    return Voice(language, Facts({}))
