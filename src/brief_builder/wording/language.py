"""What differs between languages when figures become words: patterns and word lists, as data.

A pattern holds `{x}`, `{low}`, `{high}` and the like where words go. U+00A0 keeps a number and its word on one line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from brief_builder.facts.figure import COUNTED
from brief_builder.facts.units import OwnUnit
from brief_builder.problems import Fault, did_you_mean

NUMERALS_KEY = "-u-nu-"
NUMERALS: Mapping[str, str] = {"khmr": "០១២៣៤៥៦៧៨៩"}


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One direction of a change: 'rose by …' or 'fell by …'."""

    exactly: str
    about: str
    range: str
    up_to: str


@dataclass(frozen=True, slots=True)
class OrdinalWords:
    """Ordinals.

    Attributes:
        words: those from first on, for prose; () where digits are usual.
        digits: ordinal category of Babel → pattern with `{n}`.
        first_feminine: the first of a feminine noun, in words and in digits; None where there is but one first.
    """

    words: tuple[str, ...]
    digits: Mapping[str, str]
    first_feminine: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """Periods as names ("2023") and as adverbials ("in 2023").

    Attributes:
        year: pattern of a year's name, with `{year}`.
        month: Babel pattern of a month with its year.
        day: Babel pattern of a date.
        month_alone: Babel pattern of a month without its year.
        month_label: Babel pattern of a month with its year, in few letters.
        day_alone: Babel pattern of a date without its year, which the end of a range has; `days` is the pattern of days
            of one month, with `{first}`, `{last}`, `{month}` and `{year}`.
        years: pattern of several years in a change, `stretch` of another period whose name says “to” or “à”, and
            `change_stretch` of a change between two such.
        quarter_label: pattern of a quarter in few letters, with `{quarter}` (1 to 4) and `{year}`.
        half_label: the same of half a year, with `{half}` (1 or 2).
        fiscal: pattern of a fiscal year from one year, `{first}`, to the next, `{last}`; `fiscal_one` of one that is a
            calendar year; `fiscal_label` of the first in few letters.
        some_year: pattern of a year that nobody knows better than from `{first}` to `{last}`.
        around: pattern for a period that is approximate, `unsure` for one that is uncertain.
        inside: pattern for a year or a month in a sentence; `in_months` for the first months of a year; `in_fiscal` for
            a fiscal year, `in_some_year` for one that nobody knows.
    """

    year: str
    month: str
    day: str
    month_alone: str
    month_label: str
    quarter_label: str
    half_label: str
    fiscal: str
    fiscal_one: str
    fiscal_label: str
    some_year: str
    around: str
    unsure: str
    inside: str
    in_months: str
    in_fiscal: str
    in_some_year: str
    on_day: str
    first_months: str
    months: str
    day_alone: str
    days: str
    span: str
    years: str
    stretch: str
    during: str
    since: str
    until: str
    unknown: str
    change: str
    change_stretch: str


