"""Fields whose codes say all that they show, once tags in them are filled: QUOTE, and IF with two plain operands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from brief_builder.merge.refreshing.references import repeat
from brief_builder.office.fields import Field

_NUMBER = re.compile(r"[^\w\s]*\d[\d.,\s]*[^\w\s]*")  # Word compares 1.0 and 1 as numbers, and $1 too


def refresh_literals(fields: Iterable[Field]) -> None:
    """Set the filled fields whose results follow from their own codes; the others keep their marks."""
    for field in fields:
        if field.inner or field.kind not in ("QUOTE", "IF"):
            continue
        text = _quoted(field) if field.kind == "QUOTE" else _chosen(field)
        if text is not None:
            repeat(field, text, field.words("*#")[1])


def _quoted(field: Field) -> str | None:
    """What QUOTE repeats; None where that is more than one text, or a number, which may mean a character."""
    arguments = field.literals()
    if len(arguments) != 1:
        return None
    text, quoted = arguments[0]
    return text if quoted or not text.isdigit() else None


def _chosen(field: Field) -> str | None:
    """The text that IF chooses; None where Word must say: patterns, bookmarks, numbers that are written differently."""
    arguments = field.literals()
    if len(arguments) not in (4, 5):
        return None
    (left, _), (operator, typed), (right, _) = arguments[:3]
    operands = (arguments[0], arguments[2])
    if typed or operator not in ("=", "<>") or not all(map(_plain, (*operands, *arguments[3:]))):
        return None
    if re.search(r"[*?]", left + right) or (left != right and all(map(_NUMBER.fullmatch, (left, right)))):
        return None
    texts = [text for text, _ in arguments[3:]] + [""]
    return texts[0] if (left == right) == (operator == "=") else texts[1]


def _plain(argument: tuple[str, bool]) -> bool:
    """Whether an argument is its own text: in quotation marks, or a number; a bare word may name a bookmark."""
    text, quoted = argument
    return quoted or text.isdigit()
