"""A chart's subtitle and bars → what a person hears who cannot see it, in at most 250 characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.problems import Fault
from brief_builder.wording import Phrase

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.words.terms import Terms

LONGEST = 250
_MANY = 6  # up to so many bars are all told; of more, the first, last, largest and smallest


def alt_text(
    subtitle: Phrase, panels: Sequence[Panel], figures: Mapping[str, Phrase], sources: Sequence[str], terms: Terms
) -> Phrase:
    """“[kind]: [what, unit, place, period]. [figures]. Source: …”, each figure worded as everywhere else.

    Tells as much as fits; Fault `chart-field` when even the shortest form does not.
    """
    for candidate in _candidates(subtitle, panels, figures, sources, terms):
        if len(str(candidate)) <= LONGEST:
            return candidate
    raise Fault(
        "chart-field",
        f"the chart's alt text would be longer than {LONGEST} characters",
        help="shorten the subtitle, or the titles and labels of the panels",
    )


def _candidates(
    subtitle: Phrase, panels: Sequence[Panel], figures: Mapping[str, Phrase], sources: Sequence[str], terms: Terms
) -> Iterator[Phrase]:
    """From the fullest to the shortest; figures hold their units, so titles of panels can do without."""
    end = Phrase.of(f" {terms.source}{'; '.join(sources)}.") if sources else Phrase.of("")
    drawn = [bar.value for panel in panels for bar in panel.points if bar.value is not None]
    hang = bool(drawn) and all(value < 0 for value in drawn)
    head = Phrase.of(terms.kind_below if hang else terms.kind)
    many = any(len(panel.points) > _MANY for panel in panels)
    # What the panels are called says what is drawn; a single panel needs the subtitle for that.
    openings = [head + subtitle + ". ", head] if len(panels) > 1 else [head + subtitle + ". "]
    below = "" if hang else terms.below_zero
    for few in (True,) if many else (False, True):
        told = [_told(panels, figures, terms, below, few=few, units=units) for units in (True, False)]
        for tail in (end, Phrase.of("")):
            for opening in openings:
                for words in told:
                    yield opening + words + tail


def _told(
    panels: Sequence[Panel], figures: Mapping[str, Phrase], terms: Terms, below: str, *, few: bool, units: bool
) -> Phrase:
    phrase = Phrase.of("")
    for index, panel in enumerate(panels):
        title = panel.title if units else panel.title.rpartition(",")[0] or panel.title
        lead = f"{title}: " if len(panels) > 1 and title else ""
        phrase += Phrase.of(("; " if index else "") + lead)
        bars = _chosen(panel, terms) if few else [(bar, "") for bar in panel.points]
        for place, (bar, remark) in enumerate(bars):
            figure = figures[bar.fact] if bar.fact is not None else Phrase.of(bar.text)
            phrase += Phrase.of((", " if place else "") + f"{bar.label} ") + figure
            phrase += Phrase.of(below if bar.value is not None and bar.value < 0 else "")
            phrase += Phrase.of(f" ({remark})" if remark else "")
    return phrase + Phrase.of(".")


def _chosen(panel: Panel, terms: Terms) -> list[tuple[Point, str]]:
    """The first, last, largest and smallest bar that has a figure, in their order."""
    bars = [(bar, bar.value) for bar in panel.points if bar.value is not None]
    if not bars:
        return [(panel.points[0], "")]

    def value(pair: tuple[Point, Decimal]) -> Decimal:
        return pair[1]

    smallest, largest = min(bars, key=value)[0], max(bars, key=value)[0]
    kept = (bars[0][0], bars[-1][0], smallest, largest)
    remarks = {id(smallest): terms.smallest, id(largest): terms.largest} if smallest is not largest else {}
    return [(bar, remarks.get(id(bar), "")) for bar, _ in bars if any(bar is one for one in kept)]
