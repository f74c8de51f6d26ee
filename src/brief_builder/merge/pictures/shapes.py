"""A value whose tag is all that a shape on a slide says → the picture in the shape's place, or its words as ever.

The picture is printed as a mark in the shape's paragraph; when the part is settled, the shape becomes the picture.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from brief_builder.merge.pictures.dummies import Placed, placed
from brief_builder.merge.state import STATE, State
from brief_builder.merge.values.content import content_of
from brief_builder.merge.values.printing import note_braces, refuse_forbidden, value
from brief_builder.office.dialect import escape
from brief_builder.problems import Fault
from brief_builder.template.marks import SHAPE, SHAPE_END
from brief_builder.template.reading.pictures import Slot


def shape_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_shape": shape, "_brief_placeholder": placeholder}


def shape(given: Any, number: int) -> str:
    """What takes the place of the words of a shape: a picture that of the shape itself."""
    return placeholder(given, number) if _is_picture(given) else value(given, number)


def placeholder(given: Any, number: int) -> str:
    """A picture in the place of a shape, as a mark; '' when only its fault was noted."""
    state = STATE.get()
    try:
        found = placed(state, given, number)
        refuse_forbidden(found.said)
    except Fault as fault:
        state.note(fault, number)
        return ""
    note_braces(state, found.said)
    return f"{SHAPE}{escape(_payload(found, _slot(state, number), number))}{SHAPE_END}"


def _is_picture(given: Any) -> bool:
    if isinstance(given, str | int):
        return False
    try:
        content = given if hasattr(type(given), "draw") else content_of(given)
    except Fault:  # it is told where the value is printed
        return False
    return hasattr(type(content), "draw") or hasattr(type(content), "load")


def _slot(state: State, number: int) -> Slot:
    assert state.part is not None  # noqa: S101  set while a part is rendered
    return state.part.slots[number]


def _payload(found: Placed, slot: Slot, number: int) -> str:
    """What settling needs, as JSON: `box` is left, top, width and height in EMU, `whole` whether it is the shape's."""
    box = (slot.left + found.right, slot.top + found.down, found.width, found.height)
    png = found.png if not found.chart else ""
    said = {
        "tag": number, "alt": found.said, "png": png, "svg": found.svg, "chart": found.chart, "box": box,
        "cut": found.cut, "turns": dict(slot.turns), "whole": box == (slot.left, slot.top, slot.width, slot.height),
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False)
