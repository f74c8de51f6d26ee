"""A part's tree in → for each paragraph the words that lead a person to it: section, table, row, column, shape.

Word has no pages in its file, so a place is told by heading; PowerPoint's by slide, its title, and the shape.
"""

from __future__ import annotations

import re

from lxml import etree

from brief_builder.office.dialect import DRAWING, WORD, Dialect
from brief_builder.office.package import Package
from brief_builder.office.parts import Part
from brief_builder.office.styles import heading_styles
from brief_builder.office.xml import clark

_P_STYLE = f"{clark('w:pPr')}/{clark('w:pStyle')}"
_BOX = clark("w:txbxContent")
_POINT = clark("dgm:t")
_DRAWN_KINDS = {
    clark(f"p:{name}"): shown
    for name, shown in (
        ("nvSpPr", "shape"), ("nvGrpSpPr", "group"), ("nvCxnSpPr", "line"), ("nvGraphicFramePr", "table"),
    )
}  # fmt: skip
_TITLE_KINDS = ("title", "ctrTitle")
_NOTES = {clark(f"w:{kind}"): kind for kind in ("footnote", "endnote", "comment")}


def own_text(paragraph: etree._Element, dialect: Dialect) -> str:
    """The text of a paragraph without that of paragraphs inside it (text boxes)."""
    return "".join(
        t.text or ""
        for t in paragraph.iter(dialect.text)
        if next(t.iterancestors(dialect.paragraph), None) is paragraph
    )


def paragraph_trails(root: etree._Element, part: Part, package: Package) -> dict[etree._Element, tuple[str, ...]]:
    """Each paragraph → the steps to it, outermost first: the part's own name where it has one, or the note's.

    Parts of single texts, such as the properties of a document, have no paragraphs.
    """
    if not part.dialect.paragraph:
        return {}
    in_word = part.dialect is WORD and package.kind == "docx"
    headings = heading_styles(package) if in_word else {}
    if in_word and len(root) and root[0].tag in _NOTES:
        return _note_trails(root, part, package, headings)
    return _Walker(part, headings).walk(root)


def _note_trails(
    root: etree._Element, part: Part, package: Package, headings: dict[str, int]
) -> dict[etree._Element, tuple[str, ...]]:
    """As above, in a part of notes: each is called by the place of its reference among all of the body.

    That is the number that the document shows, unless the template numbers them otherwise.
    """
    kind = _NOTES[root[0].tag]
    body = package.read(package.main_part).decode("utf-8", "replace")
    referred = dict.fromkeys(re.findall(rf'<\w+:{kind}Reference\b[^>]*:id="(-?\d+)"', body))
    numbers = {id_: number for number, id_ in enumerate(referred, start=1)}
    out: dict[etree._Element, tuple[str, ...]] = {}
    for note in root:
        number = numbers.get(note.get(clark("w:id"), ""))
        first = f"{kind} {number}" if number is not None else f"{kind} without a reference"
        trails = _Walker(part, headings).walk(note)
        several = len(trails) > 1
        for paragraph, (_, *steps) in trails.items():
            out[paragraph] = (first, *(steps if several or len(steps) > 1 else ()))
    return out


def part_trail(root: etree._Element, part: Part) -> tuple[str, ...]:
    """The step to a part as a whole, with the title of a slide; () for the body of a Word document."""
    return tuple(_Walker(part, {}).first(root))


def drawn_step(drawn: etree._Element) -> str:
    """What a person calls the drawing that this element names: 'picture "Logo"', on slides also a shape or a table."""
    holder = drawn.getparent()
    what = _DRAWN_KINDS.get(str(holder.tag), "picture") if holder is not None else "picture"
    return f'{what} "{drawn.get("name", "")}"'


def fallback_twins(root: etree._Element) -> dict[etree._Element, etree._Element]:
    """What stands in a text box for old readers → the same in the box for new readers, where the two are alike."""
    twins: dict[etree._Element, etree._Element] = {}
    for alternate in root.iter(clark("mc:AlternateContent")):
        choice, fallback = (alternate.find(clark(f"mc:{name}")) for name in ("Choice", "Fallback"))
        boxes = [list(e.iter(_BOX)) if e is not None else [] for e in (choice, fallback)]
        for shown, repeated in zip(*boxes, strict=False):
            pairs = list(zip(shown.iter(), repeated.iter(), strict=False))
            if all(one.tag == other.tag for one, other in pairs):
                twins |= {other: one for one, other in pairs}
    return twins


