"""A table of a slide in → the fill of each cell and the colour of its letters, by its style (ISO 29500-1, 20.1.4.2).

PowerPoint keeps its own styles to itself where no slide used one when the file was saved; those that other programs
name most, 'Medium Style 2' and the plain ones, are drawn here as PowerPoint draws them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from brief_builder.fit.looks import Said
from brief_builder.office import Package, parse
from brief_builder.office.colours import Paint, colour_of, paint_of
from brief_builder.office.xml import clark, is_on

_A = clark("a:x")[:-1]
_DARK: Paint = ("scheme", "dk1", ())
_LIGHT: Paint = ("scheme", "lt1", ())
_MEDIUM_2 = {  # id → accent
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1", "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3", "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5", "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}": "accent6",
}  # fmt: skip
_PLAIN = ("{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}")
_ORDER = ("wholeTbl", "band1H", "band2H", "band1V", "band2V", "lastCol", "firstCol", "lastRow", "firstRow",
          "seCell", "swCell", "neCell", "nwCell")  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellLook:
    """What a style says of a cell: `known` is whether it is known at all."""

    fill: Paint | None = None
    colour: Paint | None = None
    said: Said = field(default_factory=dict)
    known: bool = True


class SlideTableStyles:
    """The table styles of a presentation."""

    def __init__(self, package: Package) -> None:
        self._known: dict[str, dict[str, CellLook]] = {}
        name = next((r.target for r in package.relationships(package.main_part) if r.type.endswith("/tableStyles")), "")
        if name in package:
            for style in parse(package.read(name), name).iter(_A + "tblStyle"):
                self._known[style.get("styleId", "")] = {
                    str(part.tag).rpartition("}")[2]: _look(part) for part in style.iterchildren("*")
                }
        for id_, accent in _MEDIUM_2.items():
            self._known.setdefault(id_, _medium(accent))
        for id_ in _PLAIN:
            self._known.setdefault(id_, {"wholeTbl": CellLook(colour=("scheme", "tx1", ()))})

    def look(self, table: etree._Element, place: tuple[int, int], size: tuple[int, int]) -> CellLook:
        """What a table's style says of the cell at a row and column, 0-based, of so many rows and columns."""
        properties = table.find(_A + "tblPr")
        named = properties.find(_A + "tableStyleId") if properties is not None else None
        style = (named.text or "").strip() if named is not None else ""
        if not style:
            return CellLook()
        if style not in self._known:
            return CellLook(known=False)
        switches = {str(k): is_on(str(v)) for k, v in properties.attrib.items()} if properties is not None else {}
        fill: Paint | None = None
        colour: Paint | None = None
        said: Said = {}
        for part in _parts(switches, place, size):
            look = self._known[style].get(part)
            if look is not None:
                fill = look.fill if look.fill is not None else fill
                colour = look.colour if look.colour is not None else colour
                said = {**said, **look.said}
        return CellLook(fill, colour, said)


def _parts(switches: dict[str, bool], place: tuple[int, int], size: tuple[int, int]) -> list[str]:
    """The parts of a style that a cell belongs to, the weakest first."""

    def on(name: str) -> bool:
        return switches.get(name, False)

    row, column = place
    first_row, last_row = on("firstRow") and row == 0, on("lastRow") and row == size[0] - 1
    first, last = on("firstCol") and column == 0, on("lastCol") and column == size[1] - 1
    in_ = {"wholeTbl"}
    if on("bandRow") and not first_row and not last_row:
        in_.add("band1H" if (row - on("firstRow")) % 2 == 0 else "band2H")
    if on("bandCol") and not first and not last:
        in_.add("band1V" if (column - on("firstCol")) % 2 == 0 else "band2V")
    holds = (("firstRow", first_row), ("lastRow", last_row), ("firstCol", first), ("lastCol", last),
             ("nwCell", first_row and first), ("neCell", first_row and last), ("swCell", last_row and first),
             ("seCell", last_row and last))  # fmt: skip
    in_ |= {name for name, yes in holds if yes}
    return [name for name in _ORDER if name in in_]


def _look(part: etree._Element) -> CellLook:
    text, fill = part.find(_A + "tcTxStyle"), part.find(f"{_A}tcStyle/{_A}fill")
    refers = part.find(f"{_A}tcStyle/{_A}fillRef")
    said: Said = {}
    for name in ("b", "i"):
        if text is not None and text.get(name) in ("on", "off"):
            said[name] = "1" if text.get(name) == "on" else "0"
    paint = paint_of(fill) if fill is not None else colour_of(refers) if refers is not None else None
    return CellLook(paint, _colour(text), said)


def _colour(text: etree._Element | None) -> Paint | None:
    """The colour that a tcTxStyle gives letters; its fontRef has one too, which the colour beside it overrules."""
    if text is None:
        return None
    own = colour_of(text)
    return own if own is not None else colour_of(text.find(_A + "fontRef"))


def _medium(accent: str) -> dict[str, CellLook]:
    """Medium Style 2: a header in the accent with light bold letters, bands in tints of it."""
    strong, bold = ("scheme", accent, ()), {"b": "1"}
    edge = CellLook(strong, _LIGHT, bold)
    return {
        "wholeTbl": CellLook(("scheme", accent, (("tint", 0.2),)), _DARK),
        "band1H": CellLook(("scheme", accent, (("tint", 0.4),))),
        "band1V": CellLook(("scheme", accent, (("tint", 0.4),))),
        "firstRow": edge, "lastRow": edge, "firstCol": edge, "lastCol": edge,
    }  # fmt: skip
