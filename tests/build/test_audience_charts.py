"""A chart is as narrow as every fact that it shows or names, and what is typed in it is searched like all words."""

from __future__ import annotations

from pathlib import Path

import pytest

from audience_packs import NO_BOATS, Change, errors, printed, texts, with_brief
from brief_builder import build
from brief_builder.build.loading import load
from brief_builder.build.withheld_proof import Withheld
from brief_builder.problems import Problems
from small_pack import make_pack

DEAL: Change = {
    "file": "facts/trade.yaml", "from": "", "to": """
  deal.port:
    ref: T7
    kind: event
    audience: internal
    label: {en: Port deal}
    text: {en: "A port deal was made."}
    period: 2024
    source: gazette
    quote: a port deal in 2024
""",
}  # fmt: skip
SAID: Change = {"file": "sources/gazette.clippings.txt", "from": "", "to": " … a port deal in 2024 … \n"}
INTERNAL: Change = {"file": "facts/trade.yaml", "from": "    bound: gt", "to": "    bound: gt\n    audience: internal"}
PANELS = """  panels:
    - bars:
        - {label: {en: "2023"}, fact: trade.total.2023}
        - {label: {en: "2024"}, fact: trade.total.2024}
"""
BARS = '{label: {en: "2023"}, fact: trade.total.2023}\n    - {label: {en: "2024"}, fact: trade.total.2024}\n'
SUBTITLE = '"Two-way goods trade, € million, {{ trade.total.2023.period }} and {{ trade.total.2024.period }}"'


def changed(before: str, after: str) -> Change:
    """A change in charts.yaml."""
    return {"file": "charts.yaml", "from": before, "to": after}


def flat(more: str, bars: str = BARS) -> Change:
    """The chart of the pack with one panel and something more."""
    return changed(PANELS, f"  bars:\n    - {bars}{more}")


WAYS = [
    ("deal.port", flat('  annotations:\n    - {at: "2024", fact: deal.port}\n')),
    ("deal.port", flat('  annotations:\n    - {at: "2024", text: {en: "{{ deal.port.label }}"}}\n')),
    ("deal.port", flat('  annotations:\n    - {at: "2024", text: {en: "{{ deal.port.label | string | upper }}"}}\n')),
    ("fleet.boats", flat("", BARS.replace('en: "2024"', 'en: "2024: {{ fleet.boats }} boats"'))),
    ("fleet.boats", flat("", BARS.replace('en: "2024"', 'en: "2024, {{ fleet.boats.value }} boats"'))),
    ("fleet.boats", flat('  break_after: 1\n  break_note: {en: "{{ fleet.boats.value }} boats"}\n')),
    ("fleet.boats", flat('  notes: [{en: "There are {{ fleet.boats.value }} boats."}]\n')),
    ("fleet.boats", changed("- bars:", '- title: {en: "{{ fleet.boats.value }}"}\n      bars:')),
    ("fleet.boats", changed("| change }}", "| change }}, {{ fleet.boats.value }} boats")),
    ("fleet.boats", changed("Two-way goods", "Two-way goods {{ fleet.boats.unit }}")),
    ("deal.port", changed(PANELS, "  kind: timeline\n  events:\n    - {fact: deal.port}\n")),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "change"), WAYS)
def test_a_chart_is_as_narrow_as_every_fact_that_it_names(fact: str, change: Change, tmp_path: Path) -> None:
    """In annotations, labels, notes, titles and events, by name or in a tag, whatever the tag makes of it."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS, DEAL, SAID, change])
    context = load(pack, audience="public").contexts["en"]
    assert context.narrowing["trade"] == (fact,)
    assert (list(context.charts), list(context.hidden_charts)) == ([], ["trade"])
    assert list(load(pack, audience="internal").contexts["en"].charts) == ["trade"]


def test_a_withheld_chart_that_is_shown_is_told_with_the_fact_in_it(tmp_path: Path) -> None:
    """As a picture, or as a native chart; and how narrow it is."""
    named = flat('  annotations:\n    - {at: "2024", fact: deal.port}\n')
    native = {"file": "charts.yaml", "from": "trade:\n", "to": "trade:\n  as: native\n"}
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS, DEAL, SAID, named, native])
    for written in (
        "{{ chart.trade.title }}",
        "{{ chart.trade }}",
        "{% if chart.trade.rows | length > 1 %}a{% endif %}",
    ):
        with_brief(tmp_path, f"# Trade\n{written}")
        told = [each for each in errors(pack, "public") if "brief" in each.place.file]
        assert {each.code for each in told} == {"fact-internal"}
        assert {each.message.partition(" the chart ")[2] for each in told} == {"`trade`, which is internal"}
        assert [note.message for note in told[0].notes] == [
            "written here", "it shows or names `deal.port`, which is internal",
        ]  # fmt: skip


def test_a_loop_over_charts_does_not_meet_one_that_names_a_withheld_fact(tmp_path: Path) -> None:
    """It is not drawn, and nothing is wrong."""
    pack = make_pack(
        tmp_path, [INTERNAL, NO_BOATS, DEAL, SAID, flat('  annotations:\n    - {at: "2024", fact: deal.port}\n')]
    )
    with_brief(tmp_path, "{% for c in charts %}{{ c.title }}{% endfor %}Nothing.")
    assert printed(tmp_path, pack, "public") == "Nothing."


def test_a_text_that_asks_for_a_withheld_chart_is_told(tmp_path: Path) -> None:
    """As one that asks for a fact."""
    chart = {"file": "charts.yaml", "from": "trade:\n", "to": "trade:\n  audience: internal\n"}
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS, chart, texts('about: "{{ chart.trade.title | string | upper }}"')])
    with_brief(tmp_path, "{{ text.about }}")
    told = [each for each in errors(pack, "public") if "brief" in each.place.file]
    assert [each.notes[-1].message for each in told] == ["the text `about` names it"]


def test_words_that_are_typed_in_a_chart_are_found_in_its_drawing(tmp_path: Path) -> None:
    """They are outlines there, and stand beside them in a remark; a label of two words is looked for, too."""
    typed = flat('  annotations:\n    - {at: "2024", text: {en: "Port deal"}}\n')
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS, DEAL, SAID, typed])
    told = [each for each in errors(pack, "public") if each.code == "audience-leak"]
    assert "charts/trade.public.en.svg" in {each.place.file for each in told}
    assert all("`deal.port`, which is internal" in each.message for each in told)


def test_remarks_in_other_xml_are_no_words(tmp_path: Path) -> None:
    """Short labels look like what programs write there."""
    loaded = load(make_pack(tmp_path, [INTERNAL, NO_BOATS, DEAL, SAID]), audience="public")
    problems = Problems()
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><!-- Port deal --></svg>'
    Withheld(loaded).prove({"a.svg": svg, "b.xml": b"<settings><!-- Port deal --></settings>"}, [], problems)
    assert [each.place.file for each in problems] == ["a.svg"]


def test_a_chart_of_other_facts_is_built_for_the_public(tmp_path: Path) -> None:
    """Nothing is narrower than it need be."""
    files = build(make_pack(tmp_path, [INTERNAL, NO_BOATS]), out=tmp_path / "out", audience="public").files
    assert "trade.public.en.svg" in {path.name for path in files}
