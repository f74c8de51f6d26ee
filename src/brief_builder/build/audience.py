"""A pack and its facts → what readers of its files may know of: a public pack names nothing internal."""

from __future__ import annotations

from collections.abc import Iterable

from brief_builder.facts import Facts, Finding
from brief_builder.facts.model import Question
from brief_builder.pack import Pack


class Audience:
    """What may be told.

    Attributes:
        hidden_sources: keys of the sources on which internal facts alone rest; none of an internal pack.
    """

    def __init__(self, pack: Pack, facts: Facts) -> None:
        self._facts = facts
        self._internal = pack.audience == "internal"
        public: set[str] = set()
        inside: set[str] = set()
        for fact in facts.values():
            (public if fact.audience == "public" else inside).update(facts.sources_of(fact.name))
        self.hidden_sources = frozenset() if self._internal else frozenset(inside - public)

    def fact(self, name: str) -> bool:
        """Whether a fact may be told of."""
        return self._internal or self._facts[name].audience == "public"

    def finding(self, finding: Finding) -> bool:
        """Whether a finding may: one about an internal fact, beside others or alone, may not."""
        return finding.source not in self.hidden_sources and all(map(self.fact, finding.facts))

    def question(self, question: Question) -> bool:
        """Whether a question may; facts stand in it by name or by ref."""
        about = set(question.about)
        named = (fact.name for fact in self._facts.values() if {fact.name, fact.ref} & about)
        return all(map(self.fact, named))

    def findings(self, findings: Iterable[Finding]) -> list[Finding]:
        """Those that may be told."""
        return [each for each in findings if self.finding(each)]
