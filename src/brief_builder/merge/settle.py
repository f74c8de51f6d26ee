"""A rendered part with marks around containers → the part without them, nothing empty that Office would refuse."""

from __future__ import annotations

import re

from brief_builder.template.repair import CLOSE, OPEN

_MARKS = re.compile(f"([{OPEN}{CLOSE}][FTRC])")


def settle(text: str, prefix: str, empty_paragraph: str) -> str:
    """Fill or drop what blocks have emptied; inner containers before outer ones.

    Args:
        text: a rendered part.
        prefix: the prefix of its paragraphs, rows and cells, with its colon.
        empty_paragraph: the XML of an empty paragraph.
    """
    if OPEN not in text:
        return text
    open_: list[list[str]] = [[]]
    for piece in _MARKS.split(text):
        if piece[:1] == OPEN:
            open_.append([])
        elif piece[:1] == CLOSE:
            content = "".join(open_.pop())
            open_[-1].append(_settled(content, piece[1], prefix, empty_paragraph))
        else:
            open_[-1].append(piece)
    return "".join(open_[0])


def _settled(content: str, kind: str, prefix: str, empty_paragraph: str) -> str:
    if kind == "F":
        ends = content.rstrip().endswith((f"</{prefix}p>", f"<{prefix}p/>"))
        return content if ends else content + empty_paragraph
    if kind == "C":
        nothing = re.search(rf"<{prefix}sdtContent(?:/>|>\s*</{prefix}sdtContent>)", content)
        return "" if nothing else content
    inner = "tr" if kind == "T" else "tc"
    return content if f"<{prefix}{inner}>" in content or f"<{prefix}{inner} " in content else ""
