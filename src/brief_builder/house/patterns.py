"""Words with placeholders, as a style file has them (`{number} per cent`) → what finds them, and what to write.

Between braces stands a placeholder or alternatives (`{e.g.|i.e.}`); all else is meant as it stands, a space for any
one space. There are no regular expressions in a style file: whoever writes one is no programmer, and none of these
can take longer than the text is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

NBSP = "\u00a0"
NUMBER = r"(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_BRACES = re.compile(r"\{([^{}]*)\}")
# Each takes all it can and gives nothing back: patterns that could begin again at each letter would take for ever.
_FIXED = {
    "number": rf"(?>{NUMBER})",
    "digit": r"\d",
    "two": r"\d\d",
    "three": r"\d{3}",
    "four": r"\d{4}",
    "year": r"(?:1[5-9]|20)\d\d",
    "day": r"(?:[12]\d|3[01]|0?[1-9])",
    "spaced-number": r"(?>\d{1,3}(?: \d{3})+)",
    "fixed-number": r"(?>\d{1,3}(?:[\u00a0\u202f]\d{3})+)",
    "english-number": r"(?>\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,}))",
    "point-number": r"\d++\.\d{1,2}",
    "comma-number": r"\d++,\d{1,2}",
    "space": r"[ \t\u2002-\u200a]++",
    "nbsp": r"[\u00a0\u202f]",
    "gap": r"[ \u00a0\u202f]?",
    "letter": r"[^\W\d_]",
    "word": r"[^\W\d_]++",
    "dash": r"[ \u00a0\u202f]?[–—\u2012][ \u00a0\u202f]?",
    "hyphen": r"[-\u2010\u2011]",
    "range": r"[ \u00a0\u202f]?[–—\u2012][ \u00a0\u202f]?|[ \u00a0\u202f][-/][ \u00a0\u202f]|[-\u2010\u2011/]",
}
_WRITTEN = {"nbsp": NBSP, "space": " ", "gap": "", "dash": "–", "hyphen": "-"}
# What the number of one placeholder is called once its decimal mark is that of the other language.
TURNED = {"point-number": "comma-number", "comma-number": "point-number"}
_OTHER_MARK = str.maketrans(".,", ",.")
PLACEHOLDERS = (*_FIXED, "month", "short-month", "weekday", "scale", "unit", "currency")


@dataclass(frozen=True)
class Match:
    """Where a pattern was found, 0-based and half-open, and what its placeholders stood for."""

    start: int
    end: int
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Pattern:
    """What finds one pattern in a text."""

    _found: re.Pattern[str]
    _names: tuple[str, ...]
    _digits: bool = False

    def finds(self, text: str) -> bool:
        """Whether a text, as a whole, is what this pattern finds."""
        return any((each.start, each.end) == (0, len(text)) for each in self.search(text))

    def search(self, text: str, *, digits: bool = True) -> Iterator[Match]:
        """Each place where it stands; `digits` says whether the text has some."""
        if self._digits and not digits:
            return
        for found in self._found.finditer(text):
            yield Match(*found.span(), tuple(zip(self._names, found.groups(), strict=True)))


def compiled(find: str, vocabulary: Mapping[str, Iterable[str]], *, exact: bool = False) -> Pattern:
    """What finds the pattern.

    Args:
        find: the words with placeholders.
        vocabulary: the words that a placeholder such as `month` stands for in the language.
        exact: whether capitals and small letters differ.

    Raises:
        ValueError: for a placeholder that is not known, with what is known.
    """
    parts: list[str] = []
    names: list[str] = []
    at = 0
    for brace in _BRACES.finditer(find):
        parts.append(_literal(find[at : brace.start()]))
        names.append(brace[1])
        parts.append(f"({_placeholder(brace[1], vocabulary)})")
        at = brace.end()
    parts.append(_literal(find[at:]))
    whole = "".join(parts)
    digits = any(name in _DIGITS for name in names)
    flags = re.NOFLAG if exact else re.IGNORECASE
    return Pattern(
        re.compile(_edge(find, before=True) + whole + _edge(find, before=False), flags), tuple(names), digits
    )


def written(write: str, match: Match) -> str:
    """What to write in the place of a match: its placeholders take, in order, what those of the same name stood for.

    A number with a comma takes one with a point, and the other way round.
    """
    waiting: dict[str, list[str]] = {}
    for name, value in match.values:
        waiting.setdefault(name, []).append(value)
        if name in TURNED:
            waiting.setdefault(TURNED[name], []).append(value.translate(_OTHER_MARK))

    def filled(brace: re.Match[str]) -> str:
        name = brace[1]
        if waiting.get(name):
            return waiting[name].pop(0)
        return _WRITTEN.get(name, "")

    # A no-break space is asked for by its name even where the text had another one.
    for name in _WRITTEN:
        waiting.pop(name, None)
    return _BRACES.sub(filled, write)


def placeholders(text: str) -> list[str]:
    """The placeholders of a pattern, alternatives included, in order."""
    return _BRACES.findall(text)


def _placeholder(name: str, vocabulary: Mapping[str, Iterable[str]]) -> str:
    if name in _FIXED:
        return _FIXED[name]
    if "|" in name:
        return "(?:" + "|".join(map(_literal, sorted(name.split("|"), key=len, reverse=True))) + ")"
    if name not in PLACEHOLDERS:
        known = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
        raise ValueError(f"{{{name}}} is no placeholder; known are {known}, and alternatives such as {{a|b}}")
    words = sorted(vocabulary.get(name, ()), key=len, reverse=True)
    return "(?:" + "|".join(map(_literal, words)) + ")" if words else r"(?!)"


def _literal(text: str) -> str:
    return re.sub(r"(?:\\ | |\u00a0)", "[ \u00a0\u202f]", re.escape(text).replace("'", "['’]"))


def _edge(find: str, *, before: bool) -> str:
    """Words begin and end where the pattern does; so do figures, with their separators."""
    brace = _BRACES.match(find) if before else next((b for b in _BRACES.finditer(find) if b.end() == len(find)), None)
    if brace is not None:
        name = brace[1]
        sample = name.split("|")[0] if "|" in name else "5" if name in _DIGITS else "a" if name not in _SIGNS else " "
    else:
        sample = find
    letter = sample[0 if before else -1] if sample else " "
    if letter.isdigit():
        return r"(?<![\w.,:/–-])" if before else r"(?![\w]|[.,:/–-]\d)"
    if letter.isalpha():
        return r"(?<!\w)" if before else r"(?!\w)"
    return ""


_DIGITS = (
    "number", "spaced-number", "fixed-number", "english-number", "point-number", "comma-number", "digit", "two",
    "three", "four", "year", "day",
)  # fmt: skip
_SIGNS = ("space", "nbsp", "gap", "dash", "hyphen", "range")
