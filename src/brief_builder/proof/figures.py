"""A reading and the uses that the merge reported → the figures that do not say, in the file, what their facts are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from brief_builder.facts import Facts
from brief_builder.proof.reading import Line, Reading
from brief_builder.proof.tracing import Used
from brief_builder.wording.reading import misprint


@dataclass(frozen=True, slots=True)
class Misprint:
    """A figure that is printed wrongly.

    Attributes:
        fact: the name of its fact.
        text: what was to be printed.
        reason: why it is wrong.
        line: where it stands; None in a text that has no line: an alt text, a property.
        start: 0-based offset of its words in the line's prose; −1 where they are not there.
    """

    fact: str
    text: str
    reason: str
    line: Line | None
    start: int = -1


def misprints(reading: Reading, uses: Iterable[Used], facts: Facts, language: str) -> list[Misprint]:
    """Every printed figure, read back from the file, that does not say what its fact is.

    Args:
        language: of the document; its words are read with the tables that quotes are read with.
    """
    lines = {(line.part, line.paragraph): line for line in reading.lines}
    known: dict[tuple[str, str, str], str | None] = {}
    out: list[Misprint] = []
    for use in uses:
        if not use.way or use.fact not in facts:
            continue
        line = lines.get((use.part, use.paragraph)) if use.paragraph is not None else None
        start = line.prose.find(use.text) if line is not None else -1
        if line is not None and start < 0:
            reason: str | None = "does not stand in the file where it was printed"
        else:
            key = (use.fact, use.text, use.way)
            if key not in known:
                known[key] = misprint(use.text, facts[use.fact], use.way, language, facts.units)
            reason = known[key]
        if reason is not None:
            out.append(Misprint(use.fact, use.text, reason, line, start))
    return out
