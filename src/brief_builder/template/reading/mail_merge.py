"""A Word part → the fields of Word's mail merge in it, which nothing fills here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from brief_builder.office.fields import read_fields
from brief_builder.problems import Excerpt, Fault, Place, Problem

MERGE_FIELD = b"MERGEFIELD"
_XML_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(r"«(\w+)»")


def merge_fields(root: etree._Element, place_of: Callable[[etree._Element], Place]) -> Iterator[Problem]:
    """A warning for each field of a mail merge; one with a tag in its code is filled."""
    for field in read_fields(root):
        arguments, _ = field.words()
        if field.kind != "MERGEFIELD" or "{" in field.code or not arguments:
            continue
        shown = field.result.strip() or f"«{arguments[0]}»"
        fault = Fault(
            "mail-merge",
            f"{shown} is a field of Word's mail merge, and is not filled",
            help=f"delete the field, and write {_tag(arguments[0])} in its place",
            severity="warning",
        )
        place = place_of(field.paragraphs[0] if field.paragraphs else field.begin)
        yield fault.at(place, Excerpt(shown, 0, len(shown)))


def typed_mark(content: bytes) -> str:
    """The cure for a first word in the marks of a mail merge, where someone typed them; '' where there is none.

    In a template with tags, such a word may be a quotation; so may one in small letters, as in « il dit «oui» ».
    """
    marks = _MARK.finditer(_XML_TAG.sub("", content.decode("utf-8", "replace")))
    match = next((each for each in marks if not (each[1].islower() and each[1].isalpha())), None)
    return f"write {_tag(match[1])} in place of {match[0]}" if match is not None else ""


def _tag(name: str) -> str:
    """A tag with the field's name as a name of the data."""
    return "{{ " + re.sub(r"\W+", "_", name) + " }}"
