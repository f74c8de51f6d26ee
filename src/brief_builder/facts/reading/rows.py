"""The files of facts/ and tables/ of a pack → one checked record a fact, with the place where it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from brief_builder.facts.model import Record
from brief_builder.facts.origin import Origin, below
from brief_builder.facts.reading.cells import Workbooks
from brief_builder.facts.reading.misnamed import WRITTEN_NAME, facts_in, misnamed
from brief_builder.facts.reading.schema import FactIn
from brief_builder.facts.reading.table_plan import Plan, read_plans
from brief_builder.facts.reading.tables import Entry, facts_of
from brief_builder.inputs import (
    Grid,
    Located,
    read_csv,
    read_json,
    read_json_table,
    read_sheet,
    read_yaml,
    validated,
)
from brief_builder.inputs.file_bytes import file_bytes
from brief_builder.inputs.passing import is_passing
from brief_builder.problems import Fault, Note, Place, Problems, did_you_mean
from brief_builder.sources import SUFFIXES

_MOST_LOST = 50_000_000  # bytes of a file that cannot be read in which names of facts are looked for
_TABLE_NAME = re.compile(r"^[\"']?([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)[\"']?[,;\t]", re.M)
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.([a-z][a-z0-9_]*|[0-9]+))*")
_TABLES = (".csv", ".tsv", ".xlsx", ".json")
# What stands beside pack.yaml.
_BESIDE = tuple(f"{n}.yaml" for n in ["pack", "units", "charts", "matrices", "questions", "resolutions", "terms"])
_READ = {"facts": (".yaml", ".json"), "tables": _TABLES, "sources": (".yaml",)}
# In tables/: what is asked of a database, and the record of when it was.
# In sources/: full texts, and the tables of sources of data.
_TEXTS = frozenset({*SUFFIXES, ".csv", ".tsv", ".json"})
_RECORD = ".fetched.yaml"
_OF_QUERIES = (".sql.yaml", _RECORD)
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A fact as it was written.

    Attributes:
        record: None when it could not be read.
        decimal: the mark before the decimals of its value, "," or "."; "" when that is not known.
        number: its value is a number of a workbook or of JSON, spelled by us, and in no language.
        scale: the power of ten that the table gives its numbers.
        data: the row or cell of a table that it stands in; None for one that is written out.
    """

    origin: Origin
    record: FactIn | None
    decimal: str = ""
    number: bool = False
    data: Record | None = None
    scale: int = 0


def read_rows(folder: Path, shown: str, problems: Problems) -> tuple[dict[str, Row], frozenset[str], bool]:
    """The facts by name, in file order: first those of facts/, then the tables, each by name of file.

    Beside them the names that stand in files which cannot be read, as far as they can be seen, and whether every file
    could be: who asks for a fact of such a file is not to be told that it does not exist.
    """
    reading = _Reading(folder, shown, problems)
    for path in _files(folder / "facts", _READ["facts"]):
        reading.fact_file(path)
    for path in _files(folder / "tables", _TABLES):
        reading.table(path)
    _prefixes(reading.rows, problems)
    _unread(folder, shown, problems)
    reading.lost |= misnamed(folder / "facts", below(shown, "facts"), set(reading.rows), problems)
    _linked(folder, shown, problems)
    return reading.rows, frozenset(reading.lost - reading.rows.keys()), reading.whole


