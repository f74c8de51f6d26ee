"""Words in → what is not house style in them: of each text by itself, and of the texts of a document in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from brief_builder.house.acronyms import acronyms
from brief_builder.house.amounts import changes, currencies, signs
from brief_builder.house.emphasis import emphasis
from brief_builder.house.numbers import number_first, number_form
from brief_builder.house.plain import long_sentences
from brief_builder.house.reading import Reading, read
from brief_builder.house.spellings import spellings
from brief_builder.house.style import Style
from brief_builder.house.typography import typography
from brief_builder.house.words import Words
from brief_builder.problems import Fault

_MOST = 20_000  # letters of one text; a longer one is no paragraph that anybody reads, and could take for ever


def lint(style: Style, words: Words) -> list[Fault]:
    """What is wrong in one text. `start` and `end` of a fault are offsets into `words.text`."""
    reading = _read(words)
    return _alone(style, reading) if reading is not None else _unread(words)


def lint_document(
    style: Style,
    texts: Sequence[Words],
    named: Mapping[str, Collection[str]] | None = None,
    *,
    alone: bool = True,
) -> list[tuple[int, Fault]]:
    """What is wrong in the texts of a document, each with the number of its text.

    Args:
        texts: in the order in which they are read.
        named: acronym → its long forms, as a pack says them.
        alone: also what is wrong in a text by itself; False where that has been told at its source.
    """
    found: list[tuple[int, Fault]] = []
    pairs = [(number, reading) for number, words in enumerate(texts) if (reading := _read(words)) is not None]
    if alone:
        for number, reading in pairs:
            found += [(number, each) for each in _alone(style, reading)]
        found += [(number, each) for number, words in enumerate(texts) for each in _unread(words)]
    readings = [reading for _, reading in pairs]
    for index, each in (*currencies(style, readings), *acronyms(style, readings, named or {})):
        found.append((pairs[index][0], each))
    return sorted(found, key=lambda one: (one[0], one[1].start or 0))


def _read(words: Words) -> Reading | None:
    return read(words) if words.text.strip() and len(words.text) <= _MOST else None


def _unread(words: Words) -> list[Fault]:
    """That a text is too long to be read; nothing of any other."""
    letters = len(words.text)
    if letters <= _MOST or not words.text.strip():
        return []
    message = f"this text has {letters:,} letters, and was not held to the house style; {_MOST:,} can be"
    return [Fault("house-unread", message, help="make paragraphs of it", start=0, end=letters, severity="note")]


def _alone(style: Style, reading: Reading) -> list[Fault]:
    spelled = list(spellings(style, reading))
    found = [
        *spelled,
        *number_form(style, reading),
        *number_first(style, reading),
        *signs(style, reading),
        *changes(style, reading),
        *long_sentences(style, reading),
        *(each for each in typography(style, reading) if not _is_within(each, spelled)),
        *emphasis(style, reading.words),
    ]
    return sorted(found, key=lambda each: each.start or 0)


def _is_within(sign: Fault, spelled: Sequence[Fault]) -> bool:
    """Whether a sign stands within words that are to be written otherwise anyway: the hyphen of `2015 - 2016`."""
    start, end = sign.start or 0, sign.end or 0
    return any((each.start or 0) < start and end < (each.end or 0) for each in spelled)
