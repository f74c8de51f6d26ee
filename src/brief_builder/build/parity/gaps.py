"""Words by language → the same with a gap for each language that has none, and a problem that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from brief_builder.pack.model import ALL
from brief_builder.problems import Fault, Place, Problem, Problems
from brief_builder.problems.model import Severity
from brief_builder.wording.gaps import gap

_TABLES = (".csv", ".tsv", ".xlsx")


class Gaps:
    """Fills what a language lacks and another has; what no language has is left to whoever needs it.

    Attributes:
        languages: those that are built.
        written: those of the pack, in their order; a text is asked for as soon as one of them has it.
        counts: kind of text → language that is built → how many of them it has.
    """

    def __init__(self, languages: Sequence[str], written: Sequence[str], problems: Problems) -> None:
        self.languages = tuple(languages)
        self.written = tuple(dict.fromkeys((*written, *languages)))
        self.counts: dict[str, dict[str, int]] = {}
        self._problems = problems
        self._told: set[tuple[Place, str]] = set()

    def fill(
        self, kind: str, words: Mapping[str, str], said: str, entry: str, problem: Callable[[Fault], Problem],
        *, needed: bool = False,
    ) -> Mapping[str, str]:  # fmt: skip
        """The words, with a gap for each language that is built and has none; the same object when none lacks.

        Args:
            kind: what such texts are called in the table of parity: labels.
            words: by language; "" is every language.
            said: what the text is, for the message: the label of `trade.total`.
            entry: what it stands under, for the cure; "" when its languages stand among other entries.
            problem: gives a fault its place.
            needed: whether it is an error when no language of the pack has it, because it is printed.
        """
        if needed and not any(is_said(words.get(language)) for language in (ALL, *self.written)):
            self.report(problem(self.fault(said, self.written, severity="error")))
            return words
        lacking = self.lacking(kind, words)
        if not lacking:
            return words
        made = problem(self.fault(said, lacking))
        first = str(words[self.first(words)])
        filled = {**words, **{language: gap(language, first) for language in lacking}}
        if (made.place, entry) in self._told:
            return filled  # what all rows of a table share is written once
        self._told.add((made.place, entry))
        if made.place.file.endswith(_TABLES):
            cure = f"add {listed(f'a column `{entry}.{language}`' for language in lacking)}"
        else:
            where = f" under `{entry}:`" if entry else f" beside `{self.first(words)}:`"
            cure = f"add {listed(f'`{language}:`' for language in lacking)}{where}"
        self.report(replace(made, help=(cure,)))
        return filled

    def lacking(self, kind: str, words: Mapping[str, object]) -> list[str]:
        """The languages that are built and have no words; [] where no language has any. Counts the text."""
        everywhere = is_said(words.get(ALL))
        if not everywhere and not self.first(words):
            return []
        has = [language for language in self.languages if everywhere or is_said(words.get(language))]
        counts = self.counts.setdefault(kind, dict.fromkeys(self.languages, 0))
        for language in has:
            counts[language] += 1
        return [language for language in self.languages if language not in has]

    def first(self, words: Mapping[str, object]) -> str:
        """The first language of the pack that has words; "" without one."""
        return next((language for language in self.written if is_said(words.get(language))), "")

    def fault(
        self, said: str, lacking: Sequence[str], cure: str | tuple[()] = (), severity: Severity = "warning"
    ) -> Fault:
        """That a text has no words in these languages."""
        named = listed(f"`{language}`" for language in lacking)
        return Fault("text-missing", f"{said} has no words in {named}", help=cure, severity=severity)

    def report(self, problem: Problem) -> None:
        """Take a problem that was found on the way."""
        self._problems.add(problem)


def is_said(words: object) -> bool:
    """Whether anything stands there."""
    return words is not None and bool(str(words).strip())


def listed(names: Iterable[str]) -> str:
    """“a, b and c”."""
    each = list(names)
    return " and ".join(filter(None, (", ".join(each[:-1]), *each[-1:])))
