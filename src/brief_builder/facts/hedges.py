"""The words before a number → what they make of it: a bound, an estimate.

Data, not code: a language is a table of phrases, longest first where one begins like another.
"""

from __future__ import annotations

import re

BOUND_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "nearly": ("nearly", "almost", "close to", "just under", "just below"),
        "approx": ("about", "approximately", "around", "roughly", "some", "circa", "~", "≈"),
        "ge": ("at least", "no fewer than", "no less than", "a minimum of", "≥"),
        "le": ("at most", "no more than", "up to", "a maximum of", "≤"),
        "gt": (
            *("more than", "greater than", "in excess of", "upwards of", "over", "above", "exceeding", "exceeded"),
            *("exceeds", "exceed", "surpassed", "surpassing", ">"),
        ),
        "lt": ("less than", "fewer than", "under", "below", "<"),
    },
    "fr": {
        "nearly": ("près de", "presque", "à peine moins de"),
        "approx": ("environ", "à peu près", "autour de", "quelque", "~", "≈"),
        "ge": ("au moins", "pas moins de", "≥"),
        "le": ("au plus", "jusqu'à", "≤"),
        "gt": ("plus de", "au-delà de", "dépassant", "a dépassé", "ont dépassé", "supérieur à", ">"),
        "lt": ("moins de", "inférieur à", "<"),
    },
}
ESTIMATE_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("estimated", "an estimated", "estimate", "estimates"),
    "fr": ("estimé", "estimés", "estimée", "estimées", "estimation", "selon les estimations"),
}
_REACH = 60  # characters before a number in which its hedge can begin
# What may stand between the hedge and the number, or between two hedges.
_BETWEEN = {
    "en": r"(?:(?:at|to|be|by|of|US|CA|Can|C|A)\s*|[\s$€£]|estimated\s+)*",
    "fr": r"(?:(?:à|être|de)\s*|[\s$€£])*",
}


def bound_before(text: str, language: str = "en") -> tuple[str, int] | None:
    """The bound that the last words of `text`, which a number follows, put on it, and where these words start."""
    tail = text[-_REACH:]
    if not tail.strip():
        return None  # a number alone, as thousands of them stand in tables
    for bound, words in BOUND_WORDS.get(language, BOUND_WORDS["en"]).items():
        for word in words:
            before = r"(?<!\w)" if word[0].isalpha() else ""
            between = _BETWEEN.get(language, _BETWEEN["en"])
            match = re.search(rf"{before}{re.escape(word)}\s*{between}$", tail, re.IGNORECASE)
            if match is not None:
                return bound, len(text) - len(tail) + match.start()
    return None


def estimate_before(text: str, language: str = "en") -> bool:
    """Whether one of the last words of `text`, which a number follows, calls it an estimate."""
    words = ESTIMATE_WORDS.get(language, ESTIMATE_WORDS["en"])
    tail = " ".join(re.split(r"[.;!?]\s", text)[-1].split()[-8:])
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", tail, re.IGNORECASE) for word in words)
