"""A template that would take all time or memory is stopped, and what is no number or list is called so."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from docx import Document

from brief_builder import BriefError, Template
from brief_builder.merge.filters import VALUE_FILTERS
from brief_builder.merge.parts.aside import Aside
from brief_builder.merge.state import STATE, State
from brief_builder.template.expressions.measuring import MAX_STEPS, joined_output, whole_size_of
from brief_builder.template.expressions.sandbox import environment
from outlines import make_docx, outline_of
from word_packages import with_properties

MANY = list(range(100_000))
LONG = "x" * 3_000_000


def _problems(outline: str, data: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx(outline), "t.docx").render(data)
    return [(problem.code, problem.message) for problem in caught.value.problems]


_STEPS = "the tags of this template go through far more than any document needs"
_SIZE = "the document would be larger than 80 MB, unpacked"
_TEXT = "this text would be longer than 1,000,000 characters"


@pytest.mark.parametrize(
    ("outline", "message"),
    [
        ("{% for i in xs %}{% if -1 in xs %}{% endif %}{% endfor %}", _STEPS),
        ("{% for i in xs %}{% for j in xs if not xs %}{% endfor %}{% endfor %}", _STEPS),
        ("{% for i in xs %}{{ xs | max }}{% endfor %}", _STEPS),
        ("{% for i in xs %}{% if i is in xs[::-1] %}{% endif %}{% endfor %}", _STEPS),
        ("{% for i in xs %}{% if s == s | lower %}{% endif %}{% endfor %}", _STEPS),
        ("{% for i in xs %}{% if [xs] == [ys] %}{% endif %}{% endfor %}", _STEPS),
        ("{% for i in xs %}{% if {'a': [xs]} == {'a': [ys]} %}{% endif %}{% endfor %}", _STEPS),
        ("{% for i in xs %}{% if [s] == [s | lower] %}{% endif %}{% endfor %}", _STEPS),
        ("{% for i in xs %}{% if [xs, ys] | unique %}{% endif %}{% endfor %}", _STEPS),
        ("{% for i in xs %}{% if [xs] | int(0) %}{% endif %}{% endfor %}", _STEPS),
        ("{% for i in xs %}{% if [xs] is lower %}{% endif %}{% endfor %}", _STEPS),
        ("{% for i in xs %}{% if -1 is in(seq=xs) %}{% endif %}{% endfor %}", _STEPS),
        ("{% for i in xs %}{% if xs + ys %}{% endif %}{% endfor %}", _STEPS),
        ("{% for i in xs %}\n" + "words " * 2_000 + "\n{% endfor %}", _SIZE),
        ("{% macro m() %}{% for i in xs %}" + "words " * 2_000 + "{% endfor %}{% endmacro %}{{ m() }}", _SIZE),
        ("{{ '" + "ខ" * 900 + "' }}" + "{{ s | replace('x', 'ខ') }}" * 30, _SIZE),
        ("{{ s ~ s ~ s }}", _TEXT),
        ("{{ [s, s] | join }}", _TEXT),
        ("{{ [" + "s," * 300 + "] | map('upper') | list | length }}", "`map` would make more than any document needs"),
    ],
)
def test_what_takes_too_long_or_too_much_is_stopped(outline: str, message: str) -> None:
    """Whatever does the work: loops without turns, comparisons, filters, parts of lists, macros, words in loops."""
    short = {"xs": MANY, "ys": [*MANY], "s": "x" * 900_000}
    assert _problems(outline, short) == [("limit-reached", message)]


def test_lists_in_lists_that_are_one_are_not_counted_to_their_end() -> None:
    """A thousand million items, and lists that hold themselves: as YAML makes them in a few lines."""
    many, others, own = list(range(10)), list(range(10)), list[Any]()
    for _ in range(9):
        many, others = [many] * 10, [others] * 10
    own.append(own)
    assert whole_size_of(many) > MAX_STEPS
    assert whole_size_of(own) > MAX_STEPS
    outline = "{% if many == others %}{% endif %}"
    assert _problems(outline, {"many": many, "others": others}) == [("limit-reached", _STEPS)]


def test_what_is_in_the_items_is_counted_where_it_is_looked_at() -> None:
    """Lists, groups and their keys, with a hundred characters as one item; how long a list is asks for none of it."""
    rows = [{"k" * 400: "x" * 300, "n": [1, (2, 3)]}, ["a", "bc", 1.5], "x" * 300]
    assert whole_size_of(rows) == 3 + 2 + 2 + 2 + 3 + 10
    assert whole_size_of("x" * 300) == 3
    assert whole_size_of(range(7)) == 7
    spent: list[int] = []
    env = environment({}, {}, spend=spent.append)
    for text, steps in {"rows | length": 4, "rows is defined": 4, "rows | unique": 23, "1 is in(seq=rows)": 23}.items():
        spent.clear()
        env.compile_expression(text)(rows=rows)
        assert (text, sum(spent)) == (text, steps)


def test_all_parts_of_a_document_have_one_limit() -> None:
    """A header and a body that each go through 16 million items; it is said once."""
    work = "{% for i in ys %}{% if -1 in xs %}{% endif %}{% endfor %}"
    document = Document()
    document.add_paragraph(work)
    document.sections[0].header.paragraphs[0].text = work
    data = io.BytesIO()
    document.save(data)
    template = Template.read(data.getvalue(), "t.docx")
    assert template.render({"xs": MANY[:50_000], "ys": MANY[:160]})
    with pytest.raises(BriefError) as caught:
        template.render({"xs": MANY, "ys": MANY[:160]})
    assert [(p.code, p.message) for p in caught.value.problems] == [("limit-reached", _STEPS)]


@pytest.mark.parametrize("make", [list, iter])
@pytest.mark.parametrize("empty", [0, 1, 255, 256, 10_000])
def test_parts_without_text_are_not_the_end(empty: int, make: Any) -> None:
    """However many come one after the other."""
    assert joined_output(make(["a", *[""] * empty, "b"])) == "ab"


def test_a_long_text_of_a_template_comes_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a loop it is one text in memory however often it comes, until it is joined: many are measured at a time."""
    longest = [0]

    as_before = Aside.text

    def looking(self: Aside, pieces: Any, notable: Any) -> str:
        known = list(pieces)
        longest[0] = max(map(len, [*known, "x" * longest[0]]))
        return as_before(self, iter(known), notable)

    monkeypatch.setattr(Aside, "text", looking)
    text = "long " * 99_999 + "text"
    outline = "{% for x in xs %}\n" + text + "\n{{ x }}\n{% endfor %}"
    produced = Template.read(make_docx(outline), "t.docx").render({"xs": [1, 2]})
    assert outline_of(produced) == f"{text}\n1\n{text}\n2"
    assert 0 < longest[0] <= 2**16


