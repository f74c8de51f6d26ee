"""The parts of one bar and the names of their series → the names in a row beside it, with thin leaders where needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.plot.ink import Ink, TooTight
from brief_builder.charts.plot.spreading import apart

if TYPE_CHECKING:
    from brief_builder.charts.plot.bars.bar import Bar
    from brief_builder.charts.plot.bars.frame import Ends, Frame
    from brief_builder.charts.plot.bars.label import Label
    from brief_builder.charts.plot.look import Look

LEADER = 1.0  # how far names are from their bar, in sizes
_BETWEEN = {False: 0.4, True: 1.0}  # between names, in sizes, beside a standing bar and above a lying one
_FAR = {False: 2.5, True: 2.0}  # how far a name may be from its part, in sizes
_NEAR = 0.3  # how far from the middle of a part, in sizes, the eye still finds it


def name_parts(
    names: Sequence[Label], parts: Sequence[Bar], edge: float, within: Ends, frame: Frame, scale: float, look: Look
) -> list[Ink]:
    """Names in the order of their parts.

    Args:
        names: a label for each part.
        parts: of one bar.
        edge: how far across the names are from the middle of the bar: to the right of a standing one, below zero to its
            left, or above a lying one.
        within: from where to where along names may stand, in points from zero.

    Raises:
        TooTight: there is no room for all of them near their parts.
    """
    order = sorted(range(len(parts)), key=lambda index: sum(parts[index].ends(scale)))
    labels = [names[index] for index in order]
    ends = [_sorted(parts[index].ends(scale)) for index in order]
    lying, size = frame.lying, labels[0].size
    longs = [label.width if lying else label.height for label in labels]
    # Above a lying bar, a name begins where its part does; beside a standing one, it is at its middle.
    wanted = [low if lying else (low + high - long) / 2 for (low, high), long in zip(ends, longs, strict=True)]
    places = apart(wanted, longs, _BETWEEN[lying] * size, *within)
    if places is None:
        raise TooTight("the names of the series")
    ink: list[Ink] = []
    bar, sign = parts[0].middle, 1 if edge > 0 else -1
    for label, place, long, part in zip(labels, places, longs, ends, strict=True):
        at, target = _leader(part, (place, place + long), size, lying=lying)
        if abs(target - at) > _FAR[lying] * size:
            raise TooTight(f"“{label.rows[0][0][0]}”")
        hidden = part[0] - 1e-6 <= place and place + long <= part[1] + 1e-6 if lying else abs(target - at) < 1e-6
        if not hidden:
            across = bar + sign * (parts[0].breadth / 2 + 0.1 * size), bar + edge - sign * 0.15 * size
            ink.append(frame.line(across, (at, target), look.style.faint_width, look.style.faint))
        ink += _set(label, bar + edge, place, sign, frame, look)
    return ink


def _leader(part: Ends, name: Ends, size: float, *, lying: bool) -> Ends:
    """Where a line from a part to its name begins and ends, along: straight across where they face each other."""
    middle = sum(part) / 2
    if not lying:
        target = sum(name) / 2
        return (target, target) if abs(target - middle) < _NEAR * size else (middle, target)
    low, high = max(part[0], name[0]), min(part[1], name[1])
    if high - low > 0.3 * size:
        return (low + high) / 2, (low + high) / 2
    return middle, min(max(middle, name[0] + 0.3 * size), name[1] - 0.3 * size)


def _set(label: Label, across: float, along: float, sign: int, frame: Frame, look: Look) -> list[Ink]:
    """A label from a place on."""
    x, y = frame.spot(across, along)
    if frame.lying:
        return [*label.below(x, y + label.height, look, "left")]
    return [*label.below(x, y + label.height, look, "left" if sign > 0 else "right")]


def _sorted(ends: Ends) -> Ends:
    return min(ends), max(ends)
