"""Words such as “last year” → what they mean, if the source has a date; never by the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from brief_builder.facts.findings.finding import Finding, counted
from brief_builder.facts.findings.statements import (
    Said,
    by_source,
    found,
    in_quotes,
    in_use,
    outside_quotes,
    pattern,
    plain,
    quotes,
    shown,
    texts,
)
from brief_builder.facts.lexicons.relative_dates import AGO, DAYS, MONTHS, STEPS, UNITS, VAGUE
from brief_builder.facts.model import Facts
from brief_builder.problems.model import Severity


def relative(facts: Facts) -> Iterator[Finding]:
    """One finding a source for its words; a note where its date makes them plain. One a sentence for our own."""
    # Of a claim that is contradicted, too, the words are printed.
    sourced = [fact for fact in facts.values() if fact.source is not None and fact.rank != "deprecated"]
    theirs = ((fact, one) for fact in sourced for said in quotes(facts, fact) for one in _meant(facts, said))
    for key, by_fact in by_source(theirs).items():
        published = facts.sources[key].published if key in facts.sources else None
        count = sum(map(len, by_fact.values()))
        told = {name: "; ".join(_told(word, meant) for word, meant in each) for name, each in by_fact.items()}
        message = f"{shown(facts, key)} gives {counted(count, 'time')} only by when it was written"
        because = "it has no date, so nobody knows which time is meant: print the words, never a date"
        if published is not None:
            because = f"it was written on {published}: count from there, and give it as `period:`"
        details = {"words": tuple(dict.fromkeys(word for each in by_fact.values() for word, _ in each))}
        severity: Severity = "warning" if published is None else "note"
        yield Finding("date-relative", severity, tuple(by_fact), message, because, told=told, details=details)
    for fact in in_use(facts):
        for said in texts(fact):
            ours = [match[0] for match in _stepping(said.language).finditer(plain(outside_quotes(said.text)))]
            if ours:
                message = f"the text of `{fact.name}` says {in_quotes(ours)}"
                because = "its reader counts from another day: write the year"
                details = {"words": tuple(ours)}
                yield Finding(
                    "date-relative", "warning", (fact.name,), message, because, entry=said.entry, details=details
                )


def _told(word: str, meant: str) -> str:
    return f"“{word}”" + (f" would be {meant}" if meant else "")


def _meant(facts: Facts, said: Said) -> Iterator[tuple[str, str]]:
    """The words that give a time relatively, and the time that the date of the source makes of them, "" without one."""
    source = facts.sources.get(said.fact.source or "")
    published = source.published if source is not None else None
    text = plain(said.text)
    for match in _stepping(said.language).finditer(text):
        yield match[0], _stepped(match, said.language, published) if published is not None else ""
    if published is None:  # a vague word has no time, but in a source with a date it is of that time
        yield from ((word, "") for word in found(text, VAGUE, said.language))
    if said.fact.period.kind == "unknown" and (day := _days(said.language)) is not None:
        yield from ((match[0], _nearest(match, said.language, published)) for match in day.finditer(text))


@cache
def _stepping(language: str) -> re.Pattern[str]:
    """ "Yesterday", "last year", "10 hours ago": what a date of the source makes exact."""
    words = tuple(STEPS.get(language, ()))
    return pattern((*words, AGO[language]), language) if words else re.compile("(?!)")


@cache
def _days(language: str) -> re.Pattern[str] | None:
    return pattern((DAYS[language],), language) if language in DAYS else None


def _stepped(match: re.Match[str], language: str, published: date) -> str:
    if match["number"]:
        return _moved(published, UNITS[match["unit"].lower()], -int(match["number"]))
    for words, (unit, steps) in STEPS[language].items():
        if re.fullmatch(words, match[0], re.IGNORECASE):
            return _moved(published, unit, steps)
    return ""


def _moved(day: date, unit: str, steps: int) -> str:
    """The day, month or year so many steps away; hours lead to the day itself, for nobody knows the hour it was."""
    if unit == "year":
        return str(day.year + steps)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + steps
        return f"{months // 12}-{months % 12 + 1:02}"
    days = {"hour": 0, "day": steps, "week": 7 * steps}[unit]
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def _nearest(match: re.Match[str], language: str, published: date | None) -> str:
    """The last such day before the source was written; "" when nobody knows when that was."""
    groups = match.groupdict()
    month = groups.get("month") or groups.get("month2") or ""
    number = int(groups.get("day") or groups.get("day2") or 0)
    if published is None or month.lower() not in MONTHS[language]:
        return ""
    for year in (published.year, published.year - 1):
        try:
            day = date(year, MONTHS[language].index(month.lower()) + 1, number)
        except ValueError:
            continue  # the 29th of February is not in every year
        if day <= published:
            return f"{day}, if it is past"
    return ""
