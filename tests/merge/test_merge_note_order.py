"""Notes that follow each other as a document is read: LibreOffice hands them out by their ids, not by their marks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from brief_builder.merge import Template
from brief_builder.pdf import Source, make_pdfs, read_structure
from brief_builder.proof import check_package
from brief_builder.wording import Phrase, Piece
from word_fragments import cell, docx, note, note_reference, notes_in_order, p, part, rendered, table, tree, w, words


class _Citations:
    """Words for the footnotes that `cite` makes."""

    def citation(self, name: str) -> Phrase:
        return Phrase((Piece(f"note of {name}", name),))

    def spoken(self, name: str) -> dict[str, str]:
        return {"name": name}


def _cited(name: str) -> Phrase:
    return Phrase((Piece(f"[{name}]", name, name),))


def _made(template: bytes, data: dict[str, Any]) -> bytes:
    produced = Template.read(template, "t.docx").rendered(data, _Citations()).data
    assert check_package(produced) == []
    return produced


def _ids(data: bytes, kind: str = "footnote") -> list[str]:
    return [e.get(w("id")) for e in tree(data, f"word/{kind}s.xml").iter(w(kind))]


def _marks(data: bytes, kind: str = "footnote") -> list[str]:
    return [e.get(w("id")) for e in tree(data).iter(w(f"{kind}Reference"))]


def test_a_note_of_the_template_behind_a_cited_figure_comes_second() -> None:
    """The ids go up with the marks, in the body and in the part; each mark keeps its words."""
    produced = _made(docx(p("{{ a }}"), p("own", note_reference(2)), footnotes=note(2, "own")), {"a": _cited("a")})
    assert (_marks(produced), _ids(produced)) == (["2", "3"], ["-1", "0", "2", "3"])
    assert notes_in_order(produced) == ["note of a", "own"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_that_an_author_left_out_of_order_are_put_in_order(kind: str) -> None:
    """Footnotes and endnotes; the ids are those that were there."""
    parts = (p("{{ a }}", note_reference(7, kind)), table(cell(p("b", note_reference(3, kind)))))
    template = docx(*parts, **{f"{kind}s": note(3, "three", kind=kind) + note(7, "seven", kind=kind)})
    produced = rendered(template, {"a": "x"})
    assert (_marks(produced, kind), _ids(produced, kind)) == (["3", "7"], ["-1", "0", "3", "7"])
    assert notes_in_order(produced, kind) == ["seven", "three"]


def test_a_note_without_a_mark_comes_last() -> None:
    """LibreOffice would give its words to the first mark."""
    template = docx(p("{{ a }}", note_reference(2)), footnotes=note(1, "left over") + note(2, "read"))
    produced = rendered(template, {"a": "x"})
    assert (_marks(produced), _ids(produced)) == (["1"], ["-1", "0", "1", "2"])
    assert notes_in_order(produced) == ["read"]


def test_a_note_with_two_marks_is_written_twice() -> None:
    """Each with an id of its own; a bookmark in it, and a comment on it, stay in the first."""
    held = '<w:bookmarkStart w:id="5" w:name="b"/>', '<w:bookmarkEnd w:id="5"/>'
    template = docx(
        p("{{ a }}", note_reference(1)), p("b", note_reference(1)), p("c", note_reference(2)),
        footnotes=note(1, held[0], "same", held[1]) + note(2, "other"),
    )  # fmt: skip
    produced = rendered(template, {"a": "x"})
    assert _marks(produced) == ["1", "2", "3"]
    assert notes_in_order(produced) == ["same", "same", "other"]
    assert part(produced, "word/footnotes.xml").count("bookmarkStart") == 1
    assert check_package(produced) == []


def test_a_mark_that_stands_twice_for_older_programs_is_one() -> None:
    """What stands in Fallback is the same text for programs that do not know what stands in Choice (ISO 29500-3)."""
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = f'<mc:Choice Requires="w">{note_reference(2)}</mc:Choice>'
    both = f"<mc:AlternateContent {mc}>{choice}<mc:Fallback>{note_reference(2)}</mc:Fallback></mc:AlternateContent>"
    template = docx(p("{{ a }}", both), p("b", note_reference(1)), footnotes=note(1, "one") + note(2, "two"))
    produced = rendered(template, {"a": "x"})
    assert (_marks(produced), _ids(produced)) == (["1", "1", "2"], ["-1", "0", "1", "2"])
    assert notes_in_order(produced) == ["two", "two", "one"]


def test_separators_keep_their_ids_and_their_places() -> None:
    """Also the notice of notes that continue, which Word gives the id 1."""
    template = docx(p("{{ a }}", note_reference(3)), p("b", note_reference(2)), footnotes=note(2, "2") + note(3, "3"))
    template = _with_notes(template, lambda xml: xml.replace("<w:footnote ", _NOTICE + "<w:footnote ", 1))
    produced = rendered(template, {"a": "x"})
    assert (_marks(produced), _ids(produced)) == (["2", "3"], ["1", "-1", "0", "2", "3"])


def test_a_bookmark_around_a_mark_and_a_reference_to_it_stay() -> None:
    """NOTEREF names a bookmark, and no id (17.16.5.41)."""
    begin, end = '<w:bookmarkStart w:id="5" w:name="_Ref1"/>', '<w:bookmarkEnd w:id="5"/>'
    field = '<w:fldSimple w:instr=" NOTEREF _Ref1 \\h "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    template = docx(p("{{ a }}"), p("own", begin, note_reference(1), end), p("see ", field), footnotes=note(1, "own"))
    produced = _made(template, {"a": _cited("a")})
    marked = next(tree(produced).iter(w("bookmarkStart"))).getnext()
    assert [e.get(w("id")) for e in marked.iter(w("footnoteReference"))] == [_marks(produced)[1]]
    assert "NOTEREF _Ref1" in part(produced)


def test_notes_in_order_stay_byte_for_byte() -> None:
    """A part of the template that nothing changes is the author's."""
    template = docx(p("{{ a }}", note_reference(2)), footnotes=note(2, "two") + note(9, "nobody's"))
    produced = rendered(template, {"a": "x"})
    assert part(produced, "word/footnotes.xml") == part(template, "word/footnotes.xml")


