"""Every quote is found in its source, and every figure and hedge in its quote."""

from __future__ import annotations

from pathlib import Path

import pytest
from claim_facts import claims, fact

from brief_builder.facts import Facts, check_evidence
from brief_builder.facts.evidence.passages import even, locate
from brief_builder.facts.model import Quote
from brief_builder.problems import Fault, Problem, Problems

FACT = """facts:
  a.figure:
    kind: statistic
    label: {{en: A figure}}
    value: {value}
    unit: {unit}
    period: 2023
    source: gac
    quote: {quote}
{more}
"""


def test_a_true_pack_has_no_problem(pack: Facts, texts: dict[str, tuple[str, str]]) -> None:
    """Quotes, figures, scale words, hedges, currencies and periods all hold."""
    problems = Problems()
    check_evidence(pack, texts, problems)
    assert list(problems) == []


def test_without_texts_the_quotes_alone_are_checked(pack: Facts) -> None:
    """A quote holds its figure and hedge by itself."""
    problems = Problems()
    check_evidence(pack, {}, problems)
    assert list(problems) == []


def test_typography_does_not_matter() -> None:
    """Curly quotes, dashes, no-break spaces, soft hyphens, line breaks and composed letters are all the same."""
    where = even("It’s  the “free\u00a0trade” ASEAN–Canada\nagree\u00adment, cafe\u0301")
    for exact in ('It\'s the "free trade" ASEAN-Canada agreement', "café", "trade” ASEAN—Canada"):
        start, end = locate(Quote(exact), where, "x")
        assert even(exact).text == where.text[start:end]


def test_offsets_lead_back_to_the_original() -> None:
    """What was matched can be shown with the source's own bytes."""
    where = even("A  “free\u00adtrade”  zone")
    start, end = locate(Quote('"freetrade"'), where, "x")
    assert where.source(start, end) == "“free\u00adtrade”"


def test_a_prefix_decides_between_two_passages() -> None:
    """The same words twice: prefix and suffix say which."""
    where = even("down from $2.4 billion in 2022. Later, and $2.4 billion in 2022. End")
    first = locate(Quote("$2.4 billion in 2022", prefix="down from "), where, "x")
    second = locate(Quote("$2.4 billion in 2022", suffix=". End"), where, "x")
    assert first[0] < second[0]
    with pytest.raises(Fault) as caught:
        locate(Quote("$2.4 billion in 2022"), where, "x")
    assert caught.value.code == "quote-ambiguous"


def test_a_changed_quote_shows_the_nearest_words() -> None:
    """A drifted quote is never accepted; the source's words are offered."""
    with pytest.raises(Fault) as caught:
        locate(
            Quote("trade was valued at $2.1 billion"), even("Bilateral trade were valued at $2.1 billion in 2023"), "x"
        )
    assert caught.value.code == "quote-not-found"
    assert "trade were valued at $2.1 billion" in caught.value.help[0]


@pytest.mark.parametrize(
    ("codes", "value", "unit", "quote", "more"),
    [
        (["quote-lacks-figure"], "2.3 billion", "CAD", "valued at C$2.1 billion", ""),
        (["quote-lacks-figure"], "2.1 billion", "CAD", "valued at C$2.1 million", ""),
        (["quote-lacks-figure"], "2.10 billion", "CAD", "valued at C$2.1 billion", ""),
        (["quote-lacks-figure"], "2.1 billion", "CAD", "valued at US$2.1 billion", ""),
        (["quote-lacks-figure"], "-2.1 billion", "CAD", "valued at C$2.1 billion", ""),
        (["quote-lacks-figure", "quote-hedge"], "-2.1 billion", "CAD", "valued at C$1.9–2.1 billion", ""),
        (["quote-lacks-figure"], "-2.1 billion", "CAD", "a post-tax C$2.1 billion", ""),
        ([], "-0.41 billion", "CAD", "The balance was -0.41 billion Canadian dollars", ""),
        ([], "-0.41 billion", "CAD", "a balance of \u2212C$0.41 billion", ""),
        ([], "-0.41 billion", "CAD", "a balance of C$ -0.41 billion", ""),
        ([], "-0.41 billion", "CAD", "a balance of minus C$0.41 billion", ""),
        ([], "-0.41 billion", "CAD", "C$0.41 billion, a deficit", ""),
        ([], "-0.41 billion", "CAD", "balance C$(0.41 billion)", ""),
        ([], "-0.41 billion", "CAD", "they lost C$0.41 billion", ""),
        ([], "-0.41 billion", "CAD", "ឱនភាព C$0.41 billion", ""),
        (["quote-lacks-figure"], "-2.1 billion", "CAD", "a contract worth C$2.1 billion", ""),
        (["currency-inferred"], "2.1 billion", "CAD", "valued at $2.1 billion", ""),
        ([], "2.1 billion", "CAD", "valued at $2.1 billion", "    unit_basis: inferred"),
        ([], "2.1 billion", "CAD", "2.1 billion Canadian dollars", ""),
        (["quote-hedge"], "41,900", "persons", "over 41,900 persons", ""),
        (["quote-hedge"], "41,900", "persons", "41,900 persons", "    bound: gt"),
        (["quote-hedge"], "41,900", "persons", "at least 41,900 persons", "    bound: gt"),
        ([], "41,900", "persons", "at least 41,900 persons", "    bound: ge"),
        ([], "100", "organizations", "nearly a hundred firms", "    bound: approx"),
        (["quote-hedge"], "100", "organizations", "nearly a hundred firms", "    bound: gt"),
        (["quote-hedge"], "5 million", "EUR", "estimated at 5 million euros", ""),
        ([], "5 million", "EUR", "estimated at 5 million euros", "    status: [E]"),
        (["quote-hedge"], "5 million", "EUR", "valued at 5 million euros", "    status: [E]"),
        ([], "12.5", "percent", "rose by 12.5%", ""),
        ([], "12", "percent", "12 percent of it", ""),
    ],
)
def test_figure_hedge_and_currency_must_be_in_the_quote(
    read, codes: list[str], value: str, unit: str, quote: str, more: str
) -> None:
    """What the fact says of its figure, its source says too, and the other way round."""
    assert codes == [p.code for p in checked(read, FACT.format(value=value, unit=unit, quote=quote, more=more))]


