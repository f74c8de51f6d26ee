"""What each name that a template asks for is in some data: its words, how many entries, or that nobody gives it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from brief_builder import Template
from brief_builder.template.checking.field_list import as_json, as_text
from brief_builder.template.checking.field_values import ENTRY, field_values
from outlines import make_docx


def _values(outline: str, data: dict[str, Any]) -> dict[tuple[str, ...], str | None]:
    return field_values(Template.read(make_docx(outline), "t.docx").fields(), data)


@pytest.mark.parametrize(
    ("value", "said"), [("Ann", "Ann"), (12, "12"), (True, "true"), ("", ""), (None, "(no value)"), (["a"], "")]
)
def test_a_value_is_said_as_it_prints(value: Any, said: str) -> None:
    """What stands there and holds nothing is not what nobody gives."""
    assert _values("{{ name }}", {"name": value}) == {("name",): said}


def test_what_the_data_do_not_give_is_none() -> None:
    """In groups too, with all that is asked of them."""
    assert _values("{{ a.b.c }} {{ a.d }}", {"a": {"d": "x"}}) == {
        ("a",): "",
        ("a", "b"): None,
        ("a", "b", "c"): None,
        ("a", "d"): "x",
    }


def test_the_first_entry_speaks_for_a_list() -> None:
    """With the number of them; of an empty list nothing below is told."""
    outline = "{% for p in people %}\n{{ p.name }}\n{% endfor %}"
    people = [{"name": "Ann"}, {"name": "Bo"}]
    assert _values(outline, {"people": people}) == {
        ("people",): "2 entries",
        ("people", ENTRY): "",
        ("people", ENTRY, "name"): "Ann",
    }
    assert _values(outline, {"people": []}) == {("people",): "0 entries"}


def test_names_that_are_numbers_are_found() -> None:
    """As a tag finds them: a year in a group."""
    assert _values("{{ total.2023 }}", {"total": {"2023": 5}}) == {("total",): "", ("total", "2023"): "5"}


def test_values_stand_in_a_column_of_the_list() -> None:
    """In one line, and cut where they are long; what nobody gives says so."""
    fields = Template.read(make_docx("{{ title }}\n{{ phone }}"), "t.docx").fields()
    values = field_values(fields, {"title": "Trade\nin " + "x" * 100})
    first, second = as_text(fields, values).splitlines()
    assert first.split()[:3] == ["title", "Trade", "in"]
    assert first.split()[3].endswith("x…")
    assert second.split()[:4] == ["phone", "(nobody", "gives", "it)"]


def test_values_stand_whole_in_json() -> None:
    """null where nobody gives one; without data there is no such entry."""
    fields = Template.read(make_docx("{{ title }}\n{{ phone }}"), "t.docx").fields()
    values = field_values(fields, {"title": "x" * 100})
    assert [each["value"] for each in json.loads(as_json("t.docx", fields, None, values))["fields"]] == [
        "x" * 100,
        None,
    ]
    assert all("value" not in each for each in json.loads(as_json("t.docx", fields))["fields"])
