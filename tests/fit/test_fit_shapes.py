"""How high texts come out on slides: each rule of DrawingML that decides it, by a box and its lines."""

from __future__ import annotations

import pickle

import pytest
from small_decks import LAYOUT, POINT, THEME, box, deck, fitted, lines, one, paragraph, slide

from brief_builder.fit import FittedShape, Fitting
from brief_builder.office import Package

WORDS = "Canada and Cambodia established relations in 1953"


def height(shape: FittedShape) -> float:
    """The height of its text in points."""
    return shape.text_height / POINT


def test_a_line_is_1_2_sizes_high() -> None:
    """In every typeface, as PowerPoint draws it."""
    assert [height(s) for s in fitted(*(lines(3) for _ in range(2)))] == [72, 72]
    assert (
        height(one(box(paragraph("x", run='sz="3000"').replace("/>", '><a:latin typeface="Noto Sans"/></a:rPr>', 1))))
        == 36
    )


def test_lines_that_stand_below_the_box_are_counted() -> None:
    """Six lines of 24 pt in 100 pt: two are outside."""
    shape = one(lines(6))
    assert (shape.lines, shape.lines_over, shape.room) == (6, 2, 100 * POINT)


def test_a_tenth_of_a_line_may_stand_out() -> None:
    """It is leading, and nobody sees it."""
    assert [one(lines(4, size=(200, high))).lines_over for high in (94, 93)] == [0, 1]


def test_insets_take_room() -> None:
    """0.1 inch left and right, 0.05 above and below, unless the shape says otherwise."""
    assert one(box("x", said="")).room == (100 - 7.2) * POINT
    assert one(box("x", said='tIns="0" bIns="127000"')).room == 90 * POINT


def test_an_empty_text_is_none() -> None:
    """An empty placeholder is not shown."""
    assert fitted(box("<a:p><a:endParaRPr/></a:p>")) == []


def test_words_wrap_at_the_width() -> None:
    """Canada and Cambodia … in 200 pt and in 100."""
    assert [one(box(WORDS, size=(width, 300))).lines for width in (500, 200, 100)] == [1, 3, 5]


def test_without_wrapping_lines_end_where_paragraphs_do() -> None:
    """wrap="none", which drawn labels have."""
    assert one(box(WORDS, size=(50, 100), said='wrap="none"')).lines == 1


@pytest.mark.parametrize(
    ("at", "align", "runs_off"),
    [(50, "l", False), (500, "l", True), (500, "r", False), (100, "r", True), (0, "ctr", True), (300, "ctr", False)],
)
def test_lines_that_do_not_wrap_may_run_off_the_slide(at: int, align: str, runs_off: bool) -> None:
    """Some 400 pt of words in a box of 100 on a slide of 720: where they begin is said by how they are aligned."""
    words = paragraph(WORDS, about=f'<a:pPr algn="{align}"/>')
    shape = one(box(words, size=(100, 100), at=(at, 50), said='wrap="none"'))
    assert (shape.beside > 0) == runs_off
    assert one(box(words, size=(100, 100), at=(at, 50))).beside == 0  # wrapped


def test_a_label_beside_the_slide_was_put_there() -> None:
    """Notes to oneself stand there; so does what a narrow text leaves of its shape."""
    assert one(box(WORDS, size=(100, 100), at=(730, 50), said='wrap="none"')).beside == 0
    assert one(box("a", size=(100, 100), at=(-50, 50), said='wrap="none"')).beside == 0


def test_line_breaks_and_empty_paragraphs_have_height() -> None:
    """A break as high as its run, an empty paragraph as its end mark says."""
    broken = '<a:p><a:r><a:rPr sz="2000"/><a:t>a</a:t></a:r><a:br><a:rPr sz="1000"/></a:br></a:p>'
    assert height(one(box(broken))) == pytest.approx(24 + 12)
    empty = paragraph("a") + '<a:p><a:endParaRPr sz="3000"/></a:p>' + paragraph("b")
    assert height(one(box(empty))) == 24 + 36 + 24


