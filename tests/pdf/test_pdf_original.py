"""What is known of a document before it is a PDF, and what is said of one that lost some of it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pptx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt
from written_documents import letter, slides

from brief_builder.office.extensions import DECORATIVE, DECORATIVE_SPACE
from brief_builder.pdf.faults import pdf_faults
from brief_builder.pdf.original import DECORATION, Heading, Original, read_original
from brief_builder.problems import Fault


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_file_says_title_language_headings_and_tables() -> None:
    """Its properties, its headings by style, and how many tables have a header row."""
    read = read_original(letter("fr-CA", "Relations", "En bref", "Le commerce"))
    assert (read.kind, read.title, read.language, read.headings, read.tables) == (
        "docx", "Relations", "fr-CA", (Heading(1, "En bref"),), 1,
    )  # fmt: skip


def test_headings_have_their_level_from_style_base_or_paragraph() -> None:
    """Built-in styles by name, styles based on them, the paragraph's own level, which wins; empty ones are none."""
    document = docx.Document()
    style: Any = document.styles.add_style("Chapter", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("own", "Chapter")
    document.add_paragraph("text")
    document.add_heading("", 1)
    for text, level in (("third", "2"), ("none", "9")):
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), level)
        document.add_heading(text, 1)._p.get_or_add_pPr().append(outline)
    assert read_original(_saved(document)).headings == (Heading(2, "own"), Heading(3, "third"))


def test_headings_are_those_that_are_read() -> None:
    """Neither what is hidden nor what is deleted is a heading of the PDF."""
    document = docx.Document()
    for text in ("Trade", "Hidden", "Gone"):
        document.add_heading(text, 1)
    document.paragraphs[1].runs[0].font.hidden = True
    run = document.paragraphs[2].runs[0]._r
    deleted = OxmlElement("w:del")
    run.addprevious(deleted)
    deleted.append(run)
    assert read_original(_saved(document)).headings == (Heading(1, "Trade"),)


def test_a_document_is_called_by_its_title_else_by_its_first_heading() -> None:
    """As they stand in its text; spaces without width, at which Khmer lines break, are no part of a name."""
    document = docx.Document()
    document.add_paragraph("Words")
    document.add_heading("កាណាដា\u200bកម្ពុជា", 1)
    assert read_original(_saved(document)).called == "កាណាដាកម្ពុជា"
    document.add_paragraph("Relations", "Title")
    assert read_original(_saved(document)).called == "Relations"
    presentation = pptx.Presentation(io.BytesIO(slides("fr-CA", "En bref", "Le commerce")))
    assert read_original(_saved(presentation)).called == "En bref"


@pytest.mark.parametrize("title", ["PowerPoint Presentation", "Microsoft Word - draft.docx", "Sans titre"])
def test_a_title_that_a_program_wrote_is_none(title: str) -> None:
    """PowerPoint writes one into each new file."""
    presentation = pptx.Presentation(io.BytesIO(slides("fr-CA", "En bref", "Le commerce")))
    presentation.core_properties.title = title
    read = read_original(_saved(presentation))
    assert (read.title, read.called) == ("", "En bref")


def test_the_text_of_a_document_may_have_any_name() -> None:
    """Its part is the one that the package names, as other programs than Word write it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(letter("fr-CA", "Relations", "En bref", "Le commerce"))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name.replace("document.xml", "text.xml"), old.read(name).replace(b"document.xml", b"text.xml"))
    assert read_original(out.getvalue()).headings == (Heading(1, "En bref"),)


def test_captions_are_called_by_their_styles() -> None:
    """The built-in one, and those based on it."""
    document = docx.Document()
    style: Any = document.styles.add_style("Table title", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Caption"]
    for name in ("Caption", "Table title"):
        document.add_paragraph("Trade", name)
    assert read_original(_saved(document)).captions == {"caption", "table title"}


def test_without_a_language_in_its_properties_a_file_has_that_of_its_styles() -> None:
    """As Word itself takes it."""
    document = docx.Document()
    document.core_properties.language = ""
    next(document.styles.element.iter(qn("w:lang"))).set(qn("w:val"), "fr-CA")
    assert read_original(_saved(document)).language == "fr-CA"


def test_a_file_that_says_its_language_at_its_words_alone_is_in_that_of_most() -> None:
    """Its defaults name none, as other programs than Word write it."""
    document = docx.Document(io.BytesIO(letter("fr-CA", "Relations", "En bref", "Le commerce")))
    document.core_properties.language = ""
    for said in [*document.styles.element.iter(qn("w:lang"))]:
        said.getparent().remove(said)
    for text, language in (
        ("Le commerce a reculé en 2023, et les exportations ont augmenté.", "fr-CA"),
        ("Trade", "en-CA"),
    ):
        run = document.add_paragraph().add_run(text)
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), language)
        run._r.get_or_add_rPr().append(mark)
    assert read_original(_saved(document)).language == "fr-CA"


def test_decorative_drawings_say_so_in_what_is_printed() -> None:
    """LibreOffice hands on the alt text; the file itself stays as it is."""
    document = docx.Document()
    drawing = OxmlElement("w:drawing")
    named = OxmlElement("wp:docPr")
    named.set("id", "1")
    extension = named.makeelement(qn("a:ext"), {"uri": DECORATIVE})
    extension.append(named.makeelement(f"{{{DECORATIVE_SPACE}}}decorative", {"val": "1"}))
    named.append(extension)
    drawing.append(named)
    document.add_paragraph().add_run()._r.append(drawing)
    data = _saved(document)
    with zipfile.ZipFile(io.BytesIO(read_original(data).printed)) as printed:
        assert f'descr="{DECORATION}"'.encode() in printed.read("word/document.xml")


def test_a_file_without_decoration_is_printed_as_it_is() -> None:
    """Byte for byte."""
    data = letter("fr-CA", "Relations", "En bref", "Le commerce")
    assert read_original(data).printed == data


def test_a_deck_says_title_language_titles_and_words() -> None:
    """Of the slides that are shown; not the notes."""
    presentation = pptx.Presentation(io.BytesIO(slides("fr-CA", "En bref", "Le commerce")))
    hidden = presentation.slides.add_slide(presentation.slide_layouts[5])
    assert hidden.shapes.title is not None
    hidden.shapes.title.text = "Hidden"
    hidden._element.set("show", "0")
    read = read_original(_saved(presentation))
    assert (read.kind, read.title, read.language) == ("pptx", "En bref", "fr-CA")
    assert read.headings == (Heading(1, "En bref"),)
    assert read.paragraphs == (("En bref", "Le commerce"),)


def test_drawings_in_groups_stand_where_the_group_shows_them() -> None:
    """Moved and scaled by the group's transform (ISO 29500-1, 20.1.7.5)."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    box = group.shapes.add_textbox(Pt(10), Pt(20), Pt(30), Pt(40))
    box._element.nvSpPr.cNvPr.set("descr", " A box. ")
    group.left, group.top, group.width, group.height = Pt(100), Pt(100), Pt(60), Pt(80)
    found = [each for each in read_original(_saved(presentation)).slides[0] if each.alt]
    assert [(each.left, each.top, each.right, each.bottom, each.alt) for each in found] == [
        (100, 100, 160, 180, "A box.")
    ]


