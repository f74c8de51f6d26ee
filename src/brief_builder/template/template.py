"""A package in → a compiled template out: its parts as Jinja sources, every tag with its place. Knows no facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes
from lxml import etree

from brief_builder.office import DRAWING, PLAIN, Package, Part, content_parts, paragraph_trails, parse
from brief_builder.office.xml import clark, prefix_of
from brief_builder.problems import BriefError, Excerpt, Fault, Place, Problem, Problems
from brief_builder.template.blocks import Block, pair
from brief_builder.template.check import Candidates, NameCheck, parse_block, parse_value
from brief_builder.template.extents import Extents
from brief_builder.template.pictures import Slot, scan_alt_texts
from brief_builder.template.repair import mark_containers
from brief_builder.template.sandbox import Environment, environment
from brief_builder.template.scan import scan_paragraphs
from brief_builder.template.source import Source, Tokens, write_source
from brief_builder.template.tags import Tag, find_spans, make_tag

_CITED = re.compile(r"\bin\s+cited\b")
_REFUSED = {
    "/vbaProject": "macros",
    "/attachedTemplate": "a link to another template",
    "/oleObject": "an embedded object",
    "/control": "an ActiveX control",
    "/aFChunk": "an embedded foreign document",
}


@dataclass(frozen=True)
class CompiledPart:
    """A part with tags: its Jinja source, and what the tags are.

    `paired` is False when its blocks could not be paired; names that a block brings are then known everywhere in it.
    `prefix` is that of the dialect's namespace in this part, with its colon.
    `listing` holds the tags inside loops over `cited`: what they print is a list of citations, and cites nothing.
    """

    part: Part
    source: Source
    tags: tuple[Tag, ...]
    slots: Mapping[int, Slot]
    syntax: Mapping[int, nodes.Node] = field(repr=False)
    paired: bool = True
    listing: frozenset[int] = frozenset()
    prefix: str = ""


@dataclass(frozen=True)
class CompiledTemplate:
    """A template read once and usable many times.

    Attributes:
        shown: the file's name as messages give it.
        package: the template's own members; those without tags are copied as they are.
        parts: all content parts in rendering order, with or without tags.
        compiled: part name → its compiled form, for the parts that hold tags.
        sound: whether it can be rendered; one that cannot can still be checked for names.
    """

    shown: str
    package: Package
    parts: tuple[Part, ...]
    compiled: Mapping[str, CompiledPart]
    sound: bool = True

    def check(self, data: Mapping[str, Any], filters: Iterable[str]) -> list[Problem]:
        """What the tags ask for that the data does not have; nothing is rendered."""
        problems: list[Problem] = []
        public = tuple(filters)
        for compiled in self.compiled.values():
            problems += _check_part(compiled, data, public)
        return problems


def compile_template(data: bytes, shown: str, problems: Problems) -> CompiledTemplate | None:
    """Read a template; None when the file cannot be read. Every problem is in `problems`; see also `sound`."""
    before = len(problems.errors)
    try:
        package = Package.open(data)
        _refuse(package)
        parts = content_parts(package)
    except Fault as fault:
        problems.add(fault.at(Place(shown)))
        return None
    env = environment({}, {})
    compiled: dict[str, CompiledPart] = {}
    order = 0
    for part in parts:
        order += 100_000
        try:
            result = _compile_part(package, part, shown, order, env, problems)
        except Fault as fault:
            problems.add(fault.at(Place(shown, (part.shown,) if part.shown else ())))
            continue
        if result is not None:
            compiled[part.name] = result
    if not compiled and len(problems.errors) == before:
        plain = Fault("template-plain", "this template holds no tag: it comes out as it is", severity="warning")
        problems.add(plain.at(Place(shown)))
    sound = len(problems.errors) == before
    return CompiledTemplate(shown, package, tuple(parts), compiled, sound)


def open_template(data: bytes, shown: str) -> CompiledTemplate:
    """Like compile_template; raises BriefError with all problems."""
    problems = Problems()
    compiled = compile_template(data, shown, problems)
    if compiled is None or not compiled.sound:
        raise BriefError(list(problems))
    return compiled


def _refuse(package: Package) -> None:
    for member in package.names():
        if not member.endswith(".rels"):
            continue
        folder, _, name = member.removesuffix(".rels").rpartition("_rels/")
        for rel in package.relationships(folder + name):
            what = next((w for end, w in _REFUSED.items() if rel.type.endswith(end)), None)
            if what is None and rel.external and not rel.target.lower().startswith(("http://", "https://", "mailto:")):
                what = f"a link to the file {rel.target}"
            if what is None and rel.external and not rel.type.endswith("/hyperlink"):
                what = f"content that is fetched from {rel.target}"
            if what is not None:
                raise Fault("template-unsafe", f"the template holds {what}", help="remove it and save again")


def _compile_part(
    package: Package, part: Part, shown: str, order: int, env: Environment, problems: Problems
) -> CompiledPart | None:
    content = package.read(part.name)
    if b"{" not in content and b"}" not in content:
        return None
    root = parse(content, part.name)
    tokens = Tokens()
    slots: list[Slot] = []
    blocks: list[Block] = []
    paired = True
    if part.dialect is PLAIN:
        tags = _plain_tags(root, part, shown, order, tokens, problems)
    else:
        place_of = _places(root, part, package, shown, order)
        tags = scan_paragraphs(root, part.dialect, place_of, problems.add)
        alt_tags, slots = scan_alt_texts(root, len(tags), place_of, tokens.add, problems.add)
        tags += alt_tags
        unpaired = len(problems.errors)
        blocks = pair([t for t in tags if t.node is not None], problems.add)
        paired = len(problems.errors) == unpaired
    if not tags:
        return None
    syntax = _parse_tags(tags, env, problems.add)
    prefix = prefix_of(root, part.dialect.namespace)
    if part.dialect is not PLAIN:
        _extend(root, part, tags, blocks, package, problems.add)
    return CompiledPart(
        part,
        write_source(root, tags, part.dialect, tokens),
        tuple(tags),
        {slot.tag.number: slot for slot in slots},
        syntax,
        paired,
        _listing(tags),
        f"{prefix}:" if prefix else "",
    )


def _listing(tags: list[Tag]) -> frozenset[int]:
    """Numbers of the tags inside loops over `cited`."""
    inside: set[int] = set()
    open_: list[bool] = []
    for tag in tags:
        if tag.word == "for":
            open_.append(any(open_) or bool(_CITED.search(tag.body)))
        elif tag.word == "endfor" and open_:
            open_.pop()
        elif open_ and open_[-1]:
            inside.add(tag.number)
    return frozenset(inside)


def _extend(
    root: etree._Element,
    part: Part,
    tags: list[Tag],
    blocks: list[Block],
    package: Package,
    report: Callable[[Problem], None],
) -> None:
    values = {tag.number for tag in tags if tag.kind == "value"}
    extents = Extents(part.dialect, values, _list_test(part, package), report)
    for block in blocks:
        extents.extend(block)
    for tag in tags:
        # A paragraph that holds nothing but a comment goes with it.
        if tag.kind == "comment" and tag.node is not None:
            extents.extend(Block((tag,)))
    mark_containers(root, part.dialect)


def _list_test(part: Part, package: Package) -> Callable[[etree._Element], bool]:
    """Whether a paragraph is a list item: numbered or bulleted itself, or by its style or placeholder."""
    return _slide_list_item if part.dialect is DRAWING else _word_list_test(package)


def _slide_list_item(paragraph: etree._Element) -> bool:
    properties = paragraph.find(clark("a:pPr"))
    if properties is not None:
        if properties.find(clark("a:buNone")) is not None:
            return False
        if any(properties.find(clark(f"a:{name}")) is not None for name in ("buChar", "buAutoNum", "buBlip")):
            return True
    # The paragraphs of a text placeholder are items of its list, whatever bullet its layout gives them.
    for shape in paragraph.iterancestors(clark("p:sp")):
        placeholder = shape.find(f"{clark('p:nvSpPr')}/{clark('p:nvPr')}/{clark('p:ph')}")
        return placeholder is not None and placeholder.get("type", "body") in ("body", "obj")
    return False


def _word_list_test(package: Package) -> Callable[[etree._Element], bool]:
    styles: set[str] = set()
    for rel in package.relationships(package.main_part):
        if rel.type.endswith("/styles") and rel.target in package:
            for style in parse(package.read(rel.target), rel.target).iter(clark("w:style")):
                if style.find(f"{clark('w:pPr')}/{clark('w:numPr')}") is not None:
                    styles.add(style.get(clark("w:styleId"), ""))

    def listed(paragraph: etree._Element) -> bool:
        if paragraph.find(f"{clark('w:pPr')}/{clark('w:numPr')}") is not None:
            return True
        style = paragraph.find(f"{clark('w:pPr')}/{clark('w:pStyle')}")
        return style is not None and style.get(clark("w:val")) in styles

    return listed


def _places(
    root: etree._Element, part: Part, package: Package, shown: str, order: int
) -> Callable[[etree._Element], Place]:
    trails = paragraph_trails(root, part, package)
    counted = {element: n for n, element in enumerate(root.iter())}

    def place_of(element: etree._Element) -> Place:
        trail = trails.get(element)
        if trail is None:
            around = next((a for a in element.iterancestors() if a in trails), None)
            trail = trails[around] if around is not None else ((part.shown,) if part.shown else ())
            name = element.get("name", "")
            trail = (*trail, f'picture "{name}"') if name else trail
        return Place(shown, trail, order=order + counted.get(element, 0))

    return place_of


def _plain_tags(
    root: etree._Element, part: Part, shown: str, order: int, tokens: Tokens, problems: Problems
) -> list[Tag]:
    """Tags in the document properties: elements that hold nothing but text."""
    tags: list[Tag] = []
    for number, element in enumerate(root.iter()):
        text = element.text or ""
        if not isinstance(element.tag, str) or len(element) or "{" not in text:
            continue
        name = element.tag.rpartition("}")[2]
        place = Place(shown, (part.shown, name), order=order + number)
        spans, faults = find_spans(text)
        for fault in faults:
            problems.add(fault.at(place, Excerpt(text, fault.start or 0, fault.end or 0)))
        pieces, at = [], 0
        for span in spans:
            tag = make_tag(len(tags), text, span, place)
            if tag.kind == "block":
                problems.add(Fault("tag-unknown", "a property may hold values, not blocks").at(place, tag.excerpt))
            tags.append(tag)
            pieces += [text[at : span.start], tokens.add(f"V\n({tag.body})|_brief_plain({tag.number})")]
            at = span.end
        element.text = "".join([*pieces, text[at:]])
    return tags


def _parse_tags(tags: list[Tag], env: Environment, report: Callable[[Problem], None]) -> dict[int, nodes.Node]:
    """The syntax tree of each tag that has one; each tag's own faults, all of them."""
    out: dict[int, nodes.Node] = {}
    for tag in tags:
        try:
            if tag.kind == "value":
                out[tag.number] = parse_value(env, tag.body)
            elif tag.word in ("for", "if", "elif", "set", "with"):
                out[tag.number] = parse_block(env, tag.word, tag.body)
        except Fault as fault:
            report(fault.at(tag.place, tag.excerpt_of(fault.start, fault.end)))
    return out


