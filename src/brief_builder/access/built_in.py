"""AX9: captions, notes and contents are made by the program, and lines are left ragged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.access.view import Stretch, View, finding, finding_in, in_a_row, stretches, without_tags
from brief_builder.problems import Problem
from brief_builder.structure import Paragraph

_CAPTION = re.compile(
    r"\s*(?:table|figure|fig\.|chart|graph|box|map|tableau|graphique|carte|encadré|តារាង(?:ទី)?|រូប(?:ភាព)?(?:ទី)?|ក្រាហ្វិក(?:ទី)?)"
    r"[\s\u00a0]*(?:\d+|[០-៩]+|[ivx]+\b)[\s\u00a0]*(?:[.:–—-]|$)",
    re.I,
)
_LED = re.compile(r"\S.*?(?:\.{4,}|(?:\. ){4,}|…{2,}|_{4,}|\t)\s*\d{1,4}\s*$")
_LINES = 3  # that make contents
_LONG = 60  # letters from which on a justified paragraph is one to be read


def captions(view: View) -> Iterator[Problem]:
    """“Table 2. …” typed by hand beside a table or picture."""
    if not view.in_word:
        return
    document = view.document
    beside: set[int] = set()
    for table in document.tables:
        beside |= {table.first - 1, table.last + 1}
    for drawing in document.drawings:
        if drawing.paragraph is not None:
            beside |= {drawing.paragraph - 1, drawing.paragraph, drawing.paragraph + 1}
    found = [
        paragraph
        for number, paragraph in view.prose()
        if number in beside
        and paragraph.role in ("body", "list", "heading", "cell")
        and "SEQ" not in paragraph.fields
        and _CAPTION.match(without_tags(paragraph.text))
    ]
    if found:
        message = "the number of this caption is typed: a screen reader takes it for ordinary text"
        cure = "delete the typed number, and choose References, Insert Caption"
        yield finding("caption-typed", message, found[0], cure=cure, others=found[1:])


def notes(view: View) -> Iterator[Problem]:
    """Raised numbers that refer to a paragraph which begins with the same raised number."""
    if not view.in_word:
        return
    numbers: dict[str, Paragraph] = {}
    for _, paragraph in view.prose():
        first = next((run for run in paragraph.runs if run.text.strip()), None)
        if paragraph.role not in ("body", "list", "cell") or first is None:
            continue
        if first.raised and first.text.strip().isdigit():
            numbers.setdefault(first.text.strip(), paragraph)
    found: list[Stretch] = []
    for _, paragraph in view.prose():
        for run, start, end in stretches(paragraph):
            note = numbers.get(run.text.strip())
            if run.raised and note is not None and note is not paragraph and not run.fields and start > 0:
                found.append((paragraph, start, end))
    if found:
        message = "this note is typed: a screen reader cannot go to it and back"
        cure = "delete the raised number and the text of the note, and choose References, Insert Footnote"
        yield finding_in("note-typed", message, found, cure=cure)


def contents(view: View) -> Iterator[Problem]:
    """Lines that end in dots or a tab and the number of a page, and are no contents of Word's."""
    if not view.in_word:
        return
    led = (
        (number, paragraph)
        for number, paragraph in view.prose()
        if paragraph.role in ("body", "list") and not paragraph.fields and _LED.match(paragraph.text)
    )
    found = [group[0] for group in in_a_row(led) if len(group) >= _LINES]
    if found:
        message = "these contents are typed: they lead nowhere, and their page numbers do not follow the text"
        cure = "delete them, and choose References, Table of Contents"
        yield finding("contents-typed", message, found[0], cure=cure, others=found[1:])


def justified(view: View) -> Iterator[Problem]:
    """Paragraphs that are stretched to both margins."""
    found = [
        paragraph
        for _, paragraph in view.prose()
        if paragraph.align == "both" and len(paragraph.text) >= _LONG and paragraph.role in ("body", "list", "note")
    ]
    if found:
        many = f"{len(found)} paragraphs are" if len(found) > 1 else "a paragraph is"
        message = f"{many} justified: the uneven gaps between words are hard to follow for people with dyslexia"
        cure = view.cure(
            "change the style Normal: Paragraph, Alignment, Left", "Home, Align Left, best in the slide master"
        )
        yield finding("text-justified", message, found[0], cure=cure, others=found[1:], severity="note")
