"""Words that hedge, judge, date, foresee and give causes: found in English, French and Khmer, and nowhere else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from claim_facts import PRESS, claims, fact, found

from brief_builder.facts.findings.staleness import ages


def test_hedges_are_listed_once_a_source(tmp_path: Path) -> None:
    """Bounds of figures, estimates and hedging words, each with its own."""
    rows = fact("a.one", "one of its largest buyers")
    rows += fact("a.two", "about 2.4 million", kind="statistic", value="about 2.4 million", unit="CAD", status="[E]")
    rows += fact("a.three", "l'un des principaux clients", source="press")
    rows += fact("a.four", "the two ministers among the guests")
    gac, press = found(claims(tmp_path, rows), "figure-hedged")
    assert (gac.severity, dict(gac.told)) == (
        "warning",
        {"a.one": "“one of its largest”", "a.two": "“about” and an estimate"},
    )
    assert press.facts == ("a.three",)


@pytest.mark.parametrize(
    ("quote", "text", "lost"),
    [
        ("one of its largest buyers", "{en: It is a leading buyer., fr: C’est un des grands clients.}", []),
        ("one of its largest buyers", "{en: It is the largest buyer.}", ["text", "en"]),
        ("one of its largest buyers", "{en: It is among the buyers., fr: C’est le plus grand client.}", ["text", "fr"]),
        ("mainly imports rice", "{en: It imports rice.}", ["text", "en"]),
        ("mainly imports rice", "{en: Rice is its main import.}", []),
        ("over 300 firms took part", "{en: 300 firms took part.}", ["text", "en"]),
        ("over 300 firms took part", "{en: More than 300 firms took part.}", []),
        ("over 20 firms took part", "{en: More than 20 firms came on November 20.}", []),
        ("a general upward trend", "{km: និន្នាការកើនឡើង}", ["text", "km"]),
        ("a general upward trend", "{km: ជាទូទៅមាននិន្នាការកើនឡើង}", []),
    ],
)
def test_a_hedge_that_our_text_lost_is_told_in_its_language(
    tmp_path: Path, quote: str, text: str, lost: list[str]
) -> None:
    """The finding stands at the text that dropped it."""
    entries = [list(each.entry) for each in found(claims(tmp_path, fact("a.one", quote, text=text)), "hedge-dropped")]
    assert entries == ([lost] if lost else [])


@pytest.mark.parametrize(
    ("quote", "meant"),
    [
        ("il y a 10 heures", "“il y a 10 heures” would be 2024-11-25"),
        ("il y a 3 semaines", "“il y a 3 semaines” would be 2024-11-04"),
        ("l'an dernier", "“l'an dernier” would be 2023"),
        ("le mois dernier", "“le mois dernier” would be 2024-10"),
        ("le 20 novembre, ils se sont vus", "“20 novembre” would be 2024-11-20, if it is past"),
        ("le 20 décembre, ils se sont vus", "“20 décembre” would be 2023-12-20, if it is past"),
    ],
)
def test_a_source_with_a_date_says_which_time_is_meant(tmp_path: Path, quote: str, meant: str) -> None:
    """Counted from the source, and never from today; then it is a note."""
    (only,) = found(claims(tmp_path, fact("a.one", quote, source="press")), "date-relative")
    assert (only.severity, only.told["a.one"]) == ("note", meant)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("met on November 20 in the capital", ["November 20"]),
        ("grew in recent years", ["in recent years"]),
        ("spanned many decades", ["many decades"]),
        ("a new investment law", ["new investment law"]),
        ("10 hours ago", ["10 hours ago"]),
        ("signed on November 20, 2024", []),
        ("the New York office and a new partner", []),
        ("USA Today", []),
        ("article 20, November edition", []),
    ],
)
def test_a_source_without_a_date_leaves_it_open(tmp_path: Path, quote: str, words: list[str]) -> None:
    """The words are listed, and nothing is made of them."""
    each = found(claims(tmp_path, fact("a.one", quote)), "date-relative")
    assert [list(one.details["words"]) for one in each] == ([words] if words else [])
    assert all(one.severity == "warning" for one in each)


def test_khmer_dates_are_found_without_spaces(tmp_path: Path) -> None:
    """Khmer has none between its words."""
    source = PRESS.replace("language: fr", "language: km")
    facts = claims(tmp_path, fact("a.one", "កាលពីឆ្នាំមុនការនាំចេញកើនឡើង", source="press"), press=source)
    assert found(facts, "date-relative")[0].told["a.one"] == "“ឆ្នាំមុន” would be 2023"


@pytest.mark.parametrize("word", ["សប្ដាហ៍", "សប្តាហ៍"])
def test_a_khmer_word_is_known_in_both_of_its_spellings(tmp_path: Path, word: str) -> None:
    """Under another letter, ត and ដ look the same, and people type either."""
    source = PRESS.replace("language: fr", "language: km")
    facts = claims(tmp_path, fact("a.one", f"បានជួបគ្នាកាលពី 3 {word}មុន", source="press"), press=source)
    assert found(facts, "date-relative")[0].told["a.one"] == f"“3 {word}មុន” would be 2024-11-04"


@pytest.mark.parametrize(
    ("quote", "is_found"),
    [
        ("កិច្ចប្រជុំនឹងបង្កើនការផ្លាស់ប្ដូរ", True),
        ("ការនាំចេញកើនឡើងធៀបនឹងឆ្នាំមុន", False),
        ("ទាក់ទងនឹងពាណិជ្ជកម្មដែលស្មើនឹងការនាំចូល", False),
    ],
)
def test_khmer_tells_what_will_be_from_what_is_compared(tmp_path: Path, quote: str, is_found: bool) -> None:
    """One word says “will” before a verb, and “to” or “with” behind some others."""
    source = PRESS.replace("language: fr", "language: km")
    facts = claims(tmp_path, fact("a.one", quote, source="press"), press=source)
    assert bool(found(facts, "forecast-as-fact")) is is_found


def test_our_own_text_may_not_count_from_today(tmp_path: Path) -> None:
    """Its reader counts from another day; what is quoted is the source's."""
    rows = fact("a.one", "rose in 2023", text="{en: Trade rose last year., fr: Il dit « l’an dernier ».}")
    (only,) = found(claims(tmp_path, rows), "date-relative")
    assert (only.entry, only.details["words"]) == (("text", "en"), ("last year",))


