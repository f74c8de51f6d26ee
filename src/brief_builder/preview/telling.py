"""What a build found and made → plain data that the page shows."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brief_builder.inputs.file_bytes import whole_file
from brief_builder.inputs.texts import decoded
from brief_builder.problems import CODES, Problem

if TYPE_CHECKING:
    from brief_builder.build import FactReport
    from brief_builder.build.produced import Document
    from brief_builder.facts import Source
    from brief_builder.proof import UseRecord

Data = dict[str, Any]
_AROUND = 3  # lines that are shown before and behind that of a problem
_MOST = 2_000_000  # bytes of a file of which lines are shown
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")
_TEXTS = (".yaml", ".csv", ".json", ".txt", ".md", ".mplstyle")


def told_problems(problems: Iterable[Problem], folders: Sequence[Path]) -> list[Data]:
    """The problems, with the lines around each that is in a text file in one of the folders."""
    read: dict[str, list[str]] = {}
    return [_problem(each, folders, read) for each in problems]


def _problem(problem: Problem, folders: Sequence[Path], read: dict[str, list[str]]) -> Data:
    place, excerpt = problem.place, problem.excerpt
    lines: list[Data] = []
    if place.line is not None:
        if place.file not in read:
            read[place.file] = _lines(Path(place.file), folders)
        first = max(place.line - 1 - _AROUND, 0)
        shown = read[place.file][first : place.line + _AROUND]
        lines = [
            {"number": first + n + 1, "text": text, "here": first + n + 1 == place.line} for n, text in enumerate(shown)
        ]
    return {
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "place": str(place),
        "file": place.file,
        "excerpt": None
        if excerpt is None
        else [excerpt.text[: excerpt.start], excerpt.text[excerpt.start : excerpt.end], excerpt.text[excerpt.end :]],
        "lines": lines,
        "help": list(problem.help or (CODES[problem.code].cure,)),
        "notes": [
            f"{note.message} ({note.place})" if note.place is not None else note.message for note in problem.notes
        ],
    }


def _lines(path: Path, folders: Sequence[Path]) -> list[str]:
    """The lines of a text file of the pack; [] of any other."""
    file = Path(os.path.realpath(path))
    if file.suffix.lower() not in _TEXTS or not any(folder in file.parents for folder in folders):
        return []
    try:
        return decoded(whole_file(file, _MOST)).splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def told_facts(reports: Iterable[FactReport], sources: Mapping[str, Source], of: Mapping[str, Sequence[str]]) -> Data:
    """Fact name → all that is said of it.

    Args:
        of: fact name → keys of its sources.
    """
    return {
        each.name: _fact(each, [sources[key] for key in of.get(each.name, ()) if key in sources]) for each in reports
    }


def _fact(report: FactReport, sources: Sequence[Source]) -> Data:
    return {
        "name": report.name,
        "ref": report.ref,
        "label": report.label,
        "figure": report.figure,
        "period": report.period,
        "quote": report.quote,
        "evidence": report.evidence,
        "record": report.record,
        "formula": report.formula,
        "computed": report.computed,
        "inputs": list(report.inputs),
        "note": report.note,
        "state": report.state,
        "found": report.found,
        "place": str(report.place),
        "sources": [
            {
                "title": each.title,
                "publisher": each.publisher,
                "published": str(each.published or ""),
                "address": each.address or "",
            }
            for each in sources
        ],
        "uses": [
            {"file": use.file, "place": use.place, "text": said_use(use, report.figure)} for use in report.uses or ()
        ],
    }  # fmt: skip


def said_use(use: UseRecord, figure: str) -> str:
    """What a use says; of a point of a native chart, which holds the number alone, the figure of its fact."""
    return figure if use.kind == "chart" and _NUMBER.fullmatch(use.text) and figure else use.text


def told_text(document: Document, known: Collection[str]) -> list[Data]:
    """The lines of a document where no pages are drawn: pieces of words, and of figures that know their fact."""
    uses: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for use in document.placed:
        if use.paragraph is not None and use.text.strip() and use.fact in known:
            uses.setdefault((use.part, use.paragraph), []).append((use.fact, use.text))
    found: list[Data] = []
    for line in document.reading.lines:
        if line.part in document.reading.layouts or not line.text.strip():
            continue
        pieces: list[Data] = []
        at = 0
        for fact, words in uses.get((line.part, line.paragraph), ()):
            start = line.text.find(words, at)
            if start < 0:
                continue
            pieces += [{"text": line.text[at:start]}] if start > at else []
            pieces.append({"text": words, "fact": fact})
            at = start + len(words)
        pieces += [{"text": line.text[at:]}] if at < len(line.text) else []
        found.append({"place": ", ".join(line.trail), "pieces": pieces})
    return found
