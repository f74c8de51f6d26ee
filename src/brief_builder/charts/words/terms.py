"""A language → the few words a chart says by itself: what its fills mean, and what kind of picture it is."""

from __future__ import annotations

from brief_builder.charts.words.language import Terms
from brief_builder.charts.words.languages import LANGUAGES
from brief_builder.problems import Fault

__all__ = ["Terms", "terms"]


def terms(language: str) -> Terms:
    """The words of a language; Fault `text-missing` for one that charts do not speak yet."""
    try:
        return LANGUAGES[language]
    except KeyError:
        spoken = ", ".join(f"`{name}`" for name in LANGUAGES)
        raise Fault("text-missing", f"charts have no words in `{language}`", help=f"they speak {spoken}") from None
