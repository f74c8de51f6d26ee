"""Excel workbooks: cells as the sheet shows them, what is hidden or merged, and files that mean harm."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Protection
from openpyxl.workbook.defined_name import DefinedName

from brief_builder.inputs import Grid, Layout, named_cell, open_book, read_cell, read_sheet
from brief_builder.inputs.workbooks import Book
from brief_builder.problems import Fault, Problem, Problems
from workbooks import computed, with_part, workbook

HEAD = ("name", "period", "value")
SHEET1 = "xl/worksheets/sheet1.xml"


def _book(tmp_path: Path, data: bytes) -> tuple[Book | None, Problems]:
    path = tmp_path / "trade.xlsx"
    path.write_bytes(data)
    problems = Problems()
    return open_book(path, "tables/trade.xlsx", problems), problems


def _grid(tmp_path: Path, data: bytes, **layout: Any) -> tuple[Grid | None, list[Problem]]:
    book, problems = _book(tmp_path, data)
    grid = read_sheet(book, problems, Layout(**layout)) if book is not None else None
    return grid, list(problems)


def _texts(grid: Grid | None) -> list[list[str]]:
    return [[cell.text for cell in cells] for _, cells in grid.rows] if grid is not None else []


def test_a_sheet_is_a_table_of_what_its_cells_show(tmp_path: Path) -> None:
    """Numbers by their formats, dates as periods, texts as they are; empty rows and columns are passed over."""
    rows = [
        HEAD,
        ("a", 2023, 2.04, None, "beside"),
        (),
        ("b", date(2024, 1, 31), "2,1 milliards"),
        ("c", "2022", True),
    ]
    grid, problems = _grid(tmp_path, workbook(rows, {"C2": "0.0", "B4": "mmm yy"}))
    assert problems == []
    assert _texts(grid) == [["a", "2023", "2.0"], ["b", "2024-01", "2,1 milliards"], ["c", "2022", "true"]]
    assert grid is not None
    assert [cell.number for _, cells in grid.rows for cell in cells[2:]] == [True, False, False]


def test_a_place_names_the_sheet_and_the_cell(tmp_path: Path) -> None:
    """As Excel calls them."""
    grid, _ = _grid(tmp_path, workbook([HEAD, ("a", 2023, 1)]))
    assert grid is not None
    assert str(grid.place(grid.rows[0][1][2])) == 'tables/trade.xlsx, sheet "Trade", cell C2'


def test_a_formula_gives_its_last_result(tmp_path: Path) -> None:
    """As the format of its cell shows it; an empty text is empty, and no problem."""
    data = workbook([HEAD, ("a", 2023, 1), ("b", 2023, 1)], {"C2": "0.0"})
    data = computed(computed(data, "C2", "1+1.04", "2.04"), "C3", 'IF(1,"","x")', "", "str")
    grid, problems = _grid(tmp_path, data)
    assert (_texts(grid), problems) == ([["a", "2023", "2.0"], ["b", "2023", ""]], [])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda _: workbook([HEAD, ("a", 2023, "=1+1")]), "the formula in this cell was never computed"),
        (lambda data: computed(data, "C2", "Gone!A1", "#REF!", "e"), "this cell holds an error, #REF!"),
        (lambda data: with_part(data, SHEET1, lambda part: part.replace(b"<v>1</v>", b"<v>1e999</v>")),
         "this number is too large"),
    ],
)  # fmt: skip
def test_a_cell_without_a_value_says_why(tmp_path: Path, change: Any, message: str) -> None:
    """Never computed, an error, no finite number."""
    grid, _ = _grid(tmp_path, change(workbook([HEAD, ("a", 2023, 1)])))
    assert grid is not None
    fault = grid.rows[0][1][2].fault
    assert fault is not None
    assert (fault.code, fault.message) == ("cell-unreadable", message)


def _hide(book: Any) -> None:
    book["Trade"].row_dimensions[3].hidden = True
    book["Trade"].column_dimensions["B"].hidden = True


@pytest.mark.parametrize(
    ("hidden", "texts", "codes"),
    [
        ("", [["a", "1"], ["c", "3"]], ["table-hidden"]),
        ("skip", [["a", "1"], ["c", "3"]], []),
        ("read", [["a", "2021", "1"], ["b", "2022", "2"], ["c", "2023", "3"]], []),
    ],
)
def test_hidden_rows_and_columns_are_not_read_and_that_is_said(
    tmp_path: Path, hidden: str, texts: list[list[str]], codes: list[str]
) -> None:
    """Unless a person says what is meant."""
    rows = [HEAD, ("a", 2021, 1), ("b", 2022, 2), ("c", 2023, 3)]
    grid, problems = _grid(tmp_path, workbook(rows, change=_hide), hidden=hidden)
    assert (_texts(grid), [p.code for p in problems]) == (texts, codes)
    if codes:
        assert problems[0].message == "the hidden row 3 and the hidden column “period” are not read"


def _two_sheets(state: str) -> Any:
    def change(book: Any) -> None:
        page = book.create_sheet("Old figures")
        page.append(HEAD)
        page.append(("old", 2020, 9))
        page.sheet_state = state

    return change


def test_a_hidden_sheet_is_read_only_when_it_is_named(tmp_path: Path) -> None:
    """Without a name, the one visible sheet that holds something is meant; of two, none."""
    rows = [HEAD, ("a", 2023, 1)]
    data = workbook(rows, change=_two_sheets("veryHidden"))
    assert _texts(_grid(tmp_path, data)[0]) == [["a", "2023", "1"]]
    assert _texts(_grid(tmp_path, data, sheet="Old figures")[0]) == [["old", "2020", "9"]]
    _, problems = _grid(tmp_path, workbook(rows, change=_two_sheets("visible")))
    assert [p.message for p in problems] == ["the workbook has more than one sheet: Trade, Old figures"]
    _, problems = _grid(tmp_path, data, sheet="Olt figures")
    assert [p.message for p in problems] == ["the workbook has no sheet `Olt figures`"]


def test_a_merged_cell_stands_for_all_that_it_covers(tmp_path: Path) -> None:
    """A label over three rows is the label of each; each such cell is known as merged."""
    data = workbook([HEAD, ("a", 2021, 1), (None, 2022, 2)], change=lambda book: book["Trade"].merge_cells("A2:A3"))
    grid, _ = _grid(tmp_path, data)
    assert _texts(grid) == [["a", "2021", "1"], ["a", "2022", "2"]]
    assert grid is not None
    assert [cells[0].merged for _, cells in grid.rows] == [False, True]


def test_the_header_may_stand_further_down_and_rows_be_chosen(tmp_path: Path) -> None:
    """Titles above the table and remarks below it are left out."""
    rows = [("Table 12",), (), HEAD, ("a", 2023, 1), ("Source: customs",)]
    grid, problems = _grid(tmp_path, workbook(rows), header=3, last=4)
    assert (_texts(grid), problems) == ([["a", "2023", "1"]], [])
    _, problems = _grid(tmp_path, workbook(rows), header=2)
    assert [p.message for p in problems] == ["row 2 holds no headings"]


def _names(book: Any) -> None:
    book.create_sheet("My 'own' sheet")["B2"] = 7
    book["My 'own' sheet"].sheet_state = "hidden"
    book.defined_names["exports_2023"] = DefinedName("exports_2023", attr_text="Trade!$C$2")
    book.defined_names["several"] = DefinedName("several", attr_text="Trade!$C$2:$C$3")
    book.defined_names["lost"] = DefinedName("lost", attr_text="Trade!#REF!")
    book.defined_names["other"] = DefinedName("other", attr_text="[1]Trade!$C$2")
    book.defined_names["fixed"] = DefinedName("fixed", attr_text="0.19")
    book["Trade"].defined_names["own"] = DefinedName("own", attr_text="Trade!$B$2")


@pytest.mark.parametrize(
    ("address", "sheet", "text"),
    [("Trade!C2", "Trade", "2.0"), ("C2", "Trade", "2.0"), ("trade!$c$2", "Trade", "2.0"),
     ("'My ''own'' sheet'!B2", "My 'own' sheet", "7")],
)  # fmt: skip
def test_one_cell_is_found_by_its_place(tmp_path: Path, address: str, sheet: str, text: str) -> None:
    """Also on a hidden sheet, which is named."""
    book, _ = _book(tmp_path, workbook([HEAD, ("a", 2023, 2.04)], {"C2": "0.0"}, change=_names))
    assert book is not None
    found, cell = read_cell(book, address)
    assert (found, cell.text) == (sheet, text)


@pytest.mark.parametrize(("name", "text"), [("exports_2023", "2.0"), ("EXPORTS_2023", "2.0"), ("own", "2023"),
                                            ("Trade!own", "2023")])  # fmt: skip
def test_one_cell_is_found_by_its_name(tmp_path: Path, name: str, text: str) -> None:
    """Names of the workbook and of a sheet; capitals do not count."""
    book, _ = _book(tmp_path, workbook([HEAD, ("a", 2023, 2.04)], {"C2": "0.0"}, change=_names))
    assert book is not None
    assert named_cell(book, name)[1].text == text


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("exports_2024", "the workbook has no name `exports_2024`"),
        ("several", "the name `several` stands for more than one cell: Trade!$C$2:$C$3"),
        ("lost", "the name `lost` stands for a cell that was deleted (#REF!): Trade!#REF!"),
        ("other", "the name `other` stands for a cell of another workbook, which is not opened: [1]Trade!$C$2"),
        ("fixed", "the name `fixed` stands for no cell: 0.19"),
    ],
)
def test_a_name_that_is_not_one_cell_is_refused(tmp_path: Path, name: str, message: str) -> None:
    """What it stands for is said."""
    book, _ = _book(tmp_path, workbook([HEAD, ("a", 2023, 2.04)], change=_names))
    assert book is not None
    with pytest.raises(Fault) as caught:
        named_cell(book, name)
    assert caught.value.message == message


@pytest.mark.parametrize("address", ["", "C", "C2:C3", "Trade!", "Nowhere!C2", "Z99", "C0", "ZZZ9999999"])
def test_an_address_that_is_no_cell_is_refused(tmp_path: Path, address: str) -> None:
    """Areas, whole columns, sheets that are not there, empty cells."""
    book, _ = _book(tmp_path, workbook([HEAD, ("a", 2023, 2.04)]))
    assert book is not None
    with pytest.raises(Fault):
        read_cell(book, address)


# -- what is no workbook, or means harm


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _plain() -> bytes:
    return workbook([HEAD, ("a", 2023, 1)])


def _flagged(data: bytes) -> bytes:
    """The zip with each member marked as encrypted."""
    out = bytearray(data)
    at = -1
    while (at := out.find(b"PK\1\2", at + 1)) >= 0:
        flags = struct.unpack_from("<H", out, at + 8)[0]
        struct.pack_into("<H", out, at + 8, flags | 1)
    return bytes(out)


OLE = bytes.fromhex("D0CF11E0A1B11AE1")
MERGES = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><pageMargins'


MANY = b"<row>" + b"".join(b"<c r='A%d'/>" % n for n in range(500_001)) + b"</row></sheetData>"


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"", "file-unreadable", "this workbook is empty"),
        (b"name,value\n", "file-unreadable", "this is not an Excel workbook, whatever its name"),
        (_plain()[:-40], "file-unreadable", "the workbook is damaged"),
        (_plain().replace(b"PK\3\4", b"PK\3\5", 3), "file-unreadable", "the workbook is damaged"),
        (OLE + b"\0" * 600, "file-unreadable", "this is a file of an older Excel (.xls), whatever its name"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file-unreadable",
         "the workbook is protected by a password"),
        (_flagged(_plain()), "file-unreadable", "the workbook is protected by a password"),
        (_zip(**{"word/document.xml": b"<a/>"}), "file-unreadable",
         "this is not an Excel workbook, whatever its name"),
        (_zip(**{"[Content_Types].xml": b"spreadsheetml"}), "file-unreadable", "the workbook is damaged"),
        (with_part(_plain(), "[Content_Types].xml", lambda part: part.replace(
            b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")), "workbook-unsafe",
         "the workbook may hold macros (.xlsm), whatever its name"),
        (with_part(_plain(), "xl/vbaProject.bin", lambda _: b"x"), "workbook-unsafe",
         "the workbook may hold macros (.xlsm), whatever its name"),
        (with_part(_plain(), "xl/media/big.bin", lambda _: b"\0" * 30_000_000), "workbook-unsafe",
         "xl/media/big.bin in the workbook unpacks to an unreasonable size"),
        (_zip(**{f"x{n}": b"" for n in range(2001)}), "workbook-unsafe", "the workbook holds more than 2,000 members"),
        (with_part(_plain(), SHEET1, lambda part: b'<!DOCTYPE a [<!ENTITY b "c">]>' + part), "workbook-unsafe",
         "the workbook declares entities of XML, which no workbook needs"),
        (with_part(_plain(), SHEET1, lambda part: part.replace(b"<pageMargins", MERGES)), "workbook-unsafe",
         "the merged cells of the workbook lie over more rows and columns than any table has"),
        (with_part(_plain(), SHEET1, lambda part: part.replace(b"</sheetData>", MANY)), "workbook-unsafe",
         "the workbook has more than 500,000 cells"),
        (with_part(_plain(), "xl/workbook.xml", lambda part: part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main")), "file-unreadable",
         "the workbook is a Strict Open XML file"),
        (with_part(_plain(), SHEET1, lambda part: part[:200]), "file-unreadable", "the workbook is damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)  # fmt: skip
def test_a_file_that_is_no_plain_workbook_is_a_problem(tmp_path: Path, data: bytes, code: str, message: str) -> None:
    """Each says what it is; nothing is opened that should not be."""
    book, problems = _book(tmp_path, data)
    assert book is None
    assert [(p.code, p.message) for p in problems] == [(code, message)]


def test_a_workbook_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """Missing, or a folder."""
    problems = Problems()
    assert open_book(tmp_path / "none.xlsx", "none.xlsx", problems) is None
    (tmp_path / "folder.xlsx").mkdir()
    assert open_book(tmp_path / "folder.xlsx", "folder.xlsx", problems) is None
    assert sorted(p.code for p in problems) == ["file-missing", "file-unreadable"]


def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing(tmp_path: Path) -> None:
    """What lies between is not walked over."""

    def change(book: Any) -> None:
        book["Trade"]["XFD1048576"] = "far"

    grid, problems = _grid(tmp_path, workbook([HEAD, ("a", 2023, 1)], change=change))
    assert (_texts(grid), problems) == ([["a", "2023", "1"]], [])


def test_a_protected_sheet_is_read_and_a_forbidden_character_told(tmp_path: Path) -> None:
    """Protection against changes hides nothing; a control character cannot stand in any Office file."""

    def change(book: Any) -> None:
        book["Trade"].protection.sheet = True
        book["Trade"]["C2"].protection = Protection(hidden=True)

    data = workbook([HEAD, ("a", 2023, 1), ("b", 2023, "xx")], change=change)
    for part in (SHEET1, "xl/sharedStrings.xml"):
        data = with_part(data, part, lambda xml: xml.replace(b">xx<", b">x_x0001_x<"))
    grid, _ = _grid(tmp_path, data)
    assert grid is not None
    fault = grid.rows[1][1][2].fault
    assert grid.rows[0][1][2].text == "1"
    assert fault is not None
    assert fault.message == "the character U+0001 cannot stand in an Office file"
