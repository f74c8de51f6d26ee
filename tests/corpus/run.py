"""Folders in → what comes out of each .docx and .pptx: as it is, with tags in every place, and in another document.

PYTHONPATH=tests python tests/corpus/run.py FOLDER …      OOXML_CHECK names a validator, as for the tests
"""

from __future__ import annotations

import hashlib
import sys
import traceback
from collections import Counter
from pathlib import Path

from judging import filled, inserted, untouched
from sowing import WAYS, Sown

from soundness import check_valid
from zip_members import members_of

_INSERTED = "inserted"  # into another document


def main(folders: list[str]) -> int:
    """Print what is wrong with each file and how many are right; 1 where something is wrong."""
    counts: Counter[str] = Counter()
    seen: set[bytes] = set()
    paths = [
        path for folder in folders for path in sorted(Path(folder).rglob("*")) if path.suffix in (".docx", ".pptx")
    ]
    for path in paths:
        data = path.read_bytes()
        if (digest := hashlib.sha256(data).digest()) in seen:
            continue
        seen.add(digest)
        counts["files"] += 1
        for way, wrong in _judged(data, path.name, counts):
            counts[f"{way}: wrong"] += 1
            print(f"{path}, {way}: {wrong}", flush=True)
    print(", ".join(f"{name}: {count}" for name, count in counts.items()))
    return int(any(name.endswith(": wrong") for name in counts))


def _judged(data: bytes, name: str, counts: Counter[str]) -> list[tuple[str, str]]:
    """(how tags were put in, what is wrong) of a document; tags of its own are not ours to fill."""
    out = []
    way = "untouched"
    try:
        parts = [part for part_name, part in members_of(data).items() if part_name.endswith(".xml")]
        if any(mark in part for part in parts for mark in (b"{{", b"{%", b"{#")):
            counts["with tags of its own"] += 1
            return []
        if wrong := untouched(data, name):
            return [(way, wrong)]
        counts[f"{way}: right"] += 1
        for way, put in {**WAYS, _INSERTED: None}.items():
            given = put(data) if put is not None else Sown(data, 1)
            if not given.prints:
                continue
            wrong, produced = filled(given, name) if put is not None else inserted(data, name)
            if not wrong:
                if produced:
                    check_valid(produced, given.data)
                counts[f"{way}: right"] += 1
            else:
                out.append((way, wrong))
    except Exception:
        out.append((way, traceback.format_exc()))
    return out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
