"""The styles of a Word document → whether a run's words are hidden, whatever style says so (ISO 29500-1, 17.3.2.41).

Where the run itself says it, that holds. Else the default of the document does, or an odd number of its table,
paragraph and character style: a toggle property turns what the others say round (17.7.3).
"""

from __future__ import annotations

from lxml import etree

from brief_builder.office.schema import W
from brief_builder.office.xml import is_on

_DEEP = 30  # styles based on each other
_VANISH, _VAL = f"{W}rPr/{W}vanish", W + "val"


class HidingStyles:
    """What the styles of a document say; `root` is None where it has none."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._defaults: dict[str, str] = {}
        for style in root.iter(W + "style") if root is not None else ():
            id_ = style.get(W + "styleId", "")
            self._elements.setdefault(id_, style)
            if is_on(style.get(W + "default")):
                self._defaults.setdefault(style.get(W + "type", "paragraph"), id_)
        default = root.find(f"{W}docDefaults/{W}rPrDefault/{_VANISH}") if root is not None else None
        self._everywhere = bool(_said(default))
        self._kept: dict[str, bool] = {}

    @property
    def none_hides(self) -> bool:
        """Whether no style can hide anything."""
        return not self._everywhere and not any(_said(each.find(_VANISH)) for each in self._elements.values())

    def hides(self, run: etree._Element) -> bool:
        """Whether the words of a run are hidden."""
        own = _said(run.find(_VANISH))
        if own is not None:
            return own
        if self._everywhere:
            return True
        paragraph = next(run.iterancestors(W + "p"), None)
        table = next(run.iterancestors(W + "tbl"), None)
        named = (
            self._named(run, "rPr", "rStyle", "character"),
            self._named(paragraph, "pPr", "pStyle", "paragraph"),
            self._named(table, "tblPr", "tblStyle", "table") if table is not None else "",
        )
        return sum(self._style(each) for each in named) % 2 == 1

    def _named(self, element: etree._Element | None, properties: str, style: str, kind: str) -> str:
        found = element.find(f"{W}{properties}/{W}{style}") if element is not None else None
        id_ = found.get(_VAL, "") if found is not None else ""
        return id_ if id_ in self._elements else self._defaults.get(kind, "")

    def _style(self, id_: str) -> bool:
        """What a style says, or the nearest that it is based on."""
        if id_ not in self._kept:
            said, at = None, id_
            for _ in range(_DEEP):
                element = self._elements.get(at)
                if element is None or said is not None:
                    break
                said = _said(element.find(_VANISH))
                based = element.find(W + "basedOn")
                at = based.get(_VAL, "") if based is not None else ""
            self._kept[id_] = bool(said)
        return self._kept[id_]


def _said(toggle: etree._Element | None) -> bool | None:
    return is_on(toggle.get(_VAL, "1")) if toggle is not None else None
