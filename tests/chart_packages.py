"""Word documents with native charts, for tests; and a look into the charts and workbooks that were produced."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE

from word_packages import REL, docx, p, packed, relationships
from zip_members import members_of

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
C = f"{{{_CHART}}}"


def drawing(alt: str, id_: str = "rIdChart1", number: int = 50, name: str = "Chart 1") -> str:
    """A run with the drawing of a native chart."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="4000000" cy="2000000"/><wp:docPr id="{number}" name="{name}" '
        f'descr="{alt}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_CHART}"><c:chart r:id="{id_}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def chart_parts(
    kind: str = "COLUMN_CLUSTERED",
    categories: Sequence[Any] = ("A", "B"),
    series: Sequence[tuple[str, Sequence[Any]]] = (("S1", (1, 2)), ("S2", (3, 4))),
    number_format: str = "#,##0.0",
) -> tuple[str, bytes]:
    """The XML of a chart as python-pptx writes it, and its workbook."""
    if kind.startswith("XY"):
        data: Any = XyChartData()
        for name, values in series:
            each = data.add_series(name)
            for x, y in zip(categories, values, strict=True):
                each.add_data_point(x, y)
    else:
        data = CategoryChartData(number_format=number_format)
        data.categories = categories
        for name, values in series:
            data.add_series(name, values)
    xml = data.xml_bytes(getattr(XL_CHART_TYPE, kind)).decode()
    xml = re.sub(r'val="-(\d+)"', r'val="\1"', xml)  # axis ids may not be negative
    if kind == "RADAR":
        xml = re.sub(r'\s*<c:smooth val="0"/>', "", xml)  # the schema knows none there
    end = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    return xml.replace("</c:chartSpace>", end), data.xlsx_blob


def chart_docx(*elements: str, charts: Sequence[tuple[str, bytes]] = (), **more: Any) -> bytes:
    """A document with these charts; the first is related as rIdChart1, with its workbook."""
    data = docx(*(elements or (p(drawing("{{ c }}")),)), **more)
    members = members_of(data)
    types, rels = members["[Content_Types].xml"].decode(), members["word/_rels/document.xml.rels"].decode()
    types = types.replace(
        "<Override",
        '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
        "<Override",
        1,
    )
    for n, (xml, book) in enumerate(charts or (chart_parts(),), start=1):
        members[f"word/charts/chart{n}.xml"] = xml.encode()
        members[f"word/embeddings/Microsoft_Excel_Sheet{n}.xlsx"] = book
        members[f"word/charts/_rels/chart{n}.xml.rels"] = (
            relationships(
                f'<Relationship Id="rId1" Type="{REL}/package" Target="../embeddings/Microsoft_Excel_Sheet{n}.xlsx"/>'
            )
        ).encode()
        kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
        override = f'<Override PartName="/word/charts/chart{n}.xml" ContentType="{kind}"/></Types>'
        types = types.replace("</Types>", override)
        relationship = f'<Relationship Id="rIdChart{n}" Type="{REL}/chart" Target="charts/chart{n}.xml"/>'
        rels = rels.replace("</Relationships>", f"{relationship}</Relationships>")
    members["[Content_Types].xml"], members["word/_rels/document.xml.rels"] = types.encode(), rels.encode()
    return packed(members)


def names(data: bytes, folder: str) -> list[str]:
    """The members below a folder."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return sorted(n for n in package.namelist() if n.startswith(folder))


def read(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def shown(data: bytes, chart: str = "word/charts/chart1.xml") -> list[tuple[str, list[tuple[str, str | None]]]]:
    """What a chart shows: each series' name, and its points as (label, number); None for a gap."""
    return shown_in(etree.fromstring(read(data, chart)))


def shown_in(root: Any) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """The same of the XML of a chart."""
    out = []
    for series in root.iter(f"{C}ser"):
        name = "".join(v.text or "" for v in series.find(f"{C}tx").iter(f"{C}v"))
        labels = _points(series, "cat") or _points(series, "xVal")
        values = _points(series, "val") or _points(series, "yVal")
        count = int(
            next(c for e in series if e.tag in (f"{C}val", f"{C}yVal") for c in e.iter(f"{C}ptCount")).get("val")
        )
        out.append((name, [(labels.get(i, ""), values.get(i)) for i in range(count)]))
    return out


def _points(series: Any, tag: str) -> dict[int, str]:
    found = series.find(f"{C}{tag}")
    return {} if found is None else {int(pt.get("idx")): pt.findtext(f"{C}v") for pt in found.iter(f"{C}pt")}


def cells(book: bytes, sheet: str = "xl/worksheets/sheet1.xml") -> dict[str, str]:
    """Cell → its text or number; cells without content are left out."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        strings = []
        if "xl/sharedStrings.xml" in package.namelist():
            root = etree.fromstring(package.read("xl/sharedStrings.xml"))
            strings = ["".join(t.text or "" for t in si.iter(f"{_SHEET}t")) for si in root.iter(f"{_SHEET}si")]
        out = {}
        for cell in etree.fromstring(package.read(sheet)).iter(f"{_SHEET}c"):
            value = cell.findtext(f"{_SHEET}v")
            assert cell.find(f"{_SHEET}f") is None
            if cell.get("t") == "inlineStr":
                out[cell.get("r")] = "".join(t.text or "" for t in cell.iter(f"{_SHEET}t"))
            elif value is not None:
                out[cell.get("r")] = strings[int(value)] if cell.get("t") == "s" else value
        return out
