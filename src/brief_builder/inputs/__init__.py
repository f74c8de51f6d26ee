"""A YAML, JSON, CSV or Excel file in → plain values out, beside a table of the line and column (or cell) of each."""

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
