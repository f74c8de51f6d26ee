"""The pieces of a rendered part → its text, in which long stretches that nothing more happens to stand aside.

A table of 50,000 rows is 40 MB of text. What is done with a rendered part (`settling`, `refreshing`) looks at all of
it, and each look may make another copy. Rows of plain words change no more: a mark holds their place, and they go into
the deflater one after the other. What needs to see them puts them back first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import CodeType

from brief_builder.office.references import NAMES
from brief_builder.template.expressions.measuring import check_output
from brief_builder.template.marks import ASIDE, CLOSE, OPEN, RESERVED, RESERVED_RANGE

_CHUNK = 256  # pieces that are joined at a time
_OF_DIAGRAMS = ("dm", "lo", "qs", "cs")  # what SmartArt names its parts by
_SHORT = 1_000_000  # characters of a part up to which all of it stays
# What later stages look for: marks of the engine, notes, and ids by which a part refers to others or is referred to.
_NOTABLE = re.compile(
    rf'[{RESERVED_RANGE}]|(?:foot|end)noteReference|Fallback|\b\w+:(?:{"|".join((*NAMES, *_OF_DIAGRAMS))})="'
)  # fmt: skip
_OTHER = "".join(mark for mark in RESERVED if mark not in (OPEN, CLOSE))
_SEEN = re.compile(f"[{_OTHER}]|{OPEN}[GHS]")
_PLACE = re.compile(f"{ASIDE}(\\d+){ASIDE}")


class Aside:
    """The stretches of one rendering.

    Attributes:
        plain: whether all that tags printed, since this was last made true, was plain words in runs of their tags.
    """

    def __init__(self) -> None:
        self.plain = True
        self._stretches: list[list[str]] = []

    def text(self, pieces: Iterable[str], notable: frozenset[int] | None) -> str:
        """The text of a part, with marks where stretches stand aside.

        Args:
            pieces: of the text, in order.
            notable: identities of the pieces of the template that later stages look for; None keeps all in the text.

        Raises:
            Fault: limit-reached.
        """
        out: list[str] = []
        stretch: list[str] = []
        left, length = "", 0  # what began behind the last stretch
        pieces = iter(pieces)
        self.plain = True
        while chunk := list(
            islice(pieces, _CHUNK)
        ):  # a list: the text of a chunk may be empty before all is at its end
            text = "".join(chunk)
            length += len(text)
            check_output(length)
            plain, self.plain = self.plain, True
            if notable is None or length <= _SHORT or not plain or not notable.isdisjoint(map(id, chunk)):
                out += (left, text)
                stretch, left = [], ""
                continue
            text = left + text
            end = text.rfind("<")  # a tag that is not at its end stays whole
            left = text[max(end, 0) :]
            if end > 0:
                begins = 0
                if not stretch:
                    begins = text.find("<")  # what ends a tag that is in the text stays with it
                    out += (text[:begins], f"{ASIDE}{len(self._stretches)}{ASIDE}")
                    self._stretches.append(stretch)
                stretch.append(text[begins:end])
        return "".join([*out, left])

    def whole(self, text: str) -> str:
        """The text of a part with all stretches in it."""
        if ASIDE not in text:
            return text
        return "".join(self.pieces(text))

    def pieces(self, text: str) -> Iterator[str]:
        """The same piece by piece; a stretch ends before a tag begins."""
        at = 0
        for place in _PLACE.finditer(text):
            yield text[at : place.start()]
            yield from self._stretches[int(place[1])]
            at = place.end()
        yield text[at:]


def is_as_written(text: str) -> bool:
    """Whether a text with stretches aside has no marks but of containers that a look at what is left settles."""
    return _SEEN.search(text) is None


def notable_pieces(code: CodeType) -> frozenset[int]:
    """Identities of the pieces of text that the code of a part yields, and later stages look for.

    They stay as long as the code is held. Code that is equal to it yields other pieces.
    """
    return frozenset(id(piece) for piece in _pieces(code) if _NOTABLE.search(piece) is not None)


def are_plain(ends: Iterable[tuple[str, str]]) -> bool:
    """Whether nothing that stands around values in their runs is looked for later."""
    return not any(_NOTABLE.search(each) is not None for pair in ends for each in pair)


def encoded(pieces: Iterator[str], change: Callable[[str], str]) -> Iterator[bytes]:
    """The pieces as they are written, each changed first."""
    return (change(piece).encode("utf-8") for piece in pieces)


def _pieces(code: CodeType) -> Iterator[str]:
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, CodeType):
            yield from _pieces(constant)
