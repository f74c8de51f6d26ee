"""Alt texts of any chart: never longer than they may be; the largest and smallest figure named where there is room."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from brief_builder.charts.model import Event, Kind, Panel, Point, Series
from brief_builder.charts.words.alt import LONGEST, alt_text, kind_words
from brief_builder.charts.words.families import HANGING, LYING
from brief_builder.charts.words.terms import terms
from brief_builder.problems import Fault
from brief_builder.wording import Phrase

KINDS = get_args(Kind)
ALONE = ("column", "bar", "balance", "waterfall", "treemap", "sparkline", "number")
# Of these, something else is told: what was first and last of each whole, the steps, the dates.
OTHERS = ("share", "waterfall", "timeline", "number")
names = (
    st.text(st.sampled_from("abcdefgh ខេមរៈéÀ"), min_size=1, max_size=24)
    .map(lambda name: " ".join(name.split()))
    .filter(bool)
)
languages = st.sampled_from(("en", "fr", "km"))


@st.composite
def panels(draw: st.DrawFn, kinds: tuple[Kind, ...] = KINDS) -> Panel:
    """A panel whose figures are all different, each with a number that is part of no other."""
    kind = draw(st.sampled_from(kinds))
    if kind == "timeline":
        days = draw(st.lists(st.integers(1900, 2100), min_size=1, max_size=12, unique=True).map(sorted))
        events = (Event(date(year, 1, 1), date(year, 1, 1), str(year), draw(names), f"e{year}") for year in days)
        return Panel("", (), kind, events=tuple(events))
    labels = draw(st.lists(names, min_size=1, max_size=draw(st.sampled_from((3, 8, 40))), unique=True))
    count = 1 if kind in ALONE else draw(st.integers(1, 5))
    cells = len(labels) * count
    values = draw(st.lists(st.integers(-999, 999), min_size=cells, max_size=cells))
    gaps = draw(st.lists(st.booleans(), min_size=cells, max_size=cells))
    series = []
    for index in range(count):
        points = []
        for place, label in enumerate(labels):
            at = index * len(labels) + place
            value = Decimal(values[at] * 1000 + at)  # no two are the same
            number = f"x{at:03}y"
            if gaps[at] and at:
                points.append(Point(label, None, None, None, "none", "missing", number="none"))
            else:
                points.append(Point(label, value, value, value, f"{number} tonnes", "stated", number, number=number))
        series.append(Series(draw(names) if count > 1 else "", tuple(points)))
    title = draw(st.one_of(st.just(""), names))
    return Panel(title, tuple(series), kind, horizontal=kind in LYING, unit="tonnes")


def told(drawn: list[Panel], language: str, sources: list[str], subtitle: str) -> str | None:
    """The alt text; None where there is a fault, with its cure."""
    try:
        return str(alt_text(Phrase.of(subtitle), drawn, sources, terms(language)))
    except Fault as fault:
        return None if (fault.code, bool(fault.help)) == ("chart-field", True) else fault.message


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(panels(), min_size=1, max_size=5), languages, st.lists(names, max_size=3), st.text("abc", max_size=220))
def test_alt_text_is_never_longer_than_it_may_be(
    drawn: list[Panel], language: str, sources: list[str], subtitle: str
) -> None:
    """Whatever the chart is; several panels always fit, if only by their number."""
    text = told(drawn, language, sources, subtitle)
    if text is None:
        assert len(drawn) == 1
        return
    assert 0 < len(text) <= LONGEST
    assert text.endswith(terms(language).stop)
    assert "  " not in text


@settings(max_examples=100, derandomize=True, deadline=None)
@given(panels(tuple(kind for kind in KINDS if kind not in OTHERS)), languages)
def test_the_largest_and_the_smallest_figure_are_named_where_they_fit(panel: Panel, language: str) -> None:
    """However many there are, and each is accounted for by its fact."""
    words = terms(language)
    named = [
        (point.value, point, words.comma.join(filter(None, (series.name, point.label))))
        for series in panel.series
        for point in series.points
        if point.value is not None
    ]
    least, most = min(named, key=lambda each: each[0]), max(named, key=lambda each: each[0])
    ends = [most, least] if least is not most else [most]
    below = words.below_zero if panel.kind in HANGING else ""
    remarks = words.largest, words.smallest
    shortest = words.semicolon.join(
        f"{called} {point.text}{below} ({remark})" for (_, point, called), remark in zip(ends, remarks, strict=False)
    )
    room = len(f"{kind_words([panel], words, hang=True)}{words.colon}Rice{words.stop} {shortest}{words.stop}")
    if room > LONGEST:
        return
    alt = alt_text(Phrase.of("Rice"), [panel], [], words)
    told = set(re.findall(r"x\d{3}y", str(alt)))
    assert {point.fact for _, point, _ in ends} <= told
    assert told <= {piece.fact for piece in alt.pieces}
    assert set(alt.facts) == told
