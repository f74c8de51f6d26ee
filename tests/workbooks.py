"""Excel workbooks for tests: cells and formats by openpyxl, and what it does not write put into the parts by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from openpyxl import Workbook


def workbook(
    rows: Iterable[Iterable[Any]] = (),
    formats: Mapping[str, str] | None = None,
    *,
    sheet: str = "Trade",
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """A workbook of one sheet; `formats` are number formats by cell, `change` gets openpyxl's workbook."""
    book = Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for cell, code in (formats or {}).items():
        page[cell].number_format = code
    if change is not None:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one of its parts changed; a part that it lacks is added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == name else content)
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return out.getvalue()


def computed(data: bytes, cell: str, formula: str, result: str, kind: str = "") -> bytes:
    """The workbook with a formula in a cell of its first sheet, and the result that Excel left beside it.

    The cell must hold a number already, which is replaced. `kind` is its type: "str" for a text, "e" for an error.
    """

    def change(part: bytes) -> bytes:
        start = part.index(f'<c r="{cell}"'.encode())
        end = part.index(b"</c>", start) + 4
        head = part[start : part.index(b">", start)].replace(b' t="n"', b"")
        typed = f' t="{kind}"'.encode() if kind else b""
        value = f"<v>{result}</v>".encode()
        return part[:start] + head + typed + b"><f>" + formula.encode() + b"</f>" + value + b"</c>" + part[end:]

    return with_part(data, "xl/worksheets/sheet1.xml", change)
