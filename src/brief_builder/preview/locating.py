"""A produced document and its PDF → where on its pages the figures stand, and the words of problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brief_builder.preview.papers import Box, Page, Paper, plain
from brief_builder.proof import Reading

_ANCHOR = 24  # letters of a paragraph by which it is found
_SHORT = 8  # letters; what is shorter may stand anywhere, and is looked for nearby alone
_NEAR = 1_500  # letters that are nearby
_SLACK = 40  # letters that a paragraph may have more on paper: numbers of notes


@dataclass(frozen=True)
class Used:
    """Words of a fact in a paragraph."""

    fact: str
    text: str
    part: str
    paragraph: int | None


@dataclass(frozen=True)
class Spot:
    """Words on a page (0-based); `number` is that of the use, in the order in which they were given."""

    number: int
    page: int
    boxes: tuple[Box, ...]


def locate(paper: Paper, reading: Reading, uses: Sequence[Used]) -> list[Spot]:
    """Where the words stand, without those that are not found: in pictures, in fields, on masters."""
    finder = Finder(paper, reading)
    by_line: dict[tuple[str, int], list[int]] = {}
    for number, use in enumerate(uses):
        if use.paragraph is not None and use.text.strip():
            by_line.setdefault((use.part, use.paragraph), []).append(number)
    found: list[Spot] = []
    for line in reading.lines:
        if line.part in reading.layouts or not line.text.strip():
            continue
        numbers = by_line.get((line.part, line.paragraph), [])
        start = finder.paragraph(line.part, line.text)
        if start is None:
            continue
        at, end = start, start + len(plain(line.text)) + _SLACK
        for number in numbers:
            words = plain(uses[number].text)
            here = finder.letters.find(words, at, end)
            if here < 0:
                here = finder.letters.find(words, start, end)
            if here >= 0 and words:
                found += [Spot(number, page, tuple(boxes)) for page, boxes in finder.boxes(here, here + len(words))]
                at = here + len(words)
    return found


class Finder:
    """Looks for paragraphs on pages, in their order."""

    def __init__(self, paper: Paper, reading: Reading) -> None:
        self._paper = paper
        self.letters = "".join(page.letters for page in paper.pages)
        self._begins = _begins(paper.pages)
        slides = list(dict.fromkeys(line.part for line in reading.lines if line.part.startswith("ppt/slides/")))
        # A hidden slide is not on paper: then no page is known to be of a slide.
        self._slides = {part: n for n, part in enumerate(slides)} if len(slides) == len(paper.pages) else {}
        self._cursor: dict[str, int] = {}

    def paragraph(self, part: str, text: str) -> int | None:
        """Where a paragraph begins in the letters of all pages; None where it is not found."""
        words = plain(text)
        anchor = words[:_ANCHOR]
        if not anchor:
            return None
        low, high = 0, len(self.letters)
        if part in self._slides:
            page = self._slides[part]
            low, high = self._begins[page], self._begins[page + 1]
        at = max(self._cursor.get(part, low), low)
        limit = min(high, at + _NEAR) if len(anchor) < _SHORT and part not in self._slides else high
        here = self.letters.find(anchor, at, limit)
        if here < 0 and (len(anchor) >= _SHORT or part in self._slides):
            return self._back(anchor, low, high)
        if here < 0:
            return None
        self._cursor[part] = here + len(words)
        return here

    def _back(self, anchor: str, low: int, high: int) -> int | None:
        """What is drawn out of order, such as a text box."""
        here = self.letters.find(anchor, low, high)
        return here if here >= 0 else None

    def boxes(self, start: int, end: int) -> Iterator[tuple[int, list[Box]]]:
        """(page, boxes) of letters, which may go on on the next page."""
        for page, begin in enumerate(self._begins[:-1]):
            one, other = max(start, begin), min(end, self._begins[page + 1])
            if one < other:
                yield page, self._paper.boxes(page, one - begin, other - begin)


def _begins(pages: Sequence[Page]) -> list[int]:
    """Where each page begins in the letters of all, and where the last ends."""
    found = [0]
    for page in pages:
        found.append(found[-1] + len(page.letters))
    return found
