"""The title of a chart → its clauses, each with what its author claims in it, and where in the title it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from brief_builder.charts.rules.claim_words import Lexicon
    from brief_builder.wording import Phrase

Claimed = Literal[
    "most", "least", "peak", "trough", "record_high", "record_low", "more_than_half", "less_than_half", "same",
    "steady", "times", "overtook", "above", "below", "wider", "narrower", "up", "down", "deficit", "surplus",
]  # fmt: skip
# In this order words are looked for: “the highest” is no “higher”, “more than doubled” no “more”.
_KINDS: tuple[Claimed, ...] = (
    "record_high", "record_low", "peak", "trough", "most", "least", "more_than_half", "less_than_half", "same",
    "steady", "times", "overtook", "above", "below", "wider", "narrower", "up", "down", "deficit", "surplus",
)  # fmt: skip
Link = Literal["", "break", "list", "turn", "cause"]
IsPeriod = Callable[[int, int], bool]
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\u00ad")


@dataclass(frozen=True, slots=True)
class Words:
    """A title as it is searched, character by character.

    Attributes:
        text: in lower case, with straight apostrophes, plain spaces and Latin digits.
        shown: the same as it is printed; of the same length.
        own: whether a character is the author's, and not printed from a fact.
        at: where it stands in the entry of charts.yaml, 0-based; −1 where it is not written there.
    """

    text: str
    shown: str
    own: tuple[bool, ...]
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One word, or a few, that claim something: start and end in the title's text, half-open."""

    kind: Claimed
    start: int
    end: int
    factor: Decimal = Decimal(1)
    hedge: Literal["", "over", "nearly"] = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a title.

    Attributes:
        start, end: in the title's text, half-open.
        link: what stands before it: "" for the first.
        claims: what its author claims in it.
        proven: whether it prints a change, whose words the figures have made.
    """

    start: int
    end: int
    link: Link
    claims: tuple[Claim, ...]
    proven: bool


def read_words(title: Phrase, written: str) -> Words:
    """The title's words; `written` is its entry, with tags, in which the author's words stand as they are."""
    text, shown, own, at = [], [], [], []
    reached = 0
    for piece in title.pieces:
        found = written.find(piece.text, reached) if piece.fact is None and piece.text else -1
        for offset, letter in enumerate(piece.text):
            if letter in _UNSEEN:
                continue
            plain = letter.translate(_PLAIN)
            if "\u17e0" <= letter <= "\u17e9":  # Khmer digits
                plain = str(ord(letter) - 0x17E0)
            folded = plain.casefold()
            text.append(folded if len(folded) == 1 else plain)
            shown.append(letter)
            own.append(piece.fact is None)
            at.append(found + offset if found >= 0 else -1)
        if found >= 0:
            reached = found + len(piece.text)
    return Words("".join(text), "".join(shown), tuple(own), tuple(at))


def read_clauses(
    words: Words, lexicon: Lexicon, proven: Sequence[tuple[int, int]], is_period: IsPeriod
) -> list[Clause]:
    """The clauses in their order.

    Args:
        proven: where changes are printed, in the title's text.
        is_period: whether a stretch says nothing but a period: “after 2021” begins no clause.
    """
    cuts = sorted(_cuts(words, lexicon))
    stretches: list[tuple[int, int, Link]] = []
    start = 0
    link: Link = ""
    for index, (cut, after, following) in enumerate(cuts):
        if cut < start:
            continue
        end = cuts[index + 1][0] if index + 1 < len(cuts) else len(words.text)
        if following in ("turn", "cause") and is_period(after, end):
            continue
        stretches.append((start, cut, link))
        start, link = after, following
    stretches.append((start, len(words.text), link))
    return [
        Clause(
            start,
            end,
            link,
            tuple(_claims(words, lexicon, start, end)),
            any(start <= first < end for first, _ in proven),
        )
        for start, end, link in stretches
        if words.text[start:end].strip()
    ]


def matches(words: Words, pattern: str, lexicon: Lexicon, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the author's own words between start and end match a pattern of the lexicon."""
    for match in compiled(pattern, spaced=lexicon.spaced).finditer(words.text, start, end):
        if match.end() > match.start() and all(words.own[match.start() : match.end()]):
            yield match.span()


@lru_cache(maxsize=1024)
def compiled(pattern: str, *, spaced: bool) -> re.Pattern[str]:
    """The pattern; as whole words in languages that put spaces between them."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)" if spaced else f"(?:{pattern})")


def _cuts(words: Words, lexicon: Lexicon) -> Iterator[tuple[int, int, Link]]:
    """(where a clause ends, where the next begins, what stands between)."""
    links: Mapping[Link, str] = {
        "break": lexicon.breaks,
        "list": lexicon.lists,
        "turn": lexicon.turns,
        "cause": lexicon.causes,
    }
    for link, pattern in links.items():
        for match in compiled(pattern, spaced=False).finditer(words.text):
            if match.end() > match.start() and all(words.own[match.start() : match.end()]):
                yield match.start(), match.end(), link


def _claims(words: Words, lexicon: Lexicon, start: int, end: int) -> Iterator[Claim]:
    taken: list[tuple[int, int]] = []
    for kind in _KINDS:
        given = lexicon.times if kind == "times" else {getattr(lexicon, kind): Decimal(1)}
        for pattern, factor in given.items():
            for first, last in matches(words, pattern, lexicon, start, end):
                if any(first < other_end and other < last for other, other_end in taken):
                    continue
                taken.append((first, last))
                yield Claim(kind, first, last, factor, _hedge(words, lexicon, start, first) if kind == "times" else "")


def _hedge(words: Words, lexicon: Lexicon, start: int, claim: int) -> Literal["", "over", "nearly"]:
    before = words.text[start:claim].rstrip()
    for hedge in ("over", "nearly"):
        pattern = getattr(lexicon, hedge)
        if re.search(rf"(?<!\w)(?:{pattern})$" if lexicon.spaced else f"(?:{pattern})$", before):
            return "over" if hedge == "over" else "nearly"
    return ""
