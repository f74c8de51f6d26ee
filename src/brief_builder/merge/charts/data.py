"""What an alt text `{{ … }}` names for a native chart → its data, checked: labels, series, and an alt text.

chart:
  categories: [2021, 2022, 2023]
  series:
    - {name: Exports, values: [1.2, 1.4, null]}
alt: Exports rose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from brief_builder.problems import Fault, did_you_mean

if TYPE_CHECKING:
    from brief_builder.charts.native.said import Said

SHAPE = "{chart: {categories: […], series: [{name: …, values: […]}]}, alt: …}"
_MOST = 10_000  # points of a series; no chart shows more
_MOST_SERIES = 255
Label = str | Decimal | date


@dataclass(frozen=True, slots=True)
class Series:
    """A series; a value of None is a gap.

    `across` are its own places on the axis of an XY chart, `sizes` the sizes of bubbles; None elsewhere.
    `facts` names the fact that each value is, None for a value that is none; () where no value is one. `said` is how
    the pack says each value in the language of the document; () where nobody knows. `also` are its names in other
    languages.
    """

    name: str
    values: tuple[Decimal | None, ...]
    across: tuple[Decimal, ...] | None = None
    sizes: tuple[Decimal | None, ...] | None = None
    facts: tuple[str | None, ...] = ()
    said: tuple[Said | None, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a native chart is filled with; `number_format` is for values whose author gave them none.

    `also` are the names of each category in other languages, in which the chart may have been drawn; () for none.
    """

    categories: tuple[Label, ...]
    series: tuple[Series, ...]
    number_format: str = ""
    also: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """The alt text of a chart's drawing, and its data; None where the alt text was only words."""

    alt: str
    data: ChartData | None = None
    template_names: ClassVar[frozenset[str]] = frozenset({"alt"})


def chart_data(given: Mapping[str, Any]) -> tuple[ChartData, str]:
    """The data, and the alt text that comes with it or is made of its names.

    Raises:
        Fault: chart-expected when this is something else, chart-values when it is not as it must be.
    """
    if "chart" not in given:
        message = "this names something that is not the data of a chart"
        raise Fault("chart-expected", message, help=f"give it as {SHAPE}")
    _known(given, ("chart", "alt"), "the value")
    chart = given["chart"]
    if not isinstance(chart, Mapping):
        raise _wrong("`chart` has no entries", f"give it as {SHAPE}")
    _known(chart, ("categories", "series"), "`chart`")
    drawn = _list(chart.get("series"), "series")
    if "categories" not in chart and not any(isinstance(each, Mapping) and "x" in each for each in drawn):
        raise _wrong("`categories` is missing", f"give it as {SHAPE}")
    categories = tuple(_label(each, n) for n, each in enumerate(_list(chart.get("categories", ()), "categories"), 1))
    series = tuple(_series(each, n, len(categories)) for n, each in enumerate(drawn, 1))
    if not series:
        raise _wrong("the chart has no series", "a chart needs at least one")
    if len(series) > _MOST_SERIES or max(len(categories), *(len(s.values) for s in series)) > _MOST:
        raise Fault("limit-reached", f"a chart holds at most {_MOST_SERIES} series of {_MOST:,} values")
    names = [each.name.casefold() for each in series]
    twice = next((each.name for each in series if names.count(each.name.casefold()) > 1), None)
    if twice is not None:
        raise _wrong(f"two series are called `{twice}`", "give each series a name of its own")
    alt = given.get("alt")
    if alt is not None and not isinstance(alt, str):
        raise _wrong("`alt` is not a text", "write what the chart shows in a sentence")
    return ChartData(categories, series), alt or ", ".join(each.name for each in series)


def chart_of(given: Any) -> tuple[ChartData, str]:
    """The data and the alt text of a chart of the pack, whose figures are facts.

    Raises:
        Fault: what its `numbers` raises.
    """
    numbers = given.numbers()
    series = tuple(
        Series(
            " ".join(each.name.split()),
            tuple(each.values),
            facts=tuple(each.facts),
            said=tuple(each.said),
            also=tuple(each.also),
        )
        for each in numbers.series
    )
    labels = tuple(" ".join(label.split()) for label in numbers.labels)
    return ChartData(labels, series, numbers.number_format, numbers.also), str(given.alt)


