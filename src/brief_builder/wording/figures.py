"""A figure → its words: as the source wrote it with its hedge, or, when derived, plain, "about" or a range."""

from decimal import Decimal

from brief_builder.facts.figure import COUNTED, Figure
from brief_builder.wording.language import Language
from brief_builder.wording.numbers import amount


def figure_words(language: Language, figure: Figure, *, as_range: bool = False, suffix: bool = True) -> str:
    """The figure with its hedge.

    Args:
        as_range: print both ends, where "about" would do.
        suffix: add (estimated) or (derived). Without it an estimate still says "about".
    """
    if figure.derived:
        words = _derived(language, figure, as_range=as_range, hedged=figure.estimated and not suffix)
    else:
        bound = "approx" if figure.estimated and figure.bound == "eq" and not suffix else figure.bound
        words = _stated(language, figure, bound)
    return words + (_suffix(language, figure) if suffix else "")


def size_words(language: Language, figure: Figure, *, as_range: bool = False) -> str:
    """The figure without its sign: what a deficit, a fall or a difference comes to."""
    return figure_words(language, figure.absolute(), as_range=as_range)


def _stated(language: Language, figure: Figure, bound: str) -> str:
    number = amount(language, figure.value, figure.unit, figure.shown_scale(), figure.decimals)
    patterns = {**language.bounds, **language.bounds_counted} if figure.unit in COUNTED else language.bounds
    return patterns[bound].format(x=number)


def _derived(language: Language, figure: Figure, *, as_range: bool, hedged: bool) -> str:
    rounded = figure.rounded(as_range=as_range)
    scale = figure.shown_scale()

    def number(value: Decimal) -> str:
        return amount(language, value, figure.unit, scale, figure.decimals)

    match rounded.kind:
        case "plain" if not hedged:
            return number(rounded.low)
        case "plain" | "about":
            return language.about.format(x=number(rounded.low))
        case "under":
            return language.under.format(x=number(rounded.high))
        case "zero":
            return language.within.format(x=number(rounded.high))
        case "range":
            if rounded.low == 0 and figure.low >= 0:
                return language.up_to.format(x=number(rounded.high))
            return language.range.format(low=number(rounded.low), high=number(rounded.high))


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
