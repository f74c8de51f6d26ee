"""A quote and a source's text → where the words stand; typography is evened out, the source's own bytes are kept."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from brief_builder.facts.model import Quote
from brief_builder.problems import Fault

_DROPPED = frozenset("\u00ad\u200b\u2060\ufeff")  # soft hyphen, zero-width space, word joiner, byte order mark
_SAME = {
    **dict.fromkeys("‘’‚‛ʼ′", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s|\n")


@dataclass(frozen=True, slots=True)
class Even:
    """A text with even typography.

    Attributes:
        text: NFC, straight quotes, plain hyphens, single spaces.
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
        first, last = self.offsets[start], self.offsets[end - 1] if end > start else self.offsets[start]
        begin = max((m.end() for m in _SENTENCE_END.finditer(self.original, 0, first)), default=0)
        stop = _SENTENCE_END.search(self.original, last)
        return even(self.original[begin : stop.end() if stop else len(self.original)]).text


def even(text: str) -> Even:
    """The text as it is compared."""
    found: list[str] = []
    offsets: list[int] = []
    for match in re.finditer(r"(?s)\s+|\S", text):
        at, piece = match.start(), match[0]
        if piece.isspace():
            if found and found[-1] == " ":
                continue
            piece = " "
        elif piece in _DROPPED:
            continue
        elif unicodedata.combining(piece) and found:
            composed = unicodedata.normalize("NFC", found[-1] + piece)
            if len(composed) == 1:
                found[-1] = composed
                continue
        else:
            piece = _SAME.get(piece, unicodedata.normalize("NFC", piece))
        found.extend(piece)
        offsets.extend([at] * len(piece))
    return Even("".join(found), (*offsets, len(text)), text)


def locate(quote: Quote, where: Even, shown: str) -> tuple[int, int]:
    """Offsets of the quoted words in where.text; Fault quote-not-found or quote-ambiguous when not just once."""
    exact = even(quote.exact).text.strip()
    spots = [match.start() for match in re.finditer(f"(?={re.escape(exact)})", where.text)] if exact else []
    if len(spots) == 1:
        return spots[0], spots[0] + len(exact)
    if not spots:
        near = nearest(exact, where)
        help_ = f"the nearest words there: “{near}”" if near else "copy the words from the source again"
        raise Fault("quote-not-found", f"these words are not in {shown}", help=help_)
    prefix, suffix = even(quote.prefix).text.strip(), even(quote.suffix).text.strip()
    fits = [
        spot
        for spot in spots
        if where.text[:spot].rstrip().endswith(prefix) and where.text[spot + len(exact) :].lstrip().startswith(suffix)
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
    matcher = SequenceMatcher(None, where.text, exact, autojunk=len(where.text) > 50_000)
    block = matcher.find_longest_match()
    if block.size < max(8, len(exact) // 5):
        return None
    start = max(block.a - block.b, 0)
    end = min(start + len(exact), len(where.text))
    while start > 0 and not where.text[start - 1].isspace():
        start -= 1
    while end < len(where.text) and not where.text[end].isspace():
        end += 1
    return " ".join(where.source(start, end).split())
