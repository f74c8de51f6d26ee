"""How high the rows of a table come out: the highest of their cells, and never lower than they were drawn."""

from __future__ import annotations

from small_decks import POINT, fitted_table, paragraph, table, tc

EDGES = 7.2  # points above and below the text of a cell together
LINE = 24 + EDGES
WORDS = "Canada and Cambodia established relations in 1953"
STYLE = (
    '<a:tblStyle styleId="{S}" styleName="s"><a:firstRow><a:tcTxStyle b="on"/></a:firstRow>'
    '<a:wholeTbl><a:tcTxStyle i="on"/></a:wholeTbl></a:tblStyle>'
)


def heights(frame: str, **more: str) -> list[float]:
    return [round(height / POINT, 2) for height in fitted_table(frame, **more).rows]


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    """One line, and three in the narrow column."""
    assert heights(table([(0, ["a", "b"]), (0, ["a", WORDS])], [100, 200])) == [LINE, 3 * 24 + EDGES]


def test_a_row_is_never_lower_than_it_was_drawn() -> None:
    """What is declared, needed and drawn."""
    found = fitted_table(table([(50, ["a"]), (10, ["a"])], [100]))
    assert [n / POINT for n in found.declared] == [50, 10]
    assert [n / POINT for n in found.needed] == [LINE, LINE]
    assert [n / POINT for n in found.rows] == [50, LINE]
    assert found.total == sum(found.rows)


def test_a_line_of_khmer_is_as_high_as_its_font() -> None:
    """LibreOffice draws cells so: 1.362 sizes of Noto Sans Khmer, and 1.2 of what has no Khmer letters."""
    assert heights(table([(0, ["សន្តិសុខ"]), (0, ["a"])], [200])) == [round(20 * 1.362 + EDGES, 2), LINE]


def test_a_cell_over_several_columns_has_their_width() -> None:
    """gridSpan, and the cells under it are passed over."""
    cells = [tc(WORDS, 'gridSpan="2"'), tc("", 'hMerge="1"')]
    assert heights(table([(0, cells)], [250, 250])) == [LINE]


def test_a_cell_over_several_rows_gives_the_rest_to_the_last() -> None:
    """rowSpan: 4 lines over two rows of one line each."""
    high = tc("x", 'rowSpan="2"').replace(paragraph("x"), paragraph("x") * 4)
    rows = [(0.0, [high, "a"]), (0.0, [tc("", 'vMerge="1"'), "b"])]
    assert heights(table(rows, [100, 100])) == [LINE, round(4 * 24 + EDGES - LINE, 2)]


def test_margins_of_a_cell_are_its_own() -> None:
    """marL and marR narrow it, marT and marB make it higher."""
    about = '<a:tcPr marL="0" marR="0" marT="127000" marB="0"/>'
    assert heights(table([(0, [tc("a", about=about)])], [100])) == [34]


def test_a_table_style_makes_its_first_row_bold() -> None:
    """Bold letters are wider: the words need another line."""
    look = '<a:tblPr firstRow="1"><a:tableStyleId>{S}</a:tableStyleId></a:tblPr>'
    words = "international cooperation"
    rows = [(0.0, [words]), (0.0, [words])]
    widths = [224.0]
    assert heights(table(rows, widths, look), tables=STYLE) == [2 * 24 + EDGES, LINE]
    assert heights(table(rows, widths, look.replace("1", "0", 1)), tables=STYLE) == [LINE, LINE]


def test_a_style_of_powerpoint_is_bold_at_its_edges() -> None:
    """It is not in the file."""
    look = '<a:tblPr firstRow="1"><a:tableStyleId>{unknown}</a:tableStyleId></a:tblPr>'
    assert heights(table([(0, ["international cooperation"])], [224], look)) == [2 * 24 + EDGES]


def test_a_turned_cell_is_as_high_as_its_text_is_long() -> None:
    """vert270, as heads of narrow columns have."""
    about = '<a:tcPr vert="vert270"/>'
    assert heights(table([(0, [tc(WORDS, about=about)])], [30]))[0] > 300
