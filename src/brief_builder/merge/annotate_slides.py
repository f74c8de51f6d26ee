"""A PowerPoint template and its problems in → a copy with a comment at each; all other members are as they were.

Comments stand on slides only, at a point. A problem that stands elsewhere (notes, a layout, properties) is commented in
the corner of the slide that it belongs to, with its place in words. They are written as PowerPoint wrote them up to
2021, which every version and LibreOffice reads; all have one date, so that the same template gives the same bytes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from brief_builder.fit.shapes import placed_shapes
from brief_builder.fit.slots import Frame, Layout, frame_of
from brief_builder.merge.annotate import free_name, note_lines
from brief_builder.office import DRAWING, Member, Package, parse, serialize, write_members
from brief_builder.office.notes import AUTHOR, SLIDE_COMMENT, author_lists, is_ours, own_slide_notes
from brief_builder.office.package import rels_name, with_content_types, with_relationships
from brief_builder.office.part_types import COMMENT_AUTHORS, COMMENTS, slide_type
from brief_builder.office.parts import layout_of, slide_names
from brief_builder.office.xml import NAMESPACES, clark, whole
from brief_builder.problems import Place, Problem

_DATE = "2026-01-01T00:00:00.000"  # PowerPoint shows a date at each; no clock is asked for it
_EMU = 914_400 / 576  # in the unit in which comments are placed, of which an inch has 576
_STEP = 60  # comments of one shape stand beside each other
_NAMED = re.compile(r'^[^"]+ "(.*)"$')  # a step of a place that names a shape: 'picture "Logo"'
_CNVPR, _XFRM = clark("p:cNvPr"), (clark("a:xfrm"), clark("p:xfrm"))
_SHARED = ("/slideLayout", "/slideMaster", "/notesMaster", "/slide")  # what a slide does not have to itself


def annotated_slides(data: bytes, problems: Iterable[Problem]) -> bytes | None:
    """The copy; None when it has no slide on which anything could be said.

    Notes of an earlier check are replaced, comments of the authors are kept.

    Raises:
        Fault: template-unreadable or template-unsafe, when the file cannot be opened at all.
    """
    package = Package.open(data)
    slides = slide_names(package)
    if not slides:
        return None
    copy = _Copy(package)
    by_slide: dict[str, list[Problem]] = {name: [] for name in slides}
    homes = _homes(package, slides)
    for problem in problems:
        by_slide[homes.get(problem.place.part, slides[0])].append(problem)
    for name, found in by_slide.items():
        copy.comment(name, found)
    return copy.written()


def _homes(package: Package, slides: list[str]) -> dict[str, str]:
    """Part → the slide that it belongs to; of a layout or master, the first slide that shows it."""
    homes = {name: name for name in slides}
    for shared in (False, True):
        for slide in slides:
            waiting = [slide]
            seen = {slide}
            while waiting:
                for rel in package.relationships(waiting.pop()):
                    if rel.external or rel.target in seen or rel.target in slides or rel.target not in package:
                        continue
                    if rel.type.endswith(_SHARED) and not shared:
                        continue
                    seen.add(rel.target)
                    homes.setdefault(rel.target, slide)
                    waiting.append(rel.target)
    return homes


@dataclass
class _Copy:
    """The copy while it is made: the members that change, and who comments."""

    package: Package
    members: dict[str, Member] = field(init=False)
    types: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    layouts: dict[str, Layout] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.members = {member.name: member for member in self.package.members}
        held = author_lists(self.package)
        self.list_name = held[0] if held else ""
        self.authors = (
            parse(self.package.read(held[0]), held[0])
            if held
            else etree.Element(clark("p:cmAuthorLst"), nsmap={"p": NAMESPACES["p"]})
        )
        known = list(self.authors.iter(clark("p:cmAuthor")))
        self.ours = next(filter(is_ours, known), None)
        self.id = self.ours.get("id", "") if self.ours is not None else str(_next(each.get("id") for each in known))
        self.colour = str(_next(each.get("clrIdx") for each in known))
        self.last = 0

    def comment(self, slide: str, problems: list[Problem]) -> None:
        """Replace our comments on a slide by these."""
        related = [rel for rel in self.package.relationships(slide) if rel.type == COMMENTS]
        held = next((rel for rel in related if self.package.content_type(rel.target) == slide_type("comments")), None)
        if not problems and held is None:
            return
        comments = (
            parse(self.package.read(held.target), held.target)
            if held is not None
            else etree.Element(clark("p:cmLst"), nsmap={"p": NAMESPACES["p"]})
        )
        before = own_slide_notes(comments, self.package)
        if not problems and not before:
            return
        for comment in before:
            comments.remove(comment)
        self._add(comments, slide, problems)
        if held is not None and not len(comments):
            self._drop(slide, held.id, held.target)
            return
        name = held.target if held is not None else free_name("ppt/comments/comment.xml", self.members)
        self.members[name] = Member.of(name, serialize(comments).encode())
        if held is None:
            self.types[name] = slide_type("comments")
            self._relate(slide, COMMENTS, name)

    def written(self) -> bytes:
        """The bytes of the copy."""
        if self.ours is None and self.last:
            self.ours = etree.SubElement(self.authors, clark("p:cmAuthor"))
            for key, value in (("id", self.id), ("name", AUTHOR), ("initials", AUTHOR), ("clrIdx", self.colour)):
                self.ours.set(key, value)
        if self.ours is not None:
            self.ours.set("lastIdx", str(self.last))
            name = self.list_name or free_name("ppt/commentAuthors.xml", self.members)
            self.members[name] = Member.of(name, serialize(self.authors).encode())
            if not self.list_name:
                self.types[name] = slide_type("commentAuthors")
                self._relate(self.package.main_part, COMMENT_AUTHORS, name)
        listing = "[Content_Types].xml"
        data = with_content_types(self.package.read(listing), {}, self.types, self.gone)
        self.members[listing] = Member.of(listing, data)
        return write_members(self.members.values())

    def _add(self, comments: etree._Element, slide: str, problems: list[Problem]) -> None:
        spots = _Spots(self.package, slide, self.layouts)
        met: dict[tuple[int, int], int] = {}
        for problem in problems:
            found = spots.of(problem.place)
            x, y = found or (0, 0)
            beside = met[x, y] = met.get((x, y), -1) + 1
            self.last += 1
            about = {"authorId": self.id, "dt": _DATE, "idx": str(self.last)}
            comment = etree.SubElement(comments, SLIDE_COMMENT, about)
            etree.SubElement(comment, clark("p:pos"), {"x": str(x + beside * _STEP), "y": str(y)})
            words = etree.SubElement(comment, clark("p:text"))
            words.text = "\n".join(note_lines(problem, placed=found is not None))

    def _relate(self, owner: str, kind: str, name: str) -> None:
        rels = rels_name(owner)
        used = dict.fromkeys(rel.id for rel in self.package.relationships(owner))
        target = posixpath.relpath(name, posixpath.dirname(owner))
        entry = (free_name("rIdBriefComments", used), kind, target, False)
        had = self.package.read(rels) if rels in self.package else None
        self.members[rels] = Member.of(rels, with_relationships(had, [entry]))

    def _drop(self, slide: str, relationship: str, name: str) -> None:
        """Take the comments of a slide out of the file: none is left."""
        rels = rels_name(slide)
        self.members[rels] = Member.of(rels, with_relationships(self.package.read(rels), [], [relationship]))
        del self.members[name]
        self.members.pop(rels_name(name), None)
        self.gone.append(name)


class _Spots:
    """The shapes of a slide, and where a comment at one of them stands."""

    def __init__(self, package: Package, slide: str, layouts: dict[str, Layout]) -> None:
        self._package, self._slide, self._layouts = package, slide, layouts
        root = parse(package.read(slide), slide)
        self._paragraphs = list(root.iter(DRAWING.paragraph))
        self._moves = dict(placed_shapes(root, groups=True))
        self._by_name: dict[str, etree._Element] = {}
        for shape in self._moves:
            named = _named(shape)
            if named is not None:
                self._by_name.setdefault(named.get("name", ""), shape)

    def of(self, place: Place) -> tuple[int, int] | None:
        """The upper left corner of the shape, in 576ths of an inch; None when the problem is of no shape of the slide.

        A shape that says nowhere where it stands is commented in the corner of the slide.
        """
        if place.part != self._slide:
            return None
        shape = self._shape(place)
        if shape is None:
            return None
        frame = self._frame(shape)
        left, top = (frame.left, frame.top) if frame is not None else (0, 0)
        return max(round(left / _EMU), 0), max(round(top / _EMU), 0)

    def _shape(self, place: Place) -> etree._Element | None:
        at = place.paragraph
        if at is not None and at < len(self._paragraphs):
            return next((each for each in self._paragraphs[at].iterancestors() if each in self._moves), None)
        names = [found[1] for step in place.trail[1:] if (found := _NAMED.match(step))]
        return next((self._by_name[name] for name in reversed(names) if name in self._by_name), None)

    def _frame(self, shape: etree._Element) -> Frame | None:
        """Its frame on the slide: its own, moved by its groups, or that of the placeholder that it fills."""
        own = next((each for part in shape for each in (part, *part) if each.tag in _XFRM), None)
        frame = frame_of(own)
        if frame is None:
            about = _named(shape)
            holder = about.getparent() if about is not None else None
            placeholder = next(holder.iter(clark("p:ph")), None) if holder is not None else None
            name = layout_of(self._package, self._slide)
            if placeholder is None or name not in self._package:
                return None
            if name not in self._layouts:
                self._layouts[name] = Layout(self._package, name)
            frame = self._layouts[name].slot(placeholder).frame
        return self._moves[shape].of(frame) if frame is not None else None


def _named(shape: etree._Element) -> etree._Element | None:
    """The p:cNvPr of a shape itself, not of one in it."""
    return next((each for part in shape for each in part if each.tag == _CNVPR), None)


def _next(numbers: Iterable[str | None]) -> int:
    """A number that is above all of these."""
    return max((whole(number, -1) for number in numbers), default=-1) + 1
