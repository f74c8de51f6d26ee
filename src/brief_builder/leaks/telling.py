"""A package in → what it tells of people, programs and machines, and what nobody sees in it, each with its cure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from brief_builder.leaks.hidden import hidden
from brief_builder.leaks.kept import data, embedded, links
from brief_builder.leaks.traces import paths, people, pictures, trail
from brief_builder.leaks.view import View
from brief_builder.office import Package
from brief_builder.problems import Problem

KINDS: tuple[Callable[[View], Iterator[Problem]], ...] = (
    hidden, embedded, links, data, paths, pictures, people, trail,
)  # fmt: skip


def leaks_of(package: Package, shown: str) -> list[Problem]:
    """What a file says that its readers are not meant to know: warnings, and notes where it harms nobody.

    Comments and tracked changes are looked for by the rules for those who read with a screen reader, which tell them.

    Args:
        package: of a .docx or .pptx.
        shown: its name as the user knows it.

    Raises:
        Fault: template-unreadable, template-unsafe, for a part that cannot be read.
    """
    view = View(package, shown)
    return [problem for kind in KINDS for problem in kind(view)]
