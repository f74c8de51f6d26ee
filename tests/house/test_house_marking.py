"""M1: the security marking stands at the top right of every page and slide, in both official languages."""

from __future__ import annotations

import pytest

from brief_builder.house import shipped
from brief_builder.house.marking import Margin, marking

STYLE = shipped("canada")
BOTH = "UNCLASSIFIED / NON CLASSIFIÉ"
SECRET_A = "PROTECTED A / PROTÉGÉ A"


def _told(*pages: tuple[str, bool], stated: str = "") -> list[tuple[int, str, str]]:
    margins = [Margin(f"slide {n}", ((text, right),)) for n, (text, right) in enumerate(pages, 1)]
    return [(number, fault.severity, fault.message) for number, fault in marking(STYLE, margins, stated)]


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
    said = "the slides say `UNCLASSIFIED / NON CLASSIFIÉ`, the properties or the pack `PROTECTED A / PROTÉGÉ A`"
    assert _told((BOTH, True), stated="PROTÉGÉ A") == [(0, "warning", said)]


def test_a_marking_that_only_the_pack_has_is_missed_on_the_pages() -> None:
    """It was named, and no header prints it."""
    (told,) = _told(("", True), stated=BOTH)
    assert told[1:] == ("warning", f"no slide carries the marking `{BOTH}`, which the properties or the pack have")
