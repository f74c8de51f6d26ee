"""The style file is a person's own: what is wrong in it is said line by line, and the rest still counts."""

from pathlib import Path

import pytest

from brief_builder.charts.look.palette import MARK_CONTRAST, Palette, contrast
from brief_builder.charts.look.style import Style, read_style
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
        ("axes.prop_cycle: cycler('color', ['12436D'])", "`axes.prop_cycle` gives 1 colours, charts need 6"),
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
    assert (palette.of("total"), palette.of("context"), palette.knows("imports")) == ("#123456", "#8c8c8c", False)
