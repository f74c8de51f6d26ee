"""Changed parts and new pictures → the bytes of the package; everything else is copied as its compressed bytes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

from brief_builder.merge.pictures import CONTENT_TYPES, IMAGE_TYPE
from brief_builder.merge.state import Media
from brief_builder.office import Member, Package, write_members
from brief_builder.office.package import rels_name, with_content_types, with_relationships


def written(
    package: Package,
    contents: Mapping[str, bytes],
    media: Iterable[Media],
    new_parts: Mapping[str, tuple[str, str]],
) -> bytes:
    """The package.

    Args:
        package: the template.
        contents: part name → its new content.
        media: pictures, each with the part that shows it and the relationship id by which it does.
        new_parts: part name → (content type, relationship type) of parts that the template did not have.
    """
    members = {member.name: member for member in package.members}
    additions: dict[str, list[tuple[str, str, str]]] = {}
    pictures: dict[str, str] = {}
    for picture in media:
        folder = "word/media" if package.kind == "docx" else "ppt/media"
        # The same bytes are written once, whoever shows them.
        name = pictures.setdefault(f"{picture.name}", f"{folder}/{picture.name}")
        members[name] = Member.of(name, picture.data)
        target = posixpath.relpath(name, posixpath.dirname(picture.part))
        additions.setdefault(picture.part, []).append((picture.relationship, IMAGE_TYPE, target))
    for name, (_, relationship) in new_parts.items():
        target = posixpath.relpath(name, posixpath.dirname(package.main_part))
        additions.setdefault(package.main_part, []).append(("rIdBriefNotes", relationship, target))
    for name, content in contents.items():
        members[name] = Member.of(name, content)
    for part, entries in additions.items():
        rels = rels_name(part)
        had = package.read(rels) if rels in package else None
        members[rels] = Member.of(rels, with_relationships(had, entries, _unused(package, part, contents)))
    gone = _drop_orphans(package, members, additions, contents)
    types = with_content_types(
        package.read("[Content_Types].xml"),
        {name.rpartition(".")[2]: CONTENT_TYPES[name.rpartition(".")[2]] for name in pictures.values()},
        {name: kind for name, (kind, _) in new_parts.items()},
        gone,
    )
    if additions:
        members["[Content_Types].xml"] = Member.of("[Content_Types].xml", types)
    return write_members(members.values())


def _unused(package: Package, part: str, contents: Mapping[str, bytes]) -> list[str]:
    """Ids of pictures that the part no longer shows: the dummies that the author drew."""
    text = contents.get(part) or package.read(part)
    used = set(re.findall(rb'r:(?:embed|link|id|pict)="([^"]+)"', text))
    return [r.id for r in package.relationships(part) if r.type == IMAGE_TYPE and r.id.encode() not in used]


def _drop_orphans(
    package: Package,
    members: dict[str, Member],
    additions: Mapping[str, object],
    contents: Mapping[str, bytes],
) -> set[str]:
    """Remove media that only a dropped relationship pointed to; returns their names."""
    kept: set[str] = set()
    freed: set[str] = set()
    for name in package.names():
        if not name.endswith(".rels"):
            continue
        folder, _, base = name.removesuffix(".rels").rpartition("_rels/")
        part = folder + base
        gone = set(_unused(package, part, contents)) if part in additions else set()
        for rel in package.relationships(part):
            if not rel.external:
                (freed if rel.id in gone else kept).add(rel.target)
    gone = freed - kept
    for name in gone:
        members.pop(name, None)
    return gone
