"""Received files and their manifest → what was changed in them, each thing with its place; nothing else is needed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from brief_builder.problems import Fault, Place, Problem, Problems
from brief_builder.proof.bearing import Borne, check_facts
from brief_builder.proof.contents import Contents, read_contents
from brief_builder.proof.differing import changed_spots
from brief_builder.proof.papers import check_paper
from brief_builder.proof.printed import check_printed, check_readings
from brief_builder.proof.recorded import Recorded, read_manifest
from brief_builder.proof.telling import check_pages, check_provenance
from brief_builder.proof.workbooks import check_workbooks
from brief_builder.version import GENERATOR

MANIFEST, PROVENANCE = "manifest.json", "provenance.json"


@dataclass(frozen=True)
class Verdict:
    """What was proven, and what was not.

    Attributes:
        pack, edition, as_of, audience: of the manifest; "" where it cannot be read.
        digest: the sha256 of the manifest, which its sender can read out: nothing in a pack can prove its manifest.
        files: how many files were compared with it.
        uses: how many places where a fact is printed were looked up.
        figures: how many printed figures were read back.
        borne: how many facts were judged, and by what; None where the manifest cannot be read.
        problems: all that does not hold.
    """

    pack: str
    edition: str
    as_of: str
    audience: str
    digest: str
    files: int
    uses: int
    figures: int
    borne: Borne | None
    problems: Problems


def verify_files(files: Mapping[str, bytes], manifest: bytes, *, whole: bool = True) -> Verdict:
    """Prove files by a manifest.

    Args:
        files: path below the manifest → bytes; the manifest itself may be among them.
        manifest: its bytes.
        whole: all files of the pack should be there; False for some that were taken out of it.
    """
    problems = Problems()
    digest = hashlib.sha256(manifest).hexdigest()
    recorded = read_manifest(manifest, MANIFEST, problems)
    if recorded is None:
        return Verdict("", "", "", "", digest, 0, 0, 0, None, problems)
    said = recorded.said
    given = {name: data for name, data in files.items() if name != MANIFEST}
    provenance = given.pop(PROVENANCE, None)
    named = _named(given, recorded, problems, whole=whole)
    contents: dict[str, Contents] = {}
    for output in said.outputs:
        if output.file not in named:
            continue
        shown, data = named[output.file]
        same = hashlib.sha256(data).hexdigest() == output.sha256
        if not same:
            fault = Fault(
                "file-changed",
                f"this is not the file that was made: it has {len(data):,} bytes, and was made with {output.bytes:,}"
                if len(data) != output.bytes
                else "this is not the file that was made: its checksum is another",
            )
            problems.add(fault.at(Place(shown)))
        try:
            found = read_contents(output.file, data)
        except Fault as fault:
            problems.add(Fault("file-changed", f"the file cannot be read: {fault.message}").at(Place(shown)))
            continue
        except (ValueError, ArithmeticError, KeyError, RecursionError):
            problems.add(Fault("file-changed", "the file cannot be read: it is damaged").at(Place(shown)))
            continue
        contents[output.file] = found
        told = check_printed(output.file, shown, found, recorded, problems)
        check_workbooks(output.file, shown, data, problems)
        if not same and output.file.endswith(".pdf"):
            check_paper(output.file, shown, found, recorded, problems)
        elif not same or said.generator == GENERATOR:  # another version may read words in other pieces
            changed_spots(shown, found, said.prints.get(output.file), told, problems)
    figures = check_readings(recorded, set(named), problems)
    borne = check_facts(recorded.facts, problems)
    if provenance is not None:
        check_provenance(provenance, PROVENANCE, recorded, digest, problems)
    elif whole:
        problems.add(_removed(PROVENANCE))
    check_pages(contents, recorded, problems)
    if not named and not problems.has_errors:
        message = "a manifest proves nothing without the files that it lists"
        problems.add(Fault("nothing-compared", message).at(Place(MANIFEST)))
    uses = sum(use.file in named for fact in said.facts.values() for use in fact.uses)
    return Verdict(
        said.pack, said.edition, said.as_of, said.audience, digest, len(named), uses, figures, borne, problems
    )


def _named(
    files: Mapping[str, bytes], recorded: Recorded, problems: Problems, *, whole: bool
) -> dict[str, tuple[str, bytes]]:
    """Output → the name under which it was received, and its bytes; what is missing, added or renamed is told.

    A file that the manifest does not name is looked for by its bytes.
    """
    outputs = {output.file: output for output in recorded.said.outputs}
    named = {name: (name, data) for name, data in files.items() if name in outputs}
    lost = {outputs[name].sha256: name for name in outputs if name not in named}
    for name, data in files.items():
        if name in outputs:
            continue
        other = lost.pop(hashlib.sha256(data).hexdigest(), None)
        if other is None and not whole:  # a copy: “brief.en (1).docx” is proven as what it is, or not at all
            other = next(
                (each for each, out in outputs.items() if out.sha256 == hashlib.sha256(data).hexdigest()), None
            )
        if other is None:
            problems.add(Fault("file-added", "the manifest names no such file").at(Place(name)))
            continue
        named[other] = name, data
        fault = Fault("file-renamed", f"this is `{other}` under another name", severity="error" if whole else "note")
        problems.add(fault.at(Place(name)))
    if whole:
        for name in lost.values():
            problems.add(_removed(name))
    return named


def _removed(name: str) -> Problem:
    return Fault("file-removed", "the manifest names this file, and it is not here").at(Place(name))
