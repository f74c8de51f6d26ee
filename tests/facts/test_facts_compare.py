"""A new copy of a source: what became of each fact that was quoted from the old one."""

from __future__ import annotations

import pytest

from brief_builder.facts import Drift, Facts, check_evidence, compare_source, drift_problems
from brief_builder.facts.evidence.compare import word_diff
from brief_builder.problems import Problems
from brief_builder.sources import SourceText, joined

OLD = (
    "Trade was valued at €2.1 billion in 2023. Exports were €37.2 million in 2023. "
    "The office in Phnom Penh has twenty staff. Cambodia exports clothing, shoes and bicycles. It is a member of ASEAN."
)
QUOTES = {
    "trade": "valued at €2.1 billion in 2023",
    "exports": "Exports were €37.2 million in 2023",
    "office": "The office in Phnom Penh has twenty staff",
    "goods": "clothing, shoes and bicycles",
    "asean": "a member of ASEAN",
}


@pytest.fixture
def facts(read) -> Facts:
    text = "facts:\n"
    for name, quote in QUOTES.items():
        text += f'  a.{name}:\n    kind: position\n    text: {{en: x}}\n    source: gac\n    quote: "{quote}"\n'
    found, problems = read(text)
    assert problems == []
    return found


def statuses(drifts: tuple[Drift, ...]) -> dict[str, str]:
    return {drift.fact.removeprefix("a."): drift.status for drift in drifts}


def test_the_same_text_is_unchanged(facts: Facts) -> None:
    """Nothing to say."""
    assert set(statuses(compare_source(facts, "gac", ("new", OLD), ("old", OLD))).values()) == {"unchanged"}


def test_new_typography_and_new_sentences_change_nothing(facts: Facts) -> None:
    """Other spaces, quotation marks and sentences between leave the facts as they are."""
    new = "A new start. " + OLD.replace(" ", "\u00a0").replace(". ", ". And more.\n")
    assert set(statuses(compare_source(facts, "gac", ("new", new), ("old", OLD))).values()) == {"unchanged"}


def test_a_new_figure_is_said_with_the_old_one(facts: Facts) -> None:
    """€2.1 billion that reads €2.2 billion is changed, and both are shown."""
    new = OLD.replace("€2.1 billion", "€2.2 billion")
    drift = compare_source(facts, "gac", ("new", new), ("old", OLD))[0]
    assert (drift.status, drift.figures) == ("changed", (("2.1 billion", "2.2 billion"),))
    assert drift.diff == "valued at [€2.1 → €2.2] billion in 2023"


def test_what_is_left_out_is_gone(facts: Facts) -> None:
    """A sentence that nothing is like any more."""
    new = OLD.replace("The office in Phnom Penh has twenty staff. ", "")
    assert statuses(compare_source(facts, "gac", ("new", new), ("old", OLD)))["office"] == "gone"


def test_what_changed_its_place_is_moved(facts: Facts) -> None:
    """Only the sentence that moved, and not those that it passed."""
    moved = "It is a member of ASEAN. " + OLD.replace(" It is a member of ASEAN.", "")
    found = statuses(compare_source(facts, "gac", ("new", moved), ("old", OLD)))
    assert found == {
        "trade": "unchanged",
        "exports": "unchanged",
        "office": "unchanged",
        "goods": "unchanged",
        "asean": "moved",
    }


def test_the_problems_name_the_place_and_what_to_do(facts: Facts) -> None:
    """One for the source with its counts, one at each fact that is not as it was."""
    new = joined(
        "new.pdf",
        [
            ("paragraph", "page 1", "Trade was valued at €2.2 billion in 2023. It is a member of ASEAN."),
            (
                "paragraph",
                "page 2",
                "Exports were €37.2 million in 2023. Cambodia exports clothing, shoes and bicycles.",
            ),
        ],
    )
    found = list(drift_problems(facts, "gac", "new.pdf", compare_source(facts, "gac", new, ("old", OLD))))
    assert [(p.code, p.severity) for p in found] == [
        ("source-changed", "warning"),
        ("quote-changed", "error"),
        ("quote-gone", "error"),
        ("quote-moved", "warning"),
    ]
    assert found[0].message.endswith("of 5 quotes, 2 unchanged, 1 moved, 1 changed, 1 gone")
    assert [note.message for note in found[0].notes] == [
        "`a.trade` changed: 2.1 billion → 2.2 billion",
        "`a.office` gone",
        "`a.asean` moved",
    ]
    assert found[1].message == "new.pdf, page 1 now reads otherwise: `2.1 billion` is now `2.2 billion`"


@pytest.mark.parametrize(
    ("old", "new", "diff"),
    [
        ("trade was high", "trade was very high", "trade was [+ very] high"),
        ("trade was very high", "trade was high", "trade was [− very] high"),
        ("about 5% of it", "about 6% of it", "about [5% → 6%] of it"),
        ("មាន ៥ លានអឺរ៉ូ", "មាន ៦ លានអឺរ៉ូ", "មាន [៥ → ៦] លានអឺរ៉ូ"),
    ],
)
def test_a_difference_is_read_word_by_word(old: str, new: str, diff: str) -> None:
    """Old and new in one line."""
    assert diff == word_diff(old, new)


@pytest.mark.parametrize(
    ("pieces", "quote", "says"),
    [
        (
            [("heading", "", "Trade with"), ("paragraph", "", "Cambodia grew")],
            "Trade with Cambodia",
            [("quote-across", "warning")],
        ),
        ([("row", "", "Exports"), ("cell", "cell B2", "37.2")], "Exports 37.2", [("quote-across", "note")]),
        ([("note", "", "First note"), ("note", "", "second note")], "note second", [("quote-across", "warning")]),
        ([("paragraph", "page 1", "Trade with"), ("page", "page 2", "Cambodia")], "Trade with Cambodia", []),
        ([("paragraph", "page 1", "Trade with Cambodia")], "Trade with Cambodia", []),
    ],
)
def test_a_quote_over_a_boundary_is_said(read, pieces, quote: str, says: list[tuple[str, str]]) -> None:
    """A heading and its paragraph, two cells, two notes; not a paragraph that goes on overleaf."""
    facts, _ = read(f"facts:\n  a.b:\n    kind: position\n    text: {{en: x}}\n    source: gac\n    quote: {quote}\n")
    problems = Problems()
    text: SourceText = joined("a.docx", pieces)
    check_evidence(facts, {"gac": text}, problems)
    assert says == [(p.code, p.severity) for p in problems]