def number_text(value: Decimal) -> str:
    """A number as the file has it: no exponent, no minus before zero."""
    text = format(value, "f")
    return text.lstrip("-") if not value else text


def _series(given: Any, number: int, categories: int) -> Series:
    where = f"series {number}"
    if not isinstance(given, Mapping):
        raise _wrong(f"{where} has no entries", "give each series as {name: …, values: […]}")
    _known(given, ("name", "values", "x", "sizes"), where)
    name = given.get("name")
    if isinstance(name, (int, Decimal)) and not isinstance(name, bool):
        name = str(name)
    if not isinstance(name, str) or not name.strip():
        raise _wrong(f"{where} has no name", "give each series a name; the chart's legend shows it")
    name = " ".join(name.split())
    values = tuple(_number(v, f"value {n} of `{name}`") for n, v in enumerate(_list(given.get("values"), "values"), 1))
    across = None
    if "x" in given:
        found = [_number(v, f"x {n} of `{name}`") for n, v in enumerate(_list(given["x"], "x"), 1)]
        if any(x is None for x in found):
            raise _wrong(f"a point of `{name}` has no x", "give each point an x and a value")
        across = tuple(x for x in found if x is not None)
    wanted = len(across) if across is not None else categories
    if len(values) != wanted:
        what = "x" if across is not None else "categories"
        values_ = "1 value" if len(values) == 1 else f"{len(values)} values"
        categories_ = "1 category" if wanted == 1 and across is None else f"{wanted} {what}"
        raise _wrong(f"`{name}` has {values_} for {categories_}", "give one value for each; null for a gap")
    if not values:
        raise _wrong(f"`{name}` has no values", "a chart needs at least one category with a value")
    return Series(name, values, across, _sizes(given, name, values) if "sizes" in given else None)


def _sizes(given: Mapping[str, Any], name: str, values: tuple[Decimal | None, ...]) -> tuple[Decimal | None, ...]:
    sizes = tuple(_number(v, f"size {n} of `{name}`") for n, v in enumerate(_list(given["sizes"], "sizes"), 1))
    if len(sizes) != len(values):
        message = f"`{name}` has {len(sizes)} sizes for {len(values)} values"
        raise _wrong(message, "give one size for each value; null for a gap")
    if any(size is not None and size < 0 for size in sizes):
        raise _wrong(f"a size of `{name}` is below zero", "a bubble's size is zero or more")
    return sizes


def out_of_place(given: Mapping[str, Any]) -> NoReturn:
    """Data of a chart where words or a picture are printed: a chart cannot be made there, only filled.

    Raises:
        Fault: chart-misplaced; chart-values when they are not as they must be either.
    """
    chart_data(given)
    raise Fault(
        "chart-misplaced",
        "this is the data of a native chart, and its tag stands in the text",
        help="draw a chart with Insert > Chart, and write the tag as its alt text and nowhere else",
    )


def _known(given: Mapping[str, Any], keys: tuple[str, ...], what: str) -> None:
    for key in given:
        if key not in keys:
            hint = did_you_mean(str(key), keys) or "there is: " + ", ".join(f"`{k}`" for k in keys)
            raise _wrong(f"{what} has an entry `{key}`, which charts do not know", hint)


def _list(given: Any, what: str) -> Sequence[Any]:
    if isinstance(given, (str, bytes)) or not isinstance(given, Sequence):
        raise _wrong(f"`{what}` is missing or is no list", f"give it as {SHAPE}")
    return given


def _label(given: Any, number: int) -> Label:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    if isinstance(given, str) and given.strip():
        return " ".join(given.split())
    value = None if isinstance(given, str) else _number(given, f"category {number}")
    if value is None:
        raise _wrong(f"category {number} is empty", "give each category a name, a number or a date")
    return value


def _number(given: Any, what: str) -> Decimal | None:
    """A number, exactly; None for a gap."""
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, (int, float, Decimal)):
        shown = ("yes" if given else "no") if isinstance(given, bool) else str(given)[:48]
        raise _wrong(f"{what} is not a number: `{shown}`", "write a bare number, or null for a gap")
    if not isfinite(given):
        raise _wrong(f"{what} is not a number", "write a bare number, or null for a gap")
    return Decimal(str(given))


def _wrong(message: str, cure: str) -> Fault:
    return Fault("chart-values", message, help=cure)
