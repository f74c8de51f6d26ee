"""Slides of another deck → slides of this one: parts with names of their own, on the layouts of this deck.

A slide that comes from elsewhere takes on the look of the deck that it comes into, as PowerPoint's "Use Destination
Theme" does: its layout is the one of the same name here, and its placeholders are those of that layout.
"""

from __future__ import annotations

import copy
import hashlib
import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from brief_builder.merge.decks.layouts import FEET, Layouts, adopt
from brief_builder.merge.parts.additions import Additions, NewPart
from brief_builder.merge.slides.copies import SlideCopy
from brief_builder.office import Package, parse, serialize
from brief_builder.office.own_parts import own_parts
from brief_builder.office.package import Relationship, rels_name, with_relationships
from brief_builder.office.parts import slide_names
from brief_builder.office.xml import clark, whole
from brief_builder.problems import Fault
from brief_builder.template.reading.tags import find_spans

_MEDIA = ("image", "media", "video", "audio", "hdphoto")
_TREE, _SHAPE = f"{clark('p:cSld')}/{clark('p:spTree')}", clark("p:sp")


@dataclass(slots=True)
class Import:
    """One deck on its way into another.

    Attributes:
        path: its name as the data give it.
        source: it.
        host: the deck that it comes into.
        layouts: those of the host.
        fresh_name: gives the name of a part that no part has.
        additions: takes the new parts.
        texts: takes the new slides.
        remarks: what does not come along as it stands there.
        literals: texts with braces, which are words.
    """

    path: str
    source: Package
    host: Package
    layouts: Layouts
    fresh_name: Callable[[str], str]
    additions: Additions
    texts: dict[str, str]
    remarks: list[Fault] = field(default_factory=list)
    literals: set[str] = field(default_factory=set)

    def slides(self, place: SlideCopy, shown: etree._Element) -> list[SlideCopy]:
        """The slides, to stand in the place of a slide.

        Args:
            place: the slide with the tag.
            shown: its root as it was rendered: its footer, date and slide number go on.
        """
        wanted = slide_names(self.source)
        names: dict[str, dict[str, str]] = {}
        for slide in wanted:
            names[slide] = {part: self.fresh_name(_as_here(part)) for part in own_parts(self.source, slide)}
        others = {slide: own[slide] for slide, own in names.items()}
        for slide in wanted:
            for part in names[slide]:
                self._write(slide, part, names[slide], others, place, shown)
        out = SlideCopy(place.slide, place.turn, place.number, {}, original=False, imported=True)
        return [replace(out, names={place.slide: others[slide]}) for slide in wanted]

    def _write(
        self,
        slide: str,
        part: str,
        own: dict[str, str],
        others: dict[str, str],
        place: SlideCopy,
        shown: etree._Element,
    ) -> None:
        name, data = own[part], self.source.read(part)
        related: list[Relationship] = []
        lost: set[str] = set()
        layout = ""
        for rel in self.source.relationships(part):
            target = self._target(rel, own, others, place)
            if target is None:
                lost.add(rel.id)
                continue
            if rel.type.endswith("/slideLayout"):
                layout = rel.target
            related.append(Relationship(rel.id, rel.type, target, rel.external))
        kind = self.source.content_type(part)
        root = parse(data, part) if kind.endswith("+xml") else None
        if root is not None:
            self._look_for_tags(root)
        if part == slide and root is not None:
            here = next((rel.target for rel in related if rel.type.endswith("/slideLayout")), "")
            adopt(root, (self.source, part, layout), (self.host, here))
            _replace_feet(root, shown)
            _forget(root, lost)
            self.texts[name] = serialize(root)
            data = b""
        elif lost and root is not None:
            _forget(root, lost)
            data = serialize(root).encode()
        self.additions.parts[name] = NewPart(data, kind)
        folder = posixpath.dirname(name)
        entries = [
            (r.id, r.type, r.target if r.external else posixpath.relpath(r.target, folder), r.external) for r in related
        ]
        if entries:
            self.additions.parts[rels_name(name)] = NewPart(with_relationships(None, entries), "")

    def _target(self, rel: Relationship, own: dict[str, str], others: dict[str, str], place: SlideCopy) -> str | None:
        """What a relationship leads to here; None when it does not come along."""
        kind = rel.type.rpartition("/")[2]
        if rel.external:
            return rel.target
        if kind == "slideLayout":
            return self._layout(rel.target, place)
        if kind == "notesMaster":
            return next((r.target for r in self.host.relationships(self.host.main_part) if r.type == rel.type), None)
        if kind in _MEDIA:
            return self._media(rel.target)
        if kind == "slide":
            return others.get(rel.target)
        return own.get(rel.target)

    def _layout(self, part: str, place: SlideCopy) -> str:
        found, exact, name = self.layouts.like(self.source, part)
        own = next(r.target for r in self.host.relationships(place.slide) if r.type.endswith("/slideLayout"))
        if not exact:
            stands = self.layouts.name(found or own)
            message = f'{self.path} has slides on the layout "{name}", and there is none of that name here'
            help_ = f'they are put on "{stands}"; give a layout the same name (View > Slide Master > Rename)'
            self._remark(message, help_)
        return found or own

    def _media(self, part: str) -> str | None:
        if part not in self.source:
            return None
        data = self.source.read(part)
        stem, dot, extension = posixpath.basename(part).rpartition(".")
        name = f"ppt/media/{stem}-{hashlib.sha256(data).hexdigest()[:10]}{dot}{extension}"
        self.additions.parts.setdefault(name, NewPart(data, self.source.content_type(part)))
        return name

    def _look_for_tags(self, root: etree._Element) -> None:
        """Note texts with braces; a tag in them is no tag here."""
        for paragraph in root.iter(clark("a:p")):
            held = [t.text or "" for t in paragraph.iter(clark("a:t"))]
            self.literals.update(text for text in held if "{" in text or "}" in text)
            spans, _ = find_spans("".join(held))
            if spans:
                tag = "".join(held)[spans[0].start : spans[0].end]
                message = f"{self.path} holds the tag {tag}, which is printed as it stands"
                help_ = "tags in a deck that comes in are not filled: render it first, or take the tag out"
                self._remark(message, help_)

    def _remark(self, message: str, help_: str) -> None:
        fault = Fault("document-changed", message, help=help_, severity="warning")
        if all(known.help != fault.help for known in self.remarks):
            self.remarks.append(fault)


