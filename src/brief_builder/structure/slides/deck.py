"""A presentation in → a `Document` out: its slides in order, each with its shapes as they are read, and its notes."""

from __future__ import annotations

from brief_builder.fit.slots import Layout
from brief_builder.office import DRAWING, Package, Part, content_parts, paragraph_trails, parse
from brief_builder.office.parts import layout_of
from brief_builder.office.xml import clark, whole
from brief_builder.problems import Place
from brief_builder.structure.links import worded
from brief_builder.structure.model import Document, Mark
from brief_builder.structure.properties import read_properties
from brief_builder.structure.slides.gathered import Gathered
from brief_builder.structure.slides.slide import SlideReader, read_other
from brief_builder.structure.slides.table_styles import SlideTableStyles

_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
_SECTION = clark("p14:section")


def read_deck(package: Package, file: str) -> Document:
    """What stands in a presentation.

    Raises:
        Fault: template-unreadable, template-unsafe.
    """
    found = Gathered(file)
    layouts: dict[str, Layout] = {}
    styles = SlideTableStyles(package)
    numbers: dict[str, int] = {}
    for part in content_parts(package):
        if part.kind == "comments":
            _comments(package, part, found)
        elif part.dialect is not DRAWING or part.repeats or part.kind == "layout" or not part.slide:
            continue
        elif part.kind == "slide":
            name = layout_of(package, part.name)
            layout = layouts.get(name) or layouts.setdefault(name, Layout(package, name))
            numbers[part.slide] = len(found.slides)
            SlideReader(package, part, found, layout, styles).read()
        else:
            root = parse(package.read(part.name), part.name)
            trails = paragraph_trails(root, part, package)
            read_other(part, root, trails, found, numbers.get(part.slide), package)
    properties = read_properties(package)
    main = parse(package.read(package.main_part), package.main_part)
    usual = main.iterfind(f"{_P}defaultTextStyle/*/{_A}defRPr")  # PowerPoint says the language in defPPr alone
    size = main.find(_P + "sldSz")
    return Document(
        "pptx", file, properties.title, properties.author, properties.subject,
        next((each.get("lang", "") for each in usual if each.get("lang")), ""),
        tuple(found.paragraphs), tuple(found.tables), tuple(found.drawings), worded(found.links, found.paragraphs),
        tuple(found.slides), tuple(found.marks), tuple(each.get("name", "") for each in main.iter(_SECTION)),
        slide_size=(whole(size.get("cx")), whole(size.get("cy"))) if size is not None else (0, 0),
    )  # fmt: skip


def _comments(package: Package, part: Part, found: Gathered) -> None:
    root = parse(package.read(part.name), part.name)
    place = Place(found.file, (part.shown,), order=found.order, part=part.name)
    if part.dialect is DRAWING:
        for comment in root.iter(clark("p188:cm")):
            text = "".join(t.text or "" for t in comment.iter(_A + "t"))
            found.marks.append(Mark(place, "comment", text))
        return
    for comment in root.iter(_P + "cm"):
        words = comment.find(_P + "text")
        found.marks.append(Mark(place, "comment", (words.text or "") if words is not None else ""))
