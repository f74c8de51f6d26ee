"""pack.yaml, charts.yaml and matrices.yaml → the same without silent gaps in a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from brief_builder.build.parity.gaps import Gaps
from brief_builder.charts.reading.pack import COLOURS
from brief_builder.inputs import Located
from brief_builder.inputs.located import Path_
from brief_builder.pack import Pack
from brief_builder.problems import Fault, Problem

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_ENTRIES = ("title", "subtitle", "edition", "marking", "owner")


def fill_pack(pack: Pack, gaps: Gaps) -> Pack:
    """The pack with a gap for what a language lacks in its own words, its charts and its matrices."""
    words: dict[str, Any] = {}
    for entry in _ENTRIES:
        old = getattr(pack, entry)

        def problem(fault: Fault, entry: str = entry) -> Problem:
            return pack.located.problem(fault, pack.entry(entry), key=True)

        new = gaps.fill("titles", old, f"`{entry}`", entry, problem)
        if new is not old:
            words[entry] = new
    for name, kind in (("charts", "chart words"), ("matrices", "rows of matrices")):
        located = getattr(pack, name)
        if located is not None:
            value = _filled(located, located.value, (), kind, gaps)
            if value is not located.value:
                words[name] = replace(located, value=value)
    return replace(pack, **words) if words else pack


def _filled(located: Located, value: Any, path: Path_, kind: str, gaps: Gaps) -> Any:
    """A tree with gaps in every group of words by language; the same object when none lacks."""
    if isinstance(value, list):
        made = [_filled(located, inner, (*path, index), kind, gaps) for index, inner in enumerate(value)]
        return made if any(one is not other for one, other in zip(made, value, strict=True)) else value
    if not isinstance(value, Mapping):
        return value
    if _is_by_language(value, gaps):

        def problem(fault: Fault) -> Problem:
            return located.problem(fault, path, key=True)

        return gaps.fill(kind, value, _said(path), _entry(path), problem)
    inner = {
        key: each if path == () and key == COLOURS else _filled(located, each, (*path, key), kind, gaps)
        for key, each in value.items()
    }
    return inner if any(inner[key] is not value[key] for key in value) else value


def _is_by_language(value: Mapping[Any, Any], gaps: Gaps) -> bool:
    """Whether these are words by language, and not the entries of a record: no record has names as short as these."""
    return (
        bool(value)
        and any(key in gaps.written for key in value)
        and all(isinstance(key, str) and _LANGUAGE.fullmatch(key) for key in value)
        and all(words is None or isinstance(words, (str, int)) for words in value.values())
    )


def _entry(path: Path_) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _said(path: Path_) -> str:
    """“the title of panel 2 of `flows`”: what a text is, from the chart or the matrix on."""
    first, *steps = path
    name = f"entry {first + 1}" if isinstance(first, int) else first
    said: list[str] = []
    for step in steps:
        if isinstance(step, int) and not said:
            said.append(f"entry {step + 1}")  # a list, where a chart or a matrix is a group: that is told elsewhere
        elif isinstance(step, int):
            said[-1] = f"{_ONE.get(said[-1], said[-1])} {step + 1}"
        else:
            said.append(step)
    last, *outer = said[::-1] or ["text"]
    return " of ".join([f"the {last}" if last == (steps or [0])[-1] else last, *outer, f"`{name}`"])


_ONE = {
    "panels": "panel",
    "bars": "bar",
    "notes": "note",
    "series": "series",
    "points": "point",
    "events": "event",
    "annotations": "annotation",
    "labels": "label",
    "rows": "row",
    "waive": "waiver",
}
