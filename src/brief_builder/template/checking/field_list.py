"""The names that a template asks for → a list for people, JSON for machines, or a YAML skeleton to fill in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from brief_builder.problems import Place
from brief_builder.template.checking.data_fields import DataField
from brief_builder.template.mapping.deck_map import DeckMap

_INDENT = "  "
_ANY_NAME = "NAME"  # stands for names that the data choose


def as_text(fields: Iterable[DataField]) -> str:
    """A line a name, what is read of it below it; columns: the name, what it is used as, where."""
    rows = [row for each in fields for row in _rows(each, 0)]
    widths = [max((len(row[i]) for row in rows), default=0) for i in (0, 1)]
    return "\n".join(f"{name:<{widths[0]}}  {used:<{widths[1]}}  {where}".rstrip() for name, used, where in rows)


def as_json(shown: str, fields: Iterable[DataField], deck: DeckMap | None = None) -> str:
    """An object with the template's name, its fields with the attributes of `DataField`, and a presentation's map."""
    record: dict[str, object] = {"template": shown, "fields": [_record(each) for each in fields]}
    if deck is not None:
        record["map"] = asdict(deck)
    return json.dumps(record, ensure_ascii=False, indent=2)


def as_yaml(shown: str, fields: Iterable[DataField]) -> str:
    """A data file with every name and no value; a name that may be missing is commented out."""
    head = [
        f"# What {shown} asks for. Write the values behind the colons; a list may have more entries.",
        f"# Then: brief render {shown} THIS-FILE OUT",
    ]
    lines = _mapping(fields)
    if not any(line.lstrip()[:1] not in ("#", "") for line in lines):
        lines.append("{}")
    return "\n".join([*head, *lines]) + "\n"


def _rows(each: DataField, depth: int) -> list[tuple[str, str, str]]:
    inner, marks = each, ""
    while inner.item is not None:
        inner, marks = inner.item, marks + ("{}" if inner.keyed else "[]")
    places = tuple(dict.fromkeys((*each.places, *(inner.places if inner is not each else ()))))
    rows = [(f"{_INDENT * depth}{each.name}{marks}", _used(each), _where(places))]
    for child in inner.fields if inner is each else (*each.fields, *inner.fields):
        rows += _rows(child, depth + 1)
    for number, part in enumerate(inner.parts, start=1):
        first, *rest = _rows(part, depth + 1)
        rows += [(f"{_INDENT * (depth + 1)}({number}){first[0].strip()}", *first[1:]), *rest]
    return rows


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


def _record(each: DataField) -> dict[str, object]:
    return {
        "name": each.name,
        "used_as": list(each.used_as),
        "filters": list(each.filters),
        "optional": each.optional,
        "places": [", ".join(place.trail) for place in each.places],
        "fields": [_record(child) for child in each.fields],
        "item": _record(each.item) if each.item is not None else None,
        "keyed": each.keyed,
        "parts": [_record(part) for part in each.parts],
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
