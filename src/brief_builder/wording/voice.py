"""A language and a pack's facts in → every way of saying one of them out, always the same way."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from decimal import Decimal

from babel import Locale, UnknownLocaleError

from brief_builder.facts import Fact, Facts, Figure, Source
from brief_builder.facts.findings.staleness import Age
from brief_builder.facts.period import read_period
from brief_builder.problems import Fault
from brief_builder.wording import citations
from brief_builder.wording.changes import brief_change_words, change_words
from brief_builder.wording.counting import Noun, counted_figure
from brief_builder.wording.expressions import filled
from brief_builder.wording.figures import figure_words, part_words, size_words, suffix_words
from brief_builder.wording.language import NUMERALS_KEY, Language, language_of
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.lists import listed
from brief_builder.wording.numbers import plain_number, unit_words
from brief_builder.wording.periods import (
    change_when,
    date_words,
    period_label,
    period_name,
    period_when,
    time_between,
)
from brief_builder.wording.phrase import Phrase, joined
from brief_builder.wording.printable import change_figure, printable_figure, refuse_contradicted
from brief_builder.wording.seams import at_seams
from brief_builder.wording.unitless import number_words


class Voice:
    """Says facts in one language. Everything it gives remembers the fact it came from.

    Args:
        language: code of a language that has words here; Fault text-missing otherwise.
        facts: the pack's facts, for citations and source lines.
        numerals: CLDR's code of the digits to write with, “khmr”; "" for 0 to 9.

    Attributes:
        tag: the language with its numerals, as BCP 47 has it: “km-u-nu-khmr”.
    """

    def __init__(self, language: str, facts: Facts, numerals: str = "") -> None:
        self.language = language
        self.facts = facts
        self.tag = language + NUMERALS_KEY + numerals if numerals else language
        self._words = language_of(self.tag, LANGUAGES).with_units(facts.units)
        self._in_digits = replace(self._words, counts=())

    # -- figures

    def figure(self, fact: Fact) -> Phrase:
        """“about C$2.1 billion (derived)”: the figure with its hedge and what it is."""
        if fact.form in ("growth", "cagr"):
            return self.brief_change(fact)
        figure, as_range = printable_figure(fact), _as_range(fact)

        def said(words: Language) -> str:
            return figure_words(words, figure, as_range=as_range, spell=True)

        return self._said(fact, said, "figure")

    def short(self, fact: Fact) -> Phrase:
        """“about C$2.1 billion”: the same without (estimated) and (derived)."""
        figure, as_range = printable_figure(fact), _as_range(fact)

        def said(words: Language) -> str:
            return self._yearly(fact, figure_words(words, figure, as_range=as_range, suffix=False, spell=True))

        return self._said(fact, said, "short")

    def compact(self, fact: Fact, way: str = "short") -> Phrase:
        """“C$2.1B” in a table or alone in a paragraph, and “C$2.1 billion” in a sentence, where it has no place.

        `way` is one of COMPACT_WAYS: what is said besides, as the method of that name does.
        """
        figure = printable_figure(fact)
        letters = copy(self)
        letters._words = letters._in_digits = self._in_digits.compacted(figure.unit)
        say = COMPACT_WAYS[way]
        (piece,), shown = say(self, fact).pieces, str(say(letters, fact))
        return Phrase((replace(piece, digits=shown if shown != piece.text else None, display=True),))

    def charted(self, fact: Fact, *, size: bool = False, once: bool = False) -> Phrase:
        """“2,4 G$ CA (estimation)”: the figure as it stands in a chart: with letters where the language has them there.

        Args:
            size: without its sign, of a bar that hangs.
            once: its currency is said elsewhere, so that a language that is terse and has no letters leaves it out.
        """
        if fact.form in ("growth", "cagr") and not size:
            return self.brief_change(fact)
        figure, table = printable_figure(fact), self._in_digits
        if table.terse:
            table = table.unsaid(figure.unit) if once and not table.compact_scales else table.compacted(figure.unit)
        say = size_words if size else figure_words
        words = self._yearly(fact, say(table, figure, as_range=_as_range(fact)))
        return Phrase.of(words, fact.name, way="size" if size else "figure")

    def counted(self, fact: Fact, noun: Noun) -> Phrase:
        """“more than 41,900 Canadians”: the figure with the noun that it counts; no (estimated) and no (derived)."""
        return counted_figure(self._words, self._in_digits, fact, printable_figure(fact), noun)

    def full(self, fact: Fact) -> Phrase:
        """“C$2.1 billion in 2023”: the figure with its period, or with “(undated)”."""
        if fact.period.kind == "unknown":
            pattern, when = self._words.undated_figure, Phrase(())
        else:
            pattern, when = self._words.with_period, self.when(fact)
        figure = self.figure(fact)
        digits = pattern.format(figure=str(figure.in_digits), when=str(when.in_digits))
        return Phrase.of(pattern.format(figure=str(figure), when=str(when)), fact.name, way="full", digits=digits)

    def size(self, fact: Fact) -> Phrase:
        """“about C$2.0 billion (derived)”: the figure without its sign, of a balance or a difference."""
        figure, as_range = printable_figure(fact), _as_range(fact)

        def said(words: Language) -> str:
            return self._yearly(fact, size_words(words, figure, as_range=as_range, spell=True))

        return self._said(fact, said, "size")

    def change(self, fact: Fact) -> Phrase:
        """“fell by 10% to 16%”: a verb that says no more than the intervals do; of growth or a difference only."""
        figure = change_figure(fact)
        words = self._yearly(fact, change_words(self._words, figure, as_range=_as_range(fact)))
        return Phrase.of(words + suffix_words(self._words, figure), fact.name, way="change")

    def brief_change(self, fact: Fact) -> Phrase:
        """“−16% to −10%”: the same for a table."""
        figure = change_figure(fact)
        words = self._yearly(fact, brief_change_words(self._words, figure, as_range=_as_range(fact)))
        return Phrase.of(words + suffix_words(self._words, figure), fact.name, way="brief_change")

    def _said(self, fact: Fact, say: Callable[[Language], str], way: str = "") -> Phrase:
        """A figure or a time as prose has it (“nine boats”), and with digits for tables."""
        return Phrase.of(say(self._words), fact.name, way=way, digits=say(self._in_digits))

    def _yearly(self, fact: Fact, words: str) -> str:
        """A compound rate is one of each year: “about 3% a year”."""
        return self._words.rates.yearly.format(x=words) if fact.form == "cagr" else words

    # -- figures that add up

    def printable(self, fact: Fact) -> Figure:
        """The figure of a fact; raises filter-misuse without one, fact-contradicted where it is not to be printed."""
        return printable_figure(fact)

    def part(self, figure: Figure, value: Decimal, decimals: int, scale: int) -> str:
        """“about C$0.6 billion”: a value that stands for a figure in a table, at the precision of all in it."""
        return part_words(self._words, figure, value, decimals, scale)

    def rounding_note(self, *, adds: bool) -> Phrase:
        """“Rounded so that the parts add up.”, or that they may not."""
        return Phrase.of(self._words.rounded_to_add if adds else self._words.may_not_add)

    # -- numbers whose unit is said once

    def number(self, fact: Fact, scale: int, decimals: int | None = None, *, size: bool = False) -> Phrase:
        """“about 2.1”: the number alone at a power of ten, with its hedge; no unit, no scale word, no (derived).

        Args:
            fact: one with a figure; Fault filter-misuse otherwise, fact-contradicted for a contradicted one.
            scale: power of ten of the unit that stands elsewhere: 9 for billions, 0 for ones and percent.
            decimals: at most so many digits behind the decimal mark; None, or more than the figure is accurate to,
                shows as many as it is accurate to.
            size: without its sign.
        """
        figure = printable_figure(fact).absolute() if size else printable_figure(fact)
        words = number_words(self._words, figure, scale, decimals, as_range=_as_range(fact))
        return Phrase.of(words, fact.name, way=f"number {scale}")

    def unit(self, unit: str, scale: int) -> str:
        """“C$ billion”, “%”, “persons”: what such numbers are counted in; empty for a ratio.

        Args:
            unit: as a figure has it: an ISO 4217 code, percent, points, ratio, persons or organizations.
            scale: power of ten: 0, 3, 6, 9 or 12; 0 for percent, points and ratio. ValueError for any other.
        """
        return unit_words(self._words, unit, scale)

    def plain_number(self, value: Decimal, places: int) -> str:
        """“−1,234.5”: a number that is no fact, such as one at an axis, rounded half-up to so many places."""
        return plain_number(self._words, value, places)

    # -- periods and dates

    def known_date(self, day: dt.date | None) -> str:
        """The date, or “unknown”."""
        return self.date(day) if day is not None else self._words.unknown_day

    def published(self, day: dt.date | None) -> str:
        """The date of a source, or “undated”."""
        return self.date(day) if day is not None else self._words.citations.undated

    def age(self, age: Age, as_of: dt.date) -> str:
        """“Two-way goods trade, 2023: the period ended 34 months earlier; the limit is 18.”"""
        return self._words.ages[age.entry].format(
            label=self.label(age.fact),
            period=self.period(age.fact),
            months=self._words.in_numerals(str(age.months)),
            limit=self._words.in_numerals(str(age.limit)),
            as_of=self.date(as_of),
            since=self.date(age.since),
        )

    def language_name(self, tag: str) -> str:
        """“English” for `en`; the tag itself when nobody knows it."""
        try:
            return Locale.parse(tag, sep="-").get_language_name(self._words.locale) or tag
        except (UnknownLocaleError, ValueError):
            return tag

    def period(self, fact: Fact) -> Phrase:
        """“2023”, “the first nine months of 2025”, “undated”: the name of its period."""
        return self._said(fact, lambda words: period_name(words, fact.period))

    def period_label(self, fact: Fact) -> Phrase:
        """“2023”, “Q1 2025”, “Jan 2025”: its period in few letters, as it stands at an axis."""
        return Phrase.of(period_label(self._words, fact.period), fact.name)

    def period_labels(self, fact: Fact) -> tuple[str, ...]:
        """The same in each language that has words here."""
        return tuple(period_label(words, fact.period) for words in LANGUAGES.values())

    def time_between(self, first: Fact, last: Fact) -> Phrase:
        """“January 2023 to September 2025”: from the beginning of one period to the end of another.

        Empty where one of them is open, or a single day.
        """
        words = time_between(self._words, first.period, last.period)
        return Phrase.of(words, last.name) if words is not None else Phrase(())

    def year(self, year: int) -> str:
        """“2023”: the name of a year."""
        return self._words.in_numerals(self._words.periods.year.format(year=year))

    def when(self, fact: Fact) -> Phrase:
        """“in 2023”, “by 2026”, “undated”, and for a change “from 2022 to 2023”."""
        before = fact.compared
        if before is not None:
            return self._said(fact, lambda words: change_when(words, before, fact.period))
        return self._said(fact, lambda words: period_when(words, fact.period))

    def date(self, day: dt.date) -> str:
        """“November 20, 2025”."""
        return date_words(self._words, day)

    # -- words

    def joined(self, phrase: Phrase) -> Phrase:
        """Words and values as they are spoken together: « d’environ 2 % »."""
        return at_seams(self._words, phrase)

    @property
    def stop(self) -> str:
        """The mark at the end of a sentence."""
        return self._words.stop

    def inferred(self, words: str) -> str:
        """“https://… (inferred)”: words that no source states."""
        return self._words.inferred.format(x=words)

    def label(self, fact: Fact) -> Phrase:
        """What the fact is of; its name when it has no label at all."""
        if not fact.label:
            return Phrase.of(fact.name, fact.name)
        return Phrase.of(self._text(fact.label, fact, "label"), fact.name)

    def text(self, fact: Fact) -> Phrase:
        """What a fact without a figure says: its text, or else its items as a list."""
        refuse_contradicted(fact)
        if fact.text:
            return Phrase.of(self._text(fact.text, fact, "text"), fact.name)
        if fact.items:
            return self.list_of(self.items(fact))
        if fact.figure is not None:
            return self.figure(fact)
        raise Fault("text-missing", f"`{fact.name}` has no text", help="add `text:` with the language")

    def note(self, fact: Fact) -> Phrase:
        """The caveat printed with it; empty when it has none in this language."""
        note = fact.note.get(self.language, "")
        return Phrase.of(note, fact.name) if note else Phrase(())

    def items(self, fact: Fact) -> tuple[Phrase, ...]:
        """The entries of a list fact, in the pack's own terms."""
        return tuple(Phrase.of(self._text(item.text, fact, "items"), fact.name) for item in fact.items)

    def list_of(self, phrases: Iterable[Phrase]) -> Phrase:
        """“a, b and c”; entries that hold a comma or an “and” of their own stay apart."""
        return listed(self._words, tuple(phrases))

    def claim(self, fact: Fact) -> Phrase:
        """The words of the source in quotation marks: how a contradicted fact may be printed."""
        exact = fact.quote.exact if fact.quote is not None else ""
        foreign = self.foreign(fact)
        return citations.in_quotes(self._words, exact, fact.name, foreign, gaps=False) if exact else Phrase(())

    def quote(self, fact: Fact) -> Phrase:
        """The words of the source without quotation marks; of a list of quotes, all."""
        quotes = [fact.quote, *(item.quote for item in fact.items)]
        said = [" ".join(quote.exact.split()) for quote in quotes if quote is not None]
        words = self._words.citations.between.join(said)
        return Phrase.of(words, fact.name, lang=self.foreign(fact)) if said else Phrase(())

    def foreign(self, said: Fact | Source) -> str | None:
        """The language of a source's words, or of the quote of a fact, where it is another than this; else None."""
        source = said if isinstance(said, Source) else self.facts.sources.get(said.source or "")
        return citations.foreign_to(self._words, source)

    # -- where it comes from

    def citation(self, name: str) -> Phrase:
        """A footnote: source and quote, or the computation with the sources of what goes into it."""
        return citations.citation(self._words, self.facts, name)

    def evidence(self, name: str) -> Phrase:
        """The quote or the computation without the source."""
        return citations.evidence(self._words, self.facts, name)

    def computation(self, name: str) -> Phrase:
        """“C$2.1 billion ÷ C$2.4 billion − 1 = −16% to −10%”: a derived fact as one would write it; else empty."""
        fact = self.facts[name]
        if fact.tree is None or fact.figure is None:
            return Phrase(())
        if fact.form in ("growth", "cagr"):
            result = self.figure(fact)
        else:
            result = (self.compact(fact) if self._words.terse else self.short(fact)).in_digits
        return citations.computation(self._words, self.facts, name, result)

    def source_line(self, names: Iterable[str]) -> Phrase:
        """“Source: Global Affairs Canada (undated)”; empty without facts."""
        return citations.source_line(self._words, self.facts, names)

    def period_of(self, raw: str) -> str:
        """The name of a period as fact files write it: “2023”, “April 2024 to March 2025”."""
        return period_name(self._words, read_period(raw))

    def labelled(self, things: Iterable[tuple[Phrase, Sequence[Phrase]]]) -> Phrase:
        """“label: a, b; label: c”: each label with what belongs to it; a label alone where nothing does."""
        words = self._words.citations
        said = (
            filled(words.cited, None, source=label, evidence=self.list_of(phrases)) if phrases else label
            for label, phrases in things
        )
        return joined(said, words.between)

    def between(self, words: Iterable[str]) -> str:
        """“a; b”: separate things in one line."""
        return self._words.citations.between.join(words)

    def apart(self, phrases: Iterable[Phrase], owner: str | None = None) -> Phrase:
        """The same of phrases; what stands between them are words of the fact `owner`, if any."""
        return citations.between(self._words, phrases, owner)

    def quotation(self, fact: Fact, words: str, *, gaps: bool = True) -> Phrase:
        """The same of words of a fact's source, which may be in another language; they are tied to no fact."""
        return citations.in_quotes(self._words, words, None, self.foreign(fact), gaps=gaps)

    def quoted(self, words: str, *, gaps: bool = True) -> str:
        """Words of a source in the language's quotation marks; `gaps` shows what is left out around them."""
        return citations.quoted(self._words, words, gaps=gaps)

    def _text(self, texts: Mapping[str, str], fact: Fact, entry: str) -> str:
        words = texts.get(self.language)
        if not words:
            message = f"`{fact.name}` has no {entry} in the language `{self.language}`"
            raise Fault("text-missing", message, help=f"add `{self.language}:` under `{entry}:` in {fact.place}")
        return words


COMPACT_WAYS: Mapping[str, Callable[[Voice, Fact], Phrase]] = {
    "short": Voice.short,
    "figure": Voice.figure,
    "size": Voice.size,
    "full": Voice.full,
}


def _as_range(fact: Fact) -> bool:
    return fact.wording == "range"
