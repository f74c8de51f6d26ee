"""A YAML, JSON, CSV or Excel file in → plain values out, beside a table of the line and column (or cell) of each."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.inputs.csv_rows import read_csv
    from brief_builder.inputs.data_file import STANDARD_INPUT, read_data
    from brief_builder.inputs.encodings import known_encoding
    from brief_builder.inputs.grid import Cell, Grid, Layout
    from brief_builder.inputs.json_rows import read_json, read_json_table
    from brief_builder.inputs.located import Located, cell_name
    from brief_builder.inputs.separators import plain_heading
    from brief_builder.inputs.sheets import named_cell, read_cell, read_sheet
    from brief_builder.inputs.validation import validated
    from brief_builder.inputs.workbooks import Book, open_book
    from brief_builder.inputs.yaml_values import read_yaml

__all__ = [
    "STANDARD_INPUT",
    "Book",
    "Cell",
    "Grid",
    "Layout",
    "Located",
    "cell_name",
    "known_encoding",
    "named_cell",
    "open_book",
    "plain_heading",
    "read_cell",
    "read_csv",
    "read_data",
    "read_json",
    "read_json_table",
    "read_sheet",
    "read_yaml",
    "validated",
]

_HOMES = {
    "Book": "workbooks",
    "Cell": "grid",
    "Grid": "grid",
    "Layout": "grid",
    "Located": "located",
    "STANDARD_INPUT": "data_file",
    "cell_name": "located",
    "known_encoding": "encodings",
    "named_cell": "sheets",
    "open_book": "workbooks",
    "plain_heading": "separators",
    "read_cell": "sheets",
    "read_csv": "csv_rows",
    "read_data": "data_file",
    "read_json": "json_rows",
    "read_json_table": "json_rows",
    "read_sheet": "sheets",
    "read_yaml": "yaml_values",
    "validated": "validation",
}
__getattr__ = exported(__name__, _HOMES)
