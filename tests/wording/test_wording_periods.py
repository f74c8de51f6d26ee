"""Periods and dates in words."""

import re
from datetime import date

import pytest

from brief_builder.facts.period import read_period
from brief_builder.wording import Voice
from brief_builder.wording.language import Language
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.periods import change_when, period_label, period_name, period_when, time_between

ENGLISH = LANGUAGES["en"]


@pytest.mark.parametrize(
    ("text", "name", "when"),
    [
        ("2023", "2023", "in 2023"),
        ("2025-01/2025-09", "the first nine months of 2025", "in the first nine months of 2025"),
        ("2025-01/2025-10", "the first 10\u00a0months of 2025", "in the first 10\u00a0months of 2025"),
        ("2025-01/2025-12", "2025", "in 2025"),
        ("2025-03/2025-05", "March to May\u00a02025", "from March to May\u00a02025"),
        ("2024-11/2025-02", "November 2024 to February 2025", "from November 2024 to February 2025"),
        ("2021/2023", "2021 to 2023", "from 2021 to 2023"),
        ("2025-11", "November 2025", "in November 2025"),
        ("2025-11-20", "November\u00a020, 2025", "on November\u00a020, 2025"),
        ("2025-11-20/2025-11-22", "November\u00a020 to 22, 2025", None),
        ("2016-03-29/2016-04-04", "March\u00a029 to April\u00a04, 2016", None),
        ("2016-12-29/2017-01-04", "December\u00a029, 2016 to January\u00a04, 2017", None),
        ("../2026", "2026", "by 2026"),
        ("../2026-03", "March 2026", "by March 2026"),
        ("2002/..", "2002", "since 2002"),
        ("unknown", "undated", "undated"),
    ],
)
def test_a_period_has_a_name_and_a_place_in_a_sentence(text: str, name: str, when: str | None) -> None:
    """The name stands in tables, the other in sentences; ranges have 'to' and no dash."""
    period = read_period(text)
    assert (name, when or f"from {name}") == (period_name(ENGLISH, period), period_when(ENGLISH, period))


@pytest.mark.parametrize(
    ("text", "english", "french", "khmer"),
    [
        ("2023", "2023", "2023", "ឆ្នាំ 2023"),
        ("2025-01/2025-03", "Q1 2025", "T1 2025", "ត្រីមាស|ទី 1 2025"),
        ("2025-10/2025-12", "Q4 2025", "T4 2025", "ត្រីមាស|ទី 4 2025"),
        ("2025-02/2025-04", "February to April 2025", "février à avril 2025", "ខែកុម្ភៈ ដល់|ខែមេសា ឆ្នាំ 2025"),
        ("2025-01", "Jan 2025", "janv. 2025", "មករា 2025"),
        ("2025-05", "May 2025", "mai 2025", "ឧសភា 2025"),
        ("2025-Q2", "Q2 2025", "T2 2025", "ត្រីមាស|ទី 2 2025"),
        ("2025-H1", "H1 2025", "S1 2025", "ឆមាស|ទី 1 2025"),
        ("FY2022-04", "FY 2022–2023", "2022-2023", "2022-2023"),
        ("2023~", "around 2023", "vers 2023", "ប្រហែល|ឆ្នាំ 2023"),
    ],
)
def test_at_an_axis_a_period_has_few_letters(text: str, english: str, french: str, khmer: str) -> None:
    """Quarters and months; `|` stands for U+200B."""
    said = [period_label(LANGUAGES[tag], read_period(text)) for tag in ("en", "fr", "km")]
    assert [each.replace("\u00a0", " ").replace("\u200b", "|") for each in said] == [english, french, khmer]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023", "2025", "2023 to 2025"),
        ("2018~", "2023", "around 2018 to 2023"),
        ("2018", "2023?", "2018 to 2023 (uncertain)"),
        ("201X", "2023", "around 2010 to 2023"),
        ("2023-01/2023-03", "2024-10/2024-12", "2023 to 2024"),
        ("2023-04/2023-06", "2024-10/2024-12", "April 2023 to December 2024"),
        ("2024", "2025-01/2025-09", "January 2024 to September 2025"),
        ("2024-01", "2024-11", "the first 11 months of 2024"),
        ("2024-03", "2024-11", "March to November 2024"),
        ("2024-03-05", "2024-11", None),
        ("2024", "2025/..", None),
    ],
)
def test_the_time_between_two_periods(first: str, last: str, words: str | None) -> None:
    """As one period has it; a day, and an open end, begin and end nothing."""
    said = time_between(ENGLISH, read_period(first), read_period(last))
    assert words == (said.replace("\u00a0", " ") if said is not None else None)


