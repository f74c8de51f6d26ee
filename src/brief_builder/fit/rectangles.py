"""A preset shape and its size → the rectangle in it that its text is set in.

The formulas are those of presetShapeDefinitions.xml (ISO 29500-1, 20.1.9.18 prstGeom, and its electronic annex); shapes
that are not here, and drawn ones (custGeom), take the whole frame.
"""

from __future__ import annotations

from collections.abc import Callable

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom, from the corner of the frame
_CORNER = 0.29289  # what a quarter of a circle leaves beside the square in it: 1 - cos 45°
_ROUND = (0.146446, 0.146446, 0.853554, 0.853554)  # … and around it on each side, in diameters
_MIDDLE = (0.25, 0.25, 0.75, 0.75)
_CLOUD = (2977 / 21600, 3262 / 21600, 17087 / 21600, 17337 / 21600)
# Left, top, right and bottom of shapes without handles that matter, in shares of the frame.
_SHARES: dict[str, Rectangle] = {
    "cloud": _CLOUD,
    "cloudCallout": _CLOUD,
    "diamond": _MIDDLE,
    "donut": _ROUND,
    "ellipse": _ROUND,
    "flowChartConnector": _ROUND,
    "flowChartDecision": _MIDDLE,
    "flowChartTerminator": (1018 / 21600, 3163 / 21600, 20582 / 21600, 18437 / 21600),
    "rtTriangle": (1 / 12, 7 / 12, 7 / 12, 11 / 12),
    "wedgeEllipseCallout": _ROUND,
}


def text_rectangle(preset: str, width: float, height: float, adjust: dict[str, int]) -> Rectangle:
    """Left, top, right and bottom of the text in a shape of this size, in its unit.

    `adjust` holds the author's yellow handles by name (adj, adj1, …), in 100,000ths.
    """
    if (share := _SHARES.get(preset)) is not None:
        return share[0] * width, share[1] * height, share[2] * width, share[3] * height
    rule = _RULES.get(preset)
    if rule is None or width <= 0 or height <= 0:
        return 0.0, 0.0, width, height
    return rule(width, height, adjust)


def _pinned(adjust: dict[str, int], name: str, usual: int, most: float = 50_000) -> float:
    return min(max(adjust.get(name, usual), 0), most) / 100_000


