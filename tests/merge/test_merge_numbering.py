"""Numbers of lists: they begin anew where each turn of a loop has a list of its own, and count on where not."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from brief_builder import Template
from word_fragments import cell, docx, item, note, note_reference, p, part, rendered, styled, table, tree, w, words


def _abstract(
    number: int, kinds: tuple[str, ...] = ("decimal", "lowerLetter"), linked: str = "", extra: str = ""
) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f"{f'<w:pStyle w:val={chr(34)}{linked}{chr(34)}/>' if linked and at == 0 else ''}"
        f'<w:lvlText w:val="%{at + 1}."/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{720 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for at, kind in enumerate(kinds)
    )
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind}{levels}</w:abstractNum>'


def _num(number: int, look: int, anew: bool = False) -> str:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if anew else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{look}"/>{start}</w:num>'


# 1 and 2 are lists of two looks; 3 has bullets; 4 belongs to headings; 5 belongs to a style; 6 begins 2 anew.
NUMBERING = (
    _abstract(1)
    + _abstract(2)
    + _abstract(3, ("bullet",))
    + _abstract(4, linked="Heading1")
    + _abstract(5, linked="Point")
    + "".join(_num(n, n) for n in (1, 2, 3, 4, 5))
    + _num(6, 2, anew=True)
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/>'
    '<w:pPr><w:keepNext/><w:numPr><w:numId w:val="5"/></w:numPr><w:ind w:left="1111"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Point2"><w:name w:val="Point 2"/><w:basedOn w:val="Point"/></w:style>'
)
GROUPS = {"groups": [{"name": "A", "items": ["a", "b", "c"]}, {"name": "B", "items": ["d", "e"]}]}
GROUP, END = p("{% for g in groups %}"), p("{% endfor %}")
ITEMS = (p("{% for i in g['items'] %}"), item("{{ i }}", num=1), END)


def _docx(*body: str, **parts: str) -> bytes:
    return docx(*body, numbering=NUMBERING, styles=STYLES, **parts)


def _lists(data: bytes) -> list[tuple[str, str]]:
    """(words, list id) of each item with a list of its own."""
    found = []
    for paragraph in tree(data).iter(w("p")):
        number = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if number is not None:
            found.append((words(paragraph), number.get(w("val"))))
    return found


def _groups(data: bytes) -> str:
    """The words of the items, those of one list side by side: 'abc|de'."""
    out, last = "", ""
    for text, number in _lists(data):
        out += ("|" if last and number != last else "") + text
        last = number
    return out


def test_a_list_in_a_loop_with_a_heading_begins_anew_in_each_turn() -> None:
    """The inner loop repeats the items, which count on; the first turn keeps the list."""
    produced = rendered(_docx(GROUP, p("{{ g.name }}"), *ITEMS, END), GROUPS)
    assert _lists(produced) == [("a", "1"), ("b", "1"), ("c", "1"), ("d", "7"), ("e", "7")]


def test_items_from_an_inner_loop_begin_anew_without_a_heading_too() -> None:
    """What the outer loop repeats is lists."""
    assert _groups(rendered(_docx(GROUP, *ITEMS, END), GROUPS)) == "abc|de"


def test_items_that_are_the_body_of_the_loop_count_on() -> None:
    """One or more items a turn, and words below them."""
    body = (GROUP, item("{{ g.name }}", num=1), p("about {{ g.name }}"), END)
    assert _groups(rendered(_docx(*body), GROUPS)) == "AB"
    body = (GROUP, item("{{ g.name }}", num=1), item("{{ g['items'][0] }}", num=1), END)
    assert _groups(rendered(_docx(*body), GROUPS)) == "AaBd"


def test_a_written_list_below_a_heading_begins_anew() -> None:
    """Items that are no loop of their own."""
    body = (GROUP, p("{{ g.name }}"), item("one", num=1), item("two", num=1), END)
    assert _groups(rendered(_docx(*body), GROUPS)) == "onetwo|onetwo"


def test_a_list_that_also_stands_outside_the_loop_counts_on() -> None:
    """Before it, behind it, and by another list of the same look that does not begin anew."""
    loop = (GROUP, p("{{ g.name }}"), *ITEMS, END)
    assert _groups(rendered(_docx(item("first", num=1), *loop), GROUPS)) == "firstabcde"
    assert _groups(rendered(_docx(*loop, item("last", num=1)), GROUPS)) == "abcdelast"


def test_a_list_that_begins_anew_is_not_the_list_before_it() -> None:
    """Two lists of one look, the second told to begin at 1."""
    body = (item("first", num=2), GROUP, p("{{ g.name }}"), item("x", num=6), item("y", num=6), END)
    assert _lists(rendered(_docx(*body), GROUPS)) == [
        ("first", "2"), ("x", "6"), ("y", "6"), ("x", "7"), ("y", "7"),
    ]  # fmt: skip


def test_items_of_the_second_level_leave_the_first_alone() -> None:
    """Word begins the second level anew below each item of the first."""
    inner = (p("{% for i in g['items'] %}"), item("{{ i }}", num=1, level=1), END)
    assert _groups(rendered(_docx(GROUP, item("{{ g.name }}", num=1), *inner, END), GROUPS)) == "AabcBde"


def test_a_list_of_its_own_below_an_item_begins_anew() -> None:
    """The items of the outer list count on, those of the inner one begin anew below each."""
    inner = (p("{% for i in g['items'] %}"), item("{{ i }}", num=2), END)
    produced = rendered(_docx(GROUP, item("{{ g.name }}", num=1), *inner, END), GROUPS)
    assert _lists(produced) == [
        ("A", "1"), ("a", "2"), ("b", "2"), ("c", "2"), ("B", "1"), ("d", "7"), ("e", "7"),
    ]  # fmt: skip


def test_three_loops_deep_the_innermost_list_begins_anew() -> None:
    """In each turn of the middle loop, also of the first one in a later turn of the outer loop."""
    outer = p("{% for o in outers %}")
    data = {"outers": [GROUPS, GROUPS]}
    body = (outer, p("{% for g in o.groups %}"), p("{{ g.name }}"), *ITEMS, END, END)
    assert _groups(rendered(_docx(*body), data)) == "abc|de|abc|de"


def test_the_numbers_of_headings_count_on() -> None:
    """An outline belongs to the document, not to the turn."""
    heading = p("{{ g.name }}", properties='<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="4"/></w:numPr>')
    produced = rendered(_docx(GROUP, p("before"), heading, p("text"), END), GROUPS)
    assert _groups(produced) == "AB"


def test_bullets_stay_as_they_are() -> None:
    """Nobody sees where they begin."""
    produced = rendered(_docx(GROUP, p("{{ g.name }}"), item("x", num=3), item("y", num=3), END), GROUPS)
    assert _groups(produced) == "xyxy"
    assert "lvlOverride" not in part(produced, "word/numbering.xml").replace(_num(6, 2, anew=True), "")


def test_a_list_by_its_style_begins_anew_too() -> None:
    """The paragraph gets the number, and the indent of its style, which the number would override."""
    items = (p("{% for i in g['items'] %}"), styled("Point2", "{{ i }}"), END)
    produced = rendered(_docx(GROUP, p("{{ g.name }}"), *items, END), GROUPS)
    assert _groups(produced) == "abc|de"
    last = list(tree(produced).iter(w("p")))[-1].find(w("pPr"))
    assert [child.tag for child in last] == [w("pStyle"), w("numPr"), w("ind")]
    assert last.find(w("ind")).get(w("left")) == "1111"


def test_a_numbered_row_counts_on_and_a_list_in_a_cell_begins_anew() -> None:
    """One item in a cell numbers the rows; several are a list."""
    row = cell(item("{% for g in groups %}n", num=1)) + cell(item("x", num=2), item("y", num=2), "{% endfor %}")
    assert _lists(rendered(_docx(table(row)), GROUPS)) == [
        ("n", "1"), ("x", "2"), ("y", "2"), ("n", "1"), ("x", "7"), ("y", "7"),
    ]  # fmt: skip


def test_a_loop_of_list_items_in_one_row_counts_on() -> None:
    """A loop over rows whose first cell holds the number."""
    row = cell(item("{% for g in groups %}", num=1)) + cell("{{ g.name }}{% endfor %}")
    assert [number for _, number in _lists(rendered(_docx(table(row)), GROUPS))] == ["1", "1"]


def test_a_turn_without_items_makes_no_list() -> None:
    """And the next one with items may keep the template's."""
    data = {"groups": [{"name": "A", "items": []}, *GROUPS["groups"]]}
    assert _lists(rendered(_docx(GROUP, p("{{ g.name }}"), *ITEMS, END), data))[0] == ("a", "1")


