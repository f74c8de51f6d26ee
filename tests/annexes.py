"""Documents to be inserted into templates, made by python-docx and, where it knows no way, by hand."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.shared import Cm
from lxml import etree
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

from brief_builder.merge import Rendered
from brief_builder.merge import Template as MergeTemplate
from brief_builder.proof import check_package
from zip_members import members_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = {
    "w": W,
    "r": R,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
_TYPES = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPES = {
    "footnotes": f"{_TYPES}.wordprocessingml.footnotes+xml",
    "endnotes": f"{_TYPES}.wordprocessingml.endnotes+xml",
    "chart": f"{_TYPES}.drawingml.chart+xml",
    "package": f"{_TYPES}.spreadsheetml.sheet",
    "diagramData": f"{_TYPES}.drawingml.diagramData+xml",
    "diagramLayout": f"{_TYPES}.drawingml.diagramLayout+xml",
    "diagramQuickStyle": f"{_TYPES}.drawingml.diagramStyle+xml",
    "diagramColors": f"{_TYPES}.drawingml.diagramColors+xml",
    "diagramDrawing": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    "image": "image/png",
}


def xml(text: str) -> etree._Element:
    """One element, all usual prefixes known."""
    head, sign, rest = text.partition("/>" if text.index(">") == text.find("/>") + 1 else ">")
    return parse_xml(f"{head} {_DECLARED}{sign}{rest}")


def saved(document: DocumentType) -> bytes:
    """The bytes of a document."""
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def template(*lines: str) -> bytes:
    """A template with a header: `# ` begins a heading, `1 ` an item of a numbered list."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "The brief"
    for line in lines:
        if line.startswith("# "):
            document.add_heading(line[2:], 1)
        elif line.startswith("1 "):
            document.add_paragraph(line[2:], style="List Number")
        else:
            document.add_paragraph(line)
    return saved(document)


def picture(colour: str = "navy") -> bytes:
    """A small PNG."""
    data = io.BytesIO()
    Image.new("RGB", (80, 40), colour).save(data, "PNG")
    return data.getvalue()


def add(document: DocumentType, *elements: str) -> None:
    """Put elements, given as XML, at the end of the body."""
    body = document.element.body
    for element in elements:
        body.insert(len(body) - 1, xml(element))


