"""A finding and a voice → what a template sees of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from brief_builder.facts import Finding
from brief_builder.problems import Fault
from brief_builder.wording.findings.details import details, lists
from brief_builder.wording.findings.en import ENGLISH
from brief_builder.wording.findings.fr import FRENCH
from brief_builder.wording.findings.km import KHMER
from brief_builder.wording.findings.words import KINDS, Kind
from brief_builder.wording.phrase import Phrase
from brief_builder.wording.spoken import Refused, SpokenFact
from brief_builder.wording.voice import Voice

WORDS = {"en": ENGLISH, "fr": FRENCH, "km": KHMER}


class SpokenFinding:
    """What was found about facts, for readers of a document.

    Attributes:
        code: as `brief check` prints it.
        kind: "disagreement", "comparison", "gap" or "explained".
        resolved: whether somebody has said how it is handled.
        title: what it is, in sentence case, without a stop.
        why: a sentence on what follows from it.
        facts: the facts it is about, as templates see facts; empty for a finding about a source.
        told: these facts in a line: labels and figures.
        details: what a reader needs besides: the words that are meant, a name, why two are kept apart; may be empty.
        reason: how it was resolved, in the pack's own words; empty while it is not.
    """

    template_names: ClassVar[frozenset[str]] = frozenset(
        {"code", "kind", "resolved", "title", "why", "facts", "told", "details", "source", "reason"}
    )

    def __init__(self, voice: Voice, finding: Finding) -> None:
        self.finding = finding
        self._voice = voice
        self._words = WORDS[voice.language][finding.code]

    @property
    def code(self) -> str:
        return self.finding.code

    @property
    def kind(self) -> Kind:
        return KINDS[self.finding.code]

    @property
    def resolved(self) -> bool:
        return self.finding.resolution is not None

    @property
    def title(self) -> Phrase:
        return self._said(self._words.title)

    @property
    def why(self) -> Phrase:
        return self._said(self._words.why)

    @property
    def facts(self) -> list[SpokenFact]:
        return [SpokenFact(self._voice, self._voice.facts[name]) for name in self.finding.facts]

    @property
    def told(self) -> Phrase:
        """“Goods trade: C$2.4 billion in 2022, C$2.1 billion in 2023; …”: its facts, those of one label together.

        Of lists what they share and what each has alone; of a gap the periods that are missing; of a finding about a
        source, its title.

        Raises:
            Fault: text-missing when a fact has no label in the language.
        """
        if self.finding.source:
            source = self._voice.facts.sources[self.finding.source]
            title = Phrase.of(source.title, lang=self._voice.foreign(source))
            return (Phrase.of(f"{source.short}, ") + title).united().accounted(self._origin)
        if self.code == "lists-differ":
            return self._said(lists(self._voice, self.finding)).capitalized()
        labels: dict[str, tuple[Phrase, list[Phrase]]] = {}
        for fact in self.facts:
            label = self._voice.label(fact.fact)
            if self.code == "series-gap":
                missing = [self._said(self._voice.period_of(raw)) for raw in self.finding.details.get(fact.name, ())]
                if missing:
                    labels.setdefault(str(label), (label, missing))
                continue
            figures = labels.setdefault(str(label), (label, []))[1]
            if fact.fact.figure is not None and fact.fact.form != "identity" and fact.fact.rank != "contradicted":
                figures.append(self._voice.full(fact.fact).in_digits)
        return self._voice.labelled(labels.values())

    @property
    def details(self) -> Phrase | Refused:
        try:
            said = details(self._voice, self.finding)
        except Fault as fault:
            return Refused(fault)
        return said.accounted(self._origin)

    @property
    def source(self) -> Phrase:
        """The short names of the sources it concerns."""
        keys = [self.finding.source] if self.finding.source else []
        keys += [key for name in self.finding.facts for key in self._voice.facts.sources_of(name)]
        sources = self._voice.facts.sources
        return self._said(self._voice.between(dict.fromkeys(sources[key].short for key in keys if key in sources)))

    @property
    def reason(self) -> Phrase | Refused:
        resolution = self.finding.resolution
        if resolution is None:
            return Phrase(())
        said = resolution.reason.get(self._voice.language) or resolution.reason.get("", "")
        if not said:
            message = f"the reason of this resolution has no words in the language `{self._voice.language}`"
            return Refused(Fault("text-missing", message, help=f"add `{self._voice.language}:` under `reason:`"))
        return self._said(" ".join(said.split()))

    def _said(self, words: str) -> Phrase:
        return Phrase.of(words, self._origin)

    @property
    def _origin(self) -> str:
        """What accounts for words of it that print no fact."""
        return f"@finding.{self.finding.code}"


class JoinedFindings:
    """Findings of one class, for a row of a table.

    Attributes:
        code, kind, title, why: as of each of them.
        parts: the findings, in their order.
    """

    template_names: ClassVar[frozenset[str]] = frozenset({"code", "kind", "title", "why", "parts"})

    def __init__(self, parts: Sequence[SpokenFinding]) -> None:
        first = parts[0]
        self.code, self.kind, self.title, self.why = first.code, first.kind, first.title, first.why
        self.parts = list(parts)


def joined(findings: Iterable[SpokenFinding]) -> list[JoinedFindings]:
    """The findings of each class together, in the order of the first of each."""
    classes: dict[str, list[SpokenFinding]] = {}
    for finding in findings:
        classes.setdefault(finding.code, []).append(finding)
    return [JoinedFindings(parts) for parts in classes.values()]


def spoken_findings(voice: Voice, findings: Iterable[Finding]) -> list[SpokenFinding]:
    """The findings that concern readers, disagreements first."""
    kinds = list(dict.fromkeys(KINDS.values()))
    found = [SpokenFinding(voice, finding) for finding in findings if finding.code in KINDS]
    return sorted(found, key=lambda each: kinds.index(each.kind))
