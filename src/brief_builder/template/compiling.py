"""A package in → a compiled template out: its parts as Jinja sources, every tag with its place. Knows no facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from brief_builder.lazy import uncollected
from brief_builder.leaks import Signature, cleaned
from brief_builder.office import PLAIN, WORD, Package, Part, content_parts, paragraph_trails, parse
from brief_builder.office.part_types import CHART_SHAPES
from brief_builder.office.places import drawn_step, fallback_twins, part_trail
from brief_builder.office.properties import drop_titles, lists_titles
from brief_builder.office.trees import refuse_damaged_part, shared_trees, tree_of
from brief_builder.office.xml import declarations, prefix_of
from brief_builder.problems import BriefError, Fault, Place, Problem, Problems
from brief_builder.template.checking.turns import lost_totals
from brief_builder.template.compiled import CompiledPart, CompiledTemplate
from brief_builder.template.copies.copying import copy_in_loops
from brief_builder.template.copies.merged_cells import follow_merges
from brief_builder.template.copies.notes import Shelves, Taken, take_notes
from brief_builder.template.copies.numbered import Lists
from brief_builder.template.copies.ranges import mend_ranges
from brief_builder.template.expressions.sandbox import Environment, reading_environment
from brief_builder.template.extents.breaks import part_breaks
from brief_builder.template.extents.containers import mark_containers
from brief_builder.template.extents.edges import is_lifted
from brief_builder.template.extents.extents import Extents
from brief_builder.template.extents.lengths import mark_looped
from brief_builder.template.extents.macros import place_macros
from brief_builder.template.extents.nesting import check_nesting
from brief_builder.template.extents.sections import free_breaks, repair_sections
from brief_builder.template.reading.field_codes import field_kinds, refuse_fields
from brief_builder.template.reading.links import has_tag
from brief_builder.template.reading.lists import list_test
from brief_builder.template.reading.mail_merge import MERGE_FIELD, merge_fields, typed_mark
from brief_builder.template.reading.picture_shapes import value_slots
from brief_builder.template.reading.plain import plain_texts
from brief_builder.template.reading.surroundings import Layout
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.texts import Texts
from brief_builder.template.reading.tokens import Tokens
from brief_builder.template.reading.trees import PlaceOf, Reading, read_tree
from brief_builder.template.reading.unsafe import refuse_unsafe
from brief_builder.template.source import refuse_reserved, write_source
from brief_builder.template.syntax import parse_tags

_SIGNS = (b"{", b"}", b"%7B", b"%7b", b"&#")  # a part without them holds no tag
_LOOKED_INTO = (".styles+xml", ".numbering+xml")  # types of parts whose trees others ask for
_CITED = re.compile(r"\bin\s+cited\b")
_CALL = re.compile(r"[(\s]*\w+\s*\(")  # of a macro, which may print no paragraph at all
_PART = 1_000_000_000  # from one part's places to the next one's; no part holds as many elements


def compile_template(
    data: bytes, shown: str, problems: Problems, signature: Signature | None = None
) -> CompiledTemplate | None:
    """Read a template; None when the file cannot be read. Every problem is in `problems`; see also `sound`.

    What the file says of those who drew it is left out of the package that documents are made of; `signature` is what
    their properties say of author and date instead.
    """
    with shared_trees(), uncollected():
        return _compiled(data, shown, problems, signature)


def _compiled(data: bytes, shown: str, problems: Problems, signature: Signature | None) -> CompiledTemplate | None:
    before = len(problems.errors)
    try:
        opened = Package.open(data)
    except Fault as fault:
        problems.add(fault.at(Place(shown)))
        return None
    try:
        package = cleaned(opened, signature)
        refuse_unsafe(package, "the template", charts_are_read=True)
        refuse_fields(package)
        parts = content_parts(package)
    except Fault as fault:
        damaged = list(_damaged(opened, (), shown))
        known = any(each.message == fault.message for each in damaged)
        problems.extend(damaged if known else [fault.at(Place(shown))])
        return None
    damaged = list(_damaged(package, parts, shown))
    if damaged:
        problems.extend(damaged)
        return None
    env = reading_environment()
    compiled: dict[str, CompiledPart] = {}
    orders = {part.name: _PART * number for number, part in enumerate(parts, start=1)}

    def places(root: etree._Element, part: Part) -> PlaceOf:
        return _places(root, part, package, shown, orders[part.name])

    whole = _Whole(package, Shelves(package, parts, places), Lists(package), env, problems)

    def compile_part(part: Part, *, untagged: bool = False) -> CompiledPart | None:
        # What a part repeats is told of the part that it repeats.
        of_part = whole if not part.repeats else replace(whole, problems=Problems())
        try:
            return _compile_part(of_part, part, shown, orders[part.name], untagged=untagged)
        except Fault as fault:
            problems.add(fault.at(Place(shown, (part.shown,) if part.shown else ())))
            return None

    for part in parts:
        result = compile_part(part)
        if result is not None:
            compiled[part.name] = result
    deck = None
    if package.kind == "pptx":
        from brief_builder.template.slides.repeating import repeat_slides  # as all of slides: not for a Word document

        deck = repeat_slides(package, parts, compiled, whole.slide_tags, env, problems.add, compile_part)
    for part in parts:
        if part.dialect is WORD and MERGE_FIELD in (content := package.read(part.name)):
            root = parse(content, part.name)
            problems.extend(merge_fields(root, places(root, part)))
    if not compiled and len(problems.errors) == before:
        help_ = "a tag is written {{ name }}, with two braces on each side"
        mark = typed_mark(package.read(package.main_part)) if package.kind == "docx" else ""
        message = "this template holds no tag: it comes out as it is"
        plain = Fault("template-plain", message, severity="warning", help=[help_, mark] if mark else help_)
        problems.add(plain.at(Place(shown)))
    sound = len(problems.errors) == before
    fields = field_kinds(package, parts) if sound else {}
    return CompiledTemplate(shown, package, tuple(parts), compiled, sound, fields, deck)


def _damaged(package: Package, parts: Iterable[Part], shown: str) -> Iterator[Problem]:
    """Each part of XML that cannot be read, also one without tags: it would come out as it is, and Office refuse it.

    Pictures and pages of HTML, which Office reads in its own way, are passed over.
    """
    named = {part.name: (part.shown,) for part in parts if part.shown}
    for name in package.names():
        kind = package.content_type(name)
        if kind.startswith("application/") and kind.endswith(("+xml", "/xml")) and "xhtml" not in kind:
            look = tree_of if kind.endswith(_LOOKED_INTO) else refuse_damaged_part
            try:
                look(package, name)
            except Fault as fault:
                yield fault.at(Place(shown, named.get(name, ())))


def open_template(data: bytes, shown: str) -> CompiledTemplate:
    """Like compile_template; raises BriefError with all problems."""
    problems = Problems()
    compiled = compile_template(data, shown, problems)
    if compiled is None or not compiled.sound:
        raise BriefError(list(problems))
    return compiled


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the parts of a template have in common while they are compiled."""

    package: Package
    shelves: Shelves
    lists: Lists
    env: Environment
    problems: Problems
    slide_tags: dict[str, list[Tag]] = field(default_factory=dict)


