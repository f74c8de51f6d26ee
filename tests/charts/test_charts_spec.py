"""charts.yaml → charts: every bar is a fact or says that it is missing, and unlike things stand apart."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from brief_builder.charts import Chart, ShownChart, read_charts
from brief_builder.facts import Fact, Facts, Figure, Source
from brief_builder.facts.period import read_period
from brief_builder.inputs import Located
from brief_builder.inputs.yaml_values import parse_yaml
from brief_builder.problems import Place, Problems
from brief_builder.wording import Phrase, Voice

STYLE = Path(__file__).parents[2] / "templates" / "brief.mplstyle"
CM = 360_000


def source(key: str, short: str) -> Source:
    return Source(
        key, short, short, short, "en", None, "", None, None, None, 1, "", f"{key}.txt", {}, Place(f"{key}.yaml")
    )


def fact(name: str, value: str, period: str, *, unit: str = "CAD", decimals: int = -8, **more: object) -> Fact:
    point = Decimal(value)
    half = Decimal(5).scaleb(-decimals - 1)
    figure = Figure(
        point,
        point - half,
        point + half,
        decimals,
        unit,
        scale=9 if abs(point) >= 10**9 else 6,
        derived=bool(more.pop("derived", False)),
        estimated=bool(more.pop("estimated", False)),
    )
    values = {"source": "gac", "sources": ("gac",), "measure": "goods_trade", **more}
    return Fact(
        name,
        name,
        "statistic",
        {"en": name},
        {},
        {},
        Place("facts.yaml"),
        figure=figure,
        period=read_period(period),
        **values,
    )


FACTS = Facts(
    {
        one.name: one
        for one in (
            fact("total.2022", "2400000000", "2022"),
            fact("total.2023", "2100000000", "2023"),
            fact("small.2022", "33300000", "2022", decimals=-5),
            fact(
                "press.2024", "2400000000", "2024", estimated=True, measure="trade", source="press", sources=("press",)
            ),
            fact("press.2025", "1000000000", "2025-01/2025-09", unit="USD"),
            fact("nine.2025", "1900000000", "2025-01/2025-09"),
            fact("balance.2023", "-2025600000", "2023", derived=True, form="balance", flow="B"),
            fact("undated", "2000000000", "unknown"),
            fact("claim", "3000000000", "2023", rank="contradicted"),
            Fact(
                "words", "A1", "position", {"en": "Words"}, {"en": "It says so."}, {}, Place("facts.yaml"), source="gac"
            ),
        )
    },
    {"gac": source("gac", "Global Affairs Canada"), "press": source("press", "Brèves Éco")},
)


def read(text: str, language: str = "en") -> tuple[dict[str, Chart], list[str]]:
    problems = Problems()
    located = parse_yaml(text + "colours: {balance: accent3}\n", "charts.yaml", problems)
    assert isinstance(located, Located)
    charts = read_charts(located, FACTS, Voice(language, FACTS), lambda words, _: Phrase.of(words), STYLE, problems)
    return charts, [f"{p.place.line}:{p.place.column} {p.code}: {p.message}" for p in problems]


def one_panel(*bars: str, more: str = "") -> str:
    lines = [
        "trade:",
        "  title: Trade fell",
        "  subtitle: 'Goods trade, C$ billion, Canada, 2022 to 2024'",
        "  panels:",
    ]
    lines += ["    - title: Total", *([f"      {more}"] if more else []), "      bars:"]
    return "\n".join([*lines, *(f"        - {bar}" for bar in bars)]) + "\n"


GOOD = one_panel(
    "{label: 2022, fact: total.2022}",
    "{label: {en: '2023'}, fact: total.2023}",
    "{label: 2024, fact: press.2024}",
    more="{break_after: 2}".strip("{}"),
)


def test_a_chart_shows_its_facts_worded_as_in_the_text() -> None:
    charts, problems = read(GOOD)
    chart = charts["trade"]
    voice = Voice("en", FACTS)
    assert problems == []
    assert chart.facts == ("total.2022", "total.2023", "press.2024")
    assert [bar.text for bar in chart.panels[0].points] == [str(voice.figure(FACTS[name])) for name in chart.facts]
    assert [bar.mark for bar in chart.panels[0].points] == ["stated", "stated", "estimated"]
    assert (str(chart.title), chart.name, chart.place) == (
        "Trade fell",
        "trade",
        Place("charts.yaml", line=1, column=1),
    )


def test_the_source_line_names_every_source_drawn() -> None:
    chart = read(GOOD)[0]["trade"]
    assert [name in str(chart.source) for name in ("Global Affairs Canada", "Brèves Éco")] == [True, True]


def test_alt_text_tells_the_bars_and_every_figure_in_it_is_a_fact() -> None:
    alt = read(GOOD)[0]["trade"].alt
    figures = [str(Voice("en", FACTS).figure(FACTS[name])) for name in ("total.2022", "total.2023", "press.2024")]
    assert str(alt) == (
        "Column chart: Goods trade, C$ billion, Canada, 2022 to 2024. "
        f"2022 {figures[0]}, 2023 {figures[1]}, 2024 {figures[2]}. Source: Global Affairs Canada; Brèves Éco."
    )
    assert [piece.fact for piece in alt.pieces if piece.fact and piece.fact != "@chart.trade"] == [
        "total.2022", "total.2023", "press.2024",
    ]  # fmt: skip


def test_notes_that_are_missing_are_added_and_written_ones_are_not_repeated() -> None:
    added = [str(note) for note in read(GOOD)[0]["trade"].notes]
    assert added == ["A hatched bar is an estimate.", "The dashed line marks a break in the series."]
    written = GOOD + "  notes: ['The last figure is estimated and does not continue the series.']\n"
    notes = [str(note) for note in read(written)[0]["trade"].notes]
    assert notes == ["The last figure is estimated and does not continue the series."]


def test_a_deficit_is_worded_by_its_size_because_it_hangs() -> None:
    """In a balance, which says at its sides what stands there; a column keeps the sign."""
    written = one_panel("{label: 2023, fact: balance.2023}", more="colour: balance")
    (column,) = read(written)[0]["trade"].panels[0].points
    assert column.text == str(Voice("en", FACTS).figure(FACTS["balance.2023"]))
    chart = read(written.replace("      colour: balance", "      colour: balance\n      kind: balance"))[0]["trade"]
    bar = chart.panels[0].points[0]
    assert (bar.text, bar.value) == (str(Voice("en", FACTS).size(FACTS["balance.2023"])), Decimal(-2025600000))
    assert [str(note)[:12] for note in chart.notes] == ["A hollow bar", "The cap beyo"]


def test_a_missing_bar_says_so_in_its_own_words_or_ours() -> None:
    bars = "{label: 2021, missing: {en: no data yet}}", "{label: 2020, missing: true}"
    chart = read(one_panel(*bars, "{label: 2022, fact: total.2022}"))[0]["trade"]
    assert [bar.text for bar in chart.panels[0].points][:2] == ["no data yet", "not published"]


@pytest.mark.parametrize(
    ("bars", "problem"),
    [
        (["{label: 2022, fact: totl.2022}"], "7:31 chart-data: there is no fact `totl.2022`"),
        (["{label: 2022, fact: words}"], "7:31 chart-data: the fact `words` has no figure"),
        (["{label: 2022}"], "7:11 chart-data: this bar has no figure"),
        (
            ["{label: 2022, fact: total.2022, missing: true}"],
            "7:43 chart-field: a bar with a fact is not missing",
        ),
        (
            ["{label: 2022, fact: total.2022, colour: totl}"],
            "7:51 chart-field: nothing of the kind `totl` has a colour",
        ),
        (
            ["{label: 2022, fact: total.2022}", "{label: 2025, fact: press.2025}"],
            "8:31 unit-mix: `press.2025` is in USD, `total.2022` in CAD: not on one scale",
        ),
        (
            ["{label: 2022, fact: total.2022}", "{label: 2025, fact: nine.2025}"],
            "8:31 period-mix: `nine.2025` is of the period 2025-01/2025-09, `total.2022` of 2022: "
            "they are not known to be of the same length",
        ),
        (
            ["{label: 2022, fact: total.2022}", "{label: 2024, fact: press.2024}"],
            "8:31 measure-mix: `press.2024` measures trade, `total.2022` goods_trade",
        ),
        (
            ["{label: 2023, fact: claim}"],
            "7:31 fact-contradicted: `claim` is contradicted: it is not drawn as a fact",
        ),
        (["{label: {fr: '2022'}, fact: total.2022}"], "7:19 text-missing: there are no words in `en` here"),
        (
            ["{label: [2022], fact: total.2022}"],
            "7:19 chart-field: `panels.0.bars.0.label`: write words, or words per language: {en: …}",
        ),
        (["{lable: 2022, fact: total.2022}"], "7:12 chart-field: `lable` is not an entry that is known here"),
    ],
)
def test_what_a_chart_cannot_honestly_show_is_a_problem_at_its_place(bars: list[str], problem: str) -> None:
    charts, problems = read(one_panel(*bars))
    assert (problem in problems, list(charts)) == (True, ["trade"])


def test_a_break_allows_another_measure_but_not_another_unit() -> None:
    unlike = "{label: 2022, fact: total.2022}", "{label: 2024, fact: press.2024}", "{label: 2025, fact: press.2025}"
    text = one_panel(*unlike, more="break_after: 1").replace("2022 to 2024", "2022 to 2025")
    assert [problem.split(" ")[1] for problem in read(text)[1]] == ["unit-mix:"]


def test_a_break_stands_between_two_bars() -> None:
    problems = read(one_panel("{label: 2022, fact: total.2022}", more="break_after: 1"))[1]
    assert problems == ["6:20 chart-field: a break after bar 1 is not between two of the 1 bars"]


def test_problems_of_all_charts_are_found_in_one_run() -> None:
    other = one_panel("{label: 2022, fact: nothing.at.all}").replace("trade:", "other:")
    _, problems = read(one_panel("{label: 2022}") + other + "third: {title: x}\n")
    assert [line.split(" ")[1] for line in problems] == ["chart-data:", "chart-data:", "chart-field:"]


def test_a_language_that_charts_do_not_speak_is_a_problem() -> None:
    problems = Problems()
    located = parse_yaml(GOOD, "charts.yaml", problems)
    voice = Voice("en", FACTS)
    object.__setattr__(voice, "language", "tlh")
    read_charts(located, FACTS, voice, lambda words, _: Phrase.of(words), STYLE, problems)
    assert [p.code for p in problems] == ["text-missing"]


def test_a_chart_that_is_read_can_be_drawn_with_and_without_its_words() -> None:
    chart = read(GOOD)[0]["trade"]
    plain, alone = (chart.draw(17 * CM, 9 * CM, "brief", furniture=more) for more in (False, True))
    assert len(alone.svg) > len(plain.svg)


def test_templates_may_read_only_what_is_meant_for_them() -> None:
    shown = ShownChart(read(GOOD)[0]["trade"])
    assert ShownChart.template_names == {
        *("name", "title", "subtitle", "notes", "source", "alt"),
        *("columns", "rows", "data", "panels"),
    }
    assert all(hasattr(shown, name) for name in ShownChart.template_names)


def test_a_fact_of_unknown_period_can_stand_alone_but_not_beside_another() -> None:
    alone = read(one_panel("{label: one, fact: undated}"))[1]
    beside = read(one_panel("{label: one, fact: undated}", "{label: 2022, fact: total.2022}"))[1]
    assert (alone, [line.split(" ")[1] for line in beside]) == ([], ["period-mix:"])


def test_a_kind_without_places_for_annotations_says_so() -> None:
    chart = (
        "trade: {title: x, subtitle: 'C$ 2022', kind: number, facts: [total.2022], annotations: [{at: 2022, text: y}]}"
    )
    problems = read(chart + "\n")[1]
    assert [line for line in problems if "annotations" in line] == [
        "1:75 chart-field: a number has no place for annotations"
    ]


def test_a_missing_point_without_a_label_takes_that_of_another_series() -> None:
    series = "[{name: a, facts: [null, total.2023]}, {name: b, facts: [total.2022, total.2023]}]"
    words = "title: Trade fell, subtitle: 'Goods trade, C$ billion, Canada, 2022 to 2023'"
    chart = read(f"trade: {{{words}, kind: line, series: {series}}}\n")[0]["trade"]
    assert chart.panels[0].labels == ("2022", "2023")


def test_panels_that_share_a_scale_say_their_figures_in_one_unit() -> None:
    panels = "[{title: a, facts: [total.2022]}, {title: b, facts: [small.2022]}]"
    words = "title: Trade, subtitle: 'Goods trade, C$ billion, Canada, 2022'"
    own = read(f"trade: {{{words}, panels: {panels}}}\n")[0]["trade"]
    shared = read(f"trade: {{{words}, scales: shared, panels: {panels}}}\n")[0]["trade"]
    assert [[panel.scale for panel in chart.panels] for chart in (own, shared)] == [[9, 6], [9, 9]]
    assert shared.panels[1].points[0].number == "0.0333"
