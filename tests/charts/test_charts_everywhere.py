"""Two hundred charts, in three languages: none has words that touch, leave the picture or cannot be read, unsaid."""

from __future__ import annotations

import pytest
from chart_panels import CM, PALETTE, STYLE
from flaws import flaws
from random_charts import KINDS, picture

from brief_builder.charts.model import Picture
from brief_builder.charts.plot.page import lay_out
from brief_builder.problems import Fault

CHARTS = 208  # thirteen of each kind


def flaws_of(asked: Picture) -> list[str] | None:
    """What an editor would send back; None where the chart was refused with a reason."""
    style = STYLE.printed_in(asked.medium)
    try:
        ink = lay_out(asked, style, PALETTE)
    except Fault as fault:
        assert fault.code == "chart-fit", fault.message  # noqa: PT017  the other outcome is looked at below
        return None
    return flaws(ink, asked, style)


def usual(asked: Picture) -> bool:
    """Whether it is what people ask for: few panels, as many things as the rules allow, a picture of a usual size."""
    points = max((len(panel.labels) for panel in asked.panels), default=0)
    short = all(len(label) <= 32 for panel in asked.panels for label in panel.labels)
    return (
        short
        and asked.width > 16 * CM
        and len(asked.panels) == 1
        and points <= 6
        and all(len(panel.series) <= 4 for panel in asked.panels)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_no_chart_has_words_that_touch_or_are_cut_off_and_says_nothing(kind: str) -> None:
    first = KINDS.index(kind)  # type: ignore[arg-type]
    asked = {number: picture(number) for number in range(first, CHARTS, len(KINDS))}
    found = {number: flaws_of(each) for number, each in asked.items()}
    assert {number: flaw for number, flaw in found.items() if flaw} == {}
    assert [number for number, flaw in found.items() if flaw is None and usual(asked[number])] == []
