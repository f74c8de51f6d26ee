"""Paragraphs and a width → their lines, and how high each stands.

A line is 1.2 times as high as the largest letters in it, in every typeface: so PowerPoint draws them, whatever the
metrics of the font say, and LibreOffice does the same on slides (“font-independent line spacing”).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief_builder.fit.looks import Look, Spacing
from brief_builder.fit.measures import measure
from brief_builder.fonts.breaking import SPACES, clusters, pieces

EMU = 12700  # in a point
_SINGLE = 1.2  # from one line to the next, in sizes
_SLACK = 0.01  # points that a line may be too wide: what sums of rounded widths differ by
_BULLET = 0.6  # room of a bullet without hanging indent, in sizes
_TAB = re.compile("(\t)")
_NOTHING: tuple[tuple[str, Look], ...] = ()

Runs = tuple[tuple[str, Look], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it was typed.

    Attributes:
        rows: what stands between its line breaks, as (text, look); a row without text holds one with '', which gives
            its height.
    """

    spacing: Spacing
    rows: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line: how far below the first line's top it ends, its own height, and how wide it is; points."""

    bottom: float
    height: float
    width: float


def stack(paragraphs: tuple[Paragraph, ...], width: float, scale: float = 1.0, less: float = 0.0) -> list[Line]:
    """The lines of a text in a column of this width in points, from the top.

    Space before the first paragraph and behind the last one does not count, as in PowerPoint and LibreOffice.

    Args:
        scale: that of the font (normAutofit@fontScale), 1 for none.
        less: what is taken from line spacings that are a share of the line (normAutofit@lnSpcReduction), 0 for none.
    """
    out: list[Line] = []
    bottom = gap = 0.0
    for number, paragraph in enumerate(paragraphs):
        spacing = paragraph.spacing
        relative, amount = spacing.line
        lines = _lines(paragraph, width, scale)
        if number:
            bottom += gap + _space(spacing.before, lines[0][0])
        for size, wide in lines:
            height = _SINGLE * size * max(amount - less, 0.0) if relative else amount
            bottom += height
            out.append(Line(bottom, height, wide))
        gap = _space(spacing.after, lines[-1][0])
    return out


def _space(amount: tuple[bool, float], size: float) -> float:
    return amount[1] * _SINGLE * size if amount[0] else amount[1]


def _lines(paragraph: Paragraph, width: float, scale: float) -> list[tuple[float, float]]:
    """(the size of its largest letters, how wide it is) of each line; points."""
    spacing = paragraph.spacing
    left = spacing.left / EMU
    first = left + spacing.indent / EMU
    right = width - spacing.right / EMU
    if spacing.bulleted:
        first = left if spacing.indent < 0 else first + _BULLET * paragraph.rows[0][0][1].size * scale
    out: list[tuple[float, float]] = []
    for runs in paragraph.rows:
        if len(runs) == 1 and "\t" not in runs[0][0]:
            _set_plain(runs[0], scale, first, left, right, out)
        else:
            _Setter(spacing, scale, left, right, out).set(runs, first)
        first = left  # a line break goes on at the margin, without the indent
    return out


def _set_plain(
    run: tuple[str, Look], scale: float, first: float, left: float, right: float, out: list[tuple[float, float]]
) -> None:
    """A row in one look without tabs: the usual one, and the fast way."""
    text, look = run
    size = look.size * scale
    piece_width = measure(look).piece
    room = (right - first + _SLACK) / size
    full = (right - left + _SLACK) / size
    at = end = 0.0
    for piece in pieces(text):
        bare, whole = piece_width(piece)
        if at + bare > room and at:
            out.append((size, end * size))
            at, room = 0.0, full
        if bare > room:
            for cluster in clusters(piece):
                bare, whole = piece_width(cluster)
                if at + bare > room and at:
                    out.append((size, end * size))
                    at, room = 0.0, full
                end = at + bare
                at += whole
            continue
        end = at + bare
        at += whole
    out.append((size, end * size))


class _Setter:
    """Sets a row of several looks, or with tabs."""

    def __init__(
        self, spacing: Spacing, scale: float, left: float, right: float, out: list[tuple[float, float]]
    ) -> None:
        self._spacing = spacing
        self._scale = scale
        self._left = left
        self._right = right + _SLACK
        self._out = out
        self._begin = self._at = self._end = self._size = 0.0

    def set(self, runs: Runs, first: float) -> None:
        self._begin = self._at = self._end = first
        for piece in _split(runs):
            if any("\t" in text for text, _ in piece):
                self._with_tabs(piece)
            else:
                self._put(piece)
        self._out.append((self._size or runs[-1][1].size * self._scale, self._end - self._begin))

    def _put(self, piece: Runs) -> None:
        bare, whole = self._widths(piece)
        if self._at + bare > self._right and self._at > self._begin:
            self._break()
        if self._at + bare > self._right:
            for text, look in piece:
                for cluster in clusters(text):
                    bare, whole = self._widths(((cluster, look),))
                    if self._at + bare > self._right and self._at > self._begin:
                        self._break()
                    self._add(bare, whole, look.size)
            return
        self._add(bare, whole, max(look.size for _, look in piece))

    def _with_tabs(self, piece: Runs) -> None:
        """Tab stops are counted from the edge of the text, not from the margin of the paragraph."""
        for text, look in piece:
            for part in _TAB.split(text):
                if part == "\t":
                    stop = self._stop()
                    self._add(0.0, stop - self._at, look.size)
                elif part:
                    self._put(((part, look),))

    def _stop(self) -> float:
        for tab in self._spacing.tabs:
            if tab / EMU > self._at:
                return tab / EMU
        step = self._spacing.tab / EMU
        stop = (self._at // step + 1) * step
        # The hanging indent is a stop of its own.
        return self._left if self._at < self._left < stop else stop

    def _add(self, bare: float, whole: float, size: float) -> None:
        self._end = self._at + bare
        self._at += whole
        self._size = max(self._size, size * self._scale)

    def _break(self) -> None:
        self._out.append((self._size, self._end - self._begin))
        self._begin = self._at = self._end = self._left
        self._size = 0.0

    def _widths(self, piece: Runs) -> tuple[float, float]:
        bare = whole = 0.0
        for text, look in piece:
            size = look.size * self._scale
            alone, with_spaces = measure(look).piece(text)
            if text.strip(SPACES):
                bare = whole + alone * size
            whole += with_spaces * size
        return bare, whole


def _split(runs: Runs) -> list[Runs]:
    """The pieces between which the row may break, each in the looks that it has."""
    out: list[Runs] = []
    number, used = 0, 0
    for piece in pieces("".join(text for text, _ in runs)):
        parts: list[tuple[str, Look]] = []
        left = len(piece)
        while left:
            text, look = runs[number]
            taken = text[used : used + left]
            if taken:
                parts.append((taken, look))
                left -= len(taken)
                used += len(taken)
            if used >= len(text):
                number, used = number + 1, 0
        out.append(tuple(parts))
    return out
