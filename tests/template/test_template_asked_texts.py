"""Conditions that ask a text such as `no`, which counts as yes: a warning where the text is met, and only there."""

from __future__ import annotations

from typing import Any

import pytest

from brief_builder import Template
from brief_builder.template import asked_texts
from outlines import make_docx

DATA: dict[str, Any] = {
    "no": "no",
    "caps": "FALSE",
    "yes": "Yes",
    "off": " off ",
    "real": False,
    "words": "no comment",
    "n": 0,
    "g": {"ok": "N"},
    "rows": [{"ok": True}, {"ok": "no"}, {"ok": "False"}],
    "offices": {"one": {"ok": True}, "two": {"ok": "n"}},
    "flags": [True, "on"],
    "row": {"ok": "y"},
}


def _found(*lines: str, data: dict[str, Any] = DATA) -> list[tuple[str | int, ...]]:
    template = Template.read(make_docx("\n".join(lines)), "t.docx")
    return [problem.value for problem in asked_texts(template.compiled, data)]


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("{% if no %}x{% endif %}", [("no",)]),
        ("{% if real %}x{% elif caps %}y{% endif %}", [("caps",)]),
        ("{{ 'a' if yes else 'b' }}", [("yes",)]),
        ("{% if not off %}x{% endif %}", [("off",)]),
        ("{% if real or not (n and no) %}x{% endif %}", [("no",)]),
        ("{{ no or words }}", [("no",)]),
        ("{% if g.ok %}x{% endif %}", [("g", "ok")]),
        ("{% if g['ok'] %}x{% endif %}", [("g", "ok")]),
        ("{% if no | default(false) %}x{% endif %}", [("no",)]),
        ("{% set a = no %}{% if a %}x{% endif %}", [("no",)]),
        ("{% for r in rows %}{% if r.ok %}x{% endif %}{% endfor %}", [("rows", 1, "ok")]),
        ("{% for f in flags %}{{ 'a' if f else 'b' }}{% endfor %}", [("flags", 1)]),
        ("{% for k, o in offices.items() %}{% if o.ok %}x{% endif %}{% endfor %}", [("offices", "two", "ok")]),
        # The condition of a loop knows the entry; a name of the data that is called the same is another.
        ("{% for row in rows if row.ok %}x{% endfor %}", [("rows", 1, "ok")]),
        ("{% for row in rows if words %}x{% endfor %}", []),
        # What is not asked whether it is true, and what is no such text.
        ("{% if real and words and n and rows %}x{% endif %}", []),
        ("{{ no }}{{ words or no }}{{ no | upper }}{% for x in [no] %}{{ x }}{% endfor %}", []),
        ("{% if no is defined and no | length > 3 %}x{% endif %}", []),
        # Its author knows that it is a text.
        ("{% if no == 'no' %}x{% elif no %}y{% endif %}", []),
        ("{% if no and no not in ('no', 'No') %}x{% endif %}", []),
        ("{% if missing %}x{% endif %}", []),
    ],
)
def test_a_text_that_is_asked_as_true_or_false_is_found(template: str, values: list[tuple[str | int, ...]]) -> None:
    """In whatever form the question is put; through loops and `set` to where it stands in the data."""
    assert _found(template) == values


def test_each_text_is_told_once() -> None:
    """However many conditions ask it."""
    assert _found("{% if no %}x{% endif %}", "{% if no and no %}y{% endif %}", "{{ 1 if not no else 2 }}") == [("no",)]


def test_the_message_says_what_the_text_counts_as() -> None:
    """And what to write; a warning, at the tag."""
    template = Template.read(make_docx("{% if off %}x{% endif %}{% if yes %}y{% endif %}"), "t.docx")
    assert [(p.code, p.severity, p.message, p.help) for p in asked_texts(template.compiled, DATA)] == [
        (
            "text-asked",
            "warning",
            f"this is the text `{text}`, which counts as yes here",
            (f"write {flag} (lower case, without quotation marks) in the data",),
        )
        for text, flag in (("off", "false"), ("Yes", "true"))
    ]
