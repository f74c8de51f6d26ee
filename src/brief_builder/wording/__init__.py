"""A fact and a language in → `Phrase` out, in which every figure remembers the fact it came from."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.wording.filters import FILTERS
    from brief_builder.wording.numbers import PRINTED
    from brief_builder.wording.phrase import NO_FACT, Phrase, Piece
    from brief_builder.wording.spoken import SpokenFact
    from brief_builder.wording.voice import Voice

__all__ = ["FILTERS", "NO_FACT", "PRINTED", "Phrase", "Piece", "SpokenFact", "Voice"]

_HOMES = {
    "FILTERS": "filters",
    "NO_FACT": "phrase",
    "PRINTED": "numbers",
    "Phrase": "phrase",
    "Piece": "phrase",
    "SpokenFact": "spoken",
    "Voice": "voice",
}
__getattr__ = exported(__name__, _HOMES)
