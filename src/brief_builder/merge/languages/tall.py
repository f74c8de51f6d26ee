"""A text of a part → the same with room between lines for Khmer, whose letters stand above and below each other.

A line of a slide is 1.2 sizes high in every typeface, and letters under letters touch those of the next line; Khmer is
given 1.3. In Word a line is as high as its letters need, unless its author has said how high it is exactly.
"""

from __future__ import annotations

import re

from brief_builder.lazy import pattern
from brief_builder.office.xml import whole

LEAST = 110_000  # of a line's own height, in 1,000ths of a percent (ISO 29500-1, 20.1.10.40)
_SPACING = pattern(r'(<((?:[\w.-]+:)?)lnSpc>\s*<\2spcPct\s[^>]*?val=")(\d+)(%?)(")')
_STYLES = pattern(r"<((?:[\w.-]+:)?)(txStyles|defaultTextStyle)>.*?</\1\2>", re.S)
_HELD = pattern("txStyles|defaultTextStyle")
_LEVEL = pattern(r"<((?:[\w.-]+:)?)(lvl[1-9]pPr)((?:\s[^>]*?)?)(/?)>(?!\s*<\1lnSpc>)")
_EXACT = pattern(r'(<(?:[\w.-]+:)?spacing\s[^>]*?lineRule=")exact(")')


def tall_on_slides(text: str) -> str:
    """A part of a presentation in which every line spacing that is a share of the line is at least 110 %.

    A slide master, or the presentation, says it too where it said nothing.
    """
    text = _SPACING.sub(lambda m: f"{m[1]}{_least(m[3], m[4])}{m[5]}", text)
    return _STYLES.sub(lambda m: _LEVEL.sub(_said, m[0]), text) if _HELD.search(text) else text


def tall_in_word(text: str) -> str:
    """A part of a Word document in which lines may be higher than their author has said."""
    return _EXACT.sub(r"\1atLeast\2", text)


def _least(value: str, percent: str) -> str:
    share = whole(value) * (1000 if percent else 1)
    return str(LEAST) if share < LEAST else value + percent


def _said(found: re.Match[str]) -> str:
    p, name, attributes, empty = found.groups()
    spacing = f'<{p}lnSpc><{p}spcPct val="{LEAST}"/></{p}lnSpc>'
    return f"<{p}{name}{attributes}>{spacing}" + (f"</{p}{name}>" if empty else "")
