"""A style file in → a `Style` out: which rules of house style hold, how they are worded, and where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from brief_builder.house.patterns import TURNED, Pattern, compiled, placeholders
from brief_builder.house.words import Role

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Word = Annotated[str, Field(min_length=1)]
ByLanguage = dict[Language, Word]
RULES = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "DT1", "DT2", "P1", "P2", "P3", "T1", "M1")


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _known(find: str) -> str:
    compiled(find, {})  # a placeholder that is not known is told at its place
    return find


Find = Annotated[str, Field(min_length=2), AfterValidator(_known)]


class Source(_Record):
    """A guide that rules come from."""

    title: str
    publisher: str = ""
    edition: str = ""
    address: str = ""


class Spelling(_Record):
    """Words that are not the house style, and what to write."""

    find: Find
    write: str = ""
    cure: str = ""
    roles: list[Role] = []
    unless: list[str] = []
    severity: Literal["warning", "note"] | None = None
    exact: bool = False

    @model_validator(mode="after")
    def _is_a_cure(self) -> Spelling:
        if not self.write and not self.cure:
            raise ValueError("say what to write: `write:` for the words themselves, or `cure:`")
        known = placeholders(self.find)
        known += [TURNED[name] for name in known if name in TURNED]
        lost = [name for name in placeholders(self.write) if name not in known and name not in ("nbsp",)]
        if lost:
            raise ValueError(f"`write:` has {{{lost[0]}}}, which `find:` has not")
        return self


def _all_ten(words: list[str]) -> list[str]:
    if len(words) not in (0, 10):
        raise ValueError(f"the ten words from zero to nine belong here, in order; there are {len(words)}")
    return words


class Vocabulary(_Record):
    """The words of a language that rules and placeholders go by."""

    months: list[Word] = []
    short_months: list[Word] = []
    weekdays: list[Word] = []
    scales: list[Word] = []
    units: list[Word] = []
    currencies: list[Word] = []
    small_numbers: Annotated[list[Word], AfterValidator(_all_ten)] = []
    larger_numbers: dict[Word, int] = {}
    references: list[Word] = []
    abbreviations: list[Word] = []
    joining: list[Word] = []

    @cached_property
    def named(self) -> frozenset[str]:
        """The first words, in small letters, of what makes a name of the number behind it: Table 2, July 5."""
        return _first_words((*self.months, *self.short_months, *self.references))

    @cached_property
    def measures(self) -> frozenset[str]:
        """The first words, in small letters, of what makes a measure of the number before it."""
        return _first_words((*self.scales, *self.units, *self.currencies, *self.months))

    @cached_property
    def stops(self) -> frozenset[str]:
        """Words in small letters whose point ends no sentence."""
        months = (month if month.endswith(".") else f"{month}." for month in self.short_months)
        return frozenset(each.lower() for each in (*self.abbreviations, *months))


_NO_WORDS = Vocabulary()


def _first_words(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(each.split()[0].lower().rstrip(".") for each in listed if each.strip())


class Rule(_Record):
    """What every rule may hold."""

    on: bool = True
    severity: Literal["warning", "note"] = "warning"
    says: ByLanguage = Field(min_length=1)
    source: list[str] = []
    spellings: dict[Language, list[Spelling]] = {}


class NumberForm(Rule):
    below_ten: Literal["words", "digits"] = "words"


class NumberFirst(Rule):
    years: Literal["allowed", "note", "warning"] = "note"


class Currency(Rule):
    marks: dict[str, list[Word]] = {}
    bare: dict[Language, str] = {}
    declared: dict[Language, list[Word]] = {}


class Change(Rule):
    words: dict[Language, list[Word]] = {}


class Plain(Rule):
    most_words: int = Field(default=20, ge=1)
    far_too_many: int = Field(default=35, ge=1)


class Acronym(Rule):
    known: list[str] = []


class Emphasis(Rule):
    long_italics: int = Field(default=12, ge=1)


class Signs(_Record):
    """Typography of one language."""

    quotes: str = Field(default="", pattern="^(..)?$")
    inner_quotes: str = Field(default="", pattern="^(..)?$")
    inside_quotes: Literal["nothing", "nbsp"] = "nothing"
    apostrophe: str = Field(default="", max_length=1)
    before: dict[Annotated[str, Field(pattern="^[:;!?]$")], Literal["nothing", "nbsp"]] = {}
    accents: dict[Word, str] = {}


class Typography(Rule):
    languages: dict[Language, Signs] = {}


class Marking(Rule):
    levels: list[ByLanguage] = []
    where: Literal["top right", "anywhere"] = "top right"
    in_text: bool = False


class Rules(_Record):
    """The rules by their names in the list of house rules; one that is left out is off."""

    N1: NumberForm | None = None
    N2: NumberFirst | None = None
    N3: Rule | None = None
    N4: Rule | None = None
    N5: Rule | None = None
    N6: Rule | None = None
    N7: Currency | None = None
    N8: Change | None = None
    DT1: Rule | None = None
    DT2: Rule | None = None
    P1: Plain | None = None
    P2: Acronym | None = None
    P3: Emphasis | None = None
    T1: Typography | None = None
    M1: Marking | None = None
    own: dict[str, Rule] = {}


class StyleFile(_Record):
    """A style file as it is written."""

    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    version: str
    title: ByLanguage = {}
    sources: dict[str, Source] = {}
    words: dict[Language, Vocabulary] = {}
    rules: Rules

    @model_validator(mode="after")
    def _sources_are_known(self) -> StyleFile:
        for name, rule in self.each():
            for said in rule.source:
                if said.split(" ", 1)[0] not in self.sources:
                    known = ", ".join(f"`{key}`" for key in self.sources) or "none"
                    raise ValueError(f"rule {name} names the source `{said.split(' ', 1)[0]}`; `sources` has {known}")
        return self

    def each(self) -> list[tuple[str, Rule]]:
        """The rules that are written, by name."""
        listed = [(name, getattr(self.rules, name)) for name in RULES]
        return [(name, rule) for name, rule in (*listed, *self.rules.own.items()) if rule is not None]


class Style:
    """A style, ready to be used: its rules that are on, its words and its patterns."""

    def __init__(self, record: StyleFile) -> None:
        self.record = record
        self.name = record.name
        self.version = record.version

    def rule(self, name: str) -> Any:
        """A rule by its name (N1); None when it is off."""
        found = getattr(self.record.rules, name, None) or self.record.rules.own.get(name)
        return found if found is not None and found.on else None

    def vocabulary(self, language: str) -> Vocabulary:
        """The words of a language; none for a language that the style does not have."""
        return self.record.words.get(language, _NO_WORDS)

    @cached_property
    def spellings(self) -> Mapping[str, tuple[tuple[str, Spelling, Pattern], ...]]:
        """Language → the spellings that rules forbid in it: the rule's name, the spelling, and what finds it."""
        found: dict[str, list[tuple[str, Spelling, Pattern]]] = {}
        for name, rule in self.record.each():
            for language, listed in rule.spellings.items() if rule.on else ():
                words = self.placeholders(language)
                for each in listed:
                    pattern = compiled(each.find, words, exact=each.exact)
                    found.setdefault(language, []).append((name, each, pattern))
        return {language: tuple(each) for language, each in found.items()}

    def placeholders(self, language: str) -> Mapping[str, list[str]]:
        """Placeholder → the words that it stands for in the language."""
        words = self.vocabulary(language)
        return {
            "month": words.months,
            "short-month": words.short_months,
            "weekday": words.weekdays,
            "scale": words.scales,
            "unit": words.units,
            "currency": words.currencies,
        }

    def says(self, name: str, language: str) -> str:
        """What a rule says, in the language or else in English, and which guide says so."""
        rule = self.rule(name)
        said = rule.says.get(language) or rule.says.get("en") or next(iter(rule.says.values()))
        sources = [self._source(each) for each in rule.source if self._speaks(each, language)]
        return f"{name}: {said}" + (f" ({'; '.join(sources)})" if sources else "")

    def _source(self, said: str) -> str:
        key, _, where = said.partition(" ")
        source = self.record.sources[key]
        return ", ".join(filter(None, (source.title, where)))

    def _speaks(self, said: str, language: str) -> bool:
        """Whether a source is for the language: one whose key ends in another language's is not."""
        ending = said.split(" ", 1)[0].rpartition("-")[2]
        return ending == language or ending not in self.record.words
