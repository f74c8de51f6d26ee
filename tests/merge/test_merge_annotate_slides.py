"""The copy of a presentation with comments: where each stands, what it says, and what else stays as it was."""

from __future__ import annotations

import io
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu, Inches

from brief_builder import Problem, Template
from brief_builder.access import check_access
from brief_builder.build.data_places import check_tags
from brief_builder.merge.annotate_slides import annotated_slides
from brief_builder.problems import Fault, Problems
from brief_builder.proof import check_package
from brief_builder.structure import read_structure
from brief_builder.template import compile_template
from deck_packages import rich_deck
from zip_members import members_of

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def _problems(data: bytes) -> list[Problem]:
    found = Problems()
    compiled = compile_template(data, "t.pptx", found)
    if compiled is not None:
        found.extend(check_tags(compiled))
    return list(found)


def _faults(data: bytes) -> list[Fault]:
    """What is wrong with a package; tags are not filled in a copy of a template."""
    return [fault for fault in check_package(data) if fault.code != "tag-left"]


def _deck(*tags: str) -> Any:
    """A deck with a slide, and on it a box an inch from the left for each tag, the first an inch from the top."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for number, tag in enumerate(tags, start=1):
        box = slide.shapes.add_textbox(Inches(1), Inches(number), Inches(2), Inches(0.5))
        box.name = f"Box {number}"
        box.text_frame.text = tag
    return deck


def _saved(deck: Any) -> bytes:
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _annotated(data: bytes, problems: list[Problem] | None = None) -> bytes:
    copy = annotated_slides(data, _problems(data) if problems is None else problems)
    assert copy is not None
    return copy


def _comments(data: bytes) -> list[tuple[str, tuple[int, int], str]]:
    """(author, place in 576ths of an inch, words) of each comment, slide by slide."""
    package = Presentation(io.BytesIO(data)).part
    authors = {}
    for rel in package.rels.values():
        if rel.reltype.endswith("/commentAuthors"):
            authors = {e.get("id"): e.get("name") for e in etree.fromstring(rel.target_part.blob)}
    found = []
    for slide in package.presentation.slides:
        for rel in slide.part.rels.values():
            if not rel.reltype.endswith("/comments") or b"cmLst" not in rel.target_part.blob:
                continue
            for comment in etree.fromstring(rel.target_part.blob).iter(P + "cm"):
                at = comment.find(P + "pos")
                words = comment.findtext(P + "text") or ""
                found.append((authors[comment.get("authorId")], (int(at.get("x")), int(at.get("y"))), words))
    return found


def test_a_comment_stands_at_the_shape_that_is_wrong() -> None:
    """Each problem has one, with its message and its cure, at the corner of its shape."""
    copy = _annotated(_saved(_deck("{{ name }}", "{{ name | uper }}", "{% for x in y %}")))
    assert _comments(copy) == [
        ("brief", (576, 1152), "error[unknown-filter]: there is no filter `uper`\ndid you mean `upper`?"),
        ("brief", (576, 1728), "error[block-unclosed]: this `for` is never closed\nwrite {% endfor %} where it ends"),
    ]


def test_several_comments_of_a_shape_stand_beside_each_other() -> None:
    """So that each can be clicked."""
    copy = _annotated(_saved(_deck("{{ name | uper }} and {{ name | lover }}")))
    (_, first, _), (_, second, _) = _comments(copy)
    assert (second[0] > first[0], second[1]) == (True, first[1])


def test_a_placeholder_that_stands_where_its_layout_says_is_commented_there() -> None:
    """The slide says nothing of the place of its title."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "{{ name | uper }}"
    title = deck.slide_layouts[5].placeholders[0]
    ((_, at, _),) = _comments(_annotated(_saved(deck)))
    assert at == (round(title.left / 1587.5), round(title.top / 1587.5))


def test_a_shape_in_a_group_is_commented_where_the_group_put_it() -> None:
    """Its own measure is that of the group."""
    deck = _deck()
    group = deck.slides[0].shapes.add_group_shape()
    box = group.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
    box.text_frame.text = "{{ name | uper }}"
    group.left, group.top = Emu(Inches(3)), Emu(Inches(2))
    ((_, at, _),) = _comments(_annotated(_saved(deck)))
    assert at == (3 * 576, 2 * 576)


