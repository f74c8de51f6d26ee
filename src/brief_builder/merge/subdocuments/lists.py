"""A list of a document to be inserted → a list of the template, started anew for each insertion (ISO 29500-1, 17.9)."""

from __future__ import annotations

import copy

from lxml import etree

from brief_builder.merge.parts.numbering import Numbering
from brief_builder.merge.subdocuments.reading import Source
from brief_builder.merge.subdocuments.styling import StyleMap, only_word
from brief_builder.office.schema import W, value

_LEVELS = tuple("012345678")
_NUM_ID, _ILVL, _VAL = W + "numId", W + "ilvl", W + "val"


class Lists:
    """What the lists of one document become in the template.

    Args:
        source: the document.
        target: the template's lists; lists are added to them.
        styles: what the document's styles become.
    """

    def __init__(self, source: Source, target: Numbering, styles: StyleMap) -> None:
        self.source, self.target, self.styles = source, target, styles
        root = source.numbering
        self._nums = {e.get(_NUM_ID, ""): e for e in root.findall(W + "num")} if root is not None else {}
        held = root.findall(W + "abstractNum") if root is not None else []
        self._abstracts = {e.get(W + "abstractNumId", ""): e for e in held}
        self._first: dict[str, str] = {}
        self._by_abstract: dict[int, str] = {}
        self._begun: set[str] = set()

    def first(self, num_id: str) -> str:
        """The template's list that a list of the document becomes; '' when the document has no such list."""
        if num_id in self._first:
            return self._first[num_id]
        num, abstract = self._nums.get(num_id), self.levels(num_id)
        if num is None or abstract is None:
            return ""
        if id(abstract) not in self._by_abstract:
            self._by_abstract[id(abstract)] = self._add(abstract)
        new = self._by_abstract[id(abstract)]
        overrides = [copy.deepcopy(e) for e in num.findall(W + "lvlOverride") if e.get(_ILVL, "") in _LEVELS]
        for override in overrides:
            only_word(override)
            self._fit(override)
        # Lists that count on are one list.
        self._first[num_id] = self.target.like(new, overrides) if overrides else new
        return self._first[num_id]

    def begin(self, new: str) -> str:
        """The list for an insertion: one that `first` gave, started anew from the second time on."""
        if new in self._begun:
            return self.target.restart(new)
        self._begun.add(new)
        return new

    def levels(self, num_id: str) -> etree._Element | None:
        """The `w:abstractNum` with the levels of a list of the document; None when there is none."""
        for _ in range(5):  # a numbering style leads to another list, which has levels of its own
            num = self._nums.get(num_id)
            abstract = self._abstracts.get(value(num, "abstractNumId")) if num is not None else None
            link = value(abstract, "numStyleLink")
            if not link:
                return abstract
            num_id = value(self.source.styles.style(link), "pPr/numPr/numId")
        return None

    def _add(self, abstract: etree._Element) -> str:
        copied = copy.deepcopy(abstract)
        only_word(copied)
        for name in ("styleLink", "numStyleLink", "name"):
            for element in copied.findall(W + name):
                copied.remove(element)
        self._fit(copied)
        kept = [level for level in abstract.findall(W + "lvl") if level.get(_ILVL, "") in _LEVELS]
        new = self.target.add(copied)
        # Known before the styles are that its levels name: they name the list in turn.
        self._by_abstract[id(abstract)] = new
        added = self.target.levels_of(new)
        assert added is not None  # noqa: S101  it was added just now
        for level, had in zip(added.findall(W + "lvl"), kept, strict=True):
            style_id = value(had, "pStyle")
            if style_id and self.styles.is_brought(style_id):
                link = level.makeelement(W + "pStyle", {_VAL: self.styles.id(style_id)})
                # After w:start, w:numFmt and w:lvlRestart, says the schema.
                before = ("start", "numFmt", "lvlRestart")
                level.insert(sum(child.tag in [W + name for name in before] for child in level), link)
        return new

    def _fit(self, root: etree._Element) -> None:
        """Take out what leads to other parts; what levels look like by a character style comes along."""
        for level in root.findall(W + "lvl"):
            if level.get(_ILVL, "") not in _LEVELS:
                root.remove(level)
        for element in list(root.iter(W + "lvlPicBulletId", W + "pStyle")):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        for style in list(root.iter(W + "rStyle")):
            new = self.styles.id(style.get(_VAL, ""))
            parent = style.getparent()
            if new:
                style.set(_VAL, new)
            elif parent is not None:
                parent.remove(style)
        if self.styles.own:
            self.styles.theme.settle(root)


def level_by_style(abstract: etree._Element | None, style_id: str) -> str:
    """The level that a paragraph style stands for in a list; '' when it stands for none."""
    levels = abstract.findall(W + "lvl") if abstract is not None else []
    return next((level.get(_ILVL, "0") for level in levels if value(level, "pStyle") == style_id), "")
