"""Footnotes and endnotes in blocks: each copy has its own, whose tags mean what they mean at the reference."""

from __future__ import annotations

import re

import pytest

from brief_builder import BriefError, Template
from brief_builder.merge import Template as MergeTemplate
from brief_builder.proof import check_package
from brief_builder.wording import Phrase, Piece
from word_fragments import cell, docx, note, note_reference, notes_in_order, p, part, rendered, table, tree, w, words

LOOP, END = p("{% for x in xs %}"), p("{% endfor %}")
XS = {"xs": [{"name": "Canada", "source": "GAC"}, {"name": "Japan", "source": "MOFA"}]}
CITED = Phrase((Piece("C$2.1", "trade.total", "trade.total"),))


class _Citations:
    """Words for the footnotes that `cite` makes."""

    def citation(self, name: str) -> Phrase:
        return Phrase((Piece(f"Source of {name}.", name),))

    def spoken(self, name: str) -> dict[str, str]:
        return {"name": name}


def _ids(data: bytes, kind: str = "footnote") -> list[str]:
    return [e.get(w("id")) for e in tree(data, f"word/{kind}s.xml").iter(w(kind))]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_each_turn_of_a_loop_has_a_note_of_its_own(kind: str) -> None:
    """And the tags in the note see the names of the loop."""
    body = p("{{ x.name }}", note_reference(1, kind))
    template = docx(LOOP, body, END, **{f"{kind}s": note(1, "See {{ x.source }}.", kind=kind)})
    produced = rendered(template, XS)
    assert notes_in_order(produced, kind) == ["See GAC.", "See MOFA."]
    assert len(set(_ids(produced, kind))) == len(_ids(produced, kind)) == 4


def test_the_notes_of_an_empty_loop_and_of_a_false_condition_are_gone() -> None:
    """What refers to them is gone too; the separators stay."""
    parts = (LOOP, p("{{ x }}", note_reference(1)), END, p("a{% if yes %}b", note_reference(2), "{% endif %}"))
    produced = rendered(
        docx(*parts, footnotes=note(1, "one") + note(2, "{{ 1 / zero }}")), {"xs": [], "yes": False, "zero": 0}
    )
    assert _ids(produced) == ["-1", "0"]


def test_a_note_outside_blocks_stays_as_it_is() -> None:
    """With its id, and before the notes that blocks add."""
    parts = (p("first", note_reference(3)), LOOP, p("{{ x.name }}", note_reference(1)), END)
    produced = rendered(docx(*parts, footnotes=note(3, "stays") + note(1, "{{ x.source }}")), XS)
    assert _ids(produced) == ["-1", "0", "3", "4", "5"]
    assert notes_in_order(produced) == ["stays", "GAC", "MOFA"]


def test_a_note_sees_what_was_set_before_its_reference() -> None:
    """A name from the body is known in the note."""
    parts = (p("{% set n = name %}"), p("text", note_reference(1)))
    produced = rendered(docx(*parts, footnotes=note(1, "{{ n }}")), {"name": "Ann"})
    assert notes_in_order(produced) == ["Ann"]


def test_a_note_may_hold_blocks_of_its_own() -> None:
    """Loops and conditions in the note, with the loop of the body around them."""
    inner = "{% for s in x.sources %}{{ s }}{% if not loop.last %}, {% endif %}{% endfor %}"
    template = docx(LOOP, p("{{ x.name }}", note_reference(1)), END, footnotes=note(1, f"Sources: {inner}."))
    data = {"xs": [{"name": "A", "sources": ["a", "b"]}, {"name": "B", "sources": ["c"]}]}
    assert notes_in_order(rendered(template, data)) == ["Sources: a, b.", "Sources: c."]


def test_notes_in_nested_loops_and_rows_are_each_their_own() -> None:
    """A loop over rows in a loop over tables."""
    rows = table(
        cell("{% for y in x.ys %}{{ y }}") + f"<w:tc>{p('b', note_reference(1), '{% endfor %}')}</w:tc>",
    )
    template = docx(
        LOOP, rows, p("after", note_reference(2)), END, footnotes=note(1, "{{ x.n }}{{ y }}") + note(2, "{{ x.n }}")
    )
    produced = rendered(template, {"xs": [{"n": "A", "ys": [1, 2]}, {"n": "B", "ys": [3]}]})
    assert notes_in_order(produced) == ["A1", "A2", "A", "B3", "B"]


def test_citations_and_notes_of_the_author_stand_side_by_side() -> None:
    """`cite` adds notes of its own; no id is given twice."""
    template = docx(LOOP, p("{{ x }}", note_reference(1)), END, footnotes=note(1, "note {{ loop.index }}"))
    produced = MergeTemplate.read(template, "t.docx").rendered({"xs": [CITED, CITED]}, _Citations()).data
    assert check_package(produced) == []
    cited = "Source of trade.total."
    assert notes_in_order(produced) == [cited, "note 1", cited, "note 2"]


