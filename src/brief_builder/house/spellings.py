"""A text → the spellings in it that the style file lists: `20 per cent`, `e.g.`, `31st July`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brief_builder.house.finding import SPACE, fault, shown
from brief_builder.house.patterns import NBSP, Match, Pattern, written
from brief_builder.house.reading import Reading
from brief_builder.house.style import Spelling, Style
from brief_builder.problems import Fault


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch that a rule forbids; `write` is what belongs in its place, '' where the cure is in words."""

    rule: str
    spelling: Spelling
    pattern: Pattern
    match: Match
    write: str

    @property
    def span(self) -> tuple[int, int]:
        return self.match.start, self.match.end


def spellings(style: Style, reading: Reading) -> Iterator[Fault]:
    """Each stretch that is not the house style; of stretches that overlap, the longest, then the one listed first."""
    found: list[_Found] = []
    digits = any(map(str.isdigit, reading.text))
    for rule, each, pattern in style.spellings.get(reading.language, ()):
        if each.roles and reading.words.role not in each.roles:
            continue
        text = reading.unquoted if rule.startswith("DT") else reading.own
        for match in pattern.search(text, digits=digits):
            kept = any(_within(text, (match.start, match.end), right) for right in each.unless)
            if not kept and reading.wrote(match.start, match.end):
                found.append(_Found(rule, each, pattern, match, _write(each, match, reading)))
    taken = bytearray(len(reading.text))
    told: dict[tuple[int, int], set[str]] = {}
    for one in sorted(_whole(found), key=lambda one: one.match.start - one.match.end):
        start, end = one.span
        # Two rules may speak of one and the same stretch.
        if any(taken[start:end]) and one.rule in told.get(one.span, {one.rule}):
            continue
        taken[start:end] = b"\x01" * (end - start)
        told.setdefault(one.span, set()).add(one.rule)
        yield _fault(style, reading, one)


def _whole(found: Sequence[_Found]) -> Iterator[_Found]:
    """Without those whose cure another one would tell again: of `2.1 milliards`, that a line may break within it."""
    beside: dict[tuple[int, int], list[_Found]] = {}
    for one in found:
        beside.setdefault(one.span, []).append(one)
    for listed in beside.values():
        whole = [
            one
            for one in listed
            if not one.write or not any(other.pattern.finds(one.write) for other in listed if other is not one)
        ]
        yield from whole or listed


def _write(each: Spelling, match: Match, reading: Reading) -> str:
    """What to write in the place of a stretch, with its capital: it may begin a sentence."""
    write = written(each.write, match)
    begins = reading.text[match.start : match.start + 2]
    return write[:1].upper() + write[1:] if begins[:1].isupper() and begins[1:].islower() else write


def _fault(style: Style, reading: Reading, one: _Found) -> Fault:
    found = reading.text[slice(*one.span)]
    cures = [one.spelling.cure] if one.spelling.cure else []
    breaks = False
    if one.write:
        breaks = shown(one.write) == shown(found)  # a space is all that differs
        spaced = " with a no-break space" if NBSP in one.write else ""
        cures.insert(0, f"write `{shown(one.write)}`{spaced}")
        cures += [SPACE] if NBSP in one.write else []
    said = f"a line may break within `{shown(found)}`" if breaks else f"`{shown(found)}` is not the house style"
    return fault(style, one.rule, reading, one.span, said, *cures, severity=one.spelling.severity)


def _within(text: str, span: tuple[int, int], kept: str) -> bool:
    """Whether the stretch stands within words that are right as they are."""
    start = text.find(kept, max(span[0] - len(kept), 0), span[1] + len(kept))
    return 0 <= start < span[1] and span[0] < start + len(kept)
