"""A secret planted in each kind of place of the produced files is found there by the proof of what is withheld."""

from __future__ import annotations

import base64
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

import openpyxl
import pytest
from pypdf import PdfWriter

from brief_builder.build.loading import Loaded, load
from brief_builder.build.withheld_proof import Withheld
from brief_builder.problems import Problems
from brief_builder.proof import read_document
from outlines import make_docx, make_pptx
from small_pack import make_pack
from word_packages import packed
from zip_members import members_of

SECRET = "more than 120 fishing boats"
HALVES = ("more than 1", "20 fishing boats")
Files = Mapping[str, bytes]
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The small pack for the public: its fact of fishing boats is internal."""
    pack = make_pack(
        tmp_path_factory.mktemp("pack"),
        [
            {"file": "facts/trade.yaml", "from": "    bound: gt", "to": "    bound: gt\n    audience: internal"},
            {"file": "texts/en.yaml", "from": "The fleet has {{ fleet.boats }} boats.", "to": "No boats."},
        ],
    )
    return load(pack, audience="public")


@pytest.fixture(scope="module")
def plain() -> Files:
    """A document and a deck that hold no secret."""
    return {"brief.docx": make_docx("# Fleet\nSome boats."), "deck.pptx": make_pptx("# Fleet\nSome boats.")}


def places(loaded: Loaded, files: Files) -> list[str]:
    """Where something withheld is found, as messages say it."""
    problems = Problems()
    readings = [
        type("Made", (), {"name": name, "reading": read_document(data)})()
        for name, data in files.items()
        if name.endswith((".docx", ".pptx"))
    ]
    Withheld(loaded).prove(files, readings, problems)
    assert {each.code for each in problems} <= {"audience-leak"}
    return [str(each.place) for each in problems]


def put(name: str, part: str, content: str | bytes) -> Callable[[Files], Files]:
    """A new member, or one whose content is another."""

    def planted(files: Files) -> Files:
        data = content.encode() if isinstance(content, str) else content
        return {name: packed({**members_of(files[name]), part: data})}

    return planted


def within(name: str, part: str, before: str, words: str) -> Callable[[Files], Files]:
    """Words put into a member, before what stands there."""

    def planted(files: Files) -> Files:
        members = members_of(files[name])
        text = members[part].decode()
        assert before in text
        return {name: packed({**members, part: text.replace(before, words + before, 1).encode()})}

    return planted


def alone(name: str, content: str | bytes) -> Callable[[Files], Files]:
    """A file that is no package."""
    return lambda _: {name: content.encode() if isinstance(content, str) else content}


def _run(words: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>"


def _body(inner: str) -> Callable[[Files], Files]:
    return within("brief.docx", "word/document.xml", "<w:sectPr", f"<w:p>{inner}</w:p>")


def _slide(inner: str) -> Callable[[Files], Files]:
    return within("deck.pptx", "ppt/slides/slide1.xml", "</p:spTree>", inner)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(kind: bytes, body: bytes) -> bytes:
    """A picture of one dot with a text beside it."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = _chunk(b"IHDR", head) + _chunk(kind, body) + _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + dot