def test_a_field_is_taken_as_it_stands() -> None:
    """The number of the slide is a digit or two, whichever it will be."""
    field = '<a:p><a:fld id="{1}" type="slidenum"><a:rPr sz="2000"/><a:t>12</a:t></a:fld></a:p>'
    assert one(box(field)).lines == 1


def test_space_between_paragraphs_is_added_up() -> None:
    """What stands before the first and after the last one does not count."""
    about = '<a:pPr><a:spcBef><a:spcPts val="1000"/></a:spcBef><a:spcAft><a:spcPts val="500"/></a:spcAft></a:pPr>'
    assert height(one(box(paragraph("a", about) * 3))) == 3 * 24 + 2 * 15


def test_space_in_percent_is_of_a_line() -> None:
    """50 % of 24 pt."""
    about = '<a:pPr><a:spcBef><a:spcPct val="50000"/></a:spcBef></a:pPr>'
    assert height(one(box(paragraph("a", about) * 2))) == 2 * 24 + 12


@pytest.mark.parametrize(
    ("spacing", "expected"),
    [('<a:spcPct val="90000"/>', 64.8), ('<a:spcPct val="150%"/>', 108), ('<a:spcPts val="1500"/>', 45)],
)
def test_line_spacing_is_a_share_of_the_line_or_points(spacing: str, expected: float) -> None:
    """Three lines of 20 pt."""
    about = f"<a:pPr><a:lnSpc>{spacing}</a:lnSpc></a:pPr>"
    assert height(one(box(paragraph("a", about) * 3))) == pytest.approx(expected)


def test_margins_and_hanging_indents_narrow_the_lines() -> None:
    """A bullet stands in the indent: all lines begin at the margin."""
    about = '<a:pPr marL="1270000" indent="-1270000">{}</a:pPr>'
    hanging = paragraph(WORDS, about.format('<a:buChar char="•"/>'))
    plain = paragraph(WORDS, about.format("<a:buNone/>"))
    shapes = [one(box(each, size=(200, 300))).lines for each in (hanging, plain)]
    assert shapes == [5, 4]


def test_the_largest_letters_of_a_line_give_its_height() -> None:
    """A run of 40 pt in the first of two lines."""
    large, small = (
        '<a:r><a:rPr sz="4000"/><a:t>3.2 </a:t></a:r>',
        '<a:r><a:rPr sz="1000"/><a:t>billion of goods</a:t></a:r>',
    )
    runs = f"<a:p>{large}{small}</a:p>"
    assert height(one(box(runs, size=(100, 100)))) == 48 + 12


def test_columns_are_filled_one_after_the_other() -> None:
    """Two columns for four lines each: of ten lines, two are outside."""
    shape = one(lines(10, said='tIns="0" bIns="0" numCol="2"'))
    assert (shape.lines_over, height(shape)) == (2, 6 * 24)
    assert one(lines(8, said='tIns="0" bIns="0" numCol="2"')).lines_over == 0


@pytest.mark.parametrize("way", ["vert", "vert270", "eaVert"])
def test_turned_text_runs_along_the_height(way: str) -> None:
    """A narrow high box with text turned by 90°."""
    shape = one(box(WORDS, size=(60, 300), said=f'vert="{way}" lIns="0" rIns="0"'))
    assert (shape.lines, shape.lines_over) == (2, 0)


def test_text_bent_into_a_shape_always_fits() -> None:
    """WordArt is drawn as large as its shape."""
    assert one(lines(9, body='<a:prstTxWarp prst="textWave1"/><a:noAutofit/>')).lines_over == 0


def test_a_shape_that_grows_never_overflows_but_may_leave_the_slide() -> None:
    """spAutoFit: ten lines of 24 pt from 400 pt on, on a slide of 540 pt."""
    shape = one(lines(10, at=(0, 400), body="<a:spAutoFit/>"))
    assert (shape.lines_over, shape.bottom, shape.leaves_slide) == (0, 640 * POINT, True)


@pytest.mark.parametrize(("anchor", "bottom"), [("t", 194), ("ctr", 172), ("b", 150)])
def test_what_is_too_much_stands_out_away_from_the_anchor(anchor: str, bottom: float) -> None:
    """144 pt of text in a box of 100 at 50: below, on both sides or above."""
    shape = one(lines(6, said=f'tIns="0" bIns="0" anchor="{anchor}"'))
    assert shape.bottom == bottom * POINT


