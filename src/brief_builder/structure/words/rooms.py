"""A paragraph's element in Word → how wide a line of it may be, where its table or text box fixes that.

Tables whose columns follow their texts (tblLayout autofit) grow with the longest word, and fix nothing.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.office.xml import clark, whole

_W = clark("w:x")[:-1]
TWIP = 20  # in a point
_EMU = 12_700  # in a point
_MARGIN = 108  # twips at each side of a cell where nobody says otherwise (17.4.42)
_EXTENT, _BODY = clark("wp:extent"), "bodyPr"
_INSET = 91_440  # EMU at each side of a text box (20.1.10.85)


def cell_room(cell: etree._Element, table: etree._Element) -> float:
    """Of a cell of a table, in points; 0.0 where its width is not fixed."""
    properties = table.find(f"{_W}tblPr")
    layout = properties.find(f"{_W}tblLayout") if properties is not None else None
    said = cell.find(f"{_W}tcPr")
    width = said.find(f"{_W}tcW") if said is not None else None
    turned = said is not None and said.find(f"{_W}textDirection") is not None
    if layout is None or layout.get(f"{_W}type") != "fixed" or turned:
        return 0.0
    if width is None or width.get(f"{_W}type", "dxa") != "dxa":
        return 0.0
    margins = [said.find(f"{_W}tcMar") if said is not None else None]
    margins.append(properties.find(f"{_W}tblCellMar") if properties is not None else None)
    sides = sum(_side(margins, names) for names in (("left", "start"), ("right", "end")))
    return max(whole(width.get(f"{_W}w")) - sides, 0) / TWIP


def _side(margins: list[etree._Element | None], names: tuple[str, str]) -> int:
    for margin in margins:
        for name in names if margin is not None else ():
            found = margin.find(_W + name)  # type: ignore[union-attr]
            if found is not None:
                return whole(found.get(f"{_W}w"))
    return _MARGIN


def box_room(content: etree._Element) -> float:
    """Of a text box, a w:txbxContent, in points; 0.0 where it is drawn in VML, or turned, or does not wrap."""
    drawing = next(content.iterancestors(clark("wp:inline"), clark("wp:anchor")), None)
    extent = drawing.find(_EXTENT) if drawing is not None else None
    shape = content.getparent().getparent() if content.getparent() is not None else None  # type: ignore[union-attr]
    about = next((e for e in shape if str(e.tag).endswith("}bodyPr")), None) if shape is not None else None
    if extent is None or about is None or about.get("vert", "horz") != "horz" or about.get("wrap") == "none":
        return 0.0
    insets = sum(whole(about.get(side), _INSET) for side in ("lIns", "rIns"))
    grouped = next(
        content.iterancestors("{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}wgp"), None
    )
    return max(whole(extent.get("cx")) - insets, 0) / _EMU if grouped is None else 0.0
