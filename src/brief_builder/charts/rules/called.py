"""A panel and its facts → a problem where a year is not that of its figure, or two things have one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from brief_builder.charts.rules.subtitle import year_behind
from brief_builder.charts.rules.unit_words import compared
from brief_builder.charts.words.families import NAMED
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.reading.points import FactPoint
    from brief_builder.charts.reading.records import PanelRecord
    from brief_builder.charts.reading.rows import Row
    from brief_builder.charts.reading.telling import Path_, Telling
    from brief_builder.facts.period import Period

# A year alone, a fiscal year (2022–23), or years from one to another; behind it a mark such as p for provisional.
_YEARS = re.compile(r"(?:ឆ្នាំ|fy|exercice|année|year)? ?((?:1[89]|20)\d\d)(?:[-–—/](\d{2}|\d{4}))?(?: ?\(?[a-z*†]\)?)?")
_QUARTER = re.compile(r"(?<![a-z])[qt] ?([1-4])\b")
_CODE = re.compile(r"\d{4}")
_UNLABELLED = "take the label out: the period of the fact then stands there"
_RENAMED = "call it by the years of its facts"
_DAY = timedelta(days=1)


def check_names(telling: Telling, panel: Panel, record: PanelRecord, rows: Sequence[Row], path: Path_) -> None:
    """Look at what is called by a year, and for names that stand twice.

    Args:
        rows: the series in the order in which they are written.
        path: of the panel's entries.
    """
    wrong = list(_other_years(telling, panel, record, rows))
    for fault, at in wrong:
        telling.fault(fault, (*path, *at))
    # A wrong year may be the second of its name.
    for fault in _twice(panel) if not wrong else ():
        telling.fault(fault, path, key=True)


def _other_years(
    telling: Telling, panel: Panel, record: PanelRecord, rows: Sequence[Row]
) -> Iterator[tuple[Fault, Path_]]:
    """Each with its place in the panel."""
    titled = panel.title.partition(",")[0]
    if fault := _of_another_year(titled, (read for row in rows for read in row.points), _RENAMED):
        yield fault, ("title",)
    coded = [_are_codes([row.name for row in rows]), _are_codes(panel.labels)]
    for number, row in enumerate(rows):
        if not coded[0] and (fault := _of_another_year(row.name, row.points, _RENAMED)):
            yield fault, ("series", number, "name")
        entry: Path_ = ("series", number, "points") if record.series else ("bars",)
        for index, read in enumerate(row.points):
            if coded[1] or read.fact is None or read.point.label == str(telling.voice.period_label(read.fact)):
                continue
            fault = _of_another_year(read.point.label, [read], _UNLABELLED)
            if fault := fault or _of_another_month(read.point.label, read, telling.voice.language):
                yield fault, ("labels", index) if record.labels else (*entry, index, "label")


def _are_codes(names: Sequence[str]) -> bool:
    """Whether four digits are no year here: 6109 among them is a heading of the tariff, and so are the others."""
    numbers = [name.strip() for name in names if _CODE.fullmatch(name.strip())]
    return any(not _YEARS.fullmatch(number) for number in numbers)


def _of_another_year(called: str, points: Iterable[FactPoint], cure: str) -> Fault | None:
    match = _YEARS.fullmatch(compared(called).strip())
    if match is None:
        return None
    first = int(match[1])
    last = year_behind(first, match[2]) if match[2] else first
    for read in points:
        if read.fact is not None and not _touches(read.fact.period, first, last):
            return Fault(
                "chart-data",
                f"“{called}” stands at `{read.fact.name}`, which is of {read.fact.period.raw}",
                help=(cure, f"name the fact of {called}"),
            )
    return None


def _of_another_month(called: str, read: FactPoint, language: str) -> Fault | None:
    """A month or a quarter is named that is not that of the figure."""
    period = read.fact.period if read.fact is not None else None
    if read.fact is None or period is None or period.start is None:
        return None
    text, month = compared(called), period.start.month
    if period.kind == "month":
        named = {n for n, names in _months(language).items() for name in names if re.search(rf"\b{name}\b", text)}
        wrong = bool(named) and month not in named
    else:
        quarters = {int(n) for n in _QUARTER.findall(text)} if period.months == 3 and month % 3 == 1 else set()
        wrong = bool(quarters) and month // 3 + 1 not in quarters
    if not wrong:
        return None
    message = f"“{called}” stands at `{read.fact.name}`, which is of {period.raw}"
    return Fault("chart-data", message, help=(_UNLABELLED, f"name the fact of {called}"))


@lru_cache(maxsize=8)
def _months(language: str) -> Mapping[int, frozenset[str]]:
    """The names of each month, in full and abbreviated, as texts are compared, for use in a pattern."""
    from babel.dates import get_month_names

    out: dict[int, set[str]] = {}
    for width in ("wide", "abbreviated"):
        for month, name in get_month_names(width, locale=language).items():
            out.setdefault(month, set()).add(re.escape(compared(name).rstrip(".")))
    return {month: frozenset(names) for month, names in out.items()}


def _touches(period: Period, first: int, last: int) -> bool:
    """Whether some of a period is in these years; a level on the first of January is that of the year before, too."""
    if period.start is None and period.end is None:
        return True
    slack = _DAY if period.kind == "instant" else timedelta(0)
    begins = period.start is None or period.start - slack <= date(last, 12, 31)
    return begins and (period.end is None or period.end >= date(first, 1, 1))


def _twice(panel: Panel) -> Iterator[Fault]:
    names = [series.name for series in panel.series if series.name]
    if name := next((name for name in names if names.count(name) > 1), ""):
        message = f"two series are called “{name}”, and nobody can tell them apart"
        yield Fault("chart-field", message, help="give each a `name:` of its own")
    if not panel.series or panel.kind == "waterfall":
        return  # steps of one name stand between totals that tell them apart
    points = panel.series[0].points
    for index, point in enumerate(points):
        if any(_alike(panel, index, other) for other in range(index)):
            cure = "give each a `label:` of its own, or write `labels:` for all"
            yield Fault("chart-field", f"two places are called “{point.label}”", help=cure)
            return


def _alike(panel: Panel, index: int, other: int) -> bool:
    """Whether two places have one name, and neither their time nor a break between them tells them apart."""
    one, two = (panel.series[0].points[place] for place in (other, index))
    if not one.label or one.label != two.label:
        return False
    if panel.break_after is not None and other < panel.break_after <= index:
        return False
    return panel.kind in NAMED or _time(one) == _time(two) or _YEARS.fullmatch(compared(one.label)) is not None


def _time(point: Point) -> tuple[date | None, date | None]:
    return point.start, point.end
