"""A shape whose text does not fit → a fault in the words of who made the slide; so for a typeface that is missing."""

from __future__ import annotations

from brief_builder.fit.fitting import FittedShape
from brief_builder.fonts import find
from brief_builder.problems import Fault

_SHRINK = 'or allow smaller letters: Format Shape > Text Options > Text Box > "Shrink text on overflow"'

_WRAP = 'or let its lines break: Format Shape > Text Options > Text Box > "Wrap text in shape"'


def overflow_fault(shape: FittedShape) -> Fault:
    """text-overflows, a warning, for a shape with lines_over, or one whose text leaves its slide below or beside it."""
    if not shape.lines_over and shape.beside:
        return Fault(
            "text-overflows",
            f"the text of this shape does not wrap, and runs {_length(shape.beside)} off the slide at its side",
            help=("shorten the text", _WRAP),
            severity="warning",
            of_value=False,
        )
    if not shape.lines_over:
        return Fault(
            "text-overflows",
            f"this shape grows with its text, and ends {_length(shape.bottom - shape.slide_height)} below the slide",
            help="shorten the text, or move the shape up",
            severity="warning",
            of_value=False,
        )
    over = shape.lines_over
    room = shape.lines - over
    message = (
        f"the text of this shape is {_lines(over)} too long: {_lines(shape.lines)}, and room for {room or 'none'}"
        if shape.lines > 1
        else "the text of this shape is higher than the shape"
    )
    cures = ["shorten the text, or make the shape higher"]
    if not shape.may_shrink:
        cures.append(_SHRINK)
    else:
        cures.append("it may be shrunk, but it would be too small to read before it fits")
    return Fault("text-overflows", message, help=cures, severity="warning", of_value=False)


def table_fault(rows: int, over: int, why: str, cure: str) -> Fault:
    """table-overflows, a warning, for a table of so many rows of which `over` stand outside its room."""
    message = f"the slide has no room for {over} of the {rows} rows of this table: {why}"
    return Fault("table-overflows", message, help=cure, severity="warning", of_value=False)


def row_fault() -> Fault:
    """table-overflows, a warning, for a table with rows that no slide has room for."""
    return Fault(
        "table-overflows",
        "this table has a row that is higher than the room on its slide",
        help="shorten its texts, make the columns wider, or move the table up",
        severity="warning",
        of_value=False,
    )


def crowded_fault(pages: int, rows: int) -> Fault:
    """table-overflows, a warning, for a table of so many rows that goes on over slides with hardly a row on each."""
    return Fault(
        "table-overflows",
        f"this table of {rows} rows continues on {pages} slides, because each has room for so few",
        help="give it more room: move it up, or what stands below it down",
        severity="warning",
        of_value=False,
    )


def font_fault(typeface: str) -> Fault:
    """font-missing, a warning, for a typeface that is not installed here (FittedShape.missing)."""
    return Fault(
        "font-missing",
        f"the typeface “{typeface}” is not installed here: whether texts fit was reckoned with {find(typeface).family}",
        help="install it, or look at the slides where it is",
        severity="warning",
        of_value=False,
    )


def _lines(count: int) -> str:
    return f"{count} line{'s' if count != 1 else ''}"


def _length(emu: int) -> str:
    return f"{emu / 360_000:.1f} cm"
