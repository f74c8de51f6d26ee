"""A slide in → its shapes in reading order, their texts and tables, and what is drawn on it."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from brief_builder.fit.shapes import placed_shapes
from brief_builder.fit.slots import Frame, Layout, Slot
from brief_builder.office import Package, Part, paragraph_trails, parse
from brief_builder.office.colours import Paint, Palette, colour_of, paint_of
from brief_builder.office.places import part_trail, slide_title
from brief_builder.office.xml import clark, is_on, whole
from brief_builder.problems import Place
from brief_builder.structure.charts import read_chart
from brief_builder.structure.decorative import is_decorative
from brief_builder.structure.model import Cell, Chart, Drawing, Paragraph, Role, Row, Shape, Slide, Table
from brief_builder.structure.slides.drawings import named, seen
from brief_builder.structure.slides.gathered import Gathered
from brief_builder.structure.slides.grounds import Backdrop
from brief_builder.structure.slides.table_styles import SlideTableStyles
from brief_builder.structure.slides.texts import Surroundings, typed_in

_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
_HOLDER = f".//{_P}nvPr/{_P}ph"
_TABLE = f"{_A}graphic/{_A}graphicData/{_A}tbl"
_GROUP = _P + "grpSp"
_OFF = ("0", "false")
_TITLES = ("title", "ctrTitle")
_SIGNS = ("dt", "ftr", "sldNum", "hdr")
_SHRUNK = f"{_A}bodyPr/{_A}normAutofit"


class SlideReader:
    """Reads one slide into what is gathered."""

    def __init__(self, package: Package, part: Part, found: Gathered, layout: Layout, styles: SlideTableStyles) -> None:
        self.package = package
        self.part = part
        self.found = found
        self.layout = layout
        self.styles = styles
        self.root = parse(package.read(part.name), part.name)
        self.trails = paragraph_trails(self.root, part, package)
        self.numbers = {p: n for n, p in enumerate(self.root.iter(_A + "p"))}
        self.backdrop = Backdrop(package, part.name, self.root)
        self.related = {rel.id: rel for rel in package.relationships(part.name)}
        self.slide = len(found.slides)
        self.shapes: list[Shape] = []
        self.spoken: set[etree._Element] = set()
        self.top = part_trail(self.root, part)
        self.place = Place(found.file, self.top, order=found.next(), part=part.name)

    def read(self) -> None:
        """Take everything that the slide shows, in the order in which it is read."""
        title = self._title()
        start = self.place
        for element, _ in placed_shapes(self.root):
            about = named(element)
            if about is None or is_on(about.get("hidden")):
                continue
            self._shape(element, about)
        hidden = self.root.get("show") in _OFF
        self.found.slides.append(Slide(start, self.slide + 1, title, tuple(self.shapes), hidden))

    def _title(self) -> str | None:
        for holder in self.root.iter(_P + "ph"):
            if holder.get("type") in _TITLES:
                return slide_title(self.root)
        return None

    def _shape(self, element: etree._Element, about: etree._Element) -> None:
        holder = element.find(_HOLDER)
        kind = holder.get("type", "obj") if holder is not None else ""
        name = about.get("name", "")
        table = element.find(_TABLE)
        what = "table" if table is not None else "shape"
        step = f'{what} "{name}"' if name else what
        self.place = Place(self.found.file, (*self.top, step), order=self.found.next(), part=self.part.name)
        index = len(self.shapes)
        body = element.find(_P + "txBody")
        before = len(self.found.paragraphs)
        if body is not None:
            self._text(element, body, holder, index)
        elif table is not None:
            self._table(element, table, about, index)
        text = "\n".join(p.text for p in self.found.paragraphs[before:])
        frame = self.backdrop.frame(element)
        self._drawing(element, about, index, words=bool(text.strip()))
        alt = about.get("descr", "").strip() or about.get("title", "").strip()
        said = bool(text.strip()) or (bool(alt) and not is_decorative(about))
        self.shapes.append(Shape(name, kind, _numbers(frame), text.strip(), said))

    def _text(self, element: etree._Element, body: etree._Element, holder: etree._Element | None, index: int) -> None:
        slot = self.layout.slot(holder)
        refers = element.find(f"{_P}style/{_A}fontRef")
        colour = colour_of(refers) if refers is not None else None
        shrunk = body.find(_SHRUNK)
        scale = whole(shrunk.get("fontScale"), 100_000, 1000) / 100_000 if shrunk is not None else 1.0
        around = self._around(slot, self.backdrop.ground(element), colour, scale=scale)
        kind = holder.get("type", "obj") if holder is not None else ""
        self._paragraphs(body, around, kind, index)

    def _around(
        self, slot: Slot, ground: str, colour: Paint | None, said: dict[str, object] | None = None, scale: float = 1.0
    ) -> Surroundings:
        return Surroundings(slot, self.backdrop.palette, ground, self._link, self._target, colour, said or {}, scale)

    def _paragraphs(
        self, body: etree._Element, around: Surroundings, kind: str, index: int,
        table: int | None = None, row: int = -1, column: int = -1,
    ) -> None:  # fmt: skip
        shape = self.place
        for typed in typed_in(body, around):
            number = self.numbers.get(typed.element, 0)
            trail = self.trails.get(typed.element, ())
            place = Place(self.found.file, trail, order=self.found.next(), part=self.part.name, paragraph=number)
            self.place = place
            role = _role(kind, listed=typed.listed, in_table=table is not None)
            level = 1 if role == "title" else typed.level + 1 if role == "list" else 0
            self.found.paragraphs.append(
                Paragraph(
                    place, role, level, "", typed.runs, typed.listed, typed.align, table, row, column, typed.fields,
                    typed.holds, slide=self.slide, shape=index,
                )
            )  # fmt: skip
        self.place = shape

    def _table(self, frame: etree._Element, table: etree._Element, about: etree._Element, index: int) -> None:
        rows = table.findall(_A + "tr")
        wide = max((len(row.findall(_A + "tc")) for row in rows), default=0)
        properties = table.find(_A + "tblPr")
        heads = properties is not None and is_on(properties.get("firstRow"))
        number = len(self.found.tables)
        place, behind = self.place, self.backdrop.under(frame)
        start = len(self.found.paragraphs)
        read: list[Row] = []
        self.found.tables.append(Table(place, ()))
        for at, row in enumerate(rows):
            cells = []
            for column, cell in enumerate(row.findall(_A + "tc")):
                cells.append(self._cell(cell, table, (at, column), (len(rows), wide), number, index, behind))
            read.append(Row(tuple(cells), header=heads and at == 0))
        last = len(self.found.paragraphs) - 1
        self.found.tables[number] = Table(
            place, tuple(read), about.get("title", "").strip(), about.get("descr", "").strip(),
            start if last >= start else -1, last if last >= start else -1, slide=self.slide, name=about.get("name", ""),
        )  # fmt: skip

    def _cell(
        self, cell: etree._Element, table: etree._Element, at: tuple[int, int], size: tuple[int, int], number: int,
        index: int, behind: str,
    ) -> Cell:  # fmt: skip
        look = self.styles.look(table, at, size)
        about = cell.find(_A + "tcPr")
        own = paint_of(about)
        palette = self.backdrop.palette
        ground = behind if look.known else ""
        for paint in (look.fill, own):
            if paint is not None:
                ground = behind if paint[0] == "none" else palette.shown(paint)
        body = cell.find(_A + "txBody")
        before = len(self.found.paragraphs)
        covered = is_on(cell.get("hMerge")) or is_on(cell.get("vMerge"))
        if body is not None and not covered:
            around = self._around(self.layout.free, ground, look.colour, look.said)
            self._paragraphs(body, around, "", index, number, at[0], at[1])
        text = "\n".join(p.text for p in self.found.paragraphs[before:]).strip()
        return Cell(
            text, at[1], whole(cell.get("gridSpan"), 1, 1), covered, whole(cell.get("rowSpan"), 1, 1) > 1, not text
        )

    def _drawing(self, element: etree._Element, about: etree._Element, index: int, *, words: bool) -> None:
        """What is drawn, or the group that speaks for it."""
        for group in element.iterancestors(_GROUP):
            outer = named(group)
            if outer is None or not (outer.get("descr", "").strip() or is_decorative(outer)):
                continue
            if group not in self.spoken:
                self.spoken.add(group)
                self._drawn(group, outer, index, words=False)
            return
        self._drawn(element, about, index, words=words)

    def _drawn(self, element: etree._Element, about: etree._Element, index: int, *, words: bool) -> None:
        one = seen(element, words=words)
        if one.kind is None:
            return
        called = _CALLED.get(one.kind, one.kind)
        trail = (*self.top, f'{called} "{one.name}"' if one.name else called)
        place = Place(self.found.file, trail, order=self.place.order, part=self.part.name)
        clicked = about.find(_A + "hlinkClick")
        link = None
        if clicked is not None and (target := self._target(clicked.get(clark("r:id"), ""), clicked.get("action", ""))):
            link = self.found.link(place, target, clicked.get("tooltip", ""), one.alt or one.title or one.name)
        under = self.backdrop.under(element)
        self.found.drawings.append(
            Drawing(
                place, one.kind, one.name, one.alt, one.title, one.decorative, words=words, slide=self.slide,
                shape=index, chart=self._chart(one.chart, under), fill=self.backdrop.fill(element), ground=under,
                link=link, captioned=one.captioned,
            )
        )  # fmt: skip

    def _chart(self, id_: str, behind: str) -> Chart | None:
        rel = self.related.get(id_)
        return read_chart(self.package, rel.target, self.backdrop.palette, behind) if rel is not None else None

    def _link(self, target: str, tip: str) -> int:
        return self.found.link(self.place, target, tip)

    def _target(self, id_: str, action: str) -> str:
        rel = self.related.get(id_)
        if rel is not None:
            return rel.target if rel.external else f"#{rel.target}"
        return f"#{action}" if action else ""


_CALLED = {"model": "3-D model", "diagram": "SmartArt"}


def read_other(
    part: Part, root: etree._Element, trails: Mapping[etree._Element, tuple[str, ...]], found: Gathered,
    slide: int | None, package: Package,
) -> None:  # fmt: skip
    """The texts of a slide's notes, or of the points of its SmartArt; how they look is not known."""
    targets = {rel.id: rel.target for rel in package.relationships(part.name) if rel.external}
    numbers = {p: n for n, p in enumerate(root.iter(_A + "p"))}
    plain = Surroundings(
        Slot("text", Layout(package, "").free.levels, {}), Palette(), "",
        lambda target, tip: found.link(place, target, tip), lambda id_, _: targets.get(id_, ""),
    )  # fmt: skip
    notes = part.kind != "diagram"
    for body in root.iter(_P + "txBody", clark("dgm:t")):
        holder = next(body.iterancestors(_P + "sp"), None)
        kind = holder.find(_HOLDER) if holder is not None else None
        if notes and kind is not None and kind.get("type", "body") in (*_SIGNS, "sldImg"):
            continue
        place = Place(found.file, (part.shown,), order=found.next(), part=part.name)
        for typed in typed_in(body, plain):
            trail, number = trails.get(typed.element, ()), numbers.get(typed.element, 0)
            place = Place(found.file, trail, order=found.next(), part=part.name, paragraph=number)
            found.paragraphs.append(
                Paragraph(place, "notes" if notes else "body", 0, "", typed.runs, fields=typed.fields, slide=slide)
            )


def _role(kind: str, *, listed: bool, in_table: bool) -> Role:
    if kind in _TITLES:
        return "title"
    if kind == "subTitle":
        return "subtitle"
    if kind in _SIGNS:
        return "footer"
    if listed:
        return "list"
    return "cell" if in_table else "body"


def _numbers(frame: Frame | None) -> tuple[float, float, float, float] | None:
    return (frame.left, frame.top, frame.width, frame.height) if frame is not None else None
