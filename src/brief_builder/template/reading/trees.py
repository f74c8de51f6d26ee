"""A tree in → what its author wrote in it: tags, pictures to fill, blocks; the tree has anchors where tags stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from brief_builder.office import DRAWING, WORD, Package, Part
from brief_builder.problems import Place, Problem, Problems
from brief_builder.template.reading.attributes import scan_attributes
from brief_builder.template.reading.blocks import CELL, Block, pair
from brief_builder.template.reading.cells import apply_cell_words
from brief_builder.template.reading.controls import release_controls
from brief_builder.template.reading.counting import take_counting_words
from brief_builder.template.reading.drawn_tables import DrawnCell, drawn_cells
from brief_builder.template.reading.field_codes import scan_fields
from brief_builder.template.reading.joining import join_paragraphs
from brief_builder.template.reading.links import Links
from brief_builder.template.reading.native import NativeChart, NativeCharts
from brief_builder.template.reading.picture_shapes import placeholder_slots
from brief_builder.template.reading.pictures import Slot, scan_alt_texts
from brief_builder.template.reading.results import quiet_results
from brief_builder.template.reading.scan import report_deleted, report_equations, scan_paragraphs
from brief_builder.template.reading.table_words import take_table_words
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.texts import Texts
from brief_builder.template.reading.tokens import Tokens

if TYPE_CHECKING:
    from brief_builder.template.reading.slide_links import SlideLinks

PlaceOf = Callable[[etree._Element], Place]
Extend = Callable[["Reading", Package, Callable[[etree._Element], bool], Callable[[Problem], None]], None]


@dataclass(slots=True)
class Reading:
    """What is found in a tree: a part, or a note of one.

    Attributes:
        root: the tree.
        part: the part that it is, or is of.
        tags: numbered in order, from 0 or behind those of the body that a note is read with.
        slots: the pictures to fill.
        blocks: inner before outer.
        grids: tables whose grid follows from what their cells come to.
        drawn: the cells of a slide's tables that tags may change, as they were drawn.
        literals: texts with braces that are no tags.
        paired: whether all blocks could be paired.
        written: those of the tags that stand in paragraphs of the tree.
        replaced: ids of relationships that hold a tag, and may not be left.
        charts: the native charts that are made anew, by the index by which the source asks for them.
        slide_tags: tags that speak of the whole slide; they stand in no block of the tree.
        kept_whole: tables that do not continue on further slides.
    """

    root: etree._Element
    part: Part
    tags: list[Tag] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    grids: list[etree._Element] = field(default_factory=list)
    drawn: dict[etree._Element, DrawnCell] = field(default_factory=dict)
    literals: set[str] = field(default_factory=set)
    paired: bool = True
    written: list[Tag] = field(default_factory=list)
    replaced: frozenset[str] = frozenset()
    charts: dict[int, NativeChart] = field(default_factory=dict)
    slide_tags: list[Tag] = field(default_factory=list)
    kept_whole: set[etree._Element] = field(default_factory=set)


def _slide_links(root: etree._Element, part: Part, package: Package) -> SlideLinks:
    from brief_builder.template.reading.slide_links import SlideLinks  # not for a Word document

    return SlideLinks(root, part, package)


def read_tree(
    root: etree._Element,
    part: Part,
    package: Package,
    place_of: PlaceOf,
    tokens: Tokens,
    problems: Problems,
    extend: Extend,
    first: int = 0,
) -> Reading:
    """Read a tree; its tags are numbered from `first`. `extend` gives the blocks in a chart's texts their extents."""
    out = Reading(root, part)
    word = part.dialect is WORD
    links = Links(root, part, package) if word else _slide_links(root, part, package)
    if word:
        quiet_results(root, main=part.name == package.main_part)
    out.written, lost = scan_paragraphs(root, part.dialect, place_of, problems.add, out.literals, first)
    report_deleted(root, part.dialect, place_of, problems.add)
    if word:
        report_equations(root, place_of, problems.add)
    if part.slide:
        from brief_builder.template.slides.taking import take_slide_tags

        out.slide_tags = take_slide_tags(out.written)
    out.kept_whole = take_table_words(root, out.written, part, place_of, problems.add)
    around: list[Block] = []
    if package.kind == "pptx" and part.dialect is DRAWING:
        from brief_builder.template.slides.shapes import ShapeTags

        around = ShapeTags(root, part, package, place_of, problems.add, tokens).take(out.written, first)
    take_counting_words(out.written)
    release_controls(root)
    texts = Texts(first + len(out.written), tokens, problems.add)
    charts = NativeCharts(root, part, package)
    chart_tags = charts.scan(place_of, texts)
    out.slots = placeholder_slots(root, place_of, texts, part, package)
    out.slots += scan_alt_texts(root, place_of, texts, charts, part, package)
    scan_attributes(root, place_of, texts)
    if isinstance(links, Links):
        links.read(place_of, texts)
    else:
        links.read(place_of, texts, out.written)
    scan_fields(root, place_of, texts)
    unpaired = len(problems.errors)
    out.blocks = pair([tag for tag in out.written if not tag.unit], problems.add, lost) + around

    def extend_chart(chart: etree._Element, tags: list[Tag]) -> None:
        reading = Reading(chart, replace(part, dialect=DRAWING), blocks=pair(tags, problems.add), written=tags)
        extend(reading, package, lambda _: False, problems.add)

    charts.extend(extend_chart)
    out.charts = charts.write(texts)
    out.paired = texts.paired and not lost and len(problems.errors) == unpaired
    out.tags = [*out.written, *chart_tags, *texts.tags]
    out.replaced = links.replaced
    out.literals |= texts.literals
    out.drawn = drawn_cells(out.written, part.dialect, problems.add)
    # What a word of a cell says beside it is done first: it leaves no trace in the paragraph.
    join_paragraphs(out.written, part.dialect, lambda tag: tag.word in CELL)
    out.grids = apply_cell_words(out.written, out.blocks, part.dialect, tokens, problems.add)
    join_paragraphs(out.written, part.dialect, lambda tag: tag.word not in CELL)
    return out
