"""A sheet in → the bytes of a PNG or an SVG out. The settings of matplotlib are those of whoever calls."""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, Any

from brief_builder.wording.tags import tag_of

if TYPE_CHECKING:
    from brief_builder.charts.drawing.sheet import Sheet

_NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
_PROLOGUE = re.compile(r"<!DOCTYPE[^>]*>\s*")


def pixels(sheet: Sheet) -> bytes:
    """The sheet as PNG."""
    from matplotlib.backends import backend_agg
    from PIL import Image

    agg: Any = backend_agg
    wide, high = map(int, sheet.size(sheet.dpi))
    renderer = agg.RendererAgg(wide, high, sheet.dpi)
    sheet.draw(renderer, sheet.dpi)
    # The paper covers all of it, so nothing shines through: three channels say the same as four. Stretches of one
    # colour are most of a chart, and looking for nothing else takes half the time and gives hardly more bytes.
    image = Image.frombuffer("RGBA", (wide, high), renderer.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")
    out = io.BytesIO()
    image.save(out, "png", dpi=(sheet.dpi, sheet.dpi), compress_type=zlib.Z_RLE)
    return out.getvalue()


def vector(sheet: Sheet, language: str) -> bytes:
    """The sheet as SVG that says the language of its words."""
    from matplotlib.backends import backend_svg

    svg: Any = backend_svg
    out, dpi = io.StringIO(), 72.0  # a dot is a point
    renderer = svg.RendererSVG(*sheet.size(dpi), out, image_dpi=sheet.dpi, metadata=_NO_METADATA)
    sheet.draw(renderer, dpi)
    renderer.finalize()
    # Readers that refuse document types, for safety's sake, must still read the picture.
    drawn = _PROLOGUE.sub("", out.getvalue(), count=1)
    tag = tag_of(language)
    return drawn.replace("<svg ", f'<svg lang="{tag}" xml:lang="{tag}" ', 1).encode()
