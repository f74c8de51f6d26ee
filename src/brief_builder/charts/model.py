"""What a chart shows, as plain values: series of points in panels, the words around them, and the picture of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Mark = Literal["stated", "estimated", "derived", "missing"]
Medium = Literal["brief", "deck"]
Kind = Literal[
    "column", "bar", "grouped", "stacked", "share", "line", "area", "slope", "dot", "balance", "waterfall",
    "treemap", "heatmap", "sparkline", "number", "timeline",
]  # fmt: skip
Output = Literal["picture", "native", "template"]

EMU_PER_POINT = 12_700


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series.

    Attributes:
        label: its category, mostly a year.
        value: in base units (dollars, not billions); None where no figure is published.
        low: lower end of the figure's closed interval; None where value is None.
        high: upper end of it.
        text: the figure, worded exactly as in the text; for a missing one the words that say so.
        number: the figure alone at the scale of its panel, with its hedge and without unit: “about 2.1”; for a missing
            one the same as text.
        mark: how sure the figure is, which decides the fill: solid, hatched, hollow, or a dotted empty place.
        fact: name of the fact it shows; None for a missing one.
        colour: what it is of (`total`, `exports`, …), a name of the pack's colours.
        scale: power of ten of the scale word in `text`: 9 billion, 0 none.
        decimals: accuracy as in XBRL: −8 is the nearest hundred million, 0 the nearest one.
        start: first day of its period; None when it is open or unknown.
        end: last day of its period; None when it is open or unknown.
        total: of a waterfall, whether it stands on zero instead of on the step before it.
        kept_last: whether it stands behind all others where these stand by size, as “Other” does.
        heard: the figure in full words, for who cannot see the chart; empty where these are text.
        heard_number: number as they hear it: of a bar that hangs, its size; empty where it is number.
        also: what its category is called in the other languages.
    """

    label: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    text: str
    mark: Mark = "stated"
    fact: str | None = None
    colour: str = ""
    scale: int = 0
    decimals: int = 0
    number: str = ""
    start: date | None = None
    end: date | None = None
    total: bool = False
    kept_last: bool = False
    heard: str = ""
    heard_number: str = ""
    also: tuple[str, ...] = ()

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The distances from zero between which the bar ends: the same twice unless its range is drawn."""
        if self.value is None:
            return Decimal(0), Decimal(0)
        if self.mark != "derived" or self.low is None or self.high is None or self.low * self.high < 0:
            return abs(self.value), abs(self.value)
        near, far = sorted((abs(self.low), abs(self.high)))
        return (near, far) if far.is_finite() else (near, near)

    @property
    def has_range(self) -> bool:
        """Whether a range is drawn at its end."""
        near, far = self.ends
        return near < far


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one thing, a point for each category of its panel in their order; `also` are its names in languages."""

    name: str
    points: tuple[Point, ...]
    colour: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, on a timeline.

    Attributes:
        start: the first day; None when it is not known when it began.
        end: the last day; the same as start for one day, None when it is not over or nobody knows.
        when: the words of its date.
        text: what happened, in a few words.
        fact: the fact that says so.
        colour: what it is of.
    """

    start: date | None
    end: date | None
    when: str
    text: str
    fact: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A few words beside a category: the date and label of a fact, or of the chart's author.

    Attributes:
        index: the category it stands at, 0-based.
        text: what is written.
        fact: the fact that says so; None where the author does.
        series: the series whose point it explains; None for the category as a whole.
    """

    index: int
    text: str
    fact: str | None = None
    series: int | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """Series of one unit, period length and scale.

    Attributes:
        title: what is drawn and in which unit; empty where the chart has one panel and its subtitle says it.
        series: each has a point for each category, in their natural order; a timeline has none.
        kind: how they are drawn.
        break_after: number of points before a break in the series; None when there is none.
        break_note: a few words beside the break.
        horizontal: whether bars run from left to right and categories from top to bottom.
        scale: power of ten of the numbers on the axis: 9 for billions.
        unit: the words of the unit at that scale, said once: “C$ billion”.
        events: of a timeline, in the order of time.
        annotations: at most two.
        decimals: the most digits behind the mark that its author asks for; None for as many as figures are accurate to.
    """

    title: str
    series: tuple[Series, ...]
    kind: Kind = "column"
    break_after: int | None = None
    break_note: str = ""
    horizontal: bool = False
    scale: int = 0
    unit: str = ""
    events: tuple[Event, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    decimals: int | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The categories."""
        return tuple(point.label for point in self.series[0].points) if self.series else ()

    def on_zero(self, index: int) -> bool:
        """Of a waterfall: whether a bar is a total, which stands on zero, as the first and the last do anyhow."""
        points = self.series[0].points
        return points[index].total or index in (0, len(points) - 1)

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, series by series."""
        return tuple(point for series in self.series for point in series.points)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words around a chart that stands alone."""

    title: str
    subtitle: str
    source: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A request to draw: panels at a size.

    Attributes:
        width: EMU, 914 400 to the inch.
        height: EMU.
        medium: decides how small text may be: 9 pt in a brief, 14 pt on a slide.
        furniture: None when title, source and notes stand outside the picture.
        shared: whether all panels have the scale of the largest, as small multiples have.
        language: whose numbers stand on the axes.
    """

    panels: tuple[Panel, ...]
    width: int
    height: int
    medium: Medium = "brief"
    furniture: Furniture | None = None
    shared: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished picture in both formats; width and height in EMU, as asked for."""

    svg: bytes
    png: bytes
    width: int
    height: int
