"""A text → its stretches by script, as Word divides runs: right-to-left, other complex scripts, and all others.

Word takes the font, size and weight of complex scripts from properties of their own (`w:rFonts@w:cs`, `w:szCs`,
`w:bCs`), and sets punctuation right only in a run that says that it runs from right to left (ISO 29500-1, 17.3.2.30).
"""

from __future__ import annotations

from brief_builder.lazy import pattern

RIGHT_TO_LEFT, COMPLEX = "rtl", "cs"
# Hebrew, Arabic, Syriac, Thaana, NKo and the others that run from right to left, with their presentation forms.
_RTL = "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# Devanagari to Sinhala, Thai, Lao, Tibetan, Burmese, Khmer, and their extensions.
_CS = "\u0900-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aaf\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f"
NEED_RUNS = _RTL + _CS  # letters that need runs of their own, as a regular expression's class holds them
_NEEDED = pattern(f"[{NEED_RUNS}]")
# A stretch begins and ends with a letter of its script; spaces, digits and marks between two of them belong to it. A
# number behind a letter of a complex script belongs to it whole: else “41” and “,900” would differ in typeface.
_NUMBER = r"\d+(?:[.,]\d+)*%?"
_STRETCH = pattern(
    rf"(?P<rtl>[{_RTL}](?:[\W\d_{_RTL}]*[{_RTL}])?)"
    rf"|(?P<cs>(?=[{_CS}])(?:{_NUMBER}|[{_CS}])(?:[^\S\n\u200b]*(?:{_NUMBER}|[\u200b\u200c\u200d{_CS}]))*)"
)
_LETTER = pattern(r"[^\W\d_]")


def stretches(text: str) -> list[tuple[str, str]]:
    """The text in stretches, each with 'rtl', 'cs' or ''."""
    if text.isascii() or _NEEDED.search(text) is None:
        return [(text, "")]
    out: list[tuple[str, str]] = []
    at = 0
    for match in _STRETCH.finditer(text):
        if match.start() > at:
            out.append((text[at : match.start()], ""))
        out.append((match[0], match.lastgroup or ""))
        at = match.end()
    if at < len(text):
        out.append((text[at:], ""))
    others = (part for part, script in out if script != RIGHT_TO_LEFT)
    if not any(_LETTER.search(part) for part in others):
        # Nothing but right-to-left words: what stands at their ends goes with them.
        return [(text, RIGHT_TO_LEFT)] if any(s == RIGHT_TO_LEFT for _, s in out) else out
    return out
