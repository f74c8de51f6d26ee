"""A template and its data → a warning for each tag that prints the name of a picture which may be meant itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import nodes

from brief_builder.problems import Fault, Problem
from brief_builder.template import CompiledPart, CompiledTemplate
from brief_builder.template.checking.tracing import Tracer, value_at
from brief_builder.template.reading.picture_shapes import MAY_BE

_ENDINGS = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".emf")


def picture_names(compiled: CompiledTemplate, data: Mapping[str, Any], folder: Path) -> Iterator[Problem]:
    """Warnings where a text that is printed as it is names a picture in the folder of the data."""
    for part in compiled.originals:
        yield from _of_part(part, data, folder)


def _of_part(part: CompiledPart, data: Mapping[str, Any], folder: Path) -> Iterator[Problem]:
    tracer = Tracer(part)
    word = part.part.dialect.name == "Word"
    also = () if word else ("and write the tag as the alt text of a picture that is drawn in the template",)
    for tag in part.tags:
        node = part.syntax.get(tag.number)
        # Through a filter, and outside paragraphs (alt texts, addresses, properties), a name is meant as words.
        if tag.kind != "value" or not tag.prefix or not isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            continue
        path = tracer.first(tag.number, node, data, lambda value: _is_picture(value, folder))
        if not path:
            continue
        alone = tag.printed_by == MAY_BE  # the picture would stand in the place of the shape
        name = value_at(data, path)
        # As JSON, which is YAML too, whatever the name holds.
        value = json.dumps({"image": name, "alt": "WHAT IT SHOWS"}, ensure_ascii=False)
        fault = Fault(
            "picture-named",
            f"this prints the words `{name}`, and there is a picture of that name beside the data",
            help=[f"for the picture, write {value} in place of the name in the data", *(() if alone else also)],
            severity="warning",
        )
        yield replace(fault.at(tag.place, tag.excerpt), value=path)


def _is_picture(value: Any, folder: Path) -> bool:
    if not isinstance(value, str) or not value.lower().endswith(_ENDINGS) or "\n" in value or len(value) > 255:
        return False
    name = PurePosixPath(value)
    try:
        return not name.is_absolute() and ".." not in name.parts and (folder / name).is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False
