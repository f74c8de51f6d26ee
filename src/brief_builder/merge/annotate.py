"""A Word template and its problems in → a copy with a Word comment at each; all other members are the template's bytes.

Word has comments in the body only. A problem that stands elsewhere (header, footnote, properties) is commented at the
beginning of the body, with its place in words. Comments carry no date, so that the same template gives the same bytes.
"""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Iterable

from lxml import etree

from brief_builder.office import WORD, Member, Package, parse, serialize, write_members
from brief_builder.office.notes import AUTHOR, COMMENT, own_notes
from brief_builder.office.package import rels_name, with_content_types, with_relationships
from brief_builder.office.part_types import COMMENTS, word_type
from brief_builder.office.xml import NAMESPACES, clark, whole
from brief_builder.problems import CODES, Excerpt, Note, Place, Problem
from brief_builder.template.marks import UNFIT
from brief_builder.template.reading.scan import Atom, atoms_of

_ID = clark("w:id")
_START, _END, _REFERENCE = clark("w:commentRangeStart"), clark("w:commentRangeEnd"), clark("w:commentReference")
_UNFIT = re.compile(f"[\x00-\x1f{UNFIT}]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def annotated(data: bytes, problems: Iterable[Problem]) -> bytes:
    """The copy. Notes of an earlier check are replaced, comments of the author are kept.

    Raises:
        Fault: template-unreadable or template-unsafe, when the file cannot be opened at all.
    """
    package = Package.open(data)
    main = package.main_part
    document = parse(package.read(main), main)
    targets = [rel.target for rel in package.relationships(main) if rel.type == COMMENTS]
    held = next((target for target in targets if target in package), None)
    comments = (
        parse(package.read(held), held)
        if held is not None
        else etree.Element(clark("w:comments"), nsmap={"w": NAMESPACES["w"]})
    )
    _forget(document, comments)
    _write(document, comments, main, list(problems))
    members = {member.name: member for member in package.members}
    name = held or free_name(posixpath.join(posixpath.dirname(main), "comments.xml"), members)
    members[main] = Member.of(main, serialize(document).encode())
    members[name] = Member.of(name, serialize(comments).encode())
    if held is None:
        _relate(package, main, name, members)
    return write_members(members.values())


def _relate(package: Package, main: str, name: str, members: dict[str, Member]) -> None:
    rels = rels_name(main)
    used = dict.fromkeys(rel.id for rel in package.relationships(main))
    entry = (free_name("rIdBriefComments", used), COMMENTS, posixpath.basename(name), False)
    had = package.read(rels) if rels in package else None
    members[rels] = Member.of(rels, with_relationships(had, [entry]))
    types = with_content_types(package.read("[Content_Types].xml"), {}, {name: word_type("comments")})
    members["[Content_Types].xml"] = Member.of("[Content_Types].xml", types)


def free_name(name: str, used: Iterable[str]) -> str:
    """The name, or the name with a number where it is taken; names differ by more than case."""
    taken = {each.casefold() for each in used}
    stem, dot, ending = name.partition(".") if "/" not in name else name.rpartition(".")
    candidate, number = name, 1
    while candidate.casefold() in taken:
        candidate, number = f"{stem}{number}{dot}{ending}", number + 1
    return candidate


def _forget(document: etree._Element, comments: etree._Element) -> None:
    """Take out the notes of an earlier check, and their marks in the text."""
    gone = set()
    for note in own_notes(comments):
        gone.add(note.get(_ID))
        comments.remove(note)
    for mark in [e for e in document.iter(_START, _END, _REFERENCE) if e.get(_ID) in gone]:
        run = mark.getparent()
        leaving = run if mark.tag == _REFERENCE and run is not None and len(run) <= 2 else mark
        parent = leaving.getparent()
        if parent is not None:
            parent.remove(leaving)


def _write(document: etree._Element, comments: etree._Element, main: str, problems: list[Problem]) -> None:
    paragraphs = list(document.iter(WORD.paragraph))
    beginning = next((p for p in paragraphs if _outer(p) is p), None)
    if beginning is None:
        beginning = _first_paragraph(document)
    ids = [e.get(_ID, "") for e in (*comments.iter(COMMENT), *document.iter(_START, _END, _REFERENCE))]
    number = max((whole(i, -1) for i in ids), default=-1)
    elsewhere: list[int] = []
    for problem in problems:
        number += 1
        place = problem.place
        at = place.paragraph if place.part == main else None
        paragraph = paragraphs[at] if at is not None and at < len(paragraphs) else None
        comments.append(_comment(number, problem, placed=paragraph is not None))
        if paragraph is None:
            elsewhere.append(number)
        else:
            _mark(paragraph, number, problem.excerpt)
    for each in reversed(elsewhere):
        _mark(beginning, each, None, empty=True)


def _first_paragraph(document: etree._Element) -> etree._Element:
    """A paragraph put into a body that has none."""
    body = next(document.iter(clark("w:body")))
    paragraph = body.makeelement(WORD.paragraph)
    body.insert(0, paragraph)
    return paragraph


def _outer(paragraph: etree._Element) -> etree._Element:
    """The paragraph itself, or the one that holds its text box: Word has no comments in those."""
    return next(reversed(list(paragraph.iterancestors(WORD.paragraph))), paragraph)


def _mark(paragraph: etree._Element, number: int, excerpt: Excerpt | None, *, empty: bool = False) -> None:
    """Put the comment's range around the excerpt, or around all of the paragraph where that is not in it."""
    start, end = (paragraph.makeelement(tag, {_ID: str(number)}) for tag in (_START, _END))
    reference = paragraph.makeelement(WORD.run)
    etree.SubElement(reference, _REFERENCE, {_ID: str(number)})
    outer = _outer(paragraph)
    first, last = _runs(paragraph, excerpt) if outer is paragraph else (_child(outer, paragraph),) * 2
    if first is not None and last is not None:
        first.addprevious(start)
        last.addnext(end)
    else:
        properties = outer.find(WORD.paragraph_properties)
        outer.insert(0 if properties is None else 1, start)
        if empty:
            start.addnext(end)
        else:
            outer.append(end)
    end.addnext(reference)


def _child(outer: etree._Element, inner: etree._Element) -> etree._Element:
    """The child of `outer` in which `inner` lies."""
    return next(a for a in (inner, *inner.iterancestors()) if a.getparent() is outer)


def _runs(paragraph: etree._Element, excerpt: Excerpt | None) -> tuple[etree._Element | None, etree._Element | None]:
    """The first and last run of the excerpt, which are divided where it begins and ends; None when it is not there."""
    atoms, text = atoms_of(paragraph, WORD)
    if excerpt is None or excerpt.text != text or excerpt.start >= excerpt.end:
        return None, None
    _divide(atoms, excerpt.end)
    atoms, _ = atoms_of(paragraph, WORD)
    _divide(atoms, excerpt.start)
    atoms, _ = atoms_of(paragraph, WORD)
    touched = [a.element.getparent() for a in atoms if a.start < excerpt.end and a.end > excerpt.start]
    return (touched[0], touched[-1]) if touched else (None, None)


def _divide(atoms: list[Atom], at: int) -> None:
    """Divide the run at a character of the paragraph, so that one run ends there and another begins."""
    atom = next((a for a in atoms if a.start <= at < a.end), None)
    run = atom.element.getparent() if atom is not None else None
    if atom is None or run is None or run.tag != WORD.run:
        return
    moved = list(atom.element.itersiblings())
    if at > atom.start:
        text = atom.element.text or ""
        right = atom.element.makeelement(WORD.text)
        right.text, atom.element.text = text[at - atom.start :], text[: at - atom.start]
        for each in (right, atom.element):
            each.set(_SPACE, "preserve")
        moved.insert(0, right)
    else:
        moved.insert(0, atom.element)
        if not any(s.tag != WORD.run_properties for s in atom.element.itersiblings(preceding=True)):
            return  # the run begins here already
    rest = run.makeelement(WORD.run, {str(key): str(value) for key, value in run.attrib.items()})
    properties = run.find(WORD.run_properties)
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    rest.extend(moved)
    run.addnext(rest)


def _comment(number: int, problem: Problem, *, placed: bool) -> etree._Element:
    w = NAMESPACES["w"]
    attributes = {_ID: str(number), clark("w:author"): AUTHOR, clark("w:initials"): AUTHOR}
    comment = etree.Element(COMMENT, attributes, nsmap={"w": w})
    for index, line in enumerate(note_lines(problem, placed=placed)):
        paragraph = etree.SubElement(comment, WORD.paragraph)
        if index == 0:
            etree.SubElement(etree.SubElement(paragraph, WORD.run), clark("w:annotationRef"))
        text = etree.SubElement(etree.SubElement(paragraph, WORD.run), WORD.text)
        text.text = line
        text.set(_SPACE, "preserve")
    return comment


def note_lines(problem: Problem, *, placed: bool) -> list[str]:
    """What a message says, without what the comment's own place shows."""
    lines = [f"{problem.severity}[{problem.code}]: {problem.message}"]
    excerpt = problem.excerpt
    marked = excerpt.text[excerpt.start : excerpt.end].strip() if excerpt is not None else ""
    if not placed:
        where = _where(problem.place) or "the file as a whole"
        lines.append(f"in {where}" + (f": {marked}" if marked else ""))
    lines += [_note(note) for note in problem.notes]
    lines += problem.help or (CODES[problem.code].cure,)
    return [_clean(line) for line in lines]


def _note(note: Note) -> str:
    where = _where(note.place) if note.place is not None else ""
    return f"{note.message} ({where})" if where else note.message


def _where(place: Place) -> str:
    """A place in the template is known to be in the template; one in the data names its file and line."""
    return str(place) if place.line is not None else ", ".join(place.trail)


def _clean(text: str) -> str:
    """One line of characters that XML can hold."""
    return _UNFIT.sub(" ", text)
