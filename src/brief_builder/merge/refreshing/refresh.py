"""Rendered parts with fields → the same with results that follow what was filled in: numbers, references, contents.

Word works fields out when it is told to, and asks the reader before it does. So what can be known without pages is
set here, what cannot is marked, and a field whose content has not changed is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from brief_builder.merge.refreshing.contents import Outline, refresh_contents
from brief_builder.merge.refreshing.literals import refresh_literals
from brief_builder.merge.refreshing.references import (
    BODY_KINDS,
    PROPERTY_KINDS,
    bookmark_names,
    bookmark_texts,
    refresh_properties,
    refresh_references,
    refresh_style_references,
)
from brief_builder.merge.refreshing.sequences import refresh_sequences
from brief_builder.office import Package, parse, serialize
from brief_builder.office.fields import FILLED, Field, read_fields

_PARAGRAPHS = re.compile(r"<(?:\w+:)?p[ />]")
_COUNTED = {"pages", "words", "characters", "characterswithspaces", "lines", "paragraphs", "totaltime"}
_WORDED = {"", "lpwstr", "lpstr", "bstr", "i4"}  # types of properties that fields show as they stand in the file
_PROPERTIES = ("/core-properties", "/extended-properties", "/custom-properties")


def refreshed(package: Package, texts: Mapping[str, str], kinds: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """The parts of a Word document whose fields change, with their new text.

    Args:
        package: the template.
        texts: the parts that were rendered, without marks.
        kinds: part → the kinds of fields in it, for the template's parts that hold any.
    """
    return _Refresh(package, texts).run(kinds)


class _Refresh:
    def __init__(self, package: Package, texts: Mapping[str, str]) -> None:
        self.package = package
        self.texts = texts
        self.main = package.main_part

    def run(self, kinds: Mapping[str, frozenset[str]]) -> dict[str, str]:
        roots: dict[str, etree._Element] = {}
        for name, held in kinds.items():
            follows = (held & BODY_KINDS and self.main in self.texts) or (held & PROPERTY_KINDS and self.properties)
            if (name == self.main and name in self.texts) or follows or FILLED in self.texts.get(name, ""):
                roots[name] = self.body if name == self.main else self._parsed(name)
        fields = {name: read_fields(root) for name, root in roots.items()}
        filled = {name: _mark_filled(found) for name, found in fields.items()}
        changed = {name for name, found in filled.items() if found}
        changed.update(self._body(fields if self.main in self.texts else filled))
        for name, found in fields.items():
            refresh_literals(filled[name])
            if filled[name]:
                refresh_properties(filled[name], self.every_property)
            if refresh_properties([field for field in found if not field.filled], self.properties):
                changed.add(name)
        return {name: serialize(roots[name]) for name in roots if name in changed}

    def _body(self, fields: Mapping[str, list[Field]]) -> list[str]:
        """What follows the body: first its own numbers, which references may repeat, then what repeats it."""
        if not any(fields.values()):
            return []
        own = fields.get(self.main, [])
        changed = [self.main] if own and refresh_sequences(own, self.outline.levels) else []
        names = set().union(*map(bookmark_names, fields.values()))
        bookmarks = bookmark_texts(self.body, names)
        for name, found in fields.items():
            repeats = refresh_references(found, bookmarks, grown=self.grown)
            if any(f.kind == "STYLEREF" for f in found):
                repeats |= refresh_style_references(found, self.outline)
            if repeats:
                changed.append(name)
        if any(f.kind == "TOC" for f in own) and refresh_contents(own, self.outline, grown=self.grown):
            changed.append(self.main)
        return changed

    def _parsed(self, name: str) -> etree._Element:
        text = self.texts.get(name)
        return parse(text.encode() if text is not None else self.package.read(name), name)

    @cached_property
    def body(self) -> etree._Element:
        return self._parsed(self.main)

    @cached_property
    def outline(self) -> Outline:
        return Outline.of(self.body, self.package)

    @cached_property
    def grown(self) -> bool:
        """Whether paragraphs of the body were added or dropped."""
        if self.main not in self.texts:
            return False
        before = len(_PARAGRAPHS.findall(self.package.read(self.main).decode("utf-8")))
        return len(_PARAGRAPHS.findall(self.texts[self.main])) != before

    @cached_property
    def properties(self) -> dict[str, str]:
        """The document properties whose text was filled in, by their names in small letters."""
        out: dict[str, str] = {}
        for rel in self.package.relationships(""):
            if rel.type.endswith(_PROPERTIES) and rel.target in self.texts:
                before = _property_texts(parse(self.package.read(rel.target), rel.target))
                after = _property_texts(self._parsed(rel.target))
                out |= {name: text for name, text in after.items() if before.get(name) != text}
        return out

    @cached_property
    def every_property(self) -> dict[str, str]:
        """The document properties that fields show as they stand in the file, by their names in small letters."""
        out: dict[str, str] = {}
        for rel in self.package.relationships(""):
            if rel.type.endswith(_PROPERTIES) and rel.target in self.package:
                out |= _property_texts(self._parsed(rel.target), worded=True)
        return {name: text for name, text in out.items() if name not in _COUNTED}


def _mark_filled(fields: list[Field]) -> list[Field]:
    """The fields whose codes held tags, or have such fields in them; marked until they are known."""
    for field in reversed(fields):  # a field stands behind the one around it
        if field.filled and field.within and field.outer is not None:
            field.outer.filled = True
    filled = [field for field in fields if field.filled]
    for field in filled:
        field.ask()
    return filled


def _property_texts(root: etree._Element, *, worded: bool = False) -> dict[str, str]:
    out: dict[str, str] = {}
    for element in root:
        if isinstance(element.tag, str):
            leaf = next((e for e in element.iter() if isinstance(e.tag, str) and not len(e)), element)
            if worded and leaf is not element and etree.QName(leaf).localname not in _WORDED:
                continue
            out[(element.get("name") or element.tag.rpartition("}")[2]).casefold()] = leaf.text or ""
    return out
