"""The PDFs that LibreOffice makes: named, in their language, tagged, the same each time, and nothing from elsewhere."""

from __future__ import annotations

import http.server
import io
import re
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Inches
from PIL import Image
from pypdf import PdfReader
from written_documents import KHMER, letter, slides

from brief_builder.pdf import Paper, Source, Structure, make_pdfs, read_structure
from brief_builder.pdf.original import read_original

pytestmark = pytest.mark.office

WRITTEN = {
    "letter.fr.docx": Source(letter("fr-CA", "Relations", "En bref", "Le commerce a reculé."), "fr"),
    "letter.km.docx": Source(letter("km-KH", "ទំនាក់ទំនង", KHMER, "កាណាដា"), "km"),
    "deck.fr.pptx": Source(slides("fr-CA", "En bref", "Le commerce"), "fr"),
    "deck.km.pptx": Source(slides("km-KH", KHMER, "កាណាដា និង ASEAN"), "km"),
}


@pytest.fixture(scope="module")
def originals(office: None, shipped: Path) -> dict[str, Source]:
    """The documents: the shipped ones, and those in French and Khmer."""
    return {
        **{name: Source((shipped / name).read_bytes(), "en") for name in ("brief.en.docx", "deck.en.pptx")},
        **WRITTEN,
    }


@pytest.fixture(scope="module")
def papers(originals: dict[str, Source]) -> dict[str, Paper]:
    return make_pdfs(originals)


@pytest.fixture(scope="module")
def brief(papers: dict[str, Paper]) -> Structure:
    return _read(papers["brief.en.docx"])


@pytest.fixture(scope="module")
def deck(papers: dict[str, Paper]) -> Structure:
    return _read(papers["deck.en.pptx"])


def _read(paper: Paper) -> Structure:
    assert paper.data is not None
    return read_structure(paper.data)


def test_nothing_is_wrong_with_them(papers: dict[str, Paper]) -> None:
    """No fault is found in any."""
    found = {name: [fault.message for fault in paper.faults] for name, paper in papers.items()}
    assert found == {name: [] for name in papers}


def test_they_are_tagged_and_all_that_is_tagged_is_drawn(papers: dict[str, Paper]) -> None:
    """One Document below the root, and no content that no tag holds."""
    read = {name: _read(paper) for name, paper in papers.items()}
    told = {name: (each.tagged, [tag.role for tag in each.tags], each.loose) for name, each in read.items()}
    assert told == dict.fromkeys(papers, (True, ["Document"], 0))


@pytest.mark.parametrize(
    ("name", "title", "language"),
    [
        ("brief.en.docx", "Canada–Cambodia relations – Briefing pack from two open sources", "en-CA"),
        ("deck.en.pptx", "Canada–Cambodia relations", "en-CA"),
        ("letter.fr.docx", "Relations", "fr-CA"),
        ("deck.fr.pptx", "En bref", "fr-CA"),
        ("letter.km.docx", "ទំនាក់ទំនង", "km-KH"),
        ("deck.km.pptx", KHMER, "km-KH"),
    ],
)
def test_they_say_title_and_language(papers: dict[str, Paper], name: str, title: str, language: str) -> None:
    """In the catalogue, in the properties and in the metadata; the window shows the title."""
    read = _read(papers[name])
    assert (read.title, read.shows_title, read.language) == (title, True, language)
    xmp = PdfReader(io.BytesIO(papers[name].data or b"")).xmp_metadata
    assert xmp is not None
    assert (xmp.dc_title, xmp.dc_language) == ({"x-default": title}, [language])


def test_a_validator_of_pdf_ua_finds_nothing(papers: dict[str, Paper], tmp_path: Path) -> None:
    """All that can be checked by a program of the Matterhorn Protocol, as far as this one does."""
    page = pytest.importorskip("page", reason="page-validation is not installed")
    for name, paper in papers.items():
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(paper.data or b"")
        found = page.validate_pdf(str(file))
        assert [(name, failure.rule_id, failure.message) for failure in found.failures] == []


def test_they_have_no_dates(papers: dict[str, Paper]) -> None:
    """Neither in the properties nor in the metadata."""
    for paper in papers.values():
        assert not re.search(rb"CreationDate|ModDate|CreateDate|ModifyDate|InstanceID|brief-pdf-", paper.data or b"")


