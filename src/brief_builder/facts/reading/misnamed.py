"""Files of facts/ whose names do not end as they must → the facts in them, and a problem for each file.

Editors and browsers write `trade.yaml.txt`, other programs `trade.yml`: whoever saved it believes that it is read.
"""

from __future__ import annotations

import re
from pathlib import Path

from brief_builder.facts.origin import below
from brief_builder.inputs.file_bytes import file_bytes
from brief_builder.inputs.passing import is_passing
from brief_builder.problems import Fault, Place, Problems

WRITTEN_NAME = re.compile(r"^[ \t]+[\"']?([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)[\"']?:", re.M)
_READ = (".yaml", ".json")
_TEXT = (".yaml", ".yml", ".json", ".txt")  # in capitals too
_HOLDS_FACTS = re.compile(r"^(?:facts:|\s*[{,]?\s*\"facts\"\s*:)", re.M)
_MOST = 20_000_000  # bytes that are looked through


def facts_in(path: Path) -> frozenset[str]:
    """Names of facts in a file of facts/ that is not read for its name; none in a file that is, or holds none.

    Nor in a copy that lies beside the file itself, `trade.yaml.txt` beside `trade.yaml`.
    """
    if path.suffix in _READ or path.suffix.lower() not in _TEXT or is_passing(path.name):
        return frozenset()
    if any(path.with_name(_stem(path) + ending).is_file() for ending in _READ):
        return frozenset()
    try:
        data = file_bytes(path, _MOST)
    except OSError:
        return frozenset()
    text = data.decode(errors="replace") if len(data) <= _MOST else ""
    return frozenset(WRITTEN_NAME.findall(text)) if _HOLDS_FACTS.search(text) else frozenset()


def misnamed(folder: Path, shown: str, known: set[str], problems: Problems) -> set[str]:
    """Names of the facts that stand in such files and nowhere else; nobody is to be told that they do not exist.

    Args:
        folder: the folder facts/ of a pack.
        shown: the folder as messages name it.
        known: the facts that were read.
        problems: takes an error for each file that holds facts which are missing, and a warning for any other: so for
            `trade-2024.txt`, which may be kept on purpose.
    """
    lost: set[str] = set()
    for path in sorted(folder.glob("*")):
        names = facts_in(path) if path.is_file() else frozenset()
        if not names:
            continue
        missing = names - known if _looks_read(path) else frozenset()
        held = "1 fact stands" if len(missing) == 1 else f"{len(missing)} facts stand"
        fault = Fault(
            "file-unread",
            f"{path.name} is not read; its name must end in .yaml or .json" + (f": {held} in it" if missing else ""),
            help=f"rename it to {_stem(path)}{'.json' if '.json' in path.name.lower() else '.yaml'}",
            severity="error" if missing else "warning",
        )
        problems.add(fault.at(Place(below(shown, path.name))))
        lost |= missing
    return lost


def _looks_read(path: Path) -> bool:
    """Whether a person may take it for a file that is read: of the ending, something is there."""
    return re.search(r"\.(yaml|yml|json)(\.txt)?$", path.name, flags=re.IGNORECASE) is not None


def _stem(path: Path) -> str:
    """`trade` of `trade.yaml.txt` and of `trade.yml`."""
    return re.sub(r"(\.(yaml|yml|json|txt))+$", "", path.name, flags=re.IGNORECASE)
