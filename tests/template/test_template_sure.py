"""Data that surely have all that a template asks for are not looked through tag by tag."""

from __future__ import annotations

from typing import Any

import pytest

from brief_builder import Template
from brief_builder.template import CompiledPart
from outlines import make_docx

DATA: dict[str, Any] = {
    "title": "Trade",
    "note": None,
    "home": {"city": "Ottawa", "phone": ""},
    "rows": [{"name": "Shoes", "sum": 3}, {"name": "Rice"}],
    "empty": [],
}
ALL_THERE = [
    "{{ title }} and {{ home.city | upper }}",
    "{{ home['city'] }}",
    "{% for row in rows %}{{ loop.index }} {{ row.name }} {{ row.sum | default('none') }}{% endfor %}",
    "{% for row in rows if row.name != 'Rice' %}{{ row.name }}{% endfor %}",
    "{% for row in rows | sort(attribute='name') %}{{ row.name }}{% endfor %}",
    "{% for row in empty %}{{ row.anything }}{% endfor %}",
    "{% for key, value in home.items() %}{{ key }}: {{ value }}{% endfor %}",
    "{% if title and not note %}{{ title }}{% else %}{{ home.phone }}{% endif %}",
    "{% if missing is defined %}x{% endif %}",
    "{{ missing | default('–') }} {{ missing.city | default('–') }}",
    "{% set first = rows %}{% for row in first %}{{ row.name }}{% endfor %}",
]
LEFT_TO_THE_CHECK = [
    "{{ missing }}",
    "{{ home.missing }}",
    "{% for row in rows %}{{ row.missing }}{% endfor %}",
    "{% for row in title %}{{ row }}{% endfor %}",
    "{% for row in rows %}{{ loop.missing }}{% endfor %}",
    "{% for row in rows %}{{ row.name }}{% endfor %}{{ row.name }}",
    "{% if title %}{{ missing }}{% endif %}",
    "{{ title | missing }}",
    "{% if title is missing %}x{% endif %}",
    "{{ (missing + 1) | default(0) }}",
]


def _is_sure(template: Template) -> bool:
    (part,) = template.compiled.originals
    return part.surely_has(DATA, frozenset({"upper", "default", "sort"}))


@pytest.mark.parametrize("text", ALL_THERE)
def test_data_that_have_all_are_asked_each_name_once(text: str) -> None:
    """It is sure without the check, and the check finds nothing."""
    assert _is_sure(Template.read(make_docx(text), "t.docx"))


@pytest.mark.parametrize("text", [*ALL_THERE, *LEFT_TO_THE_CHECK])
def test_what_is_found_is_what_the_check_finds(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The problems are the same, and in the same words, as when each tag is followed."""
    template = Template.read(make_docx(text), "t.docx")
    found = template.check(DATA)
    monkeypatch.setattr(CompiledPart, "surely_has", lambda *_: False)
    assert found == template.check(DATA)
    assert bool(found) == (text in LEFT_TO_THE_CHECK)


@pytest.mark.parametrize("text", LEFT_TO_THE_CHECK)
def test_what_may_be_wrong_is_never_sure(text: str) -> None:
    """Then each tag is followed, and the check says where."""
    assert not _is_sure(Template.read(make_docx(text), "t.docx"))


def test_what_is_asked_goes_with_a_template_to_other_processes() -> None:
    """It is plain data, which a template that was used already brings along."""
    import pickle

    template = Template.read(make_docx(ALL_THERE[2]), "t.docx")
    template.check(DATA)
    assert _is_sure(pickle.loads(pickle.dumps(template)))  # noqa: S301  our own
