"""Words that remember which fact they came from: pieces in → a `Phrase` that can be joined, styled and cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from brief_builder.lazy import pattern

_ENDED = pattern(r"[.!?។៕](?:[”’\"')]|[\u00a0\u202f]?»)*\Z")
# Words that are accounted for and come from no fact (a source's title, the pack's date) name their origin with this.
NO_FACT = "@"
_KHMER, _LATIN = pattern("[\u1780-\u17d3]"), pattern("[A-Za-zÀ-ɏ]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words.

    Attributes:
        text: what is printed; may be empty where only a citation stands.
        fact: name of the fact that the words print, or behind `@` what else accounts for them; None for words of the
            template or the pack.
        cite: name of the fact whose citation becomes a footnote right behind the text; None for none.
        bold: printed bold.
        italic: printed italic.
        way: how the text says the figure of its fact, as `reading.misprint` knows it: figure, short, full, size,
            change, brief_change, part, bare in a computation, or number and a power of ten; "" where it says no figure.
        digits: the text with figures where it has number words (“nine”), for tables; None where it has none.
        display: whether `digits` stand, too, where the piece is all that a paragraph holds: the figure of a panel.
        lang: the language of the words, as their source says it, where it is another than the document's; None for the
            document's.
    """

    text: str
    fact: str | None = None
    cite: str | None = None
    bold: bool = False
    italic: bool = False
    way: str = field(default="", compare=False)
    digits: str | None = None
    display: bool = field(default=False, compare=False)
    lang: str | None = None

    @property
    def in_digits(self) -> Piece:
        """The same with its figures in digits: house style in tables, charts and comparisons (Canada.ca, 4.6)."""
        return self if self.digits is None else replace(self, text=self.digits, digits=None)

    def with_words(self, change: Callable[[str], str]) -> Piece:
        """The same with its words, in either form, changed."""
        return replace(self, text=change(self.text), digits=None if self.digits is None else change(self.digits))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Pieces in order; immutable. It is false when it prints and cites nothing."""

    pieces: tuple[Piece, ...]

    @classmethod
    def of(
        cls, text: str, fact: str | None = None, *, way: str = "", digits: str | None = None, lang: str | None = None
    ) -> Phrase:
        """One piece."""
        return cls((Piece(text, fact, way=way, digits=digits if digits != text else None, lang=lang),))

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def __bool__(self) -> bool:
        return any(piece.text or piece.cite for piece in self.pieces)

    def __add__(self, other: Phrase | str) -> Phrase:
        if isinstance(other, str):
            other = Phrase.of(other)
        return Phrase(self.pieces + other.pieces)

    def __radd__(self, other: str) -> Phrase:
        return Phrase.of(other) + self

    @property
    def in_digits(self) -> Phrase:
        """The same with its figures in digits."""
        return Phrase(tuple(piece.in_digits for piece in self.pieces))

    @property
    def facts(self) -> tuple[str, ...]:
        """Names of the facts it prints, each once, in order."""
        named = (piece.fact for piece in self.pieces if piece.fact is not None)
        return tuple(dict.fromkeys(name for name in named if not name.startswith(NO_FACT)))

    def accounted(self, by: str) -> Phrase:
        """The same with something, behind `@`, that accounts for words that print no fact."""
        return Phrase(tuple(piece if piece.fact is not None else replace(piece, fact=by) for piece in self.pieces))

    def united(self) -> Phrase:
        """The same with neighbours that differ in their text alone as one piece: fewer runs, and each said once."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            plain = piece.digits is None and not piece.cite and not piece.way
            if pieces and plain and not pieces[-1].way and pieces[-1] == replace(piece, text=pieces[-1].text):
                pieces[-1] = replace(piece, text=pieces[-1].text + piece.text)
            else:
                pieces.append(piece)
        return Phrase(tuple(pieces))

    def cited(self) -> Phrase:
        """The same with a citation behind it for each fact that it prints."""
        if not self.facts:
            return self
        first, *others = self.facts
        last = replace(self.pieces[-1], cite=first)
        return Phrase((*self.pieces[:-1], last, *(Piece("", name, name) for name in others)))

    def capitalized(self) -> Phrase:
        """The same with its first letter in upper case."""
        for index, piece in enumerate(self.pieces):
            if piece.text:
                upper = piece.with_words(lambda text: text[:1].upper() + text[1:])
                return Phrase((*self.pieces[:index], upper, *self.pieces[index + 1 :]))
        return self

    def ended(self, mark: str | None = None) -> Phrase:
        """The same with the mark behind it, unless its words already end as a sentence does.

        Without a mark, it is that of the script in which most of the words are written.
        """
        text = str(self)
        if not text or text.endswith("…") or _ENDED.search(text):
            return self
        mark = mark or _stop(text)
        for index in range(len(self.pieces) - 1, -1, -1):
            piece = self.pieces[index]
            if piece.text:  # the mark stands before a footnote of the last words
                last = piece.with_words(lambda text: text + mark)
                return Phrase((*self.pieces[:index], last, *self.pieces[index + 1 :]))
        return self


def joined(parts: Iterable[Phrase], between: Phrase | str) -> Phrase:
    """The parts with words between."""
    made = Phrase(())
    for index, part in enumerate(parts):
        made = made + between + part if index else part
    return made


def _stop(text: str) -> str:
    return "។" if len(_KHMER.findall(text)) > len(_LATIN.findall(text)) else "."
