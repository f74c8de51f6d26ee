"""A tag that is left in a produced file is found however the file writes it: parts without one are passed over fast."""

from __future__ import annotations

import pytest

from brief_builder.office import Package, write_members
from brief_builder.office.members import Member
from brief_builder.proof import check_package
from outlines import make_docx

_MAIN = "word/document.xml"
WAYS = {
    "as it is": b"{{ trade.total }}",
    "a character reference": b"&#123;&#x7B; trade.total }&#125;",
    "a section apart": b"{<![CDATA[{ trade.total ]]>}}",
    "a comment between": b"{<!-- a remark -->{ trade.total }<!-- -->}",
    "an instruction between": b"{<?remark ?>{ trade.total }<?remark ?>}",
    "a block": b"{% for x in y %}",
    "a comment of the template": b"{# remark #}",
}


def _with(words: bytes, *, encoding: str = "utf-8") -> bytes:
    package = Package.open(make_docx("Words"))
    main = package.read(_MAIN).replace(b"Words", words)
    if encoding != "utf-8":
        text = main.decode("utf-8").replace('encoding="UTF-8"', f'encoding="{encoding}"', 1)
        text = text.replace("encoding='UTF-8'", f"encoding='{encoding}'", 1)
        main = text.encode(encoding)
    return write_members(Member.of(_MAIN, main) if each.name == _MAIN else each for each in package.members)


@pytest.mark.parametrize("way", WAYS, ids=WAYS)
def test_a_tag_is_found_however_it_is_written(way: str) -> None:
    """Word shows the same letters for each of these."""
    assert {fault.code for fault in check_package(_with(WAYS[way]))} == {"tag-left"}


def test_a_tag_is_found_in_another_encoding() -> None:
    """In UTF-16 no two braces stand beside each other as bytes."""
    assert {fault.code for fault in check_package(_with(b"{{ x }}", encoding="utf-16"))} == {"tag-left"}


def test_a_tag_is_found_in_an_encoding_that_nobody_says() -> None:
    """Its mark says it, and the parser calls it UTF-8."""
    package = Package.open(make_docx("{{ x }}"))
    main = package.read(_MAIN).decode().partition("?>")[2].encode("utf-16")
    data = write_members(Member.of(_MAIN, main) if each.name == _MAIN else each for each in package.members)
    assert {fault.code for fault in check_package(data)} == {"tag-left"}


@pytest.mark.parametrize(
    ("entry", "where"),
    [
        ('<w:alias w:val="{{ x }}"/>', " in the title of a content control"),
        ('<w:tag w:val="{{ x }}"/>', " in the tag of a content control"),
        ('<w:dropDownList><w:listItem w:displayText="{{ x }}" w:value="a"/></w:dropDownList>',
         " in a choice of a content control"),
        ('<w:dropDownList><w:listItem w:displayText="a" w:value="{{ x }}"/></w:dropDownList>', ""),
    ],
)  # fmt: skip
def test_a_tag_is_found_in_an_entry_of_a_dialog(entry: str, where: str) -> None:
    """What Word asks for in a box is an attribute; a reader sees the title of a control as soon as he clicks it."""
    control = f"</w:t></w:r><w:sdt><w:sdtPr>{entry}</w:sdtPr><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent>"
    (fault,) = check_package(_with(f"Words{control}</w:sdt><w:r><w:t>".encode()))
    assert (fault.code, fault.message) == ("tag-left", f"{_MAIN}: a tag is left{where}: {{{{ x }}}}")


def test_how_a_list_is_numbered_is_no_tag() -> None:
    """“{%1}” is the first number in braces."""
    numbered = b'Words</w:t></w:r><w:proofErr w:type="{%1}"/><w:r><w:t>'
    assert check_package(_with(numbered)) == []


def test_single_braces_are_words() -> None:
    """“{a}” is no tag."""
    assert check_package(_with(b"{a} 100 % {b}")) == []
