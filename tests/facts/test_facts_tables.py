"""Facts from CSV tables as they come: encodings, separators, decimal marks, and the file that explains a table."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from table_packs import CONSTANTS, PLAN, codes, load, values

# -- encodings, separators, decimal marks


@pytest.mark.parametrize("decimal", [",", "."])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("utf-32", False), ("cp1252", True)],
)
def test_a_table_is_read_whatever_wrote_it(
    tmp_path: Path, encoding: str, guessed: bool, separator: str, decimal: str
) -> None:
    """The same facts from each encoding, separator and decimal mark; an encoding that was guessed is told."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerows([["Année", "Exportations", "Remarque"], ["2022", f"1 234{decimal}5", "é; ü, à|ç"]])
    writer.writerows([["2023", f"2{decimal}10", ""]])
    facts, problems = load(tmp_path, tables__a_csv=out.getvalue().encode(encoding), tables__a_yaml=PLAN + CONSTANTS)
    assert values(facts) == {"exports.2022": "1234.5", "exports.2023": "2.10"}
    assert codes(problems) == (["encoding-guessed"] if guessed else [])


def test_an_encoding_that_is_said_is_not_guessed(tmp_path: Path) -> None:
    """`encoding:` beside the table; one that does not fit is refused, and so is one that nobody can tell."""
    text = "Année;Exportations\r\n2023;2,1\r\n"
    for encoding in ("windows-1252", "latin-1", "mac-roman", "cp850", "utf-16"):
        data = text.encode(encoding)
        facts, problems = load(
            tmp_path, tables__a_csv=data, tables__a_yaml=f"encoding: {encoding}\n" + PLAN + CONSTANTS
        )
        assert (values(facts), problems) == ({"exports.2023": "2.1"}, [])
    for data in (text.encode("mac-roman"), text.encode("cp850"), text.encode("utf-16-le"), b"\xff\xfeA"):
        _, problems = load(tmp_path, tables__a_csv=data, tables__a_yaml=PLAN + CONSTANTS)
        assert codes(problems) == ["file-unreadable"]
    plan = "encoding: utf-8\n" + PLAN + CONSTANTS
    _, problems = load(tmp_path, tables__a_csv=text.encode("cp1252"), tables__a_yaml=plan)
    assert codes(problems) == ["file-unreadable"]
    _, problems = load(tmp_path, tables__a_csv=text, tables__a_yaml="encoding: rot13\n" + PLAN + CONSTANTS)
    assert codes(problems) == ["table-field"]


def test_a_forbidden_character_in_a_table_is_told_at_its_place(tmp_path: Path) -> None:
    """As in any other file."""
    _, problems = load(tmp_path, tables__a_csv="name,value\na.b,1\x012\n")
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("character-forbidden", 2, 6)]


@pytest.mark.parametrize(
    ("header", "rows", "exports"),
    [
        ("Année;Exportations, en millions;Pays", "2023;2,1;KH", "Exportations, en millions"),
        ('Année,"Exportations; en millions",Pays', "2023,2.1,KH", "Exportations; en millions"),
        ("Année\tExportations, en millions\tPays; code", "2023\t2,1\tKH", "Exportations, en millions"),
        ("sep=;\r\nAnnée;Exportations;a,b", "2023;2,1;c,d", "Exportations"),
        ("sep=\r\nAnnée;Exportations;a", "2023;2,1;b", "Exportations"),
    ],
)
def test_the_header_tells_the_separator(tmp_path: Path, header: str, rows: str, exports: str) -> None:
    """Other marks may stand in headings, quoted or not; Excel's own `sep=` line is heeded."""
    plan = f"scale: one\ncolumns: {{Année: period, '{exports}': value}}\nname: exports.{{period}}\n{CONSTANTS}"
    facts, problems = load(tmp_path, tables__a_csv=f"{header}\r\n{rows}\r\n", tables__a_yaml=plan)
    assert (values(facts), problems) == ({"exports.2023": "2.1"}, [])


def test_a_doubtful_separator_is_a_problem(tmp_path: Path) -> None:
    """Two that fit equally well; `separator:` says which is meant."""
    table = "a,b;name,c\n1,2;x.y,3\n"
    _, problems = load(tmp_path, tables__a_csv=table)
    assert [(p.code, p.message) for p in problems] == [
        ("csv-shape", "it cannot be told what separates the cells: commas or semicolons")
    ]
    plan = "separator: semicolon\ncolumns: {'name,c': value}\nname: x.{value}\n" + CONSTANTS
    _, problems = load(tmp_path, tables__a_csv=table, tables__a_yaml=plan)
    assert "csv-shape" not in codes(problems)


