"""The structure tree of slides that LibreOffice wrote → one that is read slide by slide, each beginning with its title.

LibreOffice 7.4 puts all shapes of all slides side by side below the root, first those of the master: the marking and
the slide number. It says no alt text of charts and lines. Titles are `H`, with paragraphs in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from pypdf.generic import TextStringObject

from brief_builder.pdf.mends import without
from brief_builder.pdf.page_words import PageWords
from brief_builder.pdf.slides import Drawing
from brief_builder.pdf.tree import Content, Element, Tree

_ALIKE = 0.5  # how much of two texts must be the same, from 0 to 1, for them to be one text
_NEAR = 2.0  # points by which LibreOffice's box of a drawing, with its outline, may differ from the frame in the file


def titles_are_headings(tree: Tree) -> None:
    """`H` becomes `H1`, and holds the words of the title itself."""
    for element in tree.walk():
        if tree.role(element) != "H":
            continue
        element.role = "H1"
        if all(isinstance(kid, Element) and tree.role(kid) == "P" for kid in element.kids):
            element.kids = [each for kid in element.elements for each in kid.kids]


def background_is_read_once(tree: Tree, pages: PageWords) -> None:
    """Of what master and layout draw behind the slides, words are read where they stand first; numbers never.

    It is known by where it stands: paragraphs that no shape holds. The marking is read at the beginning so.
    """
    behind = {each for each in _shapes(tree) if tree.role(each) == "P"}
    heard: set[str] = set()
    dropped: set[Element] = set()
    for element in sorted(behind, key=lambda each: each.page or 0):
        text = " ".join(pages.text(element).split())
        if text in heard or not any(letter.isalpha() for letter in text):
            dropped.add(element)
            pages.drop(element)
        heard.add(text)
    without(tree, dropped.__contains__)


def drawings_are_described(
    tree: Tree, pages: PageWords, slides: Sequence[Sequence[Drawing]], heights: Sequence[float]
) -> None:
    """Figures have the alt text of the drawing in whose place they stand; decorative ones become artifacts.

    Args:
        slides: what is drawn on each page.
        heights: of the pages, in points.
    """
    decorative: set[Element] = set()
    for element in tree.walk():
        page = element.page
        if tree.role(element) != "Figure" or page is None or page >= len(slides):
            continue
        drawing = _drawn_there(element, slides[page], heights[page])
        if drawing is None:
            continue
        if drawing.decorative:
            decorative.add(element)
            pages.drop(element)
        elif drawing.alt and not element.alt:
            element.entries["/Alt"] = TextStringObject(drawing.alt)
    without(tree, decorative.__contains__)


def words_are_those_of_the_slide(tree: Tree, pages: PageWords, said: Sequence[Sequence[str]]) -> None:
    """A paragraph whose drawing does not give its words has them from the slide, as ActualText (ISO 32000-1, 14.9.4).

    Where LibreOffice has to take another typeface for Khmer, letters and spaces get lost or change places.

    Args:
        said: the paragraphs of each slide, in the order of its shapes. Where the page has not as many, none is touched.
    """
    for page, paragraphs in enumerate(said):
        drawn = [each for each in _paragraphs(tree) if each.page == page and _even(pages.text(each))]
        if len(drawn) != len(paragraphs):
            continue
        for element, text in zip(drawn, paragraphs, strict=True):
            found, wanted = _even(pages.text(element)), _even(text)
            if found != wanted and SequenceMatcher(None, found, wanted, autojunk=False).ratio() >= _ALIKE:
                element.entries["/ActualText"] = TextStringObject(text)


def _paragraphs(tree: Tree) -> list[Element]:
    """What holds words in the shapes of slides, in reading order: no labels, nothing in charts, no background."""
    out: list[Element] = []

    def look(element: Element) -> None:
        role = tree.role(element)
        if role in ("Figure", "Lbl"):
            return
        if role in ("P", "LBody", "H", "H1") and not element.elements:
            out.append(element)
        for kid in element.elements:
            look(kid)

    for element in _shapes(tree):
        if tree.role(element) != "P":
            look(element)
    return out


def _even(text: str) -> str:
    """A text with one space for each stretch of white space, without those that have no width."""
    return " ".join(text.replace("\u200b", "").split())


def _drawn_there(element: Element, drawn: Sequence[Drawing], height: float) -> Drawing | None:
    """The drawing with the box of this figure, the nearest; None when there is none near. `height` is the page's."""
    box = element.box
    if box is None:
        return None
    frame = (box[0], height - box[3], box[2], height - box[1])
    near = [(max(abs(a - b) for a, b in zip(frame, _edges(each), strict=True)), n) for n, each in enumerate(drawn)]
    distance, n = min(near, default=(_NEAR + 1, 0))
    return drawn[n] if distance <= _NEAR else None


def _edges(drawing: Drawing) -> tuple[float, float, float, float]:
    return drawing.left, drawing.top, drawing.right, drawing.bottom


def _shapes(tree: Tree) -> list[Element]:
    """What stands below the Document, or below the root where there is none."""
    if len(tree.kids) == 1 and tree.role(tree.kids[0]) == "Document":
        return tree.kids[0].elements
    return tree.kids


def slides_are_sections(tree: Tree) -> None:
    """One Sect for each slide, in their order, with what stands on it."""
    document = tree.kids[0]
    sections: dict[int, Element] = {}
    page = 0
    for element in document.elements:
        if tree.role(element) in ("Sect", "Part", "Art"):
            return  # the program made its own
        page = element.page if element.page is not None else page
        sections.setdefault(page, Element("Sect")).kids.append(element)
    if any(isinstance(kid, Content) for kid in document.kids):
        return
    document.kids = [sections[page] for page in sorted(sections)]