def test_a_change_is_from_one_period_to_the_other() -> None:
    """From the earlier to the later."""
    assert change_when(ENGLISH, read_period("2022"), read_period("2023")) == "from 2022 to 2023"
    programmes = read_period("2022/2024"), read_period("2025/2027")
    assert change_when(ENGLISH, *programmes) == "between 2022 to 2024 and 2025 to 2027"


def test_month_and_day_stay_on_one_line(voice: Voice) -> None:
    """A no-break space joins them."""
    assert voice.date(date(2025, 11, 20)) == "November\u00a020, 2025"


@pytest.mark.parametrize(
    ("text", "english", "french", "khmer"),
    [
        ("2025-Q1", "from January to March 2025", "de janvier à mars 2025", "ពី|ខែមករា ដល់|ខែមីនា ឆ្នាំ 2025"),
        ("2025-H2", "from July to December 2025", "de juillet à décembre 2025", "ពី|ខែកក្កដា ដល់|ខែធ្នូ ឆ្នាំ 2025"),
        (
            "FY2022-04",
            "in fiscal year 2022 to 2023",
            "au cours de l’exercice 2022 à 2023",
            "ក្នុង|ឆ្នាំ|សារពើពន្ធ 2022-2023",
        ),
        ("2023~", "around 2023", "vers 2023", "ប្រហែល|ឆ្នាំ 2023"),
        ("2023?", "in 2023 (uncertain)", "en 2023 (date incertaine)", "ក្នុង|ឆ្នាំ 2023 (មិន|ប្រាកដ)"),
        ("2023%", "around 2023 (uncertain)", "vers 2023 (date incertaine)", "ប្រហែល|ឆ្នាំ 2023 (មិន|ប្រាកដ)"),
        ("2023-05-06~", "around May 6, 2023", "vers le 6 mai 2023", "ប្រហែល|ថ្ងៃទី 6 ខែឧសភា ឆ្នាំ 2023"),
        ("../2026~", "by around 2026", "d’ici environ 2026", "ត្រឹម|ប្រហែល|ឆ្នាំ 2026"),
        ("2002~/..", "since around 2002", "depuis environ 2002", "តាំង|ពី|ប្រហែល|ឆ្នាំ 2002"),
        (
            "202X",
            "in a year from 2020 to 2029",
            "au cours d’une année entre 2020 et 2029",
            "ក្នុង|ឆ្នាំ|ណា|មួយ|ពី 2020 ដល់ 2029",
        ),
    ],
)
def test_what_is_known_of_a_period_survives_into_words(text: str, english: str, french: str, khmer: str) -> None:
    """Quarters by their months, fiscal years by name, and “around” or “uncertain” in every language."""
    said = [period_when(LANGUAGES[tag], read_period(text)) for tag in ("en", "fr", "km")]
    assert [each.replace("\u00a0", " ").replace("\u200b", "|") for each in said] == [english, french, khmer]


_MANY = [
    *("2023", "2024", "2023-05", "2023-05-06", "2023-Q1", "2023-Q2", "2023-Q4", "2023-H1", "2023-H2", "FY2022-04"),
    *("FY2023-04", "FY2023-01", "2022-04/2023-03", "2022/2023", "2023/2024", "2023-01/2023-09", "2023-02/2023-04"),
    *("2023-01-01/2023-01-15", "../2023", "2023/..", "../2023-05", "202X", "201X", "20XX", "2020/2029", "unknown"),
    *("2023~", "2023?", "2023%", "2023-05~", "../2023~", "2023~/..", "2022~/2023", "2022?/2023"),
]


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_no_two_periods_read_alike(language: Language) -> None:
    """Words that are the same are the same period: the same days, as open, as certain; and they name its years."""
    read: dict[str, tuple[object, ...]] = {}
    for text in _MANY:
        period = read_period(text)
        words = period_when(language, period)
        days = (period.start, period.end, period.mark, period.exact)
        assert read.setdefault(words, days) == days, words
        years = {str(day.year) for day in (period.start, period.end) if day is not None}
        assert set(re.findall(r"\d{4}", words)) == years, words
