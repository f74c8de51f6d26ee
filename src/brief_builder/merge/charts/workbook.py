"""The workbook of a native chart and the cells that change → the workbook with these cells; all else is kept.

Other sheets, formats and notes stay. A text is written as a text, never as a formula; the bytes follow from what goes
in, and from nothing else.
"""

from __future__ import annotations

import re
from decimal import Decimal

from lxml import etree

from brief_builder.merge.charts.cell_formats import CellFormats
from brief_builder.merge.charts.cells import Area, Cells, cell_name
from brief_builder.merge.charts.sheets import MAIN, Sheet, Strings, forget_results
from brief_builder.merge.charts.tables import fit_table
from brief_builder.office import Member, Package, parse, write_members
from brief_builder.office.package import rels_name, with_content_types, with_relationships
from brief_builder.office.xml import whole
from brief_builder.problems import Fault

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TAG = re.compile(r"\{[{%#]")
_NAME = re.compile(r"(?:'(?:[^']|'')+'|\[\d+\]|[^'!\[\]()]+)!(?P<name>[^\W\d][\w.\\]*)")
# What stands behind calcPr in a workbook (ISO 29500-1, 18.2.27).
_AFTER_CALC = tuple(
    f"{MAIN}{name}"
    for name in (
        "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
        "fileRecoveryPr", "webPublishObjects", "extLst",
    )
)  # fmt: skip


class Workbook:
    """A workbook whose cells can be read and set.

    Args:
        package: what `opened` makes of an .xlsx file; it stays as it is, and serves for each time that it is filled.

    Raises:
        Fault: chart-refused when it is of another kind, or damaged.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        try:
            main = self._main()
        except Fault as fault:
            raise fault if fault.code == "chart-refused" else _unread() from None
        targets = {rel.id: rel.target for rel in self._package.relationships(main)}
        root = parse(self._package.read(main), main)
        #: Name of a sheet → its part, in order.
        self.sheets = {e.get("name", ""): targets.get(e.get(_R_ID, ""), "") for e in root.iter(f"{MAIN}sheet")}
        self._book = main
        self._root = root
        related = [rel for rel in self._package.relationships(main) if rel.target in self._package]
        self._strings = next((rel.target for rel in related if rel.type.endswith("/sharedStrings")), "")
        self._styles = ""
        self._changed: dict[str, bytes] = {}
        #: Cells beside the data, as a person calls them, that held something and are written over.
        self.overwritten: list[str] = []

    def find(self, formula: str) -> Area | None:
        """The area that a formula of the chart names, directly or by a name of the workbook; None for any other."""
        area = Area.of(formula)
        if area is not None:
            return area if area.sheet in self.sheets else None
        match = _NAME.fullmatch(formula.strip())
        for each in self._root.iter(f"{MAIN}definedName") if match is not None else ():
            if match is not None and each.get("name", "").casefold() == match["name"].casefold():
                return Area.of(each.text or "")
        return None

    def _main(self) -> str:
        for rel in self._package.relationships(""):
            if rel.type.endswith("/officeDocument") and rel.target.endswith(".xml") and rel.target in self._package:
                return rel.target
        raise _unread()

    def with_cells(self, cells: Cells) -> bytes:
        """The workbook with these cells; a cell of a sheet that it does not have is left out."""
        strings = Strings(self._read(self._strings)) if self._strings else None
        formats = self._formats() if cells.formats else None
        dropped, let_go = False, set[int]()
        for name, part in self.sheets.items():
            values = {(row, column): v for (sheet, row, column), v in cells.values.items() if sheet == name}
            if not values or part not in self._package:
                continue
            sheet = Sheet(self._read(part), strings)
            self._note_overwritten(name, sheet, cells)
            if cells.area is not None and cells.area.sheet == name:
                values |= _free_head(sheet, cells.area, values)
            sheet.set(values)
            _format(name, sheet, cells, formats)
            dropped |= sheet.lost_formula
            let_go |= sheet.let_go
            if cells.area is not None and cells.area.sheet == name:
                self._fit_tables(part, cells, sheet)
            self._changed[part] = _bytes(sheet.root)
        if strings is not None:
            self._forget(strings, let_go)
            self._changed[self._strings] = _bytes(strings.root)
        if formats is not None and formats.changed:
            self._changed[self._styles] = _bytes(formats.root)
        if cells.area is not None:
            self._follow(cells)
        return self._written(without_chain=dropped)

    def _formats(self) -> CellFormats | None:
        related = self._package.relationships(self._book)
        part = next((r.target for r in related if r.type.endswith("/styles") and r.target in self._package), None)
        if part is None:
            return None
        self._styles = part
        return CellFormats(self._read(part))

    def _note_overwritten(self, name: str, sheet: Sheet, cells: Cells) -> None:
        if cells.area is None:
            return
        for cell, value in sorted(cells.values.items(), key=lambda item: item[0]):
            if cell[0] == name and value is not None and cell not in cells.held and sheet.holds(cell[1], cell[2]):
                self.overwritten.append(cell_name(cell))

    def _follow(self, cells: Cells) -> None:
        """Let what reads the data be computed anew, and names of their cells name the same cells now."""
        computed = False
        for part in self.sheets.values():
            data = self._changed.get(part) or (self._package.read(part) if part in self._package else b"")
            if re.search(rb"<(?:\w+:)?f[ />]", data) is not None:
                root = parse(data, part)
                if forget_results(root):
                    self._changed[part] = _bytes(root)
                computed = True
        for name in self._root.iter(f"{MAIN}definedName"):
            area = Area.of(name.text or "")
            if area is not None and area in cells.moved:
                name.text = cells.moved[area].formula()
        if computed:
            calc = self._root.find(f"{MAIN}calcPr")
            if calc is None:
                calc = self._root.makeelement(f"{MAIN}calcPr")
                at = next((i for i, child in enumerate(self._root) if child.tag in _AFTER_CALC), len(self._root))
                self._root.insert(at, calc)
            calc.set("fullCalcOnLoad", "1")
        self._changed[self._book] = _bytes(self._root)
        for rel in self._package.relationships(self._book):
            if rel.type.endswith("/pivotCacheDefinition") and rel.target in self._package:
                cache = self._read(rel.target)
                cache.set("refreshOnLoad", "1")
                self._changed[rel.target] = _bytes(cache)

    def tagged(self, areas: list[Area]) -> set[tuple[str, int, int]]:
        """Those cells of the areas whose text holds a tag."""
        strings = Strings(self._read(self._strings)) if self._strings else None
        found: set[tuple[str, int, int]] = set()
        for name, part in self.sheets.items():
            wanted = {cell for area in areas if area.sheet == name for cell in area.cells()}
            if wanted and part in self._package:
                sheet = Sheet(self._read(part), strings)
                found |= {cell for cell in wanted if _TAG.search(sheet.text(cell[1], cell[2]))}
        return found

    def _read(self, part: str) -> etree._Element:
        return parse(self._package.read(part), part)

    def _fit_tables(self, part: str, cells: Cells, sheet: Sheet) -> None:
        """Let a table that holds the chart's data hold what it is now."""
        area = cells.area
        held = [cell for cell in cells.held if area is not None and cell[0] == area.sheet]
        if area is None or not held:
            return
        before = Area(area.sheet, area.left, area.top, max(c[2] for c in held), max(c[1] for c in held))
        for rel in self._package.relationships(part):
            if rel.type.endswith("/table") and rel.target in self._package:
                root = self._read(rel.target)
                fit_table(root, area, before, sheet)
                self._changed[rel.target] = _bytes(root)

    def _forget(self, strings: Strings, let_go: set[int]) -> None:
        """Empty shared texts that no cell shows any more: tags, and labels of the template's own data."""
        gone = {i for i, text in enumerate(strings.texts) if _TAG.search(text)} | let_go
        for part in self.sheets.values() if gone else ():
            data = self._changed.get(part) or (self._package.read(part) if part in self._package else b"")
            if data:
                used = parse(data, part).iter(f"{MAIN}c")
                gone -= {whole(c.findtext(f"{MAIN}v"), -1) for c in used if c.get("t") == "s"}
        strings.empty(gone)

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


