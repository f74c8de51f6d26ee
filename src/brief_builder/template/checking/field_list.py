"""The names that a template asks for → a list for people, JSON for machines, or a YAML skeleton to fill in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from brief_builder.problems import Place, command
from brief_builder.template.checking.data_fields import DataField
from brief_builder.template.checking.field_values import ENTRY, Path_
from brief_builder.template.mapping.deck_map import DeckMap

Values = Mapping[Path_, str | None]
MISSING = "(nobody gives it)"
_VALUE = 60  # characters of a value that are shown
_INDENT = "  "
_ANY_NAME = "NAME"  # stands for names that the data choose


def as_text(fields: Iterable[DataField], values: Values | None = None) -> str:
    """A line a name, what is read of it below it; columns: the name, what it is used as, where.

    With `values`, as `field_values` gives them, the second column is what the name is now.
    """
    rows = [row for each in fields for row in _rows(each, 0, (each.name,), values or {})]
    if values is None:
        rows = [(name, *rest) for name, _, *rest in rows]
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(len(rows[0]) - 1)] if rows else []
    lines = ([cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)] for row in rows)
    return "\n".join("  ".join(line).rstrip() for line in lines)


def as_json(shown: str, fields: Iterable[DataField], deck: DeckMap | None = None, values: Values | None = None) -> str:
    """An object with the template's name, its fields with the attributes of `DataField`, and a presentation's map.

    With `values` each field has a `value`; it is null when nobody gives it.
    """
    records = [_record(each, (each.name,), values) for each in fields]
    record: dict[str, object] = {"template": shown, "fields": records}
    if deck is not None:
        record["map"] = asdict(deck)
    return json.dumps(record, ensure_ascii=False, indent=2)


def as_yaml(shown: str, fields: Iterable[DataField]) -> str:
    """A data file with every name and no value; a name that may be missing is commented out."""
    head = [
        f"# What {shown} asks for. Write the values behind the colons; a list may have more entries.",
        f"# Then: {command('brief', 'render', shown, 'THIS-FILE', 'OUT')}",
    ]
    lines = _mapping(fields)
    if not any(line.lstrip()[:1] not in ("#", "") for line in lines):
        lines.append("{}")
    return "\n".join([*head, *lines]) + "\n"


def _rows(each: DataField, depth: int, path: Path_, values: Values) -> list[tuple[str, ...]]:
    inner, marks, below = each, "", path
    while inner.item is not None:
        inner, marks, below = inner.item, marks + ("{}" if inner.keyed else "[]"), (*below, ENTRY)
    places = tuple(dict.fromkeys((*each.places, *(inner.places if inner is not each else ()))))
    rows: list[tuple[str, ...]] = [
        (f"{_INDENT * depth}{each.name}{marks}", _value_of(path, values), _used(each), _where(places))
    ]
    for child in each.fields:
        rows += _rows(child, depth + 1, (*path, child.name), values)
    for child in inner.fields if inner is not each else ():
        rows += _rows(child, depth + 1, (*below, child.name), values)
    for number, part in enumerate(inner.parts, start=1):
        first, *rest = _rows(part, depth + 1, (*below, str(number), part.name), values)
        rows += [(f"{_INDENT * (depth + 1)}({number}){first[0].strip()}", *first[1:]), *rest]
    return rows


def _value_of(path: Path_, values: Values) -> str:
    """The value in one line; '' for a group, and for what is not told."""
    if path not in values:
        return ""
    value = values[path]
    if value is None:
        return MISSING
    text = value.replace("\n", " ").strip()
    return text if len(text) <= _VALUE else text[: _VALUE - 1].rstrip() + "…"


def _used(each: DataField) -> str:
    kinds = list(each.used_as)
    if each.item is not None:
        kinds = [kind for kind in kinds if kind != "list"]
        kinds.insert(0, "list of values" if each.item.used_as == ("value",) else "list")
    words = ", ".join(kinds) or "group"
    words += "".join(f" | {name}" for name in each.filters)
    return f"{words}, optional" if each.optional else words


def _where(places: tuple[Place, ...]) -> str:
    if not places:
        return ""
    more = len(places) - 1
    first = ", ".join(places[0].trail) or "body"
    return first + (f" and {more} more place{'s' if more > 1 else ''}" if more else "")


def _record(each: DataField, path: Path_, values: Values | None) -> dict[str, object]:
    return {
        "name": each.name,
        **({"value": values.get(path)} if values is not None else {}),
        "used_as": list(each.used_as),
        "filters": list(each.filters),
        "optional": each.optional,
        "places": [", ".join(place.trail) for place in each.places],
        "fields": [_record(child, (*path, child.name), values) for child in each.fields],
        "item": _record(each.item, (*path, ENTRY), values) if each.item is not None else None,
        "keyed": each.keyed,
        "parts": [_record(part, (*path, str(i), part.name), values) for i, part in enumerate(each.parts)],
    }


def _mapping(fields: Iterable[DataField], *, commented: bool = True) -> list[str]:
    """The lines of a mapping; what must be given comes first, so that an entry of a list can begin with it.

    `commented` is False inside a name that is commented out as a whole.
    """
    lines: list[str] = []
    for each in sorted(fields, key=lambda each: each.optional):
        out = commented and each.optional
        about = _about(each)
        block = [f"{_key(each.name)}:" + (f"  # {about}" if about else "")]
        block += _indented(_value(each, commented=commented and not out))
        lines += [f"# {line}" for line in block] if out else block
    return lines


def _value(each: DataField, *, commented: bool) -> list[str]:
    """The lines below a key, relative to it; none for a value that stands behind its colon."""
    if each.item is not None and each.keyed:
        about = _about(each.item)
        head = f"{_ANY_NAME}:" + (f"  # {about}" if about else "")
        return [head, *_indented(_value(each.item, commented=commented))]
    if each.item is not None:
        return _entry(each.item, commented=commented)
    if each.parts:
        return [line for part in each.parts for line in _entry(part, commented=commented)]
    return _mapping(each.fields, commented=commented)


def _entry(each: DataField, *, commented: bool) -> list[str]:
    lines = _value(each, commented=commented)
    if not lines or lines[0].startswith("#"):
        about = _about(each)
        return ["-" + (f"  # {about}" if about else ""), *_indented(lines)]
    return [f"- {lines[0]}", *_indented(lines[1:])]


def _about(each: DataField) -> str:
    words = _used(each).removeprefix("group").removeprefix(", ")
    if each.item is not None and each.fields:
        words += "; also asked for: " + ", ".join(f"`{child.name}`" for child in each.fields)
    where = _where(each.places)
    return ": ".join(text for text in (words, where) if text)


def _indented(lines: list[str]) -> list[str]:
    return [_INDENT + line for line in lines]


def _key(name: str) -> str:
    """The name as a YAML key: plain where it is a word or a number."""
    return name if name.isidentifier() or name.isdigit() else json.dumps(name, ensure_ascii=False)
