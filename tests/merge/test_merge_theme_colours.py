"""Colours that a document names by its theme: what is written beside the name is what the theme says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from brief_builder.office import Member, Package, write_members
from brief_builder.office.colours import Palette
from brief_builder.office.word_theme import Agreement
from word_fragments import docx, p, part, rendered

# accent1 of Office 2013; of its tints and shades, what Word 2016 writes beside them.
PALETTE = Palette({"accent1": "#4472c4", "accent2": "#ed7d31", "dk1": "#000000", "lt1": "#ffffff"}, {"text1": "dk1"})


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ('w:themeColor="accent1"', "4472C4"),
        ('w:themeColor="accent1" w:themeTint="99"', "8EAADB"),
        ('w:themeColor="accent1" w:themeTint="33"', "D9E2F3"),
        ('w:themeColor="accent1" w:themeShade="BF"', "2F5496"),
        ('w:themeColor="accent1" w:themeShade="7F"', "1F3763"),
        ('w:themeColor="accent2" w:themeTint="33"', "FBE4D5"),
        ('w:themeColor="text1" w:themeTint="A6"', "595959"),
        ('w:themeColor="light1" w:themeShade="D9"', "D9D9D9"),
    ],
)
def test_what_stands_beside_a_name_is_what_word_writes(named: str, expected: str) -> None:
    """Tints and shades change the lightness (17.3.2.6). Word reckons in steps, which makes one of 255 at most."""
    found = re.fullmatch(
        rf'<w:color w:val="(\w{{6}})" {named}/>', Agreement(PALETTE).settled(f'<w:color w:val="123456" {named}/>')
    )
    assert found is not None
    assert all(abs(a - b) <= 1 for a, b in zip(bytes.fromhex(found[1]), bytes.fromhex(expected), strict=True))


@pytest.mark.parametrize(
    ("stale", "expected"),
    [
        ('<w:shd w:val="clear" w:color="auto" w:fill="123456" w:themeFill="accent1"/>',
         '<w:shd w:val="clear" w:color="auto" w:fill="4472C4" w:themeFill="accent1"/>'),
        ('<w:shd w:fill="123456" w:themeFill="accent1" w:themeFillTint="99"/>',
         '<w:shd w:fill="8EAADB" w:themeFill="accent1" w:themeFillTint="99"/>'),
        ('<w:bottom w:val="single" w:sz="4" w:color="123456" w:themeColor="accent1"/>',
         '<w:bottom w:val="single" w:sz="4" w:color="4472C4" w:themeColor="accent1"/>'),
        ('<w:u w:val="single" w:color="123456" w:themeColor="accent1"/>',
         '<w:u w:val="single" w:color="4472C4" w:themeColor="accent1"/>'),
    ],
)  # fmt: skip
def test_shadings_borders_and_underlines_too(stale: str, expected: str) -> None:
    """Of a shading, `color` is the pattern's and `fill` the ground's."""
    assert Agreement(PALETTE).settled(stale) == expected


@pytest.mark.parametrize(
    "text",
    [
        '<w:color w:val="123456"/>',  # its author's own
        '<w:color w:val="4573C3" w:themeColor="accent1"/>',  # rounded otherwise
        '<w:color w:themeColor="accent1"/>',  # nothing beside it
        '<w:color w:val="123456" w:themeColor="none"/>',
        '<w:color w:val="123456" w:themeColor="accent9"/>',
        '<w:t>w:color="123456" w:themeColor="accent1"</w:t>',
    ],
)
def test_other_colours_stay(text: str) -> None:
    """What the theme does not name, and what agrees."""
    assert Agreement(PALETTE).settled(text) == text


STYLED = '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:rPr>{}</w:rPr></w:style>'
BLUE = '<w:color w:val="12436D" w:themeColor="accent1"/>'


def _in_red(data: bytes) -> bytes:
    """The theme changed by a program that changes nothing else."""
    members = []
    for member in Package.open(data).members:
        if member.name.startswith("word/theme/"):
            text = part(data, member.name)
            text = re.sub(r"(<a:accent1>).*?(</a:accent1>)", r'\1<a:srgbClr val="A5300F"/>\2', text, flags=re.DOTALL)
            member = Member.of(member.name, text.encode())
        members.append(member)
    return write_members(members)


@pytest.mark.parametrize("options", [{}, {"language": "fr-CA"}])
def test_a_theme_that_was_changed_alone_is_seen_in_the_produced_document(options: dict[str, Any]) -> None:
    """In the body and in its styles, whatever else is changed in them."""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="12436D" w:themeFill="accent1"/>'
    template = _in_red(docx(p("{{ a }}", properties=shade), styles=STYLED.format(BLUE)))
    produced = rendered(template, {"a": "x"}, **options)
    assert 'w:fill="A5300F" w:themeFill="accent1"' in part(produced)
    assert '<w:color w:val="A5300F" w:themeColor="accent1"/></w:rPr></w:style>' in part(produced, "word/styles.xml")


def test_a_document_of_which_nothing_is_filled_keeps_its_colours() -> None:
    """It is its author's."""
    template = _in_red(docx(p("words"), styles=STYLED.format(BLUE)))
    assert part(rendered(template, {}), "word/styles.xml").count(BLUE) == 1
