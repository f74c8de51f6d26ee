"""Numbers as people write them."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_builder.facts.interval import half_up
from brief_builder.facts.number import numbers_in, read_number
from brief_builder.facts.reading.values import read_value
from brief_builder.problems import Fault


@pytest.mark.parametrize(
    ("text", "value", "decimals", "scale", "bound"),
    [
        ("2.1 billion", "2100000000", -8, 9, "eq"),
        ("$37.2 million", "37200000", -5, 6, "eq"),
        ("US$1 billion", "1000000000", -9, 9, "eq"),
        ("41,900", "41900", -2, 0, "eq"),
        ("1,234.5", "1234.5", 1, 0, "eq"),
        ("~100", "100", -2, 0, "approx"),
        ("> 41,900", "41900", -2, 0, "gt"),
        ("nearly a hundred", "100", -2, 0, "nearly"),
        ("about 2.40 billion", "2400000000", -7, 9, "approx"),
        ("at least two million", "2000000", -6, 6, "ge"),
        ("no more than 12", "12", 0, 0, "le"),
        ("-3.5", "-3.5", 1, 0, "eq"),
        ("−2.0\u00a0billion", "-2000000000", -8, 9, "eq"),
        ("0", "0", 0, 0, "eq"),
        ("12.5%", "12.5", 1, 0, "eq"),
        ("20%", "20", 0, 0, "eq"),
    ],
)
def test_the_last_written_digit_gives_the_precision(
    text: str, value: str, decimals: int, scale: int, bound: str
) -> None:
    """Value, accuracy, scale word and hedge come from the words alone."""
    found = read_number(text)
    assert (Decimal(value), decimals, scale, bound) == (found.value, found.decimals, found.scale, found.bound)


@pytest.mark.parametrize("text", ["", "many", "2,1 bilion", "2.1 bilion", "1 of 3", "profit 5", "2.1 billion dollars"])
def test_anything_beside_the_number_is_refused(text: str) -> None:
    """A value is one number and nothing else."""
    with pytest.raises(Fault) as caught:
        read_number(text)
    assert caught.value.code == "number-unreadable"


@pytest.mark.parametrize(
    ("text", "language", "value", "decimals"),
    [
        ("1 234,5", "en", "1234.5", 1),
        ("1.234,5", "en", "1234.5", 1),
        ("1'234.5", "en", "1234.5", 1),
        ("1’234’567", "en", "1234567", 0),
        ("1.234.567", "en", "1234567", 0),
        ("2,1", "en", "2.1", 1),
        ("0,125", "en", "0.125", 3),
        ("1234,567", "en", "1234.567", 3),
        ("1,234", "en", "1234", 0),
        ("1.234", "en", "1.234", 3),
        ("1,234", "fr", "1.234", 3),
        ("1\u202f234,50", "fr", "1234.50", 2),
        ("1,234.5", "fr", "1234.5", 1),
        ("2,1 milliards", "fr", "2100000000", -8),
        ("2.1 milliards", "fr", "2100000000", -8),
        ("1.234,5 millions", "fr", "1234500000", -5),
        ("environ 41 900", "fr", "41900", -2),
        ("12,5 %", "fr", "12.5", 1),
        ("២,១ ពាន់លាន", "km", "2100000000", -8),
        ("១.២៣៤,៥", "km", "1234.5", 1),
        ("១,២៣៤", "km", "1234", 0),
        ("2.1 million", "fr", "2100000", -5),
        ("nearly 100", "fr", "100", -2),
    ],
)
def test_a_number_is_read_in_the_marks_of_its_country(text: str, language: str, value: str, decimals: int) -> None:
    """By itself where it has one reading; “1,234” in the language of its source."""
    found = read_value(text, "", language)
    assert (found.value, found.decimals) == (Decimal(value), decimals)


@pytest.mark.parametrize(
    ("text", "language"),
    [("1.234", "fr"), ("1,234", "de"), ("1.234", "de"), ("2.1 billion", "fr"), ("1 billion", "fr")],
)
def test_a_number_with_two_readings_is_refused(text: str, language: str) -> None:
    """Neither the number nor its language tells; a billion is 10⁹ in English and 10¹² in French."""
    with pytest.raises(Fault) as caught:
        read_value(text, "", language)
    assert caught.value.code == "number-ambiguous"


@pytest.mark.parametrize(("text", "decimal"), [("2.1", ","), ("1,234.5", ","), ("1,234,567", ","), ("2,1", ".")])
def test_a_number_that_contradicts_its_table_is_refused(text: str, decimal: str) -> None:
    """What is said of a table holds for all its numbers."""
    with pytest.raises(Fault) as caught:
        read_number(text, decimal=decimal)
    assert (caught.value.code, caught.value.start, caught.value.end) == ("number-unreadable", 0, len(text))


@given(st.decimals(0, 10**12, places=3), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("", ",")]))
def test_a_number_is_never_read_wrongly(value: Decimal, marks: tuple[str, str]) -> None:
    """Written in the marks of any country, and with the decimal mark known, it is itself."""
    text = f"{value:,f}".replace(",", "#").replace(".", marks[1]).replace("#", marks[0])
    found = read_number(text, decimal=marks[1])
    assert (found.value, found.decimals) == (value, 3)


def test_a_misspelt_scale_word_is_guessed() -> None:
    """The message names the word that was probably meant."""
    with pytest.raises(Fault) as caught:
        read_number("2.1 bilion")
    assert caught.value.help == ("did you mean `billion`?",)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("valued at $2.1 billion in 2023, down from $2.4 billion in 2022", "en", [2100000000, 2023, 2400000000, 2022]),
        ("2,1 milliards de dollars et 41 900 personnes", "fr", [2100000000, 41900]),
        ("ទឹកប្រាក់ ២,១០០ លាន", "km", [2100000000]),
        ("ជាង ២.១ ប៊ីលានដុល្លារ ឬ 8.2 ទ្រីលានរៀល", "km", [2100000000, 8200000000000]),
        ("A18 and B-52", "en", [52]),
        ("a hundred and a half", "en", [100]),
    ],
)
def test_numbers_are_found_in_sentences(text: str, language: str, values: list[int]) -> None:
    """English, French and Khmer sentences give their numbers in order."""
    assert values == [number.value for number in numbers_in(text, language)]


@pytest.mark.parametrize(
    ("bound", "text"),
    [
        ("gt", "bilateral trade exceeded 1 billion US dollars"),
        ("approx", "estimated at about 2.4 billion Canadian dollars"),
        ("gt", "There are over 41,900 Canadians"),
        ("nearly", "bringing together nearly a hundred companies"),
        ("ge", "no less than 5 million"),
        ("eq", "down from $2.4 billion"),
        ("gt", "more than US$ 1 billion"),
    ],
)
def test_the_words_before_a_number_are_its_hedge(bound: str, text: str) -> None:
    """Over, exceeded, about, nearly: each makes a bound of the number behind it."""
    assert bound == numbers_in(text)[0].bound


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "km", "xx"]))
def test_any_text_is_read_or_refused(text: str, language: str) -> None:
    """No text makes the reader fail in another way than with a Fault."""
    with suppress(Fault):
        read_number(text, language=language)


@pytest.mark.parametrize("text", ["9" * 5000, "1" + ",000" * 300, "0." + "1" * 200, "1" * 59, "12" * 29 + " trillion"])
def test_monstrous_numbers_are_read_or_refused(text: str) -> None:
    """Length never overflows; what is too long is refused in words."""
    with suppress(Fault):
        found = read_number(text)
        assert half_up(found.value, found.decimals) == found.value
