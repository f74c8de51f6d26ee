"""A change's figure → a verb with its size ("fell by 10% to 16%"), or a signed entry for a table ("−16% to −10%")."""

from decimal import Decimal

from brief_builder.facts.figure import Figure, Rounded
from brief_builder.wording.language import Language
from brief_builder.wording.numbers import amount, ends


def change_words(language: Language, figure: Figure, *, as_range: bool = False) -> str:
    """What happened, as a verb; a change whose direction the intervals leave open never rises or falls."""
    rounded = figure.rounded(as_range=as_range)
    low, high = rounded.low, rounded.high
    if rounded.kind in ("plain", "about"):
        if low == 0:
            return language.unchanged
        words = language.rose if low > 0 else language.fell
        pattern = words.exactly if rounded.kind == "plain" else words.about
        return pattern.format(x=_size(language, figure, low))
    if rounded.kind in ("under", "zero") or low == high == 0:
        return language.about_unchanged
    if figure.low >= 0 or figure.high <= 0:
        return _one_way(language, figure, rounded)
    return _either_way(language, figure, low, high)


def brief_change_words(language: Language, figure: Figure, *, as_range: bool = False) -> str:
    """The same for a table's cell, with signs."""
    rounded = figure.rounded(as_range=as_range)

    def signed(value: Decimal) -> str:
        words = amount(language, value, figure.unit, figure.shown_scale(), figure.decimals)
        return language.plus.format(x=words) if value > 0 else words

    match rounded.kind:
        case "plain":
            return signed(rounded.low)
        case "about":
            return language.about.format(x=signed(rounded.low))
        case "under" | "zero":
            return language.about.format(x=signed(Decimal(0)))
        case "range":
            if rounded.low == rounded.high:
                return language.about.format(x=signed(rounded.low))
            low, high = _ends(language, figure, rounded.low, rounded.high, plus=True)
            return language.range.format(low=low, high=high)


def _one_way(language: Language, figure: Figure, rounded: Rounded) -> str:
    """Surely up or surely down; the smaller size comes first."""
    rises = figure.low >= 0
    words = language.rose if rises else language.fell
    near, far = (rounded.low, rounded.high) if rises else (rounded.high, rounded.low)
    if near == 0:
        return words.up_to.format(x=_size(language, figure, far))
    low, high = _ends(language, figure, abs(near), abs(far))
    return words.range.format(low=low, high=high)


def _either_way(language: Language, figure: Figure, low: Decimal, high: Decimal) -> str:
    fall, rise = _size(language, figure, low), _size(language, figure, high)
    if figure.unit == "percent" and max(-low, high) <= language.little:
        ends = (
            language.fall_of.format(x=fall) if low else language.no_change,
            language.rise_of.format(x=rise) if high else language.no_change,
        )
        return language.changed_little.format(low=ends[0], high=ends[1])
    if not low or not high:
        words = language.rose if high else language.fell
        return language.or_unchanged.format(x=words.up_to.format(x=rise if high else fall))
    return language.either_way.format(low=fall, high=rise)


def _ends(language: Language, figure: Figure, low: Decimal, high: Decimal, *, plus: bool = False) -> tuple[str, str]:
    return ends(language, low, high, figure.unit, figure.shown_scale(), figure.decimals, plus=plus)


def _size(language: Language, figure: Figure, value: Decimal) -> str:
    return amount(language, abs(value), figure.unit, figure.shown_scale(), figure.decimals)
