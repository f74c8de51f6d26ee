"""The word `audience:` in a file of a pack → whom it lets read what it stands at: from narrow to wide.

Every room that reads such an entry asks here, so that there is one order of the levels.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

Level = Literal["internal", "partner", "public"]
LEVELS: tuple[Level, ...] = get_args(Level)  # from the narrowest to the widest


def may_read(level: str, audience: str) -> bool:
    """Whether those for whom is built (`audience`) may read what is of a level: insiders all, the public its own."""
    return LEVELS.index(level) >= LEVELS.index(audience)


def narrowest(levels: Iterable[str]) -> Level:
    """The narrowest of some levels; 'public' of none."""
    return LEVELS[min((LEVELS.index(each) for each in levels), default=len(LEVELS) - 1)]