@dataclass(frozen=True, slots=True)
class CitationWords:
    """Footnotes and source lines.

    Attributes:
        quote: pattern of quoted words; `inner` of a quotation in them.
        yearly: the formula of a compound yearly rate; `{root}` is 1 ÷ the years between, or 12 ÷ the months.
        least, greatest: patterns of the smallest and the largest of a list.
        line, column, cell: where a figure of data stands: a line of a file, a column of it, a cell of a sheet.
        marks: + - * / as they are printed between figures.
    """

    quote: str
    inner: str
    gap: str
    line: str
    column: str
    cell: str
    source: str
    dated: str
    undated: str
    cited: str
    derived: str
    explained: str
    growth: str
    yearly: str
    least: str
    greatest: str
    identity: str
    identity_named: str
    given: str
    where: str
    assumption: str
    named: str
    one_source: str
    several_sources: str
    between: str
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What a figure is counted in, said once for many numbers: "C$ billion", "persons".

    Attributes:
        scales: power of ten → its word; 0 is not in it.
        names: unit → the words without and with a scale word, `{scale}`; the latter is empty where none can be.
        other: the same for every other currency, with `{code}`.
    """

    scales: Mapping[int, str]
    names: Mapping[str, tuple[str, str]]
    other: tuple[str, str]


@dataclass(frozen=True, slots=True)
class RateWords:
    """Amounts of something for each of something else: "C$55 per person", "C$1.37 per US$1".

    Attributes:
        things: what is counted → plural category → its word; a unit of a pack joins them.
        thing: pattern of a number and such a word, `{n}` and `{unit}`, without and with a scale word.
        per: what the amount is for each of → pattern with `{x}`.
        per_money: the same for a currency, `per_thing` for a unit of a pack; `{one}` is one of it.
        yearly: pattern of a rate of each year.
    """

    things: Mapping[str, Mapping[str, str]]
    thing: tuple[str, str]
    per: Mapping[str, str]
    per_money: str
    per_thing: str
    yearly: str


@dataclass(frozen=True, slots=True)
class Language:
    """All of one language.

    Attributes:
        code: as packs write it: en, fr, km.
        locale: as Babel knows it; gives grouping, decimal mark, months and lists.
        counts: number words from zero to nine, for prose; () where digits are usual.
        one_feminine: the word for one before a feminine noun; "" where there is but one word.
        ordinals: first, second and so on.
        compact_scales: power of ten → pattern with `{n}`, for tables: “2.1B”; {} where there are no such letters.
        compact_money: currency → pattern of such an amount; none for a currency that has no sign.
        terse: whether charts and computations say amounts in few letters, too, because their words are long; for want
            of such letters, bars of charts leave a currency to the title that says it.
        scales: power of ten → plural category of Babel → pattern with `{n}`.
        money: currency code → pattern of an amount without and with a scale word.
        money_other: pattern for every other currency, with `{code}`.
        units: unit → plural category → pattern.
        said_once: the words of a unit where numbers stand without theirs.
        rounded_to_add: a note that the figures of a table are rounded so that they add up; `may_not_add` that they may
            not add up.
        own: units of the pack; their words are among those of `rates`. `wholes` has the units that come in wholes,
            `feminine` those whose noun is feminine.
        gendered: built-in units whose “one” is in words, because their noun is known.
        numerals: the ten digits that numbers are written with; "" for 0 to 9.
        bounds: bound → pattern with `{x}`; `bounds_counted` goes before it for things that are counted.
        unit_once: whether a range says its unit once, behind the higher number: "de 10 à 12 %".
        within: a value near zero, on either side of it.
        little: how many percentage points still are little change.
        conjunction: "and" between the last two items of a list.
        spaced: whether spaces stand between words.
        list_of_lists: the separators for items that hold commas, before the last of them, and before the last item
            when one holds the conjunction.
        stop: the mark at the end of a sentence.
        contractions: regular expression → what stands for its words where a pattern brought them together: "de les" →
            "des".
        elisions: the same where words meet a value: "de environ" → "d’environ"; {} where nothing is joined so.
        ages: entry of a fact → pattern that says why it is stale.
        unknown_day: in place of a date that nobody knows.
        inferred: pattern for what nobody has stated.
    """

    code: str
    locale: str
    counts: tuple[str, ...]
    one_feminine: str
    ordinals: OrdinalWords
    compact_scales: Mapping[int, str]
    compact_money: Mapping[str, str]
    terse: bool
    scales: Mapping[int, Mapping[str, str]]
    money: Mapping[str, tuple[str, str]]
    money_other: str
    units: Mapping[str, Mapping[str, str]]
    said_once: UnitWords
    rates: RateWords
    minus: str
    plus: str
    bounds: Mapping[str, str]
    bounds_counted: Mapping[str, str]
    about: str
    range: str
    unit_once: bool
    under: str
    within: str
    up_to: str
    estimated: str
    derived: str
    derived_estimate: str
    with_period: str
    undated_figure: str
    rose: ChangeWords
    fell: ChangeWords
    unchanged: str
    about_unchanged: str
    either_way: str
    or_unchanged: str
    changed_little: str
    fall_of: str
    rise_of: str
    no_change: str
    little: int
    conjunction: str
    spaced: bool
    list_of_lists: tuple[str, str, str]
    stop: str
    contractions: Mapping[str, str]
    periods: PeriodWords
    citations: CitationWords
    ages: Mapping[str, str]
    unknown_day: str
    inferred: str
    rounded_to_add: str
    may_not_add: str
    elisions: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    wholes: frozenset[str] = COUNTED
    feminine: frozenset[str] = frozenset()
    gendered: frozenset[str] = frozenset()
    numerals: str = ""

    def with_units(self, units: Mapping[str, OwnUnit]) -> Language:
        """The same with the words of a pack's units; one without words in this language has none."""
        if not units:
            return self
        words = {name: unit.label[self.code] for name, unit in units.items() if self.code in unit.label}
        wholes = frozenset(name for name, unit in units.items() if unit.counted)
        rates = replace(self.rates, things={**self.rates.things, **words})
        feminine = frozenset(name for name, unit in units.items() if self.code in unit.feminine)
        return replace(self, rates=rates, own=frozenset(units), wholes=self.wholes | wholes, feminine=feminine)

    def counting(self, *, feminine: bool) -> Language:
        """The same, in which “one” of persons and organizations agrees with a noun that is known."""
        units = self.wholes - self.own
        return replace(self, gendered=units, feminine=units if feminine else frozenset())

    def compacted(self, unit: str) -> Language:
        """The same with the letters of tables for scale words: “C$2.1B”, « 2,1 G$ CA » (OQLF, symboles G$ et M$).

        As it is for a unit, or in a language, that has no such letters: without its scale word a figure would be wrong.
        """
        if unit not in self.compact_money:
            return self
        scales = {power: {"other": pattern} for power, pattern in self.compact_scales.items()}
        money = {code: (self.money[code][0], pattern) for code, pattern in self.compact_money.items()}
        return replace(self, scales=scales, money={**self.money, **money})

    def unsaid(self, unit: str) -> Language:
        """The same in which amounts of a currency do not name it: “2.4 ពាន់លាន”."""
        return replace(self, money={**self.money, unit: ("{n}", "{n}")}) if unit in self.money else self

    def in_numerals(self, words: str) -> str:
        """The words with their digits as the language is to write them."""
        return written_with(self.numerals, words)

    def contracted(self, words: str) -> str:
        """The words of a filled pattern as they are written together."""
        for apart, together in self.contractions.items():
            words = re.sub(apart, together, words)
        return words

    def elided(self, words: str) -> str:
        """Words and the value behind them as they are written together."""
        for apart, together in self.elisions.items():
            words = re.sub(apart, together, words)
        return self.contracted(words)


