"""Facts that stand in one table, and what they come to → each worded so that the printed parts add up to the whole.

Largest remainder (Hare and Niemeyer): each part is cut to one precision, and the units that are missing go to the parts
that lost the most; of parts that lost the same, to those that stand first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar, overload

from brief_builder.facts import Fact, Figure
from brief_builder.facts.figure import OPEN_BOUNDS
from brief_builder.facts.interval import NEAR, Interval, floored, half_up
from brief_builder.problems import Fault
from brief_builder.wording.phrase import Phrase
from brief_builder.wording.spoken import SpokenFact
from brief_builder.wording.voice import Voice

_SCOPE = "use it on a list of facts of one unit: `[a, b, c] | adding(whole)`"


class Part(SpokenFact):
    """A fact as one of several that add up: printed, it is the number that its table needs."""

    template_names: ClassVar[frozenset[str]] = SpokenFact.template_names

    def __init__(self, voice: Voice, fact: Fact, words: str) -> None:
        super().__init__(voice, fact)
        self._words = words

    @property
    def phrase(self) -> Phrase:
        return Phrase.of(self._words, self.fact.name, "part")

    @property
    def figure(self) -> Phrase:
        return self.phrase


class Parts(Sequence[Part]):
    """Parts of a whole, in the order in which they were given.

    Attributes:
        whole: what they come to, worded at their precision; tied to the fact of the whole where there is one.
        note: “Rounded so that the parts add up.”, or that they may not; empty where nothing needs to be said.
    """

    template_names: ClassVar[frozenset[str]] = frozenset({"whole", "note"})

    def __init__(self, parts: tuple[Part, ...], whole: Phrase, note: Phrase) -> None:
        self._parts, self.whole, self.note = parts, whole, note

    @overload
    def __getitem__(self, index: int) -> Part: ...
    @overload
    def __getitem__(self, index: slice) -> "Sequence[Part]": ...
    def __getitem__(self, index: int | slice) -> "Part | Sequence[Part]":
        return self._parts[index]

    def __len__(self) -> int:
        return len(self._parts)

    def __iter__(self) -> Iterator[Part]:
        return iter(self._parts)


@dataclass(frozen=True, slots=True)
class Shared:
    """How values are printed so that they add up.

    Attributes:
        values: what is printed for each, rounded.
        whole: their sum.
        moved: whether one of them is printed otherwise than it would be alone.
    """

    values: tuple[Decimal, ...]
    whole: Decimal
    moved: bool


def parts_of(facts: Sequence[SpokenFact], whole: SpokenFact | None, *, adjust: bool = True) -> Parts:
    """The facts as parts of a whole.

    Args:
        facts: two or more with figures of one unit, none of them only a bound.
        whole: what they come to; None for their own sum, or for 100 where they are percentages that may come to it.
        adjust: False prints each as it would be alone, and the note says that they may not add up.

    Raises:
        Fault: filter-misuse, fact-contradicted, parts-sum when they do not come to the whole.
    """
    if len(facts) < 2:
        raise Fault("filter-misuse", "`adding` needs two facts or more", help=_SCOPE)
    voice = facts[0].voice
    given = [*facts, whole] if whole is not None else list(facts)
    every = [voice.printable(spoken.fact) for spoken in given]
    for spoken, figure in zip(given, every, strict=True):
        if figure.unit != every[0].unit:
            message = f"`{spoken.fact.name}` is in {figure.unit}, `{facts[0].fact.name}` in {every[0].unit}"
            raise Fault("filter-misuse", message, help=_SCOPE)
        if figure.bound in OPEN_BOUNDS:
            message = f"`{spoken.fact.name}` is only a bound, and adds up to nothing"
            raise Fault("filter-misuse", message, help="leave it out, and say beside the table what it is")
    figures = every[: len(facts)]
    total = _total(figures, every[-1] if whole is not None else None, [spoken.fact.name for spoken in facts])
    decimals = min(figure.decimals for figure in every)
    scale = max(figure.shown_scale() for figure in (*figures, total))
    shared = shared_out([figure.value for figure in figures], total.value, decimals, adjust=adjust)
    parts = []
    for spoken, figure, value in zip(facts, figures, shared.values, strict=True):
        _stays_true(spoken.fact.name, figure, value, decimals)
        parts.append(Part(voice, spoken.fact, voice.part(figure, value, decimals, scale)))
    said = voice.part(total, shared.whole, decimals, scale)
    missing = sum(shared.values) != shared.whole
    note = voice.rounding_note(adds=not missing) if shared.moved or missing else Phrase(())
    owner = whole.fact.name if whole is not None else facts[0].fact.name
    return Parts(tuple(parts), Phrase.of(said, owner), note.accounted(f"@{owner}"))


def shared_out(values: Sequence[Decimal], whole: Decimal, decimals: int, *, adjust: bool = True) -> Shared:
    """Values rounded to `decimals` (as in XBRL) so that they add up to the whole, which is rounded half-up.

    Fault parts-sum when one of them would have to move by more than a unit.
    """
    unit = Decimal(1).scaleb(-decimals)
    target = half_up(whole, decimals)
    alone = tuple(half_up(value, decimals) for value in values)
    if not adjust or sum(alone) == target:
        return Shared(alone, target, moved=False)
    cut = [floored(value, decimals) for value in values]
    missing = int(NEAR.divide(NEAR.subtract(target, sum(cut, Decimal(0))), unit))
    lost = [NEAR.subtract(value, low) for value, low in zip(values, cut, strict=True)]
    # An exact value lost nothing, and is not moved.
    order = sorted((i for i in range(len(values)) if lost[i] > 0), key=lambda i: (-lost[i], i))
    if not 0 <= missing <= len(order):
        message = (
            f"the parts cannot be rounded to add up to {target.normalize():,f}: one would move by more than a unit"
        )
        raise Fault(
            "parts-sum", message, help="print more digits, or `adding(adjust=false)`, which says so in its note"
        )
    for index in order[:missing]:
        cut[index] = NEAR.add(cut[index], unit)
    printed = tuple(half_up(value, decimals) for value in cut)
    return Shared(printed, target, moved=printed != alone)


def _total(figures: Sequence[Figure], whole: Figure | None, names: Sequence[str]) -> Figure:
    """What the parts come to: the fact that says so, 100%, or their sum."""
    span = Interval.exactly(Decimal(0))
    point = Decimal(0)
    for figure in figures:
        span, point = span + figure.interval, NEAR.add(point, figure.value)
    low, high = f"{span.low.normalize():,f}", f"{span.high.normalize():,f}"
    listed = " and ".join(f"`{name}`" for name in names)
    if whole is not None:
        if span.intersect(whole.interval) is None:
            message = f"{listed} come to {low} to {high} {whole.unit}, and the whole does not"
            raise Fault("parts-sum", message, help="name all parts, and the whole that they are parts of")
        return whole
    if figures[0].unit == "percent":
        if Decimal(100) not in span:
            message = f"{listed} come to {low} to {high} percent, and not to 100"
            raise Fault("parts-sum", message, help="add the missing part, or name the whole: `adding(whole)`")
        return Figure(Decimal(100), Decimal(100), Decimal(100), 0, "percent")
    decimals = min(figure.decimals for figure in figures)
    scale = max(figure.shown_scale() for figure in figures)
    estimated = any(figure.estimated for figure in figures)
    total = Figure(point, span.low, span.high, decimals, figures[0].unit, scale, estimated=estimated, derived=True)
    return total if not total.exact else replace(total, derived=False)


def _stays_true(name: str, figure: Figure, value: Decimal, decimals: int) -> None:
    """What is printed is at most one unit of its last digit off what the fact can be."""
    unit = Decimal(1).scaleb(-decimals)
    if figure.high < value - unit or value + unit < figure.low:
        message = f"`{name}` would be printed as {value.normalize():,f}, which it cannot be"
        raise Fault("parts-sum", message, help="print it with more digits, or outside the table")
