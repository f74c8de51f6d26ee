"""A chart of the pack that shall be native (`as: native`), and a box → a new chart part with its workbook.

Each place that shows the chart, each turn of a loop and each copy of a slide has parts of its own, so that a reader who
edits one changes no other. Cache and workbook are written from the same numbers, as in a chart that is filled.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from brief_builder.merge.charts.books import PACKAGE, XLSX, new_workbook
from brief_builder.merge.charts.cells import Cells
from brief_builder.merge.charts.columns import Columns
from brief_builder.merge.charts.data import ChartData, Series
from brief_builder.merge.charts.series import set_name, set_points
from brief_builder.merge.charts.uses import check_words, note_uses
from brief_builder.merge.parts.additions import NewPart, NewRelationship
from brief_builder.merge.state import State
from brief_builder.merge.values.printing import note_braces, refuse_forbidden
from brief_builder.office import parse
from brief_builder.office.part_types import CHART, CHART_PART
from brief_builder.office.xml import clark

_SHEET = "Sheet1"
_Made = tuple[bytes, bytes, str, ChartData]


def place_chart(state: State, given: Any, width: int, height: int) -> str:
    """Add the chart; returns the id by which the part at hand refers to it.

    Args:
        state: of the rendering, while a part is rendered.
        given: the chart; it has `native(width, height, medium)`, see `charts.native`.
        width, height: of the box, in EMU.

    Raises:
        Fault: what making the chart raises.
    """
    alt = str(given.alt)
    key = ("native chart", given.name, str(width), str(height))
    if key not in state.once:
        state.once[key] = _made(state, given, width, height)
    chart, book, book_id, data = state.once[key]
    refuse_forbidden(alt)
    check_words(state, data, alt)
    state.count(len(chart))
    part, workbook = _names(state, given.name)
    additions = state.additions
    additions.parts[part] = NewPart(chart, CHART_PART)
    additions.parts[workbook] = NewPart(book, XLSX)
    additions.lead(part, NewRelationship(book_id, PACKAGE, workbook))
    for fact in given.facts:
        state.cited_here().names.setdefault(fact)
    note_uses(state, part, data)
    return additions.relate(state.written, CHART, part)


def _made(state: State, given: Any, width: int, height: int) -> _Made:
    """The chart part, its workbook, the id by which the first refers to the second, and what both show."""
    native = given.native(width, height, state.medium)
    numbers = native.numbers
    series = tuple(Series(" ".join(s.name.split()), tuple(s.values), facts=tuple(s.facts)) for s in numbers.series)
    # A label that is only a blank stays one: where a series breaks, a category is empty.
    labels = tuple(" ".join(label.split()) or label for label in numbers.labels)
    data = ChartData(labels, series, numbers.number_format)
    for words in native.words:
        refuse_forbidden(words)
        note_braces(state, words)
    check_words(state, data, "")
    root = parse(native.xml, given.name)
    held = new_workbook(root)
    cells = Cells()
    columns = Columns([], _SHEET, data, list(labels), cells)
    for position, (each, element) in enumerate(zip(series, root.iter(clark("c:ser")), strict=True)):
        name, below, values, _ = columns.of(position)
        set_name(element, each.name, name)
        set_points(element, "cat", labels, below, "")
        set_points(element, "val", each.values, values, data.number_format or "General")
        if data.number_format:
            cells.formats.update(dict.fromkeys(values.cells(), data.number_format))
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml, held.workbook.with_cells(cells), held.relationship, data


def _names(state: State, name: str) -> tuple[str, str]:
    """Names of a chart part and its workbook that nothing has."""
    folder = "word" if state.medium == "brief" else "ppt"
    while True:
        number = state.charts[f"\n{name}"] = state.charts.get(f"\n{name}", 0) + 1
        part, book = f"{folder}/charts/chart-{name}-{number}.xml", f"{folder}/embeddings/chart-{name}-{number}.xlsx"
        held = state.package
        if part not in state.additions.parts and (held is None or (part not in held and book not in held)):
            return part, book
