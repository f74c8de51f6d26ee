"""A use of a fact and the language of its words → what kind of use it is, and the numbers that are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from brief_builder.build.loading import Loaded
from brief_builder.build.records import all_numbers, kind_of
from brief_builder.facts.number import KHMER_DIGITS
from brief_builder.wording import NO_FACT, Voice

Uses = Counter[tuple[str, str]]  # (kind of use, fact) → how often
Numbers = dict[str, list[tuple[str, ...]]]  # fact → the numbers of each of its figures
FIGURE = "figure"  # the kind of a use that says the figure, in digits or in words
CITED = "cited"  # the kind of a use that is a footnote behind the words, and not its words
_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_QUOTED = re.compile("[“«]")
_NO_DIGIT = re.compile(r"\D")
_MARKS = " \u00a0\u202f;"  # between sources in a line


class Kinds:
    """Tells the uses of a pack's facts apart in one language."""

    def __init__(self, loaded: Loaded, voice: Voice, numbers: Mapping[str, frozenset[frozenset[str]]]) -> None:
        self.language = voice.language
        self._facts = loaded.facts
        self._voice = voice
        self._numbers = numbers
        self._sources: set[str] = set()
        for source in loaded.facts.sources.values():
            short = source.short_in(self.language)
            self._sources |= {short, f"{short} ({voice.published(source.published)})"}
        self._periods: dict[str, Counter[str]] = {}

    def read(self, uses: Iterable[tuple[str, str, str]]) -> tuple[Uses, Numbers]:
        """(fact, words, kind as the merge has it, or FIGURE, or CITED) → the uses, and the numbers of the figures.

        Words of a fact, such as its period, count once, and beside its figure not at all: one language names a period
        again where another has a pronoun.
        """
        counted: Uses = Counter()
        numbers: Numbers = {}
        for fact, text, given in uses:
            if fact.startswith(NO_FACT) or fact not in self._facts:
                continue
            if given == CITED:
                counted["note", fact] += 1
                continue
            kind = FIGURE if given == FIGURE else kind_of(text, given, self._numbers[fact])
            if kind == "words" and text.strip(_MARKS) in self._sources:
                continue  # a source is named for the first fact that rests on it, which follows the order of words
            quoted = kind not in ("figure", "words") or self._is_quoted(fact, text)
            printed = () if quoted else self._printed(fact, text)
            if printed:
                kind = "figure"  # also one that is not printed as it usually is
                numbers.setdefault(fact, []).append(printed)
            counted[kind, fact] += 1
        shown = {fact for kind, fact in counted if kind != "words"}
        for kind, fact in list(counted):
            if kind == "words":
                counted[kind, fact] = 1
                if fact in shown:
                    del counted[kind, fact]
        return counted, numbers

    def _is_quoted(self, name: str, text: str) -> bool:
        """Whether these are words of the source, whose numbers have its marks: between quotation marks, or alone."""
        said = " ".join(text.split())
        quote = self._facts[name].quote
        return _QUOTED.search(said) is not None or (quote is not None and said == " ".join(quote.exact.split()))

    def _printed(self, name: str, text: str) -> tuple[str, ...]:
        """The numbers of a figure in its words; not those of its period. () for a fact without a figure."""
        fact = self._facts[name]
        if not self._numbers[name] or text == fact.ref:
            return ()
        if name not in self._periods:
            when = self._voice.when(fact)  # “nine months” in prose, “9 months” in tables
            worded, numbered = (Counter(digits(str(said), self.language)) for said in (when, when.in_digits))
            self._periods[name] = worded | numbered
        return tuple(sorted((Counter(digits(text, self.language)) - self._periods[name]).elements()))


def digits(text: str, language: str) -> tuple[str, ...]:
    """The numbers of a text with their precision, "2.10" and "41900", without signs; Khmer digits are digits too."""
    decimal = "," if language == "fr" else "."
    out = []
    for match in _DIGITS.finditer(text.translate(KHMER_DIGITS)):
        whole, _, rest = match[0].partition(decimal)
        out.append(_NO_DIGIT.sub("", whole) + (f".{rest}" if rest else ""))
    return tuple(out)


def all_kinds(loaded: Loaded) -> dict[str, Kinds]:
    """Language → what tells its uses apart."""
    numbers = all_numbers(loaded)
    return {language: Kinds(loaded, context.voice, numbers) for language, context in loaded.contexts.items()}
