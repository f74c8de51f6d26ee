"""A pack with a native chart of each kind: built for Word and PowerPoint, proven, and each figure traced."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from brief_builder.build.loading import Loaded, load
from brief_builder.build.produced import Document
from brief_builder.build.producing import render_all
from chart_packages import names, read, shown
from native_pack import EXPORTS, IMPORTS, YEARS, charts_yaml, native_pack
from small_pack import make_pack
from soundness import check_sound


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Loaded, dict[str, Document]]:
    loaded = load(native_pack(tmp_path_factory.mktemp("project")))
    documents = {document.name: document for document in render_all(loaded, loaded.problems)}
    return loaded, documents


@pytest.mark.parametrize("name", ["brief.en.docx", "deck.en.pptx"])
def test_each_kind_is_built_natively_and_nothing_is_said_against_it(
    built: tuple[Loaded, dict[str, Document]], name: str
) -> None:
    """A chart part and a workbook for each; no picture, no figure without a fact."""
    loaded, documents = built
    # What is remarked about made-up figures is no remark on the charts.
    assert {problem.code for problem in loaded.problems} <= {finding.code for finding in loaded.findings}
    data = documents[name].data
    check_sound(data)
    folder = "word" if name.endswith("docx") else "ppt"
    charts = sorted(charts_yaml())
    assert names(data, f"{folder}/charts/chart-") == [f"{folder}/charts/chart-{chart}-1.xml" for chart in charts]
    assert names(data, f"{folder}/embeddings/") == [f"{folder}/embeddings/chart-{chart}-1.xlsx" for chart in charts]
    assert names(data, f"{folder}/media/") == []


def test_a_native_chart_shows_the_figures_of_the_facts(built: tuple[Loaded, dict[str, Document]]) -> None:
    """Of both series, exactly, in whole units; a figure that is not published is a gap."""
    series = shown(built[1]["brief.en.docx"].data, "word/charts/chart-native_grouped-1.xml")
    expected = [
        (
            name,
            [(str(year), None if year == 2021 else str(int(float(values[year]) * 1_000_000))) for year in YEARS],
        )
        for name, values in (("Exports", EXPORTS), ("Imports", IMPORTS))
    ]
    assert series == expected


def test_each_point_is_traced_to_its_fact(built: tuple[Loaded, dict[str, Document]]) -> None:
    """With the steps that lead a person to it."""
    uses = [use for use in built[1]["deck.en.pptx"].uses if use.kind == "chart" and use.fact == "exports.2019"]
    assert Counter(use.text for use in uses) == {"1200000": 7}
    assert {use.trail[-1] for use in uses if "Exports" in use.trail[-1]} == {"Exports, 2019"}


def test_notes_speak_of_what_office_draws(built: tuple[Loaded, dict[str, Document]]) -> None:
    """Hatching and hollow bars; no caps, no dotted outlines; what is missing says so."""
    charts = built[0].contexts["en"].charts
    said = {name: [str(note) for note in chart.notes] for name, chart in charts.items()}
    assert said["native_grouped"] == ["A hatched bar is an estimate.", "2021: not published."]
    assert said["native_balance"] == ["A hollow bar is derived from published figures."]


def test_a_chart_stands_in_the_box_of_its_placeholder(
    built: tuple[Loaded, dict[str, Document]], tmp_path: Path
) -> None:
    """As large as the picture would be."""
    path = tmp_path / "deck.pptx"
    path.write_bytes(built[1]["deck.en.pptx"].data)
    charts = [shape for shape in Presentation(str(path)).slides[0].shapes if shape.has_chart]
    assert {(shape.width, shape.height) for shape in charts} == {(20 * 360_000, 11 * 360_000)}


def _problems(tmp_path: Path, **entries: Any) -> list[str]:
    lines = "".join(f"  {key}: {value}\n" for key, value in entries.items())
    title = '  title: {en: "Trade'
    pack = make_pack(tmp_path, [{"file": "charts.yaml", "from": title, "to": f"{lines}{title}"}])
    found = load(pack).problems
    return [f"{p.code}: {p.message} | {str(p.place).rpartition('/')[2]} | {' | '.join(p.help)}" for p in found]


def test_a_kind_that_office_cannot_draw_is_told_where_the_chart_is_described(tmp_path: Path) -> None:
    """With the kinds that it can draw, and the cure."""
    assert _problems(tmp_path, kind="treemap", **{"as": "native"}) == [
        "chart-field: a treemap is not drawn by Office on every computer | charts.yaml, line 3, column 7 | "
        "write `as: picture` | native charts are: column, bar, grouped, stacked, share, line, area, slope, balance, "
        "waterfall"
    ]


def test_a_pack_says_how_each_chart_stands(built: tuple[Loaded, dict[str, Document]]) -> None:
    """`as: native` in charts.yaml; without it a picture."""
    charts = built[0].contexts["en"].charts
    assert {chart.output for name, chart in charts.items() if name.startswith("native_")} == {"native"}
    assert charts["trade"].output == "picture"
    assert b"c:chartSpace" in read(built[1]["brief.en.docx"].data, "word/charts/chart-native_line-1.xml")
