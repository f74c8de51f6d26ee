"""Two texts that say much the same in much the same order → for each letter of the one, which of the other it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher

_STRETCHES = (24, 12, 6)  # letters that must be the same, and stand once in each, to be taken for the same place
_SMALL = 160_000  # pairs of letters; what is between two places and larger than that is left
_PASSES = 6  # blocks that stand elsewhere: text boxes, rows of a table that a page breaks
_SURE = 6  # letters of a block that stands elsewhere; fewer may be anything
_NONE = -1


def align(one: str, other: str) -> list[int]:
    """For each letter of `one` the number of the letter of `other` that it is; -1 for none.

    Stretches that stand once in each text are found first, as many as have the same order in both; then, between two
    of them, shorter ones. So a word that stands in many places is found by what stands around it. What is in another
    order is looked for last, in what is left of both.
    """
    found = [_NONE] * len(one)
    _between(one, other, [(0, len(one), 0, len(other))], found)
    for _ in range(_PASSES):
        if not _elsewhere(one, other, found):
            break
    return found


def _between(one: str, other: str, windows: list[tuple[int, int, int, int]], found: list[int]) -> None:
    """Fill in what is the same in each window: (begin, end) in `one`, (begin, end) in `other`."""
    for length in _STRETCHES:
        windows = [each for window in windows for each in _gaps(window, _common(one, other, window, length, found))]
    for begin, end, low, high in windows:
        if (end - begin) * (high - low) <= _SMALL:
            matcher = SequenceMatcher(None, one[begin:end], other[low:high], autojunk=False)
            for block in matcher.get_matching_blocks():
                for step in range(block.size):
                    found[begin + block.a + step] = low + block.b + step


def _common(
    one: str, other: str, window: tuple[int, int, int, int], length: int, found: list[int]
) -> list[tuple[int, int]]:
    """Fill in the stretches that stand once in each, in the same order; pairs of letters that are the same."""
    begin, end, low, high = window
    here, there = _once(one, begin, end, length), _once(other, low, high, length)
    points = sorted((at, there[words]) for words, at in here.items() if words in there)
    pairs: dict[int, int] = {}
    last = (begin - 1, low - 1)
    for at, to in _rising(points):
        if at - to == last[0] - last[1] and at <= last[0] + 1:
            first = last[0] + 1 - at  # it goes on
            if first >= length:
                continue
        elif at > last[0] and to > last[1]:
            first = 0
            while (
                at + first > last[0] + 1 and to + first > last[1] + 1 and one[at + first - 1] == other[to + first - 1]
            ):
                first -= 1
        else:
            continue  # it lies over the one before
        pairs.update((at + step, to + step) for step in range(first, length))
        last = (at + length - 1, to + length - 1)
        while last[0] + 1 < end and last[1] + 1 < high and one[last[0] + 1] == other[last[1] + 1]:
            last = (last[0] + 1, last[1] + 1)
            pairs[last[0]] = last[1]
    for at, to in pairs.items():
        found[at] = to
    return sorted(pairs.items())


def _gaps(window: tuple[int, int, int, int], pairs: list[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """What is left of a window between the pairs, where something is left of both texts."""
    begin, end, low, high = window
    for at, to in [*pairs, (end, high)]:
        if at > begin and to > low:
            yield begin, at, low, to
        begin, low = at + 1, to + 1


def _once(text: str, begin: int, end: int, length: int) -> dict[str, int]:
    """Stretches of a length that stand once in a part of a text → where."""
    found: dict[str, int] = {}
    for at in range(begin, end - length + 1):
        words = text[at : at + length]
        found[words] = _NONE if words in found else at
    return {words: at for words, at in found.items() if at != _NONE}


def _rising(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of points of which both numbers rise."""
    ends: list[int] = []  # the smallest end of a row of each length
    rows: list[int] = []  # the point that it ends with
    before: list[int] = []
    for number, (_, to) in enumerate(points):
        length = bisect_left(ends, to)
        before.append(rows[length - 1] if length else _NONE)
        if length == len(ends):
            ends.append(to)
            rows.append(number)
        else:
            ends[length], rows[length] = to, number
    found: list[tuple[int, int]] = []
    number = rows[-1] if rows else _NONE
    while number != _NONE:
        found.append(points[number])
        number = before[number]
    return found[::-1]


def _elsewhere(one: str, other: str, found: list[int]) -> bool:
    """Fill in blocks of what is left of `one` that stand in another order in what is left of `other`."""
    taken = set(found)
    left = [at for at in range(len(one)) if found[at] == _NONE]
    free = [at for at in range(len(other)) if at not in taken]
    here, there = _joined(one, left), _joined(other, free)
    again = [_NONE] * len(here)
    _common(here, there, (0, len(here), 0, len(there)), _SURE, again)
    new = [(left[at], free[to]) for at, to in enumerate(again) if to != _NONE]
    for at, to in new:
        found[at] = to
    return bool(new)


def _joined(text: str, numbers: list[int]) -> str:
    return "".join(text[number] for number in numbers)
