"""The copy of a template with comments: what each stands at, and what else stays as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from brief_builder import BriefError, Problem, Template
from brief_builder.merge.annotate import annotated
from brief_builder.problems import Problems
from brief_builder.proof import check_package
from brief_builder.template import compile_template
from outlines import make_docx


def _problems(data: bytes, values: dict[str, Any] | None = None) -> list[Problem]:
    found = Problems()
    compiled = compile_template(data, "t.docx", found)
    if compiled is not None and values is not None:
        found.extend(compiled.check(values, ("upper", "default")))
    return list(found)


def _saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def _commented(data: bytes) -> list[tuple[str, str]]:
    """(the words that a comment of ours stands at, its first line) in the order of the text."""
    document = Document(io.BytesIO(data))
    words = {c.comment_id: c.paragraphs[0].text for c in document.comments if c.author == "brief"}
    out = []
    for start in document.element.body.iter(qn("w:commentRangeStart")):
        number = int(start.get(qn("w:id")))
        if number not in words:
            continue
        text, inside = [], False
        for element in document.element.body.iter():
            if element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == start.get(qn("w:id")):
                break
            inside = inside or element is start
            if inside and element.tag == qn("w:t"):
                text.append(element.text)
        out.append(("".join(text), words[number]))
    return out


def test_a_comment_stands_at_the_words_that_are_wrong() -> None:
    """Runs are divided there, wherever Word had divided them before; the text stays."""
    document = Document()
    paragraph = document.add_paragraph("Dear {{ na")
    paragraph.add_run("me | up").bold = True
    paragraph.add_run("er }}, {{ nam }}")
    data = _saved(document)
    copy = annotated(data, _problems(data, {"name": "Ann"}))
    assert _commented(copy) == [
        ("uper", "error[unknown-filter]: there is no filter `uper`"),
        ("nam", "error[unknown-name]: there is nothing called `nam`"),
    ]
    assert _lines(copy) == _lines(data)
    bold = [r.text for r in Document(io.BytesIO(copy)).paragraphs[0].runs if r.bold]
    assert bold == ["me | ", "up"]
    assert [fault for fault in check_package(copy) if fault.code != "tag-left"] == []


def test_a_template_whose_tags_are_broken_is_commented_all_the_same() -> None:
    """That is the point; every problem has its comment, with its cure."""
    data = make_docx("{{ a\n| {% for x in xs %} | }} |\n{{ x | }} {% fro y %}\n{% if z %}")
    problems = _problems(data, {"xs": [1], "z": 1})
    copy = annotated(data, problems)
    assert [line for _, line in _commented(copy)] == [f"error[{p.code}]: {p.message}" for p in problems]
    assert [words for words, _ in _commented(copy)] == [
        "{{ a", "{% for x in xs %}", "}}", "|", "{% fro y %}", "{% if z %}",
    ]  # fmt: skip
    texts = [p.text for c in Document(io.BytesIO(copy)).comments for p in c.paragraphs]
    assert "write {% endif %} where it ends" in texts


def test_what_word_cannot_comment_is_commented_at_the_beginning() -> None:
    """Headers and footers, with their place and their tag."""
    document = Document()
    document.add_heading("Title", 1)
    document.sections[0].header.paragraphs[0].text = "{{ name | uper }}"
    document.sections[0].footer.paragraphs[0].text = "{% if %}"
    data = _saved(document)
    copy = annotated(data, _problems(data, {"name": "Ann"}))
    assert [words for words, _ in _commented(copy)] == ["", "", ""]
    comments = [[p.text for p in c.paragraphs] for c in Document(io.BytesIO(copy)).comments]
    assert [lines[:2] for lines in comments] == [
        ["error[block-unclosed]: this `if` is never closed", "in footer, paragraph 1: {% if %}"],
        ["error[tag-syntax]: something is missing at the end of the tag", "in footer, paragraph 1: f"],
        ["error[unknown-filter]: there is no filter `uper`", "in header, paragraph 1: uper"],
    ]
    first = next(Document(io.BytesIO(copy)).element.body.iter(qn("w:p")))
    assert len(first.findall(qn("w:commentRangeStart"))) == 3


def test_a_template_without_a_paragraph_gets_one_for_its_comments() -> None:
    """A comment must stand somewhere."""
    document = Document()
    document.core_properties.title = "{{ a | }}"
    data = _saved(document)
    copy = annotated(data, _problems(data))
    assert [line for _, line in _commented(copy)] == ["error[tag-syntax]: something is missing at the end of the tag"]
    assert len(Document(io.BytesIO(copy)).paragraphs) == 1


def test_a_problem_in_a_text_box_is_commented_at_the_box() -> None:
    """Word has no comments in text boxes."""
    document = Document()
    run = document.add_paragraph("before").add_run()
    box = OxmlElement("w:txbxContent")
    box.append(Document().add_paragraph("{{ a | }}")._p)
    picture = OxmlElement("w:pict")
    picture.append(box)
    run._r.append(picture)
    data = _saved(document)
    copy = annotated(data, _problems(data))
    paragraph = Document(io.BytesIO(copy)).paragraphs[0]._p
    assert [child.tag.rpartition("}")[2] for child in paragraph] == [
        "r", "commentRangeStart", "r", "commentRangeEnd", "r",
    ]  # fmt: skip


def test_the_other_members_are_those_of_the_template() -> None:
    """Only the body changes; the comments, their type and their relationship are added."""
    data = make_docx("{{ a | }}")
    copy = annotated(data, _problems(data))
    old, new = (zipfile.ZipFile(io.BytesIO(each)) for each in (data, copy))
    changed = {n for n in new.namelist() if n not in old.namelist() or old.read(n) != new.read(n)}
    assert changed == {
        "[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", "word/document.xml",
    }  # fmt: skip
    assert set(old.namelist()) <= set(new.namelist())


def test_the_same_template_gives_the_same_bytes() -> None:
    """Comments carry no date."""
    data = make_docx("{{ a | }}")
    assert annotated(data, _problems(data)) == annotated(data, _problems(data))


def test_comments_of_the_author_are_kept_and_ours_replaced() -> None:
    """Checking the copy again gives the same copy."""
    document = Document(io.BytesIO(make_docx("{{ a | }} {{ b }}")))
    document.add_comment(document.paragraphs[0].runs, text="Is this right?", author="Ann", initials="A")
    data = _saved(document)
    copy = annotated(data, _problems(data))
    assert [c.author for c in Document(io.BytesIO(copy)).comments] == ["Ann", "brief"]
    assert annotated(copy, _problems(copy)) == copy
    assert [p.message for p in _problems(copy)] == [p.message for p in _problems(data)]


def test_tags_in_our_comments_are_no_tags() -> None:
    """Cures hold braces; a copy whose tags were put right can be rendered with the comments in it."""
    data = make_docx("{{ name }}\n{% if name %}")
    copy = annotated(data, _problems(data))
    document = Document(io.BytesIO(copy))
    last = document.paragraphs[-1]._p
    last.getparent().remove(last)
    produced = Template.read(_saved(document), "t.docx").render({"name": "Ann"})
    assert _lines(produced) == ["Ann"]
    assert check_package(produced) == []


def test_a_file_that_cannot_be_opened_cannot_be_commented() -> None:
    """It is a fault, and no broken copy."""
    from brief_builder.problems import Fault

    with pytest.raises(Fault) as caught:
        annotated(b"no zip", [])
    assert caught.value.code == "template-unreadable"


def test_a_problem_for_an_item_says_so_in_its_comment() -> None:
    """Notes are lines of their own."""
    data = make_docx("{% for person in people %}\n{{ person.role }}\n{% endfor %}")
    with pytest.raises(BriefError) as caught:
        Template.read(data, "t.docx").render({"people": [{"role": "a"}, {"name": "Sok"}]})
    copy = annotated(data, caught.value.problems)
    (comment,) = Document(io.BytesIO(copy)).comments
    assert [p.text for p in comment.paragraphs] == [
        "error[unknown-name]: this item has no `role`",
        'for the 2nd person, "Sok"',
        "give the value, or write `| default('—')`",
    ]


@pytest.mark.office
def test_the_copy_opens_in_libreoffice(tmp_path: Any, to_pdf: Callable[[Any], Any]) -> None:
    """With the text of the template."""
    import subprocess

    path = tmp_path / "copy.docx"
    data = make_docx("# Title\n{{ a | }} and {{ b\n| {% if %} | c |")
    path.write_bytes(annotated(data, _problems(data)))
    text = subprocess.run(["pdftotext", str(to_pdf(path)), "-"], capture_output=True, text=True, check=True).stdout
    assert "{{ a | }} and {{ b" in text


def test_a_comment_of_ours_in_a_loop_is_not_read_either() -> None:
    """Comments in a block are read with the body; what ours say of braces is no tag there."""
    data = make_docx("{% for x in xs %}\n{{ x\n{% endfor %}")
    found = _problems(data, {"xs": [1]})
    copy = annotated(data, found)
    assert [p.message for p in _problems(copy, {"xs": [1]})] == [p.message for p in found]
