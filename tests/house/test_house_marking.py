"""M1: the security marking stands at the top right of every page and slide, in both official languages."""

from __future__ import annotations

import pytest

from brief_builder.house import shipped
from brief_builder.house.marking import Margin, Stated, marking, public_marking, text_markings

STYLE = shipped("canada")
BOTH = "UNCLASSIFIED / NON CLASSIFIÉ"
SECRET_A = "PROTECTED A / PROTÉGÉ A"


def _told(*pages: tuple[str, bool], stated: str = "") -> list[tuple[int, str, str]]:
    margins = [Margin(f"slide {n}", ((text, right),)) for n, (text, right) in enumerate(pages, 1)]
    return [(number, fault.severity, fault.message) for number, fault in marking(STYLE, margins, Stated(stated))]


def test_a_document_that_is_marked_on_every_page_is_right() -> None:
    """In both languages, at the top right, as its properties say."""
    assert _told((BOTH, True), (BOTH, True), stated="brief; UNCLASSIFIED") == []
    assert _told(("SECRET", True)) == []
    assert _told(("TOP SECRET / TRÈS SECRET", True)) == []
    assert _told(("Protected A / Protégé A", True), stated="PROTECTED A") == []


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([(BOTH, True), ("", True)], (1, "warning", "slide 2 has no marking")),
        ([(BOTH, False)], (0, "warning", "the marking of slide 1 is not at its top right")),
        ([("UNCLASSIFIED", True)], (0, "warning", "the marking of slide 1 lacks `NON CLASSIFIÉ`")),
        ([("NON CLASSIFIÉ", True)], (0, "warning", "the marking of slide 1 lacks `UNCLASSIFIED`")),
        ([("", True)], (0, "note", "no slide carries a security marking")),
        (
            [(BOTH, True), (SECRET_A, True)],
            (
                0,
                "warning",
                "slide 1 says `UNCLASSIFIED / NON CLASSIFIÉ`; the highest marking of the document is "
                "`PROTECTED A / PROTÉGÉ A`",
            ),
        ),
    ],
)
def test_a_marking_that_is_missing_misplaced_or_another_is_told(
    pages: list[tuple[str, bool]], told: tuple[int, str, str]
) -> None:
    """At the page that is wrong."""
    assert _told(*pages) == [told]


def test_a_word_that_is_no_marking_is_none() -> None:
    """In small letters it belongs to a sentence; a page of a text is no slide."""
    assert _told(("How we keep a secret", True)) == [(0, "note", "no slide carries a security marking")]
    pages = [Margin("the first page", ()), Margin("slide 2", ())]
    assert [fault.message for _, fault in marking(STYLE, pages)] == ["no page carries a security marking"]


def test_the_marking_agrees_with_what_the_properties_say() -> None:
    """A document marked higher inside than outside is handled wrongly."""
    said = "`UNCLASSIFIED / NON CLASSIFIÉ` stands on the slides, and `PROTECTED A / PROTÉGÉ A` in the properties"
    assert _told((BOTH, True), stated="PROTÉGÉ A") == [(0, "warning", said)]


def test_a_marking_that_only_the_pack_has_is_missed_on_the_pages() -> None:
    """It was named, and no header prints it."""
    margins = [Margin("slide 1", ())]
    for stated, where in ((Stated(pack=BOTH), "the pack"), (Stated(BOTH, BOTH), "the properties and the pack")):
        ((_, told),) = marking(STYLE, margins, stated)
        said = f"no slide carries the marking `{BOTH}`, which stands in {where}"
        assert (told.severity, told.message) == ("warning", said)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("brief.en", None),
        ("PROTECTED A - brief", "PROTECTED A / PROTÉGÉ A"),
        ("brief_Protected_A_v2", "PROTECTED A / PROTÉGÉ A"),
        ("note-PROTEGE-A", "PROTECTED A / PROTÉGÉ A"),
        ("SECRET_brief", "SECRET"),
        ("TOP-SECRET", "TOP SECRET / TRÈS SECRET"),
        ("Secret Santa", None),
        ("unclassified, TBC", None),
        ("UNCLASSIFIED", None),
    ],
)
def test_the_name_of_a_file_agrees_with_its_pages(file: str, told: str | None) -> None:
    """It is what people see before they open it; one without a marking says nothing."""
    page = [Margin("pages", ((BOTH, True),))]
    found = [fault.message for _, fault in marking(STYLE, page, Stated(file=file))]
    assert found == ([f"`{BOTH}` stands on the pages, and `{told}` in the name of the file"] if told else [])


def test_a_marking_that_only_the_file_is_named_by_is_missed_on_the_pages() -> None:
    """Who prints it loses the marking."""
    (told,) = marking(STYLE, [Margin("pages", ())], Stated(file="PROTECTED B brief"))
    said = "no page carries the marking `PROTECTED B / PROTÉGÉ B`, which stands in the name of the file"
    assert (told[1].severity, told[1].message) == ("warning", said)


def _in_text(level: str, *texts: str) -> list[tuple[int | None, str, str]]:
    page = [Margin("pages", ((level, True),))]
    return [(number, fault.severity, fault.message) for number, fault in text_markings(STYLE, page, texts)]


def test_a_text_that_is_marked_higher_than_its_pages_is_a_note() -> None:
    """In capitals, among small letters: else it may be a heading, or a word."""
    said = "the text says `SECRET`, the pages `UNCLASSIFIED / NON CLASSIFIÉ`, which is lower"
    assert _in_text(BOTH, "Words.", "(SECRET) They met.") == [(1, "note", said)]
    assert _in_text(BOTH, "SECRET") == [(0, "note", said)]
    assert _in_text(BOTH, "SECRET BALLOT", "Secret talks.", "A secret.", BOTH) == []


def test_a_marking_above_the_lowest_is_said_in_the_text_too() -> None:
    """A screen reader passes over headers."""
    said = "the text does not say `PROTECTED A / PROTÉGÉ A`, which stands in the header"
    assert _in_text(SECRET_A, "Words.") == [(None, "note", said)]
    assert _in_text(SECRET_A, SECRET_A, "Words.") == []
    assert _in_text(SECRET_A) == []
    assert _in_text(BOTH, "Words.") == []
    slides = [Margin("slide 1", ((SECRET_A, True),))]
    assert list(text_markings(STYLE, slides, ["Notes."], pages="slides")) == []


def test_what_is_public_has_the_lowest_marking() -> None:
    """Or it is not for the public."""
    fault = public_marking(STYLE, SECRET_A)
    assert fault is not None
    assert fault.message == "the pack is public and marked `PROTECTED A / PROTÉGÉ A`"
    assert public_marking(STYLE, BOTH) is None
    assert public_marking(STYLE, "") is None
