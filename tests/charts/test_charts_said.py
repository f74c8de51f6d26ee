"""What charts.yaml leaves to the facts, and what is told of words and colours that agree with nothing."""

from __future__ import annotations

import pytest
from chart_facts import fact, problems_of

from brief_builder.charts import Chart

HEAD = "trade: {title: Trade, subtitle: {measure: Goods trade, place: Canada}, "
GIVEN = (
    *(fact(f"a.{year}", "2e9", str(year)) for year in (2019, 2020, 2022, 2023)),
    *(fact(f"q.{n}", "2e9", f"2023-{3 * n - 2:02}/2023-{3 * n:02}") for n in (1, 2, 3, 4)),
    *(fact(f"m.{n}", "2e9", f"2024-{n:02}") for n in (1, 2, 3)),
    fact("part", "2e9", "2024-01/2024-09"),
    fact("pact", "1", "2019-01-14", label="Pact in force"),
    fact("early", "1", "1976-05-03", label="Embassy"),
    fact("late", "1", "2027", label="Summit"),
)


def read(entries: str, head: str = HEAD) -> tuple[Chart, list[str]]:
    charts, problems = problems_of(head + entries + "}", GIVEN)
    told = [f"{p.place.column} {p.code}: {p.message}" for p in problems if p.code not in ("style-alike", "period-mix")]
    return charts["trade"], told


def test_quarters_and_months_are_called_in_few_letters() -> None:
    """And the subtitle says the time from the first to the last."""
    quarters, _ = read("kind: line, facts: [q.1, q.2, q.3, q.4]")
    assert quarters.panels[0].labels == ("Q1 2023", "Q2 2023", "Q3 2023", "Q4 2023")
    assert str(quarters.subtitle).replace("\u00a0", " ") == "Goods trade, Canada, C$ billion, 2023"
    months, _ = read("kind: line, facts: [m.1, m.2, m.3]")
    assert months.panels[0].labels == ("Jan 2024", "Feb 2024", "Mar 2024")
    assert str(months.subtitle).endswith("the first three months of 2024")
    assert str(read("facts: [a.2022, a.2023]")[0].subtitle).endswith("2022 to 2023")


def test_a_timeline_says_its_years() -> None:
    """A day and a year are no span that anybody would write."""
    timeline, _ = read("kind: timeline, events: [{fact: early}, {fact: late}]")
    assert str(timeline.subtitle) == "Goods trade, Canada, 1976 to 2027"


def test_a_gap_between_two_years_is_called_by_the_year_that_is_missing() -> None:
    """Elsewhere nobody knows what it is."""
    assert read("kind: line, facts: [a.2020, null, a.2022]")[0].panels[0].labels == ("2020", "2021", "2022")
    for open_ in ("[null, a.2022, a.2023]", "[a.2019, null, a.2022]"):
        assert [line.split(" ", 1)[1] for line in read(f"kind: line, facts: {open_}")[1]][:1] == [
            "chart-field: a missing bar has no label"
        ]


def test_a_colour_may_be_written_and_a_wrong_one_is_told_once_where_it_stands() -> None:
    """Of a chart, a series, a bar."""
    assert read("colour: '#12436D', facts: [a.2022, a.2023]") == (
        read("colour: '#12436D', facts: [a.2022, a.2023]")[0],
        [],
    )
    entries = "colour: exprots, facts: [a.2022, a.2023]"
    assert read(entries)[1] == [f"{len(HEAD) + 9} chart-field: nothing of the kind `exprots` has a colour"]
    series = "kind: line, series: [{name: A, colour: blue, facts: [a.2022, a.2023]}]"
    assert read(series)[1] == [
        f"{len(HEAD) + series.index('blue') + 1} chart-field: nothing of the kind `blue` has a colour"
    ]


def test_a_fact_is_not_annotated_at_another_time() -> None:
    """Unless its author says why."""
    wrong = "facts: [a.2022, a.2023], annotations: [{at: '2023', fact: pact}]"
    assert [line.split(" ", 1)[1] for line in read(wrong)[1]] == [
        "chart-data: `pact` is of 2019-01-14, and stands at “2023”"
    ]
    assert read(wrong.replace("fact: pact", "fact: pact, text: Pact of 2019 enlarged"))[1] == []
    assert read(wrong.replace("a.2022, a.2023", "a.2019, a.2020").replace("2023", "2019"))[1] == []


def test_words_at_a_break_need_a_break() -> None:
    assert [line.split(" ", 1)[1] for line in read("facts: [a.2022, a.2023], break_note: other source")[1]] == [
        "chart-field: nobody knows where this break is"
    ]


