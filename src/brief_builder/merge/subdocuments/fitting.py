"""A document, and the part of the template where it is inserted → its XML with slots for what each insertion renews."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass

from lxml import etree

from brief_builder.merge.languages.own import own_language
from brief_builder.merge.parts.namespaces import Namespaces, collect
from brief_builder.merge.subdocuments.languages import keep_languages
from brief_builder.merge.subdocuments.lists import Lists
from brief_builder.merge.subdocuments.numbering import number_paragraph
from brief_builder.merge.subdocuments.reading import Source, level_of
from brief_builder.merge.subdocuments.sections import Page, keep_sections
from brief_builder.merge.subdocuments.slots import Pieces, Slots
from brief_builder.merge.subdocuments.styling import StyleMap
from brief_builder.office.schema import W, drop, in_order, properties, put, value
from brief_builder.office.xml import NAMESPACES, clark, whole
from brief_builder.template.marks import RESUME

_R = f"{{{NAMESPACES['r']}}}"
_VML = "{urn:schemas-microsoft-com:vml}"
_RELID = "{urn:schemas-microsoft-com:office:office}relid"
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_STYLED = (W + "rStyle", W + "tblStyle")
_ID, _VAL, _NAME, _ANCHOR = W + "id", W + "val", W + "name", W + "anchor"
_WORD = re.compile(r"[^\s\"\\]+")


@dataclass(frozen=True)
class Look:
    """How a document is inserted: with its own styles or the template's, and its headings moved by how many levels."""

    own: bool = False
    shift: int = 0


@dataclass(frozen=True)
class Setting:
    """Where a document is inserted.

    Attributes:
        part: the template's part.
        page: the template's page; all '' where no section may be kept.
        first: whether nothing stands before.
        new_page: whether the tag's paragraph begins a page.
    """

    part: str
    page: Page
    first: bool
    new_page: bool


@dataclass(frozen=True)
class Fitted:
    """A document made to fit.

    Attributes:
        blocks: the XML of its paragraphs and tables.
        notes: ('footnote' or 'endnote', id) → the XML of a note.
        begins_with_table: whether its first block is a table.
        ends_in_table: whether its last block is one; True also when it has no block.
        has_sections: whether it keeps section breaks.
        page_lost: whether its last section has a page that is not kept.
    """

    blocks: Pieces
    notes: dict[tuple[str, str], Pieces]
    begins_with_table: bool
    ends_in_table: bool
    has_sections: bool
    page_lost: bool


