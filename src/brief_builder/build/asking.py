"""What is withheld, and a tag that asks for it, in whichever way → the rendering or the text that is told of it.

A figure that is compared, added or made plain words no longer knows the fact that it came from. So it is not what comes
out that tells, but the asking: a document or a text in which nothing withheld was asked for says nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from brief_builder.merge import note_asked
from brief_builder.wording import SpokenFact

_ASKED: ContextVar[dict[str, None] | None] = ContextVar("brief_builder_asked", default=None)


def ask(name: str) -> None:
    """Something withheld is asked for, by its name: by the text or else by the rendering that is at hand."""
    asked = _ASKED.get()
    if asked is None:
        note_asked(name)
    else:
        asked.setdefault(name)


@contextmanager
def asking() -> Iterator[dict[str, None]]:
    """While a text is evaluated: takes the names of all that it asks for, each once."""
    asked: dict[str, None] = {}
    token = _ASKED.set(asked)
    try:
        yield asked
    finally:
        _ASKED.reset(token)


class WithheldFact(SpokenFact):
    """A withheld fact whose name is one word: it stands beside the other names, where nobody sees it asked for.

    Jinja looks such names up before it knows whether it comes to their tag; so what is read of it tells.
    """

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("__"):
            ask(object.__getattribute__(self, "fact").name)
        return super().__getattribute__(name)

    def __bool__(self) -> bool:
        ask(self.fact.name)
        return True
