"""The bytes of a .docx that data names → a `Source`: what can come along from it, read once and never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from brief_builder.merge.subdocuments.cleaning import clean
from brief_builder.merge.subdocuments.mending import mend
from brief_builder.merge.subdocuments.slots import is_reserved
from brief_builder.office import Package, parse
from brief_builder.office.package import Relationship
from brief_builder.office.schema import W, value
from brief_builder.office.xml import clark, is_on
from brief_builder.problems import Fault
from brief_builder.template.reading.field_codes import refuse_fields_in
from brief_builder.template.reading.tags import find_spans
from brief_builder.template.reading.unsafe import refuse_unsafe

_HEADING = re.compile(r"heading ([1-9])")
_TEXTS = (W + "t", clark("a:t"))
_BRACES = re.compile(r"[{}]").search


class SourceStyles:
    """The styles of the document, to read."""

    def __init__(self, root: etree._Element | None) -> None:
        held = root.findall(W + "style") if root is not None else []
        self._by_id = {style.get(W + "styleId", ""): style for style in held}
        self._defaults = {
            style.get(W + "type", "paragraph"): style for style in reversed(held) if is_on(style.get(W + "default"))
        }
        self._root = root

    def style(self, style_id: str) -> etree._Element | None:
        """The style with this id; None when there is none."""
        return self._by_id.get(style_id)

    def default(self, kind: str) -> etree._Element | None:
        """The default style of a kind; None when there is none."""
        return self._defaults.get(kind)

    def heading(self, level: int) -> str:
        """The id of the style 'heading LEVEL'; '' when there is none."""
        return next((i for i, style in self._by_id.items() if level_of(style) == level), "")

    def chain(self, style_id: str) -> Iterator[etree._Element]:
        """The style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style_id not in seen and (style := self._by_id.get(style_id)) is not None:
            seen.add(style_id)
            yield style
            style_id = value(style, "basedOn")

    def defaults(self, name: str) -> etree._Element | None:
        """The document's default 'rPr' or 'pPr'; None when it gives none."""
        path = f"{W}docDefaults/{W}{name}Default/{W}{name}"
        return self._root.find(path) if self._root is not None else None


def name_of(style: etree._Element) -> str:
    """The style's name as Word shows it; its id when it has none."""
    return value(style, "name") or style.get(W + "styleId", "")


def level_of(style: etree._Element | None) -> int:
    """1 for 'heading 1', and so on; 0 for what is no heading."""
    match = _HEADING.fullmatch(name_of(style).lower()) if style is not None else None
    return int(match[1]) if match is not None else 0


@dataclass(frozen=True)
class Source:
    """A document as it was read.

    Attributes:
        path: its name as the data gives it.
        package: its own members.
        body: the `w:body`, clean.
        notes: ('footnote' or 'endnote', id) → the note, clean.
        notes_parts: 'footnote' or 'endnote' → the part that holds them.
        roots: part name → its namespaces (prefix → URI), and the URIs that readers may ignore.
        numbering: the root of its lists; None when it has none.
        relationships: part name → id → relationship, for the body's and the notes' parts.
        theme: the root of its theme; None when it has none.
        remarks: what does not come along as it stands there.
        literals: texts with braces, which are words.
    """

    path: str
    package: Package
    body: etree._Element
    notes: dict[tuple[str, str], etree._Element]
    notes_parts: dict[str, str]
    roots: dict[str, tuple[dict[str, str], set[str]]]
    styles: SourceStyles
    numbering: etree._Element | None
    relationships: dict[str, dict[str, Relationship]]
    theme: etree._Element | None
    remarks: tuple[Fault, ...]
    literals: frozenset[str]

    @property
    def label(self) -> str:
        """The file's name without its ending, as it may stand in a style's name."""
        return re.sub(r"[^\w .-]", " ", PurePosixPath(self.path.replace("\\", "/")).stem)[:60].strip() or "document"


