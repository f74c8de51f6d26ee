"""A pack in three languages: each document in its own, and a manifest that knows the figures of all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from brief_builder import BriefError, build, check
from language_outlines import languages_of
from outlines import outline_of
from small_pack import make_pack

_LABELS = {
    "Two-way trade": ("Échanges", "ពាណិជ្ជកម្ម"),
    "Change in two-way trade": ("Variation des échanges", "បម្រែបម្រួល"),
    "Fishing boats": ("Bateaux de pêche", "ទូកនេសាទ"),
    "Island trade": ("Commerce de l’île", "ពាណិជ្ជកម្មកោះ"),
    "First edition": ("Première édition", "លើកទីមួយ"),
}
_TEXTS = {
    "fr": """
intro: "Les échanges sont {{ trade.change | change }} et atteignent {{ trade.total.2024 | cite }}."
points:
  - "La flotte compte {{ fleet.boats }} bateaux."
""",
    "km": """
intro: "ពាណិជ្ជកម្ម{{ trade.change | change }} ដល់ {{ trade.total.2024 | cite }}។"
points:
  - "មានទូក {{ fleet.boats }} គ្រឿង។"
""",
}


def _changes() -> list[dict[str, str]]:
    changes = [
        {"file": "pack.yaml", "from": "languages: [en]", "to": "languages: [en, fr, km]"},
        {"file": "pack.yaml", "from": "brief: brief.docx, deck: deck.pptx", "to": "brief: brief.docx"},
    ]
    for english, (french, khmer) in _LABELS.items():
        words = f"{{en: {english}, fr: {french}, km: {khmer}}}"
        file = "pack.yaml" if "sland" in english or "edition" in english else "facts/trade.yaml"
        changes += [{"file": file, "from": f"{{en: {english}}}", "to": words}] * (1 + (english == "Two-way trade"))
    return changes + [{"file": f"texts/{tag}.yaml", "from": "", "to": text} for tag, text in _TEXTS.items()]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("languages")
    pack = make_pack(project, _changes(), removed=["data/small/charts.yaml"])
    return build(str(pack), out=str(project / "out")).folder


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ["Trade rose by 8% to 12%, to €5.6_million", "more than 120 boats", "+8% to +12%", "(January_15, 2025): “"],
        ),
        (
            "fr",
            [
                "Les échanges sont en hausse de 8 à 12_% et atteignent 5,6_millions d’euros",
                "plus de 120 bateaux",
                "de +8 à +12_%",
                "«_Harbour report_» (15_janvier 2025)_: «_…rose to €5.6 million in 2024…_».",
            ],
        ),
        (
            "km",
            [
                "ពាណិជ្ជកម្ម|កើនឡើង|ក្នុង|ចន្លោះ|ពី 8 ទៅ 12% ដល់ 5.6_លាន|អឺរ៉ូ",
                "ជាង 120 គ្រឿង។",
                "ពី +8 ដល់ +12%",
                "“Harbour report” (ថ្ងៃទី_15 ខែមករា ឆ្នាំ_2025)៖ “…rose to €5.6 million in 2024…”។",
            ],
        ),
    ],
)
def test_each_document_is_in_its_language(built: Path, language: str, words: list[str]) -> None:
    """Figures, changes and footnotes; `_` stands for a no-break space, `|` for U+200B."""
    outline = outline_of((built / f"brief.{language}.docx").read_bytes())
    said = outline.replace("\u00a0", "_").replace("\u200b", "|")
    for expected in words:
        assert expected in said


def test_the_manifest_knows_a_figure_in_every_language(built: Path) -> None:
    """A figure with a decimal comma is a figure too, and « » hold a quote."""
    facts: dict[str, Any] = json.loads((built / "manifest.json").read_text(encoding="utf-8"))["facts"]
    kinds = {
        language: [use["kind"] for use in facts["trade.total.2024"]["uses"] if use["file"] == f"brief.{language}.docx"]
        for language in ("en", "fr", "km")
    }
    assert kinds["fr"] == kinds["km"] == kinds["en"]
    assert {"figure", "quote"} <= set(kinds["fr"])


def test_an_old_fact_without_a_label_in_one_language_is_a_problem_at_its_label(tmp_path: Path) -> None:
    """The list of old facts names it, whether or not a template prints it."""
    changes = [
        {"file": "facts/trade.yaml", "from": "{en: Fishing boats, fr: Bateaux de pêche, km: ទូកនេសាទ}",
         "to": "{en: Fishing boats}"},
        {"file": "pack.yaml", "from": "as_of: 2025", "to": "as_of: 2035"},
    ]  # fmt: skip
    pack = make_pack(tmp_path, [*_changes(), *changes], removed=["data/small/charts.yaml"])
    told = {(problem.severity, problem.code, problem.message) for problem in check(str(pack)).problems}
    assert ("warning", "text-missing", "the label of `fleet.boats` has no words in `fr` and `km`") in told


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "en-US/en-US/ar-SA fonts en-US/ja-JP (en-CA)"),
        ("fr", "fr-CA/fr-CA/ar-SA fonts fr-CA/ja-JP (fr-CA)"),
        ("km", "en-US/en-US/km-KH fonts en-US/ja-JP/km-KH (km-KH)"),
    ],
)
def test_the_words_of_a_source_are_in_its_language(built: Path, language: str, said: str) -> None:
    """WCAG 3.1.2: a quote and a title are read out in the language that they are written in."""
    document, *runs = languages_of((built / f"brief.{language}.docx").read_bytes())
    assert document == f"document: {said}"
    quoted = ["en-CA: Harbour report", "en-CA: …rose to €5.6 million in 2024…"]
    marked = [run for run in runs if not run.startswith("complex: ")]
    assert [run for run in quoted if run in marked] == ([] if language == "en" else quoted)
    assert all(run.startswith("en-CA: ") for run in marked)


def test_khmer_digits_by_choice_stand_in_figures_dates_and_footnotes(tmp_path: Path) -> None:
    """`digits: {km: khmer}`: what is quoted keeps its own, and the other languages are as they were."""
    digits = {"file": "pack.yaml", "from": "languages: [en", "to": "digits: {km: khmer}\nlanguages: [en"}
    filters = {"file": "brief.outline", "from": "# Figures", "to": '{{ 1234.5 | number }} {{ "2026-03-01" | date }}\n# Figures'}  # fmt: skip # noqa: E501
    pack = make_pack(tmp_path, [*_changes(), digits, filters], removed=["data/small/charts.yaml"])
    built = build(str(pack), out=str(tmp_path / "out"))
    assert [problem for problem in built.problems if problem.code == "figure-misprinted"] == []
    outline = outline_of((built.folder / "brief.km.docx").read_bytes())
    said = outline.replace("\u00a0", "_").replace("\u200b", "|")
    for expected in (
        "ពាណិជ្ជកម្ម|កើនឡើង|ក្នុង|ចន្លោះ|ពី ៨ ទៅ ១២% ដល់ ៥.៦_លាន|អឺរ៉ូ",
        "ជាង ១២០ គ្រឿង។",
        "ពី +៨ ដល់ +១២%",
        "“Harbour report” (ថ្ងៃទី១៥ ខែមករា ឆ្នាំ២០២៥)៖ “…rose to €5.6 million in 2024…”។",
        "១,២៣៤.៥",
    ):
        assert expected in said
    english = outline_of((built.folder / "brief.en.docx").read_bytes())
    assert "8% to 12%" in english
    facts: dict[str, Any] = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))["facts"]
    kinds = {use["kind"] for use in facts["trade.total.2024"]["uses"] if use["file"] == "brief.km.docx"}
    assert {"figure", "quote"} <= kinds


def test_digits_asked_for_with_the_language_are_an_entry_of_the_pack(tmp_path: Path) -> None:
    """`--lang km-u-nu-khmr` is for templates without a pack; as a language it would want texts of its own."""
    pack = make_pack(tmp_path, _changes())
    with pytest.raises(BriefError) as caught:
        build(str(pack), out=str(tmp_path / "out"), languages=("km-u-nu-khmr",))
    (told,) = [problem for problem in caught.value.problems if "km-u-nu-khmr" in problem.message]
    assert told.help == ("build `km`, and write here with which digits: `digits: {km: khmer}`",)


@pytest.mark.parametrize(
    ("asked", "cure"),
    [
        ("FR", "did you mean `fr`?"),
        ("fr_CA", "did you mean `fr`?"),
        ("zz", "build one of these: figures have no words in `zz`"),
    ],
)
def test_a_language_that_the_pack_has_not_is_told_with_a_cure_that_helps(asked: str, cure: str, tmp_path: Path) -> None:
    """To add one whose figures have no words would lead into the next error."""
    with pytest.raises(BriefError) as caught:
        build(str(make_pack(tmp_path, _changes())), out=str(tmp_path / "out"), languages=(asked,))
    (told,) = [problem for problem in caught.value.problems if f"`{asked}`" in problem.message]
    assert told.help == (cure,)


@pytest.mark.parametrize(
    ("change", "said", "place", "cure"),
    [
        ("languages: [en, EN]", "`EN` is no tag of a language", 17, "did you mean `en`?"),
        ("languages: [en, fr_ca]", "`fr_ca` is no tag of a language", 17, "did you mean `fr`?"),
        ("languages: [en, English]", "`English` is no tag of a language", 17, "write two or three small letters: en"),
        ("subtitle: {EN: x}\nlanguages: [en]", "`EN` is no tag of a language", 12, "did you mean `en`?"),
    ],
)
def test_a_language_that_is_written_in_another_way_is_told_where_it_stands(
    change: str, said: str, place: int, cure: str, tmp_path: Path
) -> None:
    """In words, not as the pattern that it does not match; a key is marked, not what stands behind it."""
    pack = make_pack(tmp_path, [{"file": "pack.yaml", "from": "languages: [en]", "to": change}])
    told = [problem for problem in check(str(pack)).problems.errors if problem.code == "pack-field"]
    assert [(each.message, each.place.column) for each in told] == [(said, place)]
    assert told[0].help[0].startswith(cure)


def test_only_khmer_is_written_with_its_digits(tmp_path: Path) -> None:
    """Another language with them is a slip."""
    digits = {"file": "pack.yaml", "from": "languages: [en", "to": "digits: {en: khmer}\nlanguages: [en"}
    pack = make_pack(tmp_path, [digits])
    told = [(p.code, p.message) for p in check(str(pack)).problems if p.severity == "error"]
    assert [code for code, _ in told] == ["pack-field"]
    assert "cannot write `en` with the digits of Khmer" in told[0][1]
