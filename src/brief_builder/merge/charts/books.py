"""A native chart → the workbook behind Edit Data: its own, or a new one where it has none or is linked to a file.

A chart that is linked shows the numbers of a file elsewhere (ISO 29500-1, 21.2.2.63): when it is filled, the next
update of the link would undo it, and the path of the file would tell what no reader needs to know.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from brief_builder.merge.charts.workbook import Workbook, opened
from brief_builder.office import Member, Package, write_members
from brief_builder.office.package import Relationship, with_relationships
from brief_builder.office.part_types import relationship_type
from brief_builder.office.xml import clark
from brief_builder.problems import Fault

PACKAGE = relationship_type("package")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EXTERNAL, _R_ID = clark("c:externalData"), clark("r:id")
_BEFORE_BOOK = frozenset(
    clark(f"c:{name}")
    for name in ("date1904", "lang", "roundedCorners", "style", "clrMapOvr", "pivotSource", "protection", "chart")
) | {clark("c:spPr"), clark("c:txPr"), clark("mc:AlternateContent")}
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_START}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{XLSX}.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
)
_BOOK = (
    f'{_START}<workbook xmlns="{_MAIN}" xmlns:r="{_R}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>'
    "</workbook>"
)
_SHEET = f'{_START}<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>'
_STYLES = (
    f'{_START}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class Held:
    """The workbook of a chart.

    Attributes:
        workbook: to be read and changed.
        part: the member that holds it; '' for a new one.
        relationship: the id by which the chart refers to it; that of a new one is fresh.
    """

    workbook: Workbook
    part: str
    relationship: str


def workbook_of(package: Package, chart: str, root: etree._Element) -> Held:
    """The workbook of a chart part, a new one where it has none; `root` then refers to the new one.

    Raises:
        Fault: chart-refused when it is damaged, or of an older or binary kind.
    """
    holder = root.find(_EXTERNAL)
    related = {rel.id: rel for rel in package.relationships(chart)}
    rel = related.get(holder.get(_R_ID, "")) if holder is not None else None
    if rel is not None and not rel.external and rel.target in package:
        return Held(workbook_in(package, rel.target), rel.target, rel.id)
    # The id of a link that goes serves for the workbook that takes its place.
    id_ = rel.id if rel is not None else next(f"rId{n}" for n in range(1, len(related) + 2) if f"rId{n}" not in related)
    return new_workbook(root, id_)


def workbook_in(package: Package, part: str) -> Workbook:
    """The workbook in a part, which is opened once for all documents; raises like `workbook_of`."""
    return Workbook(package.once(f"workbook {part}", lambda: opened(package.read(part))))


def new_workbook(root: etree._Element, id_: str = "rId1") -> Held:
    """A new workbook with one empty sheet, `Sheet1`; the chart `root` then refers to it by this id."""
    holder = root.find(_EXTERNAL)
    if holder is None:
        holder = root.makeelement(_EXTERNAL)
        root.insert(sum(child.tag in _BEFORE_BOOK for child in root), holder)
    holder.set(_R_ID, id_)
    holder[:] = []
    etree.SubElement(holder, clark("c:autoUpdate"), val="0")
    return Held(Workbook(opened(_blank())), "", id_)


def own_workbook(package: Package, chart: str, root: etree._Element) -> Relationship | None:
    """What leads to the workbook in the file; None where there is none."""
    holder = root.find(_EXTERNAL)
    wanted = holder.get(_R_ID, "") if holder is not None else ""
    found = (rel for rel in package.relationships(chart) if rel.id == wanted and not rel.external)
    return next((rel for rel in found if rel.target in package), None)


def link_replaced(file: str) -> Fault:
    """A warning: the chart is no longer linked."""
    return Fault(
        "chart-link",
        f"this chart was linked to the workbook `{file}`; filled, it has a workbook of its own",
        help="to have no warning, break the link in the template: File > Info > Edit Links to Files > Break Link",
        severity="warning",
    )


def _blank() -> bytes:
    """A workbook with one empty sheet."""
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": with_relationships(
            None, [("rId1", relationship_type("officeDocument"), "xl/workbook.xml", False)]
        ),
        "xl/workbook.xml": _BOOK.encode(),
        "xl/_rels/workbook.xml.rels": with_relationships(
            None,
            [
                ("rId1", relationship_type("worksheet"), "worksheets/sheet1.xml", False),
                ("rId2", relationship_type("styles"), "styles.xml", False),
            ],
        ),
        "xl/worksheets/sheet1.xml": _SHEET.encode(),
        "xl/styles.xml": _STYLES.encode(),
    }
    return write_members(Member.of(name, data) for name, data in parts.items())
