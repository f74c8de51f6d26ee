"""Documents that nobody drew for us: without tags they come out as they are, with tags they come out sound."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from docx import Document
from entries import UNFILLED, unfilled
from judging import codes_of, filled, inserted, untouched
from pptx import Presentation
from sowing import TAG, WAYS

import annexes
from chart_packages import chart_parts, drawing
from deck_packages import rich_deck
from outlines import make_docx, make_pptx
from soundness import check_valid
from word_packages import with_properties
from zip_members import members_of

ROOT = Path(__file__).resolve().parent.parent.parent


def _of_library(package: str, name: str) -> bytes:
    """The template that a library has in its own folder."""
    found = find_spec(package)
    assert found is not None
    assert found.submodule_search_locations is not None
    return (Path(found.submodule_search_locations[0]) / "templates" / name).read_bytes()


def _deck_of_layouts() -> bytes:
    """A slide for each layout of python-pptx's own template, with words in each placeholder."""
    deck = Presentation(io.BytesIO(_of_library("pptx", "default.pptx")))
    for layout in deck.slide_layouts:
        slide = deck.slides.add_slide(layout)
        for shape in slide.placeholders:
            if shape.has_text_frame:
                shape.text_frame.text = f"Words of {shape.name}"
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def _document_of_all() -> bytes:
    """Notes, a text box, a control, a link, a chart, a comment, headers, properties, and a table with an alt text."""
    document = Document(io.BytesIO(annexes.rich()))
    document.add_comment(document.paragraphs[1].runs, text="A remark", author="Ann")
    document.sections[0].header.paragraphs[0].text = "Words of the header"
    document.sections[0].footer.paragraphs[0].text = "Words of the footer"
    described = '<w:tblCaption w:val="Numbers"/><w:tblDescription w:val="A table of numbers"/>'
    annexes.add(
        document,
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{described}</w:tblPr><w:tblGrid><w:gridCol w:w="3000"/>'
        f"</w:tblGrid><w:tr><w:tc><w:p>{annexes.run('a cell')}</w:p></w:tc></w:tr></w:tbl>",
        '<w:sdt><w:sdtPr><w:alias w:val="Name"/><w:tag w:val="name"/><w:dropDownList><w:listItem '
        'w:displayText="one" w:value="1"/></w:dropDownList></w:sdtPr>'
        f"<w:sdtContent><w:p>{annexes.run('chosen')}</w:p></w:sdtContent></w:sdt>",
        f"<w:p>{drawing('A chart', 'rId910', number=90)}</w:p>",
    )
    chart, book = chart_parts()
    lines = "<c:majorGridlines/>"
    chart = chart.replace(lines, f'{lines}<c:numFmt formatCode="#,##0.0" sourceLinked="0"/>', 1)
    data = annexes.with_parts(
        annexes.saved(document),
        {"word/charts/chart9.xml": chart.encode(), "word/embeddings/book9.xlsx": book},
        [
            ("word/document.xml", "rId910", "chart", "word/charts/chart9.xml"),
            ("word/charts/chart9.xml", "rId1", "package", "word/embeddings/book9.xlsx"),
        ],
    )
    core = "<dc:title>A title</dc:title><cp:keywords>words</cp:keywords>"
    client = "<vt:lpwstr>A client</vt:lpwstr>"
    return with_properties(data, core, client, "<Company>A company</Company>")


def _has_tags(path: Path) -> bool:
    return any(b"{{" in each or b"{%" in each for each in members_of(path.read_bytes()).values())


_OUTLINE = "# Head\nWords, ពាក្យ and كلمات.\n- item\n| a | b |\n| c | d |"
_MADE: dict[str, Callable[[], bytes]] = {
    "python-docx.docx": lambda: _of_library("docx", "default.docx"),
    "python-pptx.pptx": lambda: _of_library("pptx", "default.pptx"),
    "layouts.pptx": _deck_of_layouts,
    "all.docx": _document_of_all,
    "all.pptx": rich_deck,
    "outline.docx": lambda: make_docx(_OUTLINE + "\n1. first\n1. second\n|= head | head |\n| x | y |"),
    "outline.pptx": lambda: make_pptx(_OUTLINE),
    **{
        f"{path.parent.name}/{path.name}": path.read_bytes
        for path in sorted([*(ROOT / "tests" / "documents").glob("*.docx"), *(ROOT / "templates").rglob("*.[dp]*x")])
        if not _has_tags(path)
    },
}


@cache
def _document(name: str) -> bytes:
    return _MADE[name]()


@pytest.mark.parametrize("name", _MADE)
def test_a_document_without_tags_comes_out_as_it_is(name: str) -> None:
    """Each part has its bytes, but for what tells of who drew it; rendered again, all of them."""
    assert untouched(_document(name), name) == ""


@pytest.mark.parametrize("name", _MADE)
def test_a_document_with_tags_comes_out_sound(name: str) -> None:
    """Behind its text and in it, in cells, notes, comments, charts, properties: each value stands where its tag did."""
    found: dict[str, str] = {}
    for way, put in WAYS.items():
        given = put(_document(name))
        if given.prints:
            wrong, produced = filled(given, name)
            found[way] = wrong
            if not wrong:
                check_valid(produced, given.data)
    assert found == dict.fromkeys(found, "")
    assert found


@pytest.mark.parametrize("name", _MADE)
def test_a_document_that_is_inserted_into_another_leaves_it_sound(name: str) -> None:
    """With its styles, lists, notes, charts and masters."""
    wrong, produced = inserted(_document(name), name)
    assert wrong == ""
    if produced:
        check_valid(produced, _document(name))


@pytest.mark.parametrize("place", UNFILLED)
def test_a_tag_where_none_is_filled_is_told(place: str) -> None:
    """In what Office asks for in a box of its own, and shows or keeps: no such tag goes out in silence."""
    name = "all.docx" if place.startswith("word") else "all.pptx"
    assert codes_of(unfilled(_document(name), place, TAG), name) == {"tag-left"}
