"""The native charts of a part in → the tags in their texts, and charts to fill with data, marked by tokens.

A native chart is a part of its own. It is written where its drawing stands, so that its tags know the names that are
known there, and each turn of a loop makes a chart of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import unquote

from lxml import etree

from brief_builder.office import DRAWING, Package, Part, parse, serialize
from brief_builder.office.chart_kinds import newer_kind
from brief_builder.office.part_types import CHART_SHAPES
from brief_builder.office.xml import clark
from brief_builder.problems import Excerpt, Fault, Place
from brief_builder.template.reading.scan import scan_paragraphs
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.texts import Texts
from brief_builder.template.reading.unsafe import LINKED
from brief_builder.template.source import refuse_reserved

_CHART, _CHART_EX = clark("c:chart"), clark("cx:chart")
_R_ID, _VALUE = clark("r:id"), clark("c:v")
_FRAMES = (clark("wp:inline"), clark("wp:anchor"))
_DOC_PR, _SLIDE_FRAME = clark("wp:docPr"), clark("p:graphicFrame")
_TAG = re.compile(r"\{[{%#]")
_CHOICE, _ALTERNATE, _FALLBACK = clark("mc:Choice"), clark("mc:AlternateContent"), clark("mc:Fallback")
_NEWER_TEXTS = (clark("a:p"), clark("cx:v"), clark("cx:pt"), clark("cx:f"))
NEWER_CURE = "draw it as a flat column, bar or line chart, or as a picture"
_WHAT = {
    clark("c:dLbl"): "data label",
    clark("c:trendline"): "trend line",
    clark("c:ser"): "series",
    clark("c:dispUnitsLbl"): "unit of an axis",
    **{clark(f"c:{kind}Ax"): "title of an axis" for kind in ("cat", "val", "date", "ser")},
    clark("c:title"): "title",
}


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart that a rendering makes anew.

    Attributes:
        name: what its drawing is called ('Chart 3').
        part: the template's chart part; '' for a chart of a newer kind, which cannot be filled.
        relationship: the id by which the part with the drawing refers to it.
        labelled: whether names or labels that also stand in its workbook hold tags.
        kind: what one of a newer kind is called ('a waterfall chart'); '' for others.
        shapes: the part with the shapes that its author drew in it; '' where none of them holds a tag.
        linked: the name of the file of the workbook that it is linked to; '' where it is not.
    """

    name: str
    part: str
    relationship: str
    labelled: bool = False
    kind: str = ""
    shapes: str = ""
    linked: str = ""


@dataclass(eq=False, slots=True)
class _Frame:
    """A drawing with a chart: the element with its alt text, the one that refers to the chart part, and the chart.

    `newer` is the root of a chart of a newer kind, `root` that of one that can be filled, `shapes` that of
    the shapes which its author drew in it; None where no tag stands in them.
    """

    drawn: etree._Element
    chart: etree._Element
    native: NativeChart
    newer: etree._Element | None = None
    root: etree._Element | None = None
    shapes: etree._Element | None = None
    tags: list[Tag] | None = None
    shape_tags: list[Tag] | None = None
    number: int | None = None
    place: Place | None = None


