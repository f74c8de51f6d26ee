"""The languages in which charts have words, by code. A new one is a file here and a line below.

What rules read in titles, subtitles, labels and notes stands with the rules (`claim_words`, `unit_words`, `order`,
`sums`), and what stands beside a balance in `words/sides`: a new language needs its words there too.
"""

from collections.abc import Mapping

from brief_builder.charts.words.language import Terms
from brief_builder.charts.words.languages.en import ENGLISH
from brief_builder.charts.words.languages.fr import FRENCH
from brief_builder.charts.words.languages.km import KHMER

LANGUAGES: Mapping[str, Terms] = {"en": ENGLISH, "fr": FRENCH, "km": KHMER}
