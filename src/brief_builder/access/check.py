"""A document in → all that makes it hard to read for some people, in the order of their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from brief_builder.access import built_in, clean, colour, contrast, links, slides
from brief_builder.access.alt import alt_texts, floating
from brief_builder.access.headings import headings
from brief_builder.access.lists import lists
from brief_builder.access.properties import languages, title_and_author
from brief_builder.access.spacing import spacing
from brief_builder.access.tables import splitting_rows, tables
from brief_builder.access.typefaces import typefaces
from brief_builder.access.view import View
from brief_builder.access.widths import widths
from brief_builder.problems import Problem, Problems
from brief_builder.structure import Document

RULES: tuple[Callable[[View], Iterator[Problem]], ...] = (
    title_and_author, languages, typefaces, headings, lists, spacing, tables, splitting_rows, alt_texts, floating,
    contrast.text_contrast,
    contrast.graphic_contrast, colour.charts_by_colour, colour.links_by_colour, colour.words_by_colour, slides.titles,
    slides.reading_order, slides.sections, slides.small_text, links.links, clean.comments, clean.changes,
    clean.highlights, widths, built_in.captions, built_in.notes, built_in.contents, built_in.justified,
)  # fmt: skip


def check_access(document: Document) -> Problems:
    """What keeps people from reading a document: warnings, and notes where it is a matter of taste.

    In a template, tags are words that are not known yet, and paragraphs that hold blocks alone are not there.
    """
    view = View(document)
    found = Problems()
    for rule in RULES:
        found.extend(rule(view))
    return found
