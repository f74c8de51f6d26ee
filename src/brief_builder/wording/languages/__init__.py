"""A language's code → its words; a new language is a new file here and a line below."""

from collections.abc import Mapping

from brief_builder.wording.language import Language
from brief_builder.wording.languages.en import ENGLISH

LANGUAGES: Mapping[str, Language] = {ENGLISH.code: ENGLISH}

__all__ = ["LANGUAGES"]
