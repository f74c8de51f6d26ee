"""What readers are told anyway is no secret: the proof raises no false alarm, and keeps its eyes open."""

from __future__ import annotations

from pathlib import Path

import pytest

from withheld_words import NO_BOATS, Change, added, found, found_in_texts, internal_fact, public

RAFTS = 'label: {en: Patrol rafts}\nmeasure: rafts\nvalue: "87"\nunit: organizations'
QUOTE = "a count of 87 rafts"


def rafts(name: str = "fleet.rafts", more: str = "", ref: str = "T9") -> list[Change]:
    """An internal count."""
    return internal_fact(name, RAFTS + more, QUOTE, ref)


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("see trade.total.2024", False), ("see trade.total.2024.period", False), ("a sub.total.2024", False),
        ("see total.2024.", True), ("total.2024.docx", True), ("fact:total.2024", True),
    ],
)  # fmt: skip
def test_a_name_that_is_part_of_a_longer_one_is_another_name(words: str, is_found: bool, tmp_path: Path) -> None:
    """`total.2024` is internal, and `trade.total.2024` for everybody."""
    assert bool(found(public(tmp_path, [NO_BOATS, *rafts("total.2024")]), words)) == is_found


def test_the_owner_of_the_pack_is_no_secret(tmp_path: Path) -> None:
    """An internal memo that he wrote does not stop the build, whose properties name him; its title does."""
    memo = "title: Notes of a talk in March\npublisher: The desk\nlanguage: en\npublished: 2025-01-15\ntier: 2\naudience: internal\nsha256: \"\"\n"  # noqa: E501  # fmt: skip
    changes = [added("sources/memo.yaml", memo), added("sources/memo.clippings.txt", f"{QUOTE}\n"), *rafts()]
    changes = [{**each, "to": each["to"].replace("source: gazette", "source: memo")} for each in changes]
    loaded = public(tmp_path, [NO_BOATS, *changes])
    assert found(loaded, "By The desk.") == []
    assert len(found(loaded, "See the notes of a talk in March.")) == 1


def test_a_country_of_the_title_is_no_secret(tmp_path: Path) -> None:
    """Whoever asserts an internal claim may be named for other things."""
    title = {"file": "pack.yaml", "from": "Island trade", "to": "Cambodia trade"}
    claim = rafts(more="\nmodality: forecast\nasserted_by: Cambodia")
    assert found(public(tmp_path, [NO_BOATS, title, *claim]), "Cambodia trade") == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"file": "sources/gazette.yaml", "from": "title: ", "to": "title: Table 36-10-41937 of "}, "41,937 sailors"),
        ({"file": "sources/gazette.yaml", "from": "title: ", "to": "title: Regulation 41937 of "}, "a crew of 41,937"),
    ],
    ids=["a table", "a regulation"],
)
def test_a_number_in_a_title_tells_no_figure(change: Change, words: str, tmp_path: Path) -> None:
    """The same digits are a code there; the figure with what it counts is still a secret."""
    crew = 'label: {en: Crew of the fleet}\nmeasure: crew\nvalue: "41,937"\nunit: persons'
    loaded = public(tmp_path, [NO_BOATS, change, *internal_fact("fleet.crew", crew, "41,937 sailors")])
    assert [each.code for each in found(loaded, f"There are {words}.")] == ["audience-leak"]
    # A number that readers are told by itself is no secret by itself; a part of a code is no number.
    assert bool(found(loaded, "See 41937.")) == ("36-10" in change["to"])


def test_the_same_number_of_something_else_tells_no_figure(tmp_path: Path) -> None:
    """41,937 people are told, and C$41,937 are not."""
    told = internal_fact(
        "club.people", 'label: {en: People}\nmeasure: club\nvalue: "41,937"\nunit: persons', "41,937 people", "T8"
    )
    told = [{**each, "to": each["to"].replace("    audience: internal\n", "")} for each in told]
    grant = internal_fact(
        "fleet.grant", 'label: {en: Secret grant}\nmeasure: grant\nvalue: "41,937"\nunit: CAD', "C$41,937"
    )
    loaded = public(tmp_path, [NO_BOATS, *told, *grant])
    assert [each.code for each in found(loaded, "The desk has C$41,937.")] == ["audience-leak"]
    assert found(loaded, "There were 41,937 people, 41,937 in all.") == []


