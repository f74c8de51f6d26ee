"""A style of a document to be inserted → the id of the template's style that stands for it, added where needed."""

from __future__ import annotations

import copy
from typing import Protocol

from lxml import etree

from brief_builder.merge.parts.styles import Styles
from brief_builder.merge.subdocuments.languages import keep_languages
from brief_builder.merge.subdocuments.looks import Theme, keep_defaults
from brief_builder.merge.subdocuments.reading import Source, level_of, name_of
from brief_builder.office.schema import W, put, value

_KINDS = ("paragraph", "character", "table", "numbering")
# Word knows these by name; another of the kind would be a style that nobody chose.
_PLAIN = {"default paragraph font", "normal table", "table normal", "no list"}


class Numbers(Protocol):
    """Who knows what the document's lists become."""

    def first(self, num_id: str) -> str:
        """The id of the list that stands for this one; '' when there is none."""


class StyleMap:
    """What the styles of one document become in the template.

    Args:
        source: the document.
        target: the template's styles; styles are added to them.
        own: whether the document keeps its own look; otherwise a style that the template has by the same name wins.
    """

    def __init__(self, source: Source, target: Styles, *, own: bool) -> None:
        self.source, self.target, self.own = source, target, own
        self.theme = Theme(source.theme)
        self.numbers: Numbers | None = None
        self._ids: dict[str, str] = {}
        self._brought: set[str] = set()
        self._made: dict[int, str] = {}

    def id(self, style_id: str) -> str:
        """The template's id for a style of the document; '' when the document has no such style."""
        if style_id not in self._ids:
            style = self.source.styles.style(style_id)
            if style is None:
                return ""
            kind, name = style.get(W + "type", "paragraph"), name_of(style)
            found = "" if self.own and name.lower() not in _PLAIN else self._in_template(style, kind, name)
            if found:
                self._ids[style_id] = found
            else:
                self._bring(style, style_id, kind, name)
        return self._ids[style_id]

    def is_brought(self, style_id: str) -> bool:
        """Whether a style of the document came along; False when the template's own stands for it."""
        self.id(style_id)
        return style_id in self._brought

    def heading(self, level: int, like: str) -> str:
        """The template's id for 'heading LEVEL'; where neither has it, a copy of what the style `like` became."""
        if not self.own and (found := self.target.id_of(f"heading {level}")):
            return found
        held = self.source.styles.heading(level)
        if held:
            return self.id(held)
        if level not in self._made:
            model = self.target.style(self.id(like))
            if model is None:
                return ""
            style = copy.deepcopy(model)
            style.set(W + "styleId", f"Heading{level}")
            put(style, "name", val=self._free_name(f"heading {level}") if self.own else f"heading {level}")
            put(put(style, "pPr"), "outlineLvl", val=str(level - 1))
            self._made[level] = self.target.add(style)
        return self._made[level]

    def default_paragraph(self) -> str:
        """The id to write for paragraphs that name no style; '' when they need none."""
        default = self.source.styles.default("paragraph")
        return self.id(default.get(W + "styleId", "")) if self.own and default is not None else ""

    def _in_template(self, style: etree._Element, kind: str, name: str) -> str:
        if style is self.source.styles.default(kind):
            return self.target.default_id(kind) or self.target.id_of(name, kind)
        return self.target.id_of(name, kind)

    def _bring(self, style: etree._Element, style_id: str, kind: str, name: str) -> None:
        copied = copy.deepcopy(style)
        only_word(copied)
        keep_languages(copied)
        taken = any(self.target.id_of(name, other) for other in _KINDS)
        shown = self._free_name(name) if self.own or taken else name
        put(copied, "name", val=shown)
        for gone in ("rsid", "aliases"):
            for element in copied.findall(W + gone):
                copied.remove(element)
        if self.own:
            self.theme.settle(copied)
        # Known before what it refers to is: styles refer to each other in circles.
        self._ids[style_id] = self.target.add(copied)
        self._brought.add(style_id)
        added = self.target.style(self._ids[style_id])
        assert added is not None  # noqa: S101  it was added just now
        self._refer(added)
        if kind == "paragraph":
            self._number(added, level_of(style))
            if added.find(W + "basedOn") is None:
                self._keep_defaults(added)

    def _refer(self, style: etree._Element) -> None:
        """Let the references to other styles lead to what those became."""
        for name in ("basedOn", "next", "link"):
            reference = style.find(W + name)
            if reference is None:
                continue
            old = reference.get(W + "val", "")
            new = self.id(old)
            # The template's style is linked to one of its own.
            if not new or (name == "link" and old not in self._brought):
                style.remove(reference)
            else:
                reference.set(W + "val", new)

    def _number(self, style: etree._Element, level: int) -> None:
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            new = self.numbers.first(number.get(W + "val", "")) if self.numbers is not None else ""
            if new and (self.own or not level):
                number.set(W + "val", new)
            else:
                # Headings are numbered as the template numbers its own.
                properties = style.find(W + "pPr")
                assert properties is not None  # noqa: S101  the number stands in it
                properties.remove(properties.find(W + "numPr"))  # type: ignore[arg-type]
        if level and not value(style, "pPr/outlineLvl"):
            put(put(style, "pPr"), "outlineLvl", val=str(level - 1))

    def _keep_defaults(self, style: etree._Element) -> None:
        for kind in ("rPr", "pPr"):
            had = copy.deepcopy(self.source.styles.defaults(kind))
            if self.own and had is not None:
                self.theme.settle(had)
            keep_defaults(style, kind, had, self.target.defaults(kind))

    def _free_name(self, name: str) -> str:
        shown, number = f"{name} ({self.source.label})", 1
        while any(self.target.id_of(shown, kind) for kind in _KINDS):
            number += 1
            shown = f"{name} ({self.source.label} {number})"
        return shown


def only_word(root: etree._Element) -> None:
    """Take out what is not plain WordprocessingML, which the template's part may not know; the tree is changed."""
    for element in list(root.iter(etree.Element)):
        if not str(element.tag).startswith(W):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        for name in [str(key) for key in element.attrib if not str(key).startswith(W)]:
            del element.attrib[name]
