"""What a careful desk writes about aid, culture and trade, and what `brief check` must not cry about."""

from __future__ import annotations

from pathlib import Path

import pytest
from claim_facts import PRESS, claims, fact, found

from brief_builder.facts import examine


@pytest.mark.parametrize(
    ("quote", "text", "says"),
    [
        ("Selon l’ambassadeur, c’est « un modèle »", "Selon l’ambassadeur, c’est « un modèle ».", False),
        ("Selon l’ambassadeur, c’est « un modèle »", "C’est « un modèle ».", True),
        ("C’est « un modèle » pour tous", "Le Courrier dit que c’est « un modèle ».", True),
    ],
)
def test_who_is_named_beside_his_words_is_known(quote: str, text: str, says: bool, tmp_path: Path) -> None:
    """Where the source names him, and our sentence too; the source itself is not the speaker."""
    facts = claims(tmp_path, fact("a.one", quote, source="press", text=f'{{fr: "{text}"}}'))
    assert bool(found(facts, "speaker-unknown")) is says


@pytest.mark.parametrize(
    ("source", "quote", "says"),
    [
        ("press", "La maison a été restaurée grâce à un financement de la ville", False),
        ("press", "La maison a été restaurée grâce à l’élan de la ville", True),
        ("gac", "The hall was rebuilt thanks to a Swiss grant", False),
        ("gac", "Deaths fell thanks to bed nets", True),
    ],
)
def test_what_paid_for_a_thing_is_no_view(source: str, quote: str, says: bool, tmp_path: Path) -> None:
    """Who paid can be looked up; what moved the figures cannot."""
    facts = claims(tmp_path, fact("a.one", quote, source=source, text="{en: It was so., fr: Il en fut ainsi.}"))
    assert bool(found(facts, "claim-unattributed")) is says


def test_a_publisher_called_by_its_initials_is_spelled_out_by_its_source(tmp_path: Path) -> None:
    """The annex gives both; initials that nothing gives are told."""
    source = "title: Report\npublisher: French Development Agency\nshort: AFD\ntier: 1\npublished: 2024-06-01\n"
    rows = fact("a.one", "x", source="afd", text="{en: AFD and the CFA franc.}")
    rows += fact("a.two", "y", source="afd", text="{en: The XQZ says so.}")
    (only,) = found(claims(tmp_path, rows, afd=source), "acronym-unexplained")
    assert only.details["acronyms"] == ("XQZ",)


@pytest.mark.parametrize(
    ("unit", "others", "says"),
    [("persons", 0, False), ("persons", 1, True), ("EUR", 0, True)],
)
def test_a_count_by_itself_is_not_asked_whether_it_is_a_level(
    unit: str, others: int, says: bool, tmp_path: Path
) -> None:
    """Visitors of a year mislead nobody; a sum of money may be what is left, and two counts may be compared."""
    entries = {"kind": "statistic", "measure": "visits", "unit": unit, "label": "{en: Visits}"}
    rows = "".join(
        fact(f"a.y{year}", "x", value=f'"{year}"', period=str(year), **entries) for year in range(2020, 2021 + others)
    )
    assert bool(found(claims(tmp_path, rows), "stock-or-flow")) is says


def test_french_and_english_papers_name_their_source_once(tmp_path: Path) -> None:
    """Nothing at all is said of a pack with one dated statement."""
    facts = claims(tmp_path, fact("a.one", "le pont a été ouvert en 2023", source="press", period="2023"), press=PRESS)
    assert examine(facts, facts.sources["press"].published) == []  # type: ignore[arg-type]
