"""The records that read a pack, and the tables of the documentation → a JSON Schema for each kind of file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from brief_builder.build.matrices import _Matrix
from brief_builder.charts.reading.records import ChartRecord, PanelRecord
from brief_builder.facts.reading.own_units import _NAME as _UNIT
from brief_builder.facts.reading.own_units import UnitIn
from brief_builder.facts.reading.queries import _BY_LANGUAGE, _IN_YAML, _INNER, QueryIn
from brief_builder.facts.reading.rows import _NAME
from brief_builder.facts.reading.schema import FactIn, QuestionIn, ResolutionIn, SourceIn
from brief_builder.facts.reading.table_plan import PlanIn
from brief_builder.facts.reading.terms import NameIn, TermsIn
from brief_builder.house.style import Rule, Signs, Source, Spelling, StyleFile, Vocabulary
from brief_builder.pack.load import _PackFile

DOCS = Path(__file__).resolve().parent.parent / "docs"
_FACT = ("What every fact may hold", "What a number may hold besides", "What a derived fact may hold besides")
# Where the documentation says what the entries of a record are: its page and the headings above the tables.
DESCRIBED: dict[type[BaseModel], tuple[str, tuple[str, ...]]] = {
    _PackFile: ("facts.md", ("pack.yaml",)),
    FactIn: ("facts.md", _FACT),
    SourceIn: ("facts.md", ("Sources and clippings",)),
    QuestionIn: ("facts.md", ("Questions",)),
    ResolutionIn: ("findings.md", ("resolutions.yaml",)),
    TermsIn: ("findings.md", ("terms.yaml",)),
    NameIn: ("findings.md", ("terms.yaml",)),
    UnitIn: ("facts.md", ("Units",)),
    PlanIn: ("facts.md", ("A table as it comes",)),
    _Matrix: ("facts.md", ("Matrices",)),
    QueryIn: ("fetching.md", ("Describe the query",)),
    ChartRecord: ("charts.md", ("charts.yaml",)),
    PanelRecord: ("charts.md", ("charts.yaml",)),
    StyleFile: ("house-style.md", ("Make your own",)),
}
Schema = dict[str, Any]


def pack_schemas() -> dict[str, Schema]:
    """Name of a kind of file → its schema, draft 2020-12."""
    fact, query = _of(FactIn), _of(QueryIn)
    query["properties"]["facts"] = _some_entries(fact) | {"description": query["properties"]["facts"]["description"]}
    query["properties"]["columns"]["additionalProperties"] = _cell_entries()
    query["$defs"] = fact["$defs"]
    return {
        "pack": _named("pack.yaml", "What a pack is and what is built of it.", _of(_PackFile)),
        "facts": _named("facts/*.yaml", "Facts by name.", _below("facts", _by_name(fact, f"^{_NAME.pattern}$"))),
        "sources": _named("sources/*.yaml", "The record of a source.", _of(SourceIn)),
        "questions": _named("questions.yaml", "What is still to be found out.", _below("questions", _list(QuestionIn))),
        "resolutions": _named(
            "resolutions.yaml", "How findings were resolved, and why.", _below("resolutions", _list(ResolutionIn))
        ),
        "units": _named(
            "units.yaml", "Units of the pack's own.", _below("units", _by_name(_of(UnitIn), _UNIT.pattern))
        ),
        "tables": _named("tables/*.yaml", "How the table of the same name is read.", _plan(query)),
        "terms": _named("terms.yaml", "Names, words that mean the same, and acronyms.", _of(TermsIn)),
        "charts": _named("charts.yaml", "Charts by name, and the colours of things.", _charts()),
        "matrices": _named("matrices.yaml", "Tables of themes by list.", _by_name(_of(_Matrix), ".")),
        "style": _named("styles/*.yaml", "The rules of a house style.", _style()),
        "sql": _named("tables/*.sql.yaml", "A query of a database, which gives facts.", query),
    }


def _style() -> Schema:
    """The tables of the page stand below one heading, each behind the words that say of what it is."""
    schema = _of(StyleFile)
    page = (DOCS / "house-style.md").read_text(encoding="utf-8").partition("## Make your own")[2]
    tables = {
        Source: "What a source may hold",
        Vocabulary: "What the words of a language may hold",
        Spelling: "What a spelling may hold",
        Signs: "What the typography of a language may hold",
        **dict.fromkeys((Rule, *Rule.__subclasses__()), "What every rule may hold"),
    }
    for record, words in tables.items():
        entries = _rows(page.partition(words)[2].partition("\n\n")[2].partition("\n\n")[0])
        if record is not Rule and issubclass(record, Rule):
            entries = (
                _rows(page.partition("What some rules hold besides")[2].partition("\n\n")[2].partition("\n\n")[0])
                | entries
            )
        for entry, said in entries.items():
            if entry in schema["$defs"][record.__name__]["properties"]:
                schema["$defs"][record.__name__]["properties"][entry]["description"] = said
    return schema


def _plan(query: Schema) -> Schema:
    """One plan, or a list of them for a workbook with several tables."""
    plan = _of(PlanIn)
    plan["properties"]["facts"] = query["properties"]["facts"] | {
        "description": plan["properties"]["facts"]["description"]
    }
    shared = {**query["$defs"], **plan.pop("$defs", {})}
    return {"anyOf": [plan, {"type": "array", "items": plan}], "$defs": shared}


def written(schema: Schema) -> str:
    """As the file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _named(files: str, what: str, schema: Schema) -> Schema:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": files, "description": what}
    return head | {key: value for key, value in schema.items() if key not in ("title", "description")}


