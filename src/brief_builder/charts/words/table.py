"""A chart's panels → all that they show, in full: as tables, and in one text for the notes of a slide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from brief_builder.charts.words.pointing import is_crowded
from brief_builder.wording import Phrase
from brief_builder.wording.phrase import joined

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.words.language import Terms

_NONE = "–"  # in a table of several panels, where a panel has nothing at a place of another
_YEARS = re.compile(r"\d{4}(?:[/–-]\d{2,4})?")  # 2023, 2023/24


@dataclass(frozen=True, slots=True)
class Row:
    """What stands at one place of a panel: its name, and the words of each figure there."""

    label: Phrase
    values: tuple[Phrase, ...]
    template_names: ClassVar[frozenset[str]] = frozenset({"label", "values"})


@dataclass(frozen=True, slots=True)
class Table:
    """All figures of a panel, or of a chart.

    Attributes:
        title: of the panel; empty where it has none, and of a chart.
        columns: the headers: of the labels, then one for each value.
        rows: each has a value for each column but the first.
    """

    title: Phrase
    columns: tuple[Phrase, ...]
    rows: tuple[Row, ...]
    template_names: ClassVar[frozenset[str]] = frozenset({"title", "columns", "rows"})


@dataclass(frozen=True, slots=True)
class Full:
    """All that a chart shows, in words.

    Attributes:
        whole: one table of all panels.
        panels: a table of each.
        data: the same as a text, for the notes of a slide.
    """

    whole: Table
    panels: tuple[Table, ...]
    data: Phrase


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the words of a chart are accounted for by.

    Attributes:
        chart: its name, which accounts for words that no fact does.
        figure: the name of a fact → its figure with its sign, as it stands in a table.
        period: the name of a fact → the name of its period in few letters, as it stands at an axis.
        said: words that charts.yaml writes with tags → the same, with the facts that they print.
        heard: the name of a fact → its figure in full words, for a text; None where the table has these too.
    """

    chart: str
    figure: Callable[[str], Phrase]
    period: Callable[[str], Phrase]
    said: Mapping[str, Phrase]
    heard: Callable[[str], Phrase] | None = None

    def own(self, words: str, fact: str | None = None) -> Phrase:
        """Words of charts.yaml, with the facts in their tags; without any, accounted for by a fact or the chart."""
        return self.said.get(words) or Phrase.of(words, fact or own_words(self.chart))

    def value(self, point: Point) -> Phrase:
        """“about C$2.1 billion (derived)”, or the words that say that it is missing."""
        return self.figure(point.fact) if point.fact is not None else self.own(point.text)

    def label(self, points: Sequence[Point]) -> Phrase:
        """What the points at one place are called."""
        return self.own(points[0].label, next((point.fact for point in points if point.fact), None))


def own_words(chart: str) -> str:
    """What accounts for words that a chart says by itself, by its name."""
    return f"@chart.{chart}"


def in_full(panels: Sequence[Panel], terms: Terms, recalled: Recalled) -> Full:
    """The figures of all panels, each with the fact that accounts for it."""
    tables = tuple(_table(panel, terms, recalled) for panel in panels)
    in_words = replace(recalled, figure=recalled.heard or recalled.figure)
    told = tuple(_table(panel, terms, in_words) for panel in panels)
    return Full(_whole(panels, tables, terms), tables, _data(panels, told, terms, recalled))


NOTHING = Full(Table(Phrase(()), (), ()), (), Phrase(()))  # of a chart that could not be read


def _table(panel: Panel, terms: Terms, recalled: Recalled) -> Table:
    """The panel's table: a row for each category, a column for each series, but for series that are drawn as rows."""
    # A title is prose: a figure typed into it stays one that nothing accounts for, as in the title of the chart.
    title = recalled.said.get(panel.title) or Phrase.of(panel.title)
    if panel.kind == "timeline":
        rows = [Row(Phrase.of(e.when, e.fact), (_unended(recalled.own(e.text, e.fact)),)) for e in panel.events]
        return Table(title, (recalled.own(terms.date), recalled.own(terms.event)), tuple(rows))
    places = list(zip(*(series.points for series in panel.series), strict=False))
    if _in_rows(panel):
        header = [recalled.label(points) for points in places]
        rows = [Row(recalled.own(series.name), tuple(map(recalled.value, series.points))) for series in panel.series]
        return Table(title, (Phrase.of(""), *header), tuple(rows))
    rows = [Row(recalled.label(points), tuple(map(recalled.value, points))) for points in places]
    values = [recalled.own(series.name or panel.unit or terms.figure) for series in panel.series]
    first = recalled.own(terms.period) if _are_periods(panel, terms, recalled) else Phrase.of("")
    return Table(title, (first, *values), tuple(rows))


