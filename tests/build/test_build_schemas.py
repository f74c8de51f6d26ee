"""The JSON Schemas of a pack's files: made from the records that read them, true of all packs, strict about names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from brief_builder.build import schema_names, schema_text
from brief_builder.inputs import read_yaml
from brief_builder.problems import Problems
from command import brief
from pack_schemas import DESCRIBED, DOCS, pack_schemas, written
from query_pack import QUERY

ROOT = DOCS.parent
SCHEMAS = pack_schemas()
PACKS = [ROOT / "data/canada-cambodia", ROOT / "tests/packs/small", ROOT / "tests/facts/pack", ROOT / "docs/gallery"]
KINDS = {
    "pack.yaml": "pack",
    "facts/*.yaml": "facts",
    "sources/*.yaml": "sources",
    "questions.yaml": "questions",
    "resolutions.yaml": "resolutions",
    "terms.yaml": "terms",
    "charts.yaml": "charts",
    "matrices.yaml": "matrices",
    "tables/*.sql.yaml": "sql",
}
DOCUMENTED = {"units": "units:\n", "tables": "header: 3\n"}  # how their example in docs/facts.md begins
STYLES = sorted((ROOT / "src/brief_builder/house/styles").glob("*.yaml"))
FILES = [(path, kind) for pack in PACKS for pattern, kind in KINDS.items() for path in sorted(pack.glob(pattern))]
FILES += [(path, "style") for path in STYLES]


def _plain(value: Any) -> Any:
    """What an editor sees of a YAML file."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def _values(text: str, tmp_path: Path) -> Any:
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    located = read_yaml(path, path.name, Problems())
    assert located is not None
    return _plain(located.value)


