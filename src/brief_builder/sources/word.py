"""A Word document → its paragraphs, cells and notes, without what was deleted or hidden."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from brief_builder.sources.text import Kind, SourceText, joined

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def read_word(content: bytes, shown: str) -> SourceText:
    """The text of the body, its tables and text boxes, then the foot- and endnotes."""
    import docx  # on first use: it takes its time

    document = docx.Document(io.BytesIO(content))
    styles = {style.style_id: (style.name or "") for style in document.styles}
    return joined(shown, _pieces(document, styles))


def _pieces(document: Any, styles: dict[str, str]) -> Iterator[tuple[Kind, str, str]]:
    heading = ""
    numbers = {"paragraph": 0, "table": 0}
    tables: dict[Any, int] = {}
    cells: dict[Any, tuple[int, int, int]] = {}
    last_cell = None
    for element in document.element.body.iter(f"{_W}p", f"{_W}tbl", f"{_W}tc"):
        if element.tag == f"{_W}tbl":
            numbers["table"] += 1
            tables[element] = numbers["table"]
            continue
        if element.tag == f"{_W}tc":
            row = element.getparent()
            siblings = [cell for cell in row if cell.tag == f"{_W}tc"] if row is not None else [element]
            table = row.getparent() if row is not None else None
            rows = [r for r in table if r.tag == f"{_W}tr"] if table is not None else [row]
            at = rows.index(row) + 1 if row in rows else 1
            cells[element] = (tables.get(table, numbers["table"]), at, siblings.index(element) + 1)
            continue
        words = _words(element)
        cell = _above(element, f"{_W}tc")
        if cell is not None and cell in cells:
            table_at, row_at, cell_at = cells[cell]
            place = f"table {table_at}, row {row_at}, cell {cell_at}"
            kind: Kind = "paragraph" if cell is last_cell else "row" if cell_at == 1 else "cell"
            if words.strip():
                last_cell = cell
            yield kind, place, words
            continue
        numbers["paragraph"] += 1
        name = _style(element, styles)
        under = f", under “{heading[:60]}”" if heading else ""
        if name.lower().startswith(("heading", "title")) and words.strip():
            heading = words.strip()
            yield "heading", f"paragraph {numbers['paragraph']}", words
        else:
            yield "paragraph", f"paragraph {numbers['paragraph']}{under}", words
    yield from _notes(document)


def _notes(document: Any) -> Iterator[tuple[Kind, str, str]]:
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        kind = _NOTES.get(relation.reltype.rsplit("/", 1)[-1])
        if kind is None or relation.is_external:
            continue
        number = 0
        for note in parse_xml(relation.target_part.blob):
            if note.get(f"{_W}type") not in (None, "normal"):
                continue  # the lines that divide notes from the text
            number += 1
            for paragraph in note.iter(f"{_W}p"):
                yield "note", f"{kind} {number}", _words(paragraph)


def _words(paragraph: Any) -> str:
    """The text of a paragraph and not of what stands in text boxes anchored in it."""
    out: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in _UNSEEN or element.tag in (_FALLBACK, f"{_W}txbxContent") or _is_hidden(element):
            continue
        if element.tag == f"{_W}t":
            out.append(element.text or "")
        elif element.tag in _MARKS:
            out.append(_MARKS[element.tag])
        elif element.tag != f"{_W}pPr":
            stack.extend(reversed(element))
    return "".join(out)


def _is_hidden(element: Any) -> bool:
    if element.tag != f"{_W}r":
        return False
    mark = element.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _above(element: Any, tag: str) -> Any:
    found = element.getparent()
    while found is not None and found.tag != tag:
        found = found.getparent()
    return found


def _style(paragraph: Any, styles: dict[str, str]) -> str:
    mark = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return styles.get(mark.get(f"{_W}val"), "") if mark is not None else ""
