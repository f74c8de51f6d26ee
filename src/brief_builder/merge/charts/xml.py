"""A native chart and its data → the chart with this data: everything that its author formatted is kept.

Series keep their look by name, else by their place; a series more takes the next colour of the theme. Formats of
points go with their labels.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from brief_builder.merge.charts.cells import Area, Cells
from brief_builder.merge.charts.colours import next_colour, used_colours
from brief_builder.merge.charts.columns import Columns
from brief_builder.merge.charts.data import ChartData, number_text
from brief_builder.merge.charts.kinds import ROUND, XY, check_fit, labels_for, plots_of, refused
from brief_builder.merge.charts.points import follow_labels, follow_legend, known_as, moved_places, old_trend_labels
from brief_builder.merge.charts.said import has_words, say_points, say_rest
from brief_builder.merge.charts.series import (
    added,
    forget_filters,
    format_of,
    labels_of,
    make_unique,
    name_of,
    number_of,
    set_name,
    set_order,
    set_points,
)
from brief_builder.merge.charts.titles import follow_cells
from brief_builder.office.chart_kinds import kind_of
from brief_builder.office.xml import clark, is_on

_SERIES, _FORMULA = clark("c:ser"), clark("c:f")


@dataclass(frozen=True, slots=True)
class Refilled:
    """What a chart's workbook must hold, and what its author formatted or typed and is lost."""

    cells: Cells
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """What is known of the workbook of a chart: its first sheet, and where a formula or name of it leads."""

    sheet: str
    find: Callable[[str], Area | None]


def refill(
    root: etree._Element,
    data: ChartData,
    book: Book,
    filled: Collection[etree._Element] = (),
    *,
    foreign: bool = False,
) -> Refilled:
    """Put the data into a chart.

    Args:
        root: the c:chartSpace; it is changed.
        data: what it shall show.
        book: its workbook.
        filled: labels of points and trend lines whose words a tag has just filled.
        foreign: whether the document is in another language than the chart was drawn in: words in number formats are
            those of the pack then, where it says them.

    Raises:
        Fault: chart-refused for a kind that cannot be filled, chart-values when the data does not fit the chart.
    """
    plots = plots_of(root)
    held = sorted((s for plot in plots for s in plot.findall(_SERIES)), key=_order)
    if not held:
        raise refused("a chart without series", "give it a series, which shows how the others shall look")
    xy = kind_of(plots[0]) in XY
    labels, label_format = labels_for(root, data, held[0], xy=xy)
    check_fit(data, plots, held)
    formulas = {f.text or "": None for f in root.iter(_FORMULA) if _of_series(f) and (f.text or "").strip()}
    old = [area for formula in formulas if (area := book.find(formula)) is not None]
    texts = [number_text(label) if isinstance(label, Decimal) else label for label in labels]
    before = [known_as(labels_of(element), texts, data.also) for element in held]
    matched, lost = _matched(data, held, plots), list[str]()
    forget_filters(root)
    cells = Cells()
    for area in old:
        cells.held.update(area.cells())
    cells.values.update(dict.fromkeys(cells.held))
    columns = Columns(old, book.sheet, data, labels, cells)
    for position, (series, element) in enumerate(zip(data.series, matched, strict=True)):
        was = next((before[index] for index, each in enumerate(held) if each is element), texts)
        round_ = kind_of(_plot(element)) in ROUND or _each_coloured(element, len(was))
        areas = dict(zip(("tx", "xVal" if xy else "cat", "yVal" if xy else "val", "bubbleSize"), columns.of(position),
                         strict=True))  # fmt: skip
        for tag, area in areas.items():
            formula = element.findtext(f"{clark('c:' + tag)}//{_FORMULA}", "")
            if area is not None and (known := book.find(formula)) is not None:
                cells.moved[known] = area
        set_name(element, series.name, areas["tx"])
        if xy:
            places = series.across or labels
            set_points(element, "xVal", places, areas["xVal"], format_of(element, "xVal") or "General")
            numbers = [str(number) for number in range(1, len(places) + 1)]
            lost += follow_labels(element, series.name, None, numbers, round_=False, filled=filled)
            _set_values(element, "yVal", series.values, areas["yVal"], data)
            if series.sizes is not None:
                number_format = format_of(element, "bubbleSize") or "General"
                set_points(element, "bubbleSize", series.sizes, areas["bubbleSize"], number_format)
        else:
            set_points(element, "cat", labels, areas["cat"], label_format)
            lost += follow_labels(element, series.name, was or None, texts, round_=round_, filled=filled)
            if foreign:
                say_points(element, series.said)
            _set_values(element, "val", series.values, areas["val"], data, foreign=foreign and bool(series.said))
        lost += old_trend_labels(element, series.name, filled)
        _note_formats(cells, element, areas)
    _follow_legend(root, held, matched, before[0], texts, plots)
    if foreign and any(series.said for series in data.series):
        say_rest(plots, root, [each for series in data.series for each in series.said], data.number_format)
    make_unique(root)
    follow_cells(root, cells, book.find)
    return Refilled(cells, tuple(dict.fromkeys(lost)))


