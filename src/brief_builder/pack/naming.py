"""A pack's folder → what a pack in it may be called, and what the packs beside it are called."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from brief_builder.inputs.file_bytes import file_bytes
from brief_builder.inputs.texts import decoded
from brief_builder.problems import Place, shown_path

_RESERVED_NAMES = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))}
_NOT_IN_NAMES = {
    *'/\\:*?"<>|',
    *map(chr, range(0x20)),
    "\x7f",
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
}
_LONGEST = 150  # bytes: file systems take 255, and names of files begin with it
_MOST = 1_000_000  # bytes of a pack.yaml in which its name is looked for
_NAME = re.compile(r"^name:\s*(?P<mark>['\"]?)(?P<name>[^'\"#\n]+)", re.M)


def plain_name(name: str) -> str:
    """A file or folder name that stays where it is put, on every system."""
    stem = name.split(".", 1)[0].lower()
    if not name or set(name) & _NOT_IN_NAMES or name.startswith(".") or ".." in name or stem in _RESERVED_NAMES:
        raise ValueError("must be a plain name without folders")
    if name.endswith((".", " ")):  # Windows drops them, and no .zip may hold such a name
        raise ValueError("must not end in a stop or a space")
    if len(name.encode()) > _LONGEST:
        raise ValueError(f"must not be longer than {_LONGEST} letters")
    return name


def is_plain_name(name: str) -> bool:
    """Whether a name is one; `con` and `nul` are files of Windows itself."""
    try:
        return plain_name(name) == name
    except ValueError:
        return False


def as_yaml(text: str) -> str:
    """A text as YAML: plain where it is one word, else in quotation marks; a year or `no` would be none."""
    return text if re.fullmatch(r"[a-z]+(-[a-z]+)+", text) else json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True)
class Neighbour:
    """A pack in the same folder as another: its folder, its name, and where pack.yaml says it."""

    folder: Path
    name: str
    place: Place


def neighbours(folder: Path) -> Iterator[Neighbour]:
    """The packs beside one that is in a folder, or is about to be; what cannot be read is none."""
    own = folder.resolve()
    for written in sorted(own.parent.glob("*/pack.yaml")):
        if written.parent == own:
            continue
        try:
            text = decoded(file_bytes(written, _MOST))
        except (OSError, UnicodeDecodeError):
            continue
        found = _NAME.search(text)
        if found is not None:
            line = text.count("\n", 0, found.start()) + 1
            place = Place(shown_path(written), line=line, column=found.start("mark") - found.start() + 1)
            yield Neighbour(written.parent, found["name"].strip(), place)


def same_folder(name: str, other: str) -> bool:
    """Whether two names are one folder where capitals make no difference, as on Windows and a Mac."""
    return name.casefold() == other.casefold()
