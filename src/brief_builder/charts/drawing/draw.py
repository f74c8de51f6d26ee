"""A picture and a style in → SVG and PNG bytes out, the same for the same picture on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from brief_builder.charts.drawing.artists import artists
from brief_builder.charts.drawing.formats import pixels, vector
from brief_builder.charts.drawing.room import check_room
from brief_builder.charts.drawing.sheet import Sheet
from brief_builder.charts.model import EMU_PER_POINT, Drawn, Picture
from brief_builder.charts.plot.page import lay_out

if TYPE_CHECKING:
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


def draw(picture: Picture, style: Style, palette: Palette) -> Drawn:
    """The picture in both formats, at exactly its size; Fault `chart-fit` when its words do not fit."""
    with prepared(picture, style, palette) as sheet:
        return Drawn(vector(sheet, picture.language), pixels(sheet), picture.width, picture.height)


@contextmanager
def prepared(picture: Picture, style: Style, palette: Palette) -> Iterator[Sheet]:
    """What is drawn, and while the context lasts, the settings to draw it with; Fault `chart-fit` as above."""
    style = style.printed_in(picture.medium)
    ink = lay_out(picture, style, palette)
    with _settled():
        sheet = _sheet(ink, picture, style)
        check_room(sheet)
        yield sheet


@contextmanager
def _settled() -> Iterator[None]:
    import matplotlib as mpl

    settings: dict[Any, Any] = {key: value for key, value in mpl.rcParamsDefault.items() if key.startswith(_REACHING)}
    with mpl.rc_context(settings | _FIXED):
        yield


def _sheet(ink: list[Ink], picture: Picture, style: Style) -> Sheet:
    wide, high = picture.width / EMU_PER_POINT, picture.height / EMU_PER_POINT
    return Sheet(wide, high, style.dpi, style.paper, [artist for item in ink for artist in artists(item, style)])
