"""The clauses of a title and what can be followed through time → of which things a clause speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.rules.clauses import compiled
from brief_builder.charts.rules.tracks import Name, named_in, tokens_of
from brief_builder.charts.rules.unit_words import compared

if TYPE_CHECKING:
    from brief_builder.charts.rules.claim_words import Lexicon
    from brief_builder.charts.rules.clauses import Claim, Clause, Words
    from brief_builder.charts.rules.times import Times
    from brief_builder.charts.rules.tracks import Track


class Subjects:
    """Finds the subject of each claim.

    Args:
        vocabulary: all that the chart calls its things: subtitle, titles, labels.
    """

    def __init__(
        self, words: Words, clauses: Sequence[Clause], times: Times, lexicon: Lexicon, vocabulary: Sequence[str]
    ) -> None:
        self._words, self._clauses, self._times, self._lexicon = words, clauses, times, lexicon
        self._known = {token for text in vocabulary for token in tokens_of(text, lexicon)}
        self._all = " ".join(compared(text).replace(" ", "") for text in vocabulary)

    def leads(self, index: int) -> list[Clause]:
        """The clauses right before one that only name things, and belong to it: “exports | and imports rose”."""
        out: list[Clause] = []
        while index > 0 and self._clauses[index].link == "list":
            index -= 1
            clause = self._clauses[index]
            if clause.claims or clause.proven or not self._is_names(clause):
                break
            out.append(clause)
        return out

    def named(self, index: int, claim: Claim, names: Sequence[Name]) -> list[list[int]]:
        """Which names are meant: of each list one at least; [] when none is named.

        What stands before the claim is meant rather than what stands behind it, and what stands before a word such as
        “to” or “from” rather than what it leads to.
        """
        clause, text = self._clauses[index], self._words.text
        own = self._named(text[clause.start : claim.start], names) or self._named(text[claim.end : clause.end], names)
        others = [self._named(text[lead.start : lead.end], names) for lead in self.leads(index)]
        return [found for found in (own, *others) if found]

    def tracks(self, index: int, claim: Claim, tracks: Sequence[Track]) -> list[list[Track]]:
        """The things that a claim is about: of each list one at least must do as is claimed; [] when nobody knows."""
        if self._of_quantity(index):
            return []
        found = self.named(index, claim, [track.name for track in tracks])
        if found:
            return [[tracks[place] for place in each] for each in found]
        clause = self._clauses[index]
        said = self._times.rest(clause.start, claim.start)
        if not said and index > 0:
            before = self._clauses[index - 1]
            if before.claims:
                return self.tracks(index - 1, before.claims[0], tracks)
        others = any(other.claims or other.proven for other in self._clauses if other is not clause)
        if said and others and not self._is_known(said):
            return []  # another clause speaks of the chart, this one perhaps of something else
        return [list(tracks)] if tracks else []

    def _named(self, text: str, names: Sequence[Name]) -> list[int]:
        near = compiled(self._lexicon.near, spaced=self._lexicon.spaced)
        head = near.split(text, maxsplit=1)[0]
        return named_in(head, names, self._lexicon) or named_in(text, names, self._lexicon)

    def _of_quantity(self, index: int) -> bool:
        """Whether it speaks of the growth, the pace or the share of what is shown, and not of that itself."""
        clause = self._clauses[index]
        pattern = compiled(self._lexicon.quantities, spaced=self._lexicon.spaced)
        for match in pattern.finditer(self._words.text, clause.start, clause.end):
            if not self._is_known(match[0]):
                return True
        return False

    def _is_names(self, clause: Clause) -> bool:
        said = self._times.rest(clause.start, clause.end)
        return bool(said) and self._is_known(said)

    def _is_known(self, said: str) -> bool:
        """Whether the chart calls things by all of these words."""
        if not self._lexicon.spaced:
            return said.replace(" ", "") in self._all
        tokens = tokens_of(said, self._lexicon)
        return bool(tokens) and all(token in self._known for token in tokens)
