"""Series that have no room at the ends of their lines → the legend above the field that names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.plot.legend import Entry, Legend, Swatch
from brief_builder.charts.plot.lines.ends import named_in
from brief_builder.charts.plot.lines.paths import colour_of, is_beside, stroke

if TYPE_CHECKING:
    from brief_builder.charts.model import Series
    from brief_builder.charts.plot.look import Look


def line_legend(
    series: Sequence[Series], unknown: Sequence[Series], swatch: Swatch, width: float, look: Look, size: float
) -> Legend:
    """The legend.

    Args:
        series: in the order of their entries; those of one colour, as of what only stands beside, share one.
        unknown: series without a figure, which are told in words.
        width: points from the first entry to where a row must end.

    Raises:
        TooTight: a word is wider than the room.
    """
    return Legend.of([*_named(series, swatch, look), *_told(unknown)], width, look, size)


def _named(series: Sequence[Series], swatch: Swatch, look: Look) -> Iterator[Entry]:
    by_colour: dict[str, list[Series]] = {}
    for each in series:
        by_colour.setdefault(look.colour(colour_of(each)), []).append(each)
    for colour, of in by_colour.items():
        beside = is_beside(of[0])
        words = named_in(colour, look, beside=True)[0] if beside else None
        names = [each.name for each in of if each.name]
        for number, name in enumerate(names):
            more = number + 1 < len(names)
            yield Entry(
                f"{name}," if more else name, colour, "none" if number else swatch,
                width=stroke(look.style.outline, beside=beside), words=words, listed=more,
            )  # fmt: skip


def _told(unknown: Sequence[Series]) -> Iterator[Entry]:
    for each in unknown:
        if each.points and each.name:
            yield Entry(f"{each.name}: {each.points[0].text}", swatch="none", alone=True)