class NativeCharts:
    """The charts whose drawings stand in one part."""

    def __init__(self, root: etree._Element, part: Part, package: Package) -> None:
        targets = {rel.id: rel for rel in package.relationships(part.name) if not rel.external}
        self._package = package
        self._frames: dict[etree._Element, _Frame] = {}
        for chart in root.iter(_CHART, _CHART_EX):
            rel, drawn = targets.get(chart.get(_R_ID, "")), _drawn(chart)
            if rel is not None and drawn is not None and rel.target in package:
                name = drawn.get("name", "")
                if chart.tag == _CHART:
                    held = NativeChart(
                        name,
                        rel.target,
                        rel.id,
                        shapes=_shapes(package, rel.target),
                        linked=_linked(package, rel.target),
                    )
                    self._frames[drawn] = _Frame(drawn, chart, held)
                    continue
                newer = parse(package.read(rel.target), rel.target)
                held = NativeChart(name, "", rel.id, kind=newer_kind(newer))
                self._frames[drawn] = _Frame(drawn, chart, held, newer)
        #: The picture that other programs show of a chart of a newer kind → the drawing of the chart.
        self.pictures = {p: d for d in self._frames for p in _pictured(d)}

    def __contains__(self, drawn: etree._Element) -> bool:
        return drawn in self._frames

    def is_filled(self, picture: etree._Element) -> bool:
        """Whether the alt text of such a picture has been filled with that of its chart."""
        return self._frames[self.pictures[picture]].number is not None

    def place(self, drawn: etree._Element, place: Place) -> Place:
        """The place of a drawing; one with a chart is called so."""
        return _named(self._frames[drawn], place) if drawn in self._frames else place

    def scan(self, place_of: Callable[[etree._Element], Place], texts: Texts) -> list[Tag]:
        """Read the charts' titles and labels; returns their tags, numbered before those of `texts`."""
        found: list[Tag] = []
        for frame in self._frames.values():
            frame.place = _named(frame, place_of(frame.drawn))
            if frame.newer is not None:
                _refuse_tags(frame, place_of, texts)
                continue
            frame.root = parse(self._package.read(frame.native.part), frame.native.part)
            refuse_reserved(frame.root)
            first = texts.first_number + len(found)
            where = _places(frame, place_of)
            frame.tags, _ = scan_paragraphs(frame.root, DRAWING, where, texts.report, first=first)
            found += frame.tags
            if frame.native.shapes:
                frame.shapes = parse(self._package.read(frame.native.shapes), frame.native.shapes)
                refuse_reserved(frame.shapes)
                first = texts.first_number + len(found)
                frame.shape_tags, _ = scan_paragraphs(frame.shapes, DRAWING, where, texts.report, first=first)
                found += frame.shape_tags
        for tag in found:
            tag.printed_by = "_brief_chart_text"
        texts.first_number += len(found)
        for frame in self._frames.values():
            self._read_labels(frame, place_of, texts)
        return found

    def extend(self, extend: Callable[[etree._Element, list[Tag]], None]) -> None:
        """Have the blocks in each chart extended."""
        for frame in self._frames.values():
            if frame.root is not None and frame.tags:
                extend(frame.root, frame.tags)
            if frame.shapes is not None and frame.shape_tags:
                extend(frame.shapes, frame.shape_tags)

    def fill(self, drawn: etree._Element, tag: Tag, texts: Texts) -> None:
        """Let the alt text ask for the data of its chart, and take the alt text that comes with it."""
        frame = self._frames[drawn]
        frame.number = tag.number
        index = list(self._frames).index(drawn)
        ask = f"B\nset _p{tag.number} = ({tag.body})|_brief_chart({tag.number}, {index})"
        drawn.set("descr", texts.tokens.add(ask, tag.number) + texts.tokens.add(f"V_p{tag.number}.alt"))
        for picture in _pictured(drawn) if frame.newer is not None else ():
            picture.set("descr", texts.tokens.add(f"V_p{tag.number}.alt"))

    def write(self, texts: Texts) -> dict[int, NativeChart]:
        """Write the charts where their drawings stand; returns those that are made anew, by their index."""
        out: dict[int, NativeChart] = {}
        for frame in self._frames.values():
            if frame.native.linked and frame.number is None and frame.place is not None:
                texts.report(linked_fault(frame.native.linked).at(frame.place))
        for index, frame in enumerate(self._frames.values()):
            tags = [*(frame.tags or ()), *(frame.shape_tags or ())]
            numbers = [n for n in (frame.number, *(tag.number for tag in tags)) if n is not None]
            if not numbers and not frame.native.labelled:
                continue
            out[index] = frame.native
            if frame.root is None:
                continue
            add, name = texts.tokens.add, f"_c{index}"
            filled = f"_p{frame.number}" if frame.number is not None else "none"
            number = numbers[0] if numbers else texts.first_number
            text = add(f"Bset {name}") + add(f"T{serialize(frame.root)}") + add("Bendset")
            shapes = "none"
            if frame.shapes is not None:
                shapes = f"_u{index}"
                text += add(f"Bset {shapes}") + add(f"T{serialize(frame.shapes)}") + add("Bendset")
            call = f"V\n{name}|_brief_native({number}, {index}, {filled}, {shapes})"
            frame.chart.set(_R_ID, text + add(call, number))
        return out

    def _read_labels(self, frame: _Frame, place_of: Callable[[etree._Element], Place], texts: Texts) -> None:
        """Names of series and labels of points that hold tags: they are copies of cells of the chart's workbook."""
        where = _places(frame, place_of)
        for value in frame.root.iter(_VALUE) if frame.root is not None else ():
            if _TAG.search(value.text or ""):
                value.text = texts.read(value.text or "", where(value), "_brief_plain")
                frame.native = replace(frame.native, labelled=True)


