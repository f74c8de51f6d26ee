"""What a tag in the code of a field gives → text that begins neither an argument nor a field there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from brief_builder.merge.links.addresses import address
from brief_builder.merge.state import STATE
from brief_builder.merge.values.printing import note_braces, words
from brief_builder.office.dialect import escape_attribute
from brief_builder.problems import Fault

_PLAIN = re.compile(r"[\w.,:/+-]+")
_SPACES = re.compile(r"[\t\n\r]+")
_SIGNS = re.compile(r'[\\"“”]')


def field_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_code": code, "_brief_href": href}


def code(given: Any, number: int, how: str) -> str:
    """A value in the code of a field.

    Args:
        given: the value.
        number: of its tag.
        how: 'quoted' in quotation marks, 'alone' as an argument of its own, 'joined' to other signs.

    Raises:
        Fault: field-code when it would fall apart into arguments.
    """
    text = words(given, number)
    if text is None:
        return ""
    text = _SPACES.sub(" ", text)
    note_braces(STATE.get(), _escaped(text))
    if how == "quoted":
        return escape_attribute(_escaped(text))
    if _PLAIN.fullmatch(text):
        return escape_attribute(text)
    if how == "alone":
        return escape_attribute(f'"{_escaped(text)}"')
    fault = Fault(
        "field-code",
        "this value has spaces or signs that end an argument of the field",
        help='put the argument with the tag in quotation marks: "…{{ name }}"',
    )
    state = STATE.get()
    state.note(fault, number)
    return ""


def href(pieces: list[str | None], number: int) -> str:
    """The address of a link in the code of a field; '' when only a fault was noted."""
    target = address(STATE.get(), pieces, number)
    return escape_attribute(_escaped(target)) if target is not None else ""


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)
