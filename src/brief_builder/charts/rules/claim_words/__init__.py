"""A language's code → the words by which titles claim something of figures; other languages' titles are not judged."""

from collections.abc import Mapping

from brief_builder.charts.rules.claim_words.en import ENGLISH
from brief_builder.charts.rules.claim_words.fr import FRENCH
from brief_builder.charts.rules.claim_words.km import KHMER
from brief_builder.charts.rules.claim_words.lexicon import Lexicon

LEXICONS: Mapping[str, Lexicon] = {"en": ENGLISH, "fr": FRENCH, "km": KHMER}

__all__ = ["LEXICONS", "Lexicon"]
