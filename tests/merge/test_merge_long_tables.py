"""A table of tens of thousands of rows goes into the file piece by piece, and comes out as one that was held whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from brief_builder import BriefError, Template
from brief_builder.merge.parts import aside
from brief_builder.office import Member
from outlines import make_docx
from zip_members import members_of

ROWS = 50_000
TABLE = """
Before: {{ title }}
| Name | Sum |
| {% for row in rows %}{{ row.name }} | {{ row.sum }}{% endfor %} |
Behind: {{ title }}
"""


def _data(rows: int) -> dict[str, Any]:
    return {"title": "Trade & aid", "rows": [{"name": f"Shoes of no. {n}", "sum": n} for n in range(rows)]}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[int]]:
    """How many bytes each piece of each member had that was written."""
    sizes: dict[str, list[int]] = {}
    as_before = Member.of_pieces

    def of_pieces(name: str, pieces: Callable[[], Iterable[bytes]]) -> Member:
        sizes[name] = [len(piece) for piece in pieces()]
        return as_before(name, pieces)

    monkeypatch.setattr(Member, "of_pieces", of_pieces)
    return sizes


@pytest.fixture
def joined(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many characters each text had that was put together from pieces aside."""
    lengths: list[int] = []
    as_before = aside.Aside.whole

    def whole(self: aside.Aside, text: str) -> str:
        lengths.append(len(made := as_before(self, text)))
        return made

    monkeypatch.setattr(aside.Aside, "whole", whole)
    return lengths


def test_a_long_table_is_never_held_as_one_text(written: dict[str, list[int]], joined: list[int]) -> None:
    """Neither its text nor its bytes are ever joined: what is held twice is a hundredth of it."""
    Template.read(make_docx(TABLE), "t.docx").render(_data(ROWS))
    pieces = written["word/document.xml"]
    assert joined == []
    assert sum(pieces) > 10_000_000
    assert max(pieces) < 2_000_000


def test_a_fault_in_the_last_rows_writes_nothing(written: dict[str, list[int]]) -> None:
    """Rendering ends before anything is deflated, and says in which row of the data it failed."""
    data = _data(ROWS)
    data["rows"][49_000]["sum"] = "a\x01b"
    template = Template.read(make_docx(TABLE), "t.docx")
    written.clear()
    with pytest.raises(BriefError) as caught:
        template.render(data)
    assert [problem.code for problem in caught.value.problems] == ["character-forbidden"]
    assert written == {}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (TABLE, _data(40)),
        (TABLE, _data(0)),
        ("{% for row in rows %}{{ row.name }}: “{{ row.sum }}”, {% endfor %}", _data(40)),
        ("{%p for row in rows %}\n- {{ row.name }}\n{%p endfor %}", _data(40)),
        (TABLE, {**_data(40), "title": {"link": "https://example.org", "text": "Here"}}),
        (TABLE, {**_data(40), "title": "សួស្ដី"}),
    ],
)
def test_what_stood_aside_comes_out_as_what_did_not(
    text: str, data: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All parts are the same when every few pieces stand aside."""
    template = Template.read(make_docx(text), "t.docx")
    wanted = members_of(template.render(data))
    monkeypatch.setattr(aside, "_SHORT", 0)
    monkeypatch.setattr(aside, "_CHUNK", 3)
    assert members_of(template.render(data)) == wanted


def test_a_template_read_twice_is_finished_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks of the engine are seen in the pieces of either, though their code is equal."""
    text = (
        "| {%tc for row in rows %} | x | {%tc endfor %} |\n| {%tc for row in rows %} | {{ row.sum }} | {%tc endfor %} |"
    )
    wanted = members_of(Template.read(make_docx(text), "t.docx").render(_data(4)))
    monkeypatch.setattr(aside, "_SHORT", 0)
    monkeypatch.setattr(aside, "_CHUNK", 3)
    for _ in range(2):
        assert members_of(Template.read(make_docx(text), "t.docx").render(_data(4))) == wanted


def test_a_tag_that_begins_in_the_text_ends_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that is looked for by the id in a tag, such as a chart, would be taken for one that is gone."""
    monkeypatch.setattr(aside, "_SHORT", 0)
    monkeypatch.setattr(aside, "_CHUNK", 1)
    pieces = ["<t>", '<c:chart r:id="', "rIdChart1", '"/><t>', "a</t>", "<t>b</t>", "<t/>"]
    made = aside.Aside()
    text = made.text(iter(pieces), frozenset({id(pieces[1]), id(pieces[2])}))
    assert 'r:id="rIdChart1"/>' in text
    assert "b" not in text
    assert made.whole(text) == "".join(pieces)
