"""A slide with its layout, master and theme in → what colour stands behind a shape, or fills it.

What is drawn later covers what is drawn before; a text in a shape without a fill stands on what lies under it.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from brief_builder.fit.shapes import placed_shapes
from brief_builder.fit.slots import Frame, frame_of
from brief_builder.office import Package, parse
from brief_builder.office.colours import NO_FILL, OTHER_FILL, Paint, Palette, colour_of, paint_of, theme_colours
from brief_builder.office.xml import clark, whole

_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
_HOLDER = f".//{_P}nvPr/{_P}ph"
_WHOLE_OF, _SOME_OF = 0.95, 0.05  # of a frame, from where on it is taken to stand on something, or to touch it
_LOOKED_AT = 500  # shapes under one, on slides that hold thousands
_OFF = ("0", "false")
_BACKGROUNDS = 1000  # the first number of the fills for backgrounds (20.1.10.57, idx of bgRef)


@dataclass(frozen=True, slots=True)
class _Item:
    element: etree._Element
    frame: Frame | None
    paint: Paint | None
    own: str


class Backdrop:
    """What a slide is drawn on: its colours, and its shapes from the lowest to the topmost."""

    def __init__(self, package: Package, slide: str, root: etree._Element) -> None:
        layout = _related(package, slide, "slideLayout")
        master = _related(package, layout, "slideMaster")
        roots = [root, *(parse(package.read(name), name) for name in (layout, master) if name in package)]
        self._roots = roots
        theme = _related(package, master, "theme")
        self._theme = parse(package.read(theme), theme) if theme in package else None
        self.palette = Palette(theme_colours(package, master), _mapping(roots))
        self.page = self._background()
        self._items: list[_Item] = []
        shows = [each.get("showMasterSp") not in _OFF for each in roots[:2]]
        if len(roots) > 2 and all(shows):
            self._add(roots[2], placeholders=False)
        if len(roots) > 1 and shows[0]:
            self._add(roots[1], placeholders=False)
        self._add(root, placeholders=True)
        self._at = {item.element: number for number, item in enumerate(self._items)}

    def frame(self, element: etree._Element) -> Frame | None:
        """Where a shape of the slide stands on it; None when nothing says so."""
        at = self._at.get(element)
        return self._items[at].frame if at is not None else None

    def fill(self, element: etree._Element) -> str:
        """The colour that a shape of the slide is filled with; "" for none, or none that is known."""
        at = self._at.get(element)
        return self.palette.shown(self._items[at].paint, self._items[at].own) if at is not None else ""

    def ground(self, element: etree._Element) -> str:
        """The colour that the text of a shape stands on: its fill, or what lies under it; "" when that is not known."""
        at = self._at.get(element)
        if at is None:
            return ""
        item = self._items[at]
        if item.paint is not None and item.paint != NO_FILL:
            return self.palette.shown(item.paint, item.own)
        return self.under(element)

    def under(self, element: etree._Element) -> str:
        """The colour that lies under a shape; "" when that is not known, or no one colour."""
        at = self._at.get(element)
        frame = self._items[at].frame if at is not None else None
        if at is None or frame is None:
            return ""
        for item in reversed(self._items[max(at - _LOOKED_AT, 0) : at]):
            if item.frame is None or item.paint is None or item.paint == NO_FILL:
                continue
            share = _share(frame, item.frame)
            if share >= _WHOLE_OF:
                return self.palette.shown(item.paint, item.own)
            if share > _SOME_OF:
                return ""
        return self.page if at <= _LOOKED_AT else ""

    def _add(self, root: etree._Element, *, placeholders: bool) -> None:
        for element, move in placed_shapes(root):
            holder = element.find(_HOLDER)
            if holder is not None and not placeholders:
                continue
            properties = element.find(_P + "spPr")
            transform = properties.find(_A + "xfrm") if properties is not None else element.find(_P + "xfrm")
            paint, own = _painted(element)
            frame = frame_of(transform)
            for behind in self._behind(holder) if holder is not None else ():
                shape = behind.find(_P + "spPr")
                if frame is None and shape is not None:
                    frame = frame_of(shape.find(_A + "xfrm"))
                if paint is None:
                    paint, own = _painted(behind)
            if paint is not None and paint[0] == "style":
                paint = self._styled(int(paint[1]), "fillStyleLst")
            own_colour = self.palette.shown(own)
            self._items.append(_Item(element, move.of(frame) if frame is not None else None, paint, own_colour))

    def _behind(self, holder: etree._Element) -> list[etree._Element]:
        """The placeholders of layout and master that a placeholder takes over from."""
        out = []
        number, kind = holder.get("idx", "0"), _family(holder.get("type", "obj"))
        for root in self._roots[1:]:
            for shape in root.iter(_P + "sp"):
                other = shape.find(_HOLDER)
                if other is None:
                    continue
                by_number = root is self._roots[1] and kind == "body"
                alike = other.get("idx", "0") == number if by_number else _family(other.get("type", "obj")) == kind
                if alike:
                    out.append(shape)
                    break
        return out

    def _styled(self, number: int, names: str) -> Paint | None:
        """One of the theme's fills, counted from 1; 0 is none."""
        styles = self._theme.find(f".//{_A}{names}") if self._theme is not None else None
        if number < 1:
            return NO_FILL
        if styles is None or number > len(styles):
            return OTHER_FILL
        holder = etree.Element("holder")
        holder.append(etree.fromstring(etree.tostring(styles[number - 1])))
        return paint_of(holder)

    def _background(self) -> str:
        for root in self._roots:
            said = root.find(f"{_P}cSld/{_P}bg")
            if said is None:
                continue
            properties, refers = said.find(_P + "bgPr"), said.find(_P + "bgRef")
            if properties is not None:
                return self.palette.shown(paint_of(properties))
            if refers is not None:
                paint = self._styled(whole(refers.get("idx")) - _BACKGROUNDS, "bgFillStyleLst")
                return self.palette.shown(paint, self.palette.shown(colour_of(refers)))
        return "#ffffff"


