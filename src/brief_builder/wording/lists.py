"""Phrases → one phrase that lists them as the language does."""

import re
from collections.abc import Callable
from unicodedata import category

from babel.lists import format_list
from babel.numbers import get_decimal_symbol

from brief_builder.wording.language import Language
from brief_builder.wording.phrase import Phrase, Piece, joined

_ANY_COMMA = re.compile(",")
# Where the comma begins decimals, "2,1 millions" takes commas around it; "2,1" alone does not.
_NO_DECIMALS = re.compile(r",(?!\d)|,\d+$")
_MARK = "\ue000{}\ue001"  # private use: stands for an entry while Babel sets the words between


def listed(language: Language, phrases: tuple[Phrase, ...]) -> Phrase:
    """“a, b and c”.

    An entry with “and” in it gets a comma before the last “and”; entries with commas are parted by semicolons. Khmer
    writes “and” and the word behind it together, but sets a space before figures and Latin letters.
    """
    words = [str(phrase) for phrase in phrases]
    semicolon, last_semicolon, last_comma = language.list_of_lists
    comma = _NO_DECIMALS if get_decimal_symbol(language.locale) == "," else _ANY_COMMA
    if len(phrases) > 2 and any(comma.search(word) for word in words):
        return _joined(language, phrases, semicolon, last_semicolon)
    conjunction = re.compile(
        rf"(?<!\w){re.escape(language.conjunction)}(?!\w)" if language.spaced else re.escape(language.conjunction)
    )
    if len(phrases) > 2 and any(conjunction.search(word) for word in words):
        return _joined(language, phrases, ", ", last_comma)
    if not language.spaced:
        return _joined(language, phrases, ", ", f" {language.conjunction} ")
    return listed_by(lambda entries: str(format_list(entries, locale=language.locale)), phrases)


def listed_by(set_between: Callable[[list[str]], str], phrases: tuple[Phrase, ...]) -> Phrase:
    """The phrases with the words between them that `set_between` puts between entries."""
    marked = set_between([_MARK.format(index) for index in range(len(phrases))])
    pieces: list[Piece] = []
    for index, part in enumerate(re.split("\ue000(\\d+)\ue001", marked)):
        if index % 2:
            pieces.extend(phrases[int(part)].pieces)
        elif part:
            pieces.append(Piece(part))
    return Phrase(tuple(pieces))


def _joined(language: Language, phrases: tuple[Phrase, ...], between: str, last: str) -> Phrase:
    if len(phrases) < 2:
        return joined(phrases, between)
    if not language.spaced and category(str(phrases[-1])[:1] or " ") == "Lo":
        last = last.rstrip() + "\u200b"
    return joined(phrases[:-1], between) + last + phrases[-1]
