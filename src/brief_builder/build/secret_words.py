"""Words that somebody wrote → `Secret`s that find them: each sentence by itself, and a few words where people read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from brief_builder.problems import Place
from brief_builder.proof.searching.secret import UNSPACED, Secret
from brief_builder.wording.gaps import gaps_in

FEW = 4  # words; fewer are said by anybody
PART = 6  # words of what stands between two tags; fewer are said around many figures
LEAST = 4  # letters of a name or a word that is looked for alone
_LEAST_KHMER = 8  # of a script without spaces, in which it stands in others
_LETTERS = 6  # of a word of Khmer, about
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_END = re.compile(r"(?<=[.!?។៕])[”’\"')»]*\s+")

LABEL, ENTRY, SHORT, BETWEEN = "label", "entry of its list", "short text", "words between tags"
PERSON, QUOTE, FIGURE, CHART, TEXT = "person", "quote", "figure", "words of a chart", "words"


def sentences(owner: str, what: str, text: str, place: Place | None = None) -> Iterator[Secret | None]:
    """Each sentence by itself: one that was copied says enough."""
    for sentence in _END.split(text.replace("*", "")):
        words = sentence.strip(" .,;:?!។៕–—-\u00a0")
        if counted(words) >= FEW:
            yield Secret(owner, what, words, place=place)
        elif counted(words) > 1:  # one word alone, such as the head of a column, tells nothing
            yield short(owner, SHORT, words, place)


def typed(owner: str, what: str, text: str, place: Place | None = None) -> Iterator[Secret | None]:
    """What was typed between tags; a few words around a figure are said around many."""
    pieces = _TAG.split(text)
    for words in pieces:
        for each in sentences(owner, what, words, place):
            if each is not None and len(pieces) > 1 and counted(each.words) < PART and each.what == what:
                yield Secret(owner, BETWEEN, each.words, place=place)
            else:
                yield each


def quoted(owner: str, words: str, place: Place | None) -> Iterator[Secret | None]:
    """A quote as a whole, and each of its sentences where there are several."""
    yield short(owner, QUOTE, words, place)
    if _END.search(words.strip()):
        yield from sentences(owner, QUOTE, words, place)


def short(owner: str, what: str, words: str, place: Place | None = None) -> Secret | None:
    """A few words: looked for where people read, if they are more than a letter or two."""
    letters = sum(map(str.isalpha, words))
    if letters < (_LEAST_KHMER if UNSPACED.search(words) else LEAST):
        return None
    return Secret(owner, what, words, "everywhere" if counted(words) >= FEW else "words", place=place)


def between_tags(text: str) -> list[str]:
    """The words of a text that stand beside its tags."""
    return _TAG.split(text)


def spoken(texts: Mapping[str, str]) -> Iterator[str]:
    """The words that somebody wrote; a gap is nobody's."""
    yield from (words for words in texts.values() if words and not gaps_in(words))


def counted(words: str) -> int:
    """How many words they are; in a script without spaces, about how many."""
    letters = len(UNSPACED.findall(words))
    return max(len(words.split()), letters // _LETTERS)
