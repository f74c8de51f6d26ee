"""What a reader would call a fault in a layout: words that touch, leave the picture, or stand on lines and marks."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from brief_builder.charts.letters import is_tall, letters_for
from brief_builder.charts.look.palette import TEXT_CONTRAST, contrast
from brief_builder.charts.model import EMU_PER_POINT, Picture
from brief_builder.charts.plot.ink import Area, Box, Curve, Dot, Ink, Line, Words
from brief_builder.charts.plot.occupied import Occupied, Rect

_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
_SLACK = 0.05


def box(words: Words) -> Rect:
    """What its letters cover: capitals and tails, and in Khmer the vowels above and letters below others."""
    tall = is_tall([words.text])
    wide = letters_for("Calibri", tall=tall).width(words.text, words.size, words.bold)
    left = words.x - _BEFORE[words.align] * wide
    above, below = (0.95, 0.45) if tall else (0.72, 0.2)
    return Rect(left, words.y - below * words.size, left + wide, words.y + above * words.size).grown(-_SLACK)


def touching(words: Iterable[Words]) -> list[tuple[str, str]]:
    return [(a.text, b.text) for a, b in combinations(words, 2) if box(a).meets(box(b))]


def outside(words: Iterable[Words], picture: Picture) -> list[str]:
    page = Rect(0, 0, picture.width / EMU_PER_POINT, picture.height / EMU_PER_POINT)
    return [each.text for each in words if not box(each).within(page)]


def on_lines(ink: Sequence[Ink]) -> list[tuple[str, str]]:
    """Words through which a line runs that nothing hides."""
    found = []
    for words in (each for each in ink if isinstance(each, Words)):
        place = box(words)
        for index, item in enumerate(ink):
            if not isinstance(item, Line | Curve) or _free(item, place):
                continue
            if not any(isinstance(above, Area) and _hides(above, place) for above in ink[index + 1 :]):
                found.append((words.text, str(item)))
    return found


def on_marks(ink: Sequence[Ink]) -> list[tuple[str, str]]:
    """Words on a mark of a colour on which they cannot be read."""
    found = []
    for words in (each for each in ink if isinstance(each, Words)):
        place = box(words)
        for item in ink:
            if not isinstance(item, Area | Box | Dot) or _free(item, place):
                continue
            if isinstance(item, Box) and item.mark == "missing":
                continue
            if item.colour == "#ffffff" or (words.on == item.colour and _read(words, item.colour)):
                continue
            found.append((words.text, str(item)))
    return found


def _read(words: Words, colour: str) -> bool:
    return contrast(words.colour, colour) >= TEXT_CONTRAST


def _free(item: Ink, place: Rect) -> bool:
    return Occupied(None, [item]).free(place)  # type: ignore[arg-type]  only words need a look


def _hides(area: Area, place: Rect) -> bool:
    """Whether an area covers all of a place: its outline does not cross the place, and the middle lies inside."""
    edges = zip(area.spots, (*area.spots[1:], area.spots[0]), strict=True)
    return not any(place.cut_by(one, other) for one, other in edges) and not _free(area, place)
