"""A withheld figure is found in whatever form it is written, and nothing that is another figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder.build.loading import Loaded
from brief_builder.build.withheld_proof import Withheld
from brief_builder.problems import Problems
from withheld_words import NO_BOATS, Change, found, internal_fact, public

AID = internal_fact(
    "fleet.aid",
    'label: {en: Secret fleet aid}\nmeasure: aid\nvalue: "7,345,678"\nunit: EUR\nperiod: 2024',
    "aid of €7,345,678 in 2024",
)
SHORT = internal_fact(
    "fleet.aid", "label: {en: Secret fleet aid}\nmeasure: aid\nvalue: 7.3 million\nunit: EUR\nperiod: 2024",
    "aid of €7.3 million in 2024",
)  # fmt: skip
DOLLARS = internal_fact(
    "fleet.grant", 'label: {en: Secret fleet grant}\nmeasure: grant\nvalue: "4,512,377"\nunit: CAD\nperiod: 2024',
    "a grant of C$4,512,377 in 2024",
)  # fmt: skip
CREW = internal_fact(
    "fleet.crew", 'label: {en: Crew of the fleet}\nmeasure: crew\nvalue: "41,937"\nunit: persons\nperiod: 2024',
    "41,937 sailors in 2024",
)  # fmt: skip
SHARE = internal_fact(
    "fleet.share", "label: {en: Share of the fleet}\nmeasure: share\nvalue: 37.25\nunit: percent\nperiod: 2024",
    "37.25% in 2024",
)  # fmt: skip


def _loaded(tmp_path_factory: pytest.TempPathFactory, changes: list[Change]) -> Loaded:
    return public(tmp_path_factory.mktemp("pack"), [NO_BOATS, *changes])


@pytest.fixture(scope="module")
def aid(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Aid of €7,345,678, a grant of C$4,512,377, a crew of 41,937, a share of 37.25% and 120 boats are withheld."""
    return _loaded(tmp_path_factory, [*AID, *_second(DOLLARS, "T6"), *_second(CREW, "T7"), *_second(SHARE, "T8")])


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Aid of €7.3 million, and 120 boats."""
    return _loaded(tmp_path_factory, SHORT)


def _second(changes: list[Change], ref: str) -> list[Change]:
    fact, *rest = changes
    return [{**fact, "to": fact["to"].replace("T9", ref)}, *rest]


@pytest.mark.parametrize(
    "words",
    [
        "€7,345,678", "€ 7,345,678", "€\u00a07,345,678", "7,345,678 euros", "€7 345 678", "€7\u00a0345\u00a0678",
        "7\u202f345\u202f678 €", "EUR 7,345,678", "EUR7,345,678", "€7345678", "7345678 EUR", "7,345,678", "7345678",
        "7.345.678 Euro", "7'345'678", "€7.345678 million", "€7,345.678 thousand", "7,345678 millions d’euros",
        "€៧,៣៤៥,៦៧៨", "៧៣៤៥៦៧៨ អឺរ៉ូ", "€７,３４５,６７８", "€7,345,\u200b678", "(7,345,678)", "−€7,345,678",
        "€7.35 million", "€7.3M", "€7.3m", "EUR 7.3 million", "7,3 M€", "7,35 millions d’euros", "€7.346 million",
        "about 7.3 million euros", "€7,346,000", "€7.3-million", "more than €7.3 million", "€៧,៣៥ លាន",
        "seven million three hundred and forty-five thousand six hundred and seventy-eight euros",
    ],
)  # fmt: skip
def test_a_long_figure_is_found_in_each_form(words: str, aid: Loaded) -> None:
    """In the marks, digits and words of any language, whole and rounded with its currency."""
    assert [each.code for each in found(aid, f"They spent {words} on it.")] == ["audience-leak"]


@pytest.mark.parametrize(
    "words",
    [
        "C$4.5 million", "$4,512,377", "$4.5M", "4,5 M$ CA", "4.5 million dollars", "4,51 millions de dollars",
        "CAD 4.51 million", "about 42,000 people", "42 thousand persons", "41.9 thousand sailors", "41 937",
        "a crew of 41,900", "37.25%", "37.25 per cent", "37,25 %", "37.3 percent", "37,25 pour cent",
    ],
)  # fmt: skip
def test_a_long_figure_of_any_unit_is_found(words: str, aid: Loaded) -> None:
    """A bare dollar may be a Canadian one; what is counted stands behind its number."""
    assert [each.code for each in found(aid, f"There was {words}.")] == ["audience-leak"]


@pytest.mark.parametrize(
    "words",
    [
        "120 boats", "one hundred and twenty boats", "One hundred twenty fishing boats", "a fleet of 120 boats", "Boats: 120",  # noqa: E501
        "cent vingt organizations", "១២០ organizations", "120\u202fboats",
    ],
)  # fmt: skip
def test_a_short_figure_is_found_with_what_it_counts(words: str, short: Loaded) -> None:
    """In digits and in words, of three languages."""
    assert [each.code for each in found(short, f"There were {words}.")] == ["audience-leak"]


@pytest.mark.parametrize(
    "words",
    ["€7.3M", "7.3 million euros", "EUR 7.3 million", "7,3 millions d’euros", "€7,300,000", "€7.30 million",
     "seven point three million euros and 7.3 million euros"],
)  # fmt: skip
def test_a_short_sum_is_found_with_its_currency(words: str, short: Loaded) -> None:
    """As a table prints it in few letters, and as others write it."""
    assert [each.code for each in found(short, f"Aid was {words}.")] == ["audience-leak"]


@pytest.mark.parametrize(
    "words",
    [
        "5", "2024", "page 120", "120", "120%", "$7.3 million", "US$7.35 million", "7.3 million people", "7.3%",
        "€7.4 million", "€7 million", "€17,345,678", "€7,345,679", "7,345,678,000", "€73 million", "€734.5678",
        "version 7.3", "7.3 million", "120 pages", "room 120", "€120", "1,120 boats", "120,000 boats", "20 boats",
        "one hundred and twenty pages", "a hundred boats", "twenty boats", "COVID-19", "chapter 7,345", "42,000 tonnes",
        "45.12377", "€4.5 million", "37%", "41.9 thousand tonnes", "2,120 boats and 120 nets",
    ],
)  # fmt: skip
def test_what_is_another_figure_is_none(words: str, aid: Loaded, short: Loaded) -> None:
    """Bare short numbers, years, pages, parts of longer numbers, other units and percentages of something else."""
    assert [str(each.notes) for each in found(aid, f"See {words}.")] == []
    assert [str(each.notes) for each in found(short, f"See {words}.")] == []


@pytest.mark.parametrize("words", ["€5.6 million", "5.6 million euros", "EUR 5,600,000", "€5.6M"])
def test_what_a_fact_for_these_readers_says_is_no_secret(words: str, tmp_path: Path) -> None:
    """In whatever form, and of whatever an internal figure is another rounding."""
    same = internal_fact(
        "fleet.aid", 'label: {en: Secret fleet aid}\nmeasure: aid\nvalue: "5,602,345"\nunit: EUR\nperiod: 2024',
        "aid of €5,602,345 in 2024",
    )  # fmt: skip
    loaded = public(tmp_path, [NO_BOATS, *same])
    assert found(loaded, f"They spent {words} on it.") == []
    assert [each.code for each in found(loaded, "They spent €5,602,345 on it.")] == ["audience-leak"]


def test_a_number_in_the_quote_of_a_fact_for_these_readers_is_no_secret(tmp_path: Path) -> None:
    """They read it there."""
    quote = {"file": "facts/trade.yaml", "from": "rose to €5.6 million in 2024", "to": "rose to €5.6 million in 2024, and aid to 7,345,678 euros"}  # noqa: E501  # fmt: skip
    source = {**quote, "file": "sources/gazette.clippings.txt"}
    assert found(public(tmp_path, [NO_BOATS, quote, source, *AID]), "Aid was €7,345,678.") == []


def test_the_size_of_a_file_is_no_figure(aid: Loaded) -> None:
    """Nor is any number that a program counts: they may be the same by chance."""
    problems = Problems()
    files = {
        "manifest.json": b'{"outputs": [{"bytes": 7345678}]}',
        "provenance.json": b'{"a": "aid of 7,345,678 euros"}',
    }
    Withheld(aid).prove(files, [], problems)
    assert [str(each.place) for each in problems] == ["provenance.json"]
