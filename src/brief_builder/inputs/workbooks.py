"""An .xlsx file → a workbook that openpyxl has read, after a look at what it would make of the reader's memory.

The limits are those that templates have (Apache POI's ZipSecureFile), with less room: a workbook of facts is small.
Macros, entities and links are never followed; cells give the results that were last computed.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from brief_builder.inputs.file_bytes import file_bytes
from brief_builder.problems import Fault, Place, Problems

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # how files of Office before 2007 begin, and those with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAX_FILE = 50 * 2**20
_MAX_MEMBERS = 2_000
_MAX_PART = 100 * 2**20
_MAX_ALL = 200 * 2**20
_MAX_RATIO = 250
MAX_CELLS = 500_000
_MAX_SPREAD = 1_000_000  # cells that merged areas and links may lie over
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_CELL = re.compile(rb"<(?:\w+:)?c[ />]")
_AREA = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^<>]*?\bref\s*=\s*[\"']\s*([A-Za-z0-9:$ ]+?)\s*[\"']")
_CORNERS = re.compile(r"\$?([A-Za-z]{1,7})\$?(\d{1,12})(?::\$?([A-Za-z]{1,7})\$?(\d{1,12}))?")
_DOCTYPE = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_AGAIN = "open it in Excel and save it again as an Excel workbook (.xlsx)"


@dataclass(slots=True)
class Book:
    """A workbook.

    Attributes:
        file: its name as messages give it.
        values: openpyxl's workbook with the results of its formulas.
        computed: whether any cell holds a formula.
    """

    file: str
    values: Any
    computed: bool
    _data: bytes = field(repr=False, default=b"")
    _formulas: Any = None

    def has_formula(self, sheet: str, row: int, column: int) -> bool:
        """Whether a cell, 1-based, holds a formula."""
        if not self.computed:
            return False
        if self._formulas is None:
            self._formulas = _opened(self._data, results=False)
        return bool(self._formulas[sheet].cell(row, column).data_type == "f")

    def visible(self) -> list[str]:
        """The names of the sheets with cells that a person sees."""
        return [sheet.title for sheet in self.values.worksheets if sheet.sheet_state == "visible"]

    def names(self) -> list[str]:
        """The names of all sheets with cells, hidden ones too."""
        return [sheet.title for sheet in self.values.worksheets]


def open_book(path: Path, shown: str, problems: Problems) -> Book | None:
    """The workbook; None when it cannot be read, which goes into problems.

    Args:
        path: the file.
        shown: its name as messages give it.
        problems: takes what is wrong.
    """
    try:
        data = file_bytes(path, _MAX_FILE)
        if len(data) > _MAX_FILE:
            raise Fault("file-unreadable", f"the workbook is larger than {_MAX_FILE // 2**20} MB")
        computed = _looked_through(data)
        return Book(shown, _opened(data, results=True), computed, data)
    except FileNotFoundError:
        problems.add(Fault("file-missing", f"there is no file {shown}").at(Place(shown)))
    except OSError as error:
        problems.add(Fault("file-unreadable", f"{shown} cannot be read: {error.strerror}").at(Place(shown)))
    except Fault as fault:
        problems.add(fault.at(Place(shown)))
    return None


def _opened(data: bytes, *, results: bool) -> Any:
    import openpyxl  # slow: only for packs with workbooks

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out: styles, validations, drawings
            return openpyxl.load_workbook(io.BytesIO(data), data_only=results, keep_links=False)
    except Exception:  # a broken part can fail anywhere in the library
        raise Fault("file-unreadable", "the workbook is damaged", help=_AGAIN) from None


def _looked_through(data: bytes) -> bool:
    """Whether there are formulas; raises Fault for what is no workbook, or too much of one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_sizes(infos, len(data))
            _check_kind(archive, {info.filename for info in infos})
            parts = (archive.read(info) for info in infos if info.filename.lower().endswith((".xml", ".rels")))
            return _check_parts(parts)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, IndexError, ValueError, EOFError):
        raise _no_workbook(data) from None
    except RuntimeError:  # zipfile's word for a member with a password
        raise _locked() from None


def _check_sizes(infos: list[zipfile.ZipInfo], size: int) -> None:
    if len(infos) > _MAX_MEMBERS:
        raise Fault("workbook-unsafe", f"the workbook holds more than {_MAX_MEMBERS:,} members")
    if sum(info.compress_size for info in infos) > size:
        raise Fault("workbook-unsafe", "the workbook holds more than fits into it: its members lie one over the other")
    if sum(info.file_size for info in infos) > _MAX_ALL:
        raise Fault("workbook-unsafe", f"the workbook unpacks to more than {_MAX_ALL // 2**20} MB")
    for info in infos:
        if info.flag_bits & 1:
            raise _locked()
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > _MAX_PART or (info.file_size > 2**20 and ratio > _MAX_RATIO):
            raise Fault("workbook-unsafe", f"{info.filename} in the workbook unpacks to an unreasonable size")


def _check_kind(archive: zipfile.ZipFile, names: set[str]) -> None:
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if b"sheet.binary" in types:
        raise Fault("file-unreadable", "this is a binary workbook (.xlsb), whatever its name", help=_AGAIN)
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        cure = "save it in Excel as a workbook without macros (.xlsx)"
        raise Fault("workbook-unsafe", "the workbook may hold macros (.xlsm), whatever its name", help=cure)
    if b"spreadsheetml" not in types:
        raise Fault("file-unreadable", "this is not an Excel workbook, whatever its name", help=_AGAIN)


def _check_parts(parts: Any) -> bool:
    formulas, cells, spread = False, 0, 0
    for part in parts:
        if any(mark in part for mark in _DOCTYPE):
            raise Fault("workbook-unsafe", "the workbook declares entities of XML, which no workbook needs")
        if _STRICT in part[:4096]:
            cure = "save it in Excel as “Excel Workbook (.xlsx)”, not as “Strict Open XML”"
            raise Fault("file-unreadable", "the workbook is a Strict Open XML file", help=cure)
        cells += sum(1 for _ in _CELL.finditer(part))
        spread += sum(_size(found[1].decode("ascii")) for found in _AREA.finditer(part))
        if cells > MAX_CELLS or spread > _MAX_SPREAD:
            message = f"the workbook has more than {MAX_CELLS:,} cells"
            if cells <= MAX_CELLS:
                message = "the merged cells of the workbook lie over more rows and columns than any table has"
            raise Fault("workbook-unsafe", message, help="copy the table into a workbook of its own")
        formulas = formulas or _FORMULA.search(part) is not None
    return formulas


def _size(area: str) -> int:
    """How many cells an area such as B2:D7 has."""
    found = _CORNERS.fullmatch(area)
    if found is None or found[3] is None:
        return 1
    columns = abs(_column(found[3]) - _column(found[1])) + 1
    return columns * (abs(int(found[4]) - int(found[2])) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _locked() -> Fault:
    return Fault("file-unreadable", "the workbook is protected by a password", help="save it without one")


def _no_workbook(data: bytes) -> Fault:
    """What a file is that is no zip file."""
    if not data:
        return Fault("file-unreadable", "this workbook is empty", help=_AGAIN)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return _locked()
        return Fault("file-unreadable", "this is a file of an older Excel (.xls), whatever its name", help=_AGAIN)
    if data.startswith(b"PK"):
        return Fault("file-unreadable", "the workbook is damaged", help=_AGAIN)
    return Fault("file-unreadable", "this is not an Excel workbook, whatever its name", help=_AGAIN)
