"""A language → the few words a chart says by itself: what its fills mean, and what kind of picture it is."""

from __future__ import annotations

from dataclasses import replace

from brief_builder.charts.words.language import Terms
from brief_builder.charts.words.languages import LANGUAGES
from brief_builder.problems import Fault
from brief_builder.wording.language import numerals_of
from brief_builder.wording.tags import primary

__all__ = ["Terms", "terms"]


def terms(language: str) -> Terms:
    """The words of a language, a BCP 47 tag; Fault `text-missing` for one that charts do not speak yet."""
    try:
        return replace(LANGUAGES[primary(language)], numerals=numerals_of(language))
    except KeyError:
        spoken = ", ".join(f"`{name}`" for name in LANGUAGES)
        raise Fault("text-missing", f"charts have no words in `{language}`", help=f"they speak {spoken}") from None
