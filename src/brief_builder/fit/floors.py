"""A table on a slide → how far down it may reach: to what its author drew below it, or to the edge of the slide."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from brief_builder.fit.shapes import placed_shapes
from brief_builder.fit.slots import Frame, Layout, frame_of
from brief_builder.office import Package, parse
from brief_builder.office.xml import clark, is_on, whole

_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
_NAMED, _HOLDER = _P + "cNvPr", _P + "ph"
_SIGNS = {"dt", "ftr", "sldNum"}  # what stands at the foot of a slide, whether the slide shows it or not
_SLIDE_WIDTH, _SLIDE_HEIGHT = 9_144_000, 6_858_000
_TOUCH = 45_720  # how far a thing may reach into the table, in EMU, and count as below it all the same


class Floors:
    """How far down the tables of a package's slides may reach; what layouts show is read once."""

    def __init__(self, package: Package, presentation: etree._Element) -> None:
        self._package = package
        self._grounds: dict[str, tuple[Frame, ...]] = {}
        size = presentation.find(_P + "sldSz")
        self.width = whole(size.get("cx"), _SLIDE_WIDTH) if size is not None else _SLIDE_WIDTH
        self.height = whole(size.get("cy"), _SLIDE_HEIGHT) if size is not None else _SLIDE_HEIGHT

    def of(
        self, root: etree._Element, table: etree._Element, layout: str, known: Layout, least: int, drawn: int
    ) -> int:
        """Where the room of a table ends, in EMU from the top of the slide.

        That is the top of the nearest thing below it, of the slide or its layout; where there is none, the edge of the
        slide less the margin that the author left at the sides. The table as it was drawn had room.

        Args:
            root: the p:sld.
            table: the p:graphicFrame.
            layout: the name of the layout's part.
            known: what is known of the layout.
            least: the least height that the table can have; what stands higher is not below it.
            drawn: the height that its author gave it.
        """
        frame = frame_of(table.find(_P + "xfrm"))
        if frame is None:
            return self.height
        right, edge = frame.left + frame.width, frame.top + least - _TOUCH
        below = [
            other.top
            for other in chain(_shown(root, known, table), self._ground(layout, known))
            if edge <= other.top < self.height and other.left < right and other.left + other.width > frame.left
        ]
        margin = max(min(frame.left, self.width - right), 0)
        floor = min(below, default=self.height - margin)
        return round(max(floor, min(frame.top + drawn, self.height)))

    def _ground(self, layout: str, known: Layout) -> tuple[Frame, ...]:
        """What the layout and its master show on a slide, and where it has date, footer and number."""
        if layout not in self._grounds:
            self._grounds[layout] = tuple(self._read_ground(layout, known))
        return self._grounds[layout]

    def _read_ground(self, layout: str, known: Layout) -> Iterator[Frame]:
        if layout not in self._package:
            return
        root = parse(self._package.read(layout), layout)
        yield from _shown(root, known, signs=True)
        if root.get("showMasterSp", "1") in ("0", "false"):
            return
        for rel in self._package.relationships(layout):
            if rel.type.endswith("/slideMaster") and rel.target in self._package:
                yield from _shown(parse(self._package.read(rel.target), rel.target), known)


def _shown(
    root: etree._Element, known: Layout, without: etree._Element | None = None, *, signs: bool | None = None
) -> Iterator[Frame]:
    """The frames of what a part shows on slides: all of a slide; of layouts and masters not their placeholders.

    Of a layout (`signs`), those of date, footer and number count.
    """
    is_slide = root.tag == _P + "sld"
    for element, move in placed_shapes(root):
        if element is without:
            continue
        about = next((child for child in element if str(child.tag).startswith(_P + "nv")), None)
        named = about.find(_NAMED) if about is not None else None
        if about is None or named is None or is_on(named.get("hidden")):
            continue
        holder = next(about.iter(_HOLDER), None)
        if holder is not None and is_slide:
            if element.tag == _P + "sp" and not any((t.text or "").strip() for t in element.iter(_A + "t")):
                continue  # an empty placeholder is not shown
        elif holder is not None and not (signs and holder.get("type") in _SIGNS):
            continue
        transform = element.find(_P + "xfrm")
        if transform is None:
            transform = element.find(f"{_P}spPr/{_A}xfrm")
        own = frame_of(transform)
        inherited = known.slot(holder).frame if holder is not None else None
        frame = move.of(own) if own is not None else inherited
        if frame is not None:
            yield frame
