"""What a room exports, or a pattern → made when it is first asked for: a command makes no more than it needs.

And while much is made that stays, nothing is looked through for garbage.
"""

from __future__ import annotations

import gc
import re
import sys
from _thread import allocate_lock
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, AnyStr, cast

_LOCK = allocate_lock()
_INSIDE: list[None] = []  # one for each that is in `uncollected`
_COLLECTS = [True]  # whether garbage was looked for before the first


def exported(room: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """A module's `__getattr__` (PEP 562).

    Args:
        room: the module's own name.
        homes: name → the file of the room that it is defined in.
    """

    def load(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        value = getattr(import_module(f"{room}.{homes[name]}"), name)
        setattr(sys.modules[room], name, value)
        return value

    return load


def pattern(text: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, done by the first use of the pattern's methods: of most patterns, most runs need none."""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for garbage while much is made that stays: modules, or what a template is compiled to.

    That would take a tenth of the time of a short run. Of several threads that are in it, the last that leaves lets it
    be as it was when the first came.
    """
    with _LOCK:
        if not _INSIDE:
            _COLLECTS[:] = [gc.isenabled()]
            gc.disable()
        _INSIDE.append(None)
    try:
        yield
    finally:
        with _LOCK:
            _INSIDE.pop()
            if not _INSIDE and _COLLECTS[0]:
                gc.enable()


class _Pattern:
    """Has the methods of a pattern from their first use on; they are then the pattern's own."""

    def __init__(self, text: str | bytes, flags: int | re.RegexFlag) -> None:
        self._text: Any = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found
