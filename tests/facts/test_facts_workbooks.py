"""Facts from Excel workbooks and JSON, and figures of data, whose evidence is their row or cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook.defined_name import DefinedName

from table_packs import CONSTANTS, PLAN, codes, load, values
from workbooks import workbook

# -- Excel and JSON


def test_a_workbook_gives_facts_like_any_table(tmp_path: Path) -> None:
    """Each with its cell as evidence; precision as the sheet shows it; words in the language of the source."""
    rows: list[tuple[Any, ...]] = [
        ("name", "kind", "source", "unit", "value", "period"),
        ("a.one", "statistic", "customs", "CAD", 37212345, 2023),
        ("a.two", "statistic", "customs", None, 0.125, 2023),
        ("a.three", "statistic", "customs", "CAD", "2,1 milliards", 2023),
        ("a.four", "statistic", "customs", "CAD", 1.234, 2023),
    ]
    facts, problems = load(tmp_path, tables__t_xlsx=workbook(rows, {"E2": '#,##0.0,,"M"', "E3": "0.0%"}))
    figures = {n: (str(f.figure.value), f.figure.decimals, f.figure.unit) for n, f in facts.items() if f.figure}
    assert (figures, problems) == (
        {
            "a.one": ("37200000", -5, "CAD"),
            "a.two": ("12.5", 1, "percent"),
            "a.three": ("2100000000", -8, "CAD"),
            "a.four": ("1.234", 3, "CAD"),
        },
        [],
    )
    assert str(facts["a.one"].record) == "tables/t.xlsx, sheet Trade, cell E2"
    assert str(facts["a.one"].place) == 'pack/tables/t.xlsx, sheet "Trade", cell E2'


def test_what_is_wrong_in_a_sheet_is_told_at_its_cell(tmp_path: Path) -> None:
    """An entry, a number, a formula without a result."""
    rows = [
        ("name", "kind", "source", "unit", "value"),
        ("a.one", "statistc", "customs", "CAD", 1),
        ("a.two", "statistic", "customs", "CAD", "many"),
        ("a.three", "statistic", "customs", "CAD", "=1+1"),
    ]
    facts, problems = load(tmp_path, tables__t_xlsx=workbook(rows))
    assert [(p.code, p.place.trail[-1]) for p in problems] == [
        ("fact-field", "cell B2"), ("number-unreadable", "cell E3"), ("cell-unreadable", "cell E4")
    ]  # fmt: skip
    assert facts.broken == {"a.one", "a.two", "a.three"}


def test_a_number_merged_over_several_rows_belongs_to_none(tmp_path: Path) -> None:
    """A label may be merged; of a number it cannot be told whose it is."""
    rows = [("name", "kind", "source", "unit", "value"), ("a.one", "statistic", "customs", "CAD", 5),
            ("a.two", None, "customs", "CAD", None)]  # fmt: skip

    def change(book: Any) -> None:
        book["Trade"].merge_cells("E2:E3")
        book["Trade"].merge_cells("B2:B3")

    facts, problems = load(tmp_path, tables__t_xlsx=workbook(rows, change=change))
    assert (list(facts), codes(problems)) == (["a.one"], ["cell-unreadable"])


def test_several_tables_of_a_workbook_are_a_list_beside_it(tmp_path: Path) -> None:
    """Each with its sheet; hidden ones too, as they are named."""

    def change(book: Any) -> None:
        page = book.create_sheet("Imports")
        page.append(["Year", "Goods"])
        page.append([2023, 2.5])
        page.sheet_state = "hidden"

    plan = "\n".join(
        f"- {{sheet: {sheet}, columns: {{Year: period, Goods: value}}, name: '{sheet.lower()}.{{period}}', "
        "facts: {kind: statistic, source: customs, unit: CAD}}"
        for sheet in ("Exports", "Imports")
    )
    data = workbook([("Year", "Goods"), (2023, 1.5)], sheet="Exports", change=change)
    facts, problems = load(tmp_path, tables__t_xlsx=data, tables__t_yaml=plan)
    assert (values(facts), problems) == ({"exports.2023": "1.5", "imports.2023": "2.5"}, [])


def _cell_fact(value: str, source: str = "customs") -> str:
    return f"facts:\n  a.b: {{kind: statistic, value: {value}, unit: CAD, source: {source}}}\n"


def _named(book: Any) -> None:
    book.defined_names["exports"] = DefinedName("exports", attr_text="Trade!$A$2")


@pytest.mark.parametrize(
    "value", ['{file: t.xlsx, cell: "Trade!A2"}', "{file: t.xlsx, cell: A2}", "{file: t.xlsx, name: exports}"]
)
def test_a_fact_may_take_its_value_from_a_cell(tmp_path: Path, value: str) -> None:
    """By its place or its name; a workbook that facts take cells from is no table of facts."""
    data = workbook([("Exports",), (37.2,)], {"A2": "0.00"}, change=_named)
    facts, problems = load(tmp_path, facts__f_yaml=_cell_fact(value), tables__t_xlsx=data)
    assert (values(facts), problems) == ({"a.b": "37.20"}, [])
    assert str(facts["a.b"].record) == "tables/t.xlsx, sheet Trade, cell A2"


@pytest.mark.parametrize(
    ("value", "code", "message"),
    [
        ("{file: t.xlsx}", "fact-field", "a cell is named by `cell:` or by `name:`"),
        ("{file: t.xlsx, cell: A2, name: exports}", "fact-field", "a cell is named by `cell:` or by `name:`"),
        ("{file: ../t.xlsx, cell: A2}", "path-outside", "name a workbook in tables/ only, without folders"),
        ("{file: none.xlsx, cell: A2}", "file-missing", "there is no file none.xlsx in tables/"),
        ("{file: t.csv, cell: A2}", "file-missing", "`t.csv` is not an Excel workbook"),
        ("{file: t.xlsx, cell: A9}", "cell-unreadable", "cell A9 of the sheet “Trade” is empty"),
        ("{file: t.xlsx, cell: A3}", "cell-unreadable", "Trade!A3: the formula in this cell was never computed"),
        ("{file: t.xlsx, name: export}", "table-field", "the workbook has no name `export`"),
        ("{file: t.xlsx, cel: A2}", "fact-field", "`cel` is not an entry that is known here"),
        ("{file: t.xlsx, cell: A1}", "number-unreadable", "`Exports` holds no number"),
    ],
)
def test_a_cell_that_cannot_be_had_is_told_at_the_fact(tmp_path: Path, value: str, code: str, message: str) -> None:
    """With the file and the cell."""
    data = workbook([("Exports",), (37.2,), ("=1+1",)], change=_named)
    facts, problems = load(tmp_path, facts__f_yaml=_cell_fact(value), tables__t_xlsx=data)
    assert (problems[0].code, problems[0].message) == (code, message)
    assert {p.place.file for p in problems if p.place.line} == {"pack/facts/f.yaml"}
    assert facts.broken == {"a.b"}


RECORD = {"kind": "statistic", "value": "1,234", "unit": "CAD", "source": "customs", "quote": "1,234 $"}


@pytest.mark.parametrize(
    "written", [{"facts": {"a.b": RECORD}}, {"a.b": RECORD}, [{"name": "a.b", **RECORD}],
                {"facts": [{"name": "a.b", **RECORD}]}]
)  # fmt: skip
@pytest.mark.parametrize("inside", ["facts", "tables"])
def test_json_holds_the_same_records_as_yaml(tmp_path: Path, written: Any, inside: str) -> None:
    """By name, or as a list with names; a text in the language of its source, a number as it is."""
    text = json.dumps(written, indent=1)
    facts, problems = load(tmp_path, **{f"{inside}__f_json": text})
    assert (values(facts), problems) == ({"a.b": "1.234"}, [])
    facts, _ = load(tmp_path, **{f"{inside}__f_json": text.replace('"1,234"', "1.2340")})
    assert values(facts) == {"a.b": "1.2340"}


def test_a_fault_in_json_has_its_line_and_column(tmp_path: Path) -> None:
    """Also one in the syntax; what is lost is not said to be missing."""
    facts, problems = load(tmp_path, facts__f_json='{"facts": {\n  "a.b": {"kind": "statistc"}}}')
    assert next((p.code, p.place.line, p.place.column) for p in problems) == ("fact-field", 2, 19)
    facts, problems = load(tmp_path, facts__f_json='{"facts": {\n  "a.b": {"kind": "statistic",}}}')
    assert (codes(problems), facts.whole, facts.broken) == (["json-syntax"], False, {"a.b"})


def test_a_list_of_records_of_a_service_is_a_table(tmp_path: Path) -> None:
    """With a file beside it that says what its keys are."""
    text = json.dumps([{"Année": 2023, "Exportations": 37.20, "x": None}, {"Année": 2024, "Exportations": "41,2"}])
    facts, problems = load(tmp_path, tables__a_json=text.replace("37.2", "37.20"), tables__a_yaml=PLAN + CONSTANTS)
    assert (values(facts), problems) == ({"exports.2023": "37.20", "exports.2024": "41.2"}, [])
    _, problems = load(tmp_path, tables__a_json='{"a": 1}', tables__a_yaml=PLAN + CONSTANTS)
    assert codes(problems) == ["csv-shape"]
    _, problems = load(
        tmp_path, tables__a_json='[{"Année": 2023, "Exportations": [1]}]', tables__a_yaml=PLAN + CONSTANTS
    )
    assert codes(problems) == ["csv-shape"]
    _, problems = load(tmp_path, tables__a_json='[{"Année": "\\u0001"}]', tables__a_yaml=PLAN + CONSTANTS)
    assert codes(problems) == ["character-forbidden"]


# -- sources of data


ROW = "name,kind,value,unit,source\na.b,statistic,37.2,CAD,{}\n"


def test_a_figure_of_data_has_its_row_as_evidence(tmp_path: Path) -> None:
    """A figure that is written out, or a statement, needs its quote; so does any figure of a document."""
    facts, problems = load(tmp_path, tables__a_csv=ROW.format("customs"))
    assert (str(facts["a.b"].record), problems) == ("tables/a.csv, line 2", [])
    _, problems = load(
        tmp_path,
        tables__a_csv=ROW.format("page"),
        sources__page_yaml="title: A page\npublisher: Ministry\n",
        facts__f_yaml=_cell_fact("12").replace("a.b", "a.c"),
    )
    assert codes(problems) == ["quote-missing", "quote-missing"]
    assert [problem.help for problem in problems] == [
        ("a figure of data stands in tables/, or is taken from a cell: `value: {file: …, cell: …}`",),
        ("add `quote:`, or say `kind: data` in sources/page.yaml if it is a table of data",),
    ]
    _, problems = load(
        tmp_path, tables__a_csv="name,kind,text.en,source\na.b,position,It is so,customs\n", facts__f_yaml=""
    )
    assert codes(problems) == ["quote-missing"]


# -- which files


def test_files_that_are_not_read_are_told(tmp_path: Path) -> None:
    """Other endings, and a plan without a table; what Excel leaves beside an open workbook is passed over."""
    lock = {"tables__~$t_xlsx": b"\x04user", "tables__.x_csv": "a"}
    _, problems = load(tmp_path, tables__t_xls=b"x", tables__u_yaml=PLAN, facts__f_yml="", **lock)
    assert sorted(p.message for p in problems) == [
        "f.yml is not read; its name must end in .yaml or .json",
        "t.xls is not read; its name must end in .csv, .tsv, .xlsx or .json",
        "u.yaml is not read: there is no table u.csv, .tsv, .xlsx or .json for it",
    ]
    assert set(codes(problems)) == {"file-unread"}
