"""A chart as templates know it: words by name, and a picture at whatever size a template gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from brief_builder.charts.draw import draw
from brief_builder.charts.model import Drawn, Furniture, Medium, Numbers, Panel, Picture
from brief_builder.charts.numbers import numbers_of

if TYPE_CHECKING:
    from brief_builder.charts.style import Style
    from brief_builder.problems import Place
    from brief_builder.wording import Phrase


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of a pack.

    Attributes:
        name: what templates call it: `chart.NAME`.
        title: the finding, a sentence.
        subtitle: measure, unit, place, period.
        notes: what a reader must know of estimates, derived and missing figures and breaks.
        source: the line of sources, from the facts drawn.
        alt: what stands for the picture where it cannot be seen, at most 250 characters.
        facts: names of the facts drawn, in their order, each once.
        place: where charts.yaml describes it, for faults of `draw`.
    """

    template_names: ClassVar[frozenset[str]] = frozenset({"name", "title", "subtitle", "notes", "source", "alt"})

    name: str
    title: Phrase
    subtitle: Phrase
    notes: tuple[Phrase, ...]
    source: Phrase
    alt: Phrase
    facts: tuple[str, ...]
    panels: tuple[Panel, ...]
    style: Style
    place: Place

    def draw(self, width: int, height: int, medium: Medium = "brief", *, furniture: bool = False) -> Drawn:
        """The picture at exactly this size (EMU); with furniture, title, source and notes stand in it.

        Raises:
            Fault: `chart-fit` or `chart-glyph`; its place is the chart's, or the picture's in the template.
        """
        around = None
        if furniture:
            notes = " ".join(str(note.ended()) for note in self.notes)
            around = Furniture(str(self.title), str(self.subtitle), str(self.source), notes)
        return draw(Picture(self.panels, width, height, medium, around), self.style)

    def numbers(self) -> Numbers:
        """Its numbers, for a native chart.

        Raises:
            Fault: `chart-refused` when it has several panels.
        """
        return numbers_of(self.name, str(self.subtitle), self.panels)
