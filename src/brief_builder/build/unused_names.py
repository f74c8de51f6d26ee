"""What templates ask for, and the data → a warning for each name that nothing asks for and that seems misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from typing import Any

from brief_builder.inputs import Located
from brief_builder.inputs.located import Path_
from brief_builder.problems import Fault, Problem, did_you_mean
from brief_builder.template import DataField

_MOST = 10_000  # entries of a list or group that are looked through
_WORD, _WHOLE = 0.6, 0.85  # how like one another two words are that may be the same, and two names cut into other words


def unused_names(asked: Iterable[DataField], elsewhere: Iterable[DataField], data: Located) -> Iterator[Problem]:
    """Warnings for names near to one that is asked for and not there. A name that is merely unused is none.

    Where a name must be there, its tag says that it is not; only what may be missing is looked for.

    Args:
        asked: the names that a template asks for.
        elsewhere: those that other templates ask for, which are filled with the same data.
        data: what they are filled with.
    """
    met: set[Path_] = set()
    for path, near in _misspelt((), data.value, tuple(asked), tuple(elsewhere)):
        kind = tuple("" if isinstance(step, int) else step for step in path)
        if kind not in met:
            met.add(kind)
            fault = Fault("data-unused", f"nothing asks for `{path[-1]}`", help=near, severity="warning")
            yield data.problem(fault, path, key=True)


def _misspelt(
    path: Path_, group: Mapping[str, Any], asked: tuple[DataField, ...], elsewhere: tuple[DataField, ...]
) -> Iterator[tuple[Path_, str]]:
    """(path, which name may be meant) of each misspelt name in a group and in what stands below it."""
    wanted = {field.name for field in (*asked, *elsewhere)}
    lacking = [field.name for field in asked if field.optional and field.name not in group]
    for name in group if lacking else ():
        near = did_you_mean(name, [other for other in lacking if _alike(name, other)]) if name not in wanted else None
        if near is not None:
            yield (*path, name), near
    for field in asked:
        if field.name in group:
            others = tuple(other for other in elsewhere if other.name == field.name)
            yield from _below((*path, field.name), group[field.name], field, others)


def _below(path: Path_, value: Any, field: DataField, others: tuple[DataField, ...]) -> Iterator[tuple[Path_, str]]:
    item = field.item
    if item is not None:
        items = tuple(other.item for other in others if other.item is not None)
        entries: Iterable[tuple[Any, Any]] = enumerate(value) if isinstance(value, list) else ()
        if isinstance(value, Mapping) and field.keyed:
            entries = value.items()
        for key, entry in islice(entries, _MOST):
            yield from _below((*path, key), entry, item, items)
    # What is printed as a whole, or looked through, may be asked for every name in it.
    elif isinstance(value, Mapping) and all({*each.used_as} <= {"condition"} for each in (field, *others)):
        yield from _misspelt(path, value, field.fields, tuple(below for other in others for below in other.fields))


@lru_cache(maxsize=4096)
def _alike(name: str, other: str) -> bool:
    """Whether a name may be another, misspelt: `name_en` is not `name_fr`, nor `2023` `2024`."""
    if re.findall(r"\d+", name) != re.findall(r"\d+", other):
        return False
    words, others = name.casefold().split("_"), other.casefold().split("_")
    if len(words) != len(others):
        return _likeness("".join(words), "".join(others)) >= _WHOLE
    return all(_likeness(one, two) >= _WORD for one, two in zip(words, others, strict=True))


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one, two).ratio()
