"""What LibreOffice leaves open in the tags of a PDF is put right; what is right stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tag_outlines import outline_of, plain, tree_of

from brief_builder.pdf import mends, slide_mends
from brief_builder.pdf.original import DECORATION
from brief_builder.pdf.page_words import PageWords
from brief_builder.pdf.slides import Drawing
from brief_builder.pdf.tree import Annotation, Tree

Mend = Callable[[Tree, PageWords], None]


def _said(*paragraphs: str) -> Mend:
    return lambda tree, pages: slide_mends.words_are_those_of_the_slide(tree, pages, [paragraphs])


def _slides(*drawn: Drawing) -> Mend:
    return lambda tree, pages: slide_mends.drawings_are_described(tree, pages, [drawn], [100.0])


CASES: dict[str, tuple[Mend, str, str]] = {
    "what stands beside the document comes first in it": (
        lambda tree, _: mends.under_one_document(tree),
        """
        Figure [map] "m"
        Document
          P "one"
        """,
        """
        Document
          Figure "m" [map]
          P "one"
        """,
    ),
    "slides without a document get one": (
        lambda tree, _: mends.under_one_document(tree),
        """
        H "one"
        P "two"
        """,
        """
        Document
          H "one"
          P "two"
        """,
    ),
    "charts have their alt texts, in their order; a picture that has one keeps it": (
        lambda tree, pages: mends.charts_are_described(tree, pages, ["trade", "aid"]),
        """
        Document
          Figure "2024"
          Figure [map] "m"
          Figure
          Figure "2025"
        """,
        """
        Document
          Figure "2024" [trade]
          Figure "m" [map]
          Figure
          Figure "2025" [aid]
        """,
    ),
    "where there are more figures than charts, nobody guesses which is which": (
        lambda tree, pages: mends.charts_are_described(tree, pages, ["trade"]),
        """
        Figure "2024"
        Figure "2025"
        """,
        """
        Figure "2024"
        Figure "2025"
        """,
    ),
    "decoration is not read, and leaves no empty paragraph": (
        mends.decoration_is_not_read,
        f"""
        Document
          P
            Figure [{DECORATION}] "band"
          P "one"
          Table
            TR
              TD
        """,
        """
        Document
          P "one"
          Table
            TR
              TD
        """,
    ),
    "a box anchored in a paragraph is read behind it": (
        lambda tree, _: mends.boxes_stand_beside_paragraphs(tree),
        """
        Document
          P "one"
            Div
              P "box"
          P "two"
        """,
        """
        Document
          P "one"
          Div
            P "box"
          P "two"
        """,
    ),
    "a box anchored in a heading is read before it": (
        lambda tree, _: mends.boxes_stand_beside_paragraphs(tree),
        """
        Document
          H2 "Messages"
            Div
              H2 "At a glance"
          P "two"
        """,
        """
        Document
          Div
            H2 "At a glance"
          H2 "Messages"
          P "two"
        """,
    ),
    "a paragraph that held a box alone is gone": (
        lambda tree, _: mends.boxes_stand_beside_paragraphs(tree),
        """
        Document
          P
            Div
              P "box"
        """,
        """
        Document
          Div
            P "box"
        """,
    ),
    "a picture in a paragraph stays": (
        lambda tree, _: mends.boxes_stand_beside_paragraphs(tree),
        """
        P "see"
          Figure [a map] "m"
        """,
        """
        P "see"
          Figure "m" [a map]
        """,
    ),
    "a note has an id and its number as a label that leads back": (
        lambda tree, pages: mends.notes_have_their_numbers(tree, pages, {Annotation(0, 7): "1"}),
        """
        Document
          Note
            P "1" " Source."
          Note
            P "2" " Other."
        """,
        """
        Document
          Note #note1
            Lbl
              Link "1" ^7
            P " Source."
          Note #note2
            Lbl "2"
            P " Other."
        """,
    ),
    "a note that has all this stays": (
        lambda tree, pages: mends.notes_have_their_numbers(tree, pages, {}),
        """
        Note #n
          Lbl "1"
          P "Source."
        """,
        """
        Note #n
          Lbl "1"
          P "Source."
        """,
    ),
    "the bullet or number of a point is its label": (
        mends.points_have_labels,
        """
        L
          LI
            LBody
              P "•" "One" "two"
          LI
            LBody
              P "12.	" "Three"
        """,
        """
        L
          LI
            Lbl "•"
            LBody
              P "One" "two"
          LI
            Lbl "12.	"
            LBody
              P "Three"
        """,
    ),
    "the bullet of a point is its label where words behind it are bold, linked or of another language": (
        mends.points_have_labels,
        """
        L
          LI
            LBody
              P "•"
                Span "One"
          LI
            LBody
              P
                Span "–"
                Span "2023" " it rose"
        """,
        """
        L
          LI
            Lbl "•"
            LBody
              P
                Span "One"
          LI
            Lbl "–"
            LBody
              P
                Span "2023" " it rose"
        """,
    ),
    "a point that holds a list alone leaves the list its bullets": (
        mends.points_have_labels,
        """
        L
          LI
            LBody
              L
                LI
                  LBody
                    P "•" "One"
        """,
        """
        L
          LI
            LBody
              L
                LI
                  Lbl "•"
                  LBody
                    P "One"
        """,
    ),
    "figures behind the first words of a point are no bullet": (
        mends.points_have_labels,
        """
        L
          LI
            LBody
              P "In "
                Span "2023" " it rose"
        """,
        """
        L
          LI
            LBody
              P "In "
                Span "2023" " it rose"
        """,
    ),
    "points that have labels, or no bullets, stay": (
        mends.points_have_labels,
        """
        L
          LI
            Lbl "•"
            LBody "–" "One"
          LI
            LBody
              P "In 2023" " it rose"
          LI
            LBody
              P "•"
        """,
        """
        L
          LI
            Lbl "•"
            LBody "–" "One"
          LI
            LBody
              P "In 2023" " it rose"
          LI
            LBody
              P "•"
        """,
    ),
    "the caption above a table is in it": (
        lambda tree, _: mends.captions_belong_to_tables(tree, {"caption", "table caption"}),
        """
        Document
          Table_caption "Table 1"
          Table
            TR
          caption "Figure 1"
          P "text"
          Table
            TR
        """,
        """
        Document
          Table
            Caption "Table 1"
            TR
          caption "Figure 1"
          P "text"
          Table
            TR
        """,
    ),
    "a link that no tag holds stands with the words that it shows": (
        lambda tree, pages: mends.links_are_held(tree, pages, {Annotation(0, 3): "mission", Annotation(0, 4): "map"}),
        """
        Document
          P "One mission, and " "a map"
          L
            LI
              LBody "The mission and its map"
        """,
        """
        Document
          P "One mission, and " "a map"
            Link ^3 [mission]
            Link ^4 [map]
          L
            LI
              LBody "The mission and its map"
        """,
    ),
    "a link that shows no words of its page comes last on it": (
        lambda tree, pages: mends.links_are_held(tree, pages, {Annotation(0, 3): "https://example.org"}),
        """
        Document
          P @1 "One"
          P "two"
          P @2 "three"
        """,
        """
        Document
          P "One"
          P "two"
            Link ^3 [https://example.org]
          P "three"
        """,
    ),
    "the pieces of a link are one": (
        lambda tree, _: mends.links_are_whole(tree),
        """
        P
          Link {km-KH} "a" ^1
          Link {km-KH} "b" ^1
          Link "7" ^1
          Link {km-KH} "c" ^1
          Link "8" ^2
        """,
        """
        P
          Link "7" ^1
            Span "a" "b" {km-KH}
            Span "c" {km-KH}
          Link "8" ^2
        """,
    ),
    "two links, or one of a picture, stay": (
        lambda tree, _: mends.links_are_whole(tree),
        """
        P
          Link "a" ^1
          Link "b" ^2
          Link "c" ^2 [a map]
          Link "d"
          Link "e"
        """,
        """
        P
          Link "a" ^1
          Link "b" ^2
          Link "c" ^2 [a map]
          Link "d"
          Link "e"
        """,
    ),
    "words of one language are one stretch": (
        lambda tree, _: mends.spans_are_joined(tree),
        """
        P
          Span {km-KH} "a"
          Span {km-KH} "b"
          Span {fr-CA} "c"
          Lead-in {fr-CA} "d"
          Link "1"
          Span {fr-CA} "e"
            Link "2"
          Span {fr-CA} "f"
        """,
        """
        P
          Span "a" "b" {km-KH}
          Span "c" {fr-CA}
          Lead-in "d" {fr-CA}
          Link "1"
          Span "e" {fr-CA}
            Link "2"
          Span "f" {fr-CA}
        """,
    ),
    "text of no language is in the program's": (
        lambda tree, _: mends.languages_are_said(tree, "km-KH", "en-CA"),
        """
        Document
          P "Brèves Éco"
            Span {km-KH} "កម្ពុជា"
          Figure [ផែនទី] "m"
        """,
        """
        Document {en-CA}
          P "Brèves Éco"
            Span "កម្ពុជា" {km-KH}
          Figure "m" [ផែនទី] {km-KH}
        """,
    ),
    "where no language is said at all, all is in the document's": (
        lambda tree, _: mends.languages_are_said(tree, "fr-CA", "en-US"),
        """
        Document
          P "un"
        """,
        """
        Document
          P "un"
        """,
    ),
    "a slide's title is a heading": (
        lambda tree, _: slide_mends.titles_are_headings(tree),
        """
        H
          P "One"
          P "two"
        """,
        """
        H1 "One" "two"
        """,
    ),
    "the marking is read once, slide numbers never": (
        slide_mends.background_is_read_once,
        """
        P @1 "PROTECTED B"
        P "1"
        H
          P "One"
        P @2 "PROTECTED B"
        P "2"
        Div
          P "PROTECTED B"
        """,
        """
        P "PROTECTED B"
        H
          P "One"
        Div
          P "PROTECTED B"
        """,
    ),
    "a chart has the alt text of the drawing in its place": (
        _slides(
            Drawing(10, 20, 50, 80, "A chart.", decorative=False), Drawing(60, 20, 90, 80, "Another.", decorative=False)
        ),
        """
        Figure (10 20 50 80.5) "c"
        Figure (60 20 90 80) [said already] "d"
        """,
        """
        Figure "c" [A chart.]
        Figure "d" [said already]
        """,
    ),
    "a decorative line of a slide is not read": (
        _slides(Drawing(10, 20, 10, 80, "", decorative=True)),
        """
        Figure (9.5 20 10.5 80) "line"
        P "one"
        """,
        """
        P "one"
        """,
    ),
    "a drawing that stands elsewhere says nothing": (
        _slides(Drawing(30, 20, 50, 80, "A chart.", decorative=False)),
        """
        Figure (10 20 50 80) "c"
        """,
        """
        Figure "c"
        """,
    ),
    "words that the drawing lost are those of the slide": (
        _said("ប្រភព ពីរ", "One two", "ASEAN", "3"),
        """
        P "PROTECTED B"
        H1 "ប្ភពពីរ"
        Div
          P "One\u200b  two"
          L
            LI
              Lbl "•"
              LBody "ASEAN"
        Figure [A chart.]
          P "2022"
        Table
          TR
            TD
              P "3"
        """,
        """
        P "PROTECTED B"
        H1 "ប្ភពពីរ" =ប្រភព ពីរ
        Div
          P "One\u200b  two"
          L
            LI
              Lbl "•"
              LBody "ASEAN"
        Figure [A chart.]
          P "2022"
        Table
          TR
            TD
              P "3"
        """,
    ),
    "where a slide has other paragraphs, its words stay": (
        _said("One", "two"),
        """
        Div
          P "On"
        """,
        """
        Div
          P "On"
        """,
    ),
    "words that are others altogether stay": (
        _said("November 2026"),
        """
        Div
          P "See the brief"
        """,
        """
        Div
          P "See the brief"
        """,
    ),
    "slides are sections": (
        lambda tree, _: slide_mends.slides_are_sections(tree),
        """
        Document
          H1 @1 "One"
          Div
            P "a"
          H1 @2 "Two"
        """,
        """
        Document
          Sect
            H1 "One"
            Div
              P "a"
          Sect
            H1 "Two"
        """,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_mend_does_what_it_says(case: str) -> None:
    """The tags before, a mend, and the tags behind it."""
    mend, before, after = CASES[case]
    tree, pages = tree_of(plain(before))
    mend(tree, pages)
    assert outline_of(tree, pages) == plain(after)


def test_words_of_one_style_are_one_stretch() -> None:
    """The name of a style of letters means a Span; words of two styles stay two."""
    outline = 'P\n  Lead_in {km-KH} "a"\n  Lead_in {km-KH} "b"\n  Strong {km-KH} "c"\n  Span {km-KH} "d"'
    tree, pages = tree_of(outline, {"Lead in": "Span", "Strong": "Span"})
    mends.spans_are_joined(tree)
    assert outline_of(tree, pages) == plain(
        """
        P
          Lead in "a" "b" {km-KH}
          Strong "c" {km-KH}
          Span "d" {km-KH}
        """
    )


def test_content_that_is_not_read_becomes_decoration() -> None:
    """Its pieces on the page are named, so that they are marked as artifacts."""
    tree, pages = tree_of("Document\n  Figure [" + DECORATION + '] "a" "b"\n  P "c"')
    mends.decoration_is_not_read(tree, pages)
    assert pages.dropped == [{0, 1}]


def test_a_role_follows_the_names_of_styles() -> None:
    """A style's name means what the role map says, over several steps; a circle ends."""
    tree, _ = tree_of("Key_message\nA", {"Key message": "Text", "Text": "P", "A": "B", "B": "A"})
    assert [tree.role(each) for each in tree.kids] == ["P", "A"]
