"""The text of a paragraph in → the pieces between which its lines may break, each with the spaces behind it.

Lines break where ICU breaks them, which LibreOffice uses too: by Unicode Standard Annex 14, and in Khmer, Thai, Lao and
Burmese, which are written without spaces, at zero-width spaces and between the words of its dictionaries.
"""

from __future__ import annotations

from functools import lru_cache

from brief_builder.lazy import pattern

_LOCALE = "en"  # one for all, so that lines do not depend on the machine; it decides nothing of the scripts
_PLAIN = r"[0-9A-Za-zÀ-ÖØ-öø-ʯΑ-ωА-я]"
# Between plain words, a line may always break behind the spaces (UAX 14, LB18): only the rest needs all of the rules.
_SURE = pattern(rf"(?<={_PLAIN} )(?={_PLAIN})|(?<=[,.;:] )(?={_PLAIN})")
_SIMPLE = pattern(rf"{_PLAIN}+[,.;:!?]* ?")
SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000\u200b\t"
SOFT_HYPHEN = "\u00ad"
_JOINS = ("\u17d2", "\u1039", "\u200d")  # put the next letter under this one (Khmer, Burmese), or join the two
# Khmer: a thousand millions are one word, “billion”, which the dictionary lacks.
_COMPOUNDS = (("ពាន់", "លាន"),)
_REPEATED = "\u17d7"  # Khmer: says the word before it again, and never stands at the head of a line


@lru_cache(maxsize=2048)
def pieces(text: str) -> tuple[str, ...]:
    """The pieces of one line as it was typed (no breaks in it); joined they are the text."""
    out: list[str] = []
    for part in _SURE.split(text):
        if _SIMPLE.fullmatch(part):
            out.append(part)
        elif part:
            out += _by_rules(part)
    return tuple(out)


@lru_cache(maxsize=8192)
def _by_rules(part: str) -> tuple[str, ...]:
    from icu4py.breakers import LineBreaker

    out: list[str] = []
    for piece in LineBreaker(part, _LOCALE):
        if out and out[-1].endswith("/"):
            out[-1] += piece  # neither PowerPoint nor LibreOffice breaks “and/or” or an address here, as UAX 14 would
        elif out and (out[-1].endswith(_JOINS) or piece.startswith(_REPEATED) or are_one_word(out[-1], piece)):
            out[-1] += piece  # ICU takes a name that its dictionary lacks apart here: “ហ្វ្|រង់”, “នីមួយ|ៗ”
        else:
            out.append(piece)
    return tuple(out)


def are_one_word(before: str, after: str) -> bool:
    """Whether two pieces that ICU takes apart are one word of Khmer."""
    return any(before.endswith(first) and after.startswith(last) for first, last in _COMPOUNDS)


@lru_cache(maxsize=2048)
def clusters(text: str) -> tuple[str, ...]:
    """What can be told apart at all: a letter with its marks. A word that is wider than its line breaks here."""
    if text.isascii():
        return tuple(text)
    from icu4py.breakers import CharacterBreaker

    out: list[str] = []
    for each in CharacterBreaker(text, _LOCALE):
        if out and out[-1].endswith(_JOINS):
            out[-1] += each
        else:
            out.append(each)
    return tuple(out)
