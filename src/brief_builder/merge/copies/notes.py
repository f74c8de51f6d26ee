"""Notes that a body's source holds → each gets its id where it is referred to, and goes back to its own part."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from brief_builder.merge.state import STATE, State


def note_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_note_begin": note_begin, "_brief_into_notes": note}


def note_begin(home: int, given: object = None) -> str:
    """The id of the note that begins here. What its tags need (links, pictures) is its own part's until it ends.

    Args:
        home: index of its part among those that the part at hand names.
        given: the id, where it is known beforehand; None gives the next one that is free.
    """
    state = STATE.get()
    body = state.part
    assert body is not None  # noqa: S101  set while a part is rendered
    part = body.notes[home]
    number = str(given) if given is not None else _next_id(state, part.kind)
    state.open_notes.append((body, number))
    state.part = replace(body, part=part)
    state.part.__dict__["run_ends"] = body.run_ends  # the same tags; not to be worked out for each copy
    return number


def _next_id(state: State, kind: str) -> str:
    if kind == "endnotes":
        state.next_endnote += 1
        return str(state.next_endnote - 1)
    state.next_footnote += 1
    return str(state.next_footnote - 1)


def note(xml: str) -> str:
    """The id of the note that ends here; its XML waits for its part."""
    state = STATE.get()
    part = state.part
    assert part is not None  # noqa: S101  set while a part is rendered
    state.part, number = state.open_notes.pop()
    state.notes.setdefault(part.part.name, []).append(xml)
    return number


def with_copies(texts: dict[str, str], state: State) -> None:
    """Put the notes of a rendering at the ends of their parts."""
    for name, notes in state.notes.items():
        text = texts[name].rstrip()
        if text.endswith("/>"):  # none was left in the part
            root = text.rindex("<")
            tag = re.split(r"[\s/]", text[root + 1 :], maxsplit=1)[0]
            text = f"{text[:-2]}></{tag}>"
        at = text.rindex("</")
        texts[name] = "".join([text[:at], *notes, text[at:]])
