"""Fact files, records of sources and tables → facts whose numbers are the written ones, or problems."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from brief_builder.facts import Facts, check_evidence, examine, load_facts
from brief_builder.facts.reading.snapshots import check_snapshots
from brief_builder.inputs.passing import is_passing
from brief_builder.problems import Problems
from fuzz.files import joined, parted
from fuzz.mutate import mutator
from fuzz.oracles import told
from fuzz.target import Target, Wrong, project
from fuzz.zips import mutator as zip_mutator
from table_packs import SOURCE
from workbooks import workbook

_SCALED = re.compile(
    r"(?:thousand|million|billion|trillion|mille|milli|mrd|bn|ពាន់|លាន|ម៉ឺន|រយ|សែន|កោដិ|hundred|[kKmMGbB]\b|E\d)"
)
_DIGITS = re.compile(r"\d(?:[\d.,'’ \u00a0\u202f]*\d)?")
_WORDS = (
    "facts", "kind", "statistic", "position", "priority", "identity", "label", "en", "fr", "km", "value", "unit",
    "CAD", "USD", "percent", "points", "persons", "organizations", "ratio", "CAD/persons", "period", "2024",
    "2024-Q1", "../2026", "2024-01/2024-06", "FY2024", "source", "quote", "bound", "approx", "gt", "nearly", "status",
    "[E]", "formula", "growth(a, b)", "share(a, b)", "ratio(a, b)", "sum(", "balance(", "reconcile(", "cagr(",
    "given", "decimals", "2.1 billion", "41,900", "1 234,5", "12.5%", "about 5", "audience", "public", "internal",
    "items", "theme", "trend", "direction", "of", "waive", "rule", "reason", "rank", "different_from", "persons",
    "review_by", "valid_until", "2026-03-01", "exact", "prefix", "suffix", "text", "note", "ref", "modality",
    "forecast", "basis", "measure", "flow", "X", "columns", "name", "decimal", "separator", "encoding", "header",
    "scale", "rows", "melt", "tier", "published", "language", "sha256", "file", "cell", "A1", "sheet", ": ", "- ",
    "{", "}", "[", "]", "\n  ", "\n", "#", "&a", "*a", "!x", ">", "|", "<<", "? ", "---", "%", "one hundred",
    "vingt et un", "quatre-vingts", "១២៣", "២,១ ពាន់លាន", "½", "a dozen", "minus", "−5", "(5)", "1e5", "0x10",
    "1_000",
)  # fmt: skip


def _all(folder: Path) -> tuple[Facts, Problems]:
    """What a build asks of facts before it asks of anything else."""
    problems = Problems()
    facts = load_facts(folder, "pack", problems)
    check_snapshots(folder, "pack", problems)
    clippings = {
        key: (f"{key}.txt", path.read_text(encoding="utf-8", errors="replace"))
        for key in facts.sources
        if (path := folder / "sources" / f"{key}.txt").is_file()
    }
    check_evidence(facts, clippings, problems)
    for finding in examine(facts, date(2026, 1, 1), {}):
        problems.add(finding.problem(facts))
    return facts, problems


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        if any(each.is_file() for each in path.parents):
            continue  # a name that is a file and a folder
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_dir():
            path.write_bytes(data)


def _run(raw: bytes, folder: Path) -> str:
    files = parted(raw)
    _write(folder, files)
    facts, problems = _all(folder)
    if not problems.errors and files:
        written = _plain_values(folder, files)
        for name, fact in facts.items():
            if (
                name in written
                and fact.figure is not None
                and fact.formula is None
                and fact.figure.value != written[name]
            ):
                raise Wrong(f"{name} is {fact.figure.value}, and {written[name]} is written")
    return f"{'some ' if len(facts) else ''}{told(problems)}"


def _plain_values(folder: Path, files: dict[str, bytes]) -> dict[str, Decimal]:
    """The values that are nothing but digits and a point, read by other code than the program's."""
    from ruamel.yaml import YAML

    out: dict[str, Decimal] = {}
    for name in files:
        path = folder / name
        if path.parent != folder / "facts" or path.suffix != ".yaml" or is_passing(path.name) or not path.is_file():
            continue
        read = YAML(typ="base").load(path.read_bytes().decode())
        listed = read.get("facts") if isinstance(read, dict) else None  # `null` is a word to this reader
        for key, fact in listed.items() if isinstance(listed, dict) else ():
            value = fact.get("value") if isinstance(fact, dict) else None
            if isinstance(value, str) and re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,6})?", value):
                out[key] = Decimal(value)
    return out


