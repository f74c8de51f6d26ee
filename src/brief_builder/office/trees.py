"""Parts that many look into and nobody changes → trees that are parsed once, while a template is compiled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from lxml import etree

from brief_builder.office.package import Package
from brief_builder.office.xml import parse, refuse_damaged

_SHARED: ContextVar[dict[bytes, etree._Element] | None] = ContextVar("_SHARED", default=None)


@contextmanager
def shared_trees() -> Iterator[None]:
    """Within it, `tree_of` parses what is the same once."""
    token = _SHARED.set({})
    try:
        yield
    finally:
        _SHARED.reset(token)


def tree_of(package: Package, name: str) -> etree._Element:
    """The root of a part, to be read and never changed; raises as `parse`."""
    data = package.read(name)
    shared = _SHARED.get()
    if shared is None:
        return parse(data, name)
    if data not in shared:
        shared[data] = parse(data, name)
    return shared[data]


def refuse_damaged_part(package: Package, name: str) -> None:
    """Raise what `tree_of` raises, where nobody else asks for the part's tree."""
    data, shared = package.read(name), _SHARED.get()
    if shared is None or data not in shared:
        refuse_damaged(data, name)