def test_a_typed_figure_is_told_unless_the_chart_shows_it() -> None:
    """A picture that stands alone is sent on as a document is."""
    figures = "facts: [a.2022, a.2023]"
    rising = HEAD.replace("title: Trade", "title: Trade rose by 50% to C$999 million")
    assert [line.split(": ", 1)[1] for line in read(figures, rising)[1] if "untraced" in line] == [
        "no fact accounts for the figure `50`", "no fact accounts for the figure `C$999`",
    ]  # fmt: skip
    for fine in ("Trade in 2022 and 2023", "HS 61 was traded"):
        labelled = f"labels: ['HS 61', HS 62], kind: bar, {figures}" if "HS" in fine else figures
        assert [
            line for line in read(labelled, HEAD.replace("title: Trade", f"title: {fine}"))[1] if "untr" in line
        ] == []
    late = read(figures, HEAD.replace("title: Trade", "title: Trade will grow in 2030"))[1]
    assert any("`2030`" in line for line in late)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("G20, COVID-19, F-35 and H1N1", []),
        ("Article 5, Chapter 61 and Top 10", []),
        ("March 2, 2022", []),
        ("2 mars 2022 et 1er mai 2023", []),
        ("fell in 2022–23", []),
        ("២០២២–២៣", []),
        ("CAD500 million and EUR2.1", ["500", "2.1"]),
        ("4500 jobs went in 1890", ["4500", "1890"]),
        ("1750 firms", ["1750"]),
    ],
)
@pytest.mark.parametrize("place", ["notes", "missing", "annotations"])
def test_names_and_dates_are_no_figures_and_sums_are(words: str, told: list[str], place: str) -> None:
    """Wherever a chart says them, in a panel too, and in a chart that is called “notes”."""
    entries = {
        "notes": f"facts: [a.2022, a.2023], notes: ['{words}']",
        "missing": f"panels: [{{bars: [{{fact: a.2022}}, {{label: '2023', missing: '{words}'}}]}}]",
        "annotations": f"panels: [{{facts: [a.2022, a.2023], annotations: [{{at: '2022', text: '{words}'}}]}}]",
    }[place]
    text = HEAD.replace("trade:", "notes:") + entries + "}"
    charts, problems = problems_of(text, GIVEN)
    assert sorted(p.message.split("`")[1] for p in problems if p.code == "figure-untraced") == sorted(told)
    assert "notes" in charts


def test_a_title_may_be_waived_with_a_reason() -> None:
    """What was found is a note then, which the build does not stop at."""
    entries = "facts: [b.2022, b.2023]"
    given = fact("b.2022", "2e9", "2022"), fact("b.2023", "3e9", "2023")
    head = HEAD.replace("title: Trade", "title: Trade fell in 2023")

    def told(more: str) -> list[tuple[str, str]]:
        problems = problems_of(f"{head}{entries}{more}}}", given)[1]
        return [(p.severity, p.message) for p in problems if p.code == "title-contradicts"]

    assert [severity for severity, _ in told("")] == ["error"]
    waived = told(", waive: [{rule: title, reason: the law of 2023 counts otherwise}]")
    assert [(severity, message.rpartition("; ")[2]) for severity, message in waived] == [
        ("note", "its author says: the law of 2023 counts otherwise")
    ]


def test_bars_of_years_stand_in_their_order_and_those_of_things_by_size() -> None:
    """Nobody ranks 2022 above 2019."""
    years = enumerate((2019, 2020, 2021), 1)
    rising = [fact(f"c.{year}", f"{n}e9", str(year), label="Arrivals") for n, year in years]
    charts = problems_of(HEAD + "kind: bar, facts: [c.2019, c.2020, c.2021]}", rising)[0]
    assert charts["trade"].panels[0].labels == ("2019", "2020", "2021")
    named = HEAD + "kind: bar, bars: [{fact: c.2019, label: Rice}, {fact: d, label: Fish}]}"
    charts = problems_of(named, [rising[0], fact("d", "9e9", "2019")])[0]
    assert charts["trade"].panels[0].labels == ("Fish", "Rice")


def test_the_picture_of_a_native_chart_explains_what_it_draws_itself() -> None:
    """Office draws no caps, and the picture that stands alone does."""
    given = fact("d.2023", "2e9", "2023", derived=True)
    charts = problems_of(HEAD + "as: native, facts: [a.2022, d.2023]}", [*GIVEN, given])[0]
    native, picture = (
        [str(note) for note in notes] for notes in (charts["trade"].notes, charts["trade"].picture_notes)
    )
    assert native == ["A hollow bar is derived from published figures."]
    assert picture == [*native, "The cap beyond a hollow bar marks the range that rounding leaves."]


def test_what_a_chart_counts_by_itself_is_accounted_for() -> None:
    """Where a template prints its alt text."""
    chart, _ = read("kind: share, series: [{name: A, facts: [a.2022]}, {name: B, facts: [a.2022]}]")
    assert str(chart.alt).startswith("100% stacked bar chart: Goods trade")
    assert [piece.text for piece in chart.alt.pieces if piece.fact is None] == []
    assert "@chart.trade" in [piece.fact for piece in chart.alt.pieces if "100%" in piece.text]
