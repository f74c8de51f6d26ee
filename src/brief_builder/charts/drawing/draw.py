"""A picture and a style in → SVG and PNG bytes out, the same for the same picture on every machine."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from brief_builder.charts.drawing.artists import artists
from brief_builder.charts.model import EMU_PER_POINT, Drawn, Picture
from brief_builder.charts.plot.page import lay_out
from brief_builder.problems import Fault
from brief_builder.wording.tags import tag_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from brief_builder.charts.look.palette import Palette
    from brief_builder.charts.look.style import Style
    from brief_builder.charts.plot.ink import Ink

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


def draw(picture: Picture, style: Style, palette: Palette) -> Drawn:
    """The picture in both formats, at exactly its size; Fault `chart-fit` when its words do not fit."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    style = style.printed_in(picture.medium)
    ink = lay_out(picture, style, palette)
    with _settled():
        figure = _figure(ink, picture, style)
        _check_fit(figure, FigureCanvasAgg(figure))
        png, svg = io.BytesIO(), io.BytesIO()
        figure.savefig(png, format="png", metadata={"Software": None})
        figure.savefig(svg, format="svg", metadata=_NO_METADATA)
    # Readers that refuse document types, for safety's sake, must still read the picture.
    vector = _PROLOGUE.sub(b"", svg.getvalue(), count=1)
    tag = tag_of(picture.language)
    vector = vector.replace(b"<svg ", f'<svg lang="{tag}" xml:lang="{tag}" '.encode(), 1)
    return Drawn(vector, png.getvalue(), picture.width, picture.height)


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
    for order, item in enumerate(ink):
        for artist in artists(item, style):
            artist.set_transform(_points(figure))
            artist.set_zorder(order)  # matplotlib would draw all lines over all dots
            figure.add_artist(artist)
    return figure


def _points(figure: Figure) -> Any:
    from matplotlib.transforms import Affine2D

    return Affine2D().scale(1 / 72) + figure.dpi_scale_trans


def _check_fit(figure: Figure, canvas: Any) -> None:
    """The last look, with the renderer's own measures: no word leaves the picture or touches another."""
    from matplotlib.text import Text

    renderer = canvas.get_renderer()
    page = figure.bbox
    texts: list[Text] = figure.findobj(Text)
    boxes = [(text.get_text(), _ink_box(text, renderer)) for text in texts if text.get_text()]
    slack = figure.dpi / 72 * 0.5
    for index, (text, box) in enumerate(boxes):
        # matplotlib counts a line as high as “lp”, which the Khmer face has not: its boxes reach a little too far.
        over = slack + 0.12 * box.height
        if box.x0 < page.x0 - slack or box.x1 > page.x1 + slack or box.y0 < page.y0 - over or box.y1 > page.y1 + over:
            raise Fault("chart-fit", f"“{text}” leaves the picture", help="shorten it, or make the picture larger")
        for other, its in boxes[index + 1 :]:
            across = min(box.x1, its.x1) - max(box.x0, its.x0)
            along = min(box.y1, its.y1) - max(box.y0, its.y0)
            # A line's box holds room for accents and tails that a near line may share.
            if across > slack and along > 0.35 * min(box.height, its.height):
                raise Fault("chart-fit", f"“{text}” touches “{other}”", help="shorten one, or make the picture larger")


def _ink_box(text: Text, renderer: Any) -> Any:
    """What its letters cover. matplotlib's own box is as high as the typeface says its lines are, or higher."""
    from matplotlib.transforms import Bbox

    across = text.get_window_extent(renderer)
    letters = text.get_fontproperties()
    _, height, descent = renderer.get_text_width_height_descent(text.get_text(), letters, ismath=False)
    baseline = text.get_transform().transform(text.get_position())[1]
    return Bbox.from_extents(across.x0, baseline - descent, across.x1, baseline + height - descent)
