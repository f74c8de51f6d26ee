"""Tags as an outline of indented lines ↔ a tree as the program moves it about.

A line is a type and what it holds itself: `P "words" @2`. Words in quotes are a piece of marked content; `@2` is the
page from 1 on which what follows stands; `[alt]` is an alt text; `{fr}` a language; `^3` a link that shows 3; `#x` an
id; `(0 0 10 10)` the box.
"""

from __future__ import annotations

import re

from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from brief_builder.pdf.page_words import PageWords
from brief_builder.pdf.tree import Annotation, Content, Element, Tree

_PIECE = re.compile(r'"([^"]*)"|@(\d+)|\[([^\]]*)\]|\{([^}]*)\}|\^(\d+)|#(\w+)|\(([-\d. ]+)\)')


def tree_of(outline: str, roles: dict[str, str] | None = None) -> tuple[Tree, PageWords]:
    """The tree of an outline, and its pages."""
    said: list[dict[int, str]] = [{}]
    tops: list[Element] = []
    above: list[tuple[int, Element]] = []
    page = 0
    for line in outline.strip("\n").splitlines():
        name, _, rest = line.strip().partition(" ")
        indent = len(line) - len(line.lstrip())
        element = Element(name.replace("_", " "))
        while above and above[-1][0] >= indent:
            above.pop()
        if above:
            above[-1][1].kids.append(element)
        else:
            tops.append(element)
        above.append((indent, element))
        for words, number, alt, language, link, id_, box in _PIECE.findall(rest):
            if number:
                page = int(number) - 1
                said += [{} for _ in range(page + 1 - len(said))]
            elif alt:
                element.entries["/Alt"] = TextStringObject(alt)
            elif language:
                element.entries["/Lang"] = TextStringObject(language)
            elif link:
                element.kids.append(Annotation(page, int(link)))
            elif id_:
                element.id = id_
            elif box:
                element.entries["/A"] = _layout(box)
            else:
                said[page][len(said[page])] = words
                element.kids.append(Content(page, len(said[page]) - 1))
    return Tree(tops, roles or {}), PageWords([[] for _ in said], said, [set() for _ in said])


def _layout(box: str) -> DictionaryObject:
    edges = ArrayObject(FloatObject(each) for each in box.split())
    return DictionaryObject({NameObject("/O"): NameObject("/Layout"), NameObject("/BBox"): edges})


def outline_of(tree: Tree, pages: PageWords) -> str:
    """The outline of a tree, without pages and boxes; `=` is before a text that stands for what is drawn."""
    lines: list[str] = []

    def show(element: Element, depth: int) -> None:
        held = [f'"{pages.said[kid.page][kid.number]}"' for kid in element.kids if isinstance(kid, Content)]
        held += [f"^{kid.number}" for kid in element.kids if isinstance(kid, Annotation)]
        held += [f"[{element.alt}]"] if element.alt else []
        held += [f"{{{element.entries['/Lang']}}}"] if "/Lang" in element.entries else []
        held += [f"#{element.id}"] if element.id else []
        held += [f"={element.entries['/ActualText']}"] if "/ActualText" in element.entries else []
        lines.append("  " * depth + " ".join([element.role, *held]))
        for kid in element.elements:
            show(kid, depth + 1)

    for element in tree.kids:
        show(element, 0)
    return "\n".join(lines)


def plain(outline: str) -> str:
    """An outline as a test writes it, without its own indent."""
    lines = [line for line in outline.splitlines() if line.strip()]
    least = min(len(line) - len(line.lstrip()) for line in lines)
    return "\n".join(line[least:].rstrip() for line in lines)