def book(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """A workbook."""
    made = openpyxl.Workbook()
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _sheet(made: openpyxl.Workbook) -> None:
    made.active["B2"] = SECRET


def _name(made: openpyxl.Workbook) -> None:
    made.active.title = SECRET


def _hidden(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("more")
    sheet["A1"], sheet.sheet_state = SECRET, "veryHidden"


def _remark(made: openpyxl.Workbook) -> None:
    made.active["A1"].comment = openpyxl.comments.Comment(SECRET, "somebody")


def paper(change: Callable[[PdfWriter], object]) -> bytes:
    """A PDF of one empty page."""
    made = PdfWriter()
    made.add_blank_page(100, 100)
    change(made)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def _attached(made: PdfWriter) -> None:
    made.add_attachment(filename="a.txt", data=SECRET.encode())


def _remarked(files: Files) -> Files:
    out = io.BytesIO(files["brief.docx"])
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = SECRET.encode()
    return {"brief.docx": out.getvalue()}


_NOTES = f"<w:footnotes {_W}><w:footnote><w:p>{_run(SECRET)}</w:p></w:footnote></w:footnotes>"
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_TEXT = f"<a:p><a:r><a:t>{SECRET}</a:t></a:r></a:p>"
_SHAPE = "<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{text}</p:txBody></p:sp>"
_PLAIN = '<p:cNvPr id="90" name="Box"/>'

_RUNS = _run(HALVES[0]) + _run(HALVES[1])
_TWO = "".join(f"<w:p>{_run(words)}</w:p>" for words in ("more", "than 120 fishing", "boats"))
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_PICTURE = (
    f'<w:r><w:drawing><wp:inline {_WP}><wp:docPr id="9" name="P" descr="{SECRET}"/></wp:inline></w:drawing></w:r>'
)
_COMMENTS = f"<w:comments {_W}>{{}}</w:comments>"
_SETTINGS = f'<w:settings {_W}><w:docVars><w:docVar w:name="x" w:val="{SECRET}"/></w:docVars></w:settings>'
_OWN = f'<Properties><property name="Line"><lpwstr>{SECRET}</lpwstr></property></Properties>'
_ADDRESS = "https://a.example/" + SECRET.replace(" ", "%20")
_LINKS = (
    f'<Relationships xmlns="{_RELS}"><Relationship Id="r" Type="{_LINK}" Target="{_ADDRESS}" TargetMode="External"/>'
    "</Relationships>"
)
_HTML = "<p>more <b>than</b>&#32;&#49;20 fishing&nbsp;boats</p>"
_OBJECT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 9 + SECRET.encode("utf-16-le")
_DOT = png(b"tEXt", b"Comment\0" + SECRET.encode())
_PACKED = png(b"iTXt", b"Comment\0\1\0en\0\0" + zlib.compress(SECRET.encode()))
_DATA = "data that a program keeps"
_CM = f"<p:cmLst {_P}><p:cm><p:text>{SECRET}</p:text></p:cm></p:cmLst>"
_TAGS = f'<p:tagLst {_P}><p:tag name="X" val="{SECRET}"/></p:tagLst>'
_SERIES = f"<c:chartSpace {_C}><c:tx><c:v>{SECRET}</c:v></c:tx></c:chartSpace>"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
_INNER = f'<image href="data:image/png;base64,{base64.b64encode(_DOT).decode()}"/>'
_BOOK, _STRINGS = "ppt/embeddings/b.xlsx", "ppt/embeddings/b.xlsx, xl/worksheets/sheet"
_NAMED = f'<p:cNvPr id="90" name="{SECRET}"/>'
_KEY = {"entity": {"fact:fleet.boats": {}}}


def _in_brief(part: str, content: str | bytes, where: str = "") -> tuple[Callable[[Files], Files], str]:
    return put("brief.docx", part, content), where or part


def _in_deck(part: str, content: str | bytes, where: str = "") -> tuple[Callable[[Files], Files], str]:
    return put("deck.pptx", part, content), where or part


def _file(name: str, content: str | bytes) -> tuple[Callable[[Files], Files], str]:
    return alone(name, content), name


# Kind of place → (what plants the secret there, what the message must say of the place).
PLACES: dict[str, tuple[Callable[[Files], Files], str]] = {
    "words over two runs": (_body(_RUNS), 'section "Fleet", paragraph 2'),
    "words over two paragraphs": (within("brief.docx", "word/document.xml", "<w:sectPr", _TWO), "word/document.xml"),
    "hidden words": (_body(_run(SECRET, "<w:vanish/>")), "paragraph 2"),
    "deleted words": (_body(f"<w:del><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>"), "word/document.xml"),
    "the code of a field": (_body(f"<w:r><w:instrText>QUOTE {SECRET}</w:instrText></w:r>"), "word/document.xml"),
    "an alt text": (_body(_PICTURE), "alt text"),
    "the name of a bookmark": (_body(f'<w:bookmarkStart w:id="1" w:name="{SECRET}"/>'), "word/document.xml"),
    "a header": _in_brief("word/header9.xml", f"<w:hdr {_W}><w:p>{_run(SECRET)}</w:p></w:hdr>"),
    "a footnote": _in_brief("word/footnotes.xml", _NOTES),
    "a comment": _in_brief("word/comments.xml", _COMMENTS.format(f"<w:p>{_run(SECRET)}</w:p>"), "comments"),
    "an author": _in_brief("word/comments.xml", _COMMENTS.format(f'<w:comment w:author="{SECRET}"/>'), "comments"),
    "a variable of the document": _in_brief("word/settings.xml", _SETTINGS),
    "keywords": _in_brief("docProps/core.xml", f"<cp><keywords>{SECRET}</keywords></cp>", "document properties"),
    "a property of one's own": _in_brief("docProps/custom.xml", _OWN, "document properties"),
    "data of a program": _in_brief("customXml/item9.xml", f"<a><b>{HALVES[0]}</b>{HALVES[1]}</a>", _DATA),
    "an attribute of such data": _in_brief("customXml/item9.xml", f'<a b="{SECRET}"/>', _DATA),
    "a remark in XML": _in_brief("word/styles2.xml", f"<a><!-- {SECRET} --></a>"),
    "the address of a link": _in_brief("word/_rels/x.xml.rels", _LINKS),
    "the name of a picture's file": _in_brief(f"word/media/{SECRET}.png", png(b"tEXt", b"Title\0x")),
    "a page of HTML": _in_brief("word/afchunk.htm", _HTML),
    "an object of a program": _in_brief("word/embeddings/o.bin", _OBJECT),
    "a picture": _in_brief("word/media/i.png", _DOT),
    "a picture, packed": _in_brief("word/media/i.png", _PACKED),
    "a cell of an embedded workbook": _in_deck(_BOOK, book(_sheet), _STRINGS),
    "the name of a sheet": _in_deck(_BOOK, book(_name), f"{_BOOK}, xl/workbook.xml"),
    "a hidden sheet": _in_deck(_BOOK, book(_hidden), _STRINGS),
    "a comment of a workbook": _in_deck(_BOOK, book(_remark), f"{_BOOK}, xl/comments/comment1.xml"),
    "a document in a document": _in_brief("word/d.docx", make_docx(SECRET), "word/d.docx, word/document.xml"),
    "a remark on the package": (_remarked, "brief.docx"),
    "a slide": (_slide(_SHAPE.format(named=_PLAIN, text=_TEXT)), 'shape "Box"'),
    "the name of a shape": (_slide(_SHAPE.format(named=_NAMED, text="<a:p/>")), "ppt/slides/slide1.xml"),
    "the notes of a slide": _in_deck("ppt/notesSlides/notesSlide9.xml", f"<p:notes {_P} {_A}>{_TEXT}</p:notes>"),
    "a comment on a slide": _in_deck("ppt/comments/comment1.xml", _CM, "comments"),
    "a tag of a program": _in_deck("ppt/tags/tag1.xml", _TAGS),
    "a series of a chart": _in_deck("ppt/charts/chart9.xml", _SERIES),
    "a drawing": _file("charts/trade.svg", _SVG.format(f"<desc>{SECRET}</desc>")),
    "a picture in a drawing": _file("charts/trade.svg", _SVG.format(_INNER)),
    "a value of the manifest": _file("manifest.json", json.dumps({"warnings": [f"a: “{SECRET}”"]})),
    "a key of the provenance": _file("provenance.json", json.dumps(_KEY)),
    "the name of a file": _file("fleet.boats.txt", "x"),
    "the properties of a PDF": _file("brief.pdf", paper(lambda made: made.add_metadata({"/Subject": SECRET}))),
    "the outline of a PDF": _file("brief.pdf", paper(lambda made: made.add_outline_item(title=SECRET, page_number=0))),
    "an attachment of a PDF": _file("brief.pdf", paper(_attached)),
}


def test_there_are_at_least_twenty_five_kinds_of_places() -> None:
    """As many as were asked for, and more."""
    assert len(PLACES) >= 25


@pytest.mark.parametrize("kind", PLACES)
def test_a_secret_is_found_in(kind: str, public: Loaded, plain: Files) -> None:
    """With the place that leads a person there."""
    plant, where = PLACES[kind]
    found = places(public, plant(plain))
    assert found
    assert any(where in place for place in found), found


def test_files_without_a_secret_are_clean(public: Loaded, plain: Files) -> None:
    """Nothing is found where nothing was planted."""
    assert places(public, plain) == []


@pytest.mark.parametrize(
    "words",
    [
        "the fleet has 1,120 boats",  # another number
        "more than 1200 ships",
        "more than 120,000 ships",
        "T41 and AT4",  # other references
        "fishing boatswains",
    ],
)
def test_what_only_looks_like_a_secret_is_none(words: str, public: Loaded) -> None:
    """A word or a number that is cut is another one."""
    assert places(public, {"brief.docx": make_docx(words)}) == []


@pytest.mark.parametrize("words", ["Fishing boats", "see T4.", "fleet.boats", "More\u00a0than\u200b 120 FISHING boats"])
def test_what_else_gives_a_withheld_fact_away_is_found(words: str, public: Loaded) -> None:
    """Its label, its reference, its name; its words in whatever typography."""
    assert places(public, {"brief.docx": make_docx(words)}) == ["brief.docx, paragraph 1"]


def test_a_reference_is_not_looked_for_among_cells(public: Loaded) -> None:
    """T4 is a cell of every workbook."""

    def change(made: openpyxl.Workbook) -> None:
        made.active["T4"] = 1
        made.active["A1"] = "=T4+1"

    assert places(public, {"b.xlsx": book(change)}) == []
