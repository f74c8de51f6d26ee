"""Tags in the addresses of links: each copy of a link leads to its own place, and none to a file or a program."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest

from brief_builder import Template
from brief_builder.office import Package
from word_packages import docx, header, hyperlink, p, part, problems, relationships, rendered, run


def _link(id_: str, words: str = "click here", more: str = "") -> str:
    return f'<w:hyperlink r:id="{id_}"{more}>{run(words)}</w:hyperlink>'


def _targets(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The addresses of a part's links, in the order in which they stand in it."""
    targets = {rel.id: rel.target for rel in Package.open(data).relationships(name)}
    return [targets[id_] for id_ in re.findall(r'<w:hyperlink r:id="([^"]+)"', part(data, name))]


ADDRESSES = [
    ("%7B%7B%20url%20%7D%7D", "https://example.org/a?b=c d"),
    ("{{%20url%20}}", "https://example.org/a?b=c d"),
    ("./%7B%7B%20url%20%7D%7D", "https://example.org/a?b=c d"),
    ("file:///C:\\Users\\Ann%20B\\{{url}}", "https://example.org/a?b=c d"),
    ("http://{{ url }}", "https://example.org/a?b=c d"),
]


@pytest.mark.parametrize(("target", "url"), ADDRESSES)
def test_an_address_that_is_a_tag_is_taken_whole(target: str, url: str) -> None:
    """However a word processor has written it; only what no address may hold is encoded."""
    produced = rendered(docx(p(_link("rId90")), links={"rId90": target}), {"url": url})
    assert _targets(produced) == ["https://example.org/a?b=c%20d"]


def test_a_value_within_an_address_is_encoded() -> None:
    """Its signs mean nothing there; what the author wrote around it stays as it is."""
    target = "https://example.org/%C3%A9/{{ a }}?q={{ b | default(%22x%22) }}&r=%2F#top"
    data: dict[str, Any] = {"a": "../R&D", "b": None}
    produced = rendered(docx(p(_link("rId90")), links={"rId90": target}), data)
    assert _targets(produced) == ["https://example.org/%C3%A9/..%2FR%26D?q=x&r=%2F#top"]


def test_a_mail_address_keeps_its_sign() -> None:
    """What comes with it cannot add recipients."""
    template = docx(p(_link("rId90")), links={"rId90": "mailto:{{ mail }}?subject={{ subject }}"})
    produced = rendered(template, {"mail": "a@b.org?bcc=x", "subject": "R & D @ 5"})
    assert _targets(produced) == ["mailto:a@b.org%3Fbcc%3Dx?subject=R%20%26%20D%20%40%205"]


def test_each_copy_of_a_link_leads_to_its_own_address() -> None:
    """A relationship is made for each turn of the loop; that of the template is gone."""
    template = docx(
        p("{% for x in xs %}"), p(_link("rId90", "{{ x.name }}")), p("{% endfor %}"), links={"rId90": "{{ x.url }}"}
    )
    data = {"xs": [{"name": n, "url": f"https://example.org/{n}"} for n in ("a", "b", "a")]}
    produced = rendered(template, data)
    assert _targets(produced) == ["https://example.org/a", "https://example.org/b", "https://example.org/a"]
    assert part(produced, "word/_rels/document.xml.rels").count("example.org") == 2
    nothing = rendered(template, {"xs": []})
    assert "{{" not in part(nothing, "word/_rels/document.xml.rels")


def test_a_link_in_a_header_is_filled() -> None:
    """Every part has relationships of its own."""
    rels = relationships(hyperlink("rId1", "https://a.org/{{ x }}"))
    template = docx(p("text"), parts={"header1.xml": header(p(_link("rId1"))), "_rels/header1.xml.rels": rels})
    assert _targets(rendered(template, {"x": 7}), "word/header1.xml") == ["https://a.org/7"]


