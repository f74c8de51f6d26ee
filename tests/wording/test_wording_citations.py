"""Where a fact comes from, in words."""

from datetime import date

import pytest

from brief_builder.facts import Facts, Record, ages
from brief_builder.wording import Voice
from brief_builder.wording.citations import quoted, recorded
from brief_builder.wording.languages import LANGUAGES

MINISTRY = "Global Affairs Canada, “Canada-Cambodia relations” (undated)"
PAPER = "News Site, “Two countries bet on trade” (November_21, 2025)"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("trade.total.2023", f"{MINISTRY}: “…valued at $2.1 billion in 2023…”."),
        ("trade.exports.2023", f"{MINISTRY}: “Exports were valued at $37.2 million in 2023…”."),
        ("talks.target", f"{PAPER}: “…the need to reach a ‘substantial’ agreement by 2026…”."),
        (
            "trade.imports.2023",
            "Derived: C$2.1_billion − C$37.2_million (Two-way goods trade, 2023 − Exports, 2023); " + MINISTRY + ".",
        ),
        (
            "trade.exports.change",
            f"Derived: C$37.2_million ÷ C$33.3_million − 1 (Exports, 2023 ÷ Exports, 2022 − 1); {MINISTRY}.",
        ),
        (
            "trade.imports.per_export.2022",
            "Derived: C$2.4_billion ÷ C$33.3_million (Goods imports, 2022 ÷ Exports, 2022); "
            f"narrowed by C$2.4_billion = C$33.3_million + C$2.4_billion, within rounding; {MINISTRY}.",
        ),
        (
            "trade.imports.per_export.2023",
            "Derived: about C$2.1_billion ÷ C$37.2_million (Goods imports, 2023 ÷ Exports, 2023); "
            f"where Goods imports, 2023 = C$2.1_billion − C$37.2_million; {MINISTRY}.",
        ),
        (
            "trade.press.change_from_2023",
            "Derived: about C$2.4_billion ÷ C$2.1_billion − 1 (Two-way goods trade, 2024 ÷ Two-way goods trade, 2023 "
            f"− 1); {PAPER}; {MINISTRY}. Assumption: Neither source names a reporter. "
            "Assumption: Neither source names a basis.",
        ),
        (
            "trade.balance.2023",
            f"Derived: 2 × C$37.2_million − C$2.1_billion (2 × Exports, 2023 − Two-way goods trade, 2023); {MINISTRY}.",
        ),
    ],
)
def test_a_footnote_says_who_said_it_or_how_it_was_computed(voice: Voice, name: str, words: str) -> None:
    """Source, title, date and quote; or figures, labels, assumptions and the sources of the inputs."""
    assert words.replace("_", "\u00a0") == str(voice.citation(name))


def test_evidence_leaves_the_source_out(voice: Voice) -> None:
    """The annex names the source in a column of its own."""
    assert str(voice.evidence("trade.total.2023")) == "“…valued at $2.1 billion in 2023…”"
    derived = "Derived: C$2.1_billion − C$37.2_million (Two-way goods trade, 2023 − Exports, 2023)"
    assert derived.replace("_", "\u00a0") == str(voice.evidence("trade.imports.2023"))
    assert str(voice.evidence("trade.press.change_from_2023")).endswith("Assumption: Neither source names a basis.")


@pytest.mark.parametrize(
    ("language", "record", "words"),
    [
        ("en", Record("tables/a.csv", line=12), "tables/a.csv, line 12"),
        ("en", Record("tables/a.csv", line=12, column="2023"), "tables/a.csv, line 12, column “2023”"),
        ("en", Record("tables/a.xlsx", sheet="Trade", cell="C7"), "tables/a.xlsx, sheet “Trade”, cell C7"),
        ("fr", Record("tables/a.csv", line=12), "tables/a.csv, ligne_12"),
        ("fr", Record("tables/a.xlsx", sheet="Trade", cell="C7"), "tables/a.xlsx, feuille «_Trade_», cellule_C7"),
        ("km", Record("tables/a.xlsx", sheet="Trade", cell="C7"), "tables/a.xlsx សន្លឹក “Trade” ក្រឡា_C7"),
    ],
)
def test_the_evidence_of_data_is_its_row_or_cell(language: str, record: Record, words: str) -> None:
    """In the words of the language."""
    assert recorded(LANGUAGES[language], record) == words.replace("_", "\u00a0")


def test_every_word_of_a_citation_belongs_to_a_fact(pack: Facts, voice: Voice) -> None:
    """So that no figure in a footnote is untraced; inputs keep their own names."""
    for name in pack:
        assert all(piece.fact is not None for piece in voice.citation(name).pieces)
    assert voice.citation("trade.imports.2023").facts == (
        "trade.imports.2023",
        "trade.total.2023",
        "trade.exports.2023",
    )


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        ("it rose", "“…it rose…”"),
        ("It rose.", "“It rose.”"),
        ("It  rose\nagain", "“It rose again…”"),
        ("$2.4 billion", "“…$2.4 billion…”"),
        ("the “new” law.", "“…the ‘new’ law.”"),
        ('goal of a "mine-free Cambodia."', "“…goal of a ‘mine-free Cambodia.’”"),
    ],
)
def test_what_is_left_out_of_a_quote_is_shown(exact: str, words: str) -> None:
    """An ellipsis before a small letter and behind an open end; quotations inside get single marks."""
    assert words == quoted(LANGUAGES["en"], exact)


def test_a_source_line_names_each_source_once(voice: Voice) -> None:
    """In the order of the facts; derived facts name the sources of their inputs."""
    one = voice.source_line(["trade.total.2023", "trade.imports.2023"])
    two = voice.source_line(["trade.press.2024", "trade.total.2023"])
    assert str(one) == "Source: Global Affairs Canada (undated)"
    assert str(two) == "Sources: News Site (November\u00a021, 2025); Global Affairs Canada (undated)"
    assert str(voice.source_line([])) == ""


def test_a_stale_fact_says_its_age(pack: Facts, voice: Voice) -> None:
    """A line a stale fact, for the pack's own notes."""
    as_of = date(2026, 11, 23)
    lines = [voice.age(age, as_of) for age in ages(pack, as_of)]
    line = "Exports, 2023: the period ended 34_months earlier; the limit is 18."
    assert line.replace("_", "\u00a0") in lines
