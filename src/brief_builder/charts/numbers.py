"""The bars of a chart in → its numbers out, for a native chart that an author drew and Office draws."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from brief_builder.charts.model import Bar, Numbers, Panel
from brief_builder.problems import Fault


def numbers_of(name: str, subtitle: str, panels: tuple[Panel, ...]) -> Numbers:
    """The numbers of a chart with one panel.

    Args:
        name: of the chart.
        subtitle: what it shows, where its panel has no title of its own.
        panels: of the chart.

    Raises:
        Fault: chart-refused for several panels: they have scales of their own, which one native chart has not.
    """
    if len(panels) > 1:
        raise Fault(
            "chart-refused",
            f"the chart `{name}` has {len(panels)} panels, each with its own scale, and a native chart shows one",
            help="put a picture in its place, or describe each panel as a chart of its own in charts.yaml",
        )
    bars = panels[0].bars if panels else ()
    return Numbers(
        (panels[0].title if panels else "") or subtitle or name,
        tuple(bar.label for bar in bars),
        tuple(_value(bar) for bar in bars),
        tuple(bar.fact for bar in bars),
        _format([bar for bar in bars if bar.value is not None]),
    )


def _value(bar: Bar) -> Decimal | None:
    """What a source says, exactly; what is computed, as accurate as its words."""
    if bar.value is None or bar.mark != "derived":
        return bar.value
    return Decimal(format(bar.value.quantize(Decimal(1).scaleb(-bar.decimals), ROUND_HALF_UP), "f"))


def _format(bars: list[Bar]) -> str:
    """The scale is that of the largest scale word; a bar shows no more places than its words, one more where it can."""
    if not bars:
        return ""
    scale = max(bar.scale for bar in bars) // 3 * 3
    places = sorted(max(0, scale + bar.decimals) for bar in bars)
    shown = "0" * places[0] + "#" * (places[-1] - places[0])
    return "#,##0" + (f".{shown}" if shown else "") + "," * (scale // 3)
