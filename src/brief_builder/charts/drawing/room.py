"""A sheet → Fault where a word leaves it or touches another: the last look, at all that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.drawing.sheet import Sheet


def check_room(sheet: Sheet) -> None:
    """Raise Fault `chart-fit` with the words that leave the sheet or touch others."""
    from brief_builder.charts.drawing.lettering import Lettering

    wide, high = sheet.size(sheet.dpi)
    lines = [(item.text, item.covers(sheet.dpi)) for item in sheet.artists if isinstance(item, Lettering)]
    slack = sheet.dpi / 72 * 0.5
    for index, (text, (left, lower, right, upper)) in enumerate(lines):
        # matplotlib counts a line as high as “lp”, which the Khmer face has not: its boxes reach a little too far.
        over = slack + 0.12 * (upper - lower)
        if left < -slack or right > wide + slack or lower < -over or upper > high + over:
            raise Fault("chart-fit", f"“{text}” leaves the picture", help="shorten it, or make the picture larger")
        for other, (its_left, its_lower, its_right, its_upper) in lines[index + 1 :]:
            across = min(right, its_right) - max(left, its_left)
            along = min(upper, its_upper) - max(lower, its_lower)
            # A line's box holds room for accents and tails that a near line may share.
            if across > slack and along > 0.35 * min(upper - lower, its_upper - its_lower):
                raise Fault("chart-fit", f"“{text}” touches “{other}”", help="shorten one, or make the picture larger")
