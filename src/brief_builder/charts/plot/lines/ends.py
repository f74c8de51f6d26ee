"""Series and where their lines end → their names and last values beside the ends, apart from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import TEXT_CONTRAST, mix
from brief_builder.charts.plot.ink import Box, Ink, Line, TooTight, Words
from brief_builder.charts.plot.lines.paths import colour_of, is_beside
from brief_builder.charts.plot.spreading import spread
from brief_builder.office.colours import contrast

if TYPE_CHECKING:
    from typing import Literal

    from brief_builder.charts.model import Point, Series
    from brief_builder.charts.plot.ink import Spot
    from brief_builder.charts.plot.look import Look

# How wide a label may be, of the room, and in how many lines then: few lines are better, but not at any width.
_FORMS = ((0.24, 1), (0.32, 1), (0.24, 2), (0.32, 2), (0.42, 1), (0.42, 2), (0.24, 9), (0.32, 9), (0.42, 9))
_BETWEEN = 0.12  # between labels below each other, in sizes
_SWATCH = 0.62  # side of the square that has the colour, in sizes
_LEVEL = 0.45  # labels that stand nearer to their line need no leader, in sizes
_STEPS = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9)


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a label in one style; colour None for ink."""

    text: str
    bold: bool
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class End:
    """The label of one end of a line.

    Attributes:
        series: its number.
        rows: lines of words, each in parts beside each other.
        swatch: the colour of a square before it, where words cannot have that colour; None for no square.
        width: in points, the square included.
        leader: the colour of the line that leads to it.
    """

    series: int
    rows: tuple[tuple[Part, ...], ...]
    swatch: str | None
    width: float
    leader: str


def end_of(
    number: int, series: Series, value: str, look: Look, size: float, room: float, *, first: bool = True, rows: int = 9
) -> End:
    """Name and value of a series, side by side where they are short.

    Args:
        value: the words of its figure; empty for none.
        room: the width of the whole panel, points.
        first: whether the name stands before the value.
        rows: how many it may have.

    Raises:
        TooTight: a word is wider than a label may be, or the label does not fit so many rows.
    """
    colour = look.colour(colour_of(series))
    beside = is_beside(series)
    ink, swatch = named_in(colour, look, beside=beside)
    swatch = swatch if series.name else None
    indent = (_SWATCH + 0.35) * size if swatch else 0.0
    gap = look.width(" ", size)
    figure = Part(value, not series.name, ink if beside else None)
    for share, most in _FORMS:
        limit = room * share - indent
        names = look.letters.lines(series.name, size, limit, bold=not beside) if series.name else []
        if names is None or (value and look.width(value, size, bold=not series.name) > limit):
            continue
        lines: list[tuple[Part, ...]] = [(Part(name, not beside, ink),) for name in names]
        if value and lines:
            at = -1 if first else 0
            together = look.width(lines[at][0].text, size, bold=not beside) + gap + look.width(value, size)
            if together <= limit:
                lines[at] = (*lines[at], figure) if first else (figure, *lines[at])
            else:
                lines.insert(len(lines) if first else 0, (figure,))
        elif value:
            lines = [(figure,)]
        if len(lines) <= min(most, rows):
            wide = max((_row_width(row, look, size) for row in lines), default=0.0)
            return End(number, tuple(lines), swatch, wide + indent, colour)
    raise TooTight(f"“{series.name or value}”")


def value_of(point: Point) -> str:
    """The figure at the scale of the panel."""
    return point.number or point.text


def named_in(colour: str, look: Look, *, beside: bool) -> tuple[str, str | None]:
    """The colour of a name, and of a square before it where words in the colour itself could not be read."""
    style = look.style
    if contrast(colour, style.paper) >= TEXT_CONTRAST:
        return colour, None
    if beside:
        # A darker grey says the same as the grey line.
        shades = (mix(colour, style.ink, share) for share in _STEPS)
        return next((shade for shade in shades if contrast(shade, style.paper) >= TEXT_CONTRAST), style.ink), None
    return style.ink, colour


def height_of(end: End, look: Look, size: float) -> float:
    """How high a label is with the space that it keeps, in points."""
    return look.height(len(end.rows), size) + _BETWEEN * size


def set_ends(
    ends: Sequence[End], spots: Sequence[Spot], x: float, span: tuple[float, float], look: Look, size: float, *,
    align: Literal["left", "right"] = "left", reach: float = 0.0,
) -> list[Ink]:  # fmt: skip
    """The labels at x, each as near as can be to the height of its spot, in the order of the spots.

    Args:
        spots: where the line of each ends.
        x: where the labels begin, or end if they stand left of their lines.
        span: the lowest and the highest place for them.
        reach: how far dots reach beyond their spots, points.

    Raises:
        TooTight: they are higher together than the span.
    """
    heights = [height_of(end, look, size) for end in ends]
    middles = spread([y for _, y in spots], heights, *span)
    if middles is None:
        raise TooTight(f"“{ends[0].rows[0][0].text}”" if ends and ends[0].rows else "the labels")
    ink: list[Ink] = []
    side = 1 if align == "left" else -1
    for end, (spot_x, spot_y), middle in zip(ends, spots, middles, strict=True):
        ink += _block(end, x, middle, look, size, align)
        near, far = spot_x + side * (reach + 0.1 * size), x - side * 0.25 * size
        # Words are taller above their middle than below: the leader meets the middle of their letters.
        if abs(middle - spot_y) > _LEVEL * size or abs(far - near) > 3 * size:
            ink.append(Line(near, spot_y, far, middle, look.style.faint_width * 0.8, end.leader))
    return ink


def _block(end: End, x: float, middle: float, look: Look, size: float, align: Literal["left", "right"]) -> list[Ink]:
    letters = look.letters
    top = middle + look.height(len(end.rows), size) / 2
    indent = (_SWATCH + 0.35) * size if end.swatch else 0.0
    gap = look.width(" ", size)
    ink: list[Ink] = []
    for index, row in enumerate(end.rows):
        y = top - (letters.ascent + letters.leading * index) * size
        left = x + indent if align == "left" else x - _row_width(row, look, size)
        if index == 0 and end.swatch:
            side = _SWATCH * size
            ink.append(Box(left - indent, y, side, side, end.swatch))
        for part in row:
            ink.append(Words(part.text, left, y, size, part.bold, "left", part.colour or look.style.ink))
            left += look.width(part.text, size, bold=part.bold) + gap
    return ink


def _row_width(row: Sequence[Part], look: Look, size: float) -> float:
    return sum(look.width(part.text, size, bold=part.bold) for part in row) + look.width(" ", size) * (len(row) - 1)
