"""French charts say amounts with the letters of tables, and in full words to who cannot see them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chart_facts import STYLE, fact, facts_of

from brief_builder.charts import Chart, read_charts
from brief_builder.facts import Fact
from brief_builder.inputs import Located
from brief_builder.inputs.yaml_values import parse_yaml
from brief_builder.problems import Problems
from brief_builder.wording import Phrase, Voice
from brief_builder.wording.reading import misprint

FACTS = (
    fact("a.2022", "2.4e9", "2022"),
    fact("a.2023", "2.1e9", "2023", derived=True),
    fact("b.2022", "-2.4e9", "2022", derived=True, low="-2.44e9", high="-2.26e9", wording="range"),
    fact("b.2023", "-2.0e9", "2023", derived=True),
)
SAID = {
    "en": ("C$2.4 billion", "about C$2.1 billion (derived)"),
    "fr": ("2,4 G$ CA", "environ 2,1 G$ CA (valeur calculée)"),
    "km": ("2.4 ពាន់លានដុល្លារកាណាដា", "ប្រមាណ 2.1 ពាន់លានដុល្លារកាណាដា (តួលេខគណនា)"),
}


def chart(language: str, of: str, *, kind: str = "column", subtitle: str = "Trade") -> Chart:
    """The chart of two years."""
    problems, facts = Problems(), facts_of(*FACTS)
    bars = f"bars: [{{fact: {of}.2022}}, {{fact: {of}.2023}}]"
    words = f"title: {{{language}: Trade}}, subtitle: {{{language}: '{subtitle}'}}"
    located = parse_yaml(f"trade: {{kind: {kind}, {words}, colour: accent1, {bars}}}", "charts.yaml", problems)
    assert isinstance(located, Located)
    voice = Voice(language, facts)
    return read_charts(located, facts, voice, lambda text, _: Phrase.of(text), STYLE, problems)["trade"]


def plain(words: object) -> str:
    return str(words).replace("\u00a0", " ").replace("\u200b", "")


@pytest.mark.parametrize("language", SAID)
def test_bars_and_the_table_say_an_amount_as_charts_of_the_language_do(language: str) -> None:
    """House rule N6: G$ and M$ in tables and charts of French."""
    made = chart(language, "a")
    assert tuple(plain(point.text) for point in made.panels[0].points) == SAID[language]
    assert tuple(plain(row.values[0]) for row in made.full.whole.rows) == SAID[language]


def test_alt_text_and_the_text_of_all_figures_have_full_words() -> None:
    """A screen reader would spell the letters."""
    made = chart("fr", "a")
    for words in (made.alt, made.full.data):
        assert "2,4 milliards de dollars canadiens" in plain(words)
        assert "environ 2,1 milliards de dollars canadiens (valeur calculée)" in plain(words)
        assert "G$" not in plain(words)


def test_a_bar_that_hangs_says_its_size_and_the_table_its_sign() -> None:
    """As in the other languages."""
    made = chart("fr", "b", kind="balance")
    assert plain(made.panels[0].points[0].text) == "de 2,3 à 2,4 G$ CA (valeur calculée)"
    assert plain(made.full.whole.rows[0].values[0]) == "de −2,4 à −2,3 G$ CA (valeur calculée)"


@pytest.mark.parametrize(
    ("language", "unit", "told"),
    [
        ("en", "C$ billion", "C$2.3 billion to C$2.4 billion (derived)"),
        ("fr", "en milliards de dollars canadiens", "De 2,3 à 2,4 (2022, maximum), environ 2,0 (2023, minimum)."),
        ("km", "ពាន់លានដុល្លារកាណាដា", "ពី 2.3 ដល់ 2.4"),
    ],
)
def test_the_largest_of_bars_that_hang_is_the_largest_size(language: str, unit: str, told: str) -> None:
    """Told briefly, it has no sign by which it would be the lowest; a sentence begins with a capital."""
    long = ("marchandises " * 6).strip()
    assert told in plain(chart(language, "b", kind="balance", subtitle=f"{long}, {unit}, 2022 et 2023").alt)


@pytest.mark.parametrize("name", ["a.2022", "a.2023", "b.2022"])
@pytest.mark.parametrize("size", [False, True])
def test_the_way_back_reads_what_charts_say(name: str, size: bool) -> None:
    """Else a table of figures would be held for a misprint."""
    facts = facts_of(*FACTS)
    said = Voice("fr", facts).charted(facts[name], size=size)
    [piece] = said.pieces
    assert "G$" in piece.text
    assert misprint(piece.text, facts[name], piece.way, "fr", {}) is None


@pytest.mark.parametrize(
    ("subtitle", "said"),
    [
        ("ពាណិជ្ជកម្ម, ពាន់លានដុល្លារកាណាដា", ("2.4 ពាន់លាន", "ប្រមាណ 2.1 ពាន់លាន (តួលេខគណនា)")),
        ("ពាណិជ្ជកម្ម", SAID["km"]),
    ],
)
def test_khmer_bars_leave_the_currency_to_the_words_that_say_it(subtitle: str, said: tuple[str, ...]) -> None:
    """It has no letters for amounts; where nothing says the currency, each bar does. The table and the alt text do."""
    made = chart("km", "a", subtitle=subtitle)
    assert tuple(plain(point.text) for point in made.panels[0].points) == said
    assert tuple(plain(row.values[0]) for row in made.full.whole.rows) == SAID["km"]
    assert SAID["km"][1] in plain(made.alt)


@pytest.mark.parametrize("kind", ["number", "sparkline"])
def test_a_figure_that_is_read_alone_says_its_currency(kind: str) -> None:
    """A number in large letters, in Khmer too."""
    made = chart("km", "a", kind=kind, subtitle="ដុល្លារកាណាដា")
    assert plain(made.panels[0].points[0].text) == SAID["km"][0]


def test_what_has_no_letters_keeps_its_words() -> None:
    """Riels have no sign, and shares no scale."""
    share, riels = fact("s", "12", "2022", unit="percent", decimals=0), fact("r", "2.4e9", "2022", unit="KHR")
    voice = Voice("fr", facts_of(share, riels))
    assert [plain(voice.charted(each)) for each in (share, riels)] == ["12 %", "2,4 milliards de riels"]
    assert isinstance(share, Fact)
    assert share.figure is not None
    assert share.figure.value == Decimal(12)
