"""A native chart where its drawing stands, with its words filled in, and data → the chart part and its workbook.

The first copy keeps the names of the template's parts; each further one gets parts of its own.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from jinja2.runtime import Undefined
from lxml import etree

from brief_builder.merge.charts.books import PACKAGE, XLSX, link_replaced, own_workbook, workbook_in, workbook_of
from brief_builder.merge.charts.cells import Area, Cells
from brief_builder.merge.charts.data import SHAPE, ChartData, Filled, chart_data, chart_of
from brief_builder.merge.charts.kinds import refused
from brief_builder.merge.charts.said import names_other_currency
from brief_builder.merge.charts.scales import SCALES, misscaled
from brief_builder.merge.charts.uses import check_words, note_uses
from brief_builder.merge.charts.workbook import Workbook
from brief_builder.merge.charts.xml import Book, refill
from brief_builder.merge.languages.own import own_language
from brief_builder.merge.parts.additions import CopiedPart, NewPart, NewRelationship
from brief_builder.merge.settling.containers import settle
from brief_builder.merge.state import STATE, State
from brief_builder.merge.values.printing import words
from brief_builder.office import DRAWING, Package, parse
from brief_builder.office.dialect import escape_attribute
from brief_builder.office.own_parts import own_parts
from brief_builder.office.package import Relationship
from brief_builder.office.part_types import CHART
from brief_builder.office.xml import NAMESPACES, clark, whole
from brief_builder.problems import Fault
from brief_builder.template.reading.native import NEWER_CURE, NativeChart, linked_fault
from brief_builder.wording.tags import primary

_DECLARED = f'xmlns:a="{NAMESPACES["a"]}"'
_STRINGS = (clark("c:strRef"), clark("c:strCache"))
_TYPED = (clark("c:dLbl"), clark("c:trendlineLbl"))
_TAG = re.compile(r"\{[{%]")
_MOST_NAMED = 3  # things that are lost, or cells, of which a warning tells; more are counted


def chart_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_chart": chart, "_brief_chart_text": chart_text, "_brief_native": native}


def chart(given: Any, number: int, index: int) -> Filled:
    """What the alt text of a native chart names: its data, or words."""
    state = STATE.get()
    assert state.part is not None  # noqa: S101  set while a part is rendered
    try:
        if isinstance(given, Undefined) or given is None:
            words(given, number)  # says what is missing, or notes it
            if state.recorded is None:
                # Where missing values print nothing, a chart would be left with the numbers that its author drew.
                raise Fault("chart-expected", "the data of this chart is missing", help=f"give it as {SHAPE}")
            return Filled("")
        if hasattr(type(given), "draw") and not hasattr(given, "numbers"):
            raise Fault(
                "chart-expected",
                "this is drawn as a picture, and the alt text is that of a native chart",
                help=f"put a picture in the place of the chart, or name data: {SHAPE}",
            )
        if isinstance(given, Mapping) or hasattr(type(given), "draw"):
            data, alt = chart_data(given) if isinstance(given, Mapping) else chart_of(given)
            check_words(state, data, alt)
            held = state.part.charts[index]
            if not held.part:
                raise refused(held.kind, NEWER_CURE)
            for fact in dict.fromkeys(name for series in data.series for name in series.facts if name is not None):
                state.cited_here().names.setdefault(fact)
            return Filled(escape_attribute(alt), data)
        if isinstance(given, list | tuple | int | float | Decimal):
            message = "this names something that is not the data of a chart"
            raise Fault("chart-expected", message, help=f"give it as {SHAPE}")
        if state.part.charts[index].linked:
            raise linked_fault(state.part.charts[index].linked)
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


def native(text: str, number: int, index: int, filled: Filled | None, shapes: str | None) -> str:
    """Add a chart to the package; returns the id by which the part at hand refers to it.

    Args:
        text: the chart part with its words filled in.
        number: of a tag of the chart.
        index: which chart of the part it is.
        filled: its data; None when only its words are filled.
        shapes: the part with the shapes drawn in it, with its words filled in; None where they hold no tags.
    """
    state = STATE.get()
    part, package = state.part, state.package
    assert part is not None  # noqa: S101  set while a part is rendered
    assert package is not None  # noqa: S101  every rendering has one
    held = part.charts[index]
    state.count(len(text))
    data = filled.data if filled is not None else None
    root = parse(settle(text, "a:", "<a:p/>", _DECLARED).encode(), held.part)
    changed: list[tuple[Relationship, bytes]] = []
    if shapes is not None:
        rel = next(rel for rel in package.relationships(held.part) if rel.target == held.shapes)
        changed.append((rel, settle(shapes, "a:", "<a:p/>", _DECLARED).encode()))
    try:
        if data is not None:
            changed.append(_refilled(state, package, held, root, data, number))
        elif held.labelled and (own := own_workbook(package, held.part, root)) is not None:
            workbook = workbook_in(package, own.target)
            changed.append((own, workbook.with_cells(_labels(root, workbook))))
    except Fault as fault:
        state.note(fault, number)
        return held.relationship
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    relationship, name = _added(state, package, held, content, changed)
    note_uses(state, name, data)
    return relationship


def _refilled(
    state: State, package: Package, held: NativeChart, root: etree._Element, data: ChartData, number: int
) -> tuple[Relationship, bytes]:
    """Fill a chart; returns what leads to its workbook, and the workbook."""
    typed = _filled_labels(package, held, root)
    found = workbook_of(package, held.part, root)
    workbook = found.workbook
    book, foreign = Book(next(iter(workbook.sheets), "Sheet1"), workbook.find), _is_foreign(state, package, root)
    # The words of its author stand, but for a currency that is not that of the facts.
    foreign = foreign or names_other_currency(root, [each for series in data.series for each in series.said])
    refilled = refill(root, data, book, typed, foreign=foreign)
    content = workbook.with_cells(refilled.cells)
    _remark(state, number, held, workbook, refilled.lost)
    _check_scales(state, number, root, data)
    target = found.part or _book_name(held.part)
    return Relationship(found.relationship, PACKAGE, target, external=False), content


def _is_foreign(state: State, package: Package, root: etree._Element) -> bool:
    """Whether the document is in another language than its template, or, where that says none, than the chart."""
    held = root.find(clark("c:lang"))
    own = own_language(package).tag or (held.get("val", "") if held is not None else "")
    return bool(state.said and own) and primary(own) != primary(state.said or "")


def _filled_labels(package: Package, held: NativeChart, root: etree._Element) -> list[etree._Element]:
    """The labels of points and trend lines that held tags: their words are new."""
    drawn = parse(package.read(held.part), held.part)
    before, now = (list(each.iter(*_TYPED)) for each in (drawn, root))
    if len(before) != len(now):
        return []
    return [
        label
        for old, label in zip(before, now, strict=True)
        if _TAG.search("".join(t.text or "" for t in old.iter(clark("a:t"))))
    ]


def _remark(state: State, number: int, held: NativeChart, workbook: Workbook, lost: tuple[str, ...]) -> None:
    """Warn of what the author formatted, linked or wrote and is not there any more."""
    assert state.part is not None  # noqa: S101  set while a part is rendered
    faults: list[Fault] = []
    if lost:
        message = f"lost from this chart when it is filled: {_listed(lost)}"
        cure = "formats and labels go with their category: keep it in the data, or format what always is in it"
        faults.append(Fault("chart-format", message, help=cure, severity="warning"))
    if workbook.overwritten:
        cells = _listed(workbook.overwritten)
        message = f"the data need more room in the chart's workbook, and write over what stood in {cells}"
        cure = "move it to another sheet of the workbook: Edit Data > Edit Data in Excel"
        faults.append(Fault("chart-cells", message, help=cure, severity="warning"))
    if held.linked:
        faults.append(link_replaced(held.linked))
    tag = state.part.tags[number]
    state.remarks += [fault.at(tag.place, tag.excerpt) for fault in faults]


def _check_scales(state: State, number: int, root: etree._Element, data: ChartData) -> None:
    """Warn of formats of the author that would print “2,100,000,000 billion”; only the pack's figures are whole."""
    assert state.part is not None  # noqa: S101  the caller has looked
    said = [each for series in data.series for each in series.said if each is not None]
    own = {data.number_format, *(each.code for each in said if each.code is not None)}
    tag = state.part.tags[number]
    for code, power, divided in misscaled(root, own) if said else ():
        message = (
            f"the number format `{code}` of this chart says {SCALES[power]} and divides by {SCALES[divided]}, "
            f"so that its numbers are read as {'more' if power > divided else 'less'} than they are"
        )
        cure = (
            f"write {power // 3} comma{'s' if power > 3 else ''} behind its last digit, or the other word: "
            "Format Axis or Format Data Labels > Number"
        )
        fault = Fault("chart-scale", message, help=cure, severity="warning")
        state.remarks.append(fault.at(tag.place, tag.excerpt))


