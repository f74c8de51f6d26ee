"""The style file is a person's own: what is wrong in it is said line by line, and the rest still counts."""

from pathlib import Path

import pytest
from chart_facts import fact, problems_of

from brief_builder.charts.look.palette import MARK_CONTRAST, Palette
from brief_builder.charts.look.style import Style, read_style
from brief_builder.office.colours import contrast
from brief_builder.problems import Problems

SHIPPED = Path(__file__).parents[2] / "templates" / "brief.mplstyle"


def read(tmp_path: Path, text: str) -> tuple[Style, list[str]]:
    path = tmp_path / "brief.mplstyle"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    style = read_style(path, problems)
    return style, [f"{p.severity} {p.code} {p.place.line}:{p.place.column} {p.message}" for p in problems]


def test_the_shipped_style_is_the_default_and_has_no_problem() -> None:
    problems = Problems()
    assert (read_style(SHIPPED, problems), list(problems)) == (Style(), [])


def test_a_style_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    problems = Problems()
    assert read_style(tmp_path / "gone.mplstyle", problems) == Style()
    assert [(p.code, p.message) for p in problems] == [("style-missing", "there is no chart style gone.mplstyle")]


def test_each_wrong_line_is_a_problem_and_the_others_count(tmp_path: Path) -> None:
    style, found = read(tmp_path, "font.size: 11 # larger\nfont.sise: 9\n\ntext.color: blueish\naxes.linewidth 2\n")
    assert style == Style(label=11)
    assert [line.split(" ", 3)[:3] for line in found] == [
        ["error", "style-missing", "2:1"],
        ["error", "style-missing", "4:1"],
        ["error", "style-missing", "5:1"],
    ]


def test_a_misspelt_setting_gets_the_near_ones(tmp_path: Path) -> None:
    path = tmp_path / "brief.mplstyle"
    path.write_text("font.sise: 9\n")
    problems = Problems()
    read_style(path, problems)
    assert [p.help for p in problems] == [("did you mean `font.size`?",)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("font.size: large", "`font.size`: could not convert 'large' to float"),
        ("axes.titlesize: large", "`axes.titlesize`: large is not a number of points or dots that a chart can have"),
        ("savefig.dpi: figure", "`savefig.dpi`: figure is not a number of points or dots that a chart can have"),
        ("lines.linewidth: -1", "`lines.linewidth`: -1.0 is not a number of points or dots that a chart can have"),
        ("axes.prop_cycle: cycler('linewidth', [1, 2])", "`axes.prop_cycle` gives no colours"),
        ("font.family: sans-serif", "`font.family`: sans-serif is not the name of a typeface"),
    ],
)
def test_a_value_that_a_chart_cannot_have_is_a_problem(tmp_path: Path, line: str, message: str) -> None:
    assert read(tmp_path, line) == (Style(), [f"error style-missing 1:1 {message}"])


def test_a_pale_colour_is_a_warning_that_names_it_and_its_line(tmp_path: Path) -> None:
    style, found = read(tmp_path, "\ntext.color: 8C8C8C\n")
    assert style.ink == "#8c8c8c"
    assert found == ["warning style-pale 2:1 the colour 8C8C8C has a contrast of 3.36 to the paper, 4.5 is needed"]


def test_letters_and_lines_grow_on_slides_and_never_fall_below_the_smallest() -> None:
    brief, deck = Style(label=6).printed_in("brief"), Style().printed_in("deck")
    assert (brief.label, round(deck.label, 2), deck.title > Style().title, deck.outline > Style().outline) == (
        9.0,
        15.2,
        True,
        True,
    )


def test_contrast_is_that_of_wcag() -> None:
    pairs = [("#000000", "#ffffff"), ("#f46a25", "#ffffff"), ("#767676", "#ffffff")]
    assert [round(contrast(*pair), 2) for pair in pairs] == [21.0, 3.03, 4.54]


def test_every_accent_stands_out_from_the_paper() -> None:
    style = Style()
    assert [accent for accent in style.accents if contrast(accent, style.paper) < MARK_CONTRAST] == []


def test_a_colour_belongs_to_one_thing_in_every_chart() -> None:
    palette = Palette(Style().accents, {"canada": "accent1", "exports": "accent1", "total": "#123456"})
    assert palette.of("exports") == palette.of("canada") == palette.of("accent1") == Style().accents[0]
    assert (palette.of("total"), palette.of("context"), palette.knows("imports")) == ("#123456", "#757575", False)


# -- the colours that a chart uses

SERIES = "series: [{name: One, colour: ONE, facts: [a.2023]}, {name: Two, colour: TWO, facts: [b.2023]}]"
CHART = "trade: {title: Trade, subtitle: 'Trade, C$ billion, 2023', kind: grouped, " + SERIES + "}\n"


