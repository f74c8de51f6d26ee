"""A picture and a style in → SVG and PNG bytes out, the same for the same picture on every machine."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from brief_builder.charts.fonts import face, printed
from brief_builder.charts.layout import lay_out
from brief_builder.charts.marks import Column, Ink, Line, Words
from brief_builder.charts.model import EMU_PER_POINT, Drawn, Picture
from brief_builder.charts.palette import tint
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from brief_builder.charts.style import Style

_Point = tuple[float, float]
_Box = tuple[_Point, float, float]

_HATCH_STEP = 4.5  # from line to line of a hatched column, in widths of a line
# The settings that reach what is drawn here stand at matplotlib's defaults, whatever the user's matplotlibrc says …
_REACHING = ("agg.", "figure.", "font.", "hatch.", "lines.", "patch.", "path.", "savefig.", "svg.", "text.")
# … except for these, which make its bytes repeatable.
_FIXED: dict[str, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "brief-builder",
    "svg.id": None,
    "path.simplify": False,
    "path.snap": False,
    "text.hinting": "no_hinting",
    "text.usetex": False,
}
_NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
_PROLOGUE = re.compile(rb"<!DOCTYPE[^>]*>\s*")


def draw(picture: Picture, style: Style) -> Drawn:
    """The picture in both formats, at exactly its size; Fault `chart-fit` when its words do not fit."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    style = style.printed_in(picture.medium)
    ink = lay_out(picture, style)
    with _settled():
        figure = _figure(ink, picture, style)
        _check_fit(figure, FigureCanvasAgg(figure))
        png, svg = io.BytesIO(), io.BytesIO()
        figure.savefig(png, format="png", metadata={"Software": None})
        figure.savefig(svg, format="svg", metadata=_NO_METADATA)
    # Readers that refuse document types, for safety's sake, must still read the picture.
    return Drawn(_PROLOGUE.sub(b"", svg.getvalue(), count=1), png.getvalue(), picture.width, picture.height)


@contextmanager
def _settled() -> Iterator[None]:
    import matplotlib as mpl

    settings: dict[Any, Any] = {key: value for key, value in mpl.rcParamsDefault.items() if key.startswith(_REACHING)}
    with mpl.rc_context(settings | _FIXED):
        yield


def _figure(ink: list[Ink], picture: Picture, style: Style) -> Figure:
    from matplotlib.figure import Figure

    wide, high = picture.width / EMU_PER_POINT, picture.height / EMU_PER_POINT
    figure = Figure(figsize=(wide / 72, high / 72), dpi=style.dpi, facecolor=style.paper)
    for item in ink:
        for artist in _artists(item, style):
            artist.set_transform(_points(figure))
            figure.add_artist(artist)
    return figure


def _points(figure: Figure) -> Any:
    from matplotlib.transforms import Affine2D

    return Affine2D().scale(1 / 72) + figure.dpi_scale_trans


def _artists(item: Ink, style: Style) -> list[Artist]:
    from matplotlib.lines import Line2D
    from matplotlib.text import Text

    if isinstance(item, Words):
        words = Text(
            item.x,
            item.y,
            printed(item.text),
            color=item.colour,
            horizontalalignment=item.align,
            verticalalignment="baseline",
            fontproperties=face(item.size, item.bold),
            parse_math=False,  # “C$2.0 billion to C$2.1 billion” is no formula
        )
        return [words]
    if isinstance(item, Line):
        # Dashes are given in strokes' widths, so a thin line would have dashes too short to see.
        pattern: Any = (0, tuple(part / item.width for part in item.dash)) if item.dash else "solid"
        return [
            Line2D(
                (item.x0, item.x1),
                (item.y0, item.y1),
                linewidth=item.width,
                color=item.colour,
                linestyle=pattern,
                solid_capstyle="butt",
            )
        ]
    return _column(item, style)


def _column(column: Column, style: Style) -> list[Artist]:
    from matplotlib.patches import PathPatch, Rectangle
    from matplotlib.path import Path

    if column.mark == "stated":
        return [Rectangle((column.x, column.y), column.width, column.height, facecolor=column.colour, linewidth=0)]
    if column.mark == "missing":
        edge = (0, (1.2 / style.faint_width, 2.4 / style.faint_width))
        box = _inset(column, style.faint_width)
        return [Rectangle(*box, fill=False, edgecolor=column.colour, linewidth=style.faint_width, linestyle=edge)]
    box = _inset(column, style.outline)
    ground = tint(column.colour, style.paper) if column.mark == "estimated" else style.paper
    fill = Rectangle(*box, facecolor=ground, linewidth=0)
    outline = Rectangle(*box, fill=False, edgecolor=column.colour, linewidth=style.outline, joinstyle="miter")
    if column.mark == "derived" or not (strokes := _hatching(*box, _HATCH_STEP * style.hatch)):
        return [fill, outline]
    # Lines of our own: not every program draws the patterns of SVG.
    path = Path([point for stroke in strokes for point in stroke], [Path.MOVETO, Path.LINETO] * len(strokes))
    hatch = PathPatch(path, fill=False, edgecolor=column.colour, linewidth=style.hatch, capstyle="butt")
    return [fill, hatch, outline]


def _inset(column: Column, line: float) -> _Box:
    """The rectangle whose outline keeps inside the column, so that all columns are equally wide."""
    corner = column.x + line / 2, column.y + line / 2
    return corner, max(column.width - line, 0.1), max(column.height - line, 0.1)


def _hatching(corner: _Point, width: float, height: float, spacing: float) -> list[tuple[_Point, _Point]]:
    """Lines that rise at 45° through a rectangle, cut off at its edges."""
    x, top = corner[0], corner[1] + height
    step = spacing * 2**0.5
    strokes = []
    for index in range(1, int((width + height) / step) + 1):
        # How far the line is from the upper left corner, along the edges.
        reach = index * step
        start = x + max(0.0, reach - height), top - min(reach, height)
        end = x + min(reach, width), top - max(0.0, reach - width)
        if start[0] < end[0]:
            strokes.append((start, end))
    return strokes


def _check_fit(figure: Figure, canvas: Any) -> None:
    """The last look, with the renderer's own measures: no word leaves the picture or touches another."""
    from matplotlib.text import Text

    renderer = canvas.get_renderer()
    page = figure.bbox
    texts: list[Text] = figure.findobj(Text)
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts if text.get_text()]
    slack = figure.dpi / 72 * 0.5
    for index, (text, box) in enumerate(boxes):
        if box.x0 < page.x0 - slack or box.x1 > page.x1 + slack or box.y0 < page.y0 - slack or box.y1 > page.y1 + slack:
            raise Fault("chart-fit", f"“{text}” leaves the picture", help="shorten it, or make the picture larger")
        for other, its in boxes[index + 1 :]:
            across = min(box.x1, its.x1) - max(box.x0, its.x0)
            along = min(box.y1, its.y1) - max(box.y0, its.y0)
            # A line's box holds room for accents and tails that a near line may share.
            if across > slack and along > 0.35 * min(box.height, its.height):
                raise Fault("chart-fit", f"“{text}” touches “{other}”", help="shorten one, or make the picture larger")
