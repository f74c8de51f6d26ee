"""Which value of the data a problem comes from: found through names, loops and `set`, or not said at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from brief_builder import BriefError, Template
from brief_builder.template import CompiledPart
from brief_builder.template.checking.tracing import Tracer
from outlines import make_docx

PARTNERS = [
    {"name": "Ann", "n": 1, "logo": {"image": "ann.png", "alt": "A"}},
    {"name": "Bo", "n": "two", "logo": {"image": "bo.png", "alt": "B", "widht": "3 cm"}},
]
DATA: dict[str, Any] = {
    "n": "two",
    "m": "three",
    "url": "ftp:x",
    "members": "Ann, Bo",
    "logo": {"image": "no.png", "alt": "L", "width": "8 cm"},
    "partners": PARTNERS,
    "offices": {"one": {"n": 1, "members": ["Al"]}, "two": {"n": "x", "members": "Cy"}},
    "pairs": [["one", 1], ["two", "x"]],
    "words": ["a", "b", "a"],
    "2023": {"n": None},
    "blank": None,
    "event": {"title": "Talk", "date": "2026-01-01"},
}


def _values(template: str) -> list[tuple[str | int, ...]]:
    """The `value` of each problem."""
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx(template), "t.docx").render(DATA, folder=Path(__file__).parent)
    return [problem.value for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("template", "value"),
    [
        ("{{ n / 2 }}", ("n",)),
        ("{{ n | number }}", ("n",)),
        ("{{ blank }}", ("blank",)),
        ("{{ partners[1].n / 2 }}", ("partners", 1, "n")),
        ("{{ url | link(n) }}", ("url",)),
        # The entry of a group that the message names, by its words or its own name.
        ("{{ logo }}", ("logo", "image")),
        ("{{ partners[1].logo }}", ("partners", 1, "logo", "widht")),
        # An entry that is called as the filter in the message is not what is wrong.
        ("{{ event | date }}", ("event",)),
        # What a name stands for after a condition is not known; in a branch, it is what it was before.
        ("{% set x = n %}{% if m %}{% set x = m %}{% endif %}{{ x | date }}", ()),
        ("{% set x = n %}{% if blank %}{% set x = m %}{% else %}{{ x | date }}{% endif %}", ("n",)),
        # Loops: by the turn, or by the entry itself where the turn does not tell.
        ("{% for p in partners %}{{ p.n / 2 }}{% endfor %}", ("partners", 1, "n")),
        ("{% for p in partners | sort(attribute='n') %}{{ p.n / 2 }}{% endfor %}", ("partners",)),
        ("{% for p in partners | reverse %}{{ p.n / 2 }}{% endfor %}", ("partners", 1, "n")),
        ("{% for p in partners if p.name == 'Bo' %}{{ p.n / 2 }}{% endfor %}", ("partners", 1, "n")),
        ("{% for k, o in offices.items() %}{{ o.n / 2 }}{% endfor %}", ("offices", "two", "n")),
        ("{% for o in offices.values() %}{{ o.n / 2 }}{% endfor %}", ("offices", "two", "n")),
        ("{% for k, x in pairs %}{{ x / 2 }}{% endfor %}", ("pairs", 1, 1)),
        ("{% for w in words %}{{ w + 1 if loop.last else w }}{% endfor %}", ("words", 2)),
        ("{% for w in words | reverse %}{{ w + 1 if loop.last else w }}{% endfor %}", ()),
        ("{% for m in members %}{{ m }}{% endfor %}", ("members",)),
        ("{% for o in offices.values() %}{% for m in o.members %}{{ m }}{% endfor %}{% endfor %}",
         ("offices", "two", "members")),
        # Names that the template gives.
        ("{% set p = partners[1] %}{{ p.n / 2 }}", ("partners", 1, "n")),
        ("{% set n = 'x' %}{{ n / 2 }}", ()),
        ("{% with x = offices.two %}{{ x.n / 2 }}{% endwith %}", ("offices", "two", "n")),
        # What is not there: what lacks it.
        ("{% for p in partners %}{{ p.logo.widht }}{% endfor %}", ("partners", 0, "logo")),
        ("{{ offices.two.n.x }}", ("offices", "two", "n")),
        ("{{ blank[words[0]] }}", ("blank",)),
        # Of two values it is not known which.
        ("{{ n / m }}", ()),
        ("{{ n ~ m / 2 }}", ()),
        ("{{ (n if m else n) / 2 }}", ("n",)),
        ("{% macro half(p) %}{{ p / 2 }}{% endmacro %}{{ half(n) }}", ()),
        # What is wrong with the tag is not wrong with a value.
        ("{{ words | batch }}", ()),
        ("{{ m | uper }}", ()),
        ("{{ nothing }}", ()),
    ],
)  # fmt: skip
def test_the_value_that_a_problem_comes_from(template: str, value: tuple[str | int, ...]) -> None:
    """As keys and 0-based indexes; () where it cannot be known."""
    assert _values(template) == [value]


class _Unprinted(list[Any]):
    """A list that nobody may write out: it could be long."""

    def __str__(self) -> str:
        raise AssertionError

    __repr__ = __str__


def test_a_long_list_is_not_written_out_to_find_a_value() -> None:
    """Messages quote texts, numbers and dates; 100,000 rows as words, for each tag, take seconds."""
    rows = _Unprinted([{"n": 1}])
    data = {"big": {"rows": rows, "title": "x"}, "logo": {"image": "no.png", "alt": rows}, "rows": rows, "n": "two"}
    template = Template.read(make_docx("{{ big }}\n{{ logo }}\n{{ (rows or n) / 2 }}"), "t.docx")
    with pytest.raises(BriefError) as caught:
        template.render(data, folder=Path(__file__).parent)
    assert [problem.value for problem in caught.value.problems] == [("big",), ("logo",), ()]


def test_a_part_is_traced_once_for_all_that_is_wrong_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not at all where nothing is wrong."""
    traced: list[Tracer] = []

    def counting(part: CompiledPart) -> Tracer:
        traced.append(Tracer(part))
        return traced[-1]

    monkeypatch.setattr("brief_builder.template.checking.tracing.Tracer", counting)
    template = Template.read(make_docx("{{ n.a }}\n{{ n.b }}\n{{ n.c }}"), "t.docx")
    assert template.check({"n": {"a": 1, "b": 2, "c": 3}}) == []
    assert len(traced) == 0
    assert [problem.value for problem in template.check({"n": 5})] == [("n",)] * 3
    assert len(traced) == 1