def run(text: str) -> str:
    """A run as XML."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def with_parts(
    data: bytes,
    parts: Mapping[str, bytes],
    relationships: Iterable[tuple[str, str, str, str]],
) -> bytes:
    """The package with parts added.

    Args:
        data: a .docx.
        parts: member name → content.
        relationships: (part, id, last word of the type, target as a member's name or, with `://`, an address).
    """
    out = io.BytesIO()
    kinds = {target: kind for _, _, kind, target in relationships}
    members = members_of(data)
    members |= parts
    for part, number, kind, target in relationships:
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels"
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        head, close, _ = members.get(rels, empty).partition(b"</Relationships>")
        outside = "://" in target or target.startswith("mailto:")
        mode = ' TargetMode="External"' if outside else ""
        where = target if outside else f"/{target}"
        members[rels] = (
            head + f'<Relationship Id="{number}" Type="{R}/{kind}" Target="{where}"{mode}/>'.encode() + close
        )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{CONTENT_TYPES[kinds[name]]}"/>' for name in sorted(parts)
    )
    types = members["[Content_Types].xml"]
    members["[Content_Types].xml"] = types.replace(b"</Types>", overrides.encode() + b"</Types>")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def notes(word: str, *texts: str) -> bytes:
    """A part of footnotes or endnotes with ids from 2; each text is the XML of runs."""
    held = "".join(
        f'<w:{word} w:id="{number}"><w:p><w:r><w:{word}Ref/></w:r>{text}</w:p></w:{word}>'
        for number, text in enumerate(texts, start=2)
    )
    marks = "".join(
        f'<w:{word} w:type="{mark}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:{word}>'
        for number, mark in enumerate(("separator", "continuationSeparator"))
    )
    return f"<w:{word}s {_DECLARED}>{marks}{held}</w:{word}s>".encode()


def with_notes(document: DocumentType) -> bytes:
    """A document with a footnote that holds a link and a picture, and an endnote, at the end of its last paragraph."""
    paragraph = document.add_paragraph("Words with notes")._p
    for word in ("footnote", "endnote"):
        paragraph.append(
            xml(f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{word}Reference w:id="2"/></w:r>')
        )
    link = f'<w:hyperlink r:id="rId1">{run(" a source")}</w:hyperlink>'
    parts = {
        "word/footnotes.xml": notes("footnote", link + drawing("rId2")),
        "word/endnotes.xml": notes("endnote", run(" an endnote")),
        "word/media/note.png": picture("red"),
    }
    return with_parts(
        saved(document),
        parts,
        [
            ("word/document.xml", "rId901", "footnotes", "word/footnotes.xml"),
            ("word/document.xml", "rId902", "endnotes", "word/endnotes.xml"),
            ("word/footnotes.xml", "rId1", "hyperlink", "https://example.org/source"),
            ("word/footnotes.xml", "rId2", "image", "word/media/note.png"),
        ],
    )


def drawing(number: str) -> str:
    """A run with a picture that a relationship leads to."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="180000"/><wp:docPr id="1" name="P"/>'
        f'<a:graphic><a:graphicData uri="{SPACES["a"][:-4]}picture">'
        f'<pic:pic xmlns:pic="{SPACES["a"][:-4]}picture"><pic:nvPicPr><pic:cNvPr id="0" name="P"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="180000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def with_chart(document: DocumentType) -> bytes:
    """A document with a native chart and its workbook."""
    chart = CategoryChartData()
    chart.categories = ["2022", "2023"]
    chart.add_series("Trade", (2.4, 2.1))
    add(
        document,
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><wp:docPr id="1" name="Chart"/>'
        f'<a:graphic><a:graphicData uri="{SPACES["c"]}"><c:chart r:id="rId901"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>",
    )
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED
    text = ChartXmlWriter(kind, chart).xml.replace(
        "</c:chartSpace>", '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    workbook = chart._workbook_writer.xlsx_blob
    return with_parts(
        saved(document),
        {"word/charts/chart1.xml": text.encode(), "word/embeddings/book1.xlsx": workbook},
        [
            ("word/document.xml", "rId901", "chart", "word/charts/chart1.xml"),
            ("word/charts/chart1.xml", "rId1", "package", "word/embeddings/book1.xlsx"),
        ],
    )


def turned(document: DocumentType) -> None:
    """Add a page on its side, and an upright one behind it."""
    for orientation, text in ((WD_ORIENT.LANDSCAPE, "A wide page"), (WD_ORIENT.PORTRAIT, "Upright again")):
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = orientation
        section.page_width, section.page_height = section.page_height, section.page_width
        document.add_paragraph(text)


TEXT_BOX = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
    '<wp:extent cx="1800000" cy="900000"/><wp:docPr id="5" name="Box"/><a:graphic>'
    f'<a:graphicData uri="{SPACES["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="1800000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    f"<wps:txbx><w:txbxContent><w:p>{run('In a box')}</w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    '<v:rect id="Box_1" style="width:140pt;height:70pt"><v:textbox><w:txbxContent>'
    f"<w:p>{run('In a box')}</w:p></w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
BOOKMARKED = (
    '<w:p><w:bookmarkStart w:id="3" w:name="here"/><w:r><w:t>the place</w:t></w:r><w:bookmarkEnd w:id="3"/>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF he</w:instrText></w:r>'
    '<w:r><w:instrText xml:space="preserve">re \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>the place</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:hyperlink w:anchor="here"><w:r><w:t>go there</w:t></w:r></w:hyperlink></w:p>'
)


def rich() -> bytes:
    """A document with everything at once."""
    document = Document()
    document.add_heading("Annex", 1)
    document.add_paragraph("Plain words")
    for text in ("first", "second"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("a bullet", style="List Bullet")
    document.add_picture(io.BytesIO(picture()), Cm(3))
    document.add_heading("Below", 2)
    table = document.add_table(2, 2, style="Table Grid")
    for number, cell in enumerate(table._cells):
        cell.text = f"cell {number}"
    add(document, TEXT_BOX, BOOKMARKED)
    turned(document)
    add(
        document,
        '<w:sdt><w:sdtPr><w:id w:val="77"/><w:placeholder><w:docPart w:val="X"/></w:placeholder></w:sdtPr>'
        f"<w:sdtContent><w:p>{run('controlled')}</w:p></w:sdtContent></w:sdt>",
        '<w:p w14:paraId="11111111"><w:r><w:rPr><w14:ligatures w14:val="standard"/></w:rPr><w:t>fi</w:t></w:r></w:p>',
    )
    return with_notes(document)


def put(folder: Path, data: bytes | Any, name: str = "annex.docx") -> dict[str, Any]:
    """Save a document into the folder; what names it in data."""
    (folder / name).write_bytes(data if isinstance(data, bytes) else saved(data))
    return {"docx": name}


def rendered(made: bytes, data: dict[str, Any], folder: Path) -> Rendered:
    """The document that a template gives with the data, sound; files are in the folder."""
    produced = MergeTemplate.read(made, "t.docx").rendered(data, folder=folder)
    assert [f.message for f in check_package(produced.data, produced.literals)] == []
    return produced


def render_in(made: bytes, data: dict[str, Any], folder: Path) -> bytes:
    """The bytes alone."""
    return rendered(made, data, folder).data


def part_of(data: bytes, name: str = "word/document.xml") -> str:
    """The text of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def changed(data: bytes, change: Callable[[str], str]) -> bytes:
    """The package with the XML of its body and its footnotes changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as had, zipfile.ZipFile(out, "w") as package:
        for name in had.namelist():
            content = had.read(name)
            if name in ("word/document.xml", "word/footnotes.xml"):
                content = change(content.decode()).encode()
            package.writestr(name, content)
    return out.getvalue()


def names_in(data: bytes, pattern: str) -> list[str]:
    """The members whose whole name is like the pattern."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return sorted(name for name in package.namelist() if re.fullmatch(pattern, name))
