"""The name of a kind of file → its JSON Schema, by which editors complete and check it.

The schemas are made from the records that read the files and from the tables of the documentation (see the tests),
kept in docs/schemas, and installed with the program.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from brief_builder.build.output import write_all

_ENDING = ".schema.json"
_ORDER = ("pack", "facts", "sources", "questions", "resolutions", "terms", "charts", "matrices", "style", "sql")


@cache
def _folder() -> Path:
    """Where they were installed; in a checkout of the project, where they are kept."""
    room = Path(__file__).resolve().parent.parent
    installed = room / "schemas"
    return installed if installed.is_dir() else room.parent.parent / "docs" / "schemas"


def schema_names() -> tuple[str, ...]:
    """The kinds of files that have a schema."""
    found = {path.name.removesuffix(_ENDING) for path in _folder().glob(f"*{_ENDING}")}
    return (*(name for name in _ORDER if name in found), *sorted(found.difference(_ORDER)))


def schema_text(name: str) -> str:
    """The schema of a kind of file, as JSON; KeyError when there is none of that name."""
    if name not in schema_names():
        raise KeyError(name)
    return (_folder() / f"{name}{_ENDING}").read_text(encoding="utf-8")


def schema_files(name: str) -> tuple[str, str]:
    """The files that it is for, as a pattern below the pack's folder, and what stands in them."""
    schema = json.loads(schema_text(name))
    return str(schema["title"]), str(schema["description"])


def write_schemas(folder: str | Path, names: tuple[str, ...] = ()) -> tuple[Path, ...]:
    """Write the schemas into a folder, all or none; () writes all there are.

    Raises:
        BriefError: output-unwritable.
    """
    target = Path(folder)
    files = {f"{name}{_ENDING}": schema_text(name).encode() for name in names or schema_names()}
    return write_all(target, files, "choose another folder")
