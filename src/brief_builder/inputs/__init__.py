"""A YAML, JSON or CSV file in → plain values out, beside a table of the line and column of each."""

from brief_builder.inputs.csv_rows import read_csv
from brief_builder.inputs.data_file import STANDARD_INPUT, read_data
from brief_builder.inputs.located import Located
from brief_builder.inputs.validation import validated
from brief_builder.inputs.yaml_values import read_yaml

__all__ = ["STANDARD_INPUT", "Located", "read_csv", "read_data", "read_yaml", "validated"]
