"""A shape whose text is too long, and whose author allows it → the font scale at which it fits, and how it is written.

PowerPoint computes the scale only when somebody edits the text; what is written here it shows at once.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.fit.fitting import FittedShape, laid_out, taken
from brief_builder.fit.slots import WHOLE
from brief_builder.office.xml import clark

_A = clark("a:x")[:-1]
_FITS = {_A + "noAutofit", _A + "spAutoFit", _A + "normAutofit"}
# What stands before the choice of autofit in a bodyPr (CT_TextBodyProperties).
_BEFORE = {_A + "prstTxWarp"}
# (fontScale, lnSpcReduction): the steps that PowerPoint itself takes, in 1,000ths of a percent.
_STEPS = (
    (100_000, 10_000), (92_500, 10_000), (92_500, 20_000), (85_000, 20_000), (77_500, 20_000), (70_000, 20_000),
    (62_500, 20_000),
)  # fmt: skip
_TITLE_STEPS = ((90_000, 0),)  # a title it makes smaller once, and its lines no closer
# Below these, a slide is no longer read from the back of a room: 12 pt is the least that guides for slides allow. Text
# that its author set smaller is not made smaller still. PowerPoint goes down to 25 %, where a text needs another slide.
SMALLEST_POINTS = 12.0
SMALLEST_SCALE = 62_500


def shrunk(shape: FittedShape) -> tuple[int, int] | None:
    """(fontScale, lnSpcReduction) of the first of PowerPoint's steps at which the text fits, in 1,000ths of a percent.

    (100000, 0) when it fits as it is. None when its author does not allow it, or no step down to the floor is enough.
    """
    if not shape.may_shrink:
        return None
    if not shape.lines_over and (shape.scale, shape.less) == (WHOLE, 0):
        return WHOLE, 0
    sizes = [look.size for p in shape.paragraphs for row in p.rows for text, look in row if text]
    least = min(sizes, default=SMALLEST_POINTS)
    for scale, less in ((WHOLE, 0), *(_TITLE_STEPS if shape.kind == "title" else _STEPS)):
        if scale < SMALLEST_SCALE or (scale < WHOLE and least * scale / WHOLE < SMALLEST_POINTS):
            return None
        if not taken(laid_out(shape.paragraphs, shape.box, scale, less), shape.box)[1]:
            return scale, less
    return None


def write_scale(shape: FittedShape, scale: int, less: int) -> None:
    """Write the scale into the bodyPr of the shape, so that PowerPoint shows it at once; 100000 and 0 for none.

    The tree of its slide is changed; a shape that inherits its autofit gets one of its own.
    """
    body = shape.element.find(f"{clark('p:txBody')}/{_A}bodyPr")
    if body is None:
        return
    for child in [each for each in body if each.tag in _FITS]:
        body.remove(child)
    said = {"fontScale": str(scale)} if scale != WHOLE else {}
    if less:
        said["lnSpcReduction"] = str(less)
    at = sum(child.tag in _BEFORE for child in body)
    body.insert(at, etree.Element(_A + "normAutofit", said))
