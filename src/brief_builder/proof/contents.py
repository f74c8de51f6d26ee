"""The bytes of an output in → what stands in it, place by place, and a print of each by which it is known again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from brief_builder.office import PLAIN, Package, content_parts, parse
from brief_builder.office.xml import clark
from brief_builder.proof.pages import PageLine, read_page
from brief_builder.proof.reading import Reading, read_document

PRINT = 10  # hexadecimal digits of a print: enough to tell paragraphs apart; a file is proven by its sha256
_NOTES = (clark("w:footnoteReference"), clark("w:endnoteReference"))
_W_ID, _W_VANISH, _W_RUN = clark("w:id"), clark("w:vanish"), clark("w:r")
_PROPERTIES = "document properties"
_BREAK = "\u200b"  # between words of Khmer, where lines may break


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands at a place.

    Attributes:
        place: the steps to it, as the manifest writes them.
        text: its words.
        print: of its words, the marks of notes among them, and what is hidden of them.
        part: the member that holds it; "" outside of packages.
    """

    place: str
    text: str
    print: str
    part: str = ""


@dataclass(frozen=True)
class Contents:
    """What stands in a file.

    Attributes:
        spots: in reading order; none of a picture.
        members: of a Word file or a presentation: the name of each part → its print.
    """

    spots: tuple[Spot, ...] = ()
    members: Mapping[str, str] = field(default_factory=dict)

    def record(self) -> dict[str, Any]:
        """What the manifest keeps of it."""
        record: dict[str, Any] = {"spots": " ".join(spot.print for spot in self.spots)}
        return record | {"members": dict(self.members)} if self.members else record


def read_contents(name: str, data: bytes, reading: Reading | None = None) -> Contents:
    """What stands in a file of this name; nothing for a kind that has no words that can be read.

    Args:
        reading: of the same document, where it was read before.

    Raises:
        Fault: when the bytes are not what the name says.
    """
    kind = name.rpartition(".")[2].lower()
    if kind in ("docx", "pptx"):
        return _document(data, reading or read_document(data))
    if kind == "html":
        return page_contents(read_page(data))
    if kind == "svg":
        return Contents(tuple(_picture(data)))
    if kind == "pdf":
        return Contents(tuple(_pages(data, name)))
    return Contents()


def page_contents(lines: Iterable[PageLine]) -> Contents:
    """What stands in a page whose lines were read."""
    return Contents(tuple(Spot(line.place, line.text, printed(line.text)) for line in lines))


def printed(text: str) -> str:
    """The print of words."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:PRINT]


def flat(text: str) -> str:
    """Words without what a file may put between them: places where lines may break, and kinds of line ends."""
    return text.replace(_BREAK, "").replace("\v", "\n").replace("\f", "\n")


def _document(data: bytes, reading: Reading) -> Contents:
    package = Package.open(data)
    sealed = _sealed(package)
    spots = [
        Spot(", ".join(line.trail), line.text, printed(sealed.get((line.part, line.paragraph), line.text)), line.part)
        for line in reading.lines
    ]
    spots += [Spot(", ".join(trail), alt, printed(alt), part) for part, alt, trail in reading.alts]
    for name in package.names():
        if name.startswith("docProps/") and name.endswith(".xml"):
            texts = [element.text for element in parse(package.read(name), name).iter(etree.Element) if element.text]
            spots += [Spot(_PROPERTIES, text, printed(text), name) for text in texts if text.strip()]
    members = {name: hashlib.sha256(package.read(name)).hexdigest()[:PRINT] for name in sorted(package.names())}
    return Contents(tuple(spots), members)


def _sealed(package: Package) -> dict[tuple[str, int], str]:
    """(part, number of the paragraph) → its words, with a sign where the mark of a note or a hidden run stands."""
    out: dict[tuple[str, int], str] = {}
    for part in content_parts(package):
        if part.dialect is PLAIN or part.repeats:
            continue
        root = parse(package.read(part.name), part.name)
        dialect = part.dialect
        held: dict[etree._Element, list[str]] = {p: [] for p in root.iter(dialect.paragraph)}
        for element in root.iter(dialect.text, *dialect.breaks, *_NOTES, _W_VANISH):
            paragraph = next(element.iterancestors(dialect.paragraph), None)
            if paragraph is None:
                continue
            if element.tag in _NOTES:
                held[paragraph].append(f"\x02{element.get(_W_ID, '')}\x02")
            elif element.tag == _W_VANISH:
                held[paragraph].append("\x03" if next(element.iterancestors(_W_RUN), None) is not None else "")
            else:
                held[paragraph].append(element.text or "\n")
        for number, pieces in enumerate(held.values()):
            out[part.name, number] = "".join(pieces)
    return out


def _picture(data: bytes) -> Iterator[Spot]:
    """The words of a chart: its letters are drawn as outlines, and each text is named in a comment before them."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return
    for number, comment in enumerate(root.iter(etree.Comment), start=1):
        text = (comment.text or "").strip()
        yield Spot(f"words {number} of the picture", text, printed(text))


def _pages(data: bytes, name: str) -> Iterator[Spot]:
    from brief_builder.problems import Problems
    from brief_builder.sources.reading import source_text  # slow: pypdf, only where there is a PDF

    read = source_text(data, ".pdf", name, Problems())
    ends = [*(block.start for block in read.blocks[1:]), len(read.text)]
    for block, end in zip(read.blocks, ends, strict=True):
        text = read.text[block.start : end].strip()
        yield Spot(block.place, text, printed(text))
