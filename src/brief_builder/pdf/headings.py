"""A Word file's body and styles → its headings, and what its captions are called; a slide → its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.xml import clark, whole

_VAL = clark("w:val")
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_TEXT = 9  # the level that says: none (ISO 29500-1, 17.3.1.20)


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` counts from 1; of slides it is always 1."""

    level: int
    text: str


def document_headings(body: etree._Element, styles: etree._Element | None) -> Iterator[Heading]:
    """The paragraphs with an outline level, of their own or of their style, that hold any words; text boxes too."""
    levels = _levels(styles) if styles is not None else {}
    for paragraph in body.iter(clark("w:p")):
        if any(True for _ in paragraph.iterancestors(clark("mc:Fallback"))):
            continue
        properties = paragraph.find(clark("w:pPr"))
        own = properties.find(clark("w:outlineLvl")) if properties is not None else None
        style = properties.find(clark("w:pStyle")) if properties is not None else None
        level = levels.get(style.get(_VAL, ""), _BODY_TEXT) if style is not None else _BODY_TEXT
        level = whole(own.get(_VAL), _BODY_TEXT) if own is not None else level
        text = " ".join(_words(paragraph).split())
        if level < _BODY_TEXT and text:
            yield Heading(level + 1, text)


def _words(paragraph: etree._Element) -> str:
    """What the paragraph itself says, without the text boxes that are anchored in it."""
    pieces = []
    for text in paragraph.iter(clark("w:t"), clark("w:tab"), clark("w:br")):
        if next(text.iterancestors(clark("w:p"))) is paragraph:
            pieces.append(text.text or "" if text.tag == clark("w:t") else " ")
    return "".join(pieces)


def _levels(styles: etree._Element) -> dict[str, int]:
    """Style → its outline level, from 0; the built-in headings by their names, which are never translated."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(clark("w:style")):
        if style.get(clark("w:type")) != "paragraph":
            continue
        key = style.get(clark("w:styleId"), "")
        level = next(style.iter(clark("w:outlineLvl")), None)
        name, base = style.find(clark("w:name")), style.find(clark("w:basedOn"))
        built_in = _HEADING.fullmatch(name.get(_VAL, "")) if name is not None else None
        if level is not None:
            own[key] = whole(level.get(_VAL), _BODY_TEXT)
        elif built_in:
            own[key] = int(built_in[1]) - 1
        if base is not None:
            based[key] = base.get(_VAL, "")
    return {key: found for key in {*own, *based} if (found := _inherited(key, own, based)) < _BODY_TEXT}


def _inherited(key: str, own: dict[str, int], based: dict[str, str]) -> int:
    for _ in range(len(based) + 1):  # a style that is based on itself is an error of other programs
        if key in own:
            return own[key]
        if key not in based:
            break
        key = based[key]
    return _BODY_TEXT


def caption_styles(styles: etree._Element) -> Iterator[str]:
    """The names of the built-in style of captions, and of those based on it."""
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in styles.iter(clark("w:style")):
        key = style.get(clark("w:styleId"), "")
        called, base = style.find(clark("w:name")), style.find(clark("w:basedOn"))
        names[key] = called.get(_VAL, "") if called is not None else ""
        based[key] = base.get(_VAL, "") if base is not None else ""
    for key in names:
        above = key
        for _ in range(len(names)):
            if names.get(above, "").lower() == "caption":
                yield names[key]
                break
            above = based.get(above, "")


def slide_title(slide: etree._Element) -> str:
    """The words of the title placeholder; '' where a slide has none."""
    for shape in slide.iter(clark("p:sp")):
        holder = next(shape.iter(clark("p:ph")), None)
        if holder is not None and holder.get("type") in ("title", "ctrTitle"):
            pieces = [e.text or "" if e.tag == clark("a:t") else " " for e in shape.iter(*_SAID)]
            return " ".join("".join(pieces).split())
    return ""


_SAID = (clark("a:t"), clark("a:br"), clark("a:p"))
