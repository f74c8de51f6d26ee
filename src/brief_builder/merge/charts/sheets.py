"""The XML of a worksheet and the shared texts of its workbook → cells that can be read and set."""

from __future__ import annotations

import re
from decimal import Decimal

from lxml import etree

from brief_builder.merge.charts.cells import column_letters, column_number
from brief_builder.merge.charts.data import number_text
from brief_builder.office.xml import whole

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CELL = re.compile(r"([A-Z]+)(\d+)")


class Strings:
    """The shared texts of a workbook."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.texts = ["".join(t.text or "" for t in e.iter(f"{MAIN}t")) for e in root.iter(f"{MAIN}si")]
        for count in ("count", "uniqueCount"):
            root.attrib.pop(count, "")

    def number(self, text: str) -> int:
        """The number of a text; added when it is new."""
        entry = etree.SubElement(etree.SubElement(self.root, f"{MAIN}si"), f"{MAIN}t")
        entry.text = text
        entry.set(_SPACE, "preserve")
        self.texts.append(text)
        return len(self.texts) - 1

    def empty(self, numbers: set[int]) -> None:
        for number, entry in enumerate(self.root.iter(f"{MAIN}si")):
            if number in numbers:
                entry[:] = [etree.Element(f"{MAIN}t")]


class Sheet:
    """A worksheet.

    Attributes:
        lost_formula: whether a cell that is set held a formula.
        let_go: numbers of the shared texts that cells showed which are set.
    """

    def __init__(self, root: etree._Element, strings: Strings | None) -> None:
        self.root = root
        self.strings = strings
        self.lost_formula = False
        self.let_go: set[int] = set()
        found = root.find(f"{MAIN}sheetData")
        self.data = found if found is not None else etree.SubElement(root, f"{MAIN}sheetData")
        self.rows: dict[int, etree._Element] = {}
        self.cells: dict[tuple[int, int], etree._Element] = {}
        for row in self.data.iter(f"{MAIN}row"):
            number = whole(row.get("r"), max(self.rows, default=0) + 1, 1)
            self.rows[number] = row
            column = 0
            for cell in row.iter(f"{MAIN}c"):
                match = _CELL.fullmatch(cell.get("r", ""))
                column = column_number(match[1]) if match else column + 1
                self.cells[number, column] = cell

    def holds(self, row: int, column: int) -> bool:
        """Whether something stands in a cell."""
        cell = self.cells.get((row, column))
        return cell is not None and len(cell) > 0

    def style(self, row: int, column: int) -> int:
        """The number of the style of a cell; 0 for one that has none."""
        cell = self.cells.get((row, column))
        return whole(cell.get("s")) if cell is not None else 0

    def set_style(self, row: int, column: int, style: int) -> None:
        """Give a cell that is there a style."""
        self.cells[row, column].set("s", str(style))

    def text(self, row: int, column: int) -> str:
        """The text of a cell; '' for an empty one and for a number."""
        cell = self.cells.get((row, column))
        if cell is None:
            return ""
        if cell.get("t") == "s" and self.strings is not None:
            number = whole(cell.findtext(f"{MAIN}v"), -1)
            return self.strings.texts[number] if 0 <= number < len(self.strings.texts) else ""
        return "".join(t.text or "" for t in cell.iter(f"{MAIN}t"))

    def set(self, values: dict[tuple[int, int], str | Decimal | None]) -> None:
        """Set cells; None empties one."""
        self._free_shared_formulas(values)
        touched: set[int] = set()
        for (row, column), value in sorted(values.items()):
            cell = self.cells.get((row, column))
            if cell is None and value is None:
                continue
            if cell is None:
                cell = self._new(row, column)
                touched.add(row)
            self.lost_formula |= cell.find(f"{MAIN}f") is not None
            self._write(cell, value)
        for row in touched:
            element = self.rows[row]
            element[:] = sorted(element, key=_column)
            element.attrib.pop("spans", "")
        self.data[:] = [self.rows[row] for row in sorted(self.rows)]
        dimension = self.root.find(f"{MAIN}dimension")
        if dimension is not None:
            self.root.remove(dimension)  # what it says may be too little now; it may be left out

    def _write(self, cell: etree._Element, value: str | Decimal | None) -> None:
        if cell.get("t") == "s":
            self.let_go.add(whole(cell.findtext(f"{MAIN}v"), -1))
        for kind in ("t", "cm", "vm"):  # metadata of a formula or a linked type of data, which are gone
            cell.attrib.pop(kind, "")
        cell[:] = []
        if isinstance(value, Decimal):
            etree.SubElement(cell, f"{MAIN}v").text = number_text(value)
        elif value is not None and self.strings is not None:
            cell.set("t", "s")
            etree.SubElement(cell, f"{MAIN}v").text = str(self.strings.number(value))
        elif value is not None:
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
            text.text = value
            text.set(_SPACE, "preserve")

    def _new(self, row: int, column: int) -> etree._Element:
        """A cell that was not there, in the look of the one above it."""
        if row not in self.rows:
            self.rows[row] = self.data.makeelement(f"{MAIN}row", {"r": str(row)})
        cell = etree.SubElement(self.rows[row], f"{MAIN}c", r=f"{column_letters(column)}{row}")
        above = self.cells.get((row - 1, column))
        if above is not None and above.get("s"):
            cell.set("s", above.get("s", ""))
        self.cells[row, column] = cell
        return cell

    def _free_shared_formulas(self, values: dict[tuple[int, int], str | Decimal | None]) -> None:
        """Cells that share the formula of one that is set keep the value that they show."""
        shared: set[str] = set()
        for place in values:
            formula = self.cells[place].find(f"{MAIN}f") if place in self.cells else None
            if formula is not None and formula.get("t") == "shared":
                shared.add(formula.get("si", ""))
        for cell in self.cells.values() if shared else ():
            formula = cell.find(f"{MAIN}f")
            if formula is not None and formula.get("t") == "shared" and formula.get("si", "") in shared:
                cell.remove(formula)
                self.lost_formula = True


def forget_results(root: etree._Element) -> bool:
    """Empty the results of a sheet's formulas, which may be old; Excel computes them. Whether there were any."""
    found = False
    for cell in root.iter(f"{MAIN}c"):
        value = cell.find(f"{MAIN}v")
        if value is not None and cell.find(f"{MAIN}f") is not None:
            cell.remove(value)
            cell.attrib.pop("t", "")
            found = True
    return found


def _column(cell: etree._Element) -> int:
    match = _CELL.fullmatch(cell.get("r", ""))
    return column_number(match[1]) if match else 0
