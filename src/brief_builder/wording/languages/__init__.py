"""A language's code → its words; a new language is a new file here and a line below."""

from collections.abc import Mapping

from brief_builder.wording.language import Language
from brief_builder.wording.languages.en import ENGLISH
from brief_builder.wording.languages.fr import FRENCH
from brief_builder.wording.languages.km import KHMER

LANGUAGES: Mapping[str, Language] = {language.code: language for language in (ENGLISH, FRENCH, KHMER)}

__all__ = ["LANGUAGES"]
