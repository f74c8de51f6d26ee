"""What a rendering adds to a package besides text → parts by name, and the relationships that lead to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from brief_builder.office import Package

_PREFIX = "rIdBrief"


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part that the template does not have: what it holds, and its content type."""

    data: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class NewRelationship:
    """A relationship to be added to a part; `target` is a member's name, or a URI when `external`."""

    id: str
    type: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class CopiedPart:
    """A copy of a part of the template: of which, and what stands for the parts that it leads to.

    `names` maps parts of the template to those that the copy leads to in their place; `without` are the ids of the
    relationships that it does not have.
    """

    origin: str
    names: Mapping[str, str]
    without: frozenset[str] = frozenset()


@dataclass(slots=True)
class Additions:
    """What a rendering adds to the package besides text: parts, and relationships of parts to them.

    Attributes:
        parts: member name → its content; a name stands once, whoever refers to it.
        relationships: part name → the relationships it gains, in order.
        dropped: part name → the ids of the relationships it loses.
        sweep: whether parts were added that may lead nowhere, and go before the package is written.
        copies: member name → the part of the template that it is a copy of.
        prefix: how the ids of new relationships begin, and no other.
    """

    parts: dict[str, NewPart] = field(default_factory=dict)
    relationships: dict[str, list[NewRelationship]] = field(default_factory=dict)
    dropped: dict[str, frozenset[str]] = field(default_factory=dict)
    copies: dict[str, CopiedPart] = field(default_factory=dict)
    sweep: bool = False
    prefix: str = _PREFIX
    _ids: dict[tuple[str, str, str, bool], str] = field(default_factory=dict)

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship of this part to the target; the same one when it is asked for again."""
        key = (part, kind, target, external)
        if key not in self._ids:
            self._ids[key] = f"{self.prefix}{len(self._ids) + 1}"
            entry = NewRelationship(self._ids[key], kind, target, external)
            self.relationships.setdefault(part, []).append(entry)
        return self._ids[key]

    def drop(self, part: str, *ids: str) -> None:
        """Let a part lose relationships."""
        if ids:
            self.dropped[part] = self.dropped.get(part, frozenset()).union(ids)

    def lead(self, part: str, entry: NewRelationship) -> None:
        """Let a relationship of a part, told by its id, lead elsewhere."""
        self.drop(part, entry.id)
        self.relationships.setdefault(part, []).append(entry)


def free_prefix(package: Package) -> str:
    """How ids of new relationships begin: no other one of a template does, even if it was produced here itself."""

    def find() -> str:
        rels = [package.read(name) for name in package.names() if name.endswith(".rels")]
        rels = [each for each in rels if _PREFIX.encode() in each]
        prefixes = (_PREFIX + "Again" * number for number in count())
        return next(
            prefix for prefix in prefixes if not any(re.search(rf'"{prefix}\d'.encode(), each) for each in rels)
        )

    return package.once("relationship prefix", find)
