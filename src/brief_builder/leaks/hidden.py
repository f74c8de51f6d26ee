"""A file → what in it nobody sees who reads it, and everybody finds who looks: words, shapes, slides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.leaks.hiding_styles import HidingStyles
from brief_builder.leaks.view import View
from brief_builder.office.schema import W
from brief_builder.office.xml import clark, is_on
from brief_builder.problems import Excerpt, Fault, Note, Place, Problem

_RUN, _TEXT = W + "r", W + "t"
_HIDDEN_SHAPE = re.compile(rb'\bhidden="(?:1|true)"')
_HIDDEN_SLIDE = re.compile(rb'\bshow="(?:0|false)"')
_TOLD = 5


def hidden(view: View) -> Iterator[Problem]:
    """Words that are formatted as hidden, shapes and slides that are not shown."""
    if view.package.kind == "docx":
        yield from _words(view)
    else:
        yield from _slides(view)
        yield from _shapes(view)


def _words(view: View) -> Iterator[Problem]:
    styles = _styles(view)
    found: list[tuple[Place, str]] = []
    for name, part in view.parts.items():
        data = view.package.read(name)
        if part.kind == "" or (b"vanish" not in data and styles.none_hides):
            continue
        texts: dict[Place, str] = {}
        for run in view.tree(name).iter(_RUN):
            text = "".join(t.text or "" for t in run.iterchildren(_TEXT))
            if text.strip() and styles.hides(run):
                place = view.place_in(name, run)
                texts[place] = texts.get(place, "") + text
        found += texts.items()
    if found:
        message = "these words are hidden, and whoever turns on ¶ reads them"
        cure = "delete them, or select them and take the tick from Hidden in Home, Font"
        yield _told("text-hidden", message, cure, found)


def _styles(view: View) -> HidingStyles:
    for rel in view.package.relationships(view.package.main_part):
        if rel.type.endswith("/styles") and rel.target in view.package:
            data = view.package.read(rel.target)
            # In UTF-8, the bytes say that no style hides anything; few documents have one that does.
            return HidingStyles(view.tree(rel.target) if b"vanish" in data or b"\0" in data[:4] else None)
    return HidingStyles(None)


def _slides(view: View) -> Iterator[Problem]:
    found = []
    for name, part in view.parts.items():
        if part.kind == "slide" and _HIDDEN_SLIDE.search(view.package.read(name)[:4096]):
            root = view.tree(name)
            if root.get("show") in ("0", "false"):
                found.append(
                    (view.place(name), " ".join("".join(t.text or "" for t in root.iter(clark("a:t"))).split()))
                )
    if found:
        message = "this slide is hidden in the show, and stands in the file for everybody who gets it"
        yield _told("slide-hidden", message, "delete it, or Slide Show, Hide Slide, to show it again", found)


def _shapes(view: View) -> Iterator[Problem]:
    found = []
    for name, part in view.parts.items():
        if part.slide != name or not _HIDDEN_SHAPE.search(view.package.read(name)):
            continue
        for named in view.tree(name).iter(clark("p:cNvPr")):
            if is_on(named.get("hidden")):
                holder = named.getparent()
                shape = holder.getparent() if holder is not None else None
                text = "".join(t.text or "" for t in shape.iter(clark("a:t"))) if shape is not None else ""
                found.append((view.place(name, f'shape "{named.get("name", "")}"'), text))
    if found:
        message = "this shape is switched off, and whoever opens the Selection Pane reads it"
        yield _told("text-hidden", message, "Arrange, Selection Pane: show it, or delete it", found)


def _told(code: str, message: str, cure: str, found: list[tuple[Place, str]]) -> Problem:
    notes = [Note("also here", place) for place, _ in found[1:_TOLD]]
    if len(found) > _TOLD:
        notes.append(Note(f"and {len(found) - _TOLD} more"))
    place, text = found[0]
    fault = Fault(code, message, help=cure, notes=notes, severity="warning")
    return fault.at(place, Excerpt(text) if text.strip() else None)
