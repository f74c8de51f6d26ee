"""A source's file becomes its text, with places; what cannot be read ends in a problem."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from brief_builder.facts.evidence.passages import even
from brief_builder.problems import Problem, Problems
from brief_builder.sources import SourceText, read_source
from brief_builder.sources.pdf import _pieces, _without_running_lines
from brief_builder.sources.workbook import shown_value


def read(tmp_path: Path, name: str, content: bytes | str) -> tuple[SourceText | None, list[Problem]]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    problems = Problems()
    return read_source(path, name, problems), list(problems)


def lines(tmp_path: Path, name: str, content: bytes | str) -> list[tuple[str, str, str]]:
    """(kind, place, words) of each block."""
    text, problems = read(tmp_path, name, content)
    assert problems == []
    assert text is not None
    ends = [block.start for block in text.blocks[1:]] + [len(text.text)]
    return [(b.kind, b.place, text.text[b.start : end].strip()) for b, end in zip(text.blocks, ends, strict=True)]


def test_a_full_line_of_plain_text_goes_on_in_the_next(tmp_path: Path) -> None:
    """Lines that an editor broke are one paragraph; a line number leads to it."""
    text = "Trade\nBilateral trade between Canada and Cambodia was valued at\n$2.1 billion in 2023.\n\nThe end\n"
    assert lines(tmp_path, "a.txt", text) == [
        ("paragraph", "line 1", "Trade"),
        ("paragraph", "line 2", "Bilateral trade between Canada and Cambodia was valued at $2.1 billion in 2023."),
        ("paragraph", "line 5", "The end"),
    ]


def test_a_name_may_begin_the_next_line(tmp_path: Path) -> None:
    """A line that ends in “in”, “of” or a comma has not ended; one that may be a heading has."""
    text = "Minister Solheim said at the opening of the fair in\nDakar that the door is open to vessels of\nNorway.\n"
    assert len(lines(tmp_path, "a.txt", text)) == 1
    text = "Cambodia and Canada Bet on a Free Trade Agreement and New Axes\nTen hours ago\n"
    assert len(lines(tmp_path, "b.txt", text)) == 2


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    """Headings, emphasis, links, lists and tables give their words."""
    text = "# Trade **now**\n\nIt was [about](http://x) `5`\nmillion.\n\n- one\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    assert lines(tmp_path, "a.md", text) == [
        ("heading", "line 1", "Trade now"),
        ("paragraph", "line 3", "It was about 5 million."),
        ("paragraph", "line 6", "one"),
        ("row", "line 8", "A"),
        ("cell", "line 8", "B"),
        ("row", "line 10", "1"),
        ("cell", "line 10", "2"),
    ]


def test_a_page_is_read_as_a_reader_sees_it(tmp_path: Path) -> None:
    """Blocks are lines, rows keep their cells; scripts, styles, comments and hidden parts say nothing."""
    text = (
        "<html><head><title>T</title><style>p{}</style></head><body><h2>Trade</h2><p>Exports were <b>&#8364;5</b>"
        "&nbsp;million&hellip;<br>in 2023.<!-- no --><script>var x = 7</script></p><p hidden>secret</p>"
        '<div style="display: none">secret</div><table><tr><th>Flow<th>2023<tr><td>Exports<td>37.2</table>x<sup>2</sup>'
    )
    assert lines(tmp_path, "a.html", text) == [
        ("heading", "", "Trade"),
        ("paragraph", "under “Trade”", "Exports were €5 million… in 2023."),
        ("row", "under “Trade”", "Flow"),
        ("cell", "under “Trade”", "2023"),
        ("row", "under “Trade”", "Exports"),
        ("cell", "under “Trade”", "37.2"),
        ("paragraph", "under “Trade”", "x2"),
    ]


def _word() -> bytes:
    document = docx.Document()
    document.add_heading("Trade", 1)
    paragraph = document.add_paragraph("Exports were 37.2 million")
    gone = parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>gone</w:delText></w:r></w:del>')
    come = parse_xml(
        f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t xml:space="preserve"> euros</w:t></w:r></w:ins>'
    )
    paragraph._p.append(gone)
    paragraph._p.append(come)
    run = paragraph.add_run("hidden")
    run._r.get_or_add_rPr().append(OxmlElement("w:vanish"))
    table = document.add_table(2, 2)
    for row, texts in enumerate((("Flow", "2023"), ("Exports", "37.2"))):
        for column, words in enumerate(texts):
            table.cell(row, column).text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document_gives_what_stands_in_it(tmp_path: Path) -> None:
    """Paragraphs and cells with their places; what was inserted counts, what was deleted or hidden does not."""
    assert lines(tmp_path, "a.docx", _word()) == [
        ("heading", "paragraph 1", "Trade"),
        ("paragraph", "paragraph 2, under “Trade”", "Exports were 37.2 million euros"),
        ("row", "table 1, row 1, cell 1", "Flow"),
        ("cell", "table 1, row 1, cell 2", "2023"),
        ("row", "table 1, row 2, cell 1", "Exports"),
        ("cell", "table 1, row 2, cell 2", "37.2"),
    ]


def test_footnotes_stand_behind_the_text(tmp_path: Path) -> None:
    """A note is a part of its own, with its number."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>An estimate.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_word())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rIdN" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", link.encode())
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", notes)
    assert lines(tmp_path, "a.docx", out.getvalue())[-1] == ("note", "footnote 1", "An estimate.")


