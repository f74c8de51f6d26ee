"""Slides of another deck → slides of this one: parts with names of their own, on the layouts of this deck.

A slide that comes from elsewhere takes on the look of the deck that it comes into, as PowerPoint's "Use Destination
Theme" does: its layout is the one of the same name here, and its placeholders are those of that layout.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from brief_builder.merge.decks.cleaning import (
    braced,
    fill_bodies,
    number_shapes,
    unbind,
    written_texts,
)
from brief_builder.merge.decks.feet import Feet
from brief_builder.merge.decks.layouts import Layouts
from brief_builder.merge.decks.placeholders import adopt
from brief_builder.merge.decks.remarks import Remarks
from brief_builder.merge.decks.table_styles import TableStyles
from brief_builder.merge.parts.additions import Additions, NewPart
from brief_builder.merge.slides.copies import SlideCopy
from brief_builder.office import Package, parse, serialize
from brief_builder.office.own_parts import own_parts
from brief_builder.office.package import Relationship, rels_name, with_relationships
from brief_builder.office.part_types import relationship_type
from brief_builder.office.parts import layout_of, slide_names
from brief_builder.office.references import forget, refers_to
from brief_builder.office.xml import clark
from brief_builder.problems import Fault
from brief_builder.template.reading.tags import find_spans

_MEDIA = ("image", "media", "video", "audio", "hdphoto")
_XML = ("+xml", "/xml")
_SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
_ENDINGS = {
    "image/png": ".png",
    "image/jpeg": ".jpeg",
    "image/gif": ".gif",
    "image/svg+xml": ".svg",
    "video/mp4": ".mp4",
}
_MOST = 900  # parts of one slide
_LAYOUT, _NOTES, _NOTES_MASTER = (relationship_type(each) for each in ("slideLayout", "notesSlide", "notesMaster"))


@dataclass(slots=True)
class Import:
    """One deck on its way into another.

    Attributes:
        path: its name as the data give it.
        source: it.
        host: the deck that it comes into.
        fresh_name: gives the name of a part that no part has.
        additions: takes the new parts.
        texts: takes the new slides.
        remarks: what does not come along as it stands there.
        literals: texts with braces, which are words.
    """

    path: str
    source: Package
    host: Package
    fresh_name: Callable[[str], str]
    additions: Additions
    texts: dict[str, str]
    remarks: Remarks
    literals: set[str] = field(default_factory=set)

    def slides(self, place: SlideCopy, feet: Feet) -> list[SlideCopy]:
        """The slides, to stand in the place of a slide.

        Args:
            place: the slide with the tag.
            feet: its footer, date and slide number.

        Raises:
            Fault: template-unreadable, template-unsafe, limit-reached.
        """
        wanted = list(dict.fromkeys(slide_names(self.source)))
        if not wanted:
            raise Fault("template-unreadable", "this presentation holds no slide", help="name one that does")
        self.remarks.compare(self.source, self.host)
        taken = {name.casefold() for name in self.host.names()}
        coming = [self._coming(slide, number, taken) for number, slide in enumerate(wanted, start=1)]
        others = {each.slide: each.names[each.slide] for each in coming}
        own = layout_of(self.host, place.slide)
        layouts = Layouts(self.host, own)
        own = own or layouts.first
        if not own:
            raise Fault("template-unreadable", "your template has no layout that its slides could be put on")
        styles = TableStyles(self.source, self.host, self.texts, self.additions)
        for each in coming:
            layout, each.alike = self._layout(each, layouts, own)
            for part in each.names:
                self._write(each, part, others, layout, feet if part == each.slide else None, styles)
        out = SlideCopy(place.slide, place.turn, place.number, {}, original=False, imported=True)
        return [replace(out, names={place.slide: others[slide]}) for slide in wanted]

    def _coming(self, slide: str, number: int, taken: set[str]) -> _Coming:
        """A slide and the names that its parts will have."""
        what = f"slide {number}"
        is_slide = self.source.content_type(slide) == _SLIDE_TYPE
        if not is_slide or parse(self.source.read(slide), slide).tag != clark("p:sld"):
            raise Fault("template-unreadable", f"{what} is no slide")
        apart = frozenset(r.target for r in self.source.relationships(slide) if self._stays(r))
        if apart:
            self.remarks.leave_notes()
        parts = own_parts(self.source, slide, apart)
        if len(parts) > _MOST:
            raise Fault("limit-reached", f"{what} has more than {_MOST} parts", help="divide what it shows")
        names: dict[str, str] = {}
        for part in parts:
            name = self.fresh_name(_as_here(part))
            while name.casefold() in taken:  # names that differ in capitals alone are one
                name = self.fresh_name(_as_here(part))
            taken.add(name.casefold())
            names[part] = name
        return _Coming(slide, what, names)

    def _stays(self, rel: Relationship) -> bool:
        """Whether a relationship leads to notes that have no master here."""
        return rel.type == _NOTES and all(r.type != _NOTES_MASTER for r in self.host.relationships(self.host.main_part))

    def _write(
        self, coming: _Coming, part: str, others: dict[str, str], layout: str, feet: Feet | None, styles: TableStyles
    ) -> None:
        name, data, kind = coming.names[part], self.source.read(part), self.source.content_type(part)
        had = self.source.relationships(part)
        if not kind or any(not id_ or times > 1 for id_, times in Counter(rel.id for rel in had).items()):
            raise Fault("template-unreadable", f"{coming.shown} is damaged: what {part} is or shows is not said")
        root = parse(data, part) if kind.endswith(_XML) else None
        named = refers_to(root) if root is not None else set()
        related: list[Relationship] = []
        for rel in had:
            target = self._target(rel, coming, others, layout)
            if target is not None:
                related.append(replace(rel, target=target))
            elif rel.id in named and not rel.external and rel.target not in self.source:
                self._miss(rel, coming)
        if root is not None:
            forget(root, named - {rel.id for rel in related})
            unbind(root)
            self._look_for_tags(root)
            number_shapes(root)
            fill_bodies(root)
            if any(table.find(clark("a:tr")) is None for table in root.iter(clark("a:tbl"))):
                raise Fault("template-unreadable", f"a table on {coming.shown} has no rows")
            if feet is not None:
                adopt(root, (self.source, part), (self.host, layout), alike=coming.alike)
                related = [each for each in related if each.type != _LAYOUT]
                related.append(Relationship(_free("rIdLayout", named, related), _LAYOUT, layout, external=False))
                feet.replace(root, layout, lambda wanted: _related(wanted, named, related))
                styles.bring(root)
                self.texts[name] = serialize(root)
            data = serialize(root).encode()
        for rel in related:
            if rel.external:
                self.remarks.look_for_tag(rel)
        self.additions.parts[name] = NewPart(data, kind)
        folder = posixpath.dirname(name)
        entries = [
            (r.id, r.type, r.target if r.external else posixpath.relpath(r.target, folder), r.external) for r in related
        ]
        if entries:
            self.additions.parts[rels_name(name)] = NewPart(with_relationships(None, entries), "")

    def _target(self, rel: Relationship, coming: _Coming, others: dict[str, str], layout: str) -> str | None:
        """What a relationship leads to here; None when it does not come along."""
        kind = rel.type.rpartition("/")[2]
        if rel.external:
            return rel.target
        if kind == "slideLayout":
            return layout
        if rel.type == _NOTES_MASTER:
            return next((r.target for r in self.host.relationships(self.host.main_part) if r.type == rel.type), None)
        if kind in _MEDIA:
            return self._media(rel.target)
        if kind == "slide":
            return others.get(rel.target)
        if kind == "comments":
            self.remarks.leave_comments()
            return None
        return coming.names.get(rel.target)

    def _layout(self, coming: _Coming, layouts: Layouts, own: str) -> tuple[str, bool]:
        """The layout here for a slide, and whether it is one of its name or type, or else `own`, of the place."""
        part = layout_of(self.source, coming.slide)
        if not part:
            self.remarks.without_layout(coming.shown, layouts.name(own))
            return own, False
        found, exact, name = layouts.like(self.source, part)
        if not exact:
            self.remarks.other_layout(name, layouts.name(found or own))
        return found or own, bool(found)

    def _media(self, part: str) -> str | None:
        if part not in self.source:
            return None
        data, kind = self.source.read(part), self.source.content_type(part)
        extension = _ENDINGS.get(kind) or posixpath.splitext(part)[1].lower()
        # Content types name media by their endings; one that stands for something else here is named by itself.
        usual = extension and self.host.content_type(f"x{extension}") in ("", kind)
        if not usual or not kind.startswith(("image/", "audio/", "video/")):
            extension = ".bin"
        folder = "ppt/media" if extension != ".bin" else "ppt/films"
        name = f"{folder}/media-{hashlib.sha256(data).hexdigest()[:16]}{extension}"
        self.additions.parts.setdefault(name, NewPart(data, kind))
        return name

    def _miss(self, rel: Relationship, coming: _Coming) -> None:
        """Say that a slide shows what is not in the file."""
        kind = rel.type.rpartition("/")[2]
        if kind in _MEDIA:
            self.remarks.missing_media(coming.shown)
        elif kind != "slide":
            raise Fault("template-unreadable", f"what {coming.shown} shows is missing from the file: {rel.target}")

    def _look_for_tags(self, root: etree._Element) -> None:
        """Note texts with braces; a tag in them is no tag here."""
        self.literals.update(braced(root))
        for text in written_texts(root):
            spans = find_spans(text)[0] if "{" in text else ()
            if spans:
                self.remarks.keep_tag(text[spans[0].start : spans[0].end])


@dataclass(slots=True)
class _Coming:
    """A slide that comes in.

    Attributes:
        slide: its part there.
        shown: what a person calls it there.
        names: its parts there → their names here.
        alike: whether it is put on a layout of the same name or type.
    """

    slide: str
    shown: str
    names: dict[str, str]
    alike: bool = True


def _as_here(part: str) -> str:
    """A name as PowerPoint gives it, whatever program wrote the other deck."""
    bare = part.rpartition("/")[2]
    return part if part.startswith("ppt/") and "/media/" not in part else f"ppt/{bare}"


def _free(stem: str, named: set[str], related: list[Relationship]) -> str:
    """An id that no relationship of a part has."""
    used = named.union(rel.id for rel in related)
    return next(id_ for n in range(1, len(used) + 2) if (id_ := f"{stem}{n}") not in used)


def _related(wanted: Relationship, named: set[str], related: list[Relationship]) -> str:
    """The id by which a part refers to something of the host, among what it refers to."""
    for rel in related:
        if (rel.type, rel.target, rel.external) == (wanted.type, wanted.target, wanted.external):
            return rel.id
    id_ = _free("rIdFoot", named, related)
    related.append(replace(wanted, id=id_))
    return id_
