"""Text that its author allows to shrink: PowerPoint's own steps, down to what can be read, written into the slide."""

from __future__ import annotations

import pytest
from lxml import etree
from small_decks import box, lines, one, paragraph

from brief_builder.fit import FittedShape, overflow_fault, shrunk, write_scale
from brief_builder.fit.faults import font_fault
from brief_builder.fonts import find

SHRINK = "<a:normAutofit/>"


def many(count: int, high: float, size: int = 2000, **more: str) -> FittedShape:
    """A box of this height with so many lines, which may shrink."""
    body = "".join(paragraph("Line", run=f'sz="{size}"') for _ in range(count))
    return one(box(body, size=(200, high), body=SHRINK, **more))


@pytest.mark.parametrize(
    ("high", "expected"),
    [
        (120, (100_000, 0)),
        (110, (100_000, 10_000)),
        (102, (92_500, 10_000)),
        (90, (92_500, 20_000)),
        (84, (85_000, 20_000)),
        (76, (77_500, 20_000)),
        (68, (70_000, 20_000)),
        (61, (62_500, 20_000)),
        (55, None),
    ],
)
def test_the_first_step_that_fits_is_taken(high: float, expected: tuple[int, int] | None) -> None:
    """Five lines of 20 pt, 120 pt high; below 62.5 % there is no step."""
    assert shrunk(many(5, high)) == expected


def test_without_the_authors_permission_nothing_shrinks() -> None:
    """noAutofit, and a shape that grows."""
    assert shrunk(one(lines(6))) is None
    assert shrunk(one(lines(6, body="<a:spAutoFit/>"))) is None


def test_no_letters_are_made_smaller_than_12_points() -> None:
    """From 16 pt: 77.5 % would be 12.4, 70 % no more."""
    assert shrunk(many(5, 61, 1600)) == (77_500, 20_000)
    assert shrunk(many(5, 55, 1600)) is None


def test_letters_below_12_points_stay_as_they_are() -> None:
    """Only their lines come closer."""
    assert shrunk(many(5, 55, 1000)) == (100_000, 10_000)
    assert shrunk(many(5, 40, 1000)) is None


def test_text_bent_into_a_shape_needs_no_scale() -> None:
    """It fits as it is, however long it is."""
    assert shrunk(many(9, 20)) is None
    bent = lines(9, body='<a:prstTxWarp prst="textWave1"/><a:normAutofit/>')
    assert shrunk(one(bent)) == (100_000, 0)


def test_a_title_shrinks_once() -> None:
    """PowerPoint makes titles smaller by a tenth, and leaves their lines where they are."""
    title = '<p:ph type="title"/>'
    assert shrunk(many(2, 44, placeholder=title)) == (90_000, 0)
    assert shrunk(many(2, 40, placeholder=title)) is None


@pytest.mark.parametrize(
    "given", [SHRINK, '<a:normAutofit fontScale="62500"/>', "<a:noAutofit/>", "<a:spAutoFit/>", ""]
)
def test_the_scale_is_written_in_the_place_of_what_was_there(given: str) -> None:
    """One of the three elements, with the scale."""
    shape = one(lines(6, body=given))
    write_scale(shape, 92_500, 10_000)
    about = shape.element.find(".//{*}bodyPr")
    assert about is not None
    (only,) = about
    assert etree.QName(only).localname == "normAutofit"
    assert dict(only.attrib) == {"fontScale": "92500", "lnSpcReduction": "10000"}


def test_a_text_that_fits_again_loses_its_scale() -> None:
    """What the template was scaled to by its example text."""
    shape = one(box("x", body='<a:prstTxWarp prst="textNoShape"/><a:normAutofit fontScale="62500"/>'))
    assert shrunk(shape) == (100_000, 0)
    write_scale(shape, 100_000, 0)
    about = shape.element.find(".//{*}bodyPr")
    assert about is not None
    assert [(etree.QName(each).localname, dict(each.attrib)) for each in about] == [
        ("prstTxWarp", {"prst": "textNoShape"}),
        ("normAutofit", {}),
    ]


def said(shape: FittedShape) -> tuple[str, tuple[str, ...]]:
    fault = overflow_fault(shape)
    assert (fault.code, fault.severity) == ("text-overflows", "warning")
    return fault.message, fault.help


def test_a_text_that_is_too_long_is_told_by_lines() -> None:
    """How many there are, and how many have room."""
    message, cures = said(one(lines(6)))
    assert message == "the text of this shape is 2 lines too long: 6 lines, and room for 4"
    assert cures == (
        "shorten the text, or make the shape higher",
        'or allow smaller letters: Format Shape > Text Options > Text Box > "Shrink text on overflow"',
    )
    assert said(one(lines(5)))[0] == "the text of this shape is 1 line too long: 5 lines, and room for 4"
    assert said(one(lines(1, size=(200, 10))))[0] == "the text of this shape is higher than the shape"


def test_who_allowed_it_is_not_told_to_allow_it() -> None:
    """The floor was reached."""
    cures = said(many(9, 100))[1]
    assert cures[1] == "it may be shrunk, but it would be too small to read before it fits"


def test_a_shape_that_grows_over_the_edge_is_told_by_how_much() -> None:
    """Ten lines from 400 pt on, on a slide of 540."""
    message, cures = said(one(lines(10, at=(0, 400), body="<a:spAutoFit/>")))
    assert message == "this shape grows with its text, and ends 3.5 cm below the slide"
    assert cures == ("shorten the text, or move the shape up",)


def test_a_missing_typeface_names_what_was_measured_with() -> None:
    """As a warning."""
    fault = font_fault("Brand Sans")
    used = find("Brand Sans").family
    assert fault.message == (
        f"the typeface “Brand Sans” is not installed here: whether texts fit was reckoned with {used}"
    )
    assert fault.severity == "warning"
