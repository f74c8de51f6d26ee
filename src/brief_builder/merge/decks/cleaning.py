"""A part of a deck that comes in → the part without what means something else, or nothing, in another deck."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from brief_builder.office.xml import clark, whole

_NAMED, _FALLBACK, _CHOICE = clark("p:cNvPr"), clark("mc:Fallback"), clark("mc:AlternateContent")
_LINKS = tuple(clark(f"a:{name}") for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver"))
# What a link may do without an address: a custom show or a macro of the other deck is none here.
_LEADING = ("ppaction://customshow", "ppaction://macro", "ppaction://program", "ppaction://ole")
# Zooms name slides and sections by the numbers that they have in their own deck.
_ZOOMS = tuple(f"http://schemas.microsoft.com/office/powerpoint/2016/{name}zoom" for name in (
    "slide", "section", "summary"
))  # fmt: skip
_SHOWN = ("descr", "title", "name", "tooltip")
_BODIES, _PARAGRAPH = (clark("p:txBody"), clark("a:txBody")), clark("a:p")
_LARGEST = 2**32 - 1


def unbind(root: etree._Element) -> None:
    """Take out links to custom shows and macros of the other deck; a zoom becomes the picture for old readers."""
    for link in list(root.iter(*_LINKS)):
        if link.get("action", "").startswith(_LEADING):
            _remove(link)
    for alternate in list(root.iter(_CHOICE)):
        fallback, parent = alternate.find(_FALLBACK), alternate.getparent()
        zooms = any(str(e.tag)[1:].startswith(_ZOOMS) for e in alternate.iter(etree.Element))
        if not zooms or parent is None:
            continue
        for element in list(fallback) if fallback is not None else ():
            alternate.addprevious(element)
        parent.remove(alternate)


def number_shapes(root: etree._Element) -> None:
    """Give each shape a number of its own: PowerPoint bears a number that stands twice, and other programs do not."""
    numbers = {whole(each.get("id")) for each in root.iter(_NAMED)}
    free = (number for number in range(2, _LARGEST) if number not in numbers)
    used: set[int] = set()
    for named in [each for each in root.iter(_NAMED) if next(each.iterancestors(_FALLBACK), None) is None]:
        number = whole(named.get("id"))
        if number in used or not 0 < number <= _LARGEST:
            named.set("id", str(number := next(free)))
        used.add(number)


def fill_bodies(root: etree._Element) -> None:
    """Give each text a paragraph, which PowerPoint asks for (ISO 29500-1, 19.3.1.51)."""
    for body in root.iter(*_BODIES):
        if body.find(_PARAGRAPH) is None:
            etree.SubElement(body, _PARAGRAPH)


def braced(root: etree._Element) -> Iterator[str]:
    """Each text of a part that holds braces: of words, of the names and alt texts of shapes, of tips."""
    for element in root.iter(etree.Element):
        texts = [element.text or "", *(element.get(name, "") for name in _SHOWN)]
        yield from (text for text in texts if "{" in text or "}" in text)


def written_texts(root: etree._Element) -> Iterator[str]:
    """Each text that an author may have written a tag in: paragraphs, and the alt texts of shapes."""
    for paragraph in root.iter(clark("a:p")):
        yield "".join(t.text or "" for t in paragraph.iter(clark("a:t")))
    for named in root.iter(_NAMED):
        yield from (named.get(name, "") for name in ("descr", "title"))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
