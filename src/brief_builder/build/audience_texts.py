"""An entry of texts/LANGUAGE.yaml → who may read it, and what it says: `{audience: internal, text: …}`.

A group may hold `audience:` beside its texts, which then holds for all of them. What a text, an item of a list or a
whole list says besides its level stands under `text:`; what other readers find in its place, under `otherwise:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from brief_builder.inputs import Located
from brief_builder.inputs.levels import LEVELS, may_read, narrowest
from brief_builder.inputs.located import Path_
from brief_builder.problems import Fault, Note, Problem, did_you_mean

AUDIENCE, MARKING, TEXT, OTHERWISE = "audience", "marking", "text", "otherwise"


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says without its level.

    Attributes:
        level: who may read it; 'public' where nothing is said.
        marking: its security marking; '' without one.
        value: the text, list or group.
        path: where that stands in the file.
        otherwise: what stands in its place for those who may not read it, and where that stands; None for nothing.
    """

    level: str
    marking: str
    value: Any
    path: Path_
    otherwise: tuple[Any, Path_] | None = None

    def is_met(self, audience: str) -> bool:
        """Whether anything stands there for those for whom is built."""
        return self.otherwise is not None or may_read(self.level, audience)


def entry_of(value: Any, path: Path_) -> Entry:
    """What stands at a path, its level taken off; a level that nobody knows counts as the narrowest."""
    if not isinstance(value, Mapping) or AUDIENCE not in value:
        return Entry(LEVELS[-1], "", value, path)
    level = value[AUDIENCE] if value[AUDIENCE] in LEVELS else LEVELS[0]
    rest = {key: inner for key, inner in value.items() if key not in (AUDIENCE, MARKING)}
    if TEXT in rest and set(rest) <= {TEXT, OTHERWISE}:
        other = (rest[OTHERWISE], (*path, OTHERWISE)) if OTHERWISE in rest else None
        return Entry(level, str(value.get(MARKING) or ""), rest[TEXT], (*path, TEXT), other)
    return Entry(level, str(value.get(MARKING) or ""), rest, path)


def written_path(value: Any, path: Path_) -> Path_:
    """Where in the file the text stands that templates find at a path."""
    at: Path_ = ()
    for step in path:
        entry = entry_of(value, at)
        value, at = entry.value[step], (*entry.path, step)
    return entry_of(value, at).path


def check_levels(texts: Mapping[str, Located]) -> Iterator[Problem]:
    """Levels that nobody knows, and texts whose level is not the same in each language."""
    levels: dict[str, dict[Path_, tuple[str, Path_]]] = {}
    for language, located in texts.items():
        levels[language] = dict(_levels(located.value, (), (), LEVELS[-1]))
        yield from _unknown(located, located.value, ())
    first, *others = levels or ("",)
    for language in others:
        told: list[Path_] = []
        for path in levels[first]:
            if path not in levels[language] or any(path[: len(above)] == above for above in told):
                continue
            (level, at), (other, there) = levels[first][path], levels[language][path]
            if level != other:
                told.append(path)
                message = f"this text is {level} in `{first}` and {other} in `{language}`"
                note = Note(f"in `{first}`", texts[first].place(at))
                cure = "give it the same `audience:` in each language"
                yield texts[language].problem(Fault("audience-differs", message, help=cure, notes=[note]), there)


def _levels(value: Any, path: Path_, at: Path_, above: str) -> Iterator[tuple[Path_, tuple[str, Path_]]]:
    """(where templates find it, (its level, where it stands in the file)) of an entry and all below it."""
    entry = entry_of(value, at)
    level = narrowest((entry.level, above))
    yield path, (level, entry.path)
    if isinstance(entry.value, Mapping):
        for key, inner in entry.value.items():
            yield from _levels(inner, (*path, key), (*entry.path, key), level)
    elif isinstance(entry.value, list):
        for index, inner in enumerate(entry.value):
            yield from _levels(inner, (*path, index), (*entry.path, index), level)


def _unknown(located: Located, value: Any, path: Path_) -> Iterator[Problem]:
    if isinstance(value, Mapping):
        if AUDIENCE in value and value[AUDIENCE] not in LEVELS:
            said = str(value[AUDIENCE])
            hint = did_you_mean(said, LEVELS) or f"write one of {', '.join(LEVELS)}; a text cannot be called `audience`"
            yield located.problem(Fault("audience-unknown", f"`{said}` is no audience", help=hint), (*path, AUDIENCE))
        for key, inner in value.items():
            yield from _unknown(located, inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unknown(located, inner, (*path, index))