def _of(record: type[BaseModel]) -> Schema:
    """The schema of a record, with what the documentation says of its entries."""
    schema = record.model_json_schema()
    for each, (page, headings) in DESCRIBED.items():
        inner = schema if each is record else schema.get("$defs", {}).get(each.__name__)
        if inner is None:
            continue
        for entry, said in _descriptions(page, headings).items():
            if entry in inner["properties"]:
                inner["properties"][entry]["description"] = said
    found: Schema = _tidy(schema)
    return found


def _tidy(schema: Any) -> Any:
    """Without the titles that pydantic makes of names and defaults that say nothing; days as they must be written."""
    if isinstance(schema, list):
        return [_tidy(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    out = {
        key: {name: _tidy(each) for name, each in value.items()}
        if key in ("properties", "$defs", "patternProperties")
        else value
        if key in ("enum", "const", "default")
        else _tidy(value)
        for key, value in schema.items()
        if not (key == "title" or (key == "default" and value in ("", None, [], {})))
    }
    if isinstance(out.get("default"), dict):
        out.pop("default")
    if out.get("format") == "date":
        out["pattern"] = r"^\d{4}-\d{2}-\d{2}$"
    if "patternProperties" in out:
        out["additionalProperties"] = False
    return out


def _descriptions(page: str, headings: tuple[str, ...]) -> dict[str, str]:
    """Entry → what the tables below these headings say of it, with its example."""
    out: dict[str, str] = {}
    heading = ""
    for line in (DOCS / page).read_text(encoding="utf-8").splitlines():
        if found := re.match(r"#+ (.+)", line):
            heading = found[1]
        if heading in headings:
            out |= {entry: said for entry, said in _rows(line).items() if page != "house-style.md" or entry not in out}
    return out


def _rows(table: str) -> dict[str, str]:
    """Entry → what the rows of a table say of it, with its example."""
    out: dict[str, str] = {}
    for line in table.splitlines():
        if not line.startswith("| `"):
            continue
        cells = [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\) \| ", line.strip("| "))]
        said = re.sub(r"\s*\((?:see )?\[[^\]]*\]\([^)]*\)\)", "", cells[1])
        said = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", said)
        said = re.sub(r":? \(?see below\)?|, see below", "", said)  # nothing stands below in an editor
        said = said[:1].upper() + said[1:] + "."
        example = f" Example: {cells[2]}" if len(cells) > 2 else ""
        for entry in re.findall(r"`([^`]+)`", cells[0]):
            out[entry] = said + example
    return out


def _below(entry: str, schema: Schema) -> Schema:
    """A file with one entry, which may be empty."""
    definitions = schema.pop("$defs", {})
    if entry == "facts":
        schema["type"] = ["object", "null"]  # a file of remarks
    return {"type": "object", "properties": {entry: schema}, "additionalProperties": False, "$defs": definitions}


def _by_name(schema: Schema, names: str) -> Schema:
    """A group of such records by name."""
    definitions = schema.pop("$defs", {})
    return {
        "type": "object",
        "patternProperties": {names: schema},
        "additionalProperties": False,
        "$defs": definitions,
    }


def _list(record: type[BaseModel]) -> Schema:
    schema = _of(record)
    definitions = schema.pop("$defs", {})
    return {"type": "array", "items": schema, "$defs": definitions}


def _charts() -> Schema:
    """Charts beside `colours`."""
    from brief_builder.charts.reading.pack import _NAME as CHART
    from brief_builder.charts.reading.pack import COLOURS

    charts = _by_name(_of(ChartRecord), f"^(?!{COLOURS}$){CHART.pattern}$")
    colour = {"type": "string", "pattern": "^(accent[1-6]|context|#[0-9A-Fa-f]{6})$"}
    said = "The colour of each thing in every chart: `accent1` to `accent6`, `context`, or `#rrggbb`."
    charts["properties"] = {COLOURS: {"type": "object", "additionalProperties": colour, "description": said}}
    return charts


def _some_entries(fact: Schema) -> Schema:
    """A part of a fact: what may be the same for all rows of a table."""
    known = {name: schema for name, schema in fact["properties"].items() if name not in _IN_YAML}
    return {"type": "object", "properties": known, "additionalProperties": False}


def _cell_entries() -> Schema:
    """The entries that a column may be, dots leading into them."""
    known = [name for name in FactIn.model_fields if name not in (*_IN_YAML, *_BY_LANGUAGE)]
    inner = [f"{first}.{each}" for first, entries in _INNER.items() for each in entries]
    languages = {"type": "string", "pattern": rf"^({'|'.join(_BY_LANGUAGE)})\.[a-z]{{2,3}}(-[A-Za-z0-9]+)*$"}
    return {"anyOf": [{"enum": ["name", *known, *inner]}, languages]}
