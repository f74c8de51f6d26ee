"""A package and what stands in it → what each kind of page, or each slide, shows in its margins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.office.parts import layout_of
from brief_builder.office.xml import clark, whole
from brief_builder.problems import Place
from brief_builder.structure.model import Document

_W, _R, _P, _A = (clark(f"{prefix}:x")[:-1] for prefix in ("w", "r", "p", "a"))
_OFF = ("0", "false", "off")
_KINDS = {"first": "the first page", "even": "even pages", "default": "pages"}
_TOP = 3  # the upper third of a slide


@dataclass(frozen=True, slots=True)
class MarginText:
    """Some words: whether they stand at the right, and at the top. In Word, only headers are told."""

    text: str
    right: bool
    top: bool = True


@dataclass(frozen=True, slots=True)
class Margin:
    """A kind of page, or a slide.

    Attributes:
        place: the header; of a page that has none, the document; of a slide, the slide.
        page: what it is called: 'the first page of section 1', 'slide 3'.
        texts: what its header says; on a slide, all that stands on it, on its layout and master.
    """

    place: Place
    page: str
    texts: tuple[MarginText, ...]


def margins(package: Package, document: Document) -> tuple[Margin, ...]:
    """What each kind of page or each slide shows, in order; headers that several sections have, once."""
    return tuple(_headers(package, document) if document.kind == "docx" else _slides(package, document))


def _headers(package: Package, document: Document) -> Iterator[Margin]:
    main = package.main_part
    targets = {rel.id: rel.target for rel in package.relationships(main)}
    even = _evens(package, main)
    known: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for number, section in enumerate(parse(package.read(main), main).iter(_W + "sectPr"), 1):
        above = section.getparent()
        if above is not None and above.tag == _W + "sectPrChange":
            continue
        for each in section.iterchildren(_W + "headerReference"):
            known[each.get(_W + "type", "default")] = targets.get(each.get(_R + "id", ""), "")
        shown = [kind for kind in ("first", "even") if (_is_on(section, "titlePg") if kind == "first" else even)]
        for kind in (*shown, "default"):
            part = known.get(kind, "")
            if (kind, part) not in told:
                told.add((kind, part))
                yield _header(document, part, f"{_KINDS[kind]} of section {number}")


def _header(document: Document, part: str, page: str) -> Margin:
    paragraphs = [p for p in document.paragraphs if part and p.place.part == part and p.text.strip()]
    last = max((p.column for p in paragraphs), default=-1)
    texts = tuple(
        MarginText(
            " ".join(p.text.split()), p.align == "right" or "\t" in p.text.rstrip() or p.boxed or 0 < last == p.column
        )
        for p in paragraphs
    )
    place = paragraphs[0].place if paragraphs else Place(document.file, part=part)
    return Margin(place, page, texts)


def _is_on(section: etree._Element, name: str) -> bool:
    found = section.find(_W + name)
    return found is not None and found.get(_W + "val", "1") not in _OFF


def _evens(package: Package, main: str) -> bool:
    for rel in package.relationships(main):
        if rel.type.endswith("/settings") and rel.target in package:
            return _is_on(parse(package.read(rel.target), rel.target), "evenAndOddHeaders")
    return False


def _slides(package: Package, document: Document) -> Iterator[Margin]:
    size = document.slide_size
    fixed: dict[str, tuple[MarginText, ...]] = {}
    for slide in document.slides:
        layout = layout_of(package, slide.place.part)
        if layout not in fixed:
            fixed[layout] = tuple(_fixed(package, layout, size))
        own = [_placed(" ".join(s.text.split()), s.frame, size) for s in slide.shapes if s.text]
        yield Margin(slide.place, f"slide {slide.number}", (*own, *fixed[layout]))


def _fixed(package: Package, layout: str, size: tuple[int, int]) -> Iterator[MarginText]:
    """What a layout shows on each slide that has it, and its master below it."""
    for name in (layout, *_above(package, layout)):
        if name not in package:
            continue
        root = parse(package.read(name), name)
        for shape in root.iter(_P + "sp"):
            text = " ".join("".join(t.text or "" for t in shape.iter(_A + "t")).split())
            if text and shape.find(f".//{_P}nvPr/{_P}ph") is None:
                yield _placed(text, _frame(shape), size)
        if root.get("showMasterSp", "1") in _OFF:
            return


def _above(package: Package, layout: str) -> list[str]:
    if layout not in package:
        return []
    return [rel.target for rel in package.relationships(layout) if rel.type.endswith("/slideMaster")]


def _frame(shape: etree._Element) -> tuple[float, float, float, float] | None:
    drawn = shape.find(f"{_P}spPr/{_A}xfrm")
    place = drawn.find(_A + "off") if drawn is not None else None
    extent = drawn.find(_A + "ext") if drawn is not None else None
    if place is None or extent is None:
        return None
    return whole(place.get("x")), whole(place.get("y")), whole(extent.get("cx")), whole(extent.get("cy"))


def _placed(text: str, frame: tuple[float, float, float, float] | None, size: tuple[int, int]) -> MarginText:
    """Words with whether they stand at the right and at the top; where that is not known, they do."""
    if frame is None or not all(size):
        return MarginText(text, right=True)
    left, top, width, height = frame
    return MarginText(text, right=left + width / 2 > size[0] / 2, top=top + height / 2 < size[1] / _TOP)
