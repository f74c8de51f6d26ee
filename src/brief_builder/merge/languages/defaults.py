"""The parts of a document that speak for all of it, and its language → the parts that say it.

Word: the default run properties of the styles (ISO 29500-1, 17.7.5.5) and the languages of the theme's fonts
(17.15.1.88). PowerPoint: the default text style of the presentation (19.2.1.8). Both: `dc:language`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from brief_builder.office.schema import put
from brief_builder.office.xml import NAMESPACES, clark, parse, serialize
from brief_builder.wording.tags import Kind, primary, tag_of

# Which attribute of `w:lang` speaks of the letters of a language (ISO 29500-1, 17.3.2.20).
OF_LETTERS: Mapping[Kind, str] = {"latin": "val", "asian": "eastAsia", "complex": "bidi"}
_W = f"{{{NAMESPACES['w']}}}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DC = "http://purl.org/dc/elements/1.1/"
# What stands behind `w:themeFontLang` in the settings, beside elements of later versions of Word.
_BEHIND = frozenset(_W + name for name in (
    "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
    "readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
))  # fmt: skip
_DECK_BEHIND = frozenset(clark(f"p:{name}") for name in ("modifyVerifier", "extLst"))


def says(said: str, tag: str, *, exact: bool) -> bool:
    """Whether a language is said already: with its region where the caller has named one (`exact`)."""
    return said.lower() == tag.lower() if exact else primary(said) == primary(tag)


def styles_saying(text: str, tag: str, kind: Kind, *, exact: bool) -> str:
    """The styles of a Word document with the language as that of what says none."""
    root = parse(text.encode("utf-8"), "styles")
    defaults = _child(_child(_child(root, "docDefaults", first=True), "rPrDefault", first=True), "rPr", first=True)
    held = defaults.find(_W + "lang")
    name = OF_LETTERS[kind]
    old = held.get(_W + name, "") if held is not None else ""
    if says(old, tag, exact=exact):
        return text
    lang = put(defaults, "lang", **{name: tag})
    if kind == "latin" and lang.get(_W + "eastAsia", "") == old != "":  # so Word says that there is none
        lang.set(_W + "eastAsia", tag)
    if not lang.get(_W + "val"):
        lang.set(_W + "val", tag_of("en"))  # of the Latin words in it
    return serialize(root)


def settings_saying(text: str, tag: str, kind: Kind, *, exact: bool) -> str:
    """The settings of a Word document, by which the fonts of the theme are chosen for letters that are not Latin."""
    root = parse(text.encode("utf-8"), "settings")
    held, name = root.find(_W + "themeFontLang"), OF_LETTERS[kind]
    if held is None and kind == "latin":
        return text
    if held is None:
        held = root.makeelement(_W + "themeFontLang")
        at = (i for i, e in enumerate(root) if e.tag in _BEHIND or not str(e.tag).startswith((_W, _MATH)))
        root.insert(next(at, len(root)), held)
        held.set(_W + "val", tag_of("en"))
    if says(held.get(_W + name, ""), tag, exact=exact):
        return text
    held.set(_W + name, tag)
    return serialize(root)


def presentation_saying(text: str, tag: str, *, exact: bool) -> str:
    """The presentation with the language as that of what says none."""
    root = parse(text.encode("utf-8"), "presentation")
    style = root.find(clark("p:defaultTextStyle"))
    if style is None:
        style = root.makeelement(clark("p:defaultTextStyle"))
        at = (i for i, e in enumerate(root) if e.tag in _DECK_BEHIND)
        root.insert(next(at, len(root)), style)
    paragraph = style.find(clark("a:defPPr"))
    if paragraph is None:
        paragraph = etree.Element(clark("a:defPPr"), nsmap={"a": NAMESPACES["a"]})
        style.insert(0, paragraph)
    run = paragraph.find(clark("a:defRPr"))
    if run is None:
        run = paragraph.makeelement(clark("a:defRPr"))
        at = (i for i, e in enumerate(paragraph) if e.tag == clark("a:extLst"))
        paragraph.insert(next(at, len(paragraph)), run)
    if says(run.get("lang", ""), tag, exact=exact):
        return text
    run.set("lang", tag)
    return serialize(root)


def properties_saying(text: str, tag: str, *, exact: bool) -> str:
    """The core properties with `dc:language`."""
    found = re.search(r"<([\w.-]+:)?language(?:\s[^>]*)?(?:/>|>([^<]*)</([\w.-]+:)?language>)", text)
    if found is not None:
        if says((found[2] or "").strip(), tag, exact=exact):
            return text
        name = f"{found[1] or ''}language"
        return f"{text[: found.start()]}<{name}>{tag}</{name}>{text[found.end() :]}"
    prefix = re.search(rf'xmlns:([\w.-]+)="{re.escape(_DC)}"', text)
    said = f"<{prefix[1]}:language>{tag}</{prefix[1]}:language>" if prefix is not None else ""
    said = said or f'<dc:language xmlns:dc="{_DC}">{tag}</dc:language>'
    empty = re.search(r"(<((?:[\w.-]+:)?coreProperties)(?:\s[^>]*)?)/>\s*\Z", text)
    if empty is not None:
        return f"{text[: empty.start()]}{empty[1]}>{said}</{empty[2]}>"
    return re.sub(r"(</(?:[\w.-]+:)?coreProperties\s*>)", lambda m: said + m[1], text, count=1)


def _child(parent: etree._Element, name: str, *, first: bool) -> etree._Element:
    """A child, made as the first one where it is missing."""
    child = parent.find(_W + name)
    if child is None:
        child = parent.makeelement(_W + name)
        parent.insert(0 if first else len(parent), child)
    return child