def test_the_same_documents_give_the_same_bytes(originals: dict[str, Source], papers: dict[str, Paper]) -> None:
    """In another folder, at another time, in another order."""
    again = make_pdfs(dict(reversed(originals.items())))
    assert {name: paper.data for name, paper in again.items()} == {name: paper.data for name, paper in papers.items()}


@pytest.mark.parametrize("name", ["brief.en.docx", "deck.en.pptx"])
def test_headings_are_those_of_the_document(originals: dict[str, Source], papers: dict[str, Paper], name: str) -> None:
    """Their levels, words and order; each slide's title is one."""
    wanted = [(f"H{each.level}", each.text) for each in read_original(originals[name].data).headings]
    found = [(tag.role, tag.text) for tag in _read(papers[name]).of("H", *(f"H{n}" for n in range(1, 7)))]
    assert found == wanted


@pytest.mark.parametrize(("name", "tables"), [("brief.en.docx", 13), ("deck.en.pptx", 4), ("letter.fr.docx", 1)])
def test_tables_have_rows_and_header_cells(papers: dict[str, Paper], name: str, tables: int) -> None:
    """The first row of each is of header cells of columns, the others have none."""
    found = _read(papers[name]).of("Table")
    assert len(found) == tables
    for table in found:
        rows = [tag for tag in table.tags if tag.role == "TR"]
        assert {(cell.role, cell.scope) for cell in rows[0].tags} == {("TH", "Column")}
        assert {cell.role for row in rows[1:] for cell in row.tags} == {"TD"}


def test_captions_stand_in_their_tables(brief: Structure) -> None:
    """The first part of a table is what is said above it."""
    first = [table.tags[0] for table in brief.of("Table") if table.tags[0].role == "Caption"]
    assert [tag.text.partition(".")[0] for tag in first][:6] == [f"Table {n}" for n in range(1, 7)]


def test_pictures_and_charts_have_their_alt_texts(brief: Structure, deck: Structure) -> None:
    """Native charts of slides as well; what is decorative is not there."""
    said = [[figure.alt.partition(":")[0] for figure in read.of("Figure")] for read in (brief, deck)]
    columns, balance = "Column chart", "Balance chart, all bars below zero"
    assert said == [[columns, columns, balance], [columns, columns]]


def test_notes_and_links_lead_to_each_other(brief: Structure) -> None:
    """Each note has its number as a label, and there is a link there and one back."""
    notes = brief.of("Note")
    assert [note.tags[0].role for note in notes] == ["Lbl"] * len(notes)
    assert [note.tags[0].text for note in notes] == [str(n) for n in range(1, len(notes) + 1)]
    links = [tag.text for tag in brief.of("Link") if tag.text.isdigit()]
    back = [tag.text for note in notes for tag in note.walk() if tag.role == "Link"]
    assert back == [note.tags[0].text for note in notes]
    assert all(links.count(number) >= 2 for number in back)


def test_lists_have_points_with_labels(brief: Structure, deck: Structure) -> None:
    """A label, and what it says."""
    for read in (brief, deck):
        assert {tuple(tag.role for tag in item.tags[:2]) for item in read.of("LI")} == {("Lbl", "LBody")}


def test_slides_are_read_one_after_the_other(deck: Structure) -> None:
    """One section a slide, which begins with its title; the marking is read once, at the very beginning."""
    sections = deck.tags[0].tags
    assert [(each.role, each.page) for each in sections] == [("Sect", n) for n in range(1, deck.pages + 1)]
    marking = "UNCLASSIFIED / NON CLASSIFIÉ"
    assert sections[0].tags[0].text == marking
    assert [each.tags[0].role for each in sections[1:]] == ["H1"] * (deck.pages - 1)
    assert sum(tag.text == marking for tag in deck.walk()) == 1


def test_headers_footers_and_numbers_of_pages_are_not_read(papers: dict[str, Paper], brief: Structure) -> None:
    """They are on the pages, not in the tags; the marking is read once, where the first page says it."""
    text = " ".join(tag.text for tag in brief.tags)
    drawn = PdfReader(io.BytesIO(papers["brief.en.docx"].data or b"")).pages[4].extract_text()
    for words, times in (("Page 5 of 15", 0), ("UNCLASSIFIED", 1)):
        assert words in drawn
        assert text.count(words) == times


