"""The labels that points had and have → formats and labels of single points at the places of their labels now.

Office knows a point by its number (ISO 29500-1, 21.2.2.52 and 21.2.2.84), and a person by its category.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from lxml import etree

from brief_builder.merge.charts.colours import next_colour, recolour, used_colours
from brief_builder.merge.charts.series import number_of
from brief_builder.office.schema import drop
from brief_builder.office.xml import NAMESPACES, clark, is_on, whole

_IDX, _VAL = clark("c:idx"), "val"
_POINT, _LABEL, _LABELS, _TEXT = clark("c:dPt"), clark("c:dLbl"), clark("c:dLbls"), clark("c:tx")
_EXT, _FIELD, _WORDS = clark("c:ext"), clark("a:fld"), clark("a:t")
_C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
_RANGE, _SHOWS_RANGE = f"{_C15}datalabelsRange", f"{_C15}showDataLabelsRange"
# Fields of a label that Office computes from the point; others show cells, whose text is cached and would be old.
_COMPUTED = ("VALUE", "CATEGORYNAME", "SERIESNAME", "PERCENTAGE", "XVALUE", "YVALUE", "BUBBLESIZE")
_FORMATS = tuple(clark(f"c:{name}") for name in ("spPr", "marker", "explosion", "pictureOptions", "layout", "txPr"))
_LONGEST = 40  # characters of a label that are shown


def follow_labels(
    series: etree._Element,
    name: str,
    old: list[str] | None,
    new: list[str],
    *,
    round_: bool,
    filled: Collection[etree._Element] = (),
) -> list[str]:
    """Let formats of points, and labels of their own, go with the label that they stood at.

    Args:
        series: whose labels were `old`, and are `new`; None where points have no labels and are known by number.
        name: of the series, for what is said.
        round_: whether the points are slices, each in a colour of its own: those whose label went pass on to new
            labels, and a slice more takes the next colour.
        filled: labels whose words a tag has just filled; they are not old.

    Returns:
        What its author formatted or typed and is lost, as a person calls it.
    """
    was = _keys(old if old is not None else new)
    now = _keys(new)
    places = {key: index for index, key in enumerate(now)}
    moved = {index: places[key] for index, key in enumerate(was) if key in places}
    spares = _spares(series, was, now) if round_ else None
    lost = _move(series, name, old if old is not None else new, moved, filled, spares)
    if round_ and old:
        _colour_slices(series, len(new), len(old))
    _in_order(series, _POINT)
    for labels in series.iter(_LABELS):
        _in_order(labels, _LABEL)
    return lost + _drop_ranges(series, name)


def old_trend_labels(series: etree._Element, name: str, filled: Collection[etree._Element]) -> list[str]:
    """Take out the typed words of trend lines: an equation or R² that was typed or changed by hand would be old."""
    lost: list[str] = []
    for label in series.iter(clark("c:trendlineLbl")):
        text = label.find(_TEXT)
        if text is not None and label not in filled:
            lost.append(f"the words `{_shown(_words(text))}` at the trend line of `{name}`")
            label.remove(text)
    return lost


def follow_legend(root: etree._Element, places: Mapping[int, int], entries: int, now: int) -> None:
    """Let entries that the author took out of the legend stay out: of the series or slice that they were of.

    Args:
        root: the chart.
        places: place that an entry had → the one that it has; those that are not there went.
        entries: how many series or slices the legend had; trend lines come behind them.
        now: how many it has.
    """
    for entry in list(root.iter(clark("c:legendEntry"))):
        number = entry.find(_IDX)
        if number is None:
            continue
        index = whole(number.get(_VAL))
        if index >= entries:
            number.set(_VAL, str(index - entries + now))
        elif index in places:
            number.set(_VAL, str(places[index]))
        else:
            drop(entry)


def known_as(old: list[str], new: Sequence[str], also: Sequence[Collection[str]]) -> list[str]:
    """The old labels; one that is what a new one is called in another language is called as that is.

    Args:
        also: the names of each new label in other languages; () for none.
    """
    there = set(map(_key, new))
    names: dict[str, str] = {}
    for label, others in zip(new, also, strict=False):
        for other in others:
            names.setdefault(_key(other), label)
    return [label if _key(label) in there else names.get(_key(label), label) for label in old]


def moved_places(old: list[str], new: list[str]) -> dict[int, int]:
    """Where each label that stays stood → where it stands."""
    places = {key: index for index, key in enumerate(_keys(new))}
    return {index: places[key] for index, key in enumerate(_keys(old)) if key in places}


def _keys(labels: Iterable[str]) -> list[tuple[str, int]]:
    """Each label, and which of those that are called so it is: two points may have one label."""
    seen: dict[str, int] = {}
    out: list[tuple[str, int]] = []
    for label in labels:
        key = _key(label)
        seen[key] = seen.get(key, 0) + 1
        out.append((key, seen[key]))
    return out


def _key(label: str) -> str:
    """2023 and 2023.0 are one label, and so are names in small and capital letters."""
    text = " ".join(label.split()).casefold()
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return str(number.normalize()) if number.is_finite() else text


def _spares(series: etree._Element, was: list[tuple[str, int]], now: list[tuple[str, int]]) -> dict[int, int]:
    """Slices whose label went → the new labels that take their looks."""
    free = [index for index, key in enumerate(now) if key not in was]
    held = sorted(index for e in series.iter(_POINT) if (index := number_of(e)) >= len(was) or was[index] not in now)
    return dict(zip(held, free, strict=False))


def _move(
    series: etree._Element,
    name: str,
    old: list[str],
    moved: Mapping[int, int],
    filled: Collection[etree._Element],
    spares: Mapping[int, int] | None,
) -> list[str]:
    """Move points and labels; `spares` is None where points are no slices, each in a colour that Office gave it."""
    lost: dict[str, None] = {}
    for element in list(series.iter(_POINT, _LABEL)):
        number, index = element.find(_IDX), number_of(element)
        label = f"`{_shown(old[index])}`" if index < len(old) else f"number {index + 1}"
        slice_ = spares is not None and element.tag == _POINT
        place = moved.get(index, spares.get(index) if spares is not None and slice_ else None)
        typed = element.find(_TEXT) if element.tag == _LABEL and element not in filled else None
        if typed is not None and _is_old(typed):
            lost[f"the label `{_shown(_words(typed))}` at {label}"] = None
            drop(element)
        elif place is None or number is None:
            if not slice_ and any(element.find(tag) is not None for tag in (*_FORMATS, _TEXT)):
                lost[f"what was formatted at {label} of `{name}`"] = None
            drop(element)
        else:
            number.set(_VAL, str(place))
            for field in element.iter(_FIELD):
                for words in field.iter(_WORDS):
                    words.text = f"[{field.get('type', '')}]"  # as Office writes it where it has computed nothing yet
    return list(lost)


def _is_old(text: etree._Element) -> bool:
    """Whether a label holds typed words, or cells whose words are cached."""
    fields = [field.get("type", "") for field in text.iter(_FIELD)]
    return not fields or any(kind not in _COMPUTED for kind in fields)


def _colour_slices(series: etree._Element, count: int, before: int) -> None:
    """A slice more takes the next colour, where each of the others has been given one."""
    points = {number_of(point): point for point in series.findall(_POINT)}
    if not points or len(points) < min(before, count):
        return
    used = used_colours(points.values())
    last = points[max(points)]
    for index in range(count):
        if used and index not in points:
            point = copy.deepcopy(last)
            point.find(_IDX).set(_VAL, str(index))  # type: ignore[union-attr]
            for explosion in point.findall(clark("c:explosion")):
                point.remove(explosion)
            recolour(point, next_colour(used, index))
            last.addnext(point)


def _drop_ranges(series: etree._Element, name: str) -> list[str]:
    """Take out labels that show cells of the workbook: which cell would be whose is not known."""
    held = [ext for ext in series.iter(_EXT) if ext.find(_RANGE) is not None]
    shown = [e for e in series.iter(_SHOWS_RANGE) if is_on(e.get(_VAL, "1"))]
    for ext in held:
        drop(ext)
    for element in shown:
        element.set(_VAL, "0")
    return [f"the labels of `{name}` that show cells"] if held and shown else []


def _words(element: etree._Element) -> str:
    texts = (t.text or "" for t in element.iter(_WORDS, f"{{{NAMESPACES['c']}}}v"))
    return " ".join("".join(texts).split())


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _in_order(parent: etree._Element, tag: str) -> None:
    elements = [child for child in parent if child.tag == tag]
    if len(elements) > 1:
        at = list(parent).index(elements[0])
        for element in elements:
            parent.remove(element)
        parent[at:at] = sorted(elements, key=number_of)
