"""Number words of three languages, against another library's spelling where it knows the language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from brief_builder.facts.number import numbers_in

WHOLE = st.one_of(st.integers(0, 1000), st.integers(0, 10**6), st.integers(0, 10**12 - 1))


@given(WHOLE, st.sampled_from(["en", "fr", "fr_BE", "fr_CH"]))
def test_every_whole_number_is_read_as_it_is_spelled(number: int, spoken: str) -> None:
    """What num2words writes, we read, also with hyphens in place of all spaces."""
    words = num2words(number, lang=spoken).replace(",", "")
    language = spoken[:2]
    assert [number] == [found.value for found in numbers_in(words, language)]
    if language == "fr":
        assert [number] == [found.value for found in numbers_in(words.replace(" ", "-"), language)]


UNITS = ("", "មួយ", "ពីរ", "បី", "បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ", "ប្រាំបី", "ប្រាំបួន")
TENS = ("", "ដប់", "ម្ភៃ", "សាមសិប", "សែសិប", "ហាសិប", "ហុកសិប", "ចិតសិប", "ប៉ែតសិប", "កៅសិប")
PLACES = ((6, "លាន"), (5, "សែន"), (4, "ម៉ឺន"), (3, "ពាន់"), (2, "រយ"))


def _khmer(number: int) -> str:
    out = ""
    for power, word in PLACES:
        digit, number = divmod(number, 10**power)
        out += UNITS[digit] + word if digit else ""
    return out + TENS[number // 10] + UNITS[number % 10]


@given(st.integers(1, 9_999_999))
def test_khmer_words_are_read_as_they_are_put_together(number: int) -> None:
    """Million, hundred thousand, ten thousand, thousand, hundred, tens and units, without spaces."""
    assert [number] == [found.value for found in numbers_in(_khmer(number), "km")]


@pytest.mark.parametrize(
    ("text", "language", "value", "decimals", "scale", "bound"),
    [
        ("half a billion", "en", "500000000", -8, 9, "eq"),
        ("a quarter of a million", "en", "250000", -4, 6, "eq"),
        ("a million and a half", "en", "1500000", -5, 6, "eq"),
        ("three quarters of a million", "en", "750000", -4, 6, "eq"),
        ("half a dozen", "en", "6", 0, 0, "eq"),
        ("two hundred thousand", "en", "200000", -3, 3, "eq"),
        ("US$2.1M", "en", "2100000", -5, 6, "eq"),
        ("a five-million-dollar contract", "en", "5000000", -6, 6, "eq"),
        ("un demi-milliard", "fr", "500000000", -8, 9, "eq"),
        ("deux millions et demi", "fr", "2500000", -5, 6, "eq"),
        ("une centaine", "fr", "100", -2, 0, "approx"),
        ("une dizaine de milliers", "fr", "10000", -3, 3, "approx"),
        ("près d'une centaine", "fr", "100", -2, 0, "nearly"),
        ("mille", "fr", "1000", -3, 3, "eq"),
        ("2,1 G$", "fr", "2100000000", -8, 9, "eq"),
        ("2,1 mille milliards", "fr", "2100000000000", -11, 12, "eq"),
        ("២,១ ពាន់លាន", "km", "2100000000", -8, 9, "eq"),
        ("2.1 ពាន់លាន", "km", "2100000000", -8, 9, "eq"),
        ("កន្លះលាន", "km", "500000", -5, 6, "eq"),
        ("មួយលានកន្លះ", "km", "1500000", -5, 6, "eq"),
        ("២ ម៉ឺន", "km", "20000", -4, 4, "eq"),
    ],
)
def test_words_have_a_precision_and_a_scale(
    text: str, language: str, value: str, decimals: int, scale: int, bound: str
) -> None:
    """The scale word gives the place of the last known digit, a half one place more."""
    (found,) = numbers_in(text, language)
    assert (value, decimals, scale, bound) == (str(found.value), found.decimals, found.scale, found.bound)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(
            (text, "en")
            for text in ("one of the firms", "no one", "the 25th time", "the 1990s", "hundreds of millions")
        ),
        *(
            (text, "en")
            for text in ("a five-star hotel", "the twenty-fifth", "half of trade", "everyone", "one another")
        ),
        *((text, "fr") for text in ("l'un des pays", "un des pays", "quelqu'un", "le 5e", "le 1er", "des milliers")),
        *((text, "fr") for text in ("le vingt-cinquième", "aucun", "pour cent")),
        *((text, "km") for text in ("ទី៣", "លើកទីមួយ", "រាប់ពាន់", "រយៈពេល")),
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str, language: str) -> None:
    """Ordinals, pronouns, vague plurals and compounds count nothing."""
    assert numbers_in(text, language) == []
