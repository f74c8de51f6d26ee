"""Names and signs of currencies, against those of CLDR."""

from __future__ import annotations

import pytest
from babel.numbers import get_currency_name

from brief_builder.facts.evidence.currencies import NAMES, currencies_in, table_currencies


@pytest.mark.parametrize("language", ["en", "fr", "km"])
@pytest.mark.parametrize("code", sorted(NAMES))
def test_the_names_that_cldr_gives_are_known(code: str, language: str) -> None:
    """One of it and several."""
    for count in (1, 2):
        name = get_currency_name(code, count=count, locale=language).replace("\u200b", "")
        assert {code} == currencies_in(f"5 {name}")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("$5", set()),
        ("5 dollars", set()),
        ("¥5", set()),
        ("5 pesos", set()),
        ("they won 5", set()),
        ("C$5 and US$4", {"CAD", "USD"}),
        ("5 $ CA", {"CAD"}),
        ("5 millions $ US", {"USD"}),
        ("THB 5", {"THB"}),
        ("the thb of it", set()),
    ],
)
def test_only_what_names_a_currency_names_one(text: str, codes: set[str]) -> None:
    """A bare $ names none, nor does a word that several countries share."""
    assert codes == currencies_in(text)


def test_a_text_may_say_what_all_its_figures_are_in() -> None:
    """“In thousands of Canadian dollars” counts for each figure of the sentence."""
    assert table_currencies("In thousands of Canadian dollars, exports were 37,200.") == {"CAD"}
    assert table_currencies("en milliers de dollars canadiens") == {"CAD"}
    assert table_currencies("a loan of Canadian dollars") == set()
