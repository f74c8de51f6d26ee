"""Colours of Office files: as named, as shown, and how far two of them stand apart."""

from __future__ import annotations

import pytest
from lxml import etree

from brief_builder.office.colours import NO_FILL, OTHER_FILL, Palette, colour_of, contrast, paint_of

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PALETTE = Palette({"dk1": "#000000", "lt1": "#ffffff", "accent1": "#4f81bd"}, {"tx1": "dk1", "bg1": "lt1"})


def _holder(inner: str) -> etree._Element:
    return etree.fromstring(f'<a:x xmlns:a="{_A}">{inner}</a:x>')


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ('<a:srgbClr val="12436D"/>', "#12436d"),
        ('<a:schemeClr val="tx1"/>', "#000000"),
        ('<a:sysClr val="window" lastClr="FEFEFE"/>', "#fefefe"),
        ('<a:prstClr val="navy"/>', "#000080"),
        # What PowerPoint calls “Lighter 60%”, “Darker 25%” and “Darker 50%” of this blue.
        ('<a:schemeClr val="accent1"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr>', "#b9cde5"),
        ('<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>', "#376092"),
        ('<a:schemeClr val="accent1"><a:lumMod val="50%"/></a:schemeClr>', "#254061"),
        ('<a:schemeClr val="tx1"><a:lumMod val="65000"/><a:lumOff val="35000"/></a:schemeClr>', "#595959"),
        ('<a:srgbClr val="FF0000"><a:shade val="50000"/></a:srgbClr>', "#bc0000"),
        ('<a:srgbClr val="12436D"><a:alpha val="40000"/></a:srgbClr>', ""),
        ('<a:srgbClr val="red"/>', ""),
        ('<a:schemeClr val="accent9"/>', ""),
        ('<a:hslClr hue="0" sat="100%" lum="50%"/>', ""),
    ],
)
def test_a_colour_is_shown_as_office_draws_it(inner: str, shown: str) -> None:
    """Within two steps of a part: Office rounds in between."""
    found = PALETTE.shown(colour_of(_holder(inner)))
    assert (found == "") == (shown == "")
    parts = zip(bytes.fromhex(found[1:]), bytes.fromhex(shown[1:]), strict=True)
    assert all(abs(one - other) <= 2 for one, other in parts), found


def test_fills_that_are_no_one_colour_are_not_known() -> None:
    """Gradients and pictures; none is none."""
    assert paint_of(_holder("<a:gradFill/>")) == OTHER_FILL
    assert paint_of(_holder("<a:noFill/>")) == NO_FILL
    assert paint_of(_holder("<a:ln/>")) is None
    assert PALETTE.shown(OTHER_FILL) == PALETTE.shown(NO_FILL) == ""


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#767676", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#12436d", "#12436d", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """Whichever is named first."""
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio
