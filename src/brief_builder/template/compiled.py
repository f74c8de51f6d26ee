"""A template as it was read, its parts as Jinja sources, and data → what the tags ask for that the data do not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from brief_builder.office import Package, Part
from brief_builder.problems import Fault, Note, Problem
from brief_builder.template.checking.check import MACRO, Candidates, NameCheck, Scope
from brief_builder.template.checking.scopes import walk
from brief_builder.template.checking.sure import Questions, questions_of
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.tokens import Source

if TYPE_CHECKING:  # what few templates hold, and none that is compiled already reads anew
    from brief_builder.template.checking.tracing import Tracer
    from brief_builder.template.reading.native import NativeChart
    from brief_builder.template.reading.pictures import Slot
    from brief_builder.template.slides.deck import Deck

_BESIDE = "it is known in a block of the text only; give what stands here a value of its own in the data"
_ON_SLIDES = (
    "it is known on the slides of its block; put {% slides … %} on the first and {% endslides %} on the last of them"
)
_IN_UNIT = {
    "shape": "it is known in that shape only; group the two (Arrange > Group), and write `group` in place of `shape`",
    "group": "it is known in that group only; put this shape into the group",
}
_IN_MARGINS = (
    "a header or footer is filled once, for all turns of a loop; for words that change from page to page, give them a "
    "style in the text, and insert the field STYLEREF with that style here (Insert > Quick Parts > Field)"
)


@dataclass(frozen=True, eq=False)
class CompiledPart:
    """A part with tags: its Jinja source, and what the tags are.

    `paired` is False when its blocks could not be paired; names that a block brings are then known everywhere in it.
    `prefix` is that of the dialect's namespace in this part, with its colon.
    `declarations` are the namespaces that the part's root declares, as they are written.
    `literals` are texts with braces that the author escaped: they are no tags.
    `notes` are the parts whose notes, or some of them, are in the source of this one.
    `replaced` holds the ids of relationships that rendering makes anew: links with a tag in their address.
    `charts` holds the native charts that rendering makes anew, by the index by which the source asks for them.
    `listing` holds the tags inside loops over `cited`: what they print is a list of citations, and cites nothing.
    `wrapped` says that it is of a slide in a block: its text is that of every copy, with a mark before each.
    `code` holds the source as Python, once it was made: for templates whose missing values print nothing, and others.
    """

    part: Part
    source: Source
    tags: tuple[Tag, ...]
    slots: Mapping[int, Slot]
    syntax: Mapping[int, nodes.Node] = field(repr=False)
    paired: bool = True
    listing: frozenset[int] = frozenset()
    prefix: str = ""
    declarations: str = ""
    literals: frozenset[str] = frozenset()
    notes: tuple[Part, ...] = ()
    replaced: frozenset[str] = frozenset()
    charts: Mapping[int, NativeChart] = field(default_factory=dict)
    wrapped: bool = False
    code: dict[bool, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def run_ends(self) -> tuple[tuple[str, str], ...]:
        """For each tag, by its number: what stands before and after words in the run that replaces it."""
        ends = self.part.dialect.run_ends
        return tuple(ends(tag.prefix, tag.run_properties) for tag in self.tags)

    @cached_property
    def ordered(self) -> tuple[Tag, ...]:
        """The tags as the rendering meets them; one that is written into several rows stands several times.

        Alt texts, addresses and notes are numbered after all paragraphs, and stand among them.
        """
        # Of a text whose tags cannot be read, none is here.
        numbers = [number for number in self.source.numbers if number < len(self.tags)]
        met = frozenset(numbers)
        rest = [tag for tag in self.tags if tag.number not in met]
        return (*(self.tags[number] for number in numbers), *rest)

    @cached_property
    def questions(self) -> Questions | None:
        """What its tags ask the data for; None where each has to be followed."""
        return questions_of(self)

    def surely_has(self, data: Mapping[str, Any], filters: frozenset[str]) -> bool:
        """Whether the data have all that the tags ask for; False where that is not sure."""
        return self.questions is not None and self.questions.surely_answered(data, filters)

    def unused(self, text: str) -> frozenset[str]:
        """Ids of dummies to fill, pictures and charts, that a rendered text does not show: nothing of them stays."""
        dummies = {chart.relationship for chart in self.charts.values()}
        dummies |= {slot.relationship for slot in self.slots.values()}
        return frozenset(dummy for dummy in dummies if dummy and f'"{dummy}"' not in text)


@dataclass(frozen=True, eq=False)
class CompiledTemplate:
    """A template read once and usable many times.

    Attributes:
        shown: the file's name as messages give it.
        package: the template's own members; those without tags are copied as they are.
        parts: all content parts in rendering order, with or without tags.
        compiled: part name → its compiled form, for the parts that hold tags.
        fields: part → the kinds of fields that it holds (SEQ, TOC, …), for the parts of a Word template that hold any.
        deck: its slides, of a presentation; None for a document.
        sound: whether it can be rendered; one that cannot can still be checked for names.
    """

    shown: str
    package: Package
    parts: tuple[Part, ...]
    compiled: Mapping[str, CompiledPart]
    sound: bool = True
    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)
    deck: Deck | None = None

    @property
    def originals(self) -> tuple[CompiledPart, ...]:
        """The parts with tags in rendering order, without those that repeat what another says."""
        found = (self.compiled.get(part.name) for part in self.parts if not part.repeats)
        return tuple(compiled for compiled in found if compiled is not None)

    def check(self, data: Mapping[str, Any], filters: Iterable[str]) -> list[Problem]:
        """What the tags ask for that the data does not have, each thing once; nothing is rendered."""
        public = frozenset(filters)
        left = [each for each in self.originals if not each.surely_has(data, public)]
        if not left:
            return []
        problems: dict[Problem, None] = {}  # a condition that takes a column is written into each of its rows
        body = self.compiled.get(self.package.main_part)
        outside = {name: (_BESIDE, _begin(tag)) for name, tag in (_inside(body) if body is not None else {}).items()}
        in_margins = {name: (_IN_MARGINS, note) for name, (_, note) in outside.items()}
        for part in self.compiled.values():
            of_slides = _inside(part, only_slides=True) if part.wrapped else {}
            outside |= {name: (_ON_SLIDES, _begin(tag)) for name, tag in of_slides.items()}
        for compiled in left:
            elsewhere = in_margins if compiled.part.kind in ("header", "footer") else outside
            problems |= dict.fromkeys(_check_part(compiled, data, public, elsewhere))
        return list(problems)


def _check_part(
    compiled: CompiledPart,
    data: Mapping[str, Any],
    filters: frozenset[str],
    elsewhere: Mapping[str, tuple[str, Note]],
) -> list[Problem]:
    problems: list[Problem] = []
    own = {
        name: (
            _IN_UNIT.get(tag.unit, f"`{name}` is known up to the end of its block; let that end behind this tag"),
            _begin(tag),
        )
        for name, tag in _inside(compiled).items()
    }
    check = NameCheck(data, filters, {**elsewhere, **own})
    # Value tags that were found right, by the scope that they were read in; most are written more than once.
    right: dict[int, tuple[Scope, set[str]]] = {}

    @cache
    def tracer() -> Tracer:  # it reads the part once more: only where something is wrong
        from brief_builder.template.checking.tracing import Tracer

        return Tracer(compiled)

    def read(tag: Tag, node: nodes.Node | None, scope: Scope) -> dict[str, Candidates]:
        faults: list[Fault] = []
        names: dict[str, Candidates] = {}
        if tag.kind == "value":
            known = right.setdefault(id(scope), (scope, set()))[1]
            if node is None or tag.body in known:
                return names
            assert isinstance(node, nodes.Expr)  # noqa: S101  parse_value gives expressions
            faults = check.value(node, tag.body, scope)
            if not faults:
                known.add(tag.body)
        elif isinstance(node, nodes.Expr):  # what a cell word asks for
            faults = check.value(node, tag.body, scope)
        elif node is not None:
            faults, names = check.block(node, tag.body, scope)
        for fault in faults:
            problem = fault.at(tag.place, tag.excerpt_of(fault.start, fault.end))
            of = check.of.get(fault)
            if of is not None:
                problem = replace(problem, value=tracer().first(tag.number, of, data, _is_no_group))
            problems.append(problem)
        return names

    walk(compiled, read, None, lambda _: MACRO)
    return problems


def _is_no_group(value: Any) -> bool:
    """Whether a value has neither entries nor names; None is such a one."""
    return isinstance(value, str) or not isinstance(value, Iterable)


def _inside(compiled: CompiledPart, *, only_slides: bool = False) -> dict[str, Tag]:
    """The names that a loop or `with` brings, and the first tag that does; `only_slides` looks at loops over slides."""
    out: dict[str, Tag] = {}
    for tag in compiled.ordered:
        if only_slides and tag.unit not in ("slide", "slides"):
            continue
        node = compiled.syntax.get(tag.number)
        targets = [node.target] if isinstance(node, nodes.For) else node.targets if isinstance(node, nodes.With) else []
        for name in (name for target in targets for name in (target, *target.find_all(nodes.Name))):
            if isinstance(name, nodes.Name):
                out.setdefault(name.name, tag)
    return out


def _begin(tag: Tag) -> Note:
    return Note(f"its block: {tag.shown[tag.start : tag.end]}", tag.place)
