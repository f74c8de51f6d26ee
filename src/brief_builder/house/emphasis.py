"""P3: what somebody made italic, bold or underlined by hand, and should not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.house.finding import shown
from brief_builder.house.sentences import count_words
from brief_builder.house.style import Emphasis, Style
from brief_builder.house.words import Look, Words
from brief_builder.problems import Fault, Note
from brief_builder.problems.model import Severity

_MARKED = re.compile(r"(?<!\*)\*(?!\*)([^*]+)\*(?!\*)")
_CODE = "house-emphasis"


def emphasis(style: Style, words: Words) -> Iterator[Fault]:
    """Italics for emphasis, underlined words that are no link, and paragraphs that are bold throughout."""
    rule: Emphasis | None = style.rule("P3")
    if rule is None or words.role == "margin":
        return
    looks = list(words.looks)
    if words.marked:
        looks += [Look(*each.span(1), "italic") for each in _MARKED.finditer(words.text)]
    letters = len(words.text.strip())
    for look in looks:
        text = words.text[look.start : look.end].strip()
        if not any(letter.isalnum() for letter in text):
            continue
        if look.kind == "underline":
            cure = "take the underline away; a link gets its own"
            yield _fault(style, words, look, f"`{_cut(text)}` is underlined, and is no link", cure)
        elif look.kind == "italic" and look.language in ("", words.language):
            yield from _italic(style, rule, words, look, text)
        elif look.kind == "bold" and len(text) == letters and words.role == "prose" and count_words(text) > 1:
            cure = "make it a heading, or take the bold away"
            message = f"a whole paragraph is bold: `{_cut(text)}`"
            yield _fault(style, words, look, message, cure, note=True)


def _italic(style: Style, rule: Emphasis, words: Words, look: Look, text: str) -> Iterator[Fault]:
    cure = "take the italics away; for emphasis, use bold, and little of it"
    if words.role == "heading":
        yield _fault(style, words, look, f"`{_cut(text)}` is in italics, in a heading", cure)
    elif count_words(text) > rule.long_italics:
        yield _fault(style, words, look, f"a long passage is in italics: `{_cut(text)}`", cure)
    elif words.role == "prose" and text[:1].islower():
        # With a capital it may be the title of a work.
        foreign = "a foreign word keeps its italics: mark its language (Word: Review > Language)"
        yield _fault(style, words, look, f"`{_cut(text)}` is in italics", cure, foreign, note=True)


def _fault(style: Style, words: Words, look: Look, message: str, *cures: str, note: bool = False) -> Fault:
    said = f"{style.says('P3', words.language.split('-')[0])}; house style {style.name} {style.version}"
    severity: Severity = "note" if note else style.rule("P3").severity
    return Fault(_CODE, message, help=cures, notes=(Note(said),), start=look.start, end=look.end, severity=severity)


def _cut(text: str) -> str:
    words = shown(text).split(" ")
    return " ".join(words) if len(words) <= 8 else " ".join(words[:7]) + " …"
