"""Blocks in blocks, where their ends share a paragraph, a cell or a section: each turn is whole."""

from __future__ import annotations

import io
import zipfile

from brief_builder.merge import Template
from brief_builder.proof import check_package
from word_packages import REL, docx, field, p, packed, problems, rendered, run
from word_packages import part as part_of
from zip_members import members_of


def _cell(*content: str) -> str:
    return f"<w:tc>{''.join(content)}</w:tc>"


def _table(*rows: str) -> str:
    head = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
    return f"<w:tbl>{head}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_a_column_loop_in_one_cell_of_an_inner_table_repeats_that_cell() -> None:
    """Not the cell of the outer table around it."""
    inner = _table(_cell(p("{%tc for y in x %}{{ y }}{%tc endfor %}")))
    outer = _table(_cell(p("{% for x in xs %}"), inner, p("{% endfor %}")))
    produced = part_of(rendered(docx(outer), {"xs": [[1, 2], [3]]}))
    assert produced.count("<w:tc>") == 4
    assert produced.count("<w:tbl>") == 3


def test_a_bookmark_around_the_end_of_a_loop_over_a_section_leaves_the_condition_in_it() -> None:
    """What is written before the break of a turn stays there when the bookmark moves out of the loop."""
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    marked = f'<w:bookmarkStart w:id="7" w:name="b"/>{run("{% endfor %}")}<w:bookmarkEnd w:id="7"/>'
    produced = part_of(rendered(docx(p("a"), section, p("{% for x in xs %}"), p("b"), p(marked)), {"xs": [1, 2]}))
    assert produced.count("<w:sectPr") == 3


def test_a_tag_deleted_in_a_text_box_is_noted_once() -> None:
    """The box stands twice in the file."""
    deleted = '<w:del w:id="9" w:author="A"><w:r><w:delText>{{ gone }}</w:delText></w:r></w:del>'
    box = f"<w:txbxContent>{p(deleted, '{{ x')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    found = problems(docx(p(f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>")), {})
    assert [line.partition(":")[0] for line in found].count("tag-deleted") == 1


def test_blocks_that_cannot_be_joined_are_named_once() -> None:
    """An end among words, and the other in the text of a control around other paragraphs."""
    control = f"<w:sdt><w:sdtContent>{p('{% for x in xs %}')}{p('a')}</w:sdtContent></w:sdt>"
    found = problems(docx(p("a"), control, p("b {% endfor %} c")), {"xs": [1]})
    assert [line.partition(":")[0] for line in found] == ["block-crosses"]


def test_a_link_in_an_insertion_is_a_field() -> None:
    """What is inserted under Track Changes may hold runs, and no hyperlink."""
    inserted = f'<w:ins w:id="9" w:author="A" w:date="2024-01-01T00:00:00Z">{run("{{ x }}")}</w:ins>'
    template = docx(p("see ", inserted), p(inserted.replace('"9"', '"10"')))
    value = {"link": "https://example.org/a&b", "text": "here", "tip": 'a "tip"'}
    produced = part_of(rendered(template, {"x": value}))
    assert "<w:hyperlink" not in produced
    assert produced.count(r'HYPERLINK "https://example.org/a&amp;b" \o "a \"tip\""') == 2


def test_a_picture_that_every_block_drops_is_dropped_from_the_file() -> None:
    """Also where a link of the template is filled beside it: nothing leads to it any more."""
    blip = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rIdPic"/>'
    shape = (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9" cy="9"/>'
        '<wp:docPr id="5" name="P" descr="{{ logo }}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="P"/>'
        f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    link = '<w:hyperlink r:id="rIdLink"><w:r><w:t>words</w:t></w:r></w:hyperlink>'
    made = docx(
        p("{% if no %}"), p(shape), p("{% endif %}"), p(link), links={"rIdLink": "https://example.org/{{ id }}"}
    )
    members = members_of(made)
    rels = "word/_rels/document.xml.rels"
    to_picture = f'<Relationship Id="rIdPic" Type="{REL}/image" Target="media/p.png"/></Relationships>'
    members[rels] = members[rels].replace(b"</Relationships>", to_picture.encode())
    members["word/media/p.png"] = b"\x89PNG\r\n\x1a\n"
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
        b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    produced = rendered(packed(members), {"no": False, "id": 7, "logo": "words"})
    assert "p.png" not in part_of(produced, rels)
    assert "word/media/p.png" not in zipfile.ZipFile(io.BytesIO(produced)).namelist()


def test_a_fault_in_a_text_box_is_said_once() -> None:
    """A text box stands twice in the file, for new and for old readers."""
    box = f"<w:txbxContent>{p('{% for x in xs %}')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    found = problems(docx(p(f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>")), {"xs": [1]})
    assert [line.partition(":")[0] for line in found] == ["block-unclosed"]


def test_braces_in_the_code_of_a_field_are_words() -> None:
    """Also where the code writes a backslash before a sign."""
    produced = Template.read(docx(p(field(" HYPERLINK &quot;#b&quot; \\o &quot;{{ x }}&quot; "))), "t.docx").rendered(
        {"x": 'a "{{ b }}"'}
    )
    assert [fault.message for fault in check_package(produced.data, produced.literals)] == []


def test_a_number_of_thousands_of_digits_is_a_problem() -> None:
    """Without a word of Python."""
    found = problems(docx(p("{{ x }}")), {"x": 10**5000})
    assert [line.partition(" |")[0] for line in found] == [
        "limit-reached: this number is larger than any document needs"
    ]
