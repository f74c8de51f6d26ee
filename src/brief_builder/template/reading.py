"""A tree in → what its author wrote in it: tags, pictures to fill, blocks; the tree has anchors where tags stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from brief_builder.office import Part
from brief_builder.problems import Place, Problems
from brief_builder.template.blocks import Block, pair
from brief_builder.template.cells import apply_cell_words
from brief_builder.template.joining import join_paragraphs
from brief_builder.template.numbered import take_counting_words
from brief_builder.template.pictures import Slot, scan_alt_texts
from brief_builder.template.scan import report_deleted, scan_paragraphs
from brief_builder.template.tags import Tag
from brief_builder.template.tokens import Tokens

PlaceOf = Callable[[etree._Element], Place]


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
        literals: texts with braces that are no tags.
        paired: whether all blocks could be paired.
    """

    root: etree._Element
    part: Part
    tags: list[Tag] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    grids: list[etree._Element] = field(default_factory=list)
    literals: set[str] = field(default_factory=set)
    paired: bool = True


def read_tree(
    root: etree._Element, part: Part, place_of: PlaceOf, tokens: Tokens, problems: Problems, first: int = 0
) -> Reading:
    """Read a tree; its tags are numbered from `first`."""
    out = Reading(root, part)
    tags = scan_paragraphs(root, part.dialect, place_of, problems.add, out.literals, first)
    report_deleted(root, part.dialect, place_of, problems.add)
    take_counting_words(tags)
    alt_tags, out.slots = scan_alt_texts(root, first + len(tags), place_of, tokens.add, problems.add)
    unpaired = len(problems.errors)
    out.blocks = pair(tags, problems.add)
    out.paired = len(problems.errors) == unpaired
    out.tags = tags + alt_tags
    out.grids = apply_cell_words(out.tags, part.dialect, tokens, problems.add)
    join_paragraphs(out.tags, part.dialect)
    return out
