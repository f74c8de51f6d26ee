"""A word wider than the cell or text box that it stands in: Word breaks it anywhere, and a figure reads as another."""

from __future__ import annotations

from collections.abc import Iterator

from brief_builder.access.view import View, finding
from brief_builder.fit.looks import Look
from brief_builder.fit.measures import measure
from brief_builder.fonts.breaking import SPACES, pieces
from brief_builder.problems import Problem
from brief_builder.structure import Paragraph

_SLACK = 0.5  # points: what other versions of a font differ by
_LOOKED = 4  # a word of so many letters has room in any cell that is worth one


def widths(view: View) -> Iterator[Problem]:
    """One finding for each place; words with tags in them are not known yet."""
    for _, paragraph in view.paragraphs():
        if paragraph.room > 0 and (found := _widest(paragraph)) is not None:
            word, width = found
            message = (
                f"“{word}” is wider than the place it stands in, by {width - paragraph.room:.0f} points: "
                "it is broken inside a word"
            )
            cure = "make the column or the text box wider, or the letters smaller, or choose a narrower typeface"
            yield finding("word-too-wide", message, paragraph, cure=cure)


def _widest(paragraph: Paragraph) -> tuple[str, float] | None:
    """The first word without room, and its width in points. A figure with its unit is one: no line breaks in it."""
    text = paragraph.text
    if "{" in text:
        return None
    at = 0
    for line in text.split("\n"):
        for stretch in line.split("\t"):
            for piece in pieces(stretch):
                word = piece.rstrip(SPACES)
                if len(word) > _LOOKED:
                    width = _width(paragraph, at, at + len(word))
                    if width > paragraph.room + _SLACK:
                        return word, width
                at += len(piece)
            at += 1
    return None


def _width(paragraph: Paragraph, start: int, end: int) -> float:
    width, at = 0.0, 0
    for run in paragraph.runs:
        part = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if part:
            caps = "all" if run.caps else "none"
            size = run.size or 11.0
            look = Look(size, run.bold, run.italic, run.face, "", run.complex_font, caps, run.raised, 0.0, kerned=False)
            width += measure(look).width(part) * size
    return width
