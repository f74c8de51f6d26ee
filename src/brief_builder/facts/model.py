"""What a fact, a source and a pack's facts are; all frozen, so that what was checked is what is printed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase

from brief_builder.facts.figure import Figure
from brief_builder.facts.formulas.formula import Node
from brief_builder.facts.origin import Origin, in_language
from brief_builder.facts.period import UNKNOWN, Period
from brief_builder.facts.terms import Terms
from brief_builder.facts.units import OwnUnit
from brief_builder.problems import Fault, Place, Problem

CHANGES = frozenset({"growth", "cagr", "difference"})  # forms of facts that say by how much something changed


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, as W3C Web Annotation selects them: `exact`, between `prefix` and `suffix`."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: our term in each language, the theme it belongs to, its own quote if it has one.

    `role` says in what role an area takes part in a body, by area; "" is the area that the fact is of.
    """

    text: Mapping[str, str]
    theme: str = ""
    quote: Quote | None = None
    role: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """Another fact that looks the same and is not, and why, in each language."""

    fact: str
    reason: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a fact names: the office held, and from when until when; None when nobody said.

    `role` is as messages give it, `roles` in each language; "" is every language.
    """

    name: str
    role: str = ""
    since: date | None = None
    until: date | None = None
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule of combination that a person has set aside, and why, in each language."""

    rule: str
    reason: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Balance:
    """A claim that the trade of an area is in "surplus", "deficit" or "balanced"."""

    of: str
    sign: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a person has resolved a finding.

    Attributes:
        finding: code of the finding.
        facts: names of facts, or patterns of names with *, all that it speaks of.
        sources: keys of sources, for findings about sources.
        how: "rank", "merge", "waive" or "ask".
        reason: why, in each language; "" is every language.
        origin: where it was written; None when nobody knows.
    """

    finding: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    how: str
    reason: Mapping[str, str]
    place: Place
    origin: Origin | None = field(default=None, compare=False)

    def covers(self, code: str, facts: tuple[str, ...], source: str) -> bool:
        """Whether it speaks of this finding: of its code, and of each of its facts or of its source."""
        if code != self.finding:
            return False
        if not facts:
            return source in self.sources
        return all(any(fnmatchcase(name, pattern) for pattern in self.facts) for name in facts)


@dataclass(frozen=True, slots=True)
class Trend:
    """A claim of direction ("up", "down", "flat") and the facts it is checked against, oldest first."""

    direction: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Where a figure of a data source stands in the pack: the row or cell that is its evidence.

    Attributes:
        file: below the pack's folder, such as tables/trade.xlsx.
        line: 1-based, in a text file; 0 for a cell of a workbook.
        column: heading of the column, where a line holds several figures; "" otherwise.
        sheet, cell: in a workbook, such as Trade and C7; "" in a text file.
    """

    file: str
    line: int = 0
    column: str = ""
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}, sheet {self.sheet}, cell {self.cell}"
        return f"{self.file}, line {self.line}" + (f", column {self.column}" if self.column else "")


@dataclass(frozen=True, slots=True)
class Source:
    """A document that facts are quoted from, or data that they are taken from.

    Attributes:
        key: the name of its file in sources/.
        kind: "document", whose facts are quoted, or "data", whose facts stand in a table of the pack.
        publisher, short: who published it, and what source lines call it, as messages name them.
        publishers, shorts: the same in each language; "" is every language. Without them, the words of messages.
        published: the day it was published; None when nobody knows.
        published_raw: what the document itself says of its date.
        tier: 1 official … 4 unsourced.
        sha256: of the full text the facts were quoted from, in hexadecimal; "" when not recorded.
        file: name of the full text, for a folder of full texts.
        audience: who may know of it: "internal", "partner" or "public".
        origin: where its record was written; None when nobody knows.
    """

    key: str
    title: str
    publisher: str
    short: str
    language: str
    published: date | None
    published_raw: str
    retrieved: date | None
    address: str | None
    inferred_address: str | None
    tier: int
    sha256: str
    file: str
    note: Mapping[str, str]
    place: Place
    kind: str = "document"
    publishers: Mapping[str, str] = field(default_factory=dict)
    shorts: Mapping[str, str] = field(default_factory=dict)
    audience: str = "public"
    origin: Origin | None = field(default=None, compare=False)

    def publisher_in(self, language: str) -> str:
        """Who published it, in a language."""
        return in_language(self.publishers, language) or self.publisher

    def short_in(self, language: str) -> str:
        """What source lines of a language call it."""
        return in_language(self.shorts or self.publishers, language) or self.short