def _round(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    inset = min(w, h) * _pinned(adjust, "adj", 16667) * _CORNER
    return inset, inset, w - inset, h - inset


def _round_callout(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    inset = min(w, h) * _pinned(adjust, "adj3", 16667) * _CORNER
    return inset, inset, w - inset, h - inset


def _round_one(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    return 0.0, 0.0, w - min(w, h) * _pinned(adjust, "adj", 16667) * _CORNER, h


def _round_two(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    top = min(w, h) * _pinned(adjust, "adj1", 16667) * _CORNER
    bottom = min(w, h) * _pinned(adjust, "adj2", 0) * _CORNER
    side = max(top, bottom)
    return side, top, w - side, h - bottom


def _round_diagonal(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    inset = min(w, h) * max(_pinned(adjust, "adj1", 16667), _pinned(adjust, "adj2", 0)) * _CORNER
    return inset, inset, w - inset, h - inset


def _snip_one(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    cut = min(w, h) * _pinned(adjust, "adj", 16667)
    return 0.0, cut / 2, w - cut / 2, h


def _snip_two(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    top = min(w, h) * _pinned(adjust, "adj1", 16667) / 2
    bottom = min(w, h) * _pinned(adjust, "adj2", 0) / 2
    side = max(top, bottom)
    return side, top, w - side, h - bottom


def _triangle(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    left = w * _pinned(adjust, "adj", 50_000, 100_000) / 2
    return left, h / 2, left + w / 2, h


def _parallelogram(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    most = 100_000 * w / min(w, h)
    share = (1 + 5 * _pinned(adjust, "adj", 25_000, most) * 100_000 / most) / 12
    return w * share, h * share, w * (1 - share), h * (1 - share)


def _trapezoid(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    most = 50_000 * w / min(w, h)
    share = _pinned(adjust, "adj", 25_000, most) * 100_000 / most / 3
    return w * share, h * share, w * (1 - share), h


def _hexagon(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    most = 50_000 * w / min(w, h)
    given = _pinned(adjust, "adj", 25_000, most) * 100_000
    half = -most / 2
    beyond = given + half
    parts, times, plus = (4, 3, half) if beyond > 0 else (2, 2, 0)
    share = (parts - (given + plus) / half * times) / 24
    return w * share, h * share, w * (1 - share), h * (1 - share)


def _octagon(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    inset = min(w, h) * _pinned(adjust, "adj", 29289) / 2
    return inset, inset, w - inset, h - inset


def _pentagon_arrow(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    return 0.0, 0.0, w - min(w, h) * _pinned(adjust, "adj", 50_000, 100_000 * w / min(w, h)) / 2, h


def _chevron(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    point = min(w, h) * _pinned(adjust, "adj", 50_000, 100_000 * w / min(w, h))
    return (point, 0.0, w - point, h) if w > 2 * point else (0.0, 0.0, w, h)


def _arrow(length: float, breadth: float, adjust: dict[str, int]) -> tuple[float, float, float]:
    """Of an arrow with one head: where its shaft begins and ends across, and how far the text goes along it."""
    shaft = breadth * _pinned(adjust, "adj1", 50_000, 100_000) / 2
    short = min(length, breadth)
    head = short * _pinned(adjust, "adj2", 50_000, 100_000 * length / short)
    near = breadth / 2 - shaft
    return near, breadth / 2 + shaft, length - head + near * head / (breadth / 2)


def _right_arrow(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    near, far, end = _arrow(w, h, adjust)
    return 0.0, near, end, far


def _left_arrow(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    near, far, end = _arrow(w, h, adjust)
    return w - end, near, w, far


def _down_arrow(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    near, far, end = _arrow(h, w, adjust)
    return near, 0.0, far, end


def _up_arrow(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    near, far, end = _arrow(h, w, adjust)
    return near, h - end, far, h


def _can(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    lid = min(w, h) * _pinned(adjust, "adj", 25_000, 50_000 * h / min(w, h)) / 2
    return 0.0, 2 * lid, w, h - lid


def _cube(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    depth = min(w, h) * _pinned(adjust, "adj", 25_000, 100_000)
    return 0.0, depth, w - depth, h


def _bevel(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    edge = min(w, h) * _pinned(adjust, "adj", 12_500)
    return edge, edge, w - edge, h - edge


def _folded(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    return 0.0, 0.0, w, h - min(w, h) * _pinned(adjust, "adj", 16667)


def _plaque(w: float, h: float, adjust: dict[str, int]) -> Rectangle:
    inset = min(w, h) * _pinned(adjust, "adj", 16667) * 0.70711
    return inset, inset, w - inset, h - inset


_RULES: dict[str, Callable[[float, float, dict[str, int]], Rectangle]] = {
    "bevel": _bevel,
    "can": _can,
    "chevron": _chevron,
    "cube": _cube,
    "downArrow": _down_arrow,
    "flowChartAlternateProcess": _round,
    "foldedCorner": _folded,
    "hexagon": _hexagon,
    "homePlate": _pentagon_arrow,
    "leftArrow": _left_arrow,
    "octagon": _octagon,
    "parallelogram": _parallelogram,
    "plaque": _plaque,
    "rightArrow": _right_arrow,
    "round1Rect": _round_one,
    "round2DiagRect": _round_diagonal,
    "round2SameRect": _round_two,
    "roundRect": _round,
    "snip1Rect": _snip_one,
    "snip2SameRect": _snip_two,
    "trapezoid": _trapezoid,
    "triangle": _triangle,
    "upArrow": _up_arrow,
    "wedgeRoundRectCallout": _round_callout,
}
