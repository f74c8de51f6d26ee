"""For which item a tag fails: the words of the note, and that nothing stops at the first."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from docx import Document

from brief_builder import BriefError, Template
from brief_builder.merge.findings import ordinal
from outlines import make_docx

# A picture of one pixel.
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
PARTNERS = [{"name": "Ann", "role": "chair"}, {"name": "Lee", "role": "clerk"}, {"name": "Sok"}]


def _problems(template: str, data: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    """(the tag, the message, the notes) of each problem."""
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx(template), "t.docx").render(data)
    found = []
    for problem in caught.value.problems:
        assert problem.excerpt is not None
        tag = problem.excerpt.text[problem.excerpt.start : problem.excerpt.end]
        found.append((tag, problem.message, [note.message for note in problem.notes]))
    return found


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (22, "22nd"), (101, "101st"), (111, "111th"), (1012, "1012th")],
)  # fmt: skip
def test_ordinals(number: int, words: str) -> None:
    """As English writes them in digits."""
    assert ordinal(number) == words


def test_a_fault_in_a_loop_names_the_item() -> None:
    """By the loop's own word and the item's name."""
    assert _problems("{% for partner in partners %}\n{{ partner.role }}\n{% endfor %}", {"partners": PARTNERS}) == [
        ("{{ partner.role }}", "this item has no `role`", ['for the 3rd partner, "Sok"'])
    ]


def test_a_short_loop_name_is_told_by_its_list() -> None:
    """`p` is no word; a list is."""
    assert _problems("{% for p in all.partners %}{{ p.role }}; {% endfor %}", {"all": {"partners": PARTNERS}}) == [
        ("{{ p.role }}", "this item has no `role`", ['for the 3rd item of `all.partners`, "Sok"'])
    ]


def test_nested_loops_name_each_item() -> None:
    """Outermost first."""
    data = {"groups": [{"title": "A", "partners": PARTNERS[:1]}, {"title": "B", "partners": PARTNERS}]}
    template = """
{% for group in groups %}
{% for partner in group.partners %}
{{ partner.role }}
{% endfor %}
{% endfor %}
"""
    assert _problems(template, data) == [
        ("{{ partner.role }}", "this item has no `role`", ['for the 2nd group, "B", the 3rd partner, "Sok"'])
    ]


def test_many_items_are_one_problem() -> None:
    """The first is named, the others are counted."""
    partners = [{"name": "Ann", "role": None}, *({"role": None} for _ in range(12))]
    template = "{% for partner in partners %}\n{{ partner.role }}\n{% endfor %}"
    assert _problems(template, {"partners": partners}) == [
        ("{{ partner.role }}", "this value is empty", ['for the 1st partner, "Ann" and 12 others'])
    ]
    assert _problems(template, {"partners": partners[1:3]})[0][2] == ["for the 1st partner and 1 other"]


def test_an_item_that_is_a_short_text_is_shown() -> None:
    """A list of words has no names."""
    assert _problems(
        '{% for word in words %}{{ word + 1 if word == "b" else word }} {% endfor %}', {"words": ["a", "b"]}
    )[0][2] == ['for the 2nd word, "b"']


def test_a_sign_in_a_name_that_would_steer_the_terminal_is_named() -> None:
    """As in messages; a mark that joins letters stays."""
    data = {"partners": [{"name": "a\x1b\u200d", "role": None}]}
    assert _problems("{% for partner in partners %}{{ partner.role }}{% endfor %}", data)[0][2] == [
        'for the 1st partner, "aU+001B\u200d"'
    ]


def test_pairs_are_told_by_their_turn() -> None:
    """Two loop names make no word."""
    template = "{% for key, figure in pairs %}{{ figure / 2 }} {% endfor %}"
    found = _problems(template, {"pairs": [["one", 1], ["two", "x"]]})
    assert [notes for _, _, notes in found] == [['for the 2nd item of `pairs`, "two"']]


def test_what_stands_in_the_else_of_a_loop_is_in_no_turn() -> None:
    """There is no item there."""
    template = "{% for x in xs %}{{ x }} {% else %}{{ nothing }} {% endfor %}"
    assert _problems(template, {"xs": [], "nothing": None}) == [("{{ nothing }}", "this value is empty", [])]


def test_a_tag_that_cannot_be_computed_hides_no_other() -> None:
    """Each tag is evaluated by itself, in loops and after them."""
    template = """
{% for partner in partners %}
{{ partner.name / 2 }} and {{ partner.role }}
{% endfor %}
{% for x in number %}
{{ x }}
{% endfor %}
{% if word > 3 %}
more
{% endif %}
{{ word / 2 }}
"""
    tags = [tag for tag, _, _ in _problems(template, {"partners": PARTNERS, "number": 5, "word": "w"})]
    assert tags == [
        "{{ partner.name / 2 }}",
        "{{ partner.role }}",
        "{% for x in number %}",
        "{% if word > 3 %}",
        "{{ word / 2 }}",
    ]


def test_a_fault_in_a_macro_names_the_item_that_it_is_printed_for() -> None:
    """The loop stands around the tag that calls the macro."""
    template = """{% macro card(p) %}{{ p.role }}{% endmacro %}
{% for partner in partners %}
{{ card(partner) }}
{% endfor %}"""
    assert _problems(template, {"partners": PARTNERS}) == [
        ("{{ p.role }}", "this item has no `role`", ['for the 3rd partner, "Sok"'])
    ]


def test_a_limit_still_stops_the_pass_that_looks_for_all() -> None:
    """What turns without end is not turned to its end in order to complain."""
    inner = "{% for b in xs %}{% for c in xs %}{{ c }}{% endfor %} {% endfor %}"
    template = f"{{% for a in xs %}}{inner} {{% endfor %}}"
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx(template), "t.docx").render({"xs": list(range(110))})
    assert [problem.code for problem in caught.value.problems] == ["limit-reached"]


def test_a_tag_in_the_alt_text_of_a_looped_picture_is_in_its_loop() -> None:
    """The picture stands between the tags of its paragraph, and its names are known."""
    document = Document()
    paragraph = document.add_paragraph("{% for p in people %}")
    paragraph.add_run().add_picture(io.BytesIO(base64.b64decode(DOT)))
    paragraph.runs[-1]._r.find(".//{*}docPr").set("descr", "Portrait of {{ p.name }}")
    paragraph.add_run(" {% endfor %}")
    file = io.BytesIO()
    document.save(file)
    template = Template.read(file.getvalue(), "t.docx")
    assert template.check({"people": [{"name": "Ann"}]}) == []
    produced = Document(io.BytesIO(template.render({"people": [{"name": "Ann"}, {"name": "Sok"}]})))
    alts = [e.get("descr") for e in produced.element.iter("{*}docPr")]
    assert alts == ["Portrait of Ann", "Portrait of Sok"]
