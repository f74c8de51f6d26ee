"""A figure → its words: as the source wrote it with its hedge, or, when derived, plain, "about" or a range."""

from decimal import Decimal
from typing import Protocol

from brief_builder.facts.figure import OPEN_BOUNDS, Figure
from brief_builder.wording.language import Language
from brief_builder.wording.numbers import amount, ends


class Said(Protocol):
    """How a number is written: with its unit, or alone."""

    def one(self, value: Decimal) -> str:
        """A value in base units."""

    def both(self, low: Decimal, high: Decimal) -> tuple[str, str]:
        """The ends of a range."""


def figure_words(
    language: Language, figure: Figure, *, as_range: bool = False, suffix: bool = True, spell: bool = False
) -> str:
    """The figure with its hedge.

    Args:
        as_range: print both ends, where "about" would do.
        suffix: add (estimated) or (derived). Without it an estimate still says "about".
        spell: things that are counted are in words from zero to nine, as prose has them: "nine boats".
    """
    said = _WithUnit(language, figure, spell=spell)
    if figure.derived:
        words = derived_words(language, figure, said, as_range=as_range, hedged=figure.estimated and not suffix)
    else:
        bound = "approx" if figure.estimated and figure.bound == "eq" and not suffix else figure.bound
        words = bound_words(language, figure.unit, bound, said.one(_stated(figure)))
    return words + (_suffix(language, figure) if suffix else "")


def size_words(language: Language, figure: Figure, *, as_range: bool = False, spell: bool = False) -> str:
    """The figure without its sign: what a deficit, a fall or a difference comes to."""
    return figure_words(language, figure.absolute(), as_range=as_range, spell=spell)


def _stated(figure: Figure) -> Decimal:
    """The value as its source has it; of a bound, rounded to its own side where it has more digits than are known."""
    scale = figure.shown_scale()
    return figure.bounded(max(scale + figure.decimals, 0) - scale) if figure.bound in OPEN_BOUNDS else figure.value


class _WithUnit:
    """A number with its unit and the scale word that the figure is printed with."""

    def __init__(self, language: Language, figure: Figure, *, spell: bool) -> None:
        self._language, self._figure, self._scale = language, figure, figure.shown_scale()
        self._spell = spell

    def one(self, value: Decimal) -> str:
        unit, decimals = self._figure.unit, self._figure.decimals
        return amount(self._language, value, unit, self._scale, decimals, spell=self._spell)

    def both(self, low: Decimal, high: Decimal) -> tuple[str, str]:
        return ends(self._language, low, high, self._figure.unit, self._scale, self._figure.decimals)


def bound_words(language: Language, unit: str, bound: str, number: str) -> str:
    """The number with the hedge of its source before it."""
    patterns = {**language.bounds, **language.bounds_counted} if unit in language.wholes else language.bounds
    return language.contracted(patterns[bound].format(x=number))


def derived_words(language: Language, figure: Figure, said: Said, *, as_range: bool, hedged: bool) -> str:
    """What may be said of a computed figure; `hedged` says "about" even of an exact one."""
    rounded = figure.rounded(as_range=as_range)
    match rounded.kind:
        case "plain" if figure.bound in OPEN_BOUNDS:
            return bound_words(language, figure.unit, figure.bound, said.one(_stated(figure)))
        case "plain" if not hedged:
            return said.one(rounded.low)
        case "plain" | "about":
            return language.about.format(x=said.one(rounded.low))
        case "under":
            return language.under.format(x=said.one(rounded.high))
        case "zero":
            return language.within.format(x=said.one(rounded.high))
        case "range":
            if rounded.low == 0 and figure.low >= 0:
                return language.up_to.format(x=said.one(rounded.high))
            low, high = said.both(rounded.low, rounded.high)
            return language.range.format(low=low, high=high)


def part_words(language: Language, figure: Figure, value: Decimal, decimals: int, scale: int) -> str:
    """A value that stands for a figure beside others of one precision: plain, or “about” as `Figure.rounded` has it.

    Args:
        value: what is printed, rounded to `decimals` (XBRL).
        scale: power of ten of the scale word that all are printed with.
    """
    unit = Decimal(1).scaleb(-decimals)
    words = amount(language, value, figure.unit, scale, decimals)
    if value == 0 != figure.value:
        words = amount(language, unit, figure.unit, scale, decimals)
        return (language.under if figure.low >= 0 else language.within).format(x=words)
    plain = value - unit / 2 <= figure.low and figure.high <= value + unit / 2
    exact = figure.exact and value == figure.value
    hedged = figure.estimated or figure.bound == "approx" or not plain or (figure.derived and not exact)
    return language.about.format(x=words) if hedged else words


def suffix_words(language: Language, figure: Figure) -> str:
    """What is said behind a change that rests on an estimate; nothing behind any other."""
    return language.derived_estimate if figure.derived and figure.estimated else ""


def _suffix(language: Language, figure: Figure) -> str:
    """A share, a growth rate or a ratio is a computation by its nature; only amounts could be taken for published."""
    if figure.derived:
        if not figure.is_amount and not figure.estimated:
            return ""
        return language.derived_estimate if figure.estimated else language.derived
    return language.estimated if figure.estimated else ""
