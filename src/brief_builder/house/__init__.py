"""Words with their language and their part in the document in → what is not the house style in them out."""

from brief_builder.house.lint import lint, lint_document
from brief_builder.house.load import read_style, shipped, shipped_styles
from brief_builder.house.style import Style
from brief_builder.house.words import Given, Look, Role, Words

__all__ = [
    "Given",
    "Look",
    "Role",
    "Style",
    "Words",
    "lint",
    "lint_document",
    "read_style",
    "shipped",
    "shipped_styles",
]
