"""AX7: slides have titles, each its own, and are read in the order in which they are seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.access.view import View, has_tag
from brief_builder.problems import Excerpt, Fault, Note, Place, Problem
from brief_builder.structure import Paragraph, Shape, Slide

_SIGNS = ("dt", "ftr", "sldNum", "hdr")
_TITLES = ("title", "ctrTitle")
_BESIDE = 0.5  # of the narrower one's width that two shapes share when one stands below the other
_NO_NAME = re.compile(
    r"(default section|untitled section|section par défaut|section sans titre)\s*\d*|section\s*\d*|", re.I
)
_LOOKED_AT = 300  # shapes of a slide that are compared with each other
_LEAST = 10.5  # points below which words on a slide are not read from the back of a room


def titles(view: View) -> Iterator[Problem]:
    """Titles: there, not empty, not repeated, and read first."""
    document = view.document
    known: dict[str, Slide] = {}
    for slide in document.slides:
        text = (slide.title or "").strip()
        if not text:
            yield _untitled(slide)
            continue
        first = known.setdefault(" ".join(text.casefold().split()), slide)
        if first is not slide and not has_tag(text):
            message = f"the title is that of slide {first.number} too: in a list of slides they cannot be told apart"
            cure = "give each slide its own title, or write “(continued)” or “2 of 3” behind it"
            fault = Fault(
                "slide-title-repeated",
                message,
                help=cure,
                notes=[Note("the other slide", first.place)],
                severity="warning",
            )
            yield fault.at(slide.place, Excerpt(text))
        yield from _title_first(slide)


def _untitled(slide: Slide) -> Problem:
    loud = next((s for s in slide.shapes if s.text and s.holder not in _SIGNS), None)
    if slide.title is None:
        message = "this slide has no title placeholder: a screen reader lists it as a number"
        cure = "Home, Layout: choose a layout with a title; or Accessibility, Slide Title, Add Slide Title"
    else:
        message = "the title of this slide is empty: a screen reader lists it as a number"
        cure = "write the title in its placeholder; it may be hidden (Accessibility, Slide Title)"
    notes = [Note(f"“{' '.join(loud.text.split())[:60]}” stands in {_called(loud)}, which is no title")] if loud else []
    return Fault("slide-untitled", message, help=cure, notes=notes, severity="warning").at(slide.place)


def _title_first(slide: Slide) -> Iterator[Problem]:
    before = []
    for shape in slide.shapes:
        if shape.holder in _TITLES:
            break
        if shape.said:
            before.append(shape)
    if before:
        names = ", ".join(map(_called, before[:3]))
        message = f"{names} {'is' if len(before) == 1 else 'are'} read before the title of the slide"
        cure = "Home, Arrange, Selection Pane: move the title to the bottom of the list, which is read first"
        yield Fault("title-late", message, help=cure, severity="warning").at(slide.place)


def reading_order(view: View) -> Iterator[Problem]:
    """Shapes that stand above others in the same column, and are read after them."""
    for slide in view.document.slides:
        shapes = [s for s in slide.shapes if s.frame is not None and s.said and s.holder not in (*_SIGNS, *_TITLES)]
        shapes = shapes[:_LOOKED_AT]
        wrong = next(
            ((one, other) for at, one in enumerate(shapes) for other in shapes[at + 1 :] if _is_below(one, other)), None
        )
        if wrong is not None:
            one, other = wrong
            message = f"{_called(other)} stands above {_called(one)} and is read after it"
            cure = "Review, Check Accessibility, Reading Order Pane: move it to where the eye meets it"
            yield Fault("reading-order", message, help=cure, severity="note").at(slide.place)


def sections(view: View) -> Iterator[Problem]:
    """The names of sections, by which a deck is gone through."""
    names = view.document.sections
    for number, name in enumerate(names):
        again = name.casefold() in {other.casefold() for other in names[:number]}
        if again or _NO_NAME.fullmatch(name.strip()):
            said = f"two sections are called “{name}”" if again else f"section {number + 1} is called “{name}”"
            message = f"{said}: who goes through the deck by its sections does not know what is in it"
            place = Place(view.document.file, (f'section "{name}"',))
            cure = "in the list of slides, right-click the name of the section, Rename Section"
            yield Fault("section-unnamed", message, help=cure, severity="warning").at(place)


def small_text(view: View) -> Iterator[Problem]:
    """Words on slides that are smaller than can be read from the back of a room."""
    smallest: dict[int, tuple[float, Paragraph]] = {}
    for paragraph in view.document.paragraphs:
        if paragraph.slide is None or paragraph.shape is None or paragraph.role in ("notes", "footer", "comment"):
            continue
        sizes = [run.size for run in paragraph.runs if run.text.strip() and 0 < run.size < _LEAST and not run.raised]
        if sizes and min(sizes) < smallest.get(paragraph.slide, (_LEAST, paragraph))[0]:
            smallest[paragraph.slide] = min(sizes), paragraph
    for size, paragraph in smallest.values():
        message = f"words of {size:g} points: they cannot be read on a screen in a room"
        fault = Fault("text-small", message, help="make them larger, or move them to the notes", severity="note")
        yield fault.at(paragraph.place, Excerpt(paragraph.text))


def _called(shape: Shape) -> str:
    """What a person knows a shape by: its name, or its words where it has none."""
    return f"“{shape.name or ' '.join(shape.text.split())[:30]}”" if shape.name or shape.text else "a picture"


def _is_below(one: Shape, other: Shape) -> bool:
    """Whether a shape stands wholly below another one, in the same column."""
    if one.frame is None or other.frame is None:
        return False
    left, top, width, _ = one.frame
    their_left, their_top, their_width, their_height = other.frame
    shared = min(left + width, their_left + their_width) - max(left, their_left)
    return top >= their_top + their_height and shared >= _BESIDE * min(width, their_width) > 0
