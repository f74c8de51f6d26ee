"""Documents that nobody drew for us: without tags they come out as they are, with tags they come out sound."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from judging import filled, untouched
from pptx import Presentation
from sowing import Sown, appended, looped, rows_sown, sown

from outlines import make_docx, make_pptx
from soundness import check_valid
from zip_members import members_of

ROOT = Path(__file__).resolve().parent.parent.parent
_WAYS: dict[str, Callable[[bytes], Sown]] = {
    "appended": appended,
    "in rows": rows_sown,
    "sown": lambda data: sown(data, 1),
    "sown again": lambda data: sown(data, 2),
    "looped": lambda data: looped(data, 1),
}


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


_OUTLINE = "# Head\nWords, ពាក្យ and كلمات.\n- item\n| a | b |\n| c | d |"
_MADE: dict[str, Callable[[], bytes]] = {
    "python-docx.docx": lambda: _of_library("docx", "default.docx"),
    "python-pptx.pptx": lambda: _of_library("pptx", "default.pptx"),
    "layouts.pptx": _deck_of_layouts,
    "outline.docx": lambda: make_docx(_OUTLINE + "\n1. first\n1. second\n|= head | head |\n| x | y |"),
    "outline.pptx": lambda: make_pptx(_OUTLINE),
    **{
        f"{path.parent.name}/{path.name}": path.read_bytes
        for path in sorted([*(ROOT / "tests" / "documents").glob("*.docx"), *(ROOT / "templates").rglob("*.[dp]*x")])
    },
}


@cache
def _document(name: str) -> bytes:
    return _MADE[name]()


def _has_tags(name: str) -> bool:
    return any(b"{{" in each or b"{%" in each for each in members_of(_document(name)).values())


_PLAIN = [name for name in _MADE if not _has_tags(name)]
_PLACES = [(name, way) for name in _PLAIN for way, put in _WAYS.items() if put(_document(name)).prints]


@pytest.mark.parametrize("name", _PLAIN)
def test_a_document_without_tags_comes_out_as_it_is(name: str) -> None:
    """Each part has its bytes, but for what tells of who drew it; rendered again, all of them."""
    assert untouched(_document(name), name) == ""


@pytest.mark.parametrize(("name", "way"), _PLACES)
def test_a_document_with_tags_comes_out_sound(name: str, way: str) -> None:
    """Behind its text and in it, in cells, headers, notes and alt texts: each value stands where its tag did."""
    given = _WAYS[way](_document(name))
    wrong, produced = filled(given, name)
    assert wrong == ""
    check_valid(produced, given.data)
