"""An Excel workbook → its visible sheets, a row a line, each cell as it is shown."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from brief_builder.problems import Fault
from brief_builder.sources.text import Kind, SourceText, joined

_MOST_CELLS = 2_000_000
_MOST_PLACES = 10_000_000  # empty ones too: one cell in the last column makes its row 16,384 cells long
_LONGEST_FORMAT = 255  # characters; Excel takes no longer ones
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)


def read_workbook(content: bytes, shown: str) -> SourceText:
    """The text; results of formulas as they were saved. Hidden sheets are left out."""
    import openpyxl  # on first use: it takes its time

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        return joined(shown, _pieces(book, shown))
    finally:
        book.close()


def _pieces(book: Any, shown: str) -> Iterator[tuple[Kind, str, str]]:
    count = places = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        for row in sheet.iter_rows():
            first = True
            places += len(row)
            if places > _MOST_PLACES:
                message = f"the sheets of {shown} are too wide: their cells lie too far from each other"
                raise Fault("file-unreadable", message, help="keep the part that is quoted")
            for cell in row:
                if cell.value is None:
                    continue
                count += 1
                if count > _MOST_CELLS:
                    raise Fault("file-unreadable", f"{shown} has more than {_MOST_CELLS:,} filled cells")
                words = shown_value(cell.value, cell.number_format or "General")
                if words.strip():
                    yield "row" if first else "cell", f"sheet {sheet.title}, cell {cell.coordinate}", words
                    first = False


def shown_value(value: object, form: str) -> str:
    """A cell's value as its number format shows it: 0.123 and 0.0% are 12.3%.

    Formats with conditions and fractions show the plain value.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime, date)):
        return _shown_date(value, form.lower())
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, (int, float)):
        return _shown_number(Decimal(repr(value)), form)
    return str(value)


def _shown_number(value: Decimal, form: str) -> str:
    if not value.is_finite():
        return str(value)
    form = form if len(form) <= _LONGEST_FORMAT else "General"
    parts = form.split(";")
    form = parts[1] if value < 0 and len(parts) > 1 else parts[0]
    negative = value < 0 and len(parts) == 1
    plain = re.sub(r"\[\$([^\]-]*)[^\]]*\]", r'"\1"', form)  # [$€-407] is the sign of a currency
    plain = re.sub(r"\[[^\]]*\]|_.|\*.", "", plain)
    match = re.search(r"[#0?][#0?,]*(?:\.[0#?]+)?,*", re.sub(r'"[^"]*"', lambda m: "\x00" * len(m[0]), plain))
    if form.strip() in ("General", "@", "") or match is None or re.search(r"[/E]", match[0] + plain[match.end() :][:1]):
        whole = value == value.to_integral_value()
        return format(value.quantize(Decimal(1)) if whole else value.normalize(), "f")
    digits = match[0]
    trailing = len(digits) - len(digits.rstrip(","))
    places = digits.rstrip(",").partition(".")[2]
    shown = abs(value).scaleb(-3 * trailing + (2 if "%" in plain else 0))
    rounded = shown.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    words = f"{rounded:,f}" if "," in digits.rstrip(",") else f"{rounded:f}"
    optional = len(places) - len(places.rstrip("#"))
    while optional and words.endswith("0") and "." in words:
        words, optional = words[:-1], optional - 1
    literal = re.compile(r'"([^"]*)"|\\(.)')
    ends = plain[: match.start()], plain[match.end() :]
    before, behind = (literal.sub(lambda m: m[1] or m[2] or "", part) for part in ends)
    return ("-" if negative and rounded else "") + before + words.rstrip(".") + behind


def _shown_date(value: datetime | date, form: str) -> str:
    day = value.date() if isinstance(value, datetime) else value
    form = form[:_LONGEST_FORMAT]
    plain = re.sub(r"\[[^\]]*\]|\"[^\"]*\"|;.*", "", form).strip()
    name = _MONTHS[day.month - 1]
    if plain in ("yyyy", "yy"):
        return str(day.year)
    if re.fullmatch(r"mmmm?[ \-/\\]+yy(?:yy)?", plain):
        return f"{name if 'mmmm' in plain else name[:3]} {day.year}"
    if re.search(r"mmmm", plain):
        return f"{name} {day.day}, {day.year}"
    return day.isoformat()
