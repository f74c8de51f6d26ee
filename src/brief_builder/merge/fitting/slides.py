"""The slides of a produced deck → texts that may be smaller made so, and what has no room said, slide by slide.

What no tag changes is measured once for a template. A shape that is the same on many slides is told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from brief_builder.fit import FittedShape, Fitting, font_fault, overflow_fault, shrunk, write_scale
from brief_builder.fit.lines import Paragraph
from brief_builder.merge.fitting.continuing import TablesFound
from brief_builder.merge.fitting.table_room import table_room
from brief_builder.merge.slides.copies import SlideCopy
from brief_builder.office import DRAWING, Package, Part, parse
from brief_builder.office.parts import layout_of
from brief_builder.office.places import drawn_step, part_trail
from brief_builder.office.xml import clark, serialize
from brief_builder.problems import BriefError, Fault, Place, Problem

_NAMED = f"{clark('p:nvSpPr')}/{clark('p:cNvPr')}"
_TABLE_NAMED = f"{clark('p:nvGraphicFramePr')}/{clark('p:cNvPr')}"
_SLIDE = 1_000_000_000  # from one slide's places to the next one's; no slide holds as many shapes

Drawn = Mapping[int, tuple[Paragraph, ...]]  # id of a shape → what its author typed into it


@dataclass(frozen=True, slots=True)
class _Found:
    """Something on a slide that has no room: the step to it, what it shows, by which it is known again, and why."""

    step: str
    shown: object
    fault: Fault


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a slide came to.

    Attributes:
        trail: the step to the slide, with no number.
        text: its new text; None where nothing was made smaller.
    """

    trail: tuple[str, ...]
    found: tuple[_Found, ...] = ()
    missing: tuple[str, ...] = ()
    text: str | None = None


@dataclass(slots=True)
class DeckFit:
    """Measures the slides of one template's decks; several threads may use it.

    Attributes:
        fitting: what layouts, masters and themes say.
    """

    package: Package
    shown: str
    fitting: Fitting = field(init=False)
    _drawn: dict[str, Drawn] = field(default_factory=dict)
    _plain: dict[str, _Looked] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fitting = Fitting(self.package)

    def settle(self, slides: Sequence[SlideCopy], texts: dict[str, str], tables: TablesFound) -> list[Problem]:
        """Make smaller what may be, and say what has no room.

        Args:
            slides: all slides of the deck, in order.
            texts: part name → its text, for those that rendering wrote; changed.
            tables: what was found of their tables.

        Raises:
            BriefError: limit-reached.
        """
        problems: dict[object, Problem] = {}
        others: dict[object, int] = {}
        missing = dict(tables.missing)
        for number, slide in enumerate(slides, start=1):
            if slide.imported:
                continue  # its author's program has measured it, in layouts that may be others
            looked = self._looked(slide, texts.get(slide.name), tables)
            if looked.text is not None:
                texts[slide.name] = looked.text
            missing |= dict.fromkeys(looked.missing)
            of_tables = (
                _Found(drawn_step(named), slide.name, fault) for named, fault in tables.faults.get(slide.name, ())
            )
            for at, each in enumerate((*looked.found, *of_tables)):
                key = (slide.slide, each.step, each.shown)
                if key in problems:
                    others[key] += 1
                    continue
                trail = (_numbered(looked.trail, number), each.step)
                place = Place(self.shown, trail, order=number * _SLIDE + at, part=slide.name)
                problems[key], others[key] = each.fault.at(place), 0
        wrong = [problem for problem in problems.values() if problem.severity == "error"]
        if wrong:
            raise BriefError(wrong)
        told = [_with_others(problem, others[key]) for key, problem in problems.items()]
        return told + [font_fault(each).at(Place(self.shown)) for each in missing]

    def _looked(self, slide: SlideCopy, text: str | None, tables: TablesFound) -> _Looked:
        if text is not None:
            root = tables.root(slide.name, text)
            return self._measured(root, slide.slide, self._as_drawn(slide.slide))
        if slide.slide not in self._plain:
            root = parse(self.package.read(slide.slide), slide.slide)
            looked = self._measured(root, slide.slide, self._as_drawn(slide.slide))
            found, missing = self._tables(root, slide.slide)
            self._plain[slide.slide] = replace(
                looked, found=(*looked.found, *found), missing=(*looked.missing, *missing)
            )
        return self._plain[slide.slide]

    def _as_drawn(self, slide: str) -> Drawn:
        """What the author typed into the shapes of a slide."""
        if slide not in self._drawn:
            root = parse(self.package.read(slide), slide)
            shapes = self.fitting.shapes(root, layout_of(self.package, slide))
            self._drawn[slide] = {shape.id: shape.paragraphs for shape in shapes}
        return self._drawn[slide]

    def _measured(self, root: etree._Element, slide: str, drawn: Drawn) -> _Looked:
        found: list[_Found] = []
        missing: dict[str, None] = {}
        changed = False
        for shape in self.fitting.shapes(root, layout_of(self.package, slide)):
            missing |= dict.fromkeys(shape.missing)
            is_drawn = drawn.get(shape.id) == shape.paragraphs
            if is_drawn and (shape.kind == "other" or not _overflows(shape)):
                continue  # what PowerPoint reckoned for its author holds
            step = shrunk(shape)
            if step is None and _overflows(shape):
                fault = overflow_fault(shape)
                found.append(_Found(_step(shape), (shape.id, _words(shape)), fault))
            elif step is not None and step != (shape.scale, shape.less):
                write_scale(shape, *step)
                changed = True
        trail = part_trail(root, Part(slide, DRAWING, "slide", "", "slide", slide))
        return _Looked(trail, tuple(found), tuple(missing), serialize(root) if changed else None)

    def _tables(self, root: etree._Element, slide: str) -> tuple[list[_Found], list[str]]:
        """What is wrong with the tables of a slide that no tag changes."""
        layout = layout_of(self.package, slide)
        found: list[_Found] = []
        missing: list[str] = []
        for table in self.fitting.tables(root, layout):
            missing += table.missing
            room = table_room(self.fitting, root, layout, table)
            if room.overflows and (named := table.element.find(_TABLE_NAMED)) is not None:
                found.append(_Found(drawn_step(named), table.id, room.fault()))
        return found, missing


def _overflows(shape: FittedShape) -> bool:
    """What is drawn below the slide, for those who edit it, is on no slide."""
    if shape.top >= shape.slide_height:
        return False
    return bool(shape.lines_over or shape.beside) or (shape.fit == "grow" and shape.leaves_slide)


def _step(shape: FittedShape) -> str:
    named = shape.element.find(_NAMED)
    return drawn_step(named) if named is not None else f'shape "{shape.name}"'


def _words(shape: FittedShape) -> str:
    return "\n".join(text for each in shape.paragraphs for row in each.rows for text, _ in row)


def _numbered(trail: Iterable[str], number: int) -> str:
    """'slide "Trade"' → 'slide 3 "Trade"'."""
    return next(iter(trail), "slide").replace("slide", f"slide {number}", 1)


def _with_others(problem: Problem, others: int) -> Problem:
    if not others:
        return problem
    slides = "1 other slide" if others == 1 else f"{others} other slides"
    return replace(problem, message=f"{problem.message}; so on {slides}")
