"""What has a beginning and an end, in loops: bookmarks and what refers to them, comments, permissions, fields."""

from __future__ import annotations

import pytest

from brief_builder import BriefError, Template
from word_fragments import cell, docx, note, note_reference, notes_in_order, p, rendered, run, table, tree, w, words

LOOP, END = p("{% for x in xs %}"), p("{% endfor %}")
XS = {"xs": ["a", "b", "c"]}


def start(number: int, name: str) -> str:
    """The beginning of a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int) -> str:
    """Its end."""
    return f'<w:bookmarkEnd w:id="{number}"/>'


def link(name: str, text: str = "link") -> str:
    """A link to a bookmark."""
    return f'<w:hyperlink w:anchor="{name}">{run(text)}</w:hyperlink>'


def char(kind: str) -> str:
    """A run that begins, divides or ends a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(*code: str) -> str:
    """A field whose code may be split over runs."""
    pieces = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in code)
    return char("begin") + pieces + char("separate") + run("0") + char("end")


def _names(data: bytes) -> list[str]:
    return [e.get(w("name")) for e in tree(data).iter(w("bookmarkStart"))]


def _targets(data: bytes) -> list[str]:
    return [e.get(w("anchor")) for e in tree(data).iter(w("hyperlink"))]


def _codes(data: bytes) -> list[str]:
    return ["".join(e.text or "" for e in q.iter(w("instrText"))) for q in tree(data).iter(w("p"))]


def _pairs(data: bytes) -> list[tuple[str, str]]:
    """(name, words between its two ends) of each bookmark."""
    out, open_ = {}, {}
    for element in tree(data).iter():
        if element.tag == w("bookmarkStart"):
            open_[element.get(w("id"))] = element.get(w("name"))
            out[element.get(w("name"))] = ""
        elif element.tag == w("bookmarkEnd"):
            open_.pop(element.get(w("id")))
        elif element.tag == w("t"):
            for name in open_.values():
                out[name] += element.text or ""
    assert open_ == {}
    return list(out.items())


def test_copies_of_a_bookmark_have_names_and_ids_of_their_own() -> None:
    """The first keeps the name; no name meets one that stands elsewhere in the template."""
    elsewhere = p(start(9, "here_2") + end(9))
    produced = rendered(docx(elsewhere, LOOP, p(start(1, "here"), "{{ x }}", end(1)), END), XS)
    assert _pairs(produced) == [("here_2", ""), ("here", "a"), ("here_3", "b"), ("here_4", "c")]


def test_long_names_stay_within_words_limit() -> None:
    """40 characters."""
    produced = rendered(docx(LOOP, p(start(1, "n" * 40), "{{ x }}", end(1)), END), XS)
    assert _names(produced) == ["n" * 40, "n" * 38 + "_2", "n" * 38 + "_3"]


def test_links_in_a_copy_lead_into_the_copy() -> None:
    """Before and behind the bookmark; from outside they lead to the first copy."""
    body = p(link("here"), start(1, "here"), "{{ x }}", end(1), link("HERE"), link("other"))
    produced = rendered(docx(p(link("here")), p(start(5, "other") + end(5)), LOOP, body, END), XS)
    names = [name for name in _names(produced) if name != "other"]
    assert _targets(produced) == ["here"] + [t for name in names for t in (name, name, "other")]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ((" REF here \\h ",), " REF {} \\h "),
        ((" PAGE", "REF he", "re \\h "), " PAGEREF {} \\h "),
        ((' HYPERLINK \\l "here" ',), ' HYPERLINK \\l "{}" '),
        ((" NOTEREF here",), " NOTEREF {}"),
        ((" TOC \\o &quot;1-3&quot; \\b here ",), ' TOC \\o "1-3" \\b {} '),
        ((" here \\* MERGEFORMAT ",), " {} \\* MERGEFORMAT "),
    ],
)
def test_fields_in_a_copy_name_the_bookmark_of_the_copy(code: tuple[str, ...], shown: str) -> None:
    """However Word has split their code."""
    body = (p(start(1, "here"), "{{ x }}", end(1)), p(field(*code)))
    produced = rendered(docx(LOOP, *body, END), XS)
    assert [code for code in _codes(produced) if code] == [shown.format(name) for name in _names(produced)]


