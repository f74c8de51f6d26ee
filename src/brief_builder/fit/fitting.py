"""A slide in → for each of its shapes how high its text comes out, and whether its box has room for that."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from brief_builder.fit.beside import beside_slide
from brief_builder.fit.floors import Floors
from brief_builder.fit.lines import EMU, Line, Paragraph, stack
from brief_builder.fit.looks import Said
from brief_builder.fit.measures import measure
from brief_builder.fit.rectangles import text_rectangle
from brief_builder.fit.shapes import Drawn, drawn, tables
from brief_builder.fit.slots import INSETS, WHOLE, Frame, Layout, Slot, preset_of, said_of_body
from brief_builder.fit.tables import FittedTable, TableStyles, fitted_table
from brief_builder.fit.typed import is_empty, typed
from brief_builder.office import Package
from brief_builder.office.xml import clark, parse, whole

_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
_ABOUT, _STYLES = _A + "bodyPr", _A + "lstStyle"
_SIDES = {"lIns", "rIns"}
_TURNED = {"vert", "vert270", "eaVert", "mongolianVert"}
_STACKED = {"wordArtVert", "wordArtVertRtl"}  # letter under letter: not laid out here
# How far the last line may stand out, in heights of it, before it counts: what stands out less is its empty leading,
# and machines with other versions of a font differ by as much.
_SLACK = 0.1
_QUARTER = 5_400_000  # 90° in 60,000ths
_COLUMNS = 16  # the most that a text may have (ST_TextColumnCount)


@dataclass(frozen=True, slots=True)
class Box:
    """The room for a text: one column of it, in points.

    Attributes:
        height: of a column.
        columns: side by side.
        wrapped: whether lines break at the width.
    """

    width: float
    height: float
    columns: int = 1
    wrapped: bool = True


@dataclass(frozen=True, slots=True)
class FittedShape:
    """A shape and its text. Lengths are in EMU.

    Attributes:
        id: that of cNvPr, which its slide holds once.
        element: the p:sp.
        kind: 'title', 'body', 'other' (date, footer, number) or 'text' for what is no placeholder.
        left, top, width, height: the frame of the shape on its slide.
        room: height that its text may take: its text rectangle without the insets.
        text_height, text_width: what the text takes; over several columns, the height of the highest.
        lines: of the text in all.
        lines_over: how many of them stand outside the box, 0 when it fits.
        fit: 'none' (it flows over), 'shrink' (Shrink text on overflow) or 'grow' (Resize shape to fit text).
        scale, less: fontScale and lnSpcReduction that hold now, in 1,000ths of a percent; 100000 and 0 for none.
        bottom: where the shape, or the text that stands out of it, ends on the slide.
        slide_height: that of the slides.
        beside: how far lines that do not wrap run off the slide at its worse side; 0 for none.
        missing: typefaces that are not installed here, and were measured with others.
    """

    name: str
    id: int
    element: etree._Element
    kind: str
    left: int
    top: int
    width: int
    height: int
    room: int
    text_height: int
    text_width: int
    lines: int
    lines_over: int
    fit: str
    scale: int
    less: int
    bottom: int
    slide_height: int
    beside: int
    missing: tuple[str, ...]
    box: Box = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)

    @property
    def may_shrink(self) -> bool:
        """Whether its author allows smaller letters, by PowerPoint's own setting “Shrink text on overflow”."""
        return self.fit == "shrink"

    @property
    def leaves_slide(self) -> bool:
        """Whether it, or its text, ends below the slide."""
        return self.bottom > self.slide_height


