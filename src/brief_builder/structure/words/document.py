"""A Word package in → a `Document` out: body, notes, headers and footers, each paragraph once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from brief_builder.office import WORD, Package, Part, content_parts, paragraph_trails, parse
from brief_builder.office.colours import NO_FILL, Paint
from brief_builder.office.places import drawn_step
from brief_builder.office.xml import clark, whole
from brief_builder.problems import Place
from brief_builder.structure.charts import read_chart
from brief_builder.structure.links import worded
from brief_builder.structure.model import Chart, Document, Drawing, Link, Mark, Paragraph, Role, Table
from brief_builder.structure.properties import read_properties
from brief_builder.structure.words.drawings import Drawn, drawn_in
from brief_builder.structure.words.looks import Looks, Said, paragraph_said, styled
from brief_builder.structure.words.rooms import TWIP, box_room, cell_room
from brief_builder.structure.words.runs import RunReader
from brief_builder.structure.words.tables import Grid

_W = clark("w:x")[:-1]
_VAL = _W + "val"
_P, _TABLE, _CELL, _BOX, _NOTE = (_W + n for n in ("p", "tbl", "tc", "txbxContent", "footnote"))
_UNSEEN = {clark("mc:Fallback"), _W + "del", _W + "moveFrom"}
_SHAPES = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
_PAPER = "#ffffff"
_ROLES: dict[str, Role] = {
    "title": "title", "subtitle": "subtitle", "caption": "caption", "toc heading": "contents",
    "table of figures": "contents", "table of authorities": "contents", "footnote text": "note",
    "endnote text": "note", "index heading": "contents",
}  # fmt: skip
_PART_ROLES: dict[str, Role] = {
    "header": "header", "footer": "footer", "footnotes": "note", "endnotes": "note", "comments": "comment",
}  # fmt: skip
_CHANGES = {"ins": "insertion", "del": "deletion", "moveTo": "move", "moveFrom": "move"}
_JUSTIFIED = {"both", "distribute", "lowKashida", "mediumKashida", "highKashida", "thaiDistribute"}
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def read_words(package: Package, file: str) -> Document:
    """What stands in a Word document.

    Raises:
        Fault: template-unreadable, template-unsafe.
    """
    reader = _Reader(package, file)
    for part in content_parts(package):
        if part.dialect is WORD:
            reader.read(part)
    return reader.document()


class _Reader:
    def __init__(self, package: Package, file: str) -> None:
        self.package = package
        self.file = file
        self.looks = Looks(package)
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self.drawings: list[Drawing] = []
        self.links: list[Link] = []
        self.marks: list[Mark] = []
        self.behind: set[str] = set()
        self.paper = _PAPER
        self.before = 0  # paragraphs in the parts that were read

    def document(self) -> Document:
        properties = read_properties(self.package)
        usual = self.looks.run_style(self.looks.style(""))
        language = usual.get("lang", "") or self.looks.base_run.get("lang", "")
        return Document(
            "docx", self.file, properties.title, properties.author, properties.subject, language,
            tuple(self.paragraphs), tuple(self.tables), tuple(self.drawings),
            worded(self.links, self.paragraphs), (), tuple(self.marks),
            behind=frozenset(self.behind),
        )  # fmt: skip

    def read(self, part: Part) -> None:
        root = parse(self.package.read(part.name), part.name)
        if part.kind == "body" and (page := root.find(_W + "background")) is not None:
            colour = page.get(_W + "color", "")
            self.paper = f"#{colour.lower()}" if len(colour) == 6 and colour != "auto" else _PAPER
        trails = paragraph_trails(root, part, self.package)
        reader = _PartReader(self, part, root, trails)
        reader.read()
        self.before += len(reader.numbers)


class _PartReader:
    def __init__(
        self, reader: _Reader, part: Part, root: etree._Element, trails: Mapping[etree._Element, tuple[str, ...]]
    ) -> None:
        self.all = reader
        self.looks = reader.looks
        self.part = part
        self.root = root
        self.trails = trails
        self.targets = {rel.id: rel.target for rel in reader.package.relationships(part.name) if rel.external}
        self.numbers = {p: n for n, p in enumerate(root.iter(_P))}
        self.runs = RunReader(self.looks, self._link, lambda id_: self.targets.get(id_, ""))
        self.grids: dict[etree._Element, tuple[int, Grid]] = {}
        self.indexes: dict[etree._Element, int] = {}
        self.place = Place(reader.file, part=part.name)
        self.fills: dict[etree._Element, Paint | None] = {}

    def read(self) -> None:
        drawings = list(drawn_in(self.root))
        for drawn in drawings:
            shape = next((e for e in drawn.element.iter(_SHAPES)), None)
            if shape is not None:
                self.fills[shape] = drawn.fill
        for element in self.root.iter(_P, _TABLE):
            if any(a.tag in _UNSEEN for a in element.iterancestors()):
                continue
            if element.tag == _TABLE:
                self._table(element)
            elif not self._is_separator(element):
                self._paragraph(element)
        for drawn in drawings:
            self._drawing(drawn)
        self._marks()

    def _paragraph(self, element: etree._Element) -> None:
        self.place = self._at(element)
        properties = element.find(_W + "pPr")
        named = properties.find(_W + "pStyle") if properties is not None else None
        style = self.looks.style(named.get(_VAL, "") if named is not None else "")
        said = {**self.looks.paragraph_style(style), **paragraph_said(properties)}
        holder = next((a for a in element.iterancestors(_CELL, _BOX)), None)
        table, row, column, fill, room = None, -1, -1, None, 0.0
        if holder is not None and holder.tag == _BOX:
            room = box_room(holder)
        under: Said = {}
        if holder is not None and holder.tag == _CELL:
            around = next(holder.iterancestors(_TABLE), None)
            if around is not None and around in self.grids:
                table, grid = self.grids[around]
                row, column = grid.place(holder)
                fill, under = grid.look(holder)
                room = cell_room(holder, around)
        # LibreOffice draws the borders of a frame within its width; Word lets them stand out.
        room = room or max(said.get("frame", 0) - said.get("borders", 0), 0) / TWIP
        room = max(room - (said.get("ind_left", 0) + said.get("ind_right", 0)) / TWIP, 0.0)
        paints = [said.get("fill"), fill]
        behind = self._behind(element)
        base = styled(self.looks, under, style)
        shown = self.looks.palette.shown

        def ground(run: Said) -> str:
            for paint in (run.get("mark"), run.get("fill"), *paints):
                if paint is not None and paint != NO_FILL:
                    return shown(paint)
            return behind

        found = self.runs.read(element, base, ground)
        role, level = self._role(style, said, found.fields, in_table=table is not None)
        index = len(self.all.paragraphs)
        self.indexes[element] = index
        broken = properties is not None and properties.find(_W + "sectPr") is not None
        self.all.paragraphs.append(
            Paragraph(
                self.place, role, level, self.looks.name(style), tuple(found.runs), bool(said.get("num")),
                _alignment(said), table, row, column, frozenset(found.fields - {""}), found.holds or broken,
                "framed" in said or (holder is not None and holder.tag == _BOX),
                hidden=bool(found.hidden) and not found.shown, room=room,
            )
        )  # fmt: skip
        for around in element.iterancestors(_TABLE):
            if around in self.grids:
                number = self.grids[around][0]
                one = self.all.tables[number]
                self.all.tables[number] = replace(one, first=one.first if one.first >= 0 else index, last=index)

    def _role(self, style: str, said: Said, fields: set[str], *, in_table: bool) -> tuple[Role, int]:
        names = self.looks.names(style)
        of_part = _PART_ROLES.get(self.part.kind)
        level = said["outline"] + 1 if "outline" in said else _level(names)
        listed = said.get("num_level", 0) + 1 if said.get("num") else 0
        if of_part is not None:
            return of_part, 0
        for name in names:
            if name in _ROLES:
                return _ROLES[name], 0
            if name.startswith("toc ") and (of_contents := whole(name[4:])):
                return "contents", of_contents
        if 0 < level <= 9:
            return "heading", level
        if "TOC" in fields:
            return "contents", 0
        if listed:
            return "list", listed
        return ("cell" if in_table else "body"), 0

    def _table(self, element: etree._Element) -> None:
        grid = Grid(element, self.looks)
        self.grids[element] = len(self.all.tables), grid
        inside = next((p for p in element.iter(_P) if p in self.trails), None)
        steps = self.trails.get(inside, ()) if inside is not None else ()
        nested = any(step == "inner table" for step in steps) or next(element.iterancestors(_TABLE), None) is not None
        kept = tuple(step for step in steps if not step.startswith(("paragraph ", "row ", "column ")))
        properties = element.find(_W + "tblPr")
        title, description = (_said(properties, name) for name in ("tblCaption", "tblDescription"))
        number = self.numbers.get(inside, 0) if inside is not None else 0
        place = Place(self.all.file, kept, order=self._order(number), part=self.part.name, paragraph=number)
        self.all.tables.append(Table(place, grid.read(), title, description, nested=nested))

    def _drawing(self, drawn: Drawn) -> None:
        holder = next((a for a in drawn.element.iterancestors(_P) if a in self.indexes), None)
        index = self.indexes.get(holder) if holder is not None else None
        base = self.all.paragraphs[index].place if index is not None else Place(self.all.file, part=self.part.name)
        about = drawn.element.find(clark("wp:docPr"))
        step = drawn_step(about) if about is not None else f'picture "{drawn.name}"'
        steps = tuple(each for each in base.trail if not each.startswith("paragraph "))
        fill = self.looks.palette.shown(drawn.fill)
        if drawn.behind:
            self.all.behind.add(fill if drawn.kind == "shape" else "")
        link = None
        if target := self.targets.get(drawn.link, ""):
            link = self._link(target, "", drawn.alt or drawn.title)
        self.all.drawings.append(
            Drawing(
                replace(base, trail=(*steps, step)), drawn.kind, drawn.name, drawn.alt, drawn.title, drawn.decorative,
                drawn.inline, drawn.words, index, chart=self._chart(drawn.chart), fill=fill,
                ground=self.all.paper, link=link,
            )
        )  # fmt: skip

    def _chart(self, id_: str) -> Chart | None:
        related = self.all.package.relationships(self.part.name)
        part = next((rel.target for rel in related if rel.id == id_ and not rel.external), "")
        return read_chart(self.all.package, part, self.looks.palette, self.all.paper)

    def _marks(self) -> None:
        if self.part.kind == "comments":
            for comment in self.root.iter(_W + "comment"):
                text = "".join(t.text or "" for t in comment.iter(_W + "t"))
                first = next(comment.iter(_P), None)
                place = (
                    self._at(first) if first is not None else Place(self.all.file, ("comments",), part=self.part.name)
                )
                self.all.marks.append(Mark(place, "comment", text, comment.get(_W + "author", "")))
            return
        for change in self.root.iter(*(_W + name for name in _CHANGES)):
            if any(a.tag == clark("mc:Fallback") for a in change.iterancestors()):
                continue
            around = next((a for a in change.iterancestors(_P)), None)
            text = "".join(t.text or "" for t in change.iter(_W + "t", _W + "delText"))
            place = self._at(around) if around is not None else Place(self.all.file, part=self.part.name)
            kind = _CHANGES[str(change.tag).rpartition("}")[2]]
            self.all.marks.append(Mark(place, kind, text, change.get(_W + "author", "")))

    def _behind(self, element: etree._Element) -> str:
        """The colour behind a paragraph: of the text box that it stands in, or the paper."""
        for shape in element.iterancestors(_SHAPES):
            fill = self.fills.get(shape)
            return self.looks.palette.shown(fill) if fill is not None and fill != NO_FILL else ""
        return self.all.paper

    def _is_separator(self, element: etree._Element) -> bool:
        if self.part.kind not in ("footnotes", "endnotes"):
            return False
        return any(a.get(_W + "type") in _SEPARATORS for a in element.iterancestors())

    def _link(self, target: str, tip: str, text: str = "") -> int:
        self.all.links.append(Link(self.place, text, target, tip))
        return len(self.all.links) - 1

    def _at(self, element: etree._Element) -> Place:
        number = self.numbers.get(element, 0)
        trail = self.trails.get(element, ())
        return Place(self.all.file, trail, order=self._order(number), part=self.part.name, paragraph=number)

    def _order(self, number: int) -> int:
        return self.all.before + number


def _level(names: list[str]) -> int:
    """The level of a heading by the name of its style, or of one that it is based on."""
    numbers = (whole(name[8:]) for name in names if name.startswith("heading "))
    return next((number for number in numbers if number), 0)


def _alignment(said: Said) -> str:
    align = said.get("align", "left")
    if align in _JUSTIFIED:
        return "both"
    if align == "center":
        return "center"
    # 'left' and 'right' of a paragraph from right to left are those of its lines (17.3.1.13).
    turned = bool(said.get("rtl")) and align in ("left", "right", "start", "end")
    return "right" if (align in ("right", "end")) != turned else "left"


def _said(properties: etree._Element | None, name: str) -> str:
    found = properties.find(_W + name) if properties is not None else None
    return found.get(_VAL, "").strip() if found is not None else ""
