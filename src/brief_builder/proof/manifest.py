"""What was built, from what, and where each fact stands → manifest.json, the same bytes for the same build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from brief_builder.proof.json_text import indented


@dataclass(frozen=True, slots=True)
class OutputRecord:
    """A file that was written: its path below the manifest, and the sha256 of its bytes."""

    file: str
    sha256: str
    bytes: int
    language: str


@dataclass(frozen=True, slots=True)
class UseRecord:
    """A place where a fact is printed: the file, the steps in it, the words, and how ('text', 'note', 'chart').

    `way` is how the words say the figure of the fact, as `wording.reading.misprint` knows it; "" where they say none.
    """

    file: str
    place: str
    text: str
    kind: str
    way: str = ""


@dataclass(frozen=True)
class Manifest:
    """The record of a build.

    Attributes:
        pack, edition, as_of: what was built; as_of is an ISO date.
        generator: the program and its version.
        inputs: path below the project → sha256 of each file that was read.
        outputs: the files written.
        sources: key → record of each source.
        facts: name → record of each fact, with its uses.
        findings: what was found when the facts were looked at together: code, severity, message, facts or source,
            and how it was resolved, with the reason; None while it is not.
        warnings: one line each, as shown when building; for others than insiders, those about the outputs alone.
        units: name → label, counted and feminine of each unit that the pack declares: its figures are read with them.
        prints: output → the prints of what stands in it, as `proof.contents` makes them, by which a changed paragraph
            of a received file can be named. What the file is worth is said by its sha256 alone.
        audience: for whom it was built: 'internal', 'partner' or 'public'.
        left_out: how many things of each kind were withheld from these readers; never which.
    """

    pack: str
    edition: str
    as_of: str
    generator: str
    inputs: Mapping[str, str]
    outputs: Sequence[OutputRecord]
    sources: Mapping[str, Mapping[str, Any]]
    facts: Mapping[str, Mapping[str, Any]]
    findings: Sequence[Mapping[str, Any]] = field(default=())
    warnings: Sequence[str] = field(default=())
    units: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    prints: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    audience: str = "internal"
    left_out: Mapping[str, int] = field(default_factory=dict)


def manifest_json(manifest: Manifest) -> bytes:
    """The manifest as UTF-8 JSON with a last newline."""
    said = {each.name: getattr(manifest, each.name) for each in fields(manifest)}
    return indented({**said, "outputs": [asdict(output) for output in manifest.outputs]})
