"""A period or a date → its name ("2023", "the first nine months of 2025") and the same in a sentence ("in 2023")."""

from datetime import date

from babel import Locale

from brief_builder.facts.period import Period, joined_mark
from brief_builder.wording.first_days import day_in_pattern, day_number
from brief_builder.wording.language import Language
from brief_builder.wording.numbers import counted


def period_name(language: Language, period: Period) -> str:
    """The period as a noun; an open one gives the end that is known. What is approximate or uncertain says so."""
    return _marked(language, period, _bare_name(language, period))


def _bare_name(language: Language, period: Period) -> str:
    words = language.periods
    start, end = period.start, period.end
    if start is None or end is None:
        known = start or end
        return _open_end(language, period, known) if known is not None else words.unknown
    match period.kind:
        case "year":
            return words.year.format(year=start.year)
        case "month":
            return _format(language, start, words.month)
        case "instant":
            return _format(language, start, words.day)
        case "fiscal":
            return _fiscal(words.fiscal if start.year != end.year else words.fiscal_one, start, end)
        case "some-year":
            return words.some_year.format(first=start.year, last=end.year)
        case "quarter" | "half":
            return _months_of_a_year(language, start, end)
        case _:
            return _range(language, period, start, end)


def _marked(language: Language, period: Period, name: str) -> str:
    words = language.periods
    if period.mark in ("approximate", "both"):
        name = language.contracted(words.around.format(x=name))
    return language.in_numerals(words.unsure.format(x=name) if period.mark in ("uncertain", "both") else name)


def _fiscal(pattern: str, start: date, end: date) -> str:
    return pattern.format(first=start.year, last=end.year)


def period_label(language: Language, period: Period) -> str:
    """The same in few letters, as it stands at an axis: “Q1 2025”, “Jan 2025”, “FY 2022–2023”."""
    return _marked(language, period, _bare_label(language, period))


