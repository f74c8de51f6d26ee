"""The names that a template asks for, and data → what each of them is now; None for what the data do not give.

Of a list the first entry speaks for the others, as its names are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from brief_builder.problems import Fault
from brief_builder.template.checking.data_fields import DataField
from brief_builder.template.expressions.sandbox import lookup

Path_ = tuple[str, ...]  # the names from the top; '[]' leads to the entries of a list
ENTRY = "[]"


def field_values(fields: Iterable[DataField], data: Mapping[str, Any]) -> dict[Path_, str | None]:
    """Path of each name that is asked for → what it prints, '3 entries' for a list, '' for a group; None if missing.

    What lies below a list without entries, or in parts that an entry is taken apart into, is not told.
    """
    out: dict[Path_, str | None] = {}
    for each in fields:
        _add(out, (each.name,), each, *lookup(data, each.name))
    return out


def _add(out: dict[Path_, str | None], path: Path_, field: DataField, given: bool, value: Any) -> None:
    out[path] = _said(field, value) if given else None
    if not given or getattr(value, "template_unknown", False):
        for child in field.fields if not given else ():
            _add(out, (*path, child.name), child, given=False, value=None)
        return
    for child in field.fields:
        _add(out, (*path, child.name), child, *lookup(value, child.name))
    item = field.item
    if item is None or item.parts:
        return
    entries = list(value.values()) if isinstance(value, Mapping) else value
    if isinstance(entries, Sequence) and not isinstance(entries, str) and len(entries):
        _add(out, (*path, ENTRY), item, given=True, value=entries[0])


def _said(field: DataField, value: Any) -> str:
    if field.item is not None and isinstance(value, Mapping | Sequence) and not isinstance(value, str):
        return "1 entry" if len(value) == 1 else f"{len(value)} entries"
    if isinstance(value, Mapping) or (isinstance(value, Sequence) and not isinstance(value, str)):
        return ""
    if value is None:
        return "(no value)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if getattr(value, "template_unknown", False):
        return "(cannot be read)"
    if "picture" in field.used_as and hasattr(value, "alt"):
        return str(value.alt)
    if not ({"value", "picture"} & {*field.used_as}) and not isinstance(value, str) and field.fields:
        return ""
    try:
        return str(value)
    except Fault as fault:
        return f"({fault.message})"
