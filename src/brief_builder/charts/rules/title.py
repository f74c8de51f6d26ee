"""A chart's title → a problem where it is empty, too long, or not borne out by the figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from brief_builder.charts.rules.claims import claim_faults
from brief_builder.problems import Fault
from brief_builder.wording.gaps import gaps_in

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.telling import Path_, Telling
    from brief_builder.wording import Phrase

LONGEST = 10  # words; the style guide of the UK Office for National Statistics
_BETWEEN = re.compile(r"[ \t\n]+")  # not the no-break spaces in a figure


def check_title(
    telling: Telling, given: Any, title: Phrase, subtitle: str, panels: Sequence[Panel], path: Path_, *,
    waived: str = "",
) -> None:  # fmt: skip
    """Look at the words, and at what they claim of the figures.

    Args:
        given: the entry of charts.yaml.
        title, subtitle: as they are printed.
        panels: () where figures are missing that have been told, so that nothing can be judged.
        path: of the entry.
        waived: why what it claims is true although the figures read otherwise; empty where nobody says so.
    """
    if isinstance(given, Mapping):
        if telling.voice.language not in given:
            return  # told where its words are looked up
        given, path = given[telling.voice.language], (*path, telling.voice.language)
    if gaps_in(str(title)):
        return  # told where its words are looked for
    if not str(given).strip():
        cure = "write the finding as a sentence: “Trade fell in 2023”"
        telling.fault(Fault("chart-field", "the title is empty", help=cure), path)
    count = word_count(title)
    if count > LONGEST:
        cure = "say the finding alone, and the rest in the subtitle or the notes"
        message = f"the title has {count} words; {LONGEST} are the most that are read at a glance"
        telling.fault(Fault("title-long", message, help=cure, severity="warning"), path)
    for fault in claim_faults(telling, title, str(given), subtitle, panels) if panels else ():
        telling.fault(_waived(fault, waived) if waived else fault, path)


def _waived(fault: Fault, reason: str) -> Fault:
    """A note: a person has looked, and answers for it."""
    message = f"{fault.message}; its author says: {reason}"
    return Fault(fault.code, message, start=fault.start, end=fault.end, severity="note")


def word_count(title: Phrase) -> int:
    """How many words a title has; what is printed from a fact counts as one. Khmer, without spaces, has few."""
    count, joined = 0, False
    for piece in title.pieces:
        if piece.fact is not None:
            # A figure with a mark or a letter right before it is one word with it.
            count += bool(piece.text) and not joined
            joined = bool(piece.text)
            continue
        words = [word for word in _BETWEEN.split(piece.text) if any(letter.isalnum() for letter in word)]
        glued = joined and piece.text[:1].strip() != "" and bool(words) and piece.text.startswith(words[0])
        count += len(words) - glued
        joined = bool(piece.text) and piece.text[-1:].strip() != "" and bool(words) and piece.text.endswith(words[-1])
    return count
