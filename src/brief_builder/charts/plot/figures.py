"""The words of a figure → the figure, which is bold, and what qualifies it, which is not."""

from __future__ import annotations

import re

_QUALIFIER = re.compile("[ \u00a0](?=\\([^()]*\\)$)")

Piece = tuple[str, bool]  # words, and whether they are bold


def pieces(text: str) -> list[Piece]:
    """“about C$2.4 billion” and “(estimated)”; one piece where nothing qualifies the figure."""
    figure, *qualifier = _QUALIFIER.split(text, maxsplit=1)
    return [(figure, True), *((words, False) for words in qualifier)]
