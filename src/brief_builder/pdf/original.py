"""A Word file or presentation → what its PDF must say of itself, and the copy of it that LibreOffice is given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from brief_builder.office import Member, Package, parse, serialize, write_members
from brief_builder.office.xml import clark
from brief_builder.pdf.notes import notes_as_read, ordered
from brief_builder.pdf.slides import Drawing, drawings
from brief_builder.structure import Document, structure_of
from brief_builder.structure.decorative import is_decorative
from brief_builder.structure.model import Drawing as Seen
from brief_builder.structure.properties import names_nothing, read_properties

# LibreOffice 7.4 does not know decorative drawings: it writes the alt text that it finds, so they are given this one.
DECORATION = "brief-builder:decorative"
_NAMED = (clark("wp:docPr"), clark("pic:cNvPr"))


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` counts from 1; of slides it is always 1."""

    level: int
    text: str


@dataclass(frozen=True)
class Original:
    """What is known of a document before it is a PDF.

    Attributes:
        kind: 'docx' or 'pptx'.
        printed: the bytes that LibreOffice is given: as they look, the file's own.
        title, author, subject: of the properties of the file; '' where they say nothing, or a title that a program
            wrote.
        notes: of a Word file, the letters of its footnotes, and of its endnotes, in the order of their marks.
        charts: of a Word file, the alt texts of the native charts in its body, in reading order; '' where one has none.
        called: its title as it stands in the text: in the style Title, else the first heading; '' where there is none.
        language: BCP 47 tag; '' where the file does not say its language.
        headings: of a Word file, in the order of the file; of slides, the title of each that is shown.
        tables: how many tables have a header row.
        captions: the names of the styles of its captions, in small letters.
        slides, paragraphs: of a presentation, what is drawn and said on each slide that is shown; without its number,
            date and footer.
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
    called: str = ""
    notes: tuple[tuple[str, ...], ...] = ()
    charts: tuple[str, ...] = ()


def read_original(data: bytes, known: Document | None = None) -> Original:
    """Read a .docx or .pptx file.

    Args:
        known: what stands in it; None reads it.

    Raises:
        Fault: template-unreadable, template-unsafe.
    """
    package = Package.open(data)
    document, properties = known or structure_of(package, ""), read_properties(package)
    shown = [slide for slide in document.slides if not slide.hidden]
    parts = [slide.place.part for slide in shown] if package.kind == "pptx" else [package.main_part]
    said: dict[str, list[str]] = {part: [] for part in parts}
    for paragraph in document.paragraphs:
        if paragraph.place.part in said and paragraph.role != "footer" and (line := _line(paragraph.text)):
            said[paragraph.place.part].append(line)
    headings = [Heading(1, _line(slide.title)) for slide in shown if slide.title]
    headings += [Heading(each.level, _line(each.text)) for each in document.paragraphs if each.role == "heading"]
    headings = [heading for heading in headings if heading.text]
    names = [_line(each.text) for each in document.paragraphs if each.role == "title" and each.place.part in said]
    names += [heading.text for heading in headings]
    return Original(
        package.kind,
        _marked(package, data),
        "" if names_nothing(properties.title) else _line(properties.title),
        _line(properties.author),
        _line(properties.subject),
        properties.language.replace("_", "-") or document.language or _most_said(document),
        tuple(headings),
        sum(any(row.header for row in table.rows) for table in document.tables if table.place.part in said),
        tuple(tuple(drawings(package, slide.place.part)) for slide in shown),
        frozenset(each.style for each in document.paragraphs if each.role == "caption"),
        tuple(tuple(said[slide.place.part]) for slide in shown),
        next((name for name in names if name), "").replace("\u200b", ""),
        notes_as_read(package),
        tuple(_line(each.alt) for each in document.drawings if _is_chart(each) and each.place.part in said)
        if package.kind == "docx"
        else (),
    )


def _is_chart(drawing: Seen) -> bool:
    """Whether LibreOffice makes a figure of it for which it writes no alt text."""
    return drawing.chart is not None and not drawing.decorative


def _most_said(document: Document) -> str:
    """The language of most letters; '' where nothing says one."""
    letters: Counter[str] = Counter()
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if run.language:
                letters[run.language] += sum(map(str.isalpha, run.text))
    return next((language for language, count in letters.most_common(1) if count), "")


def _line(text: str) -> str:
    """A text with one space for each stretch of white space."""
    return " ".join(text.split())


def _marked(package: Package, data: bytes) -> bytes:
    """The file with an alt text that says of decorative drawings that they are, and with its notes in order.

    Itself where nothing is to be changed.
    """
    changed: dict[str, bytes] = {}
    for name in package.names():
        if package.kind != "docx" or not name.endswith(".xml") or b"decorative" not in package.read(name):
            continue
        root = parse(package.read(name), name)
        marked = [about for about in root.iter(*_NAMED) if is_decorative(about)]
        for about in marked:
            about.set("descr", DECORATION)
        if marked:
            changed[name] = serialize(root).encode("utf-8")
    ordered(package, changed)
    if not changed:
        return data
    return write_members(
        Member.of(member.name, changed[member.name]) if member.name in changed else member for member in package.members
    )
