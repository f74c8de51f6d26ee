"""The template's list numbering → lists that start anew, and lists that it did not have (ISO 29500-1, 17.9).

A paragraph names a `w:num`; that names the `w:abstractNum` with the look of its levels. A list starts again at its
first number when its paragraphs name a `w:num` of their own with a start override for each level.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable

from lxml import etree

from brief_builder.merge.parts.own import OwnPart
from brief_builder.office import Package
from brief_builder.office.xml import NAMESPACES, clark, whole

_NUM, _ABSTRACT = clark("w:num"), clark("w:abstractNum")
_NUM_ID, _ABSTRACT_ID = clark("w:numId"), clark("w:abstractNumId")
_VAL, _ILVL = clark("w:val"), clark("w:ilvl")


class Numbering(OwnPart):
    """The numbering part of one rendering."""

    kind = "numbering"

    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self._nums = {e.get(_NUM_ID, ""): e for e in self.root.iter(_NUM)}
        self._abstracts = {e.get(_ABSTRACT_ID, ""): e for e in self.root.iter(_ABSTRACT)}
        self._anew: dict[str, etree._Element | None] = {}
        self._next_num, self._next_abstract = max(_next(self._nums), 1), _next(self._abstracts)

    def restart(self, num_id: str, *, first: int | None = None, level: int = 0) -> str:
        """The id of a new list that looks like this one and starts anew; the same id when there is no such list.

        `first` is the number that its level `level` (0-based) starts with; None leaves it as the list has it.
        """
        if num_id not in self._anew:
            self._anew[num_id] = self._starting_anew(num_id)
        pattern = self._anew[num_id]
        if pattern is None:
            return num_id
        copied = copy.deepcopy(pattern)
        if first is not None:
            _begin(copied, str(level), str(first))
        return self._add(copied)

    def _starting_anew(self, num_id: str) -> etree._Element | None:
        """A copy of a list in which each level has its first number; None when there is no such list."""
        num = self._nums.get(num_id)
        abstract = self._abstract_of(num)
        if num is None or abstract is None:
            return None
        copied = copy.deepcopy(num)
        overrides = {e.get(_ILVL): e for e in copied.iter(clark("w:lvlOverride"))}
        starts = {e.get(_ILVL, "0"): e.find(clark("w:start")) for e in self._look(abstract).iter(clark("w:lvl"))}
        for level in sorted(starts, key=int):
            start = starts[level]
            override = overrides.get(level)
            if override is None:
                override = etree.SubElement(copied, clark("w:lvlOverride"), {_ILVL: level})
            if override.find(clark("w:startOverride")) is None:
                changed = override.find(f"{clark('w:lvl')}/{clark('w:start')}")
                start = changed if changed is not None else start
                first = start.get(_VAL, "1") if start is not None else "1"
                override.insert(0, override.makeelement(clark("w:startOverride"), {_VAL: first}))
        return copied

    def _look(self, abstract: etree._Element) -> etree._Element:
        """The `w:abstractNum` with the levels: another one, where this one takes them from a numbering style."""
        link = abstract.find(clark("w:numStyleLink"))
        if link is None:
            return abstract
        for other in self._abstracts.values():
            named = other.find(clark("w:styleLink"))
            if named is not None and named.get(_VAL) == link.get(_VAL):
                return other
        return abstract

    def add(self, abstract: etree._Element) -> str:
        """The id of a new list with the levels of this `w:abstractNum`, which is copied and gets an id of its own."""
        copied = copy.deepcopy(abstract)
        copied.tail = None
        number = str(self._next_abstract)
        self._next_abstract += 1
        copied.set(_ABSTRACT_ID, number)
        for name in ("w:nsid", "w:tmpl"):  # Word takes lists with one nsid for the same list
            for element in copied.findall(clark(name)):
                copied.remove(element)
        last = next(reversed(self._abstracts.values()), None)
        if last is not None:
            last.addnext(copied)
        else:
            at = len(self.root.findall(clark("w:numPicBullet")))
            self.root.insert(at, copied)
        self._abstracts[number] = copied
        num = self.root.makeelement(_NUM, nsmap={"w": NAMESPACES["w"]})
        etree.SubElement(num, _ABSTRACT_ID, {_VAL: number})
        return self._add(num)

    def like(self, num_id: str, overrides: Iterable[etree._Element]) -> str:
        """The id of a new list with the levels of this one, some of them overridden by these `w:lvlOverride`."""
        abstract = self._nums[num_id].find(_ABSTRACT_ID)
        num = self.root.makeelement(_NUM, nsmap={"w": NAMESPACES["w"]})
        etree.SubElement(num, _ABSTRACT_ID, {_VAL: abstract.get(_VAL, "") if abstract is not None else ""})
        num.extend(overrides)
        return self._add(num)

    def apart(self, num_id: str) -> str:
        """The id of a new list that looks like this one and counts by itself; the same id when there is no such list.

        Word counts by `w:abstractNum`: a list that only starts anew would be counted on by the one that it was made of.
        """
        num = self._nums.get(num_id)
        abstract = self._abstract_of(num)
        if num is None or abstract is None:
            return num_id
        if abstract.find(clark("w:lvl")) is None:  # its levels stand elsewhere
            return self.restart(num_id)
        copied = copy.deepcopy(abstract)
        for element in list(copied.iter(*(clark(f"w:{name}") for name in ("pStyle", "styleLink", "name")))):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        overrides = [copy.deepcopy(e) for e in num.findall(clark("w:lvlOverride"))]
        new = self.add(copied)
        return self.like(new, overrides) if overrides else new

    def levels_of(self, num_id: str) -> etree._Element | None:
        """The `w:abstractNum` of a list; None when there is no such list."""
        return self._abstract_of(self._nums.get(num_id))

    def _abstract_of(self, num: etree._Element | None) -> etree._Element | None:
        named = num.find(_ABSTRACT_ID) if num is not None else None
        return self._abstracts.get(named.get(_VAL, "")) if named is not None else None

    def _add(self, num: etree._Element) -> str:
        self.changed = True
        num.tail = None
        number = str(self._next_num)
        self._next_num += 1
        num.set(_NUM_ID, number)
        held = self._nums or self._abstracts
        last = next(reversed(held.values()), None)
        if last is not None:
            last.addnext(num)
        else:
            self.root.append(num)
        self._nums[number] = num
        return number


def _begin(num: etree._Element, level: str, first: str) -> None:
    """Let a level of a list begin with a number of its own."""
    override = next((e for e in num.iter(clark("w:lvlOverride")) if e.get(_ILVL) == level), None)
    if override is None:
        override = etree.SubElement(num, clark("w:lvlOverride"), {_ILVL: level})
    begins = override.find(clark("w:startOverride"))
    if begins is None:
        begins = override.makeelement(clark("w:startOverride"))
        override.insert(0, begins)
    begins.set(_VAL, first)


def _next(held: dict[str, etree._Element]) -> int:
    return max((whole(key, -1) for key in held), default=-1) + 1