def _bare_label(language: Language, period: Period) -> str:
    words, start, end = language.periods, period.start, period.end
    if start is None or end is None:
        return _bare_name(language, period)
    if period.kind == "month":
        return _format(language, start, words.month_label)
    if period.kind == "fiscal" and start.year != end.year:
        return _fiscal(words.fiscal_label, start, end)
    if period.months == 3 and start.month % 3 == 1:
        return words.quarter_label.format(quarter=start.month // 3 + 1, year=start.year)
    if period.kind == "half":
        return words.half_label.format(half=start.month // 6 + 1, year=start.year)
    return _bare_name(language, period)


def time_between(language: Language, first: Period, last: Period) -> str | None:
    """From the beginning of one period to the end of another: “January 2023 to December 2024”.

    None where one of them is open, or a single day, which is no beginning.
    """
    if first.start is None or last.end is None or "instant" in (first.kind, last.kind):
        return None
    return period_name(language, Period("", first.start, last.end, "range", joined_mark(first, last)))


def period_when(language: Language, period: Period) -> str:
    """The period as an adverbial: in 2023, on November 20, 2025, by 2026, since 2002; 'undated' when unknown."""
    pattern = _when_pattern(language, period)
    if period.mark in ("approximate", "both") and period.kind not in ("since", "until"):
        pattern = "{x}"  # “around 2023”, and not “in around 2023”
    return language.contracted(pattern.format(x=period_name(language, period)))


def change_when(language: Language, before: Period, after: Period) -> str:
    """From the one period to the other; “from 2022 to 2024 to 2025 to 2027” would mislead, “between” does not."""
    words = language.periods
    stretches = [_stretch(language, one) for one in (before, after)]
    names = [said or period_name(language, one) for said, one in zip(stretches, (before, after), strict=True)]
    pattern = words.change_stretch if any(stretches) else words.change
    return language.in_numerals(language.contracted(pattern.format(before=names[0], after=names[1])))


def date_words(language: Language, day: date) -> str:
    """A date in prose, its month and day kept on one line."""
    return _format(language, day, language.periods.day)


def _when_pattern(language: Language, period: Period) -> str:
    words = language.periods
    match period.kind:
        case "unknown":
            return words.unknown
        case "since":
            return words.since
        case "until":
            return words.until
        case "instant":
            return words.on_day
        case "fiscal":
            return words.in_fiscal
        case "some-year":
            return words.in_some_year
        case "quarter" | "half":
            return words.during
        case "range" if _first_months(period):
            return words.in_months
        case "range" if not _one_year(period):
            return words.during
        case _:
            return words.inside


def _range(language: Language, period: Period, start: date, end: date) -> str:
    words = language.periods
    months = period.months
    if months is None:
        return _days(language, start, end)
    if _one_year(period):
        return words.year.format(year=start.year)
    if months % 12 == 0 and start.month == 1:
        return _span(language, words.year.format(year=start.year), words.year.format(year=end.year))
    if _first_months(period):
        gap = "\u00a0" if months >= len(language.counts) else " "
        pattern = words.first_months.replace("{count} ", "{count}" + gap)
        return pattern.format(count=counted(language, months), year=start.year)
    if start.year == end.year:
        return _months_of_a_year(language, start, end)
    return _span(language, _format(language, start, words.month), _format(language, end, words.month))


def _days(language: Language, start: date, end: date) -> str:
    """“November 20 to 22, 2025”: what both ends have in common stands once."""
    words, locale = language.periods, Locale.parse(language.locale)
    if (start.year, start.month) == (end.year, end.month):
        month = _format(language, end, "MMMM")
        first, last = day_number(start, locale), day_number(end, locale)
        return words.days.format(first=first, last=last, month=month, year=end.year)
    first = _format(language, start, words.day_alone if start.year == end.year else words.day)
    return _span(language, first, _format(language, end, words.day))


def _months_of_a_year(language: Language, start: date, end: date) -> str:
    """“January to March 2025”: a quarter is no name that readers agree on, so its months stand there."""
    first, last = (_format(language, day, language.periods.month_alone) for day in (start, end))
    return language.periods.months.format(first=first, last=last, year=start.year)


def _span(language: Language, start: str, end: str) -> str:
    return language.contracted(language.periods.span.format(start=start, end=end))


def _one_year(period: Period) -> bool:
    return period.months == 12 and period.start is not None and period.start.month == 1


def _stretch(language: Language, period: Period) -> str:
    """A period whose own name goes from one time to another, as one end of a change; "" for any other."""
    words = language.periods
    if _whole_years(period):
        ends = [day.year for day in (period.start, period.end) if day is not None]
        return words.years.format(start=ends[0], end=ends[-1])
    if period.kind == "fiscal" and period.start is not None and period.end is not None:
        return period_name(language, period) if period.start.year != period.end.year else ""
    if period.kind not in ("range", "quarter", "half") or _first_months(period) or _one_year(period):
        return ""
    return language.contracted(words.stretch.format(x=period_name(language, period)))


def _whole_years(period: Period) -> bool:
    """Whether it is two calendar years or more."""
    months, start = period.months, period.start
    return (
        period.exact
        and months is not None
        and months > 12
        and months % 12 == 0
        and start is not None
        and start.month == 1
    )


def _first_months(period: Period) -> bool:
    """Whether it is the first months of a year: two or more, and not all."""
    months, start = period.months, period.start
    return months is not None and start is not None and start.month == 1 and 1 < months < 12


def _open_end(language: Language, period: Period, known: date) -> str:
    """An open period's known end, in the detail in which it was written."""
    part = period.raw.strip("/.").rstrip("~?%")
    if len(part) == len("2026"):
        return language.periods.year.format(year=known.year)
    return _format(language, known, language.periods.month if len(part) == len("2026-01") else language.periods.day)


def _format(language: Language, day: date, pattern: str) -> str:
    return language.in_numerals(day_in_pattern(day, pattern, Locale.parse(language.locale)))
