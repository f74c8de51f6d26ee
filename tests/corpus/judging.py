"""A template that anyone drew → what is wrong with what comes out of it: nothing, or the words for a failed test."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from entries import entries_of
from lxml import etree
from pptx import Presentation
from sowing import DATA, VALUE, WORDS, Sown

from annex_decks import HOST
from brief_builder import BriefError
from brief_builder.leaks import cleaned
from brief_builder.merge import Template
from brief_builder.office import Package
from brief_builder.proof import check_package
from deck_outlines import make_deck
from outlines import make_docx
from zip_members import members_of

_TEXTS = re.compile(r"(word/(document|header|footer|footnotes|endnotes)|ppt/(slides|notesSlides|slideL|slideM)).*\.xml")


def untouched(data: bytes, shown: str) -> str:
    """What is other in a document without tags when it is rendered, or '': nothing but what cleaning takes out.

    What comes out is clean: rendered again, it has the same bytes.
    """
    try:
        produced = Template.read(data, shown).render({})
        again = Template.read(produced, shown).render({})
    except BriefError as error:
        return f"refused: {_codes(error)}"
    before, after, clean = members_of(data), members_of(produced), cleaned(Package.open(data))
    expected = {name: clean.read(name) for name in clean.names()}
    other = sorted(name for name in {*expected, *after} if expected.get(name) != after.get(name))
    if other or again != produced:
        return f"other bytes: {', '.join(other) or 'when rendered again'}"
    for name in after:
        if _TEXTS.fullmatch(name) and before[name] != after[name]:
            one, two = (list(_said(etree.fromstring(each[name]))) for each in (before, after))
            if one != two:
                return f"other words in {name}"
    return ""


def filled(given: Sown, shown: str) -> tuple[str, bytes]:
    """(what is wrong with a document whose tags were filled, or '', the document or b'')."""
    try:
        produced = Template.read(given.data, shown).render(DATA)
    except BriefError as error:
        return f"refused: {_codes(error)}", b""
    if new := _new(produced, given.data):
        return f"unsound: {new[0]}", produced
    _opened(produced)
    count = _count(produced) if given.prints > 0 else given.prints
    if count > given.prints:  # a table that continues on further slides takes what else stands there along
        count = _count(Template.read(given.data, shown).render(DATA, fit=False))
    if count < given.prints or (count > given.prints and b"fldChar" not in b"".join(members_of(given.data).values())):
        # A reference may say again what it refers to.
        return f"prints the value {count} times and not {given.prints}", produced
    return "", produced


def inserted(data: bytes, shown: str) -> tuple[str, bytes]:
    """(what is wrong with a document into which this one was inserted, or '', the document or b'').

    Of a deck without a slide nothing can be inserted.
    """
    name = "annex.docx" if b"word/document.xml" in data else "annex.pptx"
    if name.endswith("pptx") and b"ppt/slides/slide" not in data:
        return "", b""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        host = make_docx("Before\n{{ annex }}\nAfter") if name.endswith("docx") else make_deck(HOST)
        try:
            rendered = Template.read(host, shown).rendered({"annex": {"docx": name}}, folder=Path(folder))
        except BriefError as error:
            return f"refused: {_codes(error)}", b""
    if new := _new(rendered.data, data):
        return f"unsound: {new[0]}", rendered.data
    _opened(rendered.data)
    return "", rendered.data


def codes_of(data: bytes, shown: str) -> set[str]:
    """The codes of errors with which a template is refused, or that the proof finds in what comes of it."""
    try:
        rendered = Template.read(data, shown).rendered(DATA)
    except BriefError as error:
        return {problem.code for problem in error.problems if problem.severity == "error"}
    return {fault.code for fault in check_package(rendered.data, rendered.literals)}


def _new(produced: bytes, template: bytes) -> list[str]:
    """What the proof says of a document and not of that from which it was made."""
    had = {_plain(fault.message) for fault in check_package(template)}
    return [fault.message for fault in check_package(produced) if _plain(fault.message) not in had]


def _codes(error: BriefError) -> str:
    return "; ".join(sorted({f"{p.code} ({p.message[:120]})" for p in error.problems if p.severity == "error"}))


def _plain(message: str) -> str:
    return re.sub(r"\d+", "0", message)


def _opened(data: bytes) -> None:
    """Open it as python-docx or python-pptx does, and walk through it."""
    if b"word/document.xml" in data:
        document: Any = Document(io.BytesIO(data))
        for table in document.tables:
            assert table.rows is not None
        return
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            assert shape.name is not None


def _count(data: bytes) -> int:
    """How often the value stands in texts, alt texts and other entries."""
    found = 0
    for name, content in members_of(data).items():
        if name.endswith(".xml"):
            root = etree.fromstring(content)
            said = [*(_said(root) if WORDS.fullmatch(name) else ()), *(each.words for each in entries_of(name, root))]
            found += sum(each.count(VALUE) for each in said)
    return found


def _said(root: etree._Element) -> Iterator[str]:
    """The words of each paragraph, without those in copies for old readers, and each alt text."""
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in ("docPr", "cNvPr") and not _is_copy(element):
            yield element.get("descr", "")
        elif name == "p" and not _is_copy(element):
            yield "".join(
                (each.text or "") if str(each.tag).endswith("}t") else "\n" if str(each.tag).endswith("}br") else ""
                for each in element.iter()
                if next((a for a in each.iterancestors() if str(a.tag).endswith("}p")), element) is element
            )


def _is_copy(element: etree._Element) -> bool:
    return any(str(each.tag).endswith("}Fallback") for each in element.iterancestors())
