"""The figures of a pack's charts, printed in full: as tables in the brief, as text in the notes of a slide."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm

from brief_builder import BriefError, build, check
from brief_builder.build.producing import Built
from brief_builder.problems.access_codes import ACCESS_CODES
from outlines import outline_of
from small_pack import make_pack

NBSP = "\u00a0"
TABLE = """
# Annex
{% for row in chart.trade.rows %}
{{ row.label }}: {% for v in row.values %}{{ v }}{% endfor %}
{% endfor %}
| {% for head in chart.trade.columns %}{{ head }}{% endfor %} |
"""
ALL = """
{% for c in charts %}
{{ c.name }} {{ c.title }}: {{ c.data }}
| {{ c.columns[0] }} | {%tc for head in c.columns[1:] %} | {{ head }} | {%tc endfor %} |
| {% for row in c.rows %} |  |  |  |
| {{ row.label }} | {%tc for v in row.values %} | {{ v }} | {%tc endfor %} |
| {% endfor %} |  |  |  |
{% endfor %}
"""
FLEET = """
fleet:
  title: {en: The fleet}
  subtitle: {en: Fishing boats}
  bars: [{fact: fleet.boats, label: {en: Now}}]
"""
PANELS = """
both:
  title: {en: Trade by year}
  subtitle: {en: "Goods, € million, {{ trade.total.2023.period }} to {{ trade.total.2024.period }}"}
  panels:
    - title: {en: "{{ trade.total.2023.period }}"}
      bars: [{label: {en: Trade}, fact: trade.total.2023}]
    - title: {en: "{{ trade.total.2024.period }}"}
      bars: [{label: {en: Trade}, fact: trade.total.2024}, {label: {en: Fish}, missing: true}]
"""


def built(tmp_path: Path, *added: tuple[str, str]) -> tuple[Built, str]:
    """The pack with texts added at the ends of files, and what its brief says."""
    pack = make_pack(tmp_path, [{"file": file, "from": "", "to": text} for file, text in added])
    done = build(pack, out=tmp_path / "out")
    return done, outline_of((done.folder / "brief.en.docx").read_bytes()).replace(NBSP, " ")


def uses(done: Built, fact: str) -> list[tuple[str, str, str]]:
    manifest = json.loads((done.folder / "manifest.json").read_text(encoding="utf-8"))
    return [(use["file"], use["text"].replace(NBSP, " "), use["kind"]) for use in manifest["facts"][fact]["uses"]]


def test_the_rows_of_a_chart_are_printed_as_a_table(tmp_path: Path) -> None:
    """Each figure in full, as in the text."""
    _, said = built(tmp_path, ("brief.outline", TABLE))
    assert "2023: €5.1 million\n2024: €5.6 million\n" in said
    assert "Period" in said.partition("€5.6 million\n")[2]


def test_figures_printed_from_a_chart_are_traced_to_their_facts(tmp_path: Path) -> None:
    """And so are the labels, so that no figure is left that nothing accounts for."""
    done, _ = built(tmp_path, ("brief.outline", TABLE), ("deck.outline", "\n{{ chart.trade.data }}\n"))
    assert [p.code for p in done.problems if p.code not in ACCESS_CODES] == []
    found = uses(done, "trade.total.2023")
    assert ("brief.en.docx", "€5.1 million", "figure") in found
    assert ("brief.en.docx", "2023", "words") in found
    assert ("deck.en.pptx", "€5.1 million", "figure") in found


def test_the_dates_of_a_source_line_are_accounted_for(tmp_path: Path) -> None:
    """It is made from the sources of the facts that are drawn."""
    done, said = built(tmp_path, ("brief.outline", "\n{{ chart.trade.source }}\n"))
    assert "Source: Island Gazette (January 15, 2025)" in said
    assert [p.code for p in done.problems] == []


def test_all_charts_are_printed_by_a_loop(tmp_path: Path) -> None:
    """In the order of charts.yaml, with what they show in full."""
    done, said = built(tmp_path, ("charts.yaml", FLEET), ("brief.outline", ALL))
    assert [p.code for p in done.problems if p.code not in ACCESS_CODES] == []
    assert said.index("trade Trade rose") < said.index("fleet The fleet: Now: more than 120.")
    assert "|= Period | " in said or "| Period | " in said
    assert "| 2024 | €5.6 million |" in said
    assert "| Now | more than 120 |" in said


def test_panels_have_tables_of_their_own_and_one_of_all(tmp_path: Path) -> None:
    """With the facts of the tags in their titles."""
    panels = "\n{% for p in chart.both.panels %}\n{{ p.title }} has {{ p.rows | length }}\n{% endfor %}\n"
    done, said = built(tmp_path, ("charts.yaml", PANELS), ("brief.outline", panels + "{{ chart.both.data }}\n"))
    assert "2023 has 1\n2024 has 2\n" in said
    assert "2023: Trade €5.1 million. 2024: Trade €5.6 million; Fish not published." in said
    assert [p.code for p in done.problems] == ["figure-untraced"] * 2  # the counts, which are no facts


def test_a_loop_over_charts_places_their_pictures(tmp_path: Path) -> None:
    """Each is drawn for the picture that stands in the loop, with its own alt text."""
    loop = "\n{% for c in charts %}\n@picture {{ c }}\n{% endfor %}\n"
    added = (("charts.yaml", PANELS), ("brief.outline", loop))
    pack = make_pack(tmp_path, [{"file": file, "from": "", "to": text} for file, text in added])
    template = tmp_path / "templates" / "brief.docx"
    document = Document(str(template))
    document.inline_shapes[0].width, document.inline_shapes[0].height = Cm(16), Cm(7)
    document.save(str(template))
    done = build(pack, out=tmp_path / "out")
    drawn = [text for file, text, kind in uses(done, "trade.total.2024") if file == "brief.en.docx" and kind == "chart"]
    assert [text.partition(".")[0] for text in drawn] == [
        "Column chart: Two-way goods trade, € million, 2023 and 2024",
        "Column chart: Goods, € million, 2023 to 2024",
    ]


def test_checking_knows_all_that_a_chart_offers(tmp_path: Path) -> None:
    """`brief check` draws nothing, and asks for the same names."""
    pack = make_pack(tmp_path, [{"file": "brief.outline", "from": "", "to": ALL + "\n{{ chart.trade.rowss }}\n"}])
    found = [(p.code, p.message, p.help) for p in check(pack).problems if p.severity == "error"]
    assert found == [
        (
            "unknown-name",
            "there is nothing called `chart.trade.rowss`",
            ("did you mean `chart.trade.rows`, `chart.trade.notes` or `chart.trade.columns`?",),
        )
    ]


def test_a_fact_cannot_take_the_name_of_all_charts(tmp_path: Path) -> None:
    """`charts` has a meaning of its own."""
    fact = "  charts.one:\n    ref: T9\n    kind: statistic\n    label: {en: One}\n"
    fact += "    formula: growth(trade.total.2024, trade.total.2023)\n"
    pack = make_pack(tmp_path, [{"file": "facts/trade.yaml", "from": "", "to": fact}])
    with pytest.raises(BriefError) as caught:
        build(pack, out=tmp_path / "out")
    assert [p.message for p in caught.value.problems if p.code == "fact-name"] == [
        "a fact's name cannot begin with `charts`, which has a meaning of its own"
    ]