@pytest.mark.parametrize(("word", "expected"), [("restart", "A|B"), ("continue", "abcde")])
def test_the_author_may_say_what_lists_do(word: str, expected: str) -> None:
    """A word at the end of the tag wins over what would be inferred."""
    body = (item("{{ g.name }}", num=1),) if word == "restart" else (p("{{ g.name }}"), *ITEMS)
    template = _docx(p(f"{{% for g in groups {word} %}}"), *body, END)
    assert _groups(rendered(template, GROUPS)) == expected


def test_a_value_may_be_called_like_that_word() -> None:
    """Only where two names stand side by side is it the word."""
    for tag in ("for x in restart", "for x in xs if restart", "for x in xs if not continue"):
        data = {"xs": [1], "restart": [1], "continue": False}
        assert "1" in words(tree(rendered(_docx(p(f"{{% {tag} %}}"), p("{{ x }}"), END), data)))


def test_a_list_in_a_copied_note_begins_anew() -> None:
    """The list stands in a footnote of the loop."""
    notes = note(1, "list:").replace("</w:footnote>", f"{item('x', num=1)}{item('y', num=1)}</w:footnote>")
    produced = rendered(_docx(GROUP, p("{{ g.name }}", note_reference(1)), END, footnotes=notes), GROUPS)
    numbers = [e.get(w("val")) for e in tree(produced, "word/footnotes.xml").iter(w("numId"))]
    assert numbers == ["1", "1", "7", "7"]


def test_ten_thousand_lists_take_no_longer_each_than_ten() -> None:
    """Their ids follow each other."""
    template = Template.read(_docx(GROUP, p("{{ g.name }}"), item("x", num=1), END), "t.docx")
    produced = template.render({"groups": [{"name": "A"}] * 10_000})
    assert _lists(produced)[-1] == ("x", str(6 + 9_999))


def test_the_numbers_are_right_in_an_office_program(tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    """What a reader sees: 1. 2. 3. and then 1. 2. again."""
    styled_items = (p("{% for i in g['items'] %}"), styled("Point", "{{ i }}"), END)
    body = (GROUP, item("{{ g.name }}", num=2), *ITEMS, *styled_items, END)
    path = tmp_path / "lists.docx"
    path.write_bytes(rendered(_docx(*body), GROUPS))
    said = subprocess.run(["pdftotext", "-layout", str(to_pdf(path)), "-"], capture_output=True, text=True, check=True)
    seen = said.stdout.split()
    assert " ".join(seen) == "1. A 1. a 2. b 3. c 1. a 2. b 3. c 2. B 1. d 2. e 1. d 2. e"
