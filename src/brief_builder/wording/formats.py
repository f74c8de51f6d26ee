"""A plain value and a language → its words: lists, yes and no, grouped numbers, dates. For data that are not facts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Context, Decimal, localcontext
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import parse_pattern

from brief_builder.facts.interval import half_up
from brief_builder.problems import Fault, did_you_mean
from brief_builder.wording.first_days import day_in_pattern
from brief_builder.wording.language import numerals_of, written_with
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.lists import listed, listed_by
from brief_builder.wording.other_days import ISO_DAY, other_day
from brief_builder.wording.phrase import Phrase
from brief_builder.wording.tags import may_be_tag, primary, without_extensions

MAX_DECIMALS = 12
_MAX_PATTERN = 100
_PRECISION = 150  # digits; a number has at most 61 before its point and 40 behind it
_NUMBER = re.compile(r"[-+]?\d{1,40}(\.\d{1,40})?")
_LENGTHS = ("short", "medium", "long", "full")
_QUOTED = re.compile(r"'[^']*'")
_TIME_LETTERS = re.compile("[HhKkmsSaAzZvVOxXb]")
_LETTER = re.compile("[A-Za-z]")
_ZONE_LETTERS = re.compile("[zZxX]")
# CLDR has more; `D` and `Y` are there, and mean other than thought; `v`, `V` and `O` name zones that no date here has.
_LETTERS = frozenset("GyMLQqwdEHhKkmsSaAzZxXb")
# Languages in which every true or false is answered by the same word; where it is not, the author chooses.
_ANSWERS: Mapping[str, tuple[str, str]] = {
    "da": ("ja", "nej"), "de": ("ja", "nein"), "en": ("yes", "no"), "es": ("sí", "no"), "fi": ("kyllä", "ei"),
    "fr": ("oui", "non"), "it": ("sì", "no"), "nb": ("ja", "nei"), "nl": ("ja", "nee"), "no": ("ja", "nei"),
    "pl": ("tak", "nie"), "pt": ("sim", "não"), "ru": ("да", "нет"), "sv": ("ja", "nej"), "tr": ("evet", "hayır"),
    "uk": ("так", "ні"),
}  # fmt: skip


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Babel's locale for a BCP 47 tag; for a region that it does not know, that of the language alone.

    Raises:
        Fault: language-unknown.
    """
    code = without_extensions(language)
    if code in LANGUAGES:
        return Locale.parse(LANGUAGES[code].locale)
    for tag in (code, code.partition("-")[0]) if may_be_tag(language) else ():
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    raise unknown_language(language)


def unknown_language(language: str) -> Fault:
    """The fault that nobody knows a language, with the tag that may be meant."""
    message = f"`{language}` is no language that lists, numbers and dates can be worded in"
    return Fault("language-unknown", message, help=_known_languages(language))


def _known_languages(wrong: str) -> str:
    """The tag of a language that was called by its name, or written with `_`; else some of those that are known."""
    names = {str(name).casefold(): tag for tag, name in Locale("en").languages.items() if len(tag) == 2}
    language, underscore, region = wrong.strip().partition("_")
    tag = names.get(wrong.strip().casefold())
    if underscore and language.lower() in names.values():
        tag = f"{language.lower()}-{region}"
    if tag is not None:
        return f"did you mean `{tag}`?"
    listed = ", ".join(f"`{known}`" for known in sorted(_ANSWERS))
    return f"write its tag: {listed}, or another, such as `km` or `de-CH`"


def yes_no(language: str, flag: bool) -> str:
    """“yes” or “no”; raises language-unknown where the word depends on more than the language."""
    words = _ANSWERS.get(primary(language))
    if words is None:
        shown = "true" if flag else "false"
        message = f"this value is {shown}, and has no word in the language `{language}`"
        raise Fault("language-unknown", message, help='choose the words: `| yesno("…", "…")`')
    return words[not flag]


def list_words(language: str, phrases: tuple[Phrase, ...]) -> Phrase:
    """“a, b and c”, as the language lists."""
    code = without_extensions(language)
    if code in LANGUAGES:
        return listed(LANGUAGES[code], phrases)
    locale = locale_of(language)
    return listed_by(lambda entries: str(format_list(entries, locale=locale)), phrases)


def number_words(language: str, given: object, decimals: int | None) -> str:
    """The number with its digits grouped as the language does.

    Args:
        language: BCP 47 tag; `km-u-nu-khmr` for Khmer digits.
        given: an int, Decimal, float, or a text of digits.
        decimals: digits behind the decimal mark, rounded half up; None keeps those that are there.

    Raises:
        Fault: filter-misuse.
    """
    if decimals is not None and (isinstance(decimals, bool) or not isinstance(decimals, int)):
        decimals = -1
    if decimals is not None and not 0 <= decimals <= MAX_DECIMALS:
        help_ = f"write a whole number from 0 to {MAX_DECIMALS}: `| number(2)`"
        raise Fault("filter-misuse", "`number` does not know how many decimals are meant", help=help_)
    value = plain_decimal("number", given)
    if decimals is not None:
        value = half_up(value, decimals)
    exponent = value.as_tuple().exponent
    places = decimals if decimals is not None else max(-exponent if isinstance(exponent, int) else 0, 0)
    locale = locale_of(language)
    pattern = parse_pattern(locale.decimal_formats[None].pattern)
    pattern.frac_prec = (places, places)
    value = abs(value) if value == 0 else value  # no minus before a number that is rounded to nothing
    with localcontext(Context(prec=_PRECISION)):  # Babel quantizes in whatever context it finds
        words = str(pattern.apply(value, locale, decimal_quantization=False))
    return written_with(numerals_of(language), words)


