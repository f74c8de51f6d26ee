"""What fills a picture that an author drew as a dummy → the picture's file, its alt text, its size in the dummy's box.

A chart is drawn for exactly the box, as SVG with a PNG for readers that know no SVG. A picture of the data keeps its
proportions: it is contained in the box, in the middle, or covers it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Protocol

from jinja2.runtime import Undefined

from brief_builder.merge.charts.placing import place_chart
from brief_builder.merge.parts.additions import NewPart
from brief_builder.merge.pictures.fitting import CENTRE, Focus, fitted
from brief_builder.merge.pictures.headers import Loaded
from brief_builder.merge.state import STATE, State, Use
from brief_builder.merge.values.content import content_of
from brief_builder.merge.values.drawn import is_native, misplaced, refuse_in_word, refuse_undrawn
from brief_builder.merge.values.printing import note_braces, refuse_forbidden
from brief_builder.office import WORD
from brief_builder.office.dialect import escape_attribute
from brief_builder.office.part_types import IMAGE
from brief_builder.problems import Fault
from brief_builder.template.marks import CHART
from brief_builder.template.prose import as_phrase
from brief_builder.template.reading.pictures import Slot

CONTENT_TYPES = {
    "bmp": "image/bmp", "gif": "image/gif", "jpeg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml",
    "tiff": "image/tiff",
}  # fmt: skip


class Picture(Protocol):
    """A picture of the data; its alt text is '' for decoration, `fit` and `focus` None where the data say nothing."""

    @property
    def alt(self) -> str: ...

    @property
    def fit(self) -> str | None: ...

    @property
    def focus(self) -> Focus | None: ...

    def load(self, state: State) -> Loaded:
        """Its file; raises Fault."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What a filled slot holds.

    Attributes:
        said: the alt text; '' for decoration.
        png, svg: ids of relationships; '' where there is no SVG.
        width, height: in EMU.
        right, down: how far it stands from the corner of the author's box, in EMU.
        cut: what is cut off left, top, right and bottom, in thousandths of a percent; None for nothing.
        chart: id of the relationship to a native chart, which settling puts there; '' for a picture.
    """

    said: str
    png: str
    svg: str
    width: int
    height: int
    right: int = 0
    down: int = 0
    cut: tuple[int, int, int, int] | None = None
    chart: str = ""
    template_names: ClassVar[frozenset[str]] = frozenset(
        {"alt", "png", "svg", "width", "height", "right", "down", "cut"}
    )

    @property
    def alt(self) -> str:
        """The alt text as it stands in an attribute."""
        return escape_attribute(self.said)


def picture_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_picture": picture}


def picture(given: Any, number: int) -> Any:
    """What stands in a picture's slot: an object with alt, png and svg (relationship ids)."""
    state = STATE.get()
    try:
        found = placed(state, given, number)
        refuse_forbidden(found.said)
        note_braces(state, found.said)
        return found
    except Fault as fault:
        state.note(fault, number)
        return {"alt": "", "png": "", "svg": "", "width": 0, "height": 0, "right": 0, "down": 0, "cut": None}


def placed(state: State, given: Any, number: int) -> Placed:
    """The picture for a slot: a chart drawn at the slot's size, or a picture of the data contained in it.

    Raises:
        Fault: picture-expected when the value is neither; what drawing or reading raises.
    """
    assert state.part is not None  # noqa: S101  set while a part is rendered
    slot = state.part.slots[number]
    if isinstance(given, Undefined):
        name = str(given) or given._undefined_name or "this picture"  # a strict one says here what is missing
        cure = f"put {{% if {name} is defined %}} before the picture and {{% endif %}} behind it"
        raise Fault("value-missing", "there is no picture for the one that is drawn here", help=cure)
    if not slot.width or not slot.height:
        message = "what this picture takes the place of has no size in the template"
        raise Fault("picture-size", message, help="give it one: drag a corner of it, and save the template again")
    refuse_undrawn(given)
    if is_native(given):
        return _native(state, given, slot)
    if not hasattr(type(given), "draw"):
        return _fitted(state, _picture_of(given), slot)
    part = state.written
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
    return Placed(alt, png, svg, slot.width, slot.height)


def _native(state: State, given: Any, slot: Slot) -> Placed:
    """A chart that Office draws, in the place of the picture; settling finds it by its mark.

    Raises:
        Fault: chart-misplaced, and what making the chart raises.
    """
    assert state.part is not None  # noqa: S101  set while a part is rendered
    if state.part.part.dialect is WORD:
        refuse_in_word(given, state.part.part.kind, slot.tag.place.trail)
    if slot.no_chart:
        raise misplaced(given, slot.no_chart)
    chart = place_chart(state, given, slot.width, slot.height)
    return Placed(str(as_phrase(given.alt)), f"{CHART}{chart}", "", slot.width, slot.height, chart=chart)


def _picture_of(given: Any) -> Picture:
    if isinstance(given, Mapping) and "chart" in given:
        raise Fault(
            "picture-expected",
            "this is the data of a native chart, and the alt text is that of a picture",
            help="put a chart in the place of the picture: Insert > Chart, with this alt text",
        )
    if given is None:
        raise Fault("value-missing", "this picture is empty", help="write {image: FILE, alt: …} in the data")
    content: Any = given if hasattr(type(given), "load") else content_of(given)
    if content is None or not hasattr(type(content), "load"):
        raise Fault(
            "picture-expected",
            "this names something that is not a chart or a picture",
            help="name a chart, {{ chart.NAME }}, or a picture: {image: FILE, alt: …}",
        )
    picture: Picture = content
    return picture


def _fitted(state: State, picture: Picture, slot: Slot) -> Placed:
    """A picture of the data in its slot."""
    loaded = picture.load(state)
    png = add_image(state, f"{loaded.name}.{loaded.extension}", loaded.data)
    svg = add_image(state, f"{loaded.name}.svg", loaded.svg) if loaded.svg is not None else ""
    fit = picture.fit or ("cover" if slot.covers and loaded.header.extension == "jpeg" else "contain")
    # In a box that is turned, another place than the middle would not be where a reader looks for it.
    focus = CENTRE if picture.focus is None or (slot.turned and fit == "contain") else picture.focus
    proportion = Fraction(loaded.header.width, loaded.header.height) / slot.stretch
    in_box = fitted(proportion, slot.width, slot.height, fit, focus)
    return Placed(
        " ".join(picture.alt.split()), png, svg, in_box.width, in_box.height, in_box.right, in_box.down, in_box.cut
    )


def add_image(state: State, file: str, data: bytes) -> str:
    """Put a picture among the package's media; returns the id by which the part at hand refers to it."""
    assert state.part is not None  # noqa: S101  set while a part is rendered
    name = f"{'word' if state.medium == 'brief' else 'ppt'}/media/{file}"
    state.additions.parts.setdefault(name, NewPart(data, CONTENT_TYPES[file.rpartition(".")[2]]))
    return state.additions.relate(state.written, IMAGE, name)
