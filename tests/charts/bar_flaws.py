"""The ink of a chart in → what an editor would send back: words that touch, are cut off or cannot be read."""

from collections.abc import Sequence
from functools import lru_cache

from brief_builder.charts.letters import font, letters_for
from brief_builder.charts.look.palette import TEXT_CONTRAST, contrast
from brief_builder.charts.look.style import Style
from brief_builder.charts.model import EMU_PER_POINT, Picture
from brief_builder.charts.plot.ink import Area, Box, Ink, Line, Words

SLACK = 0.3  # points
Rect = tuple[float, float, float, float]  # left, bottom, right, top


def flaws(ink: Sequence[Ink], asked: Picture, style: Style) -> list[str]:
    """All of them, in words; [] for a chart that can be printed."""
    right, top = asked.width / EMU_PER_POINT, asked.height / EMU_PER_POINT
    placed = [(n, item, rect) for n, item in enumerate(ink) if isinstance(item, Words) and (rect := printed(item))]
    found = [f"“{item.text}” is {item.size} points" for _, item, _ in placed if item.size < style.least]
    found += [
        f"“{item.text}” leaves the picture"
        for _, item, rect in placed
        if min(rect[0], rect[1], right - rect[2], top - rect[3]) < -SLACK
    ]
    for index, (number, item, rect) in enumerate(placed):
        found += [f"“{item.text}” touches “{other.text}”" for _, other, its in placed[index + 1 :] if meet(rect, its)]
        found += _grounds(ink, number, item, rect, style)
    return found


def _grounds(ink: Sequence[Ink], number: int, item: Words, rect: Rect, style: Style) -> list[str]:
    """What is wrong with what words stand on: the fills and lines below them, in the order in which they are drawn."""
    ground, struck = style.paper, False
    for order, other in enumerate(ink):
        if isinstance(other, Box | Area):
            box = _box(other)
            if not meet(rect, box):
                continue
            if order > number:
                return [f"“{item.text}” is covered"]
            inside = rect[0] > box[0] and rect[1] > box[1] and rect[2] < box[2] and rect[3] < box[3]
            if not inside:
                return [f"“{item.text}” stands on an edge"]
            if other.mark == "missing":
                continue
            ground, struck = style.paper if other.mark == "derived" else other.colour, other.mark == "estimated"
        elif isinstance(other, Line) and _strikes(other, rect):
            if order > number:
                return [f"“{item.text}” is struck through"]
            struck = True
    if struck:
        return [f"“{item.text}” stands on lines"]
    return [] if contrast(item.colour, ground) >= TEXT_CONTRAST else [f"“{item.text}” cannot be read on {ground}"]


def meet(a: Rect, b: Rect) -> bool:
    """Whether two places have more in common than an edge."""
    return min(a[2], b[2]) - max(a[0], b[0]) > SLACK and min(a[3], b[3]) - max(a[1], b[1]) > SLACK


def printed(words: Words) -> Rect | None:
    """Where the outlines of the letters are; None where nothing is printed."""
    left, bottom, right, top = _outline(words.text, words.bold)
    if right <= left:
        return None
    wide = letters_for(Style().family, tall=False).width(words.text, words.size, words.bold)
    x = words.x - {"left": 0.0, "center": wide / 2, "right": wide}[words.align]
    em = words.size / 100
    return x + left * em, words.y + bottom * em, x + right * em, words.y + top * em


@lru_cache(maxsize=4096)
def _outline(text: str, bold: bool) -> Rect:
    """At a size of 100 points, from the place where the text begins."""
    from matplotlib.textpath import TextPath

    letters, x, boxes = letters_for(Style().family, tall=False), 0.0, []
    for run, path in letters.runs(text, bold):
        extents = TextPath((x, 0), run, 100, prop=font(path, 100)).get_extents()
        if extents.width > 0:
            boxes.append((extents.x0, extents.y0, extents.x1, extents.y1))
        x += letters.width(run, 100, bold)
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _box(item: Box | Area) -> Rect:
    if isinstance(item, Box):
        return item.x, item.y, item.x + item.width, item.y + item.height
    xs, ys = zip(*item.spots, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _strikes(line: Line, rect: Rect) -> bool:
    """Whether a line goes through a place (Liang and Barsky's clipping)."""
    first, last = 0.0, 1.0
    left, bottom, right, top = rect[0] + SLACK, rect[1] + SLACK, rect[2] - SLACK, rect[3] - SLACK
    for step, room in (
        (line.x0 - line.x1, line.x0 - left),
        (line.x1 - line.x0, right - line.x0),
        (line.y0 - line.y1, line.y0 - bottom),
        (line.y1 - line.y0, top - line.y0),
    ):
        if step == 0:
            if room <= 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first < last
