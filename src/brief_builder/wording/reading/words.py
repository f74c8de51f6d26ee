"""What the way back knows of a language: how it frames figures, and what it calls what is counted.

These tables are written apart from those that figures are worded with, and numbers, hedges, currencies and months are
read with the tables that quotes are read with. So a slip in one of them shows, and is not undone by its own reverse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from brief_builder.facts.number import KHMER_DIGITS


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of one language, as regular expressions over words with plain spaces and without U+200B.

    Attributes:
        marks: what stands in parentheses behind a figure → estimated, derived or both.
        span: a range of two figures, `low` and `high`.
        once: the lower end has neither the unit nor the scale word of the higher one.
        within: a value near zero, `x` on either side of it.
        yearly: a rate `x` of each year.
        rose, fell: a change by `x`, or from `low` to `high`.
        either: a fall by up to `fall`, or a rise by up to `rise`.
        or_same: a change `x`, or none.
        little: from `fall` to `rise`, either of which may be None.
        same, about_same: no change.
        points: behind a number, that it counts percentage points.
        things: what is counted → its words, where it is said what it is.
        per: `x` for each `one`.
        one: unit → its words as what a rate is for each of.
        each: a word or two between “for each” and a unit of the pack.
        of: what stands between a scale word and a unit.
    """

    marks: Mapping[str, str]
    span: str
    once: bool
    within: str
    yearly: str
    rose: str
    fell: str
    either: str
    or_same: str
    little: str
    same: str
    about_same: str
    points: str
    things: Mapping[str, tuple[str, ...]]
    per: str
    one: Mapping[str, tuple[str, ...]]
    each: str
    of: str


ENGLISH = Frames(
    marks={"estimated": "estimated", "derived": "derived", "derived from an estimate": "both"},
    span=r"(?P<low>.+?) to (?P<high>.+)",
    once=False,
    within=r"within (?P<x>.+) of zero",
    yearly=r"(?P<x>.+) a year",
    rose=r"rose by (?P<x>.+)",
    fell=r"fell by (?P<x>.+)",
    either=r"fell by up to (?P<fall>.+) or rose by up to (?P<rise>.+)",
    or_same=r"(?P<x>.+) or stayed about the same",
    little=r"changed little: between (?:no change|a fall of (?P<fall>.+)) and (?:no change|a rise of (?P<rise>.+))",
    same="did not change",
    about_same="stayed about the same",
    points=r"percentage points?",
    things={"persons": ("person", "persons"), "organizations": ("organization", "organizations")},
    per=r"(?P<x>.+) per (?P<one>.+)",
    one={"persons": ("person",), "organizations": ("organization",)},
    each="",
    of="",
)
FRENCH = Frames(
    marks={
        "estimation": "estimated",
        "valeur calculée": "derived",
        "valeur calculée à partir d'une estimation": "both",
    },
    span=r"(?:de )?(?P<low>.+?) à (?P<high>.+)",
    once=True,
    within=r"zéro, à (?P<x>.+) près",
    yearly=r"(?P<x>.+) par an",
    rose=r"en hausse d(?:e |')(?P<x>.+)",
    fell=r"en baisse d(?:e |')(?P<x>.+)",
    either=r"en baisse d'au plus (?P<fall>.+) ou en hausse d'au plus (?P<rise>.+)",
    or_same=r"(?P<x>.+) ou à peu près au même niveau",
    little=r"à un niveau proche : entre (?:une variation nulle|une baisse de (?P<fall>.+))"
    r" et (?:une variation nulle|une hausse de (?P<rise>.+))",
    same="au même niveau",
    about_same="à peu près au même niveau",
    points=r"points? de pourcentage",
    things={"persons": ("personne", "personnes"), "organizations": ("organisation", "organisations")},
    per=r"(?P<x>.+) (?:par|pour) (?P<one>.+)",
    one={"persons": ("personne",), "organizations": ("organisation",)},
    each="",
    of=r"(?:de |d')",
)
KHMER = Frames(
    marks={
        "ការប៉ាន់ប្រមាណ": "estimated",
        "តួលេខគណនា": "derived",
        "គណនាពីការប៉ាន់ប្រមាណ": "both",
    },
    span=r"(?:ពី )?(?P<low>.+?) (?:ដល់|ទៅ) (?P<high>.+)",
    once=True,
    within=r"ខុសពីសូន្យមិនលើស (?P<x>.+)",
    yearly=r"(?P<x>.+) ក្នុងមួយឆ្នាំ",
    rose=r"កើនឡើង ?(?:ក្នុងចន្លោះពី )?(?P<x>.+)",
    fell=r"ថយចុះ ?(?:ក្នុងចន្លោះពី )?(?P<x>.+)",
    either=r"ថយចុះមិនលើស (?P<fall>.+) ឬកើនឡើងមិនលើស (?P<rise>.+)",
    or_same=r"(?P<x>.+) ឬស្ទើរតែមិនប្រែប្រួល",
    little=r"ប្រែប្រួលតិចតួច៖ ចន្លោះពី(?:ការមិនប្រែប្រួល|ការថយចុះ (?P<fall>.+))"
    r" ទៅ(?:ការមិនប្រែប្រួល|ការកើនឡើង (?P<rise>.+))",
    same="មិនប្រែប្រួល",
    about_same="ស្ទើរតែមិនប្រែប្រួល",
    points=r"ចំណុចភាគរយ",
    things={"persons": ("នាក់",), "organizations": ("អង្គភាព",)},
    per=r"(?P<x>.+) ក្នុង ?(?P<one>.+)",
    one={"persons": ("មនុស្សម្នាក់",), "organizations": ("មួយអង្គភាព",)},
    each="មួយ",
    of="",
)
FRAMES: Mapping[str, Frames] = {"en": ENGLISH, "fr": FRENCH, "km": KHMER}

SENTENCE_ENDS = ".។"
_SPACES = re.compile("[\u00a0\u2007\u2009\u202f]")


def plain(words: str) -> str:
    """The words with plain spaces, apostrophes and Latin digits, without U+200B and the mark that ends a sentence."""
    flat = _SPACES.sub(" ", words).replace("\u200b", "").replace("’", "'").translate(KHMER_DIGITS).strip()
    return flat[:-1].rstrip() if flat.endswith(tuple(SENTENCE_ENDS)) else flat
