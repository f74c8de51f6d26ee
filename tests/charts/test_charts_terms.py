"""The words of charts, language by language: nothing missing, and written notes win."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, get_args

import pytest
from chart_panels import bars, derived, stated

from brief_builder.charts.model import Kind, Mark, Panel
from brief_builder.charts.words.families import FAMILIES
from brief_builder.charts.words.languages import LANGUAGES
from brief_builder.charts.words.notes import missing_notes
from brief_builder.charts.words.terms import terms
from brief_builder.problems import Fault
from brief_builder.wording import Phrase

EN = terms("en")
ENGLISH, *OTHERS = LANGUAGES


def holes(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_name_of_its_own(language: str) -> None:
    """Each of the sixteen."""
    words = terms(language)
    assert set(words.kinds) == set(get_args(Kind))
    assert len(set(words.kinds.values())) == len(words.kinds)
    assert set(words.below) == {words.kinds[kind] for kind in ("column", "bar", "balance")}


@pytest.mark.parametrize("language", OTHERS)
def test_languages_have_the_same_words(language: str) -> None:
    """The same sentences for the same marks, and the same holes in patterns."""
    words = terms(language)
    assert words.turned.keys() == EN.turned.keys()
    assert {family: set(told) for family, told in words.notes.items()} == {f: set(t) for f, t in EN.notes.items()}
    for record, other in ((words, EN), (words.partial, EN.partial)):
        for each in fields(record):
            value: Any = getattr(record, each.name)
            if isinstance(value, str) and not each.name.startswith(("month", "day", "first_day")):
                assert holes(value) == holes(getattr(other, each.name)), each.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_is_known_by_its_own_words(language: str) -> None:
    """A note in the words that would be added is enough."""
    words = terms(language)
    for family, notes in words.notes.items():
        for told, sentence in notes.items():
            assert words.says([sentence], family, told), sentence


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "The last figure is estimated."),
        ("fr", "Le dernier chiffre est une estimation."),
        ("km", "តួលេខ\u200bចុង\u200bក្រោយ\u200bជា\u200bការ\u200bប៉ាន់\u200bប្រមាណ។"),
    ],
)
@pytest.mark.parametrize("kind", [kind for kind in get_args(Kind) if kind in FAMILIES])
def test_a_written_note_wins(language: str, note: str, kind: Kind) -> None:
    """However the marks of the kind look."""
    panel = marked(kind, "estimated")
    assert (
        len(missing_notes([panel], [], terms(language), shared=False)),
        missing_notes([panel], [note], terms(language), shared=False),
    ) == (1, [])


@pytest.mark.parametrize(
    ("kind", "sentences"),
    [
        ("bar", ["A hatched bar is an estimate.", "A hollow bar is derived from published figures."]),
        (
            "line",
            [
                "A dashed line with a ringed dot leads to an estimate.",
                "A dashed line with a hollow dot leads to a figure derived from published ones.",
            ],
        ),
        ("dot", ["A ringed dot is an estimate.", "A hollow dot is derived from published figures."]),
        ("treemap", ["A hatched box is an estimate.", "A hollow box is derived from published figures."]),
        ("heatmap", ["A hatched corner marks an estimate.", "A frame marks a figure derived from published ones."]),
        ("number", []),
    ],
)
def test_marks_are_explained_as_the_kind_draws_them(kind: Kind, sentences: list[str]) -> None:
    """Bars, lines, dots, boxes and cells; a large number explains itself."""
    panels = [marked(kind, "estimated"), marked(kind, "derived")]
    assert [str(note) for note in missing_notes(panels, [], EN, shared=True)] == sentences


def test_a_mark_that_a_kind_does_not_draw_is_not_explained() -> None:
    """A treemap names what is missing in its list, and draws no range."""
    panel = replace(bars("", [derived("Rice", "2", "1", "3", "about 2", "total")]), kind="treemap")
    assert [str(note) for note in missing_notes([panel], [], EN, shared=True)] == [
        "A hollow box is derived from published figures."
    ]


def test_panels_of_different_kinds_explain_each_of_their_marks() -> None:
    """Each sentence once."""
    panels = [marked("line", "estimated"), marked("column", "estimated"), marked("balance", "estimated")]
    assert [str(note) for note in missing_notes(panels, [], EN, shared=False)] == [
        "A dashed line with a ringed dot leads to an estimate.",
        "A hatched bar is an estimate.",
        "The panels have different scales.",
    ]


def test_panels_without_an_axis_have_no_scale_to_compare() -> None:
    """Tables, boxes, dates and large numbers."""
    panels = [marked(kind, "stated") for kind in ("heatmap", "treemap", "timeline", "number")]
    assert missing_notes(panels, [], EN, shared=False) == []


# -- parts of a year


def part_of(label: str, start: str, end: str) -> Panel:
    point = replace(stated(label, "1", "1"), start=date.fromisoformat(start), end=date.fromisoformat(end))
    return bars("Trade", [point])


@pytest.mark.parametrize(
    ("panel", "notes"),
    [
        (part_of("2025", "2025-01-01", "2025-09-30"), ["2025 is January to September only."]),
        (part_of("2025", "2025-03-01", "2025-03-31"), ["2025 is March only."]),
        (part_of("2025", "2024-07-01", "2025-03-31"), ["2025 is July 2024 to March 2025 only."]),
        (part_of("2025", "2024-04-01", "2025-03-31"), []),
        (part_of("2025", "2025-01-01", "2025-12-31"), []),
        (part_of("2025", "2025-12-31", "2025-12-31"), []),
        (part_of("Jan–Sep 2025", "2025-01-01", "2025-09-30"), []),
        (part_of("Rice", "2025-01-01", "2025-09-30"), []),
        (replace(part_of("2025", "2025-01-01", "2025-09-30"), title="Trade, January to September"), []),
    ],
)
def test_a_year_that_is_not_whole_is_noted_unless_it_says_so(panel: Panel, notes: list[str]) -> None:
    """A day, a year of twelve months and a label of more than the year are whole, or say what they are."""
    assert [str(note) for note in missing_notes([panel], [], EN, shared=True)] == notes


@pytest.mark.parametrize("label", ["ឆ្នាំ២០២៥", "ឆ្នាំ\u00a02025", "២០២៥"])
def test_a_part_of_a_year_is_noted_in_the_digits_of_the_pack(label: str) -> None:
    """However its year is written."""
    panel = part_of(label, "2024-07-01", "2025-03-31")
    (note,) = missing_notes([panel], [], terms("km-u-nu-khmr"), shared=True)
    assert str(note).replace("\u200b", "") == f"{label} មានតែខែកក្កដា ឆ្នាំ២០២៤ ដល់ខែមីនា ឆ្នាំ២០២៥ប៉ុណ្ណោះ។"


def test_what_charts_count_is_in_the_digits_of_the_pack() -> None:
    """Panels, events, and the largest of so many."""
    words = terms("km-u-nu-khmr")
    said = [words.counted(pattern, 12) for pattern in (words.panels, words.events, words.top_three, words.top_one)]
    assert [each for each in said if "១២" not in each or "1" in each] == []


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "The last bar is the first nine months."),
        ("en", "Figures run from January to September."),
        ("fr", "La dernière barre couvre neuf mois."),
        ("fr", "Chiffres de janvier à septembre."),
        ("km", "តួលេខ 9 ខែ\u200bដំបូង។"),
    ],
)
def test_a_note_on_the_months_wins(language: str, note: str) -> None:
    """By their names, or by a word for a part of a year."""
    words = terms(language)
    panel = part_of(words.year.format(year=2025), "2025-01-01", "2025-09-30")
    assert len(missing_notes([panel], [], words, shared=True)) == 1
    assert missing_notes([panel], [note], words, shared=True) == []


def test_a_word_that_only_holds_the_name_of_a_month_is_none() -> None:
    """“mai” stands in “maintenant”."""
    panel = part_of("2025", "2025-05-01", "2025-05-31")
    assert [str(note) for note in missing_notes([panel], ["Désormais maintenu."], terms("fr"), shared=True)] == [
        "2025\u00a0: mai seulement."
    ]


def test_many_years_that_are_alike_are_not_counted_up() -> None:
    """All of a chart with the same months."""
    points = [part_of(str(year), f"{year}-01-01", f"{year}-06-30").points[0] for year in range(2021, 2026)]
    assert [str(note) for note in missing_notes([bars("", points)], [], EN, shared=True)] == [
        "Each year is January to June only."
    ]


def test_the_year_in_a_note_is_accounted_for() -> None:
    """It may be printed in a document, where each figure has its fact."""
    (note,) = missing_notes([part_of("2025", "2025-01-01", "2025-09-30")], [], EN, shared=True)
    assert [(piece.text, piece.fact) for piece in note.pieces if any(map(str.isdigit, piece.text))] == [
        ("2025", "total.2025")
    ]


# -- between periods


@pytest.mark.parametrize(
    ("language", "start", "end", "said"),
    [
        ("en", "2022", "2024", "2022 to 2024"),
        ("fr", "2022", "2024", "2022 à 2024"),
        ("fr", "2022", "les neuf premiers mois de 2025", "2022 aux neuf premiers mois de 2025"),
        ("fr", "1er\u00a0mai 2025", "20\u00a0août 2025", "1er\u00a0mai 2025 au 20\u00a0août 2025"),
        ("km", "ឆ្នាំ\u00a02022", "ឆ្នាំ\u00a02024", "ឆ្នាំ\u00a02022 ដល់\u200bឆ្នាំ\u00a02024"),
    ],
)
def test_from_one_period_to_another_is_said_as_the_language_does(
    language: str, start: str, end: str, said: str
) -> None:
    """With the article of French drawn together, and both facts kept."""
    span = terms(language).span(Phrase.of(start, "a"), Phrase.of(end, "b"))
    assert (str(span), span.facts) == (said, ("a", "b"))


def test_a_language_without_words_is_a_fault_that_names_those_that_have() -> None:
    """A new language is a file."""
    with pytest.raises(Fault) as caught:
        terms("tlh")
    assert (caught.value.code, caught.value.help) == ("text-missing", ("they speak `en`, `fr`, `km`",))


def marked(kind: Kind, mark: Mark) -> Panel:
    """A panel with a point that is so sure, behind one that is stated; of a timeline, nothing."""
    points = [stated("2023", "1", "1"), replace(stated("2024", "2", "2"), mark=mark)]
    return Panel("", (), kind) if kind == "timeline" else bars("", points, kind=kind)


def plain(value: object) -> bool:
    """Whether it is text, or a record, list or table of it."""
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and plain(each) for key, each in value.items())
    if isinstance(value, (tuple, frozenset)):
        return all(map(plain, value))
    if is_dataclass(value):
        return all(plain(getattr(value, each.name)) for each in fields(value))
    return isinstance(value, str)


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_are_plain_data(language: str) -> None:
    """So that an editor can read a language from its file, and its patterns can be compiled."""
    words = terms(language)
    assert all(plain(getattr(words, each.name)) for each in fields(words))
    for told in words.stems.values():
        assert all(re.compile(stem) for stems in told.values() for stem in stems)
