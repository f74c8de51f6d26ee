"""A part with native charts in → the numbers that each chart shows, as its file has them, with the steps to each.

A chart shows what is cached in it (ISO 29500-1, 21.2.2): what a reader sees is read there, not in its workbook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from brief_builder.office import Package, Part, parse
from brief_builder.office.part_types import CHART
from brief_builder.office.xml import clark

_CHART, _R_ID, _SERIES, _POINT, _VALUE = clark("c:chart"), clark("r:id"), clark("c:ser"), clark("c:pt"), clark("c:v")
_FRAMES = (clark("wp:inline"), clark("wp:anchor"), clark("p:graphicFrame"))
_BARE = (clark("a:noFill"), f"{clark('a:ln')}/{clark('a:noFill')}")
_SEEN = tuple(clark(f"c:{name}") for name in ("dLbls", "dPt", "marker", "trendline", "errBars"))
_NAMED = (clark("wp:docPr"), clark("p:cNvPr"))


@dataclass(frozen=True, slots=True)
class Point:
    """A number that a chart shows.

    Attributes:
        chart: the member that holds the chart.
        number: 0-based, among the points of the chart that have a value, series by series.
        trail: the steps that lead a person to it: the last two are the chart, and the series with the label.
        value: as the file has it: no separators, a point before the decimals.
    """

    chart: str
    number: int
    trail: tuple[str, ...]
    value: str


def chart_points(
    root: etree._Element, part: Part, trails: Mapping[etree._Element, tuple[str, ...]], package: Package
) -> Iterator[Point]:
    """The points of the charts that stand in a part, each chart once."""
    targets = {rel.id: rel.target for rel in package.relationships(part.name) if rel.type == CHART and not rel.external}
    slide = next((trail[:1] for trail in trails.values() if trail), (part.shown,) if part.shown else ())
    for reference in root.iter(_CHART):
        target = targets.pop(reference.get(_R_ID, ""), "")
        if target not in package:
            continue
        frame = next(reference.iterancestors(*_FRAMES), None)
        drawn = next(frame.iter(*_NAMED), None) if frame is not None else None
        around = next((a for a in reference.iterancestors() if a in trails), None)
        base = trails[around] if around is not None else slide
        steps = tuple(step for step in base if not step.startswith("paragraph ")) or slide
        name = f'chart "{drawn.get("name", "")}"' if drawn is not None else "chart"
        yield from _points(parse(package.read(target), target), target, (*steps, name))


def _points(root: etree._Element, chart: str, steps: tuple[str, ...]) -> Iterator[Point]:
    number = 0
    for series in root.iter(_SERIES):
        if _is_unseen(series):
            number += len(_cached(series, "val"))
            continue
        name = " ".join(v.text or "" for v in _cached(series, "tx").values())
        labels = _cached(series, "cat") or _cached(series, "xVal")
        for index, value in (_cached(series, "val") or _cached(series, "yVal")).items():
            label = labels[index].text or "" if index in labels else ""
            trail = ", ".join(word for word in (name, label) if word)
            yield Point(chart, number, (*steps, trail) if trail else steps, value.text or "")
            number += 1


def _is_unseen(series: etree._Element) -> bool:
    """Whether a series shows nothing: what the steps of a waterfall stand on has no fill, no line and no labels."""
    look = series.find(clark("c:spPr"))
    bare = look is not None and all(look.find(path) is not None for path in _BARE)
    return bare and not any(series.find(path) is not None for path in _SEEN)


def _cached(series: etree._Element, tag: str) -> dict[str, etree._Element]:
    """What is cached in a child of a series: the number of a point → its value; '' for a bare one."""
    held = series.find(clark(f"c:{tag}"))
    out: dict[str, etree._Element] = {}
    for value in held.iter(_VALUE) if held is not None else ():
        parent = value.getparent()
        out[parent.get("idx", "") if parent is not None and parent.tag == _POINT else ""] = value
    return out
