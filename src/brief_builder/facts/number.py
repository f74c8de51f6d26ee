"""A number as people write it ("2.1 billion", "more than 41,900") → its exact value, precision and hedge."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from brief_builder.facts.digits import respelled
from brief_builder.facts.hedges import bound_before
from brief_builder.facts.numerals.spelling import NUMBER_WORDS, first_word, scale_words, spelled
from brief_builder.problems import Fault, did_you_mean

_MARKS = {"en": (",", "."), "fr": (" ", ","), "km": (",", ".")}  # thousands, decimal
KHMER_DIGITS = {0x17E0 + digit: str(digit) for digit in range(10)}
_CURRENCY = re.compile(r"(?:(?:US|CA|Can|C|A)\s?)?[$€£]\s?|(?:CAD|USD|EUR|GBP)\s", re.IGNORECASE)
_MAX_DIGITS = 25  # well within the 28 that Decimal keeps without being asked
_PERCENT = re.compile(r"\s?(?:[%％]|per[ -]?cent\b|pour[ -]?cent\b|p\. ?100\b|ភាគរយ)", re.IGNORECASE)
_SHORT = re.compile(r"(?:[$€£¥៛]|\b[A-Z]{3}) ?$")  # a sum of money begins, so that M may be million
_LETTERS = re.compile(r" ?([A-Za-z]{1,3})(?![^\W\d_])")
_REACH = 80  # characters before a number that may say what it is
_MONEY_BEHIND = re.compile(r" ?[$€£]")


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
    language = language if language in NUMBER_WORDS else "en"
    found: list[Written] = []
    at = 0
    while (match := _pattern(language).search(text, at)) is not None:
        number = _written(match, text, language)
        if number is not None:
            found.append(number)
        at = max(number.end if number is not None else match.end(), match.start() + 1)
    return found


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
        known = [scale for scale in NUMBER_WORDS.get(language, NUMBER_WORDS["en"]).scales if len(scale) > 2]
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
    return re.sub(r"[\u00a0\u2007\u2009\u202f]", " ", text.translate(KHMER_DIGITS))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Digits with their scale words, or the first of some number words."""
    group, point = (re.escape(mark) for mark in _MARKS[language])
    digits = rf"(?P<digits>(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+)(?:{point}\d+)?)"
    if point != re.escape("."):
        digits = digits.removesuffix(")?)") + r"|\.\d{1,2}(?![\d.]))?)"  # « 2.1 milliards », as the press writes
    scales, first = scale_words(language), first_word(language)
    if not NUMBER_WORDS[language].spaced:
        # A comma that no three digits follow starts the decimals: ២,១ ពាន់លាន.
        digits = digits.removesuffix(rf"(?:{point}\d+)?)") + rf"(?:{point}\d+|,(?!\d{{3}}(?!\d))\d+)?)"
        return re.compile(rf"(?<![\d.]){digits}(?P<scale>(?:\s?(?:{scales})(?![\u17b6-\u17d3]))+)?|(?P<word>{first})")
    # “billion4”: the mark of a footnote, as text taken out of a PDF has it, is no part of the word.
    scaled = rf"(?P<scale>(?:[\s-]?(?:{scales})(?![^\W\d]|\d{{3}})){{1,2}})?"
    return re.compile(rf"(?<![\w.]){digits}{scaled}|(?<!\w)(?P<word>{first})", re.IGNORECASE)


def _written(match: re.Match[str], text: str, language: str) -> Written | None:
    """The number that begins at the match; None when it counts nothing, as an ordinal does."""
    before = text[max(match.start() - _REACH, 0) : match.start()]
    about = False
    if match["digits"] is not None:
        found = _digits(match, text, before, language)
        if found is None:
            return None
        value, decimals, power, end = found
        scale = power if power >= 3 else 0  # “5 hundred” is a whole number, not a scale to print with
    else:
        words = spelled(text, match.start(), language)
        if words is None:
            return None
        value, decimals, scale, about, end = words.value, words.decimals, words.scale, words.about, words.end
    percent = _PERCENT.match(text, end)
    if percent is not None and match["digits"] is not None and decimals < 0 and scale == 0:
        decimals = 0  # 20% is not 15% to 25%
    hedge = bound_before(before, language)
    bound = hedge[0] if hedge else "approx" if about else "eq"
    return Written(value, decimals, scale, percent is not None, bound, match.start(), percent.end() if percent else end)


def _digits(match: re.Match[str], text: str, before: str, language: str) -> tuple[Decimal, int, int, int] | None:
    """Value, decimals, power of ten of the scale words, and end of a number in digits; None for an ordinal."""
    words = NUMBER_WORDS[language]
    group, point = _MARKS[language]
    end = match.end()
    if re.search(words.ordinal_before, before):
        return None
    if match["scale"] is None and re.compile(words.ordinal_behind, re.IGNORECASE).match(text, end):
        return None
    digits = match["digits"]
    if not words.spaced and re.search(r",(?!\d{3}(?!\d))\d+$", digits):
        digits = re.sub(r",(\d+)$", r".\1", digits)
    digits = digits.replace(group, "").replace(point, ".")
    power = _power(match["scale"], language)
    short = None if match["scale"] else _short_scale(text, end, before, language)
    if short is not None:
        power, end = short
    # Joined as text: arithmetic would round a long number to the context's precision.
    places = len(digits.partition(".")[2])
    shift = power - places
    value = Decimal(digits.replace(".", "") + (f"E{shift}" if shift < 0 else "0" * shift))
    decimals = -shift
    if "." not in digits and power < 3 and value:
        whole = format(value, "f")
        decimals = len(whole.rstrip("0")) - len(whole)
    return value, decimals, power, end


def _power(words: str | None, language: str) -> int:
    """The power of ten of one or more scale words: of ពាន់លាន as of “thousand million”, 9."""
    if not words:
        return 0
    scales = NUMBER_WORDS[language].scales
    return sum(scales[word.lower()] for word in re.findall(scale_words(language), words, re.IGNORECASE))


def _short_scale(text: str, end: int, before: str, language: str) -> tuple[int, int] | None:
    """Power of ten and end of a letter for a scale: the M of $2.1M, the G of 2,1 G$."""
    scales = NUMBER_WORDS[language].short_scales
    match = _LETTERS.match(text, end)
    if match is None or match[1].lower() not in scales:
        return None
    if _SHORT.search(before) or _MONEY_BEHIND.match(text, match.end()):
        return scales[match[1].lower()], match.end()
    return None
