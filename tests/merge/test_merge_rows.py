"""Rows in loops: header rows, rows that may not break, cells merged downwards, loops side by side in a row."""

from __future__ import annotations

from word_fragments import cell, docx, p, rendered, table, tree, w, words

GROUPS = {"gs": [{"n": "A", "xs": [1, 2]}, {"n": "B", "xs": [3]}]}


def merged(kind: str) -> str:
    """The properties of a cell that is merged downwards: its first ('restart') or another one ('continue')."""
    return f'<w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge w:val="{kind}"/></w:tcPr>'


def row(*cells: str, properties: str = "") -> str:
    """A table row with properties."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def _rows(data: bytes) -> list[list[str]]:
    """The words of each cell; `^` before those of a cell that continues the one above it, `!` of one that begins."""
    marks = {"restart": "!", "continue": "^"}
    out = []
    for each in tree(data).iter(w("tr")):
        cells = []
        for held in each.iter(w("tc")):
            merge = held.find(f"{w('tcPr')}/{w('vMerge')}")
            cells.append((marks[merge.get(w("val"))] if merge is not None else "") + words(held))
        out.append(cells)
    return out


def test_header_rows_and_rows_that_may_not_break_stay_so() -> None:
    """In each copy, and the row with the loop's tags takes nothing along."""
    head = row(cell("Name"), cell("No."), properties="<w:tblHeader/>")
    body = row(cell("{% for x in g.xs %}{{ g.n }}"), cell("{{ x }}{% endfor %}"), properties="<w:cantSplit/>")
    produced = rendered(docx(p("{% for g in gs %}"), table(head, body), p("{% endfor %}")), GROUPS)
    found = [[child.tag.rpartition("}")[2] for child in r.find(w("trPr"))] for r in tree(produced).iter(w("tr"))]
    assert found == [["tblHeader"], ["cantSplit"], ["cantSplit"], ["tblHeader"], ["cantSplit"]]
    assert _rows(produced) == [["Name", "No."], ["A", "1"], ["A", "2"], ["Name", "No."], ["B", "3"]]


def test_a_loop_over_several_header_rows_leaves_them_header_rows() -> None:
    """Each copy says so by itself."""
    head = row(cell("{% for g in gs %}{{ g.n }}"), cell("{% endfor %}"), properties="<w:tblHeader/>")
    produced = rendered(docx(table(head, row(cell("x"), cell("y")))), GROUPS)
    assert len(list(tree(produced).iter(w("tblHeader")))) == 2


def test_a_group_merged_downwards_is_merged_in_each_copy() -> None:
    """The first row begins, those of the inner loop continue."""
    rows = (
        row(cell("{% for g in gs %}"), cell("")),
        row(cell("{{ g.n }}", properties=merged("restart")), cell("all")),
        row(cell("{% for x in g.xs %}"), cell("")),
        row(cell("", properties=merged("continue")), cell("{{ x }}")),
        row(cell("{% endfor %}"), cell("")),
        row(cell("{% endfor %}"), cell("")),
    )
    produced = rendered(docx(table(*rows)), GROUPS)
    assert _rows(produced) == [["!A", "all"], ["^", "1"], ["^", "2"], ["!B", "all"], ["^", "3"]]


def test_rows_may_continue_a_cell_that_began_above_the_loop() -> None:
    """An empty loop leaves the cell alone."""
    rows = (
        row(cell("{{ gs[0].n }}", properties=merged("restart")), cell("first")),
        row(cell("", "{% for x in xs %}", properties=merged("continue")), cell("{{ x }}{% endfor %}")),
    )
    template = docx(table(*rows))
    assert _rows(rendered(template, {**GROUPS, "xs": [1, 2]})) == [["!A", "first"], ["^", "1"], ["^", "2"]]
    assert _rows(rendered(template, {**GROUPS, "xs": []})) == [["!A", "first"]]


def test_several_loops_stand_side_by_side_in_one_row() -> None:
    """Words in each cell, and paragraphs in one of them."""
    inner = p("{% for x in g.xs %}") + p("{{ x }}") + p("{% endfor %}")
    rows = row(
        cell("{% for g in gs %}{% for x in g.xs %}{{ x }},{% endfor %}"),
        cell(inner),
        cell("{% for x in g.xs %}{{ x }};{% endfor %}{% endfor %}"),
    )
    produced = rendered(docx(table(rows)), GROUPS)
    assert _rows(produced) == [["1,2,", "12", "1;2;"], ["3,", "3", "3;"]]


def test_a_table_in_a_cell_is_repeated_with_its_row() -> None:
    """Each copy has the rows of its own loop."""
    inner = table(row(cell("{% for x in g.xs %}{{ x }}{% endfor %}")))
    rows = row(cell("{% for g in gs %}{{ g.n }}"), f"<w:tc>{inner}{p('{% endfor %}')}</w:tc>")
    produced = rendered(docx(table(rows)), GROUPS)
    assert [words(each) for each in tree(produced).find(w("body")).find(w("tbl")).findall(w("tr"))] == ["A12", "B3"]