@pytest.mark.parametrize("words", ["code 41937-22", "code 7-41937", "Shape;41937;p5", "41,937\u00a0KB", "41 937 Ko"])
def test_a_code_or_the_size_of_a_file_is_no_figure(words: str, tmp_path: Path) -> None:
    """A number by itself is one."""
    crew = 'label: {en: Crew of the fleet}\nmeasure: crew\nvalue: "41,937"\nunit: persons'
    loaded = public(tmp_path, [NO_BOATS, *internal_fact("fleet.crew", crew, "41,937 sailors")])
    assert found(loaded, f"This is {words} here.") == []
    assert len(found(loaded, "This is 41,937 here.")) == 1


def test_an_asserter_whom_nobody_names_is_a_secret(tmp_path: Path) -> None:
    """Else the test before would prove nothing."""
    claim = rafts(more="\nmodality: forecast\nasserted_by: Cambodia")
    assert len(found(public(tmp_path, [NO_BOATS, *claim]), "So says Cambodia.")) == 1


def test_a_reference_that_a_text_for_these_readers_has_is_no_secret(tmp_path: Path) -> None:
    """A4 is a paper, and G7 a group."""
    assert found_in_texts(tmp_path / "a", rafts(ref="A4"), "Print it on A4 paper.") == []
    assert len(found(public(tmp_path / "b", [NO_BOATS, *rafts(ref="A4")]), "See A4.")) == 1


def test_what_other_readers_find_instead_is_no_secret(tmp_path: Path) -> None:
    """It was written for them; the rest of the sentences is one."""
    text = 'b: {audience: internal, text: "Ask the envoy about fish. Threaten to leave at once.", otherwise: "Ask the envoy about fish."}\n'  # noqa: E501  # fmt: skip
    loaded = public(tmp_path, [NO_BOATS, added("texts/en.yaml", text)])
    assert found(loaded, "Ask the envoy about fish.") == []
    assert len(found(loaded, "Threaten to leave at once.")) == 1


def test_a_few_words_before_a_figure_are_said_of_many(tmp_path: Path) -> None:
    """What stands between tags is a secret where it is long, or no text for these readers has it."""
    text = 'press: {audience: internal, text: "Two-way trade rose to {{ trade.total.2024 }}, so press them hard on fish."}\n'  # noqa: E501
    changes = [added("texts/en.yaml", text)]
    assert found_in_texts(tmp_path / "a", changes, "Two-way trade rose to {{ trade.total.2024 }}.") == []
    assert len(found_in_texts(tmp_path / "b", changes, "They said so, so press them hard on fish.")) == 1


def test_a_sentence_that_is_both_internal_and_public_is_told_with_both_places(tmp_path: Path) -> None:
    """Nobody knows which of them is wrong."""
    text = 'b: {audience: internal, text: "Threaten to leave at once."}\n'
    (problem,) = found_in_texts(tmp_path, [added("texts/en.yaml", text)], "Threaten to leave at once.")
    (note,) = problem.notes
    assert note.place is not None
    assert (Path(note.place.file).name, note.place.line) == ("en.yaml", 4)
    assert "if these readers may read them" in problem.help[-1]


def test_the_title_of_a_chart_for_these_readers_is_no_secret(tmp_path: Path) -> None:
    """An internal chart may have the same one."""
    inner = """inner:
  audience: internal
  title: {en: "Trade {{ trade.change | change }}"}
  subtitle: {en: "Two-way goods trade, € million, {{ trade.total.2023.period }} and {{ trade.total.2024.period }}"}
  panels:
    - bars:
        - {label: {en: "2023"}, fact: trade.total.2023}
        - {label: {en: "What nobody may read"}, fact: trade.total.2024}
"""
    loaded = public(tmp_path, [NO_BOATS, added("charts.yaml", inner)])
    assert found(loaded, "Trade rose by 8% to 12%") == []
    assert len(found(loaded, "What nobody may read")) == 1
