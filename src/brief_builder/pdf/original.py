"""A Word file or presentation → what its PDF must say of itself, and the copy of it that LibreOffice is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from brief_builder.office import Member, Package, parse, serialize, write_members
from brief_builder.office.extensions import DECORATIVE_SPACE
from brief_builder.office.xml import clark
from brief_builder.pdf.headings import Heading, caption_styles, document_headings, slide_title
from brief_builder.pdf.slides import Drawing, drawings, paragraphs, slides

# LibreOffice 7.4 does not know decorative drawings: it writes the alt text that it finds, so they are given this one.
DECORATION = "brief-builder:decorative"
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_W_VAL, _W_LANG, _W_HEADER = clark("w:val"), clark("w:lang"), clark("w:tblHeader")
_MARK = f"{{{DECORATIVE_SPACE}}}decorative"
_NAMED = (clark("wp:docPr"), clark("pic:cNvPr"))


@dataclass(frozen=True)
class Original:
    """What is known of a document before it is a PDF.

    Attributes:
        kind: 'docx' or 'pptx'.
        printed: the bytes that LibreOffice is given: as they look, the file's own.
        title, author, subject: of the properties of the file; '' where they say nothing.
        language: BCP 47 tag; '' where the file does not say its language.
        headings: of a Word file, in the order of the file; of slides, the title of each that is shown.
        tables: how many tables have a header row.
        captions: the names of the styles of captions.
        slides, paragraphs: of a presentation, what is drawn and said on each slide that is shown.
    """

    kind: str
    printed: bytes
    title: str
    author: str
    subject: str
    language: str
    headings: tuple[Heading, ...]
    tables: int
    slides: tuple[tuple[Drawing, ...], ...] = ()
    captions: frozenset[str] = frozenset()
    paragraphs: tuple[tuple[str, ...], ...] = ()


def read_original(data: bytes) -> Original:
    """Read a .docx or .pptx file.

    Raises:
        Fault: template-unreadable, template-unsafe.
    """
    package = Package.open(data)
    about = _core(package)
    if package.kind == "pptx":
        return _presentation(package, data, about)
    body = parse(package.read("word/document.xml"), "word/document.xml")
    styles = parse(package.read("word/styles.xml"), "word/styles.xml") if "word/styles.xml" in package else None
    if not about.language and styles is not None:
        about = replace(about, language=next((e.get(_W_VAL, "") for e in styles.iter(_W_LANG)), ""))
    return replace(
        about,
        printed=_marked(package, data),
        headings=tuple(document_headings(body, styles)),
        captions=frozenset(caption_styles(styles)) if styles is not None else frozenset(),
        tables=sum(any(True for _ in table.iter(_W_HEADER)) for table in _tables(body)),
    )


def _tables(body: etree._Element) -> Iterable[etree._Element]:
    return body.iter(clark("w:tbl"))


def _core(package: Package) -> Original:
    said = {"title": "", "creator": "", "subject": "", "language": ""}
    if _CORE in package:
        core = parse(package.read(_CORE), _CORE)
        said = {name: " ".join((core.findtext(_DC + name) or "").split()) for name in said}
    return Original(
        package.kind, b"", said["title"], said["creator"], said["subject"], said["language"].replace("_", "-"), (), 0
    )


def _presentation(package: Package, data: bytes, about: Original) -> Original:
    shown = list(slides(package))
    trees = [parse(package.read(name), name) for name in shown]
    language = about.language
    if not language and "ppt/presentation.xml" in package:
        root = parse(package.read("ppt/presentation.xml"), "ppt/presentation.xml")
        language = next((e.get("lang", "") for e in root.iter(clark("a:defRPr")) if e.get("lang")), "")
    titles = [slide_title(tree) for tree in trees]
    headed = sum(e.get("firstRow") in ("1", "true") for tree in trees for e in tree.iter(clark("a:tblPr")))
    return replace(
        about,
        printed=data,
        language=language,
        headings=tuple(Heading(1, title) for title in titles if title),
        tables=headed,
        slides=tuple(tuple(drawings(tree)) for tree in trees),
        paragraphs=tuple(tuple(paragraphs(tree)) for tree in trees),
    )


def _marked(package: Package, data: bytes) -> bytes:
    """The file with an alt text that says of decorative drawings that they are; itself when there are none."""
    changed: dict[str, bytes] = {}
    for name in package.names():
        if not name.startswith("word/") or not name.endswith(".xml") or b"decorative" not in package.read(name):
            continue
        root = parse(package.read(name), name)
        for mark in root.iter(_MARK):
            if mark.get("val") in ("1", "true"):
                for drawing in mark.iterancestors(*_NAMED):
                    drawing.set("descr", DECORATION)
        changed[name] = serialize(root).encode("utf-8")
    if not changed:
        return data
    return write_members(
        Member.of(member.name, changed[member.name]) if member.name in changed else member for member in package.members
    )
