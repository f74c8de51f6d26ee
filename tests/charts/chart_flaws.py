"""A layout → what an editor would send back: words that touch, leave the picture, are struck through or unreadable."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise

from chart_panels import STYLE

from brief_builder.charts.letters import font, letters_for
from brief_builder.charts.look.palette import TEXT_CONTRAST, contrast, tint
from brief_builder.charts.look.style import Style
from brief_builder.charts.model import EMU_PER_POINT, Picture
from brief_builder.charts.plot.ink import Box, Curve, Dot, Ink, Line, Words

SLACK = 0.3  # points
Frame = tuple[float, float, float, float]


@lru_cache(maxsize=20_000)
def _extents(text: str, size: float, bold: bool) -> Frame | None:
    """Of the outlines of the letters from their left end, as they are drawn; None where nothing is printed."""
    from matplotlib.textpath import TextPath

    letters, x, frames = letters_for(STYLE.family, tall=False), 0.0, []
    for run, path in letters.runs(text, bold):
        extents = TextPath((x, 0), run, size, prop=font(path, size)).get_extents()
        if extents.width > 0:
            frames.append((extents.x0, extents.y0, extents.x1, extents.y1))
        x += letters.width(run, size, bold)
    if not frames:
        return None
    lows, highs = [min(each[i] for each in frames) for i in (0, 1)], [max(each[i] for each in frames) for i in (2, 3)]
    return lows[0], lows[1], highs[0], highs[1]


def frame(words: Words) -> Frame | None:
    """Where the letters are, in points of the picture."""
    found = _extents(words.text, words.size, words.bold)
    if found is None:
        return None
    wide = letters_for(STYLE.family, tall=False).width(words.text, words.size, words.bold)
    x = words.x - {"left": 0.0, "center": wide / 2, "right": wide}[words.align]
    return x + found[0], words.y + found[1], x + found[2], words.y + found[3]


def flaws(ink: list[Ink], picture: Picture, style: Style) -> list[str]:
    """Each in words; none is what is wanted."""
    right, top = picture.width / EMU_PER_POINT, picture.height / EMU_PER_POINT
    framed = [(order, item, found) for order, item in enumerate(ink)
              if isinstance(item, Words) and (found := frame(item)) is not None]  # fmt: skip
    out = [f"“{one.text}” touches “{other.text}”" for (_, one, a), (_, other, b) in combinations(framed, 2)
           if _meet(a, b)]  # fmt: skip
    for order, words, found in framed:
        if min(found[0], found[1]) < -SLACK or found[2] > right + SLACK or found[3] > top + SLACK:
            out.append(f"“{words.text}” leaves the picture")
        if words.size < style.least:
            out.append(f"“{words.text}” is {words.size} points")
        out += _ground(words, found, ink[:order], style)
    return out


def _ground(words: Words, found: Frame, below: list[Ink], style: Style) -> list[str]:
    """What is wrong with what lies under words."""
    ground, struck = style.paper, ""
    for item in below:
        if isinstance(item, Box) and item.mark != "missing" and _meet(found, _of_box(item)):
            if not _holds(_of_box(item), found, 0.1 * words.size):
                return [f"“{words.text}” stands half on a box"]
            hatched = item.mark == "estimated"
            ground = (
                tint(item.colour, style.paper) if hatched else item.colour if item.mark == "stated" else style.paper
            )
            struck = "hatched" if hatched else ""
        elif isinstance(item, Dot):
            reach = item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius
            struck = "a dot" if _meet(found, reach) else struck
        elif (isinstance(item, Line) and _meet(found, _of_line(item.x0, item.y0, item.x1, item.y1))) or (
            isinstance(item, Curve) and any(_crosses(found, *one, *other) for one, other in pairwise(item.spots))
        ):
            struck = "a line"
    out = [f"“{words.text}” stands on {struck}"] if struck else []
    if (words.on or style.paper) != ground:
        out.append(f"“{words.text}” is made for {words.on}, but stands on {ground}")
    if contrast(words.colour, ground) < TEXT_CONTRAST - 0.01:
        out.append(f"“{words.text}” cannot be read on {ground}")
    return out


def _of_box(box: Box) -> Frame:
    return box.x, box.y, box.x + box.width, box.y + box.height


def _of_line(x0: float, y0: float, x1: float, y1: float) -> Frame:
    return min(x0, x1) - SLACK, min(y0, y1) - SLACK, max(x0, x1) + SLACK, max(y0, y1) + SLACK


def _crosses(found: Frame, x0: float, y0: float, x1: float, y1: float) -> bool:
    """Whether a straight line from spot to spot goes through a frame: one of many points between is inside."""
    steps = [step / 60 for step in range(61)]
    return any(
        found[0] < x0 + (x1 - x0) * step < found[2] and found[1] < y0 + (y1 - y0) * step < found[3] for step in steps
    )


def _meet(a: Frame, b: Frame) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > SLACK and min(a[3], b[3]) - max(a[1], b[1]) > SLACK


def _holds(outer: Frame, inner: Frame, slack: float) -> bool:
    """But for the lowest tails of Khmer letters."""
    return (
        outer[0] - slack < inner[0]
        and outer[1] - slack < inner[1]
        and inner[2] < outer[2] + slack
        and inner[3] < outer[3] + slack
    )
