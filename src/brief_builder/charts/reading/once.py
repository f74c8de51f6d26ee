"""Panels and the words above them → the same, in which figures leave out a currency that those words say.

So it is in languages whose charts have no letters for amounts: “2.4 ពាន់លាន” at a bar, ដុល្លារកាណាដា in the title.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from brief_builder.charts.words.language import plain

if TYPE_CHECKING:
    from brief_builder.charts.model import Kind, Panel, Point
    from brief_builder.facts import Facts
    from brief_builder.wording import Voice

_ALONE: frozenset[Kind] = frozenset({"number", "sparkline", "timeline"})  # a figure that is read without its title


def unit_once(panel: Panel, subtitle: str, facts: Facts, voice: Voice) -> Panel:
    """The panel with figures as its language has them in charts; who hears them hears them in full."""
    if panel.kind in _ALONE or panel.decimals is not None:
        return panel
    above = plain(f"{panel.title} {subtitle}")

    def said(point: Point) -> Point:
        fact = facts[point.fact] if point.fact is not None else None
        if fact is None or fact.figure is None or "/" in fact.figure.unit:
            return point
        if plain(voice.unit(fact.figure.unit, 0)) not in above:
            return point
        text = str(voice.charted(fact, size=bool(point.heard_number), once=True))
        return replace(point, text=text, heard=point.heard or point.text) if text != point.text else point

    series = tuple(replace(each, points=tuple(map(said, each.points))) for each in panel.series)
    return replace(panel, series=series)
