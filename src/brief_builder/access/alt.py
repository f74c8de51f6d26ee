"""AX5: what is no text has an alt text that says what it shows, or is marked as decorative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from brief_builder.access.alt_words import AUTOMATIC, FILE_NAME, NEEDLESS, VAGUE
from brief_builder.access.view import View, has_tag
from brief_builder.problems import Excerpt, Fault, Note, Problem
from brief_builder.structure import Drawing

LONG = 250  # characters from which on an alt text is a paragraph that cannot be paused; about 140 is good
_HAND_DRAWN = ("shape", "line", "ink")
_TOLD = 5
_CURE = "right-click it, View Alt Text: say in a sentence what it tells, or tick “Mark as decorative”"
_CALLED = {"diagram": "SmartArt", "model": "3-D model", "audio": "sound", "object": "embedded object"}


def alt_texts(view: View) -> Iterator[Problem]:
    """Each drawing of the document."""
    missing: list[Drawing] = []
    for drawing in view.document.drawings:
        alt = drawing.alt or drawing.title
        if drawing.decorative or (drawing.words and not alt):
            continue
        if not alt:
            missing.append(drawing)
            continue
        yield from _words(drawing, alt)
    yield from _hand_drawn([drawing for drawing in missing if drawing.kind in _HAND_DRAWN])
    for drawing in missing:
        if drawing.kind in _HAND_DRAWN:
            continue
        what = _CALLED.get(drawing.kind, drawing.kind)
        message = f"this {what} has no alt text: a screen reader says “{what}” and nothing of what it shows"
        yield _fault("alt-missing", message, _CURE).at(drawing.place)
    yield from _captions(view)


def _hand_drawn(drawings: list[Drawing]) -> Iterator[Problem]:
    """Shapes, lines and ink: many on a slide, and most of them decoration. They are told once for each slide."""
    together: dict[tuple[str, ...], list[Drawing]] = {}
    for drawing in drawings:
        together.setdefault(drawing.place.trail[:-1], []).append(drawing)
    for found in together.values():
        first, *rest = found
        message = f"this {first.kind} has no alt text: a screen reader says “{first.kind}” and nothing of what it shows"
        if rest:
            message = f"{len(found)} shapes here have no alt text: a screen reader names each, and says nothing of it"
        cure = "mark what is decoration as decorative; group what belongs together, and say of the group what it shows"
        notes = [Note("also here", other.place) for other in rest[:_TOLD]]
        help_ = cure if rest else _CURE
        yield Fault("alt-missing", message, help=help_, notes=notes, severity="warning").at(first.place)


def _words(drawing: Drawing, alt: str) -> Iterator[Problem]:
    excerpt = Excerpt(alt)
    edit = "right-click it, View Alt Text"
    if FILE_NAME.fullmatch(alt) and not has_tag(alt):
        message = "the alt text is the name of a file: a screen reader reads it letter by letter"
        yield _fault("alt-file-name", message, f"{edit}: say in a sentence what it shows").at(drawing.place, excerpt)
    elif AUTOMATIC.search(alt):
        message = "the alt text was written by a program, and nobody has read it since"
        cure = f"{edit}: say what it tells here, and delete the line that names the program"
        yield _fault("alt-vague", message, cure).at(drawing.place, excerpt)
    elif VAGUE.fullmatch(alt) and not has_tag(alt):
        message = f"the alt text says that this is a {_CALLED.get(drawing.kind, drawing.kind)}, and not what it shows"
        yield _fault("alt-vague", message, f"{edit}: say in a sentence what it tells").at(drawing.place, excerpt)
    elif (found := NEEDLESS.match(alt)) is not None:
        message = f"a screen reader says “{_said(drawing)}” before the alt text, which says it again"
        cure = f"{edit}: leave out “{alt[: found.end()]}”"
        yield _fault("alt-needless", message, cure).at(drawing.place, Excerpt(alt, *found.span()))
    if len(alt) > LONG and not has_tag(alt):
        message = f"the alt text has {len(alt)} characters; a screen reader reads it in one go, without a way to pause"
        cure = "say in about 140 characters what it tells, and put the rest in the text or a table beside it"
        yield _fault("alt-long", message, cure).at(drawing.place, Excerpt(alt))


def _captions(view: View) -> Iterator[Problem]:
    for drawing in view.document.drawings:
        if drawing.kind == "video" and not drawing.captioned and not drawing.decorative:
            message = "this video has no captions: who does not hear it misses what is said"
            cure = "click it, Playback, Insert Captions; a video without words needs none"
            yield _fault("captions-missing", message, cure).at(drawing.place)


def floating(view: View) -> Iterator[Problem]:
    """In Word, what does not stand in the line of text is met by a screen reader anywhere, or not at all."""
    if not view.in_word:
        return
    found = [
        drawing
        for drawing in view.document.drawings
        if drawing.inline is False and not drawing.decorative and drawing.place.part and not _in_margin(view, drawing)
    ]
    if not found:
        return
    what = "text box" if found[0].words else _CALLED.get(found[0].kind, found[0].kind)
    message = f"this {what} floats over the page: a screen reader meets it elsewhere than the eye, or passes it over"
    cure = "click it, Layout Options: choose In Line with Text, or mark it as decorative if it says nothing"
    notes = tuple(Note("also here", other.place) for other in found[1 : _TOLD + 1])
    problem = _fault("object-floating", message, cure).at(found[0].place)
    yield replace(problem, notes=notes)


def _in_margin(view: View, drawing: Drawing) -> bool:
    """In headers and footers, which are not read in their order anyway."""
    return drawing.paragraph is None or view.document.paragraphs[drawing.paragraph].role in ("header", "footer")


def _said(drawing: Drawing) -> str:
    return {"picture": "graphic", "chart": "chart"}.get(drawing.kind, "graphic")


def _fault(code: str, message: str, cure: str) -> Fault:
    return Fault(code, message, help=cure, severity="warning")