def test_a_hedge_that_was_cut_off_is_found_in_the_source(read) -> None:
    """The word before the quote counts: quoting '41,900' does not lose 'over'."""
    text = FACT.format(value="41,900", unit="persons", quote="41,900 Canadians", more="")
    assert [p.code for p in checked(read, text, "In 2023 there were over 41,900 Canadians.")] == ["quote-hedge"]


def test_by_a_year_is_not_in_that_year(read) -> None:
    """'By 2023' is a hedge of its own."""
    text = FACT.format(value="5 million", unit="EUR", quote="5 million euros by 2023", more="")
    assert [p.code for p in checked(read, text)] == ["quote-hedge"]
    assert [p.code for p in checked(read, text.replace("period: 2023", "period: ../2023"))] == []


def test_a_period_that_the_sentence_does_not_name_is_a_warning(read) -> None:
    """A year from elsewhere is an inference, and said to be one."""
    text = FACT.format(value="5 million", unit="EUR", quote="5 million euros", more="")
    problems = checked(read, text, "It was in 2023. They paid 5 million euros.")
    assert [(p.code, p.severity) for p in problems] == [("period-inferred", "warning")]


def test_the_quotes_of_items_are_looked_for(read) -> None:
    """A list may quote its entries one by one."""
    text = "facts:\n  a.list:\n    kind: membership\n    source: gac\n    items:\n"
    text += "      - {en: peace, quote: peace accords}\n      - {en: trade, quote: trade accords}\n"
    problems = checked(read, text, "The peace accords.")
    assert [(p.code, p.place.line) for p in problems] == [("quote-not-found", 7)]


def checked(read, text: str, source: str | None = None) -> list[Problem]:
    facts, problems = read(text)
    assert problems == []
    found = Problems()
    check_evidence(facts, {"gac": ("gac.txt", source)} if source is not None else {}, found)
    return list(found)


@pytest.mark.parametrize(
    ("sentence", "source", "codes"),
    [
        ("Les ventes ont atteint 5 millions d'euros l'an dernier.", "press", []),  # written in 2024
        ("Les ventes ont atteint 5 millions d'euros cette année.", "press", ["period-inferred"]),
        ("Les ventes ont atteint 5 millions d'euros, plus que l'an dernier.", "press", ["period-inferred"]),
        ("Sales came to 5 million euros last year.", "gac", ["period-inferred"]),  # undated
    ],
)
def test_last_year_is_a_year_where_the_source_has_a_date(
    tmp_path: Path, sentence: str, source: str, codes: list[str]
) -> None:
    """Whoever gave the period that `date-relative` asks for is not told that no sentence names it."""
    value = "5 millions" if source == "press" else "5 million"
    row = fact("a.one", sentence, source=source, kind="statistic", value=value, unit="EUR", period="2023")
    problems = Problems()
    check_evidence(claims(tmp_path, row), {source: ("text.txt", sentence)}, problems)
    assert [problem.code for problem in problems] == codes
