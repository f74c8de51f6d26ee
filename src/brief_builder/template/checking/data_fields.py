"""The uses of a name of the data in tags → a `DataField`: what it is used as, where, and what is read of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from brief_builder.problems import Place

KINDS = ("value", "list", "condition", "picture")


@dataclass(frozen=True, slots=True)
class DataField:
    """A name that a template asks for.

    Attributes:
        name: as the tags write it; '' for what the entries of a list are.
        used_as: some of `KINDS`, in that order.
        filters: the filters that it is printed with.
        optional: whether every tag that asks for it says what stands in its place.
        places: where it is asked for, each place once.
        fields: the names that are read of it.
        item: what its entries are; None when it is no list.
        keyed: whether its entries have names that the data choose, as in `for name, x in groups.items()`.
        parts: what it is unpacked into, as in `for code, country in …`.
    """

    name: str
    used_as: tuple[str, ...]
    filters: tuple[str, ...]
    optional: bool
    places: tuple[Place, ...]
    fields: tuple[DataField, ...]
    item: DataField | None
    keyed: bool
    parts: tuple[DataField, ...]


@dataclass(slots=True)
class Asked:
    """A field while it is learned; `plain_uses` are those that say nothing of its being missing."""

    name: str
    kinds: set[str] = field(default_factory=set)
    filters: dict[str, None] = field(default_factory=dict)
    places: dict[Place, None] = field(default_factory=dict)
    plain_uses: int = 0
    uses: int = 0
    fields: dict[str, Asked] = field(default_factory=dict)
    item: Asked | None = None
    keyed: bool = False
    parts: list[Asked] = field(default_factory=list)

    def child(self, name: str) -> Asked:
        """What is read of it by this name."""
        return self.fields.setdefault(name, Asked(name))

    def entry(self) -> Asked:
        """What its entries are."""
        if self.item is None:
            self.item = Asked("")
        return self.item

    def part(self, index: int) -> Asked:
        """What it is unpacked into at this place, 0-based."""
        while len(self.parts) <= index:
            self.parts.append(Asked(""))
        return self.parts[index]

    def used(self, place: Place, kind: str, *, optional: bool) -> None:
        """Note a use; kind '' when it is only given a name."""
        if kind:
            self.kinds.add(kind)
        self.places.setdefault(place)
        self.uses += 1
        self.plain_uses += not optional

    def absorb(self, other: Asked, *, optional: bool) -> None:
        """Note all uses of another, which stands for this one inside a macro."""
        if other is self:
            return
        self.kinds |= other.kinds
        self.filters |= other.filters
        self.places |= other.places
        self.uses += other.uses
        self.plain_uses += 0 if optional else other.plain_uses
        self.keyed = self.keyed or other.keyed
        for name, child in list(other.fields.items()):
            self.child(name).absorb(child, optional=optional)
        if other.item is not None:
            self.entry().absorb(other.item, optional=optional)
        for index, part in enumerate(list(other.parts)):
            self.part(index).absorb(part, optional=optional)

    def frozen(self) -> DataField:
        """The field as it is known now."""
        fields = tuple(child.frozen() for child in self.fields.values())
        item = self.item.frozen() if self.item is not None else None
        parts = tuple(part.frozen() for part in self.parts)
        # What is only a way to other names may be missing when all of them may.
        inner = [*fields, *parts, *((item,) if item else ())]
        optional = self.plain_uses == 0 and (self.uses > 0 or bool(inner)) and all(f.optional for f in inner)
        kinds = tuple(kind for kind in KINDS if kind in self.kinds)
        filters, places = tuple(self.filters), tuple(self.places)
        return DataField(self.name, kinds, filters, optional, places, fields, item, self.keyed, parts)
