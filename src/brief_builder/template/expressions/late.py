"""Filters and tests by name, each made when it is first asked for: few templates ask for more than a handful."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

Function = Callable[..., Any]


class Late:
    """What gives a function when it is called without arguments."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Function]) -> None:
        self.make = make


def made(function: Function | Late) -> Function:
    """The function itself."""
    return function.make() if isinstance(function, Late) else function


def late(names: Iterable[str], make: Callable[[], Mapping[str, Function]]) -> dict[str, Late]:
    """These names of what `make` gives, which is asked when one of them is."""
    return {name: Late(partial(_one, name, make)) for name in names}


def _one(name: str, make: Callable[[], Mapping[str, Function]]) -> Function:
    return make()[name]


class Functions(dict[str, Any]):
    """Functions by name, as Jinja looks them up: by `[]`, `get` and `in`. Those that are late are made by the first."""

    def __getitem__(self, name: str) -> Any:
        value = super().__getitem__(name)
        if type(value) is Late:
            value = self[name] = value.make()
        return value

    def get(self, name: str, default: Any = None) -> Any:
        """The function with this name, or `default`."""
        try:
            return self[name]
        except KeyError:
            return default
