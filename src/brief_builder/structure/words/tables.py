"""A table of a Word document in → its rows and cells, and what its style says of each (ISO 29500-1, 17.4, 17.7.6)."""

from __future__ import annotations

from lxml import etree

from brief_builder.office.colours import Paint
from brief_builder.office.grid import placed
from brief_builder.office.xml import clark, whole
from brief_builder.structure.model import Cell, Row
from brief_builder.structure.words.looks import Looks, Said, run_said, shading

_W = clark("w:x")[:-1]
_VAL = _W + "val"
_TABLE, _ROW, _CELL, _TEXT = _W + "tbl", _W + "tr", _W + "tc", _W + "t"
_OFF = ("0", "false", "off")
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SEEN = (_W + "drawing", _W + "pict", _W + "object", _MATHS + "oMath", _W + "sdt")
# w:tblLook@val, bit by bit (17.4.56), for files that do not have it in attributes.
_LOOK = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


class Grid:
    """A table whose style has been read: `look` says how a cell comes out."""

    def __init__(self, table: etree._Element, looks: Looks) -> None:
        properties = table.find(_W + "tblPr")
        style = properties.find(_W + "tblStyle") if properties is not None else None
        self._looks = looks
        self._style = looks.style(style.get(_VAL, "") if style is not None else "", "table")
        self._switches = _switches(properties.find(_W + "tblLook") if properties is not None else None)
        self._fill = _fill(properties)
        self.rows = [row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE), None) is table]
        self._numbers = {row: number for number, row in enumerate(self.rows)}
        self._places = {
            each.cell: (number, each.start, each.end) for number, row in enumerate(self.rows) for each in placed(row)
        }
        self.width = max((end for _, _, end in self._places.values()), default=0)
        self._bands = _bands(looks, self._style)
        self._known: dict[frozenset[str], tuple[Paint | None, Said]] = {}

    def place(self, cell: etree._Element) -> tuple[int, int]:
        """Row and first column of a cell, 0-based; (-1, -1) for one that is not of this table."""
        row, start, _ = self._places.get(cell, (-1, -1, -1))
        return row, start

    def look(self, cell: etree._Element) -> tuple[Paint | None, Said]:
        """The fill of a cell, None where nothing says it, and what the table's style says of the letters in it."""
        row, start, end = self._places.get(cell, (-1, -1, -1))
        fill, said = self._of(frozenset(self._parts(row, start, end)))
        own = _fill(cell.find(_W + "tcPr"))
        return own if own is not None else self._fill if self._fill is not None else fill, said

    def read(self) -> tuple[Row, ...]:
        """The rows as plain data."""
        return tuple(_row(row) for row in self.rows)

    def _of(self, parts: frozenset[str]) -> tuple[Paint | None, Said]:
        if parts not in self._known:
            fill: Paint | None = None
            said: Said = {}
            for id_ in self._looks.chain(self._style):
                element = self._looks.element(id_)
                conditions = (
                    {c.get(_W + "type", ""): c for c in element.iter(_W + "tblStylePr")} if element is not None else {}
                )
                for name in _ORDER:
                    source = element if name == "wholeTable" else conditions.get(name)
                    if source is None or name not in parts:
                        continue
                    said = {**said, **run_said(source.find(_W + "rPr"))}
                    for holder in ("tblPr", "tcPr"):
                        found = _fill(source.find(_W + holder))
                        fill = found if found is not None else fill
                    if name == "wholeTable" and (whole_ := conditions.get(name)) is not None:
                        said = {**said, **run_said(whole_.find(_W + "rPr"))}
                        fill = _fill(whole_.find(_W + "tcPr")) or fill
            self._known[parts] = fill, said
        return self._known[parts]

    def _parts(self, row: int, start: int, end: int) -> list[str]:
        """The parts of the style that a cell belongs to."""
        on = self._switches
        first_row, last_row = on["firstRow"] and row == 0, on["lastRow"] and row == len(self.rows) - 1
        first, last = on["firstColumn"] and start == 0, on["lastColumn"] and end == self.width
        parts = ["wholeTable"]
        down, across = self._bands
        if not on["noVBand"] and not first and not last:
            parts.append("band1Vert" if (start - on["firstColumn"]) // across % 2 == 0 else "band2Vert")
        if not on["noHBand"] and not first_row and not last_row:
            parts.append("band1Horz" if (row - on["firstRow"]) // down % 2 == 0 else "band2Horz")
        parts += [name for name, holds in (("firstCol", first), ("lastCol", last)) if holds]
        parts += [name for name, holds in (("firstRow", first_row), ("lastRow", last_row)) if holds]
        corners = (("nwCell", first_row and first), ("neCell", first_row and last),
                   ("swCell", last_row and first), ("seCell", last_row and last))  # fmt: skip
        return parts + [name for name, holds in corners if holds]


_ORDER = ("wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol", "lastCol", "firstRow",
          "lastRow", "nwCell", "neCell", "swCell", "seCell")  # fmt: skip


def _switches(look: etree._Element | None) -> dict[str, bool]:
    bits = 0
    if look is not None:
        try:
            bits = int(look.get(_VAL, "0"), 16)
        except ValueError:
            bits = 0
    return {
        name: (look.get(_W + name) not in _OFF if look is not None and look.get(_W + name) else bool(bits & bit))
        for name, bit in _LOOK.items()
    }


def _bands(looks: Looks, style: str) -> tuple[int, int]:
    """How many rows and columns make a band."""
    down = across = 1
    for id_ in looks.chain(style):
        element = looks.element(id_)
        properties = element.find(_W + "tblPr") if element is not None else None
        for name in ("tblStyleRowBandSize", "tblStyleColBandSize") if properties is not None else ():
            said = properties.find(_W + name)  # type: ignore[union-attr]
            if said is not None and name == "tblStyleRowBandSize":
                down = whole(said.get(_VAL), 1, 1)
            elif said is not None:
                across = whole(said.get(_VAL), 1, 1)
    return down, across


def _fill(properties: etree._Element | None) -> Paint | None:
    said = properties.find(_W + "shd") if properties is not None else None
    paint = shading(said) if said is not None else None
    return None if paint is not None and paint[0] == "none" else paint


def _row(row: etree._Element) -> Row:
    properties = row.find(_W + "trPr")
    return Row(
        tuple(_cell(each.cell, each.start, each.end) for each in placed(row)),
        header=_is_on(properties, "tblHeader"),
        splits=not _is_on(properties, "cantSplit"),
    )


def _cell(cell: etree._Element, start: int, end: int) -> Cell:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    inner = [t for t in cell.iter(_TEXT) if next(t.iterancestors(_CELL), None) is cell]
    text = "".join(t.text or "" for t in inner)
    return Cell(
        text.strip(),
        start,
        end - start,
        covered=merged is not None and merged.get(_VAL) != "restart",
        tall=merged is not None and merged.get(_VAL) == "restart",
        empty=not text.strip() and next(cell.iter(*_SEEN), None) is None,
    )


def _is_on(properties: etree._Element | None, name: str) -> bool:
    found = properties.find(_W + name) if properties is not None else None
    return found is not None and found.get(_VAL, "1") not in _OFF
