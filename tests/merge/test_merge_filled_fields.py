"""Fields whose codes hold tags: what they show is set where it can be known, and else Word is asked to work it out."""

from __future__ import annotations

import re
from typing import Any

import pytest

from word_packages import char, code, docx, field, header, p, part, refer, rendered, run, with_properties

BODY = "word/document.xml"
HERE = '"{{ c }}" = "Canada"'


def shown(data: bytes, name: str = BODY) -> list[tuple[str, bool]]:
    """What each field shows, and whether Word is asked to work it out; the engine's own mark is gone."""
    xml = part(data, name)
    assert "brief-" not in xml
    found = re.findall(r'<w:fldChar ([^>]*)"begin"([^>]*)/>.*?"separate"/>(.*?)"end"', xml)
    return [("".join(re.findall(r"<w:t[^>]*>([^<]*)", e)), 'w:dirty="true"' in a + b) for a, b, e in found]


def one(code_: str, data: dict[str, Any], *more: str) -> tuple[str, bool]:
    return shown(rendered(docx(p(field(code_, result="OLD")), *more), data))[0]


NAMED = '<w:bookmarkStart w:id="1" w:name="Canada"/><w:r><w:t>said</w:t></w:r><w:bookmarkEnd w:id="1"/>'
KNOWN = [
    (f'IF {HERE} "here" "abroad"', "Canada", "here"),
    (f'IF {HERE} "here" "abroad"', "canada", "abroad"),
    (f'IF {HERE} "here"', "Mali", ""),
    ('IF "{{ c }}" &lt;&gt; "Canada" "abroad" "here" \\* MERGEFORMAT', "Mali", "abroad"),
    ("IF “{{ c }}” = “Canada” “here” “abroad”", "Canada", "here"),
    ('IF "{{ c }}" = "1" "{{ c }} item" "{{ c }} items"', "1", "1 item"),
    ('IF {{ c }} = 1 "one" "more"', "1", "one"),
    ('IF "{{ c }}" = "" "none" "some"', 'a "b" \\', "some"),
    ('QUOTE "{{ c }}"', 'a "b" \\c', 'a "b" \\c'),
    ("QUOTE {{ c }}", "two words", "two words"),
    ('QUOTE "in {{ c }}" \\* MERGEFORMAT', "R & D", "in R &amp; D"),
    ("REF {{ c }}", "Canada", "said"),
    ("REF {{ c }} \\h", "Canada", "said"),
    ('STYLEREF "{{ c }}"', "heading 1", "Title"),
    ("SEQ {{ c }}", "Canada", "1"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "value", "expected"), KNOWN)
def test_what_follows_from_the_code_is_set(written: str, value: str, expected: str) -> None:
    """Nobody has to be asked."""
    assert one(written, {"c": value}, p(NAMED), p("Title", style="Heading1")) == (expected, False)


LEFT = [
    ("= {{ c }} * 2", "5"),
    ("={{ c }} * 2", "5"),
    ('IF "{{ c }}" > "5" "y" "n"', "7"),
    ('IF "{{ c }}" = "C*" "y" "n"', "Canada"),
    ('IF "{{ c }}" = "C" "y" "n"', "what?"),
    ('IF "{{ c }}" = "1.0" "y" "n"', "1"),
    ('IF {{ c }} = "Canada" "y" "n"', "Canada"),
    ('IF "{{ c }}" = "Canada" yes no', "Canada"),
    ("QUOTE {{ c }}", "65"),
    ('QUOTE "{{ c }}" \\* Upper', "old"),
    ("REF {{ c }}", "nowhere"),
    ("REF {{ c }} \\n", "Canada"),
    ("PAGEREF {{ c }}", "Canada"),
    ('STYLEREF "{{ c }}"', "heading 2"),
    ('STYLEREF "{{ c }}"', "heading 1"),
    ('DOCPROPERTY "{{ c }}"', "nothing"),
    ('DOCPROPERTY "{{ c }}"', "Pages"),
]