@cache
def _seeds() -> list[bytes]:
    small = project("tests", "packs", "small")
    first = {
        "facts/trade.yaml": (small / "facts" / "trade.yaml").read_bytes(),
        "sources/gazette.yaml": (small / "sources" / "gazette.yaml").read_bytes(),
        "sources/gazette.txt": (small / "sources" / "gazette.clippings.txt").read_bytes(),
    }
    out = [joined(first)]
    for folder in (project("tests", "facts", "pack"), project("tests", "packs", "norway-senegal")):
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for pattern in ("facts/*", "tables/*.csv", "tables/*.yaml", "sources/*.yaml", "sources/*.txt", "*.yaml")
            for path in sorted(folder.glob(pattern))
            if path.name not in ("pack.yaml", "charts.yaml")
        }
        out.append(joined(files))
        out += [joined({**first, name: data}) for name, data in files.items() if name.startswith(("facts/", "tables/"))]
    return [each for each in out if len(each) < 20_000]


_unit = st.sampled_from(["CAD", "USD", "EUR", "percent", "persons", "organizations", "ratio", "points"])
_number = st.one_of(
    st.integers(0, 10**12).map(str),
    st.decimals(0, 10**9, places=2, allow_nan=False).map(lambda each: format(each, "f")),
    st.decimals(0, 100, places=5, allow_nan=False).map(lambda each: format(each, "f")),
)


def _strategy() -> st.SearchStrategy[bytes]:
    """Facts whose values are plain numbers, and quotes that say them; formulas over them."""

    def made(rows: list[tuple[str, str, str]], formula: str) -> bytes:
        facts, clippings = ["facts:"], []
        for number, (value, unit, period) in enumerate(rows):
            said = f"figure {number} was {value}{' percent' if unit == 'percent' else ''} in {period[:4]}"
            clippings.append(said)
            facts += [
                f"  a.n{number}:", "    kind: statistic", f"    label: {{en: Figure {number}}}",
                f"    value: {value}", f"    unit: {unit}", f"    period: {period}", "    source: s",
                f"    quote: {said}",
            ]  # fmt: skip
        facts += ["  a.made:", "    kind: statistic", "    label: {en: Made}", f"    formula: {formula}"]
        record = "title: T\npublisher: P\nlanguage: en\npublished: 2025-01-01\ntier: 1\nsha256: ''\n"
        files = {"facts/a.yaml": "\n".join(facts), "sources/s.yaml": record, "sources/s.txt": " … ".join(clippings)}
        return joined({name: text.encode() for name, text in files.items()})

    period = st.sampled_from(["2023", "2024", "2024-Q1", "2024-03", "2023/2024", "../2026"])
    row = st.tuples(_number, _unit, period)
    leaf = st.sampled_from(["a.n0", "a.n1", "a.n2", "2", "0.5", "100"])
    formula = st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from([" + ", " - ", " * ", " / "]), inner).map("".join),
            st.tuples(st.sampled_from(["growth", "diff", "share", "ratio", "balance", "reconcile"]), inner, inner).map(
                lambda p: f"{p[0]}({p[1]}, {p[2]})"
            ),
            inner.map(lambda p: f"({p})"),
        ),
        max_leaves=5,
    )
    return st.tuples(st.lists(row, min_size=1, max_size=4), formula).map(lambda p: made(*p))


# -- tables

_PLAN = b"""columns: {Year: period, Exports: value}
name: exports.{period}
facts: {kind: statistic, source: customs, unit: CAD}
"""


