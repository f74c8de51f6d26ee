"""Fields: tags in their codes, fields that no template may hold, and results that follow what was filled in."""

from __future__ import annotations

import re

import pytest

from word_packages import char, code, docx, field, header, p, part, problems, refer, rendered, run


def codes(data: bytes, name: str = "word/document.xml") -> str:
    """All codes of a part, joined."""
    found = re.findall(r'<w:instrText[^>]*>([^<]*)|w:instr="([^"]*)"', part(data, name))
    return "".join(text or attribute for text, attribute in found)


# -- tags in codes


@pytest.mark.parametrize("split", [("SEQ {{ name }} \\* ARABIC",), ("SE", "Q {", "{ na", "me }", "} \\* ARABIC")])
def test_a_tag_in_the_code_of_a_field_is_filled(split: tuple[str, ...]) -> None:
    """However Word has split the code over runs."""
    assert codes(rendered(docx(p(field(*split))), {"name": "Table"})) == "SEQ Table \\* ARABIC"


def test_a_tag_in_the_code_of_a_simple_field_is_filled() -> None:
    """The code is an attribute there."""
    simple = f"<w:fldSimple w:instr='DOCPROPERTY &quot;{{{{ name }}}}&quot;'>{run('r')}</w:fldSimple>"
    assert codes(rendered(docx(p(simple)), {"name": "R & D"})) == "DOCPROPERTY &quot;R &amp; D&quot;"


def test_a_field_in_the_code_of_another_keeps_its_place() -> None:
    """Each code is a text of its own."""
    outer = field('IF "{{ a }}" = "', field("MERGEFIELD {{ b }}", result="x"), '" "{{ c }}" "no"', result="yes")
    produced = part(rendered(docx(p(outer)), {"a": "A", "b": "B", "c": "C"}))
    assert re.findall(r"<w:instrText[^>]*>([^<]*)", produced) == ['IF "A" = "', "MERGEFIELD B", '" "C" "no"']


def test_a_value_begins_no_argument_and_no_field() -> None:
    """Quotation marks and backslashes are escaped; what falls apart is put in quotation marks."""
    value = 'a" \\* INCLUDETEXT "b“\n{c}'
    template = docx(p(field('IF "{{ x }}" = "1" "y" "n"')), p(field("DOCPROPERTY {{ x }} \\* Upper")))
    escaped = 'a\\" \\\\* INCLUDETEXT \\"b\\“ {c}'
    assert codes(rendered(template, {"x": value})).replace("&quot;", '"') == (
        f'IF "{escaped}" = "1" "y" "n"DOCPROPERTY "{escaped}" \\* Upper'
    )


def test_a_value_that_would_fall_apart_is_said() -> None:
    """Joined to other signs it cannot be put in quotation marks."""
    template = docx(p(field("SEQ Table{{ n }}")))
    assert codes(rendered(template, {"n": 7})) == "SEQ Table7"
    assert problems(template, {"n": "a b"}) == [
        "field-code: this value has spaces or signs that end an argument of the field | paragraph 1, field SEQ | "
        '{{ n }} | put the argument with the tag in quotation marks: "…{{ name }}"'
    ]


def test_the_kind_of_a_field_is_written_out() -> None:
    """Data decides over no program."""
    cure = "write the kind (HYPERLINK, SEQ, …) first, and the tag whole behind it"
    assert problems(docx(p(field('{{ kind }} "x"'))), {"kind": "QUOTE"}) == [
        "field-code: the kind of a field must be written out | paragraph 1, field {{ | {{ kind }} | " + cure
    ]


def test_a_tag_around_a_field_is_said() -> None:
    """It would be torn."""
    outer = field("QUOTE {{ ", field("PAGE"), "x }}")
    assert problems(docx(p(outer)), {"x": 1}) == [
        "field-code: a tag may not hold a field | paragraph 1, field QUOTE | {{ x }} | "
        "write the kind (HYPERLINK, SEQ, …) first, and the tag whole behind it"
    ]


