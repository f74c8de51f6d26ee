"""What a document says of a finding: in each language, with the entries, words and names that it is about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from brief_builder.facts import Facts, Finding, examine, load_facts
from brief_builder.problems import Fault, Problems
from brief_builder.wording import Voice
from brief_builder.wording.filters import joined
from brief_builder.wording.findings.details import details
from brief_builder.wording.findings.spoken import WORDS, SpokenFinding, spoken_findings
from brief_builder.wording.findings.words import KINDS

SOURCES = {
    "gac": "title: A page\npublisher: Ministry\ntier: 1\n",
    "press": "title: Une page\npublisher: Le Courrier\nlanguage: fr\ntier: 4\n",
}
GOODS = """
  goods.one:
    kind: products
    flow: X
    label: {en: Exports, fr: Exportations, km: ការនាំចេញ}
    source: gac
    quote: x
    items: [{en: rice, fr: riz, km: អង្ករ}, {en: shoes, fr: chaussures, km: ស្បែកជើង}]
  goods.two:
    kind: products
    flow: X
    label: {en: Sales, fr: Ventes, km: ការលក់}
    source: press
    quote: x
    items: [{en: rice, fr: riz, km: អង្ករ}, {en: bicycles, fr: vélos, km: កង់}, {en: silk, fr: soie, km: សូត្រ}]
"""


def _statement(name: str, quote: str, **entries: str) -> str:
    lines = [f"  {name}:", f"    quote: {quote!r}"]
    given = {"kind": "position", "source": "gac", "label": "{en: A claim}", "text": "{en: It is so.}", **entries}
    return "\n".join([*lines, *(f"    {entry}: {value}" for entry, value in given.items())]) + "\n"


def _facts(folder: Path, rows: str) -> Facts:
    for name in ("facts", "sources"):
        (folder / name).mkdir()
    (folder / "facts/a.yaml").write_text("facts:\n" + rows, encoding="utf-8")
    for key, text in SOURCES.items():
        (folder / f"sources/{key}.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    facts = load_facts(folder, "pack", problems)
    assert [problem.message for problem in problems] == []
    return facts


def _spoken(folder: Path, rows: str, code: str, language: str = "en") -> list[SpokenFinding]:
    facts = _facts(folder, rows)
    found = spoken_findings(Voice(language, facts), examine(facts, as_of=_DAY))
    return [each for each in found if each.code == code]


_DAY = date(2025, 1, 1)


@pytest.mark.parametrize("language", WORDS)
def test_each_class_has_words_in_each_language(language: str) -> None:
    """A title without a stop, and a sentence with one."""
    words = WORDS[language]
    assert words.keys() == KINDS.keys()
    for code, said in words.items():
        assert said.title[-1] not in ".។", code
        assert said.why[-1] in ".។", code


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "In all of them: rice; only in “Exports”: shoes; only in “Sales”: bicycles and silk"),
        (
            "fr",
            "Dans toutes\u00a0: riz; seulement dans «\u00a0Exportations\u00a0»\u00a0: chaussures; "
            "seulement dans «\u00a0Ventes\u00a0»\u00a0: vélos et soie",
        ),
        ("km", "មានក្នុងបញ្ជីទាំងអស់៖ អង្ករ; មានតែក្នុង “ការនាំចេញ”៖ ស្បែកជើង; មានតែក្នុង “ការលក់”៖ កង់ និងសូត្រ"),
    ],
)
def test_of_lists_it_is_said_which_entries_differ(language: str, said: str, tmp_path: Path) -> None:
    """And what all of them have, in the words of the language."""
    (only,) = _spoken(tmp_path, GOODS, "lists-differ", language)
    assert str(only.told).replace("\u200b", "") == said
    assert not only.details


def test_an_entry_without_words_in_the_language_is_refused_where_it_is_printed(tmp_path: Path) -> None:
    """Never another language in silence."""
    (only,) = _spoken(tmp_path, GOODS.replace("fr: chaussures, ", ""), "lists-differ", "fr")
    with pytest.raises(Fault) as caught:
        _ = only.told
    assert caught.value.code == "text-missing"


@pytest.mark.parametrize(
    ("code", "rows", "said"),
    [
        ("date-relative", _statement("a.one", "trade has grown in recent years"), "“in recent years”"),
        ("figure-hedged", _statement("a.one", "trade generally grew", text="{en: It generally grew.}"), "“generally”"),
        (
            "person-role",
            _statement("a.one", "x", persons="[{name: Mary Ng, role: Minister}]"),
            "Mary Ng (Minister)",
        ),
        (
            "role-missing",
            _statement("a.one", "x", kind="membership", items="[{en: the WTO}, {en: the UN}]"),
            "the WTO and the UN",
        ),
        (
            "lookalike",
            _statement("a.one", "x", different_from="[{fact: a.two, reason: {en: One is older.}}]")
            + _statement("a.two", "y", label="{en: Another}"),
            "One is older",
        ),
    ],
)
def test_what_a_finding_is_about_is_said(code: str, rows: str, said: str, tmp_path: Path) -> None:
    """Its words, names or entries; a title and labels alone would leave a reader guessing."""
    (only,) = _spoken(tmp_path, rows, code)
    assert str(only.details) == said


def test_themes_that_are_too_many_are_counted_in_the_digits_of_the_pack(tmp_path: Path) -> None:
    """Eight are named, and how many more there are."""
    words = "កខគឃងចឆជឈញដ"
    items = ", ".join(f"{{en: e{number}, km: {word}, theme: t{number}}}" for number, word in enumerate(words))
    rows = _statement("a.one", "x", kind="products", label="{en: A, km: ក}", items=f"[{items}]")
    themes = {f"facts:t{number}": ("a.one",) for number in range(11)}
    voice = Voice("km", _facts(tmp_path, rows), "khmr")
    said = str(details(voice, Finding("claim-single-source", "note", (), "", details=themes)))
    assert said.replace("\u200b", "").endswith("ជ និង ៣\u00a0ទៀត")


def test_findings_of_one_class_are_one_row(tmp_path: Path) -> None:
    """With the title once, and a part for each."""
    rows = _statement("a.one", "x", persons="[{name: Mary Ng}]") + _statement("a.two", "y", persons="[{name: Sok An}]")
    both = _spoken(tmp_path, rows, "person-role")
    (row,) = joined(both)
    assert [str(part.details) for part in row.parts] == ["Mary Ng", "Sok An"]
    assert str(row.title) == "People without a title or dates of office"


def test_a_gap_of_a_flow_that_is_also_derived_is_told(tmp_path: Path) -> None:
    """The periods that no source gives, by the first figure that one does."""

    def row(flow: str, year: int, value: str) -> str:
        entries = f"    measure: goods\n    flow: {flow}\n    value: {value}\n    unit: EUR\n    period: {year}\n"
        entries += "    period_type: duration\n    source: gac\n    quote: x\n"
        label = {"T": "Total", "M": "Imports", "X": "Exports"}[flow]
        return f"  {flow.lower()}.y{year}:\n    kind: statistic\n    label: {{en: {label}}}\n" + entries

    rows = "  m.y2023:\n    kind: statistic\n    label: {en: Imports}\n    measure: goods\n    flow: M\n"
    rows += "    formula: t.y2023 - x.y2023\n"
    rows += "".join(row("T", year, f"{year - 1990}.5 million") for year in (2021, 2022, 2023, 2024))
    rows += row("X", 2023, "11.1 million") + row("M", 2021, "20.2 million") + row("M", 2022, "21.3 million")
    (only,) = _spoken(tmp_path, rows, "series-gap")
    assert str(only.told) == "Imports: 2024"
