"""A fault that is planted in a good document, and the same done well: what tests are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Change = Callable[[Any], object]


def nothing(document: Any) -> None:
    """The good document as it is."""


@dataclass(frozen=True)
class Planted:
    """A fault.

    Attributes:
        name: what is done wrong.
        code: the problem that must be found, once.
        plant: makes the fault.
        place: words of the steps that lead to it; '' when it is the file as a whole.
        well: does the same as it should be done; nothing may be found then.
        severity: of the problem.
    """

    name: str
    code: str
    plant: Change
    place: str = ""
    well: Change = nothing
    severity: str = "warning"
