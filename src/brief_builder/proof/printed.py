"""What stands in a file and the uses of its manifest → each figure that does not stand where it was printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from brief_builder.problems import Excerpt, Fault, Place, Problem, Problems
from brief_builder.proof.contents import Contents, flat
from brief_builder.proof.recorded import Recorded
from brief_builder.wording import PRINTED
from brief_builder.wording.reading import misprint

_UNREAD = (".svg", ".png", ".pdf")  # outlines of letters, and words that lines take apart
_NUMBER = re.compile(r"\d+(?:(?:\\?[.,\u00a0\u202f])\d+)*")
_ANYWHERE = ("", "alt text", "document properties")  # places that say no more than what kind of words it is
_SHORT = 60  # letters of a figure with its words; what is longer is a sentence
_Use = tuple[str, str, str]  # fact, words, kind
_FEW = 40  # places of a file that are told one by one


def check_printed(name: str, shown: str, contents: Contents, recorded: Recorded, problems: Problems) -> set[str]:
    """Look up all that the manifest says to be printed in a file; problems of the code figure-changed.

    Args:
        name: as the manifest has it; `shown` is the file's name for the reader.

    Returns:
        the places that were told of.
    """
    if name.endswith(_UNREAD):
        return set()
    texts: dict[str, list[str]] = defaultdict(list)
    for spot in contents.spots:
        texts[spot.place].append(flat(spot.text))
    everywhere = [text for spots in texts.values() for text in spots]
    printed: dict[str, list[_Use]] = defaultdict(list)
    for fact, record in recorded.said.facts.items():
        for use in record.uses:
            if use.file == name and use.text.strip():
                printed[use.place].append((fact, flat(use.text), use.kind))
    told: set[str] = set()
    for place, uses in printed.items():
        held = everywhere if place in _ANYWHERE else texts.get(place, [])
        lost = [use for use in uses if not any(use[1] in text for text in held)]
        if lost:
            told.add(place)
            if len(told) <= _FEW:
                problems.add(_changed(lost, uses, held, _place(shown, place)))
    return told


def _changed(lost: list[_Use], uses: Iterable[_Use], held: list[str], place: Place) -> Problem:
    """What is to be said of the words that a place has lost, those of figures first."""
    fact, text, _ = min(lost, key=lambda use: use[2] == "words")
    stands = _strange(held, [use[1] for use in uses], text)
    more = f", and so of {len(lost) - 1} more" if len(lost) > 1 else ""
    if not held:
        message = f"this place is gone, where `{text}` was printed for `{fact}`{more}"
    elif stands:
        message = f"`{stands}` stands here; `{text}` was printed for `{fact}`{more}"
    else:
        message = f"`{text}` was printed here for `{fact}`, and does not stand here now{more}"
    excerpt = None
    if len(held) == 1:
        at = max(held[0].find(stands), 0)
        excerpt = Excerpt(held[0], at, at + len(stands))
    return Fault("figure-changed", message).at(place, excerpt)


def _strange(held: list[str], known: list[str], lost: str) -> str:
    """The first figure in the texts that no use of the place accounts for; "" where there is none.

    It is given as far as it is written as the lost one was: with its hedge, sign and unit.
    """
    shape = re.compile(_NUMBER.sub(lambda _: r"\d+(?:[.,\u00a0\u202f]\d+)*", re.escape(lost)))
    for text in held:
        for words in sorted(known, key=len, reverse=True):
            text = text.replace(words, "\u2003" * len(words))
        found = (shape.search(text) if len(lost) <= _SHORT else None) or PRINTED.search(text)
        if found is not None:
            return found[0]
    return ""


def _place(shown: str, place: str) -> Place:
    return Place(shown, (place,) if place else ())


def check_readings(recorded: Recorded, files: Collection[str], problems: Problems) -> int:
    """Read every printed figure back, and compare it with the value of its fact; how many there were.

    Problems of the code figure-differs: one for each fact and what is wrong of it.
    """
    facts = recorded.facts
    languages = {output.file: output.language for output in recorded.said.outputs}
    known: dict[tuple[str, str, str, str], str | None] = {}
    wrong: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    count = 0
    for fact, record in recorded.said.facts.items():
        for use in record.uses:
            if not use.way or use.file not in files or fact not in facts:
                continue
            count += 1
            language = languages[use.file].partition("-")[0]
            key = (fact, use.text, use.way, language)
            if key not in known:
                known[key] = _misread(use.text, fact, use.way, language, recorded)
            if (reason := known[key]) is not None:
                wrong[fact, reason].append((use.file, use.place, use.text))
    for (fact, reason), places in wrong.items():
        file, place, text = places[0]
        more = f" (and in {len(places) - 1} more places)" if len(places) > 1 else ""
        fault = Fault("figure-differs", f"`{text}` is printed for `{fact}`, and {reason}{more}")
        problems.add(fault.at(_place(file, place)))
    return count


def _misread(text: str, fact: str, way: str, language: str, recorded: Recorded) -> str | None:
    try:
        return misprint(text, recorded.facts[fact], way, language, recorded.facts.units)
    except (ArithmeticError, KeyError, ValueError, RecursionError):
        return "cannot be read back as a figure"
