"""What templates see of a fact, and what filters do with it."""

from decimal import Decimal

import pytest

from brief_builder.facts import Facts
from brief_builder.problems import Fault
from brief_builder.wording import FILTERS, Phrase, Piece, SpokenFact, Voice
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.lists import listed


def test_a_phrase_joins_and_keeps_its_facts() -> None:
    """Pieces stay apart, so that each knows its fact."""
    phrase = "Total: " + Phrase.of("C$2", "a.x") + " and " + Phrase.of("C$3", "b.x")
    assert (str(phrase), phrase.facts) == ("Total: C$2 and C$3", ("a.x", "b.x"))


def test_what_accounts_for_words_besides_facts_is_no_fact() -> None:
    """Nothing can be cited for the title of a source, or for words that a chart says by itself."""
    phrase = Phrase.of("2", "trade.total.2023") + Phrase.of(" of 3 bars")
    accounted = phrase.accounted("@chart.trade")
    assert [piece.fact for piece in accounted.pieces] == ["trade.total.2023", "@chart.trade"]
    assert accounted.facts == ("trade.total.2023",)
    assert [piece.cite for piece in accounted.cited().pieces] == [None, "trade.total.2023"]
    assert Phrase.of("3 bars", "@chart.trade").cited() == Phrase.of("3 bars", "@chart.trade")


def test_a_phrase_that_only_cites_is_not_empty() -> None:
    """It prints nothing and is true all the same."""
    assert (bool(Phrase((Piece("", "a", "a"),))), bool(Phrase((Piece(""),)))) == (True, False)


def test_a_fact_prints_its_figure_or_its_text(spoken) -> None:
    """A number its figure, a statement its text, a list without text its items."""
    texts = [str(spoken(name)) for name in ("trade.total.2023", "talks.target", "priority.ministry")]
    assert texts == [
        "C$2.1\u00a0billion",
        "both parties stressed the need for a “substantial” agreement by 2026",
        "democracy, human rights and the rule of law, and food security",
    ]


def test_what_is_printed_remembers_its_fact(pack: Facts, spoken) -> None:
    """Every attribute that is words, and every wording, is tied to the fact."""
    for name in pack:
        fact = spoken(name)
        for attribute in ("label", "period", "when", "quote", "evidence", "note", "claim", "ref"):
            assert name in getattr(fact, attribute).facts or not getattr(fact, attribute)


def test_templates_may_read_what_is_named(spoken) -> None:
    """Every name of the list is an attribute, and none of them raises when it is only looked at."""
    for name in ("trade.total.2023", "trade.continuous", "priority.ministry"):
        for attribute in SpokenFact.template_names:
            getattr(spoken(name), attribute)


def test_attributes_say_what_a_table_needs(spoken) -> None:
    """Label, period, reference, unit, value and source."""
    fact = spoken("trade.imports.2023")
    assert (
        str(fact.label),
        str(fact.period),
        str(fact.when),
        str(fact.ref),
        fact.unit,
        fact.kind,
    ) == ("Goods imports", "2023", "in 2023", "D08", "CAD", "statistic")
    assert (Decimal(2062800000), "Global Affairs Canada", "undated") == (
        fact.value,
        str(fact.source),
        str(fact.source.published),
    )
    assert str(fact.source.short) == "Global Affairs Canada"


def test_a_contradicted_claim_is_printed_only_as_a_claim(spoken) -> None:
    """By default it is refused; `.claim` gives the source's words in quotation marks."""
    fact = spoken("trade.continuous")
    for say in (lambda: fact.phrase, lambda: fact.text.phrase, lambda: str(fact), lambda: FILTERS["sentence"](fact)):
        with pytest.raises(Fault) as caught:
            say()
        assert caught.value.code == "fact-contradicted"
    assert Phrase.of("“continuously increasing in recent years”", "trade.continuous") == fact.claim


def test_a_missing_language_is_a_fault(pack: Facts) -> None:
    """No language falls back to another in silence."""
    with pytest.raises(Fault) as caught:
        Voice("xx", pack)
    assert caught.value.code == "text-missing"