def _listed(things: tuple[str, ...] | list[str]) -> str:
    more = len(things) - _MOST_NAMED
    return ", ".join(things[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _labels(root: etree._Element, workbook: Workbook) -> Cells:
    """The cells whose copies in the chart held tags, with what stands there now."""
    areas: list[tuple[Area, etree._Element]] = []
    for reference in root.iter(_STRINGS[0]):
        area, cache = workbook.find(reference.findtext(clark("c:f"), "")), reference.find(_STRINGS[1])
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
    state: State, package: Package, held: NativeChart, content: bytes, changed: list[tuple[Relationship, bytes]]
) -> tuple[str, str]:
    """The id by which the part at hand refers to the chart, and the name of the chart part.

    `changed` is what a chart leads to and is new: its workbook, and shapes drawn in it.
    """
    assert state.part is not None  # noqa: S101  the caller has looked
    count = state.charts[held.part] = state.charts.get(held.part, 0) + 1
    additions = state.additions
    parts = additions.parts
    if count == 1 and state.written == state.part.part.name:
        parts[held.part] = NewPart(content, package.content_type(held.part))
        for rel, data in changed:
            parts[rel.target] = NewPart(data, package.content_type(rel.target) or XLSX)
            if rel.target not in package:
                additions.lead(held.part, NewRelationship(rel.id, rel.type, rel.target))
        return held.relationship, held.part
    names = {each: _copy_name(package, each, count) for each in own_parts(package, held.part)}
    for each, copied in names.items():
        additions.copies[copied] = CopiedPart(each, names)
    name = names[held.part]
    parts[name] = NewPart(content, package.content_type(held.part))
    for rel, data in changed:
        if rel.target in names:
            parts[names[rel.target]] = NewPart(data, package.content_type(rel.target))
        else:
            target = _copy_name(package, rel.target, count)
            parts[target] = NewPart(data, XLSX)
            additions.lead(name, NewRelationship(rel.id, rel.type, target))
    return additions.relate(state.written, CHART, name), name


def _book_name(part: str) -> str:
    """'ppt/charts/chart3.xml' → 'ppt/embeddings/chart3-data.xlsx'."""
    folder, base = posixpath.split(part)
    return f"{posixpath.dirname(folder)}/embeddings/{base.rpartition('.')[0]}-data.xlsx"


def _copy_name(package: Package, part: str, number: int) -> str:
    """'word/charts/chart1.xml' → 'word/charts/chart1-copy2.xml'; a name that the template has not."""
    stem, dot, extension = part.rpartition(".")
    while f"{stem}-copy{number}{dot}{extension}" in package:
        stem += "-copy"
    return f"{stem}-copy{number}{dot}{extension}"
