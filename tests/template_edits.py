"""A row of the guide's tables (“what you see”, “what you write”) → that edit in a document, as a person types it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from pptx import Presentation

from drawn_looks import RED, give_brief_look, give_deck_look

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
A = f"{{{_DRAWING}}}"
_NEW_LINE = re.compile(r"a new line (above|below) `(.+)`")
_ALT = re.compile(r"the alt text `(.+)`")
_GONE = ("(the line goes)", "(the row goes)", "(the bullet goes)")


def edit(path: Path, seen: str, written: str) -> None:
    """Apply one edit to a .docx or .pptx: `seen` is the first cell of the row, `written` the words of the second.

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
        _remove(_holding(roots, seen.strip("`")))
    else:
        _retype(_holding(roots, seen.strip("`")), seen.strip("`"), written)
    _save(office, path)


def choose_look(path: Path) -> None:
    """Choose other theme colours and typefaces: Design > Colors, Design > Fonts."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        give_brief_look(document, RED)
        _save(document, path)
    else:
        deck = Presentation(str(path))
        give_deck_look(deck, RED)
        _save(deck, path)


def _save(office: Any, path: Path) -> None:
    """Save as Office does: beside the file, then in its place."""
    beside = path.with_name(f"~{path.name}.tmp")
    office.save(str(beside))
    beside.replace(path)


def paragraphs(root: Any) -> Iterator[Any]:
    """All paragraphs in a part of Word or PowerPoint."""
    yield from root.iter(qn("w:p"), f"{A}p")


def _texts(paragraph: Any) -> list[Any]:
    return list(paragraph.iter(qn("w:t"), f"{A}t"))


def words(paragraph: Any) -> str:
    """The words of a paragraph; a no-break space looks like any other."""
    return "".join(each.text or "" for each in _texts(paragraph)).replace("\N{NO-BREAK SPACE}", " ")


def _one(found: list[Any], seen: str) -> Any:
    if len(found) != 1:
        raise LookupError(f"“{seen}” stands in {len(found)} places")
    return found[0]


def _holding(roots: list[Any], sought: str) -> Any:
    """The one paragraph that is these words; if none is, the one that holds them."""
    every = [each for root in roots for each in paragraphs(root)]
    return _one([p for p in every if words(p) == sought] or [p for p in every if sought in words(p)], sought)


def _retype(paragraph: Any, seen: str, written: str) -> None:
    """Select the words and type others: they take on the look of where the words began."""
    text = words(paragraph)
    first, *others = _texts(paragraph)
    first.text = text.replace(seen, written, 1)
    for each in others:
        each.text = ""


def _new_line(paragraph: Any, where: str, written: str) -> None:
    """Press Enter at the paragraph's beginning or end, and type."""
    new = copy.deepcopy(paragraph)
    _retype(new, words(new), written)
    (paragraph.addprevious if where == "above" else paragraph.addnext)(new)


def _remove(paragraph: Any) -> None:
    """Delete the paragraph, or the row that it stands in."""
    row = next(paragraph.iterancestors(qn("w:tr")), None)
    gone = paragraph if row is None else row
    gone.getparent().remove(gone)
