"""Links and fields that name a bookmark → in a copy they name the bookmark of the same copy.

A reference from outside the loop leads to the first copy, which keeps the bookmark's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from brief_builder.office.xml import clark
from brief_builder.template.copies.ranges import Range
from brief_builder.template.copies.walk import Path, turn_of, walk
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.tokens import Tokens

_LINK, _ANCHOR_NAME, _R_ID = clark("w:hyperlink"), clark("w:anchor"), clark("r:id")
_SIMPLE, _INSTRUCTION = clark("w:fldSimple"), clark("w:instr")
_FIELD, _FIELD_TYPE, _CODE = clark("w:fldChar"), clark("w:fldCharType"), clark("w:instrText")
# Where a field names a bookmark (ISO 29500-1, 17.16.5); a name alone is a REF.
_NAMED = re.compile(
    r"\s*(?:(?:REF|PAGEREF|NOTEREF|FTNREF|GOTOBUTTON)\s+\"?(?P<first>[^\s\"\\]+)"
    r"|HYPERLINK\s+(?:\\[hmn]\s+)*\\l\s+\"?(?P<link>[^\"\\]+?)\"?\s*(?:\\|$)"
    r"|(?:TOC|INDEX|TOA)\b.*?\\b\s+\"?(?P<part>[^\s\"\\]+)"
    r"|(?P<alone>[^\s\"\\]+))",
    re.I | re.S,
)


@dataclass(slots=True)
class _Code:
    """A field that has begun: the elements of its instruction, and the branches around it."""

    path: Path
    pieces: list[etree._Element] = field(default_factory=list)
    done: bool = False


class References:
    """Finds what names a bookmark.

    Args:
        ranges: those of the part, each with its variable where it is copied.
        tokens: takes the tokens.
    """

    def __init__(self, ranges: list[Range], tokens: Tokens) -> None:
        self._tokens = tokens
        self._copied: dict[str, list[tuple[Path, str]]] = {}
        for each in ranges:
            turn = turn_of(each.start_path)
            if each.kind == "bookmark" and each.variable and turn is not None:
                within = each.start_path[: each.start_path.index(turn) + 1]
                self._copied.setdefault(each.name.lower(), []).append((within, each.variable))

    def lead_on(self, root: etree._Element, blocks: list[Block], around: Path = ()) -> None:
        """Let what stands in the same turn as a bookmark lead to the copy of that turn."""
        if not self._copied:
            return
        fields: list[_Code] = []
        for node, path in walk(root, blocks, around):
            if node.tag == _LINK and node.get(_R_ID) is None:
                self._lead(node, _ANCHOR_NAME, path)
            elif node.tag == _SIMPLE:
                text = node.get(_INSTRUCTION, "")
                found = self._named(text, path)
                if found is not None:
                    start, end, token = found
                    node.set(_INSTRUCTION, text[:start] + token + text[end:])
            elif node.tag == _CODE and fields and not fields[-1].done:
                fields[-1].pieces.append(node)
            elif node.tag == _FIELD:
                kind = node.get(_FIELD_TYPE)
                if kind == "begin":
                    fields.append(_Code(path))
                elif fields:
                    self._write(fields[-1])
                    if kind == "end":
                        fields.pop()

    def _lead(self, node: etree._Element, attribute: str, path: Path) -> None:
        variable = self._variable(node.get(attribute, ""), path)
        if variable is not None:
            node.set(attribute, self._tokens.add(f"V{variable}.name"))

    def _variable(self, name: str, path: Path) -> str | None:
        """What stands for the bookmark in the turn around a reference; None when it is not copied with it."""
        fits = (v for within, v in self._copied.get(name.strip().lower(), ()) if path[: len(within)] == within)
        return next(fits, None)

    def _named(self, instruction: str, path: Path) -> tuple[int, int, str] | None:
        match = _NAMED.match(instruction)
        if match is None or match.lastgroup is None:
            return None
        variable = self._variable(match[match.lastgroup], path)
        if variable is None:
            return None
        return (*match.span(match.lastgroup), self._tokens.add(f"V{variable}.name"))

    def _write(self, code: _Code) -> None:
        """Put the token in the place of the name, which may be split over several elements."""
        if code.done:
            return
        code.done = True
        found = self._named("".join(piece.text or "" for piece in code.pieces), code.path)
        if found is None:
            return
        start, end, token = found
        at = 0
        for piece in code.pieces:
            text = piece.text or ""
            left, right = max(start - at, 0), max(end - at, 0)
            if left < len(text) and right > 0:
                piece.text = text[:left] + token + text[right:]
                token = ""
            at += len(text)
