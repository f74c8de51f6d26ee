"""The manifest, its provenance and its pages → where one of them says something else than the manifest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from brief_builder.inputs.json_values import parse_json
from brief_builder.problems import Fault, Place, Problems
from brief_builder.proof.contents import Contents
from brief_builder.proof.manifest import Manifest, OutputRecord
from brief_builder.proof.provenance import provenance
from brief_builder.proof.recorded import Recorded

_FEW = 10
_SHOWN = 60


def check_provenance(data: bytes, shown: str, recorded: Recorded, digest: str, problems: Problems) -> None:
    """Compare provenance.json with what follows from the manifest; problems of the code manifest-differs.

    Args:
        digest: sha256 of the manifest as it was received.
    """
    raw = recorded.raw
    outputs = [OutputRecord(o.file, o.sha256, o.bytes, o.language) for o in recorded.said.outputs]
    said = recorded.said
    manifest = Manifest(
        said.pack, said.edition, said.as_of, said.generator, said.inputs, outputs, raw["sources"], raw["facts"]
    )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        problems.add(Fault("manifest-differs", "it is not UTF-8 text").at(Place(shown)))
        return
    located = parse_json(text, shown, problems)
    if located is None:
        return
    ours, theirs = provenance(manifest, digest), located.value
    if not isinstance(theirs, Mapping):
        problems.add(Fault("manifest-differs", "it is no group of entries").at(Place(shown)))
        return
    wrong = list(_differences(ours, theirs, ()))
    for steps, ours_said, theirs_said in wrong[:_FEW]:
        message = f"the manifest has {_words(ours_said)} here, and the provenance {_words(theirs_said)}"
        problems.add(Fault("manifest-differs", message).at(Place(shown, steps)))
    if len(wrong) > _FEW:
        message = f"{len(wrong) - _FEW} more entries differ from the manifest"
        problems.add(Fault("manifest-differs", message).at(Place(shown)))


def _differences(ours: Any, theirs: Any, steps: tuple[str, ...]) -> list[tuple[tuple[str, ...], Any, Any]]:
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        found = []
        for key in sorted({*ours, *theirs}):
            found += _differences(ours.get(key), theirs.get(key), (*steps, str(key)))
        return found
    return [] if str(ours) == str(theirs) else [(steps, ours, theirs)]


def _words(value: Any) -> str:
    if value is None:
        return "nothing"
    text = str(value)
    return f"`{text[:_SHOWN]}…`" if len(text) > _SHOWN else f"`{text}`"


def check_pages(contents: Mapping[str, Contents], recorded: Recorded, problems: Problems) -> None:
    """Each page lists the files with their checksums: those of the manifest; problems of the code manifest-differs."""
    for name, found in contents.items():
        if not name.endswith(".html"):
            continue
        text = "\n".join(spot.text for spot in found.spots)
        for output in recorded.said.outputs:
            if not output.file.endswith(".html") and output.sha256 not in text:
                message = f"the page does not give the checksum that the manifest has for `{output.file}`"
                problems.add(Fault("manifest-differs", message).at(Place(name)))