@pytest.mark.parametrize(("written", "value"), LEFT)
def test_what_only_word_knows_is_marked(written: str, value: str) -> None:
    """Its old result may be wrong now."""
    titles = [p(text, style="Heading1") for text in ("one", "two")]
    assert one(written, {"c": value}, p(NAMED), *titles) == ("OLD", True)


def test_a_property_whose_name_is_filled_in_is_shown() -> None:
    """Also one that no tag changed; a yes or no is worded by Word."""
    fields = p(*(field(f'DOCPROPERTY "{{{{ {name} }}}}"', result="OLD") for name in "abcd"))
    template = with_properties(
        docx(fields),
        core="<dc:title>{{ t }}</dc:title><dc:creator>me</dc:creator>",
        custom="<vt:lpwstr>C</vt:lpwstr><vt:bool>true</vt:bool>",
    )
    produced = rendered(template, {"a": "Title", "b": "author", "c": "P2", "d": "p3", "t": "T"})
    assert shown(produced) == [("T", False), ("me", False), ("C", False), ("OLD", True)]


def test_a_field_in_a_header_is_set_though_the_body_holds_no_tag() -> None:
    """And one without a tag beside it stays as it was drawn."""
    fields = p(field("REF {{ c }}", result="OLD"), field("REF Canada", result="drawn"), field("= 1 + 1", result="3"))
    template = docx(p(NAMED), parts={"header1.xml": header(fields)}, section=refer("header1"))
    assert shown(rendered(template, {"c": "Canada"}), "word/header1.xml") == [
        ("said", False), ("drawn", False), ("3", False),
    ]  # fmt: skip


def test_a_field_around_one_with_a_tag_is_marked_too() -> None:
    """What it shows depends on it."""
    inner = field('DOCPROPERTY "{{ c }}"', result="x")
    outer = char("begin") + code("IF ", inner, ' = "x" "y" "n"') + char("separate") + run("OLD") + char("end")
    assert part(rendered(docx(p(outer)), {"c": "nothing"})).count('w:dirty="true"') == 2
    around = char("begin") + code("QUOTE a") + char("separate") + field("= {{ c }}", result="1") + char("end")
    assert part(rendered(docx(p(around)), {"c": "2"})).count('w:dirty="true"') == 1


def test_a_simple_field_is_set_or_marked() -> None:
    """Its code is an attribute."""
    simple = [f"<w:fldSimple w:instr='{code_}'>{run('OLD')}</w:fldSimple>" for code_ in ("QUOTE {{ c }}", "= {{ c }}")]
    xml = part(rendered(docx(p(*simple)), {"c": "A"}))
    assert re.findall(r"<w:t[^>]*>([^<]*)", xml) == ["A", "OLD"]
    assert re.findall(r'<w:fldSimple[^>]*w:dirty="(\w+)"', xml) == ["true"]


@pytest.mark.parametrize("kind", ['HYPERLINK "https://a.org/{{ c }}"', "MACROBUTTON {{ c }} press", 'FILLIN "{{ c }}"'])
def test_what_a_person_drew_or_gives_stays(kind: str) -> None:
    """No code says it."""
    assert one(kind, {"c": "x"}) == ("OLD", False)


@pytest.mark.parametrize("own", ['w:fldLock="true"', 'w:dirty="true"'])
def test_an_authors_own_mark_stays(own: str) -> None:
    """A lock is a wish, and so is a mark."""
    template = docx(p(field('QUOTE "{{ c }}"', result="OLD").replace('"begin"', f'"begin" {own}')))
    xml = part(rendered(template, {"c": "x"}))
    assert own in xml
    assert "brief-" not in xml


def test_each_copy_of_a_field_in_a_loop_shows_its_own() -> None:
    """The copies have codes of their own."""
    template = docx(
        p("{% for c in cs %}"), p(field(f'IF {HERE} "here" "abroad"'), field("= {{ loop.index }}")), p("{% endfor %}")
    )
    assert shown(rendered(template, {"cs": ["Canada", "Mali"]})) == [
        ("here", False), ("r", True), ("abroad", False), ("r", True),
    ]  # fmt: skip