def _errors(kind: str, value: Any) -> list[str]:
    found = Draft202012Validator(SCHEMAS[kind]).iter_errors(value)
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_the_generated_one(name: str, golden: Callable[[Path, str], None]) -> None:
    """`pytest --update` writes it; it is itself a schema of draft 2020-12."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    golden(DOCS / "schemas" / f"{name}.schema.json", written(SCHEMAS[name]))


def test_every_committed_schema_is_generated() -> None:
    """None is left behind."""
    assert [path.name for path in sorted((DOCS / "schemas").iterdir())] == [f"{n}.schema.json" for n in sorted(SCHEMAS)]


@pytest.mark.parametrize(("path", "kind"), FILES, ids=lambda value: value.name if isinstance(value, Path) else value)
def test_the_files_of_packs_are_as_their_schemas_say(path: Path, kind: str) -> None:
    """Those of the shipped pack, of the gallery, and of the tests."""
    located = read_yaml(path, path.name, Problems())
    assert located is not None
    assert _errors(kind, _plain(located.value)) == []


def test_every_kind_of_file_has_one_that_is_compared() -> None:
    """But the queries, of which the tests have one of their own, and what the documentation shows."""
    assert {kind for _, kind in FILES} == {*SCHEMAS} - {"sql", *DOCUMENTED}


@pytest.mark.parametrize("kind", DOCUMENTED)
def test_the_examples_of_the_documentation_are_as_their_schemas_say(kind: str, tmp_path: Path) -> None:
    """Units and tables are shown whole."""
    blocks = re.findall(r"^```yaml\n(.*?)^```", (DOCS / "facts.md").read_text(encoding="utf-8"), re.M | re.S)
    (block,) = [block for block in blocks if block.startswith(DOCUMENTED[kind])]
    assert _errors(kind, _values(block, tmp_path)) == []


@pytest.mark.parametrize("record", DESCRIBED, ids=lambda record: record.__name__)
def test_every_entry_is_described_in_the_documentation(record: Any) -> None:
    """The tables of the documentation are what editors show."""
    from pack_schemas import _of

    entries = _of(record)["properties"]
    assert [name for name, entry in entries.items() if "description" not in entry] == []


FACT = "facts:\n  a.b:\n    kind: statistic\n"
FORMS = {
    "a quote is a text": ("facts", FACT + "    quote: some words\n"),
    "a quote is a group": ("facts", FACT + "    quote: {exact: some words, prefix: before}\n"),
    "a value is a whole number": ("facts", FACT + "    value: 41\n"),
    "a value is a number": ("facts", FACT + "    value: 2.10\n"),
    "a value is words": ("facts", FACT + "    value: 2.1 billion\n"),
    "a period is a year": ("facts", FACT + "    period: 2023\n"),
    "a day is unknown": ("facts", FACT + "    review_by: unknown\n"),
    "a status is a list": ("facts", FACT + "    status: [E, P]\n"),
    "a status is words": ("facts", FACT + "    status: E P\n"),
    "a role is one for all": (
        "facts",
        FACT + "    items: [{en: UN, role: member}, {en: WTO, role: {Peru: observer}}]\n",
    ),
    "persons and lookalikes": (
        "facts",
        FACT + "    persons: [{name: A, from: 2023-01-01}]\n    different_from: [{fact: a.c, reason: why}]\n",
    ),
    "an item has languages": ("facts", FACT + "    items: [{en: food, fr: aliments, theme: food, quote: food}]\n"),
    "a reason is one for all": ("facts", FACT + "    waive: [{rule: basis, reason: why}]\n"),
    "a file of remarks": ("facts", "# nothing yet\nfacts:\n"),
    "a title is one for all": ("charts", "a: {title: A finding, subtitle: words, facts: [a.b, null]}\n"),
    "a subtitle has parts": ("charts", "a: {title: {en: A}, subtitle: {measure: m, place: {en: p}}, facts: [a.b]}\n"),
    "a point is missing": ("charts", "a: {title: A, subtitle: B, bars: [{fact: a.b}, {missing: true}]}\n"),
    "a query": ("sql", QUERY),
    "a query with languages": ("sql", QUERY.replace("good: product", "good: note.en")),
}


@pytest.mark.parametrize("name", FORMS)
def test_long_and_short_forms_are_known(name: str, tmp_path: Path) -> None:
    """Whatever the program reads, an editor must not underline."""
    kind, text = FORMS[name]
    assert _errors(kind, _values(text, tmp_path)) == []


PACK = "name: a\ntitle: {en: A}\nedition: {en: B}\nas_of: 2026-11-23\nowner: me\nlanguages: [en]\n"
REFUSED = {
    "a misspelt entry of a pack": ("pack", PACK + "audiense: public\n", "'audiense' was unexpected"),
    "a misspelt audience": ("pack", PACK + "audience: publik\n", "'publik' is not one of"),
    "a day in words": ("pack", PACK.replace("2026-11-23", "yesterday"), "does not match"),
    "a language that is none": ("pack", PACK.replace("{en: A}", "{english: A}"), "english"),
    "a misspelt entry of a fact": ("facts", FACT + "    souce: gac\n", "'souce' was unexpected"),
    "a misspelt kind": ("facts", FACT.replace("statistic", "statistics"), "'statistics' is not one of"),
    "a name that no template can write": ("facts", FACT.replace("a.b", "A b"), "'A b' does not match"),
    "a fact beside facts": ("facts", FACT + "a.c: {kind: event}\n", "'a.c' was unexpected"),
    "a misspelt entry of a quote": ("facts", FACT + "    quote: {exakt: words}\n", "is not valid under any"),
    "a misspelt entry of an item": ("facts", FACT + "    items: [{en: food, theem2: x}]\n", "theem2"),
    "a misspelt entry of a source": ("sources", "title: a\npublisher: b\npublishd: unknown\n", "'publishd'"),
    "a source without a publisher": ("sources", "title: a\n", "'publisher' is a required property"),
    "a misspelt entry of a question": ("questions", "questions: [{ref: a, question: {en: b}, leed: c}]", "'leed'"),
    "a misspelt entry of a matrix": ("matrices", "a: {colums: [], columns: [], rows: []}", "'colums'"),
    "a misspelt entry of a chart": ("charts", "a: {titel: b, title: b, subtitle: c}", "'titel'"),
    "a misspelt kind of chart": ("charts", "a: {kind: colum, title: b, subtitle: c}", "'colum' is not one of"),
    "a colour that is none": ("charts", "colours: {a: red}", "'red' does not match"),
    "a misspelt entry of a query": ("sql", QUERY.replace("query:", "querry:"), "'querry' was unexpected"),
    "a column that is no entry": ("sql", QUERY.replace("good: product", "good: produkt"), "'produkt' is not valid"),
    "an entry of all rows that is none": ("sql", QUERY.replace("unit:", "unti:"), "'unti' was unexpected"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_misspelt_is_refused(name: str, tmp_path: Path) -> None:
    """An editor underlines it before the program is run."""
    kind, text, message = REFUSED[name]
    assert message in " ".join(_errors(kind, _values(text, tmp_path)))


def test_the_command_lists_prints_and_writes_them(tmp_path: Path) -> None:
    """What it prints is what is committed."""
    listed = brief("schema", at=tmp_path)
    assert listed.returncode == 0
    assert [line.split()[0] for line in listed.stdout.splitlines()] == list(schema_names())
    assert set(schema_names()) == set(SCHEMAS)
    printed = brief("schema", "facts", at=tmp_path)
    assert printed.stdout == (DOCS / "schemas" / "facts.schema.json").read_text(encoding="utf-8")
    done = brief("schema", "--write", "schemas", at=tmp_path)
    assert done.returncode == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "schemas").iterdir()} == {
        f"{name}.schema.json": schema_text(name) for name in SCHEMAS
    }
    assert done.stdout.splitlines() == [f"schemas/{name}.schema.json" for name in schema_names()]


def test_the_command_knows_no_other_names(tmp_path: Path) -> None:
    """With those that it knows."""
    done = brief("schema", "fact", at=tmp_path)
    assert done.returncode == 2
    assert "did you mean `facts`?" in " ".join(re.sub(r"[│╭╰─╮╯]", " ", done.stderr).split())


def test_the_settings_of_the_documentation_name_all_schemas() -> None:
    """What docs/editors.md says to copy is JSON, and has a line for each."""
    text = (DOCS / "editors.md").read_text(encoding="utf-8")
    settings = json.loads(re.findall(r"^```json\n(.*?)^```", text, re.M | re.S)[0])["yaml.schemas"]
    named = {path.removeprefix("./schemas/").removesuffix(".schema.json"): files for path, files in settings.items()}
    # tables/*.yaml would be those of queries and snapshots too.
    assert {name: f"data/*/{SCHEMAS[name]['title']}" for name in SCHEMAS if name != "tables"} == named