class Fitting:
    """What the layouts, masters and themes of a package say of text, read once for all slides.

    It can be sent to other processes, and is cheap to make anew. Slides are given as trees, as they are written.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._layouts: dict[str, Layout] = {}
        self._tables = TableStyles(package)
        root = parse(package.read(package.main_part), package.main_part)
        self._floors = Floors(package, root)

    def _layout(self, part: str) -> Layout:
        if part not in self._layouts:
            self._layouts[part] = Layout(self._package, part)
        return self._layouts[part]

    def shapes(self, root: etree._Element, layout: str) -> list[FittedShape]:
        """The shapes of a slide that hold text, in the order in which they are drawn.

        Args:
            root: the p:sld.
            layout: the name of its layout's part, 'ppt/slideLayouts/slideLayout2.xml'.
        """
        known = self._layout(layout)
        fitted = (self._shape(each, known) for each in drawn(root))
        return [each for each in fitted if each is not None]

    def tables(self, root: etree._Element, layout: str) -> list[FittedTable]:
        """The tables of a slide, in the order in which they are drawn."""
        return [self.table(each, layout) for each in tables(root)]

    def table(self, frame: etree._Element, layout: str) -> FittedTable:
        """A p:graphicFrame with a table, and how high its rows come out."""
        return fitted_table(frame, self._layout(layout).free, self._tables)

    def floor(self, root: etree._Element, table: etree._Element, layout: str, least: int, drawn: int) -> int:
        """How far down a table of a slide may reach, in EMU from the top of the slide: see `Floors.of`."""
        return self._floors.of(root, table, layout, self._layout(layout), least, drawn)

    def _shape(self, shape: Drawn, layout: Layout) -> FittedShape | None:
        slot = layout.slot(shape.placeholder)
        frame = shape.placed(slot.frame)
        said, styled = slot.body, slot
        for child in shape.body:
            if child.tag == _ABOUT:
                said = {**said, **said_of_body(child)}
            elif child.tag == _STYLES and len(child):
                styled = slot.under(child)
        paragraphs = typed(shape.body, styled)
        if frame is None or is_empty(paragraphs):
            return None  # an empty placeholder is not shown
        return self._fitted(shape, frame, styled, said, paragraphs)

    def _fitted(
        self, shape: Drawn, frame: Frame, slot: Slot, said: Said, paragraphs: tuple[Paragraph, ...]
    ) -> FittedShape:
        fit, scale, less = said.get("fit", ("none", WHOLE, 0))
        box = _box(shape.properties, frame, slot, said)
        laid = laid_out(paragraphs, box, scale, less)
        height, over = taken(laid, box)
        bent = "warped" in said or said.get("vert") in _STACKED
        free = fit == "grow" or bent
        text_height = round(height * EMU)
        room = round(box.height * EMU)
        turned = said.get("vert") in _TURNED
        beside = 0
        if not (box.wrapped or bent or turned or frame.turn):
            beside = beside_slide(paragraphs, frame, box.width, self._floors.width, scale, less)
        stands_out = 0 if turned else (text_height - room if fit == "grow" else max(text_height - room, 0))
        return FittedShape(
            name=shape.name,
            id=shape.id,
            element=shape.element,
            kind=slot.kind,
            left=round(frame.left),
            top=round(frame.top),
            width=round(frame.width),
            height=round(frame.height),
            room=room,
            text_height=text_height,
            text_width=round(max([line.width for line in laid]) * EMU),
            lines=len(laid),
            lines_over=0 if free else over,
            fit=fit,
            scale=scale,
            less=less,
            bottom=_bottom(frame, stands_out, said.get("anchor", "t")),
            slide_height=self._floors.height,
            beside=beside,
            missing=_missing(paragraphs),
            box=box,
            paragraphs=paragraphs,
        )


def laid_out(paragraphs: tuple[Paragraph, ...], box: Box, scale: int, less: int) -> list[Line]:
    """The lines of a text in a box, at a fontScale and lnSpcReduction (1,000ths of a percent)."""
    return stack(paragraphs, box.width if box.wrapped else float("inf"), scale / WHOLE, less / WHOLE)


def taken(lines: list[Line], box: Box) -> tuple[float, int]:
    """The height that lines take in a box, in points, and how many of them stand outside.

    Columns are filled one after the other; what is left stands below the last one.
    """
    columns, top, highest, over = 1, 0.0, 0.0, 0
    for line in lines:
        outside = line.bottom - top > box.height + _SLACK * line.height
        if outside and columns < box.columns and line.bottom - line.height > top:
            columns, top = columns + 1, line.bottom - line.height
            outside = line.height > box.height + _SLACK * line.height
        over += outside
        highest = max(highest, line.bottom - top)
    return highest, over


def _box(properties: etree._Element | None, frame: Frame, slot: Slot, said: Said) -> Box:
    """The room for the text of a shape."""
    preset, handles = (preset_of(properties) if properties is not None else None) or slot.preset
    left, top, right, bottom = text_rectangle(preset, frame.width, frame.height, handles)
    across, down = right - left, bottom - top
    for name, usual in INSETS.items():
        inset = said.get(name, usual)
        if name in _SIDES:
            across -= inset
        else:
            down -= inset
    width, height = (down, across) if said.get("vert") in _TURNED else (across, down)
    columns = min(whole(said["numCol"], 1, 1), _COLUMNS) if "numCol" in said else 1
    gaps = (columns - 1) * whole(said.get("spcCol"))
    column = max((width - gaps) / columns, 0.0)
    return Box(column / EMU, max(height, 0.0) / EMU, columns, said.get("wrap") != "none")


def _bottom(frame: Frame, more: int, anchor: str) -> int:
    """Where a shape ends whose text needs so much more height than it has: it grows away from where it is anchored."""
    share = {"ctr": 0.5, "b": 0.0}.get(anchor, 1.0)
    high = frame.height
    if _QUARTER / 2 <= abs(frame.turn) % (2 * _QUARTER) <= _QUARTER * 1.5:
        # Lying on its side: as high as it is wide, about the same middle.
        return round(frame.top + frame.height / 2 + frame.width / 2)
    return round(frame.top + high + more * share)


def _missing(paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
    missing: set[str] = set()
    for paragraph in paragraphs:
        for row in paragraph.rows:
            for _, look in row:
                if lacking := measure(look).missing:
                    missing |= lacking
    return tuple(sorted(missing))
