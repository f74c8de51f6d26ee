"""A slide → what is drawn on it, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.fit.shapes import placed_shapes
from brief_builder.fit.slots import Frame, frame_of
from brief_builder.office import Package, parse
from brief_builder.office.xml import clark
from brief_builder.structure.decorative import is_decorative
from brief_builder.structure.slides.drawings import named
from brief_builder.structure.slides.grounds import Backdrop

_POINT = 12_700  # EMU
_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
_FILLED = (f"{_P}pic", f"{_P}graphicFrame")
_FRAMES = (f"{_P}spPr/{_A}xfrm", f"{_P}grpSpPr/{_A}xfrm", f"{_P}xfrm")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A shape of a slide: its frame in points from the left and top edges, and what is said of it.

    `alt` is '' where nothing is said; `decorative` is what its author said.
    """

    left: float
    top: float
    right: float
    bottom: float
    alt: str
    decorative: bool


def drawings(package: Package, slide: str) -> Iterator[Drawing]:
    """All shapes with a frame, those of groups as the groups show them. Turned ones as if they were not.

    A group is a drawing too: it may have an alt text for what is in it. What stands in a placeholder may have the frame
    of the layout; texts are left out there, which no figure is made of.

    Args:
        slide: the part.
    """
    root = parse(package.read(slide), slide)
    backdrop: Backdrop | None = None
    for shape, move in placed_shapes(root, groups=True):
        about, own = named(shape), _frame(shape)
        frame = move.of(own) if own is not None else None
        if frame is None and shape.tag in _FILLED:
            backdrop = backdrop or Backdrop(package, slide, root)
            frame = backdrop.frame(shape)
        if about is None or frame is None:
            continue
        edges = (frame.left, frame.top, frame.left + frame.width, frame.top + frame.height)
        left, top, right, bottom = (each / _POINT for each in edges)
        yield Drawing(left, top, right, bottom, about.get("descr", "").strip(), is_decorative(about))


def _frame(shape: etree._Element) -> Frame | None:
    return next((frame for path in _FRAMES if (frame := frame_of(shape.find(path))) is not None), None)
