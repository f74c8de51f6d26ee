"""What stands on a slide and is no text → what it is, and its alt text."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from brief_builder.office.xml import clark, is_on
from brief_builder.structure.decorative import is_decorative
from brief_builder.structure.model import Kind

_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
_NAMED = _P + "cNvPr"
_URIS: dict[str, Kind] = {
    "chart": "chart", "chartex": "chart", "diagram": "diagram", "ole": "object", "model3d": "model",
    "slicer": "control", "webextension": "object", "slidezoom": "object", "sectionzoom": "object",
    "summaryzoom": "object",
}  # fmt: skip
_MEDIA = (("videoFile", "video"), ("audioFile", "audio"), ("wavAudioFile", "audio"), ("quickTimeFile", "video"))


@dataclass(frozen=True, slots=True)
class Seen:
    """A shape of a slide as it is called.

    Attributes:
        kind: None for what is text alone: a text box, a table, a placeholder with words.
        chart: the id of the relationship to its chart; '' for none.
        captioned: whether a film or sound has captions in the file.
    """

    kind: Kind | None
    name: str
    alt: str
    title: str
    decorative: bool
    chart: str = ""
    captioned: bool = False


def named(element: etree._Element) -> etree._Element | None:
    """The p:cNvPr of a shape, a picture, a line, a frame or a group."""
    about = next((e for e in element if str(e.tag).startswith(_P + "nv")), None)
    return about.find(_NAMED) if about is not None else None


def seen(element: etree._Element, *, words: bool) -> Seen:
    """What a shape is; `words` says whether text is typed in it."""
    about = named(element)
    kind, chart = _kind(element, words=words)
    if about is None:
        return Seen(kind, "", "", "", decorative=False, chart=chart)
    captioned = any(str(e.tag).endswith("}track") for e in element.iter("*"))
    return Seen(
        kind, about.get("name", ""), about.get("descr", "").strip(), about.get("title", "").strip(),
        is_decorative(about), chart, captioned,
    )  # fmt: skip


def _kind(element: etree._Element, *, words: bool) -> tuple[Kind | None, str]:
    tag = str(element.tag).rpartition("}")[2]
    if tag == "pic":
        for name, kind in _MEDIA:
            if next(element.iter(_A + name), None) is not None:
                return kind, ""  # type: ignore[return-value]  # the table holds kinds alone
        return "picture", ""
    if tag == "cxnSp":
        return "line", ""
    if tag == "grpSp":
        return "group", ""
    if tag == "contentPart":
        return "ink", ""
    if tag == "graphicFrame":
        data = element.find(f"{_A}graphic/{_A}graphicData")
        uri = data.get("uri", "") if data is not None else ""
        name = uri.rstrip("/").rpartition("/")[2]
        if name == "table":
            return None, ""
        inner = next(iter(data), None) if data is not None else None
        kind = _URIS.get(name, "object")
        return kind, inner.get(clark("r:id"), "") if kind == "chart" and inner is not None else ""
    holder = element.find(f".//{_P}nvPr/{_P}ph")
    box = element.find(f"{_P}nvSpPr/{_P}cNvSpPr")
    if words or holder is not None or (box is not None and is_on(box.get("txBox"))):
        return None, ""
    return "shape", ""
