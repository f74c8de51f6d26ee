"""The bytes of a file, whatever it is → every stretch of it that says something: words, names, numbers, what is unseen.

Packages are opened, and what is embedded in them; XML is read as text over its runs and paragraphs, as attributes, and
as remarks; pictures by what their files say beside the picture; JSON by its keys and values. What nobody here knows is
read as letters, of one byte and of two.
"""

from __future__ import annotations

import base64
import binascii
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import unquote

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.problems import Fault
from brief_builder.proof.searching.papers import paper_texts
from brief_builder.proof.searching.pictures import PNG, png_texts

Kind = Literal["words", "names", "numbers", "rest"]
_ZIP, _OLE, _PDF = b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1"), b"%PDF"
_DEEPEST = 6  # packages in packages
# A new line begins with these, whatever the dialect: paragraphs, cells, rows, entries of lists and properties.
_BLOCKS = frozenset((
    "p", "tr", "tc", "si", "c", "row", "pt", "comment", "txbxContent", "div", "li", "td", "th", "h1", "h2", "h3", "h4",
    "h5", "h6", "br", "cr", "tab", "tspan", "text", "lpstr", "property",
))  # fmt: skip
_FORMULAS = frozenset(("f", "formula1", "formula2", "definedName"))
_SAID = frozenset(("descr", "title", "name", "tooltip", "alt", "alttext", "author", "initials", "target", "href"))
_REMARKS = re.compile(r"<!--.*?-->|<\?(?!xml ).*?\?>|<!DOCTYPE.*?>", re.DOTALL)
_BASE64 = re.compile(r"base64,([A-Za-z0-9+/=\s]{16,})")
_PLACES = (
    ("docProps/", "document properties"),
    ("customXml/", "data that a program keeps"),
    ("word/comments", "comments"),
    ("ppt/comments", "comments"),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that a file says.

    Attributes:
        trail: the steps to it, outermost first: members of packages.
        text: as it was read.
        kind: 'words' that people read; 'names' of things, files and targets; 'numbers', one a line; the 'rest'.
    """

    trail: tuple[str, ...]
    text: str
    kind: Kind


def passages(name: str, data: bytes, depth: int = 0) -> Iterator[Passage]:
    """All that the bytes of a file say.

    Args:
        name: of the file or member, which tells JSON.
        depth: how many packages it is embedded in.
    """
    if data.startswith(_ZIP) and depth < _DEEPEST:
        yield from _package(data, depth)
    elif data.startswith(PNG):
        yield from (Passage((), text, "rest") for text in png_texts(data))
        yield from _letters(data)
    elif data.startswith(_PDF):
        yield from (Passage((step,), text, "words") for step, text in paper_texts(data))
        yield from _letters(data)
    elif name.endswith(".json"):
        yield from _json(data)
    elif _is_markup(data):
        yield from _xml(name, data, depth)
    else:
        yield from _letters(data)
        start = data.find(_ZIP, 1) if data.startswith(_OLE) else -1
        if start > 0 and depth < _DEEPEST:
            yield from _package(data[start:], depth)


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The members of a package, or the file itself under the name ""."""
    if data.startswith(_ZIP):
        try:
            package = Package.embedded(data)
        except Fault:
            yield "", data
            return
        yield from ((part, package.read(part)) for part in package.names())
    else:
        yield "", data


def remarks(data: bytes) -> Iterator[Passage]:
    """What stands in a zip beside its members: a remark on the whole, on each, and what is put in before it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            said = [archive.comment, *(each for info in archive.infolist() for each in (info.comment, info.extra))]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return
    yield from _letters(b"\n".join(filter(None, said)))


def shown_part(part: str) -> str:
    """What people call a member of a package."""
    return next((words for start, words in _PLACES if part.startswith(start)), part)


def _package(data: bytes, depth: int) -> Iterator[Passage]:
    try:
        package = Package.embedded(data)
    except Fault:
        yield from _letters(data)  # what cannot be opened has been told elsewhere
        return
    yield from remarks(data)
    for part in package.names():
        yield Passage((shown_part(part),), part, "names")
        for passage in passages(part, package.read(part), depth + 1):
            yield replace(passage, trail=(shown_part(part), *passage.trail))


def _is_markup(data: bytes) -> bool:
    start = data[:400].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    return start.startswith(b"<")


def _xml(name: str, data: bytes, depth: int) -> Iterator[Passage]:
    try:
        root = parse(data, name)
    except Fault:
        text = _decoded(data)
        yield Passage((), html.unescape(re.sub(r"<[^>]*>", "", text)), "words")
        yield Passage((), html.unescape(text), "rest")
        return
    run: list[str] = []
    apart: list[str] = []
    names: list[str] = []
    rest: list[str] = []
    numbers: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            tag = etree.QName(element).localname
            run.extend("\n" if tag in _BLOCKS else ())
            for key, value in element.attrib.items():
                local = str(key).rpartition("}")[2].lower()
                (names if local in _SAID else rest).append(str(value))
            said = element.text
            if said and tag in _FORMULAS:
                rest.append(said)
                continue
            if said and tag == "v":
                numbers.append(said)
        else:
            run.extend("\n" if etree.QName(element).localname in _BLOCKS else ())
            said = element.tail
        if said:
            run.append(said)
            apart.append(said)
    for text, kind in (("".join(run), "words"), (" ".join(apart), "words"), ("\n".join(names), "names")):
        yield from _read_again(Passage((), text, kind), depth)  # type: ignore[arg-type]
    yield from _read_again(Passage((), "\n".join(rest), "rest"), depth)
    yield Passage((), "\n".join(numbers), "numbers")
    # In a drawing, words are outlines; what they say stands in a remark beside them.
    beside: Kind = "words" if etree.QName(root).localname == "svg" else "rest"
    for remark in _REMARKS.findall(_decoded(data)):  # reading drops them
        yield from _read_again(Passage((), remark, beside), depth)


def _read_again(passage: Passage, depth: int) -> Iterator[Passage]:
    """A text, the same without the signs of addresses and of HTML, and files that are written in it as letters."""
    if not passage.text:
        return
    yield passage
    if "%" in passage.text and (other := unquote(passage.text)) != passage.text:
        yield replace(passage, text=other)
    if "&" in passage.text and (other := html.unescape(passage.text)) != passage.text:
        yield replace(passage, text=re.sub(r"<[^>]*>", " ", other))
    for found in _BASE64.finditer(passage.text) if depth < _DEEPEST else ():
        try:
            inner = base64.b64decode(found[1])
        except (binascii.Error, ValueError):
            continue
        yield from passages("", inner, depth + 1)


def _json(data: bytes) -> Iterator[Passage]:
    try:
        value = json.loads(data)
    except ValueError:
        yield from _letters(data)
        return
    said: list[str] = []

    def walk(each: Any) -> None:
        if isinstance(each, dict):
            for key, inner in each.items():
                said.append(key)
                walk(inner)
        elif isinstance(each, list):
            for inner in each:
                walk(inner)
        elif each is not None:
            said.append(str(each))

    walk(value)
    yield Passage((), "\n".join(said), "words")


def _letters(data: bytes) -> Iterator[Passage]:
    """What letters stand in bytes of which nobody knows what they are."""
    yield Passage((), data.decode("utf-8", "replace"), "rest")
    for start in (0, 1):
        yield Passage((), data[start : start + (len(data) - start) // 2 * 2].decode("utf-16-le", "replace"), "rest")


def _decoded(data: bytes) -> str:
    return (
        data.decode("utf-16", "replace") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.decode("utf-8", "replace")
    )
