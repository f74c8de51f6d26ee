"""Numbers with nouns, ordinals, and the letters of tables, in three languages: house rules N1, N3 and N6."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from figure_table import marked
from ruamel.yaml import YAML

from brief_builder.facts import Fact, Figure
from brief_builder.problems import Fault
from brief_builder.wording import FILTERS, Phrase, SpokenFact, Voice
from brief_builder.wording.counting import counted_number, noun_of, ordinal_words
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.parts import part_of

ROWS: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("counting.yaml"))
Speak = Callable[[str], Callable[[str], SpokenFact]]


def _both(phrase: Phrase) -> str:
    prose, table = marked(str(phrase)), marked(str(phrase.in_digits))
    return prose if prose == table else f"{prose} / {table}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS, ids=[row["what"] for row in ROWS])
def test_a_number_stands_with_its_noun(row: dict[str, Any], language: str) -> None:
    """counting.yaml: prose and table, and never the words that a naive format gives."""
    one, many, said = row[language]
    noun = noun_of((one, many), {}, feminine=row.get("feminine", False))
    phrase = counted_number(language, Decimal(row["value"]), noun)
    assert said == _both(phrase)
    assert row.get("bad", {}).get(language) != str(phrase)


@pytest.mark.parametrize(
    ("number", "english", "french", "khmer"),
    [
        (1, "first / 1st", "premier / 1er", "ទី_1"),
        (2, "second / 2nd", "deuxième / 2e", "ទី_2"),
        (3, "third / 3rd", "troisième / 3e", "ទី_3"),
        (9, "ninth / 9th", "neuvième / 9e", "ទី_9"),
        (10, "10th", "10e", "ទី_10"),
        (11, "11th", "11e", "ទី_11"),
        (21, "21st", "21e", "ទី_21"),
        (112, "112th", "112e", "ទី_112"),
    ],
)
def test_an_ordinal_is_in_words_up_to_nine(number: int, english: str, french: str, khmer: str) -> None:
    """Canada.ca style guide, 4.6: ninth, 10th; French has no “th” and no “ème” behind digits."""
    assert [_both(ordinal_words(tag, number)) for tag in ("en", "fr", "km")] == [english, french, khmer]


def test_the_first_of_a_feminine_noun_agrees() -> None:
    """« la première année », « la 1re année »."""
    assert _both(ordinal_words("fr", 1, feminine=True)) == "première / 1re"
    assert _both(ordinal_words("en", 1, feminine=True)) == "first / 1st"


def test_other_languages_count_in_digits() -> None:
    """Their plurals are those of CLDR; their ordinals are the author's."""
    noun = noun_of(("statek", "statków"), {"few": "statki"}, feminine=False)
    said = [str(counted_number("pl", Decimal(n), noun)) for n in (1, 3, 5, 22)]
    assert said == ["1\u00a0statek", "3\u00a0statki", "5\u00a0statków", "22\u00a0statki"]
    with pytest.raises(Fault, match="ordinals have no words in the language `de`"):
        ordinal_words("de", 3)


def test_khmer_digits_stand_in_counts() -> None:
    """As the pack writes its figures."""
    phrase = counted_number("km-u-nu-khmr", Decimal(12), noun_of(("ទូក",), {}, feminine=False))
    assert str(phrase) == "១២\u00a0ទូក"
    assert str(ordinal_words("km-u-nu-khmr", 12)) == "ទី១២"
    assert part_of("km-u-nu-khmr", 2, 13) == "២\u00a0នៃ\u00a0១៣"


@pytest.mark.parametrize(
    ("forms", "named"),
    [((), {}), (("a", "b", "c"), {}), ((3, "boats"), {}), (("boat", ""), {}), (("boat",), {"three": "boats"})],
)
def test_a_noun_needs_its_forms(forms: tuple[object, ...], named: dict[str, object]) -> None:
    """One, or that of one and that of many; others by CLDR's names."""
    with pytest.raises(Fault, match="`plural`"):
        noun_of(forms, named, feminine=False)


def _spoken(pack: Any, language: str, **figure: Any) -> SpokenFact:
    """A fact of persons, or of what `figure` says, spoken in a language."""
    from dataclasses import replace

    given = {"value": Decimal(41900), "decimals": -2, "unit": "organizations", "bound": "gt", **figure}
    value = given.pop("value")
    fact: Fact = next(iter(pack.values()))
    fact = replace(fact, figure=Figure(value, value, value, **given), rank="normal", form=None, text={}, wording="")
    return SpokenFact(Voice(language, pack), fact)


