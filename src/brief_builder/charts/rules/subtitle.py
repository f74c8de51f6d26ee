"""A chart's subtitle and its panels → a problem where a reader is not told measure, unit, place or period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from brief_builder.charts.reading.records import is_subtitle_record
from brief_builder.charts.rules.drawn import unit_of
from brief_builder.charts.rules.unit_words import compared, names_unit, scale_word, scales_in, without_unit
from brief_builder.problems import Fault
from brief_builder.wording.gaps import gaps_in

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.telling import Path_, Telling
    from brief_builder.wording import Phrase

_CURE = "write it in parts: {measure: …, place: …}; unit and period come from the facts"
_IN_FULL = 8  # so many points of one series carry their unit each, and need no scale above them
_YEAR = re.compile(r"(?<!\d)(\d{4})(?:[-–—/](\d{2})(?!\d))?(?!\d)")
# What is left of a subtitle that says only unit and period.
_NOTHING = re.compile(r"[\W\d_]|\b(?:to|and|in|from|de|à|et|en|du|au)\b|ដល់|និង|ឆ្នាំ|ពី|ក្នុង")


def check_subtitle(telling: Telling, given: Any, said: Phrase, panels: Sequence[Panel], path: Path_) -> None:
    """Look for each of the four; of a subtitle in parts, only for those that its author wrote.

    Args:
        given: the entry of charts.yaml.
        said: its words.
        path: of the entry.
    """
    if is_subtitle_record(given):
        for part in ("measure", "place"):
            if not _written(given.get(part), telling.voice.language):
                fault = Fault("subtitle-lacks", f"the subtitle lacks the {part}: it is empty", help=f"write `{part}:`")
                telling.fault(fault, (*path, part))
        for part, find in (("unit", _units_lacking), ("period", _years_lacking)):
            words = _written(given.get(part, ""), telling.voice.language)
            if words and not gaps_in(words) and (lacking := find(words, telling, panels)):
                message = f"the subtitle’s {part} does not say {lacking}, which the chart shows"
                cure = f"take `{part}:` out: it comes from the facts"
                telling.fault(Fault("subtitle-lacks", message, help=cure), (*path, part))
        return
    written = _written(given, telling.voice.language)
    text = str(said)
    if gaps_in(text) or (written and not text):
        return  # its tags are wrong, or it is not translated, which has been told
    lacks = list(_lacking(text, telling, panels))
    if lacks:
        at = (*path, telling.voice.language) if isinstance(given, Mapping) else path
        listed = ", ".join(lacks[:-1]) + (" and " if lacks[:-1] else "") + lacks[-1]
        telling.fault(Fault("subtitle-lacks", f"the subtitle lacks {listed}", help=_CURE), at)


def _lacking(text: str, telling: Telling, panels: Sequence[Panel]) -> Iterator[str]:
    """What a subtitle in words does not say. No list knows all measures and places: one of them must stand there."""
    if not _NOTHING.sub("", _without_units(compared(text), telling, panels)):
        yield "the measure"
    if units := _units_lacking(text, telling, panels):
        yield f"the unit ({units})"
    if not _NOTHING.sub("", _without_units(compared(text), telling, panels)):
        yield "the place"
    if years := _years_lacking(text, telling, panels):
        yield f"the period ({years})"


def _units_lacking(text: str, telling: Telling, panels: Sequence[Panel]) -> str:
    """The units that neither the words nor the title of their panel say; "" when all are said."""
    out = []
    for panel in panels:
        unit = unit_of(telling, panel)
        if not unit:
            continue
        read = compared(f"{text} {panel.title}")
        scale, scales = panel.scale, scales_in(read, telling.voice.language)
        alone = len(panel.series) == 1 and len(panel.points) <= _IN_FULL
        # A scale that is not the panel's is worse than none.
        scaled = scale in scales or not scale or (alone and not scales)
        if not names_unit(read, unit, panel.unit) or not scaled:
            out.append(" ".join(filter(None, (unit, scale_word(scale)))))
    return ", ".join(dict.fromkeys(out))


def _years_lacking(text: str, _: Telling, panels: Sequence[Panel]) -> str:
    """The first and the last year drawn, if the words do not name both; else ""."""
    periods = [(point.start, point.end) for panel in panels for point in panel.points]
    periods += [(event.start, event.end) for panel in panels for event in panel.events]
    days = [day for period in periods for day in period if day is not None]
    if not days:
        return ""
    years = sorted({min(days).year, max(days).year})
    if set(years) <= set(_years(compared(text))):
        return ""
    return " to ".join(map(str, years))


def _years(text: str) -> Iterator[int]:
    """Each year named: of “2022–23”, both."""
    for match in _YEAR.finditer(text):
        yield int(match[1])
        if match[2]:
            yield year_behind(int(match[1]), match[2])


def year_behind(first: int, digits: str) -> int:
    """The last year of “2022–23” and “1999–00”: the first behind the other that ends in these digits."""
    last = int(str(first)[: 4 - len(digits)] + digits)
    return last if last >= first else last + 10 ** len(digits)


def _without_units(text: str, telling: Telling, panels: Sequence[Panel]) -> str:
    """The compared words without those that only name a unit."""
    for panel in panels:
        text = without_unit(text, unit_of(telling, panel), panel.unit, telling.voice.language)
    return text


def _written(given: Any, language: str) -> str:
    """The words of an entry in a language; "" when it is empty, and not when it is merely not in this language."""
    if isinstance(given, Mapping):
        given = given.get(language, "…")
    return str(given).strip() if given is not None else ""
