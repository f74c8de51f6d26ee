"""A drawing of a Word document in → what it is, its alt text, where it stands (DrawingML, VML, objects)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.colours import Paint, paint_of
from brief_builder.office.xml import clark, is_on
from brief_builder.structure.decorative import is_decorative
from brief_builder.structure.model import Kind

_W, _WP, _A, _V = clark("w:x")[:-1], clark("wp:x")[:-1], clark("a:x")[:-1], clark("v:x")[:-1]
_O = "{urn:schemas-microsoft-com:office:office}"
_FALLBACK = clark("mc:Fallback")
_DATA = f".//{_A}graphicData"
_URIS: dict[str, Kind] = {
    "picture": "picture", "chart": "chart", "diagram": "diagram", "wordprocessingShape": "shape", "chartex": "chart",
    "wordprocessingGroup": "group", "wordprocessingCanvas": "group", "wordprocessingInk": "ink", "model3d": "model",
    "lockedCanvas": "group", "slicer": "control", "webextension": "object",
}  # fmt: skip
_TEXTS = (_W + "t", _W + "drawing")
_BOX = _W + "txbxContent"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing and its element.

    Attributes:
        behind: whether it is drawn behind the text.
        chart: the id of the relationship to its chart; '' for none.
        link: the id of the relationship to where it leads; '' for none.
    """

    element: etree._Element
    kind: Kind
    name: str
    alt: str
    title: str
    decorative: bool
    inline: bool
    words: bool
    behind: bool = False
    fill: Paint | None = None
    chart: str = ""
    link: str = ""


def drawn_in(root: etree._Element) -> Iterator[Drawn]:
    """The drawings of a part in order, those in groups not by themselves, and what old readers are shown left out."""
    for element in root.iter(_W + "drawing", _W + "pict", _W + "object", _W + "control"):
        if any(a.tag in (_FALLBACK, _W + "del", _W + "moveFrom") for a in element.iterancestors()):
            continue
        if element.tag == _W + "drawing":
            for frame in element.iterchildren(_WP + "inline", _WP + "anchor"):
                yield _drawing(frame)
        elif (found := _old(element)) is not None:
            yield found


def _drawing(frame: etree._Element) -> Drawn:
    about, data = frame.find(_WP + "docPr"), frame.find(_DATA)
    uri = data.get("uri", "") if data is not None else ""
    kind = _URIS.get(uri.rstrip("/").rpartition("/")[2], "shape")
    inner = next(iter(data), None) if data is not None else None
    outline = next((e for e in inner if str(e.tag).endswith("}spPr")), None) if inner is not None else None
    if kind == "shape" and inner is not None and any(str(e.tag).endswith("}cNvCnPr") for e in inner):
        kind = "line"
    named = about if about is not None else etree.Element("none")
    chart = inner.get(clark("r:id"), "") if kind == "chart" and inner is not None else ""
    clicked = named.find(_A + "hlinkClick")
    return Drawn(
        frame, kind, named.get("name", ""), named.get("descr", "").strip(), named.get("title", "").strip(),
        is_decorative(named), frame.tag == _WP + "inline", any(_has_words(box) for box in frame.iter(_BOX)),
        is_on(frame.get("behindDoc")), paint_of(outline), chart,
        clicked.get(clark("r:id"), "") if clicked is not None else "",
    )  # fmt: skip


def _old(holder: etree._Element) -> Drawn | None:
    """A drawing of VML, in which objects of other programs are shown too; None for a rule and for what is nothing."""
    shape = next((e for e in holder if str(e.tag).startswith(_V) and e.tag != _V + "shapetype"), None)
    embedded = holder.tag == _W + "object" or holder.find(_O + "OLEObject") is not None
    if holder.tag == _W + "control" or shape is None:
        return None
    if shape.get(_O + "hr") in ("t", "true", "1"):  # ST_TrueFalse, as VML has it
        return None
    picture = next(shape.iter(_V + "imagedata"), None)
    art = next(shape.iter(_V + "textpath"), None)
    kind: Kind = "object" if embedded else "picture" if picture is not None else "shape"
    style = shape.get("style", "").replace(" ", "")
    words = art is not None or any(_has_words(box) for box in shape.iter(_BOX))
    name = shape.get("id", "") or shape.get(_O + "spid", "")
    return Drawn(
        holder, kind, name, shape.get("alt", "").strip(), shape.get("title", "").strip(), decorative=False,
        inline="position:absolute" not in style, words=words, behind="z-index:-" in style,
    )  # fmt: skip


def _has_words(box: etree._Element) -> bool:
    return any((t.text or "").strip() for t in box.iter(_W + "t"))
