"""One leak of each kind, planted in an ordinary Word document and in an ordinary deck of python-pptx.

Each has the word CANARY in it, but for those that are numbers or a whole slide.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docx import Document
from openpyxl import Workbook
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from zip_members import members_of

CANARY = "CANARY"
Members = dict[str, bytes]
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECK_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_PROPERTIES = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
_TYPES = 'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'


@dataclass(frozen=True)
class Leak:
    """A leak: how it is planted, what `brief check FILE` calls it, and whether rendering takes it out."""

    name: str
    plant: Callable[[Members], None]
    code: str
    cleaned: bool = True
    sign: bytes = CANARY.encode()

    def __str__(self) -> str:
        return self.name


def word(leak: Leak | None = None, text: str = "Dear {{ name }}") -> bytes:
    """A Word document with the leak."""
    document: Any = Document()
    document.add_paragraph(text)
    document.add_picture(io.BytesIO(png()), width=Cm(1))
    document.core_properties.author = document.core_properties.last_modified_by = ""
    return _with(document, leak)


def deck(leak: Leak | None = None, text: str = "Dear {{ name }}") -> bytes:
    """A deck of two slides and a chart with the leak."""
    presentation: Any = Presentation()
    for number in range(2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = f"{text} {number}"
    data = CategoryChartData()
    data.categories = ["2022", "2023"]
    data.add_series("Exports", (33.3, 37.2))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(2), Cm(5), Cm(10), Cm(8), data)
    slide.shapes.add_picture(io.BytesIO(png()), Cm(14), Cm(5), Cm(1))
    presentation.core_properties.author = presentation.core_properties.last_modified_by = ""
    return _with(presentation, leak)


def members(data: bytes) -> Members:
    """Name → content, of a file and of the workbooks in it."""
    out = members_of(data)
    for name in [name for name in out if name.endswith(".xlsx")]:
        out |= {f"{name}/{inner}": content for inner, content in members(out[name]).items()}
    return out


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A picture of one point with these chunks besides."""
    pieces = [(b"IHDR", struct.pack(">LLBBBBB", 1, 1, 8, 2, 0, 0, 0)), *chunks]
    pieces += [(b"IDAT", zlib.compress(b"\0\x10\x20\x30")), (b"IEND", b"")]
    framed = (struct.pack(">L", len(c)) + k + c + struct.pack(">L", zlib.crc32(k + c)) for k, c in pieces)
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def gps() -> bytes:
    """The Exif data of a photograph that says where it was taken."""
    first = struct.pack(">HHHLLL", 1, 0x8825, 4, 1, 26, 0)
    return b"MM\0*\0\0\0\x08" + first + struct.pack(">HHHL4sL", 1, 1, 2, 2, b"N\0\0\0", 0) + CANARY.encode()


def _with(document: Any, leak: Leak | None) -> bytes:
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    if leak is not None:
        leak.plant(held)
    return packed(held)