@pytest.mark.parametrize("quote", ["Write {{ name }} here.", "សរសេរឈ្មោះ {{ name }} នៅទីនេះ", "សរសេរឈ្មោះ{{name}}នៅទីនេះ"])
def test_braces_in_a_citation_are_words(quote: str) -> None:
    """A quote may hold them, and be divided by its letters; no tag is left for it."""

    class Quoting(_Citations):
        def citation(self, name: str) -> Phrase:
            return Phrase.of(quote, name)

    produced = MergeTemplate.read(docx(p("{{ x }}")), "t.docx").rendered({"x": CITED}, Quoting())
    assert check_package(produced.data, produced.literals) == []
    assert [said.replace("\u200b", "") for said in notes_in_order(produced.data)] == [quote]


def test_a_fact_in_a_copied_note_is_found_in_its_paragraph() -> None:
    """The uses name the footnotes part and the paragraph in it."""
    template = docx(LOOP, p("{{ x }}", note_reference(1)), END, footnotes=note(1, "{{ fact }}"))
    produced = MergeTemplate.read(template, "t.docx").rendered({"xs": [1, 2], "fact": CITED}, _Citations())
    assert [(u.part, u.paragraph) for u in produced.uses] == [("word/footnotes.xml", 2), ("word/footnotes.xml", 3)]
    assert not re.search("[\ufdd0-\ufdef]", part(produced.data, "word/footnotes.xml"))


def test_a_name_that_a_note_does_not_know_is_found_in_the_note() -> None:
    """At its place in the footnotes; the names of the loop are offered."""
    template = docx(LOOP, p("{{ x.name }}", note_reference(1)), END, footnotes=note(1, "{{ x.sauce }} {{ y }}"))
    with pytest.raises(BriefError) as caught:
        Template.read(template, "t.docx").render(XS)
    assert [(q.message, q.place.trail[0], q.help[0]) for q in caught.value.problems] == [
        ("there is nothing called `x.sauce`", "footnote 1", "did you mean `x.source` or `x.name`?"),
        ("there is nothing called `y`", "footnote 1", "there is: `loop`, `x`, `xs`"),
    ]


def test_what_fails_in_a_note_while_rendering_is_placed_in_the_note() -> None:
    """The line of the error leads to the tag in the note, and what follows it still leads to the body."""
    parts = (LOOP, p("{{ x.n }}", note_reference(1), "{{ 1 / x.m }}"), END, p("{{ 2 / zero }}"))
    template = docx(*parts, footnotes=note(1, "\n{{ 3 / x.n }}"))
    with pytest.raises(BriefError) as caught:
        Template.read(template, "t.docx").render({"xs": [{"n": 0, "m": 1}], "zero": 1})
    assert [(q.place.trail[0], q.excerpt.text[q.excerpt.start : q.excerpt.end]) for q in caught.value.problems] == [
        ("footnote 1", "{{ 3 / x.n }}")
    ]
    with pytest.raises(BriefError) as caught:
        Template.read(template, "t.docx").render({"xs": [{"n": 1, "m": 0}], "zero": 1})
    assert [str(q.place) for q in caught.value.problems] == ["t.docx, paragraph 2"]


def test_a_block_that_a_note_does_not_close_is_found_in_the_note() -> None:
    """A block cannot begin in a note and end in the body."""
    template = docx(LOOP, p("{{ x.name }}", note_reference(1)), END, footnotes=note(1, "{% if x.name %}"))
    with pytest.raises(BriefError) as caught:
        Template.read(template, "t.docx")
    assert [(q.code, q.place.trail[0]) for q in caught.value.problems] == [("block-unclosed", "footnote 1")]


def test_a_body_whose_blocks_are_wrong_brings_no_follow_up_problems_in_its_notes() -> None:
    """What the loop would have brought is taken as known."""
    template = docx(LOOP, p("{{ x.name }}", note_reference(1)), footnotes=note(1, "{{ x.name }}"))
    with pytest.raises(BriefError) as caught:
        Template.read(template, "t.docx").check(XS)
    assert [q.code for q in caught.value.problems] == ["block-unclosed"]


def test_a_note_keeps_its_mark_when_its_words_are_dropped() -> None:
    """A condition around all words of a note takes the words, not the paragraph with the note's number."""
    template = docx(p("a", note_reference(1)), footnotes=note(1, "{% if yes %}words{% endif %}"))
    produced = rendered(template, {"yes": False})
    assert len(list(tree(produced, "word/footnotes.xml").iter(w("footnoteRef")))) == 1


def test_links_in_a_copied_note_keep_leading_where_they_led() -> None:
    """The relationship ids are those of the footnotes part, which stay."""
    link = '<w:hyperlink w:anchor="there"><w:r><w:t>{{ x.source }}</w:t></w:r></w:hyperlink>'
    there = '<w:bookmarkStart w:id="9" w:name="there"/><w:bookmarkEnd w:id="9"/>'
    template = docx(p(there), LOOP, p("{{ x.name }}", note_reference(1)), END, footnotes=note(1, link))
    assert notes_in_order(rendered(template, XS)) == ["GAC", "MOFA"]


def test_many_notes_are_written_once_each() -> None:
    """A thousand turns, a thousand notes, in order."""
    template = docx(LOOP, p("{{ x }}", note_reference(1)), END, footnotes=note(1, "n{{ x }}"))
    produced = rendered(template, {"xs": list(range(1000))})
    assert notes_in_order(produced) == [f"n{n}" for n in range(1000)]
    assert words(tree(produced)).startswith("0123")