@dataclass(frozen=True, slots=True)
class Question:
    """Something the desk officer has to find out; a lead is not verified and never a fact.

    `audience` says who may read it: nobody outside, unless it is said.
    """

    ref: str
    question: Mapping[str, str]
    about: tuple[str, ...] = ()
    lead: Mapping[str, str] = field(default_factory=dict)
    place: Place | None = None
    origin: Origin | None = field(default=None, compare=False)
    audience: str = "internal"


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One sourced statement, or a figure derived from such statements.

    Attributes:
        name: dotted, as templates write it.
        ref: the pack's own reference, printed in the annex.
        label: what the figure is of, per language.
        text: our sentence or clause, per language; empty for most figures.
        note: a caveat printed with it, per language.
        figure: None when the fact has no number.
        period: when it holds; for a change, the later of the two periods.
        compared: for a change, the earlier period; else None.
        form: what kind of result a derived fact is: growth, cagr (compound yearly growth), difference, share, ratio,
            balance, sum, mean, extreme (the smallest or largest), per (an amount for each of something), conversion,
            identity or "".
        unit_basis: "stated" in the source, or "inferred".
        measure_basis: whether the source says in so many words what is measured: "stated", or "inferred".
        balance: for a claim about a surplus or a deficit, whose it is.
        source: key of the source; None for a derived fact.
        sources: keys of all sources it rests on, those of its formula's inputs included.
        record: of a figure from a data source, the row or cell that it stands in; None for what is quoted or derived.
        formula: as written; None for a quoted fact. `tree` is the same, read.
        inputs: facts the formula uses, each once.
        given: the identity whose narrowed intervals were used.
        wording: "range" to print always as a range.
        ref_area: whose figure it is, counterpart_area: with whom, product: of what; empty where nobody said. SDMX calls
            these dimensions REF_AREA, COUNTERPART_AREA and PRODUCT.
        rank: normal, preferred, deprecated or contradicted; a contradicted fact is never printed as a fact.
        rank_reason: why it has its rank, in each language; "" is every language.
        audience: who may read it: "internal", "partner" or "public"; no wider than its sources and what it is
            computed from.
        markings: the security markings that it has, and those of the facts it is computed from.
        different_from: facts that look the same and are not.
        persons: who is named in it.
    """

    name: str
    ref: str
    kind: str
    label: Mapping[str, str]
    text: Mapping[str, str]
    note: Mapping[str, str]
    place: Place
    measure: str = ""
    flow: str = ""
    figure: Figure | None = None
    period: Period = UNKNOWN
    compared: Period | None = None
    form: str = ""
    period_type: str = "unknown"
    reporter: str = "unknown"
    basis: str = "unknown"
    ref_area: str = ""
    counterpart_area: str = ""
    product: str = ""
    unit_basis: str = "stated"
    measure_basis: str = "stated"
    source: str | None = None
    sources: tuple[str, ...] = ()
    quote: Quote | None = None
    record: Record | None = None
    items: tuple[Item, ...] = ()
    formula: str | None = None
    tree: Node | None = None
    inputs: tuple[str, ...] = ()
    given: str | None = None
    wording: str = ""
    waivers: tuple[Waiver, ...] = ()
    modality: str = "asserted"
    asserted_by: str = ""
    rank: str = "normal"
    rank_reason: Mapping[str, str] = field(default_factory=dict)
    trend: Trend | None = None
    balance: Balance | None = None
    status: tuple[str, ...] = ()
    audience: str = "public"
    markings: tuple[str, ...] = ()
    review_by: date | None = None
    valid_until: date | None = None
    different_from: tuple[Difference, ...] = ()
    persons: tuple[Person, ...] = ()

    @property
    def series_key(self) -> tuple[str, ...]:
        """What its series measures, as SDMX dimensions tell: the same for figures that differ in their period alone."""
        return self.measure, self.flow, self.ref_area, self.counterpart_area, self.product


class Facts(Mapping[str, Fact]):
    """A pack's facts by name, in file order, with its sources and open questions.

    Attributes:
        sources: by key.
        questions: in file order.
        resolutions: how findings were resolved, in file order.
        terms: the words of the pack, from terms.yaml.
        units: the units that the pack declares, by name.
        broken: names of facts that are written but could not be read; each has a problem of its own.
        whole: False when a file of facts could not be read at all, so that nobody knows what it holds.
    """

    def __init__(
        self,
        facts: Mapping[str, Fact],
        sources: Mapping[str, Source] | None = None,
        questions: tuple[Question, ...] = (),
        resolutions: tuple[Resolution, ...] = (),
        origins: Mapping[str, Origin] | None = None,
        broken: frozenset[str] = frozenset(),
        *,
        terms: Terms | None = None,
        whole: bool = True,
        units: Mapping[str, OwnUnit] | None = None,
    ) -> None:
        self._facts = dict(facts)
        self.units: Mapping[str, OwnUnit] = dict(units or {})
        self.sources: Mapping[str, Source] = dict(sources or {})
        self.questions = questions
        self.resolutions = resolutions
        self.terms = terms or Terms()
        self.broken = broken
        self.whole = whole
        self._origins = dict(origins or {})

    def __getitem__(self, name: str) -> Fact:
        return self._facts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def with_words(
        self,
        facts: Mapping[str, Fact],
        sources: Mapping[str, Source],
        questions: tuple[Question, ...],
        resolutions: tuple[Resolution, ...],
        units: Mapping[str, OwnUnit],
    ) -> "Facts":
        """The same facts with other words in them."""
        return Facts(
            facts, sources, questions, resolutions, self._origins, self.broken,
            terms=self.terms, whole=self.whole, units=units,
        )  # fmt: skip

    def sources_of(self, name: str) -> tuple[str, ...]:
        """Keys of the sources a fact rests on, those of its formula's inputs included, each once."""
        return self[name].sources

    def problem(self, name: str, fault: Fault, *path: str | int, key: bool = False) -> Problem:
        """The fault at an entry of a fact (`"quote", "exact"`), or at the fact's own name without a path."""
        origin = self._origins.get(name)
        if origin is None:
            return fault.at(self[name].place)
        return origin.located.problem(fault, (*origin.path, *path), key=key or not path)
