"""A language as packs, sources and callers write it → its tag as files say it, and the kind of script it is written in.

Word has three languages for each run, one for each kind of letters (ISO 29500-1, 17.3.2.20): Latin ones and all others
that are read from left to right letter by letter, those of East Asia, and complex scripts. PowerPoint has one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Kind = Literal["latin", "asian", "complex"]
_ASIAN = frozenset({"Hans", "Hant", "Hani", "Jpan", "Kore", "Hang", "Bopo", "Hira", "Kana"})
# What Word sets with its fonts for complex scripts: from right to left, or with letters around and under letters.
_COMPLEX = frozenset({
    "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Khmr", "Thai", "Laoo", "Mymr", "Tibt", "Deva", "Beng", "Guru",
    "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Lana", "Tale", "Talu", "Java",
})  # fmt: skip
# What a tag is made of (RFC 5646, 2.1); `_` stands between its parts where programs write it so.
_TAG = re.compile("[A-Za-z]{1,8}(?:[-_][0-9A-Za-z]{1,8})*")
_EXTENSION = re.compile("-[0-9A-Za-z]-.*")  # from its singleton on (BCP 47, 2.2.6 and 2.2.7)


def may_be_tag(language: str) -> bool:
    """Whether files can say it; whether there is such a language is another question."""
    return _TAG.fullmatch(language) is not None


def without_extensions(language: str) -> str:
    """The tag without what BCP 47 calls extensions and private use: 'km-u-nu-khmr' → 'km'."""
    return _EXTENSION.sub("", language)


@lru_cache(maxsize=256)
def tag_of(language: str) -> str:
    """The tag that files say, with its region: 'fr-FR' as it is, 'fr' → 'fr-CA', 'km-u-nu-khmr' → 'km-KH'.

    A language that figures are worded in has the region of their wording; any other the one where most write it.
    """
    from brief_builder.wording.languages import LANGUAGES  # all their words

    language = _as_tag(language)
    primary, *rest = language.split("-")
    if any(_is_region(part) for part in rest):
        return language
    known = LANGUAGES.get(language)
    region = known.locale.partition("_")[2] if known is not None else ""
    region = region or _likely(language)[1]
    return "-".join([primary.lower(), *rest, *([region] if region else [])])


def primary(tag: str) -> str:
    """The language alone: 'fr-CA' → 'fr'."""
    return tag.strip().replace("_", "-").partition("-")[0].lower()


def names_region(language: str) -> bool:
    """Whether whoever wrote it chose a region too."""
    return any(_is_region(part) for part in _as_tag(language).split("-")[1:])


@lru_cache(maxsize=256)
def script_of(language: str) -> str:
    """The ISO 15924 code of the script that it is written in: 'Latn', 'Khmr'; '' when nobody knows it."""
    language = _as_tag(language)
    parts = language.split("-")
    named = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    return named or _likely(language)[0]


def kind_of(language: str) -> Kind:
    """Which of Word's three languages it is."""
    script = script_of(language)
    return "complex" if script in _COMPLEX else "asian" if script in _ASIAN else "latin"


def _as_tag(language: str) -> str:
    return without_extensions(language.strip().replace("_", "-"))


def _is_region(part: str) -> bool:
    return (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit())


def _likely(language: str) -> tuple[str, str]:
    """The script and the region that a language most likely has, by CLDR."""
    from babel.core import get_global

    table = get_global("likely_subtags")
    parts = language.split("-")
    full = table.get("_".join(parts)) or table.get(parts[0].lower()) or ""
    found = full.split("_")
    return (found[1], found[2]) if len(found) == 3 else ("", "")
