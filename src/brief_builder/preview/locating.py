"""A produced document and its PDF → where on its pages the figures stand, and the words of problems."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from brief_builder.preview.aligning import align
from brief_builder.preview.papers import Box, Paper, plain
from brief_builder.problems import Excerpt, Place
from brief_builder.proof import Line, Reading

_SLIDE = "ppt/slides/"
_BODY, _NOTES = "word/document.xml", ("word/footnotes.xml", "word/endnotes.xml")
_EDGES = ("word/header", "word/footer")
_NOTE = 3  # letters that may stand between those of a figure: the number of a note, a hyphen
_ENOUGH = 0.6  # of the letters of a figure; a sign of another typeface may be drawn out of order
_CUT_BEFORE = re.compile(r"(?:\w|\d[.,])\d$|[^\W\d]{2}$")
_CUT_BEHIND = re.compile(r"\d(?:\w|[.,]\d)|[^\W\d]{2}")
_BREAK = "\u200b"
_NONE = -1


@dataclass(frozen=True)
class Used:
    """Words of a fact in a paragraph."""

    fact: str
    text: str
    part: str
    paragraph: int | None


@dataclass(frozen=True)
class Spot:
    """Words on a page (0-based); `numbers` are those of the uses that they are, as these were given, nearest first."""

    numbers: tuple[int, ...]
    page: int
    boxes: tuple[Box, ...]


class Places:
    """Where the words of a document stand on its pages.

    The words of the file and those on paper are laid side by side, as a whole: the body first, then its notes in what
    is left, then what stands at the edge of every page. Words of which nothing is on paper, or which are drawn
    as a picture, have no place.
    """

    def __init__(self, paper: Paper, reading: Reading) -> None:
        self._paper = paper
        self._lines = {(line.part, line.paragraph): line for line in reading.lines}
        self._letters = "".join(page.letters for page in paper.pages)
        self._begins = [0]
        for page in paper.pages:
            self._begins.append(self._begins[-1] + len(page.letters))
        self._taken: set[int] = set()
        # (part, paragraph) → for each of its letters, its number among those of all pages; one for each time on paper
        self._places: dict[tuple[str, int], list[list[int]]] = {}
        shown = [line for line in reading.lines if line.part not in reading.layouts]
        self._slides([line for line in shown if line.part.startswith(_SLIDE)])
        for part in (_BODY, *_NOTES):
            self._lay([line for line in shown if line.part == part], 0, len(self._letters))
        edges = [line for line in shown if line.part.startswith(_EDGES)]
        for begin, end in zip(self._begins, self._begins[1:], strict=False):
            for part in dict.fromkeys(line.part for line in edges):
                self._lay([line for line in edges if line.part == part], begin, end)

    def spots(self, uses: Sequence[Used]) -> list[Spot]:
        """Where the words of uses stand, in reading order; those that have the same words are one spot."""
        by_line: dict[tuple[str, int], list[int]] = {}
        for number, use in enumerate(uses):
            if use.paragraph is not None and use.text.strip():
                by_line.setdefault((use.part, use.paragraph), []).append(number)
        found: list[Spot] = []
        for key, line in self._lines.items():
            if key not in by_line or key not in self._places:
                continue
            text = _shown(line.text)
            for numbers, start, end in _shared(text, by_line[key], uses):
                found += [Spot(numbers, page, boxes) for page, boxes in self._words(key, text, start, end)]
        return found

    def words(self, place: Place, excerpt: Excerpt) -> Iterator[tuple[int, tuple[Box, ...]]]:
        """(page, boxes) of what is wrong in a paragraph of the file; nothing where it is not on paper."""
        lines = (line for line in self._lines.values() if excerpt.text in line.text)
        line = self._lines.get((place.part, place.paragraph or 0)) or next(lines, None)
        if line is not None:
            at = max(line.text.find(excerpt.text), 0)
            start, end = at + excerpt.start, at + max(excerpt.end, excerpt.start + 1)
            yield from self._words((line.part, line.paragraph), line.text, start, end)

    def _words(self, key: tuple[str, int], text: str, start: int, end: int) -> Iterator[tuple[int, tuple[Box, ...]]]:
        low, high = len(plain(text[:start])), len(plain(text[:end]))
        for letters in self._places.get(key, ()):
            pages: dict[int, list[int]] = {}
            for number in _together(letters[low:high], self._begins):
                page = bisect_right(self._begins, number) - 1
                pages.setdefault(page, []).append(number - self._begins[page])
            for page, here in pages.items():
                yield page, tuple(self._paper.boxes(page, here))

    def _slides(self, lines: Sequence[Line]) -> None:
        """A slide has its page, unless one is hidden, which is not on paper."""
        parts = list(dict.fromkeys(line.part for line in lines))
        if len(parts) != len(self._paper.pages):
            self._lay(lines, 0, len(self._letters))
            return
        for part, begin, end in zip(parts, self._begins, self._begins[1:], strict=False):
            self._lay([line for line in lines if line.part == part], begin, end)

    def _lay(self, lines: Sequence[Line], begin: int, end: int) -> None:
        """Lay lines beside the letters from `begin` to `end` that nothing else has."""
        texts = [plain(line.text) for line in lines]
        free = [number for number in range(begin, end) if number not in self._taken]
        laid = align("".join(texts), "".join(self._letters[number] for number in free))
        at = 0
        for line, text in zip(lines, texts, strict=True):
            letters = [free[to] if to != _NONE else _NONE for to in laid[at : at + len(text)]]
            at += len(text)
            if any(number != _NONE for number in letters):
                self._places.setdefault((line.part, line.paragraph), []).append(letters)
                self._taken.update(letters)


def _together(letters: Sequence[int], ends: Sequence[int]) -> list[int]:
    """The letters on paper of words, without those that stand apart; [] where too few are left.

    Args:
        letters: of each letter of the words, its number on paper, or -1.
        ends: where pages end, between which other words stand.
    """
    there = [number for number in letters if number != _NONE]
    groups: list[list[int]] = []
    for number in there:
        last = groups[-1][-1] if groups else number
        if groups and (0 <= number - last <= _NOTE or bisect_right(ends, number) > bisect_right(ends, last)):
            groups[-1].append(number)
        else:
            groups.append([number])
    found = max(groups, key=len, default=[])
    return found if len(found) >= _ENOUGH * len(letters) else []


def _shared(text: str, numbers: Iterable[int], uses: Sequence[Used]) -> list[tuple[tuple[int, ...], int, int]]:
    """(uses, start, end) of the words of uses in a paragraph; uses of which the words lie over each other are one."""
    spans: list[tuple[int, int, int]] = []
    at = 0
    for number in numbers:
        words = _shown(uses[number].text)
        places = _places(text, words)
        free = [each for each in places if not any(each < end and start < each + len(words) for start, end, _ in spans)]
        start = next((each for each in free if each >= at), next(iter(free), next(iter(places), _NONE)))
        if start != _NONE:
            spans.append((start, start + len(words), number))
            at = start + len(words)
    found: list[tuple[tuple[int, ...], int, int]] = []
    for start, end, number in sorted(spans):
        if found and start < found[-1][2]:
            found[-1] = (*found[-1][0], number), found[-1][1], max(found[-1][2], end)
        else:
            found.append(((number,), start, end))
    return found


def _shown(text: str) -> str:
    """A text with its breaks as a file has them: between words of Khmer, where lines may break, there are more."""
    return text.replace(_BREAK, "").replace("\v", "\n").replace("\f", "\n")


def _places(text: str, words: str) -> list[int]:
    """Where words stand in a text: by themselves, or if they nowhere do, within others."""
    every: list[int] = []
    at = text.find(words)
    while at >= 0:
        every.append(at)
        at = text.find(words, at + 1)
    return [each for each in every if _whole(text, each, each + len(words))] or every


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a part of a text is no part of a longer word or number."""
    before, behind = text[max(start - 2, 0) : start + 1], text[end - 1 : end + 2]
    return not (_CUT_BEFORE.search(before) or _CUT_BEHIND.match(behind))
