"""What looks like a tag and is none: said as a warning, because it may be meant as it stands."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from brief_builder.problems import Problems
from brief_builder.template import compile_template
from outlines import make_docx, make_pptx


def _found(data: bytes, kind: str = "docx") -> list[str]:
    problems = Problems()
    compile_template(data, f"t.{kind}", problems)
    return [
        f"{p.severity} {p.code} {p.place.trail[-1] if p.place.trail else ''} "
        f"{p.excerpt.text[p.excerpt.start : p.excerpt.end] if p.excerpt else ''} = {' = '.join(p.help)}"
        for p in problems
    ]


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_spaces_between_braces(kind: str) -> None:
    """Said of both braces of a tag; a group in words, braces of one tag inside others and single braces are not."""
    text = '{{ a }} { { name } } { % if x % } { "a": { "b": 1 } } {b} { {{ c }} } { { d }'
    made = (make_docx if kind == "docx" else make_pptx)(text)
    assert [line.split(" ", 2)[0] + line[line.index(" {") :] for line in _found(made, kind)] == [
        "warning { { name } } = for a tag, write {{ name }}",
        "warning { % if x % } = for a tag, write {% if x %}",
    ]


def _field(code: str, shown: str) -> str:
    parts = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    begin, middle, end = (f"<w:r>{part}</w:r>" for part in parts)
    words = f"<w:r><w:instrText>{code}</w:instrText></w:r>{middle}<w:r><w:t>{shown}</w:t></w:r>"
    return begin + words + end


def test_fields_of_a_mail_merge() -> None:
    """Each with a tag to write; a word in French quotes is a quotation, and a field with a tag is filled."""
    document = Document(io.BytesIO(make_docx("{{ a }} dit «bonjour»")))
    simple = '<w:fldSimple w:instr=" MERGEFIELD City "><w:r><w:t>«City»</w:t></w:r></w:fldSimple>'
    inner = (
        _field(' MERGEFIELD "Last name" \\* MERGEFORMAT ', "«Last name»") + simple + _field("MERGEFIELD {{ b }}", "x")
    )
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    file = io.BytesIO()
    document.save(file)
    assert _found(file.getvalue()) == [
        "warning mail-merge paragraph 1 «City» = delete the field, and write {{ City }} in its place",
        "warning mail-merge paragraph 1 «Last name» = delete the field, and write {{ Last_name }} in its place",
    ]


def test_typed_marks_of_a_mail_merge_where_there_is_no_tag() -> None:
    """The warning that nothing is filled says what to write."""
    plain = "warning template-plain   = a tag is written {{ name }}, with two braces on each side"
    assert _found(make_docx("Dear «Name»,")) == [f"{plain} = write {{{{ Name }}}} in place of «Name»"]
    assert _found(make_docx("Il dit « oui ».")) == [plain]
    assert _found(make_docx("Il dit «oui».")) == [plain]
    assert _found(make_docx("Il dit «oui», «First_name».")) == [
        f"{plain} = write {{{{ First_name }}}} in place of «First_name»"
    ]
