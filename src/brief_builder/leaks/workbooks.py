"""A workbook in a package → without what Excel noted of who made it and where it was saved; and what more it holds.

Whoever clicks Edit Data opens the whole workbook: every sheet of it, not only the cells that the chart shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.lazy import pattern
from brief_builder.leaks.edit import Edit
from brief_builder.leaks.properties import clean_properties
from brief_builder.office import Package, write_members
from brief_builder.office.schema import drop
from brief_builder.office.xml import clark, whole
from brief_builder.problems import Fault

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PATH_OF_FILE = "{http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac}absPath"
_SHARING = _S + "fileSharing"
_ALTERNATE, _CHOICE = clark("mc:AlternateContent"), clark("mc:Choice")
_GONE = ("printerSettings", "thumbnail", "person")
_ELSEWHERE = ("externalLink", "connections", "queryTable")
_COMMENTS = ("comments", "threadedComment")
_AREA = pattern(r"^'?((?:[^'!]|'')+?)'?!\$?([A-Z]{1,3})\$?([0-9]+)(?::\$?([A-Z]{1,3})\$?([0-9]+))?$")
_CELL = pattern(r"([A-Z]{1,3})([0-9]+)")


@dataclass(frozen=True, slots=True)
class Shown:
    """A rectangle of cells that a chart shows: sheet, and 1-based columns and rows, both ends included."""

    sheet: str
    columns: tuple[int, int]
    rows: tuple[int, int]


def cleaned_workbook(data: bytes) -> bytes:
    """The workbook without author, dates, paths and printers; the very bytes where it has none, or is unreadable."""
    try:
        package = Package.embedded(data)
        edit = Edit(package)
        clean_properties(edit)
        main = next((rel.target for rel in package.relationships("") if rel.type.endswith("/officeDocument")), "")
        if main in package and (b"absPath" in package.read(main) or b"fileSharing" in package.read(main)):
            _forget_place(edit, main)
        for owner in edit.package.owners():
            for rel in edit.related(owner):
                if rel.type.endswith(tuple(f"/{name}" for name in _GONE)):
                    edit.drop(owner, rel)
                    _forget_id(edit, owner, rel.id)
        changed = edit.done()
    except Fault:
        return data
    return data if changed is package else write_members(changed.members)


def holds_more(data: bytes, formulas: list[str]) -> list[str]:
    """What of a workbook the chart does not show, in words: 'the sheet “Costs”', '12 cells of the sheet “Data”'.

    Args:
        data: the workbook.
        formulas: where the chart takes its numbers and names from: `Sheet1!$B$2:$B$5`.

    Raises:
        Fault: when it cannot be read.
    """
    package = Package.embedded(data)
    shown = [area for each in formulas for part in each.strip("()").split(",") if (area := _area(part)) is not None]
    out: list[str] = []
    main = next((rel.target for rel in package.relationships("") if rel.type.endswith("/officeDocument")), "")
    if main not in package:
        return out
    targets = {rel.id: rel.target for rel in package.relationships(main)}
    strings = _strings(package, main)
    root = Edit(package).tree(main)
    for sheet in root.iter(_S + "sheet"):
        name, part = sheet.get("name", ""), targets.get(sheet.get(clark("r:id"), ""), "")
        if part not in package:
            continue
        areas = [area for area in shown if area.sheet == name]
        over = [cell for cell in _filled(package, part, strings) if not any(_covers(area, cell) for area in areas)]
        if over and not areas:
            out.append(f"the sheet “{name}”")
        elif over:
            out.append(f"{len(over)} cell{'s' if len(over) > 1 else ''} of the sheet “{name}”")
    kinds = {rel.type.rpartition("/")[2] for owner in package.owners() for rel in package.relationships(owner)}
    out += ["links to other workbooks or data"] if kinds.intersection(_ELSEWHERE) else []
    out += ["comments"] if kinds.intersection(_COMMENTS) else []
    return out


def _forget_place(edit: Edit, main: str) -> None:
    root = edit.tree(main)
    for element in list(root.iter(_PATH_OF_FILE)):
        around = next((each for each in element.iterancestors(_ALTERNATE)), None)
        drop(around if around is not None else element)
    for element in list(root.iter(_SHARING)):
        element.attrib.pop("userName", "")
    edit.touch(main)


def _forget_id(edit: Edit, owner: str, id_: str) -> None:
    """Drop the name of a relationship that is gone from the element that gives it, as a sheet's page setup does."""
    if owner not in edit.package or id_.encode() not in edit.read(owner):
        return
    for element in edit.tree(owner).iter(etree.Element):
        if element.get(clark("r:id")) == id_:
            del element.attrib[clark("r:id")]
    edit.touch(owner)


def _strings(package: Package, main: str) -> list[str]:
    part = next((rel.target for rel in package.relationships(main) if rel.type.endswith("/sharedStrings")), "")
    if part not in package:
        return []
    return ["".join(t.text or "" for t in item.iter(_S + "t")) for item in Edit(package).tree(part).iter(_S + "si")]


def _filled(package: Package, part: str, strings: list[str]) -> Iterator[tuple[int, int]]:
    """The column and row, 1-based, of each cell that says something."""
    for cell in Edit(package).tree(part).iter(_S + "c"):
        at = _CELL.fullmatch(cell.get("r", ""))
        value = cell.findtext(_S + "v", "") or "".join(t.text or "" for t in cell.iter(_S + "t"))
        if cell.get("t") == "s" and (number := whole(value, -1)) >= 0:
            value = strings[number] if number < len(strings) else ""
        if at is not None and value.strip():
            yield _column(at[1]), int(at[2])


def _area(text: str) -> Shown | None:
    found = _AREA.match(text.strip())
    if found is None:
        return None
    first, top = _column(found[2]), int(found[3])
    last, bottom = (_column(found[4]), int(found[5])) if found[4] else (first, top)
    return Shown(found[1].replace("''", "'"), (first, last), (top, bottom))


def _covers(area: Shown, cell: tuple[int, int]) -> bool:
    return area.columns[0] <= cell[0] <= area.columns[1] and area.rows[0] <= cell[1] <= area.rows[1]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
