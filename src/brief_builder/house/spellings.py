"""A text → the spellings in it that the style file lists: `20 per cent`, `e.g.`, `31st July`."""

from __future__ import annotations

from collections.abc import Iterator

from brief_builder.house.finding import SPACE, fault, shown
from brief_builder.house.patterns import NBSP, Match, written
from brief_builder.house.reading import Reading
from brief_builder.house.style import Spelling, Style
from brief_builder.problems import Fault


def spellings(style: Style, reading: Reading) -> Iterator[Fault]:
    """Each stretch that is not the house style; of stretches that overlap, the longest, then the one listed first."""
    found: list[tuple[str, Spelling, Match]] = []
    digits = any(map(str.isdigit, reading.text))
    for rule, each, pattern in style.spellings.get(reading.language, ()):
        if each.roles and reading.words.role not in each.roles:
            continue
        text = reading.unquoted if rule.startswith("DT") else reading.own
        for match in pattern.search(text, digits=digits):
            kept = any(_within(text, (match.start, match.end), right) for right in each.unless)
            if not kept and reading.wrote(match.start, match.end):
                found.append((rule, each, match))
    taken = bytearray(len(reading.text))
    told: dict[tuple[int, int], set[str]] = {}
    for rule, each, match in sorted(found, key=lambda one: one[2].start - one[2].end):
        span = (match.start, match.end)
        # Two rules may speak of one and the same stretch.
        if any(taken[match.start : match.end]) and rule in told.get(span, {rule}):
            continue
        taken[match.start : match.end] = b"\x01" * (match.end - match.start)
        told.setdefault(span, set()).add(rule)
        yield _fault(style, rule, each, reading, match)


def _fault(style: Style, rule: str, each: Spelling, reading: Reading, match: Match) -> Fault:
    found = reading.text[match.start : match.end]
    cures = [each.cure] if each.cure else []
    breaks = False
    if each.write:
        write = written(each.write, match)
        breaks = shown(write) == shown(found)  # a space is all that differs
        spaced = " with a no-break space" if NBSP in write else ""
        cures.insert(0, f"write `{shown(write)}`{spaced}")
        cures += [SPACE] if NBSP in write else []
    said = f"a line may break within `{shown(found)}`" if breaks else f"`{shown(found)}` is not the house style"
    return fault(style, rule, reading, (match.start, match.end), said, *cures, severity=each.severity)


def _within(text: str, span: tuple[int, int], kept: str) -> bool:
    """Whether the stretch stands within words that are right as they are."""
    start = text.find(kept, max(span[0] - len(kept), 0), span[1] + len(kept))
    return 0 <= start < span[1] and span[0] < start + len(kept)