@pytest.mark.parametrize(
    ("numbers", "language", "expected"),
    [
        (["1,234", "2,1"], "en", ["1.234", "2.1"]),
        (["1.234", "2,1"], "en", ["1234", "2.1"]),
        (["1.234", "1.234.567"], "fr", ["1234", "1234567"]),
        (["1,234", "1,234.5"], "fr", ["1234", "1234.5"]),
        (["1'234", "1’234.50"], "fr", ["1234", "1234.50"]),
        (["2,1 milliards", "1,234 million"], "fr", ["2100000000", "1234000"]),
        (["12,5%", "1,125%"], "fr", ["12.5", "1.125"]),
    ],
)
def test_one_number_of_a_column_tells_its_decimal_mark(
    tmp_path: Path, numbers: list[str], language: str, expected: list[str]
) -> None:
    """In a table with semicolons, whatever the language of its source."""
    rows = "\n".join(f"{2020 + n};{number}" for n, number in enumerate(numbers))
    facts, problems = load(tmp_path, language, tables__a_csv=f"Année;Exportations\n{rows}\n", tables__a_yaml=PLAN
                           + CONSTANTS.replace(", unit: CAD", "" if "%" in rows else ", unit: CAD"))  # fmt: skip
    assert (list(values(facts).values()), problems) == (expected, [])


def test_a_number_that_could_be_either_is_a_problem_with_a_cure(tmp_path: Path) -> None:
    """Said once for a column; `decimal:` answers it, and with commas between cells the source's language does."""
    table = "Année;Exportations\n2022;1,234\n2023;41,900\n"
    facts, problems = load(tmp_path, tables__a_csv=table, tables__a_yaml=PLAN + CONSTANTS)
    assert [(p.code, p.place.line, p.message) for p in problems] == [
        ("number-ambiguous", 2, "`1,234` and 1 more in this column may have decimals or thousands behind its "
         "`,`: nothing in the table shows how it writes decimals")
    ]  # fmt: skip
    assert facts.broken == {"exports.2022", "exports.2023"}
    for decimal, expected in ((",", "1.234"), (".", "1234")):
        plan = f'decimal: "{decimal}"\n' + PLAN + CONSTANTS
        facts, problems = load(tmp_path, tables__a_csv=table, tables__a_yaml=plan)
        assert (values(facts)["exports.2022"], problems) == (expected, [])
    quoted = 'Année,Exportations\n2022,"1,234"\n'
    for language, expected in (("fr", "1.234"), ("en", "1234")):
        facts, problems = load(tmp_path, language, tables__a_csv=quoted, tables__a_yaml=PLAN + CONSTANTS)
        assert (values(facts), problems) == ({"exports.2022": expected}, [])


def test_a_table_that_writes_decimals_both_ways_is_read_number_by_number(tmp_path: Path) -> None:
    """What is plain by itself is read; what is not is told. A number against what is said is refused."""
    table = "Année;Exportations\n2021;2,1\n2022;2.1\n2023;1,234\n"
    facts, problems = load(tmp_path, tables__a_csv=table, tables__a_yaml=PLAN + CONSTANTS)
    assert (values(facts), codes(problems)) == ({"exports.2021": "2.1", "exports.2022": "2.1"}, ["number-ambiguous"])
    facts, problems = load(tmp_path, tables__a_csv=table, tables__a_yaml='decimal: ","\n' + PLAN + CONSTANTS)
    assert (codes(problems), problems[0].place.line) == (["number-unreadable"], 3)


