"""Numbers whose unit is said elsewhere, and the words of that unit, for charts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figure_table import marked

from brief_builder.facts import Facts
from brief_builder.problems import Fault
from brief_builder.wording import PRINTED, Phrase, Voice


@pytest.mark.parametrize(
    ("unit", "scale", "english", "french", "khmer"),
    [
        ("CAD", 0, "C$", "dollars canadiens", "ដុល្លារ|កាណាដា"),
        ("CAD", 9, "C$_billion", "milliards de dollars canadiens", "ពាន់លាន|ដុល្លារ|កាណាដា"),
        ("USD", 6, "US$_million", "millions de dollars américains", "លាន|ដុល្លារ|អាមេរិក"),
        ("EUR", 3, "€_thousand", "milliers d’euros", "ពាន់|អឺរ៉ូ"),
        ("KHR", 12, "KHR_trillion", "billions de riels", "ទ្រីលាន|រៀល"),
        ("JPY", 0, "JPY", "JPY", "JPY"),
        ("JPY", 9, "JPY_billion", "milliards_JPY", "ពាន់លាន_JPY"),
        ("percent", 0, "%", "%", "%"),
        ("points", 0, "percentage points", "points de pourcentage", "ចំណុច|ភាគរយ"),
        ("ratio", 0, "", "", ""),
        ("persons", 0, "persons", "personnes", "នាក់"),
        ("persons", 6, "million persons", "millions de personnes", "លាន|នាក់"),
        ("organizations", 0, "organizations", "organisations", "អង្គភាព"),
    ],
)
def test_a_unit_can_be_said_once(pack: Facts, unit: str, scale: int, english: str, french: str, khmer: str) -> None:
    """For a subtitle, where the numbers of a chart stand without it."""
    said = [marked(Voice(language, pack).unit(unit, scale)) for language in ("en", "fr", "km")]
    assert said == [english, french, khmer]


@pytest.mark.parametrize(("unit", "scale"), [("CAD", 2), ("CAD", 15), ("percent", 6), ("ratio", 3)])
def test_a_scale_without_a_word_is_refused(voice: Voice, unit: str, scale: int) -> None:
    """Nobody counts percent in millions."""
    with pytest.raises(ValueError, match="no word"):
        voice.unit(unit, scale)


def test_a_plain_number_has_the_marks_of_the_language(pack: Facts) -> None:
    """For axes: grouped, rounded half up, with a true minus, and never minus nothing."""
    given = (Decimal("1234.5"), 1), (Decimal("-0.25"), 1), (Decimal("-0.04"), 1), (Decimal(2500), 0)
    said = [[marked(Voice(language, pack).plain_number(*each)) for each in given] for language in ("en", "fr", "km")]
    assert said == [
        ["1,234.5", "−0.3", "0.0", "2,500"],
        ["1_234,5", "−0,3", "0,0", "2_500"],
        ["1,234.5", "−0.3", "0.0", "2,500"],
    ]


def test_a_number_alone_remembers_its_fact(pack: Facts, voice: Voice) -> None:
    """And is refused where the figure itself is."""
    assert Phrase.of("about −2.0", "trade.balance.2023") == voice.number(pack["trade.balance.2023"], 9)
    assert str(voice.number(pack["trade.balance.2022"], 9)) == "−2.4 to −2.3"
    assert str(voice.number(pack["trade.balance.2022"], 9, 0)) == "about −2"
    for name, code in (("trade.continuous", "fact-contradicted"), ("talks.target", "filter-misuse")):
        with pytest.raises(Fault) as caught:
            voice.number(pack[name], 9)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("C$2,400 or $5, and US$7.5", ["C$2,400", "$5", "US$7.5"]),
        ("CAD500 million, CAD2.1 billion, USD2,100", ["500", "2.1", "2,100"]),
        ("R2.4 billion, x2,400", ["2.4", "2,400"]),
        ("G7, CO2, H1N1, F-35, B2B, COVID-19, G20, Q1", []),
        ("in 2023, 1 234,5 in ២០២៣", ["2023", "1", "234,5", "២០២៣"]),
    ],
)
def test_a_printed_figure_is_told_from_the_digits_of_a_name(text: str, figures: list[str]) -> None:
    """A name has no decimal mark, and the code of a currency is none."""
    assert PRINTED.findall(text) == figures
