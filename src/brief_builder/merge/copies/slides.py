"""The turns of the loops around a slide → the mark before the text of the copy that they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from brief_builder.merge.state import STATE
from brief_builder.problems import Fault
from brief_builder.template.marks import SLIDE, SLIDE_END


def slide_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_slide": begin_slide}


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
