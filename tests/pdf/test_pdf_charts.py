"""Native charts in a PDF: their numbers have the marks of the document's language, whatever computer makes it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from brief_builder.build import build, init_pack
from brief_builder.office import Package, write_members
from brief_builder.office.members import Member
from brief_builder.pdf import Source, make_pdfs
from brief_builder.pdf.chart_marks import with_marks

CHART = "ppt/charts/chart1.xml"


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The French deck of a new pack, whose chart is a native one."""
    folder = tmp_path_factory.mktemp("native")
    init_pack(folder / "native", as_of=date(2027, 3, 1), languages=("fr",))
    build(folder / "native", out=folder / "output", only=("deck",))
    return (folder / "output" / "native" / "deck.fr.pptx").read_bytes()


def _chart(language: str, code: str) -> Package:
    text = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:lang val="{language}"/><c:chart><c:plotArea><c:valAx><c:numFmt formatCode="{code}" sourceLinked="0"/>'
        f"</c:valAx></c:plotArea></c:chart><c:formatCode>{code}</c:formatCode></c:chartSpace>"
    )
    return Package.embedded(write_members([Member.of(CHART, text.encode())]))


@pytest.mark.parametrize(
    ("language", "code", "marked"),
    [
        ("fr-CA", "0.0", "[$-C0C]0.0"),
        ("fr-FR", "#,##0.0,,,;−#,##0.0,,,", "[$-40C]#,##0.0,,,;[$-40C]−#,##0.0,,,"),
        ("km-KH", "0", "[$-453]0"),
        ("fr-CA", "0&quot;;&quot;0", "[$-C0C]0&quot;;&quot;0"),
        ("fr-CA", r"0\;0", r"[$-C0C]0\;0"),
    ],
    ids=["one section", "two sections", "Khmer", "a quoted sign", "a masked sign"],
)
def test_a_format_says_whose_marks_its_numbers_have(language: str, code: str, marked: str) -> None:
    """In each of its sections, for labels, axes and the values that are kept."""
    text = with_marks(_chart(language, code))[CHART].decode()
    found = re.findall(r'formatCode="(.*?)" sourceLinked|<c:formatCode>(.*?)<', text)
    assert [(one or other).replace('"', "&quot;") for one, other in found] == [marked, marked]


@pytest.mark.parametrize(
    ("language", "code"),
    [("fr-CA", "General"), ("fr-CA", "[$-40C]0.0"), ("fr-CA", "@"), ("", "0.0"), ("tlh-QO", "0.0")],
    ids=["no digits", "a locale of its own", "a text", "no language", "a language that no program knows"],
)
def test_other_formats_stay(language: str, code: str) -> None:
    """Nothing is known that could be said."""
    assert with_marks(_chart(language, code)) == {}


@pytest.mark.office
def test_a_french_chart_has_commas_in_its_pdf(deck: bytes, office: None) -> None:
    """LibreOffice, which speaks English here, would write points; the deck itself stays as it is."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert b"[$-" not in b"".join(archive.read(name) for name in archive.namelist() if "/charts/" in name)
    paper = make_pdfs({"deck.fr.pptx": Source(deck, "fr")})["deck.fr.pptx"]
    drawn = PdfReader(io.BytesIO(paper.data or b"")).pages[2].extract_text()
    assert "1,9" in drawn
    assert "1,6" in drawn
    assert "1.9" not in drawn


def test_the_copy_alone_is_changed(deck: bytes) -> None:
    """The charts of the deck, and no other part."""
    changed = with_marks(Package.open(deck))
    assert changed
    assert all(Path(name).parent.name == "charts" for name in changed)