@pytest.mark.parametrize(
    ("figure", "english", "french"),
    [
        ({}, "more than 41,900_boats", "plus de 41_900_bateaux"),
        ({"value": Decimal(5), "decimals": 0, "bound": "eq"}, "five boats / 5_boats", "cinq bateaux / 5_bateaux"),
        (
            {"value": Decimal(1), "decimals": 0},
            "more than one boat / more than 1_boat",
            "plus d’un bateau / plus de 1_bateau",
        ),
        (
            {"value": Decimal("1.7e6"), "decimals": -5, "scale": 6, "bound": "eq"},
            "1.7_million boats",
            "1,7_million de bateaux",
        ),
        (
            {"value": Decimal("2e6"), "decimals": -6, "scale": 6, "bound": "approx"},
            "about 2_million boats",
            "environ 2_millions de bateaux",
        ),
    ],
)
def test_a_fact_is_counted_with_its_noun(pack: Any, figure: dict[str, Any], english: str, french: str) -> None:
    """Its hedge stays, its number keeps its fact, and the noun comes from none."""
    said = FILTERS["plural"](_spoken(pack, "en", **figure), "boat", "boats")
    assert _both(said) == english
    assert _both(FILTERS["plural"](_spoken(pack, "fr", **figure), "bateau", "bateaux")) == french
    assert [bool(piece.fact) for piece in said.pieces] == [True, False]


def test_a_figure_that_says_what_it_counts_takes_no_noun(pack: Any) -> None:
    """“C$5 boats” is refused, and so are persons in Khmer, which have their classifier."""
    with pytest.raises(Fault, match="says itself what it counts: CAD"):
        FILTERS["plural"](_spoken(pack, "en", unit="CAD"), "boat", "boats")
    with pytest.raises(Fault, match="says itself what it counts: persons"):
        FILTERS["plural"](_spoken(pack, "km", unit="persons"), "ទូក")


@pytest.mark.parametrize(
    ("figure", "english", "french", "khmer"),
    [
        (
            {"value": Decimal("2.1e9"), "decimals": -8, "scale": 9, "unit": "CAD", "bound": "eq"},
            "C$2.1_billion / C$2.1B",
            "2,1_milliards de dollars canadiens / 2,1_G$_CA",
            "2.1_ពាន់លាន|ដុល្លារ|កាណាដា",
        ),
        (
            {"value": Decimal("37.2e6"), "decimals": -5, "scale": 6, "unit": "USD", "bound": "approx"},
            "about US$37.2_million / about US$37.2M",
            "environ 37,2_millions de dollars américains / environ 37,2_M$_US",
            "ប្រមាណ 37.2_លាន|ដុល្លារ|អាមេរិក",
        ),
        (
            {"value": Decimal(41900), "decimals": -2, "unit": "CAD", "bound": "eq"},
            "C$41,900",
            "41_900_$_CA",
            "41,900_ដុល្លារ|កាណាដា",
        ),
        (
            {"value": Decimal("17.4e6"), "decimals": -5, "scale": 6, "unit": "persons", "bound": "eq"},
            "17.4_million",
            "17,4_millions",
            "17.4_លាន_នាក់",
        ),
    ],
)
def test_letters_for_scale_words_stand_in_tables_only(
    pack: Any, figure: dict[str, Any], english: str, french: str, khmer: str
) -> None:
    """House rule N6: « 2,1 milliards de dollars » in prose; G$ and M$ in tables, with the mark of the currency (N7)."""
    said = [_both(FILTERS["compact"](_spoken(pack, tag, **figure))) for tag in ("en", "fr", "km")]
    assert said == [english, french, khmer]


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("short", "C$2.1_billion / C$2.1B"),
        ("figure", "C$2.1_billion (derived) / C$2.1B (derived)"),
        ("size", "C$2.1_billion (derived) / C$2.1B (derived)"),
    ],
)
def test_letters_stand_in_whatever_way_a_figure_is_said(pack: Any, way: str, words: str) -> None:
    """A derived figure says so in a table, too; a deficit stands without its sign."""
    figure = {"value": Decimal("2.1e9"), "decimals": -8, "scale": 9, "unit": "CAD", "bound": "eq", "derived": True}
    assert _both(FILTERS["compact"](_spoken(pack, "en", **figure), way)) == words


def test_letters_stand_for_no_change(pack: Any) -> None:
    """A way that `compact` does not know is refused by name."""
    with pytest.raises(Fault, match="cannot say a figure as `change` does"):
        FILTERS["compact"](_spoken(pack, "en", unit="CAD"), "change")


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("écoles", "2_millions d’écoles"),
        ("habitants", "2_millions d’habitants"),
        ("heures", "2_millions d’heures"),
        ("harengs", "2_millions de harengs"),
        ("hameaux", "2_millions de hameaux"),
        ("yens", "2_millions de yens"),
        ("bateaux", "2_millions de bateaux"),
    ],
)
def test_french_elides_de_before_a_vowel_and_a_mute_h(pack: Any, noun: str, words: str) -> None:
    """« 2 millions d’heures », and « de harengs », whose h is aspiré."""
    figure = {"value": Decimal("2e6"), "decimals": -6, "scale": 6, "bound": "eq"}
    assert _both(FILTERS["plural"](_spoken(pack, "fr", **figure), noun)) == words
