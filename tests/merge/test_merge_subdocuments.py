"""A document that data names comes out where its tag stands, with all that hangs on it."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from annexes import (
    BOOKMARKED,
    SPACES,
    add,
    changed,
    names_in,
    part_of,
    picture,
    put,
    render_in,
    rich,
    run,
    saved,
    template,
    with_chart,
    with_notes,
    with_parts,
)
from brief_builder import Template
from brief_builder.merge import Template as MergeTemplate
from outlines import make_docx, outline_of
from soundness import check_valid

LIBREOFFICE = Path(__file__).resolve().parent.parent / "documents" / "annex saved by LibreOffice.docx"
LOOP = ("{% for a in all %}", "{{ a }}", "{% endfor %}")


# -- what comes along


@pytest.mark.parametrize("made", [rich, LIBREOFFICE.read_bytes], ids=["python-docx", "LibreOffice"])
@pytest.mark.parametrize("styles", ["template", "own"])
def test_a_document_stands_where_its_tag_stood(made: Callable[[], bytes], styles: str, tmp_path: Path) -> None:
    """Its paragraphs, tables and text boxes in order; nothing of the tag's paragraph is left."""
    annex = put(tmp_path, made())
    produced = render_in(template("Before", "{{ annex }}", "After"), {"annex": {**annex, "styles": styles}}, tmp_path)
    document = Document(io.BytesIO(produced))
    words = [p.text for p in document.paragraphs if p.text]
    assert words[:6] == ["Before", "Annex", "Plain words", "first", "second", "a bullet"]
    assert words[-3:] == ["ﬁ" if "ﬁ" in words else "fi", "Words with notes", "After"]
    assert [c.text for c in document.tables[0]._cells] == ["cell 0", "cell 1", "cell 2", "cell 3"]


@pytest.mark.parametrize("made", [rich, LIBREOFFICE.read_bytes], ids=["python-docx", "LibreOffice"])
@pytest.mark.parametrize("styles", ["template", "own"])
def test_a_document_inserted_thrice_breaks_no_rule(made: Callable[[], bytes], styles: str, tmp_path: Path) -> None:
    """The validator, where there is one, finds nothing wrong; ids and names stand once."""
    annex = {**put(tmp_path, made()), "styles": styles}
    produced = render_in(template(*LOOP), {"all": [annex] * 3}, tmp_path)
    body = part_of(produced)
    for pattern in (r'<wp:docPr id="(\d+)"', r'<w:bookmarkStart [^>]*w:name="([^"]+)"', r'<v:rect id="([^"]+)"'):
        counts = Counter(re.findall(pattern, body))
        assert len(counts) >= 3
        assert set(counts.values()) == {1}
    check_valid(produced)


