"""A slide → what is drawn on it, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.fit.shapes import placed_shapes
from brief_builder.fit.slots import Frame, frame_of
from brief_builder.office.xml import clark
from brief_builder.structure.decorative import is_decorative
from brief_builder.structure.slides.drawings import named

_POINT = 12_700  # EMU
_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
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


def drawings(slide: etree._Element) -> Iterator[Drawing]:
    """All shapes with a frame of their own, those of groups as the groups show them. Turned ones as if they were not.

    A group is a drawing too: it may have an alt text for what is in it.
    """
    for shape, move in placed_shapes(slide, groups=True):
        about, own = named(shape), _frame(shape)
        if about is None or own is None:
            continue
        frame = move.of(own)
        edges = (frame.left, frame.top, frame.left + frame.width, frame.top + frame.height)
        left, top, right, bottom = (each / _POINT for each in edges)
        yield Drawing(left, top, right, bottom, about.get("descr", "").strip(), is_decorative(about))


def _frame(shape: etree._Element) -> Frame | None:
    return next((frame for path in _FRAMES if (frame := frame_of(shape.find(path))) is not None), None)
