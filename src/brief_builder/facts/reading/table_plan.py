"""tables/NAME.yaml → how the table beside it is to be read, and what its columns are in a fact.

The entries follow the Table Dialect and Table Schema of Frictionless and W3C's CSV on the Web, in shorter words; what
`series` does is called to unpivot, melt or pivot longer elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from brief_builder.facts.lexicons.scales import SCALES
from brief_builder.facts.reading.schema import FactIn, Kind, Text
from brief_builder.inputs import Layout, Located, known_encoding, plain_heading, read_yaml, validated
from brief_builder.problems import Fault, Problems

_RANGE = re.compile(r"\s*(.*?)\s*\.\.\s*(.*?)\s*")
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "\\t": "\t"}


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ColumnIn(_Entry):
    """What a column is in a fact; `values` turns the words of the table into ours."""

    entry: str = Field(min_length=1)
    values: dict[str, Text] = {}


Column = Annotated[
    ColumnIn,
    BeforeValidator(lambda v: {"entry": v} if isinstance(v, str) else v, json_schema_input_type=str | ColumnIn),
]


class SeriesIn(_Entry):
    """Columns that hold a value each: their headings become an entry, their cells values of facts of their own."""

    columns: list[Text] | dict[str, Text] | str
    entry: str = "period"


class PlanIn(_Entry):
    encoding: str = ""
    separator: str = ""
    decimal: Literal["", ",", "."] = ""
    scale: Literal["", "one", "thousand", "million", "billion", "trillion"] = ""
    missing: list[Text] = []
    sheet: Text = ""
    header: int | None = Field(default=None, ge=1)
    rows: Text = ""
    hidden: Literal["", "read", "skip"] = ""
    where: dict[str, Text | list[Text]] = {}
    columns: dict[str, Column] = {}
    series: SeriesIn | None = None
    name: str = ""
    facts: dict[str, Any] = {}

    @field_validator("encoding")
    @classmethod
    def _encoding(cls, encoding: str) -> str:
        if encoding and not known_encoding(encoding):
            raise ValueError(f"`{encoding}` is no encoding that is known; write utf-8, windows-1252 or the like")
        return encoding

    @field_validator("separator")
    @classmethod
    def _separator(cls, separator: str) -> str:
        separator = _SEPARATORS.get(separator, separator)
        if separator and separator not in _SEPARATORS.values():
            raise ValueError('write ",", ";", tab or "|"')
        return separator

    @field_validator("rows")
    @classmethod
    def _rows(cls, rows: str) -> str:
        found = _RANGE.fullmatch(rows)
        if rows and (found is None or not all(re.fullmatch(r"[1-9]\d{0,6}|", end) for end in found.groups())):
            raise ValueError("write the first and the last row: 5 .. 20, or 5 ..")
        return rows


class ConstantsIn(FactIn):
    """What all facts of a table share; a kind may also stand in a column."""

    kind: Kind | None = None  # type: ignore[assignment]  # a fact has one; what facts share need not say it


@dataclass(frozen=True)
class Plan:
    """How a table is read.

    Attributes:
        layout: encoding, sheet, rows and the like.
        decimal: the mark before decimals; "" when it is not said.
        scale: the power of ten of its numbers; None when it is not said.
        missing: what cells hold that have no value.
        columns: heading → entry of a fact (dots lead into it) and what its words mean; {} when headings are entries.
        series: heading → what it says in `series_entry`; None when there are none, a pair for the first and last.
        name: pattern of the names of facts; "" when a column holds them.
        facts: what all facts share.
        where: heading → the words of which a row must have one in that column, or it is not read; {} reads all.
        located: where it was written, with the path of it in that file; None without such a file.
    """

    layout: Layout = field(default_factory=Layout)
    decimal: str = ""
    scale: int | None = None
    missing: frozenset[str] = frozenset()
    columns: Mapping[str, ColumnIn] = field(default_factory=dict)
    series: Mapping[str, str] | tuple[str, str] | None = None
    series_entry: str = "period"
    name: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    located: Located | None = None
    path: tuple[str | int, ...] = ()


def read_plans(path: Path, shown: str, problems: Problems) -> list[Plan] | None:
    """The plans of a file: one, or a list of them for a workbook with several tables. None when it cannot be used."""
    located = read_yaml(path, shown, problems)
    if located is None:
        return None
    paths: list[tuple[str | int, ...]] = [()]
    if isinstance(located.value, list):
        paths = [(index,) for index in range(len(located.value))]
    plans = [_plan(located, each, problems) for each in paths]
    found = [plan for plan in plans if plan is not None]
    return found if len(found) == len(plans) else None


def _plan(located: Located, path: tuple[str | int, ...], problems: Problems) -> Plan | None:
    said = validated(PlanIn, located, path, "table-field", problems)
    if said is None:
        return None
    if said.facts and validated(ConstantsIn, located, (*path, "facts"), "fact-field", problems) is None:
        return None
    first, last = _ends(said.rows)
    columns = {plain_heading(heading): column for heading, column in said.columns.items()}
    series = _series(said.series)
    if series is not None and any(column.entry == "value" for column in columns.values()):
        fault = Fault(
            "table-field", "`series` gives the values, and a column gives them too", help="remove one of them"
        )
        problems.add(located.problem(fault, (*path, "series"), key=True))
        return None
    headings = [*columns, *(series if isinstance(series, Mapping) else series or ())]
    layout = Layout(
        said.encoding, said.separator, said.sheet, said.header, first, last, said.hidden, headings=tuple(headings)
    )
    return Plan(
        layout=layout,
        decimal=said.decimal,
        scale=SCALES[said.scale] if said.scale else None,
        missing=frozenset(said.missing),
        columns=columns,
        series=series,
        series_entry=said.series.entry if said.series else "period",
        name=said.name,
        facts=located.at(path).get("facts") or {},
        where={heading: (words,) if isinstance(words, str) else tuple(words) for heading, words in said.where.items()},
        located=located,
        path=path,
    )


def _ends(rows: str) -> tuple[int | None, int | None]:
    found = _RANGE.fullmatch(rows)
    if not rows or found is None:
        return None, None
    return (int(found[1]) if found[1] else None), (int(found[2]) if found[2] else None)


def _series(said: SeriesIn | None) -> Mapping[str, str] | tuple[str, str] | None:
    if said is None:
        return None
    if isinstance(said.columns, dict):
        return {plain_heading(heading): value for heading, value in said.columns.items()}
    if isinstance(said.columns, list):
        return {plain_heading(heading): plain_heading(heading) for heading in said.columns}
    found = _RANGE.fullmatch(said.columns)
    if found is None:
        heading = plain_heading(said.columns)
        return {heading: heading}
    return plain_heading(found[1]), plain_heading(found[2])
