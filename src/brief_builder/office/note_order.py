"""Texts of the parts that refer to notes, and of the part that holds them → the same, with ids in reading order.

Word numbers notes by the order of their references and finds the words of each by its id (ISO 29500-1, 17.11.10,
17.11.14). LibreOffice up to 7.4 sorts notes by their ids and hands them out one by one, to the references as it meets
them: where ids do not go up as the text is read, a mark leads to another note's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from brief_builder.office.xml import whole

_NO_ID = -(2**40)
# What a second copy of a note may not hold again, and what it means nothing without: names, and comments on the first.
_ONCE = re.compile(
    r'<(?:\w+:)?(?:bookmark|commentRange|perm)(?:Start|End)\b[^>]*/>|<(?:\w+:)?commentReference\b[^>]*/>'
    r'|<(?:\w+:)?id (?:\w+:)?val="[^"]*"\s*/>|\s\w+:(?:paraId|textId)="[^"]*"'
)  # fmt: skip
_DRAWING = re.compile(r'(<(?:\w+:)?docPr\b[^>]*?\sid=")[^"]*(")')
_ID = re.compile(r'(\s(?:\w+:)?id=")([^"]*)(")')
_TYPE = re.compile(r'\s(?:\w+:)?type="(?!normal")')  # a separator, or a notice that notes continue (17.18.33)


@dataclass(frozen=True, slots=True)
class _Note:
    id: int
    xml: str

    def named(self, number: int) -> str:
        """Its XML with this id."""
        return self.xml if number == self.id else _ID.sub(rf"\g<1>{number}\g<3>", self.xml, count=1)


def in_reading_order(
    bodies: Sequence[str], notes: str, word: str, fresh_id: Callable[[], str]
) -> tuple[list[str], str] | None:
    """The texts with notes that follow each other as they are read; None where they do already.

    A note to which two marks lead is written twice: each program would do something else with it. Notes to which none
    leads come last.

    Args:
        bodies: texts of the parts that may refer to them, in reading order. Attributes stand in double quotes, as
            lxml writes them.
        notes: the text of the part that holds them.
        word: 'footnote' or 'endnote'.
        fresh_id: gives an id for a drawing in a note that is written twice.
    """
    marks = re.compile(
        rf"<(?P<open>(?:\w+:)?Fallback)\b[^>]*>|</(?P<close>(?:\w+:)?Fallback)>|<(?:\w+:)?{word}Reference\b[^>]*>"
    )
    found = list(re.finditer(rf"<((?:\w+:)?){word}\b[^>]*?(?:/>|>.*?</\1{word}>)", notes, re.DOTALL))
    held = [_Note(_id_of(note[0]), note[0]) for note in found if not _is_separator(note[0])]
    by_id = {note.id: note for note in held}
    if not held or len(by_id) < len(held) or _NO_ID in by_id:
        return None  # nothing to order, or a part that is damaged, which the proof says
    reading = _Reading(by_id, fresh_id)
    met = [[(mark, reading.meet(mark)) for mark in marks.finditer(body)] for body in bodies]
    ordered = [*reading.notes, *(note for note in held if note.id not in reading.known)]
    numbers = sorted(note.id for note in ordered)
    if not reading.notes or numbers == [note.id for note in ordered] == [note.id for note in held]:
        return None
    separators = [note[0] for note in found if _is_separator(note[0])]
    written = "".join([*separators, *(note.named(number) for note, number in zip(ordered, numbers, strict=True))])
    texts = [_numbered(body, each, numbers) for body, each in zip(bodies, met, strict=True)]
    return texts, notes[: found[0].start()] + written + notes[found[-1].end() :]


class _Reading:
    """Meets the marks of notes as they are read.

    Attributes:
        notes: in the order of their marks.
        known: id of a note → its place in that order, of its last mark.
    """

    def __init__(self, held: dict[int, _Note], fresh_id: Callable[[], str]) -> None:
        self.notes: list[_Note] = []
        self.known: dict[int, int] = {}
        self._held = held
        self._fresh_id = fresh_id
        self._largest = max(held)
        self._depth = 0

    def meet(self, mark: re.Match[str]) -> int | None:
        """The place of a mark's note among all, from 0; None for what is no mark of a note that is there."""
        if mark["open"]:
            self._depth += not mark[0].endswith("/>")
        elif mark["close"]:
            self._depth -= 1
        elif (id_ := _id_of(mark[0])) in self._held:
            if self._depth and id_ in self.known:  # the same mark, for programs that do not know the first
                return self.known[id_]
            note = self._held[id_]
            self.notes.append(self._again(note) if id_ in self.known else note)
            self.known[id_] = len(self.notes) - 1
            return self.known[id_]
        return None

    def _again(self, note: _Note) -> _Note:
        self._largest += 1
        xml = _DRAWING.sub(lambda found: f"{found[1]}{self._fresh_id()}{found[2]}", note.xml)
        head, inner = xml[: xml.index(">")], xml[xml.index(">") :]
        return _Note(self._largest, _ID.sub(rf"\g<1>{self._largest}\g<3>", head, count=1) + _ONCE.sub("", inner))


def _is_separator(note: str) -> bool:
    return _TYPE.search(note, 0, note.index(">")) is not None


def _id_of(start: str) -> int:
    """The id in a start tag; _NO_ID where it says none."""
    found = _ID.search(start, 0, start.index(">"))
    return whole(found[2], _NO_ID, _NO_ID) if found is not None else _NO_ID


def _numbered(body: str, met: list[tuple[re.Match[str], int | None]], numbers: list[int]) -> str:
    """A text whose marks have the ids of their notes."""
    out, end = [], 0
    for mark, at in met:
        if at is not None:
            out += [body[end : mark.start()], _ID.sub(rf"\g<1>{numbers[at]}\g<3>", mark[0], count=1)]
            end = mark.end()
    return "".join([*out, body[end:]])
