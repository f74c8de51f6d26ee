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


GUARDED = [
    "{% if a is defined %}{{ a }}{% endif %}.",
    "{% if a is not defined %}–{% else %}{{ a }}{% endif %}",
    "{% if a is undefined %}–{% elif c %}{{ a }}{% else %}{{ a }}{% endif %}",
    "{{ a if a is defined else '–' }}",
    "{{ '–' if a is undefined else a }}",
    "{% if a is defined and a == 1 %}x{% endif %}.",
    "{% if a is undefined or a == 1 %}x{% endif %}.",
    "{% if p.phone is defined %}{{ p.phone }} {{ p.phone | upper }}{% endif %}.",
    "{% if p.phone is defined and c %}{{ p.phone }}{% endif %}.",
    "{% if a is defined %}{% for x in a %}{{ x.name }}{% endfor %}{% endif %}.",
    "{% for q in qs %}{% if q.phone is defined %}{{ q.phone }}{% endif %}.{% endfor %}",
    "{% for q in qs if q.phone is defined %}{{ q.phone }}{% endfor %}.",
    "{% if a is defined %}{% if c %}x{% endif %}{{ a }}{% endif %}.",
]


@pytest.mark.parametrize("tags", GUARDED)
def test_what_a_condition_says_is_there_may_be_missing(tags: str) -> None:
    """In the check, in rendering, and in the list of what is asked for."""
    template = Template.read(make_docx(tags), "t.docx")
    data = {"c": 1, "p": {"n": 1}, "qs": [{"n": 1}]}
    assert template.check(data) == []
    template.render(data)
    if "qs" not in tags:
        assert [field.optional for field in template.fields() if field.name in ("a", "p")] == [True]


@pytest.mark.parametrize(
    "tags",
    [
        "{% if a is defined %}x{% endif %}{{ a }}",
        "{% if a is defined %}x{% else %}{{ a }}{% endif %}",
        "{% if a is defined or c %}{{ a }}{% endif %}",
        "{% if a is not defined %}{{ a }}{% endif %}",
        "{{ '–' if a is defined else a }}",
    ],
)
def test_what_no_condition_says_is_there_is_missed(tags: str) -> None:
    """The other branch, and what stands behind."""
    template = Template.read(make_docx(tags), "t.docx")
    assert [p.code for p in template.check({"c": 1})] == ["unknown-name"]


def test_drawn_pictures_links_and_notes_may_be_guarded() -> None:
    """Their tags are read where they stand."""
    outline = (
        "{% if a is defined %}\n@picture {{ a }} here\n@link https://example.org/{{ a }} = x\nwords\n"
        "@footnote {{ a }}\n@box {{ a }}\n@chart {{ a }} = T: A, B; S1: 1, 2\n{% endif %}\n"
        "@title {% if a is defined %}{{ a }}{% endif %}"
    )
    template = Template.read(make_docx(outline), "t.docx")
    assert template.check({"c": 1}) == []
    template.render({"c": 1})
    assert [(field.name, field.optional) for field in template.fields()] == [("a", True)]
