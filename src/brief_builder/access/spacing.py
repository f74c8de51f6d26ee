"""AX3: no empty paragraphs, tabs or spaces where a setting would do: a screen reader says “blank”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.access.view import Stretch, View, finding, finding_in, in_a_row, with_neighbours, without_tags
from brief_builder.problems import Problem
from brief_builder.structure import Paragraph

_BLANKS = re.compile(r"(?<=\S)[ \u00a0\u2002\u2003\u2007\u2009]{3,}(?=\S)|^[ \u00a0\u2002\u2003]{3,}(?=\S)")
_TABS = re.compile(r"\t{2,}")
_LABEL = re.compile(r"\s*[^\t]{1,40}[:：]\s*\t[^\t]*$")
_EMPTY = ("body", "list", "cell", "caption")
_TYPED = ("body", "list", "cell", "note", "caption", "heading", "title", "subtitle", "notes")


def spacing(view: View) -> Iterator[Problem]:
    """What is typed to make room or columns."""
    yield from _empty(view)
    blanks: list[Stretch] = []
    tabs: list[Paragraph] = []
    tabbed: list[tuple[int, Paragraph]] = []
    for number, paragraph in view.paragraphs():
        if paragraph.role not in _TYPED:
            continue
        text = without_tags(paragraph.text)
        if (found := _BLANKS.search(text)) is not None:
            blanks.append((paragraph, *found.span()))
        if _TABS.search(text.strip(" \t") if paragraph.role == "caption" else text.rstrip()):
            tabs.append(paragraph)
        # “To:”, a tab and a name reads well.
        if "\t" in text.strip() and not paragraph.listed and not _LABEL.match(text):
            tabbed.append((number, paragraph))
    columns = [paragraph for group in in_a_row(tabbed) if len(group) > 1 for paragraph in group]
    if blanks:
        message = "spaces are typed one after the other to move words: a screen reader runs them together"
        cure = view.cure("use an indent, a tab stop or a table", "use an indent, a placeholder of its own or a table")
        yield finding_in("spaces-typed", message, blanks, cure=cure)
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
    found = [
        paragraph
        for paragraph, beside in with_neighbours(list(view.paragraphs()))
        if len(beside) == 2 and paragraph.role in _EMPTY and not paragraph.text.strip() and not paragraph.holds
    ]
    if found:
        message = "empty paragraphs are used to make room: a screen reader says “blank” at each"
        cure = view.cure(
            "delete them, and set the space before or after the paragraph (Layout, Spacing), or a page break before it",
            "delete them, and set the space before or after the line (Home, Paragraph)",
        )
        yield finding("paragraph-empty", message, found[0], cure=cure, others=found[1:])
