"""The clauses of a title and what can be followed through time → of which things a clause speaks."""

from __future__ import annotations

import re
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


_WORD = re.compile(r"[^\W\d_]+")


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

    def follows(self, index: int) -> list[Clause]:
        """The clauses right behind one that only name things, and belong to it: “most from Viet Nam | and China”."""
        out: list[Clause] = []
        for clause in self._clauses[index + 1 :]:
            if clause.link != "list" or clause.claims or clause.proven or not self._is_names(clause):
                break
            out.append(clause)
        return out

    def bearer(self, index: int, claim: Claim) -> int:
        """The place of the clause whose subject a claim has: its own, or that of the clause before where it has none.

        “The deficit widened, then narrowed”.
        """
        clause = self._clauses[index]
        ahead = index > 0 and clause.link != "cause" and self._clauses[index - 1].claims
        if not ahead or self._said(clause, claim) or self._behind(claim, clause)[0]:
            return index
        return self.bearer(index - 1, ahead[0])

    def named(self, index: int, claim: Claim, names: Sequence[Name]) -> list[list[int]]:
        """Which names are meant: of each list one at least; [] when none is named.

        What stands before the claim is meant rather than what stands behind it.
        """
        return self._before(index, claim, names) or [found for found in [self.objects(index, claim, names)] if found]

    def tracks(self, index: int, claim: Claim, tracks: Sequence[Track]) -> list[list[Track]]:
        """The things that a claim is about: of each list one at least must do as is claimed; [] when nobody knows."""
        if self._of_quantity(index, of_rates=any(track.rate for track in tracks)):
            return []
        names = [track.name for track in tracks]
        clause = self._clauses[index]
        if found := self._before(index, claim, names):
            return [] if self.is_part(clause, claim) else [[tracks[place] for place in each] for each in found]
        said = self._said(clause, claim)
        if self.is_part(clause, claim):
            return []
        thing, joined = self._behind(claim, clause)
        if thing and not (said and joined):
            # “A fall in imports”, “Canada increased imports”; a rise in tariffs is none of the chart's.
            meant = self._named(thing, names)
            if meant or not self._is_known(thing):
                return [[tracks[place] for place in meant]] if meant else []
        elif (bearer := self.bearer(index, claim)) != index:
            return self.tracks(bearer, self._clauses[bearer].claims[0], tracks)
        if clause.link == "cause":
            return []  # “amid a slump”: of whatever
        if said and not self._has_known(clause, claim):
            return []  # the chart does not call anything so
        others = any(other.claims or other.proven for other in self._clauses if other is not clause)
        if said and others and not self._is_known(said):
            return []  # another clause speaks of the chart, this one perhaps of something else
        return [list(tracks)] if tracks else []

    def objects(self, index: int, claim: Claim, names: Sequence[Name]) -> list[int]:
        """The names that stand behind a claim, up to the end of its clause or of the list that goes on there."""
        behind = [(claim.end, self._clauses[index].end), *((each.start, each.end) for each in self.follows(index))]
        found = {place for start, end in behind for place in self._named(self._words.text[start:end], names)}
        return sorted(found)

    def named_within(self, start: int, end: int, names: Sequence[Name]) -> list[int]:
        """The names that stand in a stretch of the title."""
        return self._named(self._words.text[start:end], names)

    def subjects(self, index: int, claim: Claim, names: Sequence[Name]) -> list[int]:
        """The names that stand before a claim in its clause."""
        return self._subject(self._words.text[self._clauses[index].start : claim.start], names)

    def is_of_other(self, claim: Claim, clause: Clause) -> bool:
        """Whether a claim before a deficit is of something else: “the fall in imports cut the deficit”."""
        lexicon, text = self._lexicon, self._words.text
        size = compiled(f"{lexicon.deficit}|{lexicon.surplus}|{lexicon.gap}", spaced=lexicon.spaced)
        if size.search(text, clause.start, claim.start) is not None:
            return False
        thing, joined = self._behind(claim, clause)
        return bool(thing) and joined and size.fullmatch(thing) is None

    def _said(self, clause: Clause, claim: Claim) -> str:
        """What stands before a claim beside times; "" where that names nothing."""
        if self._lexicon.spaced and all(self._says_nothing(word) for word in self._words_in(clause.start, claim.start)):
            return ""
        return self._times.rest(clause.start, claim.start)

    def _before(self, index: int, claim: Claim, names: Sequence[Name]) -> list[list[int]]:
        """What a clause names before a claim, and what the clauses do that belong to it."""
        clause, text = self._clauses[index], self._words.text
        stretches = [(clause.start, claim.start), *((lead.start, lead.end) for lead in self.leads(index))]
        return [found for start, end in stretches if (found := self._subject(text[start:end], names))]

    def _subject(self, text: str, names: Sequence[Name]) -> list[int]:
        """Names in a stretch, up to a word such as “to” or “from”, unless nothing stands before that."""
        head = compiled(self._lexicon.near, spaced=self._lexicon.spaced).split(text, maxsplit=1)[0]
        found = self._named(head, names)
        if found or (self._lexicon.spaced and tokens_of(head, self._lexicon)):
            return found
        return self._named(text, names)

    def _named(self, text: str, names: Sequence[Name]) -> list[int]:
        return named_in(text, names, self._lexicon)

    def _behind(self, claim: Claim, clause: Clause) -> tuple[str, bool]:
        """The first word behind a claim that may name something, and whether one such as “in” or “of” leads to it.

        In a language without spaces, all that stands there; "" where a figure, a time or nothing does.
        """
        lexicon, text = self._lexicon, self._words.text
        if not lexicon.spaced:
            return self._times.rest(claim.end, clause.end), False
        near = compiled(lexicon.near, spaced=False)
        joined = False
        for match in _WORD.finditer(text, claim.end, clause.end):
            between = text[claim.end : match.start()]
            if any(letter.isdigit() or letter in "$€£¥%" for letter in between) or self._times.within(match.span()):
                break
            if near.fullmatch(match[0]):
                joined = True
            elif not self._says_nothing(match[0]):
                return match[0], joined
        return "", joined

    def _of_quantity(self, index: int, *, of_rates: bool) -> bool:
        """Whether it speaks of the growth, the pace or the share of what is shown, and not of that itself.

        Args:
            of_rates: whether growth is what is shown.
        """
        clause = self._clauses[index]
        pattern = compiled(self._lexicon.quantities, spaced=self._lexicon.spaced)
        rates = compiled(self._lexicon.rates, spaced=False)
        for match in pattern.finditer(self._words.text, clause.start, clause.end):
            if not self._is_known(match[0]) and not (of_rates and rates.fullmatch(match[0])):
                return True
        return False

    def _has_known(self, clause: Clause, claim: Claim) -> bool:
        """Whether what stands before a claim, beside adjectives and other claims, has a word that the chart uses."""
        if not self._lexicon.spaced:
            return self._is_known(self._times.rest(clause.start, claim.start))
        said = self._words.text[clause.start : claim.start]
        for other in clause.claims:
            if other.end <= claim.start:
                first, last = other.start - clause.start, other.end - clause.start
                said = said[:first] + " " * (last - first) + said[last:]
        words = [match[0] for match in _WORD.finditer(said) if not self._says_nothing(match[0])]
        return not words or any(self._is_known(word) for word in words)

    def is_part(self, clause: Clause, claim: Claim) -> bool:
        """Whether it speaks of a part of what is shown: “garment exports”, “exports of rice”, “exports to China”."""
        if not self._lexicon.spaced:
            return False
        ahead = self._words_in(clause.start, claim.start)
        behind = [] if any(self._is_known(word) for word in ahead) else self._words_in(claim.end, clause.end)
        near, before, after = (
            compiled(pattern, spaced=False)
            for pattern in (self._lexicon.near, self._lexicon.part_before, self._lexicon.part_behind)
        )
        for words in (ahead, behind):
            for place, word in enumerate(words):
                if self._is_known(word) or self._says_nothing(word):
                    continue
                last = next(
                    (each for each in reversed(words[:place]) if near.fullmatch(each) or self._is_known(each)), ""
                )
                if near.fullmatch(last) and any(self._is_known(each) for each in words[:place]):
                    return True  # exports *of rice*
                if before.fullmatch(word) and any(self._is_known(each) for each in words[place + 1 : place + 2]):
                    return True  # *garment* exports
                if after.fullmatch(word) and any(self._is_known(each) for each in words[max(0, place - 1) : place]):
                    return True  # exportations *agricoles*
        return False

    def _words_in(self, start: int, end: int) -> list[str]:
        """The words there without times."""
        found = _WORD.finditer(self._words.text, start, end)
        return [match[0] for match in found if not self._times.within(match.span())]

    def _says_nothing(self, word: str) -> bool:
        lexicon = self._lexicon
        return any(
            compiled(pattern, spaced=False).fullmatch(word) is not None
            for pattern in (lexicon.small, lexicon.adverbs, lexicon.adjectives, lexicon.since, lexicon.until)
        )

    def _is_names(self, clause: Clause) -> bool:
        said = self._times.rest(clause.start, clause.end)
        return bool(said) and self._is_known(said)

    def _is_known(self, said: str) -> bool:
        """Whether the chart calls things by all of these words."""
        if not self._lexicon.spaced:
            return said.replace(" ", "") in self._all
        tokens = tokens_of(said, self._lexicon)
        return bool(tokens) and all(token in self._known for token in tokens)
