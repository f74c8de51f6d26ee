"""What stands in a document: plain frozen data, in the order in which it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from brief_builder.problems import Place

Role = Literal[
    "title", "subtitle", "heading", "body", "list", "cell", "caption", "contents", "note", "notes", "header", "footer",
    "comment",
]  # fmt: skip
Kind = Literal[
    "picture", "chart", "diagram", "shape", "line", "group", "object", "video", "audio", "ink", "model", "control",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that look alike and are of one language.

    Attributes:
        text: tabs are `\\t`, line breaks `\\n`.
        language: a tag such as 'fr-CA', of the kind of letters that these are; '' where the file says none.
        bold, italic, underline, strike, caps: as it comes out, whatever style says so.
        highlight: `#rrggbb`, or '' without one.
        colour: of the letters, `#rrggbb`; '' when it is not known.
        ground: of what is behind them, `#rrggbb`; '' when that is not known, or no one colour.
        size: points.
        font: the typeface; '' where none is named.
        complex_font: that of its letters of complex scripts, such as Khmer; '' where none is named but by the theme.
        link: index into `Document.links`; None for most.
        fields: kinds of the fields that show it, the outermost first: ('TOC', 'PAGEREF').
        inserted: whether it is a tracked insertion. What is deleted is in no run.
        raised: whether it is a superscript.
        face: in Word, the typeface of its Latin letters, be it named or the theme's; '' where nothing says one.
    """

    text: str
    language: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    caps: bool = False
    highlight: str = ""
    colour: str = ""
    ground: str = ""
    size: float = 0.0
    font: str = ""
    complex_font: str = ""
    link: int | None = None
    fields: tuple[str, ...] = ()
    inserted: bool = False
    raised: bool = False
    face: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, also an empty one.

    Attributes:
        place: with the part, and the number of the paragraph in it.
        role: what it is for. 'cell' is body text in a table; 'note' that of footnotes and endnotes; 'notes' what a
            speaker says; 'contents' a table of contents or of figures.
        level: of a heading or a list item, 1 for the topmost; 0 for others.
        style: the name of its style as Word shows it, in small letters; '' on slides.
        runs: without what is deleted.
        listed: whether a bullet or number is put before it by the program. Headings may be numbered.
        align: 'left', 'center', 'right' or 'both' (justified); 'left' and 'right' as they are seen.
        table: index into `Document.tables` of the innermost table that it stands in.
        row, column: 0-based, of its cell; -1 outside tables.
        fields: kinds of all fields that begin in it: {'SEQ', 'TOC'}.
        holds: whether something else than text stands in it: a drawing, a formula, the end of a section or page.
        boxed: whether it stands in a text box or frame.
        slide: index into `Document.slides`; None in Word.
        shape: index into `Slide.shapes`, of the shape that it stands in; None outside slides.
        hidden: whether none of it is seen.
        room: how wide its lines may be, in points, where a Word table, text box or frame fixes that; 0.0 elsewhere.
    """

    place: Place
    role: Role
    level: int = 0
    style: str = ""
    runs: tuple[Run, ...] = ()
    listed: bool = False
    align: str = "left"
    table: int | None = None
    row: int = -1
    column: int = -1
    fields: frozenset[str] = frozenset()
    holds: bool = False
    boxed: bool = False
    slide: int | None = None
    shape: int | None = None
    hidden: bool = False
    room: float = 0.0

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(run.text for run in self.runs)

    @property
    def language(self) -> str:
        """The language of most of its letters; '' where the file says none."""
        lengths: dict[str, int] = {}
        for run in self.runs:
            lengths[run.language] = lengths.get(run.language, 0) + sum(map(str.isalpha, run.text))
        return max(lengths, key=lambda each: lengths[each]) if lengths else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, and what it covers.

    Attributes:
        column: the first column of the grid that it covers, 0-based.
        width: how many columns it covers.
        covered: whether it belongs to the cell above it, or to the left of it.
        tall: whether cells below belong to it.
        empty: whether neither text nor a drawing stands in it.
    """

    text: str
    column: int
    width: int = 1
    covered: bool = False
    tall: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        header: whether it is marked as a header: repeated on each page in Word, 'Header Row' on slides.
        splits: whether it may be broken between pages.
    """

    cells: tuple[Cell, ...]
    header: bool = False
    splits: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        title, description: its alt text.
        first, last: indexes into `Document.paragraphs`, of the first and the last that stand in it; -1 for none.
        nested: whether it stands in another one.
        slide: index into `Document.slides`; None in Word.
    """

    place: Place
    rows: tuple[Row, ...]
    title: str = ""
    description: str = ""
    first: int = -1
    last: int = -1
    nested: bool = False
    slide: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A series of a native chart.

    Attributes:
        name: '' where it has none.
        colour: `#rrggbb` of its line or fill; '' when that is not known.
        marked: whether something else than its colour sets it apart: a marker of its own, a dash, a pattern.
        labelled: whether its name stands at it.
    """

    name: str
    colour: str = ""
    marked: bool = False
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart.

    Attributes:
        kinds: 'barChart', 'lineChart', …
        series: those that are drawn; of a pie, its points.
        legend: whether names are told by their colour in a legend.
        valued: whether values stand at the marks.
        ground: `#rrggbb` of what is behind the plot; '' when that is not known.
        title: '' where it has none.
    """

    kinds: tuple[str, ...]
    series: tuple[Series, ...]
    legend: bool
    valued: bool
    ground: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something that is seen and is no text: a picture, a chart, a shape, a control.

    Attributes:
        alt: its alt text; '' where it has none.
        title: the title beside the alt text, which older programs wrote.
        decorative: whether it is marked as saying nothing.
        inline: whether it stands in the line of text; None on slides.
        words: whether text is typed in it, which is read aloud itself.
        paragraph: index into `Document.paragraphs` of the one that it stands in; None on slides.
        shape: index into `Slide.shapes`; None in Word.
        chart: None for what is no native chart, or one that cannot be read.
        fill: `#rrggbb` of a shape; '' when that is not known, or it has none.
        ground: `#rrggbb` of what is behind it.
        link: index into `Document.links`; None for most.
        captioned: whether a film or sound has captions in the file.
    """

    place: Place
    kind: Kind
    name: str
    alt: str = ""
    title: str = ""
    decorative: bool = False
    inline: bool | None = None
    words: bool = False
    paragraph: int | None = None
    slide: int | None = None
    shape: int | None = None
    chart: Chart | None = None
    fill: str = ""
    ground: str = ""
    link: int | None = None
    captioned: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link.

    Attributes:
        text: the words that are clicked; of a picture, its alt text.
        target: an address, or '#' and a bookmark or a slide.
        tip: the words shown when the pointer rests on it.
        paragraph: index into `Document.paragraphs`; None for that of a drawing.
    """

    place: Place
    text: str
    target: str
    tip: str = ""
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment, or a tracked change: 'comment', 'insertion', 'deletion' or 'move'; and its words."""

    place: Place
    kind: str
    text: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands on a slide, in the order in which it is read.

    Attributes:
        holder: the kind of placeholder: 'title', 'ctrTitle', 'body', 'dt' …; '' for what is none.
        frame: left, top, width, height on the slide, in EMU; None when it is not known.
        said: whether a screen reader has words to say of it: text, or an alt text.
    """

    name: str
    holder: str = ""
    frame: tuple[float, float, float, float] | None = None
    text: str = ""
    said: bool = True


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide.

    Attributes:
        title: the words in its title placeholder; None when it has no such placeholder.
        hidden: whether it is passed over in a show.
        shapes: in reading order, groups opened.
    """

    place: Place
    number: int
    title: str | None
    shapes: tuple[Shape, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Document:
    """What stands in a .docx or .pptx.

    Attributes:
        kind: 'docx' or 'pptx'.
        file: as the user knows it.
        title, author, subject: of its properties; '' where they say nothing.
        language: the one that holds where no run says another; '' where the file names none.
        paragraphs: in reading order; body, then footnotes, headers and footers; slides, each with its notes.
        sections: the names of the sections of a presentation.
        behind: the colours of what is drawn behind text somewhere in a Word document; '' for a picture.
        slide_size: width and height, in EMU; (0, 0) in Word.
    """

    kind: str
    file: str
    title: str = ""
    author: str = ""
    subject: str = ""
    language: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    links: tuple[Link, ...] = ()
    slides: tuple[Slide, ...] = ()
    marks: tuple[Mark, ...] = ()
    sections: tuple[str, ...] = ()
    behind: frozenset[str] = field(default_factory=frozenset)
    slide_size: tuple[int, int] = (0, 0)
