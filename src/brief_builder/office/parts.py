"""A package in → the parts that people write in, in reading order, each with the name a person knows it by."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.dialect import DRAWING, PLAIN, WORD, Dialect
from brief_builder.office.package import Package, rels_name
from brief_builder.office.trees import tree_of
from brief_builder.office.xml import clark, parse
from brief_builder.problems import Fault

_R_ID = clark("r:id")
_REFERENCES = (clark("w:headerReference"), clark("w:footerReference"))
_MASTERS = {"slideMaster": "slide master", "notesMaster": "notes master", "handoutMaster": "handout master"}
_BRACES = re.compile(rb">[^<]*[{}]|\{[{%#]")  # in a text, or those of a tag in an attribute: ids have others
_HEADER_KINDS = {"first": "of the first page", "even": "of even pages", "default": ""}


@dataclass(frozen=True, slots=True)
class Part:
    """A part that may hold tags.

    Attributes:
        name: the member's name.
        dialect: how its text is marked up.
        shown: what a person calls it ('slide 3', 'header of the first page'); '' for the body of a document.
        scope: parts with the same scope share what was cited: a slide and its notes, or a whole document.
        kind: in Word 'body', 'header', 'footer', 'footnotes', 'endnotes' or 'comments'; in PowerPoint 'slide',
            'layout' (or a master), 'diagram' (the points of SmartArt, or what is drawn of them), 'comments' or
            'sections' (the presentation, of which the names of sections are read); '' for any other.
        slide: the name of the slide's part that it is or belongs to; '' for parts of no slide.
        repeats: name of the part whose words this one repeats, as the drawing of SmartArt does its data: what is
            wrong, printed or cited here is said of that part alone; '' for none.
    """

    name: str
    dialect: Dialect
    shown: str
    scope: str
    kind: str = ""
    slide: str = ""
    repeats: str = ""


def content_parts(package: Package) -> list[Part]:
    """The parts in the order in which they are rendered: what cites before what lists the citations."""
    parts = _word_parts(package) if package.kind == "docx" else _slide_parts(package)
    properties = [
        Part(rel.target, PLAIN, "document properties", "document")
        for rel in package.relationships("")
        if rel.type.endswith(("/core-properties", "/extended-properties", "/custom-properties"))
        and rel.target in package
    ]
    if package.kind == "pptx":
        properties.insert(0, Part(package.main_part, PLAIN, "", "document", "sections"))
    return parts + properties


def _word_parts(package: Package) -> list[Part]:
    main = package.main_part
    root = tree_of(package, main)
    if root.tag != clark("w:document") or root.find(clark("w:body")) is None:
        help_ = "open it in Word and save it again"
        raise Fault("template-unreadable", "the text of this document is missing", help=help_)
    kinds = _header_kinds(root, package)
    rest: dict[str, Part] = {}
    for rel in package.relationships(main):
        kind = rel.type.rpartition("/")[2]
        if rel.external or rel.target not in package or rel.target in rest:
            continue
        if kind in ("header", "footer"):
            rest[rel.target] = Part(rel.target, WORD, f"{kind} {kinds.get(rel.target, '')}".strip(), "document", kind)
        elif kind in ("footnotes", "endnotes", "comments"):
            rest[rel.target] = Part(rel.target, WORD, kind, "document", kind)
    return [Part(main, WORD, "", "document", "body"), *sorted(rest.values(), key=lambda part: (part.shown, part.name))]


def _header_kinds(root: etree._Element, package: Package) -> dict[str, str]:
    """The part of each header and footer → the pages that show it; the section where several have one of a kind."""
    targets = {rel.id: rel.target for rel in package.relationships(package.main_part)}
    found: dict[str, tuple[str, str, int]] = {}
    for number, section in enumerate(root.iter(clark("w:sectPr")), start=1):
        for reference in section.iter(*_REFERENCES):
            pages = _HEADER_KINDS.get(reference.get(clark("w:type"), "default"), "")
            found.setdefault(targets.get(reference.get(_R_ID, ""), ""), (str(reference.tag), pages, number))
    alike = Counter((tag, pages) for tag, pages, _ in found.values())
    return {
        target: f"{pages} of section {number}".strip() if alike[tag, pages] > 1 else pages
        for target, (tag, pages, number) in found.items()
    }


def slide_names(package: Package) -> list[str]:
    """The slide parts in the order in which they are shown."""
    main = package.main_part
    targets = {rel.id: rel.target for rel in package.relationships(main)}
    root = parse(package.read(main), main)
    wanted = [targets.get(e.get(_R_ID, ""), "") for e in root.iter(clark("p:sldId"))]
    missing = next((number for number, name in enumerate(wanted, start=1) if name not in package), None)
    if missing is not None:
        message = f"slide {missing} is missing from the file"
        raise Fault("template-unreadable", message, help="open it in PowerPoint, let it be repaired, and save it again")
    return wanted


def layout_of(package: Package, slide: str) -> str:
    """The name of the part of a slide's layout; '' where it has none."""
    related = package.relationships(slide)
    return next((r.target for r in related if r.type.endswith("/slideLayout") and not r.external), "")


