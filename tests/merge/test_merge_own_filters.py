"""Filters by name: what stands in the tables is what is made, so that a template loads no more than it calls."""

from __future__ import annotations

import pytest

from brief_builder.merge.own_filters import PRIVATE, PUBLIC, TEMPLATE_FILTERS
from brief_builder.template.expressions.filters import FILTERS
from brief_builder.template.expressions.late import Functions, Late


@pytest.mark.parametrize("make", [*PRIVATE, *PUBLIC])
def test_each_name_of_the_table_is_made_and_no_other(make: object) -> None:
    """A filter that is added is added to the table."""
    names = {**PRIVATE, **PUBLIC}[make]  # type: ignore[index]
    assert sorted(make()) == sorted(names)  # type: ignore[operator]


def test_a_template_may_name_every_public_filter() -> None:
    """Those that Jinja has and those for facts and values."""
    assert sorted(TEMPLATE_FILTERS) == sorted([*FILTERS, *(name for names in PUBLIC.values() for name in names)])


def test_a_late_function_is_made_once_and_only_when_it_is_asked_for() -> None:
    """Looking whether there is one, or going through the names, makes none."""
    made: list[str] = []

    def make() -> type[str]:
        made.append("upper")
        return str

    functions = Functions({"upper": Late(make)})
    assert "upper" in functions
    assert list(functions) == ["upper"]
    assert made == []
    assert functions["upper"] is str
    assert functions.get("upper") is str
    assert functions.get("lower") is None
    assert made == ["upper"]
