"""Figures of data, from the table to the document: printed, cited with their row or cell, and recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from brief_builder import build, check
from brief_builder.build import fact_reports
from small_pack import make_pack
from workbooks import workbook

PLAN = "columns: {Year: period, Tonnes: value}\nname: landings.{period}\n"
FACTS = "facts: {kind: statistic, source: customs, unit: ratio, label: {en: Landings}}\n"
TAG = "{% for f in [landings.2022, harbour.dues] %}\n{{ f }}: {{ f.evidence }}\n{% endfor %}\n"
CHANGES = [
    {"file": "sources/customs.yaml", "from": "",
     "to": "kind: data\ntitle: Landings\npublisher: Customs\nlanguage: fr\npublished: 2025-01-10\n"},
    {"file": "tables/landings.csv", "from": "", "to": "Year;Tonnes\n2022;1 234,5\n2023;2,75\n"},
    {"file": "tables/landings.yaml", "from": "", "to": PLAN + FACTS},
    {"file": "facts/harbour.yaml", "from": "", "to":
     "facts:\n  harbour.dues:\n    kind: statistic\n    label: {en: Harbour dues}\n    unit: EUR\n    source: customs\n"
     "    value: {file: dues.xlsx, cell: \"Dues!B2\"}\n"},
    {"file": "brief.outline", "from": "", "to": TAG},
]  # fmt: skip


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_pack(tmp_path, CHANGES)
    data = workbook([("What", "EUR"), ("Dues", 2_123_000)], {"B2": '0.0,,"M"'}, sheet="Dues")
    (folder / "tables" / "dues.xlsx").write_bytes(data)
    (folder / "tables" / "~$dues.xlsx").write_bytes(b"\x04user")
    monkeypatch.chdir(tmp_path)
    return folder


def test_a_figure_of_data_is_printed_with_its_row_or_cell(pack: Path) -> None:
    """No quote is asked for, and no clippings; the evidence is the place in the table."""
    assert [problem for problem in check().problems if problem.severity == "error"] == []
    report = build()
    document = next(path for path in report.files if path.name == "brief.en.docx")
    words = [paragraph.text for paragraph in Document(str(document)).paragraphs]
    assert "1,234.5: tables/landings.csv, line 2" in words
    assert "€2.1\u00a0million: tables/dues.xlsx, sheet “Dues”, cell B2" in words


def test_the_manifest_records_the_row_and_the_tables(pack: Path) -> None:
    """Every file that was read, the explanation of a table too, and not what Excel leaves beside an open workbook."""
    report = build()
    manifest = json.loads(next(path for path in report.files if path.name == "manifest.json").read_bytes())
    assert [name for name in manifest["inputs"] if name.startswith("tables/")] == [
        "tables/dues.xlsx", "tables/landings.csv", "tables/landings.yaml"
    ]  # fmt: skip
    assert manifest["facts"]["landings.2023"]["record"] == "tables/landings.csv, line 3"
    assert manifest["facts"]["harbour.dues"]["record"] == "tables/dues.xlsx, sheet Dues, cell B2"
    assert manifest["facts"]["trade.total.2023"]["record"] is None
    assert manifest["sources"]["customs"]["kind"] == "data"


def test_a_person_is_told_where_a_figure_stands(pack: Path) -> None:
    """`brief facts NAME` shows the row or cell as evidence."""
    reports, _ = fact_reports()
    found = {report.name: (report.evidence, report.record) for report in reports}
    assert found["landings.2022"] == ("tables/landings.csv, line 2", "tables/landings.csv, line 2")
    assert found["harbour.dues"][1] == "tables/dues.xlsx, sheet Dues, cell B2"
    assert found["trade.total.2023"][1] == ""


def test_the_same_pack_gives_the_same_bytes(pack: Path) -> None:
    """Also from a workbook."""
    first = {path.name: path.read_bytes() for path in build().files}
    assert first == {path.name: path.read_bytes() for path in build().files}
