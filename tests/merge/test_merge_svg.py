"""An SVG that somebody made up is read in no time, and nothing in it hides what it fetches."""

from __future__ import annotations

import pytest
from lxml import etree

from brief_builder.merge.pictures.headers import Header
from brief_builder.merge.pictures.svg import read_svg, unsafe_svg

FALLBACK = Header("png", 3, 2)
FETCHES = "a style that fetches something"
MANY = 1_000_000  # of these, what takes the square of the time takes minutes, and the cube years


def _svg(attributes: str = "", inner: str = "") -> etree._Element:
    source = f"<svg xmlns='http://www.w3.org/2000/svg' {attributes}>{inner}</svg>"
    return etree.fromstring(source, etree.XMLParser(huge_tree=True))


@pytest.mark.parametrize("length", ["{}x", "1{}x", "{}1x", "{}", "1{}", "{}1", "{}px", "." + "{}"])
def test_a_length_with_many_spaces_is_read_at_once(length: str) -> None:
    """Spaces before, behind or in place of a number: it is a length or none."""
    spaced = length.format(" " * MANY)
    found = read_svg(_svg(f"width='{spaced}' height='7'"), FALLBACK)
    good = length.replace("{}", "") == "1"
    assert (found.width, found.height) == ((1, 7) if good else (3, 2))


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        ("url({}#a)", None),
        ("url({}&quot;{}#a)", None),
        ("url({}https://e.org/x)", FETCHES),
        ("url({}", FETCHES),
        ("image-set{}x", None),
        ("image-set{}(", FETCHES),
    ],
)
def test_an_address_with_many_spaces_is_looked_at_once(fill: str, expected: str | None) -> None:
    """Spaces where CSS allows them."""
    assert unsafe_svg(_svg(inner=f'<rect fill="{fill.replace("{}", " " * MANY)}"/>')) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("a {} /* red */ b {}", None),
        ("/**/ a {} /***/", None),
        ("/* a */" * MANY, None),
        ("/* " * MANY, FETCHES),
        ("/* " * MANY + "*/", None),
        ("a {} /*", FETCHES),
        ("a {} /*/", FETCHES),
        ("a { b: ur/* */l(https://e.org/x) }", FETCHES),
    ],
)
def test_comments_of_a_style_are_passed_over_at_once(style: str, expected: str | None) -> None:
    """One that does not end may be read one way or the other: it is not safe."""
    assert unsafe_svg(_svg(inner=f"<style>{style}</style>")) == expected


@pytest.mark.parametrize("quote", ['"', "'"])
def test_what_looks_like_a_comment_hides_nothing(quote: str) -> None:
    """In a text, `/*` begins no comment, and a browser fetches what follows."""
    opened, closed = f"a {{ content: {quote}/*{quote} }}", f"c {{ content: {quote}*/{quote} }}"
    style = f"{opened} b {{ fill: url(https://e.org/x) }} {closed}"
    assert unsafe_svg(_svg(inner=f"<style>{style}</style>")) == FETCHES