def linked_fault(file: str) -> Fault:
    """Why a chart that is not filled may not be sent on."""
    return Fault(
        "template-unsafe",
        f"this chart is linked to the workbook `{file}`",
        help="break the link: File > Info > Edit Links to Files > Break Link; or let a tag fill it: {{ NAME }} as its "
        "alt text, with the data of a chart",
    )


def _shapes(package: Package, chart: str) -> str:
    """The part with the shapes drawn in a chart, where one may hold a tag."""
    for rel in package.relationships(chart):
        if rel.type == CHART_SHAPES and rel.target in package:
            return rel.target if b"{" in package.read(rel.target) else ""
    return ""


def _linked(package: Package, chart: str) -> str:
    for rel in package.relationships(chart):
        if rel.external and rel.type.endswith(LINKED):
            return unquote(rel.target).replace("\\", "/").rpartition("/")[2]
    return ""


def _drawn(chart: etree._Element) -> etree._Element | None:
    """The element that holds the alt text of a chart's drawing."""
    frame = next(chart.iterancestors(*_FRAMES, _SLIDE_FRAME), None)
    if frame is None:
        return None
    return frame.find(_DOC_PR) if frame.tag != _SLIDE_FRAME else frame.find(f".//{clark('p:cNvPr')}")


def _pictured(drawn: etree._Element) -> list[etree._Element]:
    """What holds the alt text of the picture that stands for a chart in programs that do not know its kind."""
    choice = next(drawn.iterancestors(_CHOICE), None)
    alternate = choice.getparent() if choice is not None else None
    fallback = alternate.find(_FALLBACK) if alternate is not None and alternate.tag == _ALTERNATE else None
    return list(fallback.iter(_DOC_PR, clark("p:cNvPr"))) if fallback is not None else []


def _refuse_tags(frame: _Frame, place_of: Callable[[etree._Element], Place], texts: Texts) -> None:
    """Its words cannot be filled: the picture that other programs show of it would keep the old ones."""
    where = _named(frame, place_of(frame.drawn))
    told: set[str] = set()
    for element in frame.newer.iter(*_NEWER_TEXTS) if frame.newer is not None else ():
        text = "".join(t.text or "" for t in element.iter(clark("a:t"))) if len(element) else element.text or ""
        if (found := _TAG.search(text)) and text not in told:
            told.add(text)  # a title stands twice, as words and as its cells say it
            fault = Fault(
                "chart-refused", f"there is a tag in {frame.native.kind}, whose words cannot be filled", help=NEWER_CURE
            )
            texts.report(fault.at(where, Excerpt(text, found.start(), len(text))))


def _named(frame: _Frame, place: Place) -> Place:
    name = frame.native.name
    trail = (*place.trail[:-1], f'chart "{name}"') if name else (*place.trail, "chart")
    return replace(place, trail=trail)


def _places(frame: _Frame, place_of: Callable[[etree._Element], Place]) -> Callable[[etree._Element], Place]:
    base = _named(frame, place_of(frame.drawn))

    def where(element: etree._Element) -> Place:
        what = next((_WHAT[str(a.tag)] for a in element.iterancestors(*_WHAT)), "text")
        # A title in an axis is that of the axis.
        axis = next((_WHAT[str(a.tag)] for a in element.iterancestors() if str(a.tag).endswith("Ax")), what)
        return replace(base, trail=(*base.trail, axis))

    return where
