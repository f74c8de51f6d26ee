"""Results as they come, and when → how long the rest will take; nothing until enough was built to say so."""

from __future__ import annotations

from collections import deque

from brief_builder.batch.model import State

_LATEST = 60  # packs built by whose pace is judged: machines grow warm, and packs differ
_ENOUGH = 4  # packs built before anything is said


class Estimate:
    """What is left of a batch.

    The pace is that of what was built lately. What was kept or failed at once took no time and says nothing of the
    rest: it only makes it fewer. So the estimate is what is left if all of it must be built, and never too short
    because the first thousand had not changed.

    Args:
        total: how many packs there are.
        start: when the batch began, in seconds of any clock that only goes forward.
    """

    def __init__(self, total: int, start: float) -> None:
        self._left = total
        self._built: deque[float] = deque([start], maxlen=_LATEST)
        self._passed = 0

    def add(self, state: State, now: float) -> None:
        """A result came."""
        self._left -= 1
        if state == "kept":
            if len(self._built) == 1 and not self._passed:
                self._built[0] = now  # the time until the first is built does not count what was kept before
        else:
            self._passed += 1
            self._built.append(now)

    def seconds(self, now: float) -> float | None:
        """How long the rest will take; None as long as too little was built."""
        if self._left <= 0:
            return 0.0
        if self._passed < _ENOUGH:
            return None
        built = len(self._built) - 1
        pace = (self._built[-1] - self._built[0]) / built
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
