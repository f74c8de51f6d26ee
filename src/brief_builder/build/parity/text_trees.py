"""texts/LANGUAGE.yaml of each language → trees of one shape, with a gap for each text that one of them lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from brief_builder.build.audience_texts import AUDIENCE, MARKING
from brief_builder.build.parity.gaps import Gaps, is_said, listed
from brief_builder.inputs import Located
from brief_builder.inputs.located import Path_
from brief_builder.problems import Fault, Note, Problem
from brief_builder.wording.gaps import gap

KIND = "texts"
_NAME = re.compile(r"\{\{\s*([a-z0-9_.]+)")


class _Nothing:
    """Stands where a tree has no such entry."""

    def __bool__(self) -> bool:
        return False


_NOTHING = _Nothing()
Told = frozenset[str]  # languages of which it has been said, above, that all below is missing
Values = Mapping[str, Any]  # language → what stands at one path of its tree


def fill_texts(texts: Mapping[str, Located], gaps: Gaps) -> dict[str, Located]:
    """The trees with what one has and another lacks; those of languages that are not built stay as they are."""
    filling = _Filling(texts, gaps)
    built = [language for language in gaps.languages if language in texts]
    if not built or len(texts) < 2:
        for language in built:
            _count(texts[language].value, gaps, language)
        return dict(texts)
    # A file without texts lacks all of them: that is one thing to tell, and not one for each.
    made = filling.merged({language: located.value or _NOTHING for language, located in texts.items()}, (), frozenset())
    return {
        language: replace(located, value=made[language] or {}) if language in gaps.languages else located
        for language, located in texts.items()
    }


class _Filling:
    def __init__(self, texts: Mapping[str, Located], gaps: Gaps) -> None:
        self._texts = texts
        self._gaps = gaps
        self._order = [language for language in gaps.written if language in texts]

    def merged(self, values: Values, path: Path_, told: Told) -> dict[str, Any]:
        """What stands at a path in each language, with gaps where it lacks."""
        there = {language: values[language] for language in self._order if not isinstance(values[language], _Nothing)}
        told |= self._tell(there, path, told)
        shapes = {_shape(value) for value in there.values() if value is not None}
        if len(shapes) > 1:
            self._mixed(there, path)
            return dict(values)
        shape = next(iter(shapes), "text")
        if shape == "group":
            return self._groups(values, there, path, told)
        if shape == "list":
            return self._lists(values, there, path, told)
        return self._words(values, path, told)

    def _groups(self, values: Values, there: Values, path: Path_, told: Told) -> dict[str, Any]:
        keys = dict.fromkeys(key for value in there.values() for key in value or ())
        made: dict[str, dict[Any, Any]] = {language: {} for language in values}
        marked = AUDIENCE in keys
        for key in keys:
            if marked and key in (AUDIENCE, MARKING):  # no text: what lacks here is a gap of the same level
                said = next(value[key] for value in there.values() if key in (value or ()))
                for language in values:
                    made[language][key] = said
                continue
            inner = {
                language: value.get(key, _NOTHING) if isinstance(value, Mapping) else _NOTHING
                for language, value in values.items()
            }
            for language, each in self.merged(inner, (*path, key), told).items():
                if not isinstance(each, _Nothing):
                    made[language][key] = each
        return {language: made[language] for language in values}

    def _lists(self, values: Values, there: Values, path: Path_, told: Told) -> dict[str, Any]:
        lengths = {language: len(value or ()) for language, value in there.items()}
        longest = max(self._order, key=lambda language: lengths.get(language, 0))
        most = lengths[longest]
        rows: dict[str, list[Any]] = {}
        for language, value in values.items():
            given = list(value) if isinstance(value, list) else []
            rows[language] = aligned(given, list(values[longest])) if len(given) < most else given
        short = self._shorter(lengths, longest, rows, path, told)
        made: dict[str, list[Any]] = {language: [] for language in values}
        for index in range(most):
            inner = {language: row[index] for language, row in rows.items()}
            for language, each in self.merged(inner, (*path, index), told | (short & _lacking(inner))).items():
                if not isinstance(each, _Nothing):
                    made[language].append(each)
        return dict(made)

    def _words(self, values: Values, path: Path_, told: Told) -> dict[str, Any]:
        words = {language: None if isinstance(value, _Nothing) else value for language, value in values.items()}
        # A language without any texts has been told where its file was looked for.
        lacking = [language for language in self._gaps.lacking(KIND, words) if language in values]
        if not lacking:
            return dict(values)
        first = self._gaps.first(words)
        if untold := [language for language in lacking if language not in told]:
            self._report(path, first, self._gaps.fault(f"the text {shown(path)}", untold, self._cure(untold)))
        return {**values, **{language: gap(language, str(words[first])) for language in lacking}}

    # -- what is told

    def _tell(self, there: Values, path: Path_, told: Told) -> Told:
        """A group or a list that a language lacks as a whole is told once, and not each text in it."""
        if not there or all(_shape(value) == "text" for value in there.values()):
            return frozenset()
        lacking = [language for language in self._built() if language not in there and language not in told]
        if not lacking:
            return frozenset()
        if path:
            self._below(path, next(iter(there)), lacking)
        else:
            self._empty(lacking)
        return frozenset(lacking)

    def _below(self, path: Path_, first: str, lacking: Sequence[str]) -> None:
        named = listed(f"`{language}`" for language in lacking)
        message = f"the texts below {shown(path)} are missing in {named}"
        fault = Fault("text-missing", message, help=self._cure(lacking), severity="warning")
        self._report(path, first, fault)

    def _empty(self, lacking: Sequence[str]) -> None:
        """Files that are there and hold no text: each is told by itself, because that is where to write."""
        full = next(language for language in self._order if language not in lacking)
        for language in lacking:
            message = f"all texts are missing in `{language}`: its file is empty"
            cure = f"write what {self._texts[full].file} has, in `{language}`"
            self._report((), language, Fault("text-missing", message, help=cure, severity="warning"))

    def _shorter(
        self, lengths: Mapping[str, int], longest: str, rows: Mapping[str, list[Any]], path: Path_, told: Told
    ) -> Told:
        """The languages whose list has fewer entries, which is told."""
        most = lengths[longest]
        short = [each for each in self._built() if lengths.get(each, 0) < most and each not in told]
        if not short:
            return frozenset()
        has = listed(f"{lengths.get(language, 0)} in `{language}`" for language in short)
        message = f"the list {shown(path)} has {lengths[longest]} entries in `{longest}` and {has}"
        at = next(index for index, each in enumerate(rows[short[0]]) if isinstance(each, _Nothing))
        note = Note(f"entry {at + 1} seems to be what lacks", self._texts[longest].place((*path, at)))
        shorter = [Note(f"in `{each}`", self._texts[each].place(path, key=True)) for each in short if each in lengths]
        cure = self._cure(short)
        fault = Fault("text-missing", message, help=cure, notes=[note, *shorter], severity="warning")
        self._report(path, longest, fault)
        return frozenset(short)

    def _built(self) -> list[str]:
        return [language for language in self._gaps.languages if language in self._texts]

    def _mixed(self, there: Values, path: Path_) -> None:
        first, *others = there
        other = next(language for language in others if _shape(there[language]) != _shape(there[first]))
        message = f"{shown(path)} is a {_shape(there[first])} in `{first}` and a {_shape(there[other])} in `{other}`"
        note = Note(f"in `{other}`", self._texts[other].place(path, key=True))
        cure = "let the texts of all languages have one shape: the same keys, and lists where the other has lists"
        self._report(path, first, Fault("languages-differ", message, help=cure, notes=[note], severity="warning"))

    def _cure(self, lacking: Sequence[str]) -> str:
        files = listed(self._texts[language].file for language in lacking if language in self._texts)
        return f"write it in {files}"

    def _report(self, path: Path_, language: str, fault: Fault) -> None:
        problem: Problem = self._texts[language].problem(fault, path, key=bool(path) and isinstance(path[-1], str))
        self._gaps.report(problem)


def aligned(short: list[Any], long: list[Any]) -> list[Any]:
    """The shorter list with nothing where it lacks an entry, by the facts that entries name, or else at its end."""
    keys, others = [_facts(each) for each in short], [_facts(each) for each in long]
    matcher = SequenceMatcher(None, keys, others, autojunk=False)
    made: list[Any] = []
    spare = len(long) - len(short)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        made += short[i1:i2]
        more = min((j2 - j1) - (i2 - i1), spare) if tag in ("insert", "replace") else 0
        if more > 0 and i2 < len(short):
            made += [_NOTHING] * more
            spare -= more
    return made + [_NOTHING] * (len(long) - len(made))


def shown(path: Path_) -> str:
    """“`trade.later`, entry 3, `note`”: where a text stands, as templates write it."""
    said: list[str] = []
    keys: list[str] = []
    for step in path:
        if isinstance(step, int):
            said += [f"`{'.'.join(keys)}`"] if keys else []
            said.append(f"entry {step + 1}")
            keys = []
        else:
            keys.append(str(step))
    return ", ".join([*said, *([f"`{'.'.join(keys)}`"] if keys else [])])


def _facts(value: Any) -> tuple[str, ...]:
    """The facts that a text, or all texts below, name."""
    return tuple(sorted(set(_NAME.findall(str(value)))))


def _lacking(values: Values) -> Told:
    return frozenset(language for language, value in values.items() if isinstance(value, _Nothing))


def _shape(value: Any) -> str:
    return "group" if isinstance(value, Mapping) else "list" if isinstance(value, list) else "text"


def _count(value: Any, gaps: Gaps, language: str) -> None:
    """The texts of the only language."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not (AUDIENCE in value and key in (AUDIENCE, MARKING)):
                _count(inner, gaps, language)
    elif isinstance(value, list):
        for inner in value:
            _count(inner, gaps, language)
    elif is_said(value):
        gaps.lacking(KIND, {language: value})
