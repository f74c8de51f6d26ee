"""What words say and the figure that they stand for → where they differ; None where they agree."""

from __future__ import annotations

from decimal import Decimal

from brief_builder.facts.figure import OPEN_BOUNDS, RELATIVE, Figure
from brief_builder.facts.interval import half_up
from brief_builder.facts.units import above_below
from brief_builder.wording.reading.figures import Told

_PLAIN = frozenset({"persons", "organizations", "ratio"})
_UNSAID = {"en": _PLAIN, "fr": _PLAIN, "km": _PLAIN - {"persons"}}  # units that the sentence says, not the figure
_CHANGES = ("change", "brief_change")


def disagreement(told: Told, figure: Figure, way: str, language: str, *, yearly: bool = False) -> str | None:
    """In what the words differ from the figure.

    What is said must hold for all that the figure may be, and be no wider than its digits: a stated figure is said as
    its source has it, a computed one as its interval allows.

    Args:
        told: what the words say.
        way: how the figure was to be said: figure, short, size, change, brief_change, part, or number with the power
            of ten of the unit that stands elsewhere: "number 9".
        yearly: the figure is a rate of each year.
    """
    kind, _, header = way.partition(" ")
    scale = int(header) if header else figure.shown_scale()
    if kind == "size":
        figure = figure.absolute()
    if kind == "number":
        low, high = told.low.scaleb(scale), told.high.scaleb(scale)
        told = Told(told.bound, low, high, told.decimals - scale if told.decimals is not None else None, None)
    elif told.decimals is not None and not _same_unit(told.unit, figure.unit, language):
        return f"says {told.unit or 'no unit'}, not {figure.unit}"
    if kind in ("figure", "short", "size", *_CHANGES) and yearly != told.yearly:
        return "says a rate of each year" if told.yearly else "does not say that it is a rate of each year"
    if told.change != (kind == "change"):
        return "says a change" if told.change else "does not say that it is a change"
    if kind != "number" and told.mark != _mark(figure, kind):
        return f"is marked “{told.mark}”, not “{_mark(figure, kind)}”"
    shown = max(scale + figure.decimals, 0) - scale  # the place of the last digit that the scale lets show
    if told.decimals is not None and (told.decimals > shown if kind in ("part", "number") else told.decimals != shown):
        return f"shows another number of digits: {told.decimals}, not {shown} (as in XBRL)"
    return _values(told, figure, kind, shown)


def _values(told: Told, figure: Figure, kind: str, shown: int) -> str | None:
    said = f"{told.low.normalize():,f}"
    if told.low != told.high:
        said += f" to {told.high.normalize():,f}"
    # The last zeros of a whole number are shown, and are no digits that are known.
    fewer = told.decimals is not None and told.decimals < shown
    decimals = told.decimals if fewer and told.decimals is not None else figure.decimals
    if figure.bound in OPEN_BOUNDS:
        return _open(told, figure, said)
    if not figure.derived and not fewer and kind != "part":
        bound = "approx" if figure.estimated and figure.bound == "eq" and kind in ("short", "number") else figure.bound
        if told.bound != bound:
            return f"says {told.bound}, not {bound}"
        value = half_up(figure.value, told.decimals if told.decimals is not None else decimals)
        return None if told.low == told.high == value else f"says {said}, not {value.normalize():,f}"
    return None if _holds(told, figure, decimals) else f"says {said} ({told.bound}), which it cannot be"


def _open(told: Told, figure: Figure, said: str) -> str | None:
    """A bound keeps its side: more than 1.96 is more than 1.9."""
    unit = Decimal(1).scaleb(-(told.decimals or 0))
    if told.bound != figure.bound:
        return f"says {told.bound}, not {figure.bound}"
    below = figure.bound in ("gt", "ge")
    good = figure.value - unit < told.low <= figure.value if below else figure.value <= told.low < figure.value + unit
    return None if good and told.low == told.high else f"says {said}, not {figure.value.normalize():,f}"


def _holds(told: Told, figure: Figure, decimals: int) -> bool:
    """Whether what is said holds for the whole interval of a figure that was computed, and no more than need be."""
    unit = Decimal(1).scaleb(-decimals)
    half = unit / 2
    low, high = figure.low, figure.high
    match told.bound:
        case "eq":
            rounded = told.low - half <= low and high <= told.low + half
            return (figure.exact and figure.value == told.low) or (not figure.derived and rounded)
        case "approx":
            return told.low - unit <= low and high <= told.low + unit
        case "range":
            return abs(told.low - low) <= half and abs(told.high - high) <= half
        case "within":
            return told.low <= low and high <= told.high == unit
        case "lt":  # less than the smallest that its digits can show
            return low >= 0 and high <= told.high == unit
        case "le":  # from nothing up to
            return 0 <= low <= half and abs(told.high - high) <= half
    return False


def _mark(figure: Figure, kind: str) -> str:
    """What must stand in parentheses behind the figure."""
    if kind in _CHANGES:
        return "both" if figure.derived and figure.estimated else ""
    if kind not in ("figure", "size"):
        return ""
    if figure.derived:
        if figure.estimated:
            return "both"
        return "derived" if figure.unit not in RELATIVE else ""
    return "estimated" if figure.estimated else ""


def _same_unit(told: str | None, unit: str, language: str) -> bool:
    return told == unit if told is not None else above_below(unit) == (unit, "") and unit in _UNSAID[language]
