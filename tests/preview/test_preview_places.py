"""Where on the pages the figures stand: each mark lies on its own words, and no two over each other."""

from __future__ import annotations

from datetime import date

import pytest

from brief_builder.build import build, init_pack
from brief_builder.pdf.converting import Printable, convert
from brief_builder.pdf.program import find_office

pypdfium2 = pytest.importorskip("pypdfium2")

from painting import colour, painted  # noqa: E402

from brief_builder.preview.aligning import align  # noqa: E402 - it needs what is skipped without
from brief_builder.preview.locating import Places, Used  # noqa: E402
from brief_builder.preview.papers import Paper, plain  # noqa: E402

pytestmark = pytest.mark.office


def _aligned(one: str, other: str) -> str:
    """What of `one` is found, with dots for what is not, when it is read from `other`."""
    return "".join(other[at] if at >= 0 else "." for at in align(one, other))


def test_a_word_that_stands_often_is_found_by_what_is_around_it() -> None:
    """The second “about 40”, not the first."""
    one, other = "The club has about 40 members.", "In all about 40 firms. The club has about 40 members."
    assert align(one, other) == list(range(23, 53))


def test_numbers_of_notes_between_the_words_are_passed_over() -> None:
    """They stand on paper alone."""
    assert _aligned("trade rose by 11% in 2025.", "trade rose by 11%1 in 20252.") == "trade rose by 11% in 2025."


def test_a_block_in_another_order_is_found() -> None:
    """A text box is drawn after the page that it stands beside."""
    one = "At a glance: C$2.1 million. The council meets twice a year in the capital."
    other = "The council meets twice a year in the capital. At a glance: C$2.1 million. "
    assert _aligned(one, other).replace(" ", "") == one.replace(" ", "")


def test_words_that_are_not_there_have_no_place() -> None:
    """Not that of other words."""
    assert _aligned("A zebra", "12345678") == "......."


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory, office: None) -> dict[str, tuple[Paper, list[Used], Places]]:
    """The briefs of the starter pack on paper, their paragraphs in colour."""
    folder = tmp_path_factory.mktemp("laid")
    init_pack(folder / "canada-ghana", languages=("en", "fr"), as_of=date(2026, 11, 28))
    built = build(folder / "canada-ghana", out=folder / "output")
    found = {}
    for document in built.documents:
        if document.name.endswith(".docx"):
            data = convert([Printable("docx", painted(document.data))], find_office())[0]
            assert isinstance(data, bytes)
            paper = Paper(data)
            known = set(built.loaded.facts) if built.loaded is not None else set()
            uses = [
                Used(use.fact, use.text, use.part, use.paragraph)
                for use in document.placed
                if use.fact in known and use.paragraph is not None and "/charts/" not in use.part
            ]
            found[document.language] = paper, uses, Places(paper, document.reading)
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_figure_has_a_mark_on_its_own_words(
    laid: dict[str, tuple[Paper, list[Used], Places]], language: str
) -> None:
    """In text, tables and footnotes: the letters under each are those of its paragraph, and say what was printed."""
    paper, uses, places = laid[language]
    marked: dict[int, list[tuple[int, int]]] = {}
    for spot in places.spots(uses):
        for number in spot.numbers:
            marked.setdefault(number, []).extend((spot.page, sign) for sign in _under(paper, spot.page, spot.boxes))
    assert [use for number, use in enumerate(uses) if number not in marked] == []
    for number, signs in marked.items():
        use = uses[number]
        assert use.paragraph is not None
        assert {_colour(paper, *sign) for sign in signs} == {colour(use.part, use.paragraph)}, use
        assert plain(use.text) in plain("".join(_letter(paper, *sign) for sign in signs)), use


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_marks_lie_over_each_other(laid: dict[str, tuple[Paper, list[Used], Places]], language: str) -> None:
    """One of them could not be clicked."""
    _, uses, places = laid[language]
    boxes = [(spot.page, box) for spot in places.spots(uses) for box in spot.boxes]
    for number, (page, (left, top, width, height)) in enumerate(boxes):
        x, y = left + width / 2, top + height / 2
        over = [n for n, (other, (a, b, w, h)) in enumerate(boxes) if other == page and a < x < a + w and b < y < b + h]
        assert over == [number]


def test_two_facts_in_the_same_words_are_one_mark(laid: dict[str, tuple[Paper, list[Used], Places]]) -> None:
    """It tells of both."""
    _, uses, places = laid["en"]
    use = uses[0]
    spots = places.spots([use, Used("another.fact", use.text, use.part, use.paragraph)])
    assert {spot.numbers for spot in spots} == {(0, 1)}


def _under(paper: Paper, page: int, boxes: tuple[tuple[float, float, float, float], ...]) -> list[int]:
    """The letters of which the middle lies in boxes, by their numbers in the PDF."""
    text = paper._pdf[page].get_textpage()
    wide, high = paper.pages[page].width, paper.pages[page].height
    found = []
    for signs in paper.pages[page].numbers:
        left, bottom, right, top = text.get_charbox(signs[0])
        x, y = (left + right) / 2 / wide, 1 - (bottom + top) / 2 / high
        if any(a <= x <= a + w and b <= y <= b + h for a, b, w, h in boxes) and signs[0] not in found:
            found.append(signs[0])
    return found


def _letter(paper: Paper, page: int, sign: int) -> str:
    text = paper._pdf[page].get_textpage()
    return chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, sign))


def _colour(paper: Paper, page: int, sign: int) -> int:
    from ctypes import c_uint

    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    text = paper._pdf[page].get_textpage()
    assert pypdfium2.raw.FPDFText_GetFillColor(text.raw, sign, red, green, blue, alpha)
    return red.value << 16 | green.value << 8 | blue.value