def _all_brought(compiled: CompiledPart) -> dict[str, Candidates]:
    """Every name that a block of the part brings, with nothing known of it."""
    brought: dict[str, Candidates] = {"loop": None}
    for node in compiled.syntax.values():
        brought |= {name.name: None for name in node.find_all(nodes.Name) if name.ctx == "store"}
    return brought


def _check_part(compiled: CompiledPart, data: Mapping[str, Any], filters: tuple[str, ...]) -> list[Problem]:
    problems: list[Problem] = []
    check = NameCheck(data, filters)
    scopes: list[dict[str, Candidates]] = [{} if compiled.paired else _all_brought(compiled)]
    # Alt texts are numbered after all paragraphs, and stand among them.
    for tag in sorted(compiled.tags, key=lambda tag: tag.place.order):
        node = compiled.syntax.get(tag.number)
        faults: list[Fault] = []
        names: dict[str, Candidates] = {}
        if tag.kind == "value" and node is not None:
            assert isinstance(node, nodes.Expr)  # noqa: S101  parse_value gives expressions
            faults = check.value(node, tag.body, scopes[-1])
        elif node is not None:
            faults, names = check.block(node, tag.body, scopes[-1])
        if tag.word in ("for", "if", "with"):
            scopes.append({**scopes[-1], **names})
        elif tag.word.startswith("end") and len(scopes) > 1:
            inner = scopes.pop()
            if tag.word == "endif":
                # What is set in a condition is known after it, and may be either.
                scopes[-1] = {**dict.fromkeys(inner), **scopes[-1]}
        elif names:
            scopes[-1] = {**scopes[-1], **names}
        problems += [fault.at(tag.place, tag.excerpt_of(fault.start, fault.end)) for fault in faults]
    return problems


__all__ = ["CompiledPart", "CompiledTemplate", "compile_template", "open_template"]
