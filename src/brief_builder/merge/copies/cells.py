"""The values of docxtpl's cell words → the attributes of the cell's properties. These are filters of the engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2.runtime import Undefined

from brief_builder.merge.state import STATE
from brief_builder.problems import Fault
from brief_builder.template.expressions.filters import as_integer

_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")


def cell_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_span": span, "_brief_fill": fill, "_brief_run": run}


def span(given: Any, number: int, before: int = 0, columns: int = 0, behind: int = 0) -> str:
    """How many columns a cell spans, from 1 to as many as the table has.

    Args:
        given: the value of the tag.
        number: the tag's.
        before: columns of the table before the cell.
        columns: of the table; 0 where blocks repeat columns.
        behind: columns that the cells behind it in its row cover; on a slide, without those that are empty.
    """
    part = STATE.get().part
    most = part.part.dialect.most_columns if part is not None else columns
    try:
        wanted = as_integer(str(given) if isinstance(given, Undefined) else given)
        if not 1 <= wanted <= most:
            raise Fault("render-failed", f"a cell spans from 1 to {most} columns, not {wanted}")
        room = (columns or most) - before - behind
        if wanted > room:
            why = ["the table has 1 column" if columns == 1 else f"the table has {columns} columns"]
            why += [f"the cell begins in column {before + 1}"] if before else []
            why += [f"the cells behind it cover {behind}"] if behind else []
            because = " and ".join(filter(None, (", ".join(why[:-1]), why[-1])))
            message = f"the cell cannot span {wanted} columns: {because}"
            raise Fault(
                "render-failed",
                message,
                help=_room_cure(room, behind, covers=part is not None and part.part.dialect.covers),
            )
    except Fault as fault:
        return _noted(fault, number, "1")
    return str(wanted)


def _room_cure(room: int, behind: int, *, covers: bool) -> str:
    cure = f"let it span at most {room}"
    more = "empty the cells behind it" if covers else "delete cells behind it"
    return f"{cure}, or {more}" if behind else cure


def fill(given: Any, number: int) -> str:
    """The fill of a cell: six hexadecimal digits; 'auto' for an empty text."""
    text = str(given).strip()
    match = _COLOUR.fullmatch(text)
    if match is not None:
        return match[1].upper()
    if not text or text == "auto":
        return "auto"
    cure = "write six hexadecimal digits, such as C00000, or nothing for none"
    return _noted(Fault("render-failed", f"`{text[:40]}` is not a colour", help=cure), number, "auto")


def run(loop: Any, _number: int) -> str:
    """A mark that all cells of one loop share, and no other cell has."""
    runs = STATE.get().runs
    # The loop itself is kept: another one must not come to stand in its place in memory.
    return f"brief-{runs.setdefault(id(loop), (loop, len(runs)))[1]}"


def _noted(fault: Fault, number: int, instead: str) -> str:
    state = STATE.get()
    state.note(fault, number)
    return instead
