"""The house rules N3 to N7, DT1 and DT2, each with what is printed and what must not be; N1 stands in counting.yaml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from figure_table import marked, said
from ruamel.yaml import YAML

from brief_builder.facts.period import read_period
from brief_builder.wording import Phrase, Voice
from brief_builder.wording.language import Language
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.lists import listed
from brief_builder.wording.periods import date_words, period_when
from brief_builder.wording.reading import read_figure, read_time

ROWS: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("house_rules.yaml"))


def _printed(language: Language, row: dict[str, Any]) -> str:
    if "figure" in row:
        return said(language.code, "figure", row["figure"])
    if "period" in row:
        return period_when(language, read_period(str(row["period"])))
    day = row["date"]
    return date_words(language, day if isinstance(day, date) else date.fromisoformat(day))


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_house_rule_holds(row: dict[str, Any], language: Language) -> None:
    """house_rules.yaml: the good words are printed, none of the bad ones are, and the good ones can be read back."""
    words = _printed(language, row)
    assert row[language.code]["good"] == marked(words)
    assert marked(words) not in row[language.code]["bad"]
    read = read_figure if "figure" in row else read_time
    assert read(words, language.code) is not None


@pytest.mark.parametrize(
    ("language", "items", "words"),
    [
        ("en", ["apparel", "footwear", "textiles"], "apparel, footwear and textiles"),
        ("fr", ["vêtements", "chaussures", "textiles"], "vêtements, chaussures et textiles"),
        ("km", ["ស", "ខ", "គ"], "ស, ខ និង|គ"),
        ("km", ["ស", "2.1"], "ស និង 2.1"),
        ("en", ["rice", "fish and meat", "fruit"], "rice, fish and meat, and fruit"),
        ("fr", ["riz", "fruits", "paix et sécurité"], "riz, fruits, et paix et sécurité"),
        ("en", ["Phnom Penh, Cambodia", "Ottawa", "Paris"], "Phnom Penh, Cambodia; Ottawa; and Paris"),
        ("fr", ["Phnom Penh, Cambodge", "Ottawa", "Paris"], "Phnom Penh, Cambodge; Ottawa; et Paris"),
        ("en", ["apparel", "footwear"], "apparel and footwear"),
    ],
)
def test_a_list_has_a_comma_before_its_and_only_where_it_helps(language: str, items: list[str], words: str) -> None:
    """Canada.ca style guide, 4.1: a comma before “and” only if it will help people understand the list."""
    assert marked(str(listed(LANGUAGES[language], tuple(map(Phrase.of, items))))) == words


def test_a_period_in_a_table_is_in_digits(pack: Any) -> None:
    """N1: digits always in tables; “the first nine months” is prose."""
    from dataclasses import replace

    fact = replace(next(iter(pack.values())), period=read_period("2025-01/2025-09"), compared=None)
    for language, prose, table in (
        ("en", "in the first nine months of 2025", "in the first 9_months of 2025"),
        ("fr", "au cours des neuf premiers mois de 2025", "au cours des 9_premiers mois de 2025"),
    ):
        when = Voice(language, pack).when(fact)
        assert [marked(str(when)), marked(str(when.in_digits))] == [prose, table]
