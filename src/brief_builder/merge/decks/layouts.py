"""The layouts of a deck → the one for a slide that comes from elsewhere: of the same name, else of the same type."""

from __future__ import annotations

from brief_builder.office import Package, parse
from brief_builder.office.xml import clark
from brief_builder.problems import Fault

_NO_KIND = ("", "cust")


class Layouts:
    """The layouts of a deck by name and by type, in the order of its masters.

    Args:
        package: the deck.
        own: the layout of the slide in whose place others come: those of its master come first.
    """

    def __init__(self, package: Package, own: str) -> None:
        self._names: dict[str, str] = {}
        self._types: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        masters = [r.target for r in package.relationships(package.main_part) if r.type.endswith("/slideMaster")]
        listed = [
            [r.target for r in package.relationships(master) if r.type.endswith("/slideLayout") and r.target in package]
            for master in masters
        ]
        for layout in (each for layouts in sorted(listed, key=lambda held: own not in held) for each in layouts):
            name, kind = _said(package, layout)
            self._names.setdefault(_plain(name), layout)
            self._types.setdefault(kind, layout)
            self._shown[layout] = name

    @property
    def first(self) -> str:
        """The first layout; '' where the deck has none."""
        return next(iter(self._shown), "")

    def name(self, part: str) -> str:
        """What a layout is called."""
        return self._shown.get(part, "")

    def like(self, source: Package, part: str) -> tuple[str, bool, str]:
        """The layout for slides on a layout of another deck, whether it has its name, and that name.

        One of the same type stands in where there is none of the name; '' where there is none of that either.

        Raises:
            Fault: template-unreadable.
        """
        if part not in source:
            raise Fault("template-unreadable", f"the layout {part} is missing from the file")
        name, kind = _said(source, part)
        if _plain(name) in self._names:
            return self._names[_plain(name)], True, name
        return (self._types.get(kind, "") if kind not in _NO_KIND else ""), False, name


def _said(package: Package, part: str) -> tuple[str, str]:
    """Name and type of a layout."""
    root = parse(package.read(part), part)
    named = root.find(clark("p:cSld"))
    return (named.get("name", "") if named is not None else "", root.get("type", ""))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
