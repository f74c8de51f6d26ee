"""`{% table whole %}` in a cell or in the alt text of a slide's table → the tables that stay on one slide.

The tag leaves no trace: in its paragraph it becomes a comment, out of an alt text it is cut.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from brief_builder.office import Part
from brief_builder.office.xml import clark
from brief_builder.problems import Fault, Place, Problem
from brief_builder.template.reading.tags import Tag, find_spans, make_tag

_WORD = "table"
_TABLE, _CELL, _FRAME, _NAMED = clark("a:tbl"), clark("a:tc"), clark("p:graphicFrame"), clark("p:cNvPr")
_CURE = "write {% table whole %}: the table then stays on one slide, however long it is"


def take_table_words(
    root: etree._Element,
    tags: list[Tag],
    part: Part,
    place_of: Callable[[etree._Element], Place],
    report: Callable[[Problem], None],
) -> set[etree._Element]:
    """The tables of which the author says that they stay whole; what is said wrongly is reported."""
    kept: set[etree._Element] = set()
    for tag in tags:
        if tag.kind == "block" and tag.word == _WORD:
            cell = next(tag.node.iterancestors(_CELL), None) if tag.node is not None else None
            table = next(cell.iterancestors(_TABLE), None) if cell is not None else None
            _take(tag, table, part, kept, report)
            tag.kind, tag.body, tag.word = "comment", "", ""
    for named in root.iter(_NAMED):
        for attribute in ("descr", "title"):
            text = named.get(attribute, "")
            if _WORD not in text or "{%" not in text:
                continue
            frame = next(named.iterancestors(_FRAME), None)
            table = next(frame.iter(_TABLE), None) if frame is not None else None
            for span in reversed(find_spans(text)[0]):
                tag = make_tag(0, named.get(attribute, ""), span, place_of(named))
                if tag.kind == "block" and tag.word == _WORD:
                    _take(tag, table, part, kept, report)
                    text = f"{text[: span.start].rstrip()} {text[span.end :].lstrip()}".strip()
            named.set(attribute, text)
    return kept


def _take(
    tag: Tag,
    table: etree._Element | None,
    part: Part,
    kept: set[etree._Element],
    report: Callable[[Problem], None],
) -> None:
    argument = tag.body[len(_WORD) :].strip()
    if part.kind != "slide":
        message = "`table` speaks of a table on a slide, and this is none"
        fault = Fault("tag-unknown", message, help="take it out: only tables on slides continue on further slides")
    elif table is None:
        message = "`table` says something of a table, and stands in none"
        fault = Fault("tag-unknown", message, help="put it into a cell of the table, or into its alt text")
    elif argument == "whole":
        kept.add(table)
        return
    elif argument:
        fault = Fault("tag-syntax", f"`{argument}` is not expected here", help=_CURE)
    else:
        fault = Fault("tag-syntax", "`table` does not say what of the table", help=_CURE)
    report(fault.at(tag.place, tag.excerpt))
