"""A fact's period and the passage that is quoted for it → what the passage says otherwise of when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.facts.evidence.dates import Named, periods_in
from brief_builder.facts.evidence.passage import Passage
from brief_builder.facts.lexicons.relative_dates import STEPS
from brief_builder.facts.model import Fact
from brief_builder.facts.period import Period
from brief_builder.problems import Fault

_BASE = re.compile(
    r"\b(?:compared\s+(?:with|to)|relative\s+to|versus|vs\.?|than\s+in|par\s+rapport\s+à|comparativement\s+à|qu'en)\s+"
    r"(?:(?:the\s+year|that\s+of|those\s+of|celui\s+de|celle\s+de|ceux\s+de|l'année)\s+)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:than|from|over|since|before|on|as|que|depuis|avant|à)\s+$", re.IGNORECASE)
_PARTS = ("span", "month", "day")  # kinds that name less than a year


def period_faults(fact: Fact, passage: Passage) -> Iterator[Fault]:
    """Another year, a part of the year, “by” and “since” are errors; a period that only the pack knows, a warning."""
    period = fact.period
    if period.start is None and period.end is None:
        return
    quoted = [p for p in passage.periods if p.start < passage.end and p.end > passage.start]
    whole = [p for p in quoted if passage.start <= p.start and p.end <= passage.end]
    yield from _open_faults(period, whole, passage)
    years = {day.year for day in (period.start, period.end) if day is not None}
    named = [p for p in whole if p.sure or p.years & years]
    if fact.figure is not None and period.kind != "unknown":
        # “fell 14% compared with 2022” tells what a figure is compared with, and not when it was.
        told = [p for p in named if not _BASE.search(passage.text[max(p.start - 40, 0) : p.start])]
        if told and not any(p.years & years for p in named):
            said = " and ".join(dict.fromkeys(_said(p, passage) for p in told))
            message = f"the quote names {said}; the fact says {period.raw}"
            yield Fault("quote-lacks-period", message, help="correct `period:`, or quote the words that name it")
            return
        of_ours = [p for p in named if p.years & years]
        part = _only_a_part(fact, of_ours, passage) or _another_part(period, of_ours, passage)
        if part is not None:
            yield part
            return
    if passage.sentence is None:
        return
    finer = (
        period.kind in ("month", "quarter", "half", "range") and (period.months or 12) < 12 and fact.figure is not None
    )
    around = periods_in(passage.sentence, passage.language)
    if fact.figure is not None and fact.period.kind == "range":
        known = [p for p in (*around, *quoted) if p.kind not in ("since", "until")]
        missing = [year for year in sorted(years) if not any(year in p.years or _covers(p, {year}) for p in known)]
        if missing and len(missing) < len(years):
            message = f"the sentence that is quoted does not name {missing[0]}, which is in the period {period.raw}"
            yield Fault("period-inferred", message, severity="warning")
            return
    if any(p.years & years for p in quoted) and (not finer or any(_same(p, period) for p in quoted)):
        return
    if years <= _counted_years(passage) and not finer:
        return
    if not any(p.years & years or _covers(p, years) for p in (*around, *quoted)):
        message = f"the sentence that is quoted does not name the period {period.raw}"
        yield Fault("period-inferred", message, severity="warning")
    elif finer and not any(_same(p, period) or p.kind in ("since", "until") for p in (*around, *quoted)):
        message = f"the sentence that is quoted names the year, and not the period {period.raw}"
        yield Fault("period-inferred", message, severity="warning")


def _counted_years(passage: Passage) -> set[int]:
    """The years that “last year” and the like are, counted from the day of the source."""
    if passage.published is None or passage.sentence is None:
        return set()
    found = set()
    for words, (unit, step) in STEPS.get(passage.language, {}).items():
        said = re.search(rf"(?<!\w)(?:{words})(?!\w)", passage.sentence, re.IGNORECASE) if unit == "year" else None
        if said is not None and not _COMPARED.search(passage.sentence[: said.start()]):
            found.add(passage.published.year + step)
    return found


def _open_faults(period: Period, named: list[Named], passage: Passage) -> Iterator[Fault]:
    """“by 2026” is not “in 2026”, and “since 2002” not “in 2002”."""
    last = period.end or period.start
    if period.kind != "year" or last is None:
        return
    here = [p for p in named if last.year in p.years]
    if any(p.kind not in ("since", "until") for p in here):
        return
    for found in here:
        said = _said(found, passage)
        message = f"the quote says “{said}”, the fact “in {last.year}”"
        by = found.kind == "until"
        raw, reads = (f"../{last.year}", "by") if by else (f"{last.year}/..", "since")
        yield Fault("quote-hedge", message, help=f"write `period: {raw}`, which reads “{reads} {last.year}”")
        return


def _only_a_part(fact: Fact, named: list[Named], passage: Passage) -> Fault | None:
    """A figure of a whole year whose quote speaks of nine months of it."""
    if fact.period.kind != "year" or fact.period_type == "instant" or not named:
        return None
    if any(p.kind not in _PARTS for p in named) or all(p.kind == "day" for p in named):
        return None
    around = periods_in(passage.sentence, passage.language) if passage.sentence is not None else []
    if any(p.kind == "year" and p.first == fact.period.start for p in around):
        return None
    said = _said(named[0], passage)
    message = f"the quote says “{said}”, and the fact {fact.period.raw}, the whole year"
    return Fault("quote-lacks-period", message, help="write `period:` as the source has it: 2025-01/2025-09")


def _another_part(period: Period, named: list[Named], passage: Passage) -> Fault | None:
    """A figure of the second quarter whose quote speaks of the third, or of other years, or of another day."""
    if period.kind not in ("quarter", "half", "month", "range", "instant") or not period.closed or not period.exact:
        return None
    # A day in a quote is that of a figure which is of one day; else it may be the day of saying so.
    others = [
        p for p in named if p.kind in ("span", "month", "years") or (p.kind == "day" and period.kind == "instant")
    ]
    others = [p for p in others if p.first is not None and p.last is not None]
    if not others or any(_meets(p, period) for p in others):
        return None
    message = f"the quote says “{_said(others[0], passage)}”, and the fact {period.raw}"
    return Fault("quote-lacks-period", message, help="correct `period:`, or quote the words that name it")


def _meets(named: Named, period: Period) -> bool:
    """One of the two holds all days of the other, months and quarters; years that are named are all its years."""
    if named.first is None or named.last is None or period.start is None or period.end is None:
        return True
    wider = named.first <= period.start and period.end <= named.last
    narrower = period.start <= named.first and named.last <= period.end
    if named.kind == "years" and period.kind == "range":
        months = period.months or 12
        return narrower or (wider and months % 12 != 0) or (wider and _years_apart(named) < 2)
    return wider or narrower


def _years_apart(named: Named) -> int:
    return named.last.year - named.first.year if named.first is not None and named.last is not None else 0


def _said(named: Named, passage: Passage) -> str:
    return passage.text[named.start : named.end]


def _covers(named: Named, years: set[int]) -> bool:
    """Two years of a range, or of a fiscal year, cover those between them."""
    if named.first is None or named.last is None:
        return False
    return any(named.first.year <= year <= named.last.year for year in years)


def _same(named: Named, period: Period) -> bool:
    return (named.first, named.last) == (period.start, period.end)
