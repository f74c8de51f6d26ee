"""The words in which a fact is printed, and how they were to say it → in what they are wrong."""

from __future__ import annotations

from collections.abc import Mapping

from brief_builder.facts import Fact, Figure
from brief_builder.facts.units import OwnUnit
from brief_builder.wording.reading.agreement import disagreement
from brief_builder.wording.reading.figures import Told, read_figure
from brief_builder.wording.reading.periods import read_change, read_time
from brief_builder.wording.reading.words import SENTENCE_ENDS

_UNREAD = "cannot be read back as a figure"


def misprint(text: str, fact: Fact, way: str, language: str, units: Mapping[str, OwnUnit]) -> str | None:
    """Why the words do not say the fact's figure; None where they do.

    Args:
        text: as it is printed.
        way: as `Piece.way` has it; not "".
        language: en, fr or km.
        units: those of the pack.
    """
    if fact.figure is None:
        return "stands for a fact without a figure"
    if way == "full":
        return _full(text, fact, fact.figure, language, units)
    told = read_figure(text, language, units)
    if told is None:
        return _UNREAD
    return _differs(told, fact, fact.figure, way, language)


def _differs(told: Told, fact: Fact, figure: Figure, way: str, language: str) -> str | None:
    # A figure in a computation says no “a year” of its own.
    return disagreement(told, figure, "short" if way == "bare" else way, language, yearly=_yearly(fact, way))


def _yearly(fact: Fact, way: str) -> bool:
    return fact.form == "cagr" and way not in ("bare", "part") and not way.startswith("number")


def _full(text: str, fact: Fact, figure: Figure, language: str, units: Mapping[str, OwnUnit]) -> str | None:
    """A figure with its period: the words are cut where both parts can be read."""
    way = "brief_change" if fact.form in ("growth", "cagr") else "figure"
    words = text.rstrip(SENTENCE_ENDS)
    reason = None
    for at in range(len(words) - 1, 0, -1):
        if words[at] not in " \u00a0" or not _is_time(words[at + 1 :], fact, language):
            continue
        told = read_figure(words[:at], language, units)
        if told is None:
            continue
        reason = _differs(told, fact, figure, way, language)
        if reason is None:
            return None
    return reason or "cannot be read back as a figure and its period"


def _is_time(words: str, fact: Fact, language: str) -> bool:
    if fact.compared is not None:
        return read_change(words, fact.compared, fact.period, language)
    told = read_time(words, language)
    return told is not None and told.is_of(fact.period)
