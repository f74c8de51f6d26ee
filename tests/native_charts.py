"""Charts as PowerPoint and Word 2016 and later write them, with their workbooks, in a deck or a document; read back.

Everything that Office writes of its own accord is there: extensions of 2007 to 2016, ids of series and points, looks
of every part of the chart, parts with its style and colours, and a workbook whose data stand in a table.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from chart_packages import chart_docx, read
from word_packages import REL, packed
from zip_members import members_of

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C14 = "http://schemas.microsoft.com/office/drawing/2007/8/2/chart"
_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_C16 = "http://schemas.microsoft.com/office/drawing/2014/chart"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STYLE = "http://schemas.microsoft.com/office/2011/relationships/chartStyle"
_COLOURS = "http://schemas.microsoft.com/office/2011/relationships/chartColorStyle"
_CS = "http://schemas.microsoft.com/office/drawing/2012/chartStyle"

SHOWS = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def fill(colour: str) -> str:
    """The look of a bar or slice."""
    return f'<c:spPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'


def unique(number: int) -> str:
    """The extension with the id of a series or a point."""
    return (
        f'<c:extLst><c:ext uri="{{C3380CC4-5D6E-409C-BE32-E72D297353CC}}" xmlns:c16="{_C16}">'
        f'<c16:uniqueId val="{{{number:08X}-1A2B-4C3D-8E9F-0123456789AB}}"/></c:ext></c:extLst>'
    )


def point(index: int, colour: str, more: str = "") -> str:
    """A point with a look of its own."""
    return (
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{more}{fill(colour)}'
        f"{unique(index + 100)}</c:dPt>"
    )


def typed_label(index: int, words: str) -> str:
    """A label with words of its own; words in brackets are a field, [VALUE] or [CELLRANGE]."""
    run = f'<a:r><a:rPr lang="en-US"/><a:t>{words}</a:t></a:r>'
    if words.startswith("["):
        run = (
            f'<a:fld id="{{6B1E0A5C-0000-4000-8000-{index:012d}}}" type="{words.strip("[]")}"><a:rPr lang="en-US"/>'
            f"<a:pPr/><a:t>{words}</a:t></a:fld>"
        )
    return (
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></c:rich></c:tx>'
        f"{SHOWS.format(1)}"
        f'<c:extLst><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" xmlns:c15="{_C15}"/></c:extLst></c:dLbl>'
    )


def labels(*single: str, number_format: str = "", more: str = "") -> str:
    """The labels of a series."""
    given = f'<c:numFmt formatCode={quoteattr(number_format)} sourceLinked="0"/>' if number_format else ""
    return (
        f"<c:dLbls>{''.join(single)}{given}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1197" b="1"/></a:pPr><a:endParaRPr lang="en-US"/>'
        f"</a:p></c:txPr>{SHOWS.format(1)}"
        f'<c:extLst><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" xmlns:c15="{_C15}">{more}'
        '<c15:showLeaderLines val="1"/></c:ext></c:extLst></c:dLbls>'
    )


def _cache(kind: str, formula: str, values: Sequence[Any], code: str = "") -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{escape(str(v))}</c:v></c:pt>' for n, v in enumerate(values) if v is not None
    )
    code = f"<c:formatCode>{escape(code)}</c:formatCode>" if code else ""
    return (
        f'<c:{kind}Ref><c:f>{formula}</c:f><c:{kind}Cache>{code}<c:ptCount val="{len(values)}"/>{points}'
        f"</c:{kind}Cache></c:{kind}Ref>"
    )


def series(
    number: int,
    name: str,
    categories: Sequence[Any],
    values: Sequence[Any],
    *,
    look: str | None = None,
    before: str = "",
    between: str = "",
    after: str = "",
    code: str = "General",
    ext: str | None = None,
    column: int | None = None,
) -> str:
    """A series as Office writes it.

    Args:
        number: its index and order, from 0.
        before: what stands before its points (`c:invertIfNegative`, `c:marker`).
        between: points, labels, trend lines, error bars.
        after: what stands behind the values (`c:smooth`).
        code: its number format.
        column: of its values in the sheet; None for that behind the labels and earlier series.
    """
    letter = get_column_letter(column or number + 2)
    rows = len(values) + 1
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx>{_cache("str", f"Sheet1!${letter}$1", [name])}'
        f"</c:tx>{fill(f'accent{number % 6 + 1}') if look is None else look}{before}{between}"
        f"<c:cat>{_cache('str', f'Sheet1!$A$2:$A${rows}', categories)}</c:cat>"
        f"<c:val>{_cache('num', f'Sheet1!${letter}$2:${letter}${rows}', values, code)}</c:val>{after}"
        f"{unique(number) if ext is None else ext}</c:ser>"
    )


def xy_series(number: int, name: str, columns: Mapping[str, tuple[str, Sequence[Any]]]) -> str:
    """A series of a scatter or bubble chart: `xVal`, `yVal`, `bubbleSize` → column and values."""
    parts = "".join(
        f"<c:{tag}>{_cache('num', f'Sheet1!${c}$2:${c}${len(v) + 1}', v, 'General')}</c:{tag}>"
        for tag, (c, v) in columns.items()
    )
    head = f"Sheet1!${columns['yVal'][0]}$1"
    end = '<c:bubble3D val="0"/>' if "bubbleSize" in columns else '<c:smooth val="0"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx>'
        f"{_cache('str', head, [name])}</c:tx>{fill(f'accent{number + 1}')}"
        + ('<c:invertIfNegative val="0"/>' if "bubbleSize" in columns else "")
        + f"{parts}{end}{unique(number)}</c:ser>"
    )


def axis(kind: str, id_: int, cross: int, position: str, more: str = "", number_format: str = "General") -> str:
    """An axis: `cat`, `val` or `date`."""
    lines = '<c:majorGridlines><c:spPr><a:ln w="9525"><a:noFill/></a:ln></c:spPr></c:majorGridlines>'
    end = {
        "cat": '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/>',
        "date": '<c:auto val="1"/><c:lblOffset val="100"/><c:baseTimeUnit val="months"/>',
        "val": '<c:crossBetween val="between"/>',
    }[kind]
    return (
        f'<c:{kind}Ax><c:axId val="{id_}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{position}"/>{lines if kind == "val" else ""}{more}'
        f'<c:numFmt formatCode={quoteattr(number_format)} sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:noFill/></c:spPr>'
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1197"/></a:pPr><a:endParaRPr lang="en-US"/></a:p>'
        f'</c:txPr><c:crossAx val="{cross}"/><c:crosses val="autoZero"/>{end}</c:{kind}Ax>'
    )


AXES = axis("cat", 111, 222, "b") + axis("val", 222, 111, "l", number_format="#,##0.0")
IDS = '<c:axId val="111"/><c:axId val="222"/>'


def bars(*held: str, grouping: str = "clustered", direction: str = "col", ids: str = IDS, vary: int = 0) -> str:
    """A plot of columns or bars."""
    overlap = '<c:overlap val="100"/>' if grouping != "clustered" else '<c:overlap val="-27"/>'
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="{vary}"/>'
        f'{"".join(held)}<c:gapWidth val="73"/>{overlap}{ids}</c:barChart>'
    )


def lines(*held: str, ids: str = IDS) -> str:
    """A plot of lines."""
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(held)}<c:marker val="1"/>{ids}'
        "</c:lineChart>"
    )


def space(plots: str, axes: str = AXES, *, title: str = "", legend: str = "", end: str = "", book: bool = True) -> str:
    """The chart part, with all that Office writes around its plots."""
    head = f'<c:title>{title}<c:overlay val="0"/></c:title>' if title else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{REL}" xmlns:c16r2="http://schemas.microsoft.com/'
        'office/drawing/2015/06/chart"><c:date1904 val="0"/><c:lang val="en-US"/><c:roundedCorners val="0"/>'
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="c14" xmlns:c14="{_C14}"><c14:style val="102"/>'
        '</mc:Choice><mc:Fallback><c:style val="2"/></mc:Fallback></mc:AlternateContent>'
        f'<c:chart>{head}<c:autoTitleDeleted val="{int(not title)}"/><c:plotArea><c:layout/>{plots}{axes}'
        f"<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
        + ('<c:externalData r:id="rId3"><c:autoUpdate val="0"/></c:externalData>' if book else "")
        + f"{end}</c:chartSpace>"
    )


def book_of(
    rows: Sequence[Sequence[Any]],
    *,
    table: bool = True,
    cells: Mapping[str, Any] | None = None,
    sheets: Mapping[str, Mapping[str, Any]] | None = None,
    formats: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook whose sheet `Sheet1` begins with these rows, in a table; what else stands in it by cell and sheet."""
    from openpyxl.workbook.defined_name import DefinedName

    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    for row in rows:
        sheet.append(list(row))
    if table:
        held = Table(displayName="Table1", ref=f"A1:{get_column_letter(len(rows[0]))}{len(rows)}")
        held.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
        sheet.add_table(held)
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    for cell, value in (cells or {}).items():
        sheet[cell] = value
    for name, content in (sheets or {}).items():
        other = book.create_sheet(name)
        for cell, value in content.items():
            other[cell] = value
    for name, refers in (names or {}).items():
        book.defined_names[name] = DefinedName(name, attr_text=refers)
    data = io.BytesIO()
    book.save(data)
    return _with_shared_texts(data.getvalue())


