"""What one rendering knows while it runs → what it printed and cited, what it adds to the package, and its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from brief_builder.merge.parts.additions import Additions
from brief_builder.merge.parts.aside import Aside
from brief_builder.merge.parts.namespaces import Namespaces
from brief_builder.merge.slides.copies import Copies
from brief_builder.office import Package
from brief_builder.problems import Fault, Problem
from brief_builder.template import CompiledPart
from brief_builder.template.expressions.measuring import MAX_STEPS
from brief_builder.wording import Phrase

if TYPE_CHECKING:
    from brief_builder.merge.findings import Findings
    from brief_builder.merge.parts.numbering import Numbering
    from brief_builder.merge.parts.styles import Styles

MAX_TURNS = 1_000_000
MAX_CHARACTERS = 50_000_000


class Drawing(Protocol):
    """What a chart gives when it is asked for a picture."""

    svg: bytes
    png: bytes


class Drawable(Protocol):
    """A chart or picture that can be placed where the author drew a dummy; sizes in EMU.

    One that has `numbers()` can also fill a native chart: see `charts.native.numbers`. One whose `output` is 'native'
    stands as a native chart itself, and has `native(width, height, medium)`: see `charts.native.chart_xml`; one whose
    `output` is 'template' fills native charts and stands nowhere else.
    """

    name: str
    alt: Phrase
    facts: tuple[str, ...]

    def draw(self, width: int, height: int, medium: str) -> Drawing:
        """The picture at this size in EMU; `medium` is 'brief' or 'deck'."""


class Cites(Protocol):
    """Who knows the words of a citation, and what a template sees of a fact."""

    def citation(self, name: str) -> Phrase:
        """The words of the footnote of the fact with this name."""

    def spoken(self, name: str) -> Any:
        """The fact with this name, as tags see it."""


@dataclass(frozen=True, slots=True)
class Use:
    """A fact printed in a produced file.

    Attributes:
        fact: the fact's name.
        text: the words that were printed; for a chart drawn as a picture, its alt text; for a point of a native
            chart, its number.
        part: the member's name.
        paragraph: 0-based number of the paragraph in the part, in document order; None outside paragraphs;
            of a native chart, number of the point among those that have a value.
        kind: 'text', 'note' (a footnote), 'chart' or 'evidence' (words that a source said).
        way: how the text says the fact's figure, as `Piece.way` has it; '' where it says none.
    """

    fact: str
    text: str
    part: str
    paragraph: int | None
    kind: str
    way: str = ""


@dataclass(slots=True)
class Printed:
    """A use before its paragraph is known."""

    fact: str
    text: str
    kind: str
    way: str = ""


@dataclass(slots=True)
class Footnote:
    """A footnote to be written: its number in the part, and its words."""

    id: int
    fact: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class CopiedNote:
    """A footnote or endnote that came along with a document: its XML, with the prefixes of the part it goes to."""

    xml: str


class Cited:
    """The facts printed in a document, or on a slide and its notes: in order of first mention, each once.

    Args:
        spoken: name → what a template sees of the fact.
        known: what an earlier pass found, so that a list may stand before what it lists.
    """

    template_word = "cited fact"

    def __init__(self, spoken: Callable[[str], Any] | None, known: Iterable[str] = ()) -> None:
        self.names: dict[str, None] = dict.fromkeys(known)
        self._spoken = spoken

    def __iter__(self) -> Iterator[Any]:
        """The facts as they stand when a loop begins; what the loop itself prints does not lengthen it."""
        spoken = self._spoken
        return iter([spoken(name) for name in self.names] if spoken else [])

    def __len__(self) -> int:
        return len(self.names)


class CitedHere:
    """What was cited in the scope that is at hand when it is asked for: each copy of a slide has its own."""

    template_word = "cited fact"

    def __init__(self, state: State) -> None:
        self._state = state

    def __iter__(self) -> Iterator[Any]:
        """As that of `Cited`."""
        return iter(self._state.cited_here())

    def __len__(self) -> int:
        return len(self._state.cited_here())


@dataclass(eq=False, repr=False, slots=True)
class State:
    """The state of one rendering.

    Attributes:
        medium: 'brief' or 'deck', for charts.
        said: BCP 47 tag of the language of the document, where the caller has said it; None leaves the document in
            that of its template.
        complex_letters: whether words in a complex script were printed.
        folder: the only folder whose files a value may name; None when values may name no file.
        package: the template's own package.
        blank: whether what is missing prints nothing, as with docxtpl.
        fit: whether the slides of a deck are measured.
        runs: identity of a loop that merges cells → the loop, and its number.
        places: identity of a loop over shapes → the loop, and the place on its grid that was taken last.
        literals: texts with braces that are words and no tags.
        exhausted: whether the rendering has come to a limit, so that doing it again would lead there too.
        open_notes: the notes that have begun and not ended: the part that each is referred to from, and its id.
        notes: part name → the XML of the notes to be added to it.
        copy_count: how many ids copies of ranges were given.
        slides: the copies of slides that are made.
        listed: the slides that the last pass came to, as `slides` names them; () in the first, None where no tag asks.
        jumps: part name → ids of its relationships to slides that links of the rendering use.
        firsts: what the first copy alone has, as far as it was printed.
        bookmark_names: the names that were given to bookmarks in loops, in small letters.
        bookmarks_known: the names of the template's bookmarks, in small letters.
        lists: id of a list of the template → the list that stands for it in the turn at hand.
        lists_kept: the lists of the template that a turn has kept; others begin anew.
        remarks: what was found that is not an error.
        namespaces: part name → the prefixes that what is inserted there needs.
        once: what was read or made for a value and serves others too, by what it is.
        recorded: faults found so far by the pass that looks for all of them; None in the ordinary pass.
        aside: stretches of long parts that nothing more happens to.
        asked: what tags asked for that whoever gave the data wants to be told of: part, number of the tag, name.
        answered: part, number of a tag, and what it printed, of which a use tells.
    """

    medium: str
    cites: Cites | None
    footnotes_allowed: bool
    said: str | None = None
    complex_letters: bool = False
    folder: Path | None = None
    package: Package | None = None
    blank: bool = False
    fit: bool = True
    reference_style: str = ""
    part: CompiledPart | None = None
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cited: dict[str, Cited] = field(default_factory=dict)
    printed: list[Printed] = field(default_factory=list)
    footnotes: list[Footnote | CopiedNote] = field(default_factory=list)
    next_footnote: int = 1
    next_endnote: int = 1
    open_notes: list[tuple[CompiledPart, str]] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    lists: dict[str, Any] = field(default_factory=dict)
    lists_kept: set[str] = field(default_factory=set)
    endnotes: list[CopiedNote] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    namespaces: dict[str, Namespaces] = field(default_factory=dict)
    additions: Additions = field(default_factory=Additions)
    aside: Aside = field(default_factory=Aside)
    drawn: dict[tuple[str, int, int], tuple[str, str]] = field(default_factory=dict)
    drawings: dict[tuple[str, int, int], Drawing] = field(default_factory=dict)
    chart_uses: list[Use] = field(default_factory=list)
    pictures: int = 0
    charts: dict[str, int] = field(default_factory=dict)
    next_id: int = 0
    copy_count: int = 0
    slides: Copies = field(default_factory=Copies)
    listed: tuple[Any, ...] | None = None
    jumps: dict[str, set[str]] = field(default_factory=dict)
    firsts: set[str] = field(default_factory=set)
    once: dict[tuple[str, ...], Any] = field(default_factory=dict)
    bookmark_names: set[str] = field(default_factory=set)
    bookmarks_known: frozenset[str] = frozenset()
    runs: dict[int, tuple[Any, int]] = field(default_factory=dict)
    places: dict[int, tuple[Any, int]] = field(default_factory=dict)
    literals: set[str] = field(default_factory=set)
    turns: int = 0
    characters: int = 0
    steps: int = 0
    exhausted: bool = False
    recorded: Findings | None = None
    asked: dict[tuple[str, int, str], None] = field(default_factory=dict)
    answered: set[tuple[str, int, str]] = field(default_factory=set)
    _numbering: Numbering | None = None
    _styles: Styles | None = None

    @property
    def language(self) -> str:
        """BCP 47 tag of the language in which lists, numbers and dates are worded."""
        return self.said or "en"

    @property
    def numbering(self) -> Numbering:
        """The lists of the document, to start one anew or to add one."""
        if self._numbering is None:
            assert self.package is not None  # noqa: S101  every rendering has one
            from brief_builder.merge.parts.numbering import Numbering

            self._numbering = Numbering(self.package)
        return self._numbering

    @property
    def styles(self) -> Styles:
        """The styles of the document, to find one by name or to add one."""
        if self._styles is None:
            assert self.package is not None  # noqa: S101  every rendering has one
            from brief_builder.merge.parts.styles import Styles

            self._styles = Styles(self.package)
        return self._styles

    def changed_parts(self) -> list[Numbering | Styles]:
        """Those of the two that something was added to."""
        return [part for part in (self._numbering, self._styles) if part is not None and part.changed]

    @property
    def written(self) -> str:
        """The name of the part that is being written; '' outside parts."""
        return self.slides.written(self.part.part.name) if self.part is not None else ""

    def cited_here(self) -> Cited:
        """What was cited in the scope of the part at hand."""
        scope = self.part.part.scope if self.part is not None else ""
        if self.slides.current is not None:
            scope += f" {self.slides.current.turn}"
        if scope not in self.cited:
            self.cited[scope] = Cited(self.cites.spoken if self.cites else None, self.known.get(scope, ()))
        return self.cited[scope]

    def fresh_id(self, largest: int | None = None) -> str:
        """The next id for a drawing that nothing in the part has whose largest id is given; None: the part at hand."""
        if largest is None:
            largest = self.part.source.largest if self.part is not None else 0
        self.next_id = max(self.next_id, largest) + 1
        return str(self.next_id)

    def note(self, fault: Fault, number: int | None) -> None:
        """Raise a fault of the tag with this number; the pass that looks for all faults keeps it and goes on."""
        if self.recorded is None:
            raise fault
        self.recorded.append((number, fault))

    def turn(self) -> None:
        """Count a turn of a loop.

        Raises:
            Fault: limit-reached.
        """
        self.turns += 1
        if self.turns > MAX_TURNS:
            self.exhausted = True
            raise Fault("limit-reached", f"the loops of this template turn more than {MAX_TURNS:,} times")

    def count(self, characters: int) -> None:
        """Count printed characters; raises like turn."""
        self.characters += characters
        if self.characters > MAX_CHARACTERS:
            self.exhausted = True
            raise Fault("limit-reached", f"this template prints more than {MAX_CHARACTERS:,} characters")

    def spend(self, steps: int) -> None:
        """Count what expressions go through; raises like turn."""
        self.steps += steps
        if self.steps > MAX_STEPS:
            self.exhausted = True
            message = "the tags of this template go through far more than any document needs"
            raise Fault("limit-reached", message, help="sort, search and compare once, outside of loops, or use less")


STATE: ContextVar[State] = ContextVar("brief_builder_rendering")
