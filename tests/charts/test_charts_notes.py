"""What a written note says, and what it does not: only what explains a mark keeps the sentence about it away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from chart_facts import fact, problems_of

from brief_builder.charts.model import Panel, Point, Series
from brief_builder.charts.words.notes import missing_notes
from brief_builder.charts.words.terms import terms

# -- why shares do not come to 100

PARTS = [fact(f"s{n}.x", value, "2023", unit="percent", decimals=0) for n, value in enumerate(("30", "20", "10"))]
NEAR = [fact(f"s{n}.x", value, "2023", unit="percent", decimals=0) for n, value in enumerate(("40", "35", "24"))]
SERIES = ", ".join(f"{{name: S{n}, facts: [s{n}.x]}}" for n in range(3))
SHARE = f"kind: share, labels: [a], series: [{SERIES}]"
HEAD = "trade: {title: T, subtitle: {measure: Goods trade, place: Canada}, "


def told(note: str, given: list[object], language: str = "en") -> list[str]:
    problems = problems_of(f'{HEAD}notes: ["{note}"], {SHARE}}}', given, language)[1]  # type: ignore[arg-type]
    return [f"{p.severity} {p.code}" for p in problems if p.code == "parts-sum"]


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "Consumer goods include phones."),
        ("en", "Trade is around C$1 billion."),
        ("en", "Regulation 2100 holds."),
        ("en", "The total is C$100 million."),
        ("en", "Figures are rounded."),
        ("fr", "Les ménages consomment du riz."),
        ("fr", "Le total est de 100 millions."),
        ("fr", "Chiffres arrondis."),
    ],
)
def test_a_note_about_something_else_does_not_explain_shares_of_sixty(language: str, note: str) -> None:
    assert told(note, PARTS, language) == ["error parts-sum"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "Services are not in the total."),
        ("en", "The parts do not add up: other goods are left out."),
        ("en", "The parts come to 60%, not to 100%."),
        ("en", "The sum is less than 100 per cent."),
        ("en", "Only the three largest partners are shown."),
        ("en", "Respondents could give several answers."),
        ("en", "Services are excluded."),
        ("fr", "La somme n’atteint pas 100\u00a0%."),
        ("fr", "Les services ne sont pas compris dans le total."),
        ("fr", "Les autres produits sont exclus."),
        ("km", "តួលេខ​មិន​បូក​បាន ១០០% ទេ។"),
    ],
)
def test_a_note_that_says_why_shares_do_not_come_to_a_hundred_is_enough(language: str, note: str) -> None:
    assert told(note, PARTS, language) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "note"), [("en", "Due to rounding."), ("fr", "Chiffres arrondis.")])
def test_rounding_explains_what_rounding_can(language: str, note: str) -> None:
    assert told(note, NEAR, language) == []  # type: ignore[arg-type]
    assert told("Published by Statistics Canada.", NEAR, language) == ["warning parts-sum"]  # type: ignore[arg-type]


# -- the sentences that a chart adds by itself

NINE = Point("2025", Decimal(2), Decimal(1), Decimal(3), "2", start=date(2025, 1, 1), end=date(2025, 9, 30), number="2")
WIDE = Point("2024", Decimal(2), Decimal(1), Decimal(3), "2", "derived", number="2")
GUESS = Point("2023", Decimal(2), Decimal(1), Decimal(3), "2", "estimated", number="2")
GAP = Point("2022", None, None, None, "none", "missing", number="none")
FULL = Panel("", (Series("", (GAP, GUESS, WIDE, NINE)),), break_after=2)
NAMES = ("estimate", "derived", "range", "missing", "break", "partial", "scales")


def added(note: str, language: str) -> set[str]:
    """What is still said of a chart with all marks, and of two panels."""
    words = terms(language)
    notes = words.notes["bars"] | words.notes[""]
    said = {str(one) for one in missing_notes([FULL, FULL], [note], words, shared=False)}
    known = {sentence: told for told, sentence in notes.items()}
    return {known.get(sentence, "partial") for sentence in said}


ALL = {"estimated", "derived", "range", "missing", "break", "partial", "scales"}


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "A quarter of exports are garments."),
        ("en", "Half of it is rice."),
        ("en", "Published by Statistics Canada."),
        ("en", "Series are in current dollars."),
        ("en", "Daybreak farms and breakfast cereals."),
        ("en", "Oranges and a range of other fruit."),
        ("en", "Small-scale trade is counted."),
        ("en", "The largest deal to date is a part of it."),
        ("fr", "Un quart des exportations sont des vêtements; c’est évidemment peu."),
        ("fr", "Chiffres publiés par Statistique Canada."),
        ("fr", "Séries en dollars courants, à l’échelle mondiale."),
        ("fr", "Le commerce à petite échelle en fait partie ces mois."),
        ("km", "ផ្សព្វផ្សាយ​ដោយ​ស្ថិតិ​កាណាដា។"),
        ("km", "ស៊េរី​ជា​ដុល្លារ​កាណាដា​ប៉ុណ្ណោះ។"),
    ],
)
def test_a_note_about_something_else_takes_no_sentence_away(language: str, note: str) -> None:
    assert added(note, language) == ALL


@pytest.mark.parametrize(
    ("language", "note", "told"),
    [
        ("en", "The last bar is an estimate.", "estimated"),
        ("en", "The 2022 figure was not published.", "missing"),
        ("en", "No figure is published for 2022.", "missing"),
        ("en", "It does not continue the series.", "break"),
        ("en", "The series breaks in 2023.", "break"),
        ("en", "Figures are not comparable before 2023.", "break"),
        ("en", "Rounding leaves a range for each; the ranges do not overlap.", "range"),
        ("en", "The two panels have different scales.", "scales"),
        ("en", "2025 is the first nine months.", "partial"),
        ("en", "2025: nine months only.", "partial"),
        ("en", "2025 is January to September.", "partial"),
        ("en", "The last bar is three quarters of 2025.", "partial"),
        ("en", "2025 so far.", "partial"),
        ("en", "2025 is year to date.", "partial"),
        ("fr", "La donnée de 2022 n’est pas publiée.", "missing"),
        ("fr", "Aucun chiffre n’est publié.", "missing"),
        ("fr", "La dernière barre ne prolonge pas la série.", "break"),
        ("fr", "Les neuf premiers mois de 2025.", "partial"),
        ("fr", "Trois trimestres de 2025.", "partial"),
        ("fr", "Les échelles diffèrent.", "scales"),
        ("km", "មិន​បាន​ផ្សព្វផ្សាយ។", "missing"),
        ("km", "ប្រាំបួន​ខែ​ដំបូង​ប៉ុណ្ណោះ។", "partial"),
    ],
)
def test_a_note_that_says_it_is_not_said_again(language: str, note: str, told: str) -> None:
    assert told not in added(note, language)


def test_a_dot_to_which_no_line_leads_is_explained_as_a_dot() -> None:
    """Behind a gap, behind a break, and where it is the first."""

    def said(*marks: str, after: int | None = None) -> list[str]:
        points = tuple(
            Point(str(n), None if mark == "missing" else Decimal(1), None, None, "", mark)  # type: ignore[arg-type]
            for n, mark in enumerate(marks)
        )
        panel = Panel("", (Series("", points),), "line", after)
        return [str(each) for each in missing_notes([panel], (), terms("en"), shared=False)]

    assert said("stated", "estimated") == ["A dashed line with a ringed dot leads to an estimate."]
    assert said("stated", "missing", "estimated")[0] == "A ringed dot is an estimate."
    assert said("estimated", "stated") == ["A ringed dot is an estimate."]
    assert said("stated", "derived", after=1)[0] == "A hollow dot is derived from published figures."
