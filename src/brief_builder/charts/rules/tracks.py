"""The panels of a chart → what can be followed through time in them, and what can be ranked, by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.rules.clauses import compiled
from brief_builder.charts.rules.drawn import fact_of, unit_of
from brief_builder.charts.rules.unit_words import compared
from brief_builder.facts.model import CHANGES

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point, Series
    from brief_builder.charts.reading.telling import Telling
    from brief_builder.charts.rules.claim_words import Lexicon

Rate = Literal["", "named", "form"]
Time = tuple[date, date]  # first and last day
_WHOLE = frozenset({"share", "stacked", "treemap"})  # kinds whose parts make a whole
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called.

    Attributes:
        shown: in messages; "" for the only thing of a chart.
        tokens: words by which a title may name it; in languages without spaces, the whole name.
    """

    shown: str
    tokens: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point that has a figure, when it was, and the number of the section that it stands in, 0 before a break."""

    point: Point
    time: Time
    section: int


@dataclass(frozen=True, slots=True)
class Track:
    """One thing at several times, in their order.

    Attributes:
        balance: whether its sign is what it is about.
        rate: "" for amounts and levels; of changes "named" where its name says so, as “growth of trade” does, and
            "form" where only the form of its facts does, as of inflation.
    """

    name: Name
    spots: tuple[Spot, ...]
    balance: bool
    rate: Rate = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Points that can be ranked.

    Attributes:
        names: of the points, one each.
        points: with their figures.
        over: whether they are those of one series, or of one category.
        of: the series or the category.
        parts: whether they make a whole.
    """

    names: tuple[Name, ...]
    points: tuple[Point, ...]
    over: str
    of: Name
    parts: bool


def tokens_of(text: str, lexicon: Lexicon) -> list[str]:
    """The words of a text that may name something, without the s of a plural; of Khmer, the text as a whole."""
    folded = compared(text.replace("’", "'"))
    if not lexicon.spaced:
        whole = folded.partition(",")[0].replace(" ", "")
        return [whole] if whole and not whole.isdecimal() else []
    small = compiled(lexicon.small, spaced=False)
    words = (match[0] for match in _LETTERS.finditer(folded))
    return [stem(word) for word in words if not small.fullmatch(word)]


def stem(word: str) -> str:
    """A word without what makes it a plural."""
    return word[:-1] if len(word) > 3 and word.endswith(("s", "x")) and not word.endswith("ss") else word


def tracks_of(telling: Telling, panels: Sequence[Panel], lexicon: Lexicon) -> list[Track]:
    """Each series whose points are of several times; where series are the times, each category."""
    found: list[tuple[str, Sequence[Spot], bool, Rate]] = []
    for panel in panels:
        rows = [_spots(series.points, panel.break_after) for series in panel.series]
        called = [_called(telling, panel, series) for series in panel.series]
        if not any(_is_timed(spots) for spots in rows):
            columns = [[series.points[place] for series in panel.series] for place in range(len(panel.labels))]
            rows, called = [_spots(points, None) for points in columns], list(panel.labels)
        for name, spots in zip(called, rows, strict=True):
            if _is_timed(spots):
                ordered = sorted(spots, key=lambda spot: (spot.section, spot.time[1]))
                balance = any(is_balance(telling, panel, spot.point) for spot in spots)
                found.append((name, ordered, balance, rate_of(telling, spots[0].point, name, lexicon)))
    names = _names([name for name, *_ in found], lexicon)
    return [Track(name, tuple(s), balance, rate) for name, (_, s, balance, rate) in zip(names, found, strict=True)]


def groups_of(telling: Telling, panels: Sequence[Panel], lexicon: Lexicon) -> list[Group]:
    """What can be ranked: the points of each series, and those of all series at each category."""
    out = []
    for panel in panels:
        if panel.kind == "waterfall" or not panel.points:
            continue
        percent = unit_of(telling, panel) == "percent"
        labels = _names(list(panel.labels), lexicon)
        series = _names([_called(telling, panel, each) for each in panel.series], lexicon)
        whole = panel.kind in _WHOLE or percent or any(point.kept_last for point in panel.points)
        alone = len(panel.series) == 1
        for name, each in zip(series, panel.series, strict=True):
            out.append(Group(tuple(labels), each.points, "series", name, whole and alone))
        if not alone:
            for place, label in enumerate(labels):
                points = tuple(each.points[place] for each in panel.series)
                out.append(Group(tuple(series), points, "category", label, whole))
    return out


def _spots(points: Iterable[Point], break_after: int | None) -> list[Spot]:
    return [
        Spot(point, (point.start or point.end, point.end), int(break_after is not None and place >= break_after))
        for place, point in enumerate(points)
        if point.value is not None and point.end is not None
    ]


def _is_timed(spots: Sequence[Spot]) -> bool:
    return len({spot.time for spot in spots}) > 1


def _called(telling: Telling, panel: Panel, series: Series) -> str:
    """What a series is called: its name, the title of its panel, or what its facts are of."""
    if series.name or panel.title:
        return " ".join(filter(None, (series.name, panel.title.partition(",")[0])))
    fact = next((fact for point in series.points if (fact := fact_of(telling, point)) is not None), None)
    return fact.label.get(telling.voice.language, "") if fact is not None else ""


def is_balance(telling: Telling, panel: Panel, point: Point) -> bool:
    """Whether the sign of a figure is what it is about."""
    fact = fact_of(telling, point)
    return panel.kind == "balance" or (fact is not None and (fact.flow == "B" or fact.form == "balance"))


def rate_of(telling: Telling, point: Point, called: str, lexicon: Lexicon) -> Rate:
    """Whether a figure is a change in percent or in its unit, and what says so; see Track."""
    fact = fact_of(telling, point)
    if fact is None or fact.figure is None or not (fact.form in CHANGES or fact.figure.unit in ("percent", "points")):
        return ""  # “climate change finance” is none
    words = (called, fact.label.get(telling.voice.language, ""))
    if any(compiled(lexicon.rates, spaced=lexicon.spaced).search(compared(text)) for text in words):
        return "named"
    return "form" if fact.form in ("growth", "cagr") else ""


def _names(called: Sequence[str], lexicon: Lexicon) -> list[Name]:
    """Names, by the words that not all of them have; one that stands alone keeps all of its words."""
    words = [frozenset(tokens_of(name, lexicon)) for name in called]
    common = frozenset[str].intersection(*words) if len(words) > 1 else frozenset()
    return [Name(name, own - common) for name, own in zip(called, words, strict=True)]


def named_in(text: str, names: Sequence[Name], lexicon: Lexicon) -> list[int]:
    """Which names a compared text holds; one whose words are some of those of another that it holds does not count."""
    if lexicon.spaced:
        words = set(tokens_of(text, lexicon))
        held = [name.tokens & words for name in names]
    else:
        bare = text.replace(" ", "")
        held = [frozenset(token for token in name.tokens if token in bare) for name in names]
    return [index for index, own in enumerate(held) if own and not any(own < other for other in held)]
