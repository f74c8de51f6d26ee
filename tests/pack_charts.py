"""Charts of a pack in a few words → charts, as a template sees them.

trade: {kind: line, as: native, labels: [2023, 2024], series: {Exports: [1.2, null], Imports: [2, about 2.1 (derived)]}}

A value is a number as a source states it, `null` for one that is not published, or words that hold a number, with
`(estimated)` or `(derived)` behind them. `labels` and `series` may be left out. `break_after`, `break_note` and
`horizontal` are those of a panel; `totals` are the labels of a waterfall that stand on zero; `panels: 2` draws the same
twice. `colours` are those of the series, in their order. `language` is that of the words, French too, `also` what each
label is called in another, and `series_also` the same of series.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from brief_builder.charts import Chart
from brief_builder.charts.look.palette import Palette
from brief_builder.charts.look.style import Style
from brief_builder.charts.model import Mark, Panel, Point, Series
from brief_builder.charts.words.table import Full, Table
from brief_builder.problems import Place
from brief_builder.wording import Phrase

STYLE = Style()
THINGS = {"exports": "accent1", "imports": "accent2", "balance": "accent3", "other": "#5a6b7c"}
PALETTE = Palette(STYLE.accents, THINGS)
NO_TABLE = Full(Table(Phrase(()), (), ()), (), Phrase(()))
_NUMBER = re.compile(r"[-\u2212]?\d+([.,]\d+)?")


_MARKS: tuple[tuple[Mark, str], ...] = (
    ("estimated", "estimated"), ("derived", "derived"), ("estimated", "estimation"), ("derived", "valeur calculée"),
)  # fmt: skip


def pack_charts(described: Mapping[str, Mapping[str, Any]]) -> dict[str, Chart]:
    """The charts by name."""
    return {name: pack_chart(name, **entries) for name, entries in described.items()}


def pack_chart(name: str, **entries: Any) -> Chart:
    """One chart."""
    panel = panel_of(name, **entries)
    words = [Phrase.of(text) for text in (f"Title of {name}", f"{name}, in pieces")]
    facts = tuple(dict.fromkeys(point.fact for point in panel.points if point.fact is not None))
    return Chart(
        name, panel.kind, entries.get("as", "native"), *words, (), Phrase.of("Source: a gazette"),
        Phrase.of(entries.get("alt", f"What {name} shows")), NO_TABLE, facts, (panel,) * entries.get("panels", 1),
        shared=False, style=STYLE, palette=PALETTE, language=entries.get("language", "en"), place=Place("charts.yaml"),
    )  # fmt: skip


def panel_of(name: str, **entries: Any) -> Panel:
    """Its panel."""
    kind = entries.get("kind", "column")
    labels = [str(label) for label in entries.get("labels", ["A", "B"])]
    given = entries.get("series", {"": [1, 2]})
    colours = entries.get("colours", ["exports", "imports", "balance", "accent4", "accent5", "other"])
    series = tuple(
        Series(
            called,
            tuple(
                replace(_point(f"{name}.{n}", label, value, colours[n], label in entries.get("totals", ())),
                        also=tuple(also))
                for label, value, also in zip(labels, values, entries.get("also", [()] * len(labels)), strict=True)
            ),
            colours[n],
            tuple(entries.get("series_also", {}).get(called, ())),
        )
        for n, (called, values) in enumerate(given.items())
    )  # fmt: skip
    lying = entries.get("horizontal", kind in ("bar", "share"))
    return Panel("", series, kind, entries.get("break_after"), entries.get("break_note", ""), lying)


def _point(of: str, label: str, value: Any, colour: str, total: bool) -> Point:
    if value is None:
        return Point(label, None, None, None, "not published", "missing", None, colour, number="not published")
    words = str(value)
    found = _NUMBER.search(words)
    assert found is not None, words
    number = Decimal(found[0].replace("\u2212", "-").replace(",", "."))
    mark = next((mark for mark, said in _MARKS if f"({said})" in words), "stated")
    shown = words.partition(" (")[0].replace("-", "\u2212")
    places = len(found[1] or ".") - 1
    return Point(
        label, number, number, number, words, mark, f"{of}.{label}", colour, decimals=places, number=shown, total=total
    )
