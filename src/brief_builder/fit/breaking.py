"""The text of a paragraph in → the pieces between which its lines may break, each with the spaces behind it.

Lines break by Unicode Standard Annex 14. Khmer, Thai, Lao and Burmese are written without spaces: they break at the
zero-width spaces that their writer set, and where there are none, between orthographic clusters. Office breaks at words
of a dictionary instead, which fill their lines a little less.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PLAIN = r"[0-9A-Za-zÀ-ÖØ-öø-ʯΑ-ωА-я]"
# Between plain words, a line may always break behind the spaces (UAX 14, LB18): only the rest needs all of the rules.
_SURE = re.compile(rf"(?<={_PLAIN} )(?={_PLAIN})|(?<=[,.;:] )(?={_PLAIN})")
_SIMPLE = re.compile(rf"{_PLAIN}+[,.;:!?]* ?")
SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000\u200b\t"
SOFT_HYPHEN = "\u00ad"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
# A consonant with what is stacked under and around it. Khmer: U+17D2 joins the next letter below. Thai and Lao vowels
# that stand before their consonant (U+0E40–44, U+0EC0–C4) belong to it.
_CLUSTER = re.compile(
    "(?:[\u0e40-\u0e44\u0ec0-\u0ec4]*"
    "(?:[\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9]+"  # digits
    "|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd])*"
    "|[\u0e01-\u0e2f\u0e81-\u0eae](?:[\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec6-\u0ecd])*"
    "|[\u1000-\u1021](?:\u1039[\u1000-\u1021]|[\u102b-\u103e])*"
    "|.[\u0300-\u036f\u200d\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d.[\ufe0f\U0001f3fb-\U0001f3ff]*)*"
    ")[.,;:!?»”’)\\]\u17d4-\u17d6\u17d8-\u17da\u0e2f\u0e46\u0eaf]*[ \u200b]*)",
    re.DOTALL,
)


@lru_cache(maxsize=2048)
def pieces(text: str) -> tuple[str, ...]:
    """The pieces of one line as it was typed (no breaks in it); joined they are the text."""
    out: list[str] = []
    spaced = "\u200b" in text
    for part in _SURE.split(text):
        if _SIMPLE.fullmatch(part):
            out.append(part)
        elif part:
            for piece in _by_rules(part):
                if not spaced and _HAS_UNSPACED.search(piece):
                    out += _unspaced(piece)
                else:
                    out.append(piece)
    return tuple(out)


@lru_cache(maxsize=8192)
def _by_rules(part: str) -> tuple[str, ...]:
    from uniseg.linebreak import line_break_units

    return tuple(line_break_units(part))


def _unspaced(piece: str) -> list[str]:
    """A piece with letters of a script without spaces, broken between clusters; what stands beside them is kept."""
    out: list[str] = []
    for part in re.findall(f"[{_UNSPACED}][{_UNSPACED}\u200d]*|[^{_UNSPACED}]+", piece):
        if _HAS_UNSPACED.match(part):
            out += clusters(part)
        elif out and not part[0].isalnum():
            out[-1] += part  # a closing sign or a space stays with the word before it
        else:
            out.append(part)
    return out


def clusters(text: str) -> list[str]:
    """What can be told apart at all: a letter with its marks. A word that is wider than its line breaks here."""
    return _CLUSTER.findall(text)
