"""The bytes of a produced document → what its readers find in it, as plain data: work for any process."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from brief_builder.access import check_access
from brief_builder.leaks import leaks_of
from brief_builder.merge import Use
from brief_builder.office import Package
from brief_builder.problems import Excerpt, Fault, Place, Problem
from brief_builder.proof import Reading, check_package, read_contents, read_document, untraced_figures
from brief_builder.proof.tracing import Located, locate_uses
from brief_builder.structure import Document as Structure
from brief_builder.structure import structure_of


@dataclass(frozen=True)
class Examined:
    """What was found in a document that is sound: `stray`, `access` and `leaks` as `read_uses` and others tell them.

    Attributes:
        prints: as the manifest has them.
    """

    reading: Reading
    uses: tuple[Located, ...]
    stray: tuple[Problem, ...]
    structure: Structure
    access: list[Problem]
    leaks: list[Problem]
    prints: dict[str, Any]


def examined(name: str, data: bytes, uses: Sequence[Use], literals: Collection[str]) -> Examined:
    """All that is told of a document whatever pack it comes from.

    Args:
        name: under which it is written.
        uses, literals: as rendering gives them.

    Raises:
        Fault: something is wrong with the file, and each stage has to look for itself, and tell it.
    """
    wrong = check_package(data, literals)
    if wrong:
        raise wrong[0]
    package = Package.open(data)
    reading = read_document(data)
    located, stray = read_uses(name, reading, uses)
    structure = structure_of(package, name)
    leaks = leaks_of(package, name)
    prints = read_contents(name, data, reading).record()
    return Examined(reading, located, stray, structure, list(check_access(structure)), leaks, prints)


def read_uses(name: str, reading: Reading, uses: Sequence[Use]) -> tuple[tuple[Located, ...], tuple[Problem, ...]]:
    """Where facts are printed, by steps, and a warning for each figure that no fact accounts for."""
    found = []
    for stray in untraced_figures(reading, uses):
        fault = Fault(
            "figure-untraced",
            f"no fact accounts for the figure `{stray.figure}`",
            help="replace it by a tag, in the template or the text that it comes from",
            severity="warning",
        )
        at = stray.line.prose.find(stray.figure, stray.start)
        excerpt = Excerpt(stray.line.prose, at, at + len(stray.figure)) if at >= 0 else None
        found.append(fault.at(Place(name, stray.line.trail, order=stray.line.paragraph), excerpt))
    return tuple(locate_uses(reading, uses)), tuple(found)
