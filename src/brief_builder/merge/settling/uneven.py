"""The rows of a rendered table → which of them loops made wider than others, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from lxml import etree

from brief_builder.merge.settling.marks import seen_words
from brief_builder.merge.settling.misfit import Misfit
from brief_builder.office.grid import cells_of, width_of
from brief_builder.template.extents.columns import COLUMNS


def rooted(xml: str, declarations: str) -> etree._Element:
    """An element with the XML in it; `declarations` are the namespaces of the part's root, as they are written."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(f"<x {declarations}>{xml}</x>", parser)


def unrooted(root: etree._Element) -> str:
    """The XML of what stands in such an element."""
    return "".join(_serialized(child) for child in root)


def _serialized(element: etree._Element) -> str:
    element.tail = None
    head, gt, rest = etree.tostring(element, encoding="unicode").partition(">")
    around = element.getparent()
    for prefix, uri in (around.nsmap if around is not None else {}).items():
        head = head.replace(f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"', "", 1)
    return head + gt + rest


def looped_rows(rows: list[etree._Element]) -> dict[etree._Element, tuple[str, int]]:
    """The rows of which loops made cells: the columns that each had as drawn, and the number of the loop's tag."""
    out: dict[etree._Element, tuple[str, int]] = {}
    for row in rows:
        drawn, _, number = str(row.attrib.pop(COLUMNS, "")).partition(".")
        if number:
            out[row] = (drawn, int(number))
    return out


def compare_rows(
    rows: list[etree._Element],
    looped: dict[etree._Element, tuple[str, int]],
    uneven: Callable[[Misfit], None],
    stretches: Callable[[etree._Element], bool] = lambda _: False,
) -> None:
    """Look whether rows that were drawn with as many columns still have as many: else values slip into others.

    A row that `stretches` takes what it lacks.
    """
    first: dict[str, etree._Element] = {}
    wrong: list[Misfit] = []
    for row, (drawn, number) in looped.items():
        if stretches(row):
            continue
        other = first.setdefault(drawn, row)
        has, wanted = width_of(row), width_of(other)
        if has != wanted:
            said = f"{_named(row, rows)} has {has} column{'s' * (has != 1)}, and {_named(other, rows)} has {wanted}"
            cure = "give each row as many values as there are columns; null with `| default('–')` for a gap"
            wrong.append(Misfit("columns-differ", said, help=cure))
            wrong[-1].number = number
    if wrong:
        uneven(wrong[0])  # one for a table: the rest mostly have the same reason


def _named(row: etree._Element, rows: list[etree._Element]) -> str:
    if row is rows[0]:
        return "the first row"
    begins = _beginning([row])
    return f"the row that begins with “{begins}”" if begins else f"row {rows.index(row) + 1} of the table"


def _beginning(rows: list[etree._Element]) -> str:
    return next((words[:40] for row in rows for cell in cells_of(row) if (words := seen_words(cell))), "")


def refuse_width(rows: list[etree._Element], wanted: int, most: int, program: str, number: int | None) -> None:
    """Look whether a table has more columns than its program takes; `number` is that of the loop's tag.

    Raises:
        Misfit: limit-reached.
    """
    if wanted <= most:
        return
    begins = _beginning(rows)
    shown = f" that begins with “{begins}”" if begins else ""
    message = f"the table{shown} would have {wanted} columns, and {program} takes {most}"
    fault = Misfit("limit-reached", message, help="loop over less, or make rows of the columns")
    fault.number = number
    raise fault


def shares(natural: list[int], total: int) -> list[int]:
    """Widths in the same proportions that add to the total; those that are not told get the average."""
    told = [width for width in natural if width]
    average = sum(told) / len(told) if told else 1
    parts = [width or average for width in natural]
    whole = sum(parts)
    edges = [round(total * sum(parts[:at]) / whole) for at in range(len(parts) + 1)]
    return [right - left for left, right in pairwise(edges)]
