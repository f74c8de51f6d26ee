"""The rendered slides of a deck → tables that outgrow their slide continue on copies of it, with their first rows.

It is done before the marks of facts are taken out, so that each figure is known on each slide that shows it, and before
the slides are listed, so that sections, links and numbers follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from brief_builder.fit import Fitting, crowded_fault, row_fault
from brief_builder.fit.shapes import tables
from brief_builder.merge.fitting.pages import add_page
from brief_builder.merge.fitting.row_pages import merges, rows_alone
from brief_builder.merge.fitting.table_room import OTHER, TableRoom, table_room
from brief_builder.merge.settling.marks import strip_marks
from brief_builder.merge.settling.noted import without_notes
from brief_builder.merge.slides.copies import MAX_SLIDES, SlideCopy
from brief_builder.merge.state import Printed, State
from brief_builder.office import parse
from brief_builder.office.parts import layout_of
from brief_builder.office.xml import clark, serialize
from brief_builder.problems import Fault
from brief_builder.template.extents.lengths import LOOPED
from brief_builder.template.marks import FACT, FACT_END, FACT_TEXT
from brief_builder.wording import NO_FACT
from brief_builder.wording.parts import part_of

MAX_PAGES = 200
_MANY, _FEW = 3, 3  # a table on more slides than this, with fewer rows on each than this, has hardly any room
_ABOUT = clark("a:tblPr")
_TABLE, _ROW, _SHAPE, _TEXT = clark("a:tbl"), clark("a:tr"), clark("p:sp"), clark("a:t")
_HOLDER, _SIZE = f"{clark('p:nvSpPr')}/{clark('p:nvPr')}/{clark('p:ph')}", f"{clark('p:xfrm')}/{clark('a:ext')}"
_NAME = f"{clark('p:nvGraphicFramePr')}/{clark('p:cNvPr')}"
_TITLES = ("title", "ctrTitle")


@dataclass(slots=True)
class TablesFound:
    """What is found of the tables of a deck.

    Attributes:
        faults: name of a slide's part → what is wrong with its tables, each with the p:cNvPr of the table.
        missing: typefaces that are not installed here.
        roots: name of a slide's part → its tree as it came out, without marks; for slides that did not continue.
        texts: the texts that these trees are read from, once marks are out.
    """

    faults: dict[str, list[tuple[etree._Element, Fault]]] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)
    roots: dict[str, etree._Element] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def keep_texts(self, texts: Mapping[str, str]) -> None:
        """Remember what the trees are read from: a text that is changed later is read anew."""
        self.texts = {name: texts[name] for name in self.roots}

    def root(self, name: str, text: str) -> etree._Element:
        """The tree of a slide's part with this text."""
        return self.roots[name] if self.texts.get(name) is text else parse(text.encode(), name)


def continue_tables(state: State, texts: dict[str, str], fitting: Fitting | None) -> TablesFound:
    """Let the tables of the rendered slides continue that outgrow their slide, and find those that cannot.

    Args:
        state: takes the copies of slides.
        texts: part name → its rendered text, facts still marked; changed.
        fitting: measures; None leaves all tables as they are.
    """
    found = TablesFound()
    for slide in state.slides.ordered():
        text = texts.get(slide.name, "")
        if fitting is None:
            texts |= {slide.name: without_notes(text, LOOPED)[0]} if LOOPED in text else {}
        elif "tbl>" in text and slide.number not in state.slides.places:
            _settle(state, texts, fitting, slide, found)
    return found


