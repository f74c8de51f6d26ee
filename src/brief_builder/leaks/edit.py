"""A package that is being changed: parts read as trees, relationships dropped; at the end, a package again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import unquote

from lxml import etree

from brief_builder.office import Member, Package, parse, serialize
from brief_builder.office.package import Relationship, rels_name, with_content_types, with_relationships


class Edit:
    """Changes to a package; a part that nothing changes keeps its bytes."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._contents: dict[str, bytes] = {}
        self._trees: dict[str, etree._Element] = {}
        self._dropped: dict[str, set[str]] = {}
        self._new: dict[str, tuple[str, str]] = {}

    def xml_parts(self) -> list[str]:
        """The names of the parts that hold XML, without relationships."""
        return [name for name in self.package.names() if name.endswith(".xml") and name != "[Content_Types].xml"]

    def read(self, name: str) -> bytes:
        """What a part holds, as far as it is not held as a tree."""
        return self._contents.get(name) or self.package.read(name)

    def tree(self, name: str) -> etree._Element:
        """The root of a part; `touch` says that it was changed."""
        if name not in self._trees:
            self._trees[name] = parse(self.read(name), name)
        return self._trees[name]

    def touch(self, name: str) -> None:
        """The tree of a part was changed."""
        self._contents[name] = serialize(self._trees[name]).encode()

    def write(self, name: str, content: bytes) -> None:
        """Let a part hold this."""
        self._contents[name] = content
        self._trees.pop(name, None)

    def add(self, name: str, content: bytes, kind: str, content_type: str) -> None:
        """A part to which the package leads by a relationship of this kind."""
        self._contents[name], self._new[name] = content, (kind, content_type)

    def drop(self, part: str, rel: Relationship) -> None:
        """Let a part lose a relationship, and what only it leads to."""
        self._dropped.setdefault(part, set()).add(rel.id)

    def related(self, part: str) -> list[Relationship]:
        """What a part still leads to."""
        gone = self._dropped.get(part, ())
        return [rel for rel in self.package.relationships(part) if rel.id not in gone]

    def done(self) -> Package:
        """The package with the changes; the same one where there are none."""
        gone = self._unreached() if self._dropped or self._has_strays() else set()
        gone -= self._new.keys()  # one that nothing led to may be written anew
        if not (self._contents or self._dropped or gone):
            return self.package
        members = {member.name: member for member in self.package.members if member.name not in gone}
        for name, content in self._contents.items():
            if name not in gone:
                members[name] = Member.of(name, content)
        for part, ids in self._dropped.items():
            rels = rels_name(part)
            if rels in members:
                members[rels] = Member.of(rels, with_relationships(self.package.read(rels), (), ids))
        if self._new:
            held = self.package.read(rels_name("")) if not self._dropped.get("") else None
            if held is None:
                held = with_relationships(self.package.read(rels_name("")), (), self._dropped[""])
            known = {rel.id for rel in self.package.relationships("")}
            free = (each for n in range(1, len(known) + 2 + len(self._new)) if (each := f"rIdOwn{n}") not in known)
            add = [(next(free), kind, name, False) for name, (kind, _) in self._new.items()]
            members[rels_name("")] = Member.of(rels_name(""), with_relationships(held, add))
        if gone or self._new:
            types = "[Content_Types].xml"
            named = {name: content_type for name, (_, content_type) in self._new.items()}
            members[types] = Member.of(types, with_content_types(self.package.read(types), {}, named, gone))
        # Relationships were written by themselves, whatever else was.
        contents = {name: content for name, content in self._contents.items() if not name.endswith(".rels")}
        return self.package.changed(tuple(members.values()), contents)

    def _has_strays(self) -> bool:
        return bool(self._not_among(self._kept(self.package.relationships)))

    def _unreached(self) -> set[str]:
        """The members to which nothing leads any more, or never did."""
        return self._not_among(self._kept(self.related))

    def _not_among(self, kept: set[str]) -> set[str]:
        """Names of parts are the same in any case, and may be written with percent signs (ISO 29500-2, 6.2.2)."""
        known = {_alike(name) for name in kept}
        return {name for name in self.package.names() if _alike(name) not in known}

    def _kept(self, related: Callable[[str], Iterable[Relationship]]) -> set[str]:
        found, waiting = {""}, [""]
        while waiting:
            for rel in related(waiting.pop()):
                if not rel.external and rel.target not in found:
                    found.add(rel.target)
                    waiting.append(rel.target)
        return {"[Content_Types].xml", *found, *map(rels_name, found)}


def _alike(name: str) -> str:
    return unquote(name).casefold()
