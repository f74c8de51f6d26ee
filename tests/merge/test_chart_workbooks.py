"""The workbook behind a native chart, as openpyxl opens it: the figures of the chart, and all else that stood in it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from brief_builder.leaks import cleaned_member
from brief_builder.merge import Template
from chart_checks import KINDS, NAMES, PLAIN, cache, data, figures, filled, refused, warned
from chart_packages import cells, read
from native_charts import bars, book_in, book_of, chart_xml, in_file, members, opened, rows_of, series, space
from word_packages import REL
from zip_members import members_of

CHART = space(bars(*(series(n, name, NAMES, [1, 2, 3]) for n, name in enumerate(("Exports", "Imports")))))
LINK = f'<Relationship Id="rId3" Type="{REL}/oleObject" Target="{{}}" TargetMode="External"/>'


@pytest.mark.parametrize("kind", KINDS)
def test_other_sheets_formulas_and_names_are_kept(kind: str) -> None:
    """Names of the data name them still; formulas stay, and Excel computes them when it opens the workbook."""
    sheets = {"Notes": {"A1": "Source: customs", "B2": 42}, "Sums": {"A1": "=SUM(Sheet1!B2:B4)", "A2": 7}}
    names = {"Shown": "Sheet1!$B$2:$B$4", "Other": "Notes!$A$1"}
    book = book_of(PLAIN, cells={"E1": "=B2*2", "E2": "kept"}, sheets=sheets, names=names)
    template = in_file(kind, CHART, book)
    rendered = filled(template, kind, data(["X", "Y"], ("Exports", [7, 8]), ("Imports", [1, None])))
    figures(rendered)
    made = opened(rendered.data)
    assert made.sheetnames == ["Sheet1", "Notes", "Sums"]
    assert rows_of(made["Notes"]) == [["Source: customs"], [None, 42]]
    assert rows_of(made["Sums"]) == [["=SUM(Sheet1!B2:B4)"], [7]]
    assert rows_of(made["Sheet1"]) == [[None, "Exports", "Imports", None, "=B2*2"], ["X", 7, 1, None, "kept"], ["Y", 8]]
    assert {n: made.defined_names[n].attr_text for n in names} == {"Shown": "Sheet1!$B$2:$B$3", "Other": "Notes!$A$1"}
    assert made.calculation.fullCalcOnLoad
    before, after = members_of(book), members_of(book_in(rendered.data))
    assert set(before) == set(after)
    kept = ("xl/theme/theme1.xml", "xl/worksheets/sheet2.xml", "[Content_Types].xml")
    assert [after[name] for name in kept] == [before[name] for name in kept]
    assert warned(rendered) == []


@pytest.mark.parametrize("kind", KINDS)
def test_results_of_formulas_that_may_be_old_are_empty(kind: str) -> None:
    """A reader of the file that computes nothing finds no old number; what lists formulas stays where none went."""
    book = members_of(book_of(PLAIN, sheets={"Sums": {"A1": "=SUM(Sheet1!B2:B4)"}}))
    sheet = book["xl/worksheets/sheet2.xml"]
    book["xl/worksheets/sheet2.xml"] = re.sub(rb"<v ?/>|<v></v>", b"<v>6</v>", sheet)
    assert b"<v>6</v>" in book["xl/worksheets/sheet2.xml"]
    rendered = filled(in_file(kind, CHART, _zipped(book)), kind, data(["X"], ("Exports", [7]), ("Imports", [1])))
    assert b"<v>6</v>" not in read(book_in(rendered.data), "xl/worksheets/sheet2.xml")


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_the_template_are_not_left_in_the_workbook(kind: str) -> None:
    """No cell shows them; a word that another cell shows stays."""
    template = in_file(kind, CHART, book_of(PLAIN, sheets={"Notes": {"A1": "Japan"}}))
    rendered = filled(template, kind, data(["X"], ("Exports", [7]), ("Imports", [1])))
    strings = read(book_in(rendered.data), "xl/sharedStrings.xml")
    assert (b"Korea" in strings, b"Japan" in strings) == (False, True)


@pytest.mark.parametrize("kind", KINDS)
def test_cells_that_the_data_write_over_are_told(kind: str) -> None:
    """Below and beside the data."""
    book = book_of(PLAIN, cells={"A5": "Total", "B5": "=SUM(B2:B4)", "E9": "kept"})
    template = in_file(kind, CHART, book)
    rendered = filled(template, kind, data(["P", "Q", "R", "S"], ("Exports", [1, 2, 3, 4]), ("Imports", [5, 6, 7, 8])))
    assert warned(rendered) == [
        "chart-cells: the data need more room in the chart's workbook, and write over what stood in A5, B5"
    ]
    figures(rendered)
    assert opened(rendered.data)["Sheet1"]["E9"].value == "kept"


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_that_is_wider_than_the_chart_keeps_its_other_columns(kind: str) -> None:
    """The chart shows two of its three columns of numbers."""
    wide = [["", "Exports", "Imports", "Note"], *([*row, "n"] for row in PLAIN[1:])]
    rendered = filled(
        in_file(kind, CHART, book_of(wide)), kind, data(["X", "Y"], ("Exports", [7, 8]), ("Imports", [1, 2]))
    )
    table = opened(rendered.data)["Sheet1"].tables["Table1"]
    assert (table.ref, [c.name for c in table.tableColumns][1:]) == ("A1:D3", ["Exports", "Imports", "Note"])


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_columns_of_a_table_have_one_name(kind: str) -> None:
    """What heads the labels gives way to a series that is called so."""
    rows = [["Partner", "Exports", "Imports"], *PLAIN[1:]]
    given = data(["X"], ("partner", [7]), ("Imports", [1]))
    rendered = filled(in_file(kind, CHART, book_of(rows)), kind, given)
    table = opened(rendered.data)["Sheet1"].tables["Table1"]
    assert [c.name for c in table.tableColumns] == [" ", "partner", "Imports"]
    assert rows_of(opened(rendered.data)["Sheet1"])[0] == [" ", "partner", "Imports"]


@pytest.mark.parametrize("kind", KINDS)
def test_cells_take_the_number_format_of_the_chart(kind: str) -> None:
    """Where they have none; else theirs stays, and new rows take it."""
    xml = space(
        bars(series(0, "Exports", NAMES, [1, 2, 3], code="0.0%"), series(1, "Imports", NAMES, [1, 2, 3], code="0.0%"))
    )
    book = book_of(PLAIN, formats={f"C{row}": "#,##0" for row in (2, 3, 4)})
    rendered = filled(
        in_file(kind, xml, book), kind, data(list("PQRS"), ("Exports", [1, 2, 3, 4]), ("Imports", [5, 6, 7, 8]))
    )
    sheet = opened(rendered.data)["Sheet1"]
    assert [[sheet[f"{c}{row}"].number_format for c in "ABC"] for row in (1, 2, 5)] == [
        ["General"] * 3, ["General", "0.0%", "#,##0"], ["General", "0.0%", "#,##0"],
    ]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_linked_workbook_gives_way_to_one_in_the_file(kind: str) -> None:
    """The path of the linked file is not in what is produced; a warning says so."""
    rels = LINK.format("file:///C:\\Users\\sok\\Secret%20plan.xlsx")
    xml = CHART.replace("Sheet1!", "[Secret plan.xlsx]Sheet1!")
    title = (
        "<c:title><c:tx><c:strRef><c:f>'C:\\Users\\sok\\[Secret plan.xlsx]Sheet1'!$H$1</c:f><c:strCache>"
        '<c:ptCount val="1"/><c:pt idx="0"><c:v>A title</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )
    xml = xml.replace('<c:autoTitleDeleted val="1"/>', title)
    rendered = filled(
        in_file(kind, xml, None, rels=rels), kind, data(NAMES, ("Exports", [7, 8, 9]), ("Imports", [1, None, 2]))
    )
    assert warned(rendered) == [
        "chart-link: this chart was linked to the workbook `Secret plan.xlsx`; filled, it has a workbook of its own"
    ]
    figures(rendered)
    with zipfile.ZipFile(io.BytesIO(rendered.data)) as package:
        assert [n for n in package.namelist() if b"Secret" in package.read(n)] == []
    assert "<a:t>A title</a:t>" in chart_xml(rendered.data)
    assert rows_of(opened(rendered.data)["Sheet1"])[1] == ["Canada", 7, 1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_without_a_workbook_gets_one(kind: str) -> None:
    """So that it can be edited; its cells have the formats of the chart. The same bytes each time."""
    xml = space(bars(series(0, "Exports", NAMES, [1, 2, 3], code="#,##0.0")), book=False)
    template = in_file(kind, xml, None)
    rendered = filled(template, kind, data(NAMES, ("Exports", [7, 8, 9])))
    figures(rendered)
    assert opened(rendered.data)["Sheet1"]["B2"].number_format == "#,##0.0"
    assert len(members(rendered.data, "/embeddings/")) == 1
    assert warned(rendered) == []
    assert filled(template, kind, data(NAMES, ("Exports", [7, 8, 9]))).data == rendered.data


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["Microsoft_Excel_Binary_Worksheet.xlsb", "Microsoft_Excel_97.xls"])
def test_a_workbook_of_an_older_or_binary_kind_is_refused(kind: str, name: str) -> None:
    """With what to do."""
    book = members_of(book_of(PLAIN))
    for part in ("[Content_Types].xml", "_rels/.rels"):
        book[part] = book[part].replace(b"xl/workbook.xml", b"xl/workbook.bin")
    book["xl/workbook.bin"] = book.pop("xl/workbook.xml")
    data_ = _zipped(book) if name.endswith("xlsb") else b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    template = in_file(
        kind, CHART, data_, book_name=name, parts={f"{{folder}}/embeddings/{name} application/vnd.ms-excel": data_}
    )
    found = refused(template, kind, data(["X"], ("Exports", [1]), ("Imports", [2])))
    assert [line.split(" | ")[0] for line in found] == [
        "chart-refused: the workbook of this chart is damaged, or of a kind that cannot be filled"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_series_that_stand_in_rows_stand_in_columns_then(kind: str) -> None:
    """Switch Row/Column: what a chart shows is the same."""
    xml = CHART.replace("$B$1<", "$A$2<").replace("$C$1<", "$A$3<").replace("$A$2:$A$4", "$B$1:$D$1")
    xml = xml.replace("$B$2:$B$4", "$B$2:$D$2").replace("$C$2:$C$4", "$B$3:$D$3")
    book = book_of([["", *NAMES], ["Exports", 1, 2, 3], ["Imports", 4, 5, 6]], table=False)
    rendered = filled(in_file(kind, xml, book), kind, data(["X", "Y"], ("Exports", [7, 8]), ("Imports", [1, 2])))
    figures(rendered)
    assert rows_of(opened(rendered.data)["Sheet1"]) == [[None, "Exports", "Imports"], ["X", 7, 1], ["Y", 8, 2]]
    assert cache(rendered)[0] == ("Exports", [("X", "7"), ("Y", "8")])


@pytest.mark.parametrize("kind", KINDS)
def test_data_that_a_name_of_the_workbook_names_are_found(kind: str) -> None:
    """The name follows."""
    xml = CHART.replace("Sheet1!$B$2:$B$4", "Sheet1!Sold")
    rendered = filled(in_file(kind, xml, book_of(PLAIN, names={"Sold": "Sheet1!$B$2:$B$4"})), kind,
                      data(["X"], ("Exports", [7]), ("Imports", [1])))  # fmt: skip
    figures(rendered)
    assert opened(rendered.data).defined_names["Sold"].attr_text == "Sheet1!$B$2"


SHAPES = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"


@pytest.mark.parametrize("kind", KINDS)
def test_copies_of_a_chart_have_all_that_is_drawn_in_it(kind: str) -> None:
    """Shapes, style and colours, and the pictures that shapes show."""
    drawing = (
        '<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{REL}"/>'
    )
    xml = space(bars(series(0, "Exports", NAMES, [1, 2, 3])), end='<c:userShapes r:id="rId4"/>')
    rels = f'<Relationship Id="rId4" Type="{REL}/chartUserShapes" Target="../drawings/drawing1.xml"/>'
    shape_rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{REL}/hyperlink" Target="https://example.org" TargetMode="External"/>'
        "</Relationships>"
    )
    parts = {
        f"{{folder}}/drawings/drawing1.xml {SHAPES}": drawing.encode(),
        "{folder}/drawings/_rels/drawing1.xml.rels": shape_rels.encode(),
    }
    template = in_file(kind, xml, book_of(PLAIN), rels=rels, parts=parts)
    folder = "word" if kind == "docx" else "ppt"
    main = "word/document.xml" if kind == "docx" else "ppt/slides/slide1.xml"
    files = members_of(template)
    if kind == "docx":
        files[main] = files[main].replace(b"<w:body>", b"<w:body><w:p><w:r><w:t>{% for c in cs %}</w:t></w:r></w:p>")
        files[main] = files[main].replace(
            b"</w:p><w:sectPr", b"</w:p><w:p><w:r><w:t>{% endfor %}</w:t></w:r></w:p><w:sectPr"
        )
    else:
        files[main] = files[main].replace(b"<a:t>Trade</a:t>", b"<a:t>{% slide for c in cs %}Trade</a:t>")
    rendered = filled(
        _zipped(files), kind, {"cs": [data([name], ("Exports", [n]))["c"] for n, name in enumerate("AB")]}
    )
    names = members(rendered.data, "/drawings/")
    assert len(names) == 4
    related = [read(rendered.data, n).decode() for n in names if n.endswith(".rels")]
    assert [re.findall(r"<Relationship .*?>", text) for text in related] == 2 * [
        re.findall(r"<Relationship .*?>", shape_rels)
    ]
    assert len(members(rendered.data, "/embeddings/")) == 2
    assert {rows_of(opened(rendered.data, n)["Sheet1"])[1][0] for n in (0, 1)} == {"A", "B"}
    assert len([n for n in members(rendered.data, f"{folder}/charts/style") if n.endswith(".xml")]) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_without_a_tag_keeps_its_bytes(kind: str) -> None:
    """Chart, workbook, style; also on the copies of its slide. Of the workbook, all but who made it and when."""
    template = in_file(kind, CHART, book_of(PLAIN), alt="drawn by hand")
    files = members_of(template)
    if kind == "pptx":
        main = "ppt/slides/slide1.xml"
        files[main] = files[main].replace(b"<a:t>Trade</a:t>", b"<a:t>{% slide for x in xs %}{{ x }}</a:t>")
    rendered = filled(_zipped(files), kind, {"xs": [1, 2]})
    for folder in ("/charts/chart", "/embeddings/", "/charts/style"):
        (before,) = [read(template, n) for n in members(template, folder) if not n.endswith(".rels")]
        after = [read(rendered.data, n) for n in members(rendered.data, folder) if not n.endswith(".rels")]
        assert after == [cleaned_member("b.xlsx", before) if folder == "/embeddings/" else before] * (
            2 if kind == "pptx" else 1
        )


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_shapes_that_are_drawn_in_a_chart_are_filled(kind: str) -> None:
    """With the chart's data or without, and each copy has its own."""
    box = (
        "<cdr:relSizeAnchor><cdr:from><cdr:x>0.1</cdr:x><cdr:y>0.1</cdr:y></cdr:from><cdr:to><cdr:x>0.5</cdr:x>"
        '<cdr:y>0.3</cdr:y></cdr:to><cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="2" name="TextBox 1"/>'
        '<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr><cdr:spPr/><cdr:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>'
        '<a:rPr lang="en-US"/><a:t>see {{ no</a:t></a:r><a:r><a:rPr lang="en-US" b="1"/><a:t>te }}</a:t></a:r></a:p>'
        "</cdr:txBody></cdr:sp></cdr:relSizeAnchor>"
    )
    drawing = (
        '<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing" '
        f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{box}</c:userShapes>'
    )
    xml = space(bars(series(0, "Exports", NAMES, [1, 2, 3])), end='<c:userShapes r:id="rId4"/>')
    rels = f'<Relationship Id="rId4" Type="{REL}/chartUserShapes" Target="../drawings/drawing1.xml"/>'
    parts = {f"{{folder}}/drawings/drawing1.xml {SHAPES}": drawing.encode()}
    for alt in ("{{ c }}", "drawn by hand"):
        template = in_file(kind, xml, book_of(PLAIN), rels=rels, parts=parts, alt=alt)
        rendered = filled(template, kind, {**data(["X"], ("Exports", [1])), "note": "R & D"})
        (name,) = members(rendered.data, "/drawings/drawing")
        assert re.findall(rb"<a:t>([^<]*)", read(rendered.data, name)) == [b"see ", b"R &amp; D"]
        places = {"docx": 'paragraph 1, chart "Chart 1", text', "pptx": 'slide 1 "Trade", chart "Chart 1", text'}
        (wrong,) = [x for x in refused(template, kind, {**data(["X"], ("Exports", [1])), "not": 1}) if "note" in x]
        assert wrong.split(" | ")[1] == f"t.{kind}, {places[kind]}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_linked_chart_that_is_not_filled_is_refused(kind: str) -> None:
    """Its path would be sent on: with words as alt text, with a value that is words, and where no tag stands at all."""
    rels = LINK.format("file:///C:\\plans\\Secret.xlsx")
    place = {"docx": 'paragraph 1, chart "Chart 1"', "pptx": 'slide 1 "Trade", chart "Chart 1"'}[kind]
    for alt in ("drawn by hand", "{{ c }}"):
        found = refused(in_file(kind, CHART, None, rels=rels, alt=alt), kind, {"c": "words"})
        cure = (
            "break the link: File > Info > Edit Links to Files > Break Link; or let a tag fill it: {{ NAME }} as its "
        )
        cure += "alt text, with the data of a chart"
        told = "template-unsafe: this chart is linked to the workbook `Secret.xlsx`"
        assert found == [f"{told} | t.{kind}, {place} | {cure}"]


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_charts_and_workbooks_end_in_no_error_of_the_program(kind: str) -> None:
    """Points and legend entries without a number, a workbook that lacks its texts, or itself."""
    given = data(["X"], ("Exports", [1]), ("Imports", [2]))
    lost = '<c:dPt><c:bubble3D val="0"/></c:dPt>'
    odd = CHART.replace("<c:cat>", f"{lost}<c:cat>", 1)
    book = members_of(book_of(PLAIN))
    assert cache(Template.read(in_file(kind, odd, _zipped(book)), f"t.{kind}").rendered(given))[0][1] == [("X", "1")]
    del book["xl/sharedStrings.xml"]
    without = Template.read(in_file(kind, CHART, _zipped(book)), f"t.{kind}").rendered(given)
    assert cells(book_in(without.data))["B2"] == "1"
    del book["xl/workbook.xml"]
    found = refused(in_file(kind, CHART, _zipped(book)), kind, given)
    assert found[0].startswith("chart-refused: the workbook of this chart is damaged")