def _as_here(part: str) -> str:
    """A name as PowerPoint gives it, whatever program wrote the other deck."""
    return part if part.startswith("ppt/") else f"ppt/{part.rpartition('/')[2]}"


def _replace_feet(root: etree._Element, shown: etree._Element) -> None:
    """The footer, date and slide number of the slide in whose place this one comes, in the place of its own."""
    tree, there = root.find(_TREE), shown.find(_TREE)
    if tree is None or there is None:
        return
    for shape in _feet(tree):
        tree.remove(shape)
    largest = max((whole(e.get("id")) for e in root.iter(clark("p:cNvPr"))), default=1)
    for number, shape in enumerate(_feet(there), start=largest + 1):
        twin = copy.deepcopy(shape)
        twin.tail = None
        next(twin.iter(clark("p:cNvPr"))).set("id", str(number))
        extensions = tree.find(clark("p:extLst"))
        if extensions is None:
            tree.append(twin)
        else:
            extensions.addprevious(twin)


def _feet(tree: etree._Element) -> list[etree._Element]:
    placeholder = "/".join(map(clark, ("p:nvSpPr", "p:nvPr", "p:ph")))
    return [s for s in tree.findall(_SHAPE) if (ph := s.find(placeholder)) is not None and ph.get("type") in FEET]


def _forget(root: etree._Element, ids: Iterable[str]) -> None:
    """Take out what refers to relationships that do not come along."""
    lost = set(ids)
    attributes = [clark(f"r:{name}") for name in ("id", "embed", "link")]
    for element in [e for e in root.iter(etree.Element) if any(e.get(a) in lost for a in attributes)]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
