"""A PDF → what a reader is told of it: title, language, and the tags with their words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader

from brief_builder.pdf.page_words import PageWords
from brief_builder.pdf.tree import Annotation, Content, Element, Tree, UnknownContentError, read_tree


@dataclass(frozen=True)
class Tag:
    """A tag: its standard type, its words with those of the tags in it, and the tags in it.

    Attributes:
        role: 'H1', 'P', 'Table', 'TH', 'Figure', ….
        text: with one space for each stretch of white space.
        alt: its alternative text; '' where it has none.
        language: as the tag says itself; '' where it is that of what it stands in.
        scope: of a TH, 'Column' or 'Row'; '' where it says none.
        page: the first page on which it stands, from 1; 0 where it has no content.
        links: how many links it holds itself.
    """

    role: str
    text: str
    alt: str
    language: str
    scope: str
    page: int
    links: int
    tags: tuple[Tag, ...]

    def walk(self) -> Iterator[Tag]:
        """Itself and those in it, in reading order."""
        yield self
        for tag in self.tags:
            yield from tag.walk()


@dataclass(frozen=True)
class Structure:
    """What a PDF says of itself.

    Attributes:
        tagged: whether it says so (MarkInfo) and has any tag.
        title: of its properties; `shows_title` is whether a window shows it instead of the file's name.
        language: BCP 47 tag; '' where it says none.
        pages: how many.
        tags: the outermost, in reading order; () also where they are of a kind that is not known here.
        loose: pieces of marked content that no tag holds, and tags' content that no page draws.
    """

    tagged: bool
    title: str
    shows_title: bool
    language: str
    pages: int
    tags: tuple[Tag, ...]
    loose: int

    def walk(self) -> Iterator[Tag]:
        """All tags, in reading order."""
        for tag in self.tags:
            yield from tag.walk()

    def of(self, *roles: str) -> list[Tag]:
        """The tags of these types, in reading order."""
        return [tag for tag in self.walk() if tag.role in roles]


def read_structure(data: bytes) -> Structure:
    """Read a PDF."""
    reader = PdfReader(io.BytesIO(data))
    root = reader.root_object
    try:
        tree = read_tree(reader)
        known = True
    except UnknownContentError:
        tree, known = None, False
    marked = bool(_held(root.get("/MarkInfo")).get("/Marked", False))
    preferences = _held(root.get("/ViewerPreferences"))
    info = reader.metadata
    words = PageWords.of(list(reader.pages))
    tags = tuple(_tag(element, tree, words) for element in tree.kids) if tree is not None else ()
    return Structure(
        tagged=marked and (bool(tags) or not known),
        title=str(info.title or "") if info is not None else "",
        shows_title=bool(preferences.get("/DisplayDocTitle", False)),
        language=str(root.get("/Lang", "")),
        pages=len(reader.pages),
        tags=tags,
        loose=_loose(tree, words) if tree is not None else 0,
    )


def _tag(element: Element, tree: Tree, words: PageWords) -> Tag:
    page = element.page
    return Tag(
        role=tree.role(element),
        text=" ".join(words.text(element).split()),
        alt=element.alt,
        language=str(element.entries.get("/Lang", "")),
        scope=element.layout("/Scope").lstrip("/"),
        page=page + 1 if page is not None else 0,
        links=sum(isinstance(kid, Annotation) for kid in element.kids),
        tags=tuple(_tag(kid, tree, words) for kid in element.elements),
    )


def _loose(tree: Tree, words: PageWords) -> int:
    held = {content for element in tree.kids for content in element.contents()}
    drawn = {Content(page, number) for page, said in enumerate(words.said) for number in said}
    return len(held ^ drawn)


def _held(value: Any) -> Any:
    plain = value.get_object() if value is not None else None
    return plain if isinstance(plain, dict) else {}
