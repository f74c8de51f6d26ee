"""A quote and a source's text → where the words stand; typography is evened out, the source's own bytes are kept."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from brief_builder.facts.evidence.nearest import Neighbours
from brief_builder.facts.model import Quote
from brief_builder.problems import Fault

# Soft hyphen, zero-width space, non-joiner and joiner, marks of direction, word joiner, byte order mark.
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_SAME = {
    **dict.fromkeys("‘’‚‛ʼ′", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
TYPOGRAPHY = {ord(sign): said for sign, said in {**_SAME, **dict.fromkeys(_DROPPED, "")}.items()}  # for str.translate
_RUN = re.compile(r"(?s)[!-~]+(?: [!-~]+)*|\s+|.")
_SENTENCE_END = re.compile(r"[.!?។៕][\"')\]»”]*\s+|\n")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'])(?:approx|est|no|nos|art|vs|cf|env|ca|c|fig|dr|mr|mrs|ms|st|jr|inc|ltd|corp|p|pp|vol|av|bn|mn|m|mm"
    r"|mme|ch|sec|nov|dec|oct|sept?|aug|jan|feb|mar|apr|janv|févr|avr|juil|déc)\.$",
    re.IGNORECASE,
)
_GRAM = 8


@dataclass(frozen=True)
class Even:
    """A text with even typography.

    Attributes:
        text: NFC, straight quotes, plain hyphens, no ligatures, single spaces.
        offsets: for each character of `text`, and for its end, the 0-based offset in the original.
        original: the text it was made from.
    """

    text: str
    offsets: tuple[int, ...]
    original: str

    def source(self, start: int, end: int) -> str:
        """The original words of text[start:end]."""
        return self.original[self.offsets[start] : self.offsets[end - 1] + 1] if end > start else ""

    def sentence(self, start: int, end: int) -> str:
        """The original's sentence or line around text[start:end], with even typography."""
        begin, stop = self.sentence_span(start, end)
        return self.text[begin:stop]

    def sentence_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence or line around text[start:end] begins and ends in `text`."""
        begin = bisect_right(self._ends, start)
        stop = bisect_left(self._ends, max(end, start + 1))
        return (
            self._ends[begin - 1] if begin else 0,
            self._ends[stop] if stop < len(self._ends) else len(self.text),
        )

    def at(self, offset: int) -> int:
        """Where an offset of the original lies in `text`."""
        return bisect_left(self.offsets, offset)

    def spots(self, exact: str) -> list[int]:
        """All offsets of an even text in this one, in order."""
        if len(exact) < 2 * _GRAM:
            return _all(self.text, exact)
        found: list[int] = []
        for shift in range(_GRAM):  # in one of these alignments each place of the words shows in the index
            rarest: tuple[list[int], int] | None = None
            for at in range(shift, len(exact) - _GRAM + 1, _GRAM):
                places = self._grams.get(exact[at : at + _GRAM], [])
                if rarest is None or len(places) < len(rarest[0]):
                    rarest = places, at
                if not places:
                    break
            places, at = rarest or ([], 0)
            found += [p - at for p in places if p >= at and self.text.startswith(exact, p - at)]
        return sorted(found)

    @cached_property
    def neighbours(self) -> Neighbours:
        """Its sentences, for what is most like some words."""
        ends = [*self._ends, len(self.text)]
        return Neighbours(self.text, tuple(sorted({end for end in ends if end})))

    @cached_property
    def _grams(self) -> dict[str, list[int]]:
        """Every eighth run of eight characters → where it stands."""
        out: dict[str, list[int]] = {}
        for at in range(0, len(self.text) - _GRAM + 1, _GRAM):
            out.setdefault(self.text[at : at + _GRAM], []).append(at)
        return out

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        """Where sentences and lines end in `text`, in order."""
        found = []
        for match in _SENTENCE_END.finditer(self.original):
            if match[0][0] == "." and not _ends_sentence(self.original, match.start(), match.end()):
                continue
            found.append(self.at(match.end()))
        return tuple(found)


def _ends_sentence(text: str, dot: int, behind: int) -> bool:
    if "\n" in text[dot:behind]:
        return True
    before, following = text[max(dot - 8, 0) : dot + 1], text[behind : behind + 1]
    if following.islower():
        return False
    if _ABBREVIATION.search(before):
        return False
    # An initial, or “U.S. dollars”; before a capital “in the U.S. Trade fell” may be two sentences.
    return not (
        re.search(r"(?:^|\s)[A-Z]\.$", before) or (re.search(r"\.[A-Z]\.$", before) and not following.isupper())
    )


def _all(text: str, exact: str) -> list[int]:
    found: list[int] = []
    at = text.find(exact) if exact else -1
    while at >= 0:
        found.append(at)
        at = text.find(exact, at + 1)
    return found


def even(text: str) -> Even:
    """The text as it is compared."""
    found: list[str] = []
    offsets: list[int] = []
    for match in _RUN.finditer(text):
        at, piece = match.start(), match[0]
        if "!" <= piece[0] <= "~":
            found.append(piece)
            offsets.extend(range(at, match.end()))
            continue
        if piece.isspace():
            if found and found[-1] == " ":
                continue
            piece = " "
        elif piece in _DROPPED:
            continue
        elif unicodedata.combining(piece) and found:
            composed = unicodedata.normalize("NFC", found[-1][-1] + piece)
            if len(composed) == 1:
                found[-1] = found[-1][:-1] + composed
                continue
        else:
            piece = _SAME.get(piece, unicodedata.normalize("NFC", piece))
        found.append(piece)
        offsets.extend([at] * len(piece))
    return Even("".join(found), (*offsets, len(text)), text)


def locate(quote: Quote, where: Even, shown: str) -> tuple[int, int]:
    """Offsets of the quoted words in where.text; Fault quote-not-found or quote-ambiguous when not just once."""
    exact = even(quote.exact).text.strip()
    spots = where.spots(exact)
    if len(spots) == 1:
        return spots[0], spots[0] + len(exact)
    if not spots:
        bare = exact.strip("\"'“”„«»‘’ ")
        if bare != exact and bare and where.spots(bare):
            help_ = 'they are, without the marks around them: write quotation marks of a file straight, quote: "…"'
            raise Fault("quote-not-found", f"these words are not in {shown}", help=help_)
        near = nearest(exact, where)
        help_ = f"the nearest words there: “{near}”" if near else "copy the words from the source again"
        raise Fault("quote-not-found", f"these words are not in {shown}", help=help_)
    prefix, suffix = even(quote.prefix).text.strip(), even(quote.suffix).text.strip()
    fits = [
        spot
        for spot in spots
        if where.text[max(spot - len(prefix) - 2, 0) : spot].rstrip().endswith(prefix)
        and where.text[spot + len(exact) : spot + len(exact) + len(suffix) + 2].lstrip().startswith(suffix)
    ]
    if len(fits) == 1:
        return fits[0], fits[0] + len(exact)
    if not fits:
        message = f"these words stand {len(spots)} times in {shown}, but nowhere between this prefix and suffix"
        raise Fault("quote-not-found", message, help="copy `prefix:` and `suffix:` from the source again")
    around = [where.source(max(spot - 25, 0), min(spot + len(exact) + 25, len(where.text))) for spot in fits[:2]]
    message = f"these words stand {len(fits)} times in {shown}"
    advice = ["add `prefix:` or `suffix:` to say which", *(f"“…{' '.join(words.split())}…”" for words in around)]
    raise Fault("quote-ambiguous", message, help=advice)


def nearest(exact: str, where: Even) -> str | None:
    """The original words that are most like the quoted ones, or None when nothing is."""
    found = where.neighbours.nearest(exact)
    return " ".join(where.source(*found).split()) if found is not None else None