@pytest.mark.office
def test_libreoffice_shows_what_came_along(tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    """Words, notes and the template's header on each page."""
    annex = put(tmp_path, rich())
    (tmp_path / "out.docx").write_bytes(
        render_in(template("1 x", "{{ annex }}", "{{ annex }}", "1 y"), {"annex": annex}, tmp_path)
    )
    command = ["pdftotext", "-layout", str(to_pdf(tmp_path / "out.docx")), "-"]
    pages = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")
    lists = re.findall(r"(\d\.) +(x|first|second|y)\n", "".join(pages))
    assert lists == [("1.", "x"), *[("1.", "first"), ("2.", "second")] * 2, ("2.", "y")]
    assert "A wide page" in pages[1]
    assert "a source" in pages[2]
    assert [("The brief" in page) for page in pages[:3]] == [True] * 3


def test_same_data_same_bytes(tmp_path: Path) -> None:
    """And the compiled template is none the worse for it."""
    annex = put(tmp_path, rich())
    compiled = Template.read(template(*LOOP), "t.docx")
    first = compiled.render({"all": [annex, annex]}, folder=tmp_path)
    compiled.render({"all": [annex]}, folder=tmp_path)
    assert compiled.render({"all": [annex, annex]}, folder=tmp_path) == first


LINES = st.lists(st.text("ab <&}é中", min_size=1, max_size=5).map(str.strip).filter(bool), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None)
@given(lines=LINES, marks=st.lists(st.sampled_from(["", "# ", "- "]), min_size=6, max_size=6))
def test_any_document_comes_out_as_it_reads(
    lines: list[str], marks: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever its paragraphs hold and however they look."""
    folder = tmp_path_factory.mktemp("any")
    outline = "\n".join(mark + line for mark, line in zip(marks, lines, strict=False))
    made = make_docx(outline)
    annex = put(folder, made)
    produced = MergeTemplate.read(make_docx("{{ annex }}"), "t.docx").render({"annex": annex}, folder=folder)
    assert outline_of(produced) == outline_of(made)


# -- what leads elsewhere


def test_a_picture_is_written_once(tmp_path: Path) -> None:
    """Whichever document shows it, and however often."""
    first, second = Document(), Document()
    for document in (first, second):
        document.add_picture(io.BytesIO(picture()))
    data = {"all": [put(tmp_path, first), put(tmp_path, second, "b.docx"), put(tmp_path, first)]}
    produced = render_in(template(*LOOP), data, tmp_path)
    assert len(names_in(produced, "word/media/.*")) == 1
    assert len(Document(io.BytesIO(produced)).inline_shapes) == 3


def test_a_chart_comes_along_with_its_workbook(tmp_path: Path) -> None:
    """Each insertion has its own, so that one can be changed without the other."""
    annex = put(tmp_path, with_chart(Document()))
    produced = render_in(template(*LOOP), {"all": [annex, annex]}, tmp_path)
    assert names_in(produced, "word/charts/[^/]*") == ["word/charts/chart1.xml", "word/charts/chart2.xml"]
    assert names_in(produced, "word/embeddings/.*") == ["word/embeddings/book1.xlsx", "word/embeddings/book2.xlsx"]
    assert len(set(re.findall(r'<c:chart [^>]*r:id="([^"]+)"', part_of(produced)))) == 2
    assert "book2.xlsx" in part_of(produced, "word/charts/_rels/chart2.xml.rels")


def test_a_diagram_finds_its_drawing(tmp_path: Path) -> None:
    """The data of SmartArt names the drawing by the document's relationship."""
    names = ("Data", "Layout", "QuickStyle", "Colors")
    roots = {
        "Layout": "<dgm:layoutDef {0}><dgm:layoutNode/></dgm:layoutDef>",
        "QuickStyle": '<dgm:styleDef {0}><dgm:styleLbl name="node0"/></dgm:styleDef>',
        "Colors": "<dgm:colorsDef {0}/>",
    }
    space = f'xmlns:dgm="{SPACES["dgm"]}"'
    parts = {f"word/diagrams/{name.lower()}1.xml": root.format(space).encode() for name, root in roots.items()}
    parts["word/diagrams/data1.xml"] = (
        f'<dgm:dataModel xmlns:dgm="{SPACES["dgm"]}"><dgm:ptLst/><dgm:extLst><a:ext xmlns:a="{SPACES["a"]}" uri="x">'
        '<dsp:dataModelExt xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" relId="rId95"/>'
        "</a:ext></dgm:extLst></dgm:dataModel>"
    ).encode()
    parts["word/diagrams/drawing1.xml"] = b"<xDrawing/>"
    document = Document()
    ids = 'r:dm="rId91" r:lo="rId92" r:qs="rId93" r:cs="rId94"'
    add(
        document,
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="36000" cy="36000"/><wp:docPr id="1" name="D"/><a:graphic>'
        f'<a:graphicData uri="{SPACES["dgm"]}"><dgm:relIds {ids}/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>",
    )
    main = "word/document.xml"
    relations = [(main, f"rId9{i}", f"diagram{n}", f"word/diagrams/{n.lower()}1.xml") for i, n in enumerate(names, 1)]
    relations.append((main, "rId95", "diagramDrawing", "word/diagrams/drawing1.xml"))
    annex = put(tmp_path, with_parts(saved(document), parts, relations))
    produced = render_in(template(*LOOP), {"all": [annex, annex]}, tmp_path)
    rels = part_of(produced, "word/_rels/document.xml.rels")
    drawings = re.findall(r'Id="([^"]+)"[^>]*Target="diagrams/drawing\d.xml"', rels)
    named = [re.findall(r'relId="([^"]+)"', part_of(produced, f"word/diagrams/data{n}.xml"))[0] for n in (1, 2)]
    assert sorted(named) == sorted(drawings)
    assert len(set(named)) == 2


def test_notes_come_along_with_their_links_and_pictures(tmp_path: Path) -> None:
    """New parts where the template has none; each reference leads to a note of its own."""
    annex = put(tmp_path, with_notes(Document()))
    produced = render_in(template(*LOOP), {"all": [annex, annex]}, tmp_path)
    for word in ("footnote", "endnote"):
        references = re.findall(rf'<w:{word}Reference w:id="(\d+)"', part_of(produced))
        held = re.findall(rf'<w:{word} w:id="(\d+)"', part_of(produced, f"word/{word}s.xml"))
        assert references == held == ["1", "2"]
    rels = part_of(produced, "word/_rels/footnotes.xml.rels")
    assert rels.count("https://example.org/source") == 1
    assert rels.count("media/") == 1


def test_notes_of_the_template_stay(tmp_path: Path) -> None:
    """Each mark leads to its own words; ids go up as the document is read, in which those of the annex come first."""
    made = with_notes(Document(io.BytesIO(template("{{ annex }}"))))
    produced = render_in(made, {"annex": put(tmp_path, with_notes(Document()))}, tmp_path)
    for word in ("footnote", "endnote"):
        assert re.findall(rf'<w:{word}Reference w:id="(\d+)"', part_of(produced)) == ["2", "3"]


def test_links_to_a_bookmark_follow_it(tmp_path: Path) -> None:
    """The name of a bookmark stands once; a field whose words Word has split follows too."""
    document = Document()
    add(document, BOOKMARKED)
    made = Document(io.BytesIO(template(*LOOP)))
    add(made, BOOKMARKED)
    produced = part_of(render_in(saved(made), {"all": [put(tmp_path, document)] * 2}, tmp_path))
    names = re.findall(r'w:name="(here[^"]*)"', produced)
    assert len(set(names)) == 3
    assert names[-1] == "here"
    anchors = re.findall(r'w:anchor="([^"]*)"', produced)
    fields = ["".join(re.findall(r"<w:instrText[^>]*>([^<]*)", text)) for text in produced.split("</w:hyperlink>")[:3]]
    assert anchors == names
    assert [field.split()[1] for field in fields] == names


def test_content_that_older_readers_do_not_know_is_marked_so(tmp_path: Path) -> None:
    """Its prefix is declared and named as ignorable at the root; what a choice requires is declared."""
    bare = r' (xmlns:(mc|w14|wp14|wps)|mc:Ignorable)="[^"]*"'
    made = changed(template("{{ a }}"), lambda text: re.sub(bare, "", text))
    assert "Ignorable" not in part_of(made)
    produced = part_of(render_in(made, {"a": put(tmp_path, rich())}, tmp_path))
    root = re.search(r"<w:document[^>]*>", produced)
    assert root is not None
    assert re.search(r'mc:Ignorable="[^"]*\bw14\b', root[0])
    assert f'xmlns:wps="{SPACES["wps"]}"' in root[0]
    assert "paraId" not in produced


@pytest.mark.parametrize("prefixed", ["template", "document"])
def test_other_prefixes_mean_the_same(prefixed: str, tmp_path: Path) -> None:
    """Programs choose their prefixes as they like."""

    def other(data: bytes) -> bytes:
        return changed(data, lambda xml_: re.sub(r"(</?| |xmlns:)w:", r"\1q:", xml_).replace("xmlns:w=", "xmlns:q="))

    made, annex = template("Before", "{{ annex }}"), with_notes(Document())
    made, annex = (other(made), annex) if prefixed == "template" else (made, other(annex))
    produced = render_in(made, {"annex": put(tmp_path, annex)}, tmp_path)
    lines = outline_of(produced).splitlines()
    assert lines[:2] == ["Before", "Words with notes^^"]
    assert "@footnote a source @picture red 1 × 0.5 cm = (decoration)" in lines


# -- where it may stand


def test_a_document_in_a_cell_ends_in_a_paragraph(tmp_path: Path) -> None:
    """Word wants one behind a table in a cell."""
    annex = put(tmp_path, make_docx("| a | b |"))
    made = Document()
    made.add_table(1, 2).cell(0, 0).text = "{{ annex }}"
    produced = Document(io.BytesIO(render_in(saved(made), {"annex": annex}, tmp_path)))
    cell = produced.tables[0].cell(0, 0)
    assert [c.text for c in cell.tables[0]._cells] == ["a", "b"]
    assert [p.text for p in cell.paragraphs] == [""]


def test_tables_that_would_touch_are_kept_apart(tmp_path: Path) -> None:
    """Word makes one table of two that follow each other."""
    annex = put(tmp_path, make_docx("| a | b |"))
    produced = render_in(make_docx("| x | y |\n{{ annex }}\n| x | y |"), {"annex": annex}, tmp_path)
    assert outline_of(produced) == "| x | y |\n\n| a | b |\n\n| x | y |"


def test_an_empty_document_leaves_a_paragraph_where_one_must_be(tmp_path: Path) -> None:
    """A cell without one is refused by Word."""
    made = Document()
    made.add_table(1, 1).cell(0, 0).text = "{{ annex }}"
    produced = render_in(saved(made), {"annex": put(tmp_path, Document())}, tmp_path)
    assert outline_of(produced) == "|  |"


def test_what_a_document_lacks_is_mended(tmp_path: Path) -> None:
    """Programs leave cells without paragraphs, tables without rows and controls without content."""
    document = Document()
    document.add_paragraph("Kept")
    add(
        document,
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc/></w:tr></w:tbl>",
        "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>",
        "<w:sdt><w:sdtContent/></w:sdt>",
    )
    produced = render_in(make_docx("{{ a }}"), {"a": put(tmp_path, document)}, tmp_path)
    assert outline_of(produced).splitlines()[:2] == ["Kept", "|  |"]


def test_a_document_may_stand_in_a_header(tmp_path: Path) -> None:
    """Its pictures and links are those of the header then."""
    document = Document()
    document.add_picture(io.BytesIO(picture()))
    made = Document()
    made.sections[0].header.paragraphs[0].text = "{{ annex }}"
    produced = render_in(saved(made), {"annex": put(tmp_path, document)}, tmp_path)
    assert "media/" in part_of(produced, "word/_rels/header1.xml.rels")


# -- what does not come along


def _remarks(made: bytes, folder: Path) -> list[str]:
    produced = MergeTemplate.read(template(*LOOP), "t.docx").rendered({"all": [put(folder, made)] * 2}, folder=folder)
    return [f"{p.severity}: {p.message} = {p.help[0]}" for p in produced.problems]


TRACKED = (
    f"<w:p><w:ins w:id='1' w:author='x'>{run('put in')}</w:ins><w:del w:id='2' w:author='x'><w:r><w:delText>out"
    f"</w:delText></w:r></w:del></w:p>",
    f"<w:p><w:pPr><w:rPr><w:del w:id='3' w:author='x'/></w:rPr></w:pPr>{run('joined ')}</w:p>",
    f"<w:p><w:pPr><w:jc w:val='center'/><w:pPrChange w:id='4' w:author='x'><w:pPr/></w:pPrChange></w:pPr>"
    f"{run('up')}</w:p>",
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:del w:id='5' w:author='x'/></w:trPr><w:tc>"
    f"<w:p>{run('gone')}</w:p></w:tc></w:tr></w:tbl>",
)


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    """What is inserted counts, what is deleted does not; somebody is told."""
    document = Document()
    add(document, *TRACKED)
    assert _remarks(saved(document), tmp_path) == [
        "warning: annex.docx holds tracked changes, which are taken as accepted"
        " = accept or reject them in Word, and save it again"
    ]
    produced = render_in(template("{{ a }}"), {"a": {"docx": "annex.docx"}}, tmp_path)
    assert outline_of(produced).splitlines()[:2] == ["put in", "joined up"]
    assert not re.search(r"<w:(ins|del|pPrChange)\b", part_of(produced))


def test_comments_are_left_out(tmp_path: Path) -> None:
    """They are for the authors of the document."""
    document = Document()
    paragraph = document.add_paragraph("Said")
    document.add_comment(paragraph.runs, "a remark")
    assert _remarks(saved(document), tmp_path) == [
        "note: the comments of annex.docx are left out = nothing, if they are not for the reader"
    ]
    produced = render_in(template("{{ a }}"), {"a": {"docx": "annex.docx"}}, tmp_path)
    assert "comment" not in part_of(produced)
    assert outline_of(produced).splitlines()[0] == "Said"


def test_tags_in_a_document_are_not_filled(tmp_path: Path) -> None:
    """A document is data, and data is never evaluated; somebody is told."""
    assert _remarks(make_docx("Dear {{ name }}"), tmp_path) == [
        "warning: annex.docx holds the tag {{ name }}, which is printed as it stands: tags in a document are not filled"
        " = render it first, and name what comes out; or take the tag out"
    ]


def test_a_last_page_that_is_turned_is_said_to_be_lost(tmp_path: Path) -> None:
    """What follows in the template says what the last pages are."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    assert _remarks(saved(document), tmp_path) == [
        "warning: the last pages of annex.docx are turned or of another size, and come out on the template's pages"
        " = end them with a section break, and let the page behind it be an ordinary one"
    ]


def test_nothing_personal_comes_along(tmp_path: Path) -> None:
    """Editing sessions, data bindings and building blocks belong to the document's own file."""
    document = Document()
    add(
        document,
        f'<w:p w:rsidR="00AA11BB"><w:proofErr w:type="spellStart"/>{run("x")}</w:p>',
        '<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val="B"/></w:placeholder><w:dataBinding w:xpath="/a"'
        f' w:storeItemID="{{1}}"/></w:sdtPr><w:sdtContent><w:p>{run("y")}</w:p></w:sdtContent></w:sdt>',
    )
    produced = part_of(render_in(template("{{ a }}"), {"a": put(tmp_path, document)}, tmp_path))
    assert not re.search("00AA11BB|proofErr|dataBinding|docPart", produced)