class _Walker:
    def __init__(self, part: Part, headings: dict[str, int]) -> None:
        self.part = part
        self.dialect = part.dialect
        self.headings = headings
        self.section = ""
        self.paragraphs = 0
        self.tables = 0
        self.table_names: dict[etree._Element, str] = {}
        self.numbers: dict[etree._Element, dict[etree._Element, int]] = {}
        self.out: dict[etree._Element, tuple[str, ...]] = {}
        self.boxed: dict[etree._Element, int] = {}
        self.points: dict[etree._Element, int] = {}

    def walk(self, root: etree._Element) -> dict[etree._Element, tuple[str, ...]]:
        first = self.first(root)
        for paragraph in root.iter(self.dialect.paragraph):
            if (box := next(paragraph.iterancestors(_BOX), None)) is not None:
                self.out[paragraph] = self._in_box(box)
                continue
            text = own_text(paragraph, self.dialect).strip()
            cells = self._cells(paragraph)
            if not cells:
                self.paragraphs += 1
            if text and self._is_heading(paragraph):  # nobody finds a section that has no name
                self.section, self.paragraphs, self.tables = text, 0, 0
                self.out[paragraph] = (*first, f'heading "{_short(text)}"')
                continue
            steps = list(first)
            if self.section:
                steps.append(f'section "{_short(self.section)}"')
            if shape := self._shape(paragraph):
                steps.append(shape)
            if point := self._point(paragraph):
                steps.append(point)
            steps += cells or ([f"paragraph {self.paragraphs}"] if self.dialect is WORD else [])
            self.out[paragraph] = tuple(steps)
        return self.out

    def _in_box(self, box: etree._Element) -> tuple[str, ...]:
        """The way to the paragraph that a text box hangs on, and to the next in it; each form of it counts anew."""
        outer = next(a for a in box.iterancestors() if a.tag == self.dialect.paragraph or a.getparent() is None)
        self.boxed[box] = self.boxed.get(box, 0) + 1
        return (*self.out.get(outer, ()), "text box", f"paragraph {self.boxed[box]}")

    def first(self, root: etree._Element) -> list[str]:
        """The step that leads into the part; [] for the body of a Word document."""
        if not self.part.shown:
            return []
        title = slide_title(root, self.dialect) if self.part.kind == "slide" else ""
        return [f'{self.part.shown} "{_short(title)}"' if title else self.part.shown]

    def _is_heading(self, paragraph: etree._Element) -> bool:
        style = paragraph.find(_P_STYLE)
        return style is not None and style.get(clark("w:val"), "") in self.headings

    def _shape(self, paragraph: etree._Element) -> str:
        for ancestor in paragraph.iterancestors(clark("p:sp"), clark("p:graphicFrame")):
            name = ancestor.find(f".//{clark('p:cNvPr')}")
            return f'shape "{name.get("name", "")}"' if name is not None else ""
        return ""

    def _point(self, paragraph: etree._Element) -> str:
        """The number of a point of SmartArt among those that an author types; '' elsewhere."""
        body = paragraph.getparent()
        point = body.getparent() if body is not None else None
        if body is None or point is None or body.tag != _POINT or point.get("type", "node") not in ("node", "asst"):
            return ""
        if body not in self.points:
            self.points[body] = len(self.points) + 1
        return f"point {self.points[body]}"

    def _cells(self, paragraph: etree._Element) -> list[str]:
        steps: list[str] = []
        for cell in paragraph.iterancestors(self.dialect.cell) if self.dialect.cell else ():
            row = next(cell.iterancestors(self.dialect.row), None)
            table = next(cell.iterancestors(self.dialect.table), None)
            if row is None or table is None:
                continue
            if table not in self.table_names:
                outer = next(table.iterancestors(self.dialect.table), None)
                self.tables += outer is None
                self.table_names[table] = f"table {self.tables}" if outer is None else "inner table"
            at_row, at_cell = self._number(table, row, self.dialect.row), self._number(row, cell, self.dialect.cell)
            steps = [self.table_names[table], f"row {at_row}", f"column {at_cell}", *steps]
        return steps

    def _number(self, outer: etree._Element, inner: etree._Element, tag: str) -> int:
        """The 1-based number of a row in its table, or of a cell in its row."""
        if outer not in self.numbers:
            own = [e for e in outer.iter(tag) if next(e.iterancestors(outer.tag), None) is outer]
            self.numbers[outer] = {element: number for number, element in enumerate(own, start=1)}
        return self.numbers[outer].get(inner, 0)


def slide_title(root: etree._Element, dialect: Dialect = DRAWING) -> str:
    """The words of a slide's title; '' where it has none."""
    for shape in root.iter(clark("p:sp")):
        placeholder = shape.find(f".//{clark('p:nvPr')}/{clark('p:ph')}")
        if placeholder is not None and placeholder.get("type") in _TITLE_KINDS:
            return " ".join(own_text(p, dialect).strip() for p in shape.iter(dialect.paragraph)).strip()
    return ""


def _short(text: str) -> str:
    return text if len(text) <= 48 else text[:47].rstrip() + "…"
