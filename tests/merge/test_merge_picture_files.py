"""Pictures whose files say nothing, too much or something false of themselves."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PIL import Image

from brief_builder import BriefError, Template
from outlines import make_docx

_SVG = "<svg xmlns='http://www.w3.org/2000/svg' {}/>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of data with a PNG of 40 × 20 pixels."""
    Image.new("RGB", (40, 20), "steelblue").save(tmp_path / "map.png")
    return tmp_path


def _size(folder: Path, picture: dict[str, Any]) -> tuple[int, int]:
    template = Template.read(make_docx("{{ p }}"), "t.docx")
    (shape,) = Document(io.BytesIO(template.render({"p": picture}, folder=folder))).inline_shapes
    return shape.width, shape.height


@pytest.mark.parametrize(
    "size",
    ["viewBox='0 0 . -'", "viewBox='1 2'", "width='1..5' height='-5'", "width='0' height='0'", "viewBox='0 0 nan inf'"],
)
def test_an_svg_whose_size_is_none_has_that_of_its_fallback(folder: Path, size: str) -> None:
    """Numbers that are none, in each place where an SVG says its size."""
    (folder / "odd.svg").write_text(_SVG.format(size), encoding="utf-8")
    png = _size(folder, {"image": "map.png", "alt": "x"})
    assert _size(folder, {"image": "odd.svg", "fallback": "map.png", "alt": "x"}) == png


def test_a_larger_svg_than_any_page_is_a_problem(folder: Path) -> None:
    """Said in a number that can be read."""
    (folder / "odd.svg").write_text(_SVG.format("width='1e300' height='9e999'"), encoding="utf-8")
    with pytest.raises(BriefError, match="1,000,000,000 × 1,000,000,000 pixels"):
        _size(folder, {"image": "odd.svg", "fallback": "map.png", "alt": "x"})


def test_a_png_whose_bytes_were_changed_is_a_problem(folder: Path) -> None:
    """Word shows a red cross in its place."""
    data = bytearray((folder / "map.png").read_bytes())
    data[20] ^= 1
    (folder / "odd.png").write_bytes(data)
    with pytest.raises(BriefError, match=r"the picture `odd.png` is damaged"):
        _size(folder, {"image": "odd.png", "alt": "x"})
