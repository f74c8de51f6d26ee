"""What a word of a template says of a table cell → the cell with it: `vm`, `hm`, `colspan`, `cellbg`.

Word has a property for each. On a slide what a merge is depends on the cells beside, so all is noted in attributes of
the cell's own, which are settled when the table is there.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.office.schema import put
from brief_builder.office.xml import clark

NOTED = "brief-"  # how the attributes begin that are settled


def say_in_word(cell: etree._Element, word: str, said: str, _number: int = 0) -> None:
    """Write into the properties of a Word table's cell what a word says of it."""
    properties = cell.find(clark("w:tcPr"))
    if properties is None:
        properties = cell.makeelement(clark("w:tcPr"))
        cell.insert(0, properties)
    name = {"vm": "vMerge", "hm": "hMerge", "colspan": "gridSpan", "cellbg": "shd"}[word]
    held = put(properties, name)
    if word == "cellbg":
        held.attrib.clear()
        held.set(clark("w:val"), "clear")
        held.set(clark("w:color"), "auto")
        held.set(clark("w:fill"), said)
    else:
        held.set(clark("w:val"), said)


def say_on_slide(cell: etree._Element, word: str, said: str, number: int = 0) -> None:
    """Note at a cell of a slide's table what a word says of it; `number` is that of its tag, for `colspan`."""
    cell.set(NOTED + word, f"{said}.{number}" if word == "colspan" else said)
