"""The medium and the way of bars → how broad they are at most, in points: broader ones would be fields of colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.model import Medium

CM = 72 / 2.54
Breadths = Mapping[tuple["Medium", bool], float]  # by the medium and whether bars lie

ALONE: Breadths = {
    ("brief", False): 1.8 * CM, ("deck", False): 2.4 * CM, ("brief", True): 0.85 * CM, ("deck", True): 1.3 * CM,
}  # fmt: skip
# Parts hold their figures, so they may be broader.
STACKED: Breadths = {
    ("brief", False): 1.8 * CM, ("deck", False): 2.6 * CM, ("brief", True): 1.0 * CM, ("deck", True): 1.5 * CM,
}  # fmt: skip
# Each of several side by side, with the paper between them.
GROUPED: Breadths = {
    ("brief", False): 1.35 * CM, ("deck", False): 2.0 * CM, ("brief", True): 0.6 * CM, ("deck", True): 0.9 * CM,
}  # fmt: skip
