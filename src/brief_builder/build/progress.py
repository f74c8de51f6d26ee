"""A long work, step by step → whoever wants to show what is being done. The library itself prints nothing."""

from __future__ import annotations

from collections.abc import Callable

# Takes what is begun now, in plain words: “reading facts”, “brief.en.docx”. It is called in the process and the thread
# of the work, and its order is that of the work; what it raises ends the work.
Progress = Callable[[str], None]


def quiet(_words: str) -> None:
    """Show nothing."""
