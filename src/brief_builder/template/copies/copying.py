"""A part whose blocks have their extents → everything in it that a loop copies made ready to be copied."""

from __future__ import annotations

from collections.abc import Callable

from brief_builder.office import Part
from brief_builder.problems import Problem
from brief_builder.template.copies.comments import comment_id, comment_once
from brief_builder.template.copies.ids import freshen
from brief_builder.template.copies.notes import Taken, place_in
from brief_builder.template.copies.numbered import Lists, restart_lists
from brief_builder.template.copies.ranges import ID, Range, check_fields, copy_ranges, mend_ranges
from brief_builder.template.copies.references import References
from brief_builder.template.reading.tokens import Tokens
from brief_builder.template.reading.trees import Reading


def copy_in_loops(
    body: Reading,
    ranges: list[Range],
    taken: list[Taken],
    lists: Lists,
    tokens: Tokens,
    report: Callable[[Problem], None],
) -> tuple[Part, ...]:
    """Ranges, references, lists and comments of a Word part, and the notes that are read with it.

    Returns the parts that the notes go back to.
    """
    check_fields(body.root, body.blocks, report)
    copy_ranges(ranges, tokens)
    homes: list[Part] = []
    for each in taken:
        _copy_note(each, body, ranges, lists, tokens, homes)
    comment_once(body.root, body.blocks, tokens)
    References(ranges, tokens).lead_on(body.root, body.blocks)
    restart_lists(body.root, body.tags, body.blocks, body.part.dialect, lists, tokens)
    return tuple(homes)


def _copy_note(
    taken: Taken, body: Reading, ranges: list[Range], lists: Lists, tokens: Tokens, homes: list[Part]
) -> None:
    met, note = taken.met, taken.note
    is_comment = note.part.kind == "comments"
    number = comment_id(met.reference.get(ID, ""), met.path, ranges, tokens) if is_comment else ""
    if note.part not in homes:
        homes.append(note.part)
    own = mend_ranges(note.root, note.blocks, met.path)
    copy_ranges(own, tokens)
    References(ranges + own, tokens).lead_on(note.root, note.blocks, met.path)
    restart_lists(note.root, body.tags, note.blocks, note.part.dialect, lists, tokens, met.path)
    freshen(note.root, note.blocks, note.part.dialect, tokens, met.path)
    place_in(met, body.tags, tokens, homes.index(note.part), number)