class Fitter:
    """Fits one document into the template, with one look.

    Args:
        source: the document.
        styles, lists: what its styles and lists become.
        look: how it is inserted.
        said: the language of the document that it goes to; None where nobody has said it.
    """

    def __init__(self, source: Source, styles: StyleMap, lists: Lists, look: Look, said: str | None = None) -> None:
        self.source, self.styles, self.lists, self.look = source, styles, lists, look
        self._languages = (own_language(source.package).default, said)
        self._names = {
            mark.get(_NAME, "")
            for root in (source.body, *source.notes.values())
            for mark in root.iter(W + "bookmarkStart")
        }

    def fitted(self, setting: Setting, spaces: Namespaces, notes: dict[str, Namespaces]) -> Fitted:
        """The document for a setting.

        Args:
            setting: where it goes.
            spaces: the namespaces of the template's part.
            notes: 'footnote' or 'endnote' → those of the template's part for them.
        """
        body = copy.deepcopy(self.source.body)
        slots = Slots()
        has_sections, page_lost = keep_sections(body, setting.page, slots, first=setting.first)
        used = self._fit(body, self.source.package.main_part, slots)
        blocks = [child for child in body if isinstance(child.tag, str)]
        shown = [child for child in blocks if child.tag in (W + "p", W + "tbl", W + "sdt")]
        if setting.new_page and shown and shown[0].tag == W + "p":
            put(properties(shown[0]), "pageBreakBefore")
        text = self._text(blocks, self.source.package.main_part, spaces)
        return Fitted(
            slots.pieces(text + (RESUME if has_sections else "")),
            {key: self._note(key, notes[key[0]]) for key in used if key in self.source.notes},
            bool(shown) and shown[0].tag == W + "tbl",
            not shown or shown[-1].tag != W + "p",
            has_sections,
            page_lost,
        )

    def _note(self, key: tuple[str, str], spaces: Namespaces) -> Pieces:
        note = copy.deepcopy(self.source.notes[key])
        part, slots = self.source.notes_parts[key[0]], Slots()
        self._fit(note, part, slots)
        note.set(_ID, slots.add(*key))
        return slots.pieces(self._text([note], part, spaces))

    def _text(self, elements: list[etree._Element], part: str, spaces: Namespaces) -> str:
        known, ignorable = self.source.roots[part]
        collect(elements, spaces, known, ignorable)
        return spaces.texts(elements)

    def _fit(self, root: etree._Element, part: str, slots: Slots) -> list[tuple[str, str]]:
        """Change a tree; returns the notes that it refers to."""
        for paragraph in list(root.iter(W + "p")):
            self._paragraph(paragraph, slots)
        if self.look.own:
            self.styles.theme.settle(root)
        notes: list[tuple[str, str]] = []
        for element in list(root.iter(etree.Element)):
            tag = str(element.tag)
            if tag in _STYLED:
                _set_or_drop(element, self.styles.id(element.get(_VAL, "")))
            elif tag in _NOTES:
                key = (_NOTES[tag], element.get(_ID, ""))
                if key not in self.source.notes:
                    drop(element)
                    continue
                notes.append(key)
                element.set(_ID, slots.add(*key))
            elif tag == clark("wp:docPr"):
                element.set("id", slots.add("fresh"))
            elif tag.startswith(_VML) and "id" in element.attrib and not tag.endswith("}shapetype"):
                element.set("id", slots.add("shape", element.get("id")))
            self._relate(element, part, slots)
        for control in root.iter(W + "sdtPr"):
            for number in control.findall(W + "id"):
                number.set(_VAL, slots.add("fresh"))
        self._bookmarks(root, part, slots)
        keep_languages(root, *self._languages)
        return list(dict.fromkeys(notes))

    # -- paragraphs

    def _paragraph(self, paragraph: etree._Element, slots: Slots) -> None:
        held = paragraph.find(W + "pPr")
        old = value(held, "pStyle")
        default = self.source.styles.default("paragraph")
        if self.source.styles.style(old) is None:
            old = default.get(W + "styleId", "") if default is not None else ""
            new = self.styles.default_paragraph()
        else:
            new = self.styles.id(old)
        level = level_of(self.source.styles.style(old))
        if level and self.look.shift:
            new = self.styles.heading(min(max(level + self.look.shift, 1), 9), old)
        if held is not None and (named := held.find(W + "pStyle")) is not None:
            held.remove(named)
        if new:
            put(properties(paragraph), "pStyle", val=new)
        if held is not None and self.look.shift and (outline := held.find(W + "outlineLvl")) is not None:
            given = whole(outline.get(_VAL), 9)
            if given < 9:
                outline.set(_VAL, str(min(max(given + self.look.shift, 0), 8)))
        number_paragraph(paragraph, old, new, level, self.lists, slots)
        if (now := paragraph.find(W + "pPr")) is not None:
            in_order(now)

    # -- what leads elsewhere

    def _relate(self, element: etree._Element, part: str, slots: Slots) -> None:
        for name in [str(key) for key in element.attrib if str(key).startswith(_R) or key == _RELID]:
            old = element.get(name, "")
            if not old:
                continue
            if old in self.source.relationships[part]:
                element.set(name, slots.add("relationship", (part, old)))
            elif element.tag == W + "hyperlink":
                del element.attrib[name]
            else:
                element.set(name, "")

    def _bookmarks(self, root: etree._Element, part: str, slots: Slots) -> None:
        """Fresh ids and names; what refers to them by name follows."""
        starts = {mark.get(_ID, ""): mark for mark in root.iter(W + "bookmarkStart")}
        ends = {mark.get(_ID, ""): mark for mark in root.iter(W + "bookmarkEnd")}
        for mark in list(root.iter(W + "bookmarkStart", W + "bookmarkEnd")):
            number = mark.get(_ID, "")
            whole = number in starts and number in ends
            here = whole and mark in (starts[number], ends[number])
            if not here or starts[number].get(_NAME, "") in ("", "_GoBack"):
                drop(mark)
        for mark in root.iter(W + "bookmarkStart", W + "bookmarkEnd"):
            mark.set(_ID, slots.add("bookmark", (part, mark.get(_ID, ""))))
            if mark.tag == W + "bookmarkStart":
                mark.set(_NAME, slots.add("name", mark.get(_NAME, "")))
        for link in root.iter(W + "hyperlink"):
            if link.get(_R + "id") is None and link.get(_ANCHOR, "") in self._names:
                link.set(_ANCHOR, slots.add("name", link.get(_ANCHOR, "")))
        for simple in root.iter(W + "fldSimple"):
            simple.set(W + "instr", self._code(simple.get(W + "instr", ""), slots))
        for codes in _fields(root):
            whole_code = "".join(code.text or "" for code in codes)
            changed = self._code(whole_code, slots)
            if changed != whole_code:
                codes[0].text = changed
                for code in codes[1:]:
                    code.text = ""

    def _code(self, code: str, slots: Slots) -> str:
        """A field's code with the names of bookmarks in it made slots."""
        return _WORD.sub(lambda word: slots.add("name", word[0]) if word[0] in self._names else word[0], code)


def _set_or_drop(element: etree._Element, new: str) -> None:
    if new:
        element.set(_VAL, new)
    else:
        drop(element)


def _fields(root: etree._Element) -> list[list[etree._Element]]:
    """The pieces of each field's code; a field may stand in the code of another."""
    out: list[list[etree._Element]] = []
    open_: list[list[etree._Element]] = []
    for element in root.iter(W + "fldChar", W + "instrText"):
        if element.tag == W + "instrText":
            if open_:
                open_[-1].append(element)
            continue
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            open_.append([])
        elif kind == "end" and open_:
            out.append(open_.pop())
    return [codes for codes in out if codes]