def _each_coloured(series: etree._Element, count: int) -> bool:
    """Whether each point of a series has a colour of its own, as the slices of a pie do (Vary colours by point)."""
    vary = _plot(series).find(clark("c:varyColors"))
    varied = vary is not None and is_on(vary.get("val", "1"))
    return varied and len(series.findall(clark("c:dPt"))) >= count > 1


def _set_values(
    element: etree._Element,
    tag: str,
    values: tuple[Decimal | None, ...],
    area: Area | None,
    data: ChartData,
    *,
    foreign: bool = False,
) -> None:
    """The format that the author gave stays, but for one in words of another language; one is given for none."""
    drawn = format_of(element, tag)
    kept = drawn not in ("", "General") and not (foreign and has_words(drawn))
    set_points(element, tag, values, area, drawn if kept else data.number_format or "General")


def _note_formats(cells: Cells, element: etree._Element, areas: dict[str, Area | None]) -> None:
    """The number formats of the chart, for cells that have none."""
    for tag, area in areas.items():
        code = format_of(element, tag) if area is not None and tag != "tx" else ""
        if area is not None and code not in ("", "General"):
            cells.formats.update(dict.fromkeys(area.cells(), code))


def _follow_legend(
    root: etree._Element,
    held: list[etree._Element],
    matched: list[etree._Element],
    before: list[str],
    texts: list[str],
    plots: list[etree._Element],
) -> None:
    if len(plots) > 1:
        return  # as many series as are drawn, each at its place
    if kind_of(plots[0]) in ROUND:
        follow_legend(root, moved_places(before, texts), len(before), len(texts))
        return
    places = {index: matched.index(element) for index, element in enumerate(held) if element in matched}
    follow_legend(root, places, len(held), len(matched))


def _matched(data: ChartData, held: list[etree._Element], plots: list[etree._Element]) -> list[etree._Element]:
    """For each series of the data the element that shows it; those left over go, those that lack are added."""
    by_name = {name_of(element).strip().casefold(): element for element in held}
    matched = [
        next(
            (
                found
                for name in (series.name, *series.also)
                if (found := by_name.get(name.strip().casefold())) is not None
            ),
            None,
        )
        for series in data.series
    ]
    matched = [found if matched.index(found) == index else None for index, found in enumerate(matched)]
    rest = [element for element in held if all(element is not each for each in matched)]
    index, used = max(number_of(element) for element in held), used_colours(held)
    out: list[etree._Element] = []
    for found in matched:
        element = found if found is not None else rest.pop(0) if rest else None
        if element is None:
            index += 1
            element = added(held[-1], index, next_colour(used, index))
        out.append(element)
    if len(plots) > 1:
        return out  # as many as are drawn; each stays in its plot
    plot = plots[0]
    at = next(i for i, child in enumerate(plot) if child.tag == _SERIES)
    for element in held:
        plot.remove(element)
    plot[at:at] = out
    for order, element in enumerate(out):
        set_order(element, order)
    return out


def _of_series(formula: etree._Element) -> bool:
    return next(formula.iterancestors(_SERIES), None) is not None


def _plot(series: etree._Element) -> etree._Element:
    parent = series.getparent()
    assert parent is not None  # noqa: S101  a series stands in a plot
    return parent


def _order(series: etree._Element) -> int:
    return number_of(series, "c:order")