def test_a_workbook_gives_its_visible_cells_as_shown(tmp_path: Path) -> None:
    """A row is a line; a cell knows its name; hidden sheets are left out."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Trade"
    sheet.append(["Flow", 2023])
    sheet.append(["Exports", 37.25])
    sheet["B2"].number_format = "#,##0.0"
    book.create_sheet("Secret")["A1"] = "no"
    book["Secret"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert lines(tmp_path, "a.xlsx", out.getvalue()) == [
        ("row", "sheet Trade, cell A1", "Flow"),
        ("cell", "sheet Trade, cell B1", "2023"),
        ("row", "sheet Trade, cell A2", "Exports"),
        ("cell", "sheet Trade, cell B2", "37.3"),
    ]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.125, "0.0%", "12.5%"),
        (41900, "#,##0", "41,900"),
        (2.1, "0.00", "2.10"),
        (2100000000, '0.0,,, "billion"', "2.1 billion"),
        (37.2, '"$"#,##0.00', "$37.20"),
        (5, "[$€-407] 0", "€ 5"),
        (-5, "0;(0)", "(5)"),
        (-5, "0", "-5"),
        (0.1 + 0.2, "General", "0.30000000000000004"),
        (1e6, "General", "1000000"),
        (2.5, "0.0##", "2.5"),
        (date(2023, 11, 20), "yyyy-mm-dd", "2023-11-20"),
        (date(2023, 11, 20), "mmm yyyy", "Nov 2023"),
        (date(2023, 11, 20), "yyyy", "2023"),
        (True, "General", "TRUE"),
        ("words", "@", "words"),
    ],
)
def test_a_number_is_shown_by_its_format(value: object, form: str, shown: str) -> None:
    """What Excel shows is what the quote must hold."""
    assert shown == shown_value(value, form)


def test_words_that_a_line_end_divided_are_whole_again() -> None:
    """A hyphen at a line end goes, unless the word is written with it elsewhere."""
    page = [
        "Bilateral trade needed co-",
        "operation of both govern\u2010",
        "ments and of regional-",
        "security bodies of both sides.",
        "The regional-security work.",
    ]
    ((kind, place, words),) = list(_pieces([page]))
    assert (kind, place) == ("paragraph", "page 1")
    assert words.startswith("Bilateral trade needed cooperation of both governments and of regional-security bodies")


def test_titles_and_numbers_of_pages_are_no_text() -> None:
    """What stands at the head or foot of most pages is left out."""
    pages = [["Annual report", f"Page {n} says something", f"- {n} -"] for n in range(1, 5)]
    assert _without_running_lines(pages) == [[f"Page {n} says something"] for n in range(1, 5)]


def test_a_paragraph_goes_on_overleaf() -> None:
    """The end of a page does not end a sentence."""
    found = list(
        _pieces([["A long line that is not at its end yet,", "and goes on and on to the end of the"], ["next page."]])
    )
    assert [(kind, place) for kind, place, _ in found] == [("paragraph", "page 1"), ("page", "page 2")]


@pytest.mark.parametrize(
    ("content", "name", "text", "codes"),
    [
        ("é".encode("utf-16"), "a.txt", "é", []),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "a.txt", "café", []),
        (b"caf\xe9 \x80 5", "a.txt", "café € 5", ["source-encoding"]),
        (b'<meta charset="iso-8859-1"><p>caf\xe9 \x805', "a.html", "café €5", []),
        (b'<meta charset="utf-8"><p>caf\xc3\xa9', "a.html", "café", []),
        (b'<meta charset="nonsense"><p>caf\xc3\xa9', "a.html", "café", []),
    ],
)
def test_the_letters_of_a_file_are_what_it_says(
    tmp_path: Path, content: bytes, name: str, text: str, codes: list[str]
) -> None:
    """Byte order mark, UTF-8, the page's own word, and a guess that is said."""
    found, problems = read(tmp_path, name, content)
    assert found is not None
    assert (text, codes) == (found.text, [p.code for p in problems])


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _entity() -> bytes:
    """A .docx whose text asks for a file of this computer."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_word())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                start = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                content = start + content.split(b"?>", 1)[1].replace(b"Exports", b"&x;", 1)
            new.writestr(name, content)
    return out.getvalue()


_WORD_TYPES = b"<Types>wordprocessingml.document.main</Types>"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"", "not what its name says"),
        ("a.pdf", b"%PDF-1.7\nrubbish", "broken"),
        ("a.pdf", b"hello", "not what its name says"),
        ("a.docx", b"%PDF-1.7\n", "it is a .pdf file"),
        ("a.txt", b"PK\x03\x04rubbish", "broken zip"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password"),
        ("a.docx", _zip({"[Content_Types].xml": _WORD_TYPES}), "is broken"),
        ("a.docx", _zip({"x": b""}), "not what its name says"),
        ("a.xlsx", _word(), "it is a .docx file"),
        ("a.docx", _entity(), "declares entities"),
        ("a.txt", bytes(range(32)) * 50, "is not text"),
        ("a.html", b"<div>" * 2_000_000 + b"x", ""),
        ("a.md", b"> " * 100_000 + b"x", ""),
        ("a.md", b"[" * 50_000, ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_files_end_in_a_problem(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """Broken, protected, disguised or endless: never a traceback, and nothing is fetched."""
    text, problems = read(tmp_path, name, content)
    assert [p.code for p in problems] in ([[]] if text is not None else []) + [["file-unreadable"]]
    assert said in " ".join(p.message for p in problems)
    assert not said or text is None


def test_a_workbook_whose_cells_lie_far_apart_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One cell in the last column makes a row of 16,384 cells: these are counted too."""
    monkeypatch.setattr("brief_builder.sources.workbook._MOST_PLACES", 100_000)
    book = openpyxl.Workbook()
    for row in range(1, 20):
        book.active.cell(row, 16_384, 1)
    out = io.BytesIO()
    book.save(out)
    text, problems = read(tmp_path, "a.xlsx", out.getvalue())
    assert text is None
    assert [p.code for p in problems] == ["file-unreadable"]


