"""What names stand for at each tag, where conditions and loops change it."""

from __future__ import annotations

from typing import Any

import pytest

from brief_builder import Template
from outlines import make_docx

A, B = {"name": "Ann"}, {"nick": "Bo"}


@pytest.mark.parametrize(
    ("tags", "data"),
    [
        ("{% set x = a %}{% if c %}{% set x = b %}{% endif %}{{ x.nick }}", {"a": A, "b": B, "c": True}),
        ("{% set x = a %}{% if c %}{% set x = b %}{% else %}{{ x.name }}{% endif %}", {"a": A, "b": B, "c": False}),
        ("{% set x = a %}{% if c %}{% set x = b %}{% elif x.name %}y{% endif %}", {"a": A, "b": B, "c": False}),
        ("{% if c %}{% set x = a %}{% else %}{% set x = b %}{% endif %}{{ x.nick }}", {"a": A, "b": B, "c": False}),
        ("{% set x = a %}{% for y in ys %}{% set x = b %}{% endfor %}{{ x.name }}", {"a": A, "b": B, "ys": [1]}),
        ("{% for x in xs %}{{ x.nick }}{% else %}{{ x.name }}{% endfor %}", {"x": A, "xs": []}),
    ],
)
def test_a_name_stands_for_what_jinja_takes_it_for(tags: str, data: dict[str, Any]) -> None:
    """The check knows no less than rendering does."""
    template = Template.read(make_docx(f"{tags}."), "t.docx")
    assert template.check(data) == []
    template.render(data)


def test_a_loops_name_is_not_known_where_the_loop_is_empty() -> None:
    """Jinja knows it there no more; nor what an earlier branch has set."""
    template = Template.read(make_docx("{% for x in xs %}a{% else %}{{ x }}{% endfor %}"), "t.docx")
    assert [p.message for p in template.check({"xs": [1]})] == ["there is nothing called `x`"]
    template = Template.read(make_docx("{% if c %}{% set y = c %}a{% else %}{{ y }}{% endif %}"), "t.docx")
    assert [p.message for p in template.check({"c": 1})] == ["there is nothing called `y`"]


class _Odd:
    """Compares as numbers of numpy do: the answer is neither true nor false."""

    def __eq__(self, other: object) -> Any:
        class Answer:
            def __bool__(self) -> bool:
                raise ValueError("ambiguous")

        return Answer()

    __hash__ = None  # type: ignore[assignment]


def test_checking_asks_nothing_of_the_data() -> None:
    """What a value answers to a comparison is its own affair."""
    template = Template.read(make_docx("{% for x in xs %}{{ x }}{% endfor %}{% set y = z %}{{ y }}"), "t.docx")
    assert template.check({"xs": [_Odd()], "z": _Odd()}) == []
