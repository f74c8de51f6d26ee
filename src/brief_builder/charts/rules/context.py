"""A title and its chart → all that is known while the title is judged: its clauses, times, things and their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from brief_builder.charts.rules.clauses import compiled, matches, read_clauses
from brief_builder.charts.rules.drawn import fact_of
from brief_builder.charts.rules.subjects import Subjects
from brief_builder.charts.rules.time_names import times_of
from brief_builder.charts.rules.times import Mention, Times
from brief_builder.charts.rules.tracks import Spot, Track, tracks_of

if TYPE_CHECKING:
    import re

    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.reading.telling import Telling
    from brief_builder.charts.rules.claim_words import Lexicon
    from brief_builder.charts.rules.clauses import Claim, Clause, Words

RANKS = frozenset({"most", "least", "peak", "trough", "record_high", "record_low"})


class Context:
    """All that is known while one title is judged.

    Args:
        proven: where changes are printed, in the title's text.
        subtitle: as it is printed; it names what the chart is of.
    """

    def __init__(
        self,
        telling: Telling,
        words: Words,
        lexicon: Lexicon,
        panels: Sequence[Panel],
        *,
        proven: Sequence[tuple[int, int]],
        subtitle: str,
    ) -> None:
        self.telling, self.words, self.lexicon, self.panels = telling, words, lexicon, panels
        self.tracks = tracks_of(telling, panels, lexicon)
        self.times = Times(words, lexicon, times_of(telling, self.tracks, panels, lexicon))
        self.clauses = read_clauses(words, lexicon, proven, self.times.only)
        vocabulary = [subtitle, *(word for panel in panels for word in _called(telling, panel))]
        self.subjects = Subjects(words, self.clauses, self.times, lexicon, vocabulary)

    # -- the words of a clause

    def has(self, clause: Clause, pattern: str) -> bool:
        """Whether the clause has words that match a pattern of the lexicon."""
        found = compiled(pattern, spaced=self.lexicon.spaced).search(self.words.text, clause.start, clause.end)
        return found is not None

    def has_near(self, index: int, pattern: str) -> bool:
        """Whether a clause has such words, or one beside it in a list that claims nothing: “year on year, …”."""
        beside = [self.clauses[index]]
        if index > 0 and self.clauses[index].link == "list" and not self.clauses[index - 1].claims:
            beside.append(self.clauses[index - 1])
        following = self.clauses[index + 1 : index + 2]
        beside += [each for each in following if each.link == "list" and not each.claims]
        return any(self.has(each, pattern) for each in beside)

    def is_of_move(self, index: int, claim: Claim) -> Claim | None:
        """The noun that begins a clause, of whose move a rank or a comparison is: “the rise was largest in June”."""
        clause, lexicon = self.clauses[index], self.lexicon
        if claim.kind not in ("most", "least"):
            pattern = compiled(lexicon.compared, spaced=False)
            if pattern.fullmatch(self.words.text, claim.start, claim.end) is None:
                return None
        noun = compiled(lexicon.moves, spaced=False)
        for other in clause.claims:
            named = noun.fullmatch(self.words.text, other.start, other.end)
            if named and other.end <= claim.start and not self.times.rest(clause.start, other.start):
                return other
        return None

    def stands_before(self, clause: Clause, claim: Claim, pattern: str) -> bool:
        """Whether such words stand right before a claim, over small ones."""
        lexicon = self.lexicon
        before = self.words.text[clause.start : claim.start]
        front = r"(?<!\w)" if lexicon.spaced else ""
        small = rf"(?:{front}(?:{lexicon.small})(?!\w)[ ']*)*" if lexicon.spaced else rf"(?:{lexicon.small})*"
        found = compiled(rf"{front}(?:{pattern})(?:[ ']+|$){small}$", spaced=False).search(before)
        return found is not None

    def of_size(self, clause: Clause) -> bool:
        """Whether it speaks of a deficit, a surplus or a gap, which grow with the size of the figure."""
        lexicon = self.lexicon
        return any(self.has(clause, pattern) for pattern in (lexicon.deficit, lexicon.surplus, lexicon.gap))

    def spoken_of(self, index: int, claim: Claim) -> Clause:
        """The clause that says of what a claim is; see Subjects.bearer."""
        return self.clauses[self.subjects.bearer(index, claim)]

    def sizes(self, clause: Clause, claim: Claim, *, balance: bool) -> tuple[bool, ...]:
        """Whether a claim of a balance is meant without its sign; both ways, where the words do not say."""
        if not balance or self.has(clause, self.lexicon.balance):
            return (False,)
        if claim.kind in ("wider", "narrower") or self.of_size(clause):
            return (True,)
        return (False, True)

    def during(self, clause: Clause) -> int | None:
        """For how many years or months on end a clause speaks: “in three years”; None when it does not say so."""
        numbers = self.lexicon.numbers
        pattern = self.lexicon.during.replace("{n}", "|".join(sorted(numbers, key=lambda word: (-len(word), word))))
        found = compiled(pattern, spaced=self.lexicon.spaced).search(self.words.text, clause.start, clause.end)
        return numbers[found["n"]] if found is not None else None

    def place(self, claim: Claim) -> int:
        """Which place a rank gives: 2 of “second-largest”, else 1."""
        ordinals = "|".join(self.lexicon.ordinals) or "(?!)"
        pattern = compiled(self.lexicon.placed.replace("{n}", ordinals), spaced=False)
        found = pattern.fullmatch(self.words.text, claim.start, claim.end) if claim.kind == "most" else None
        return self.lexicon.ordinals[found["n"]] if found is not None else 1

    def run(self, clause: Clause) -> tuple[int, bool] | None:
        """Of how many years a move is said to be the last, and whether on end: “for the third year running”."""
        found = self._run(clause)
        return (self.lexicon.ordinals[found["n"]], bool(found["on"] or found["end"])) if found is not None else None

    def _run(self, clause: Clause) -> re.Match[str] | None:
        ordinals = "|".join(self.lexicon.ordinals) or "(?!)"
        pattern = compiled(self.lexicon.runs.replace("{n}", ordinals), spaced=self.lexicon.spaced)
        return pattern.search(self.words.text, clause.start, clause.end)

    def is_claimed(self, clause: Clause) -> bool:
        """Whether a clause says that something is so: it is not denied, nor wished for."""
        known = list(matches(self.words, self.lexicon.same, self.lexicon, clause.start, clause.end))
        if (found := self._run(clause)) is not None and all(claim.kind in ("up", "down") for claim in clause.claims):
            known.append(found.span())  # “for the second year”
        known += [(claim.start, claim.end) for claim in clause.claims if self.place(claim) > 1]
        for pattern in (self.lexicon.refused, self.lexicon.unsure):
            for start, end in matches(self.words, pattern, self.lexicon, clause.start, clause.end):
                # “Did not change” denies nothing.
                if not any(first <= start and end <= last for first, last in known):
                    return False
        return True

    # -- the times of a clause

    def mentions(self, index: int) -> list[list[Mention]]:
        """The times that a clause names, by each way to read it: those of neighbours that name nothing else too."""
        clause = self.clauses[index]
        own = [(clause.start, clause.end), *((lead.start, lead.end) for lead in self.subjects.leads(index))]
        near = [*self._times_beside(index, -1), *self._times_beside(index, 1)]
        with_near = self.times.within(*own, *((each.start, each.end) for each in near))
        if any(self._is_between(each) for each in near):
            return [with_near, self.times.within(*own)]
        return [with_near]

    def bound(self, index: int, claim: Claim) -> list[Mention]:
        """The times from which on a rank holds: “highest since 2019”."""
        if claim.kind not in RANKS:
            return []
        clause = self.clauses[index]
        behind = self.times.within((claim.end, clause.end))
        return [mention for mention in behind if mention.lead == "since" and mention.lead_at >= claim.end]

    def moving(self, index: int, claim: Claim) -> tuple[list[list[Mention]], bool]:
        """The times at which a clause says that something moved, and whether it is the last step that is meant.

        In “fell to its lowest since 2020”, “fell for the first time since 2020” and “fell to 2020 levels” the year is
        not that of the move.
        """
        clause = self.clauses[index]
        others = {mention for other in clause.claims for mention in self.bound(index, other)}
        first = compiled(self.lexicon.first_time, spaced=self.lexicon.spaced)
        if found := first.search(self.words.text, clause.start, clause.end):
            behind = self.times.within((found.end(), clause.end))
            others |= {mention for mention in behind if mention.lead == "since" and mention.lead_at >= found.end()}
        levels = {mention for mention in self.times.within((clause.start, clause.end)) if mention.lead == "level"}
        if claim.kind == "times":  # “double the level of 2019”
            ways = [[replace(m, lead="than") if m in levels else m for m in way] for way in self.mentions(index)]
            return ways, self.has(clause, self.lexicon.last_step)
        others |= levels
        ways = [[mention for mention in way if mention not in others] for way in self.mentions(index)]
        last = (
            found is not None
            or self._run(clause) is not None
            or bool(others)
            or self.has(clause, self.lexicon.last_step)
        )
        return ways, last

    def turned(self, index: int) -> list[list[Mention]] | None:
        """Where a clause that names no time is followed by what was before or later: from when on, or up to when.

        “Fell after rising in 2020”: it fell from then on. None where nobody knows from when; [] where nothing follows.
        """
        following = self.clauses[index + 1] if index + 1 < len(self.clauses) else None
        if following is None or following.link != "turn":
            return self._turned_ahead(index)
        turned = self.times.within((following.start, following.end))
        if not turned:
            return None
        said = self.words.text[self.clauses[index].end : following.start].strip(" ,")
        later = compiled(self.lexicon.before, spaced=False).fullmatch(said)
        return [[replace(turned[-1], lead="before" if later else "since")]]

    def _turned_ahead(self, index: int) -> list[list[Mention]] | None:
        """“After falling in 2020, it rose”: from then on, or as a whole; see turned."""
        first = self.clauses[0]
        if index != 1 or first.link != "turn" or first.claims or self.clauses[1].link != "list":
            return []
        said = self.words.text[: first.start].strip()
        turned = self.times.within((first.start, first.end))
        if compiled(self.lexicon.since, spaced=False).fullmatch(said) is None:
            return []
        if not turned:
            return None
        return [[replace(turned[-1], lead="since")], []]

    # -- the figures

    def figure(self, point: Point) -> str:
        """A figure in full, with its sign, which a bar below zero does not print."""
        fact = fact_of(self.telling, point)
        return str(self.telling.voice.figure(fact).in_digits) if fact is not None else point.text

    def called(self, track: Track, spot: Spot) -> str:
        """A figure by its time, and by its thing where the chart has several: “Imports 2022”."""
        time = spot.point.label
        if time == track.name.shown:  # its category is the thing, and its series the time
            time = str(spot.time[1].year)
        return f"{track.name.shown} {time}" if len(self.tracks) > 1 and track.name.shown else time

    def _times_beside(self, index: int, step: int) -> Iterator[Clause]:
        index += step
        while 0 <= index < len(self.clauses):
            clause = self.clauses[index]
            if not self.times.only(clause.start, clause.end):
                return
            yield clause
            index += step

    def _is_between(self, clause: Clause) -> bool:
        """Whether claims stand on both sides of it, so that it may belong to either."""
        place = self.clauses.index(clause)
        sides = self.clauses[place - 1 : place], self.clauses[place + 1 : place + 2]
        return all(side and (side[0].claims or side[0].proven) for side in sides)


def _called(telling: Telling, panel: Panel) -> Iterator[str]:
    """What a panel calls its things."""
    yield panel.title
    for series in panel.series:
        yield series.name
    for point in panel.points:
        yield point.label
        fact = telling.facts.get(point.fact) if point.fact is not None else None
        if fact is not None:
            yield fact.label.get(telling.voice.language, "")