NUMBERS = st.tuples(st.decimals(-(10**8), 10**8, places=2), st.integers(0, 2))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    numbers=st.lists(NUMBERS, min_size=1, max_size=6),
    marks=st.sampled_from([(",", " "), (",", "."), (".", ","), (".", "'"), (".", ""), (",", "\u202f")]),
    separator=st.sampled_from([";", "\t", ","]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_table_gives_the_numbers_that_were_written(
    tmp_path: Path, numbers: list[tuple[Decimal, int]], marks: tuple[str, str], separator: str, encoding: str
) -> None:
    """Value and precision, once the decimal mark is said; without it, never a wrong number."""
    wanted = [round(number, places) for number, places in numbers]
    texts = [f"{number:,f}".replace(",", "#").replace(".", marks[0]).replace("#", marks[1]) for number in wanted]
    rows = "\n".join(f'{2000 + n}{separator}"{text}"' for n, text in enumerate(texts))
    table = f"Année{separator}Exportations\n{rows}\n".encode(encoding)
    plan = PLAN + CONSTANTS
    facts, problems = load(tmp_path, tables__a_csv=table, tables__a_yaml=f'decimal: "{marks[0]}"\n' + plan)
    assert problems == []
    assert [(fact.figure.value, max(fact.figure.decimals, 0)) for fact in facts.values() if fact.figure] == [
        (number, places) for number, (_, places) in zip(wanted, numbers, strict=True)
    ]
    if separator != ",":
        facts, _ = load(tmp_path, tables__a_csv=table, tables__a_yaml=plan)
        assert all(f.figure and f.figure.value == wanted[int(n.rpartition(".")[2]) - 2000] for n, f in facts.items())


# -- the file beside a table


def test_a_table_is_used_as_it_comes(tmp_path: Path) -> None:
    """Titles, footnotes, other headings, words of its own, cells without a value; nothing of it is renamed."""
    table = (
        "Tableau 12 : exportations\n\nAnnée;Pays;Sens;Exportations (M$);Statut\n"
        "2022;Viêt Nam;Exp.;1 234,5;A\n2022;Viêt Nam;Imp.;2,1;A\n2023;Viêt Nam;Exp.;..;x\n2023;Viêt Nam;Imp.;;x\n"
        "Source : douanes\n"
    )
    plan = """
header: 3
rows: 4 .. 7
missing: [".."]
scale: million
columns:
  Année: period
  Exportations (M$): value
  Sens: {entry: flow, values: {Exp.: X, Imp.: M}}
name: trade.{flow}.{Pays}.{Année}
facts: {kind: statistic, source: customs, unit: CAD, label: {fr: "Commerce : {Pays}"}}
"""
    facts, problems = load(tmp_path, tables__a_csv=table, tables__a_yaml=plan)
    assert values(facts) == {"trade.x.viet_nam.2022": "1234500000", "trade.m.viet_nam.2022": "2100000"}
    fact = facts["trade.x.viet_nam.2022"]
    assert (fact.flow, fact.period.raw, fact.label["fr"]) == ("X", "2022", "Commerce : Viêt Nam")
    assert [(p.code, p.severity, p.message) for p in problems] == [
        ("table-gaps", "note", "2 cells have no value: no facts are made of them")
    ]


def test_the_example_of_the_documentation_is_read_as_it_says(tmp_path: Path) -> None:
    """The table and the file beside it, as they stand there."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "facts.md").read_text(encoding="utf-8")
    section = page[page.index("### A table as it comes") :]
    table, plan = (re.search(rf"```{kind}\n(.*?)```", section, re.DOTALL) for kind in ("text", "yaml"))
    assert table is not None
    assert plan is not None
    facts, problems = load(tmp_path, tables__exports_csv=table[1], tables__exports_yaml=plan[1])
    assert (values(facts), codes(problems)) == ({"trade.exports.viet_nam.2022": "1234500000"}, ["table-gaps"])


@pytest.mark.parametrize(
    "columns", ["2021 .. 2023", "['2021', '2022', '2023']", '{"2021": 2021, "2022": 2022, "2023": 2023}']
)
def test_a_column_for_each_year_gives_a_fact_for_each(tmp_path: Path, columns: str) -> None:
    """From the first heading to the last, a list of headings, or what each of them says."""
    plan = f"series: {{columns: {columns}}}\nname: exports.{{Produit}}.{{period}}\n{CONSTANTS}"
    facts, problems = load(
        tmp_path, tables__a_csv="Produit;2021;2022;2023\nRiz;1,5;2;\nBois;7;8,25;9\n", tables__a_yaml=plan
    )
    assert values(facts) == {
        "exports.riz.2021": "1.5", "exports.riz.2022": "2", "exports.bois.2021": "7",
        "exports.bois.2022": "8.25", "exports.bois.2023": "9",
    }  # fmt: skip
    assert str(facts["exports.bois.2022"].record) == "tables/a.csv, line 3, column 2022"
    assert (facts["exports.bois.2022"].place.line, facts["exports.bois.2022"].place.column) == (3, 8)
    assert codes(problems) == ["table-gaps"]


def test_a_series_may_be_anything_but_years(tmp_path: Path) -> None:
    """`entry:` says what the headings are."""
    plan = (
        "columns: {Année: period}\nseries: {columns: {Export: X, Import: M}, entry: flow}\nname: t.{flow}.{period}\n"
        + CONSTANTS
    )
    facts, problems = load(tmp_path, tables__a_csv="Année,Export,Import\n2023,1.5,2.5\n", tables__a_yaml=plan)
    assert ({name: fact.flow for name, fact in facts.items()}, problems) == ({"t.x.2023": "X", "t.m.2023": "M"}, [])


@pytest.mark.parametrize(
    ("plan", "code", "line", "message"),
    [
        ("columns: {Annee: period, Exportations: value}\nname: a.{Année}\n" + CONSTANTS, "table-field", 1,
         "the table has no column `Annee`"),
        ("columns: {Année: perod, Exportations: value}\nname: a.{Année}\n" + CONSTANTS, "table-field", 1,
         "`perod` is not an entry of a fact"),
        ("columns: {Année: period, Exportations: value}\nname: a.{Annee}\n" + CONSTANTS, "table-field", 2,
         "`{Annee}` is neither a column of the table nor an entry of its facts"),
        ("series: {columns: 2020 .. Exportations}\nname: a.{period}\n" + CONSTANTS, "table-field", 1,
         "the table has no column `2020`"),
        ("colums: {Année: period}\n", "table-field", 1, "`colums` is not an entry that is known here"),
        (PLAN + "facts: {kind: statistc, source: customs, unit: CAD}\n", "fact-field", 3,
         "`kind`: `statistc` is not known"),
        (PLAN + CONSTANTS.replace("customs", "custom"), "source-unknown", 3, "the pack has no source `custom`"),
        ("columns: {Année: period, Exportations: value}\n" + CONSTANTS, "fact-field", None,
         "the table has no column `name`"),
        (PLAN + CONSTANTS + "rows: some\n", "table-field", 4,
         "`rows`: write the first and the last row: 5 .. 20, or 5 .."),
        (PLAN + CONSTANTS + "separator: x\n", "table-field", 4, '`separator`: write ",", ";", tab or "|"'),
        (PLAN + "series: {columns: Année}\n", "table-field", 3,
         "`series` gives the values, and a column gives them too"),
        (PLAN + "decimal: x\n", "table-field", 3, "`decimal`: `x` is not known"),
    ],
)  # fmt: skip
def test_what_is_wrong_beside_a_table_is_told_there_and_once(
    tmp_path: Path, plan: str, code: str, line: int | None, message: str
) -> None:
    """However many rows the table has."""
    rows = "".join(f"{2000 + n};{n},5\n" for n in range(20))
    _, problems = load(tmp_path, tables__a_csv="Année;Exportations\n" + rows, tables__a_yaml=plan)
    assert [(p.code, p.message) for p in problems] == [(code, message)]
    if line is not None:
        assert (problems[0].place.file, problems[0].place.line) == ("pack/tables/a.yaml", line)


def test_a_name_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Of words without Latin letters, or an empty cell; `values` gives them a name."""
    table = "Pays;Exportations\nកម្ពុជា;1,5\n;2,5\n"
    plan = "columns: {Exportations: value}\nname: exports.{Pays}\n" + CONSTANTS
    _, problems = load(tmp_path, tables__a_csv=table, tables__a_yaml=plan)
    assert [p.message for p in problems] == [
        "no name can be made of `កម្ពុជា`: names have the letters a to z",
        "`Pays` is empty here, and the name of the fact is made of it",
    ]
    plan = "columns: {Exportations: value, Pays: {entry: ref_area, values: {កម្ពុជា: Cambodia}}}\n"
    facts, _ = load(tmp_path, tables__a_csv=table, tables__a_yaml=plan + "name: exports.{ref_area}\n" + CONSTANTS)
    assert list(facts) == ["exports.cambodia"]


def test_a_row_that_says_something_else_is_no_gap(tmp_path: Path) -> None:
    """A text or a formula stands in a table too, with a file beside it or not."""
    table = "name;kind;source;unit;value;formula;text.en;quote\na.one;statistic;customs;CAD;2,5;;;\n"
    table += "a.two;statistic;;;;a.one * 2;;\na.three;position;customs;;;;It is so;so\n"
    facts, problems = load(tmp_path, tables__a_csv=table, tables__a_yaml="encoding: utf-8\n")
    assert (list(facts), problems) == (["a.one", "a.two", "a.three"], [])


def test_a_column_that_is_no_entry_is_told_once(tmp_path: Path) -> None:
    """In a table without a file beside it, at its heading."""
    rows = "".join(f"a.x{n},statistic,{n}\n" for n in range(9))
    _, problems = load(tmp_path, tables__a_csv="name,kind,valeu\n" + rows)
    assert [(p.code, p.place.line, p.place.column, p.help) for p in problems] == [
        ("fact-field", 1, 11, ("did you mean `value`?",))
    ]


@pytest.mark.parametrize(("rows", "expected"), [("3x023,3x\n", ("3x023,3x", 7, 8)), ('3,"{\n,4"\n', ("{\n,4", 0, 3))])
def test_what_is_wrong_in_a_cell_is_marked_in_that_cell(
    tmp_path: Path, rows: str, expected: tuple[str, int, int]
) -> None:
    """And not where the same stands earlier in the line; a cell of two lines is shown as it was read."""
    plan = f"columns: {{Year: name, Exports: value}}\nname: 'exports.n{{name}}'\n{CONSTANTS}"
    _, problems = load(tmp_path, language="en", tables__a_csv=f"Year,Exports\n{rows}", tables__a_yaml=plan)
    (excerpt,) = [problem.excerpt for problem in problems if problem.code == "number-unreadable"]
    assert excerpt is not None
    assert (excerpt.text, excerpt.start, excerpt.end) == expected
