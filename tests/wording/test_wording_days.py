"""Dates that are written in another form than 2027-03-01: what is meant is offered, or there is no such day."""

from __future__ import annotations

import pytest

from brief_builder.problems import Fault
from brief_builder.wording.formats import day_words

_ANY = "use it on a date, such as 2026-03-01"
_MONTHS = "there is no such day: behind the year stand the month, 01 to 12, and the day"


@pytest.mark.parametrize(
    ("given", "cure"),
    [
        ("2027-02-30", "there is no such day: February 2027 has 28 days"),
        ("2024-02-30", "there is no such day: February 2024 has 29 days"),
        ("2027-04-00", "there is no such day: April 2027 has 30 days"),
        ("2027-02-30T09:30", "there is no such day: February 2027 has 28 days"),
        ("2027-13-01", _MONTHS),
        ("0000-01-01", _MONTHS),
        ("2027-03-01T25:00", "a time of day is from 00:00 to 23:59"),
        ("2027-3-1", "write 2027-03-01"),
        ("2027/03/01", "write 2027-03-01"),
        ("2027-2-30", "there is no such day: February 2027 has 28 days"),
        ("20270301", "write 2027-03-01"),
        (20270301, "write 2027-03-01"),
        ("1 March 2027", "write 2027-03-01"),
        ("March 1, 2027", "write 2027-03-01"),
        ("Monday, March 1st, 2027", "write 2027-03-01"),
        ("1 Mar. 2027", "write 2027-03-01"),
        ("31 April 2027", "there is no such day: April 2027 has 30 days"),
        ("01/03/2027", "write 2027-03-01 for March 1, or 2027-01-03 for January 3"),
        ("1-3-2027", "write 2027-03-01 for March 1, or 2027-01-03 for January 3"),
        ("31/03/2027", "write 2027-03-31"),
        ("03/31/2027", "write 2027-03-31"),
        ("03/03/2027", "write 2027-03-03"),
        ("31/31/2027", _MONTHS),
        ("1.3.2027", "write 2027-03-01"),
        ("March 2027", _ANY),
        ("2027", _ANY),
        (2027, _ANY),
        ("tomorrow", _ANY),
        ("01/03/27", _ANY),
        ("", _ANY),
        (True, _ANY),
        ("1 March 2027 to 3 March 2027", _ANY),
        ("1 2 3 4 5 6 7 8 9 " * 1000, _ANY),
    ],
)
def test_the_cure_for_another_form_of_a_date(given: object, cure: str) -> None:
    """What to write; both readings where the day and the month can be told apart by no one."""
    with pytest.raises(Fault) as caught:
        day_words("en", given, "long")
    assert caught.value.help == (cure,)


@pytest.mark.parametrize(
    ("language", "given"),
    [
        ("fr", "1er mars 2027"),
        ("fr", "1 March 2027"),
        ("de", "1. März 2027"),
        ("ru", "1 марта 2027"),
        ("km", "1 មីនា 2027"),
        ("km", "ថ្ងៃទី 1 ខែមីនា ឆ្នាំ 2027"),
        ("km", "ថ្ងៃទី១ ខែ\u200bមីនា ឆ្នាំ២០២៧"),
    ],
)
def test_months_in_the_language_of_the_document(language: str, given: str) -> None:
    """Beside those in English."""
    with pytest.raises(Fault) as caught:
        day_words(language, given, "long")
    assert caught.value.help == ("write 2027-03-01",)
