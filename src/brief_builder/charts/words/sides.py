"""A language → what stands on the two sides of zero in a chart of a balance."""

from __future__ import annotations

from brief_builder.problems import Fault
from brief_builder.wording.tags import primary

# Above zero, below zero.
_SIDES = {
    "en": ("surplus", "deficit"),
    "fr": ("excédent", "déficit"),
    "km": ("អតិរេក", "ឱនភាព"),
}


def sides(language: str) -> tuple[str, str]:
    """The words above and below zero; Fault `text-missing` for a language that charts do not speak yet."""
    try:
        return _SIDES[primary(language)]
    except KeyError:
        spoken = ", ".join(f"`{name}`" for name in _SIDES)
        raise Fault("text-missing", f"charts have no words in `{language}`", help=f"they speak {spoken}") from None
