"""What a language's words are for: the patterns by which a title claims something of figures.

Patterns are searched in lower case, with straight apostrophes, plain spaces and Latin digits, without what is not seen.
In English and French they stand for whole words; Khmer writes no spaces, so there they say themselves what must not
stand around them. What a word means only in some company is left out: nothing is judged that is not sure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language.

    Attributes:
        spaced: whether words stand between spaces.
        up, down: a figure became larger, smaller.
        wider, narrower: so did its size; a deficit that narrows is a negative figure that rises.
        compared: those of up and down that compare, with `than` before what they compare with.
        crossing: what stands behind others of them before what they passed: below imports.
        reached: behind any of them, before the figure that it came to: to C$2 billion.
        same: a figure did not change at all; `steady`: it did by little.
        times: a pattern → by how much a figure was multiplied.
        over, nearly: what stands before those: more than, almost.
        overtook: of two things the first became the larger; `above`, `below`: it is the larger, the smaller.
        busy: those of most and least that rank people, and no money.
        placed: those of most that give a place below the first, `{n}` a key of `ordinals`: second-largest.
        most, least: nothing else shown is larger, smaller.
        ranked_moves: behind a move, what ranks it among moves, and no figures: fell the most.
        moves: nouns of moves, of which a rank behind them is: the rise was largest.
        peak, trough: nothing else is at any time shown.
        record_high, record_low: nothing was before; of the last time if none is named.
        summits: what is named by such a word, before its time: the record in 2022, peaking in 2022.
        unreached: what stands before a record that is only near; `left`: before one that is over.
        without: behind a rank, before what stands outside it.
        more_than_half, less_than_half: of a whole.
        deficit, surplus: a balance below zero, above it; `gap` is either. `balance`: a balance as such.
        apart: before two things whose difference is meant: the gap between.
        refused: negations, after which nothing is claimed, and what tells of former times, or leaves something out.
        unsure: what may be, will be or is wanted.
        infinitive: what stands before a verb that only names what is wanted.
        quantities: of which a figure itself is none: growth, rate, share.
        rates: those that are changes: over figures of growth, what grew lies above zero.
        breaks: between clauses; `lists`: between things of a list, or clauses; `turns`: before what was earlier, or
            is set aside; `causes`: before what brought it about, mostly something that no chart shows.
        since, until: before a period, from which on, up to which; `origin` may only tell of which period it is.
        before: before a period that is not meant itself, but what was earlier.
        between: before the first of two periods.
        levels: what stands between `than` and a period: than the level of 2022.
        level_of, level_behind: around a period whose figure alone is meant: fell to 2021 levels.
        months: months and other parts of a year.
        degree: how much one move was more than another: “faster in 2023 than in 2020” tells of two.
        last_step: from the last period but one to the last.
        year_ago: from the same part of the year before, where figures are of months or quarters.
        during: for so many years, `{n}` a key of `numbers`; which they are, nobody says.
        runs: a move of so many years, `{n}` a key of `ordinals`; with `on` or `end`, they follow each other.
        first_time: not so before, or not so much, since some period.
        every_step: from each period to the next.
        small: what is no name of anything; `adverbs` say how, so that no object begins with them.
        adjectives: what stands beside a name and makes it no other thing: Canadian exports, a large fall.
        part_before, part_behind: right before or behind a name, what makes it a part: garment exports.
        near: what joins a name to what it is not the name of: exports *to* Cambodia.
        partner: before the name of whom a balance is with.
        of_others: before or behind the name of whose balance it is.
        rose, fell, size_grew, size_fell: what to write instead.
    """

    spaced: bool
    up: str
    down: str
    wider: str
    narrower: str
    compared: str
    than: str
    crossing: str
    reached: str
    same: str
    steady: str
    times: Mapping[str, Decimal]
    over: str
    nearly: str
    overtook: str
    above: str
    below: str
    busy: str
    placed: str
    most: str
    least: str
    ranked_moves: str
    moves: str
    peak: str
    trough: str
    record_high: str
    record_low: str
    summits: str
    unreached: str
    left: str
    without: str
    more_than_half: str
    less_than_half: str
    deficit: str
    surplus: str
    gap: str
    apart: str
    balance: str
    refused: str
    unsure: str
    infinitive: str
    quantities: str
    rates: str
    breaks: str
    lists: str
    turns: str
    causes: str
    since: str
    origin: str
    until: str
    before: str
    between: str
    levels: str
    level_of: str
    level_behind: str
    months: str
    degree: str
    last_step: str
    year_ago: str
    during: str
    numbers: Mapping[str, int]
    runs: str
    ordinals: Mapping[str, int]
    first_time: str
    every_step: str
    small: str
    adverbs: str
    adjectives: str
    part_before: str
    part_behind: str
    near: str
    partner: str
    of_others: str
    rose: str
    fell: str
    size_grew: str
    size_fell: str
