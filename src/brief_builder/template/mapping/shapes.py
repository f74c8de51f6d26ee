"""The tree of a slide's shapes → each as an author sees it: name, kind, size and tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.office.chart_kinds import kind_in_words, plots_in, why_refused
from brief_builder.office.xml import clark, is_on, whole
from brief_builder.problems import Fault
from brief_builder.template.mapping.deck_map import MappedChart, MappedPlaceholder, MappedShape
from brief_builder.template.reading.boxes import box_of, placeholder_of
from brief_builder.template.reading.tags import find_spans

_TYPES = {
    "title": "title", "ctrTitle": "title", "subTitle": "subtitle", "body": "text", "obj": "content", "pic": "picture",
    "tbl": "table", "chart": "chart", "dgm": "SmartArt", "media": "media", "clipArt": "online picture", "dt": "date",
    "ftr": "footer", "sldNum": "slide number", "hdr": "header", "sldImg": "slide image",
}  # fmt: skip
_CHOICE = clark("mc:AlternateContent")
_KINDS = {
    clark("p:sp"): "shape", clark("p:pic"): "picture", clark("p:grpSp"): "group", clark("p:cxnSp"): "line",
    clark("p:graphicFrame"): "object",
}  # fmt: skip
_NAMED, _TABLE, _CHART, _CHART_EX = clark("p:cNvPr"), clark("a:tbl"), clark("c:chart"), clark("cx:chart")
_DIAGRAM, _R_ID = clark("dgm:relIds"), clark("r:id")


def shapes_in(tree: etree._Element, part: str, package: Package) -> Iterator[MappedShape]:
    """The shapes of a slide or group in reading order, which is that in which they are drawn.

    Args:
        tree: a `p:spTree` or `p:grpSp`.
        part: the name of the part.
        package: what it is of.
    """
    for child in tree:
        element = child
        if child.tag == _CHOICE:  # the first form is for PowerPoint of today
            element = next((e for e in child.iter() if e.tag in _KINDS), child)
        if element.tag in _KINDS:
            yield _shape(element, part, package)


def placeholder_in_words(shape: etree._Element) -> MappedPlaceholder | None:
    """The placeholder that a shape is; None when it is none."""
    found = placeholder_of(shape)
    if found is None:
        return None
    kind = found.get("type", "obj")
    return MappedPlaceholder(_named(shape).get("name", ""), _TYPES.get(kind, "content"), whole(found.get("idx")))


def tags_in(root: etree._Element) -> tuple[str, ...]:
    """The tags in the paragraphs of a tree, notes of authors left out."""
    return tuple(tag for paragraph in root.iter(clark("a:p")) for tag in _tags(_words(paragraph)))


def _shape(element: etree._Element, part: str, package: Package) -> MappedShape:
    named, kind, placeholder = _named(element), _KINDS[str(element.tag)], placeholder_in_words(element)
    width, height = _size(element, part, package)
    alt = named.get("descr", "")
    alt_tag = alt if "{" in alt and any(True for _ in _tags(alt)) else ""
    name, tags = named.get("name", ""), tags_in(element) if kind in ("shape", "object") else ()
    if kind == "group":
        inner = tuple(shapes_in(element, part, package))
        return MappedShape(name, kind, None, (), alt_tag, width, height, shapes=inner)
    if kind == "object":
        table = element.find(f".//{_TABLE}")
        if table is not None:
            rows, columns = len(table.findall(clark("a:tr"))), len(list(table.iter(clark("a:gridCol"))))
            return MappedShape(name, "table", placeholder, tags, alt_tag, width, height, rows, columns)
        drawn = next(element.iter(_CHART, _CHART_EX), None)
        if drawn is not None:
            chart, tags = _chart(_related(drawn.get(_R_ID, ""), part, package))
            return MappedShape(name, "chart", placeholder, tags, alt_tag, width, height, chart=chart)
        refers = element.find(f".//{_DIAGRAM}")
        if refers is not None:
            data = _related(refers.get(clark("r:dm"), ""), part, package)
            tags = tags_in(data) if data is not None else ()
            return MappedShape(name, "SmartArt", placeholder, tags, alt_tag, width, height)
    if kind == "shape":
        boxed = element.find(f"{clark('p:nvSpPr')}/{clark('p:cNvSpPr')}")
        kind = "text box" if boxed is not None and is_on(boxed.get("txBox")) else kind
        kind = "placeholder" if placeholder is not None else kind
    return MappedShape(name, kind, placeholder, tags, alt_tag, width, height)


def _chart(root: etree._Element | None) -> tuple[MappedChart, tuple[str, ...]]:
    """A chart, and the tags in its titles and labels."""
    if root is None:
        return MappedChart("", (), "a damaged chart"), ()
    names = [_series_name(each) for plot in plots_in(root) for each in plot.findall(clark("c:ser"))]
    refused = why_refused(root)
    kind = "" if refused else kind_in_words(root)
    labels = (tag for value in root.iter(clark("c:v")) for tag in _tags(value.text or ""))
    return MappedChart(kind, tuple(names), refused), tuple(dict.fromkeys([*tags_in(root), *labels]))


def _series_name(series: etree._Element) -> str:
    value = series.find(f"{clark('c:tx')}//{clark('c:v')}")
    return (value.text or "") if value is not None else ""


def _related(id_: str, part: str, package: Package) -> etree._Element | None:
    """The root of the part that an id refers to; None where there is none, or where it is damaged."""
    target = next((r.target for r in package.relationships(part) if r.id == id_ and not r.external), "")
    try:
        return parse(package.read(target), target) if target in package else None
    except Fault:
        return None


def _size(element: etree._Element, part: str, package: Package) -> tuple[int, int]:
    if element.tag in (clark("p:sp"), clark("p:pic")):
        box = box_of(element, part, package)
        return box.width, box.height
    size = element.find(f"{clark('p:xfrm')}/{clark('a:ext')}")
    size = size if size is not None else element.find(f"*/{clark('a:xfrm')}/{clark('a:ext')}")
    return (whole(size.get("cx")), whole(size.get("cy"))) if size is not None else (0, 0)


def _named(element: etree._Element) -> etree._Element:
    """The element with the name and the alt text of a shape."""
    found = element.find(f"*/{_NAMED}")
    return found if found is not None else element


def _words(paragraph: etree._Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(clark("a:t")))


def _tags(text: str) -> Iterable[str]:
    spans = find_spans(text)[0] if "{" in text else ()
    return (text[span.start : span.end] for span in spans if span.kind != "comment")