def test_cite_puts_a_footnote_behind_the_words(spoken) -> None:
    """The citation hangs on the last piece; every fact of a phrase gets one."""
    one = FILTERS["cite"](FILTERS["full"](spoken("trade.total.2023")))
    assert (Piece("C$2.1\u00a0billion in 2023", "trade.total.2023", "trade.total.2023"),) == one.pieces
    two = FILTERS["cite"](spoken("trade.total.2023").phrase + ", " + spoken("trade.total.2022").phrase)
    assert [piece.cite for piece in two.pieces if piece.cite] == ["trade.total.2023", "trade.total.2022"]


def test_note_prints_nothing_but_the_footnote(spoken) -> None:
    """One empty piece, for contradicted facts too."""
    name = "trade.continuous"
    assert Phrase((Piece("", name, name),)) == FILTERS["note"](spoken(name))


def test_sentence_begins_with_a_capital_and_ends_with_a_period(spoken) -> None:
    """And never with two; a footnote comes behind the period."""
    words = FILTERS["cite"](FILTERS["sentence"](spoken("talks.target")))
    assert str(words) == "Both parties stressed the need for a “substantial” agreement by 2026."
    assert str(FILTERS["sentence"]("it says “so it is.”")) == "It says “so it is.”"
    assert str(FILTERS["sentence"]("nothing more…")) == "Nothing more…"


def test_cap_changes_only_the_first_letter(spoken) -> None:
    """About C$2.4 billion."""
    assert str(FILTERS["cap"](spoken("trade.press.2024"))) == "About C$2.4\u00a0billion (estimated)"


def test_lists_keep_entries_apart_that_hold_and_or_commas() -> None:
    """No comma before 'and' unless an entry needs it; semicolons when one holds a comma."""

    def said(*words: str) -> str:
        return str(listed(LANGUAGES["en"], tuple(Phrase.of(word) for word in words)))

    assert [
        said("a"),
        said("a", "b"),
        said("a", "b", "c"),
        said("a", "b and c", "d"),
        said("a, b", "c", "d"),
    ] == ["a", "a and b", "a, b and c", "a, b and c, and d", "a, b; c; and d"]


def test_list_joins_the_items_of_a_fact(spoken) -> None:
    """Given the fact, or its items."""
    fact = spoken("priority.ministry")
    words = "democracy, human rights and the rule of law, and food security"
    assert [words, words] == [str(FILTERS["list"](given)) for given in (fact, fact.items)]
    assert (words, "food security") == (str(fact.items), str(fact.items[2]))
    assert FILTERS["list"](fact).facts == ("priority.ministry",)


def test_sources_names_the_sources_of_facts(spoken) -> None:
    """For what is cited so far; nothing for nothing."""
    facts = [spoken("trade.press.2024"), spoken("trade.total.2023")]
    assert (
        str(FILTERS["sources"](facts)) == "Sources: News Site (November\u00a021, 2025); Global Affairs Canada (undated)"
    )
    assert Phrase(()) == FILTERS["sources"]([])


@pytest.mark.parametrize(
    ("filter_", "given"),
    [
        ("change", "trade.total.2023"),
        ("change", "trade.exports.share.2023"),
        ("brief_change", "trade.balance.2023"),
        ("full", "talks.target"),
        ("size", "priority.ministry"),
        ("list", "trade.total.2023"),
        ("sentence", "trade.total.2023"),
    ],
)
def test_a_filter_on_the_wrong_kind_of_fact_is_a_fault(spoken, filter_: str, given: str) -> None:
    """A change is not asked of a total, nor a figure of a statement."""
    with pytest.raises(Fault) as caught:
        FILTERS[filter_](spoken(given))
    assert caught.value.code == "filter-misuse"


@pytest.mark.parametrize("filter_", sorted(FILTERS))
@pytest.mark.parametrize("given", [None, 5, {"a": 1}])
def test_a_filter_on_no_fact_is_a_fault(filter_: str, given: object) -> None:
    """Nothing, a bare number and a group are refused by every filter, in words."""
    with pytest.raises(Fault) as caught:
        FILTERS[filter_](given)
    assert caught.value.code == "filter-misuse"


def test_a_figure_filter_after_cite_is_a_fault(spoken) -> None:
    """`cite` comes last: what it gives is words, not a fact."""
    with pytest.raises(Fault) as caught:
        FILTERS["full"](FILTERS["cite"](spoken("trade.total.2023")))
    assert caught.value.code == "filter-misuse"
