"""A panel → what there is to tell of it, from all its figures to the largest alone, as its kind is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.words.pointing import Pointing, joined
from brief_builder.wording import Phrase

if TYPE_CHECKING:
    from brief_builder.charts.model import Event, Panel, Point

# From the fullest to the shortest; what is brief tells the same as what stands before it, its unit once.
Level = Literal["all", "some", "brief", "ends", "brief ends", "extremes", "largest"]
LEVELS: tuple[Level, ...] = ("all", "some", "brief", "ends", "brief ends", "extremes", "largest")
Told = dict[Level, Phrase]
_MANY = 6  # up to so many bars are all told; of more, the first, last, largest and smallest
_TOP = 3  # parts that are named of many
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Item:
    """A point, what it is called, and what is remarked of it."""

    called: str
    point: Point
    remark: str = ""

    @property
    def size(self) -> Decimal:
        assert self.point.value is not None  # noqa: S101  asked of items that have a value
        return self.point.value


Tell = Callable[[Iterable[_Item], str], Phrase]


def findings(panel: Panel, pointing: Pointing) -> Told:
    """What to tell at each level; a level that the panel does not have is left out.

    First, last, largest and smallest of each series; of parts, the largest three of how many; of steps, the start,
    the biggest and the end; of two times, both of each thing; of cells, the largest and the smallest.
    """
    return _reader(panel)(panel, pointing)


def is_nested(panel: Panel) -> bool:
    """Whether what is told of it has parts of its own, so that it needs a sentence to itself."""
    return _reader(panel) not in (_single, _steps)


def extremes(items: Iterable[tuple[str, Point]], pointing: Pointing, between: str) -> Told:
    """The largest and the smallest of the points that have a value, by what they are called."""
    found = [_Item(*item) for item in items if item[1].value is not None]
    if not found:
        return {}
    least, most = min(found, key=_size), max(found, key=_size)
    remarked = _remarked([most], found, pointing)
    told: Told = {"largest": _full(pointing)(remarked, between)}
    if least is not most:
        told["extremes"] = _full(pointing)(_remarked([most, least], found, pointing), between)
    return told


def _reader(panel: Panel) -> Callable[[Panel, Pointing], Told]:
    """How its kind is read."""
    series, places = len(panel.series), len(panel.labels)
    match panel.kind:
        case "timeline":
            return _events
        case "waterfall":
            return _steps
        case "heatmap":
            return _cells
        case "treemap":
            return _parts
        case "share" if series > 1:
            return _parts if places == 1 else _shares
        # Two values of each thing are told as what was first and what is last.
        case "slope" if series > 1 and places == _TWO:
            return _moves
        case "dot" if series == _TWO:
            return _moves
    return _several if series > 1 else _single


# -- series


def _single(panel: Panel, pointing: Pointing) -> Told:
    comma, full, brief = pointing.terms.comma, _full(pointing), _brief(pointing)
    items = [_Item(point.label, point) for point in panel.points]
    if not items:
        return {}
    chosen = _chosen(items, pointing)
    told: Told = {"some": full(chosen, comma), "brief": pointing.unit() + brief(chosen, comma)}
    if len(items) <= _MANY:
        told["all"] = full(items, comma)
    return told | extremes(((item.called, item.point) for item in items), pointing, comma)


def _several(panel: Panel, pointing: Pointing) -> Told:
    terms = pointing.terms
    rows = [(series.name, [_Item(point.label, point) for point in series.points]) for series in panel.series]
    every = [item for _, items in rows for item in items if item.point.value is not None]
    ends = [(name, _remarked(_ends(items, every), every, pointing)) for name, items in rows]
    chosen = [(name, _chosen(items, pointing)) for name, items in rows]

    def told_by(tell: Tell, of: Sequence[tuple[str, Sequence[_Item]]]) -> Phrase:
        return joined((name + terms.colon + tell(items, terms.comma) for name, items in of if items), terms.semicolon)

    told: Told = {"some": told_by(_full(pointing), chosen), "ends": told_by(_full(pointing), ends)}
    told["brief"] = pointing.unit() + told_by(_brief(pointing), chosen)
    told["brief ends"] = pointing.unit() + told_by(_brief(pointing), ends)
    if all(len(items) <= _MANY for _, items in rows):
        told["all"] = told_by(_full(pointing), rows)
    named = ((terms.comma.join((s.name, point.label)), point) for s in panel.series for point in s.points)
    return told | extremes(named, pointing, terms.semicolon)


def _moves(panel: Panel, pointing: Pointing) -> Told:
    """“2019, then 2023: Exports C$1.2 billion, then C$2.4 billion; …”: of a dot plot, its series are the times."""
    terms = pointing.terms
    if panel.kind == "dot":
        times = [series.name for series in panel.series]
        pairs = list(zip(panel.labels, *(series.points for series in panel.series), strict=False))
    else:
        times = list(panel.labels)
        pairs = [(series.name, *series.points) for series in panel.series]
    every = [_Item("", point) for _, *both in pairs for point in both if point.value is not None]

    def told_by(tell: Tell) -> Phrase:
        rows = []
        for name, *both in pairs:
            items = _remarked([_Item("", point) for point in both], every, pointing)
            rows.append(f"{name} " + tell(items, terms.then))
        return joined(rows, terms.semicolon)

    lead = terms.then.join(times) + terms.colon
    told: Told = {"all": lead + told_by(_full(pointing)), "brief": pointing.unit() + lead + told_by(_brief(pointing))}
    named = (
        (terms.comma.join((name, time)), point)
        for name, *both in pairs
        for time, point in zip(times, both, strict=False)
    )
    return told | extremes(named, pointing, terms.semicolon)


# -- parts, steps and cells


def _parts(panel: Panel, pointing: Pointing) -> Told:
    """Parts of a whole: what is called “other” is no part that is the largest."""
    terms, full = pointing.terms, _full(pointing)
    several = len(panel.series) > 1
    items = [
        _Item(series.name if several else point.label, point) for series in panel.series for point in series.points
    ]
    told: Told = {"all": full(items, terms.comma)} if len(items) <= _MANY else {}
    drawn = [item for item in items if item.point.value is not None]
    ranked = sorted((item for item in drawn if not item.point.kept_last), key=_size, reverse=True) or drawn
    if not ranked:
        return told or {"all": full(items, terms.comma)}
    three, one = (
        pattern.format(n=len(drawn)) + full(ranked[:most], terms.comma)
        for pattern, most in ((terms.top_three, _TOP), (terms.top_one, 1))
    )
    bottom = terms.semicolon + terms.bottom + full(ranked[-1:], terms.comma)
    if len(ranked) > _TOP:
        told |= {"some": three + bottom, "ends": three}
    return told | ({"extremes": one + bottom} if len(ranked) > 1 else {}) | {"largest": one}


def _shares(panel: Panel, pointing: Pointing) -> Told:
    """Of the first and the last whole, the largest part and the smallest, then the largest alone."""
    terms, full = pointing.terms, _full(pointing)
    columns = [
        (label, [_Item(series.name, series.points[index]) for series in panel.series])
        for index, label in enumerate(panel.labels)
    ]
    told: Told = {}
    if len(panel.points) <= _MANY:
        told["all"] = joined(
            (label + terms.colon + full(items, terms.comma) for label, items in columns), terms.semicolon
        )
    known = [(label, [i for i in items if i.point.value is not None]) for label, items in columns]
    known = [(label, items) for label, items in known if items]
    known = known[:1] + known[1:][-1:]
    if not known:
        return told

    def told_of(choose: Callable[[list[_Item]], list[_Item]]) -> Phrase:
        return joined(
            (
                label + terms.colon + full(_remarked(choose(items), items, pointing), terms.comma)
                for label, items in known
            ),
            terms.semicolon,
        )

    told["some"] = told_of(lambda items: [max(items, key=_size), min(items, key=_size)])
    told["largest"] = told_of(lambda items: [max(items, key=_size)])
    return told


def _steps(panel: Panel, pointing: Pointing) -> Told:
    """A waterfall: where it starts, its biggest step, where it ends."""
    comma, full = pointing.terms.comma, _full(pointing)
    items = [_Item(point.label, point) for point in panel.points]
    known = [item for item in items if item.point.value is not None]
    told: Told = {"all": full(items, comma)} if len(items) <= _MANY or not known else {}
    if not known:
        return told
    steps = [item for item in known[1:-1] if not item.point.total]
    if steps:
        biggest = max(steps, key=lambda item: abs(item.size))
        remarked = _Item(biggest.called, biggest.point, pointing.terms.largest_step)
        told["some"] = full((known[0], remarked, known[-1]), comma)
    ends = (known[0], known[-1]) if len(known) > 1 else (known[0],)
    return told | {"ends": full(ends, comma)}


def _cells(panel: Panel, pointing: Pointing) -> Told:
    """A heat map: each cell by its row and column."""
    terms = pointing.terms
    named = [(terms.comma.join((series.name, p.label)), p) for series in panel.series for p in series.points]
    told: Told = {}
    if len(named) <= _MANY:
        told["all"] = _full(pointing)((_Item(*each) for each in named), terms.semicolon)
    return told | extremes(named, pointing, terms.semicolon)


# -- events


def _events(panel: Panel, pointing: Pointing) -> Told:
    """All events of a few; of many, how many they are, and the first and the last."""
    terms, events = pointing.terms, panel.events
    if not events:
        return {}

    def named(event: Event, between: str) -> Phrase:
        return Phrase.of(event.when + between + event.text.rstrip(".។ "), event.fact)

    told: Told = {}
    if len(events) <= _MANY:
        told["all"] = joined((named(event, terms.colon) for event in events), terms.semicolon)
    first, last = events[0], events[-1]
    if first is last:
        return told | {"largest": Phrase.of(first.when, first.fact)}
    count = Phrase.of(terms.events.format(n=len(events)))

    def counted(start: Phrase, end: Phrase) -> Phrase:
        return joined([count, terms.first + start, terms.last + end], terms.semicolon)

    told["some"] = counted(named(first, terms.comma), named(last, terms.comma))
    told["ends"] = counted(*(Phrase.of(event.when, event.fact) for event in (first, last)))
    return told | {"largest": count}


# -- choosing


def _size(item: _Item) -> Decimal:
    return item.size


def _chosen(items: Sequence[_Item], pointing: Pointing) -> list[_Item]:
    """The first, last, largest and smallest that have a figure, in their order."""
    known = [item for item in items if item.point.value is not None]
    if not known:
        return list(items[:1])
    return _remarked(_ends(known, known), known, pointing)


def _ends(items: Sequence[_Item], every: Sequence[_Item]) -> list[_Item]:
    """Those of a series that are its first and last, or the largest and smallest of all, in their order."""
    known = [item for item in items if item.point.value is not None]
    if not known:
        return []
    kept = (known[0], known[-1], min(every, key=_size), max(every, key=_size))
    return [item for item in known if any(item is one for one in kept)]


def _remarked(items: Sequence[_Item], every: Sequence[_Item], pointing: Pointing) -> list[_Item]:
    """Each with the remark that it is the largest or smallest of all, where these are two."""
    if not every:
        return list(items)
    least, most = min(every, key=_size).point, max(every, key=_size).point
    if least is most:
        return list(items)
    remarks = {id(least): pointing.terms.smallest, id(most): pointing.terms.largest}
    return [_Item(item.called, item.point, remarks.get(id(item.point), "")) for item in items]


def _full(pointing: Pointing) -> Tell:
    return lambda items, between: joined((pointing.full(i.called, i.point, i.remark) for i in items), between)


def _brief(pointing: Pointing) -> Tell:
    return lambda items, between: joined((pointing.brief(i.called, i.point, i.remark) for i in items), between)
