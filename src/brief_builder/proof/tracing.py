"""A reading and the uses that the merge reported → the place of each use, and the figures that no fact accounts for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from brief_builder.proof.reading import Line, Reading
from brief_builder.wording import PRINTED

_BREAK = "\u200b"


class Used(Protocol):
    """What the merge says of a fact that it printed."""

    @property
    def fact(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def paragraph(self) -> int | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def way(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Located:
    """A use with the steps that lead to it in the produced file; `way` is how it says its fact's figure, "" if none."""

    fact: str
    text: str
    kind: str
    trail: tuple[str, ...]
    way: str = ""


@dataclass(frozen=True, slots=True)
class Untraced:
    """A figure in a produced file that no fact, source or date of the pack accounts for."""

    figure: str
    line: Line
    start: int


def locate_uses(reading: Reading, uses: Iterable[Used]) -> list[Located]:
    """Each use with its place in the file; uses in parts that hold no lines keep an empty trail."""
    lines = {(line.part, line.paragraph): line for line in reading.lines}
    out: list[Located] = []
    for use in uses:
        if use.paragraph is None:
            elsewhere = ("document properties",) if use.part.startswith("docProps/") else ("alt text",)
            trail = reading.pictures.get((use.part, use.text)) or _picture_with(reading, use) or elsewhere
        else:
            line = lines.get((use.part, use.paragraph))
            trail = line.trail if line is not None else ("document properties",)
        out.append(Located(use.fact, use.text, use.kind, trail, use.way))
    return out


def _picture_with(reading: Reading, use: Used) -> tuple[str, ...]:
    """The first picture whose alt text holds the words of a use among others; () without one."""
    found = (trail for (part, alt), trail in reading.pictures.items() if part == use.part and use.text in alt)
    return next(found, ()) if use.text else ()


def untraced_figures(reading: Reading, uses: Iterable[Used]) -> list[Untraced]:
    """Figures in the lines' prose that stand outside everything that a use printed there."""
    printed: dict[tuple[str, int], list[str]] = defaultdict(list)
    for use in uses:
        if use.paragraph is not None:
            printed[use.part, use.paragraph].append(use.text)
    out: list[Untraced] = []
    for line in reading.lines:
        if line.part in reading.layouts:
            continue
        prose = line.prose.replace(_BREAK, "")  # between words of Khmer, where lines may break
        rest = _blank(prose, printed.get((line.part, line.paragraph), ()))
        out += [Untraced(match[0], line, match.start()) for match in PRINTED.finditer(rest)]
    return out


def _blank(text: str, printed: Sequence[str]) -> str:
    """The text with each printed piece, in order, replaced by spaces."""
    at = 0
    for piece in printed:
        shown = piece.replace(_BREAK, "").replace("\v", "\n").replace("\f", "\n")
        found = text.find(shown, at)
        if found < 0:
            found = text.find(shown)
        if found >= 0 and shown:
            text = text[:found] + "\u2003" * len(shown) + text[found + len(shown) :]
            at = found + len(shown)
    return text
