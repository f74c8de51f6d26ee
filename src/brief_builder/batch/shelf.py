"""What packs of a batch have in common → made once in a process: templates as code, and pictures of the same chart."""

from __future__ import annotations

from functools import lru_cache

from brief_builder.build.reuse import Reuse

# Known by their content alone: what depends on a pack is not kept, so that memory does not grow with the packs.
_COMMON = frozenset({"compiled", "template", "expressions", "chart"})


class Shelf(Reuse):
    """A `Reuse` that forgets, before each pack, all but what any pack may have in common with another."""

    def begin(self) -> None:
        """The next pack begins."""
        super().begin()
        self._kept = {key: kept for key, kept in self._kept.items() if key[0] in _COMMON}
        self.drawn.clear()


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """That of this process."""
    return Shelf()