@pytest.mark.parametrize(
    "code", [" SEQ here \\* ARABIC ", ' HYPERLINK "http://x.org/a" \\l "here" ', " DATE \\@ here "]
)
def test_fields_that_name_something_else_stay(code: str) -> None:
    """A caption's counter, a place in another document, a format."""
    body = (p(start(1, "here"), "{{ x }}", end(1)), p(field(code.replace('"', "&quot;"))))
    assert set(_codes(rendered(docx(LOOP, *body, END), XS))) == {"", code}


def test_simple_fields_name_the_bookmark_of_the_copy() -> None:
    """The code stands in an attribute."""
    simple = '<w:fldSimple w:instr=" PAGEREF here \\h "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    produced = rendered(docx(LOOP, p(start(1, "here"), "{{ x }}", end(1), simple), END), XS)
    codes = [e.get(w("instr")) for e in tree(produced).iter(w("fldSimple"))]
    assert codes == [f" PAGEREF {name} \\h " for name in _names(produced)]


def test_a_reference_in_an_inner_loop_leads_to_the_outer_copy() -> None:
    """And the other way round there is no one copy to lead to: it leads to the first."""
    inner = p("{% for y in x %}")
    body = (
        p(start(1, "outer"), "o", end(1)),
        inner,
        p(link("outer"), start(2, "inner"), "i", end(2)),
        END,
        p(link("inner")),
    )
    produced = rendered(docx(LOOP, *body, END), {"xs": [["a", "b"], ["c"]]})
    names = _names(produced)
    first, second = (name for name in names if name.startswith("outer"))
    assert _targets(produced) == [first, first, "inner", second, "inner"]
    assert len(set(names)) == len(names) == 5


def test_a_note_in_a_copy_leads_into_the_copy() -> None:
    """Links in footnotes are in the same turn."""
    template = docx(
        LOOP, p(start(1, "here"), "{{ x }}", end(1), note_reference(1)), END, footnotes=note(1, link("here", "{{ x }}"))
    )
    produced = rendered(template, XS)
    assert notes_in_order(produced) == ["a", "b", "c"]
    assert [e.get(w("anchor")) for e in tree(produced, "word/footnotes.xml").iter(w("hyperlink"))] == _names(produced)


def test_the_first_copy_that_is_printed_keeps_the_name() -> None:
    """A condition may leave out the bookmark of the first turn."""
    body = (p("{% if loop.index > 1 %}"), p(start(1, "here"), "{{ x }}", end(1)), p("{% endif %}"))
    assert _pairs(rendered(docx(LOOP, *body, END), XS)) == [("here", "b"), ("here_3", "c")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ((p(start(1, "n"), "before"), LOOP, p("{{ x }}", end(1), "x"), END, p("after")), "beforeaxbxcx"),
        ((LOOP, p("x", start(1, "n"), "{{ x }}"), END, p("after", end(1), "rest")), "xaxbxcafter"),
        ((p("{% if xs %}"), p("x", start(1, "n")), p("{% else %}"), p("y", end(1)), p("{% endif %}")), "x"),
        ((p("a{% for x in xs %}", start(1, "n"), "{{ x }}{% endfor %}b", end(1), "c"),), "abcb"),
    ],
)
def test_a_bookmark_that_a_block_would_tear_takes_the_whole_block(body: tuple[str, ...], expected: str) -> None:
    """It begins before it and ends behind it, however often the block turns."""
    assert _pairs(rendered(docx(*body), XS)) == [("n", expected)]
    for data in ({"xs": []}, {"xs": ["a"]}):
        assert [name for name, _ in _pairs(rendered(docx(*body), data))] == ["n"]


