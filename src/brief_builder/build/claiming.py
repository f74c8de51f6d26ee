"""Where files would go → nothing where the place is the pack's own, else a problem: no pack writes over another's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from brief_builder.build.audience import WHOM
from brief_builder.inputs.file_bytes import whole_file
from brief_builder.pack import Pack
from brief_builder.pack.naming import neighbours, same_folder
from brief_builder.problems import BriefError, Fault, Note, Place, Problems, shown_path
from brief_builder.proof.verifying import MANIFEST
from brief_builder.share.archive import unzip_files


def check_neighbours(pack: Pack, problems: Problems) -> None:
    """The folder of the files for others than the pack's own readers may be the name of a pack beside it."""
    if pack.audience == pack.own_audience:
        return
    for other in neighbours(pack.folder):
        if same_folder(other.name, pack.folder_name):
            fault = Fault(
                "output-taken",
                f"{WHOM[pack.audience]}, the files of `{pack.name}` go to a folder `{pack.folder_name}`, "
                "as those of another pack",
                help="give one of the two packs another name",
                notes=[Note(f"the pack `{other.name}` is here", other.place)],
            )
            problems.add(pack.located.problem(fault, ("name",)))


def claim(target: Path, pack: Pack) -> None:
    """Nothing, where a folder or a .zip may be written over: it is not there, is this pack's, or is no pack's.

    A .zip with a password does not tell whose it is, and is taken for the pack's own.

    Raises:
        BriefError: output-taken, when the files of another pack stand there, or what a pack is made of.
    """
    if (target / "pack.yaml").is_file():
        message = f"{shown_path(target)} is the folder of a pack: what it is made of would lie among what is made"
        fault = Fault("output-taken", message, help="name another place with --out")
        raise BriefError([fault.at(Place(shown_path(target)))])
    claim_of(standing(target), shown_path(target), pack)


def claim_of(record: Mapping[str, object], shown: str, pack: Pack) -> None:
    """The same for a place whose manifest was read; `shown` is its name in messages. Raises like `claim`."""
    fault = taken(record, shown, pack.name)
    if fault is not None:
        raise BriefError([fault.at(Place(shown))])


def taken(record: Mapping[str, object], shown: str, name: str) -> Fault | None:
    """output-taken, where a manifest is that of another pack than the one called `name`; None where it is not."""
    owner = record.get("pack")
    if not isinstance(owner, str) or owner == name:
        return None
    whom = WHOM.get(str(record.get("audience")), "")
    return Fault(
        "output-taken",
        f"{shown} holds the files of the pack `{owner}`{whom and f', {whom}'}; they would be lost",
        help=(
            "give one of the two packs another name, or name another place with --out",
            f"if nobody needs the files that are there, delete {shown}",
        ),
    )


def standing(target: Path) -> Mapping[str, object]:
    """The manifest that stands in a folder or a .zip; nothing where none can be read."""
    try:
        if target.is_dir():
            data = whole_file(target / MANIFEST)
        else:
            files = unzip_files(whole_file(target))
            data = next((held for name, held in files.items() if name.rpartition("/")[2] == MANIFEST), b"")
        record = json.loads(data)
    except (OSError, ValueError, RecursionError, Fault):
        return {}
    return record if isinstance(record, dict) else {}
