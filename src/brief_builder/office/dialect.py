"""What differs between WordprocessingML and DrawingML, as data: the engine is written once over a `Dialect`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from brief_builder.office.cell_words import say_in_word, say_on_slide
from brief_builder.office.xml import NAMESPACES, clark

_WORD_2010_DRAWING = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
_XML_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


@dataclass(frozen=True)
class Dialect:
    """The names and rules of one markup language for text.

    Attributes:
        name: 'Word', 'PowerPoint' or 'properties', as messages say it.
        namespace: the namespace whose prefix `run` needs.
        paragraph, run, run_properties, paragraph_properties, end_properties, text: Clark names of the
            elements that hold text; end_properties closes a DrawingML paragraph, and is '' in Word.
        breaks: elements that stand for one character of a paragraph's text, and the character.
        paired: elements that begin or end something elsewhere; they outlive the paragraph that they stand in.
        unread: elements whose text does not exist for a reader (tracked deletions).
        deleted_text: elements that hold the text of what is unread.
        table, row, cell: Clark names.
        frame: what an emptied table takes with it, or None when it goes alone.
        covers: whether a row has a cell for each column, those too that a merged cell covers.
        most_columns: how many columns a table may have; in PowerPoint as many as its dialog inserts.
        table_mark: the kind of mark around a table that is settled when its rows and columns are there.
        say_of_cell: (cell, 'vm', 'hm', 'colspan' or 'cellbg', what is said, number of the tag) writes it to the cell.
        must_end: container → the element it must end in; filled with an empty one when a block leaves none.
        heads: container → elements that stand before its content.
        content: elements that count as something to see in a paragraph without text.
        page_breaks: element → (attribute, its values) that make it the end of a page or column, which is seen as well.
        note_marks: elements that show the number of a note in the note itself.
        fresh: (element, attribute) whose values must be unique in the part.
        drop_in_copies: (element, attribute) that may not be repeated and may be left out.
        write_run: (prefix, run properties as XML, text) → the XML of runs that show the text.
        run_ends: (prefix, run properties as XML) → what stands before and after words without breaks in such a run.
        empty_paragraph: (prefix) → the XML of an empty paragraph.
    """

    name: str
    namespace: str
    paragraph: str
    run: str
    run_properties: str
    paragraph_properties: str
    end_properties: str
    text: str
    breaks: Mapping[str, str]
    paired: frozenset[str]
    unread: frozenset[str]
    deleted_text: tuple[str, ...]
    table: str
    row: str
    cell: str
    frame: str | None
    covers: bool
    most_columns: int
    table_mark: str
    must_end: Mapping[str, str]
    heads: Mapping[str, frozenset[str]]
    content: frozenset[str]
    page_breaks: Mapping[str, tuple[str, frozenset[str]]]
    note_marks: frozenset[str]
    fresh: tuple[tuple[str, str], ...]
    drop_in_copies: tuple[tuple[str, str], ...]
    say_of_cell: Callable[[etree._Element, str, str, int], None] = field(repr=False)
    write_run: Callable[[str, str, str], str] = field(repr=False)
    run_ends: Callable[[str, str], tuple[str, str]] = field(repr=False)
    empty_paragraph: Callable[[str], str] = field(repr=False)

    def ends_page(self, node: etree._Element) -> bool:
        """Whether an element ends a page or a column, as its author typed it."""
        name, values = self.page_breaks.get(str(node.tag), ("", frozenset()))
        return bool(values) and node.get(name) in values

    def shows(self, node: etree._Element) -> bool:
        """Whether an element is something that a reader sees, its text apart."""
        return node.tag in self.content or self.ends_page(node)

    def __reduce__(self) -> tuple[Callable[[str], Dialect], tuple[str]]:
        """A dialect that comes from another process is the one that stands here."""
        return _called, (self.name,)


def _called(name: str) -> Dialect:
    return next(dialect for dialect in (WORD, DRAWING, PLAIN) if dialect.name == name)


def escape(text: str) -> str:
    """Text as it stands between XML tags."""
    if "&" in text or "<" in text or ">" in text:
        return text.translate(_XML_ESCAPES)
    return text


def escape_attribute(text: str) -> str:
    """Text as it stands in a double-quoted XML attribute."""
    return text.translate(_ATTRIBUTE_ESCAPES)


def _word_ends(prefix: str, properties: str) -> tuple[str, str]:
    return f'<{prefix}r>{properties}<{prefix}t xml:space="preserve">', f"</{prefix}t></{prefix}r>"


def _drawing_ends(prefix: str, properties: str) -> tuple[str, str]:
    return f"<{prefix}r>{properties}<{prefix}t>", f"</{prefix}t></{prefix}r>"


def _broken(text: str) -> str:
    """Text as it stands between XML tags, in which `\\n` is every line's end: of any system, or a vertical tab."""
    return escape(text).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")


def _word_run(prefix: str, properties: str, text: str) -> str:
    """Line breaks, tabs and page breaks are elements in a Word run."""
    open_, close = f'<{prefix}t xml:space="preserve">', f"</{prefix}t>"
    body = _broken(text)
    if "\u00ad" in body:  # Word draws the character itself as a hyphen that is always there
        body = body.replace("\u00ad", f"{close}<{prefix}softHyphen/>{open_}")
    for character, element in (("\n", "br/"), ("\t", "tab/"), ("\f", f'br {prefix}type="page"/')):
        if character in body:
            body = body.replace(character, f"{close}<{prefix}{element}>{open_}")
    body = f"{open_}{body}{close}".replace(open_ + close, "")
    return f"<{prefix}r>{properties}{body}</{prefix}r>"


