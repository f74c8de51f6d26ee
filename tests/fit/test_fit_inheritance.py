"""Where the properties of a text come from: run, level of the paragraph, shape, layout, master, presentation."""

from __future__ import annotations

import pytest
from small_decks import POINT, box, one, paragraph

PLAIN = "<a:p><a:r><a:t>words</a:t></a:r></a:p>"
BODY = '<p:ph type="body" idx="1"/>'


def level(size: int, number: int = 1, more: str = "") -> str:
    """A level of a list of styles."""
    return f'<a:lvl{number}pPr {more}><a:defRPr sz="{size}"/></a:lvl{number}pPr>'


def size(shape: str, **more: str) -> float:
    """The size of its letters, from the height of its one line."""
    return round(one(shape, **more).text_height / POINT / 1.2, 3)


def holder(text: str = "<a:p/>", *, styles: str = "", placeholder: str = BODY, **more: str) -> str:
    return box(text, styles=styles, placeholder=placeholder, **more)


def test_a_size_that_nobody_says_is_18() -> None:
    """ISO 29500-1, 21.1.2.3.9."""
    assert size(box(PLAIN)) == 18


def test_a_text_box_takes_the_styles_of_the_presentation() -> None:
    """Before otherStyle of the master, which PowerPoint does not show."""
    styles = f"<p:otherStyle>{level(3000)}</p:otherStyle>"
    assert size(box(PLAIN), styles=styles, usual=level(1400)) == 14
    assert size(box(PLAIN), styles=styles) == 30


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, 18),
        ({"usual": level(1000)}, 10),
        ({"usual": level(1000), "styles": f"<p:bodyStyle>{level(1100)}</p:bodyStyle>"}, 11),
        ({"styles": f"<p:bodyStyle>{level(1100)}</p:bodyStyle>", "master": holder(styles=level(1200))}, 12),
        ({"master": holder(styles=level(1200)), "layout": holder(styles=level(1300))}, 13),
    ],
)
def test_a_placeholder_takes_what_is_nearest(given: dict[str, str], expected: float) -> None:
    """Layout before master before its styles before the presentation."""
    assert size(holder(PLAIN), **given) == expected


def test_a_shape_and_a_run_say_more_than_the_layout() -> None:
    """The shape's own styles, then the run's own size."""
    layout = holder(styles=level(1300))
    assert size(holder(PLAIN, styles=level(1500)), layout=layout) == 15
    assert size(holder(paragraph("words", run='sz="1600"'), styles=level(1500)), layout=layout) == 16


def test_each_level_has_its_own_styles() -> None:
    """lvl="2" is the third."""
    deep = PLAIN.replace("<a:p>", '<a:p><a:pPr lvl="2"/>')
    assert size(holder(deep), styles=f"<p:bodyStyle>{level(3000)}{level(1200, 3)}</p:bodyStyle>") == 12


def test_properties_are_inherited_one_by_one() -> None:
    """The size of the master, the line spacing of the layout."""
    spacing = '<a:lvl1pPr><a:lnSpc><a:spcPct val="50000"/></a:lnSpc></a:lvl1pPr>'
    shape = one(holder(PLAIN), styles=f"<p:bodyStyle>{level(2000)}</p:bodyStyle>", layout=holder(styles=spacing))
    assert shape.text_height == 12 * POINT


def test_a_title_takes_the_titles_style() -> None:
    """Whatever the number of its placeholder, and ctrTitle too."""
    styles = f"<p:titleStyle>{level(4000)}</p:titleStyle><p:bodyStyle>{level(1000)}</p:bodyStyle>"
    for kind in ("title", "ctrTitle"):
        title = holder(PLAIN, placeholder=f'<p:ph type="{kind}"/>')
        assert size(title, styles=styles, layout=holder(placeholder='<p:ph type="title"/>')) == 40


def test_a_footer_takes_the_other_style() -> None:
    """So do dates and slide numbers."""
    styles = f"<p:otherStyle>{level(900)}</p:otherStyle><p:bodyStyle>{level(2000)}</p:bodyStyle>"
    assert size(holder(PLAIN, placeholder='<p:ph type="ftr" idx="11"/>'), styles=styles) == 9


def test_a_placeholder_of_a_layout_is_found_by_its_number() -> None:
    """Two of the same kind, with other sizes."""
    layout = holder(styles=level(1200)) + holder(styles=level(2400), placeholder='<p:ph type="body" idx="2"/>')
    assert size(holder(PLAIN, placeholder='<p:ph type="body" idx="2"/>'), layout=layout) == 24
    assert size(holder(PLAIN, placeholder='<p:ph idx="2"/>'), layout=layout) == 24


def test_the_frame_is_inherited() -> None:
    """From the layout, or from the master where the layout has none."""
    master = holder(size=(300, 40), at=(10, 20))
    shape = one(holder(PLAIN, placed=False), master=master, layout=holder(placed=False))
    assert (shape.left, shape.top, shape.width, shape.height) == tuple(n * POINT for n in (10, 20, 300, 40))


def test_insets_and_autofit_are_inherited() -> None:
    """What bodyPr of the layout says, unless the shape says otherwise."""
    layout = holder(said='tIns="0" bIns="0"', body="<a:normAutofit/>")
    shape = one(holder(PLAIN, said="", body=""), layout=layout)
    assert (shape.fit, shape.may_shrink, shape.room) == ("shrink", True, 100 * POINT)
    assert one(holder(PLAIN, said="", body="<a:noAutofit/>"), layout=layout).fit == "none"


def test_a_scale_that_is_written_holds() -> None:
    """fontScale and lnSpcReduction of the shape."""
    shape = one(box(paragraph("words"), body='<a:normAutofit fontScale="50000" lnSpcReduction="20000"/>'))
    assert (shape.scale, shape.less, shape.text_height) == (50000, 20000, round(10 * 1.2 * 0.8 * POINT))


def test_typefaces_of_the_theme_are_looked_up() -> None:
    """+mn-lt is the theme's, and letters of Courier New are wider than those of Calibri."""
    styles = '<p:otherStyle><a:lvl1pPr><a:defRPr><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:otherStyle>'
    widths = [one(box(PLAIN), styles=styles, fonts={"lt": font}).text_width for font in ("Calibri", "Courier New")]
    assert widths[0] < widths[1]


@pytest.mark.parametrize("said", ['b="1"', 'cap="all"', 'cap="small"', 'spc="300"'])
def test_what_makes_letters_wider_counts(said: str) -> None:
    """Bold, capitals, small capitals, and space between the letters."""
    plain, wide = (one(box(paragraph("words", run=f'sz="2000" {more}'))).text_width for more in ("", said))
    assert plain < wide


def test_a_superscript_is_narrower_and_no_higher() -> None:
    """Two thirds of the size."""
    plain, raised = (one(box(paragraph("words", run=f'sz="2000" {more}'))) for more in ("", 'baseline="30000"'))
    assert raised.text_width == pytest.approx(plain.text_width * 2 / 3, abs=2)
    assert raised.text_height == plain.text_height
