"""The turns of the loops around a slide → the mark before the text of the copy that they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from brief_builder.merge.state import STATE
from brief_builder.problems import Fault
from brief_builder.template.marks import SLIDE, SLIDE_END


def slide_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_slide": begin_slide, "_brief_place": place}


def place(loop: Any, number: int, places: int) -> int:
    """Which place on its grid a copy of a shape takes, from 0; a copy that a condition drops takes none.

    Args:
        loop: Jinja's, of the shape.
        number: of the loop's tag.
        places: how many there are; beyond them a remark is made.
    """
    state = STATE.get()
    taken = state.places[id(loop)][1] + 1 if id(loop) in state.places else 0
    state.places[id(loop)] = (loop, taken)
    if taken == places and state.part is not None:
        tag = state.part.tags[number]
        many = f"{places} of them stand" if places > 1 else "one of them stands"
        message = f"there are more copies of this shape than the slide has places for: {many} on it in full"
        help_ = "draw it smaller, or let the slide repeat for every few: {% slide for row in xs | batch(6) %}"
        fault = Fault("shapes-overflow", message, severity="warning", help=help_)
        state.remarks.append(fault.at(tag.place, tag.excerpt))
    return taken


def begin_slide(turn: list[int], slide: str) -> str:
    """Begin a part of a copy of a slide; returns the mark that its text follows.

    Raises:
        Fault: limit-reached.
    """
    state = STATE.get()
    try:
        copy = state.slides.begin(slide, tuple(turn))
    except Fault:
        state.exhausted = True
        raise
    return f"{SLIDE}{copy.number}{SLIDE_END}"
