"""Copies of slides in LibreOffice: they look like their slide, and a deck that it saved is a template as any other."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from brief_builder import Template
from brief_builder.proof import check_package
from deck_flaws import Deck, flaws
from deck_packages import SLIDES, rich_deck

_EACH = dict.fromkeys(SLIDES, "{% slide for x in xs %}")


def _pages(pdf: Path) -> list[bytes]:
    """What each page looks like, point by point."""
    subprocess.run(["pdftoppm", "-r", "72", str(pdf), str(pdf.with_suffix(""))], check=True)
    return [path.read_bytes() for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.ppm"))]


@pytest.mark.office
def test_an_unchanged_copy_looks_like_its_slide(to_pdf: Callable[[Path], Path], tmp_path: Path) -> None:
    """Every point of the picture of every slide is the same."""
    drawn, copied = tmp_path / "drawn.pptx", tmp_path / "copied.pptx"
    drawn.write_bytes(rich_deck())
    copied.write_bytes(Template.read(rich_deck(_EACH), "t.pptx").render({"xs": [1, 2]}))
    before, after = _pages(to_pdf(drawn)), _pages(to_pdf(copied))
    assert len(set(before)) == len(SLIDES)
    assert after == [page for page in before for _ in range(2)]


@pytest.mark.office
def test_a_deck_that_libreoffice_saved_is_a_template(office: None, tmp_path: Path) -> None:
    """Its slides repeat and go; nothing is wrong in what is produced that was not wrong in what LibreOffice wrote."""
    deck = Presentation(io.BytesIO(rich_deck(_EACH)))
    for slide in deck.slides:
        for link in list(slide.notes_slide._element.iter(qn("a:hlinkClick"))):
            link.getparent().remove(link)  # of links in notes it makes links to files, which are refused
    (tmp_path / "in").mkdir()
    deck.save(str(tmp_path / "in" / "t.pptx"))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pptx", "--outdir", str(tmp_path), str(tmp_path / "in" / "t.pptx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    data = (tmp_path / "t.pptx").read_bytes()
    had = _kinds(data)
    for count in (1, 3):
        produced = Template.read(data, "t.pptx").render({"xs": list(range(count))})
        assert _kinds(produced) - had == set()
        titles = [slide.shapes.title.text.split()[0] for slide in Presentation(io.BytesIO(produced)).slides]
        assert titles == [title for title in SLIDES for _ in range(count)]
        first = Deck(produced).slides[0]
        assert [t for t in Deck(produced).led_to(first, "slide") if t not in Deck(produced).slides] == []


def _kinds(data: bytes) -> set[str]:
    """What is wrong, without numbers: a copy repeats what its slide has."""
    found = [*flaws(data), *(fault.message for fault in check_package(data))]
    return {re.sub(r"\d+", "0", message) for message in found}