def test_speaker_notes_stay_in_the_deck(papers: dict[str, Paper]) -> None:
    """One page a slide, and no word of the notes."""
    reader = PdfReader(io.BytesIO(papers["deck.fr.pptx"].data or b""))
    assert len(reader.pages) == 1
    assert "AUDIENCE" not in reader.pages[0].extract_text()


def test_words_of_another_language_are_said_to_be(papers: dict[str, Paper]) -> None:
    """A German word in a French letter; in a Khmer one, Khmer too, as LibreOffice takes the rest for English."""
    said = {name: [(tag.language, tag.text) for tag in _read(papers[name]).walk() if tag.language] for name in WRITTEN}
    assert said["letter.fr.docx"] == [("de-DE", "drei")]
    assert [each for each in said["letter.km.docx"] if each[0] != "en-CA"] == [
        ("km-KH", KHMER), ("km-KH", "កាណាដា"), ("de-DE", "drei"),
    ]  # fmt: skip


def test_fonts_are_embedded(papers: dict[str, Paper], tmp_path: Path) -> None:
    """All of them."""
    for name, paper in papers.items():
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(paper.data or b"")
        said = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout
        rows = [re.search(r" (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", line) for line in said.splitlines()[2:]]
        assert rows
        assert {row[1] for row in rows if row} == {"yes"}


def test_the_pages_look_as_libreoffice_draws_them(
    originals: dict[str, Source], papers: dict[str, Paper], tmp_path: Path
) -> None:
    """What is mended is not seen: each point is the same."""
    from brief_builder.pdf.converting import Printable, convert
    from brief_builder.pdf.program import find_office

    (drawn,) = convert([Printable("pptx", originals["deck.en.pptx"].data)], find_office())
    assert isinstance(drawn, bytes)
    pictures = []
    for name, data in (("drawn", drawn), ("mended", papers["deck.en.pptx"].data or b"")):
        (tmp_path / f"{name}.pdf").write_bytes(data)
        subprocess.run(["pdftoppm", "-r", "50", str(tmp_path / f"{name}.pdf"), str(tmp_path / name)], check=True)
        pictures.append([path.read_bytes() for path in sorted(tmp_path.glob(f"{name}-*.ppm"))])
    assert pictures[0] == pictures[1]


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this computer, and what it was asked for."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:  # type: ignore[override]
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/picture.png", paths
    server.shutdown()
    server.server_close()


def test_the_language_of_the_computer_changes_nothing(office: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice takes from it what a document leaves open: the same documents would give other bytes elsewhere."""
    document = docx.Document(io.BytesIO(letter("fr-CA", "Relations", "En bref", "Le commerce")))
    for said in [*document.styles.element.iter(qn("w:lang"))]:
        said.getparent().remove(said)
    document.core_properties.language = ""
    out = io.BytesIO()
    document.save(out)
    made = []
    for name in ("C.UTF-8", "km_KH.UTF-8"):
        for variable in ("LC_ALL", "LANG", "LANGUAGE"):
            monkeypatch.setenv(variable, name)
        made.append(make_pdfs({"letter.docx": Source(out.getvalue(), "")})["letter.docx"].data)
    assert made[0] is not None
    assert made[0] == made[1]


def test_nothing_is_fetched(office: None, asked: tuple[str, list[str]]) -> None:
    """A document that links a picture elsewhere does not make LibreOffice ask for it; the picture is missed."""
    address, paths = asked
    document, picture = docx.Document(), io.BytesIO()
    Image.new("RGB", (9, 9)).save(picture, "PNG")
    document.core_properties.title = "Linked"
    document.add_picture(picture, width=Inches(1))
    out, linked = io.BytesIO(), io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(linked, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"r:embed=", b"r:link=")
            target = f'Target="{address}" TargetMode="External"'.encode()
            new.writestr(name, re.sub(rb'Target="media/[^"]*"', target, part))
    paper = make_pdfs({"linked.docx": Source(linked.getvalue(), "en")})["linked.docx"]
    assert paths == []
    assert [fault.code for fault in paper.faults] == ["pdf-figure"]
