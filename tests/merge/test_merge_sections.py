"""Sections: a loop over whole sections, a section that a condition drops, tags beside section breaks."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from word_fragments import cell, docx, p, rendered, table, tree, w, words

LOOP, END = p("{% for x in xs %}"), p("{% endfor %}")
XS = {"xs": ["a", "b", "c"]}
TALL, WIDE = (11906, 16838), (16838, 11906)
LAST = "<w:pgSz w:w='11906' w:h='16838'/>"


def section(name: str) -> str:
    """Section properties that can be told apart: 'wide' or 'tall', or by their width in twips."""
    width, height = WIDE if name == "wide" else TALL if name == "tall" else (int(name), 16000)
    return f"<w:sectPr><w:pgSz w:w='{width}' w:h='{height}'/></w:sectPr>"


def brk(name: str, *content: str) -> str:
    """A paragraph that ends a section."""
    return p(*content, properties=section(name))


def _sections(data: bytes) -> list[tuple[str, str]]:
    """(words, page) of each section; the page is 'tall', 'wide' or its width."""
    out, said = [], []
    body = tree(data).find(w("body"))
    for child in body:
        said.append(words(child)) if child.tag != w("sectPr") else None
        properties = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}")
        if properties is not None:
            size = int(properties.find(w("pgSz")).get(w("w")))
            out.append(("".join(said), {WIDE[0]: "wide", TALL[0]: "tall"}.get(size, str(size))))
            said = []
    return out


def test_a_loop_with_its_break_inside_gives_a_section_a_turn() -> None:
    """The break is part of what is repeated."""
    body = (p("first"), brk("111"), LOOP, p("{{ x }}"), brk("wide"), END, p("last"))
    assert _sections(rendered(docx(*body, section=LAST), XS)) == [
        ("first", "111"), ("a", "wide"), ("b", "wide"), ("c", "wide"), ("last", "tall"),
    ]  # fmt: skip


def test_the_end_of_a_loop_may_stand_in_the_paragraph_of_the_break() -> None:
    """That is where Word shows the break; it belongs to the turn."""
    for closing in (brk("wide", "{% endfor %}"), brk("wide", "!{% endfor %}")):
        produced = rendered(docx(p("first"), brk("111"), LOOP, p("{{ x }}"), closing, p("last"), section=LAST), XS)
        assert [(said.strip("!"), page) for said, page in _sections(produced)] == [
            ("first", "111"), ("a", "wide"), ("b", "wide"), ("c", "wide"), ("last", "tall"),
        ]  # fmt: skip


def test_the_beginning_of_a_loop_may_stand_in_the_paragraph_of_the_break() -> None:
    """There the break belongs to what stands before the loop."""
    body = (p("first"), brk("111", "{% for x in xs %}"), p("{{ x }}"), brk("wide"), END, p("last"))
    assert _sections(rendered(docx(*body, section=LAST), {"xs": []})) == [("first", "111"), ("last", "tall")]
    assert len(_sections(rendered(docx(*body, section=LAST), XS))) == 5


def test_a_break_right_behind_a_loop_over_a_section_belongs_to_each_turn() -> None:
    """The loop begins and ends with its section."""
    body = (p("first"), brk("111"), LOOP, p("{{ x }}"), END, brk("wide"), p("last"))
    assert _sections(rendered(docx(*body, section=LAST), XS))[1:-1] == [("a", "wide"), ("b", "wide"), ("c", "wide")]
    assert _sections(rendered(docx(*body, section=LAST), {"xs": []})) == [("first", "111"), ("last", "tall")]


def test_a_loop_over_the_last_section_gives_a_section_a_turn() -> None:
    """Its properties stand at the end of the document and are those of the last turn."""
    body = (p("first"), brk("wide"), LOOP, p("{{ x }}"), END)
    assert _sections(rendered(docx(*body, section=LAST), XS)) == [
        ("first", "wide"), ("a", "tall"), ("b", "tall"), ("c", "tall"),
    ]  # fmt: skip


def test_no_empty_paragraph_is_added_for_a_break() -> None:
    """The last paragraph of the turn holds it, unless that is a table or may be dropped."""
    body = (p("first"), brk("wide"), LOOP, p("{{ x }}!"), END)
    assert len(list(tree(rendered(docx(*body, section=LAST), XS)).iter(w("p")))) == 5
    body = (p("first"), brk("wide"), LOOP, table(cell("{{ x }}")), END)
    assert [said for said, _ in _sections(rendered(docx(*body, section=LAST), XS))] == ["first", "a", "b", "c"]
    body = (p("first"), brk("wide"), LOOP, p("{{ x }}"), p("{% if loop.first %}"), p("!"), p("{% endif %}"), END)
    assert [said for said, _ in _sections(rendered(docx(*body, section=LAST), XS))] == ["first", "a!", "b", "c"]


def test_a_loop_over_several_sections_keeps_each_turns_pages() -> None:
    """The last part of a turn stands in a section that ends behind the loop."""
    body = (p("first"), brk("111"), LOOP, p("{{ x }}1"), brk("wide"), p("{{ x }}2"), END, p("last"))
    assert _sections(rendered(docx(*body, section=LAST), {"xs": ["a", "b"]})) == [
        ("first", "111"), ("a1", "wide"), ("a2", "tall"), ("b1", "wide"), ("b2last", "tall"),
    ]  # fmt: skip


def test_a_loop_within_a_section_stays_in_it() -> None:
    """Something stands before it or behind it in the section, or the document has but one."""
    for body in (
        (p("first"), brk("111"), p("head"), LOOP, p("{{ x }}"), END),
        (p("first"), brk("111"), LOOP, p("{{ x }}"), END, p("tail")),
        (p("first"), LOOP, p("{{ x }}"), END, brk("111"), p("last")),
    ):
        assert len(_sections(rendered(docx(*body, section=LAST), XS))) == 2
    assert len(_sections(rendered(docx(LOOP, p("{{ x }}"), END, section=LAST), XS))) == 1


def test_the_author_may_let_a_loop_over_a_section_run_on() -> None:
    """By a word at the end of the tag."""
    body = (p("first"), brk("111"), p("{% for x in xs continue %}"), p("{{ x }}"), END)
    assert _sections(rendered(docx(*body, section=LAST), XS)) == [("first", "111"), ("abc", "tall")]


def test_nested_loops_over_a_section_give_one_section_for_each_inner_turn() -> None:
    """No break comes twice."""
    body = (p("first"), brk("111"), LOOP, p("{% for y in x %}"), p("{{ y }}"), END, END)
    data = {"xs": [["a", "b"], ["c"]]}
    assert _sections(rendered(docx(*body, section=LAST), data))[1:] == [("a", "tall"), ("b", "tall"), ("c", "tall")]
    produced = rendered(docx(*body, brk("wide"), p("last"), section=LAST), data)
    assert _sections(produced)[1:-1] == [("a", "wide"), ("b", "wide"), ("c", "wide")]


@pytest.mark.parametrize("closing", [(brk("wide"), p("{% endif %}")), (brk("wide", "{% endif %}"),)])
def test_a_section_that_a_condition_drops_takes_its_break_along(closing: tuple[str, ...]) -> None:
    """What follows keeps its own pages."""
    template = docx(p("first"), brk("111"), p("{% if yes %}"), p("mid"), *closing, p("last"), section=LAST)
    assert _sections(rendered(template, {"yes": False})) == [("first", "111"), ("last", "tall")]
    assert _sections(rendered(template, {"yes": True})) == [("first", "111"), ("mid", "wide"), ("last", "tall")]


def test_a_dropped_section_whose_break_stands_right_behind_the_condition_goes_whole() -> None:
    """The condition begins and ends with its section."""
    template = docx(
        p("first"), brk("111"), p("{% if yes %}"), p("m"), p("{% endif %}"), brk("wide"), p("l"), section=LAST
    )
    assert _sections(rendered(template, {"yes": False})) == [("first", "111"), ("l", "tall")]
    assert _sections(rendered(template, {"yes": True})) == [("first", "111"), ("m", "wide"), ("l", "tall")]


def test_branches_share_the_break_behind_them() -> None:
    """One of them is printed, and the section ends after it."""
    branches = (p("{% if yes %}"), p("y"), p("{% else %}"), p("n"), p("{% endif %}"))
    template = docx(p("first"), brk("111"), *branches, brk("wide"), p("l"), section=LAST)
    assert [said for said, _ in _sections(rendered(template, {"yes": True}))] == ["first", "y", "l"]
    assert [said for said, _ in _sections(rendered(template, {"yes": False}))] == ["first", "n", "l"]


@pytest.mark.parametrize(
    "body",
    [
        (p("first"), brk("wide"), p("{% if xs %}"), p("x"), p("{% endif %}")),
        (p("first"), brk("wide"), LOOP, p("{{ x }}"), END),
        (p("first"), brk("wide"), LOOP, p("{{ x }}"), brk("111"), END),
        (p("first"), brk("wide", "{% for x in xs %}"), p("{{ x }}"), brk("111", "{% endfor %}")),
    ],
)
def test_no_empty_section_is_left_at_the_end(body: tuple[str, ...]) -> None:
    """The section before the one that went becomes the last, with its own pages."""
    assert _sections(rendered(docx(*body, section=LAST), {"xs": []})) == [("first", "wide")]


def test_the_last_of_the_turns_ends_the_document() -> None:
    """A break inside the loop would leave an empty section behind the last turn."""
    body = (p("first"), brk("111"), LOOP, p("{{ x }}"), brk("wide"), END)
    assert _sections(rendered(docx(*body, section=LAST), XS))[1:] == [("a", "wide"), ("b", "wide"), ("c", "wide")]


def test_an_empty_last_section_of_the_author_stays() -> None:
    """No block has made it so."""
    template = docx(p("{{ x }}"), brk("wide"), section=LAST)
    assert _sections(rendered(template, {"x": "a"})) == [("a", "wide"), ("", "tall")]


def test_former_properties_under_review_stay_with_their_section() -> None:
    """The break is moved whole."""
    former = "<w:sectPrChange w:id='9' w:author='A'><w:sectPr/></w:sectPrChange>"
    properties = section("wide").replace("</w:sectPr>", f"{former}</w:sectPr>")
    body = (p("first", properties=properties), p("{% if yes %}"), p("x"), p("{% endif %}"))
    produced = rendered(docx(*body, section=LAST), {"yes": False})
    assert _sections(produced) == [("first", "wide")]
    assert len(list(tree(produced).iter(w("sectPr")))) == 2


def test_pages_are_as_they_were_drawn(tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    """In an office program: one tall and one wide page for each turn, and no empty one."""
    body = (p("first"), brk("tall"), LOOP, p("{{ x }}1"), brk("tall"), p("{{ x }}2"), END)
    path = tmp_path / "sections.docx"
    path.write_bytes(rendered(docx(*body, section="<w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/>"), XS))
    pdf = to_pdf(path)
    said = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    assert [page.strip() for page in said.stdout.split("\f")][:-1] == ["first", "a1", "a2", "b1", "b2", "c1", "c2"]
    sizes = subprocess.run(["pdfinfo", "-l", "9", str(pdf)], capture_output=True, text=True, check=True)
    assert [float(width) > 800 for width in re.findall(r"size:\s+([\d.]+) x", sizes.stdout)] == [False] + [
        False,
        True,
    ] * 3
