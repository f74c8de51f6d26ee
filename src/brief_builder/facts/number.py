"""A number as people write it ("2.1 billion", "more than 41,900") → its exact value, precision and hedge."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from brief_builder.facts.digits import respelled
from brief_builder.facts.hedges import bound_before
from brief_builder.problems import Fault, did_you_mean

_SCALES: dict[str, dict[str, int]] = {
    "en": {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "bn": 9, "trillion": 12},
    "fr": {
        "cent": 2,
        "centaine": 2,
        "mille": 3,
        "millier": 3,
        "million": 6,
        "millions": 6,
        "milliard": 9,
        "milliards": 9,
        "billion": 12,
        "billions": 12,
    },
    "km": {"ទ្រីលាន": 12, "ប៊ីលាន": 9, "ពាន់លាន": 9, "លាន": 6, "ពាន់": 3},
}
_COUNTS: dict[str, tuple[str, ...]] = {
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    "fr": ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    "km": (),
}
_ARTICLES = {"en": ("a", "an"), "fr": ("un", "une"), "km": ()}
_MARKS = {"en": (",", "."), "fr": (" ", ","), "km": (",", ".")}  # thousands, decimal
_KHMER_DIGITS = {0x17E0 + digit: str(digit) for digit in range(10)}
_CURRENCY = re.compile(r"(?:(?:US|CA|Can|C|A)\s?)?[$€£]\s?|(?:CAD|USD|EUR|GBP)\s", re.IGNORECASE)
_MAX_DIGITS = 25  # well within the 28 that Decimal keeps without being asked
_PERCENT = re.compile(r"\s?(?:%|per ?cent\b|pour ?cent\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A number that stands in a text.

    Attributes:
        value: the value in base units: 2_100_000_000 for "2.1 billion".
        decimals: XBRL accuracy from the last written digit. The last zeros of a whole number without a scale word
            are not counted as known: 41,900 has −2.
        scale: power of ten of the scale word, 0 without one.
        percent: a percent sign follows.
        bound: what the words before it make of it: eq, approx, gt, ge, lt, le or nearly.
        start: 0-based offset of its first digit or word in the text.
        end: offset behind its last.
    """

    value: Decimal
    decimals: int
    scale: int
    percent: bool
    bound: str
    start: int
    end: int


def numbers_in(text: str, language: str = "en") -> list[Written]:
    """Every number of a text, in order; years and dates are numbers too."""
    text = _plain(text)
    language = language if language in _SCALES else "en"
    return [_written(match, text, language) for match in _pattern(language).finditer(text)]


def read_number(text: str, unit: str = "", language: str = "en", decimal: str = "") -> Written:
    """The one number that a text consists of; Fault number-unreadable when there is anything else.

    Its marks may be those of any country; `decimal` is the one before its decimals where that is known, and a number
    that could be read either way is read as `language` has it, or refused (number-ambiguous).

    In `unit` percent, points and ratio the last zeros of a whole number count as known: 20 percent is not 15 to 25.
    """
    text = respelled(text, language, _MARKS.get(language, _MARKS["en"]), decimal)
    found = numbers_in(text, language)
    if not found:
        raise Fault("number-unreadable", f"`{text}` holds no number", help="write digits: 2.1 billion, 41,900, ~100")
    number = found[0]
    if len(number.value.as_tuple().digits) > _MAX_DIGITS:
        raise Fault("number-unreadable", f"this number has more than {_MAX_DIGITS} digits")
    if len(found) > 1:
        help_ = "a point starts the decimals and a comma groups thousands: 2.1 billion, 41,900"
        raise Fault("number-unreadable", f"`{text}` holds more than one number", help=help_, start=0, end=len(text))
    plain = _plain(text)
    before = plain[: number.start]
    hedge = bound_before(before, language)
    before = _CURRENCY.sub("", before[: hedge[1]] if hedge else before).strip()
    negative = before in ("-", "−")
    rest = plain[number.end :].strip()
    if rest or (before and not negative):
        word = rest or before
        start = text.index(word) if word in text else 0
        known = [scale for scale in _SCALES.get(language, _SCALES["en"]) if len(scale) > 2]
        help_ = (
            did_you_mean(word, known, limit=1) or "write the number and a scale word (million, billion), nothing else"
        )
        raise Fault(
            "number-unreadable", f"`{word}` is not part of a number", help=help_, start=start, end=start + len(word)
        )
    decimals = (
        0 if unit in ("percent", "points", "ratio") and number.decimals < 0 and number.scale == 0 else number.decimals
    )
    return replace(number, value=-number.value if negative else number.value, decimals=decimals)


def _plain(text: str) -> str:
    """The same length of text with Khmer digits and every kind of space made plain."""
    return re.sub(r"[\u00a0\u2007\u2009\u202f]", " ", text.translate(_KHMER_DIGITS))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    group, point = (re.escape(mark) for mark in _MARKS[language])
    scales = "|".join(sorted(map(re.escape, _SCALES[language]), key=len, reverse=True))
    digits = rf"(?P<digits>(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+)(?:{point}\d+)?)"
    if not _COUNTS[language]:  # written without spaces between words
        return re.compile(rf"(?<![\d.]){digits}(?:\s?(?P<scale>{scales}))?(?P<word>(?!))?(?P<word_scale>(?!))?")
    counts, articles = ("|".join(words[language]) for words in (_COUNTS, _ARTICLES))
    scaled = rf"(?:[\s-]?(?P<scale>{scales})(?!\w))?"
    spelled = rf"(?P<word>(?:{counts})(?!\w)|(?:{articles})(?=[\s-](?:{scales})(?!\w)))"
    return re.compile(
        rf"(?<![\w.]){digits}{scaled}|(?<!\w){spelled}(?:[\s-](?P<word_scale>{scales})(?!\w))?", re.IGNORECASE
    )


def _written(match: re.Match[str], text: str, language: str) -> Written:
    group, point = _MARKS[language]
    percent = _PERCENT.match(text, match.end())
    if match["digits"] is not None:
        digits = match["digits"].replace(group, "").replace(point, ".")
        power = _power(match["scale"], language)
    else:
        spelled = match["word"].lower()
        counts = _COUNTS[language]
        digits = str(counts.index(spelled)) if spelled in counts else "1"
        power = _power(match["word_scale"], language)
    # Joined as text: arithmetic would round a long number to the context's precision.
    places = len(digits.partition(".")[2])
    shift = power - places
    value = Decimal(digits.replace(".", "") + (f"E{shift}" if shift < 0 else "0" * shift))
    decimals = -shift
    if match["digits"] is not None and "." not in digits and power < 3 and percent is None and value:
        whole = format(value, "f")
        decimals = len(whole.rstrip("0")) - len(whole)
    hedge = bound_before(text[: match.start()], language)
    bound = hedge[0] if hedge else "eq"
    scale = power if power >= 3 else 0  # "a hundred" is a whole number, not a scale to print with
    return Written(value, decimals, scale, percent is not None, bound, match.start(), (percent or match).end())


def _power(word: str | None, language: str) -> int:
    return _SCALES[language][word.lower()] if word else 0