def _slide_parts(package: Package) -> list[Part]:
    parts: list[Part] = []
    shared: dict[str, Part] = {}
    slides = slide_names(package)
    taken = set(slides)  # a damaged file may take a slide, or the notes of another, for notes
    for number, slide in enumerate(slides, start=1):
        scope = f"slide {number}"
        parts.append(Part(slide, DRAWING, scope, scope, "slide", slide))
        parts += _diagrams(package, slide, scope)
        for rel in package.relationships(slide):
            if rel.type.endswith("/comments") and rel.target in package:
                dialect = PLAIN if "presentationml.comments" in package.content_type(rel.target) else DRAWING
                parts.append(Part(rel.target, dialect, f"comments of {scope}", scope, "comments", slide))
            elif rel.type.endswith("/notesSlide") and rel.target in package and rel.target not in taken:
                taken.add(rel.target)
                parts.append(Part(rel.target, DRAWING, f"notes of slide {number}", scope, slide=slide))
            elif rel.type.endswith("/slideLayout") and rel.target in package:
                _add_layout(package, rel.target, shared)
    for rel in package.relationships(package.main_part):
        # Also what no slide uses: a tag in it would be left in the file.
        kind = rel.type.rpartition("/")[2]
        if kind not in _MASTERS or rel.target not in package:
            continue
        if _has_braces(package, rel.target):
            shared.setdefault(rel.target, Part(rel.target, DRAWING, _MASTERS[kind], rel.target, "layout"))
        for inner in package.relationships(rel.target):
            is_layout = inner.type.endswith("/slideLayout") and inner.target in package
            if is_layout and inner.target not in shared and _has_braces(package, inner.target):
                _add_layout(package, inner.target, shared)
    return parts + [shared[name] for name in sorted(shared)]


def _has_braces(package: Package, name: str) -> bool:
    """Whether braces stand in what a person writes in a part, or in the address of one of its links."""
    rels = rels_name(name)
    return _BRACES.search(package.read(name)) is not None or (rels in package and b"%7B" in package.read(rels))


def _diagrams(package: Package, slide: str, scope: str) -> list[Part]:
    """The parts of each SmartArt of a slide: its points, and what is drawn of them, where a program has drawn it."""
    related = {rel.id: rel for rel in package.relationships(slide) if not rel.external and rel.target in package}
    if not any(rel.type.endswith("/diagramData") for rel in related.values()):
        return []
    parts: list[Part] = []
    for frame in parse(package.read(slide), slide).iter(clark("p:graphicFrame")):
        refers, named = frame.find(f".//{clark('dgm:relIds')}"), frame.find(f".//{clark('p:cNvPr')}")
        data = related.get(refers.get(clark("r:dm"), "")) if refers is not None else None
        if data is None or any(part.name == data.target for part in parts):
            continue
        shown = f'SmartArt "{named.get("name", "") if named is not None else ""}" of {scope}'
        parts.append(Part(data.target, DRAWING, shown, scope, "diagram", slide))
        for extension in parse(package.read(data.target), data.target).iter(clark("dsp:dataModelExt")):
            drawn = related.get(extension.get("relId", ""))
            if drawn is not None and drawn.type.endswith("/diagramDrawing"):
                parts.append(Part(drawn.target, DRAWING, shown, scope, "diagram", slide, data.target))
    return parts


def _add_layout(package: Package, layout: str, shared: dict[str, Part]) -> None:
    name = parse(package.read(layout), layout).find(clark("p:cSld"))
    title = name.get("name", "") if name is not None else ""
    shared[layout] = Part(layout, DRAWING, f'layout "{title}"', layout, "layout")
    for rel in package.relationships(layout):
        if rel.type.endswith("/slideMaster") and rel.target in package:
            shared[rel.target] = Part(rel.target, DRAWING, "slide master", rel.target, "layout")
