"""Tables that must add: parts rounded by largest remainder, worded, and the note that says so."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief_builder.facts import Fact, Facts, Figure
from brief_builder.facts.figure import stated_interval
from brief_builder.problems import Fault, Place
from brief_builder.wording import SpokenFact, Voice
from brief_builder.wording.adding import parts_of, shared_out
from brief_builder.wording.filters import adding

SAME = settings(derandomize=True, deadline=None)


def spoken(language: str, *rows: str) -> list[SpokenFact]:
    """“a 33.3e6 CAD -5 @6”: name, value, unit, decimals, and what else there is → facts as templates see them."""
    facts = {}
    for row in rows:
        name, value, unit, decimals, *more = row.split()
        bound = next((word for word in more if word in ("gt", "approx")), "eq")
        span = stated_interval(Decimal(value), int(decimals), bound, unit)
        scale = next((int(word[1:]) for word in more if word.startswith("@")), 0)
        figure = Figure(
            Decimal(value), span.low, span.high, int(decimals), unit, scale, bound, "est" in more, "derived" in more
        )
        facts[name] = Fact(name, name, "statistic", {language: name}, {}, {}, Place("a.yaml"), figure=figure)
    voice = Voice(language, Facts(facts))
    return [SpokenFact(voice, fact) for fact in facts.values()]


def words(parts: object) -> list[str]:
    return [str(part).replace("\u00a0", " ") for part in parts]  # type: ignore[attr-defined]


def test_shares_add_up_to_a_hundred() -> None:
    """Three thirds are 33, 33 and 33; one of them, the first, is printed as 34."""
    parts = adding(spoken("en", *(f"{name} 33.4 percent 0 derived" for name in "ab"), "c 33.2 percent 0 derived"))
    assert (words(parts), str(parts.whole)) == (["about 34%", "about 33%", "about 33%"], "100%")
    assert str(parts.note) == "Rounded so that the parts add up."


def test_parts_that_add_up_by_themselves_need_no_note() -> None:
    """What is rounded half-up is left alone where its sum is right."""
    parts = adding(spoken("en", "a 30 percent 0", "b 70 percent 0"))
    assert (words(parts), str(parts.note)) == (["30%", "70%"], "")


def test_the_coarsest_gives_the_precision_of_all() -> None:
    """Millions beside billions are billions to one decimal; what rounds to nothing says less than."""
    *parts, whole = spoken("en", "x 33.3e6 CAD -5 @6", "m 2.4e9 CAD -8 @9", "t 2.4e9 CAD -8 @9")
    found = adding(parts, whole)
    assert words(found) == ["less than C$0.1 billion", "C$2.4 billion"]
    assert (str(found.whole).replace("\u00a0", " "), found.whole.facts) == ("C$2.4 billion", ("t",))


@pytest.mark.parametrize(
    ("language", "said", "note"),
    [
        ("en", "about C$1.5 million", "Rounded so that the parts add up."),
        (
            "fr",
            "environ 1,5 million de dollars canadiens",
            "Chiffres arrondis de façon que leur somme corresponde au total.",
        ),
        ("km", "ប្រមាណ 1.5 លានដុល្លារកាណាដា", "តួលេខត្រូវបានបង្គត់ដើម្បីឱ្យផលបូកត្រូវនឹងចំនួនសរុប។"),
    ],
)
def test_every_language_says_that_parts_were_rounded_to_add(language: str, said: str, note: str) -> None:
    """1.44 + 1.44 + 1.42 million are 4.3 million; alone they would print as 1.4 each."""
    rows = ("a 1.44e6 CAD -4 @6", "b 1.44e6 CAD -4 @6", "c 1.42e6 CAD -4 @6", "t 4.3e6 CAD -5 @6")
    *parts, whole = spoken(language, *rows)
    found = parts_of(parts, whole)
    assert said == str(found[0]).replace("\u00a0", " ").replace("\u200b", "")
    assert note == str(found.note).replace("\u200b", "")


def test_without_adjusting_the_note_says_that_figures_may_not_add_up() -> None:
    """Each as it would be alone."""
    rows = ("a 1.44e6 CAD -4 @6", "b 1.44e6 CAD -4 @6", "c 1.42e6 CAD -4 @6", "t 4.3e6 CAD -5 @6")
    *parts, whole = spoken("en", *rows)
    found = adding(parts, whole, adjust=False)
    assert words(found) == ["C$1.4 million"] * 3
    assert str(found.note) == "Figures may not add up due to rounding."


@pytest.mark.parametrize(
    ("rows", "with_whole", "code", "message"),
    [
        (("a 30 percent 0", "b 20 percent 0"), False, "parts-sum", "come to 49 to 51 percent, and not to 100"),
        (("a 1e6 CAD -5", "b 1e6 CAD -5", "t 3e6 CAD -5"), True, "parts-sum", "and the whole does not"),
        (("a 1e6 CAD -5", "b 1e6 USD -5"), False, "filter-misuse", "`b` is in USD, `a` in CAD"),
        (("a 1e6 CAD -5", "b 1e6 CAD -5 gt"), False, "filter-misuse", "`b` is only a bound"),
        (("a 1e6 CAD -5",), False, "filter-misuse", "two facts or more"),
        # 1.8 and 0.5 are 2.3, and 2.4 only within their rounding: one would have to leave its own.
        (("a 1.8e9 CAD -8", "b 0.5e9 CAD -8", "t 2.4e9 CAD -8"), True, "parts-sum", "would move by more than a unit"),
    ],
)
def test_what_does_not_add_up_is_refused(rows: tuple[str, ...], with_whole: bool, code: str, message: str) -> None:
    """Nothing is moved out of its interval to please a table."""
    facts = spoken("en", *rows)
    whole = facts.pop() if with_whole else None
    with pytest.raises(Fault) as caught:
        adding(facts, whole)
    assert (code, True) == (caught.value.code, message in caught.value.message)


def test_ties_go_to_what_stands_first() -> None:
    """The same table comes out the same, whoever builds it."""
    shared = shared_out([Decimal("0.5"), Decimal("0.5"), Decimal("0.5"), Decimal("0.5")], Decimal(2), 0)
    assert shared.values == (Decimal(1), Decimal(1), Decimal(0), Decimal(0))


@SAME
@given(st.lists(st.decimals(-1000, 1000, places=3), min_size=2, max_size=12), st.integers(-1, 2))
def test_shared_out_values_add_up_and_move_by_less_than_a_unit(values: list[Decimal], decimals: int) -> None:
    """For any values and their own sum."""
    shared = shared_out(values, sum(values, Decimal(0)), decimals)
    unit = Decimal(1).scaleb(-decimals)
    assert sum(shared.values) == shared.whole
    assert all(
        abs(value - printed) < unit or value == printed for value, printed in zip(values, shared.values, strict=True)
    )
