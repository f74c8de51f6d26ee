"""A language, and words in another → what is printed where nobody has written the words yet: a gap that is seen."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PATTERNS: Mapping[str, str] = {
    "en": "[to be translated: {x}]",
    "fr": "[à traduire\u00a0: {x}]",
    "km": "[ត្រូវ\u200bបកប្រែ៖ {x}]",
}
_GAP = re.compile("|".join(re.escape(pattern.partition("{x}")[0]) for pattern in _PATTERNS.values()))
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_SPACES = re.compile(r"\s+")
_NO_WORDS = re.compile(r"[*{}]")  # emphasis, and what is left of a tag that is wrong
_LONGEST = 28  # letters: enough to find the text by, and little enough to fit where the words will stand


def gap(language: str, words: str) -> str:
    """“[à traduire : Two-way goods trade]”: the beginning of the words, without their tags.

    Args:
        language: the one that has no words; English brackets for one that is not known here.
        words: of another language, by which a person finds the text.
    """
    shown = _NO_WORDS.sub("", _SPACES.sub(" ", _TAG.sub("…", words))).strip(" .")
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST].rsplit(" ", 1)[0].rstrip(" .,;:…") + "…"
    return _PATTERNS.get(language, _PATTERNS["en"]).format(x=shown.strip() or "…")


def gaps_in(text: str) -> int:
    """How many gaps stand in a text."""
    return len(_GAP.findall(text))
