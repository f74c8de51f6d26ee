"""A part's tree in → its tags, and the tree with an anchor where each tag stood.

All tags of a paragraph are found before its tree is touched. A tag's characters are taken out of the runs, even where
Word split them over runs, proofing marks and bookmarks; a processing instruction between two runs stands for it.
"""

from __future__ import annotations

import copy
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.notes import own_notes
from brief_builder.office.xml import clark, prefix_of
from brief_builder.problems import Excerpt, Fault, Place, Problem
from brief_builder.template.reading.broken import Broken
from brief_builder.template.reading.tags import ESCAPED, Tag, find_spans, make_tag

ANCHOR = "brief-tag"
_FALLBACK, _PARAGRAPH = clark("mc:Fallback"), clark("w:p")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_EQUATION, _EQUATION_TEXT = f"{_MATH}oMath", f"{_MATH}t"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Atom:
    """A text element, or one that stands for a character, and its span in the paragraph's text."""

    element: etree._Element
    start: int
    end: int


def scan_paragraphs(
    root: etree._Element,
    dialect: Dialect,
    place_of: Callable[[etree._Element], Place],
    report: Callable[[Problem], None],
    literals: set[str] | None = None,
    first: int = 0,
) -> tuple[list[Tag], list[str]]:
    """The tags of all paragraphs in document order, numbered from `first`; the tree has anchors in their places.

    With them come the first words of block tags that are not ended. `literals` takes the texts that hold braces which
    are no tags: those that the author escaped.

    Raises:
        Fault: template-unreadable, where a text with a brace holds elements: it is a string (ISO 29500-1, 17.3.3.31).
    """
    tags: list[Tag] = []
    broken = Broken(dialect.paragraph, report)
    ours = {paragraph for note in own_notes(root) for paragraph in note.iter(dialect.paragraph)}
    for paragraph in list(root.iter(dialect.paragraph)):
        if paragraph in ours:
            continue
        atoms, text = atoms_of(paragraph, dialect)
        if "{" not in text and "}" not in text and "\uff5b" not in text:
            continue
        if any(len(atom.element) for atom in atoms if atom.element.tag == dialect.text):
            message = "the file is damaged: other pieces of the document stand within the letters of a text"
            raise Fault("template-unreadable", message, help="open it in Word or PowerPoint and save it again")
        spans, faults = find_spans(text)

        def place_at(offset: int, atoms: list[Atom] = atoms) -> Place:
            # By its own characters: a picture or text box may stand between two tags of a paragraph.
            return place_of(next(atom.element for atom in atoms if atom.end > offset))

        broken.read(paragraph, text, spans, faults, place_at)
        found = [make_tag(first + len(tags) + i, text, span, place_at(span.start)) for i, span in enumerate(spans)]
        tags += found
        properties = paragraph.find(dialect.paragraph_properties)
        about = fragment(properties) if properties is not None else ""
        for tag in reversed(found):
            tag.node, tag.paragraph_properties = paragraph, about
            _put_anchor(_touched(atoms, tag), tag, dialect)
        if ESCAPED.search(text):
            found_texts = _unescape(paragraph, dialect)
            if literals is not None:
                literals.update(found_texts)
    broken.finish()
    return tags, broken.words


def report_deleted(
    root: etree._Element,
    dialect: Dialect,
    place_of: Callable[[etree._Element], Place],
    report: Callable[[Problem], None],
) -> None:
    """Say of each tag in text that is deleted under Track Changes that it is passed over."""
    for deleted in root.iter(*dialect.unread) if dialect.unread else ():
        text = "".join(t.text or "" for t in deleted.iter(dialect.text, *dialect.deleted_text))
        spans, _ = find_spans(text) if "{" in text else ([], [])
        paragraph = next(deleted.iterancestors(dialect.paragraph), None)
        if paragraph is None or next(deleted.iterancestors(_FALLBACK), None) is not None:
            continue  # a text box stands twice in the file: what is in it is said once
        for span in spans:
            fault = Fault("tag-deleted", "this tag is deleted under Track Changes and is passed over", severity="note")
            report(fault.at(place_of(paragraph), Excerpt(text, span.start, span.end)))


def report_equations(
    root: etree._Element, place_of: Callable[[etree._Element], Place], report: Callable[[Problem], None]
) -> None:
    """Say of each tag in an equation that nothing fills it there."""
    for equation in root.iter(_EQUATION):
        text = "".join(t.text or "" for t in equation.iter(_EQUATION_TEXT))
        paragraph = next(equation.iterancestors(_PARAGRAPH), None)
        if "{" not in text or paragraph is None:
            continue
        for span in find_spans(text)[0]:
            help_ = "write the tag beside the equation, or show the equation as a picture"
            fault = Fault("tag-left", "this tag stands in an equation, where none is filled", help=help_)
            report(fault.at(place_of(paragraph), Excerpt(text, span.start, span.end)))


def atoms_of(paragraph: etree._Element, dialect: Dialect) -> tuple[list[Atom], str]:
    """The atoms of a paragraph without those of paragraphs inside it, and their joined text."""
    atoms: list[Atom] = []
    pieces: list[str] = []
    at = 0
    for element in _reading_order(paragraph, dialect):
        text = (element.text or "") if element.tag == dialect.text else dialect.breaks[str(element.tag)]
        atoms.append(Atom(element, at, at + len(text)))
        pieces.append(text)
        at += len(text)
    return atoms, "".join(pieces)


