"""The slides that were made → the numbers that their fields show, which the file keeps as they were last worked out.

PowerPoint works them out when it opens the deck; what reads the file alone takes the words that stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from brief_builder.merge.slides.copies import SlideCopy
from brief_builder.office import Package, parse, serialize
from brief_builder.office.xml import whole

# a:fld of type slidenum (ISO 29500-1, 21.1.2.2.4), and the words in it; its prefix is that of its slide.
_FIELD = re.compile(
    r"(?P<start><(?P<prefix>(?:[\w.-]+:)?)fld\b(?=[^>]*\btype\s*=\s*[\"']slidenum[\"'])[^>]*(?<!/)>)"
    r"(?P<inner>.*?)(?P<end></(?P=prefix)fld\s*>)",
    re.DOTALL,
)
_MARK = "slidenum"


def settle_numbers(package: Package, slides: Sequence[SlideCopy], texts: dict[str, str]) -> None:
    """Let each field of a slide that shows its number say it.

    Args:
        package: the template.
        slides: those that were made, in order.
        texts: part name → its text; those of slides whose number is another are changed.
    """
    main = texts.get(package.main_part)
    if main is None:
        first = package.once("first slide number", lambda: _first(package.read(package.main_part), package.main_part))
    else:
        first = _first(main.encode(), package.main_part)
    for number, each in enumerate(slides, start=first):
        if each.name not in texts and _MARK.encode() not in package.read(each.slide):
            continue
        had = texts.get(each.name) or serialize(parse(package.read(each.slide), each.slide))
        new = _FIELD.sub(partial(_numbered, number), had) if _MARK in had else had
        if new != had:
            texts[each.name] = new


def _first(main: bytes, name: str) -> int:
    """The number of the first slide (ISO 29500-1, 19.2.1.26)."""
    return whole(parse(main, name).get("firstSlideNum"), 1)


def _numbered(number: int, found: re.Match[str]) -> str:
    """The field with its number as its words, which come last in it."""
    text = f"{found['prefix']}t"
    inner = re.sub(rf"<{text}\s*/>|<{text}\s*>[^<]*</{text}\s*>", "", found["inner"])
    return f"{found['start']}{inner}<{text}>{number}</{text}>{found['end']}"