def _settle(state: State, texts: dict[str, str], fitting: Fitting, slide: SlideCopy, found: TablesFound) -> None:
    assert state.package is not None  # noqa: S101  every rendering has one
    text = texts[slide.name]
    plain = parse(strip_marks(text, state.printed, slide.name, "a:")[0].encode(), slide.name)
    layout = layout_of(state.package, slide.slide)
    rooms = [table_room(fitting, plain, layout, table) for table in fitting.tables(plain, layout)]
    faults: list[tuple[etree._Element, Fault]] = []
    pages: list[list[int]] = []
    chosen = -1
    for number, room in enumerate(rooms):
        found.missing |= dict.fromkeys(room.table.missing)
        if not room.overflows:
            continue
        if not room.continues:
            faults.append((_named(room), room.fault()))
        elif chosen >= 0:
            faults.append((_named(room), room.fault(OTHER)))
        else:
            chosen, pages = number, room.pages()
            if not all(map(room.holds, pages)):
                faults.append((_named(room), row_fault()))
            elif len(pages) > _MANY and (rows := _dealt(pages)) < _FEW * len(pages):
                faults.append((_named(room), crowded_fault(len(pages), rows)))
    if len(pages) > MAX_PAGES or (len(pages) > 1 and len(state.slides.ordered()) + len(pages) > MAX_SLIDES):
        most = f"{MAX_PAGES} are the most" if len(pages) > MAX_PAGES else f"a deck has at most {MAX_SLIDES:,}"
        message = f"this table would continue on {len(pages)} slides, and {most}"
        help_ = "print fewer rows: {% for r in rows[:500] %}"
        faults, pages = [(_named(rooms[chosen]), Fault("limit-reached", message, help=help_))], []
    if faults:
        found.faults[slide.name] = faults
    root = parse(text.encode(), slide.name) if FACT in text else plain
    for tree in (plain, root) if root is not plain else (root,):
        _unmark(tree)
        for frame, room in zip(tables(tree), rooms, strict=True):
            _size(frame, room.table.total)
    if len(pages) < 2:
        texts[slide.name] = serialize(root)
        found.roots[slide.name] = plain
        return
    slides = [slide, *(add_page(state, texts, slide) for _ in pages[1:])]
    _write_pages(state, texts, root, slides, rooms[chosen], chosen, pages)


def _dealt(pages: list[list[int]]) -> int:
    """How many rows are dealt out; those that stand on each slide are not."""
    return len(set().union(*pages)) - len(set(pages[0]).intersection(*pages))


def _write_pages(
    state: State,
    texts: dict[str, str],
    root: etree._Element,
    slides: list[SlideCopy],
    room: TableRoom,
    number: int,
    pages: list[list[int]],
) -> None:
    """Write the slides that a table is dealt out to; `number` is that of the table on its slide."""
    table = next(list(tables(root))[number].iter(_TABLE))
    rows = table.findall(_ROW)
    merged = merges(rows)
    for row in rows:
        table.remove(row)
    for at, (slide, page) in enumerate(zip(slides, pages, strict=True), start=1):
        copy = deepcopy(root)
        frame = list(tables(copy))[number]
        _fill(next(frame.iter(_TABLE)), rows_alone(rows, merged, page), heads=0 in page, feet=len(rows) - 1 in page)
        _size(frame, room.height(page))
        _number(state, copy, f"({part_of(state.language, at, len(pages))})")
        texts[slide.name] = serialize(copy)


def _fill(table: etree._Element, rows: list[etree._Element], *, heads: bool, feet: bool) -> None:
    """Put rows into a table; what a table style does to the first and the last row, it does to those of the whole."""
    table.extend(rows)
    about = table.find(_ABOUT)
    for switch, stays in (("firstRow", heads), ("lastRow", feet)):
        if about is not None and not stays and switch in about.attrib:
            about.set(switch, "0")


def _number(state: State, root: etree._Element, words: str) -> None:
    """Put words behind the title of a slide, in the look that it ends with; its figures come from no fact."""
    for shape in root.iter(_SHAPE):
        holder = shape.find(_HOLDER)
        if holder is None or holder.get("type") not in _TITLES:
            continue
        texts = [each for each in shape.iter(_TEXT) if (each.text or "").strip()]
        if texts:
            state.printed.append(Printed(f"{NO_FACT}part", words, "text"))
            marked = f"{FACT}{len(state.printed) - 1}{FACT_TEXT}{words}{FACT_END}"
            texts[-1].text = f"{(texts[-1].text or '').rstrip()} {marked}"
        return


def _size(frame: etree._Element, height: int) -> None:
    """Let the frame be as high as its rows will be."""
    size = frame.find(_SIZE)
    if size is not None:
        size.set("cy", str(height))


def _unmark(root: etree._Element) -> None:
    for row in root.iter(_ROW):
        if LOOPED in row.attrib:
            del row.attrib[LOOPED]


def _named(room: TableRoom) -> etree._Element:
    found = room.table.element.find(_NAME)
    return found if found is not None else room.table.element
