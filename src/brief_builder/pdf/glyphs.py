"""The pages of a PDF → their fonts with a letter for each code that is drawn (ISO 14289-1, 7.21.7).

In scripts whose letters join, such as Khmer, LibreOffice says the words of a cluster beside what is drawn (ActualText),
and leaves codes of the cluster out of the font's own map. What a code alone stands for is taken from where it is drawn
alone; where it never is, it is a space without width, as the cluster has the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject, StreamObject

from brief_builder.pdf.content import SHOW, Operation, fonts_of, strings
from brief_builder.pdf.letters import Letters, letters

_NO_WIDTH = "\u200b"
_END = b"endcmap"


@dataclass
class _Font:
    """A font, the codes that are drawn of it, and what those say that are drawn alone."""

    font: DictionaryObject
    letters: Letters
    drawn: set[int] = field(default_factory=set)
    alone: dict[int, str] = field(default_factory=dict)


def complete_maps(pages: Sequence[PageObject], steps: Sequence[Sequence[Operation]]) -> None:
    """Add what is missing to the maps of the fonts."""
    fonts: dict[int, _Font] = {}
    for page, each in zip(pages, steps, strict=True):
        named: dict[str, _Font] = {}
        for name, font in fonts_of(page).items():
            key = font.indirect_reference.idnum if font.indirect_reference is not None else id(font)
            if key not in fonts:
                fonts[key] = _Font(font, letters(font))
            named[name] = fonts[key]
        _look(each, named)
    for known in fonts.values():
        missing = sorted(known.drawn - set(known.letters.map))
        stream: Any = known.font.get("/ToUnicode")
        stream = stream.get_object() if stream is not None else None
        if missing and isinstance(stream, StreamObject):
            _add(stream, {code: known.alone.get(code, _NO_WIDTH) for code in missing}, known.letters.width)


def _look(steps: Iterable[Operation], named: dict[str, _Font]) -> None:
    """Take down which codes are drawn, and which stand alone for words that are told."""
    font: _Font | None = None
    saved: list[_Font | None] = []
    told: list[tuple[str, list[tuple[_Font, int]]]] = []  # of each mark that is open: its words, the codes in it
    for operands, operator in steps:
        if operator == b"Tf":
            font = named.get(str(operands[0]))
        elif operator == b"q":
            saved.append(font)
        elif operator == b"Q" and saved:
            font = saved.pop()
        elif operator in (b"BDC", b"BMC"):
            given: Any = operands[1].get_object() if len(operands) > 1 else None
            told.append((str(given.get("/ActualText", "")) if isinstance(given, DictionaryObject) else "", []))
        elif operator == b"EMC" and told:
            words, codes = told.pop()
            if words and len(codes) == 1:
                codes[0][0].alone.setdefault(codes[0][1], words)
        elif operator in SHOW and font is not None:
            for code in (code for data in strings(operands) for code in font.letters.codes(data)):
                font.drawn.add(code)
                if told:
                    told[-1][1].append((font, code))


def _add(stream: StreamObject, words: dict[int, str], width: int) -> None:
    """Write further codes into a map, a hundred in each block: the most that a block may hold."""
    rows = [f"<{code:0{width * 2}X}> <{said.encode('utf-16-be').hex().upper()}>" for code, said in words.items()]
    blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    text = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    head, mark, tail = stream.get_data().rpartition(_END)
    if mark:
        stream.set_data(head + text.encode() + mark + tail)