def test_a_long_value_is_no_matter_of_limits() -> None:
    """3 MB in one value, and 20,000 items sorted and searched, are much and not too much."""
    outline = "{{ s }}\n{{ xs | sort | reverse | first }} {{ xs | unique | length }} {{ 5 in xs }}"
    produced = Template.read(make_docx(outline), "t.docx").render({"xs": MANY[:20_000], "s": LONG})
    assert outline_of(produced) == f"{LONG}\n19999 20000 yes"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("x" * 11_000_000, "this value is longer than 9.6 MB"),
        ("ខ" * 4_000_000, "this value is longer than 9.6 MB"),
        (["x" * 5_000_000, "y" * 5_000_000], "this value is longer than 9.6 MB"),
    ],
)
def test_a_value_that_cannot_be_read_again_is_a_problem(value: Any, printed: str) -> None:
    """A text of more than 10 MB is well-formed, and no parser that is careful takes it."""
    assert _problems("{{ x }}", {"x": value}) == [("limit-reached", printed)]


def test_values_that_make_one_text_together_are_measured_together() -> None:
    """A title of the document, of four values of 3 MB."""
    template = with_properties(make_docx("{{ y }}"), core="<dc:title>{{ x }}{{ x }}{{ x }}{{ x }}</dc:title>")
    with pytest.raises(BriefError) as caught:
        Template.read(template, "t.docx").render({"y": 1, "x": LONG})
    assert [p.message for p in caught.value.problems] == ["a text of the document would be longer than 10 MB"]


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{{ big | number }}", "1" + ",000" * 19 + ",000"),
        ("{{ digits | round(2) }}", "1" * 50 + ".11"),
        ("{{ big | round(-3) }}", str(10**60)),
        ("{{ '%.2f' | format(digits) }}", "1" * 50 + ".11"),
        ("{{ lists | unique | length }}", "2"),
        ("{{ xs[1:] }} {{ xs[::-1] }} {{ s[:2] }} {{ xs[-2:][0] }}", "2 and 3 3, 2 and 1 te 2"),
        ("{{ xs | sum }} {{ gs | sum(attribute='n') }} {{ [] | sum }}", "6 3 0"),
    ],
)
def test_numbers_and_lists_of_any_size_are_computed(tag: str, printed: str) -> None:
    """More digits than a pocket calculator has, and lists of lists."""
    data = {"big": 10**60, "digits": Decimal("1" * 50 + ".1111"), "lists": [[1], [2], [1]], "xs": [1, 2, 3]}
    produced = Template.read(make_docx(tag), "t.docx").render({**data, "s": "text", "gs": [{"n": 1}, {"n": 2}]})
    assert outline_of(produced) == printed


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ xs[::0] }}", "a part of a list goes by whole numbers"),
        ("{{ xs['a':] }}", "a part of a list goes by whole numbers"),
        ("{{ n[1:] }}", "this is no list, and has no part from here to there"),
        ("{{ g[1:] }}", "this is no list, and has no part from here to there"),
        ("{{ n | length }}", "this is a number, and has no length"),
        ("{{ n | reverse }}", "this is a number, and no list"),
        ("{{ xs | abs }}", "`abs` cannot take a list"),
        ("{{ -g }}", "`-` cannot take a group of values"),
        ("{{ xs | sort('') }}", "a whole number is needed here, and this is a text"),
        ("{{ xs | selectattr }}", "this filter is not told which entry to look at"),
        ("{{ xs | select('zz') | list }}", "there is no test called `zz`"),
        ("{{ 'some words' | truncate(2) }}", "`truncate` leaves more than the three dots"),
        ("{{ xs | truncate(5) }}", "`truncate` takes a text, and is given a list"),
        ("{{ d % zero }}", "this divides by zero"),
        ("{{ d // zero }}", "this divides by zero"),
        ("{{ ['1', '2'] | sum }}", "`sum` adds numbers, and meets the text `1`"),
        ("{{ [[1], [2]] | sum(start=[]) }}", "`sum` adds numbers, and meets a list or a group of values"),
        (
            "{{ '2026-03-01T09:30' | date('HH:mm z') }}",
            "`HH:mm z` asks for the time zone, and 2026-03-01T09:30:00 has none",
        ),
        ("{{ '2026-03-01T09:30+02:00' | date('HH:mm O') }}", "`date` does not know the form `HH:mm O`"),
        ("{{ '2026-03-01' | date('MMMMMMM') }}", "`date` does not know the form `MMMMMMM`"),
    ],
)
def test_what_cannot_be_computed_is_said_without_a_word_of_python(tag: str, message: str) -> None:
    """Each with what is wrong."""
    data = {"xs": [1, 2], "n": 3, "g": {"a": 1}, "d": Decimal("1.5"), "zero": Decimal("0.0")}
    assert [found for _, found in _problems(tag, data)] == [message]