def _files(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    """By name; what programs leave beside an open file is passed over, and so are hidden files."""
    return [p for p in sorted(folder.glob("*")) if p.suffix in endings and not is_passing(p.name)]


class _Reading:
    """One run over the files of a pack."""

    def __init__(self, folder: Path, shown: str, problems: Problems) -> None:
        self._folder, self._shown, self._problems = folder, shown, problems
        self._books = Workbooks(folder / "tables", shown, problems)
        self._plans: dict[str, list[Plan] | None] = {}
        self.rows: dict[str, Row] = {}
        self.lost: set[str] = set()
        self.whole = True

    def fact_file(self, path: Path) -> None:
        """A file of facts/: records by name."""
        shown = below(self._shown, "facts", path.name)
        located = (read_json if path.suffix == ".json" else read_yaml)(path, shown, self._problems)
        if located is None:
            self._lose(path, WRITTEN_NAME)
        elif path.suffix == ".json" and isinstance(located.value, list):
            self._listed(located, (), None)
        else:
            self._named(located)

    def table(self, path: Path) -> None:
        """A file of tables/: one record a row, or what the plan beside it says."""
        plans = self._plans_of(path)
        if plans is None or (not plans and path.suffix == ".xlsx" and path.name in self._books.taken_from):
            self.whole = self.whole and plans is not None
            return  # the plan is broken, or facts take single cells of the workbook
        if path.suffix == ".json" and not plans:
            self._json_records(path)
            return
        for plan in plans or [Plan()]:
            grid = self._grid(path, plan)
            found = facts_of(grid, plan, f"tables/{path.name}", self._problems) if grid is not None else None
            if found is None:
                self._lose(path, _TABLE_NAME)
                continue
            located, entries = found
            fetched = path.with_name(path.stem + _RECORD).is_file()
            for index, entry in enumerate(entries):
                plain = fetched and _PLAIN.fullmatch(str(located.at((index,)).get("value", "")))
                # What was fetched from a database was written by the program, with a point.
                entry = replace(entry, decimal=".", number=True) if plain else entry
                self._from_table(located, index, entry, plan.scale or 0)

    def _plans_of(self, path: Path) -> list[Plan] | None:
        """The plans beside a table; [] when there are none, None when they cannot be used."""
        beside = path.with_suffix(".yaml")
        if not beside.is_file():
            return []
        if beside.name not in self._plans:
            self._plans[beside.name] = read_plans(beside, below(self._shown, "tables", beside.name), self._problems)
        return self._plans[beside.name]

    def _grid(self, path: Path, plan: Plan) -> Grid | None:
        shown = below(self._shown, "tables", path.name)
        layout = plan.layout
        if plan.located is None:
            layout = replace(layout, headings=("name",))
        if path.suffix == ".xlsx":
            book = self._books.open(path.name)
            return read_sheet(book, self._problems, layout) if book is not None else None
        if path.suffix == ".json":
            located = read_json(path, shown, self._problems)
            return read_json_table(located, self._problems, layout) if located is not None else None
        if path.suffix == ".tsv" and not layout.separator:
            layout = replace(layout, separator="\t")
        return read_csv(path, shown, self._problems, layout)

    def _json_records(self, path: Path) -> None:
        located = read_json(path, below(self._shown, "tables", path.name), self._problems)
        if located is None:
            self._lose(path, WRITTEN_NAME)
        elif isinstance(located.value, list):
            self._listed(located, (), f"tables/{path.name}")
        else:
            self._named(located, f"tables/{path.name}")

    def _lose(self, path: Path, pattern: re.Pattern[str]) -> None:
        """Words of an unreadable file that look like names of facts."""
        self.whole = False
        try:
            text = file_bytes(path, _MOST_LOST).decode(errors="replace") if path.suffix != ".xlsx" else ""
        except OSError:
            return
        self.lost |= set(pattern.findall(text))

    def _named(self, located: Located, table: str | None = None) -> None:
        """The records under `facts:`; `table` is the file's path below the pack where they are rows of data."""
        problems = self._problems
        value = located.value if isinstance(located.value, dict) else {}
        is_empty = located.value in (None, "", {})  # a file of comments
        if located.file.endswith(".json") and "facts" not in value and _by_name(value):
            for name in value:
                self._add(name, Origin(located, (name,)), _line(located, (name,), table))
            return
        for key in value:
            if key != "facts":
                hint = did_you_mean(key, ["facts"]) or "a fact file holds one entry, `facts:`"
                fault = Fault("fact-field", f"`{key}` is not an entry that is known here", help=hint)
                problems.add(located.problem(fault, (key,), key=True))
        listed = value.get("facts")
        if listed is None and (is_empty or "facts" in value) and not any(key != "facts" for key in value):
            return
        if isinstance(listed, list) and located.file.endswith(".json"):
            self._listed(located, ("facts",), table)
            return
        if not isinstance(listed, dict):
            if "facts" in value or not value:
                fault = Fault(
                    "fact-field", "the facts are missing here", help="write `facts:` and each fact's name under it"
                )
                problems.add(located.problem(fault))
            return
        for name in listed:
            self._add(name, Origin(located, ("facts", name)), _line(located, ("facts", name), table))

    def _listed(self, located: Located, path: tuple[str | int, ...], table: str | None) -> None:
        """A list of records, each with its `name`."""
        for index, record in enumerate(located.at(path)):
            at = (*path, index)
            name = record.pop("name", None) if isinstance(record, dict) else None
            if not isinstance(name, str):
                fault = Fault("fact-field", "this record has no `name`", help='{"name": "trade.total.2023", …}')
                self._problems.add(located.problem(fault, at))
                continue
            self._add(name, Origin(located, at), _line(located, at, table))

    def _from_table(self, located: Located, index: int, entry: Entry, scale: int) -> None:
        if entry.name is None:
            self.whole = False  # its name may be the one that is asked for
            return
        origin = Origin(located, (index,))
        if not entry.sound:
            if entry.name not in self.rows:
                self.rows[entry.name] = Row(origin, None)
            return
        self._add(entry.name, origin, entry.record, entry.decimal, number=entry.number, scale=scale)

    def _add(
        self,
        name: str,
        origin: Origin,
        data: Record | None = None,
        decimal: str = "",
        *,
        number: bool = False,
        scale: int = 0,
    ) -> None:
        located, path, problems = origin.located, origin.path, self._problems
        if name in self.rows:
            first = self.rows[name].origin
            place = first.located.place(first.path, key=True)
            fault = Fault("fact-duplicate", f"`{name}` is already given in {place}")
            problems.add(located.problem(fault, path, key=True))
            return
        if (wrong := name_fault(name)) is not None:
            problems.add(located.problem(wrong, path, key=True))
        written: Any = located.at(path)
        value = written.get("value") if isinstance(written, Mapping) else None
        if isinstance(value, Mapping):
            taken = self._books.take(origin)
            if taken is None:
                self.rows[name] = Row(origin, None)
                return
            written["value"] = taken.text
            decimal, number, data = "." if taken.number else "", taken.number, taken.record
        elif isinstance(value, (Decimal, int)) and not isinstance(value, bool):
            decimal, number = ".", True  # a number of YAML or JSON has a point, whoever wrote it
        record = validated(FactIn, located, path, "fact-field", problems)
        self.rows[name] = Row(origin, record, decimal, number, data, scale)


def _by_name(value: dict[str, Any]) -> bool:
    """Whether a group of JSON holds records by the names of facts, without `facts` around them."""
    return bool(value) and all(isinstance(each, dict) for each in value.values())


def _line(located: Located, path: tuple[str | int, ...], table: str | None) -> Record | None:
    return Record(table, line=located.place(path, key=True).line or 1) if table is not None else None


def _linked(folder: Path, shown: str, problems: Problems) -> None:
    """Files that are links to others outside the pack: what they say is not the pack's, and may be a secret."""
    root = folder.resolve()
    for path in sorted([*folder.glob("*.yaml"), *(p for inside in _READ for p in (folder / inside).glob("*"))]):
        try:
            inside = path.resolve().is_relative_to(root)
        except (OSError, RuntimeError):  # a link to itself
            inside = False
        if not inside:
            name = path.relative_to(folder).as_posix()
            fault = Fault("path-outside", f"{name} is a link that leads out of the pack", help="copy the file into it")
            problems.add(fault.at(Place(below(shown, name))))


def _unread(folder: Path, shown: str, problems: Problems) -> None:
    """Files that lie where facts are looked for and are passed over for their names."""
    for path in sorted([*folder.glob("*.y*ml"), *folder.glob("*.y*ml.txt")]):
        if path.name not in _BESIDE and path.is_file() and not is_passing(path.name):
            hint = did_you_mean(path.name, _BESIDE, limit=1) or "facts stand in facts/, tables in tables/"
            fault = Fault("file-unread", f"{path.name} is not read", help=hint, severity="warning")
            problems.add(fault.at(Place(below(shown, path.name))))
    for inside, endings in _READ.items():
        for path in sorted((folder / inside).glob("*")):
            if not path.is_file() or is_passing(path.name):
                continue
            if inside == "tables" and path.name.endswith(_OF_QUERIES):
                continue
            if inside == "tables" and path.suffix == ".yaml":
                if not any(path.with_suffix(ending).is_file() for ending in _TABLES):
                    fault = Fault(
                        "file-unread",
                        f"{path.name} is not read: there is no table {path.stem}.csv, .tsv, .xlsx or .json for it",
                        help="give both the same name; facts that are written out stand in facts/",
                        severity="warning",
                    )
                    problems.add(fault.at(Place(below(shown, "tables", path.name))))
                continue
            if inside == "facts" and facts_in(path):
                continue  # told by whoever knows which facts there are
            if path.suffix not in endings and not (
                inside == "sources" and path.suffix.lower() in _TEXTS and ".yaml" not in path.name
            ):
                fault = Fault(
                    "file-unread",
                    f"{path.name} is not read; its name must end in {_either(endings)}",
                    help=_SAVE.get(path.suffix.lower(), ()) if inside == "tables" else (),
                    severity="warning",
                )
                problems.add(fault.at(Place(below(shown, inside, path.name))))


_SAVE = {
    ".xls": "open it in Excel and save it as an Excel workbook (.xlsx)",
    ".xlsb": "open it in Excel and save it as an Excel workbook (.xlsx)",
    ".xlsm": "open it in Excel and save it as an Excel workbook (.xlsx), without macros",
    ".ods": "open it and save it as .xlsx",
    ".txt": "rename it to .csv or .tsv",
}


def _either(endings: tuple[str, ...]) -> str:
    return endings[0] if len(endings) == 1 else f"{', '.join(endings[:-1])} or {endings[-1]}"


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
