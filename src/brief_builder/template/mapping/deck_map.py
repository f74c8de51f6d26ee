"""What an author sees of a presentation, as data: its slides with their shapes and tags, its layouts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MappedPlaceholder:
    """A placeholder of a layout.

    Attributes:
        name: as the Selection Pane shows it.
        type: in words: 'title', 'text', 'content', 'picture', 'table', 'chart', 'SmartArt', 'footer' …
        index: by which slides find it; 0 for the title.
    """

    name: str
    type: str
    index: int


@dataclass(frozen=True, slots=True)
class MappedChart:
    """A native chart.

    Attributes:
        kind: 'column chart', 'column and line chart'; '' for one that cannot be filled.
        series: their names.
        refused: what it is when it cannot be filled ('a 3-D pie'); '' when it can be.
    """

    kind: str
    series: tuple[str, ...]
    refused: str


@dataclass(frozen=True, slots=True)
class MappedShape:
    """A shape of a slide.

    Attributes:
        name: as the Selection Pane shows it.
        kind: 'placeholder', 'text box', 'shape', 'picture', 'table', 'chart', 'SmartArt', 'group', 'line' or 'object'.
        placeholder: which one of the layout it is; None for what is none.
        tags: those in its text, its cells, points or titles, as they are written, in reading order.
        alt_tag: its alt text, where that holds a tag; else ''. It fills a picture or a chart.
        width, height: in EMU (360,000 in a centimetre); 0 where nothing says it.
        rows, columns: of a table; else 0.
        chart: what kind of chart, of a chart; else None.
        shapes: those in a group.
    """

    name: str
    kind: str
    placeholder: MappedPlaceholder | None = None
    tags: tuple[str, ...] = ()
    alt_tag: str = ""
    width: int = 0
    height: int = 0
    rows: int = 0
    columns: int = 0
    chart: MappedChart | None = None
    shapes: tuple[MappedShape, ...] = ()


@dataclass(frozen=True, slots=True)
class MappedSlide:
    """A slide.

    Attributes:
        number: from 1.
        title: the words of its title; '' where it has none.
        layout: the name of its layout.
        section: the name of its section; '' where there is none.
        hidden: whether it is left out of the show.
        blocks: the tags that repeat it, drop it, or let another deck come in its place, the outermost first.
        shapes: in reading order.
        notes: the tags in its notes.
    """

    number: int
    title: str
    layout: str
    section: str
    hidden: bool
    blocks: tuple[str, ...]
    shapes: tuple[MappedShape, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MappedLayout:
    """A layout: its name, what it offers, the tags that stand on it, and the numbers of the slides that use it."""

    name: str
    placeholders: tuple[MappedPlaceholder, ...]
    tags: tuple[str, ...]
    slides: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DeckMap:
    """A presentation: the size of its slides in EMU, its slides in order, its layouts by masters."""

    width: int
    height: int
    slides: tuple[MappedSlide, ...]
    layouts: tuple[MappedLayout, ...]
