"""A row of the guide's tables (“what you see”, “what you write”) → that edit in a document, as a person types it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree
from pptx import Presentation

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
A = f"{{{_DRAWING}}}"
_NEW_LINE = re.compile(r"a new line (above|below) “(.+)”")
_ALT = re.compile(r"the alt text “(.+)”")
_GONE = ("(the line goes)", "(the row goes)", "(the bullet goes)")

# What Word's Design > Colors > Red and Design > Fonts > Times New Roman-Arial write into the theme.
RED = {
    "dk2": "323232",
    "lt2": "E5C243",
    "accent1": "A5300F",
    "accent2": "D55816",
    "accent3": "E19825",
    "accent4": "B19C7D",
    "accent5": "7F5F52",
    "accent6": "B27D49",
    "hlink": "6B9F25",
    "folHlink": "B26B02",
}
TYPEFACES = {"majorFont": "Times New Roman", "minorFont": "Arial"}


def edit(path: Path, seen: str, written: str) -> None:
    """Apply one edit to a .docx or .pptx.

    Raises:
        LookupError: nothing like this is in the document, or it is there more than once.
    """
    office: Any = docx.Document(str(path)) if path.suffix == ".docx" else Presentation(str(path))
    roots = [office.element.body] if path.suffix == ".docx" else [slide._element for slide in office.slides]
    if found := _ALT.fullmatch(seen):
        _one([each for root in roots for each in root.iter() if each.get("descr") == found[1]], seen).set(
            "descr", written
        )
    elif found := _NEW_LINE.fullmatch(seen):
        _new_line(_holding(roots, found[2]), found[1], written)
    elif written in _GONE:
        _remove(_holding(roots, seen))
    else:
        _retype(_holding(roots, seen), seen, written)
    office.save(str(path))


def restyle(path: Path) -> None:
    """Choose other theme colours and typefaces, and write what Word keeps of them beside each use, as Word does."""
    document: Any = docx.Document(str(path))
    part = next(each for each in document.part.package.iter_parts() if "/theme/" in str(each.partname))
    theme = etree.fromstring(part.blob)
    for name, colour in RED.items():
        place = theme.find(f".//{A}clrScheme/{A}{name}")
        for child in list(place):
            place.remove(child)
        etree.SubElement(place, f"{A}srgbClr", val=colour)
    for name, typeface in TYPEFACES.items():
        theme.find(f".//{A}{name}/{A}latin").set("typeface", typeface)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
    names = {"text2": "dk2", "background2": "lt2"}
    for root in (document.element.body, document.styles.element):
        for element in root.iter():
            for theme_name, value in (("themeColor", "val"), ("themeFill", "fill")):
                used = element.get(qn(f"w:{theme_name}"))
                if colour := RED.get(names.get(used, used)):
                    shade = element.get(qn(f"w:{theme_name.replace('Color', '')}Shade")) or element.get(
                        qn("w:themeShade")
                    )
                    element.set(qn(f"w:{value}"), _shaded(colour, shade))
    document.save(str(path))


def _shaded(colour: str, shade: str | None) -> str:
    """A colour as dark as Word's shade says: of 255 parts."""
    part = int(shade, 16) / 255 if shade else 1
    return "".join(f"{round(int(colour[at : at + 2], 16) * part):02X}" for at in (0, 2, 4))


def _paragraphs(root: Any) -> Iterator[Any]:
    yield from root.iter(qn("w:p"), f"{A}p")


def _texts(paragraph: Any) -> list[Any]:
    return list(paragraph.iter(qn("w:t"), f"{A}t"))


def _words(paragraph: Any) -> str:
    return "".join(each.text or "" for each in _texts(paragraph))


def _one(found: list[Any], seen: str) -> Any:
    if len(found) != 1:
        raise LookupError(f"“{seen}” stands in {len(found)} places")
    return found[0]


def _holding(roots: list[Any], words: str) -> Any:
    """The one paragraph that is these words; if none is, the one that holds them."""
    every = [each for root in roots for each in _paragraphs(root)]
    return _one([p for p in every if _words(p) == words] or [p for p in every if words in _words(p)], words)


def _retype(paragraph: Any, seen: str, written: str) -> None:
    """Select the words and type others: they take on the look of where the words began."""
    text = _words(paragraph)
    first, *others = _texts(paragraph)
    first.text = text.replace(seen, written, 1)
    for each in others:
        each.text = ""


def _new_line(paragraph: Any, where: str, written: str) -> None:
    """Press Enter at the paragraph's beginning or end, and type."""
    new = copy.deepcopy(paragraph)
    _retype(new, _words(new), written)
    (paragraph.addprevious if where == "above" else paragraph.addnext)(new)


def _remove(paragraph: Any) -> None:
    """Delete the paragraph, or the row that it stands in."""
    row = next(paragraph.iterancestors(qn("w:tr")), None)
    gone = paragraph if row is None else row
    gone.getparent().remove(gone)
