"""A text with tags, quotes, addresses and references → the words its author answers for, and where each letter stands.

Rules read `own`, in which what is not the author's to change is masked letter by letter: words in quotation marks
(they are a source's), addresses, code, names of standards, references such as B10. A tag is read as what it prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from brief_builder.house.words import Given, Words

MASK = "\ue000"  # a letter that no rule looks at
UNKNOWN = "\ue001"  # what a tag will print, before there are data
_MARKS = re.compile(r"\*\*|\*")
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"|‘[^‘’]{2,}’(?!\w)")
_STOP = re.compile(r"[.!?…។]?[\u00a0\u202f ]?\Z")
_ADDRESS = re.compile(
    r"https?://\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|`[^`]*`|<[^<>\s]+>"
    r"|(?<![\w./-])(?:[\w.-]+/)+[\w.-]+\.\w{2,5}\b|(?<![\w-])[\w-]+\.(?:docx|pptx|xlsx|yaml|json|csv|pdf|html?|txt|ca|com|org|net|int)\b"
)
_STANDARD = re.compile(
    r"\b(?:ISO|IEC|RFC|EN|ECMA|WCAG|HS|SH|NAICS|SCIAN|UNSCR|SDG|ODD|CAN/\w+)(?:/\w+)?[ \u00a0]\d[\d.:/-]*(?: \d\.\d)?"
)
_REFERENCE = re.compile(r"\b(?:[A-Z]{1,4}-?\d+[a-z]?|\d+[A-Z]{1,3}\d+|[A-Z]{2,}-[A-Z\d-]*\d)\b(?![%$])")
_VERSION = re.compile(r"\bv?\d+\.\d+\.\d+(?:\.\d+)*\b|\bv\d+(?:\.\d+)*\b")
_PHONE = re.compile(
    r"\b(?:1[-\u2011])?\d{3}[-\u2011]\d{3}[-\u2011]\d{4}\b|\+\d[\d \u00a0-]{7,}\d|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
)
_KEPT = (_ADDRESS, _STANDARD, _PHONE, _VERSION)


@dataclass(frozen=True)
class Reading:
    """A text as rules read it.

    Attributes:
        words: what was read.
        text: the text with each tag as what it prints, and without marks of emphasis.
        starts, ends: for each character of `text`, where what it stands for begins and ends in `words.text`.
        typed: for each character of `text`, whether the author typed it.
    """

    words: Words
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    typed: tuple[bool, ...]

    @cached_property
    def unquoted(self) -> str:
        """The text with addresses, names of standards, versions and what stands in quotation marks masked."""
        text = self.text
        for pattern in _KEPT:
            text = pattern.sub(lambda found: MASK * len(found[0]), text)
        return _QUOTED.sub(_quoted, text)

    @cached_property
    def own(self) -> str:
        """The same with references masked too."""
        return _REFERENCE.sub(lambda found: MASK * len(found[0]), self.unquoted)

    def wrote(self, start: int, end: int) -> bool:
        """Whether the author typed any of it."""
        return any(self.typed[start:end])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of `text`, which is not empty → the stretch of `words.text` that it stands for."""
        return self.starts[start], self.ends[end - 1]

    @property
    def language(self) -> str:
        """The language without its region."""
        return self.words.language.split("-")[0].lower()


def read(words: Words) -> Reading:
    """Read a text."""
    out: list[tuple[str, int, int, bool]] = []
    at = 0
    for given in (*words.given, Given(len(words.text), len(words.text), "")):
        out += _typed(words, at, given.start)
        shown = UNKNOWN if given.text is None else given.text
        out += [(letter, given.start, given.end, False) for letter in shown]
        at = given.end
    text = "".join(letter for letter, *_ in out)
    starts, ends = tuple(start for _, start, _, _ in out), tuple(end for _, _, end, _ in out)
    return Reading(words, text, starts, ends, tuple(typed for *_, typed in out))


def _typed(words: Words, start: int, end: int) -> list[tuple[str, int, int, bool]]:
    text = words.text
    hidden = {i for mark in _MARKS.finditer(text, start, end) for i in range(*mark.span())} if words.marked else set()
    return [(text[i], i, i + 1, True) for i in range(start, end) if i not in hidden]


def _quoted(found: re.Match[str]) -> str:
    """Masked; the mark at its end stays, because a sentence may end with it."""
    text = found[0][1:-1]
    lead = len(text) - len(text.lstrip(" \u00a0\u202f"))
    stop = _STOP.search(text, lead)
    tail = len(stop[0]) if stop is not None else 0
    masked = text[:lead] + MASK * (len(text) - lead - tail) + text[len(text) - tail :]
    return found[0][0] + masked + found[0][-1]
