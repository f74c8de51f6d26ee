"""What tags ask for is told to whoever gave the data and wants to know, whatever becomes of it."""

from __future__ import annotations

from typing import Any

import pytest

from brief_builder.merge import Template, note_asked
from outlines import make_docx


class Watched(dict[str, Any]):
    """A group that tells when one of its entries is asked for."""

    def __getitem__(self, key: str) -> Any:
        note_asked(key)
        return super().__getitem__(key)


@pytest.mark.parametrize(
    ("outline", "asked"),
    [
        ("{{ g.a }}", [("a", "{{ g.a }}")]),
        ("{{ 'x' if g.a > 1 else 'y' }}", [("a", "{{ 'x' if g.a > 1 else 'y' }}")]),
        ("{% if g.a %}\n{{ g.b }}\n{% endif %}", [("a", "{% if g.a %}"), ("b", "{{ g.b }}")]),
        ("{% if no %}\n{{ g.a }}\n{% endif %}", []),
        ("{{ 1 if no and g.a else 2 }}", []),
        ("{% for n in [1, 2] %}{{ g.a }}{% endfor %}", [("a", "{{ g.a }}")]),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(g.a) }}", [("a", "{{ m(g.a) }}")]),
    ],
)
def test_a_tag_that_asks_is_told_once_and_one_that_is_not_come_to_is_not(
    outline: str, asked: list[tuple[str, str]]
) -> None:
    """With the tag as its author wrote it."""
    template = Template.read(make_docx(outline), "t.docx")
    made = template.rendered({"g": Watched(a=2, b=3), "no": False})
    found = [
        (each.name, each.excerpt.text[each.excerpt.start : each.excerpt.end])
        for each in made.asked
        if each.excerpt is not None
    ]
    assert found == asked
    assert all(each.place.file == "t.docx" for each in made.asked)


def test_outside_of_renderings_nothing_is_noted() -> None:
    """Whoever looks at the data otherwise is no tag."""
    assert Watched(a=1)["a"] == 1
