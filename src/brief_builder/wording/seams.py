"""A text made of words and values → the same as it is spoken: « de » and « environ 2 % » are « d’environ 2 % ».

Only what is sure is changed; each piece keeps its fact, and what it says of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from brief_builder.wording.language import Language
from brief_builder.wording.phrase import Phrase, Piece

_LAST = re.compile(r"\S+ \Z")  # the word before a value
_FIRST = 60  # characters of a value in which the language finds what it needs to know
_WORD = re.compile(r"(?:(?<=[\s’])|\A)\S")


def at_seams(language: Language, phrase: Phrase) -> Phrase:
    """The phrase with the contractions and elisions of its language where one piece meets another."""
    if not language.elisions:
        return phrase
    pieces = list(phrase.pieces)
    left: int | None = None
    for index, piece in enumerate(pieces):
        if not piece.text:
            continue
        if left is not None and _LAST.search(pieces[left].text):
            pieces[left], pieces[index] = _joined(language, pieces[left], piece)
        left = index
    return Phrase(tuple(pieces))


def _joined(language: Language, left: Piece, right: Piece) -> tuple[Piece, Piece]:
    before, behind = _words(language, left.text, right.text)
    if left.digits is None and right.digits is None:
        return replace(left, text=before), replace(right, text=behind)
    in_digits = _words(language, left.in_digits.text, right.in_digits.text)
    return _both(left, before, in_digits[0]), _both(right, behind, in_digits[1])


def _both(piece: Piece, text: str, digits: str) -> Piece:
    return replace(piece, text=text, digits=digits if digits != text else None)


def _words(language: Language, left: str, right: str) -> tuple[str, str]:
    """The two as they are written together; an article that is drawn into the first is gone from the second."""
    last = _LAST.search(left)
    if last is None:
        return left, right
    apart = last[0] + right[:_FIRST]
    together = language.elided(apart)
    if together == apart:
        return left, right
    for word in _WORD.finditer(right[:_FIRST]):
        kept = right[word.start() : _FIRST]
        if together.endswith(kept):
            return left[: last.start()] + together.removesuffix(kept), right[word.start() :]
    return left, right
