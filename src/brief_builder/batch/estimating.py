"""Results, and when they came → how long the rest will take; nothing until enough was built to say so."""

from __future__ import annotations

from collections import deque

from brief_builder.batch.model import State

_LATEST = 60  # packs built by whose pace is judged: machines grow warm, and packs differ
_ENOUGH = 4  # packs built after the first before anything is said


class Estimate:
    """What is left of a batch.

    The pace is that of what was built lately, from the first that was: processes begin once. What was kept took no
    time and says nothing of the rest; it only makes it fewer. So the estimate is what is left if all of it must be
    built, and not too short because the first thousand had not changed.

    Args:
        total: how many packs there are.
    """

    def __init__(self, total: int) -> None:
        self._left = total
        self._built: deque[float] = deque(maxlen=_LATEST)

    def add(self, state: State, now: float) -> None:
        """A result came, at `now`: seconds of any clock that only goes forward."""
        self._left -= 1
        if state != "kept":
            self._built.append(now)

    def seconds(self, now: float) -> float | None:
        """How long the rest will take; None as long as too little was built."""
        if self._left <= 0:
            return 0.0
        if len(self._built) <= _ENOUGH:
            return None
        pace = (self._built[-1] - self._built[0]) / (len(self._built) - 1)
        # One that takes longer than the others is not forgotten while it is waited for.
        waited = max(now - self._built[-1] - pace, 0)
        return pace * self._left + waited


def told(seconds: float | None) -> str:
    """In words: “about 12 minutes left”; "" for what is not known."""
    if seconds is None:
        return ""
    if seconds < 45:
        return "less than a minute left"
    minutes = round(seconds / 60)
    if minutes < 100:
        return f"about {minutes} minute{'s' if minutes > 1 else ''} left"
    return f"about {round(minutes / 60)} hours left"
