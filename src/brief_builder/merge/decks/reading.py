"""The value of `{% slide include … %}` → the deck that it names, read and found fit to be sent on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2.runtime import Undefined

from brief_builder.leaks import cleaned
from brief_builder.merge.slides.copies import Included
from brief_builder.merge.state import STATE
from brief_builder.merge.values.files import read_inside
from brief_builder.office import Package
from brief_builder.office.members import MAX_PART
from brief_builder.office.parts import slide_names
from brief_builder.problems import Fault
from brief_builder.template.reading.unsafe import refuse_unsafe


def deck_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_include": include}


def include(given: Any, number: int) -> str:
    """Note that the slides of a deck come in the place of the copy at hand.

    Args:
        given: the name of a file of the folder, or `{pptx: annex.pptx}`.
        number: of the tag.
    """
    state = STATE.get()
    copy, part = state.slides.current, state.part
    assert copy is not None  # noqa: S101  a slide has begun
    assert part is not None  # noqa: S101  set while a part is rendered
    try:
        path = given["pptx"] if isinstance(given, Mapping) and "pptx" in given else given
        if isinstance(path, Undefined):
            raise Fault("value-missing", "the deck that comes in here is missing", help='name it: "annex.pptx"')
        if not isinstance(path, str):
            help_ = 'name a file of the folder of the data: "annex.pptx"'
            raise Fault("document-unreadable", "this is not the name of a deck", help=help_)
        key = ("deck", path)
        if key not in state.once:
            state.once[key] = _deck(read_inside(state, path, MAX_PART), path)
        state.slides.places[copy.number] = Included(path, state.once[key], part.tags[number])
    except Fault as fault:
        state.note(fault, number)
    return ""


def _deck(data: bytes, path: str) -> Package:
    """The deck in a file.

    Raises:
        Fault: document-unreadable, document-unsafe.
    """
    try:
        package = Package.open(data)
        if package.kind != "pptx":
            raise Fault("template-unreadable", "this is a document", help="name a presentation (.pptx)")
        refuse_unsafe(package, "the deck")
        package = cleaned(package, comments=False)
        slide_names(package)
    except Fault as fault:
        raise said_of(path, fault) from None
    return package


def said_of(path: str, fault: Fault) -> Fault:
    """What is wrong in a deck, in the words for one that comes in."""
    codes = {"template-unreadable": "document-unreadable", "template-unsafe": "document-unsafe"}
    repair = "open it in PowerPoint, let it be repaired, and save it as .pptx"
    return Fault(codes.get(fault.code, fault.code), f"{path}: {fault.message}", help=fault.help or (repair,))
