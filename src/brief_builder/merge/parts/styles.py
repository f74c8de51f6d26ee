"""The template's styles → the style that has a name, and styles that it did not have (ISO 29500-1, 17.7)."""

from __future__ import annotations

import copy

from lxml import etree

from brief_builder.merge.parts.own import OwnPart
from brief_builder.office import Package
from brief_builder.office.xml import clark, is_on

_STYLE, _NAME, _VAL = clark("w:style"), clark("w:name"), clark("w:val")
_ID, _TYPE, _DEFAULT = clark("w:styleId"), clark("w:type"), clark("w:default")


class Styles(OwnPart):
    """The style part of one rendering."""

    kind = "styles"

    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self._by_id = {e.get(_ID, ""): e for e in self.root.iter(_STYLE)}
        self._by_name = {(e.get(_TYPE, "paragraph"), _named(e)): e for e in self.root.iter(_STYLE)}

    def id_of(self, name: str, kind: str = "paragraph") -> str:
        """The id of the style with this name (Word's English one, in any case of letters); '' when there is none.

        `kind` is 'paragraph', 'character', 'table' or 'numbering'.
        """
        style = self._by_name.get((kind, name.lower()))
        return style.get(_ID, "") if style is not None else ""

    def style(self, style_id: str) -> etree._Element | None:
        """The `w:style` element with this id, to read; None when there is none."""
        return self._by_id.get(style_id)

    def default_id(self, kind: str = "paragraph") -> str:
        """The id of the default style of a kind; '' when there is none."""
        styles = (e for e in self._by_id.values() if e.get(_TYPE, "paragraph") == kind)
        return next((e.get(_ID, "") for e in styles if is_on(e.get(_DEFAULT))), "")

    def defaults(self, name: str) -> etree._Element | None:
        """The document's default 'rPr' or 'pPr', to read; None when it gives none."""
        return self.root.find("/".join(clark(f"w:{step}") for step in ("docDefaults", f"{name}Default", name)))

    def add(self, style: etree._Element) -> str:
        """Add a copy of a `w:style` element under an id that is free, near its own; returns the id."""
        copied = copy.deepcopy(style)
        copied.tail = None
        if _DEFAULT in copied.attrib:
            del copied.attrib[_DEFAULT]
        wanted = style_id = copied.get(_ID) or "Style"
        number = 1
        while style_id in self._by_id:
            number += 1
            style_id = f"{wanted}{number}"
        copied.set(_ID, style_id)
        self.root.append(copied)
        self._by_id[style_id] = copied
        self._by_name.setdefault((copied.get(_TYPE, "paragraph"), _named(copied)), copied)
        self.changed = True
        return style_id


def _named(style: etree._Element) -> str:
    name = style.find(_NAME)
    return name.get(_VAL, "").lower() if name is not None else ""
