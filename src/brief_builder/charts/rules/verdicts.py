"""Two figures, or one among others, and what is claimed of them → whether their intervals bear it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from brief_builder.facts.interval import Interval
from brief_builder.facts.model import CHANGES

if TYPE_CHECKING:
    from brief_builder.charts.model import Point
    from brief_builder.charts.rules.clauses import Claim
    from brief_builder.facts import Fact, Facts

_LONGER, _SHORTER = Decimal("1.15"), Decimal("0.95")  # a figure that doubled is 1.9 to 2.3 times what it was
_WHOLE = CHANGES - {"cagr"}  # a yearly rate is no change from the one figure to the other
_NONE = Decimal(0)
_NEARLY = Decimal("0.85")
# By how much of itself a figure may move that is said to be the same, or steady.
_MOVES = {"same": Decimal("0.01"), "steady": Decimal("0.05")}
_ALIKE = "within their rounding they may be alike"


class Truth(IntEnum):
    """What the figures say of a claim, the worst first."""

    FALSE = 0
    UNPROVEN = 1  # their ranges meet
    UNJUDGED = 2
    TRUE = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """What the figures say of a claim.

    Attributes:
        words: the figures that show it; "" where nothing is shown.
        why: of an unproven one, why nobody can tell, as the middle of a sentence.
        pair: the two figures that were compared; None where it were not two.
        across: whether a break in the series stands between them.
        partial: whether it holds of the last step alone.
    """

    truth: Truth
    words: str = ""
    why: str = _ALIKE
    pair: tuple[Point, Point] | None = None
    across: bool = False
    partial: bool = False


ToWords = Callable[["Point"], str]  # a figure in full
UNJUDGED = Finding(Truth.UNJUDGED)


def best(findings: Sequence[Finding]) -> Finding:
    """Of several ways to read a claim, the one that is kindest to it."""
    return max(findings, key=lambda finding: finding.truth, default=UNJUDGED)


def worst(findings: Sequence[Finding]) -> Finding:
    """Of several things that must all hold, the one that does least."""
    return min(findings, key=lambda finding: finding.truth, default=UNJUDGED)


def within(point: Point, *, size: bool = False) -> Interval:
    """Where a figure surely lies; as a size, without its sign."""
    value = point.value or Decimal(0)
    interval = Interval(value if point.low is None else point.low, value if point.high is None else point.high)
    if not size or interval.low >= 0:
        return interval
    return -interval if interval.high <= 0 else Interval(Decimal(0), max(-interval.low, interval.high))


def moved(claim: Claim, before: Point, after: Point, facts: Facts, *, size: bool, words: str) -> Finding:
    """Whether a figure moved as is claimed: from one time to a later one, or compared with another.

    Args:
        size: whether the figure without its sign is meant, as of a deficit that narrows; a surplus that became a
            deficit did neither.
        words: the two figures.
    """
    one, two = within(before, size=size), within(after, size=size)
    if size and (before.value or 0) * (after.value or 0) < 0:
        return UNJUDGED
    why = _ALIKE
    match claim.kind:
        case "up" | "wider":
            truth = _above(two, one)
        case "down" | "narrower":
            truth = _above(one, two)
        case "same" | "steady":
            truth = _held(one, two, _MOVES[claim.kind])
        case "times":
            truth, why = _times(claim, one, two, abs(before.value or _NONE), abs(after.value or _NONE))
        case _:
            return UNJUDGED
    if truth is Truth.UNPROVEN and claim.kind in ("up", "down") and not size:
        truth = _proven(claim, before, after, facts)
    return Finding(truth, words, why, (before, after))


def larger(one: Point, other: Point, words: str) -> Finding:
    """Whether a figure is larger than another."""
    return Finding(_above(within(one), within(other)), words, _ALIKE, (one, other))


def _above(one: Interval, other: Interval) -> Truth:
    """Whether one surely lies above the other."""
    if one.low > other.high:
        return Truth.TRUE
    if one.high < other.low or one.low == one.high == other.low == other.high:
        return Truth.FALSE
    return Truth.UNPROVEN


def _held(one: Interval, other: Interval, share: Decimal) -> Truth:
    if one.intersect(other) is not None:
        return Truth.TRUE
    apart = max(one.low, other.low) - min(one.high, other.high)
    return Truth.TRUE if apart <= share * max(abs(one.low), abs(one.high)) else Truth.FALSE


def _times(claim: Claim, one: Interval, other: Interval, before: Decimal, after: Decimal) -> tuple[Truth, str]:
    """Whether a figure was multiplied as is claimed, and how often it surely was; before and after as stated."""
    if one.low <= 0 or other.low < 0 or not other.high.is_finite() or not one.high.is_finite():
        return Truth.UNJUDGED, ""
    low, high, factor = other.low / one.high, other.high / one.low, claim.factor
    why = f"within their rounding it may be {low:.2f} to {high:.2f} times"
    grows = factor > 1
    if claim.hedge == "over":
        beyond, short = (low > factor, high <= factor) if grows else (high < factor, low >= factor)
        return Truth.TRUE if beyond else Truth.FALSE if short else Truth.UNPROVEN, why
    if claim.hedge == "nearly":
        ends = (factor * _NEARLY, factor * _LONGER) if grows else (factor / _LONGER, factor / _NEARLY)
    else:
        ends = (factor * _SHORTER, factor * _LONGER) if grows else (factor / _LONGER, factor / _SHORTER)
    if high < ends[0] or low > ends[1]:
        return Truth.FALSE, why
    return Truth.TRUE if ends[0] <= after / before <= ends[1] else Truth.UNPROVEN, why


def _proven(claim: Claim, before: Point, after: Point, facts: Facts) -> Truth:
    """Whether a fact of the pack shows the change more closely than the two figures do."""
    change = change_between(before, after, facts)
    if change is None or change.figure is None:
        return Truth.UNPROVEN
    rose, fell = change.figure.low > 0, change.figure.high < 0
    holds, fails = (rose, fell) if claim.kind == "up" else (fell, rose)
    return Truth.TRUE if holds else Truth.FALSE if fails else Truth.UNPROVEN


def change_between(before: Point, after: Point, facts: Facts) -> Fact | None:
    """The fact that is the growth or the difference from one figure to another; None when the pack has none."""
    wanted = (after.fact, before.fact)
    return next((fact for fact in facts.values() if fact.form in _WHOLE and fact.inputs == wanted), None)


def ranked(
    point: Point, name: str, others: Sequence[tuple[str, Point]], figure: ToWords, *, most: bool, size: bool
) -> Finding:
    """Whether a figure is larger than all others, or smaller; as a size, without its sign."""
    own = within(point, size=size)
    found = Finding(Truth.TRUE)
    for other_name, other in others:
        theirs = within(other, size=size)
        truth = _above(own, theirs) if most else _above(theirs, own)
        if own == theirs:
            truth = Truth.UNPROVEN  # two of one size: neither is larger
        if truth < found.truth:
            found = Finding(truth, f"{name} {figure(point)}, {other_name} {figure(other)}")
    return found


def placed(
    point: Point, name: str, others: Sequence[tuple[str, Point]], figure: ToWords, *, place: int, size: bool
) -> Finding:
    """Whether so many figures surely lie above one that it cannot have a place; unjudged if not: some are not shown."""
    own = within(point, size=size)
    above = [(called, other) for called, other in others if within(other, size=size).low > own.high]
    if len(above) < place:
        return UNJUDGED
    words = ", ".join(f"{called} {figure(other)}" for called, other in ((name, point), *above[:place]))
    return Finding(Truth.FALSE, words)


def signed(points: Sequence[Point], figure: ToWords, *, below: bool) -> Finding:
    """Whether figures lie below zero, or above it."""
    out = []
    for point in points:
        lies = within(point)
        holds, fails = (lies.high < 0, lies.low >= 0) if below else (lies.low > 0, lies.high <= 0)
        truth = Truth.TRUE if holds else Truth.FALSE if fails else Truth.UNPROVEN
        out.append(Finding(truth, f"{point.label} {figure(point)}", "within its rounding it may be zero"))
    return worst(out)


def shared(named: Sequence[Point], whole: Sequence[Point], figure: ToWords, *, percent: bool, more: bool) -> Finding:
    """Whether some parts come to more than half of their whole, or to less."""
    zero = Interval.exactly(Decimal(0))
    part = sum((within(point) for point in named), zero)
    rest = [point for point in whole if point not in named]
    if any(point.value is None for point in (*named, *(() if percent else rest))):
        return UNJUDGED
    # More than half is more than all the rest; of shares, more than 50.
    other = Interval.exactly(Decimal(50)) if percent else sum((within(point) for point in rest), zero)
    truth = _above(part, other) if more else _above(other, part)
    why = "within their rounding it may be half, or less, or more"
    return Finding(truth, ", ".join(f"{point.label} {figure(point)}" for point in named), why)


def across(finding: Finding) -> Finding:
    """The same, of two figures between which a break stands: not to be compared."""
    return replace(finding, truth=Truth.UNPROVEN, across=True)


def partly(whole: Finding, part: Finding) -> Finding:
    """Of something that holds of the last step, but not of all that is shown: a doubt that shows both."""
    why = "from first to last they say otherwise, and only the last step is so"
    return replace(whole, truth=Truth.UNPROVEN, why=why, words=f"{whole.words}; {part.words}", partial=True)
