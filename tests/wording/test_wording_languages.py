"""French and Khmer beside English: periods, dates, citations, lists of rules that every string keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest
from figure_table import marked

from brief_builder.facts import Fact, Facts, ages
from brief_builder.facts.period import read_period
from brief_builder.wording import FILTERS, Phrase, SpokenFact, Voice
from brief_builder.wording.citations import quoted
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.lists import listed
from brief_builder.wording.periods import change_when, period_name, period_when

FRENCH, KHMER = LANGUAGES["fr"], LANGUAGES["km"]
_LABELS = {"Two-way goods trade": ("Échanges de marchandises", "ពាណិជ្ជកម្ម"), "Exports": ("Exportations", "ការនាំចេញ"),
           "Goods imports": ("Importations", "ការនាំចូល")}  # fmt: skip


@pytest.fixture(scope="session")
def translated(pack: Facts) -> Facts:
    """The small pack with labels in French and Khmer."""

    def said(fact: Fact) -> Fact:
        french, khmer = _LABELS.get(fact.label.get("en", ""), ("", ""))
        waivers = tuple(
            replace(waiver, reason={"fr": "Aucune source ne nomme le déclarant", "km": "គ្មាន\u200bអ្នករាយការណ៍"})
            for waiver in fact.waivers
        )
        return replace(fact, label={**fact.label, "fr": french, "km": khmer}, waivers=waivers)

    return Facts({name: said(fact) for name, fact in pack.items()}, pack.sources)


def _strings(record: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a record with the way to it."""
    if isinstance(record, str):
        yield path, record
    elif is_dataclass(record):
        for field in fields(record):
            yield from _strings(getattr(record, field.name), f"{path}.{field.name}")
    elif isinstance(record, Mapping):
        for key, value in record.items():
            yield from _strings(value, f"{path}.{key}")
    elif isinstance(record, tuple):
        for index, value in enumerate(record):
            yield from _strings(value, f"{path}.{index}")


_ENTRIES = "code|locale|contractions|elisions|counts|bounds_counted|ordinals|compact_scales|compact_money"
_OWN = rf"\.({_ENTRIES})\b|\.scales\.|\.KHR\b|\.(one|other)$"
_ENGLISH = {path: text for path, text in _strings(LANGUAGES["en"]) if not re.search(_OWN, path)}


@pytest.mark.parametrize("language", [FRENCH, KHMER], ids=lambda language: language.code)
def test_every_english_pattern_has_its_counterpart(language: Any) -> None:
    """The same entries, and in each the same places to fill."""
    there = {path: text for path, text in _strings(language) if not re.search(_OWN, path)}
    assert _ENGLISH.keys() == there.keys()
    for path, text in there.items():
        # An author's symbol may be a word elsewhere; what is filled in is the same.
        assert set(re.findall(r"\{\w+\}", _ENGLISH[path])) == set(re.findall(r"\{\w+\}", text)), path


def test_french_marks_have_the_spaces_of_canadian_typography() -> None:
    """No space before ; ! ?, U+00A0 before : and % and within « »; a typographic apostrophe."""
    wrong = re.compile(r"(?<=[\s\u00a0\u202f])[;!?]|(?<!\u00a0)[:»]|«(?!\u00a0)|(?<=.)(?<!\u00a0)%|'")
    for path, text in _strings(FRENCH):
        if not re.search(r"\.(contractions\.|periods\.day(_alone)?$)", path):  # these are no words
            assert not wrong.search(text), path


def test_khmer_holds_no_word_of_another_language() -> None:
    """Every letter that is printed is Khmer, currency codes aside."""
    for path, text in _strings(KHMER):
        if not re.search(r"\.(code|locale|periods\.(month|day|day_alone|month_alone|month_label))$", path):
            assert not re.search(r"[A-Za-z]", re.sub(r"\{\w+\}", "", text)), path


