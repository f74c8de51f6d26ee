"""Rows, and what is said for all of them → orders, each with a folder of its own; or all that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from brief_builder.batch.cells import COLUMNS, Cells
from brief_builder.batch.filling import asked_by
from brief_builder.batch.folders import Folders
from brief_builder.batch.model import Order
from brief_builder.batch.rows import Row, Table
from brief_builder.inputs import read_yaml
from brief_builder.inputs.yaml_filled import Asked, filled_words
from brief_builder.pack import find_pack
from brief_builder.pack.find import FILE
from brief_builder.pack.model import shown_path
from brief_builder.problems import BriefError, Fault, Note, Place, Problems, did_you_mean

_ENTRY = re.compile(r"^[\"']?(?:name|audience)\b", re.M)
_PLAIN = re.compile(r"^(name|audience):[ \t]+([\"']?)([A-Za-z][\w.-]*)\2[ \t]*(?:#.*)?$", re.M)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is said for all rows; a cell goes before it.

    Attributes:
        pack: the pack of rows that name none; None where each names one.
        languages, as_of, only, strict, pdf: as `build` takes them.
        audiences: for whom each pack is built, once for each; () takes the pack's own.
    """

    pack: Path | None = None
    languages: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    as_of: date | None = None
    only: tuple[str, ...] = ()
    strict: bool = False
    pdf: bool = False


@dataclass(frozen=True)
class _Known:
    """What planning knows of a pack: its name and audience as pack.yaml has them, and what it asks of a row."""

    folder: Path
    name: str
    audience: str
    asked: Mapping[str, tuple[Path, Asked]] = field(default_factory=dict)


def plan(table: Table, defaults: Defaults, problems: Problems) -> tuple[Order, ...]:
    """The orders, in the order of the rows; what is wrong goes into problems, and nothing should be built then."""
    if not table.rows:
        fault = Fault("batch-empty", f"{table.shown} has no row", help="write a row for each pack")
        problems.add(fault.at(Place(table.shown)))
    planner = _Planner(table, defaults, problems)
    orders = tuple(order for row in table.rows for order in planner.orders(row))
    planner.check_columns()
    return orders


