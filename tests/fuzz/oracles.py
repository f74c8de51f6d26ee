"""What became of an input → `Wrong`, where something does not hold that must."""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable
from pathlib import Path

from brief_builder.leaks import cleaned
from brief_builder.office import Package, write_members
from brief_builder.problems import BriefError, Problem
from brief_builder.problems.show import as_json, full, short
from brief_builder.proof import check_package
from fuzz.guard import GUARD
from fuzz.target import ASKED, Wrong
from soundness import said_by_validator

CANARY = "canary-5b1f9c"  # stands where no input may read it; what comes out may not hold it
_MOST = 80_000_000  # bytes of what comes out
_TAG_SIGNS = re.compile(rb"[{}]|%7[BbDd]|&#")


def told(problems: Iterable[Problem]) -> str:
    """The codes of problems, each of which can be shown and says where and what."""
    found = list(problems)
    for problem in found:
        if not problem.place.file and not problem.place.trail:
            raise Wrong(f"{problem.code} has no place: {problem.message}")
        if not problem.message.strip():
            raise Wrong(f"{problem.code} says nothing")
        excerpt = problem.excerpt
        # What is missing at the end of a line is marked behind it.
        if excerpt is not None and not 0 <= excerpt.start <= max(excerpt.end, excerpt.start) <= len(excerpt.text) + 1:
            raise Wrong(f"{problem.code} marks what is not there: {problem.message}")
        if "Traceback" in problem.message or re.search(r"\b\w+Error\b", problem.message):
            raise Wrong(f"{problem.code} speaks of an error of the program: {problem.message}")
    for shown in (full(found), short(found), as_json(found)):
        shown.encode()
        if CANARY in shown:
            raise Wrong("a problem tells what nobody may read")
    return " ".join(sorted({problem.code for problem in found}))


def refused(error: BriefError) -> str:
    """The codes of what a call raised, at least one of which is an error."""
    if not any(problem.severity == "error" for problem in error.problems):
        raise Wrong(f"refused without an error: {[each.code for each in error.problems]}")
    return told(error.problems)


def sound(data: bytes, template: bytes, literals: Collection[str] = ()) -> None:
    """A produced document has nothing wrong that its template had not, and does not hold the canary."""
    if len(data) > _MOST:
        raise Wrong(f"the document has {len(data):,} bytes")
    faults = [fault.message for fault in check_package(data, literals)]
    if faults:
        had = {_kind(fault.message) for fault in check_package(template)}
        new = [fault for fault in faults if _kind(fault) not in had]
        if new:
            raise Wrong(f"unsound: {new[0]}")
    if os.environ.get("OOXML_CHECK") and zlib.crc32(template) % ASKED["one of"] == 0:
        with GUARD.at_rest():
            lines = said_by_validator(data)
            had_lines = said_by_validator(template) if lines else []
        known, damaged = {_kind(line) for line in had_lines}, {part for part in map(_by_schema, had_lines) if part}
        # Of what stands in the wrong order, the schema names only what comes first.
        new = [line.strip() for line in lines if _kind(line) not in known and _by_schema(line) not in damaged]
        if new:
            raise Wrong(f"invalid: {new[0]}")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if CANARY.encode() in package.read(name):
                raise Wrong(f"{name} holds what nobody may read")


def untouched(data: bytes, template: bytes) -> None:
    """What comes of a template without tags is the template, member by member, without what it says of its authors."""
    before = dict(_members(write_members(cleaned(Package.open(template)).members)))
    if any(_TAG_SIGNS.search(content) for content in before.values()):
        return
    after = dict(_members(data))
    if before.keys() != after.keys():
        raise Wrong(f"members came or went: {sorted(before.keys() ^ after.keys())}")
    changed = [name for name, content in before.items() if content != after[name]]
    if changed:
        raise Wrong(f"{changed[0]} has no tag and came out otherwise")


def _members(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def _kind(line: str) -> str:
    """A finding without numbers and names: a loop repeats what its template has, elsewhere and more often."""
    return re.sub(r"\d+", "0", line)


def _by_schema(line: str) -> str:
    """The part of which a finding says that its elements stand in another order; '' for other findings."""
    found = re.match(r"\s*error\s+xsd\s+(\S+) .*This element is not expected", line)
    return found[1].partition(":")[0] if found is not None else ""


def names_in(folder: Path) -> list[str]:
    """What lies in a folder, by name."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
