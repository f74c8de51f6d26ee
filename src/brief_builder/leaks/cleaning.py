"""A template's package → the package that documents are made of: without what it says of those who drew it.

Done once for each template, before its tags are read: a rendering copies what is left. A template in which nothing is
to be cleaned is the very same package, so that a template without tags comes out byte for byte.
"""

from __future__ import annotations

import re

from lxml import etree

from brief_builder.leaks.edit import Edit
from brief_builder.leaks.paths import PATH, holds_path, last_step
from brief_builder.leaks.pictures import without_metadata
from brief_builder.leaks.properties import Signature, clean_properties, sign
from brief_builder.leaks.shown import shown_names
from brief_builder.leaks.word import clean_word
from brief_builder.office import Package
from brief_builder.office.schema import drop

__all__ = ["Signature", "cleaned", "cleaned_member"]

# Relationships, wherever they stand, of which nothing in a text speaks.
_GONE = re.compile(
    r"/(thumbnail|digital-signature/origin|ui/extensibility|ui/userCustomization|keyMapCustomizations|attachedToolbars|"
    r"webextensiontaskpanes|classificationlabels|people)$"
)
_NAMES = ("name", "descr", "title")
_UNDRAWN = (".styles+xml", ".stylesWithEffects+xml")  # the longest parts of a new document, and no drawing in them
_PICTURES = (".png", ".jpg", ".jpeg", ".jpe", ".jfif")
_WORKBOOKS = (".xlsx",)
_HELD = (*_PICTURES, *_WORKBOOKS)


def cleaned(package: Package, signature: Signature | None = None, *, comments: bool = True) -> Package:
    """The package without author, dates, ids of saves, comments, pictures' notes and whatever else nobody would send.

    Args:
        package: of a template, or of a deck that comes into another.
        signature: what its properties say of author and date instead; None: nothing.
        comments: of a deck, whether its comments go; who leaves them behind otherwise says so.

    Raises:
        Fault: template-unreadable, template-unsafe, for a part that has to be read and cannot be.
    """
    edit = Edit(package)
    for owner in package.owners():
        for rel in package.relationships(owner):
            if _GONE.search(rel.type):
                edit.drop(owner, rel)
    if package.kind == "docx":
        shown = shown_names(edit)
        clean_word(edit)
    else:
        from brief_builder.leaks.deck import clean_deck

        shown = frozenset()
        clean_deck(edit, comments=comments)
    _drop_printers(edit)
    clean_properties(edit, shown)
    _shorten_names(edit)
    for name in package.names():
        if name.lower().endswith(_HELD):
            data = package.read(name)
            if (less := cleaned_member(name, data)) is not data:
                edit.write(name, less)
    if signature is not None:
        sign(edit, signature)
    return edit.done()


def cleaned_member(name: str, data: bytes) -> bytes:
    """A picture or workbook that a file holds, without what it notes of its making; the very bytes of any other."""
    if name.lower().endswith(_PICTURES):
        return without_metadata(data)
    if not name.lower().endswith(_WORKBOOKS):
        return data
    from brief_builder.leaks.workbooks import cleaned_workbook

    return cleaned_workbook(data)


def _drop_printers(edit: Edit) -> None:
    """The settings of printers, which have the name of the printer and often that of its server."""
    for name in edit.package.owners():
        gone = [rel for rel in edit.related(name) if rel.type.endswith("/printerSettings")]
        for rel in gone:
            edit.drop(name, rel)
        if gone and name in edit.package and b"printerSettings" in edit.read(name):
            for element in list(edit.tree(name).iter("{*}printerSettings")):
                drop(element)
            edit.touch(name)


def _shorten_names(edit: Edit) -> None:
    """Of a path that a program put down as the name or alt text of a picture, only the file's name is kept."""
    for name in edit.xml_parts():
        if edit.package.content_type(name).endswith(_UNDRAWN):
            continue
        data = edit.read(name)
        if (b"cNvPr" not in data and b"docPr" not in data) or not holds_path(data):
            continue
        changed = False
        for element in edit.tree(name).iter(etree.Element):
            if not str(element.tag).endswith(("}cNvPr", "}docPr")):
                continue
            for attribute in _NAMES:
                said = element.get(attribute, "")
                if PATH.match(said) and "{" not in said:
                    element.set(attribute, last_step(said))
                    changed = True
        if changed:
            edit.touch(name)
