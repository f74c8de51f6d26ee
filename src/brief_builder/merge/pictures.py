"""A chart and the slot that an author drew → its picture as SVG with a PNG for readers that know no SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from jinja2.runtime import Undefined

from brief_builder.merge.state import NewPart, State, Use
from brief_builder.office.dialect import escape_attribute
from brief_builder.problems import Fault
from brief_builder.template.prose import as_phrase

IMAGE_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
CONTENT_TYPES = {
    "bmp": "image/bmp", "gif": "image/gif", "jpeg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml",
    "tiff": "image/tiff",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """What a filled slot refers to: alt text as XML, and two relationship ids."""

    alt: str
    png: str
    svg: str
    template_names: ClassVar[frozenset[str]] = frozenset({"alt", "png", "svg"})


def placed(state: State, given: Any, number: int) -> Placed:
    """The picture for a slot, drawn at the slot's size.

    Raises:
        Fault: picture-expected when the value is not a chart or picture; what drawing raises.
    """
    assert state.part is not None  # noqa: S101  set while a part is rendered
    slot = state.part.slots[number]
    if isinstance(given, Undefined):
        str(given)
    if not hasattr(given, "draw"):
        raise Fault(
            "picture-expected",
            "this names something that is not a chart or a picture",
            help="write the name of a chart as the alt text: {{ chart.NAME }}",
        )
    part = state.part.part.name
    alt = str(as_phrase(given.alt))
    for fact in given.facts:
        state.cited_here().names.setdefault(fact)
        state.chart_uses.append(Use(fact, alt, part, None, "chart"))
    key = (f"{part}\n{given.name}", slot.width, slot.height)
    if key not in state.drawn:
        size = (given.name, slot.width, slot.height)
        if size not in state.drawings:
            state.drawings[size] = given.draw(slot.width, slot.height, state.medium)
        drawing = state.drawings[size]
        state.pictures += 1
        stem = f"chart-{given.name}-{state.pictures}"
        ids = (add_image(state, f"{stem}.png", drawing.png), add_image(state, f"{stem}.svg", drawing.svg))
        state.drawn[key] = ids
    png, svg = state.drawn[key]
    return Placed(escape_attribute(alt), png, svg)


def add_image(state: State, file: str, data: bytes) -> str:
    """Put a picture among the package's media; returns the id by which the part at hand refers to it."""
    assert state.part is not None  # noqa: S101  set while a part is rendered
    name = f"{'word' if state.medium == 'brief' else 'ppt'}/media/{file}"
    state.additions.parts.setdefault(name, NewPart(data, CONTENT_TYPES[file.rpartition(".")[2]]))
    return state.additions.relate(state.part.part.name, IMAGE_TYPE, name)