def test_a_box_on_its_side_ends_lower() -> None:
    """200 × 100 pt turned by 90°: as high as it was wide."""
    assert one(lines(1, turn=90)).bottom == 200 * POINT


def test_a_group_moves_and_scales_its_shapes() -> None:
    """A group of 400 × 200 drawn at half its size, at 100, 100."""
    inner = lines(3, size=(200, 100), at=(0, 0))
    place = '<a:off x="1270000" y="1270000"/><a:ext cx="2540000" cy="1270000"/>'
    measure = '<a:chOff x="0" y="0"/><a:chExt cx="5080000" cy="2540000"/>'
    group = f"<p:grpSp><p:nvGrpSpPr/><p:grpSpPr><a:xfrm>{place}{measure}</a:xfrm></p:grpSpPr>{inner}</p:grpSp>"
    shape = one(group)
    assert (shape.left, shape.top, shape.width, shape.height) == (1270000, 1270000, 100 * POINT, 50 * POINT)
    assert shape.lines_over == 1


def test_the_first_choice_of_an_alternative_is_measured() -> None:
    """What stands in it twice, PowerPoint shows once."""
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{lines(1)}</mc:Choice><mc:Fallback>{lines(2)}</mc:Fallback>"
    assert one(f"<mc:AlternateContent {space}>{both}</mc:AlternateContent>").lines == 1


def test_a_hidden_shape_is_passed_over() -> None:
    """Nobody sees it."""
    assert fitted(lines(9).replace('name="Box 2"', 'name="Box 2" hidden="1"')) == []


def test_a_scale_of_nothing_is_taken_for_the_least() -> None:
    """fontScale="0" is not allowed, and may stand there all the same."""
    assert one(lines(1, body='<a:normAutofit fontScale="0"/>')).scale == 1000


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        ("rect", (200, 100)),
        ("ellipse", (141.42, 70.71)),
        ("roundRect", (190.24, 90.24)),
        ("diamond", (100, 50)),
        ("triangle", (100, 50)),
        ("homePlate", (175, 100)),
        ("chevron", (100, 100)),
        ("rightArrow", (175, 50)),
        ("round2SameRect", (190.24, 95.12)),
        ("heart", (200, 100)),
    ],
)
def test_text_stands_in_the_rectangle_of_its_shape(preset: str, expected: tuple[float, float]) -> None:
    """By presetShapeDefinitions, for a shape of 200 × 100; others take the whole frame."""
    shape = one(box("x", preset=f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'))
    assert (shape.box.width, shape.box.height) == pytest.approx(expected, abs=0.01)


def test_a_handle_moves_the_rectangle() -> None:
    """A rounded rectangle without round corners is a rectangle."""
    handle = '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 0"/></a:avLst></a:prstGeom>'
    assert one(box("x", preset=handle)).box.width == 200


def test_thousands_of_slides_share_what_was_read_of_their_layout() -> None:
    """A fitting can be sent to another process, and says the same there."""
    package = deck(lines(6))
    fitting = Fitting(package)
    first = [shape.lines_over for shape in fitting.shapes(slide(package), LAYOUT)]
    again = pickle.loads(pickle.dumps(fitting))  # noqa: S301
    assert [shape.lines_over for shape in again.shapes(slide(package), LAYOUT)] == first


def test_a_layout_that_is_not_there_gives_nothing_to_inherit() -> None:
    """A slide with a layout that the package lacks is measured by what it says itself."""
    package = deck(lines(2))
    assert isinstance(package, Package)
    assert [s.lines for s in Fitting(package).shapes(slide(package), "ppt/slideLayouts/none.xml")] == [2]


def test_a_typeface_that_is_nowhere_is_named() -> None:
    """It is measured with another."""
    shape = one(lines(1), fonts={"lt": "Brand Sans Pro"})
    assert shape.missing == ("Brand Sans Pro",)
    assert THEME["lt"] == "Calibri"
