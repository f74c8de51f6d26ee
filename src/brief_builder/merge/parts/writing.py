"""Changed and new parts → the bytes of the package; everything else is copied as its compressed bytes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from brief_builder.merge.parts.additions import Additions, NewRelationship
from brief_builder.office import Member, Package, write_members
from brief_builder.office.package import rels_name, with_content_types, with_relationships
from brief_builder.office.part_types import IMAGE
from brief_builder.problems import Fault
from brief_builder.template.expressions.measuring import check_output

_LONGEST = 9_900_000  # bytes of a text or an attribute: what is longer, libxml2 does not read


def written(package: Package, contents: Mapping[str, bytes], additions: Additions) -> bytes:
    """The package.

    Args:
        package: the template.
        contents: part name → its new content.
        additions: parts that the template does not have, and the relationships to them.
    """
    members = {member.name: member for member in package.members}
    for name, part in additions.parts.items():
        members[name] = Member.of(name, part.data)
    for name, content in contents.items():
        members[name] = Member.of(name, content)
    for name in {**additions.relationships, **additions.dropped}:
        rels = rels_name(name)
        had = package.read(rels) if rels in package else None
        add = [(e.id, e.type, _target(name, e), e.external) for e in additions.relationships.get(name, ())]
        drop = [*_unused(package, name, contents), *additions.dropped.get(name, ())]
        members[rels] = Member.of(rels, with_relationships(had, add, drop))
    gone = _drop_orphans(package, members, additions, contents)
    types = with_content_types(
        package.read("[Content_Types].xml"),
        {n.rpartition(".")[2]: p.content_type for n, p in additions.parts.items() if "/media/" in n},
        {n: p.content_type for n, p in additions.parts.items() if _is_named(n, package)},
        gone,
    )
    if additions.parts or gone:
        members["[Content_Types].xml"] = Member.of("[Content_Types].xml", types)
    return write_members(members.values())


def check_sizes(contents: Mapping[str, bytes]) -> None:
    """Raise limit-reached for parts that are larger than what can be opened again."""
    check_output(sum(map(len, contents.values())))
    for content in contents.values():
        at = 0
        while at + _LONGEST < len(content):
            at = content.rfind(b"<", at + 1, at + _LONGEST)
            if at < 0:
                message = "a text of the document would be longer than 10 MB"
                raise Fault("limit-reached", message, help="print it in several paragraphs, or less of it")


def _target(part: str, entry: NewRelationship) -> str:
    return entry.target if entry.external else posixpath.relpath(entry.target, posixpath.dirname(part))


def _unused(package: Package, part: str, contents: Mapping[str, bytes]) -> list[str]:
    """Ids of pictures that the part no longer shows: the dummies that the author drew."""
    if part not in package:
        return []
    text = contents.get(part) or package.read(part)
    used = set(re.findall(rb'r:(?:embed|link|id|pict)="([^"]+)"', text))
    return [r.id for r in package.relationships(part) if r.type == IMAGE and r.id.encode() not in used]


def _is_named(part: str, package: Package) -> bool:
    """Whether the content types must name a new part: pictures go by their ending, relationships by theirs."""
    return "/media/" not in part and not part.endswith(".rels") and part not in package


def _drop_orphans(
    package: Package, members: dict[str, Member], additions: Additions, contents: Mapping[str, bytes]
) -> set[str]:
    """Remove parts that only a dropped relationship led to, and what only they led to; returns their names."""
    kept = {e.target for entries in additions.relationships.values() for e in entries if not e.external}
    freed: set[str] = set()
    targets: dict[str, set[str]] = {}
    for name in package.names():
        if not name.endswith(".rels"):
            continue
        folder, _, base = name.removesuffix(".rels").rpartition("_rels/")
        part = folder + base
        changed = part in additions.relationships or part in additions.dropped
        gone = set(_unused(package, part, contents)) if changed else set()
        gone |= additions.dropped.get(part, frozenset())
        related = [rel for rel in package.relationships(part) if not rel.external]
        freed |= {rel.target for rel in related if rel.id in gone}
        targets[part] = {rel.target for rel in related if rel.id not in gone}
    removed: set[str] = set()
    while freed:
        held = kept.union(*(led for part, led in targets.items() if part not in removed))
        more = freed - held - removed
        removed |= more
        freed = set().union(*(targets.get(part, set()) for part in more))
    for name in [*removed, *map(rels_name, removed)]:
        members.pop(name, None)
    return removed