@pytest.mark.parametrize(
    ("text", "name", "when"),
    [
        ("2023", "2023", "en 2023"),
        ("2025-01/2025-09", "les neuf premiers mois de 2025", "au cours des neuf premiers mois de 2025"),
        ("2025-01/2025-10", "les 10_premiers mois de 2025", "au cours des 10_premiers mois de 2025"),
        ("2025-01/2025-12", "2025", "en 2025"),
        ("2025-03/2025-05", "mars à mai_2025", "de mars à mai_2025"),
        ("2025-04/2025-06", "avril à juin_2025", "d’avril à juin_2025"),
        ("2024-10/2025-02", "octobre 2024 à février 2025", "d’octobre 2024 à février 2025"),
        ("2024-08/2025-08", "août 2024 à août 2025", "d’août 2024 à août 2025"),
        ("2021/2023", "2021 à 2023", "de 2021 à 2023"),
        ("2025-11", "novembre 2025", "en novembre 2025"),
        ("2025-11-20", "20_novembre 2025", "le 20_novembre 2025"),
        ("2025-08-01", "1er_août 2025", "le 1er_août 2025"),
        ("2025-11-01/2025-11-22", "1er au 22_novembre 2025", "du 1er au 22_novembre 2025"),
        ("2016-03-29/2016-04-04", "29_mars au 4_avril 2016", "du 29_mars au 4_avril 2016"),
        ("../2026", "2026", "d’ici 2026"),
        ("../2026-03", "mars 2026", "d’ici mars 2026"),
        ("../2026-03-31", "31_mars 2026", "d’ici le 31_mars 2026"),
        ("2002/..", "2002", "depuis 2002"),
        ("2002-04-01/..", "1er_avril 2002", "depuis le 1er_avril 2002"),
        ("unknown", "sans date", "sans date"),
    ],
)
def test_a_period_in_french(text: str, name: str, when: str) -> None:
    """“de” contracts with what follows; the first of a month is an ordinal, the other days are not."""
    period = read_period(text)
    assert (name, when) == (marked(period_name(FRENCH, period)), marked(period_when(FRENCH, period)))


@pytest.mark.parametrize(
    ("text", "name", "when"),
    [
        ("2023", "ឆ្នាំ_2023", "ក្នុង|ឆ្នាំ_2023"),
        ("2025-01/2025-09", "9_ខែ|ដំបូង|នៃ|ឆ្នាំ_2025", "ក្នុង|រយៈពេល 9_ខែ|ដំបូង|នៃ|ឆ្នាំ_2025"),
        ("2025-01/2025-12", "ឆ្នាំ_2025", "ក្នុង|ឆ្នាំ_2025"),
        ("2025-03/2025-05", "ខែមីនា ដល់|ខែឧសភា ឆ្នាំ_2025", "ពី|ខែមីនា ដល់|ខែឧសភា ឆ្នាំ_2025"),
        ("2021/2023", "ឆ្នាំ_2021 ដល់|ឆ្នាំ_2023", "ពី|ឆ្នាំ_2021 ដល់|ឆ្នាំ_2023"),
        ("2025-11", "ខែវិច្ឆិកា ឆ្នាំ_2025", "ក្នុង|ខែវិច្ឆិកា ឆ្នាំ_2025"),
        ("2025-11-20", "ថ្ងៃទី_20 ខែវិច្ឆិកា ឆ្នាំ_2025", "នៅ|ថ្ងៃទី_20 ខែវិច្ឆិកា ឆ្នាំ_2025"),
        ("../2026", "ឆ្នាំ_2026", "ត្រឹម|ឆ្នាំ_2026"),
        ("../2026-03", "ខែមីនា ឆ្នាំ_2026", "ត្រឹម|ខែមីនា ឆ្នាំ_2026"),
        ("2002/..", "ឆ្នាំ_2002", "តាំង|ពី|ឆ្នាំ_2002"),
        ("unknown", "គ្មាន|កាលបរិច្ឆេទ", "គ្មាន|កាលបរិច្ឆេទ"),
    ],
)
def test_a_period_in_khmer(text: str, name: str, when: str) -> None:
    """A year, a month and a day each have their word before them; months are counted in digits."""
    period = read_period(text)
    assert (name, when) == (marked(period_name(KHMER, period)), marked(period_when(KHMER, period)))


@pytest.mark.parametrize(
    ("before", "after", "french", "khmer"),
    [
        ("2022", "2023", "de 2022 à 2023", "ពី|ឆ្នាំ_2022 ដល់|ឆ្នាំ_2023"),
        ("2025-04", "2025-10", "d’avril 2025 à octobre 2025", "ពី|ខែមេសា ឆ្នាំ_2025 ដល់|ខែតុលា ឆ្នាំ_2025"),
        ("2024-01/2024-09", "2025-01/2025-09", "des neuf premiers mois de 2024 aux neuf premiers mois de 2025", None),
        (
            "2022/2024",
            "2025/2027",
            "entre la période de 2022 à 2024 et la période de 2025 à 2027",
            "ពី|ឆ្នាំ_2022–2024 ដល់|ឆ្នាំ_2025–2027",
        ),
        ("2024-Q2", "2025-Q2", "entre la période d’avril à juin_2024 et la période d’avril à juin_2025", None),
        ("FY2022-04", "FY2023-04", "entre l’exercice 2022 à 2023 et l’exercice 2023 à 2024", None),
        ("2024-11-20", "2025-11-01", "du 20_novembre 2024 au 1er_novembre 2025", None),
    ],
)
def test_a_change_goes_from_one_period_to_the_other(before: str, after: str, french: str, khmer: str | None) -> None:
    """In French with the contractions of “de” and “à”."""
    periods = read_period(before), read_period(after)
    assert french == marked(change_when(FRENCH, *periods))
    assert khmer is None or khmer == marked(change_when(KHMER, *periods))


