"""AX3: headings are real, none is empty, and no level is skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from brief_builder.access.view import View, finding, has_tag, shown_runs
from brief_builder.problems import Fault, Place, Problem
from brief_builder.structure import Paragraph

_LONG = 40  # paragraphs of body text from which on a document needs headings: about three pages
_LONGEST = 100  # letters of what may be a heading in disguise
_LARGER = 1.15  # times the usual size


def headings(view: View) -> Iterator[Problem]:
    """Levels and words of the headings of a Word document, and what looks like one and is none."""
    if not view.in_word:
        return
    last: tuple[int, Paragraph] | None = None
    body = 0
    any_heading = False
    for _, paragraph in view.paragraphs():
        body += paragraph.role in ("body", "list")
        if paragraph.role != "heading":
            continue
        any_heading = True
        if not paragraph.text.strip():
            if not paragraph.holds:
                message = f"this heading of level {paragraph.level} is empty: a screen reader lists it all the same"
                cure = "delete the line, or give it the style Normal"
                yield finding("heading-empty", message, paragraph, cure=cure)
            continue
        # A text box or frame stands beside the text: its headings are no steps of it.
        if paragraph.boxed or paragraph.table is not None:
            continue
        before = last[0] if last is not None else 0
        if paragraph.level > before + 1:
            above = f"below one of level {before}" if before else "and is the first of the document"
            message = f"this heading is of level {paragraph.level} {above}: a level is skipped"
            cure = f"give it the style Heading {before + 1}, and change the look of that style to make it smaller"
            yield finding("heading-skipped", message, paragraph, cure=cure)
        last = paragraph.level, paragraph
    if not any_heading and body >= _LONG:
        message = f"the document has {body} paragraphs and no heading: a screen reader cannot move from part to part"
        cure = "Home, Styles: give each heading the style Heading 1, those below it Heading 2"
        yield Fault("headings-missing", message, help=cure, severity="warning").at(Place(view.document.file))
    yield from _disguised(view)


def _disguised(view: View) -> Iterator[Problem]:
    """Short lines in bold and larger letters before ordinary text: headings for the eye alone."""
    usual = _usual_size(view)
    lines = [(n, p) for n, p in view.paragraphs() if p.role == "body" and p.table is None and not p.boxed]
    found = []
    for (number, paragraph), (after, following) in pairwise(lines):
        runs = shown_runs(paragraph)
        text = paragraph.text.strip()
        plain = shown_runs(following)
        if (
            not runs
            or not plain
            or after != number + 1
            or len(text) > _LONGEST
            or text[-1] in ".;,:!?។"
            or has_tag(text)
        ):
            continue
        loud = all(run.bold and run.size >= usual * _LARGER for run in runs)
        if loud and not all(run.bold for run in plain) and plain[0].size <= usual * 1.05:
            found.append(paragraph)
    if found:
        message = "this looks like a heading and is ordinary text: a screen reader does not list it among the headings"
        cure = "Home, Styles: give it a heading style, and change the look of the style instead of that of the words"
        yield finding("heading-disguised", message, found[0], cure=cure, others=found[1:])


def _usual_size(view: View) -> float:
    """The size of most letters of body text, in points."""
    sizes: Counter[float] = Counter()
    for _, paragraph in view.paragraphs():
        if paragraph.role in ("body", "list") and paragraph.table is None:
            for run in paragraph.runs:
                sizes[run.size] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0