def day_words(language: str, given: object, pattern: str) -> str:
    """The date in the language's form or by a pattern of CLDR.

    Args:
        language: BCP 47 tag; `km-u-nu-khmr` for Khmer digits.
        given: a date, a datetime, or a text such as 2026-03-01 or 2026-03-01T09:30.
        pattern: 'short', 'medium', 'long', 'full', or letters such as 'd MMMM yyyy'.

    Raises:
        Fault: filter-misuse.
    """
    locale = locale_of(language)
    day = _day(given, locale)
    _check_form(pattern)
    letters = "" if pattern in _LENGTHS else _QUOTED.sub("", pattern)
    timed = _TIME_LETTERS.search(letters) is not None
    if timed and not isinstance(day, dt.datetime):
        message = f"`{pattern}` asks for the time of day, and {day.isoformat()} has none"
        raise Fault("filter-misuse", message, help="use letters of dates: `d`, `M`, `y`, `E`")
    if isinstance(day, dt.datetime) and day.tzinfo is None and _ZONE_LETTERS.search(letters):
        message = f"`{pattern}` asks for the time zone, and {day.isoformat()} has none"
        raise Fault("filter-misuse", message, help="give it: 2026-03-01T09:30+02:00; or take `z`, `Z`, `x` or `X` out")
    try:
        return written_with(numerals_of(language), day_in_pattern(day, pattern, locale, timed=timed))
    except ValueError:  # a letter that stands more often than it can
        raise _unknown_form(pattern) from None


def _check_form(pattern: object) -> None:
    """Raise filter-misuse for a form of dates that is none, or that would print another day than its author thinks."""
    if not isinstance(pattern, str) or not 0 < len(pattern) <= _MAX_PATTERN or "%" in pattern:
        raise _unknown_form(pattern)
    if pattern in _LENGTHS:
        return
    meant = _meant(pattern)
    if not _LETTERS.issuperset(_LETTER.findall(_QUOTED.sub("", meant))):
        raise _unknown_form(pattern, did_you_mean(pattern, _LENGTHS))
    if meant != pattern:
        letters = "`d` is the day, `M` the month, `y` the year, `E` the weekday, `m` the minute"
        raise _unknown_form(pattern, f"did you mean `{meant}`? {letters}")


def _unknown_form(pattern: object, hint: str | None = None) -> Fault:
    help_ = hint or "write `short`, `medium`, `long`, `full`, or letters such as `d MMMM yyyy`"
    return Fault("filter-misuse", f"`date` does not know the form `{pattern}`", help=help_)


def _meant(pattern: str) -> str:
    """The pattern as CLDR writes it, where its author had the letters of Excel or of another program in mind.

    In CLDR `D` is the day of the year, `Y` the year of the week and `ddd` the day in three digits.
    """
    has_time = re.search("[HhKks]", _QUOTED.sub("", pattern)) is not None

    def corrected(match: re.Match[str]) -> str:
        if match[0].startswith("'"):
            return match[0]
        part = match[0].replace("D", "d").replace("Y", "y")
        part = re.sub("d{3,}", lambda days: "E" * len(days[0]), part)
        return part if has_time else part.replace("m", "M")

    return re.sub("'[^']*'|[^']+", corrected, pattern)


def plain_decimal(name: str, given: object) -> Decimal:
    """The number that a filter is given; `name` is the filter's."""
    value: Decimal | None = None
    if isinstance(given, (int, float, Decimal)) and not isinstance(given, bool):
        value = Decimal(repr(given) if isinstance(given, float) else given)
    elif isinstance(given, str) and _NUMBER.fullmatch(given.strip()):
        value = Decimal(given.strip())
    if value is None or not value.is_finite() or abs(value.adjusted()) > 60:
        raise Fault("filter-misuse", f"`{name}` is given {_shown(given)}", help="use it on a number, such as 1234.5")
    return value


def _day(given: object, locale: Locale) -> dt.date:
    if isinstance(given, dt.date):
        return given
    found = ISO_DAY.fullmatch(given.strip()) if isinstance(given, str) else None
    if found is not None:
        try:
            return dt.datetime.fromisoformat(found[0]) if found["time"] else dt.date.fromisoformat(found[0])
        except ValueError:
            pass
    raise Fault("filter-misuse", f"`date` is given {_shown(given)}", help=other_day(given, locale))


def _shown(given: object) -> str:
    if isinstance(given, (str, Phrase)):
        given = str(given)
        return f"the words `{given if len(given) <= 40 else given[:39] + '…'}`"
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, (int, float, Decimal)):
        return str(given)
    if isinstance(given, dt.date):
        return "a date"
    return "nothing" if given is None else "something else"
