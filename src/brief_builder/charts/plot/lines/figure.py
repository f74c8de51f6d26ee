"""A point, a size of letters and a width → its figure in large letters, hedged and qualified in small ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.plot.ink import Words

if TYPE_CHECKING:
    from brief_builder.charts.model import Point
    from brief_builder.charts.plot.look import Look

_ASIDE = 0.42  # hedge and qualifier beside a large figure, of its size
_SPACE = 0.3  # between them, of their own size
_UNDER = 0.25  # between the figure and the words under it, in sizes of those
_UNKNOWN = 1.5  # words in the place of a figure, in sizes of a label
# Words before the first word with a digit are the hedge: “about”; the code of a currency, as in “CAD 2.1”, is none.
_FIGURE = re.compile(
    r"(?P<hedge>(?:[^\d\s]+\s)*?)(?P<figure>(?:[A-Z]{3}\s)?\S*\d.*?)(?P<qualifier>\s\([^()]*\))?", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Block:
    """A figure, what stands beside it on its line, and the rows under it; sizes and widths in points.

    Attributes:
        size: of the figure's letters.
        rows: of the figure.
        bold: whether it is a figure, and not words in its place.
        hedge: before its first row.
        qualifier: behind its last row; empty where it stands under it.
        aside: the size of hedge and qualifier.
        under: rows, each with whether it is bold.
        label: the size of the rows under it.
    """

    size: float
    rows: tuple[str, ...]
    bold: bool
    hedge: str
    qualifier: str
    aside: float
    under: tuple[tuple[str, bool], ...]
    label: float

    def width(self, look: Look) -> float:
        """Of all its rows."""
        large = [look.width(row, self.size, bold=self.bold) for row in self.rows]
        indent = _wide(self.hedge, self.aside, look)
        behind = _wide(self.qualifier, self.aside, look)
        large = [wide + indent + (behind if n == len(large) - 1 else 0.0) for n, wide in enumerate(large)]
        return max([*large, *(look.width(row, self.label, bold=bold) for row, bold in self.under)])

    def height(self, look: Look) -> float:
        """From the tallest letter of the figure to the lowest tail under it."""
        under = look.height(len(self.under), self.label) + _UNDER * self.label if self.under else 0.0
        return look.height(len(self.rows), self.size) + under

    def ink(self, x: float, top: float, look: Look) -> list[Words]:
        """The words, from x and a height down."""
        style, letters = look.style, look.letters
        indent = _wide(self.hedge, self.aside, look)
        out: list[Words] = []
        for index, row in enumerate(self.rows):
            y = top - (letters.ascent + letters.leading * index) * self.size
            out.append(Words(row, x + indent, y, self.size, self.bold, "left", style.ink))
            if index == 0 and self.hedge:
                out.append(Words(self.hedge, x, y, self.aside, bold=False, align="left", colour=style.ink))
            if index == len(self.rows) - 1 and self.qualifier:
                end = x + indent + look.width(row, self.size, bold=self.bold) + _SPACE * self.aside
                out.append(Words(self.qualifier, end, y, self.aside, bold=False, align="left", colour=style.ink))
        below = top - look.height(len(self.rows), self.size) - _UNDER * self.label
        for index, (row, bold) in enumerate(self.under):
            y = below - (letters.ascent + letters.leading * index) * self.label
            out.append(Words(row, x, y, self.label, bold, "left", style.ink))
        return out


def blocks(
    point: Point, under: Sequence[tuple[str, bool]], size: float, room: float, look: Look, label: float
) -> Iterator[Block]:
    """The ways to set a figure in a width, the best first: in one line, then in two; none where a word is too wide.

    Args:
        under: what stands under it, each with whether it is bold; empty ones are left out.
        size: of the figure.
        label: size of what stands under it.
    """
    if point.value is None:
        large = _UNKNOWN * label
        rows, below = look.letters.lines(point.text, large, room), _rows(under, label, room, look)
        if rows is not None and below is not None:
            yield Block(large, tuple(rows), False, "", "", large, below, label)  # noqa: FBT003  no figure
        return
    hedge, figure, qualifier = cut(point.text)
    aside = max(_ASIDE * size, look.style.least)
    indent = _wide(hedge, aside, look)
    rows = look.letters.lines(figure, size, max(room - indent, 0.0), bold=True)
    if rows is None or len(rows) > 2:
        return
    last = indent + look.width(rows[-1], size, bold=True)
    if last + _wide(qualifier, aside, look) <= room and (below := _rows(under, label, room, look)) is not None:
        yield Block(size, tuple(rows), True, hedge, qualifier, aside, below, label)  # noqa: FBT003  a figure
    elif (below := _rows([(qualifier, False), *under], label, room, look)) is not None:
        yield Block(size, tuple(rows), True, hedge, "", aside, below, label)  # noqa: FBT003  a figure


def cut(text: str) -> tuple[str, str, str]:
    """Hedge, figure and qualifier of a figure as it is worded: “about”, “C$2.1 billion”, “(derived)”."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return "", text, ""
    return found["hedge"].strip(), found["figure"], (found["qualifier"] or "").strip()


def _rows(
    texts: Sequence[tuple[str, bool]], size: float, room: float, look: Look
) -> tuple[tuple[str, bool], ...] | None:
    out: list[tuple[str, bool]] = []
    for text, bold in texts:
        rows = look.letters.lines(text, size, room, bold=bold)
        if rows is None:
            return None
        out += [(row, bold) for row in rows]
    return tuple(out)


def _wide(text: str, size: float, look: Look) -> float:
    return look.width(text, size) + _SPACE * size if text else 0.0