def read_source(data: bytes, path: str) -> Source:
    """Read a document.

    Raises:
        Fault: document-unreadable, document-unsafe.
    """
    try:
        return _read(data, path)
    except Fault as fault:
        if fault.code == "template-unreadable":
            help_ = fault.help or ("open it in Word and save it as .docx",)
            raise Fault("document-unreadable", f"{path}: {fault.message}", help=help_) from None
        if fault.code == "template-unsafe":
            cure = fault.help or ("open it in Word, take it out, and save it again",)
            raise Fault("document-unsafe", f"{path}: {fault.message}", help=cure) from None
        raise


def _read(data: bytes, path: str) -> Source:
    package = Package.open(data)
    if package.kind != "docx":
        raise Fault("template-unreadable", "this is a presentation", help="name a Word document (.docx)")
    refuse_unsafe(package, "the document")
    main = package.main_part
    found = {rel.type.rpartition("/")[2]: rel.target for rel in package.relationships(main) if not rel.external}

    def part(kind: str) -> etree._Element | None:
        name = found.get(kind)
        return parse(package.read(name), name) if name is not None and name in package else None

    root = parse(package.read(main), main)
    body = root.find(W + "body")
    if body is None:
        raise Fault("template-unreadable", "this document has no body")
    holders = {main: root}
    notes: dict[tuple[str, str], etree._Element] = {}
    notes_parts: dict[str, str] = {}
    for word in ("footnote", "endnote"):
        held = part(f"{word}s")
        if held is not None:
            notes_parts[word] = found[f"{word}s"]
            holders[notes_parts[word]] = held
            notes |= {
                (word, note.get(W + "id", "")): note for note in held.findall(W + word) if note.get(W + "type") is None
            }
    remarks = _remarks([body, *notes.values()], path)
    for holder in holders.values():
        if is_reserved(etree.tostring(holder, encoding="unicode")):
            raise Fault("template-unreadable", "this document holds a noncharacter (U+FDD0 to U+FDEF)")
    return Source(
        path,
        package,
        body,
        notes,
        notes_parts,
        {name: _namespaces(holder) for name, holder in holders.items()},
        SourceStyles(part("styles")),
        part("numbering"),
        {name: {rel.id: rel for rel in package.relationships(name)} for name in holders},
        part("theme"),
        remarks,
        frozenset(t.text for root in (body, *notes.values()) for t in root.iter(*_TEXTS) if t.text and _BRACES(t.text)),
    )


def _namespaces(root: etree._Element) -> tuple[dict[str, str], set[str]]:
    nsmap = root.nsmap
    ignorable = {nsmap[prefix] for prefix in root.get(clark("mc:Ignorable"), "").split() if prefix in nsmap}
    return {uri: prefix for prefix, uri in nsmap.items() if prefix}, ignorable


def _remarks(roots: list[etree._Element], path: str) -> tuple[Fault, ...]:
    """Clean the trees; says what of them does not come along."""
    comments = changes = False
    tag = ""
    for root in roots:
        refuse_fields_in(root, "the document")
        cleaned = clean(root)
        mend(root)
        comments, changes = comments or cleaned[0], changes or cleaned[1]
        for paragraph in root.iter(W + "p"):
            tag = tag or _tag_in(paragraph)
    out: list[Fault] = []
    if tag:
        message = f"{path} holds the tag {tag}, which is printed as it stands: tags in a document are not filled"
        cure = "render it first, and name what comes out; or take the tag out"
        out.append(Fault("document-changed", message, help=cure, severity="warning"))
    if changes:
        message = f"{path} holds tracked changes, which are taken as accepted"
        cure = "accept or reject them in Word, and save it again"
        out.append(Fault("document-changed", message, help=cure, severity="warning"))
    if comments:
        message = f"the comments of {path} are left out"
        out.append(Fault("document-changed", message, help="nothing, if they are not for the reader", severity="note"))
    return tuple(out)


def _tag_in(paragraph: etree._Element) -> str:
    """The first tag in a paragraph; '' when it has none."""
    text = "".join(t.text or "" for t in paragraph.iter(W + "t"))
    if "{" not in text:
        return ""
    spans, _ = find_spans(text)
    return text[spans[0].start : spans[0].end] if spans else ""