def test_a_table_of_more_columns_than_word_takes_is_a_problem() -> None:
    """Word calls a file with 64 columns damaged; which table it is, its words say."""
    outline = "| Year | {% for x in xs %}{{ x }} | z |\n| a | {{ x }}{% endfor %} | z |"
    assert _problems(outline, {"xs": MANY[:62]}) == [
        ("limit-reached", "the table that begins with “Year” would have 64 columns, and Word takes 63")
    ]
    assert Template.read(make_docx(outline), "t.docx").render({"xs": MANY[:61]})


_DEEP = "the blocks of this template lie in one another deeper than any document needs"


@pytest.mark.parametrize(
    ("block", "times", "message"),
    [
        ("for v in [1]", 60, _DEEP),
        ("if 1", 5_000, "more than 100 blocks lie in one another here"),
        ("macro m()", 5_000, "more than 100 blocks lie in one another here"),
    ],
)
def test_blocks_in_blocks_have_a_depth(block: str, times: int, message: str) -> None:
    """Python itself goes no deeper; it is said at once, not after looking at what the ends of each are beside."""
    opening, closing = "{% " + block + " %}", "{% end" + block.partition(" ")[0] + " %}"
    assert _problems(f"{opening * times}x{closing * times}", {}) == [("limit-reached", message)]


def test_a_paragraph_of_thousands_of_names_is_read_at_once() -> None:
    """It took four times as long for twice as many."""
    produced = Template.read(make_docx("{% set a = 1 %}" * 6_000 + "{{ a }}"), "t.docx").render({})
    assert outline_of(produced) == "1"


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("n | plural('boat', 'boats')", 80), ("n | ordinal", 60), ("n | number", 40), ("day | date", 25),
        ("'%d' | format(n)", 25), ("f * f", 8), ("f | round(1)", 8), ("xs | map('string')", 300), ("xs | join", 300),
    ],
)  # fmt: skip
def test_what_takes_long_for_each_value_costs_more(text: str, least: int) -> None:
    """Counted as one step each, words for twenty million numbers took ten minutes before the limit was met."""
    spent: list[int] = []
    env = environment(VALUE_FILTERS, {}, spend=spent.append)
    values = {"n": 3, "f": 1.5, "xs": list(range(100)), "day": date(2026, 3, 1)}
    state = State("brief", None, footnotes_allowed=True)
    token = STATE.set(state)
    try:
        env.compile_expression(text)(**values)
    finally:
        STATE.reset(token)
    assert sum(spent) >= least
