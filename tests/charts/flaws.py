"""A layout → what an editor would send back: words that touch, are cut off, struck through or cannot be read.

It shares nothing with the code that finds free places, or it could not see the faults of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

import numpy as np
from matplotlib.path import Path

from brief_builder.charts.letters import font, letters_for
from brief_builder.charts.look.palette import TEXT_CONTRAST, tint
from brief_builder.charts.look.style import Style
from brief_builder.charts.model import EMU_PER_POINT, Picture
from brief_builder.charts.plot.ink import Area, Box, Curve, Dot, Ink, Line, Words
from brief_builder.office.colours import contrast

SLACK = 0.3  # points that nobody sees
_TAILS = 0.1  # how far tails of letters may reach out of what they stand on, in sizes
Frame = tuple[float, float, float, float]  # left, bottom, right, top
Spot = tuple[float, float]


def flaws(ink: Sequence[Ink], picture: Picture, style: Style) -> list[str]:
    """All of them, in words; [] for a picture that can be printed. The style is that of the medium."""
    right, top = picture.width / EMU_PER_POINT, picture.height / EMU_PER_POINT
    placed = [
        (order, item, found)
        for order, item in enumerate(ink)
        if isinstance(item, Words) and (found := printed(item)) is not None
    ]
    out = [
        f"“{a.text}” touches “{b.text}”" for (_, a, one), (_, b, other) in combinations(placed, 2) if _meet(one, other)
    ]
    for order, words, found in placed:
        if min(found[0], found[1], right - found[2], top - found[3]) < -SLACK:
            out.append(f"“{words.text}” leaves the picture")
        if words.size < style.least:
            out.append(f"“{words.text}” is {words.size} points")
        out += _ground(words, found, ink[:order], style)
        out += [f"“{words.text}” is covered" for item in ink[order + 1 :] if _hides(item, found)]
    return out


def printed(words: Words) -> Frame | None:
    """Where the outlines of the letters are, in points of the picture; None where nothing is printed."""
    extents = _extents(words.text, words.bold)
    if extents is None:
        return None
    wide = letters_for(Style().family, tall=False).width(words.text, words.size, words.bold)
    x = words.x - {"left": 0.0, "center": wide / 2, "right": wide}[words.align]
    left, bottom, right, top = (each * words.size / 100 for each in extents)
    return x + left, words.y + bottom, x + right, words.y + top


@lru_cache(maxsize=20_000)
def _extents(text: str, bold: bool) -> Frame | None:
    """At a size of 100 points, from the place where the text begins."""
    from matplotlib.textpath import TextPath

    letters, x, frames = letters_for(Style().family, tall=False), 0.0, []
    for run, path in letters.runs(text, bold):
        frame = _frame(TextPath((x, 0), run, 100, prop=font(path, 100)))
        if frame is not None and frame[2] > frame[0]:
            frames.append(frame)
        x += letters.width(run, 100, bold)
    if not frames:
        return None
    lefts, bottoms, rights, tops = zip(*frames, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _frame(path: Path) -> Frame | None:
    """The extents of a path, as `Path.get_extents` has them: that goes from curve to curve, this takes them at once."""
    points, codes = path.vertices, path.codes
    if len(points) == 0:
        return None
    if codes is None or (codes == Path.CURVE4).any():
        return tuple(path.get_extents().extents)
    ends = points[(codes == Path.MOVETO) | (codes == Path.LINETO)]
    handles = (codes == Path.CURVE3).nonzero()[0][::2]
    first, handle, last = points[handles - 1], points[handles], points[handles + 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        turn = np.clip(np.nan_to_num((first - handle) / (first - 2 * handle + last)), 0, 1)
    turned = (1 - turn) ** 2 * first + 2 * turn * (1 - turn) * handle + turn**2 * last
    reached = np.concatenate([ends, last, turned])
    return (*reached.min(axis=0), *reached.max(axis=0))


def _ground(words: Words, found: Frame, below: Sequence[Ink], style: Style) -> list[str]:
    """What is wrong with what words stand on. What is drawn later lies above, and a fill hides what is under it."""
    ground, struck = style.paper, ""
    inner = _shrunk(found, _TAILS * words.size)
    for item in below:
        if isinstance(item, Box | Area):
            edge = _outline(item)
            if not _reaches(edge, _shrunk(found, SLACK)):
                continue
            whole = _covers(edge, inner)
            if item.mark == "missing" and isinstance(item, Box):
                struck = struck if whole else "the edge of an empty place"
                continue
            fill = _fill(item, style)
            if whole:
                ground, struck = fill, "hatching" if item.mark == "estimated" and isinstance(item, Box) else ""
            elif fill != ground:
                return [f"“{words.text}” stands on an edge"]
        elif isinstance(item, Dot):
            struck = "a dot" if _within(item, found) else struck
        elif any(_cut(_shrunk(found, SLACK), *ends) for ends in _strokes(item)):
            struck = "a line"
    out = [f"“{words.text}” stands on {struck}"] if struck else []
    if (words.on or style.paper) != ground:
        out.append(f"“{words.text}” is made for {words.on}, but stands on {ground}")
    if contrast(words.colour, ground) < TEXT_CONTRAST - 0.01:
        out.append(f"“{words.text}” cannot be read on {ground}")
    return out


def _hides(item: Ink, found: Frame) -> bool:
    """Whether something that is drawn later lies over words."""
    found = _shrunk(found, SLACK)
    if isinstance(item, Box | Area):
        return item.mark != "missing" and _reaches(_outline(item), found)
    if isinstance(item, Dot):
        return _within(item, found)
    return any(_cut(found, *ends) for ends in _strokes(item))


def _fill(item: Box | Area, style: Style) -> str:
    if item.mark == "stated":
        return item.colour
    hollow = item.mark == "derived" and isinstance(item, Box)
    return style.paper if hollow else tint(item.colour, style.paper)


# -- places


def _outline(item: Box | Area) -> Sequence[Spot]:
    if isinstance(item, Area):
        return item.spots
    right, top = item.x + item.width, item.y + item.height
    return (item.x, item.y), (right, item.y), (right, top), (item.x, top)


def _strokes(item: Ink) -> Iterator[tuple[Spot, Spot]]:
    if isinstance(item, Line):
        yield (item.x0, item.y0), (item.x1, item.y1)
    elif isinstance(item, Curve):
        yield from pairwise(item.spots)


def _meet(a: Frame, b: Frame) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > SLACK and min(a[3], b[3]) - max(a[1], b[1]) > SLACK


def _shrunk(frame: Frame, by: float) -> Frame:
    return frame[0] + by, frame[1] + by, frame[2] - by, frame[3] - by


def _reaches(edge: Sequence[Spot], frame: Frame) -> bool:
    return _crossed(edge, frame) or _inside(edge, ((frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2))


def _covers(edge: Sequence[Spot], frame: Frame) -> bool:
    return not _crossed(edge, frame) and _inside(edge, ((frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2))


def _crossed(edge: Sequence[Spot], frame: Frame) -> bool:
    return any(_cut(frame, one, other) for one, other in zip(edge, (*edge[1:], edge[0]), strict=True))


def _inside(edge: Sequence[Spot], spot: Spot) -> bool:
    """Whether a ray to the right crosses the outline an odd number of times."""
    x, y = spot
    crossings = 0
    for (x0, y0), (x1, y1) in zip(edge, (*edge[1:], edge[0]), strict=True):
        if (y0 > y) != (y1 > y):
            crossings += x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return crossings % 2 == 1


def _within(dot: Dot, frame: Frame) -> bool:
    """Whether a dot reaches into a frame: the nearest place of the frame is nearer than its radius."""
    x, y = min(max(dot.x, frame[0]), frame[2]), min(max(dot.y, frame[1]), frame[3])
    return (dot.x - x) ** 2 + (dot.y - y) ** 2 < max(dot.radius - SLACK, 0.0) ** 2


def _cut(frame: Frame, one: Spot, other: Spot) -> bool:
    """Whether a straight line passes through a frame (Liang and Barsky's clipping)."""
    (x0, y0), (x1, y1) = one, other
    first, last = 0.0, 1.0
    for step, room in (
        (x0 - x1, x0 - frame[0]),
        (x1 - x0, frame[2] - x0),
        (y0 - y1, y0 - frame[1]),
        (y1 - y0, frame[3] - y0),
    ):
        if step == 0 and room <= 0:
            return False
        if step < 0:
            first = max(first, room / step)
        elif step > 0:
            last = min(last, room / step)
    return first < last