def test_a_picture_may_be_a_link() -> None:
    """The address of a clickable picture is filled as that of words."""
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="5" name="Flag">'
        '<a:hlinkClick r:id="rId90"/></wp:docPr></wp:inline></w:drawing></w:r>'
    )
    template = docx(p(drawing), links={"rId90": "https://a.org/{{ x }}"})
    produced = Template.read(template, "t.docx").render({"x": "y"})
    assert 'Target="https://a.org/y"' in part(produced, "word/_rels/document.xml.rels")
    assert problems(template, {"xx": 1}) == [
        'unknown-name: there is nothing called `x` | paragraph 1, picture "Flag", its link | x | did you mean `xx`?'
    ]


def test_an_anchor_and_a_tip_may_hold_values() -> None:
    """An internal link has no relationship; LibreOffice writes its spaces as underscores."""
    link = f'<w:hyperlink w:anchor="{{{{_place_}}}}" w:tooltip="to {{{{ place }}}}">{run("go")}</w:hyperlink>'
    produced = rendered(docx(p(link)), {"place": "trade"})
    assert 'w:anchor="trade" w:tooltip="to trade"' in part(produced)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "\\\\server\\share", "report.docx"])
def test_a_link_leads_to_no_file_and_no_program(url: str) -> None:
    """Data is not trusted."""
    shown = quote(url, safe=":/()")
    assert problems(docx(p(_link("rId90")), links={"rId90": "{{ url }}"}), {"url": url}) == [
        f'link-unsafe: this link would lead to `{shown}` | paragraph 1, link "click here" | {{{{ url }}}} | '
        "give an address that begins with https://, http:// or mailto:"
    ]


def test_an_empty_address_is_said() -> None:
    """A link that leads nowhere helps nobody."""
    assert problems(docx(p(_link("rId90")), links={"rId90": "{{ url }}"}), {"url": ""}) == [
        'link-unsafe: this link would lead nowhere | paragraph 1, link "click here" | {{ url }} | '
        "give an address that begins with https://, http:// or mailto:"
    ]


def test_the_names_in_an_address_are_checked() -> None:
    """Before anything is rendered, with the place and a cure."""
    assert problems(docx(p(_link("rId90")), links={"rId90": "https://a.org/%7B%7Burll%7D%7D"}), {"url": "x"}) == [
        'unknown-name: there is nothing called `urll` | paragraph 1, link "click here" | urll | did you mean `url`?'
    ]


def test_a_block_in_an_address_is_refused() -> None:
    """Put it around the link."""
    template = docx(p(_link("rId90")), links={"rId90": "https://a.org/%7B%25%20if%20x%20%25%7Db%7B%25 endif %25%7D"})
    assert problems(template, {"x": 1}) == [
        'tag-unknown: a link may hold values, not blocks | paragraph 1, link "click here" | {% if x %} | '
        "put the block around the link",
        'tag-unknown: a link may hold values, not blocks | paragraph 1, link "click here" | {% endif %} | '
        "put the block around the link",
    ]


def test_a_link_to_a_file_stays_refused() -> None:
    """A tag in its address makes it no better."""
    template = docx(p(_link("rId90")), links={"rId90": "file:///C:/x.docx?{{ x }}"})
    assert problems(template, {"x": 1}) == [
        "template-unsafe: the template holds a link to the file file:///C:/x.docx?{{ x }} |  |  | "
        "remove it and save again"
    ]


def test_a_link_to_a_file_without_a_name_is_refused_in_words() -> None:
    """A film that was lost when the deck was saved by another program; the message ended in nothing."""
    template = docx(p(_link("rId90")), links={"rId90": ""})
    assert problems(template, {"x": 1}) == [
        "template-unsafe: the template holds a link to a file that has no name |  |  | remove it and save again"
    ]


def test_a_link_of_an_old_picture_is_filled() -> None:
    """In VML the address is an attribute."""
    shape = '<w:r><w:pict><v:shape href="https://a.org/%7B%7Bx%7D%7D"/></w:pict></w:r>'
    assert 'href="https://a.org/b%20c"' in part(rendered(docx(p(shape)), {"x": "b c"}))
