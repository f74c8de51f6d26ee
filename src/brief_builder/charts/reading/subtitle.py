"""A chart's subtitle, whole or in parts → its words: measure, place, unit, period, none of which a reader can guess."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from brief_builder.charts.reading.records import SubtitleRecord, is_subtitle_record, is_words
from brief_builder.inputs import validated
from brief_builder.problems import Fault
from brief_builder.wording import Phrase

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.telling import Path_, Telling


def read_subtitle(telling: Telling, given: Any, panels: Sequence[Panel], path: Path_) -> Phrase:
    """The subtitle; unit and period come from the facts where its parts do not say them."""
    if not is_subtitle_record(given):
        if not is_words(given):
            cure = "write {measure: …, place: …}; unit and period come from the facts"
            telling.fault(
                Fault("chart-field", "the subtitle is neither words nor a group of its parts", help=cure), path
            )
            return Phrase.of("")
        return telling.text(given, path)
    record = validated(SubtitleRecord, telling.located, path, "chart-field", telling.problems)
    if record is None:
        return Phrase.of("")
    parts = [telling.text(getattr(record, name), (*path, name)) for name in ("measure", "place")]
    units = list(dict.fromkeys(panel.unit for panel in panels if panel.unit))
    if record.unit != "":
        parts.append(telling.text(record.unit, (*path, "unit")))
    elif units:
        parts.append(Phrase.of(", ".join(units)))
    period = telling.text(record.period, (*path, "period")) if record.period != "" else _period(telling, panels)
    said = Phrase(())
    for part in [*parts, period]:
        if str(part):
            said = said + (", " if said else "") + part
    return said


def _period(telling: Telling, panels: Sequence[Panel]) -> Phrase:
    """From the first period drawn to the last, each accounted for by its fact."""
    points = [point for panel in panels for point in panel.points if point.fact is not None and point.end is not None]
    events = [event for panel in panels for event in panel.events]
    dated = [(point.end, point.fact) for point in points if point.end and point.fact]
    dated += [(event.start or event.end, event.fact) for event in events if event.start or event.end]  # type: ignore[misc]
    if not dated:
        return Phrase(())
    first, last = min(dated), max(dated)
    voice, facts = telling.voice, telling.facts
    ends = facts[first[1]].period, facts[last[1]].period
    if events and not points and ends[0].start and first[0].year < last[0].year:
        # Days of two events are no time that is drawn: their years are.
        return telling.terms.span(*(Phrase.of(voice.year(day.year), fact) for day, fact in (first, last)))
    if any(each.kind not in ("year", "instant") for each in ends):
        between = voice.time_between(facts[min((facts[name].period.start or day, name) for day, name in dated)[1]],
                                     facts[last[1]])  # fmt: skip
        if between:
            return between
    start, end = voice.period(facts[first[1]]), voice.period(facts[last[1]])
    if str(start) == str(end):
        return start
    return telling.terms.span(start, end)
