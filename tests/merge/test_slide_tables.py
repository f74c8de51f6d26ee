"""Tables of slides whose rows and columns a template decides: grid, ids, heights, merges and frame are PowerPoint's."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from brief_builder import BriefError, Template
from brief_builder.merge.settling import slide_tables
from brief_builder.proof import check_package
from outlines import make_pptx, outline_of
from word_packages import packed
from zip_members import members_of

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
A16 = "http://schemas.microsoft.com/office/drawing/2014/main"


def deck(outline: str, change: Callable[[Any], None] = lambda _: None) -> bytes:
    """A deck with the table of the outline, after `change` had its frame."""
    presentation = Presentation(io.BytesIO(make_pptx(outline)))
    change(next(shape for shape in presentation.slides[0].shapes if shape.has_table))
    data = io.BytesIO()
    presentation.save(data)
    return data.getvalue()


def rendered(template: bytes, data: dict[str, Any]) -> bytes:
    """The deck that the template makes; its package is sound."""
    produced = Template.read(template, "t.pptx").render(data)
    assert [fault.message for fault in check_package(produced)] == []
    return produced


def frame_of(data: bytes) -> Any:
    """The frame of the first table."""
    return next(shape for shape in Presentation(io.BytesIO(data)).slides[0].shapes if shape.has_table)


def widths(frame: Any) -> list[int]:
    """Of the columns, in EMU."""
    return [column.width for column in frame.table.columns]


def with_ids(frame: Any) -> None:
    """Give columns and rows the ids that PowerPoint gives them."""
    for name, holders in (("colId", frame.table._tbl.tblGrid), ("rowId", frame.table._tbl.tr_lst)):
        for number, holder in enumerate(holders, start=4_000_000_000):
            extension = etree.SubElement(etree.SubElement(holder, f"{A}extLst"), f"{A}ext")
            extension.set("uri", "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}")
            etree.SubElement(extension, f"{{{A16}}}{name}", val=str(number), nsmap={"a16": A16})


def ids(frame: Any, name: str) -> list[str]:
    """The ids of columns or rows."""
    return [each.get("val") for each in frame._element.iter(f"{{{A16}}}{name}")]


COLUMNS = "| Name | {% for x in xs %}{{ x }} | Sum |\n| b | {{ x }}{% endfor %} | 6 |"


@pytest.mark.parametrize("xs", [[1], [1, 2], list(range(20)), []])
def test_columns_share_the_width_that_the_table_had(xs: list[int]) -> None:
    """And the frame says the same width."""
    template = deck(COLUMNS)
    before = sum(widths(frame_of(template)))
    frame = frame_of(rendered(template, {"xs": xs}))
    assert len(widths(frame)) == 2 + len(xs)
    assert sum(widths(frame)) == before == frame.width


def test_columns_keep_their_proportions() -> None:
    """A wide first column stays wide beside the repeated ones."""

    def change(frame: Any) -> None:
        for column, width in zip(frame.table.columns, (3_000_000, 1_000_000, 2_000_000), strict=True):
            column.width = Emu(width)

    frame = frame_of(rendered(deck(COLUMNS, change), {"xs": [1, 2, 3, 4]}))
    assert widths(frame) == [2_000_000, *[666_667, 666_666, 666_667, 666_667], 1_333_333]


def test_a_table_whose_columns_are_as_drawn_keeps_their_widths() -> None:
    """Also where they do not add to the width of the frame; the frame follows."""

    def change(frame: Any) -> None:
        for column, width in zip(frame.table.columns, (333_331, 1_000_003, 2_000_001), strict=True):
            column.width = Emu(width)
        frame._element.xfrm.ext.cx = 999

    frame = frame_of(rendered(deck(COLUMNS, change), {"xs": [1]}))
    assert widths(frame) == [333_331, 1_000_003, 2_000_001]
    assert frame.width == 3_333_335


def test_columns_and_rows_have_ids_of_their_own() -> None:
    """PowerPoint gives each an id, and wants each once; those that stay keep theirs."""
    rows = (
        "| Name | {%tc for x in xs %}{{ x }} |",
        "| {% for x in xs %}{{ x }} | c{% endfor %} |",
        "| b | x{%tc endfor %} |",
    )
    outline = "\n".join(rows)
    frame = frame_of(rendered(deck(outline, with_ids), {"xs": [1, 2, 3]}))
    assert ids(frame, "colId") == ["4000000000", "4000000001", "4000000002", "4000000003"]
    assert len(set(ids(frame, "rowId"))) == len(ids(frame, "rowId")) == 5


def test_an_id_of_a_column_stays_a_number_that_fits() -> None:
    """It has 32 bits."""

    def change(frame: Any) -> None:
        with_ids(frame)
        for each, value in zip(frame._element.iter(f"{{{A16}}}colId"), ("0", "4294967295", "2"), strict=True):
            each.set("val", value)

    frame = frame_of(rendered(deck(COLUMNS, change), {"xs": [1, 2, 3]}))
    assert ids(frame, "colId") == ["0", "4294967295", "1", "3", "2"]


def test_each_row_keeps_its_height_and_the_frame_is_as_high_as_they_are() -> None:
    """A frame that is too low is selected wrong, and what stands below is reckoned from it."""
    outline = "| Head | x |\n| {%tr for x in xs %} |  |\n| {{ x }} | a |\n| b | c |\n| {%tr endfor %} |  |\n| Sum | 6 |"

    def change(frame: Any) -> None:
        for row, height in zip(frame.table.rows, (500_000, 100_000, 400_000, 450_000, 100_000, 420_000), strict=True):
            row.height = Emu(height)

    for xs in ([], [1], [1, 2, 3]):
        frame = frame_of(rendered(deck(outline, change), {"xs": xs}))
        assert [row.height for row in frame.table.rows] == [500_000, *[400_000, 450_000] * len(xs), 420_000]
        assert frame.height == 920_000 + 850_000 * len(xs)


def test_a_frame_without_a_size_has_that_of_its_layout() -> None:
    """One in a placeholder may say nothing of its place; a size without a place would move it."""

    def change(frame: Any) -> None:
        for child in list(frame._element.xfrm):
            frame._element.xfrm.remove(child)

    frame = frame_of(rendered(deck(COLUMNS, change), {"xs": [1, 2]}))
    assert len(frame._element.xfrm) == 0


def test_the_style_of_a_table_goes_on() -> None:
    """Which columns and rows are special is said of the table, and not of each."""

    def change(frame: Any) -> None:
        frame.table.first_col = frame.table.last_col = frame.table.vert_banding = True

    frame = frame_of(rendered(deck(COLUMNS, change), {"xs": [1, 2]}))
    assert (frame.table.first_col, frame.table.last_col, frame.table.vert_banding) == (True, True, True)


def test_a_table_in_a_group_is_settled_too() -> None:
    """Other programs group tables."""

    def change(frame: Any) -> None:
        slide = frame.part.slide
        slide.shapes.add_group_shape()._element.append(frame._element)

    produced = rendered(deck(COLUMNS, change), {"xs": [1, 2, 3]})
    (group,) = [s for s in Presentation(io.BytesIO(produced)).slides[0].shapes if s.shape_type == 6]
    (frame,) = group.shapes
    assert [cell.text for cell in frame.table.rows[0].cells] == ["Name", "1", "2", "3", "Sum"]
    assert frame.width == sum(widths(frame))


def test_a_fill_stands_in_its_place_and_takes_that_of_the_author() -> None:
    """Behind the lines of the cell and before its extensions."""

    def change(frame: Any) -> None:
        properties = frame.table.cell(0, 0)._tc.get_or_add_tcPr()
        for name in ("lnL", "pattFill", "extLst"):
            etree.SubElement(properties, f"{A}{name}")

    produced = rendered(deck('| {% cellbg "c00000" %}a | {% cellbg "" %}b |', change), {})
    first, second = (cell._tc.tcPr for cell in frame_of(produced).table.rows[0].cells)
    assert [child.tag.rpartition("}")[2] for child in first] == ["lnL", "solidFill", "extLst"]
    assert [child.tag.rpartition("}")[2] for child in second] == ["noFill"]
    assert outline_of(produced) == "| (C00000) a | (auto) b |"


def test_words_that_a_merged_cell_hid_are_gone() -> None:
    """Other programs leave them in the covered cells; a search would find them."""

    def change(frame: Any) -> None:
        frame.table._tbl.tr_lst[0].tc_lst[1].get_or_add_txBody().p_lst[0].add_r("secret")

    produced = rendered(deck("| {% for x in xs %}Title | < |\n| {{ x }} | y{% endfor %} |", change), {"xs": [1, 2]})
    assert outline_of(produced) == "| Title | < |\n| 1 | y |\n| Title | < |\n| 2 | y |"


def test_a_cell_that_becomes_a_part_of_another_keeps_the_look_of_its_words() -> None:
    """As the format of its empty paragraph, so that the row does not grow."""

    def change(frame: Any) -> None:
        run = frame.table.cell(0, 0)._tc.txBody.p_lst[0].r_lst[0]
        run.get_or_add_rPr().set("sz", "900")

    produced = rendered(
        deck("| {% for x in xs %}{% vm %}{{ g }} | {{ x }}{% endfor %} |", change), {"g": 1, "xs": [1, 2]}
    )
    covered = frame_of(produced).table.cell(1, 0)._tc
    assert [end.get("sz") for end in covered.iter(f"{A}endParaRPr")] == ["900"]


@pytest.mark.parametrize("fit", [True, False])
@pytest.mark.parametrize("words", [' brief-column="1"', ' briefLooped="continues 1"', ' a:brief-column="0" x'])
def test_words_that_look_like_our_notes_are_words(words: str, *, fit: bool) -> None:
    """What the engine notes on tags while it works is told from what a value says."""
    template = deck("| Name | Said |\n| {% for r in rows %}{{ r.a }} | {{ r.b }}{% endfor %} |")
    rows = [{"a": words, "b": f"x{words}"}, {"a": "y", "b": words}]
    produced = Template.read(template, "t.pptx").render({"rows": rows}, fit=fit)
    assert check_package(produced) == []
    table = frame_of(produced).table
    found = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert found == [[row["a"], row["b"]] for row in rows]


@pytest.mark.parametrize("fit", [True, False])
@pytest.mark.parametrize("words", ["ends briefLooped=", "briefLooped=", 'a brief-column="1"', "brief-column=", "a > b"])
def test_an_alt_text_that_looks_like_our_notes_is_an_alt_text(words: str, *, fit: bool) -> None:
    """A quotation mark that ends it begins no note."""

    def change(frame: Any) -> None:
        frame._element.nvGraphicFramePr.cNvPr.set("descr", "{{ words }}")

    template = deck("| Name | Said |\n| {% for r in rows %}{{ r.a }} | {{ r.b }}{% endfor %} |", change)
    data = {"rows": [{"a": 1, "b": 2}] * 2, "words": words}
    produced = Template.read(template, "t.pptx").render(data, fit=fit)
    assert check_package(produced) == []
    assert frame_of(produced)._element.nvGraphicFramePr.cNvPr.get("descr") == words


def _wider(xml: str) -> str:
    return re.sub(r'(<p:xfrm>.*?<a:ext cx=")(\d+)', lambda found: f"{found[1]}{int(found[2]) + 9}", xml, count=1)


FORMS: dict[str, Callable[[str], str]] = {
    "as drawn": lambda xml: xml,
    "a frame that is wider than its columns": _wider,
    "height before width": lambda xml: re.sub(r'<a:ext cx="(\d+)" cy="(\d+)"/>', r'<a:ext cy="\2" cx="\1"/>', xml),
    "no size": lambda xml: re.sub(r"<p:xfrm>.*?</p:xfrm>", "<p:xfrm/>", xml, flags=re.S),
    "another prefix": lambda xml: xml.replace("xmlns:p=", "xmlns:q=").replace("<p:", "<q:").replace("</p:", "</q:"),
    "no prefix": lambda xml: xml.replace("xmlns:a=", "xmlns=").replace("<a:", "<").replace("</a:", "</"),
    "a line break in a tag": lambda xml: xml.replace("<a:gridCol ", "<a:gridCol\n "),
    "a height with a sign": lambda xml: xml.replace('<a:tr h="', '<a:tr h="+'),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_table_that_came_out_as_drawn_is_as_if_it_was_looked_through(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However its frame is written."""
    with zipfile.ZipFile(io.BytesIO(deck("| A | B |\n| {% for r in rows %}{{ r }} | x{% endfor %} |"))) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    slide = "ppt/slides/slide1.xml"
    members[slide] = FORMS[name](members[slide].decode()).encode()
    template = Template.read(packed(members), "t.pptx")
    quick = template.render({"rows": [1, 2, 3]}, fit=False)
    monkeypatch.setattr(slide_tables, "_as_drawn", lambda *_: None)
    assert members_of(quick)[slide] == members_of(template.render({"rows": [1, 2, 3]}, fit=False))[slide]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda frame: frame.table._tbl.tr_lst[1].remove(frame.table._tbl.tr_lst[1].tc_lst[0]), "a row of this table"),
        (lambda frame: frame.table._tbl.remove(frame.table._tbl.tblGrid), "a row of this table has not as many cells"),
        (lambda frame: frame._element.append(deepcopy(frame.table._tbl)), "this table stands in one frame"),
    ],
)
def test_a_table_that_is_no_rectangle_is_damaged(change: Callable[[Any], None], said: str) -> None:
    """PowerPoint opens no such file; its rows came out in another wrong way than they were drawn."""
    template = deck("| {% for x in xs %}{{ x }} | b{% endfor %} |\n| c | d |", change)
    with pytest.raises(BriefError) as caught:
        Template.read(template, "t.pptx")
    problem = caught.value.problems[0]
    assert (problem.code, problem.place.trail[0]) == ("template-unreadable", 'slide 1 "Slide"')
    assert problem.message.startswith(f"the file is damaged: {said}")