def test_a_picture_in_a_placeholder_stands_where_its_layout_has_it() -> None:
    """PowerPoint writes no frame of its own there: what is said of the picture would be lost."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[8])
    picture = io.BytesIO()
    Image.new("RGB", (9, 9)).save(picture, "PNG")
    (holder,) = [each for each in slide.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.PICTURE]
    left, top = holder.left.pt, holder.top.pt
    holder.insert_picture(picture)._element.nvPicPr.cNvPr.set("descr", "A map.")
    found = read_original(_saved(presentation)).slides[0]
    assert [(each.left, each.top, each.alt) for each in found if each.alt] == [(left, top, "A map.")]


ORIGINAL = Original("docx", b"", "T", "", "", "fr-CA", (Heading(1, "One"), Heading(2, "Two\u200bthree four")), 1)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that says what faults a PDF with this structure has."""
    from brief_builder.pdf import faults
    from brief_builder.pdf.structure import Structure, Tag

    def tag(role: str, text: str = "", alt: str = "", tags: tuple[Tag, ...] = ()) -> Tag:
        return Tag(role, text, alt, "", "", 1, 0, tags)

    def faults_of(*tags: tuple[Any, ...], wanted: str = "fr-CA", **changes: Any) -> list[Fault]:
        tree = tuple(tag(*each) for each in tags)
        said = {"tagged": True, "title": "T", "shows_title": True, "language": "fr-CA", "pages": 1, "loose": 0}
        structure = Structure(**{**said, "tags": tree, **changes})
        monkeypatch.setattr(faults, "read_structure", lambda _: structure)
        return list(pdf_faults(b"", ORIGINAL, wanted))

    def found(*tags: tuple[Any, ...], **changes: Any) -> list[tuple[str, str]]:
        return [(fault.code, fault.severity) for fault in faults_of(*tags, **changes)]

    found.tag = tag  # type: ignore[attr-defined]
    found.faults = faults_of  # type: ignore[attr-defined]
    return found


def test_a_pdf_that_says_all_has_no_faults(read: Any) -> None:
    """A number before a heading, and spaces that a line end took, are no fault."""
    table = ("Table", "", "", (read.tag("TR", tags=(read.tag("TH"),)),))
    assert read(("H1", "1 One"), ("H2", "Twothree four"), table, ("Figure", "", "A map.")) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"tagged": False}, "pdf-untagged"),
        ({"title": ""}, "pdf-nameless"),
        ({"language": ""}, "pdf-nameless"),
        ({"language": "en-US"}, "pdf-nameless"),
        ({"shows_title": False}, "pdf-nameless"),
    ],
)
def test_a_pdf_that_does_not_say_what_it_is_is_refused(read: Any, changes: dict[str, Any], code: str) -> None:
    """Tags, title and language are errors, each said once."""
    table = ("Table", "", "", (read.tag("TR", tags=(read.tag("TH"),)),))
    assert read(("H1", "One"), ("H2", "Two three four"), table, **changes) == [(code, "error")]


def test_a_language_that_nobody_wrote_is_a_warning(read: Any) -> None:
    """Without one, LibreOffice writes its own, and a screen reader takes that voice."""
    table = ("Table", "", "", (read.tag("TR", tags=(read.tag("TH"),)),))
    found = read(("H1", "One"), ("H2", "Two three four"), table, wanted="", language="en-US")
    assert found == [("pdf-nameless", "warning")]


def test_what_got_lost_is_a_warning(read: Any) -> None:
    """Headings in another order, header cells, alt texts."""
    table = ("Table", "", "", (read.tag("TR", tags=(read.tag("TD"),)),))
    assert read(("H2", "Two three four"), ("H1", "One"), table, ("Figure",)) == [
        ("pdf-structure", "warning"),
        ("pdf-structure", "warning"),
        ("pdf-figure", "warning"),
    ]


def test_a_figure_without_alt_text_is_known_by_its_words(read: Any) -> None:
    """A chart in a PDF has no name; a picture has no words."""
    said = [fault.message.partition("; ")[2] for fault in read.faults(("Figure", "2024 C$1.6"), ("Figure",))]
    assert [each for each in said if each] == ["in it stands “2024 C$1.6”"]
