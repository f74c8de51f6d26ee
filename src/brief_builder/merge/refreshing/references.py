"""Fields that repeat what stands elsewhere (REF, STYLEREF, DOCPROPERTY …) → what stands there now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from brief_builder.merge.refreshing.contents import Outline, words_of
from brief_builder.office.fields import Field
from brief_builder.office.xml import clark

_START, _END, _TEXT, _PARAGRAPH = clark("w:bookmarkStart"), clark("w:bookmarkEnd"), clark("w:t"), clark("w:p")
_ID, _NAME = clark("w:id"), clark("w:name")
_LOOKS = ("MERGEFORMAT", "CHARFORMAT")
# A field of its own for a property, or the name that DOCPROPERTY has for it → the name in the file.
_PROPERTIES = {"author": "creator", "comments": "description"}
PROPERTY_KINDS = frozenset({"DOCPROPERTY", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS"})
#: Fields whose results depend on the body.
BODY_KINDS = frozenset({"REF", "STYLEREF", "PAGEREF", "NOTEREF"})
_NUMBERS = {"n", "r", "w", "p"}  # switches that ask for the number of a paragraph, which Word alone works out


def bookmark_names(fields: Iterable[Field]) -> set[str]:
    """The bookmarks that REF fields repeat."""
    return {arguments[0] for f in fields if f.kind == "REF" and (arguments := f.words("d*#")[0])}


def bookmark_texts(root: etree._Element, names: set[str]) -> dict[str, str | None]:
    """What stands in these bookmarks; None for one that goes over several paragraphs."""
    found: dict[str, str | None] = {}
    open_: dict[str, str] = {}
    for element in root.iter(_START, _END, _TEXT, _PARAGRAPH) if names else ():
        if element.tag == _START and element.get(_NAME, "") in names:
            open_[element.get(_ID, "")] = element.get(_NAME, "")
            found.setdefault(element.get(_NAME, ""), "")
        elif element.tag == _END:
            open_.pop(element.get(_ID, ""), None)
        elif element.tag == _TEXT:
            for name in open_.values():
                had = found[name]
                found[name] = had + (element.text or "") if had is not None else None
        else:
            found.update(dict.fromkeys((name for name in open_.values() if found[name]), None))
    return found


def refresh_references(fields: Iterable[Field], texts: Mapping[str, str | None], *, grown: bool) -> bool:
    """Set what REF fields repeat; mark those that Word alone can work out. Returns whether anything changed.

    Args:
        fields: of any part.
        texts: bookmark → what stands in it.
        grown: whether paragraphs of the body were added or dropped, so that pages and numbers are others.
    """
    changed = False
    for field in fields:
        if field.kind not in ("REF", "PAGEREF", "NOTEREF") or (field.outer is not None and field.outer.kind == "TOC"):
            continue
        arguments, switches = field.words("d*#")
        name = arguments[0] if arguments else ""
        if field.kind == "REF" and not _NUMBERS & set(switches):
            if name in texts:
                changed |= repeat(field, texts[name], switches)
        elif grown:
            field.ask()
            changed = True
    return changed


def refresh_style_references(fields: Iterable[Field], outline: Outline) -> bool:
    """Set STYLEREF fields that repeat no paragraph of the body any more; returns as the others.

    One whose style was filled in is set where a single text has that style.
    """
    changed = False
    for field in fields:
        arguments, switches = field.words("*#")
        if field.kind != "STYLEREF" or not arguments or _NUMBERS & set(switches):
            continue
        style = arguments[0].lower()
        style = f"heading {style}" if style.isdecimal() else style
        shown = [" ".join(words_of(p).split()) for p, name in outline.styles.items() if name == style]
        shown = [text for text in shown if text]
        if field.filled:
            if len(set(shown)) == 1:
                changed |= repeat(field, shown[0], switches)
        elif shown and " ".join(field.result.split()) not in shown:
            changed |= repeat(field, shown[-1 if "l" in switches else 0], switches)
    return changed


def refresh_properties(fields: Iterable[Field], properties: Mapping[str, str]) -> bool:
    """Set the fields that repeat these properties (name in small letters → its text); returns as the others."""
    changed = False
    for field in fields:
        if field.kind not in PROPERTY_KINDS:
            continue
        arguments, switches = field.words("*#")
        if (field.kind == "DOCPROPERTY") != bool(arguments):
            continue  # TITLE with an argument sets the title
        name = (arguments[0] if arguments else field.kind).casefold()
        text = properties.get(_PROPERTIES.get(name, name), properties.get(name))
        if text is not None:
            changed |= repeat(field, " ".join(text.splitlines()), switches)
    return changed


def repeat(field: Field, text: str | None, switches: Mapping[str, str]) -> bool:
    """Make a field show a text; marked where the text is not simple, or a format changes it. Returns as the others."""
    formats = [word for word in switches.get("*", "").split() if word.upper() not in _LOOKS]
    if text is not None and field.result == text:
        if not formats and "#" not in switches:
            field.known()
        return False
    if text is None or formats or "#" in switches or not field.show(text):
        if text is not None and formats and field.result.casefold() == text.casefold():
            return False
        field.ask()
    else:
        field.known()
    return True
