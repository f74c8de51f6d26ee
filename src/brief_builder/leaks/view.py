"""A package and its name → where a person finds each of its members, and the faults that are told of them."""

from __future__ import annotations

from functools import cached_property

from lxml import etree

from brief_builder.office import Package, Part, content_parts, paragraph_trails, parse
from brief_builder.problems import Place


class View:
    """What all that is told of a package asks of it.

    Args:
        package: the file.
        shown: its name as the user knows it.
    """

    def __init__(self, package: Package, shown: str) -> None:
        self.package = package
        self.shown = shown
        self._trees: dict[str, etree._Element] = {}
        self._trails: dict[str, dict[etree._Element, tuple[str, ...]]] = {}

    @cached_property
    def parts(self) -> dict[str, Part]:
        """The parts that people write in, by name."""
        return {part.name: part for part in content_parts(self.package)}

    @cached_property
    def owners(self) -> dict[str, str]:
        """A member → the part that leads to it first; '' for the package."""
        out: dict[str, str] = {}
        for owner in self.package.owners():
            for rel in self.package.relationships(owner):
                if not rel.external:
                    out.setdefault(rel.target, owner)
        return out

    @cached_property
    def xml_parts(self) -> list[str]:
        """The names of the parts that hold XML, without relationships."""
        return [n for n in self.package.names() if n.endswith(".xml") and n != "[Content_Types].xml"]

    def tree(self, name: str) -> etree._Element:
        """The root of a part."""
        if name not in self._trees:
            self._trees[name] = parse(self.package.read(name), name)
        return self._trees[name]

    def place(self, name: str, *steps: str) -> Place:
        """The place of a member: of the part that people write in which leads to it, and further steps."""
        at, seen = name, set()
        while at and at not in self.parts and at not in seen:
            seen.add(at)
            at = self.owners.get(at, "")
        part = self.parts.get(at)
        trail = (part.shown,) if part is not None and part.shown else ()
        return Place(self.shown, (*trail, *steps), part=at)

    def place_in(self, name: str, element: etree._Element) -> Place:
        """The place of an element: its paragraph, where it stands in one."""
        part = self.parts.get(name)
        if part is None:
            return self.place(name)
        if name not in self._trails:
            self._trails[name] = paragraph_trails(self.tree(name), part, self.package)
        trails = self._trails[name]
        around = next((each for each in (element, *element.iterancestors()) if each in trails), None)
        if around is None:
            return self.place(name)
        numbers = {each: n for n, each in enumerate(self.tree(name).iter(part.dialect.paragraph))}
        return Place(self.shown, trails[around], part=name, paragraph=numbers.get(around))
