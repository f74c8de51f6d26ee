"""What stands in a changed file and the prints of what was made → the paragraphs and parts that are others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from brief_builder.problems import Excerpt, Fault, Place, Problems
from brief_builder.proof.contents import Contents
from brief_builder.proof.recorded import Prints

_LONG = 5_000  # paragraphs
_FEW = 20  # changes of a file that are told one by one
_SHOWN = 80  # letters of what was added
_PARTS = (
    ("/embeddings/", "a workbook or file embedded in it"),
    ("/media/", "a picture"),
    ("/charts/", "a chart"),
    ("docProps/", "the document properties"),
    ("customXml/", "data that a program keeps in it"),
    ("/_rels/", "what it links to"),
    ("_rels/", "what it links to"),
)


def changes(made: Sequence[str], found: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The opcodes of difflib, without those of what is alike at both ends; coarser for files longer than any brief."""
    most = min(len(made), len(found))
    head = next((n for n in range(most) if made[n] != found[n]), most)
    tail = next((n for n in range(most - head) if made[-1 - n] != found[-1 - n]), most - head)
    ours, theirs = made[head : len(made) - tail], found[head : len(found) - tail]
    if max(len(ours), len(theirs)) > _LONG:  # comparing each with each takes minutes
        yield "replace", head, head + len(ours), head, head + len(theirs)
        return
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        yield kind, head + a, head + b, head + c, head + d


def changed_spots(
    shown: str, contents: Contents, prints: Prints | None, told: Collection[str], problems: Problems
) -> None:
    """Name what is other than it was made; problems of the code words-changed.

    Args:
        told: places of which something is said already.
    """
    if prints is None:
        return
    made, found = prints.spots.split(), [spot.print for spot in contents.spots]
    parts: set[str] = set()
    count = 0
    for kind, a, b, c, d in changes(made, found):
        if kind == "equal":
            continue
        parts |= {spot.part for spot in contents.spots[c:d]}
        for at in range(c, d):
            spot = contents.spots[at]
            if spot.place in told:
                continue
            count += 1
            said = "stand here" if spot.text.strip() else "stands here"
            added = at - c >= b - a
            message = "this was added" if added else f"other words {said} than were made"
            if not added and not spot.text.strip():
                message = "the words that stood here are gone"
            elif not added:
                message = "this is not as it was made: its words, a mark of a note in them, or what of them is hidden"
            if count <= _FEW:
                excerpt = Excerpt(spot.text) if spot.text.strip() else None
                problems.add(Fault("words-changed", message).at(Place(shown, _trail(spot.place), order=at), excerpt))
        gone = (b - a) - (d - c)
        if gone > 0:
            before = contents.spots[d - 1] if 0 < d <= len(contents.spots) else None
            if before is not None:
                parts.add(before.part)
            count += 1
            what = "a paragraph is" if gone == 1 else f"{gone} paragraphs are"
            if count <= _FEW and (before is None or before.place not in told):
                where = Place(shown, _trail(before.place) if before is not None else (), order=d)
                problems.add(Fault("words-changed", f"{what} gone that stood behind this").at(where))
    if count > _FEW:
        problems.add(Fault("words-changed", f"{count - _FEW} more places were changed").at(Place(shown)))
    _members(shown, contents, prints, parts, problems)


def _trail(place: str) -> tuple[str, ...]:
    return (place,) if place else ()


def _members(shown: str, contents: Contents, prints: Prints, parts: Collection[str], problems: Problems) -> None:
    """Parts of a package that changed though none of their words did."""
    made, found = prints.members, contents.members
    for name in sorted({*made, *found}):
        if made.get(name) == found.get(name) or name in parts:
            continue
        what = next((words for step, words in _PARTS if step in name or name.startswith(step)), "a part of the file")
        how = "was added" if name not in made else "was removed" if name not in found else "was changed"
        if how == "was changed" and what == "a part of the file":
            what, how = "how it looks or works", "was changed, though not its words"
        if what == "the document properties":
            how = how.replace("was", "were", 1)
        problems.add(Fault("words-changed", f"{what} {how}: {name}").at(Place(shown, order=len(contents.spots))))