_MINISTRY = {
    "fr": "Global Affairs Canada, «_Canada-Cambodia relations_» (sans date)",
    "km": "Global Affairs Canada, “Canada-Cambodia relations” (គ្មាន|កាលបរិច្ឆេទ)",
}


@pytest.mark.parametrize(
    ("language", "name", "words"),
    [
        ("fr", "trade.total.2023", "{ministry}_: «_…valued at $2.1 billion in 2023…_»."),
        (
            "fr",
            "talks.target",
            "News Site, «_Two countries bet on trade_» (21_novembre 2025)_: "
            "«_…the need to reach a “substantial” agreement by 2026…_».",
        ),
        (
            "fr",
            "trade.imports.2023",
            "Calcul_: 2,1_G$_CA − 37,2_M$_CA (Échanges de marchandises, 2023 − Exportations, 2023); {ministry}.",
        ),
        (
            "fr",
            "trade.imports.per_export.2022",
            "Calcul_: 2,4_G$_CA ÷ 33,3_M$_CA "
            "(Importations, 2022 ÷ Exportations, 2022); compte tenu de l’égalité 2,4_G$_CA "
            "= 33,3_M$_CA + 2,4_G$_CA, aux arrondis près; "
            "{ministry}.",
        ),
        (
            "fr",
            "trade.imports.per_export.2023",
            "Calcul_: environ 2,1_G$_CA ÷ 37,2_M$_CA "
            "(Importations, 2023 ÷ Exportations, 2023); où Importations, 2023 = 2,1_G$_CA "
            "− 37,2_M$_CA; {ministry}.",
        ),
        ("km", "trade.total.2023", "{ministry}៖ “…valued at $2.1 billion in 2023…”។"),
        (
            "km",
            "trade.imports.2023",
            "ការ|គណនា៖ 2.1_ពាន់លាន|ដុល្លារ|កាណាដា − 37.2_លាន|ដុល្លារ|កាណាដា "
            "(ពាណិជ្ជកម្ម, ឆ្នាំ_2023 − ការនាំចេញ, ឆ្នាំ_2023); {ministry}។",
        ),
    ],
)
def test_a_footnote_in_other_languages(translated: Facts, language: str, name: str, words: str) -> None:
    """Source and quote, or the computation; `^` stands for U+202F."""
    said = marked(str(Voice(language, translated).citation(name))).replace("\u202f", "^")
    assert words.format(ministry=_MINISTRY[language]) == said


def test_an_assumption_is_a_sentence_of_the_language(translated: Facts) -> None:
    """Each once, with the mark that ends sentences there."""
    name = "trade.press.change_from_2023"
    french, khmer = (str(Voice(language, translated).citation(name)) for language in ("fr", "km"))
    assert french.endswith("(sans date). Hypothèse\u00a0: Aucune source ne nomme le déclarant.")
    assert khmer.endswith("។ ការ\u200bសន្មត៖ គ្មាន\u200bអ្នករាយការណ៍។")


@pytest.mark.parametrize(
    ("language", "exact", "words"),
    [
        ("fr", "Le commerce a augmenté.", "«_Le commerce a augmenté._»"),
        ("fr", "un accord « substantiel » d’ici 2026", "«_…un accord “substantiel” d’ici 2026…_»"),
        ("fr", "un accord “substantiel” d’ici 2026.", "«_…un accord “substantiel” d’ici 2026._»"),
        ("en", "un accord « substantiel » d’ici 2026.", "“…un accord « substantiel » d’ici 2026.”"),
        ("km", "ពាណិជ្ជកម្ម\u200bបាន\u200bកើនឡើង។", "“ពាណិជ្ជកម្ម|បាន|កើនឡើង។”"),
    ],
)
def test_quotations_have_the_marks_of_the_language(language: str, exact: str, words: str) -> None:
    """Those that stand in the quoted words too, where they are the marks around it."""
    assert words == marked(quoted(LANGUAGES[language], exact))


