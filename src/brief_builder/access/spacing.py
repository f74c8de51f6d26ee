"""AX3: no empty paragraphs, tabs or spaces where a setting would do: a screen reader says “blank”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.access.view import View, finding, without_tags
from brief_builder.problems import Problem
from brief_builder.structure import Paragraph

_BLANKS = re.compile(r"(?<=\S)[ \u00a0\u2002\u2003\u2007\u2009]{3,}(?=\S)|^[ \u00a0\u2002\u2003]{3,}(?=\S)")
_TABS = re.compile(r"\t{2,}")
_LETTERED = re.compile(r"(?:\b\w ){4,}\w\b")
_EMPTY = ("body", "list", "cell", "heading", "caption")
_TYPED = ("body", "list", "cell", "note", "caption", "heading", "title", "subtitle", "notes")


def spacing(view: View) -> Iterator[Problem]:
    """What is typed to make room or columns."""
    yield from _empty(view)
    blanks = []
    tabs: list[Paragraph] = []
    columns: list[Paragraph] = []
    run: list[Paragraph] = []
    last = -2
    for number, paragraph in view.paragraphs():
        if paragraph.role not in _TYPED:
            continue
        text = without_tags(paragraph.text)
        if (found := _BLANKS.search(text)) is not None:
            blanks.append((paragraph, found.span()))
        if _TABS.search(text.strip(" \t") if paragraph.role == "caption" else text.rstrip()):
            tabs.append(paragraph)
        if "\t" in text.strip() and not paragraph.listed and number == last + 1:
            run.append(paragraph)
        else:
            columns += run if len(run) > 1 else []
            run = [paragraph] if "\t" in text.strip() and not paragraph.listed else []
        last = number
    columns += run if len(run) > 1 else []
    if blanks:
        (paragraph, (start, end)), *rest = blanks
        message = "spaces are typed one after the other to move words: a screen reader runs them together"
        cure = view.cure("use an indent, a tab stop or a table", "use an indent, a placeholder of its own or a table")
        others = [each for each, _ in rest]
        yield finding("spaces-typed", message, paragraph, cure=cure, start=start, end=end, others=others)
    lined_up = list({id(each): each for each in (*tabs, *columns)}.values())
    if lined_up:
        message = "words are lined up with tabs: a screen reader does not say that there are columns"
        cure = view.cure(
            "make a table of it (Insert, Table, Convert Text to Table), or use an indent of the paragraph",
            "make a table of it, or use a layout with two columns",
        )
        yield finding("tabs-typed", message, lined_up[0], cure=cure, others=lined_up[1:])


def _empty(view: View) -> Iterator[Problem]:
    """Empty paragraphs between others. What Word needs itself stays: one behind a table, and the last of a cell."""
    found: list[Paragraph] = []
    paragraphs = list(view.paragraphs())
    for at, (number, paragraph) in enumerate(paragraphs):
        if paragraph.role not in _EMPTY or paragraph.text.strip() or paragraph.holds or paragraph.role == "heading":
            continue
        if not 0 < at < len(paragraphs) - 1:
            continue
        (before, one), (after, other) = paragraphs[at - 1], paragraphs[at + 1]
        same = all(_together(each, paragraph) for each in (one, other))
        if not same or before != number - 1 or after != number + 1:
            continue
        if other.text.strip() or _together(other, paragraph):
            found.append(paragraph)
    if found:
        message = "empty paragraphs are used to make room: a screen reader says “blank” at each"
        cure = view.cure(
            "delete them, and set the space before or after the paragraph (Layout, Spacing), or a page break before it",
            "delete them, and set the space before or after the line (Home, Paragraph)",
        )
        yield finding("paragraph-empty", message, found[0], cure=cure, others=found[1:])


def _together(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs stand in the same stretch of text, cell or shape."""
    if (one.table, one.row, one.column, one.shape, one.slide, one.boxed) != (
        other.table, other.row, other.column, other.shape, other.slide, other.boxed,
    ):  # fmt: skip
        return False
    return one.place.part == other.place.part
