"""The words of a pack: preferred names, words that mean the same, what acronyms stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the pack writes it, by language, and the forms of it that it does not use."""

    preferred: Mapping[str, str]
    variants: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Terms:
    """terms.yaml, read.

    Attributes:
        names: in file order.
        synonyms: theme → the words for it, by language.
        acronyms: acronym → what it stands for, by language.
    """

    names: tuple[Name, ...] = ()
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    acronyms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