def _painted(element: etree._Element) -> tuple[Paint | None, Paint | None]:
    """What a shape says of its fill, and the colour that a fill of the theme is used with."""
    if element.tag in (_P + "pic", _P + "graphicFrame", _P + "contentPart"):
        return OTHER_FILL, None
    paint = paint_of(element.find(_P + "spPr"))
    refers = element.find(f"{_P}style/{_A}fillRef")
    if paint is None and refers is not None:
        return ("style", str(whole(refers.get("idx"))), ()), colour_of(refers)
    return paint, None


def _mapping(roots: list[etree._Element]) -> dict[str, str]:
    """Which colours of the theme a slide means: as its master says, unless it or its layout says otherwise."""
    out = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
    if len(roots) > 2 and (said := roots[2].find(_P + "clrMap")) is not None:
        out.update((str(key), str(value)) for key, value in said.attrib.items())
    for root in reversed(roots[:2]):
        own = root.find(f"{_P}clrMapOvr/{_A}overrideClrMapping")
        if own is not None:
            out.update((str(key), str(value)) for key, value in own.attrib.items())
    return out


def _share(inner: Frame, outer: Frame) -> float:
    """How much of a frame lies in another one, from 0 to 1."""
    across = min(inner.left + inner.width, outer.left + outer.width) - max(inner.left, outer.left)
    down = min(inner.top + inner.height, outer.top + outer.height) - max(inner.top, outer.top)
    area = inner.width * inner.height
    return max(across, 0) * max(down, 0) / area if area > 0 else 0.0


def _family(kind: str) -> str:
    return "title" if kind in ("title", "ctrTitle") else kind if kind in ("dt", "ftr", "sldNum", "hdr") else "body"


def _related(package: Package, part: str, kind: str) -> str:
    if part not in package:
        return ""
    return next((r.target for r in package.relationships(part) if r.type.endswith("/" + kind) and not r.external), "")
