"""The tables of a slide whose blocks have their extents → each row that a loop makes, marked as such.

What stands before these rows heads the table on each slide that it continues on, what stands behind them ends it.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from brief_builder.office.xml import clark, whole
from brief_builder.template.reading.scan import ANCHOR
from brief_builder.template.reading.tags import Tag

# Of a row that a loop makes: whether its table may continue, and how high the table was drawn, in EMU.
LOOPED = "briefLooped"
CONTINUES, WHOLE = "continues", "whole"
_TABLE, _ROW, _FRAME = clark("a:tbl"), clark("a:tr"), clark("p:graphicFrame")
_SIZE = f"{clark('p:xfrm')}/{clark('a:ext')}"


def mark_looped(root: etree._Element, tags: Iterable[Tag], kept_whole: set[etree._Element]) -> None:
    """Mark the rows of a slide's tables that stand in a loop; the tables in `kept_whole` may not continue."""
    words = {str(tag.number): tag.word for tag in tags}
    for table in root.iter(_TABLE):
        depth = 0
        said = f"{WHOLE if table in kept_whole else CONTINUES} {_drawn_height(table)}"
        for child in table:
            if isinstance(child, etree._ProcessingInstruction) and child.target == ANCHOR:
                word = words.get(child.text or "", "")
                depth += (word == "for") - (word == "endfor")
            elif child.tag == _ROW and depth:
                child.set(LOOPED, said)


def _drawn_height(table: etree._Element) -> int:
    frame = next(table.iterancestors(_FRAME), None)
    size = frame.find(_SIZE) if frame is not None else None
    rows = sum(whole(row.get("h")) for row in table.iter(_ROW))
    return max(whole(size.get("cy")), rows) if size is not None else rows
