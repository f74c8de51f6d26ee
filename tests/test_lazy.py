"""What is made when it is first asked for is what would have been made at once."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import brief_builder
from brief_builder.lazy import exported, pattern, uncollected

ROOMS = [each.name for each in pkgutil.iter_modules(brief_builder.__path__, "brief_builder.") if each.ispkg]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_gives_every_name_that_it_exports(room: str) -> None:
    """The table of homes is right, and no module stands in the place of what has its name."""
    module = importlib.import_module(room)
    homes = getattr(module, "_HOMES", {})
    assert set(homes) <= {*getattr(module, "__all__", ()), "Fetched"}
    for name, home in homes.items():
        assert getattr(module, name) is getattr(importlib.import_module(f"{room}.{home}"), name)


def test_a_name_that_is_not_exported_is_none() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="has no attribute 'nobody'"):
        exported("brief_builder.office", {})("nobody")


def test_a_late_pattern_does_what_the_pattern_does() -> None:
    """With its flags, for texts and for bytes, again and again."""
    late = pattern("(A)b", re.I)
    for _ in range(2):
        assert late.sub(r"<\1>", "xAB ab") == "x<A> <a>"
        assert [found[1] for found in late.finditer("ab AB")] == ["a", "A"]
    assert pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]
    assert late.pattern == "(A)b"
    with pytest.raises(AttributeError):
        late.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_garbage_is_looked_for_again_whatever_happens() -> None:
    """And where it was not looked for before, it is not afterwards."""
    assert gc.isenabled()
    seen = []

    def fail() -> None:
        with uncollected():
            seen.append(gc.isenabled())
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert (seen, gc.isenabled()) == ([False], True)
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_last_of_several_lets_garbage_be_looked_for() -> None:
    """In whatever order they come and leave."""
    first, second = uncollected(), uncollected()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()