def _said(path: Path) -> tuple[str, str]:
    """What pack.yaml calls the pack, "" for nothing, and whom it is for; what is wrong in it, its build tells.

    As a rule both stand on a line of their own, and are found without reading a thousand files as YAML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return "", "internal"
    plain = {found[1]: found[3] for found in _PLAIN.finditer(text)}
    if "name" in plain and len(plain) == len(_ENTRY.findall(text)):
        return plain["name"], plain.get("audience", "internal")
    located = read_yaml(path, shown_path(path), Problems())
    said = located.value if located is not None and isinstance(located.value, dict) else {}
    name, audience = said.get("name"), said.get("audience")
    return name if isinstance(name, str) else "", audience if isinstance(audience, str) else "internal"


class _Planner:
    def __init__(self, table: Table, defaults: Defaults, problems: Problems) -> None:
        self._table, self._defaults, self._problems = table, defaults, problems
        self._packs: dict[str, _Known | None] = {}
        self._folders = Folders(problems)

    def orders(self, row: Row) -> Iterator[Order]:
        """One for each audience that the row is for; none where anything is wrong with it."""
        cells = Cells(row, self._problems)
        known = self._pack(row)
        defaults = self._defaults
        languages, audiences = cells.languages(), cells.audiences()
        as_of, only = cells.as_of(), cells.only()
        strict, pdf = cells.flag("strict"), cells.flag("pdf")
        if known is None:
            return
        words = self._words(row, known)
        if words is None or cells.wrong:
            return
        editions: tuple[str | None, ...] = audiences or defaults.audiences or (None,)
        for audience in editions:
            name = self._name(row, known, languages, audience, words, several=len(editions) > 1)
            if name is not None:
                yield Order(
                    name, str(known.folder), row.place, languages or defaults.languages, audience,
                    as_of or defaults.as_of, only or defaults.only,
                    defaults.strict if strict is None else strict, defaults.pdf if pdf is None else pdf, words,
                )  # fmt: skip

    def check_columns(self) -> None:
        """A column that nobody asks for may be one that is misspelt: an edition for others would be built then."""
        asked = {name for known in self._packs.values() if known is not None for name in known.asked}
        for column, (heading, place) in self._table.headings.items():
            if column in COLUMNS or column in asked:
                continue
            near = did_you_mean(column, sorted(COLUMNS))
            if near is not None:
                self._problems.add(Fault("batch-field", f"the column `{heading}` is not known", help=near).at(place))
                continue
            cure = f"nothing to do, or write {{{{ row.{column} }}}} where a pack is to say it"
            message = f"no pack asks for the column `{heading}`"
            self._problems.add(Fault("batch-field", message, help=cure, severity="note").at(place))

    def _pack(self, row: Row) -> _Known | None:
        said = row.words.get("pack", "")
        given = Path(said) if said else self._defaults.pack
        if given is None:
            cure = "name its folder in the column `pack`, or one pack for all rows with --pack"
            self._problems.add(row.problem(Fault("batch-field", "this row names no pack", help=cure), "pack"))
            return None
        key = str(given)
        if key not in self._packs:
            self._packs[key] = self._known(given, row)
        return self._packs[key]

    def _known(self, given: Path, row: Row) -> _Known | None:
        """Looked for beside the table, then where the command runs."""
        try:
            beside = self._table.folder / given
            folder = find_pack(beside) if (beside / FILE).is_file() else find_pack(given)
        except BriefError as error:
            first = error.problems[0]
            message = (
                first.message
                if shown_path(self._table.folder) == "."
                else f"{first.message}, and none beside {self._table.shown}"
            )
            self._problems.add(row.problem(Fault("pack-missing", message, help=first.help), "pack"))
            return None
        name, audience = _said(folder / FILE)
        asked: dict[str, tuple[Path, Asked]] = {}
        for path, each in asked_by(folder):
            asked.setdefault(each.name, (path, each))
        return _Known(
            folder.resolve(),
            name or folder.resolve().name,
            audience,
            asked,
        )

    def _words(self, row: Row, known: _Known) -> dict[str, str] | None:
        """What the pack asks of the row; None where the row does not give it."""
        words: dict[str, str] = {}
        for name, (path, asked) in known.asked.items():
            place = Place(shown_path(path), line=asked.line, column=asked.column)
            said = row.words.get(name)
            if said is None:
                columns = "columns: " + ", ".join(f"`{each}`" for each in self._table.headings)
                message = f"{self._table.shown} has no column `{name}`, which this pack asks for"
                cure = did_you_mean(name, list(self._table.headings)) or columns
                self._problems.add(Fault("batch-row", message, help=cure).at(place))
            elif not said:
                note = Note(f"{{{{ row.{name} }}}} stands here", place)
                fault = Fault("batch-row", f"`{name}` is empty, and the pack asks for it", notes=[note])
                self._problems.add(row.problem(fault, name))
            elif set("{}") & set(said):
                cure = "take the braces out: a template would read them"
                self._problems.add(row.problem(Fault("batch-field", "a cell may hold no braces", help=cure), name))
            else:
                words[name] = said
        return words if len(words) == len(known.asked) else None

    def _name(
        self, row: Row, known: _Known, languages: tuple[str, ...], audience: str | None, words: Mapping[str, str],
        *, several: bool,
    ) -> str | None:  # fmt: skip
        """The folder of the files: `out`, else PACK-AUDIENCE-LANGUAGES; None where it cannot be, or is another's."""
        out = row.words.get("out", "")
        parts = [out or filled_words(known.name, words.__getitem__)]
        if audience is not None and (several if out else audience != known.audience):
            parts.append(audience)
        return self._folders.take(row, parts if out else [*parts, *languages])
