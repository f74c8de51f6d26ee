"""Lines that do not break at the sides of their shape → how far they run off the slide.

PowerPoint begins them where those that break would begin: at the left edge of the text, in the middle, or at the right
(bodyPr@wrap, ISO 29500-1, 20.1.10.85 and 20.1.10.59). They may stand out of the shape: labels are drawn so.
"""

from __future__ import annotations

from brief_builder.fit.lines import EMU, Paragraph, stack
from brief_builder.fit.slots import WHOLE, Frame

_SLACK = 2.0  # points: what other versions of a font differ by


def beside_slide(
    paragraphs: tuple[Paragraph, ...], frame: Frame, width: float, slide: int, scale: int, less: int
) -> int:
    """How far lines that do not wrap stand out of the slide at its worse side, in EMU; 0 when they do not.

    Args:
        frame: of the shape, which is not turned.
        width: of its text rectangle, in points.
        slide: the width of the slide, in EMU.
        scale, less: fontScale and lnSpcReduction, in 1,000ths of a percent.
    """
    if frame.left >= slide or frame.left + frame.width <= 0:
        return 0  # parked beside the slide, where nobody sees it
    middle = (frame.left + frame.width / 2) / EMU
    out = 0.0
    for paragraph in paragraphs:
        wide = max(line.width for line in stack((paragraph,), float("inf"), scale / WHOLE, less / WHOLE))
        align = paragraph.spacing.align
        share = {"ctr": 0.5, "r": 1.0}.get(align, 0.0)  # of the difference that lies to the left of the text
        start = middle - width / 2 + (width - wide) * share
        if wide > width:  # else the author put it there
            out = max(out, -start, start + wide - slide / EMU)
    return round(out * EMU) if out > _SLACK else 0