def _compile_part(whole: _Whole, part: Part, shown: str, order: int, *, untagged: bool = False) -> CompiledPart | None:
    """The part as it is compiled; None when it holds no tag, unless one without tags is wanted too."""
    package, problems = whole.package, whole.problems
    shelf = whole.shelves.get(part.name)
    if shelf is None and not untagged and not _may_hold_tags(package, part):
        return None
    root = shelf.root if shelf is not None else parse(package.read(part.name), part.name)
    if shelf is None:
        refuse_reserved(root)
    tokens = Tokens()
    retitled = False
    if part.dialect is PLAIN:
        if retitled := package.kind == "pptx" and lists_titles(root):
            drop_titles(root)  # copies of the slides' titles, whose tags are filled on the slides
        texts = Texts(0, tokens, problems.add)
        plain_texts(root, part, shown, order, texts)
        body = Reading(root, part, texts.tags, literals=texts.literals, paired=texts.paired)
    else:
        place_of = shelf.place_of if shelf is not None else whole.shelves.places(root, part)
        body = read_tree(root, part, package, place_of, tokens, problems, _extend)
    if body.slide_tags:
        whole.slide_tags.setdefault(part.slide, []).extend(body.slide_tags)
    if not body.tags and not body.literals and not body.replaced and shelf is None and not untagged and not retitled:
        return None
    syntax = parse_tags(body.tags, whole.env, problems.add)
    prefix = prefix_of(root, part.dialect.namespace)
    homes: tuple[Part, ...] = ()
    if part.dialect is not PLAIN:
        listed = list_test(part, package)
        is_body = part.dialect is WORD and part.name == package.main_part
        if is_body:
            part_breaks(body.tags, body.blocks)
            free_breaks(body.tags)
        _extend(body, package, listed, problems.add)
        if part.kind == "slide":
            mark_looped(root, body.written, body.kept_whole)
        taken: list[Taken] = []
        if is_body:
            repair_sections(body, tokens)
        ranges = mend_ranges(root, body.blocks) if part.dialect is WORD else []
        if is_body:
            taken = take_notes(body, ranges, whole.shelves, tokens, problems, _extend)
        for note in (each.note for each in taken):
            syntax |= parse_tags(note.tags, whole.env, problems.add)
            _extend(note, package, listed, problems.add)
        blocks = body.blocks + [block for each in taken for block in each.note.blocks]
        place_macros(blocks, body.tags, syntax, part.dialect, problems.add)
        if part.dialect is WORD:
            homes = copy_in_loops(body, ranges, taken, whole.lists, tokens, problems.add)
        elif body.drawn:
            follow_merges(body, tokens)
    compiled = CompiledPart(
        part,
        write_source(root, body.tags, body.blocks, part.dialect, tokens),
        tuple(body.tags),
        {slot.tag.number: slot for slot in body.slots},
        syntax,
        body.paired,
        _listing(sorted(body.tags, key=lambda tag: tag.reading)),
        f"{prefix}:" if prefix else "",
        declarations(root),
        frozenset(body.literals),
        homes,
        body.replaced,
        body.charts,
    )
    problems.extend(lost_totals(compiled))
    for tag in body.tags:
        tag.node = tag.anchor = None  # the tree is not needed again, and could not be sent to another process
    return compiled


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
    reading: Reading,
    package: Package,
    listed: Callable[[etree._Element], bool],
    report: Callable[[Problem], None],
) -> None:
    tags, dialect = reading.written, reading.part.dialect
    values = {tag.number for tag in tags if tag.kind == "value"}
    found: list[Problem] = []
    extents = Extents(dialect, values, listed, reading.blocks, found.append)
    for block in reading.blocks:
        extents.extend(block)
    for tag in tags:
        # A paragraph that holds nothing but a comment goes with it.
        if tag.kind == "comment" and tag.node is not None:
            extents.drop(tag)
    if not found:
        check_nesting(reading.root, reading.blocks, found.append)
    for problem in found:
        report(problem)
    for tag in tags:
        tag.alone = tag.number in values and not is_lifted(tag) and extents.is_all(tag)
    layout = Layout(reading.root, reading.part, package)
    for tag in tags:
        if tag.number in values and tag.node is not None and tag.anchor is not None:
            tag.surroundings = layout.around(tag.anchor, alone=tag.alone)
    reading.slots += value_slots(tags, reading.blocks, reading.part, package)
    calls = (tag.node for tag in tags if tag.alone and tag.node is not None and _CALL.match(tag.body))
    mark_containers(reading.root, dialect, dict.fromkeys([*reading.grids, *extents.grids]), calls)