def _tables(raw: bytes, folder: Path) -> str:
    """A table with the record that says what its columns are; every figure is a reading of a cell."""
    kind = "xlsx" if raw.startswith(b"PK") else "json" if raw.lstrip()[:1] in (b"[", b"{") else "csv"
    files = parted(raw) if raw.startswith(b"===") else {}
    table = files.get("tables/a.csv", raw)
    plan = files.get("tables/a.yaml", _PLAN)
    for inside in ("facts", "tables", "sources"):
        (folder / inside).mkdir(exist_ok=True)
    (folder / "sources" / "customs.yaml").write_text(SOURCE.format("en"), encoding="utf-8")
    (folder / "tables" / f"a.{kind}").write_bytes(table)
    (folder / "tables" / "a.yaml").write_bytes(plan)
    facts, problems = _all(folder)
    if (
        kind == "csv"
        and not table.startswith((b"\xff\xfe", b"\xfe\xff"))
        and not problems.errors
        and not _SCALED.search(table.decode("utf-8", "replace") + plan.decode("utf-8", "replace"))
    ):
        known = {reading for text in _DIGITS.findall(table.decode("utf-8", "replace")) for reading in _readings(text)}
        for name, fact in facts.items():
            if (
                fact.figure is not None
                and fact.formula is None
                and abs(fact.figure.value) not in known
                and b"scale" not in plan
            ):
                raise Wrong(f"{name} is {fact.figure.value}, which no cell says")
    return f"{kind} {'some ' if len(facts) else ''}{told(problems)}"


def _readings(text: str) -> set[Decimal]:
    """Every number that digits with these marks can mean."""
    out: set[Decimal] = set()
    found = [text, *re.findall(r"[\d.]+", text), *re.findall(r"[\d,]+", text), *re.findall(r"\d+", text)]
    for each, point in product(found, ".,"):
        bare = re.sub(rf"[^\d{point}]", "", each)
        if bare.count(point) <= 1 and re.search(r"\d", bare):
            out.add(Decimal(bare.replace(point, ".").strip(".") or "0"))
        out.add(Decimal(re.sub(r"\D", "", each)))
    return out


@cache
def _table_seeds() -> list[bytes]:
    out = [
        b"Year,Exports\n2023,100\n2024,120\n",
        b"Year;Exports\n2023;1 234,5\n2024;2 345,6\n",
        b'Year\tExports\n2023\t"1,234"\n2024\t"5,678"\n',
        '\ufeffsep=;\r\nYear;Exports\r\n2023;"37,2"\r\n'.encode(),
        "Year;Exports\n2023;1\u202f234\n".encode("utf-16"),
        "Année;Exports\n2023;12\n".encode("cp1252"),
        b'[{"Year": 2023, "Exports": 100.50}, {"Year": "2024", "Exports": "120"}]',
        b'{"rows": [{"Year": 2023, "Exports": 1e2}]}',
    ]
    plans = [
        _PLAN + b"decimal: comma\nseparator: ';'\n",
        _PLAN + b"header: 2\nencoding: cp1252\nscale: thousand\n",
    ]
    out += [joined({"tables/a.yaml": plan, "tables/a.csv": each}) for plan in plans for each in out[:3]]
    for folder in (project("tests", "packs", "norway-senegal"), project("data", "canada-cambodia")):
        for path in sorted((folder / "tables").glob("*.csv")):
            beside = path.with_suffix(".yaml")
            out.append(
                joined(
                    {
                        "tables/a.csv": path.read_bytes(),
                        **({"tables/a.yaml": beside.read_bytes()} if beside.is_file() else {}),
                    }
                )
            )
    return [each for each in out if len(each) < 20_000]


@cache
def _books() -> list[bytes]:
    return [
        workbook([["Year", "Exports"], [2023, 100], [2024, 120.5]]),
        workbook([["Year", "Exports"], [date(2023, 1, 1), 0.125], ["2024", "1 234"]], {"A2": "yyyy", "B2": "0.0%"}),
        workbook([["Title"], [], ["Year", "Exports"], [2023, "=1+1"]]),
    ]


_change_text = mutator(_WORDS, _seeds)
_change_table = mutator(
    [*_WORDS, ",", ";", "\t", '"', '""', "\r\n", "Year", "Exports", "1.234,5", "1'234", "-", "n/a", "..", "…"],
    _table_seeds,
)
_change_book = zip_mutator(_books, inside=9)


def _change(chance: Random, raw: bytes) -> bytes:
    return (_change_book if raw.startswith(b"PK") else _change_table)(chance, raw)


TARGETS = {
    "facts": Target("facts", _run, _seeds, _change_text, count=500, strategy=_strategy),
    "tables": Target("tables", _tables, lambda: [*_table_seeds(), *_books()], _change, count=1200),
}
