"""What the table of a language holds: words and what each does to the number it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language, in small letters.

    Attributes:
        units: words for 0 to 19.
        tens: words for 20, 30 … 90.
        teens_after: tens behind which 10 to 19 may stand (French: 60 and 80).
        hundred: words that multiply by a hundred.
        scales: words that multiply by a power of ten, and that power; these may stand behind digits too.
        short_scales: the same, right behind the digits of a sum of money only: $2.1M, 2,1 G$.
        groups: words for a set of things, and how many: dozen.
        about: those of `groups` and `scales` that say “about” (French -aine).
        fractions: words for a part of what follows or came before.
        articles: words that stand for one before a scale, a group or a fraction.
        joiners: words between two parts that are added.
        of: words between two parts that are multiplied.
        bare: scales and hundreds that need nothing before them (French mille, cent).
        one: the words that may be no figure but a pronoun.
        not_before: pattern of what stands before a word that then counts nothing.
        not_behind: pattern of what stands behind one of `one` that then counts nothing.
        ordinal_before: pattern of what makes the digits behind it an ordinal.
        ordinal_behind: pattern of what makes the digits before it an ordinal, or a decade.
        spaced: words are divided by spaces.
    """

    units: Mapping[str, int]
    tens: Mapping[str, int]
    hundred: frozenset[str]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    about: frozenset[str] = frozenset()
    fractions: Mapping[str, str] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    teens_after: frozenset[int] = frozenset()
    one: frozenset[str] = frozenset()
    not_before: str = "(?!)"
    not_behind: str = "(?!)"
    ordinal_before: str = "(?!)"
    ordinal_behind: str = "(?!)"
    spaced: bool = True
