"""The workbook of a native chart and the cells that change → the workbook with these cells; all else is kept.

Other sheets, formats and notes stay. A text is written as a text, never as a formula; the bytes follow from what goes
in, and from nothing else.
"""

from __future__ import annotations

import re
from decimal import Decimal

from lxml import etree

from brief_builder.merge.charts.cells import Area, Cells, column_letters, column_number
from brief_builder.merge.charts.data import number_text
from brief_builder.office import Member, Package, parse, write_members
from brief_builder.office.package import rels_name, with_content_types, with_relationships
from brief_builder.office.xml import whole
from brief_builder.problems import Fault

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TAG = re.compile(r"\{[{%#]")
_CELL = re.compile(r"([A-Z]+)(\d+)")


class Workbook:
    """A workbook whose cells can be read and set.

    Args:
        data: an .xlsx file.

    Raises:
        Fault: chart-refused when it is of another kind, or damaged.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._package = Package.embedded(data)
            main = self._main()
        except Fault as fault:
            raise fault if fault.code == "chart-refused" else _unread() from None
        targets = {rel.id: rel.target for rel in self._package.relationships(main)}
        root = parse(self._package.read(main), main)
        #: Name of a sheet → its part, in order.
        self.sheets = {e.get("name", ""): targets.get(e.get(_R_ID, ""), "") for e in root.iter(f"{_MAIN}sheet")}
        self._book = main
        self._strings = next(
            (r.target for r in self._package.relationships(main) if r.type.endswith("/sharedStrings")), ""
        )
        self._changed: dict[str, bytes] = {}

    def _main(self) -> str:
        for rel in self._package.relationships(""):
            if rel.type.endswith("/officeDocument") and rel.target.endswith(".xml"):
                return rel.target
        raise _unread()

    def with_cells(self, cells: Cells) -> bytes:
        """The workbook with these cells; a cell of a sheet that it does not have is left out."""
        strings = _Strings(self._read(self._strings)) if self._strings else None
        dropped = False
        for name, part in self.sheets.items():
            values = {(row, column): v for (sheet, row, column), v in cells.values.items() if sheet == name}
            if not values or part not in self._package:
                continue
            sheet = _Sheet(self._read(part), strings)
            sheet.set(values)
            dropped |= sheet.lost_formula
            self._changed[part] = _bytes(sheet.root)
            if cells.area is not None and cells.area.sheet == name:
                self._fit_tables(part, cells.area, sheet)
        if strings is not None:
            self._forget_tags(strings)
            self._changed[self._strings] = _bytes(strings.root)
        return self._written(without_chain=dropped)

    def tagged(self, areas: list[Area]) -> set[tuple[str, int, int]]:
        """Those cells of the areas whose text holds a tag."""
        strings = _Strings(self._read(self._strings)) if self._strings else None
        found: set[tuple[str, int, int]] = set()
        for name, part in self.sheets.items():
            wanted = {cell for area in areas if area.sheet == name for cell in area.cells()}
            if wanted and part in self._package:
                sheet = _Sheet(self._read(part), strings)
                found |= {cell for cell in wanted if _TAG.search(sheet.text(cell[1], cell[2]))}
        return found

    def _read(self, part: str) -> etree._Element:
        return parse(self._package.read(part), part)

    def _fit_tables(self, part: str, area: Area, sheet: _Sheet) -> None:
        """Let a table that holds the chart's data hold what it is now."""
        for rel in self._package.relationships(part):
            if not rel.type.endswith("/table") or rel.target not in self._package:
                continue
            root = self._read(rel.target)
            held = Area.of(f"x!{root.get('ref', '')}")
            if held is not None and (held.left, held.top) == (area.left, area.top):
                _fit_table(root, area, sheet)
                self._changed[rel.target] = _bytes(root)

    def _forget_tags(self, strings: _Strings) -> None:
        """Empty shared texts that hold a tag and that no cell shows any more."""
        tagged = {i for i, text in enumerate(strings.texts) if _TAG.search(text)}
        if not tagged:
            return
        for part in self.sheets.values():
            data = self._changed.get(part) or (self._package.read(part) if part in self._package else b"")
            if data:
                used = parse(data, part).iter(f"{_MAIN}c")
                tagged -= {whole(c.findtext(f"{_MAIN}v"), -1) for c in used if c.get("t") == "s"}
        strings.empty(tagged)

    def _written(self, *, without_chain: bool) -> bytes:
        members = {member.name: member for member in self._package.members}
        members |= {name: Member.of(name, data) for name, data in self._changed.items()}
        chain = [r for r in self._package.relationships(self._book) if r.type.endswith("/calcChain")]
        if without_chain and chain:
            # It lists the cells with formulas; Excel makes it anew, and repairs a file in which it is wrong.
            rels, types = rels_name(self._book), "[Content_Types].xml"
            members[rels] = Member.of(rels, with_relationships(self._package.read(rels), (), [r.id for r in chain]))
            gone = [r.target for r in chain]
            members[types] = Member.of(types, with_content_types(self._package.read(types), {}, {}, gone))
            for name in gone:
                members.pop(name, None)
        return write_members(members.values())


