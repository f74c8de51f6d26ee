"""Formulas: what can be read, and where it goes wrong."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_builder.facts.formulas.formula import Call, Name, Operation, names, parse
from brief_builder.problems import Fault


def test_names_may_have_parts_of_digits() -> None:
    """`trade.total.2023` is one name, with its offsets."""
    text = "trade.total.2023 - trade.exports.2023"
    found = list(names(parse(text)))
    assert [text[name.start : name.end] for name in found] == ["trade.total.2023", "trade.exports.2023"]


def test_products_bind_before_sums() -> None:
    """a + b * c is a + (b * c), and a - b - c is (a - b) - c."""
    first, second = parse("a + b * c"), parse("a - b - c")
    assert isinstance(first, Operation)
    assert isinstance(second, Operation)
    assert (first.mark, getattr(first.right, "mark", "")) == ("+", "*")
    assert isinstance(second.left, Operation)


def test_functions_take_their_arguments() -> None:
    """A call holds its arguments in order."""
    node = parse("growth(a.2023, (a.2022))")
    assert isinstance(node, Call)
    assert (node.function, [a.name for a in node.arguments if isinstance(a, Name)]) == ("growth", ["a.2023", "a.2022"])


@pytest.mark.parametrize(
    ("text", "message", "marked"),
    [
        ("growth(a b)", "`b` is not expected here", "b"),
        ("growth(a", "the parenthesis opened at character 7 is not closed", "("),
        ("grwth(a, b)", "`grwth` is no function", "grwth"),
        ("growth(a)", "`growth` takes 2 figures, not 1", "growth(a)"),
        ("a +", "the formula ends too early", "+"),
        ("a ^ b", "`^` cannot stand in a formula", "^"),
        ("a) + b", "`)` is not expected here", ")"),
        ("2023abc", "`2` cannot stand in a formula", "2"),
        ("a b", "`b` is not expected here", "b"),
    ],
)
def test_a_mistake_is_marked_where_it_stands(text: str, message: str, marked: str) -> None:
    """The fault carries offsets into the formula."""
    with pytest.raises(Fault) as caught:
        parse(text)
    fault = caught.value
    assert ("formula-syntax", message, marked) == (fault.code, fault.message, text[fault.start : fault.end])


def test_a_misspelt_function_is_guessed() -> None:
    """The nearest function is offered."""
    with pytest.raises(Fault) as caught:
        parse("grwth(a, b)")
    assert caught.value.help == ("did you mean `growth`?",)


@pytest.mark.parametrize("text", ["(" * 500 + "a" + ")" * 500, "-" * 500 + "a", "a+" * 5000 + "a"])
def test_monstrous_formulas_are_refused(text: str) -> None:
    """Depth and length are limited; nothing overflows."""
    with pytest.raises(Fault, match=r"nested|parts"):
        parse(text)


@given(st.text(alphabet="ab.2023+-*/(), growthsum^_", max_size=40))
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    """No text makes the parser fail in another way than with a Fault."""
    with suppress(Fault):
        parse(text)


@pytest.mark.parametrize(
    ("text", "sign", "cure"),
    [
        ("=a.b / c.d - 1", "=", "take it out: a formula begins with what it reckons"),
        ("growth(a.b; c.d)", ";", "write a comma"),
    ],
)
def test_signs_of_excel_are_told_with_what_to_write(text: str, sign: str, cure: str) -> None:
    """Which sign it is, and its cure."""
    with pytest.raises(Fault) as caught:
        parse(text)
    assert (caught.value.message, caught.value.help) == (f"`{sign}` cannot stand in a formula", (cure,))
