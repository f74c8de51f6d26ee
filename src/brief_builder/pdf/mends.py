"""The structure tree that LibreOffice wrote → the tree that PDF/UA wants. Each mend does nothing where all is well.

What LibreOffice 7.4 leaves open, by the clauses of ISO 14289-1: several elements below the root (7.1), decoration as
figures and charts without alt text (7.3), text boxes inside of paragraphs and headings, notes without id and their
numbers as links outside of the tree (7.9, 7.18.5). Later versions do some of it themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from pypdf.generic import TextStringObject

from brief_builder.pdf.original import DECORATION
from brief_builder.pdf.page_words import PageWords
from brief_builder.pdf.tree import Annotation, Content, Element, Kid, Tree

_HEADINGS = {"H", *(f"H{n}" for n in range(1, 7))}
# “•”, “–”, “12.”, “a)”, “(iv)”: what Office writes before the points of a list.
_LABEL = re.compile(r"\s*([^\w\s]|\(?\w{1,4}[.)]|[\d.]{1,8})\s*")
_BLOCKS = {"Div", "Sect", "Art", "Part", "Table", "L", "P", *_HEADINGS}


def under_one_document(tree: Tree) -> None:
    """One Document below the root; what stood beside it comes first in it, as LibreOffice writes page by page."""
    documents = [each for each in tree.kids if tree.role(each) == "Document"]
    if len(tree.kids) == 1 and documents:
        return
    document = documents[0] if documents else Element("Document")
    before = [each for each in tree.kids if each is not document]
    document.kids = [*before, *document.kids]
    tree.kids = [document]


def without(tree: Tree, unwanted: Callable[[Element], bool]) -> None:
    """Take these elements out, and whatever held nothing but them."""

    def clear(element: Element) -> None:
        before = len(element.kids)
        for kid in element.elements:
            clear(kid)
        element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or kid in kept]
        if not unwanted(element) and (element.kids or not before or tree.role(element) in ("TD", "TH")):
            kept.add(element)

    kept: set[Element] = set()
    for element in tree.kids:
        clear(element)
    tree.kids = [element for element in tree.kids if element in kept]


def decoration_is_not_read(tree: Tree, pages: PageWords) -> None:
    """Drawings that their author called decorative become artifacts."""
    decorative = {each for each in tree.walk() if each.alt == DECORATION}
    for element in decorative:
        pages.drop(element)
    without(tree, decorative.__contains__)


def charts_are_described(tree: Tree, pages: PageWords, charts: Sequence[str]) -> None:
    """Native charts have their alt text, which LibreOffice 7.4 does not take over in Word files.

    They are the figures with words and without alt text. Where there are not as many as charts, none is touched.

    Args:
        charts: alt texts of the native charts of the body, in reading order.
    """
    figures = [
        each for each in tree.walk() if tree.role(each) == "Figure" and not each.alt and pages.text(each).strip()
    ]
    if len(figures) == len(charts):
        for figure, alt in zip(figures, charts, strict=True):
            if alt:
                figure.entries["/Alt"] = TextStringObject(alt)


def boxes_stand_beside_paragraphs(tree: Tree) -> None:
    """A text box is no part of the paragraph in which it is anchored: it is read behind it, or before a heading.

    Before a heading, because what follows the heading belongs to it and not to the box.
    """

    def lift(parent: Element) -> None:
        out: list[Kid] = []
        for kid in parent.kids:
            if not isinstance(kid, Element):
                out.append(kid)
                continue
            lift(kid)
            role = tree.role(kid)
            boxes: list[Kid] = []
            if role == "P" or role in _HEADINGS:
                boxes = [each for each in kid.elements if tree.role(each) in _BLOCKS]
                kid.kids = [each for each in kid.kids if each not in boxes]
            left = [kid] if kid.kids or not boxes else []
            out += [*boxes, *left] if role in _HEADINGS else [*left, *boxes]
        parent.kids = out

    for element in tree.kids:
        lift(element)


def notes_have_their_numbers(tree: Tree, pages: PageWords, links: dict[Annotation, str]) -> None:
    """Each note has an id, and begins with its number as a label, which leads back to the text.

    Args:
        links: those that no element of the tree holds → what they show, in the order of their pages.
    """
    for count, note in enumerate((each for each in tree.walk() if tree.role(each) == "Note"), start=1):
        note.id = note.id or f"note{count}"
        first = next((each for each in note.elements if tree.role(each) == "P"), None)
        if first is None or any(tree.role(each) == "Lbl" for each in note.walk()):
            continue
        number = first.kids[0] if first.kids else None
        if not isinstance(number, Content):
            continue
        shown = pages.said[number.page].get(number.number, "").strip()
        back = next((link for link, says in links.items() if link.page == number.page and says == shown), None)
        label = Element("Lbl", [number])
        if back is not None:
            del links[back]
            label.kids = [Element("Link", [number, back])]
        first.kids = first.kids[1:]
        note.kids.insert(0, label)


def points_have_labels(tree: Tree, pages: PageWords) -> None:
    """The bullet or number of a point of a list is its label, and no part of its words (ISO 32000-1, 14.8.4.3.3)."""
    for item in tree.walk():
        if tree.role(item) != "LI" or any(tree.role(each) == "Lbl" for each in item.elements):
            continue
        body = next((each for each in item.elements if tree.role(each) == "LBody"), None)
        first = _first(tree, body) if body is not None else None
        if body is None or first is None or len([*body.contents()]) == 1:
            continue
        if _LABEL.fullmatch(pages.said[first.page].get(first.number, "")):
            _take(body, first)
            item.kids.insert(0, Element("Lbl", [first]))


def _first(tree: Tree, element: Element) -> Content | None:
    """The first piece of content below an element; None where another list comes first, whose own it is."""
    for kid in element.kids:
        if isinstance(kid, Content):
            return kid
        if isinstance(kid, Element):
            return _first(tree, kid) if tree.role(kid) != "L" else None
    return None


def _take(element: Element, content: Content) -> bool:
    """Take a piece of content out from below an element, with what held nothing else; whether it was there."""
    if content in element.kids:
        element.kids.remove(content)
        return True
    for kid in element.elements:
        if _take(kid, content):
            if not kid.kids:
                element.kids.remove(kid)
            return True
    return False


def captions_belong_to_tables(tree: Tree, styles: Collection[str]) -> None:
    """A caption that stands right above a table is its first part (ISO 32000-1, 14.8.4.3.4).

    Args:
        styles: the names of the styles of captions, in small letters.
    """
    for parent in [*tree.walk()]:
        out: list[Kid] = []
        for kid in parent.kids:
            before = out[-1] if out else None
            if isinstance(kid, Element) and tree.role(kid) == "Table" and _is_caption(before, styles):
                assert isinstance(before, Element)  # noqa: S101  a caption is one
                before.role = "Caption"
                kid.kids.insert(0, before)
                out.pop()
            out.append(kid)
        parent.kids = out


def _is_caption(kid: Kid | None, styles: Collection[str]) -> bool:
    return isinstance(kid, Element) and kid.role.lower() in styles


def links_are_held(tree: Tree, pages: PageWords, links: Mapping[Annotation, str]) -> None:
    """A link that no element holds is told in the text that shows its words (ISO 14289-1, 7.18.5).

    LibreOffice tags no links of slides. Its words are a part of the content of a paragraph, which cannot be divided:
    the link comes behind them and says them again, as its alternative text.

    Args:
        links: → what they show, or where they lead, in the order of their pages and of what is drawn on them.
    """
    texts = [each for each in tree.walk() if any(isinstance(kid, Content) for kid in each.kids)]
    said = {each: pages.text(each) for each in texts}
    for link, shown in links.items():
        there = [each for each in texts if each.page == link.page]
        holder = next((each for each in there if shown and shown in said[each]), there[-1] if there else None)
        if holder is None:
            continue
        said[holder] = said[holder].replace(shown, "", 1)  # the next link with these words is another one
        holder.kids.append(Element("Link", [link], {"/Alt": TextStringObject(shown)} if shown else {}))


def links_are_whole(tree: Tree) -> None:
    """What one link shows is one element, which holds it once: an annotation has one parent (ISO 32000-1, 14.7.4.4).

    LibreOffice writes a Link for each piece between two tabs, languages, or places where a line may break.
    """
    for parent in [*tree.walk()]:
        out: list[Kid] = []
        for kid in parent.kids:
            before = out[-1] if out else None
            if isinstance(kid, Element) and isinstance(before, Element) and _same_link(tree, before, kid):
                _join(before, kid)
            else:
                out.append(kid)
        parent.kids = out


def _same_link(tree: Tree, one: Element, other: Element) -> bool:
    if not tree.role(one) == tree.role(other) == "Link" or not {*one.entries, *other.entries} <= {"/Lang"}:
        return False
    held, again = ({kid for kid in each.kids if isinstance(kid, Annotation)} for each in (one, other))
    return bool(held) and held == again


def _join(link: Element, rest: Element) -> None:
    """The words of the rest behind those of the link; what is of another language is a Span."""
    held = [kid for kid in link.kids if isinstance(kid, Annotation)]
    differ = link.entries != rest.entries
    words = [*_words(link, apart=differ), *_words(rest, apart=differ)]
    if differ:
        link.entries = {}
    link.kids = [*words, *held]


def _words(link: Element, *, apart: bool) -> list[Kid]:
    """What a link shows; apart, in a Span of its language, where it says one."""
    words: list[Kid] = [kid for kid in link.kids if not isinstance(kid, Annotation)]
    return [Element("Span", words, link.entries)] if apart and link.entries else words


def spans_are_joined(tree: Tree) -> None:
    """Stretches of text that follow each other and differ in nothing are one.

    LibreOffice writes a Span, or what a style of letters is called, for each piece between two places where a line may
    break: in Khmer, for each word.
    """
    for parent in [*tree.walk()]:
        out: list[Kid] = []
        for kid in parent.kids:
            before = out[-1] if out else None
            if isinstance(kid, Element) and isinstance(before, Element) and _same_stretch(tree, before, kid):
                before.kids += kid.kids
            else:
                out.append(kid)
        parent.kids = out


def _same_stretch(tree: Tree, one: Element, other: Element) -> bool:
    plain = one.role == other.role and tree.role(one) == "Span" and not one.elements and not other.elements
    return plain and set(one.entries) == set(other.entries) <= {"/Lang"} and one.entries == other.entries


def languages_are_said(tree: Tree, wanted: str, default: str) -> None:
    """Text without a language of its own is in the default of the program, which is not always that of the document.

    LibreOffice says the language of what differs from its own default alone. Where that default is not the
    document's language and some text is said to be in the document's, the rest must be said to be in the other.
    """
    if not wanted or not default or wanted == default:
        return
    said = {str(each.entries["/Lang"]) for each in tree.walk() if "/Lang" in each.entries}
    if wanted not in said:
        return
    for document in tree.kids:
        document.entries.setdefault("/Lang", TextStringObject(default))
    for element in tree.walk():
        if element.alt:  # alt texts are written in the language of the document
            element.entries.setdefault("/Lang", TextStringObject(wanted))
