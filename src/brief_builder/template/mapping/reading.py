"""A presentation with tags in → its map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.office.parts import layout_of, slide_names
from brief_builder.office.places import slide_title
from brief_builder.office.xml import clark, whole
from brief_builder.problems import Place
from brief_builder.template.mapping.deck_map import DeckMap, MappedLayout, MappedSlide
from brief_builder.template.mapping.shapes import placeholder_in_words, shapes_in, tags_in
from brief_builder.template.reading.tags import Tag, find_spans, make_tag
from brief_builder.template.slides.plan import Plan, plan_of
from brief_builder.template.slides.spoken import spoken
from brief_builder.template.slides.taking import WORDS

_TREE = f"{clark('p:cSld')}/{clark('p:spTree')}"
_R_ID = clark("r:id")


def map_of(package: Package) -> DeckMap:
    """The map of a presentation that could be read as a template."""
    main = parse(package.read(package.main_part), package.main_part)
    size = main.find(clark("p:sldSz"))
    width, height = (whole(size.get(name)) if size is not None else 0 for name in ("cx", "cy"))
    names = slide_names(package)
    roots = [parse(package.read(name), name) for name in names]
    notes = [_notes(package, name) for name in names]
    said = plan_of(
        {n: tags for n, pair in enumerate(zip(roots, notes, strict=True)) if (tags := _slide_tags(*pair))},
        lambda _: None,
    )
    sections, layouts = _sections(main, package), dict.fromkeys(_layouts(package))
    slides: list[MappedSlide] = []
    users: dict[str, list[int]] = {}
    for number, (name, root) in enumerate(zip(names, roots, strict=True), start=1):
        layout = layout_of(package, name)
        users.setdefault(layout, []).append(number)
        layouts.setdefault(layout)
        tree, spoken_of = root.find(_TREE), notes[number - 1]
        slides.append(
            MappedSlide(
                number,
                slide_title(root),
                _name(package, layout),
                sections.get(name, ""),
                root.get("show") in ("0", "false"),
                _blocks(said, number - 1),
                tuple(shapes_in(tree, name, package)) if tree is not None else (),
                tags_in(spoken_of) if spoken_of is not None else (),
            )
        )
    mapped = [_layout(package, each, users.get(each, [])) for each in layouts if each in package]
    return DeckMap(width, height, tuple(slides), tuple(mapped))


def _slide_tags(*roots: etree._Element | None) -> list[Tag]:
    """The tags of a slide and its notes that speak of whole slides."""
    found: list[Tag] = []
    for paragraph in (p for root in roots if root is not None for p in root.iter(clark("a:p"))):
        text = "".join(t.text or "" for t in paragraph.iter(clark("a:t")))
        for span in find_spans(text)[0] if "{%" in text else ():
            tag = make_tag(0, text, span, Place(""))
            if tag.kind == "block" and tag.word in WORDS:
                found.append(spoken(tag))
    return found


def _blocks(said: Plan, slide: int) -> tuple[str, ...]:
    """The tags that hold for a slide, as they are written."""
    around = [block for block in said.blocks if block.first <= slide <= block.last]
    tags = [block.tags[block.branch(slide)][0] for block in around]
    tags += [said.includes[slide]] if slide in said.includes else []
    return tuple(tag.shown[tag.start : tag.end] for tag in tags)


def _notes(package: Package, slide: str) -> etree._Element | None:
    target = next((r.target for r in package.relationships(slide) if r.type.endswith("/notesSlide")), "")
    return parse(package.read(target), target) if target in package else None


def _sections(main: etree._Element, package: Package) -> Mapping[str, str]:
    """Name of a slide's part → the name of its section."""
    targets = {rel.id: rel.target for rel in package.relationships(package.main_part)}
    parts = {each.get("id", ""): targets.get(each.get(_R_ID, ""), "") for each in main.iter(clark("p:sldId"))}
    return {
        parts.get(inner.get("id", ""), ""): section.get("name", "")
        for section in main.iter(clark("p14:section"))
        for inner in section.iter(clark("p14:sldId"))
    }


def _layouts(package: Package) -> Iterator[str]:
    """The parts of all layouts, in the order of the masters and of each master's list."""
    for master in package.relationships(package.main_part):
        if not master.type.endswith("/slideMaster") or master.target not in package:
            continue
        targets = {rel.id: rel.target for rel in package.relationships(master.target)}
        root = parse(package.read(master.target), master.target)
        listed = (targets.get(each.get(_R_ID, ""), "") for each in root.iter(clark("p:sldLayoutId")))
        yield from (each for each in listed if each in package)


def _name(package: Package, layout: str) -> str:
    named = parse(package.read(layout), layout).find(clark("p:cSld")) if layout in package else None
    return named.get("name", "") if named is not None else ""


def _layout(package: Package, part: str, slides: list[int]) -> MappedLayout:
    root = parse(package.read(part), part)
    held = (placeholder_in_words(each) for each in root.iter(clark("p:sp"), clark("p:pic"), clark("p:graphicFrame")))
    return MappedLayout(
        _name(package, part), tuple(each for each in held if each is not None), tags_in(root), tuple(slides)
    )
