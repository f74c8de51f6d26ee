"""Pieces of a slide, its layout, master and theme → a package of them, as small as PowerPoint allows."""

from __future__ import annotations

from typing import Any

from lxml import etree

from brief_builder.fit import FittedShape, FittedTable, Fitting
from brief_builder.office import Member, Package, write_members

POINT = 12700
LAYOUT = "ppt/slideLayouts/slideLayout1.xml"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = f'xmlns:a="{_A}" xmlns:p="{_P}" xmlns:r="{_R}"'
_OFFICE = "application/vnd.openxmlformats-officedocument"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
THEME = {"lt": "Calibri", "cs": ""}


def box(
    text: str,
    size: tuple[float, float] = (200, 100),
    *,
    at: tuple[float, float] = (50, 50),
    body: str = "<a:noAutofit/>",
    said: str = 'lIns="0" tIns="0" rIns="0" bIns="0"',
    placeholder: str = "",
    preset: str = '<a:prstGeom prst="rect"/>',
    styles: str = "",
    placed: bool = True,
    turn: int = 0,
    number: int = 2,
) -> str:
    """A p:sp; places in points. `text` is words for one paragraph in Calibri of 20 pt, or a:p elements."""
    if not text.startswith("<a:p"):
        text = paragraph(text)
    rotation = f' rot="{turn * 60000}"' if turn else ""
    place = f'<a:off x="{at[0] * POINT:.0f}" y="{at[1] * POINT:.0f}"/>'
    extent = f'<a:ext cx="{size[0] * POINT:.0f}" cy="{size[1] * POINT:.0f}"/>'
    frame = f"<a:xfrm{rotation}>{place}{extent}</a:xfrm>" if placed else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Box {number}"/><p:cNvSpPr/><p:nvPr>{placeholder}</p:nvPr>'
        f"</p:nvSpPr><p:spPr>{frame}{preset if placed else ''}</p:spPr><p:txBody><a:bodyPr {said}>{body}</a:bodyPr>"
        f"<a:lstStyle>{styles}</a:lstStyle>{text}</p:txBody></p:sp>"
    )


def paragraph(text: str, about: str = "", run: str = 'sz="2000"') -> str:
    """An a:p with one run."""
    return f"<a:p>{about}<a:r><a:rPr {run}/><a:t>{text}</a:t></a:r></a:p>"


def lines(count: int, **more: Any) -> str:
    """A box with so many lines of 20 pt, each 24 pt high."""
    return box("".join(paragraph("Line") for _ in range(count)), **more)


def deck(
    *shapes: str,
    layout: str = "",
    master: str = "",
    styles: str = "",
    usual: str = "",
    fonts: dict[str, str] | None = None,
    tables: str = "",
) -> Package:
    """A deck with one slide. `usual` is the presentation's list of styles, `styles` what stands in the txStyles."""
    faces = {**THEME, **(fonts or {})}
    font = f'<a:latin typeface="{faces["lt"]}"/><a:ea typeface=""/><a:cs typeface="{faces["cs"]}"/>'
    scheme = f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>"
    tree = "<p:cSld><p:spTree><p:nvGrpSpPr/><p:grpSpPr/>{}</p:spTree></p:cSld>"
    parts = {
        "ppt/presentation.xml": f'<p:presentation {_SPACES}><p:sldSz cx="9144000" cy="6858000"/>'
        f"<p:defaultTextStyle>{usual}</p:defaultTextStyle></p:presentation>",
        "ppt/slides/slide1.xml": f"<p:sld {_SPACES}>{tree.format(''.join(shapes))}</p:sld>",
        LAYOUT: f"<p:sldLayout {_SPACES}>{tree.format(layout)}</p:sldLayout>",
        "ppt/slideMasters/slideMaster1.xml": f"<p:sldMaster {_SPACES}>{tree.format(master)}"
        f"<p:txStyles>{styles}</p:txStyles></p:sldMaster>",
        "ppt/theme/theme1.xml": f"<a:theme {_SPACES}><a:themeElements><a:fontScheme>{scheme}</a:fontScheme>"
        "</a:themeElements></a:theme>",
        "ppt/tableStyles.xml": f"<a:tblStyleLst {_SPACES}>{tables}</a:tblStyleLst>",
        "_rels/.rels": _rels(officeDocument="ppt/presentation.xml"),
        "ppt/_rels/presentation.xml.rels": _rels(tableStyles="tableStyles.xml"),
        "ppt/slides/_rels/slide1.xml.rels": _rels(slideLayout="../slideLayouts/slideLayout1.xml"),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": _rels(slideMaster="../slideMasters/slideMaster1.xml"),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _rels(theme="../theme/theme1.xml"),
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/ppt/presentation.xml" '
        f'ContentType="{_OFFICE}.presentationml.presentation.main+xml"/></Types>',
    }
    return Package.open(write_members(Member.of(name, text.encode()) for name, text in parts.items()))


def _rels(**targets: str) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{k}" Target="{t}"/>' for n, (k, t) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_RELS}">{inner}</Relationships>'


def slide(package: Package) -> etree._Element:
    return etree.fromstring(package.read("ppt/slides/slide1.xml"))


def fitted(*shapes: str, **more: Any) -> list[FittedShape]:
    """The shapes of a deck with these on its one slide."""
    package = deck(*shapes, **more)
    return Fitting(package).shapes(slide(package), LAYOUT)


def one(*shapes: str, **more: Any) -> FittedShape:
    """The only shape."""
    (found,) = fitted(*shapes, **more)
    return found


def table(rows: list[tuple[float, list[str]]], widths: list[float], about: str = "") -> str:
    """A p:graphicFrame of rows (height in points, cells); a cell is words of 20 pt, or an a:tc element."""
    grid = "".join(f'<a:gridCol w="{width * POINT:.0f}"/>' for width in widths)
    inner = ""
    for height, cells in rows:
        inner += f'<a:tr h="{height * POINT:.0f}">{"".join(map(_cell, cells))}</a:tr>'
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="7" name="Table"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="127000"/><a:ext cx="1" cy="1"/></p:xfrm><a:graphic>'
        f'<a:graphicData uri="t"><a:tbl>{about or "<a:tblPr/>"}<a:tblGrid>{grid}</a:tblGrid>{inner}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: str) -> str:
    return cell if cell.startswith("<a:tc") else tc(cell)


def tc(text: str, attributes: str = "", about: str = "<a:tcPr/>") -> str:
    """An a:tc."""
    return f"<a:tc {attributes}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph(text)}</a:txBody>{about}</a:tc>"


def fitted_table(frame: str, **more: Any) -> FittedTable:
    """The only table."""
    package = deck(frame, **more)
    (found,) = Fitting(package).tables(slide(package), LAYOUT)
    return found
