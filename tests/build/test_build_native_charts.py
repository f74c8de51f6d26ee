"""A chart of a pack where the author drew a native chart: the same figures, traced to their facts, and editable."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from brief_builder import BriefError, build
from brief_builder.build.producing import Built
from chart_packages import shown
from small_pack import make_pack

LINE = "@chart {} = Trade: A, B; S1: 1, 2"


def _built(tmp_path: Path, alt: str = "{{ chart.trade }}", *changes: dict[str, str]) -> Built:
    added = [{"file": f"{name}.outline", "from": "", "to": f"\n{LINE.format(alt)}\n"} for name in ("brief", "deck")]
    pack = make_pack(tmp_path, [*added, *changes])
    return build(pack, out=tmp_path / "out")


def _chart(path: Path) -> Any:
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        (chart,) = [n for n in package.namelist() if "/charts/chart" in n and n.endswith(".xml")]
        (book,) = [n for n in package.namelist() if n.endswith(".xlsx")]
        sheet = load_workbook(io.BytesIO(package.read(book))).worksheets[0]
        return shown(data, chart), package.read(chart).decode(), sheet


# The chart of the brief is drawn with a number format of its own.
DRAWN = [("brief.en.docx", "#,##0.0"), ("deck.en.pptx", "#,##0.0,,")]


@pytest.mark.parametrize(("name", "number_format"), DRAWN)
def test_a_native_chart_shows_the_figures_of_the_facts(tmp_path: Path, name: str, number_format: str) -> None:
    """Exactly, at the scale of the words where the author gave no format; its series is called by the subtitle."""
    built = _built(tmp_path)
    series, xml, sheet = _chart(built.folder / name)
    title = "Two-way goods trade, € million, 2023 and 2024"
    assert series == [(title, [("2023", "5100000"), ("2024", "5600000")])]
    assert f"<c:formatCode>{number_format}</c:formatCode>" in xml
    assert [[c.value for c in row] for row in sheet["A1:B3"]] == [[None, title], ["2023", 5100000], ["2024", 5600000]]
    assert sheet["B2"].number_format == number_format
    assert [p.code for p in built.problems] == []


def test_each_number_of_a_native_chart_is_traced_to_its_fact(tmp_path: Path) -> None:
    """In the manifest, with the place of the point."""
    built = _built(tmp_path)
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    found = [
        u for u in manifest["facts"]["trade.total.2024"]["uses"] if u["kind"] == "chart" and "5600000" in u["text"]
    ]
    place = '", Two-way goods trade, € million, 2023 and 2024, 2024'
    assert [(u["file"], u["place"].endswith(place)) for u in found] == [(name, True) for name, _ in DRAWN]


def test_a_number_of_a_native_chart_that_is_no_fact_is_told(tmp_path: Path) -> None:
    """What the author drew by hand, and left."""
    built = _built(tmp_path, "drawn by hand")
    assert [(p.code, p.message) for p in built.problems] == [
        ("figure-untraced", f"no fact accounts for the figure `{n}`") for n in (1, 2, 1, 2)
    ]


def test_a_figure_that_is_not_published_is_a_gap(tmp_path: Path) -> None:
    """And not zero."""
    missing = {"file": "charts.yaml", "from": "{label: {en: \"2023\"}, fact: trade.total.2023}",
               "to": "{label: {en: \"2022\"}, missing: true}"}  # fmt: skip
    built = _built(tmp_path, "{{ chart.trade }}", missing)
    series, _, sheet = _chart(built.folder / "deck.en.pptx")
    assert series[0][1] == [("2022", None), ("2024", "5600000")]
    assert sheet["B2"].value is None


def test_a_chart_of_several_panels_is_drawn_as_a_picture(tmp_path: Path) -> None:
    """Its panels have scales of their own."""
    panel = {
        "file": "charts.yaml",
        "from": "",
        "to": '    - title: {en: Of 2024}\n      bars:\n        - {label: {en: "2024"}, fact: trade.total.2024}\n',
    }
    with pytest.raises(BriefError) as caught:
        _built(tmp_path, "{{ chart.trade }}", panel)
    found = {(p.code, p.message, str(p.place).rpartition("/")[2]) for p in caught.value.problems}
    message = "the chart `trade` has 2 panels, each with its own scale, and a native chart shows one"
    assert {(code, told) for code, told, _ in found} == {("chart-refused", message)}
    assert any(place.endswith('chart "Chart 1"') for _, _, place in found)