def test_a_document_without_tags_keeps_its_notes_as_its_author_saved_them() -> None:
    """Whatever their order: what nobody fills is copied."""
    template = docx(p("a", note_reference(2)), p("b", note_reference(1)), footnotes=note(1, "one") + note(2, "two"))
    produced = rendered(template, {})
    assert _marks(produced) == ["2", "1"]
    assert part(produced, "word/footnotes.xml") == part(template, "word/footnotes.xml")


def test_a_fact_in_a_note_is_found_where_the_note_stands_now() -> None:
    """The manifest counts the paragraphs of the part as it is written."""
    template = docx(
        p("b", note_reference(2)), p("{{ a }}", note_reference(1)), footnotes=note(1, "{{ a }}") + note(2, "-")
    )
    produced = Template.read(template, "t.docx").rendered({"a": _cited("a")}, _Citations())
    places = [words(each) for each in tree(produced.data, "word/footnotes.xml").iter(w("p"))]
    assert [places[u.paragraph] for u in produced.uses if u.part == "word/footnotes.xml"] == [" note of a", "[a]"]


_NOTICE = '<w:footnote w:type="continuationNotice" w:id="1"><w:p/></w:footnote>'


def _with_notes(template: bytes, change: Callable[[str], str]) -> bytes:
    from brief_builder.office import Member, Package, write_members

    name = "word/footnotes.xml"
    new = Member.of(name, change(part(template, name)).encode())
    return write_members(new if m.name == name else m for m in Package.open(template).members)


def _random(seed: int) -> tuple[bytes, dict[str, Any]]:
    """A template with notes of its own, and cited figures, in paragraphs, tables, loops and conditions."""
    draw = random.Random(seed)  # noqa: S311  no secret
    own = [f"own{n}" for n in range(draw.randint(1, 6))]
    ids = dict(zip(own, draw.sample(range(2, 40), len(own)), strict=True))
    data: dict[str, Any] = {"yes": True, "no": False, "xs": [{"v": _cited(f"x{n}")} for n in range(draw.randint(0, 3))]}
    inside = {name for name in own if draw.random() < 0.3}  # in a loop or a condition
    pieces = [p(f"[{name}]", note_reference(ids[name])) for name in own if name not in inside]
    for n in range(draw.randint(1, 6)):
        data[f"f{n}"] = _cited(f"f{n}")
        pieces.append(p(f"{{{{ f{n} }}}}"))
    for name in sorted(inside):
        mark = p(f"[{name}]", note_reference(ids[name]))
        if draw.random() < 0.5:
            pieces.append(p("{% if " + draw.choice(["yes", "no"]) + " %}") + mark + p("{{ f0 }}") + p("{% endif %}"))
        else:
            pieces.append(p("{% for x in xs %}") + p("{{ x.v }}") + mark + p("{% endfor %}"))
    draw.shuffle(pieces)
    body: list[str] = []
    while pieces:
        piece = pieces.pop()
        flat = "{% " not in piece
        body += [table(cell(piece, p("x")) + cell("-")), p("-")] if flat and draw.random() < 0.4 else [piece]
    notes = [note(ids[name], f"note of {name}") for name in draw.sample(own, len(own))]
    split = [
        re.findall(r"<w:p>.*?</w:p>|<w:tbl>.*?</w:tbl>", each) if not each.startswith("<w:tbl") else [each]
        for each in body
    ]
    return docx(*(each for group in split for each in group), footnotes="".join(notes)), data


def _told(data: bytes) -> list[str]:
    """What each mark of a document stands behind, in reading order."""
    return re.findall(r"\[(\w+)\]", words(tree(data)))


@pytest.mark.parametrize("seed", range(40))
def test_each_mark_leads_to_its_own_words_and_ids_go_up(seed: int) -> None:
    """Own notes and citations in random order, in paragraphs, tables, loops and conditions."""
    produced = _made(*_random(seed))
    assert notes_in_order(produced) == [f"note of {name}" for name in _told(produced)]
    marks = [int(mark) for mark in _marks(produced)]
    assert marks == sorted(set(marks)) == [int(each) for each in _ids(produced)[2 : 2 + len(marks)]]


@pytest.mark.office
def test_in_the_pdf_the_number_behind_each_figure_is_that_of_its_note(office: None) -> None:
    """As LibreOffice prints them."""
    made = {f"{seed}.docx": _made(*_random(seed)) for seed in range(40, 52)}
    papers = make_pdfs({name: Source(data, "en", "T") for name, data in made.items()})
    for name, data in made.items():
        paper = papers[name].data
        assert paper is not None
        read = read_structure(paper)
        notes = [re.sub(r"^(\d+)(?=n)", r"\1 ", tag.text) for tag in read.of("Note")]
        said = " ".join(tag.text for tag in read.tags if tag.role != "Div")
        told = _told(data)
        assert [f"{number} note of {figure}" for number, figure in enumerate(told, start=1)] == notes
        marks = "".join(rf".*\[\s?{figure}\s?\]\s?{number}" for number, figure in enumerate(told, start=1))
        assert re.match(marks, said)
