"""Changed and new parts → the bytes of the package; everything else is copied as its compressed bytes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from brief_builder.merge.parts.additions import Additions
from brief_builder.office import Member, Package, write_members
from brief_builder.office.members import MAX_MEMBERS
from brief_builder.office.package import Relationship, rels_name, with_content_types, with_relationships
from brief_builder.office.part_types import IMAGE
from brief_builder.office.references import NAMES
from brief_builder.problems import Fault
from brief_builder.template.expressions.measuring import check_output

_NAMED = re.compile(rf':(?:{"|".join(NAMES)})="([^"]+)"'.encode())
_LONGEST = 9_900_000  # bytes of a text or an attribute: what is longer, libxml2 does not read


def written(
    package: Package,
    contents: Mapping[str, bytes],
    additions: Additions,
    ready: Mapping[str, Member] = MappingProxyType({}),
    pieces: Mapping[str, Callable[[], Iterable[bytes]]] = MappingProxyType({}),
) -> bytes:
    """The package.

    Args:
        package: the template.
        contents: part name → its new content.
        additions: parts that the template does not have, and the relationships to them.
        ready: part name → the member that stands for one of the template's, or for a copy of one.
        pieces: part name → what gives its new content piece by piece, where `contents` has it without long stretches.

    Raises:
        Fault: limit-reached.
    """
    members = {member.name: member for member in package.members}
    for name, copied in additions.copies.items():
        members[name] = replace(members[copied.origin], name=name)
    members.update(ready)
    for name, part in additions.parts.items():
        members[name] = Member.of(name, part.data)
    for name, content in contents.items():
        given = pieces.get(name)
        members[name] = Member.of(name, content) if given is None else Member.of_pieces(name, _checked(given))
    check_output(sum(members[name].size for name in contents))
    related: dict[str, list[Relationship]] = {}
    for name in {**additions.copies, **additions.relationships, **additions.dropped}:
        kept, new = _led_to(package, name, additions, contents)
        related[name] = kept + new
        rels, is_copy = rels_name(name), name in additions.copies
        had = package.read(rels) if rels in package and not is_copy else None
        add = [(e.id, e.type, _target(name, e), e.external) for e in (related[name] if is_copy else new)]
        lost = {rel.id for rel in package.relationships(name)} - {rel.id for rel in kept} if not is_copy else ()
        if add or had is not None:
            members[rels] = Member.of(rels, with_relationships(had, add, lost))
    gone = _drop_orphans(package, members, related)
    named = {n: p.content_type for n, p in additions.parts.items() if _is_named(n, package)}
    named |= {n: package.content_type(each.origin) for n, each in additions.copies.items() if n not in additions.parts}
    media = {n.rpartition(".")[2]: p.content_type for n, p in additions.parts.items() if "/media/" in n}
    if additions.parts or additions.copies or gone:
        types = with_content_types(package.read("[Content_Types].xml"), media, named, gone)
        members["[Content_Types].xml"] = Member.of("[Content_Types].xml", types)
    if len(members) > MAX_MEMBERS:
        message = f"the file would hold more than {MAX_MEMBERS:,} parts, more than can be opened safely"
        raise Fault(
            "limit-reached", message, help="let the loop over slides run over fewer entries, or make several files"
        )
    if additions.sweep:
        return _swept(members)
    return write_members(members.values())


def _swept(members: Mapping[str, Member]) -> bytes:
    """The package without the parts to which no relationship leads."""
    package = Package(tuple(members.values()))
    reached = _reached(package.relationships)
    kept = {"[Content_Types].xml", *reached, *map(rels_name, reached)}
    gone = [name for name in members if name not in kept]
    types = with_content_types(package.read("[Content_Types].xml"), {}, {}, gone)
    left = {name: member for name, member in members.items() if name in kept}
    left["[Content_Types].xml"] = Member.of("[Content_Types].xml", types)
    return write_members(left.values())


def check_sizes(contents: Mapping[str, bytes]) -> None:
    """Raise limit-reached for parts that are larger than what can be opened again."""
    check_output(sum(map(len, contents.values())))
    for content in contents.values():
        _check_texts(content)


def _check_texts(content: bytes) -> None:
    at = 0
    while at + _LONGEST < len(content):
        at = content.rfind(b"<", at + 1, at + _LONGEST)
        if at < 0:
            message = "a text of the document would be longer than 10 MB"
            raise Fault("limit-reached", message, help="print it in several paragraphs, or less of it")


def _checked(pieces: Callable[[], Iterable[bytes]]) -> Callable[[], Iterator[bytes]]:
    """The pieces, of which none has a text that is too long, and all together are not too many bytes."""

    def checked() -> Iterator[bytes]:
        size = 0
        for piece in pieces():
            size += len(piece)
            check_output(size)
            _check_texts(piece)
            yield piece

    return checked


def _target(part: str, entry: Relationship) -> str:
    if entry.external or not entry.target:  # which leads to the package itself: nowhere
        return entry.target
    return posixpath.relpath(entry.target, posixpath.dirname(part))


def _led_to(
    package: Package, part: str, additions: Additions, contents: Mapping[str, bytes]
) -> tuple[list[Relationship], list[Relationship]]:
    """What a part keeps of the template's relationships, and those that it gains."""
    copied = additions.copies.get(part)
    had = list(package.relationships(copied.origin if copied is not None else part))
    gone = additions.dropped.get(part, frozenset())
    if copied is not None:
        gone |= copied.without
        had = [replace(r, target=copied.names.get(r.target, r.target)) if not r.external else r for r in had]
    text = contents.get(part)
    used = set(_NAMED.findall(text)) if text is not None else set()
    # Pictures that a changed part no longer shows: the dummies that the author drew.
    kept = [r for r in had if r.id not in gone and (r.type != IMAGE or text is None or r.id.encode() in used)]
    new = [Relationship(e.id, e.type, e.target, e.external) for e in additions.relationships.get(part, ())]
    return kept, new


def _is_named(part: str, package: Package) -> bool:
    """Whether the content types must name a new part: pictures go by their ending, relationships by theirs."""
    return "/media/" not in part and not part.endswith(".rels") and part not in package


def _drop_orphans(package: Package, members: dict[str, Member], related: Mapping[str, list[Relationship]]) -> set[str]:
    """Remove the template's parts to which no relationship leads any more; returns their names.

    `related` holds what the parts lead to whose relationships are not those of the template.
    """
    lost = [
        rel.target
        for part, now in related.items()
        for rel in package.relationships(part)
        if not rel.external and all(rel.target != each.target for each in now)
    ]
    if not lost:
        return set()
    before = _reached(package.relationships)
    after = _reached(lambda part: related.get(part, package.relationships(part)))
    removed = (before - after).intersection(package.names())
    for name in [*removed, *map(rels_name, removed)]:
        members.pop(name, None)
    return removed


def _reached(related: Callable[[str], Iterable[Relationship]]) -> set[str]:
    """The parts to which relationships lead, from the package on."""
    found: set[str] = {""}
    waiting = [""]
    while waiting:
        for rel in related(waiting.pop()):
            if not rel.external and rel.target not in found:
                found.add(rel.target)
                waiting.append(rel.target)
    return found
