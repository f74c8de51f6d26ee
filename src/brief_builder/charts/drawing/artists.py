"""Ink → the artists of matplotlib that draw it, in points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from brief_builder.charts.letters import letters_for
from brief_builder.charts.look.palette import tint
from brief_builder.charts.plot.ink import BEFORE, Area, Box, Curve, Dot, Ink, Line, Words

if TYPE_CHECKING:
    from matplotlib.artist import Artist

    from brief_builder.charts.look.style import Style

_Point = tuple[float, float]
_Box = tuple[_Point, float, float]

_HATCH_STEP = 4.5  # from line to line of a hatched column, in widths of a line


def artists(item: Ink, style: Style) -> list[Artist]:
    """What draws it."""
    from matplotlib.patches import Circle, Polygon

    if isinstance(item, Words):
        return _words(item, style)
    if isinstance(item, Line):
        return [_line((item.x0, item.x1), (item.y0, item.y1), item.width, item.colour, item.dash, "butt")]
    if isinstance(item, Curve):
        xs, ys = zip(*item.spots, strict=True)
        return [_line(xs, ys, item.width, item.colour, item.dash, "round")]
    if isinstance(item, Area):
        ground = item.colour if item.mark == "stated" else tint(item.colour, style.paper)
        return [Polygon(item.spots, closed=True, facecolor=ground, linewidth=0)]
    if isinstance(item, Dot):
        spot = (item.x, item.y)
        if item.mark == "stated":
            return [Circle(spot, item.radius, facecolor=item.colour, edgecolor=style.paper, linewidth=0.8)]
        line = min(style.outline, item.radius * 0.6)
        ring = Circle(
            spot,
            item.radius - line / 2,
            facecolor=style.paper,
            edgecolor=item.colour,
            linewidth=line,
        )
        if item.mark == "estimated":
            return [ring, Circle(spot, item.radius * 0.35, facecolor=item.colour, linewidth=0)]
        return [ring]
    assert isinstance(item, Box)  # noqa: S101  the last of Ink
    return _column(item, style)


def _line(xs: Any, ys: Any, width: float, colour: str, dash: tuple[float, float] | None, join: Any) -> Artist:
    from matplotlib.lines import Line2D

    # Dashes are given in strokes' widths, so a thin line would have dashes too short to see.
    pattern: Any = (0, tuple(part / width for part in dash)) if dash else "solid"
    return Line2D(
        xs, ys, linewidth=width, color=colour, linestyle=pattern, solid_capstyle="butt", solid_joinstyle=(
            "round" if join == "round" else "miter"
        ),
    )  # fmt: skip


def _words(item: Words, style: Style) -> list[Artist]:
    """A line for each stretch that has a face of its own, one behind the other."""
    from brief_builder.charts.drawing.lettering import Lettering

    letters = letters_for(style.family, tall=False)
    runs = letters.runs(item.text, item.bold)
    if len(runs) == 1:
        places = [(item.x, item.align)]
    else:
        left = item.x - BEFORE[item.align] * letters.width(item.text, item.size, item.bold)
        places = []
        for text, _ in runs:
            places.append((left, "left"))
            left += letters.width(text, item.size, item.bold)
    return [
        Lettering(x, item.y, text, face, item.size, item.colour, align)
        for (text, face), (x, align) in zip(runs, places, strict=True)
    ]


def _column(column: Box, style: Style) -> list[Artist]:
    from matplotlib.patches import PathPatch, Rectangle
    from matplotlib.path import Path

    if column.mark == "stated":
        return [Rectangle((column.x, column.y), column.width, column.height, facecolor=column.colour, linewidth=0)]
    if column.mark == "missing":
        edge = (0, (1.2 / style.faint_width, 2.4 / style.faint_width))
        box = _inset(column, style.faint_width)
        return [Rectangle(*box, fill=False, edgecolor=column.colour, linewidth=style.faint_width, linestyle=edge)]
    box = _inset(column, style.outline)
    ground = tint(column.colour, style.paper) if column.mark == "estimated" else style.paper
    fill = Rectangle(*box, facecolor=ground, linewidth=0)
    outline = Rectangle(*box, fill=False, edgecolor=column.colour, linewidth=style.outline, joinstyle="miter")
    if column.mark == "derived" or not (strokes := _hatching(*box, _HATCH_STEP * style.hatch)):
        return [fill, outline]
    # Lines of our own: not every program draws the patterns of SVG.
    path = Path([point for stroke in strokes for point in stroke], [Path.MOVETO, Path.LINETO] * len(strokes))
    hatch = PathPatch(path, fill=False, edgecolor=column.colour, linewidth=style.hatch, capstyle="butt")
    return [fill, hatch, outline]


def _inset(column: Box, line: float) -> _Box:
    """The rectangle whose outline keeps inside the column, so that all columns are equally wide."""
    corner = column.x + line / 2, column.y + line / 2
    return corner, max(column.width - line, 0.1), max(column.height - line, 0.1)


def _hatching(corner: _Point, width: float, height: float, spacing: float) -> list[tuple[_Point, _Point]]:
    """Lines that rise at 45° through a rectangle, cut off at its edges."""
    x, top = corner[0], corner[1] + height
    step = spacing * 2**0.5
    strokes = []
    for index in range(1, int((width + height) / step) + 1):
        # How far the line is from the upper left corner, along the edges.
        reach = index * step
        start = x + max(0.0, reach - height), top - min(reach, height)
        end = x + min(reach, width), top - max(0.0, reach - width)
        if start[0] < end[0]:
            strokes.append((start, end))
    return strokes
