"""Decks to be brought into others, made by python-pptx and, where it knows no way, by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.util import Cm

from brief_builder.merge import Rendered, Template
from brief_builder.proof import check_package
from deck_outlines import make_deck
from soundness import check_valid

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HOST = '=== First\n@notes words\n=== Annex\n{% slide include "annex.pptx" %}'


def saved(deck: Any) -> bytes:
    """The bytes of a deck."""
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def deck_on(layout: str, *titles: str) -> Any:
    """A deck with a slide for each title, on the layout of this name."""
    deck = Presentation()
    for title in titles:
        slide = deck.slides.add_slide(deck.slide_layouts.get_by_name(layout))
        if slide.shapes.title is not None:
            slide.shapes.title.text = title
    return deck


def picture(slide: Any, colour: str = "navy", alt: str = "a picture") -> Any:
    """A small picture on a slide."""
    data = io.BytesIO()
    Image.new("RGB", (80, 40), colour).save(data, "PNG")
    shape = slide.shapes.add_picture(data, Cm(2), Cm(8), Cm(4), Cm(2))
    shape._element.nvPicPr.cNvPr.set("descr", alt)
    return shape


def changed(
    data: bytes,
    changes: Mapping[str, Callable[[str], str]] | None = None,
    *,
    without: Iterable[str] = (),
    added: Mapping[str, bytes] | None = None,
) -> bytes:
    """A package with the text of members changed, members left out, and members added."""
    out, gone = io.BytesIO(), set(without)
    with zipfile.ZipFile(io.BytesIO(data)) as had, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in had.namelist():
            content = had.read(name)
            if changes and name in changes:
                content = changes[name](content.decode()).encode()
            if name not in gone:
                package.writestr(name, content)
        for name, content in (added or {}).items():
            package.writestr(name, content)
    return out.getvalue()


def brought(annex: Any, folder: Path, host: Any = None, data: Mapping[str, Any] | None = None) -> Rendered:
    """The deck that comes out when one comes into another: sound, and the same again."""
    (folder / "annex.pptx").write_bytes(annex if isinstance(annex, bytes) else saved(annex))
    made = make_deck(HOST) if host is None else host if isinstance(host, bytes) else saved(host)
    one, two = (Template.read(made, "t.pptx").rendered(data or {}, folder=folder) for _ in range(2))
    assert one.data == two.data, "the same inputs gave other bytes"
    assert [fault.message for fault in check_package(one.data, one.literals)] == []
    check_valid(one.data)
    return one


def remarks(rendered: Rendered) -> list[str]:
    """What is said of what does not come along as it was: message = cure."""
    assert {(p.code, p.severity, str(p.place)) for p in rendered.problems} <= {
        ("document-changed", "warning", 't.pptx, slide 2 "Annex", shape "Text"')
    }
    return [f"{p.message} = {p.help[0]}" for p in rendered.problems]


def opened(rendered: Rendered) -> Any:
    """The deck, by python-pptx."""
    return Presentation(io.BytesIO(rendered.data))


def texts(slide: Any) -> list[str]:
    """The words of the shapes of a slide that have any."""
    return [s.text_frame.text for s in slide.shapes if s.has_text_frame and s.text_frame.text]


def members(rendered: Rendered, beginning: str) -> list[str]:
    """The members whose names begin so."""
    with zipfile.ZipFile(io.BytesIO(rendered.data)) as package:
        return sorted(name for name in package.namelist() if name.startswith(beginning))


def member(rendered: Rendered, name: str) -> str:
    """The text of a member."""
    with zipfile.ZipFile(io.BytesIO(rendered.data)) as package:
        return package.read(name).decode()
