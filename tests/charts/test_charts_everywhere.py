"""Two hundred charts, in three languages: none has words that touch, leave the picture or cannot be read, unsaid."""

from __future__ import annotations

from itertools import combinations

import pytest
from chart_panels import CM, PALETTE, STYLE
from random_charts import KINDS, picture

from brief_builder.charts.letters import font, letters_for
from brief_builder.charts.look.palette import TEXT_CONTRAST, contrast
from brief_builder.charts.model import EMU_PER_POINT, Picture
from brief_builder.charts.plot.ink import Words
from brief_builder.charts.plot.page import lay_out
from brief_builder.problems import Fault

CHARTS = 208  # thirteen of each kind
SLACK = 0.3  # points
Box = tuple[float, float, float, float]


def ink_of(words: Words) -> Box | None:
    """Where the outlines of the letters are, as they are drawn, in points; None where nothing is printed."""
    from matplotlib.textpath import TextPath

    letters = letters_for(STYLE.family, tall=False)
    runs = letters.runs(words.text, words.bold)
    wide = letters.width(words.text, words.size, words.bold)
    x = words.x - {"left": 0.0, "center": wide / 2, "right": wide}[words.align]
    boxes = []
    for text, path in runs:
        extents = TextPath((x, words.y), text, words.size, prop=font(path, words.size)).get_extents()
        if extents.width > 0:
            boxes.append((extents.x0, extents.y0, extents.x1, extents.y1))
        x += letters.width(text, words.size, words.bold)
    if not boxes:
        return None
    lows, highs = [min(box[i] for box in boxes) for i in (0, 1)], [max(box[i] for box in boxes) for i in (2, 3)]
    return (lows[0], lows[1], highs[0], highs[1])


def flaws(asked: Picture) -> list[str] | None:
    """What an editor would send back; None where the chart was refused with a reason."""
    style = STYLE.printed_in(asked.medium)
    try:
        ink = lay_out(asked, style, PALETTE)
    except Fault as fault:
        assert fault.code == "chart-fit", fault.message  # noqa: PT017  the other outcome is looked at below
        return None
    words = [item for item in ink if isinstance(item, Words)]
    boxes = [(item, box) for item in words if (box := ink_of(item)) is not None]
    right, top = asked.width / EMU_PER_POINT, asked.height / EMU_PER_POINT
    found = [f"“{item.text}” leaves the picture" for item, box in boxes if not _inside(box, right, top)]
    found += [f"“{one.text}” touches “{other.text}”" for (one, a), (other, b) in combinations(boxes, 2) if _touch(a, b)]
    found += [f"“{item.text}” is {item.size} points" for item in words if item.size < style.least]
    found += [
        f"“{item.text}” cannot be read"
        for item in words
        if contrast(item.colour, item.on or style.paper) < TEXT_CONTRAST - 0.01
    ]
    return found


def _inside(box: Box, right: float, top: float) -> bool:
    return box[0] > -SLACK and box[1] > -SLACK and box[2] < right + SLACK and box[3] < top + SLACK


def _touch(a: Box, b: Box) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > SLACK and min(a[3], b[3]) - max(a[1], b[1]) > SLACK


def usual(asked: Picture) -> bool:
    """Whether it is what people ask for: few panels, as many things as the rules allow, a picture of a usual size."""
    points = max((len(panel.labels) for panel in asked.panels), default=0)
    short = all(len(label) <= 32 for panel in asked.panels for label in panel.labels)
    return (
        short
        and asked.width > 16 * CM
        and len(asked.panels) == 1
        and points <= 6
        and all(len(panel.series) <= 4 for panel in asked.panels)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_no_chart_has_words_that_touch_or_are_cut_off_and_says_nothing(kind: str) -> None:
    first = KINDS.index(kind)  # type: ignore[arg-type]
    asked = {number: picture(number) for number in range(first, CHARTS, len(KINDS))}
    found = {number: flaws(each) for number, each in asked.items()}
    assert {number: flaw for number, flaw in found.items() if flaw} == {}
    assert [number for number, flaw in found.items() if flaw is None and usual(asked[number])] == []
