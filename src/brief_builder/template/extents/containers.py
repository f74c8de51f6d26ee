"""A part's tree whose blocks have their extents → marks around what must not come out empty.

A container that a block may empty is marked before compiling; after rendering, what stands between the marks is
filled, or goes with what it leaves behind. The kinds:

- `F`: must end in a paragraph (a cell, a header, a text box); an empty one is added.
- `T`: a table; goes when no row is left of it.
- `R`: a table row; goes when no cell is left of it.
- `C`: a content control, or custom XML; goes when nothing is left in it.
- `G`, and `S` on a slide: a table whose grid, merges and heights follow from what its blocks come to.
- `H`, on a slide: a table of which only rows come and go, so that nothing follows but its height.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.xml import clark
from brief_builder.template.reading.scan import ANCHOR

KEEP = "brief-keep"
AS_DRAWN = "H"
LAST_SECTION = "last"  # a mark before the properties of the last section, which may come out without content
_CONTROL, _CONTENT, _CUSTOM = clark("w:sdt"), clark("w:sdtContent"), clark("w:customXml")


def mark_containers(
    root: etree._Element,
    dialect: Dialect,
    grids: Iterable[etree._Element] = (),
    vanishing: Iterable[etree._Element] = (),
) -> None:
    """Put marks around every container that may be left empty, and around the tables in `grids`.

    `vanishing` are the paragraphs whose place something takes that may be nothing.
    """
    gone = set(vanishing)
    settled = dict.fromkeys(grids)
    if dialect.covers:  # a row that is repeated or dropped changes merged cells, and the height of the frame
        holders = [*root.iter(dialect.table), *root.iter(dialect.row)]
        settled |= dict.fromkeys(_around(held, dialect.table) for held in holders if _may_empty(held, gone))
    for table in settled:
        _wrap(_around(table, dialect.frame), dialect.table_mark)
    # What holds others comes after them: a mark in it says that they may go.
    for element in reversed(list(root.iter(_CONTENT, _CUSTOM, dialect.row, dialect.table, *dialect.must_end))):
        if not _may_empty(element, gone):
            continue
        if element.tag == _CONTENT:
            control = element.getparent()
            if control is not None and control.tag == _CONTROL:
                _wrap(control, "C")
        elif element.tag == _CUSTOM:
            _wrap(element, "C")
        elif element.tag == dialect.row:
            _wrap(element, "R")
        elif element.tag == dialect.table:
            _wrap(_around(element, dialect.frame), "T")
        else:
            _wrap_children(element, dialect.heads.get(str(element.tag), frozenset()))


def _may_empty(element: etree._Element, gone: set[etree._Element]) -> bool:
    """Whether something directly in an element may be dropped."""
    return any(
        child in gone or (isinstance(child, etree._ProcessingInstruction) and child.target in (ANCHOR, KEEP))
        for child in element
    )


def _around(element: etree._Element, wanted: str | None) -> etree._Element:
    """The element of this name that an element is or stands in; the element itself where there is none."""
    if wanted is None or element.tag == wanted:
        return element
    return next(element.iterancestors(wanted), element)


def _wrap(unit: etree._Element, kind: str) -> None:
    unit.addprevious(etree.ProcessingInstruction(KEEP, f"open{kind}"))
    unit.addnext(etree.ProcessingInstruction(KEEP, f"close{kind}"))


def _wrap_children(element: etree._Element, heads: frozenset[str]) -> None:
    at = 0
    for child in element:
        if child.tag not in heads:
            break
        at += 1
    element.insert(at, etree.ProcessingInstruction(KEEP, "openF"))
    element.append(etree.ProcessingInstruction(KEEP, "closeF"))