@pytest.mark.parametrize(
    ("entries", "quote", "is_found"),
    [
        ({}, "the summit should boost exchanges", True),
        ({"modality": "forecast"}, "the summit should boost exchanges", False),
        ({"kind": "forecast"}, "the summit should boost exchanges", False),
        ({}, "le sommet devrait renforcer les échanges", True),
        ({}, "opened in May 2024, with political will and goodwill", False),
        ({}, "talks may end this year", True),
        ({}, "the Will of the people", False),
    ],
)
def test_what_is_expected_is_no_fact(tmp_path: Path, entries: dict[str, str], quote: str, is_found: bool) -> None:
    """A modal word in a quote whose fact asserts."""
    source = "press" if "sommet" in quote else "gac"
    facts = claims(tmp_path, fact("a.one", quote, source=source, **entries))
    assert bool(found(facts, "forecast-as-fact")) is is_found


@pytest.mark.parametrize(
    ("quote", "text", "is_found"),
    [
        ("it has ties", "{en: The Ministry says it has promising ties.}", True),
        ("it has ties", "{en: The Ministry calls them “promising”.}", False),
        ("it has promising ties", "{en: They have ties.}", True),
        ("it has promising ties", "{en: The Ministry says they have ties.}", False),
        ("des liens", "{fr: Le Courrier parle de liens prometteurs.}", True),
        ("des liens", "{fr: Le Courrier parle de liens « prometteurs ».}", False),
        ("the dynamics of trade", "{en: The Ministry speaks of Major Jones.}", False),
        ("la dynamique des échanges", "{fr: Le Courrier décrit la dynamique des échanges.}", False),
    ],
)
def test_words_that_judge_stand_between_quotation_marks(tmp_path: Path, quote: str, text: str, is_found: bool) -> None:
    """Or are left out; a quote that nobody speaks for may hold none."""
    facts = claims(tmp_path, fact("a.one", quote, text=text, source="press" if "fr:" in text else "gac"))
    assert bool(found(facts, "opinion-as-fact")) is is_found


