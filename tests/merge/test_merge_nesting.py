"""Blocks in blocks, where their ends share a paragraph, a cell or a section: each turn is whole."""

from __future__ import annotations

from word_packages import docx, p, problems, rendered, run
from word_packages import part as part_of


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