def looked_at(one: str, other: str, colours: str) -> list[tuple[str, int | None, str]]:
    given = fact("a.2023", "2e9", "2023"), fact("b.2023", "3e9", "2023")
    text = CHART.replace("ONE", one).replace("TWO", other) + f"colours: {{{colours}}}\n"
    return [(p.code, p.place.line, p.message) for p in problems_of(text, given)[1] if p.severity == "warning"]


def test_the_shipped_accents_can_be_told_apart_by_all_eyes() -> None:
    assert looked_at("exports", "balance", "exports: accent1, balance: accent3") == []


def test_two_colours_of_a_panel_that_look_alike_are_a_warning_with_their_names() -> None:
    alike = 'exports: "#FF7F0E", imports: "#2CA02C"'
    assert ("style-alike", 2, "exports (FF7F0E) and imports (2CA02C) look alike to eyes without red cones "
            "(protanopia): 4.6 apart, 10 is needed") in looked_at("exports", "imports", alike)  # fmt: skip
    assert looked_at("exports", "canada", "exports: accent1, canada: accent1") == [
        (
            "style-alike",
            2,
            "exports (accent1, 12436D) and canada (accent1, 12436D) look alike to all eyes: 0.0 apart, 10 is needed",
        )
    ]


def test_a_colour_without_an_entry_of_its_own_is_told_at_the_chart() -> None:
    assert looked_at("accent2", "accent5", "") == [
        (
            "style-alike",
            1,
            "accent2 (28A197) and accent5 (8C8C8C) look alike to eyes without red cones (protanopia): "
            "4.6 apart, 10 is needed",
        )
    ]


@pytest.mark.parametrize("thing", ["accent1", "accent2", "accent3", "accent4", "accent6"])
def test_the_grey_of_what_stands_beside_is_told_from_every_accent(thing: str) -> None:
    """Highlighting one series must not bring a warning with the shipped colours."""
    assert looked_at(thing, "context", "") == []


def test_only_a_colour_that_is_drawn_must_stand_out_and_not_by_a_hair_too_little() -> None:
    """2.999 is less than 3, and is not shown as 3.00."""
    pale = 'imports: "#959595", other: "#FFFF00"'
    assert round(contrast("#959595", "#ffffff"), 2) == 3.0
    assert looked_at("exports", "imports", "exports: accent1, " + pale) == [
        ("style-pale", 2, "the colour of imports (959595) has a contrast of 2.99 to the paper, 3 is needed")
    ]


def coloured(entries: str) -> list[tuple[str, str]]:
    """(code, message) of each, and no word of the pale or of the alike among different colours."""
    given = [fact(f"{name}.{year}", "2e9", str(year)) for name in "abc" for year in (2022, 2023)]
    text = "trade: {title: Trade, subtitle: {measure: Trade, place: Canada}, " + entries + "}\n"
    return [(p.code, p.message) for p in problems_of(text, given)[1]]


PAIR = "series: [{name: One, colour: accent2, facts: [a.2022, a.2023]}, {name: Two, %sfacts: [b.2022, b.2023]}]"


def test_two_series_of_one_colour_are_a_warning() -> None:
    expected = [("style-alike", "the series “One” and “Two” have one colour, accent2 (28A197)")]
    for kind in ("line", "area", "grouped", "stacked", "share", "dot"):
        assert coloured(f"kind: {kind}, labels: [x, y], " + PAIR % "colour: accent2, ") == expected


def test_series_in_grey_and_rows_of_a_heat_map_may_have_one_colour() -> None:
    grey = PAIR.replace("accent2", "context") % "colour: context, "
    assert coloured("kind: line, " + grey) == []
    assert coloured("kind: heatmap, " + PAIR % "colour: accent2, ") == []
    assert coloured("kind: slope, " + PAIR % "colour: accent2, ") == []


def test_a_series_without_a_colour_takes_the_next_that_none_has() -> None:
    given = [fact(f"{name}.2023", "2e9", "2023") for name in "abc"]
    rows = "{name: A, colour: accent2, facts: [a.2023]}, {name: B, facts: [b.2023]}, {name: C, facts: [c.2023]}"
    text = f"t: {{title: T, subtitle: {{measure: M, place: C}}, kind: grouped, series: [{rows}]}}\n"
    series = problems_of(text, given)[0]["t"].panels[0].series
    assert [each.colour for each in series] == ["accent2", "accent3", "accent4"]
    plain = problems_of(text.replace("colour: accent2, ", ""), given)[0]["t"].panels[0].series
    assert [each.colour for each in plain] == ["accent1", "accent2", "accent3"]
    thing = text.replace("accent2", "exports") + "colours: {exports: accent2}\n"
    assert [each.colour for each in problems_of(thing, given)[0]["t"].panels[0].series][1] == "accent3"