def _with_shared_texts(book: bytes) -> bytes:
    """The workbook with its texts in one part, as Excel writes them; openpyxl may leave them in their cells."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        held = {name: package.read(name).decode() for name in package.namelist()}
    if "xl/sharedStrings.xml" in held:
        return book
    texts: dict[str, int] = {}

    def share(match: re.Match[str]) -> str:
        return f'{match[1]}t="s"><v>{texts.setdefault(match[2], len(texts))}</v></c>'

    for name in [n for n in held if n.startswith("xl/worksheets/sheet")]:
        held[name] = re.sub(
            r'(<c [^>]*?)t="inlineStr"\s*>\s*<is>\s*(<t[^>]*?(?:/>|>[^<]*</t>))\s*</is>\s*</c>', share, held[name]
        )
    entries = "".join(f"<si>{text}</si>" for text in texts)
    held["xl/sharedStrings.xml"] = (
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{entries}</sst>'
    )
    held["xl/_rels/workbook.xml.rels"] = held["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="rId90" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(
        "</Types>",
        '<Override PartName="/xl/sharedStrings.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    return packed(held)


def in_file(
    kind: str,
    xml: str,
    book: bytes | None,
    *,
    alt: str = "{{ c }}",
    parts: Mapping[str, bytes] | None = None,
    rels: str = "",
    book_name: str = "Microsoft_Excel_Worksheet.xlsx",
) -> bytes:
    """A .docx or .pptx with one chart, its style and colours, and its workbook.

    Args:
        kind: 'docx' or 'pptx'.
        book: None for a chart without one.
        parts: further members; `{folder}` in a name is 'word' or 'ppt'.
        rels: further relationships of the chart.
    """
    folder = "word" if kind == "docx" else "ppt"
    data = chart_docx() if kind == "docx" else _deck(alt)
    members: dict[str, Any] = members_of(data)
    (chart,) = [n for n in members if n.startswith(f"{folder}/charts/chart")]
    for name in [n for n in members if n.startswith(f"{folder}/embeddings/")]:
        del members[name]
    if kind == "docx":
        members["word/document.xml"] = members["word/document.xml"].replace(
            b'descr="{{ c }}"', f'descr="{alt}"'.encode()
        )
    stem = chart.rpartition("/")[2]
    own = f'<Relationship Id="rId1" Type="{_STYLE}" Target="style1.xml"/>'
    own += f'<Relationship Id="rId2" Type="{_COLOURS}" Target="colors1.xml"/>{rels}'
    if book is not None:
        own += f'<Relationship Id="rId3" Type="{REL}/package" Target="../embeddings/{book_name}"/>'
        members[f"{folder}/embeddings/{book_name}"] = book
    members[chart] = xml.encode()
    members[f"{folder}/charts/_rels/{stem}.rels"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{own}</Relationships>'
    ).encode()
    looks = ('<cs:{0} xmlns:cs="{1}" xmlns:a="{2}" {3}"/>').format
    members[f"{folder}/charts/style1.xml"] = looks("chartStyle", _CS, _A, 'id="201').encode()
    members[f"{folder}/charts/colors1.xml"] = looks("colorStyle", _CS, _A, 'meth="cycle" id="10').encode()
    types = members["[Content_Types].xml"].decode()
    for part, content_type in (
        ("style1", "application/vnd.ms-office.chartstyle+xml"),
        ("colors1", "application/vnd.ms-office.chartcolorstyle+xml"),
    ):
        types = types.replace(
            "</Types>", f'<Override PartName="/{folder}/charts/{part}.xml" ContentType="{content_type}"/></Types>'
        )
    for name, content in (parts or {}).items():
        member, _, content_type = name.format(folder=folder).partition(" ")
        members[member] = content
        if content_type:
            types = types.replace("</Types>", f'<Override PartName="/{member}" ContentType="{content_type}"/></Types>')
    if book is None and 'Extension="xlsx"' in types:
        pass  # a default that nothing uses is none that Office minds
    members["[Content_Types].xml"] = types.encode()
    return packed(members)


def _deck(alt: str) -> bytes:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Trade"
    data = CategoryChartData()
    data.categories = ["A"]
    data.add_series("S", [1])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(2), Cm(4), Cm(20), Cm(12), data)
    frame.name = "Chart 1"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def members(data: bytes, part: str) -> list[str]:
    """The members of a file whose name holds this."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return sorted(n for n in package.namelist() if part in n)


def chart_xml(data: bytes) -> str:
    """The XML of the first chart of a file."""
    (name, *_) = [n for n in members(data, "/charts/chart") if n.endswith(".xml")]
    return read(data, name).decode()


def book_in(data: bytes, number: int = 0) -> bytes:
    """The bytes of a workbook in a file."""
    return read(data, [n for n in members(data, "/embeddings/") if n.endswith(".xlsx")][number])


def opened(data: bytes, number: int = 0) -> Any:
    """A workbook in a file, as openpyxl opens it, with its formulas."""
    return load_workbook(io.BytesIO(book_in(data, number)))


def rows_of(sheet: Any) -> list[list[Any]]:
    """What stands in a sheet, row by row, without empty ends."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows
