"""A figure and a scale → its number alone, with its hedge, where the unit is said once for many: "about 2.1"."""

from dataclasses import dataclass, replace
from decimal import Decimal

from brief_builder.facts.figure import OPEN_BOUNDS, Figure
from brief_builder.facts.interval import half_up
from brief_builder.wording.figures import bound_words, derived_words
from brief_builder.wording.language import Language
from brief_builder.wording.numbers import bare


def number_words(
    language: Language, figure: Figure, scale: int, places: int | None = None, *, as_range: bool = False
) -> str:
    """The number at a power of ten, without unit, scale word and suffix. An estimate says "about".

    Args:
        scale: power of ten of the unit that is said elsewhere: 9 for billions, 0 for ones.
        places: at most so many digits behind the decimal mark; None shows as many as the figure is accurate to.
            More than these are never shown.
        as_range: print both ends, where "about" would do.
    """
    decimals = figure.decimals if places is None else min(figure.decimals, places - scale)
    shown = replace(figure, decimals=decimals)
    said = _Bare(language, scale, decimals)
    if figure.bound in OPEN_BOUNDS:
        return bound_words(language, figure.unit, figure.bound, said.one(shown.bounded(decimals)))
    if figure.derived:
        return derived_words(language, shown, said, as_range=as_range, hedged=figure.estimated)
    hedge = "approx" if figure.estimated else figure.bound
    if decimals == figure.decimals:
        return bound_words(language, figure.unit, hedge, said.one(figure.value))
    # What is shown with fewer digits than its source gives has been computed, if only by rounding.
    rounded = half_up(figure.value, decimals)
    half = Decimal(5).scaleb(-decimals - 1)
    if rounded == 0 != figure.value:
        return derived_words(language, replace(shown, derived=True), said, as_range=False, hedged=False)
    covered = rounded - half <= figure.low and figure.high <= rounded + half
    return bound_words(language, figure.unit, hedge if covered else "approx", said.one(rounded))


@dataclass(frozen=True, slots=True)
class _Bare:
    """A number alone."""

    language: Language
    scale: int
    decimals: int

    def one(self, value: Decimal) -> str:
        return bare(self.language, value, self.scale, self.decimals)

    def both(self, low: Decimal, high: Decimal) -> tuple[str, str]:
        return self.one(low), self.one(high)
