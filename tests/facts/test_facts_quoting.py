"""Quotes against the whole text of their source: what stands there twice, what is a heading, what shares a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claim_facts import claims, fact, found

from brief_builder.facts import Facts, Finding, examine

TEXT = """\
Already Dynamic Trade

Trade was $2.1 billion in 2023, down from $2.4 billion in 2022. It’s merchandise, and the Ministry's own count.
Imports reached $2.4 billion in 2022.

They work closely in forums, such as:
- La Francophonie
- Pacific Alliance
"""


def _found(facts: Facts, code: str) -> list[Finding]:
    return found(facts, code, {"gac": ("gac.txt", TEXT)})


def test_words_that_stand_twice_need_their_surroundings(tmp_path: Path) -> None:
    """Both facts may quote them; the one with more words is not meant."""
    rows = fact("a.one", "down from $2.4 billion in 2022")
    rows += fact("a.two", "x").replace("quote: 'x'", 'quote: {exact: "$2.4 billion in 2022", prefix: reached}')
    (only,) = _found(claims(tmp_path, rows), "quote-repeated")
    assert (only.severity, dict(only.told)) == ("warning", {"a.two": "“$2.4 billion in 2022” stands there 2 times"})


def test_a_text_that_mixes_its_marks_is_told(tmp_path: Path) -> None:
    """Straight and curly apostrophes; the facts are those whose quotes hold one."""
    rows = fact("a.one", "down from") + fact("a.two", "It’s merchandise")
    (only,) = _found(claims(tmp_path, rows), "quote-typography")
    assert (only.facts, only.details["marks"]) == (("a.two",), ("1 straight and 1 curly apostrophes",))


def test_a_heading_is_no_evidence(tmp_path: Path) -> None:
    """A line of a list is no heading, nor a part of a line."""
    rows = fact("a.one", "Already Dynamic Trade") + fact("a.two", "Pacific Alliance") + fact("a.three", "Dynamic Trade")
    assert [one.facts for one in _found(claims(tmp_path, rows), "quote-heading")] == [("a.one",)]


def test_a_row_of_a_table_is_no_heading(tmp_path: Path) -> None:
    """Its cells stand apart by tabs, as texts of documents and workbooks give them."""
    text = "Period\tLandings\nQ1 2024\t2,900 tonnes\nQ2 2024\t3,100 tonnes\nThe vessels landed less than in 2023.\n"
    facts = claims(tmp_path, fact("a.one", "Q2 2024\t3,100 tonnes"))
    assert found(facts, "quote-heading", {"gac": ("gac.docx", text)}) == []


def test_facts_of_one_sentence_are_told_together(tmp_path: Path) -> None:
    """Who changes one looks at all; a sentence with one fact is no finding."""
    rows = fact("a.one", "$2.1 billion in 2023") + fact("a.two", "down from $2.4 billion in 2022")
    rows += fact("a.three", "Imports reached")
    (only,) = _found(claims(tmp_path, rows), "quote-shared")
    assert (only.severity, dict(only.told)) == ("note", {"a.one": "with `a.two`", "a.two": "with `a.one`"})


def test_without_texts_nothing_is_said_of_quotes(tmp_path: Path) -> None:
    """A caller that has only facts gets what facts alone show."""
    facts = claims(tmp_path, fact("a.one", "Already Dynamic Trade"))
    assert [one.code for one in examine(facts, date(2025, 1, 1)) if one.code.startswith("quote-")] == []


def test_an_empty_text_has_no_quotes(tmp_path: Path) -> None:
    """The quote is not found, which is another check's word; the search for headings ended in a traceback."""
    facts = claims(tmp_path, fact("a.one", "Already Dynamic Trade"))
    assert found(facts, "quote-heading", {"gac": ("gac.txt", "")}) == []
