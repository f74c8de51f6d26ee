"""Some words and a text in sentences → the stretch of the text that is most like them, without comparing them all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from difflib import SequenceMatcher
from functools import cached_property

_WORD = re.compile(r"[\u1780-\u17dd]+|[^\W_]+")
# A word, with its sign of money and its decimals; a Khmer syllable; a mark.
TOKEN = re.compile(
    r"[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17dd])*"
    r"|[^\s\u1780-\u17dd.,;:!?()\"]+(?:[.,:']\w+)*%?|\S"
)
_PIECE = 4  # letters of a Khmer text that are taken for a word
_KEPT = 3  # sentences that are compared letter by letter
_COMMON = 400  # a word that more sentences hold than this says nothing


class Neighbours:
    """The sentences of a text by their words; what is said of it is found in the time that the quote takes.

    Args:
        text: with even typography.
        ends: rising offsets at which its sentences end, the last of them the length of the text.
    """

    def __init__(self, text: str, ends: tuple[int, ...]) -> None:
        self._text = text
        self._ends = ends

    def nearest(self, exact: str) -> tuple[int, int] | None:
        """Offsets of the stretch that is most like `exact`; None when nothing is."""
        found = self.likeness(exact)
        return found[1:] if found is not None else None

    def likeness(self, exact: str) -> tuple[float, int, int] | None:
        """The same, behind how like it is: 1 for all words in the same order, 0 for none."""
        best: tuple[float, int, int] | None = None
        for sentence in self._likely(exact):
            begin = self._ends[sentence - 1] if sentence else 0
            last = sentence
            while last + 1 < len(self._ends) and self._ends[last] - begin < len(exact):
                last += 1
            found = _window(self._text, begin, self._ends[last], exact)
            if found is not None and (best is None or found[0] > best[0]):
                best = found
        return best

    def _likely(self, exact: str) -> list[int]:
        """The sentences that share the rarest words with it; all of a short text."""
        if len(self._ends) <= _KEPT:
            return list(range(len(self._ends)))
        shared: Counter[int] = Counter()
        for word in set(_words(exact)):
            sentences = self._holders.get(word, ())
            if 0 < len(sentences) <= _COMMON:
                for sentence in sentences:
                    shared[sentence] += 1000 // len(sentences) + 1
        return [sentence for sentence, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]]

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """Word → the sentences that hold it, in order."""
        out: dict[str, list[int]] = {}
        for match in _WORD.finditer(self._text):
            sentence = bisect_right(self._ends, match.start())
            for word in _pieces(match[0]):
                listed = out.setdefault(word, [])
                if not listed or listed[-1] != sentence:
                    listed.append(sentence)
        return out


def _words(text: str) -> list[str]:
    return [piece for match in _WORD.finditer(text) for piece in _pieces(match[0])]


def _pieces(word: str) -> list[str]:
    if "\u1780" <= word[0] <= "\u17dd":
        return [word[i : i + _PIECE] for i in range(max(len(word) - _PIECE + 1, 1))]
    return [word.lower()]


def _window(text: str, begin: int, end: int, exact: str) -> tuple[float, int, int] | None:
    """How like, from where and to where: as many words as `exact` has, around those that are the same."""
    here = list(TOKEN.finditer(text, begin, min(end, begin + 20 * len(exact) + 2000)))
    words, wanted = [m[0].lower() for m in here], [m[0].lower() for m in TOKEN.finditer(exact)]
    matcher = SequenceMatcher(None, words, wanted, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    same = sum(len(word) for block in blocks for word in words[block.a : block.a + block.size])
    if same < max(8, len(exact) // 5):
        return None
    longest = max(blocks, key=lambda block: (block.size, -block.a))
    first = max(longest.a - longest.b, 0)
    last = min(first + len(wanted), len(here)) - 1
    like = (
        2
        * sum(max(min(block.a + block.size, last + 1) - max(block.a, first), 0) for block in blocks)
        / (len(wanted) + last + 1 - first)
    )
    return like, here[first].start(), here[last].end()