@pytest.mark.parametrize(
    ("quote", "entries", "is_found"),
    [
        ("growth driven by exports", {"text": "{en: Exports drove growth.}"}, True),
        ("growth driven by exports", {"text": "{en: The Ministry says exports drove growth.}"}, False),
        ("growth driven by exports", {"text": "{en: Exports drove growth.}", "asserted_by": "The bank"}, False),
        ("croissance tirée par les exportations", {"text": "{fr: Les exportations ont crû.}"}, True),
        ("the port is due to open in June", {"text": "{en: The port opens in June.}"}, False),
        ("un pont en bois", {"text": "{fr: Un pont.}"}, False),
    ],
)
def test_a_cause_is_somebodys_view(tmp_path: Path, quote: str, entries: dict[str, str], is_found: bool) -> None:
    """It needs a speaker, in an entry or in the text."""
    facts = claims(tmp_path, fact("a.one", quote, source="press" if "fr:" in entries["text"] else "gac", **entries))
    assert bool(found(facts, "claim-unattributed")) is is_found


@pytest.mark.parametrize(
    ("quote", "speaker", "is_found"),
    [
        ('a "substantial" agreement', "", True),
        ('a "substantial" agreement', "unknown", True),
        ('a "substantial" agreement', "Both ministers", False),
        ("un accord « substantiel »", "", True),
        ('its "Pentagonal Strategy" of 2023', "", False),
        ("Cambodia's support", "", False),
    ],
)
def test_words_in_quotation_marks_are_somebodys(tmp_path: Path, quote: str, speaker: str, is_found: bool) -> None:
    """Of a name that is only set off nobody asks."""
    entries = {"asserted_by": speaker} if speaker else {}
    assert bool(found(claims(tmp_path, fact("a.one", quote, **entries)), "speaker-unknown")) is is_found


def test_initials_that_two_names_share_clash(tmp_path: Path) -> None:
    """Names alone, or a name and what stands before an acronym in parentheses."""
    rows = fact("a.one", "the International Control Commission set up then")
    rows += fact("a.two", "x", text="{en: The Ministry names the International Criminal Court.}")
    (only,) = found(claims(tmp_path, rows), "acronym-clash")
    assert (only.facts, only.details["acronym"]) == (("a.one", "a.two"), ("ICC",))


def test_names_of_persons_and_the_same_name_in_two_forms_do_not_clash(tmp_path: Path) -> None:
    """Initials that nobody uses are no acronym."""
    rows = fact("a.one", "Jean Pierre Moreau met Julia Paula Meyer of the World Trade Organization")
    rows += fact("a.two", "the World Trade Organization (WTO) and the Wide Tyre Outlet")
    rows += fact("a.three", "l'Organisation mondiale du commerce (OMC)", source="press")
    (only,) = found(claims(tmp_path, rows), "acronym-clash")
    assert only.details["names"] == ("World Trade Organization", "Wide Tyre Outlet")