def test_a_source_line_in_other_languages(translated: Facts) -> None:
    """“Source” or “Sources” with what each language puts behind it."""
    names = ["trade.press.2024", "trade.total.2023"]
    french, khmer = (marked(str(Voice(language, translated).source_line(names))) for language in ("fr", "km"))
    assert french.replace("\u202f", "^") == "Sources_: News Site (21_novembre 2025); Global Affairs Canada (sans date)"
    assert khmer == "ប្រភព៖ News Site (ថ្ងៃទី_21 ខែវិច្ឆិកា ឆ្នាំ_2025); Global Affairs Canada (គ្មាន|កាលបរិច្ឆេទ)"


def test_a_stale_fact_says_its_age_in_other_languages(translated: Facts) -> None:
    """A sentence with its own marks."""
    known = Facts({"trade.exports.2023": translated["trade.exports.2023"]}, translated.sources)
    as_of = date(2026, 11, 23)
    french, khmer = (
        tuple(Voice(language, known).age(age, as_of) for age in ages(known, as_of)) for language in ("fr", "km")
    )
    assert tuple(marked(line).replace("\u202f", "^") for line in french) == (
        "Exportations, 2023_: la période a pris fin 34_mois plus tôt; la limite est de 18_mois.",
    )
    assert tuple(map(marked, khmer)) == ("ការនាំចេញ, ឆ្នាំ_2023៖ រយៈពេល|នេះ|បាន|បញ្ចប់|កាល|ពី 34_ខែ|មុន; កម្រិត|កំណត់|គឺ 18_ខែ។",)


def test_a_sentence_ends_as_its_language_does(translated: Facts) -> None:
    """The text of a fact by the language of the document, other words by their script."""
    target = replace(
        translated["talks.target"], text={"fr": "l’accord est visé d’ici 2026", "km": "កិច្ចព្រមព្រៀង ត្រឹមឆ្នាំ 2026"}
    )
    french, khmer = (
        str(FILTERS["sentence"](SpokenFact(Voice(language, translated), target))) for language in ("fr", "km")
    )
    assert (french, khmer) == ("L’accord est visé d’ici 2026.", "កិច្ចព្រមព្រៀង ត្រឹមឆ្នាំ 2026។")
    assert str(FILTERS["sentence"]("កិច្ចព្រមព្រៀង ASEAN")) == "កិច្ចព្រមព្រៀង ASEAN។"
    assert str(FILTERS["sentence"]("the word is ខ្មែរ")) == "The word is ខ្មែរ."
    assert str(Phrase.of("«\u00a0Il dit oui.\u00a0»").ended()) == "«\u00a0Il dit oui.\u00a0»"
    assert str(Phrase.of("“ចប់។”").ended()) == "“ចប់។”"


def test_lists_have_the_words_of_the_language() -> None:
    """With what keeps entries apart that hold an “and” or a comma."""

    def said(language: str, *words: str) -> str:
        listed_ = str(listed(LANGUAGES[language], tuple(Phrase.of(word) for word in words)))
        return marked(listed_).replace("\u202f", "^")

    assert said("fr", "a", "b", "c") == "a, b et c"
    assert said("fr", "a", "b et c", "d") == "a, b et c, et d"
    assert said("fr", "a, b", "c", "d") == "a, b; c; et d"
    assert said("fr", "2,1 millions", "2,4 millions", "3 millions") == "2,1 millions, 2,4 millions et 3 millions"
    assert said("km", "ក", "ខ", "គ") == "ក, ខ និង|គ"
    assert said("km", "ក", "ខនិងគ", "ឃ") == "ក, ខនិងគ, និង|ឃ"
    assert said("km", "ក, ខ", "គ", "ឃ") == "ក, ខ; គ; និង|ឃ"
    assert said("km", "ក", "2.1 លាន") == "ក និង 2.1 លាន"
    assert said("km", "ក", "ខ", "UNESCO") == "ក, ខ និង UNESCO"


def test_what_nobody_states_is_said_so(pack: Facts) -> None:
    """A date that is not known, and an address that was found otherwise."""
    said = [
        (voice.known_date(None), voice.inferred("x"), voice.known_date(date(2025, 8, 1)))
        for voice in (Voice(language, pack) for language in ("en", "fr", "km"))
    ]
    assert [tuple(map(marked, words)) for words in said] == [
        ("unknown", "x (inferred)", "August_1, 2025"),
        ("date inconnue", "x (adresse déduite)", "1er_août 2025"),
        ("មិន|ដឹង|កាលបរិច្ឆេទ", "x (តាម|ការ|សន្និដ្ឋាន)", "ថ្ងៃទី_1 ខែសីហា ឆ្នាំ_2025"),
    ]
