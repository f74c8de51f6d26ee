"""AX3: lists are made by the program, not typed with dashes, bullets or numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.access.view import View, finding, with_neighbours, without_tags
from brief_builder.problems import Problem
from brief_builder.structure import Paragraph

# Signs that are nothing but bullets; a dash or asterisk is one only where several items follow each other.
_BULLET = re.compile(r"\s*[•●○◦▪■□▫‣⁃∙·➢➤►▶✓✔❖\uf0b7\uf0a7\uf0d8]\s*\S")
_DASH = re.compile(r"\s*(?:[-–*+o]|>)[ \t\u00a0]+\S")
# Small letters alone: “A. Smith” is a name.
_NUMBER = re.compile(r"\s*[(]?(\d{1,2}|[a-z]|[ivx]{1,4}|[IVX]{1,4}|[០-៩]{1,2})[.)][ \t\u00a0]+\S")
_ROLES = ("body", "cell", "note", "list")


def lists(view: View) -> Iterator[Problem]:
    """Paragraphs, or lines of one, that begin with a sign of a list that somebody typed."""
    found: list[Paragraph] = []
    paragraphs = [(n, p) for n, p in view.paragraphs() if p.role in _ROLES and not p.listed]
    for paragraph, beside in with_neighbours(paragraphs):
        text = without_tags(paragraph.text)
        lines = text.split("\n")
        if _BULLET.match(text) or any(map(_BULLET.match, lines[1:])) or _dashes(lines) > 1:
            found.append(paragraph)
            continue
        others = [without_tags(each.text) for each in beside]
        if (_DASH.match(text) and any(map(_DASH.match, others))) or _numbered(lines, others):
            found.append(paragraph)
    if found:
        message = "the bullets or numbers of this list are typed: a screen reader does not say that it is a list"
        cure = view.cure(
            "delete what is typed, select the paragraphs, and choose Bullets or Numbering on the Home tab",
            "delete what is typed, select the lines, and choose Bullets or Numbering on the Home tab",
        )
        yield finding("list-typed", message, found[0], cure=cure, others=found[1:])


def _dashes(lines: list[str]) -> int:
    return sum(_DASH.match(line) is not None for line in lines)


def _numbered(lines: list[str], others: list[str]) -> bool:
    """Whether a number at the beginning is followed, or preceded, by its neighbour."""
    own = _NUMBER.match(lines[0])
    if own is None:
        return False
    value = _value(own[1])
    near = [found for text in (*others, *lines[1:]) if (found := _NUMBER.match(text)) is not None]
    return value is not None and any(_value(each[1]) in (value - 1, value + 1) for each in near)


def _value(sign: str) -> int | None:
    if sign.isdigit():
        return int(sign)
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
    if len(sign) > 1 or sign.lower() == "i":
        return roman.get(sign.lower())
    return ord(sign.lower()) - ord("a") + 1