def test_a_block_in_the_code_of_a_field_is_refused() -> None:
    """Around the field it does what is meant."""
    assert problems(docx(p(field("SEQ {% if x %}a"))), {"x": 1}) == [
        "tag-unknown: a field code may hold values, not blocks | paragraph 1, field SEQ | {% if x %} | "
        "put the block around the field code"
    ]
    around = docx(p("{% if x %}", field("SEQ {{ x }}"), "{% endif %}."))
    assert codes(rendered(around, {"x": "T"})) == "SEQ T"
    assert codes(rendered(around, {"x": ""})) == ""


def test_the_names_in_a_code_are_checked() -> None:
    """Before anything is rendered."""
    assert problems(docx(p(field('DOCPROPERTY "{{ nam }}"'))), {"name": 1}) == [
        "unknown-name: there is nothing called `nam` | paragraph 1, field DOCPROPERTY | nam | did you mean `name`?"
    ]


LINKS = [
    ('HYPERLINK "{{ url }}" \\o "tip {{ tip }}"', 'HYPERLINK "https://a.org/b?c=d%20e" \\o "tip \\"t\\""'),
    ("HYPERLINK {{ url }} \\h", 'HYPERLINK "https://a.org/b?c=d%20e" \\h'),
    ('HYPERLINK "https://x.org/{{ tip }}?a=b"', 'HYPERLINK "https://x.org/%22t%22?a=b"'),
    ('HYPERLINK "%7B%7B%20url%20%7D%7D"', 'HYPERLINK "https://a.org/b?c=d%20e"'),
    ('HYPERLINK \\l "{{ tip }}"', 'HYPERLINK \\l "\\"t\\""'),
]


@pytest.mark.parametrize(("written", "expected"), LINKS)
def test_a_link_that_is_a_field_is_filled_as_a_link(written: str, expected: str) -> None:
    """The same rules as for the addresses of other links."""
    template = docx(p(field(written, result="click")))
    assert codes(rendered(template, {"url": "https://a.org/b?c=d e", "tip": '"t"'})).replace("&quot;", '"') == expected


def test_a_link_that_is_a_field_leads_to_no_file() -> None:
    """Neither by data nor by the template."""
    cure = "give an address that begins with https://, http:// or mailto:"
    assert problems(docx(p(field('HYPERLINK "{{ url }}"'))), {"url": "file:///etc/x"}) == [
        f"link-unsafe: this link would lead to `file:///etc/x` | paragraph 1, field HYPERLINK | {{{{ url }}}} | {cure}"
    ]
    assert problems(docx(p(field('HYPERLINK "\\\\\\\\server\\\\x" {{ x }}'))), {"x": 1}) == [
        "template-unsafe: the template holds a link to the file \\\\server\\x |  |  | "
        "remove it (Alt+F9 shows it) and save again"
    ]


# -- fields that no template may hold

FETCHING = ["INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "DATABASE", "RD", "includetext"]


@pytest.mark.parametrize("kind", FETCHING)
@pytest.mark.parametrize("where", ["runs", "simple", "header"])
def test_a_field_that_fetches_is_refused(kind: str, where: str) -> None:
    """Other files, pictures from the web, other programs: nothing of it belongs into a sent file."""
    split = field(f" {kind[:3]}", f'{kind[3:]} "C:\\x"')
    simple = f"<w:fldSimple w:instr=' {kind} x'>{run('r')}</w:fldSimple>"
    if where == "header":
        template = docx(p("{{ x }}"), parts={"header1.xml": header(p(split))}, section=refer("header1"))
    else:
        template = docx(p("{{ x }}", split if where == "runs" else simple))
    assert problems(template, {"x": 1}) == [
        f"template-unsafe: the template holds a field {kind.upper()}, which brings in what is not in the file |  |  | "
        "remove it (Alt+F9 shows it) and save again"
    ]


def test_a_field_whose_kind_is_made_by_another_is_refused() -> None:
    """Word works out the inner field first, so it could make any kind."""
    outer = char("begin") + field("QUOTE INCLUDE", result="INCLUDE") + code('TEXT "C:\\x"') + char("separate")
    assert problems(docx(p("{{ x }}", outer, run("r"), char("end"))), {"x": 1}) == [
        "template-unsafe: the template holds a field whose kind is made by another field |  |  | "
        "remove it (Alt+F9 shows it) and save again"
    ]