def written_with(numerals: str, words: str) -> str:
    """The words with other digits; where these belong to the script of the word before, no space parts the two.

    “ឆ្នាំ 2016” is ឆ្នាំ២០១៦: Khmer digits stand in the word that counts them, as ministries write.
    """
    if not numerals:
        return words
    turned = words.translate({ord("0") + value: digit for value, digit in enumerate(numerals)})
    return re.sub(f"(?<=[\u1780-\u17d3])\u00a0(?=[{numerals}])", "", turned)


def numerals_of(tag: str) -> str:
    """The ten digits that a BCP 47 tag asks for, as “km-u-nu-khmr” does; "" for 0 to 9, and for digits unknown here."""
    return NUMERALS.get(tag.lower().partition(NUMERALS_KEY)[2], "")


def language_of(code: str, known: Mapping[str, Language]) -> Language:
    """The language; Fault text-missing when nobody has written its words.

    `km-u-nu-khmr` is Khmer with its own digits (BCP 47, extension U; the codes of numerals are those of CLDR).
    """
    code, _, numerals = code.partition(NUMERALS_KEY)
    if code in known and numerals in NUMERALS:
        return replace(known[code], numerals=NUMERALS[numerals])
    if code not in known:
        spoken = "there is " + ", ".join(f"`{name}`" for name in sorted(known))
        alone = code.partition("-")[0]  # `fr-CA`: words are known for languages, not for regions
        cure = f"did you mean `{alone}`?" if alone in known else did_you_mean(code, known) or spoken
        raise Fault("text-missing", f"figures have no words in the language `{code}`", help=cure)
    return known[code]
