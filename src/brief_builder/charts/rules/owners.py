"""A clause that speaks of a deficit or surplus, and a balance → whether it is another country's than the clause's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from brief_builder.charts.rules.clauses import compiled
from brief_builder.charts.rules.drawn import fact_of

if TYPE_CHECKING:
    from brief_builder.charts.reading.telling import Telling
    from brief_builder.charts.rules.claim_words import Lexicon
    from brief_builder.charts.rules.clauses import Clause, Words
    from brief_builder.charts.rules.tracks import Track

_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}(?:['’-][^\W\d_]{2,})*")
_POSSESSED = re.compile(r"['’]s?(?!\w)")


def is_of_another(words: Words, clause: Clause, lexicon: Lexicon, track: Track, telling: Telling) -> bool:
    """Whether the clause names an owner, and nobody can say that the balance is that one's.

    Canada's deficit with Cambodia is Cambodia's surplus with Canada: the same figure has both signs.
    """
    fact = fact_of(telling, track.spots[0].point)
    label = fact.label.get(telling.voice.language, "") if fact is not None else ""
    owners, known = _owners(label), set(_names(label))
    shown = words.shown[clause.start : clause.end]
    named = [name for name in _names(shown) if name in known]
    partners = [name for name in named if re.search(rf"(?<!\w)(?:{lexicon.partner}) (?:\w+ )?{re.escape(name)}", shown)]
    if owners and named:
        of = [name for name in named if name not in partners]
        return of[0] != owners[0] if of else partners[0] == owners[0]
    # Where nobody is named, it is the one that the chart is about.
    return compiled(lexicon.of_others, spaced=False).search(words.text, clause.start, clause.end) is not None


def _names(text: str) -> list[str]:
    """Words with a capital, without a possessive: “Canada”."""
    return [_POSSESSED.sub("", match[0]) for match in _CAPITAL.finditer(text)]


def _owners(label: str) -> list[str]:
    """The names in a label; its first word has a capital anyhow, and is one only when it owns something."""
    out = []
    for match in _CAPITAL.finditer(label):
        behind = label[match.end() : match.end() + 2]
        if match.start() > 0 or behind[:1] in ("'", "’"):
            out.append(_POSSESSED.sub("", match[0]))
    return out