def test_a_problem_of_a_shape_without_words_is_commented_at_the_shape() -> None:
    """A picture without an alt text is known by its name."""
    deck = _deck()
    picture = deck.slides[0].shapes.add_shape(1, Inches(4), Inches(2), Inches(1), Inches(1))
    picture.name = "Logo"
    data = _saved(deck)
    found = [p for p in check_access(read_structure(data, "t.pptx")) if p.place.trail[-1:] == ('shape "Logo"',)]
    assert found
    assert {at for _, at, _ in _comments(_annotated(data, found[:1]))} == {(4 * 576, 2 * 576)}


def test_what_stands_on_no_slide_is_commented_in_the_corner_of_its_slide() -> None:
    """Notes on their own slide, properties on the first one; the place is said in words."""
    deck = _deck("{{ fine }}")
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.notes_slide.notes_text_frame.text = "{{ name | uper }}"
    deck.core_properties.title = "{{ name | lover }}"
    copy = _annotated(_saved(deck))
    (_, _, of_title), (_, at, of_notes) = _comments(copy)
    assert "in document properties, title: lover" in of_title
    assert "in notes of slide 2" in of_notes
    assert at == (0, 0)


def test_all_else_is_the_templates() -> None:
    """Only comments, the list of their authors, and what leads to them are new."""
    data = _saved(_deck("{{ name | uper }}"))
    before, after = members_of(data), members_of(_annotated(data))
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    assert changed == {
        "[Content_Types].xml", "ppt/_rels/presentation.xml.rels", "ppt/commentAuthors.xml",
        "ppt/comments/comment.xml", "ppt/slides/_rels/slide1.xml.rels",
    }  # fmt: skip
    assert _faults(_annotated(data)) == []


def test_the_same_template_gives_the_same_bytes() -> None:
    """No clock: all comments have one date."""
    data = _saved(_deck("{{ name | uper }}"))
    assert _annotated(data) == _annotated(data)


def test_a_deck_with_comments_of_its_own_keeps_them() -> None:
    """In the old form, beside which ours stand, and in the new one."""
    data = rich_deck()
    own = list(_comments(data))
    assert own
    slide = _problems(_saved(_deck("{{ name | uper }}")))
    copy = _annotated(data, slide)
    assert [each for each in _comments(copy) if each[0] != "brief"] == own
    assert len([each for each in _comments(copy) if each[0] == "brief"]) == 1
    threads = [name for name, blob in members_of(data).items() if b"p188:cmLst" in blob]
    assert threads
    assert [members_of(copy)[name] for name in threads] == [members_of(data)[name] for name in threads]


def test_the_comments_of_the_last_check_are_replaced() -> None:
    """Checking the copy again says each thing once; what has been mended is not said any more."""
    once = _annotated(_saved(_deck("{{ name | uper }}")))
    again = _annotated(once, _problems(once))
    assert _comments(again) == _comments(once)
    mended = Presentation(io.BytesIO(once))
    mended.slides[0].shapes[0].text_frame.text = "{{ name }}"
    data = _saved(mended)
    clean = _annotated(data, [])
    assert _comments(clean) == []
    assert not [name for name in members_of(clean) if name.startswith("ppt/comments")]
    assert _faults(clean) == []


def test_comments_of_a_check_are_never_read_as_tags() -> None:
    """The copy can be put right and rendered with them; what is made of it has none."""
    copy = Presentation(io.BytesIO(_annotated(_saved(_deck("{% for x in y %}")))))
    copy.slides[0].shapes[0].text_frame.text = "{{ name }}"
    data = _saved(copy)
    assert _problems(data) == []
    produced = Template.read(data, "t.pptx").render({"name": "Sok"})
    assert check_package(produced) == []
    assert _comments(produced) == []


def test_a_deck_without_slides_has_no_place_for_comments() -> None:
    """Then there is no copy; the problems are told all the same."""
    deck = Presentation()
    deck.core_properties.title = "{{ name | uper }}"
    data = _saved(deck)
    assert annotated_slides(data, _problems(data)) is None


@pytest.mark.parametrize("words", ["a\x00b", "a\ufffeb"])
def test_a_comment_holds_only_what_xml_can_hold(words: str) -> None:
    """A message that quotes broken data breaks no file."""
    data = _saved(_deck("{{ name }}"))
    (problem,) = _problems(_saved(_deck("{{ name | uper }}")))
    broken = Problem(problem.code, words, problem.place)
    ((_, _, said),) = _comments(_annotated(data, [broken]))
    assert said.startswith("error[unknown-filter]: a b")
