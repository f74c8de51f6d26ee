"""Figure → words → figure, for ten thousand in each language; and what no words can hold, by name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from types import SimpleNamespace

import pytest
from figure_samples import UNITS, Sample, periods, samples

from brief_builder.charts.words.ticks import digits
from brief_builder.facts import Figure
from brief_builder.facts.period import Period, read_period
from brief_builder.wording.changes import brief_change_words, change_words
from brief_builder.wording.figures import figure_words, size_words, suffix_words
from brief_builder.wording.language import Language, language_of
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.periods import change_when, period_name, period_when
from brief_builder.wording.reading import Told, disagreement, misprint, read_change, read_figure, read_time
from brief_builder.wording.reading.periods import TIME_FRAMES
from brief_builder.wording.reading.words import FRAMES
from brief_builder.wording.unitless import number_words

_MANY = 10_000
_TIMES = 2_000


def _said(words: Language, sample: Sample) -> str:
    """The figure as voices say it."""
    figure, way, as_range = sample.figure, sample.way, sample.as_range
    if way.startswith("number"):
        return number_words(words, figure, int(way.split()[1]), as_range=as_range)
    if way == "size":
        made = size_words(words, figure, as_range=as_range, spell=sample.spell)
    elif sample.compact:
        made = figure_words(words.compacted(figure.unit), figure, as_range=as_range, suffix=way == "figure")
    elif way == "change":
        made = change_words(words, figure, as_range=as_range)
    elif way == "brief_change":
        made = brief_change_words(words, figure, as_range=as_range)
    else:
        made = figure_words(words, figure, as_range=as_range, suffix=way == "figure", spell=sample.spell)
    made = words.rates.yearly.format(x=made) if sample.yearly else made
    return made + (suffix_words(words, figure) if "change" in way else "")


def _wrong(language: str, text: str, sample: Sample) -> str | None:
    told = read_figure(text, language, UNITS)
    if told is None:
        return "unreadable"
    return disagreement(told, sample.figure, sample.way, language, yearly=sample.yearly)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_printed_figure_says_its_figure_again(language: str) -> None:
    """Value or interval, precision, unit, bound, estimate and derivation: ten thousand figures in each language."""
    words = LANGUAGES[language].with_units(UNITS)
    wrong = []
    seen: Counter[str] = Counter()
    for sample in samples(7, _MANY):
        text = _said(words, sample)
        seen.update((sample.figure.unit, sample.figure.bound, sample.way.split()[0]))
        reason = _wrong(language, text, sample)
        if reason is not None:
            wrong.append((text, reason, sample))
    assert wrong == []
    rare = {thing: count for thing, count in seen.items() if count < 100}
    assert rare == {}, "the sample holds too little of these"


def test_khmer_digits_are_read_back_as_well() -> None:
    """`km-u-nu-khmr`: figures, times and the axes of charts with ០ to ៩, and nothing with 0 to 9."""
    words = language_of("km-u-nu-khmr", LANGUAGES).with_units(UNITS)
    for sample in samples(17, _TIMES):
        text = _said(words, sample)
        assert re.search("[0-9]", text) is None, text
        assert _wrong("km", text, sample) is None, text
    for period in periods(19, _TIMES):
        when = period_when(words, period)
        assert re.search("[0-9]", when) is None, when
        assert _tells(when, period, "km"), when
    assert digits("km-u-nu-khmr", Decimal("-1234.5"), 1) == "−១,២៣៤.៥"


def _tells(text: str, period: Period, language: str) -> bool:
    told = read_time(text, language)
    return told is not None and told.is_of(period)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_time_in_words_says_its_period_again(language: str) -> None:
    """Years, months, days, quarters, halves, fiscal years, ranges, since, by, about and unknown."""
    words = LANGUAGES[language]
    for period in periods(3, _TIMES):
        when = period_when(words, period)
        assert _tells(when, period, language), when
        if period.kind not in ("since", "until"):
            name = period_name(words, period)
            assert _tells(name, period, language), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_in_words_says_its_two_periods_again(language: str) -> None:
    """From the one to the other, or between both."""
    words = LANGUAGES[language]
    both = [period for period in periods(5, _TIMES) if period.kind not in ("since", "until", "unknown")]
    for before, after in pairwise(both):
        said = change_when(words, before, after)
        assert read_change(said, before, after, language), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_with_its_period_says_both_again(language: str) -> None:
    """“C$2.1 billion in 2023”: as `full` prints it."""
    words = LANGUAGES[language].with_units(UNITS)
    plain = (sample for sample in samples(11, 3 * _TIMES) if sample.way == "figure")
    for sample, period in zip(plain, periods(13, _TIMES), strict=False):
        figure = _said(words, sample)
        if period.kind == "unknown":
            text = words.undated_figure.format(figure=figure)
        else:
            text = words.with_period.format(figure=figure, when=period_when(words, period))
        assert _misprint(text, sample.figure, period, language) is None, text


def _misprint(text: str, figure: Figure, period: Period, language: str, compared: Period | None = None) -> str | None:
    fact = SimpleNamespace(figure=figure, form=None, period=period, compared=compared)
    return misprint(text, fact, "full", language, UNITS)  # type: ignore[arg-type]


_KHMER_BILLION = "2.1\u00a0ពាន់លាន\u200bដុល្លារ\u200bកាណាដា"


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en", "C$2.1\u00a0billion", ("C$2.1\u00a0million", "US$2.1\u00a0billion", "C$2.2\u00a0billion")),
        (
            "en",
            "C$2.1\u00a0billion",
            ("about C$2.1\u00a0billion", "C$2.10\u00a0billion", "−C$2.1\u00a0billion", "C$21%"),
        ),
        (
            "en",
            "C$2.1\u00a0billion",
            ("C$2.1\u00a0billion (estimated)", "C$2,1\u00a0billion", "C$2.1\u00a0milliard", ""),
        ),
        (
            "fr",
            "2,1\u00a0milliards de dollars canadiens",
            (
                "2,1\u00a0billions de dollars canadiens",
                "2,1\u00a0milliards de dollars américains",
                "2,1\u00a0$\u00a0CA",
                "2,1\u00a0milliards",
            ),
        ),
        (
            "km",
            _KHMER_BILLION,
            (
                _KHMER_BILLION.replace("ពាន់លាន", "លាន"),
                _KHMER_BILLION.replace("កាណាដា", "អាមេរិក"),
                "ជាង " + _KHMER_BILLION,
            ),
        ),
    ],
)
def test_a_figure_that_is_printed_wrongly_is_found(language: str, right: str, wrong: tuple[str, ...]) -> None:
    """Another scale, currency, digit, sign or hedge, and words that are none of the language."""
    figure = Figure(Decimal("2.1e9"), Decimal("2.05e9"), Decimal("2.15e9"), -8, "CAD", 9)
    sample = Sample(figure, "figure", as_range=False, yearly=False, spell=False)
    assert [_wrong(language, right, sample) is None, *(_wrong(language, text, sample) is None for text in wrong)] == [
        True,
        *[False] * len(wrong),
    ]


def test_a_change_with_the_wrong_verb_is_found() -> None:
    """“rose” of a fall, and a range that is narrower than what is known."""
    figure = Figure(Decimal("-12.5"), Decimal("-16.3"), Decimal("-9.8"), 0, "percent", derived=True)
    texts = ("fell by 10% to 16%", "rose by 10% to 16%", "fell by about 13%", "fell by 11% to 15%", "fell by 13%")
    sample = Sample(figure, "change", as_range=False, yearly=False, spell=False)
    assert [_wrong("en", text, sample) is None for text in texts] == [True, False, False, False, False]


def test_a_change_without_its_verb_is_found_and_a_verb_where_none_stands() -> None:
    """“Exports 12%” says no rise, and a cell of a table holds “+12%”."""
    figure = Figure(Decimal(12), Decimal(12), Decimal(12), 0, "percent", derived=True)
    said = ("rose by 12%", "12%", "+12%")
    for way, good in (("change", said[:1]), ("brief_change", said[1:]), ("figure", said[1:])):
        sample = Sample(figure, way, as_range=False, yearly=False, spell=False)
        assert tuple(text for text in said if _wrong("en", text, sample) is None) == good


def test_a_figure_with_the_period_of_another_is_found() -> None:
    """The year belongs to what is said."""
    figure = Figure(Decimal("2.1e9"), Decimal("2.05e9"), Decimal("2.15e9"), -8, "CAD", 9)
    given = [
        _misprint(f"C$2.1\u00a0billion {when}", figure, read_period("2023"), "en") is None
        for when in ("in 2023", "in 2022", "since 2023", "around 2023", "in January 2023")
    ]
    assert given == [True, False, False, False, False]
    five = Figure(Decimal(5), Decimal(5), Decimal(5), 0, "percent", derived=True)
    fact = SimpleNamespace(figure=five, form="growth", period=read_period("2023"), compared=read_period("2022"))
    told = [
        misprint(f"+5% from {when}", fact, "full", "en", {}) is None  # type: ignore[arg-type]
        for when in ("2022 to 2023", "2021 to 2023")
    ]
    assert told == [True, False]


def test_what_words_cannot_hold_is_not_read_back() -> None:
    """Known by rule: see `read_figure`, `ToldTime` and docs/facts.md."""
    whole = Told("eq", Decimal(41900), Decimal(41900), 0, None)
    assert read_figure("41,900", "en") == whole  # persons or organizations, to the hundred or to the last
    assert read_figure("2.1", "en") == replace(whole, low=Decimal("2.1"), high=Decimal("2.1"), decimals=1)  # of a table
    fiscal = read_time("in fiscal year 2022 to 2023", "en")
    assert fiscal is not None
    assert fiscal.is_of(read_period("FY2022-04"))
    assert fiscal.is_of(read_period("FY2022-07"))  # the month in which it begins stands elsewhere


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the Paris Peace Accords of 1991", "en"),
        ("C$2.1 billion and more", "en"),
        ("from C$2 to C$3", "en"),
        ("C$3 to C$2", "en"),
        ("2,1 milliards", "en"),
        ("un jour", "fr"),
        ("2.4 ពាន់លាន និង 3", "km"),
        ("", "km"),
    ],
)
def test_other_words_are_no_figure(text: str, language: str) -> None:
    """What is read back is the whole text, and nothing that the program would not print."""
    assert read_figure(text, language) is None


def test_every_language_can_be_read_back() -> None:
    """A language that is worded and not read would print what nobody proves."""
    assert LANGUAGES.keys() == FRAMES.keys() == TIME_FRAMES.keys()