def _may_hold_tags(package: Package, part: Part) -> bool:
    """Whether a look at the bytes leaves it open; most parts hold no brace at all."""
    related = package.relationships(part.name)
    charts = [rel.target for rel in related if rel.type.endswith(("/chart", "/chartEx")) and rel.target in package]
    inner = [rel for chart in charts for rel in package.relationships(chart)]
    if any(rel.external for rel in inner):
        return True  # a linked workbook: only a tag makes the chart one that may be sent on
    shapes = [rel.target for rel in inner if rel.type == CHART_SHAPES and rel.target in package]
    read = (package.read(name) for name in (part.name, *charts, *shapes))
    return any(sign in content for content in read for sign in _SIGNS) or any(map(has_tag, related))


def _places(
    root: etree._Element, part: Part, package: Package, shown: str, order: int
) -> Callable[[etree._Element], Place]:
    trails = paragraph_trails(root, part, package)
    counted = {element: n for n, element in enumerate(root.iter())}
    paragraphs = {paragraph: n for n, paragraph in enumerate(root.iter(part.dialect.paragraph))}
    twins = fallback_twins(root)
    whole = part_trail(root, part)

    def place_of(element: etree._Element) -> Place:
        around = element if element in trails else next((a for a in element.iterancestors() if a in trails), None)
        name = element.get("name", "") if around is not element else ""
        around = twins.get(around, around) if around is not None else None
        trail = trails[around] if around is not None else whole
        trail = (*trail, drawn_step(element)) if name else trail
        paragraph = paragraphs.get(around) if around is not None else None
        number = order + counted.get(twins.get(element, element), 0)
        return Place(shown, trail, order=number, part=part.name, paragraph=paragraph)

    return place_of


__all__ = ["CompiledPart", "CompiledTemplate", "compile_template", "open_template"]