def test_a_bookmark_that_begins_in_one_row_and_ends_behind_the_table_is_whole() -> None:
    """The row is repeated, the bookmark is not."""
    row = cell(p("{% for x in xs %}", start(1, "n"), "{{ x }}")) + cell("k{% endfor %}")
    produced = rendered(docx(table(row), p("after", end(1))), XS)
    assert _pairs(produced) == [("n", "akbkckafter")]


def test_half_a_bookmark_in_a_loop_goes() -> None:
    """Word keeps neither."""
    produced = rendered(docx(LOOP, p(start(1, "n"), "{{ x }}", end(2)), END), XS)
    assert list(tree(produced).iter(w("bookmarkStart"), w("bookmarkEnd"))) == []


def test_a_bookmark_behind_the_last_paragraph_of_a_cell_adds_no_line() -> None:
    """The cell ends in a paragraph all the same."""
    inside = p("{% if yes %}") + p(start(1, "n"), "t") + p("{% endif %}", end(1)) + p("u")
    produced = rendered(docx(table(f"<w:tc>{inside}</w:tc>")), {"yes": True})
    assert len(list(tree(produced).iter(w("tc")).__next__().iter(w("p")))) == 2


def _comment(number: int, text: str) -> str:
    return f'<w:comment w:id="{number}" w:author="A">{p(text)}</w:comment>'


def _commented(number: int, *content: str) -> str:
    reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return p(f'<w:commentRangeStart w:id="{number}"/>', *content, f'<w:commentRangeEnd w:id="{number}"/>', reference)


def test_a_comment_about_the_template_does_not_come_out() -> None:
    """It holds no tag, and was not written for those who get the document; nor do its range and its reference."""
    produced = rendered(docx(LOOP, _commented(3, "{{ x }}"), END, comments=_comment(3, "why?")), XS)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert list(tree(produced).iter(w(name))) == []
    assert words(tree(produced)) == "abc"


def test_a_comment_with_tags_is_copied_with_what_it_is_about() -> None:
    """Its tags see the names of the loop; range, reference and comment share an id."""
    produced = rendered(docx(LOOP, _commented(3, "{{ x }}"), END, comments=_comment(3, "from {{ x }}")), XS)
    comments = {e.get(w("id")): words(e) for e in tree(produced, "word/comments.xml")}
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [comments[e.get(w("id"))] for e in tree(produced).iter(w(name))] == ["from a", "from b", "from c"]


def test_a_comment_over_a_whole_loop_stays_one_comment() -> None:
    """Its range begins before the loop and ends in it."""
    opening = p('<w:commentRangeStart w:id="3"/>', "before")
    closing = p("{{ x }}", '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>')
    produced = rendered(docx(opening, LOOP, closing, END, comments=_comment(3, "{c}")), XS)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert len(list(tree(produced).iter(w(name)))) == 1


def test_permissions_and_changes_under_review_have_ids_of_their_own() -> None:
    """In each copy."""
    change = f'<w:ins w:id="4" w:author="A">{run("{{ x }}")}</w:ins>'
    produced = rendered(
        docx(LOOP, p('<w:permStart w:id="5" w:edGrp="everyone"/>', change, '<w:permEnd w:id="5"/>'), END), XS
    )
    starts = [e.get(w("id")) for e in tree(produced).iter(w("permStart"))]
    assert starts == [e.get(w("id")) for e in tree(produced).iter(w("permEnd"))]
    changes = [e.get(w("id")) for e in tree(produced).iter(w("ins"))]
    assert len({*starts, *changes}) == 6


def test_a_block_that_tears_a_field_is_a_problem() -> None:
    """Half a field makes Word repair the document."""
    body = (p(char("begin"), "{% if yes %}", char("end"), "{% endif %}"),)
    with pytest.raises(BriefError) as caught:
        Template.read(docx(*body), "t.docx")
    assert [(q.code, q.message, q.help) for q in caught.value.problems] == [
        (
            "block-crosses",
            "this `if` takes only a part of a field with it (a reference, a date, a table of contents)",
            ("put {% if … %} and {% endif %} before the field, behind it, or around all of it",),
        )
    ]
