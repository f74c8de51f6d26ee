"""A Word package → without the notes of those who worked on it: ids of saves, comments, variables, merge sources.

A comment that holds a tag was written to be filled and stays; of who wrote it, and of who changed what, nothing does.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from brief_builder.lazy import pattern
from brief_builder.leaks.edit import Edit
from brief_builder.leaks.shown import ANY, shown_names, word_parts
from brief_builder.office.notes import COMMENT, own_notes
from brief_builder.office.schema import W, drop
from brief_builder.office.xml import clark

NOBODY = "Author"  # what Word itself writes where personal information is removed
_AUTHOR, _DATE, _INITIALS, _ID = W + "author", W + "date", W + "initials", W + "id"
_MARKS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_UTC = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}dateUtc"
_W14_ID, _W15_ID = clark("w14:docId"), "{http://schemas.microsoft.com/office/word/2012/wordml}docId"
_SETTINGS_GONE = (W + "rsids", W + "mailMerge", _W14_ID, _W15_ID)
_VARIABLES, _VARIABLE = W + "docVars", W + "docVar"
_PLACEHOLDER, _BUILDING_BLOCK = b"placeholder", b"docPart"
_SAVE_ELEMENT = pattern(rb'<w:rsid w:val="[0-9A-Fa-f]{8}" ?/>')
_SAVE_ATTRIBUTE = pattern(rb'\s\w+:rsid\w*="[0-9A-Fa-f]*"')
_TAG = pattern(rb'<[\w:]+(?:\s+[\w:]+="[^"<]*")+\s*/?>')
_NEWER = "application/vnd.ms-word."  # parts of Word since 2010, such as the styles that it keeps twice
_SOURCES = b"officeDocument/2006/bibliography"
_BOUND = b"storeItemID"


def clean_word(edit: Edit) -> None:
    """Take out of the parts of a document what its readers do not see and nobody meant for them."""
    parts = word_parts(edit)
    newer = [each for each in edit.xml_parts() if edit.package.content_type(each).startswith(_NEWER)]
    for name in (*parts, *newer):
        if b"rsid" in edit.read(name):
            _drop_save_ids(edit, name)
    for name in parts:
        data = edit.read(name)
        if b":author=" in data:
            _drop_names(edit, name)
    for name in parts:
        if edit.package.content_type(name).endswith(".settings+xml"):
            _clean_settings(edit, name)
    _drop_comments(edit, parts)
    _drop_data(edit, parts)


def _drop_save_ids(edit: Edit, name: str) -> None:
    """The random numbers of each save, which tell of two files that one was made from the other.

    They stand on nearly every element: they are cut out of the bytes where these can be read without a parser.
    """
    data = edit.read(name)
    if b"<!" not in data:  # no comment, no CDATA: what looks like a tag is one
        less = _SAVE_ELEMENT.sub(b"", data)
        if b"rsid" in less and _SAVE_ATTRIBUTE.search(less) is not None:
            less = _TAG.sub(lambda tag: _SAVE_ATTRIBUTE.sub(b"", tag[0]) if b":rsid" in tag[0] else tag[0], less)
        if b"rsid" not in less:
            edit.write(name, less)
            return
    root, changed = edit.tree(name), False
    for element in root.iter(etree.Element):
        for attribute in [a for a in element.attrib if str(a).startswith(W + "rsid")]:
            del element.attrib[attribute]
            changed = True
    for element in list(root.iter(W + "rsid")):
        drop(element)
        changed = True
    if changed:
        edit.touch(name)


def _drop_names(edit: Edit, name: str) -> None:
    changed = False
    for element in edit.tree(name).iter(etree.Element):
        if element.get(_AUTHOR) in (None, NOBODY) or any(True for _ in own_notes(element)):
            continue
        element.set(_AUTHOR, NOBODY)
        for attribute in {_DATE, _UTC, _INITIALS}.intersection(map(str, element.attrib)):
            del element.attrib[attribute]
        changed = True
    if changed:
        edit.touch(name)


def _clean_settings(edit: Edit, name: str) -> None:
    root = edit.tree(name)
    gone = list(root.iterchildren(*_SETTINGS_GONE))
    named = shown_names(edit) if root.find(_VARIABLES) is not None else frozenset()
    for held in list(root.iterchildren(_VARIABLES)):
        if ANY in named:
            continue
        unnamed = [e for e in held.iterchildren(_VARIABLE) if e.get(W + "name", "").lower() not in named]
        gone += unnamed if len(unnamed) < len(held) else [held]
    for element in gone:
        drop(element)
    if gone:
        edit.touch(name)
    for rel in edit.related(name):
        if rel.type.endswith(("/mailMergeSource", "/mailMergeHeaderSource", "/recipientData")):
            edit.drop(name, rel)


def _drop_comments(edit: Edit, parts: list[str]) -> None:
    main = edit.package.main_part
    related = {rel.type.rpartition("/")[2]: rel for rel in edit.related(main) if not rel.external}
    for kind in ("commentsExtended", "commentsIds", "commentsExtensible", "people"):
        if kind in related:
            edit.drop(main, related[kind])
    held = related.get("comments")
    if held is None or held.target not in edit.package:
        return
    root = edit.tree(held.target)
    comments = list(root.iterchildren(COMMENT))
    ours = set(own_notes(root))
    gone = [each for each in comments if each in ours or "{" not in _words(each)]
    if not gone:
        return
    ids = {each.get(_ID) for each in gone}
    for each in gone:
        root.remove(each)
    edit.touch(held.target)
    if len(gone) == len(comments):
        edit.drop(main, held)
    for name in parts:
        if name != held.target and b"comment" in edit.read(name):
            _drop_marks(edit, name, ids)


def _words(comment: etree._Element) -> str:
    return "".join(e.text or "" for e in comment.iter(W + "t"))


def _drop_marks(edit: Edit, name: str, ids: set[str | None]) -> None:
    found = [mark for mark in edit.tree(name).iter(*_MARKS) if mark.get(_ID) in ids]
    for mark in found:
        run = mark.getparent()
        drop(mark)
        if run is not None and run.tag == W + "r" and all(child.tag == W + "rPr" for child in run):
            drop(run)
    if found:
        edit.touch(name)


def _drop_data(edit: Edit, parts: list[str]) -> None:
    """Data that programs keep beside the document, and building blocks, where nothing in the document shows them."""
    main = edit.package.main_part
    texts = [edit.read(name) for name in parts]
    bound = b"".join(text for text in texts if _BOUND in text).lower()
    cites = any(b"CITATION" in text or b"BIBLIOGRAPHY" in text for text in texts)
    for rel in edit.related(main):
        if rel.external or rel.target not in edit.package:
            continue
        kind = rel.type.rpartition("/")[2]
        if kind == "customXml":
            ids = list(_store_ids(edit, rel.target))
            kept = any(each.lower().encode() in bound for each in ids)
            if not kept and not (cites and _SOURCES in edit.read(rel.target)):
                edit.drop(main, rel)
        elif kind == "glossaryDocument":
            around = [edit.read(name) for name in parts if "/glossary/" not in name]
            shown = any(_PLACEHOLDER in text and _BUILDING_BLOCK in text for text in around)
            if not shown:
                edit.drop(main, rel)


def _store_ids(edit: Edit, part: str) -> Iterator[str]:
    for rel in edit.package.relationships(part):
        if rel.type.endswith("/customXmlProps") and rel.target in edit.package:
            root = edit.tree(rel.target)
            yield from (str(value) for name, value in root.attrib.items() if str(name).endswith("}itemID"))
