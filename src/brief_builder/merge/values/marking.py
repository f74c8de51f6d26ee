"""Pieces of words → the marks around those that print a fact, by which it is found again in the finished part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from brief_builder.merge.state import Printed
from brief_builder.template.marks import FACT, FACT_END, FACT_TEXT
from brief_builder.wording import Piece


def marks(printed: list[Printed], pieces: Sequence[Piece], index: int, kind: str = "text") -> tuple[str, str]:
    """What stands before the words of a piece and behind them; '' twice for those that print no fact.

    Args:
        printed: takes what the marks stand for.
        pieces: in their order.
        index: of the piece.
        kind: 'text' or 'note'.
    """
    piece = pieces[index]
    if piece.fact is None:
        return "", ""
    mark = ""
    if not _goes_on(pieces[index - 1] if index else None, piece):
        words = [piece.text]
        for before, after in pairwise(pieces[index:]):
            if not _goes_on(before, after):
                break
            words.append(after.text)
        way = piece.way if len(words) == 1 else ""
        printed.append(Printed(piece.fact, "".join(words), kind, way))
        mark = f"{FACT}{len(printed) - 1}{FACT_TEXT}"
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    return mark, "" if _goes_on(piece, following) else FACT_END


def _goes_on(before: Piece | None, after: Piece | None) -> bool:
    """Whether two neighbours are one thing that a fact says, in two languages: a quote and the marks around it."""
    if before is None or after is None or before.fact is None or before.cite is not None:
        return False
    return bool(before.text and after.text) and before.fact == after.fact and before.lang != after.lang
