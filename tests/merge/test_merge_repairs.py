"""What blocks leave behind opens in Office: nothing empty, nothing half inside a link, no id twice."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from brief_builder import BriefError, Template
from brief_builder.proof import check_package
from word_packages import docx, p, part, rendered


def _docx(*elements: str) -> bytes:
    """A Word document whose body holds these elements, given as XML."""
    document = Document()
    body = document.element.body
    for element in elements:
        body.insert(len(body) - 1, parse_xml(element.replace(">", f" {nsdecls('w')}>", 1)))
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _cell(text: str) -> str:
    return f"<w:tc><w:p>{_run(text)}</w:p></w:tc>"


def _body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def _rendered(template: bytes, data: dict[str, Any]) -> bytes:
    produced = Template.read(template, "t.docx").render(data)
    assert [f.message for f in check_package(produced)] == []
    return produced


CONTROL = (
    "<w:sdt><w:sdtPr><w:id w:val='7'/></w:sdtPr><w:sdtContent>"
    f"<w:p>{_run('{% for x in xs %}')}</w:p><w:p>{_run('{{ x }}')}</w:p><w:p>{_run('{% endfor %}')}</w:p>"
    "</w:sdtContent></w:sdt>"
)
COLUMNS = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    f"<w:tr>{_cell('{%tc for x in xs %}')}{_cell('{{ x }}')}{_cell('{%tc endfor %}')}</w:tr>"
    f"<w:tr>{_cell('a')}{_cell('b')}</w:tr></w:tbl>"
)


def test_a_content_control_that_is_emptied_goes() -> None:
    """Word refuses a control without content; filled, it stays."""
    assert "w:sdt>" not in _body(_rendered(_docx(CONTROL), {"xs": []}))
    assert "w:sdt>" in _body(_rendered(_docx(CONTROL), {"xs": [1]}))


def test_a_row_that_loses_its_cells_goes() -> None:
    """Word refuses a row without cells."""
    assert len(Document(io.BytesIO(_rendered(_docx(COLUMNS), {"xs": []}))).tables[0].rows) == 1
    assert len(Document(io.BytesIO(_rendered(_docx(COLUMNS), {"xs": [1, 2]}))).tables[0].rows) == 2


def test_copies_of_a_content_control_have_ids_of_their_own() -> None:
    """An id stands once in a document."""
    outer = (f"<w:p>{_run('{% for y in ys %}')}</w:p>", CONTROL, f"<w:p>{_run('{% endfor %}')}</w:p>")
    ids = re.findall(r'<w:id w:val="([^"]+)"', _body(_rendered(_docx(*outer), {"ys": [1, 2, 3], "xs": [1]})))
    assert len(set(ids)) == len(ids) == 3


@pytest.mark.parametrize("wrapper", ["w:hyperlink", "w:ins", "w:smartTag"])
def test_a_block_that_begins_in_a_link_and_ends_after_it_is_whole(wrapper: str) -> None:
    """Where nothing stands between, the end moves out; the XML is well-formed for every value."""
    attributes = ' w:id="1" w:author="a"' if wrapper == "w:ins" else ' w:element="x"' if wrapper == "w:smartTag" else ""
    inner = f"<{wrapper}{attributes}>{_run('{% if yes %}in')}</{wrapper}>"
    template = _docx(f"<w:p>{inner}{_run('out{% endif %} tail')}</w:p>")
    for yes, text in ((True, "inout tail"), (False, " tail")):
        body = _body(_rendered(template, {"yes": yes}))
        assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", body)) == text


def test_a_block_that_cannot_be_joined_is_said() -> None:
    """Words before the tag inside the link would be torn from it."""
    inner = f"<w:hyperlink>{_run('before{% if yes %}in')}</w:hyperlink>"
    with pytest.raises(BriefError) as caught:
        Template.read(_docx(f"<w:p>{inner}{_run('out{% endif %} tail')}</w:p>"), "t.docx")
    assert [p.code for p in caught.value.problems] == ["block-crosses"]


def test_a_name_that_is_set_in_a_cell_is_known_in_the_next_row() -> None:
    """What is filled in a cell makes no wall around it."""
    table = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        f"<w:tr><w:tc><w:p>{_run('{% set n = x %}')}</w:p></w:tc></w:tr><w:tr>{_cell('{{ n }}')}</w:tr></w:tbl>"
    )
    document = Document(io.BytesIO(_rendered(_docx(table), {"x": "known"})))
    assert document.tables[0].rows[1].cells[0].text == "known"


def test_the_first_copy_of_a_bookmark_keeps_its_name() -> None:
    """A link to the bookmark still leads somewhere."""
    paragraph = "<w:p><w:bookmarkStart w:id='3' w:name='here'/>" + _run("{{ x }}") + "<w:bookmarkEnd w:id='3'/></w:p>"
    parts = (f"<w:p>{_run('{% for x in xs %}')}</w:p>", paragraph, f"<w:p>{_run('{% endfor %}')}</w:p>")
    names = re.findall(r'w:name="(here[^"]*)"', _body(_rendered(_docx(*parts), {"xs": [1, 2]})))
    assert names[0] == "here"
    assert len(set(names)) == 2


def test_ids_that_stand_twice_in_the_template_are_made_new() -> None:
    """Shapes that were copied in another program share an id; Office wants each once."""
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="1" cy="1"/><wp:docPr id="5" name="a"/></wp:inline></w:drawing></w:r>'
    )
    template = _docx(f"<w:p>{_run('{{ x }}')}{drawing}</w:p>", f"<w:p>{drawing}</w:p>")
    ids = re.findall(r'<wp:docPr id="(\d+)"', _body(Template.read(template, "t.docx").render({"x": 1})))
    assert len(set(ids)) == 2


def test_vertical_tabs_in_a_property_become_spaces() -> None:
    """Only a run can show a break."""
    document = Document()
    document.core_properties.title = "{{ x }}"
    data = io.BytesIO()
    document.save(data)
    produced = _rendered(data.getvalue(), {"x": "one\vtwo\fthree"})
    assert Document(io.BytesIO(produced)).core_properties.title == "one two three"


def test_an_alt_text_in_a_loop_may_use_the_loops_name() -> None:
    """The tag of a picture is checked where the picture stands."""
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="1" cy="1"/><wp:docPr id="5" name="a" descr="picture of {{ x }}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="urn:x"/>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    parts = (f"<w:p>{_run('{% for x in xs %}')}</w:p>", f"<w:p>{drawing}</w:p>", f"<w:p>{_run('{% endfor %}')}</w:p>")
    body = _body(_rendered(_docx(*parts), {"xs": ["a", "b"]}))
    assert re.findall(r'descr="([^"]*)"', body) == ["picture of a", "picture of b"]


def test_a_name_that_is_set_in_a_condition_is_known_after_it() -> None:
    """As in Jinja; the check does not refuse what rendering can do."""
    text = "{% if yes %}{% set q = a %}{% else %}{% set q = b %}{% endif %}{{ q }}"
    produced = _rendered(_docx(f"<w:p>{_run(text)}</w:p>"), {"yes": False, "a": 1, "b": 2})
    assert Document(io.BytesIO(produced)).paragraphs[0].text == "2"


def test_a_bookmark_that_begins_in_a_vanishing_paragraph_stays() -> None:
    """Its end stands elsewhere, and would be left alone."""
    opening = f"<w:p><w:bookmarkStart w:id='3' w:name='here'/>{_run('{% if yes %}')}</w:p>"
    closing = f"<w:p>{_run('{% endif %}')}</w:p>"
    template = _docx(opening, f"<w:p>{_run('text')}</w:p>", closing, "<w:p><w:bookmarkEnd w:id='3'/></w:p>")
    assert 'w:name="here"' in _body(_rendered(template, {"yes": True}))


BOOKMARK = ("<w:bookmarkStart w:id='3' w:name='here'/>", "<w:bookmarkEnd w:id='3'/>")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("xs", [[], [1], [1, 2]])
def test_a_bookmark_that_is_half_in_a_block_is_whole(order: tuple[int, int], xs: list[int]) -> None:
    """The end that the block would drop or repeat is brought out of it, so there is one bookmark with two ends."""
    first, last = f"<w:p>{BOOKMARK[0]}{_run('a')}</w:p>", f"<w:p>{_run('b')}{BOOKMARK[1]}</w:p>"
    loop = (f"<w:p>{_run('{% for x in xs %}')}</w:p>", f"<w:p>{_run('{% endfor %}')}</w:p>")
    inside = (loop[0], last, loop[1]) if order == (0, 1) else (loop[0], first, loop[1])
    parts = (first, *inside) if order == (0, 1) else (*inside, last)
    body = _body(_rendered(_docx(*parts), {"xs": xs}))
    assert len(re.findall("<w:bookmarkStart ", body)) == len(re.findall("<w:bookmarkEnd ", body)) == 1


def test_a_cell_with_a_bookmark_behind_its_last_paragraph_gains_no_paragraph() -> None:
    """The end of a bookmark may stand last in a cell."""
    cell = (
        f"<w:tc>{BOOKMARK[0]}<w:p>{_run('{% if yes %}')}</w:p><w:p>{_run('a')}</w:p><w:p>{_run('{% endif %}')}</w:p>"
        f"<w:p>{_run('b')}</w:p><w:p>{_run('{# note #}')}{BOOKMARK[1]}</w:p></w:tc>"
    )
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    document = Document(io.BytesIO(_rendered(_docx(table), {"yes": True})))
    assert [p.text for p in document.tables[0].cell(0, 0).paragraphs] == ["a", "b"]


def test_a_block_that_holds_one_end_of_a_field_is_said() -> None:
    """Dropped, it would leave a field that never ends; Word would find the file broken."""
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    field = f"<w:p>{_run('a')}{begin}{_run('{% if yes %}b')}{end}{_run('c{% endif %}')}</w:p>"
    with pytest.raises(BriefError) as caught:
        Template.read(_docx(field), "t.docx")
    assert [(p.code, p.message) for p in caught.value.problems] == [
        (
            "block-crosses",
            "this `if` takes only a part of a field with it (a reference, a date, a table of contents)",
        )
    ]


def test_a_loop_over_rows_with_merged_cells_keeps_the_merges() -> None:
    """A cell over two columns, and one over the two rows that a turn prints."""
    wide = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>{_run('{% for x in xs %}{{ x }}')}</w:p></w:tc>"
    tall = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p>{}</w:p></w:tc>"
    rows = (
        f"<w:tr>{wide}{tall.format(' w:val=' + chr(39) + 'restart' + chr(39), _run('tall'))}</w:tr>"
        f"<w:tr>{_cell('a')}{_cell('b')}{tall.format('', _run('{% endfor %}'))}</w:tr>"
    )
    table = f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * 3}</w:tblGrid>{rows}</w:tbl>"
    document = Document(io.BytesIO(_rendered(_docx(table), {"xs": [1, 2]})))
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["1", "1", "tall"],
        ["a", "b", "tall"],
        ["2", "2", "tall"],
        ["a", "b", "tall"],
    ]


@pytest.mark.parametrize("properties", ["", "<w:customXmlPr><w:attr w:name='a' w:val='b'/></w:customXmlPr>"])
def test_custom_xml_that_loses_its_rows_goes_and_so_does_a_table_without_rows(properties: str) -> None:
    """Word refuses a table without a row, whatever stands around where its rows were."""
    cells = "".join(f"<w:tc><w:tcPr/>{p(text)}</w:tc>" for text in ("{% for x in xs %}{{ x }}", "b{% endfor %}"))
    rows = f'<w:customXml w:uri="u" w:element="e">{properties}<w:tr>{cells}</w:tr></w:customXml>'
    grid = '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>'
    template = docx(p("a"), f"<w:tbl><w:tblPr/>{grid}{rows}</w:tbl>", p("z"))
    assert "<w:tbl>" not in part(rendered(template, {"xs": []}))
    assert part(rendered(template, {"xs": [1, 2]})).count("<w:tr>") == 2
