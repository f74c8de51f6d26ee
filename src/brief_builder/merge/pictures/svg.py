"""The root of an SVG in → its size, and what in it could run or fetch something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from brief_builder.merge.pictures.headers import Header

_ROOT = "{http://www.w3.org/2000/svg}svg"
# Nothing here gives back what it has taken, so that no attribute takes longer than it is long.
_LENGTH = re.compile(r"(?=\.?\d)(\d{0,20}+\.?+\d{0,20}+(?:[eE][-+]?\d{1,3})?+)\s*+(px|pt|pc|mm|cm|in|)")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LARGEST = 1e9  # pixels; more is as good as no size
_RUNNING = ("script", "foreignobject", "handler", "iframe", "embed", "object")
_ADDRESSES = ("href", "src", "base")
_OWN = re.compile(r"#|data:image/(?:png|jpeg|gif);")
# What fetches in CSS, in a style and in an attribute that is one; with an escape nobody can tell what it says.
_FETCHING = re.compile(
    r"@import|image-set\s*+\(|url\(\s*+['\"]?+\s*+(?!['\"]|#|data:image/(?:png|jpeg|gif);)|\\[^\\]*\(", re.I
)


def read_svg(root: etree._Element, other: Header) -> Header:
    """The header of an SVG: its own size at 96 pixels an inch, or the size of its fallback."""
    sides = [_pixels(root.get(name, "")) for name in ("width", "height")]
    box = [_pixels(length) for length in re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:4]]
    if not all(sides) and len(box) == 2 and min(box) > 0:
        width = sides[0] or (sides[1] * box[0] / box[1] if sides[1] else box[0])
        sides = [width, sides[1] or width * box[1] / box[0]]
    if not all(sides):
        return Header("svg", other.width, other.height, other.dpi)
    width, height = (max(round(min(side, _LARGEST)), 1) for side in sides)
    return Header("svg", width, height)


def unsafe_svg(root: etree._Element) -> str | None:
    """What in an SVG could run or fetch something, or that it is none; None when all is well."""
    if root.tag != _ROOT:
        return "something else than a picture"
    if any(isinstance(before, etree._ProcessingInstruction) for before in root.itersiblings(preceding=True)):
        return "a style sheet from elsewhere"
    return next(_unsafe(root), None)


def _unsafe(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        local = str(element.tag).rpartition("}")[2]
        if local.lower() in _RUNNING:
            yield f"a `{local}`"
        for name, value in element.attrib.items():
            bare, words = str(name).rpartition("}")[2], str(value).strip()
            if bare.lower().startswith("on"):
                yield f"the script `{bare}`"
            if bare.lower() in _ADDRESSES and not _OWN.match(words):
                yield f"a link to `{words[:60]}`"
            if bare == "attributeName" and words.rpartition(":")[2].lower() in _ADDRESSES:
                yield "a link that changes"
            if bare == name and _FETCHING.search(words):  # those of other namespaces are no CSS
                yield "a style that fetches something"
        if local.lower() == "style":
            whole = "".join(map(str, element.itertext()))
            style = _without_comments(whole)
            # Also with its comments: what looks like one may stand in a text, `"/*"`, and hide nothing there.
            if style is None or _FETCHING.search(style) or _FETCHING.search(whole):
                yield "a style that fetches something"


def _without_comments(style: str) -> str | None:
    """The style without its comments; None when one does not end, so that nobody can tell what is read of it."""
    out: list[str] = []
    at = 0
    while (begin := style.find("/*", at)) >= 0:
        out.append(style[at:begin])
        end = style.find("*/", begin + 2)
        if end < 0:
            return None
        at = end + 2
    return "".join([*out, style[at:]])


def _pixels(length: str) -> float:
    """An SVG length in pixels; 0 when there is none, or one that depends on the page."""
    found = _LENGTH.fullmatch(length.strip())
    return min(float(found[1]) * _PIXELS[found[2]], _LARGEST) if found else 0.0