class _Strings:
    """The shared texts of a workbook."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.texts = ["".join(t.text or "" for t in e.iter(f"{_MAIN}t")) for e in root.iter(f"{_MAIN}si")]
        for count in ("count", "uniqueCount"):
            root.attrib.pop(count, "")

    def number(self, text: str) -> int:
        """The number of a text; added when it is new."""
        entry = etree.SubElement(etree.SubElement(self.root, f"{_MAIN}si"), f"{_MAIN}t")
        entry.text = text
        entry.set(_SPACE, "preserve")
        self.texts.append(text)
        return len(self.texts) - 1

    def empty(self, numbers: set[int]) -> None:
        for number, entry in enumerate(self.root.iter(f"{_MAIN}si")):
            if number in numbers:
                entry[:] = [etree.Element(f"{_MAIN}t")]


class _Sheet:
    """A worksheet. `lost_formula` says whether a cell that is set held a formula."""

    def __init__(self, root: etree._Element, strings: _Strings | None) -> None:
        self.root = root
        self.strings = strings
        self.lost_formula = False
        found = root.find(f"{_MAIN}sheetData")
        self.data = found if found is not None else etree.SubElement(root, f"{_MAIN}sheetData")
        self.rows: dict[int, etree._Element] = {}
        self.cells: dict[tuple[int, int], etree._Element] = {}
        for row in self.data.iter(f"{_MAIN}row"):
            number = whole(row.get("r"), max(self.rows, default=0) + 1, 1)
            self.rows[number] = row
            column = 0
            for cell in row.iter(f"{_MAIN}c"):
                match = _CELL.fullmatch(cell.get("r", ""))
                column = column_number(match[1]) if match else column + 1
                self.cells[number, column] = cell

    def text(self, row: int, column: int) -> str:
        """The text of a cell; '' for an empty one and for a number."""
        cell = self.cells.get((row, column))
        if cell is None:
            return ""
        if cell.get("t") == "s" and self.strings is not None:
            number = int(cell.findtext(f"{_MAIN}v") or -1)
            return self.strings.texts[number] if 0 <= number < len(self.strings.texts) else ""
        return "".join(t.text or "" for t in cell.iter(f"{_MAIN}t"))

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
            self.lost_formula |= cell.find(f"{_MAIN}f") is not None
            self._write(cell, value)
        for row in touched:
            element = self.rows[row]
            element[:] = sorted(element, key=_column)
            element.attrib.pop("spans", "")
        self.data[:] = [self.rows[row] for row in sorted(self.rows)]
        dimension = self.root.find(f"{_MAIN}dimension")
        if dimension is not None:
            self.root.remove(dimension)  # what it says may be too little now; it may be left out

    def _write(self, cell: etree._Element, value: str | Decimal | None) -> None:
        cell.attrib.pop("t", "")
        cell[:] = []
        if isinstance(value, Decimal):
            etree.SubElement(cell, f"{_MAIN}v").text = number_text(value)
        elif value is not None and self.strings is not None:
            cell.set("t", "s")
            etree.SubElement(cell, f"{_MAIN}v").text = str(self.strings.number(value))
        elif value is not None:
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t")
            text.text = value
            text.set(_SPACE, "preserve")

    def _new(self, row: int, column: int) -> etree._Element:
        """A cell that was not there, in the look of the one above it."""
        if row not in self.rows:
            self.rows[row] = self.data.makeelement(f"{_MAIN}row", {"r": str(row)})
        cell = etree.SubElement(self.rows[row], f"{_MAIN}c", r=f"{column_letters(column)}{row}")
        above = self.cells.get((row - 1, column))
        if above is not None and above.get("s"):
            cell.set("s", above.get("s", ""))
        self.cells[row, column] = cell
        return cell

    def _free_shared_formulas(self, values: dict[tuple[int, int], str | Decimal | None]) -> None:
        """Cells that share the formula of one that is set keep the value that they show."""
        shared: set[str] = set()
        for place in values:
            formula = self.cells[place].find(f"{_MAIN}f") if place in self.cells else None
            if formula is not None and formula.get("t") == "shared":
                shared.add(formula.get("si", ""))
        for cell in self.cells.values() if shared else ():
            formula = cell.find(f"{_MAIN}f")
            if formula is not None and formula.get("t") == "shared" and formula.get("si", "") in shared:
                cell.remove(formula)
                self.lost_formula = True


def _fit_table(root: etree._Element, area: Area, sheet: _Sheet) -> None:
    """A table's area, and a column for each name in its first row; Excel wants the names to be those of the cells."""
    reference = Area("x", area.left, area.top, area.right, area.bottom).formula().partition("!")[2].replace("$", "")
    root.set("ref", reference)
    for name in ("totalsRowCount", "totalsRowShown"):
        root.attrib.pop(name, "")
    filter_ = root.find(f"{_MAIN}autoFilter")
    if filter_ is not None:
        filter_.set("ref", reference)
        filter_[:] = []
    sort = root.find(f"{_MAIN}sortState")
    if sort is not None:
        root.remove(sort)
    columns = root.find(f"{_MAIN}tableColumns")
    if columns is None:
        return
    held = list(columns)
    largest = max((whole(c.get("id")) for c in held), default=0)
    new: list[etree._Element] = []
    for offset in range(area.right - area.left + 1):
        if offset < len(held):
            column = held[offset]
            column[:] = []
        else:
            largest += 1
            column = columns.makeelement(f"{_MAIN}tableColumn", {"id": str(largest)})
        name = sheet.text(area.top, area.left + offset)
        if name or offset >= len(held):
            column.set("name", name or f"Column{offset + 1}")
        for attribute in ("totalsRowFunction", "totalsRowLabel", "dataDxfId"):
            column.attrib.pop(attribute, "")
        new.append(column)
    columns[:] = new
    columns.set("count", str(len(new)))


def _unread() -> Fault:
    return Fault(
        "chart-refused",
        "the workbook of this chart is damaged, or of a kind that cannot be filled",
        help="draw the chart anew with Insert > Chart, whose workbook is an .xlsx",
    )


def _column(cell: etree._Element) -> int:
    match = _CELL.fullmatch(cell.get("r", ""))
    return column_number(match[1]) if match else 0


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
