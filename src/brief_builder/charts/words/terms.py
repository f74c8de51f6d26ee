"""A language → the few words a chart says by itself: what its fills mean, and what kind of picture it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from brief_builder.problems import Fault

Told = Literal["estimated", "derived", "range", "missing", "break", "scales"]


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one language.

    Attributes:
        notes: the sentence that explains each thing a reader must know, for charts whose notes do not say it.
        stems: beginnings of words (lower case) by which a note is known to say it.
    """

    to: str
    kind: str
    kind_below: str
    source: str
    not_published: str
    below_zero: str
    smallest: str
    largest: str
    notes: Mapping[Told, str]
    stems: Mapping[Told, tuple[str, ...]]


_TERMS = {
    "en": Terms(
        to=" to ",
        kind="Column chart: ",
        kind_below="Column chart, all bars below zero: ",
        source="Source: ",
        not_published="not published",
        below_zero=" below zero",
        smallest="smallest",
        largest="largest",
        notes={
            "estimated": "A hatched bar is an estimate.",
            "derived": "A hollow bar is derived from published figures.",
            "range": "The cap beyond a hollow bar marks the range that rounding leaves.",
            "missing": "A dotted outline stands where no figure is published.",
            "break": "The dashed line marks a break in the series.",
            "scales": "The panels have different scales.",
        },
        stems={
            "estimated": ("estimat", "hatched"),
            "derived": ("derive", "hollow"),
            "range": ("range", "cap "),
            "missing": ("publish", "missing", "dotted"),
            "break": ("break", "series", "dashed"),
            "scales": ("scale",),
        },
    ),
    "fr": Terms(
        to=" à ",
        kind="Graphique en colonnes : ",
        kind_below="Graphique en colonnes, toutes sous zéro : ",
        source="Source : ",
        not_published="non publié",
        below_zero=" sous zéro",
        smallest="minimum",
        largest="maximum",
        notes={
            "estimated": "Une barre hachurée est une estimation.",
            "derived": "Une barre évidée est dérivée de chiffres publiés.",
            "range": "Le trait au bout d’une barre évidée marque la fourchette que laissent les arrondis.",
            "missing": "Un cadre pointillé remplace un chiffre qui n’est pas publié.",
            "break": "Le trait tireté marque une rupture de série.",
            "scales": "Les panneaux n’ont pas la même échelle.",
        },
        stems={
            "estimated": ("estim", "hachur"),
            "derived": ("dériv", "évid"),
            "range": ("fourchette", "intervalle"),
            "missing": ("publi", "pointill"),
            "break": ("rupture", "série", "tireté"),
            "scales": ("échelle",),
        },
    ),
}


def terms(language: str) -> Terms:
    """The words of a language; Fault `text-missing` for one that charts do not speak yet."""
    try:
        return _TERMS[language]
    except KeyError:
        spoken = ", ".join(f"`{name}`" for name in _TERMS)
        raise Fault("text-missing", f"charts have no words in `{language}`", help=f"they speak {spoken}") from None