def _unescape(paragraph: etree._Element, dialect: Dialect) -> list[str]:
    """Take the sign out of escaped braces; returns the texts that now hold braces, to know them from tags left over."""
    atoms, text = atoms_of(paragraph, dialect)
    found = list(ESCAPED.finditer(text))
    touched: dict[etree._Element, None] = {}
    for match in reversed(found):
        at = match.start(1) if match[1] else match.start(2)
        for atom in atoms:
            if atom.start <= at < atom.end:
                _cut(atom, at - atom.start, at - atom.start + 1, dialect)
                touched[atom.element] = None
    return [element.text or "" for element in touched]


def _reading_order(element: etree._Element, dialect: Dialect) -> list[etree._Element]:
    out: list[etree._Element] = []
    for child in element:
        if not isinstance(child.tag, str) or child.tag in dialect.unread or child.tag == dialect.paragraph:
            continue
        if child.tag == dialect.text or child.tag in dialect.breaks:
            parent = child.getparent()
            if parent is not None and parent.tag in (dialect.run, dialect.paragraph):
                out.append(child)
        elif len(child):
            out += _reading_order(child, dialect)
    return out


def _touched(atoms: list[Atom], tag: Tag) -> list[Atom]:
    """The atoms that hold characters of a tag, and the empty ones among them."""
    first = bisect_right(atoms, tag.start, key=lambda atom: atom.end)
    return atoms[first : bisect_left(atoms, tag.end, key=lambda atom: atom.start)]


def _put_anchor(touched: list[Atom], tag: Tag, dialect: Dialect) -> None:
    first = touched[0]
    run = first.element.getparent()
    assert run is not None  # noqa: S101  an atom stands in a run or a paragraph
    _describe(tag, run, dialect)
    anchor = etree.ProcessingInstruction(ANCHOR, str(tag.number))
    tag.anchor = anchor
    if run.tag != dialect.run:  # a line break between DrawingML runs
        first.element.addprevious(anchor)
    else:
        _split(run, first, tag, anchor, dialect)
    for atom in touched[1:] if run.tag == dialect.run else touched:
        _cut(atom, max(tag.start - atom.start, 0), min(tag.end, atom.end) - atom.start, dialect)


def _describe(tag: Tag, run: etree._Element, dialect: Dialect) -> None:
    prefix = prefix_of(run, dialect.namespace)
    tag.prefix = f"{prefix}:" if prefix else ""
    properties = run.find(dialect.run_properties)
    if properties is not None:
        tag.run_properties = fragment(properties)


def fragment(element: etree._Element) -> str:
    """An element as XML without the namespace declarations that its part's root already makes."""
    clone = copy.deepcopy(element)
    clone.tail = None
    text = etree.tostring(clone, encoding="unicode")
    head, gt, rest = text.partition(">")
    for prefix, uri in element.nsmap.items():
        declaration = f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"'
        head = head.replace(declaration, "", 1)
    return head + gt + rest


def _split(run: etree._Element, first: Atom, tag: Tag, anchor: etree._Element, dialect: Dialect) -> None:
    """Divide the run at the tag: what stood before stays, the anchor follows, then a run with the rest."""
    element = first.element
    rest = run.makeelement(run.tag, {str(key): str(value) for key, value in run.attrib.items()})
    properties = run.find(dialect.run_properties)
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    moved = list(element.itersiblings())
    if element.tag == dialect.text:
        whole = element.text or ""
        left, right = whole[: max(tag.start - first.start, 0)], whole[tag.end - first.start :]
        if right:
            tail = etree.SubElement(rest, dialect.text)
            tail.text = right
            _preserve(tail, dialect)
        element.text = left
        _preserve(element, dialect)
        if not left:
            run.remove(element)
    else:
        run.remove(element)
    for sibling in moved:
        rest.append(sibling)
    tail_text, run.tail = run.tail, None
    run.addnext(anchor)
    if _has_content(rest, dialect):
        anchor.addnext(rest)
        rest.tail = tail_text
    if not _has_content(run, dialect):
        _remove(run)


def _cut(atom: Atom, start: int, end: int, dialect: Dialect) -> None:
    """Take characters start..end out of an atom, and its run with it when nothing is left."""
    element, run = atom.element, atom.element.getparent()
    if run is None:
        return
    if element.tag == dialect.text:
        whole = element.text or ""
        element.text = whole[:start] + whole[end:]
        _preserve(element, dialect)
        if element.text:
            return
    run.remove(element)
    if run.tag == dialect.run and not _has_content(run, dialect):
        around = run.getparent()
        _remove(run)
        # What was around no more than a part of a tag (a link, a control) goes with it: Word refuses an empty control.
        while around is not None and around.tag != dialect.paragraph and not _holds_more(around):
            inner, around = around, around.getparent()
            _remove(inner)


def _holds_more(element: etree._Element) -> bool:
    return any(not str(child.tag).endswith("Pr") for child in element)


def _has_content(run: etree._Element, dialect: Dialect) -> bool:
    return any(child.tag != dialect.run_properties for child in run)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _preserve(element: etree._Element, dialect: Dialect) -> None:
    """Word drops spaces at the edges of a text unless told to keep them; DrawingML always keeps them."""
    if dialect.name == "Word":
        element.set(_SPACE, "preserve")
