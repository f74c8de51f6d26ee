"""A text in Latin letters → whether it is English or French, by the small words that only one of them has."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-zà-öø-ÿœæ]+(?=['’]?)", re.I)
# fmt: off
_ENGLISH = frozenset({
    "the", "of", "and", "to", "in", "is", "for", "with", "that", "this", "by", "from", "which", "are", "was", "were",
    "has", "have", "had", "its", "their", "they", "been", "will", "would", "into", "than", "these", "those", "what",
    "when", "where", "who", "whose", "there", "about", "between", "after", "before", "under", "over", "through",
})
_FRENCH = frozenset({
    "le", "la", "les", "des", "du", "une", "et", "est", "dans", "pour", "avec", "sur", "par", "qui", "que", "aux",
    "cette", "ces", "ont", "sont", "été", "leur", "leurs", "dont", "ainsi", "entre", "après", "avant", "sous",
    "depuis", "selon", "plus", "mais", "ou", "où", "nous", "vous", "ils", "elles", "au", "en", "il", "elle", "ce",
    "se", "sa", "son", "ses",
})
# fmt: on
_SHARE = 0.2  # of all words that are small ones of the language: running text has about a third
_NONE = 0.04  # of all words that may be small ones of the other one: names and quotes


def language_of(text: str, least: int) -> str | None:
    """'en' or 'fr'; None where there are fewer words than `least`, or where they tell nothing."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < least:
        return None
    english, french = (sum(word in known for word in words) / len(words) for known in (_ENGLISH, _FRENCH))
    if english >= _SHARE and french <= _NONE:
        return "en"
    if french >= _SHARE and english <= _NONE:
        return "fr"
    return None