def _whole(panels: Sequence[Panel], tables: Sequence[Table], terms: Terms) -> Table:
    """One table of all panels: a row for each label, and the columns of each panel under its title."""
    if len(tables) == 1:
        return tables[0]
    columns: list[Phrase] = []
    rows: dict[tuple[str, int], tuple[Phrase, dict[int, Phrase]]] = {}
    for panel, table in zip(panels, tables, strict=True):
        alone = len(panel.series) == 1 and bool(table.title)
        met: Counter[str] = Counter()
        for row in table.rows:
            words = str(row.label)
            _, values = rows.setdefault((words, met[words]), (row.label, {}))
            values.update(enumerate(row.values, len(columns)))
            met[words] += 1
        for column in table.columns[1:]:
            columns.append(table.title if alone else joined(filter(None, (table.title, column)), terms.comma))
    first = tables[0].columns[0] if len({str(table.columns[0]) for table in tables}) == 1 else Phrase.of("")
    made = [
        Row(label, tuple(values.get(index, Phrase.of(_NONE)) for index in range(len(columns))))
        for label, values in rows.values()
    ]
    return Table(Phrase(()), (first, *columns), tuple(made))


def _data(panels: Sequence[Panel], tables: Sequence[Table], terms: Terms, recalled: Recalled) -> Phrase:
    """“2022: C$2.4 billion; 2023: C$2.1 billion.” Several series, and panels, are told one after the other.

    What is written beside the figures of a panel stands behind them.
    """
    sentences: list[Phrase] = []
    for panel, table in zip(panels, tables, strict=True):
        sentences += _sentences(panel, table, terms, titled=len(panels) > 1)
        for note in panel.annotations:
            place = recalled.label([series.points[note.index] for series in panel.series])
            sentences.append(place + terms.dash + _unended(recalled.own(note.text, note.fact)))
    return joined((sentence.ended(terms.stop) for sentence in sentences), " ")


def _sentences(panel: Panel, table: Table, terms: Terms, *, titled: bool) -> list[Phrase]:
    title = table.title if titled else Phrase(())
    headers = table.columns[1:]
    crowded = is_crowded(panel, terms)
    outer, inner = (terms.dash, terms.colon) if crowded else (terms.colon, " ")
    if _in_rows(panel) and len(headers) > 1:
        named = [(row.label, list(zip(headers, row.values, strict=True))) for row in table.rows]
    elif len(headers) > 1 or (_in_rows(panel) and headers and headers[0]):
        named = [(header, [(row.label, row.values[n]) for row in table.rows]) for n, header in enumerate(headers)]
    else:
        # One colon in a sentence, where a number behind a number needs none.
        behind = " " if title and not crowded else terms.colon
        pairs = [row.label + behind + row.values[0] if row.label else row.values[0] for row in table.rows if row.values]
        told = joined(pairs, terms.semicolon)
        return ([title + outer + told] if title else [told]) if pairs else []
    series = [
        (name + outer if name else name) + joined((label + inner + value for label, value in pairs), terms.semicolon)
        for name, pairs in named
    ]
    return [title, *series] if title else series


def _unended(words: Phrase) -> Phrase:
    """Without the stop of a sentence, which would stand before a semicolon."""
    if not words.pieces:
        return words
    last = words.pieces[-1]
    return Phrase((*words.pieces[:-1], last.with_words(lambda text: text.rstrip(".។ "))))


def _in_rows(panel: Panel) -> bool:
    """Whether its series are rows: of a heat map, which is drawn so, and where each is a part of one whole."""
    return panel.kind == "heatmap" or (len(panel.series) > 1 and len(panel.labels) == 1)


def _are_periods(panel: Panel, terms: Terms, recalled: Recalled) -> bool:
    """Whether the categories are times: called by the periods of their facts, or by years."""

    def is_period(point: Point) -> bool:
        if point.fact is not None and point.label == str(recalled.period(point.fact)):
            return True
        years = map(int, re.findall(r"\d{4}", point.label))
        return _YEARS.fullmatch(point.label) is not None or any(terms.is_year(point.label, year) for year in years)

    return bool(panel.points) and all(map(is_period, panel.points))
