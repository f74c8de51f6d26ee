"""A text → all its breakings, from one line to one word a line: for layouts that try many widths."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.letters import Letters

_ANY = 1e6  # sizes: no text is as wide
_LESS = 1e-3  # sizes: so much narrower, and a text needs another line


@dataclass(frozen=True, slots=True)
class Wrap:
    """A text in lines; wide is the width of the widest, in sizes."""

    lines: tuple[str, ...]
    wide: float


@lru_cache(maxsize=4096)
def wraps(letters: Letters, text: str, *, bold: bool) -> tuple[Wrap, ...]:
    """The breakings in the fewest lines that a width allows, each at its narrowest, from the widest."""
    found: list[Wrap] = []
    room = _ANY
    while (lines := letters.lines(text, 1.0, room, bold=bold)) is not None:
        wide = max((letters.width(line, 1.0, bold) for line in lines), default=0.0)
        found.append(Wrap(tuple(lines), wide))
        if not lines:
            break
        room = wide - _LESS
    return tuple(found)


def wrapped(letters: Letters, text: str, room: float, size: float, *, bold: bool = False) -> Wrap | None:
    """The text in as few lines as fit a room in points; None when a word is too wide."""
    return next((wrap for wrap in wraps(letters, text, bold=bold) if wrap.wide * size <= room), None)
