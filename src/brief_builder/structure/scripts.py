"""Letters in → whether Word sets them as complex script or as East Asian ones, whose languages it keeps apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What Word takes for complex script: Hebrew to Thaana, the scripts of India, Thai, Lao, Tibetan, Burmese, Khmer.
_COMPLEX = re.compile("[\u0590-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ufb1d-\ufdff\ufe70-\ufeff]")
_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\u2fdf\u3040-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff]")
_MARKED = re.compile(f"{_COMPLEX.pattern}|{_ASIAN.pattern}")
# Scripts that are written in few languages → those languages; of others nothing is known from the letters alone.
_LANGUAGES = (
    ("Khmer", re.compile("[\u1780-\u17ff\u19e0-\u19ff]"), ("km",)),
    ("Thai", re.compile("[\u0e00-\u0e7f]"), ("th",)),
    ("Lao", re.compile("[\u0e80-\u0eff]"), ("lo",)),
    ("Burmese", re.compile("[\u1000-\u109f]"), ("my", "shn", "mnw", "kar", "ksw")),
    ("Arabic", re.compile("[\u0600-\u06ff]"), ("ar", "fa", "ur", "ps", "ku", "ckb", "ug", "sd", "prs")),
    ("Hebrew", re.compile("[\u0590-\u05ff]"), ("he", "iw", "yi")),
    ("Greek", re.compile("[\u0370-\u03ff]{3}"), ("el",)),
    ("Cyrillic", re.compile("[\u0400-\u04ff]{2}"),
     ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "tg", "mn", "uz", "tt", "ba", "cv", "os", "az", "bs")),
    ("Chinese or Japanese", re.compile("[\u4e00-\u9fff]"), ("zh", "ja", "ko", "yue")),
    ("Japanese", re.compile("[\u3040-\u30ff]"), ("ja",)),
    ("Korean", re.compile("[\uac00-\ud7ff]"), ("ko",)),
)  # fmt: skip


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """A text in stretches of one kind of letters: '' (Latin and others), 'complex' or 'asian'.

    Spaces, digits and signs belong to what is before them.
    """
    if _MARKED.search(text) is None:
        yield text, ""
        return
    start, kind = 0, ""
    for at, character in enumerate(text):
        if not character.isalpha() and not _MARKED.match(character):
            continue
        now = "complex" if _COMPLEX.match(character) else "asian" if _ASIAN.match(character) else ""
        if now != kind:
            if text[start:at].strip() or kind:
                yield text[start:at], kind
                start = at
            kind = now
    yield text[start:], kind


def script_of(text: str) -> tuple[str, tuple[str, ...]]:
    """The script of a text that few languages are written in, and those languages; ('', ()) for Latin letters."""
    for name, letters, languages in _LANGUAGES:
        if letters.search(text) is not None:
            return name, languages
    return "", ()
