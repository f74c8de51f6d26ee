"""Texts in Khmer → the same with a zero-width space between words, so that lines break in every program.

Khmer has no spaces between words. LibreOffice finds the words by ICU's dictionary; Word and PowerPoint do so on some
machines only, and break lines at U+200B on all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from brief_builder.fonts.breaking import are_one_word, clusters
from brief_builder.lazy import pattern

# The typefaces that name a Khmer font where a template names none: that of Windows, then free ones.
KHMER_FONTS = ("Khmer UI", "Khmer OS Battambang", "Noto Sans Khmer")
# Others that hold Khmer letters, in small letters; those with "khmer" in their name need not stand here.
_OTHERS = frozenset({
    "battambang", "bayon", "bokor", "chenla", "content", "dangrek", "daunpenh", "fasthand", "freehand", "hanuman",
    "kantumruy", "kantumruy pro", "kdam thmor", "kdam thmor pro", "koulen", "leelawadee ui", "metal", "moolboran",
    "moul", "moulpali", "odor mean chey", "preahvihear", "siemreap", "suwannaphum", "taprom",
})  # fmt: skip
# Common ones that hold none, in small letters. Windows has Khmer in Khmer UI, Leelawadee UI, DaunPenh and MoolBoran.
_WITHOUT = frozenset({
    "aptos", "aptos display", "arial", "arial narrow", "book antiqua", "caladea", "calibri", "calibri light", "cambria",
    "candara", "carlito", "century gothic", "consolas", "constantia", "corbel", "courier new", "franklin gothic book",
    "garamond", "georgia", "gill sans mt", "helvetica", "lato", "liberation mono", "liberation sans",
    "liberation serif", "lohit devanagari", "lucida sans", "lucida sans unicode", "mangal", "microsoft sans serif",
    "noto sans", "noto sans devanagari", "noto serif", "open sans", "palatino linotype", "roboto", "segoe ui", "tahoma",
    "times new roman", "trebuchet ms", "verdana",
})  # fmt: skip
# What Office's own themes name for Khmer. Nobody has chosen these, and their letters are too small to read.
OFFICE_DEFAULTS = frozenset({"daunpenh", "moolboran"})

ZERO_WIDTH_SPACE = "\u200b"
_LETTERS = pattern("[\u1780-\u17b3]")
# What a word may end in: a letter, a vowel or a sign, the repetition mark; never the sign that puts a letter under it.
_END, _BEGIN = pattern("[\u1780-\u17d1\u17d3\u17d7\u17dd]"), pattern("[\u1780-\u17b3]")
# Stretches without a space, in which the author has typed all breaks, or none.
_CHUNK = pattern(r"\S+")
# Words of one letter with its signs. Any other such piece is the rest of a name that no dictionary knows.
_SHORT = frozenset({
    "នៃ", "នៅ", "ជា", "ពី", "ទៅ", "ឬ", "ទី", "បី", "ដ៏", "ក៏", "តែ", "គឺ", "ទេ", "នេះ", "នោះ", "ឆ្នាំ", "ថ្ងៃ",
    "ខែ", "អ្វី", "ណា", "ប្រាំ", "គេ", "ដី", "ត្រី", "ស្រី", "ថ្មី", "នាំ", "ដៃ", "គោ", "ផ្លែ", "ម្ភៃ", "ក្រៅ",
    "លើ", "ធំ", "ធ្វើ", "កោះ", "ល្អ", "ខ្លី", "គ្នា", "ផ្ទះ", "ថា", "ឲ្យ", "ឱ្យ", "ចំ", "រដ្ឋ", "ដោះ", "ក្តី",
    "ឈ្មោះ", "ភ្នំ",
})  # fmt: skip


def has_khmer(typeface: str) -> bool:
    """Whether a typeface of this name is known to hold Khmer letters."""
    name = typeface.strip().lower()
    return "khmer" in name or name in _OTHERS or name.startswith("kh ")


def lacks_khmer(typeface: str) -> bool:
    """Whether a typeface of this name is known to hold no Khmer letters; of most nothing is known."""
    return typeface.strip().lower() in _WITHOUT


def with_breaks(texts: Sequence[str]) -> list[str]:
    """The texts, which stand one behind the other in a line, with breaks between their words.

    Nothing is added in a stretch in which the author has typed breaks, but where one text meets another.
    """
    if not any(map(_LETTERS.search, texts)):
        return list(texts)
    out = [_broken(text) for text in texts]
    ends = _word_ends("".join(texts)) if len(texts) > 1 else ()
    at = 0
    for index, text in enumerate(texts[:-1]):
        at += len(text)
        if text and at in ends and _joins(out[index], out[index + 1]):
            out[index] += ZERO_WIDTH_SPACE
    return out


@lru_cache(maxsize=4096)
def _broken(text: str) -> str:
    """A text with breaks in those of its stretches that have none."""
    return _CHUNK.sub(lambda found: _divided(found[0]), text) if _LETTERS.search(text) else text


def _divided(chunk: str) -> str:
    if ZERO_WIDTH_SPACE in chunk or _LETTERS.search(chunk) is None:
        return chunk
    ends = sorted(_word_ends(chunk))
    return ZERO_WIDTH_SPACE.join(chunk[start:end] for start, end in zip([0, *ends], [*ends, len(chunk)], strict=True))


@lru_cache(maxsize=1024)
def _word_ends(text: str) -> frozenset[int]:
    """Offsets at which a word of Khmer ends and another begins."""
    from icu4py.breakers import LineBreaker

    pieces = list(LineBreaker(text, "km"))
    ends: set[int] = set()
    at = 0
    for before, after in pairwise(pieces):
        at += len(before)
        if _joins(before, after) and not (_is_rest(before) or _is_rest(after) or are_one_word(before, after)):
            ends.add(at)
    return frozenset(ends)


def _joins(before: str, after: str) -> bool:
    """Whether two texts meet between two words of Khmer, as far as their letters tell."""
    return _END.match(before[-1:]) is not None and _BEGIN.match(after[:1]) is not None


def _is_rest(piece: str) -> bool:
    """Whether a piece is less than a word: names that the dictionary does not know come apart in such."""
    word = piece.rstrip(" ។៕៖ៗ!?,.;:)”»\"'")
    return len(clusters(word)) < 2 and word not in _SHORT
