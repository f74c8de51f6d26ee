"""facts/*.yaml and tables/*.csv of a pack → one checked record a fact, with the place where it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from brief_builder.facts.model import Origin
from brief_builder.facts.reading.schema import FactIn
from brief_builder.inputs import Located, read_csv, read_yaml, validated
from brief_builder.problems import Fault, Note, Place, Problems, did_you_mean

_YAML_NAME = re.compile(r"^[ \t]+([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+):", re.M)
_TABLE_NAME = re.compile(r"^([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+),", re.M)
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.([a-z][a-z0-9_]*|[0-9]+))*")
# In tables/: what is asked of a database, and the record of when it was.
_OF_QUERIES = (".sql.yaml", ".fetched.yaml")


@dataclass(frozen=True, slots=True)
class Row:
    """A fact as it was written; `record` is None when it could not be read."""

    origin: Origin
    record: FactIn | None


def read_rows(folder: Path, shown: str, problems: Problems) -> tuple[dict[str, Row], frozenset[str], bool]:
    """The facts by name, in file order: first the YAML files, then the tables, each by name of file.

    Beside them the names that stand in files which cannot be read, as far as they can be seen, and whether every file
    could be: who asks for a fact of such a file is not to be told that it does not exist.
    """
    whole = True
    rows: dict[str, Row] = {}
    lost: set[str] = set()
    for path in sorted((folder / "facts").glob("*.yaml")):
        located = read_yaml(path, f"{shown}/facts/{path.name}", problems)
        if located is not None:
            _from_yaml(located, rows, problems)
        else:
            lost |= _seen(path, _YAML_NAME)
            whole = False
    for path in sorted((folder / "tables").glob("*.csv")):
        located = read_csv(path, f"{shown}/tables/{path.name}", problems)
        if located is not None:
            _from_table(located, rows, problems)
        else:
            lost |= _seen(path, _TABLE_NAME)
            whole = False
    _prefixes(rows, problems)
    _unread(folder, shown, problems)
    return rows, frozenset(lost - rows.keys()), whole


def _unread(folder: Path, shown: str, problems: Problems) -> None:
    """Files that lie where facts are looked for and are passed over for their names."""
    for inside, ending in (("facts", ".yaml"), ("tables", ".csv"), ("sources", ".yaml")):
        for path in sorted((folder / inside).glob("*")):
            if not path.is_file() or path.name.startswith((".", "~$")):
                continue
            if inside == "tables" and path.name.endswith(_OF_QUERIES):
                continue
            if path.suffix != ending and not (
                inside == "sources" and path.suffix == ".txt" and ".yaml" not in path.name
            ):
                fault = Fault(
                    "file-unread", f"{path.name} is not read; its name must end in {ending}", severity="warning"
                )
                problems.add(fault.at(Place(f"{shown}/{inside}/{path.name}")))


def _seen(path: Path, pattern: re.Pattern[str]) -> set[str]:
    """Words of an unreadable file that look like names of facts."""
    try:
        return set(pattern.findall(path.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return set()


def _from_yaml(located: Located, rows: dict[str, Row], problems: Problems) -> None:
    value = located.value if isinstance(located.value, dict) else {}
    for key in value:
        if key != "facts":
            hint = did_you_mean(key, ["facts"]) or "a fact file holds one entry, `facts:`"
            fault = Fault("fact-field", f"`{key}` is not an entry that is known here", help=hint)
            problems.add(located.problem(fault, (key,), key=True))
    listed = value.get("facts")
    if listed is None and not any(key != "facts" for key in value):
        return  # a file of comments
    if not isinstance(listed, dict):
        if "facts" in value or not value:
            fault = Fault(
                "fact-field", "the facts are missing here", help="write `facts:` and each fact's name under it"
            )
            problems.add(located.problem(fault))
        return
    for name in listed:
        _add(name, Origin(located, ("facts", name)), rows, problems)


def _from_table(located: Located, rows: dict[str, Row], problems: Problems) -> None:
    for index, row in enumerate(located.value):
        name = row.pop("name", None)
        if not isinstance(name, str):
            fault = Fault("fact-field", "this row has no `name`", help="the first column is `name`")
            problems.add(located.problem(fault, (index,)))
            continue
        _add(name, Origin(located, (index,)), rows, problems)


def _add(name: str, origin: Origin, rows: dict[str, Row], problems: Problems) -> None:
    located, path = origin.located, origin.path
    if name in rows:
        first = rows[name].origin
        place = first.located.place(first.path, key=True)
        fault = Fault("fact-duplicate", f"`{name}` is already given in {place}")
        problems.add(located.problem(fault, path, key=True))
        return
    if (wrong := name_fault(name)) is not None:
        problems.add(located.problem(wrong, path, key=True))
    rows[name] = Row(origin, validated(FactIn, located, path, "fact-field", problems))


def name_fault(name: str) -> Fault | None:
    """What is wrong with a fact's name by itself; None when templates can use it."""
    if _NAME.fullmatch(name):
        return None
    return Fault("fact-name", f"`{name}` cannot be used in a template", help=_suggested(name))


def _prefixes(rows: dict[str, Row], problems: Problems) -> None:
    """`trade.total` beside `trade.total.2023`: a template could not tell a fact from the start of another.

    The longer one is refused, and left out of what templates walk.
    """
    for name, row in list(rows.items()):
        parts = name.split(".")
        shorter = next((p for n in range(1, len(parts)) if (p := ".".join(parts[:n])) in rows), None)
        if shorter is not None:
            place = rows[shorter].origin.located.place(rows[shorter].origin.path, key=True)
            fault = Fault(
                "fact-name",
                f"`{name}` begins with the whole name of another fact, `{shorter}`",
                help=f"rename one of the two: a template could not tell `{shorter}` from the beginning of `{name}`",
                notes=[Note(f"`{shorter}`", place)],
            )
            problems.add(row.origin.located.problem(fault, row.origin.path, key=True))
            rows[name] = Row(row.origin, None)


def _suggested(name: str) -> str:
    words = [re.sub(r"[^a-z0-9_]+", "_", part.strip().lower()).strip("_") for part in re.split(r"[.\s]+", name)]
    made = ".".join(word for word in words if word)
    if made == name or not _NAME.fullmatch(made):
        return "each part is a word that begins with a letter, or digits only: trade.total.2023"
    return f"write `{made}`"
