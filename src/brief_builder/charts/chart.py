"""A chart of a pack: its words, its panels, and a picture at whatever size a template gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from brief_builder.charts.drawing.draw import draw
from brief_builder.charts.letters import is_tall
from brief_builder.charts.model import Drawn, Furniture, Kind, Medium, Output, Panel, Picture
from brief_builder.charts.native.chart_xml import Native, native_chart
from brief_builder.charts.native.numbers import Numbers, numbers_of
from brief_builder.charts.plot.heights import standing_height
from brief_builder.problems import Place

if TYPE_CHECKING:
    from brief_builder.charts.look.palette import Palette
    from brief_builder.charts.look.style import Style
    from brief_builder.charts.words.table import Full
    from brief_builder.wording import Phrase

_NOWHERE = Place("")
Size = tuple[int, int, Medium, bool]  # width and height in EMU; whether title, source and notes stand in the picture


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of a pack.

    Attributes:
        name: what templates call it: `chart.NAME`.
        kind: of its panels, or of the first where they differ.
        output: what stands where a template names it: a picture, a native chart, or what its author drew.
        title: the finding, a sentence.
        subtitle: measure, place, unit, period.
        notes: what a reader must know of estimates, derived and missing figures and breaks.
        source: the line of sources, from the facts drawn.
        alt: what stands for the picture where it cannot be seen, at most 250 characters.
        full: all its figures, as tables and as a text.
        facts: names of the facts drawn, in their order, each once.
        shared: whether all panels have one scale.
        place: where charts.yaml describes it, for faults of `draw`.
        audience: who may see it, as charts.yaml says: "internal", "partner" or "public".
        marking: its security marking; "" without one.
        picture_notes: those of the picture that stands alone, where they are others than those of a native chart.
    """

    name: str
    kind: Kind
    output: Output
    title: Phrase
    subtitle: Phrase
    notes: tuple[Phrase, ...]
    source: Phrase
    alt: Phrase
    full: Full
    facts: tuple[str, ...]
    panels: tuple[Panel, ...]
    shared: bool
    style: Style
    palette: Palette
    language: str
    place: Place
    picture_notes: tuple[Phrase, ...] = ()
    audience: str = "public"
    marking: str = ""
    _native: dict[tuple[int, int, Medium], Native] = field(default_factory=dict, compare=False, repr=False)
    _drawn: dict[Size, Drawn] = field(default_factory=dict, compare=False, repr=False)
    _ahead: dict[Size, Callable[[], Drawn]] = field(default_factory=dict, compare=False, repr=False)

    def draw(self, width: int, height: int, medium: Medium = "brief", *, furniture: bool = False) -> Drawn:
        """The picture at exactly this size (EMU); with furniture, title, source and notes stand in it.

        It is drawn once for each size, and shared by all that ask for it.

        Raises:
            Fault: `chart-fit` or `chart-glyph`; its place is the chart's, or the picture's in the template.
        """
        key = (width, height, medium, furniture)
        if key not in self._drawn:
            ahead = self._ahead.pop(key, None)
            self._drawn[key] = ahead() if ahead is not None else draw(*self.drawing(key))
        return self._drawn[key]

    def drawing(self, size: Size) -> tuple[Picture, Style, Palette]:
        """What `drawing.draw` draws it from at this size."""
        width, height, medium, furniture = size
        around = None
        if furniture:
            notes = " ".join(str(note.ended()) for note in self.picture_notes or self.notes)
            around = Furniture(str(self.title), str(self.subtitle), str(self.source), notes)
        picture = Picture(self.panels, width, height, medium, around, self.shared, self.language)
        return picture, self.style, self.palette

    def sizes(self) -> tuple[Size, ...]:
        """The sizes in which it has been drawn."""
        return tuple(self._drawn)

    def is_drawn_by(self, size: Size, made: Callable[[], Drawn]) -> None:
        """Say who gives the picture of this size when it is asked for; nothing where it is there, or being made."""
        if size not in self._drawn:
            self._ahead.setdefault(size, made)

    def native(self, width: int, height: int, medium: Medium = "brief") -> Native:
        """The chart as Office draws it, laid out for exactly this size (EMU); made once for each size.

        Raises:
            Fault: `chart-field`, `chart-fit`, `chart-data` or `character-forbidden`; its place is the tag's.
        """
        key = (width, height, medium)
        if key not in self._native:
            alone = str(self.subtitle) or self.name
            self._native[key] = native_chart(
                self.panels, alone, (width, height), medium, self.style, self.palette, self.language
            )
        return self._native[key]

    def sharing(self, other: Chart) -> Chart:
        """The chart, with the pictures drawn of another that says the same and looks the same: both draw for both."""
        return replace(self, _native=other._native, _drawn=other._drawn, _ahead=other._ahead)

    def looks(self) -> Chart:
        """The chart without pictures, and without where it is described: what decides how it looks."""
        return replace(self, place=_NOWHERE, _native={}, _drawn={}, _ahead={})

    def standing_height(self) -> int:
        """How high (EMU) its picture is where it stands by itself, as wide as the text of a page."""
        return standing_height(self.panels, tall=is_tall([str(self.title), str(self.subtitle)]))

    def numbers(self) -> Numbers:
        """Its numbers, for a native chart.

        Raises:
            Fault: `chart-refused` when it has several panels, or a kind that Office does not draw everywhere.
        """
        return numbers_of(self.name, str(self.subtitle), self.panels, self.language)