def _drawing_run(prefix: str, properties: str, text: str) -> str:
    """A line break is a sibling of runs in DrawingML; a tab is a character."""
    lines = _broken(text).replace("\f", "\n").split("\n")
    runs = [f"<{prefix}r>{properties}<{prefix}t>{line}</{prefix}t></{prefix}r>" if line else "" for line in lines]
    return f"<{prefix}br>{properties}</{prefix}br>".join(runs)


def _plain_run(_prefix: str, _properties: str, text: str) -> str:
    return escape(text)


def _set(*names: str) -> frozenset[str]:
    return frozenset(clark(name) for name in names)


_NOTE_MARKS = ("w:footnoteRef", "w:endnoteRef", "w:annotationRef")
WORD = Dialect(
    name="Word",
    namespace=NAMESPACES["w"],
    paragraph=clark("w:p"),
    run=clark("w:r"),
    run_properties=clark("w:rPr"),
    paragraph_properties=clark("w:pPr"),
    end_properties="",
    text=clark("w:t"),
    breaks={clark("w:tab"): "\t", clark("w:br"): "\n", clark("w:cr"): "\n", clark("w:noBreakHyphen"): "-",
            clark("w:softHyphen"): "\u00ad"},
    paired=_set(
        "w:bookmarkStart", "w:bookmarkEnd", "w:permStart", "w:permEnd", "w:commentRangeStart", "w:commentRangeEnd",
    ),
    unread=_set("w:del", "w:moveFrom"),
    deleted_text=(clark("w:delText"),),
    table=clark("w:tbl"),
    row=clark("w:tr"),
    cell=clark("w:tc"),
    frame=None,
    covers=False,
    most_columns=63,
    table_mark="G",
    must_end={
        clark(name): clark("w:p")
        for name in ("w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment")
    },
    heads={clark("w:tc"): _set("w:tcPr")},
    content=_set("w:drawing", "w:pict", "w:object", "w:footnoteReference", "w:endnoteReference", "w:sectPr", "w:sym",
                 "w:fldChar", "w:fldSimple", "w:ptab", *_NOTE_MARKS),
    page_breaks={clark("w:br"): (clark("w:type"), frozenset({"page", "column"}))},
    note_marks=_set(*_NOTE_MARKS),
    fresh=((clark("wp:docPr"), "id"), (clark("w:id"), clark("w:val"))),
    drop_in_copies=tuple(
        (clark(element), f"{{{namespace}}}{attribute}")
        for namespace, elements, attributes in (
            (NAMESPACES["w14"], ("w:p", "w:tr"), ("paraId", "textId")),
            (_WORD_2010_DRAWING, ("wp:inline", "wp:anchor"), ("anchorId", "editId")),
        )
        for element in elements
        for attribute in attributes
    ),
    say_of_cell=say_in_word,
    write_run=_word_run,
    run_ends=_word_ends,
    empty_paragraph=lambda prefix: f"<{prefix}p/>",
)  # fmt: skip

# Texts in DrawingML: of shapes, cells, charts, of SmartArt's points and their drawing, of comments.
_BODIES = ("p:txBody", "a:txBody", "c:rich", "dgm:t", "dsp:txBody", "p188:txBody")
DRAWING = Dialect(
    name="PowerPoint",
    namespace=NAMESPACES["a"],
    paragraph=clark("a:p"),
    run=clark("a:r"),
    run_properties=clark("a:rPr"),
    paragraph_properties=clark("a:pPr"),
    end_properties=clark("a:endParaRPr"),
    text=clark("a:t"),
    breaks={clark("a:br"): "\n"},
    paired=frozenset(),
    unread=frozenset(),
    deleted_text=(),
    table=clark("a:tbl"),
    row=clark("a:tr"),
    cell=clark("a:tc"),
    frame=clark("p:graphicFrame"),
    covers=True,
    most_columns=75,
    table_mark="S",
    must_end={clark(name): clark("a:p") for name in _BODIES},
    heads={clark(name): _set("a:bodyPr", "a:lstStyle") for name in _BODIES},
    content=_set("a:fld"),
    page_breaks={},
    note_marks=frozenset(),
    fresh=((clark("p:cNvPr"), "id"), ("{http://schemas.microsoft.com/office/drawing/2014/main}rowId", "val")),
    drop_in_copies=(),
    say_of_cell=say_on_slide,
    write_run=_drawing_run,
    run_ends=_drawing_ends,
    empty_paragraph=lambda prefix: f"<{prefix}p/>",
)

# Document properties: elements that hold nothing but text.
PLAIN = Dialect(
    name="properties",
    namespace="",
    paragraph="",
    run="",
    run_properties="",
    paragraph_properties="",
    end_properties="",
    text="",
    breaks={},
    paired=frozenset(),
    unread=frozenset(),
    deleted_text=(),
    table="",
    row="",
    cell="",
    frame=None,
    covers=False,
    most_columns=0,
    table_mark="",
    must_end={},
    heads={},
    content=frozenset(),
    page_breaks={},
    note_marks=frozenset(),
    fresh=(),
    drop_in_copies=(),
    say_of_cell=say_in_word,
    write_run=_plain_run,
    run_ends=lambda _prefix, _properties: ("", ""),
    empty_paragraph=lambda _prefix: "",
)
