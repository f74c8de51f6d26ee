"""A native chart where its drawing stands, with its words filled in, and data → the chart part and its workbook.

The first copy keeps the names of the template's parts; each further one gets parts of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2.runtime import Undefined
from lxml import etree

from brief_builder.merge.charts.cells import Area, Cells
from brief_builder.merge.charts.data import SHAPE, ChartData, Filled, chart_data
from brief_builder.merge.charts.workbook import Workbook
from brief_builder.merge.charts.xml import CURE, refill
from brief_builder.merge.parts.additions import CopiedPart, NewPart
from brief_builder.merge.settling.containers import settle
from brief_builder.merge.state import STATE, State
from brief_builder.merge.values.printing import note_braces, refuse_forbidden, words
from brief_builder.office import DRAWING, Package, parse
from brief_builder.office.dialect import escape_attribute
from brief_builder.office.own_parts import own_parts
from brief_builder.office.part_types import CHART
from brief_builder.office.xml import NAMESPACES, clark, whole
from brief_builder.problems import Fault
from brief_builder.template.reading.native import NativeChart

_DECLARED = f'xmlns:a="{NAMESPACES["a"]}"'
_STRINGS = (clark("c:strRef"), clark("c:strCache"))


def chart_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_chart": chart, "_brief_chart_text": chart_text, "_brief_native": native}


def chart(given: Any, number: int, index: int) -> Filled:
    """What the alt text of a native chart names: its data, or words."""
    state = STATE.get()
    assert state.part is not None  # noqa: S101  set while a part is rendered
    try:
        if isinstance(given, Mapping) and not isinstance(given, Undefined):
            data, alt = chart_data(given)
            _check_words(state, data, alt)
            if not state.part.charts[index].part:
                raise Fault("chart-refused", "this is a chart of a newer kind, which cannot be filled", help=CURE)
            return Filled(escape_attribute(alt), data)
        if isinstance(given, Undefined) or given is None:
            words(given, number)  # says what is missing, or notes it
            if state.recorded is None:
                # Where missing values print nothing, a chart would be left with the numbers that its author drew.
                raise Fault("chart-expected", "the data of this chart is missing", help=f"give it as {SHAPE}")
            return Filled("")
        if hasattr(type(given), "draw"):
            raise Fault(
                "chart-expected",
                "this is drawn as a picture, and the alt text is that of a native chart",
                help=f"put a picture in the place of the chart, or name data: {SHAPE}",
            )
    except Fault as fault:
        state.note(fault, number)
        return Filled("")
    return Filled(escape_attribute(words(given, number) or ""))


def chart_text(given: Any, number: int) -> str:
    """Runs that show a value in a text of a chart."""
    text = words(given, number)
    state = STATE.get()
    if not text or state.part is None:
        return ""
    tag = state.part.tags[number]
    return DRAWING.write_run(tag.prefix, tag.run_properties, text)


def native(text: str, number: int, index: int, filled: Filled | None) -> str:
    """Add a chart to the package; returns the id by which the part at hand refers to it.

    Args:
        text: the chart part with its words filled in.
        number: of a tag of the chart.
        index: which chart of the part it is.
        filled: its data; None when only its words are filled.
    """
    state = STATE.get()
    part, package = state.part, state.package
    assert part is not None  # noqa: S101  set while a part is rendered
    assert package is not None  # noqa: S101  every rendering has one
    held = part.charts[index]
    state.count(len(text))
    data = filled.data if filled is not None else None
    xml = settle(text, "a:", "<a:p/>", _DECLARED)
    root = parse(xml.encode(), held.part)
    book_part = next((r.target for r in package.relationships(held.part) if r.type.endswith("/package")), None)
    book: bytes | None = None
    try:
        if book_part is not None and (data is not None or held.labelled):
            workbook = Workbook(package.read(book_part))
            sheet = next(iter(workbook.sheets), "Sheet1")
            cells = refill(root, data, sheet) if data is not None else _labels(root, workbook)
            book = workbook.with_cells(cells)
        elif data is not None:
            refill(root, data, None)
    except Fault as fault:
        state.note(fault, number)
        return held.relationship
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _added(state, package, held, content, book_part, book)


def _check_words(state: State, data: ChartData, alt: str) -> None:
    """Names and labels are words: characters that no file can hold are refused, braces are no tags.

    Raises:
        Fault: character-forbidden.
    """
    for text in (alt, *(each.name for each in data.series), *(c for c in data.categories if isinstance(c, str))):
        refuse_forbidden(text)
        note_braces(state, text)


def _labels(root: etree._Element, workbook: Workbook) -> Cells:
    """The cells whose copies in the chart held tags, with what stands there now."""
    areas: list[tuple[Area, etree._Element]] = []
    for reference in root.iter(_STRINGS[0]):
        area, cache = Area.of(reference.findtext(clark("c:f"), "")), reference.find(_STRINGS[1])
        if area is not None and cache is not None:
            areas.append((area, cache))
    tagged = workbook.tagged([area for area, _ in areas])
    cells = Cells()
    for area, cache in areas:
        points = {whole(p.get("idx")): p.findtext(clark("c:v"), "") for p in cache.iter(clark("c:pt"))}
        for position, cell in enumerate(area.cells()):
            if cell in tagged:
                cells.values[cell] = points.get(position)
    return cells


def _added(
    state: State, package: Package, held: NativeChart, content: bytes, book_part: str | None, book: bytes | None
) -> str:
    assert state.part is not None  # noqa: S101  the caller has looked
    count = state.charts[held.part] = state.charts.get(held.part, 0) + 1
    parts = state.additions.parts
    if count == 1 and state.written == state.part.part.name:
        parts[held.part] = NewPart(content, package.content_type(held.part))
        if book_part is not None and book is not None:
            parts[book_part] = NewPart(book, package.content_type(book_part))
        return held.relationship
    names = {each: _copy_name(package, each, count) for each in own_parts(package, held.part)}
    for each, name in names.items():
        state.additions.copies[name] = CopiedPart(each, names)
    name = names[held.part]
    parts[name] = NewPart(content, package.content_type(held.part))
    if book_part is not None and book is not None:
        parts[names[book_part]] = NewPart(book, package.content_type(book_part))
    return state.additions.relate(state.written, CHART, name)


def _copy_name(package: Package, part: str, number: int) -> str:
    """'word/charts/chart1.xml' → 'word/charts/chart1-copy2.xml'; a name that the template has not."""
    stem, dot, extension = part.rpartition(".")
    while f"{stem}-copy{number}{dot}{extension}" in package:
        stem += "-copy"
    return f"{stem}-copy{number}{dot}{extension}"