def opened(data: bytes) -> Package:
    """The members of an .xlsx file.

    Raises:
        Fault: chart-refused when it is damaged.
    """
    try:
        return Package.embedded(data)
    except Fault:
        raise _unread() from None


def _free_head(
    sheet: Sheet, area: Area, values: dict[tuple[int, int], str | Decimal | None]
) -> dict[tuple[int, int], str | Decimal | None]:
    """A blank above the labels where that is called as a series is: no two columns of a table have one name."""
    head = sheet.text(area.top, area.left).casefold()
    names = {str(v).casefold() for (row, _), v in values.items() if row == area.top and v is not None}
    return {(area.top, area.left): " "} if head in names else {}


def _format(name: str, sheet: Sheet, cells: Cells, formats: CellFormats | None) -> None:
    """Give cells that have no number format that of the chart, which else loses it when the data are edited."""
    for cell, code in cells.formats.items() if formats is not None else ():
        if cell[0] == name and formats is not None and sheet.holds(cell[1], cell[2]):
            style = formats.with_format(sheet.style(cell[1], cell[2]), code)
            if style is not None:
                sheet.set_style(cell[1], cell[2], style)


def _unread() -> Fault:
    return Fault(
        "chart-refused",
        "the workbook of this chart is damaged, or of a kind that cannot be filled",
        help="draw the chart anew with Insert > Chart, whose workbook is an .xlsx",
    )


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
