"""A worded number and its value → the number with its sign: a step up has a plus, a step down a minus."""

from __future__ import annotations

import re
from decimal import Decimal

from brief_builder.wording.language import language_of
from brief_builder.wording.languages import LANGUAGES

_NUMBER = re.compile("\\d(?:[\\d.,\u00a0\u202f\u2019]*\\d)?")
_SIGNS = "+-\u2212"


def signed(language: str, number: str, value: Decimal) -> str:
    """“about 2.1” → “about +2.1”: a sign before each of its numbers, unless it has one."""
    if not value or any(sign in number for sign in _SIGNS):
        return number
    words = language_of(language, LANGUAGES)
    pattern = words.plus if value > 0 else words.minus
    return _NUMBER.sub(lambda found: pattern.format(x=found[0]), number)
