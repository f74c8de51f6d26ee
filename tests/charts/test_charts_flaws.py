"""The eye of an editor sees each kind of flaw that is put before it, and none where there is none."""

import pytest
from chart_panels import CM, STYLE
from flaws import flaws

from brief_builder.charts.model import Picture
from brief_builder.charts.plot.ink import Area, Box, Curve, Dot, Ink, Line, Words

PAGE = Picture((), 10 * CM, 5 * CM)
NAVY = STYLE.accents[0]


def words(text: str = "Exports", x: float = 100, y: float = 50, size: float = 10, **more: str) -> Words:
    return Words(text, x, y, size, bold=False, align="left", **({"colour": STYLE.ink} | more))


FIELD = (90.0, 40.0), (150.0, 40.0), (150.0, 65.0), (90.0, 65.0)
FLAWED: dict[str, list[Ink]] = {
    "touches": [words(), words("Imports", x=110)],
    "leaves": [words(x=-3)],
    "too small": [words(size=8)],
    "a line": [Line(90, 53, 150, 54, 1, NAVY), words()],
    "a line through a corner": [Curve(((98.0, 50.0), (104.0, 58.0)), 1, NAVY), words()],
    "a dot": [Dot(100, 53, 3, NAVY), words()],
    "an edge": [Box(110, 40, 40, 30, NAVY), words()],
    "the edge of an empty place": [Box(110, 40, 40, 30, STYLE.faint, "missing"), words()],
    "hatching": [Box(90, 40, 60, 30, NAVY, "estimated"), words()],
    "cannot be read": [Box(90, 40, 60, 30, NAVY), words(on=NAVY)],
    "is made for": [Area(FIELD, NAVY), words(colour=STYLE.paper)],
    "is covered": [words(), Area(FIELD, STYLE.paper)],
    "struck through later": [words(), Line(90, 53, 150, 53, 1, NAVY)],
}


@pytest.mark.parametrize("kind", FLAWED)
def test_a_flaw_is_seen(kind: str) -> None:
    assert len(flaws(FLAWED[kind], PAGE, STYLE)) >= 1


SOUND: dict[str, list[Ink]] = {
    "alone": [words()],
    "one below the other": [words(), words("Imports", y=38)],
    "above a line": [Line(90, 46, 150, 46, 1, NAVY), words()],
    "in a box": [Box(90, 40, 60, 30, NAVY), words(colour=STYLE.paper, on=NAVY)],
    "on paper over a line": [Line(90, 53, 150, 53, 1, NAVY), Area(FIELD, STYLE.paper), words()],
    "in an empty place": [Box(90, 40, 60, 30, STYLE.faint, "missing"), words()],
    "in a hollow bar": [Box(90, 40, 60, 30, NAVY, "derived"), words()],
    "half on paper": [Box(110, 40, 40, 30, STYLE.paper), words()],
    "beside a slanting area": [Area(((80.0, 20.0), (200.0, 20.0), (200.0, 120.0)), NAVY), words(x=60, y=80)],
}


@pytest.mark.parametrize("kind", SOUND)
def test_what_is_sound_has_no_flaw(kind: str) -> None:
    assert flaws(SOUND[kind], PAGE, STYLE) == []
