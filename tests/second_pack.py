"""The second pack of the tests, packs/norway-senegal: what is no text in it is made here, templates from outlines."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from openpyxl.workbook.defined_name import DefinedName

from outlines import make_docx, make_pptx
from readable import readable
from small_pack import STYLE
from workbooks import computed, workbook

PACK = Path(__file__).resolve().parent / "packs" / "norway-senegal"
FLIGHTS = {(2023, 1): 38, (2023, 2): 41, (2023, 3): 52, (2023, 4): 44}
FLIGHTS |= {(2024, 1): 40, (2024, 2): 45, (2024, 3): 57, (2024, 4): 46}


def make_second_pack(project: Path) -> Path:
    """A project with the pack in data/norway-senegal, its database, and its templates; the pack's folder."""
    pack = project / "data" / PACK.name
    shutil.copytree(PACK, pack)
    sources = pack / "sources"
    (sources / "note.docx").write_bytes(make_docx((pack / "note.outline").read_text(encoding="utf-8")))
    (sources / "programme.xlsx").write_bytes(_programme())
    (pack / "tables" / "ledger.xlsx").write_bytes(_ledger())
    for record in sorted(sources.glob("*.yaml")):
        _seal(record)
    make_flights(pack / "flights.db")
    templates = project / "templates"
    templates.mkdir()
    (templates / "brief.docx").write_bytes(
        readable(make_docx((pack / "brief.outline").read_text(encoding="utf-8")), "A pack")
    )
    (templates / "deck.pptx").write_bytes(
        readable(make_pptx((pack / "deck.outline").read_text(encoding="utf-8")), "A pack")
    )
    # The outlines' own theme names a typeface that few machines have.
    style = STYLE.read_text(encoding="utf-8") + "font.family: Calibri\n"
    (templates / STYLE.name).write_text(style, encoding="utf-8")
    return pack


def make_flights(path: Path) -> None:
    """The database of flights, with a route that the query leaves out."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE flights (year INTEGER, quarter INTEGER, route TEXT, flights INTEGER)")
        rows = [(year, quarter, "OSL-DSS", number) for (year, quarter), number in FLIGHTS.items()]
        database.executemany("INSERT INTO flights VALUES (?, ?, ?, ?)", [*rows, (2024, 1, "BGO-DSS", 3)])
    database.close()


def _seal(record: Path) -> None:
    """Write the fingerprint of a source's full text into its record: each run makes the documents anew."""
    text = record.read_text(encoding="utf-8")
    file = next((line.removeprefix("file: ") for line in text.splitlines() if line.startswith("file: ")), None)
    if file is not None:
        sha256 = hashlib.sha256((record.parent / file).read_bytes()).hexdigest()
        record.write_text(f"{text}sha256: {sha256}\n", encoding="utf-8")


def _programme() -> bytes:
    rows = [
        ("Nordsjø Fund for Senegal",),
        ("Programme 2022–2024", "NOK 270.0 million"),
        ("Programme 2025–2027", "NOK 330.0 million"),
        ("Each programme pays fewer than 30 scholarships a year.",),
    ]
    return workbook(rows, sheet="Programme")


def _ledger() -> bytes:
    """Amounts shown in millions; two cells hold formulas with the results that Excel left."""
    rows: list[tuple[Any, ...]] = [
        ("Fiscal year", "Harbours", "All"),
        ("2022/23", 20_100_000, 71_400_000),
        ("2023/24", 22_300_000, 84_200_000),
        ("2024/25", 31_050_000, 0),
        ("Result", None, -3_400_000),
        ("Costs", None, 0),
    ]
    millions = '#,##0.0,,"M"'
    formats = {"C2": millions, "C3": millions, "C4": millions, "C5": millions, "C6": "0.0%"}

    def named(book: Any) -> None:
        book.defined_names["paid_2024"] = DefinedName("paid_2024", attr_text="Aid!$C$4")
        book.defined_names["result_2024"] = DefinedName("result_2024", attr_text="Aid!$C$5")
        hidden = book.create_sheet("Drafts")
        hidden.append(("not for", "the brief"))
        hidden.sheet_state = "hidden"

    data = workbook(rows, formats, sheet="Aid", change=named)
    return computed(computed(data, "C4", "B4+58000000", "89050000"), "C6", "0.064", "0.064")
