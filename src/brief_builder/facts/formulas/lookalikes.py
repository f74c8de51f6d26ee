"""Facts that a formula combines → whether the pack says that two of them only look alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from brief_builder.facts.model import Fact
from brief_builder.problems import Fault, Note


def kept_apart(inputs: Iterable[str], facts: Mapping[str, Fact]) -> Fault | None:
    """The fault of a formula whose figures rest on two facts that `different_from:` tells from each other.

    Args:
        inputs: names of the facts in the formula.
        facts: those that are known so far; what they are derived from is looked at too.
    """
    under = _rests_on(inputs, facts)
    for name in under:
        for difference in facts[name].different_from:
            if difference.fact in under:
                reason = " ".join(next(iter(difference.reason.values()), "").split())
                message = f"`{name}` and `{difference.fact}` look alike and are different things"
                return Fault("lookalike-mix", message, notes=[Note(reason)] if reason else ())
    return None


def _rests_on(inputs: Iterable[str], facts: Mapping[str, Fact]) -> dict[str, None]:
    """The facts in a formula and all they were derived from, each once, in order."""
    found: dict[str, None] = {}
    waiting = list(inputs)
    while waiting:
        name = waiting.pop(0)
        if name in facts and name not in found:
            found[name] = None
            waiting += facts[name].inputs
    return found
