"""The numbers that Word shows before the items of numbered lists, counted as it counts them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from docx.document import Document as DocumentObject
from docx.oxml.ns import qn


class Numbers:
    """Counts along the paragraphs of a document; `next` must be asked for each, in order."""

    def __init__(self, document: DocumentObject) -> None:
        self.styles = {style.style_id: style.element for style in document.styles}
        root = document.part.numbering_part.element
        self.nums = {num.get(qn("w:numId")): num for num in root.iter(qn("w:num"))}
        self.begins = {
            (abstract.get(qn("w:abstractNumId")), level.get(qn("w:ilvl"))): _value(level.find(qn("w:start")), 1)
            for abstract in root.iter(qn("w:abstractNum"))
            for level in abstract.iter(qn("w:lvl"))
        }
        self.counted: dict[str, dict[str, int]] = defaultdict(dict)
        self.seen: set[tuple[str, str]] = set()

    def next(self, paragraph: Any) -> int | None:
        """The number of this paragraph; None when it is in no list."""
        found = self._list(paragraph.find(qn("w:pPr")))
        if found is None or found[0] not in self.nums:
            return None
        num, level = found
        element = self.nums[num]
        list_ = element.find(qn("w:abstractNumId")).get(qn("w:val"))
        counted = self.counted[list_]  # Word counts on through all numbers of one definition
        override = element.find(f"{qn('w:lvlOverride')}[@{qn('w:ilvl')}='{level}']/{qn('w:startOverride')}")
        if override is not None and (num, level) not in self.seen:
            counted[level] = _value(override, 1)
        elif level in counted:
            counted[level] += 1
        else:
            counted[level] = self.begins.get((list_, level), 1)
        self.seen.add((num, level))
        for deeper in [each for each in counted if int(each) > int(level)]:
            del counted[deeper]
        return counted[level]

    def _list(self, properties: Any) -> tuple[str, str] | None:
        """(number, level) of a paragraph's properties, or of the style that they name and what that is based on."""
        while properties is not None:
            numbered = properties.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            numbered = properties.find(qn("w:numPr")) if numbered is None else numbered
            if numbered is not None and numbered.find(qn("w:numId")) is not None:
                level = numbered.find(qn("w:ilvl"))
                return numbered.find(qn("w:numId")).get(qn("w:val")), str(_value(level, 0))
            style = properties.find(qn("w:pStyle"))
            based = properties.find(qn("w:basedOn")) if style is None else style
            properties = None if based is None else self.styles.get(based.get(qn("w:val")))
        return None


def _value(element: Any, otherwise: int) -> int:
    return otherwise if element is None else int(element.get(qn("w:val")))
