"""The slide in whose place others come → its footer, date and slide number on each of them, in place of their own."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from brief_builder.merge.decks.placeholders import FEET, placeholders, say_as, stay
from brief_builder.office import Package
from brief_builder.office.package import Relationship
from brief_builder.office.part_types import SLIDE
from brief_builder.office.references import R_ATTRIBUTES
from brief_builder.office.xml import clark, whole
from brief_builder.template.reading.boxes import box_of, frame_of, placeholder_of

_TREE, _SHAPE, _NAMED = f"{clark('p:cSld')}/{clark('p:spTree')}", clark("p:sp"), clark("p:cNvPr")


@dataclass(frozen=True, slots=True)
class Feet:
    """Footer, date and slide number of a slide as it was rendered.

    Attributes:
        root: the slide.
        part: the name of its part in the template.
        package: the template.
        related: what its text refers to, by id.
    """

    root: etree._Element
    part: str
    package: Package
    related: Mapping[str, Relationship]

    def replace(self, root: etree._Element, layout: str, relate: Callable[[Relationship], str]) -> None:
        """Put them on another slide.

        Args:
            root: that slide; it is changed.
            layout: its layout.
            relate: gives the id by which that slide refers to what these refer to.
        """
        tree, there = root.find(_TREE), self.root.find(_TREE)
        if tree is None:
            return
        for shape in _feet(tree):
            tree.remove(shape)
        used = {whole(each.get("id")) for each in root.iter(_NAMED)}
        offered = {each.get("type"): each for each in placeholders(self.package, layout)}
        for shape in _feet(there) if there is not None else ():
            twin = copy.deepcopy(shape)
            twin.tail = None
            used.add(number := fresh(used))
            next(twin.iter(_NAMED)).set("id", str(number))
            placeholder = placeholder_of(twin)
            if placeholder is not None and (match := offered.get(placeholder.get("type"))) is not None:
                say_as(placeholder, match)
            elif frame_of(twin) is None:
                stay(twin, box_of(shape, self.part, self.package))
            self._relate(twin, relate)
            extensions = tree.find(clark("p:extLst"))
            if extensions is None:
                tree.append(twin)
            else:
                extensions.addprevious(twin)

    def _relate(self, twin: etree._Element, relate: Callable[[Relationship], str]) -> None:
        for element in list(twin.iter(etree.Element)):
            for name in R_ATTRIBUTES:
                id_ = element.get(name)
                if not id_:
                    continue
                related, parent = self.related.get(id_), element.getparent()
                if related is not None:
                    element.set(name, relate(related))
                elif parent is not None:
                    parent.remove(element)  # what it led to is not known here


def feet_of(root: etree._Element, part: str, package: Package, new: Mapping[str, Relationship]) -> Feet:
    """The feet of a slide; `new` are the relationships that it gained while it was rendered."""
    # A slide that the template's slide led to may have become another one, or none.
    had = {r.id: r for r in package.relationships(part) if r.type != SLIDE}
    return Feet(root, part, package, {**had, **new})


def fresh(used: set[int]) -> int:
    """The least number for a shape that no shape has; 1 is that of the slide's own tree (ISO 29500-1, 20.1.2.2.8)."""
    return next(number for number in range(2, len(used) + 3) if number not in used)


def _feet(tree: etree._Element) -> list[etree._Element]:
    return [s for s in tree.findall(_SHAPE) if (ph := placeholder_of(s)) is not None and ph.get("type") in FEET]
