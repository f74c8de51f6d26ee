"""A pack and its facts → what readers of its files may know of: what is above their level is not named to them."""

from __future__ import annotations

from collections.abc import Iterable

from brief_builder.facts import Facts, Finding
from brief_builder.facts.model import Question
from brief_builder.inputs.levels import LEVELS, may_read
from brief_builder.pack import Pack
from brief_builder.problems import Fault, Problems, did_you_mean

WHOM = {"internal": "for insiders", "partner": "for partners", "public": "for the public"}


class Audience:
    """What may be told.

    Attributes:
        level: for whom is built: 'internal', 'partner' or 'public'.
        hidden_facts: names of the facts that may not be told of.
        hidden_sources: keys of the sources that may not: those above the level, and those on which hidden facts alone
            rest.
    """

    def __init__(self, pack: Pack, facts: Facts) -> None:
        self._facts = facts
        self.level = pack.audience
        self.hidden_facts = frozenset(name for name, fact in facts.items() if not self.reads(fact.audience))
        told: set[str] = set()
        hidden = {key for key, source in facts.sources.items() if not self.reads(source.audience)}
        for name in facts:
            (hidden if name in self.hidden_facts else told).update(facts.sources_of(name))
        self.hidden_sources = frozenset(hidden - told)
        self._hidden_refs = {each.ref for each in facts.questions if not self.question(each)}

    def reads(self, level: str) -> bool:
        """Whether what is of a level may be told."""
        return may_read(level, self.level)

    def fact(self, name: str) -> bool:
        """Whether a fact may be told of."""
        return name not in self.hidden_facts

    def finding(self, finding: Finding) -> bool:
        """Whether a finding may: one about a hidden fact, beside others or alone, or a hidden question, may not."""
        if finding.code == "question-open" and self._hidden_refs.intersection(finding.details.get("ref", ())):
            return False
        return finding.source not in self.hidden_sources and all(map(self.fact, finding.facts))

    def question(self, question: Question) -> bool:
        """Whether a question may; facts stand in it by name or by ref."""
        about = set(question.about)
        named = (fact.name for fact in self._facts.values() if {fact.name, fact.ref} & about)
        return self.reads(question.audience) and all(map(self.fact, named))

    def findings(self, findings: Iterable[Finding]) -> list[Finding]:
        """Those that may be told."""
        return [each for each in findings if self.finding(each)]


def for_audience(pack: Pack, wanted: str | None, problems: Problems) -> Pack:
    """The pack as it is built for whom somebody asks for; for its own audience when nobody does."""
    if wanted is not None and wanted not in LEVELS:
        hint = did_you_mean(wanted, LEVELS) or f"there are {', '.join(f'`{level}`' for level in LEVELS)}"
        fault = Fault("audience-unknown", f"`{wanted}` is no audience", help=hint)
        problems.add(pack.located.problem(fault, ("audience",), key=True))
        wanted = None
    return pack.built_for(wanted or pack.own_audience)