def packed(held: Mapping[str, bytes]) -> bytes:
    """The file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return out.getvalue()


def change(part: str, old: str, new: str) -> Callable[[Members], None]:
    """Put words in the place of others in a part."""

    def plant(held: Members) -> None:
        text = held[part].decode()
        assert old in text, (part, old)
        held[part] = text.replace(old, new, 1).encode()

    return plant


def add(owner: str, part: str, content: str | bytes, kind: str, content_type: str = "") -> Callable[[Members], None]:
    """Add a part to which another leads ('' for the package), with the id rIdLeak."""

    def plant(held: Members) -> None:
        folder, _, name = owner.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels" if owner else "_rels/.rels"
        kind_ = kind if kind.startswith("http") else f"{_REL}/{kind}"
        empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        link = f'<Relationship Id="rIdLeak" Type="{kind_}" Target="/{part}"/></Relationships>'
        held[rels] = held.get(rels, empty.encode()).replace(b"</Relationships>", link.encode())
        held[part] = content.encode() if isinstance(content, str) else content
        if content_type:
            named = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
            held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(b"</Types>", named.encode())

    return plant


def both(*plants: Callable[[Members], None]) -> Callable[[Members], None]:
    """One after the other."""

    def plant(held: Members) -> None:
        for each in plants:
            each(held)

    return plant


def _core(element: str) -> Callable[[Members], None]:
    return change("docProps/core.xml", "</cp:coreProperties>", f"{element}</cp:coreProperties>")


def _app(name: str) -> Callable[[Members], None]:
    def plant(held: Members) -> None:
        held["docProps/app.xml"] = (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            f"<{name}>{CANARY if name != 'TotalTime' else 48151}</{name}></Properties>"
        ).encode()

    return plant


def _saved_by(held: Members) -> None:
    empty = re.compile(rb"<cp:lastModifiedBy ?/>|<cp:lastModifiedBy></cp:lastModifiedBy>")
    held["docProps/core.xml"] = empty.sub(b"", held["docProps/core.xml"])
    _core(f"<cp:lastModifiedBy>{CANARY}</cp:lastModifiedBy>")(held)


def _titled(title: str) -> Callable[[Members], None]:
    """The title that old Word gives a document by itself."""

    def plant(held: Members) -> None:
        core = re.sub(rb"<dc:title ?/>|<dc:title>[^<]*</dc:title>", b"", held["docProps/core.xml"])
        held["docProps/core.xml"] = core
        _core(f"<dc:title>{title}</dc:title>")(held)

    return plant


def _revision(held: Members) -> None:
    change("docProps/core.xml", "<cp:revision>1</cp:revision>", "<cp:revision>48151</cp:revision>")(held)


_CUSTOM = add(
    "",
    "docProps/custom.xml",
    f'<Properties {_PROPERTIES} {_TYPES}><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" '
    f'name="Client"><vt:lpwstr>{CANARY}</vt:lpwstr></property></Properties>',
    "custom-properties",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
)
_LABEL = add(
    "", "docMetadata/LabelInfo.xml", f'<labels xmlns="http://x">{CANARY}</labels>',
    "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
    "application/vnd.ms-office.classificationlabels+xml",
)  # fmt: skip


def _shared(main: str) -> list[Leak]:
    folder = main.split("/", maxsplit=1)[0]
    first = "word/document.xml" if folder == "word" else "ppt/slides/slide2.xml"
    picture = "word/media/image1.png" if folder == "word" else "ppt/media/image1.png"
    name = 'name="Picture 1"' if folder == "word" else 'name="Picture 3"'

    def swap(content: bytes) -> Callable[[Members], None]:
        def plant(held: Members) -> None:
            assert picture in held
            held[picture] = content

        return plant

    return [
        Leak("last modified by", _saved_by, "person-left"),
        Leak("revision number", _revision, "trail-left", sign=b"48151"),
        Leak("manager", _app("Manager"), "person-left"),
        Leak("company", _app("Company"), "person-left"),
        Leak("editing time", _app("TotalTime"), "trail-left", sign=b"48151"),
        Leak("template name", _app("Template"), "trail-left"),
        Leak("base of links", _app("HyperlinkBase"), "trail-left"),
        Leak("custom property", _CUSTOM, "data-left"),
        Leak("sensitivity label", _LABEL, "trail-left"),
        Leak("custom XML", add(main, "customXml/item9.xml", f"<a>{CANARY}</a>", "customXml"), "data-left"),
        Leak("printer", add(main, f"{folder}/printerSettings/p9.bin", CANARY, "printerSettings",
             f"{_WORD_TYPE}.printerSettings"), "trail-left"),
        Leak("text of a picture", swap(png((b"tEXt", b"Author\0" + CANARY.encode()))), "picture-tells"),
        Leak("position of a picture", swap(png((b"eXIf", b"Exif\0\0" + gps()))), "picture-tells"),
        Leak("path as a picture's name", change(first, name, f'name="C:\\Users\\{CANARY}\\logo.png"'), "path-left"),
        Leak("path in the text", change(first, "Dear ", f"C:\\Users\\{CANARY}\\a.docx "), "path-left", cleaned=False),
        Leak("path in the title", _titled(f"C:\\Users\\{CANARY}\\letter.docx"), "path-left", cleaned=False),
        Leak("digital signature", both(
            add("", "_xmlsignatures/origin.sigs", b"",
                "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
                "application/vnd.openxmlformats-package.digital-signature-origin"),
            add("_xmlsignatures/origin.sigs", "_xmlsignatures/sig1.xml", f"<s>{CANARY}</s>",
                "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature",
                "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"),
        ), ""),
        Leak("ribbon", add("", "customUI/customUI.xml", f"<a>{CANARY}</a>",
             "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility", "application/xml"), ""),
        Leak("part that nothing leads to", lambda held: held.update({"[trash]/0000.xml": CANARY.encode()}), ""),
        Leak("thumbnail", add("", "docProps/thumbnail9.wmf", CANARY,
             "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "image/x-wmf"),
             "trail-left"),
        Leak("embedded file", add(first, f"{folder}/embeddings/budget.xlsx", _book(), "package",
             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), "file-embedded", cleaned=False),
    ]  # fmt: skip


def _book() -> bytes:
    out, book = io.BytesIO(), Workbook()
    book.active.append([CANARY])
    book.save(out)
    return out.getvalue()


def _settings(element: str) -> Callable[[Members], None]:
    def plant(held: Members) -> None:
        text = held["word/settings.xml"].decode()
        at = text.index(">", text.index("<w:settings")) + 1
        held["word/settings.xml"] = (text[:at] + element + text[at:]).encode()

    return plant


def _comment(held: Members) -> None:
    marks = (
        '<w:commentRangeStart w:id="7"/>',
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
    )
    text = held["word/document.xml"].decode()
    at = text.index("<w:r>")
    held["word/document.xml"] = (text[:at] + marks[0] + text[at:].replace("</w:p>", marks[1] + "</w:p>", 1)).encode()
    words = f"<w:p><w:r><w:t>{CANARY}: may we say so?</w:t></w:r></w:p>"
    note = f'<w:comment w:id="7" w:author="{CANARY}" w:initials="C" w:date="2026-01-01T00:00:00Z">{words}</w:comment>'
    add("word/document.xml", "word/comments.xml", f'<w:comments xmlns:w="{_W}">{note}</w:comments>', "comments",
        f"{_WORD_TYPE}.comments+xml")(held)  # fmt: skip


def _chart_sheet(held: Members) -> None:
    name = next(name for name in held if name.endswith(".xlsx"))
    from openpyxl import load_workbook

    book, out = load_workbook(io.BytesIO(held[name])), io.BytesIO()
    book.create_sheet("Costs").append([CANARY])
    book.save(out)
    held[name] = out.getvalue()


def _chart_author(held: Members) -> None:
    name = next(name for name in held if name.endswith(".xlsx"))
    inner = members(held[name])
    assert b"</cp:coreProperties>" in inner["docProps/core.xml"]
    _saved = f"<cp:lastModifiedBy>{CANARY}</cp:lastModifiedBy></cp:coreProperties>".encode()
    inner["docProps/core.xml"] = inner["docProps/core.xml"].replace(b"</cp:coreProperties>", _saved)
    held[name] = packed(inner)


def _slide_comment(held: Members) -> None:
    add("ppt/presentation.xml", "ppt/commentAuthors.xml",
        f'<p:cmAuthorLst xmlns:p="{_P}"><p:cmAuthor id="0" name="{CANARY}" initials="C" lastIdx="1" clrIdx="0"/>'
        "</p:cmAuthorLst>", "commentAuthors", f"{_DECK_TYPE}.commentAuthors+xml")(held)  # fmt: skip
    add("ppt/slides/slide1.xml", "ppt/comments/comment1.xml",
        f'<p:cmLst xmlns:p="{_P}"><p:cm authorId="0" dt="2026-01-01T00:00:00.000" idx="1"><p:pos x="1" y="1"/>'
        f"<p:text>{CANARY}</p:text></p:cm></p:cmLst>", "comments", f"{_DECK_TYPE}.comments+xml")(held)  # fmt: skip


def _tags(held: Members) -> None:
    add("ppt/slides/slide1.xml", "ppt/tags/tag1.xml",
        f'<p:tagLst xmlns:p="{_P}"><p:tag name="A" val="{CANARY}"/></p:tagLst>', "tags",
        f"{_DECK_TYPE}.tags+xml")(held)  # fmt: skip
    change(
        "ppt/slides/slide1.xml", "</p:spTree>", '</p:spTree><p:custDataLst><p:tags r:id="rIdLeak"/></p:custDataLst>'
    )(held)


_INSERTED = f'<w:ins w:id="9" w:author="{CANARY}" w:date="2026-01-01T00:00:00Z"><w:r><w:t>Ann</w:t></w:r></w:ins>'
_HIDDEN = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{CANARY}</w:t></w:r>"
WORD = (
    *_shared("word/document.xml"),
    Leak("ids of saves", both(
        change("word/document.xml", "<w:p>", '<w:p w:rsidR="00CA4A27" w:rsidRDefault="00CA4A27">'),
        _settings('<w:rsids><w:rsidRoot w:val="00CA4A27"/><w:rsid w:val="00CA4A27"/></w:rsids>'),
    ), "trail-left", sign=b"00CA4A27"),
    Leak("comment", _comment, "person-left"),
    Leak("author of a tracked change", change("word/document.xml", "</w:p>", f"{_INSERTED}</w:p>"), "person-left"),
    Leak("list of people", add("word/document.xml", "word/people.xml",
         f'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person '
         f'w15:author="{CANARY}"/></w15:people>', "http://schemas.microsoft.com/office/2011/relationships/people",
         f"{_WORD_TYPE}.people+xml"), "trail-left"),
    Leak("document variable", _settings(f'<w:docVars><w:docVar w:name="a" w:val="{CANARY}"/></w:docVars>'),
         "data-left"),
    Leak("mail merge", _settings('<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/>'
         f'<w:connectString w:val="C:\\{CANARY}\\list.csv"/></w:mailMerge>'), "data-left"),
    Leak("hidden text", change("word/document.xml", "</w:p>", f"{_HIDDEN}</w:p>"), "text-hidden", cleaned=False),
)  # fmt: skip
DECK = (
    *_shared("ppt/presentation.xml"),
    Leak("comment", _slide_comment, "person-left"),
    Leak("tags of an add-in", _tags, "data-left"),
    Leak("log of changes", add("ppt/presentation.xml", "ppt/changesInfos/changesInfo1.xml", f"<a>{CANARY}</a>",
         "http://schemas.microsoft.com/office/2016/11/relationships/changesInfo",
         "application/vnd.ms-powerpoint.changesinfo+xml"), "trail-left"),
    Leak("hidden slide", change("ppt/slides/slide2.xml", "<p:sld ", '<p:sld show="0" '), "slide-hidden",
         cleaned=False, sign=b'show="0"'),
    Leak("hidden shape", change("ppt/slides/slide2.xml", 'name="Picture 3"', f'hidden="1" name="{CANARY}"'),
         "text-hidden", cleaned=False),
    Leak("sheet behind a chart", _chart_sheet, "workbook-left", cleaned=False),
    Leak("author of a workbook", _chart_author, "trail-left"),
)  # fmt: skip
