"""XML with marks where each insertion differs → pieces that are joined anew for each insertion."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from brief_builder.template.marks import RESERVED_RANGE, SLOT, SLOT_END

_SLOT = re.compile(f"{SLOT}(\\d+){SLOT_END}")
_RESERVED = re.compile(f"[{RESERVED_RANGE}]")

Slot = tuple[str, Any]
Pieces = tuple[str | Slot, ...]


class Slots:
    """The marks of one tree. A slot has a kind and a key; what stands there is known when it is inserted."""

    def __init__(self) -> None:
        self._slots: list[Slot] = []
        self._numbers: dict[Slot, int] = {}

    def add(self, kind: str, key: Any = None) -> str:
        """The text that stands for a slot in an attribute or in text."""
        slot = (kind, key)
        if slot not in self._numbers:
            self._numbers[slot] = len(self._slots)
            self._slots.append(slot)
        return f"{SLOT}{self._numbers[slot]}{SLOT_END}"

    def pieces(self, text: str) -> Pieces:
        """The text in pieces: XML, and slots."""
        parts = _SLOT.split(text)
        return tuple(self._slots[int(part)] if at % 2 else part for at, part in enumerate(parts))


def joined(pieces: Pieces, fill: Callable[[Slot], str]) -> str:
    """The XML with what `fill` gives for each slot."""
    return "".join(piece if isinstance(piece, str) else fill(piece) for piece in pieces)


def is_reserved(text: str) -> bool:
    """Whether a text holds a character that marks something here."""
    return _RESERVED.search(text) is not None
