"""Periods and dates in words."""

from datetime import date

import pytest

from brief_builder.facts.period import read_period
from brief_builder.wording import Voice
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.periods import change_when, period_name, period_when

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
        ("2025-11-20/2025-11-22", "November\u00a020, 2025 to November\u00a022, 2025", None),
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


def test_a_change_is_from_one_period_to_the_other() -> None:
    """From the earlier to the later."""
    assert change_when(ENGLISH, read_period("2022"), read_period("2023")) == "from 2022 to 2023"


def test_month_and_day_stay_on_one_line(voice: Voice) -> None:
    """A no-break space joins them."""
    assert voice.date(date(2025, 11, 20)) == "November\u00a020, 2025"
