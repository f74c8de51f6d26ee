"""Ids in copies: each stands once, and stays in the range that Word reads."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image as Pillow

from brief_builder import Template
from brief_builder.proof import check_package
from outlines import make_docx
from word_fragments import docx, p, part, rendered, run

LOOP, END = p("{% for x in xs %}"), p("{% endfor %}")
XS = {"xs": ["a", "b", "c"]}
WP14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
A16 = "http://schemas.microsoft.com/office/drawing/2014/main"
CREATED = (
    '<a:extLst><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}">'
    f'<a16:creationId xmlns:a16="{A16}" id="{{00000000-0008-0000-0000-000002000000}}"/></a:ext></a:extLst>'
)
BOX = (
    "<w:txbxContent><w:p w14:paraId='11111111'><w:bookmarkStart w:id='3' w:name='box'/>"
    f"{run('{{ x }}')}<w:bookmarkEnd w:id='3'/></w:p></w:txbxContent>"
)


def drawing(number: int) -> str:
    """An inline drawing without content."""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp14="{WP14}" wp14:anchorId="22222222" wp14:editId="33333333">'
        f'<wp:extent cx="9" cy="9"/><wp:docPr id="{number}" name="d">{CREATED}</wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def control(number: int) -> str:
    """A content control."""
    return f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr><w:sdtContent>{p("{{ x }}")}</w:sdtContent></w:sdt>'


def text_box() -> str:
    """A text box as Word writes it: once for programs of today, once for old ones."""
    vml = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    shape = f'<v:shape id="Text Box 2" o:spid="_x0000_s1026"><v:textbox>{BOX}</v:textbox></v:shape>'
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="4" name="t"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{BOX}</wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict {vml}><v:shapetype id="_x0000_t202"/>{shape}</w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def _body(data: bytes) -> str:
    return part(data, "word/document.xml")


def test_copies_of_a_drawing_have_ids_of_their_own() -> None:
    """Those that may be left out are left out."""
    body = _body(rendered(docx(p(drawing(7)), LOOP, p("{{ x }}", drawing(8)), END), XS))
    ids = re.findall(r'<wp:docPr id="(\d+)"', body)
    assert len(set(ids)) == len(ids) == 4
    assert body.count("anchorId=") == body.count("creationId ") == 1


def test_ids_stay_small_where_the_template_has_large_ones() -> None:
    """Word reads no id above 2 147 483 647, and gives content controls ids up to there."""
    body = _body(rendered(docx(control(2147483647).replace("{{ x }}", "k"), LOOP, control(2147483646), END), XS))
    ids = [int(found) for found in re.findall(r'<w:id w:val="(\d+)"', body)]
    assert len(set(ids)) == 4
    assert max(ids) == 2147483647


def test_paragraph_and_row_ids_are_left_out_of_copies() -> None:
    """Word makes them anew."""
    row = f'<w:tr w14:paraId="44444444" w14:textId="55555555"><w:tc>{p("{{ x }}")}</w:tc></w:tr>'
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{row}</w:tbl>"
    body = _body(rendered(docx(p("k").replace("<w:p>", "<w:p w14:paraId='66666666'>"), LOOP, table, END), XS))
    assert re.findall(r'(?:paraId|textId)="(\w+)"', body) == ["66666666"]


def test_both_forms_of_a_text_box_have_the_ids_of_their_copy() -> None:
    """The shape for old programs too; its bookmark is that of the shape for new ones."""
    body = _body(rendered(docx(LOOP, p(text_box()), END), XS))
    names = re.findall(r'<w:bookmarkStart [^>]*w:name="(\w+)"', body)
    assert names[::2] == names[1::2]
    assert len(set(names)) == 3
    for pattern in (r'o:spid="(\w+)"', r'<v:shape id="([^"]+)"', r'<wp:docPr id="(\d+)"'):
        assert len(set(re.findall(pattern, body))) == 3
    assert set(re.findall(r'<v:shapetype id="(\w+)"', body)) == {"_x0000_t202"}


def test_a_produced_document_may_be_a_template_again(tmp_path: Path) -> None:
    """What is added then has other ids than what was added before."""
    Pillow.new("RGB", (40, 20)).save(tmp_path / "map.png")
    data = make_docx("x {{ p }} and {_{ p }_}")
    for _ in range(2):
        picture = {"image": "map.png", "alt": "A map."}
        data = Template.read(data, "t.docx").render({"p": picture}, folder=tmp_path)
        assert [fault.message for fault in check_package(data) if fault.code == "output-broken"] == []
