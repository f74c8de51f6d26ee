"""Facts that a formula combines → whether the pack says that two of them only look alike."""

from __future__ import annotations

from collections.abc import Iterable

from brief_builder.problems import Fault, Note


class Lookalikes:
    """The pairs that `different_from:` tells apart, and what of them each derived fact rests on.

    Args:
        pairs: (fact, the other, why they are different).
    """

    def __init__(self, pairs: Iterable[tuple[str, str, str]]) -> None:
        self._pairs = list(pairs)
        self._under = {name: frozenset({name}) for one, other, _ in self._pairs for name in (one, other)}

    def mixed(self, name: str, inputs: Iterable[str]) -> Fault | None:
        """The fault of a formula whose figures rest on both of a pair.

        Args:
            name: the derived fact, which is remembered: what is computed from it later rests on the same.
            inputs: the facts in its formula; derived ones must have been asked about before.
        """
        under = frozenset[str]().union(*(self._under.get(each, ()) for each in inputs))
        if not under:
            return None
        self._under[name] = under | self._under.get(name, frozenset())
        for one, other, reason in self._pairs:
            if one in under and other in under:
                message = f"`{one}` and `{other}` look alike and are different things"
                return Fault("lookalike-mix", message, notes=[Note(reason)] if reason else ())
        return None
