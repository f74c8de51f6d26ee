"""A text as rules read it → its sentences, each with where it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Collection

from brief_builder.house.reading import MASK, UNKNOWN

_CLOSING = '”’»")\\]\u00a0\u202f'
_NEXT = rf"[“«\"(\[‘]?[\u00a0\u202f]?[A-ZÀ-ÖØ-Þ{MASK}{UNKNOWN}\u1780-\u17b3]"
# Behind an ellipsis, digits may go on with the sentence.
_BREAK = re.compile(rf"(?<=[.!?…។៕])[{_CLOSING}]*\s+(?={_NEXT})|(?<=[.!?])[{_CLOSING}]*\s+(?=[0-9$€£])|\n+")
_LAST = re.compile(r"[\w.’'-]+\.\Z")
_ELIDED = re.compile(r"\A(?:[cdjlmnst]|qu)[’']")  # l’art. 5
_INITIAL = re.compile(r"(?:\b[A-ZÀ-Þ]\.)+\Z")
_WORD = re.compile(rf"[^\W_]+(?:[’'.,\u00a0\u2011-][^\W_]+)*|[$€£]|{MASK}+|{UNKNOWN}")
_ENDED = re.compile(rf"[.!?…:;។៕][{_CLOSING}]*\s*\Z")


def sentences(text: str, abbreviations: Collection[str]) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, 0-based and half-open; spaces around it are left out.

    Args:
        text: the text, with quotations masked.
        abbreviations: words with a point that ends no sentence, in lower case: 'dr.', 'no.'.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for gap in _BREAK.finditer(text):
        last = _LAST.search(text, start, gap.start())
        if last is not None and (_ELIDED.sub("", last[0].lower()) in abbreviations or _INITIAL.search(last[0])):
            continue
        found.append((start, gap.start()))
        start = gap.end()
    found.append((start, len(text)))
    return [trimmed for each in found if (trimmed := _trimmed(text, *each))[0] < trimmed[1]]


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, or holds several."""
    return bool(_ENDED.search(text)) or len(sentences(text, ())) > 1


def count_words(text: str) -> int:
    """How many words a reader counts: a figure with its sign is one, and so is what a tag prints."""
    return sum(found[0] not in "$€£" for found in _WORD.finditer(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
