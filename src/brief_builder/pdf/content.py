"""What a page draws → the words of each piece of marked content; and the page with more of it marked as decoration."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from brief_builder.pdf.letters import Letters, letters

Operation = tuple[list[Any], bytes]
_PATH = {b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"W", b"W*"}
_PAINT = {b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*"}
_WHOLE = {b"Do", b"sh", b"INLINE IMAGE"}
SHOW = {b"Tj", b"'", b'"', b"TJ"}
_BEGIN: Operation = ([NameObject("/Artifact")], b"BMC")
_END: Operation = ([], b"EMC")


def operations(page: PageObject) -> list[Operation]:
    """What the page draws, step by step; [] for an empty page."""
    contents = page.get_contents()
    if contents is None:
        return []
    return [(list(operands), operator) for operands, operator in contents.operations]


def fonts_of(page: PageObject) -> dict[str, DictionaryObject]:
    """The fonts of a page by the names that its drawing has for them."""
    resources: Any = page.get("/Resources")
    held: Any = resources.get_object().get("/Font") if resources is not None else None
    return {str(name): font.get_object() for name, font in held.get_object().items()} if held is not None else {}


def words(page: PageObject, steps: Iterable[Operation]) -> dict[int, str]:
    """Number of marked content → what it says; where the program says what letters stand for, that (ActualText)."""
    fonts = fonts_of(page)
    known: dict[str, Letters] = {}
    said: dict[int, list[str]] = {}
    marks: list[tuple[int | None, bool]] = []  # for each mark that is open: its number, whether its text is told
    font: Letters | None = None
    saved: list[Letters | None] = []
    for operands, operator in steps:
        if operator in (b"BDC", b"BMC"):
            given: Any = operands[1].get_object() if len(operands) > 1 else None
            given = given if isinstance(given, DictionaryObject) else {}
            outer, told = marks[-1] if marks else (None, False)
            number = int(given["/MCID"]) if "/MCID" in given else outer
            if "/ActualText" in given and number is not None and not told:
                said.setdefault(number, []).append(str(given["/ActualText"]))
            marks.append((number, told or "/ActualText" in given))
            if number is not None:
                said.setdefault(number, [])
        elif operator == b"EMC" and marks:
            marks.pop()
        elif operator == b"q":
            saved.append(font)
        elif operator == b"Q" and saved:
            font = saved.pop()
        elif operator == b"Tf":
            name = str(operands[0])
            if name not in known and name in fonts:
                known[name] = letters(fonts[name])
            font = known.get(name)
        elif operator in SHOW and marks and marks[-1][0] is not None and not marks[-1][1] and font is not None:
            said[marks[-1][0]].extend(font.read(data) for data in strings(operands))
    return {number: "".join(pieces) for number, pieces in said.items()}


def strings(operands: Iterable[Any]) -> Iterable[bytes]:
    """The strings of codes that a step shows."""
    for each in operands:
        if isinstance(each, ArrayObject):
            yield from strings(each)
        elif isinstance(each, (TextStringObject, ByteStringObject)):
            yield each.original_bytes


def marked_forms(page: PageObject) -> set[str]:
    """The names of the page's forms that hold marked content themselves."""
    resources: Any = page.get("/Resources")
    held: Any = resources.get_object().get("/XObject") if resources is not None else None
    forms = {str(name): form.get_object() for name, form in held.get_object().items()} if held is not None else {}
    return {name for name, form in forms.items() if form.get("/Subtype") == "/Form" and b"/MCID" in form.get_data()}


def as_artifacts(steps: list[Operation], numbers: Collection[int], forms: Collection[str] = ()) -> list[Operation]:
    """The same drawing in which these pieces, and all that was not marked at all, are artifacts.

    `forms` are names of what holds marks itself, and is left as it is.

    PDF/UA-1, 7.1: content is either tagged or an artifact. A mark may stand around whole paths and texts only.
    """
    out: list[Operation] = []
    depth = 0
    begun: int | None = None  # where the path or text began that is not marked
    for operands, operator in steps:
        if operator in (b"BDC", b"BMC"):
            depth += 1
            given = operands[1] if len(operands) > 1 else None
            number = given.get("/MCID") if isinstance(given, DictionaryObject) else None
            if number in numbers:
                out.append(_BEGIN)
                continue
            if number is not None:
                begun = None  # a text that holds what is tagged is not to be marked as a whole
        elif operator == b"EMC":
            depth -= 1
        elif depth == 0:
            if operator == b"Do" and str(operands[0]) in forms:
                pass
            elif operator in _WHOLE:
                out += [_BEGIN, (operands, operator), _END]
                continue
            elif operator in _PATH or operator == b"BT":
                begun = len(out) if begun is None else begun
            elif begun is not None and (operator in _PAINT or operator == b"ET"):
                out.insert(begun, _BEGIN)
                out += [(operands, operator), _END]
                begun = None
                continue
            elif operator == b"n":
                begun = None
        out.append((operands, operator))
    return out


def write_operations(page: PageObject, steps: list[Operation], pdf: Any) -> None:
    """Let the page draw these steps instead, compressed."""
    drawn = ContentStream(None, pdf)
    drawn.operations = [(operands, operator) for operands, operator in steps]
    stream = DecodedStreamObject()
    stream.set_data(drawn.get_data())
    page.replace_contents(stream.flate_encode())