def test_a_number_format_longer_than_excel_takes_is_not_looked_into() -> None:
    """It shows the plain value, at once."""
    assert shown_value(2.5, "[$" * 5_000) == "2.5"


def test_a_zip_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it unpacks to is counted, whatever it says of itself."""
    monkeypatch.setattr("brief_builder.sources.zipped._MOST", 5_000_000)
    text, problems = read(tmp_path, "a.docx", _zip({"[Content_Types].xml": _WORD_TYPES, "bomb": bytes(9_000_000)}))
    assert text is None
    assert [p.message for p in problems] == ["the file unpacks to more than 5 MB"]


def test_an_entity_of_a_page_is_not_followed(tmp_path: Path) -> None:
    """A page cannot ask for a file of this computer."""
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>a &x; b</p><img src="http://nowhere.invalid/x">'
    text, _ = read(tmp_path, "a.html", page)
    assert text is not None
    assert "root:" not in text.text


def _pdf(*pages: list[str]) -> bytes:
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    out = io.BytesIO()
    with PdfPages(out) as file:
        for lines_ in pages:
            figure = Figure(figsize=(6, 4))
            for number, line in enumerate(lines_):
                figure.text(0.1, 0.9 - 0.08 * number, line)
            file.savefig(figure)
    return out.getvalue()


def test_a_pdf_is_read_by_pages(tmp_path: Path) -> None:
    """Lines of a paragraph are joined, and a page leads to them."""
    content = _pdf(["Trade was valued at", "2.1 billion euros."], ["The second page", "has a sentence."])
    assert lines(tmp_path, "a.pdf", content) == [
        ("paragraph", "page 1", "Trade was valued at 2.1 billion euros."),
        ("paragraph", "page 2", "The second page has a sentence."),
    ]


@pytest.mark.parametrize("locked", [True, False])
def test_a_pdf_with_a_password_or_without_text_is_refused(tmp_path: Path, locked: bool) -> None:
    """What cannot be read is said, and why."""
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    if locked:
        writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    text, problems = read(tmp_path, "a.pdf", out.getvalue())
    assert text is None
    said = "protected by a password" if locked else "holds no text"
    assert [(p.code, said in p.message) for p in problems] == [("file-unreadable", True)]


@pytest.mark.office
def test_quotes_are_found_in_a_pdf_that_libreoffice_made(tmp_path: Path, to_pdf) -> None:
    """Two narrow columns, words divided at line ends, ligatures, two pages, English and French."""
    from docx.oxml.ns import qn

    quotes = (
        "internationalization of official fiscal affairs was valued at $2.1 billion in 2023, down from $2.4 billion",
        "37,2 millions de dollars canadiens en 2023 ; « près d’une centaine » d’entreprises",
    )
    document = docx.Document()
    for number in range(8):
        padding = "Extraordinary administrative complications notwithstanding, cooperation was efficient. " * 3
        padding = padding.replace(
            "cooperation was efficient", "co\u00adop\u00ader\u00ada\u00adtion was ef\u00adfi\u00adcient"
        )
        padding = padding.replace("administrative", "ad\u00admin\u00adis\u00adtra\u00adtive")
        document.add_paragraph(f"{padding}In region {number}, the {quotes[0]} in 2022. Voici {quotes[1]} {number}.")
    columns = document.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "3")
    document.save(tmp_path / "source.docx")
    text, problems = read(tmp_path, "source.pdf", to_pdf(tmp_path / "source.docx").read_bytes())
    assert problems == []
    assert text is not None
    found = even(text.text)
    assert [len(found.spots(even(quote).text)) for quote in quotes] == [8, 8]
    assert len(found.spots("administrative complications notwithstanding, cooperation was efficient.")) == 24
    assert {"page 1", "page 2"} <= {block.place for block in text.blocks}
