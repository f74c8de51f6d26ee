"""The styles of a workbook and a number format → the number of a cell style that has it."""

from __future__ import annotations

import copy

from lxml import etree

from brief_builder.merge.charts.sheets import MAIN
from brief_builder.office.xml import whole

_FIRST_OWN = 164  # ids below belong to Excel's own formats (ISO 29500-1, 18.8.30)


class CellFormats:
    """The cell styles of a workbook; those that are asked for are added, each once.

    Args:
        root: the styleSheet.
    """

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.changed = False
        self._styles = root.find(f"{MAIN}cellXfs")
        self._made: dict[tuple[int, str], int] = {}

    def with_format(self, style: int, code: str) -> int | None:
        """The style with this number format in place of none; None where it has a format, or cannot be found."""
        held = list(self._styles) if self._styles is not None else []
        if self._styles is None or not 0 <= style < len(held) or whole(held[style].get("numFmtId")):
            return None
        if (style, code) not in self._made:
            new = copy.deepcopy(held[style])
            new.set("numFmtId", str(self._format(code)))
            new.set("applyNumberFormat", "1")
            self._styles.append(new)
            self._styles.set("count", str(len(self._styles)))
            self._made[style, code] = len(self._styles) - 1
            self.changed = True
        return self._made[style, code]

    def _format(self, code: str) -> int:
        formats = self.root.find(f"{MAIN}numFmts")
        if formats is None:
            formats = self.root.makeelement(f"{MAIN}numFmts")
            self.root.insert(0, formats)  # it stands first (ISO 29500-1, 18.8.39)
        for each in formats:
            if each.get("formatCode") == code:
                return whole(each.get("numFmtId"))
        number = max([_FIRST_OWN - 1, *(whole(each.get("numFmtId")) for each in formats)]) + 1
        etree.SubElement(formats, f"{MAIN}numFmt", numFmtId=str(number), formatCode=code)
        formats.set("count", str(len(formats)))
        return number
