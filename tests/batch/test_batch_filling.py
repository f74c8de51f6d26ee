"""A row's words in a pack's YAML: quoted as their place needs, so that a word is a word and never YAML or a tag."""

from __future__ import annotations

import pytest

from brief_builder.inputs.yaml_filled import asks, filled_yaml
from brief_builder.inputs.yaml_values import parse_yaml
from brief_builder.problems import Problems

# Words that would be something else in YAML.
AWKWARD = [
    "Norway: fish",
    "R & D #1",
    'it\'s "both"',
    "back\\slash",
    "- a list",
    "NO",
    "Côte d’Ivoire",
    "ភាសា",
    "\x85x",
]
TEXTS = {
    "plain": "title: Trade of {{ row.country }}\nafter: 1\n",
    "double": 'title: "Trade of {{ row.country }}"\nafter: 1\n',
    "single": "title: 'Trade of {{ row.country }}'\nafter: 1\n",
    "literal": "title: |-\n  Trade of {{ row.country }}\nafter: 1\n",
    "folded": "title: >-\n  Trade of\n  {{ row.country }}\nafter: 1\n",
    "long": "title: Trade of\n  {{ row.country }}\nafter: 1\n",
    "flow": 'all: {title: "Trade of {{ row.country }}", after: 1}\n',
}


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("words", AWKWARD[:-1])
def test_words_are_words_wherever_they_stand(kind: str, words: str) -> None:
    """In each kind of YAML text, the value is the text with the words, and what follows keeps its line."""
    filled = filled_yaml(TEXTS[kind], {"country": words}.__getitem__)
    problems = Problems()
    located = parse_yaml(filled, "x.yaml", problems)
    assert (list(problems), located is not None) == ([], True)
    said = located.value.get("all", located.value)
    assert (said["title"], said["after"]) == (f"Trade of {words}", 1)
    before = parse_yaml(TEXTS[kind].replace("{{ row.country }}", "X"), "x.yaml", problems)
    path = ("all", "after") if "all" in located.value else ("after",)
    assert located.place(path).line == before.place(path).line


def test_a_key_is_filled_too() -> None:
    """Names of facts may be made of a row."""
    assert filled_yaml("'trade.{{ row.code }}': 1\n", {"code": "kh"}.__getitem__) == "'trade.kh': 1\n"


def test_a_remark_asks_for_nothing() -> None:
    """What stands behind `#` is nobody's text."""
    assert (list(asks("a: 1  # {{ row.country }}\n")), filled_yaml("a: 1  # {{ row.x }}\n", {}.__getitem__)) == (
        [],
        "a: 1  # {{ row.x }}\n",
    )


def test_a_loop_over_rows_keeps_its_own_row() -> None:
    """In a text with `{% for row in … %}`, `row` is a turn of that loop."""
    text = 'a: "{% for row in matrix.rows %}{{ row.name }}{% endfor %}"\n'
    assert (list(asks(text)), filled_yaml(text, {}.__getitem__)) == ([], text)


def test_what_is_asked_for_is_told_with_its_place() -> None:
    """Line and column of each, in order."""
    found = list(asks('a: 1\nb: "x {{ row.country }} {{row.code}}"\n'))
    assert [(each.name, each.line, each.column) for each in found] == [("country", 2, 7), ("code", 2, 25)]