def test_an_acronym_is_spelled_out_somewhere(tmp_path: Path) -> None:
    """In a text, by its initials, or in terms.yaml, in the language that uses it."""
    rows = fact("a.one", "x", text="{en: ASEAN and RCEP and the EU met in Part IV., fr: L’OMC et la BAD se sont vues.}")
    rows += fact("a.money", "x", text="{en: It came to 2 CFA francs., fr: Ce fut 2 francs CFA.}")
    rows += fact("a.two", "l'Organisation mondiale du commerce (OMC)", source="press")
    terms = "acronyms:\n  ASEAN: {en: Association of Southeast Asian Nations}\n"
    each = found(claims(tmp_path, rows, terms_yaml=terms), "acronym-unexplained")
    assert [one.details["acronyms"] for one in each] == [("RCEP",), ("BAD",)]


def test_a_person_needs_an_office_with_its_dates(tmp_path: Path) -> None:
    """One finding a person; a title in a quote asks for an entry."""
    rows = fact("a.one", "x", persons="[{name: Ann Bo, role: Minister of Trade, from: 2023-07-01}]")
    rows += fact("a.two", "x", persons="[{name: Sok Dara}]")
    rows += fact("a.three", "x", persons="[{name: Li Na, role: Governor}]")
    rows += fact("a.four", "led by Minister Mary Ng and by the Prime Minister of the Republic")
    rows += fact("a.five", "menée par le ministre Jean Roy, selon le ministre du Commerce", source="press")
    rows += fact("a.six", "met Minister Ann Bo and the Minister Counsellor")
    rows += fact("a.seven", "le ministre Đặng Thanh Sơn a affirmé, avec le président du Bénin", source="press")
    each = found(claims(tmp_path, rows), "person-role")
    assert [one.details["person"] for one in each] == [
        ("Sok Dara",),
        ("Li Na",),
        ("Mary Ng",),
        ("Jean Roy",),
        ("Đặng Thanh Sơn",),
    ]


def test_an_office_is_stale_after_six_months_and_when_it_has_ended(tmp_path: Path) -> None:
    """Counted from the day its source was published; who held it in 2019 held it then."""
    rows = fact("a.one", "x", source="press", persons="[{name: Ann Bo, role: Ministre, from: 2023-07-01}]")
    rows += fact("a.two", "x", source="press", persons="[{name: Li Na, role: Ministre, until: 2024-12-31}]")
    rows += fact("a.past", "x", source="press", period="2019", persons="[{name: Li Na, role: Ministre}]")
    facts = claims(tmp_path, rows)
    assert [(age.fact.name, age.months, age.limit) for age in ages(facts, date(2025, 1, 1))] == [("a.two", 0, 0)]
    assert [(age.fact.name, age.months, age.limit) for age in ages(facts, date(2025, 6, 1))] == [
        ("a.one", 6, 6),
        ("a.two", 5, 0),
    ]


TERMS = """\
names:
  - preferred: {en: La Francophonie}
    variants: {en: [Francophonie]}
  - preferred: {en: Francophonie Summit}
  - preferred: {en: Côte d’Ivoire, fr: Côte d’Ivoire, km: កូតឌីវ័រ}
    variants: {en: [Ivory Coast], km: [អាយវរីខូស]}
"""


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        ("{en: The Ministry met in Ivory Coast.}", ["Ivory Coast"]),
        ("{en: The Ministry met in Côte d'Ivoire.}", []),
        ("{en: The Ministry met at the Francophonie Summit and in La Francophonie.}", []),
        ("{en: The Ministry left Francophonie.}", ["Francophonie"]),
        ("{en: The Ministry said “in Ivory Coast”.}", []),
        ("{km: ក្រសួងបានទៅអាយវរីខូសហើយ}", ["អាយវរីខូស"]),
    ],
)
def test_one_name_for_each_thing(tmp_path: Path, text: str, variants: list[str]) -> None:
    """A form inside a preferred name is that name; what is quoted keeps its own."""
    each = found(claims(tmp_path, fact("a.one", "x", text=text), terms_yaml=TERMS), "name-variant")
    assert [one.details["variant"][0] for one in each] == variants
