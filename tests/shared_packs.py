"""The small pack with footnotes, speaker notes, an alt text and native charts, shared; and hands laid on its files."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from brief_builder.build import share
from small_pack import make_pack
from zip_members import members_of

FOLDER = "small"
_PLACES = "\n@picture 16 × 7 cm = {{ chart.trade }}\n@picture 16 × 7 cm = {{ chart.drawn }}\n"
CHANGES = (
    {"file": "charts.yaml", "from": "trade:\n", "to": "trade:\n  as: native\n"},
    {
        "file": "charts.yaml",
        "from": "",
        "to": (
            "\ndrawn:\n"
            '  title: {en: "Trade {{ trade.change | change }}"}\n'
            '  subtitle: {en: "Two-way goods trade, € million, {{ trade.total.2023.period }} and '
            '{{ trade.total.2024.period }}"}\n'
            "  panels:\n"
            "    - bars:\n"
            '        - {label: {en: "2023"}, fact: trade.total.2023}\n'
            '        - {label: {en: "2024"}, fact: trade.total.2024}\n'
        ),
    },
    {"file": "brief.outline", "from": "", "to": _PLACES},
    {
        "file": "deck.outline",
        "from": "",
        "to": _PLACES + "{{ text.intro }}\n@notes The fleet has {{ fleet.boats }} boats.\n",
    },
)
Files = dict[str, bytes]


def shared_pack(project: Path) -> Path:
    """The pack in a project, shared: its .zip."""
    pack = make_pack(project, CHANGES)
    return share(pack, out=project / "small.zip").path


def files_of(path: Path) -> Files:
    """The members of a .zip, by name below their folder."""
    with zipfile.ZipFile(path) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def zipped(files: Mapping[str, bytes], folder: str = FOLDER) -> bytes:
    """The files as a .zip, as any program writes one."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{folder}/{name}" if folder else name, data)
    return held.getvalue()


def inside(files: Files, name: str, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change the parts of a document among the files."""
    parts = members_of(files[name])
    change(parts)
    files[name] = zipped(parts, folder="")


def replace_in(files: Files, name: str, part: str, old: str, new: str, *, count: int = 1, after: str = "") -> None:
    """Replace words in a part of a document, from where `after` stands on; the words must be there."""

    def change(parts: dict[str, bytes]) -> None:
        found = next(each for each in sorted(parts) if re.fullmatch(part, each) and old in parts[each].decode("utf-8"))
        text = parts[found].decode("utf-8")
        at = text.index(after) if after else 0
        assert old in text[at:], (name, part, old)
        parts[found] = (text[:at] + text[at:].replace(old, new, count)).encode("utf-8")

    inside(files, name, change)


def in_manifest(files: Files, change: Callable[[Any], None], *, sealed: bool = False) -> None:
    """Change the manifest; `sealed` makes its checksums fit the files again, as a careful forger would."""
    manifest = json.loads(files["manifest.json"])
    change(manifest)
    if sealed:
        for output in manifest["outputs"]:
            data = files.get(output["file"], b"")
            output["sha256"], output["bytes"] = hashlib.sha256(data).hexdigest(), len(data)
    files["manifest.json"] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
