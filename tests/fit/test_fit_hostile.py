"""Slides that no program would write: what is wrong in them is passed over, and nothing stops."""

from __future__ import annotations

import pytest
from small_decks import LAYOUT, box, deck, fitted, paragraph, slide, table, tc

from brief_builder.fit import Fitting

WILD = ["", "abc", "-1", "0", "99999999999999", "9999999999", "1.5", "50%", "²"]
BODY = ("lIns", "tIns", "numCol", "spcCol", "vert", "wrap", "anchor")
MARGINS = ("marL", "marR", "indent", "lvl", "defTabSz")
LETTERS = ("sz", "b", "cap", "spc", "kern", "baseline")


@pytest.mark.parametrize("value", WILD)
def test_numbers_without_sense_are_passed_over(value: str) -> None:
    """In every attribute that is read."""
    about = " ".join(f'{name}="{value}"' for name in MARGINS)
    spacing = f'<a:lnSpc><a:spcPct val="{value}"/></a:lnSpc><a:spcBef><a:spcPts val="{value}"/></a:spcBef>'
    tabs = f'<a:tabLst><a:tab pos="{value}"/></a:tabLst>'
    words = paragraph(
        "a\tb of c", f"<a:pPr {about}>{spacing}{tabs}</a:pPr>", " ".join(f'{n}="{value}"' for n in LETTERS)
    )
    said = " ".join(f'{name}="{value}"' for name in BODY)
    fit = f'<a:normAutofit fontScale="{value}" lnSpcReduction="{value}"/>'
    preset = f'<a:prstGeom prst="chevron"><a:avLst><a:gd name="adj" fmla="val {value}"/></a:avLst></a:prstGeom>'
    wild = box(words, said=said, body=fit, preset=preset)
    assert len(fitted(wild, box(words, size=(0, 0), preset=preset))) == 2
    cell = tc("a", f'gridSpan="{value}" rowSpan="{value}"', f'<a:tcPr marL="{value}" marT="{value}"/>')
    package = deck(table([(10, [cell, "b"]), (10, ["c"])], [10]))
    assert len(Fitting(package).tables(slide(package), LAYOUT)) == 1


def test_instructions_between_elements_are_passed_over() -> None:
    """Anchors of an engine, or of whoever."""
    mark = "<?brief-1?>"
    words = f"<a:p>{mark}<a:pPr>{mark}</a:pPr><a:r>{mark}<a:rPr/><a:t>x</a:t></a:r><a:br>{mark}</a:br>{mark}</a:p>"
    shape = box(words, styles=f"{mark}<a:lvl1pPr>{mark}<a:lnSpc>{mark}</a:lnSpc></a:lvl1pPr>", body=mark)
    assert [each.lines for each in fitted(mark, shape, master=mark, styles=mark)] == [2]


def test_a_part_that_says_nothing_gives_nothing() -> None:
    """No theme, no styles, a shape without a name."""
    bare = "<p:sp><p:spPr/><p:txBody><a:p><a:r><a:t>x</a:t></a:r></a:p></p:txBody></p:sp>"
    assert fitted(bare) == []


def test_a_very_long_text_is_measured_in_one_go() -> None:
    """Ten thousand words in a box of an inch."""
    (shape,) = fitted(box(paragraph("word " * 10_000), size=(72, 72)))
    assert shape.lines_over == shape.lines - 3
