"""A language's code → what the page of a shared pack says in it, beside the words of the pack."""

from collections.abc import Mapping

from brief_builder.wording.pages.en import ENGLISH
from brief_builder.wording.pages.fr import FRENCH
from brief_builder.wording.pages.km import KHMER
from brief_builder.wording.pages.words import PageWords

PAGES: Mapping[str, PageWords] = {"en": ENGLISH, "fr": FRENCH, "km": KHMER}

__all__ = ["PAGES", "PageWords"]
